//! Employers: how their people get in, and what they see of themselves.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::employer_account::Standing;
use crate::ids::AccountId;
use crate::values::{AreaCode, Phone, SocialCreditCode};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Social credit code.
    pub uscc: SocialCreditCode,
    /// Name of the employer.
    pub firm: String,
    /// Who stands for it by law; may be empty.
    pub legal_rep: String,
    /// Where it works.
    pub area: AreaCode,
    /// Name of the person.
    pub name: String,
    /// Telephone of the person.
    pub phone: Phone,
}

/// A person of an employer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Which.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Telephone, masked.
    pub masked_phone: Option<String>,
    /// Where the account stands.
    pub standing: Standing,
    /// Whether it is the one asking.
    pub here: bool,
}

/// What an employer sees of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerView {
    /// Social credit code.
    pub uscc: SocialCreditCode,
    /// Name.
    pub firm: String,
    /// Where it works.
    pub place: AreaRef,
    /// Where the asker's own account stands.
    pub standing: Standing,
    /// Everybody who may sign in for it; empty until the asker is confirmed.
    pub colleagues: Vec<Colleague>,
    /// Vacancies of it that are open.
    pub open_vacancies: u32,
}

/// A registration as officers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationLine {
    /// Which account.
    pub id: AccountId,
    /// Social credit code.
    pub uscc: SocialCreditCode,
    /// Name of the employer.
    pub firm: String,
    /// The name under which an employer of this code is kept already.
    pub known_as: Option<String>,
    /// Whether that employer is on the blacklist, or has ceased.
    pub blacklisted: bool,
    /// Whether it is on the abnormal list.
    pub abnormal: bool,
    /// Other firms on the blacklist that the same person stands for.
    pub same_rep: Vec<String>,
    /// Where it works.
    pub area: AreaRef,
    /// Name of the person.
    pub name: String,
    /// Telephone of the person: officers call back.
    pub phone: Option<String>,
    /// Since when it waits.
    pub since: DateTime<Utc>,
}

/// What an invitation says to whoever opens it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Name of the employer.
    pub firm: String,
    /// Last day it works.
    pub valid_to: NaiveDate,
}

/// An employer to invite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationWish {
    /// Social credit code.
    pub uscc: SocialCreditCode,
    /// Name of the employer.
    pub firm: String,
    /// Where it works.
    pub area: AreaCode,
}

/// Questions about employers and their people.
#[async_trait]
pub trait Employers: Send + Sync {
    /// Registers somebody for an employer, and sends a code to their telephone. Gives the ticket for the cookie. Public.
    async fn register(&self, registration: Registration, address: String) -> Answered<String>;

    /// What an invitation says. Public.
    async fn invitation(&self, code: &str) -> Answered<Invitation>;

    /// Takes an invitation up: name and telephone of the person. Sends a code. Gives the ticket for the cookie. Public.
    async fn join(&self, code: &str, name: String, phone: Phone, address: String) -> Answered<String>;

    /// What the asker's employer is, and where their account stands. Employers, and those who wait.
    async fn own(&self, who: &Actor) -> Answered<EmployerView>;

    /// Lets a colleague sign in by their telephone. Confirmed employers only.
    async fn add_colleague(&self, who: &Actor, name: String, phone: Phone) -> Answered<()>;

    /// Takes a colleague out: their sessions end at once. Confirmed employers only.
    async fn remove_colleague(&self, who: &Actor, account: AccountId) -> Answered<()>;

    /// Registrations that wait in the asker's area, the oldest first. Officers only.
    async fn queue(&self, who: &Actor) -> Answered<Vec<RegistrationLine>>;

    /// Confirms a registration. Officers only.
    async fn confirm(&self, who: &Actor, account: AccountId) -> Answered<()>;

    /// Refuses a registration, with a reason the employer reads. Officers only.
    async fn refuse(&self, who: &Actor, account: AccountId, reason: String) -> Answered<()>;

    /// Makes an invitation. Gives its code, which is shown once. Officers only.
    async fn invite(&self, who: &Actor, wish: InvitationWish) -> Answered<String>;
}
