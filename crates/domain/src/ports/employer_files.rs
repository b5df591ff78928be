//! Files of employers: what is known of them, whom to talk to, how many people work there, and how they keep to the rules.

use super::{Answered, AreaRef, CaseLine, Colleague};
use crate::actor::Actor;
use crate::employer::Employer;
use crate::employer_fact::{ContactKind, EmployerContact, EmployerFact, FactDraft};
use crate::employer_staff::{StaffCount, StaffFigures};
use crate::ids::{ContactId, EmployerId};
use crate::listing::Listing;
use crate::policy::Evaluated;
use crate::values::Phone;
use async_trait::async_trait;
use chrono::NaiveDate;

/// Employers a search finds at most.
pub const EMPLOYERS_FOUND: u32 = 50;

/// What the rules say of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffRules {
    /// The figures.
    pub figures: StaffFigures,
    /// Whether the levy is waived (R10); `None` where something is not known or not set.
    pub exempt: Option<Evaluated>,
    /// Quota and levy (R11).
    pub quota: Option<Evaluated>,
    /// The share of dispatched workers (R77).
    pub dispatch: Option<Evaluated>,
}

/// The file of an employer.
#[derive(Clone, Debug, PartialEq)]
pub struct EmployerFile {
    /// The employer.
    pub employer: Employer,
    /// Where.
    pub place: Option<AreaRef>,
    /// What is known of it.
    pub fact: Option<EmployerFact>,
    /// Whom to talk to.
    pub contacts: Vec<EmployerContact>,
    /// Who may sign in for it.
    pub accounts: Vec<Colleague>,
    /// Figures of its staff, the latest first, with what the rules say.
    pub staff: Vec<StaffRules>,
    /// Its entries on the lists.
    pub listings: Vec<Listing>,
    /// Cases about it; for who handles cases.
    pub cases: Vec<CaseLine>,
    /// Other listed firms that the same person stands for.
    pub same_rep: Vec<String>,
    /// Deposits drawn so far.
    pub open_vacancies: u32,
    /// Whether the asker changes it.
    pub may_change: bool,
    /// Whether the asker gives notice of listing.
    pub may_list: bool,
    /// The day.
    pub today: NaiveDate,
}

/// A line of the list of employers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerLine {
    /// Which.
    pub id: EmployerId,
    /// Its name.
    pub name: String,
    /// Its social credit code.
    pub uscc: String,
    /// Whether it is on the wage blacklist or has ceased.
    pub hidden: bool,
}

/// What an employer sees of its own figures.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFirm {
    /// What is known of it.
    pub fact: Option<EmployerFact>,
    /// Figures of its staff, the latest first, with what the rules say.
    pub staff: Vec<StaffRules>,
    /// Whom offices talk to.
    pub contacts: Vec<EmployerContact>,
    /// The day.
    pub today: NaiveDate,
}

/// Figures as declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffDraft {
    /// For which year.
    pub year: i32,
    /// The day they speak of.
    pub as_of: NaiveDate,
    /// The figures.
    pub count: StaffCount,
    /// The version that was seen; `None` where there were none.
    pub version: Option<u32>,
}

/// Questions about files of employers. `None` for an employer is the asker's own.
#[async_trait]
pub trait EmployerFiles: Send + Sync {
    /// Employers of the asker's area whose name or code holds some words, [`EMPLOYERS_FOUND`] at most.
    async fn find_employers(&self, who: &Actor, words: &str) -> Answered<Vec<EmployerLine>>;

    /// The file of an employer.
    async fn employer_file(&self, who: &Actor, id: EmployerId) -> Answered<EmployerFile>;

    /// What the asker's own firm has declared.
    async fn own_firm(&self, who: &Actor) -> Answered<OwnFirm>;

    /// States what is known of a firm.
    async fn state_facts(&self, who: &Actor, id: Option<EmployerId>, facts: FactDraft) -> Answered<()>;

    /// Declares figures, or corrects them as an office, which confirms them.
    async fn declare_staff(&self, who: &Actor, id: Option<EmployerId>, draft: StaffDraft) -> Answered<()>;

    /// Adds somebody whom offices talk to.
    async fn add_contact(
        &self,
        who: &Actor,
        id: Option<EmployerId>,
        contact: (ContactKind, String, Phone),
    ) -> Answered<()>;

    /// Takes somebody out again.
    async fn remove_contact(&self, who: &Actor, id: Option<EmployerId>, contact: ContactId) -> Answered<()>;

    /// Says that the number of a firm ceased on a day: its vacancies close, and it posts no more.
    async fn cease_employer(&self, who: &Actor, id: EmployerId, on: NaiveDate) -> Answered<()>;
}
