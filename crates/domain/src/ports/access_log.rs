//! Who looked at whose data, and numbers shown in full.

use super::{Answered, AreaRef};
use crate::access::{AccessKind, RevealReason};
use crate::actor::Actor;
use crate::ids::{AccountId, PersonId};
use crate::permission::Party;
use crate::person_field::PersonField;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A number to be shown in full, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// Which.
    pub field: PersonField,
    /// Why.
    pub reason: RevealReason,
    /// In words; must be there for [`RevealReason::Other`].
    pub note: String,
}

/// Who looked, for those who watch over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The account.
    pub account: AccountId,
    /// Its sign-in name.
    pub login: String,
    /// As whom: a role of staff, or an employer.
    pub role: Party,
    /// The office, in words.
    pub office: String,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub reader: Reader,
    /// What was looked at.
    pub kind: AccessKind,
    /// Whose data: id and number on the register, which names nobody.
    pub person: Option<(PersonId, String)>,
    /// Where.
    pub area: AreaRef,
    /// Which number was shown in full.
    pub field: Option<PersonField>,
    /// Why.
    pub reason: Option<RevealReason>,
    /// In words.
    pub note: String,
    /// How many people.
    pub records: u32,
}

/// What of the log is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccessFilter {
    /// Of one account.
    pub account: Option<AccountId>,
    /// Of one day.
    pub day: Option<NaiveDate>,
    /// In one area.
    pub area: Option<AreaCode>,
    /// Only numbers shown in full.
    pub numbers: bool,
    /// First page = 0.
    pub page: u32,
}

/// A page of the log, latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPage {
    /// How many lines there are, as far as they are counted.
    pub total: u32,
    /// Whether there are older ones beyond that: a day finds them.
    pub more: bool,
    /// This page.
    pub lines: Vec<AccessLine>,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
    /// From the top of the asker's area down to the one shown.
    pub path: Vec<AreaRef>,
    /// The areas below it.
    pub areas: Vec<AreaRef>,
    /// The accounts whose lines may be asked for.
    pub readers: Vec<Reader>,
}

/// Questions about the log. Staff only; asking is itself written down.
#[async_trait]
pub trait AccessLog: Send + Sync {
    /// Shows a number in full, after writing down who saw it and why.
    async fn reveal(&self, who: &Actor, person: PersonId, wish: Reveal) -> Answered<String>;

    /// Who looked at the data of a person, latest first.
    async fn seen(&self, who: &Actor, person: PersonId) -> Answered<Vec<AccessLine>>;

    /// A page of the log.
    async fn access_log(&self, who: &Actor, filter: AccessFilter) -> Answered<AccessPage>;

    /// All of it that is asked for, as a file would hold it; writes down that a file was made.
    async fn access_file(&self, who: &Actor, filter: AccessFilter) -> Answered<Vec<AccessLine>>;
}
