//! The way in for people who have no account: one-time codes by text message, and paper codes.

use super::{Answered, SessionLine};
use crate::actor::Actor;
use crate::ids::SessionId;
use crate::session::{Device, Subject};
use crate::values::Phone;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who asks for a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeWish {
    /// The number it goes to.
    pub phone: Phone,
    /// Address of the asker, for rate limits.
    pub address: String,
}

/// A fresh session.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The secret for the cookie; only its hash is kept.
    pub token: String,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
    /// As whom.
    pub subject: Subject,
}

impl std::fmt::Debug for Entry {
    /// Never shows the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

/// What the right code leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proven {
    /// Signed in.
    Entered(Entry),
    /// Several people have the number: [`Door::choices`] lists them.
    Several,
}

/// Whom somebody may be, of those who share a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// A person on the register: surname and stars.
    Person(String),
    /// Somebody who acts for a person: surname and stars of that person.
    Proxy(String),
    /// Somebody of an employer of this name.
    Employer(String),
}

/// Questions of people who have no account. Public, but for the last three.
#[async_trait]
pub trait Door: Send + Sync {
    /// Whether codes can be sent.
    async fn sends_codes(&self) -> bool;

    /// Sends a code to a number, if anybody has it. Gives the ticket for the cookie; it says nothing of the number.
    async fn ask_code(&self, wish: CodeWish) -> Answered<String>;

    /// Takes the code of a ticket.
    async fn enter_code(&self, ticket: &str, code: &str, device: Device) -> Answered<Proven>;

    /// Those who share the number of a ticket, after its code.
    async fn choices(&self, ticket: &str) -> Answered<Vec<Whom>>;

    /// Signs in as one of them, who is known by the year of birth or the end of the resident ID (an employer by the end
    /// of its social credit code).
    async fn choose(&self, ticket: &str, position: usize, proof: &str, device: Device) -> Answered<Entry>;

    /// Signs in by the code of a slip.
    async fn enter_by_paper(&self, code: &str, device: Device) -> Answered<Entry>;

    /// One's own sessions. `here` is the one asking.
    async fn sessions(&self, who: &Actor, here: SessionId) -> Answered<Vec<SessionLine>>;

    /// Ends one of one's own sessions.
    async fn end_own_session(&self, who: &Actor, session: SessionId) -> Answered<()>;

    /// Ends every session of one's own but the one asking.
    async fn end_own_others(&self, who: &Actor, here: SessionId) -> Answered<()>;
}
