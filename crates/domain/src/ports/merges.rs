//! Files that may be of one person: pairs of them, setting them apart, making one file of two, and undoing it.

use super::{Answered, AreaRef, Author, FieldValue};
use crate::actor::Actor;
use crate::ids::{MergeId, PersonId};
use crate::look_alike::Likeness;
use crate::merge::{Choice, Side};
use crate::person::CategorySet;
use crate::person_field::PersonField;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Which pairs are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairQuery {
    /// The area; the asker's own when left out.
    pub area: Option<AreaCode>,
    /// Pairs that only chance may have made too.
    pub all: bool,
    /// Those that were set apart, instead of those that wait.
    pub apart: bool,
    /// First page = 0.
    pub page: u32,
}

/// One of two files, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairSide {
    /// The file.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// The office that holds it, in words.
    pub place: String,
    /// Completed years.
    pub age: i32,
    /// Resident ID number, masked.
    pub number: String,
    /// Telephone, masked.
    pub phone: String,
    /// Groups.
    pub categories: CategorySet,
    /// Sign-in name of whoever looks after the person.
    pub owner: Option<String>,
    /// Leads, in whatever state.
    pub leads: u32,
    /// Fields that are filled.
    pub filled: u32,
}

/// Two files that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairView {
    /// One.
    pub one: PairSide,
    /// The other.
    pub other: PairSide,
    /// How the names agree.
    pub likeness: Likeness,
    /// Born on the same day.
    pub same_birthday: bool,
    /// Reached by the same telephone.
    pub same_phone: bool,
    /// The one number may be the other, mistyped.
    pub slip: bool,
    /// Who set them apart, and when.
    pub apart: Option<(Author, DateTime<Utc>)>,
}

/// A page of pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairPage {
    /// This page.
    pub pairs: Vec<PairView>,
    /// How many there are.
    pub total: u32,
    /// How many more there are among those that only chance may have made.
    pub unlikely: u32,
    /// How many were set apart.
    pub set_apart: u32,
    /// First page = 0.
    pub page: u32,
    /// Pairs a page.
    pub per_page: u32,
    /// The area shown, from the top of the asker's own down.
    pub path: Vec<AreaRef>,
    /// The areas directly below it.
    pub areas: Vec<AreaRef>,
    /// Files were written that have not been compared yet: one of the areas is done sooner.
    pub unfinished: bool,
}

/// A field in which two files differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChoice {
    /// The field.
    pub field: PersonField,
    /// What the kept file says, as shown.
    pub kept: String,
    /// What the other says.
    pub gone: String,
    /// What stands while nobody chooses.
    pub side: Side,
}

/// How much comes over from one file to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComesOver {
    /// Leads.
    pub leads: u32,
    /// Vacancies both were told of: the better proven lead stays, the other is put by.
    pub parked: u32,
    /// Spells of groups.
    pub periods: u32,
    /// Work, training, notes, certificates, telephones.
    pub entries: u32,
    /// People who act for them.
    pub proxies: u32,
    /// Applications for recognition.
    pub recognitions: u32,
    /// Visits, work, subsidies, classes, fairs and what else hangs on the file.
    pub others: u32,
    /// Whether a household comes along, or is left.
    pub household: bool,
}

/// Two files side by side, before they become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeForm {
    /// The file that is kept, and its version.
    pub kept: (PairSide, u32),
    /// The file that goes, and its version.
    pub gone: (PairSide, u32),
    /// What has to be chosen.
    pub choices: Vec<FieldChoice>,
    /// What the kept file lacks and the other says.
    pub filled: Vec<FieldValue>,
    /// What comes over.
    pub over: ComesOver,
    /// The one number may be the other, mistyped.
    pub slip: bool,
    /// Born on the same day.
    pub same_birthday: bool,
}

/// What was decided about two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeWish {
    /// The file that is kept, and the version that was seen.
    pub kept: (PersonId, u32),
    /// The file that goes, and the version that was seen.
    pub gone: (PersonId, u32),
    /// Whence fields are taken.
    pub choices: Vec<Choice>,
}

/// A merge as it is shown on the file that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeLine {
    /// The merge.
    pub id: MergeId,
    /// Number outside of the file that went.
    pub gone_no: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Author,
}

/// A merge, and what undoing it would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeView {
    /// The merge.
    pub line: MergeLine,
    /// The file that was kept: id, name, number outside.
    pub kept: (PersonId, String, String),
    /// Name on the file that went.
    pub gone_name: String,
    /// Where the kept one lives, from the province down.
    pub path: Vec<AreaRef>,
    /// What had come over and goes back.
    pub back: ComesOver,
    /// Fields that were changed since and stay.
    pub fields_stay: Vec<PersonField>,
    /// Leads that went on since and stay.
    pub leads_stay: u32,
    /// Applications that went on since and stay.
    pub recognitions_stay: u32,
    /// Why it cannot be undone.
    pub stuck: Option<Stuck>,
}

crate::code::codes! {
    /// Why a merge cannot be undone.
    pub enum Stuck {
        /// The kept file was merged into another since: that must be undone first.
        MergedAgain = "merged_again",
        /// Two leads about one vacancy would meet in one file.
        WouldLose = "would_lose",
        /// One of the resident ID numbers is on another file now.
        NumberTaken = "number_taken",
    }
}

/// Questions about files that may be of one person. Staff only.
#[async_trait]
pub trait Merges: Send + Sync {
    /// Pairs of files of an area that may be of one person.
    async fn pairs(&self, who: &Actor, query: &PairQuery) -> Answered<PairPage>;

    /// Says that two files are of two people; they are not asked about again.
    async fn set_apart(&self, who: &Actor, one: PersonId, other: PersonId) -> Answered<()>;

    /// Takes that back.
    async fn ask_again(&self, who: &Actor, one: PersonId, other: PersonId) -> Answered<()>;

    /// Two files side by side.
    async fn merge_form(&self, who: &Actor, kept: PersonId, gone: PersonId) -> Answered<MergeForm>;

    /// Makes one file of two.
    async fn merge(&self, who: &Actor, wish: MergeWish) -> Answered<MergeId>;

    /// Merges into a file that stand.
    async fn merges_of(&self, who: &Actor, kept: PersonId) -> Answered<Vec<MergeLine>>;

    /// A merge that stands, and what undoing it would do.
    async fn merge_view(&self, who: &Actor, id: MergeId) -> Answered<MergeView>;

    /// Makes two files of one again. Gives the two.
    async fn undo_merge(&self, who: &Actor, id: MergeId) -> Answered<(PersonId, PersonId)>;

    /// The file that a file was merged into, for whoever may read it.
    async fn merged_into(&self, who: &Actor, gone: PersonId) -> Answered<PersonId>;
}
