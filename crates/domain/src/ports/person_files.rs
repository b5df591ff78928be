//! Files of people: what stands in them, who changed what, and editing them.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::category::CategoryPeriod;
use crate::file_entry::{Entry, EntryKind, KeptEntry};
use crate::ids::{EntryId, HouseholdId, PersonId};
use crate::person_field::{Edit, FieldGroup, PersonField};
use crate::rules::record::RecordGroup;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Who wrote something, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// A member of staff, by sign-in name.
    Staff(String),
    /// The person.
    Person,
    /// Somebody who acts for the person.
    Proxy,
    /// An employer.
    Employer,
    /// The program: an import, or a chore.
    Machine,
    /// An area became part of another.
    AreaMerge,
}

/// A field with its value, as text: places by name, sealed numbers masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldValue {
    /// The field.
    pub field: PersonField,
    /// The value; empty for nothing.
    pub text: String,
}

/// A file as staff read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileView {
    /// The person.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where they live, from the province down.
    pub path: Vec<AreaRef>,
    /// Completed years.
    pub age: i32,
    /// Every field.
    pub fields: Vec<FieldValue>,
    /// Spells of groups, latest first.
    pub periods: Vec<CategoryPeriod>,
    /// Work, training, notes.
    pub entries: Vec<(KeptEntry, Author)>,
    /// The groups of R101 that are filled.
    pub filled: Vec<RecordGroup>,
    /// R101 in percent.
    pub completeness: u32,
    /// What the basics lack.
    pub missing: Vec<PersonField>,
    /// Other people with the same telephone.
    pub sharing_phone: u32,
    /// The household.
    pub household: Option<HouseholdId>,
    /// Today.
    pub today: NaiveDate,
    /// Whether the asker may change it.
    pub may_edit: bool,
}

/// A form to edit a group of fields with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditForm {
    /// The person; `None` for somebody new.
    pub id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// The version shown.
    pub version: u32,
    /// What stands there: places by code, sealed numbers masked.
    pub fields: Vec<FieldValue>,
    /// Places to choose a home from: those the asker looks after.
    pub places: Vec<AreaRef>,
}

/// Edits of a group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// The version the form was shown with.
    pub version: u32,
    /// The fields.
    pub edits: Vec<Edit>,
    /// Why, in a few words; may be empty.
    pub why: String,
}

/// A field that two people made two things of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The field.
    pub field: PersonField,
    /// What stands there now, as the form carries it; sealed numbers masked.
    pub theirs: String,
    /// The same as it is shown.
    pub theirs_shown: String,
    /// What the asker sent.
    pub mine: String,
    /// Who made it so.
    pub by: Author,
    /// When.
    pub at: Option<DateTime<Utc>>,
}

/// What came of edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edited {
    /// Kept; others' changes of other fields stand beside it.
    Saved,
    /// Nothing was kept: the asker has to choose.
    Conflicts {
        /// The version that stands now.
        version: u32,
        /// The fields.
        conflicts: Vec<Conflict>,
    },
}

/// One line of a history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// Its place.
    pub seq: i64,
    /// Code of the field.
    pub field: String,
    /// From what, as shown.
    pub old: String,
    /// To what, as shown.
    pub new: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: Author,
    /// Why.
    pub why: String,
    /// Whether the asker may take it back: nobody has changed the field since.
    pub may_undo: bool,
}

/// What has to be renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renewal {
    /// A group somebody belongs to.
    Category(crate::person::Category),
    /// The disability certificate.
    Certificate,
    /// A vocational certificate; the occupation stands as its paper.
    Vocational,
}

/// One line of the list "to renew".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalLine {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where.
    pub area: AreaRef,
    /// What.
    pub what: Renewal,
    /// Last day.
    pub last: NaiveDate,
    /// The paper behind it.
    pub document: String,
}

/// The list "to renew".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalList {
    /// The lines, those that end first, first.
    pub lines: Vec<RenewalLine>,
    /// How many days ahead it looks.
    pub days: u32,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// Questions about files. Staff only.
#[async_trait]
pub trait PersonFiles: Send + Sync {
    /// A file.
    async fn file(&self, who: &Actor, id: PersonId) -> Answered<FileView>;

    /// The form of a group.
    async fn edit_form(&self, who: &Actor, id: PersonId, group: FieldGroup) -> Answered<EditForm>;

    /// Keeps edits, or says where they meet those of others.
    async fn edit(&self, who: &Actor, id: PersonId, edit: FileEdit) -> Answered<Edited>;

    /// The form for somebody new.
    async fn new_form(&self, who: &Actor) -> Answered<EditForm>;

    /// Takes somebody new on the register.
    async fn add_person(&self, who: &Actor, edits: Vec<Edit>) -> Answered<PersonId>;

    /// What changed in a file, latest first.
    async fn history(&self, who: &Actor, id: PersonId) -> Answered<Vec<HistoryLine>>;

    /// Takes a change back, if nobody has changed the field since.
    async fn undo_change(&self, who: &Actor, id: PersonId, seq: i64) -> Answered<()>;

    /// Adds work, training or a note.
    async fn add_entry(&self, who: &Actor, id: PersonId, entry: Entry) -> Answered<()>;

    /// Takes it away again.
    async fn remove_entry(&self, who: &Actor, id: PersonId, kind: EntryKind, entry: EntryId) -> Answered<()>;

    /// What ends soon in an area; `None` = the asker's own.
    async fn to_renew(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RenewalList>;
}
