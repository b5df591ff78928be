//! Erasing a file, and files whose time is over. Staff who approve in the area; of one's own file, the person.

use super::{Answered, AreaRef, Author};
use crate::actor::Actor;
use crate::erasure::{ErasureCause, Kept, KeptReason};
use crate::ids::PersonId;
use crate::params::ParamKey;
use crate::retention::RetentionCause;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What whoever erases a file must know before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureForm {
    /// Whose.
    pub person: PersonId,
    /// The number outside: to be typed to confirm.
    pub no: String,
    /// Name.
    pub name: String,
    /// From the top of the asker's area down.
    pub path: Vec<AreaRef>,
    /// What stays and what ends.
    pub facts: ErasureFacts,
    /// The wish that waits for another officer.
    pub waiting: Option<ErasureWish>,
}

/// What becomes of things that belong to a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureFacts {
    /// Leads that were delivered; they stay, without a name.
    pub leads: u32,
    /// Applications under way, which end.
    pub under_way: u32,
    /// Decisions the law keeps.
    pub by_law: Option<ByLaw>,
}

/// What the law keeps of somebody whose file is erased, sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByLaw {
    /// How many decisions.
    pub decisions: u32,
    /// The day of the last of them.
    pub last: NaiveDate,
    /// The first day on which they go; `None` while the county has not set how long they are kept.
    pub until: Option<NaiveDate>,
}

/// A wish that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureWish {
    /// Whose file.
    pub person: PersonId,
    /// The number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where.
    pub place: String,
    /// Who asked.
    pub by: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in a few words.
    pub why: String,
    /// Whether the asker asked for it: somebody else must do it.
    pub mine: bool,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Why it was erased.
    pub cause: ErasureCause,
    /// What the law keeps.
    pub by_law: Option<ByLaw>,
}

/// Files whose time is over, and what is left of those that were erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionList {
    /// From the top of the asker's area down to the one shown.
    pub path: Vec<AreaRef>,
    /// Figures that nobody has set: nothing is erased for their sake.
    pub missing: Vec<ParamKey>,
    /// Days of notice.
    pub days: u32,
    /// Announced files, those due first, first.
    pub files: Vec<RetentionLine>,
    /// Wishes that wait for another officer.
    pub wishes: Vec<ErasureWish>,
    /// What the law keeps.
    pub kept: Vec<KeptLine>,
}

/// An announced file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionLine {
    /// Whose.
    pub person: PersonId,
    /// The number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where.
    pub place: String,
    /// Why.
    pub cause: RetentionCause,
    /// Since when.
    pub since: NaiveDate,
    /// When it is erased.
    pub due_on: NaiveDate,
    /// Until when it is held, by whom and why.
    pub held: Option<(NaiveDate, Author, String)>,
}

/// Decisions about somebody who was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    /// Whose file it was.
    pub person: PersonId,
    /// When it was erased.
    pub erased_at: DateTime<Utc>,
    /// What the law keeps.
    pub by_law: ByLaw,
}

/// What somebody reads about their own file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRetention {
    /// Why its time is over.
    pub cause: RetentionCause,
    /// When it is erased.
    pub due_on: NaiveDate,
}

/// Questions about erasing.
#[async_trait]
pub trait Erasures: Send + Sync {
    /// What whoever erases this file must know before.
    async fn erasure_form(&self, who: &Actor, person: PersonId) -> Answered<ErasureForm>;

    /// Asks that a file be erased; another officer does it.
    async fn ask_erasure(&self, who: &Actor, person: PersonId, why: String) -> Answered<()>;

    /// Decides against a wish.
    async fn drop_erasure(&self, who: &Actor, person: PersonId) -> Answered<()>;

    /// Erases a file that another officer asked for; the number of the file confirms it.
    async fn erase(&self, who: &Actor, person: PersonId, typed_no: &str) -> Answered<Erased>;

    /// Files whose time is over, in an area; `None` = the asker's own.
    async fn to_erase(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RetentionList>;

    /// Holds an announced file to a day.
    async fn hold(&self, who: &Actor, person: PersonId, until: NaiveDate, reason: String) -> Answered<()>;

    /// Lets it go again.
    async fn release(&self, who: &Actor, person: PersonId) -> Answered<()>;

    /// Who it was whose decisions the law keeps. Asking is recorded with its reason.
    async fn kept_by_law(&self, who: &Actor, person: PersonId, reason: KeptReason) -> Answered<Kept>;

    /// Whether the time of one's own file is over.
    async fn own_retention(&self, who: &Actor) -> Answered<Option<OwnRetention>>;
}
