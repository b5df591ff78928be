//! Lists of other departments: looked at before they are written, written as ticked, taken back as a whole.

use super::{Answered, AreaRef, Author};
use crate::actor::Actor;
use crate::ids::{ListId, ListRowId, PersonId};
use crate::list::{
    CellOf, Choice, FileProblem, GoneDecision, ListState, Outcome, Register, RowFault, RowState,
    VillageAnswer,
};
use crate::look_alike::Likeness;
use crate::person::Category;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

/// A file as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUpload {
    /// Whose list it is.
    pub register: Register,
    /// Who issued it.
    pub source: String,
    /// The day it stands for.
    pub listed_on: NaiveDate,
    /// The area it is of.
    pub area: AreaCode,
    /// Name of the file, without its folder.
    pub file_name: String,
    /// The file.
    pub file: Vec<u8>,
}

/// How many rows there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCounts {
    /// By what they are to the register: all, and those ticked.
    pub states: Vec<(RowState, u32, u32)>,
    /// By what came of them.
    pub outcomes: Vec<(Outcome, u32)>,
}

impl ListCounts {
    /// Rows of a state.
    pub fn of(&self, state: RowState) -> u32 {
        self.states
            .iter()
            .find(|(one, ..)| *one == state)
            .map_or(0, |(_, count, _)| *count)
    }

    /// Rows with an outcome.
    pub fn came(&self, outcome: Outcome) -> u32 {
        self.outcomes
            .iter()
            .find(|(one, _)| *one == outcome)
            .map_or(0, |(_, count)| *count)
    }

    /// Every row.
    pub fn rows(&self) -> u32 {
        self.states.iter().map(|(_, count, _)| count).sum()
    }

    /// Rows that are ticked.
    pub fn ticked(&self) -> u32 {
        self.states.iter().map(|(.., ticked)| ticked).sum()
    }
}

/// A list in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLine {
    /// The list.
    pub id: ListId,
    /// Whose list it is.
    pub register: Register,
    /// Who issued it.
    pub source: String,
    /// The day it stands for.
    pub listed_on: NaiveDate,
    /// The area it is of.
    pub area: AreaRef,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub state: ListState,
    /// Who brought it.
    pub by: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was written.
    pub applied_at: Option<DateTime<Utc>>,
    /// Its rows.
    pub counts: ListCounts,
}

/// A page of the lists of an area, latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOverview {
    /// The lists.
    pub lists: Vec<ListLine>,
    /// How many there are.
    pub total: u32,
    /// The page, from 0.
    pub page: u32,
    /// Lists a page.
    pub per_page: u32,
    /// Areas a list may be of.
    pub places: Vec<AreaRef>,
    /// Today.
    pub today: NaiveDate,
}

/// Which rows of a list are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Those of a state.
    pub state: Option<RowState>,
    /// Those of which this came.
    pub outcome: Option<Outcome>,
    /// The page, from 0.
    pub page: u32,
}

/// A cell as shown: numbers masked, places by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView {
    /// Which field.
    pub of: CellOf,
    /// What stands there.
    pub old: String,
    /// What it becomes.
    pub new: String,
}

/// A file that a row may be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateView {
    /// Whose file.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where the person lives.
    pub place: String,
    /// Year of birth.
    pub birth_year: i32,
    /// Why.
    pub likeness: Likeness,
    /// Whether it was said to be that person.
    pub chosen: bool,
}

/// A row as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The row.
    pub id: ListRowId,
    /// As a spreadsheet counts.
    pub number: u32,
    /// What it is to the register.
    pub state: RowState,
    /// Name; empty for refused rows, whose file is looked up instead.
    pub name: String,
    /// Resident ID number, masked.
    pub masked: String,
    /// Where.
    pub place: String,
    /// The file, once there is one.
    pub person: Option<PersonId>,
    /// What it changes.
    pub cells: Vec<CellView>,
    /// Files it may be of.
    pub candidates: Vec<CandidateView>,
    /// What was said about them.
    pub choice: Option<Choice>,
    /// The column and the reason of a refusal.
    pub fault: Option<(String, RowFault)>,
    /// Whether it goes in.
    pub ticked: bool,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Codes of fields that were left as they are.
    pub kept: Vec<String>,
}

/// A list with a page of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPage {
    /// The list.
    pub line: ListLine,
    /// What is wrong with its file.
    pub problem: Option<FileProblem>,
    /// Columns that were left aside.
    pub unknown: Vec<String>,
    /// How far the program is, in percent, while it is at work.
    pub progress: Option<u8>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// How many there are.
    pub total: u32,
    /// The page, from 0.
    pub page: u32,
    /// Rows a page.
    pub per_page: u32,
    /// Who stood in the register before and not in this list: all, and those about whom nothing was decided.
    pub gone: (u32, u32),
    /// Whether it can still be taken back.
    pub may_undo: bool,
}

/// Which rows are ticked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tick {
    /// All of a state.
    All(RowState, bool),
    /// Of the rows shown, these and no others.
    Rows {
        /// Those shown.
        shown: Vec<ListRowId>,
        /// Those ticked.
        ticked: Vec<ListRowId>,
    },
}

/// Somebody who is no longer in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneLine {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// The number outside.
    pub no: String,
    /// Where.
    pub place: String,
    /// Groups that rest on the register.
    pub groups: Vec<Category>,
    /// What was decided, and why.
    pub decision: Option<(GoneDecision, String)>,
    /// Last day of the group, where it ends.
    pub last_on: Option<NaiveDate>,
    /// What the village said.
    pub answer: Option<(VillageAnswer, String)>,
}

/// A page of those who are no longer in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GonePage {
    /// The list.
    pub line: ListLine,
    /// The people.
    pub people: Vec<GoneLine>,
    /// How many there are.
    pub total: u32,
    /// The page, from 0.
    pub page: u32,
    /// People a page.
    pub per_page: u32,
    /// Today.
    pub today: NaiveDate,
}

/// What is done about people who are no longer in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneSettled {
    /// About whom.
    pub people: Vec<PersonId>,
    /// What.
    pub decision: GoneDecision,
    /// Last day of the group, where it ends.
    pub last_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// Somebody whom the village is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageQuestion {
    /// The list they are missing from.
    pub list: ListId,
    /// Whose list it is.
    pub register: Register,
    /// The day it stands for.
    pub listed_on: NaiveDate,
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where.
    pub place: String,
    /// Why it is asked.
    pub reason: String,
}

/// Questions about lists. Officers of township and county bring them in; villages answer what they are asked.
#[async_trait]
pub trait Lists: Send + Sync {
    /// A page of the lists of the asker's area.
    async fn lists(&self, who: &Actor, page: u32) -> Answered<ListOverview>;

    /// Takes a file in; it is read and compared in the background.
    async fn upload(&self, who: &Actor, upload: ListUpload) -> Answered<ListId>;

    /// A list with a page of its rows.
    async fn list(&self, who: &Actor, id: ListId, query: ListQuery) -> Answered<ListPage>;

    /// Says which rows go in.
    async fn tick(&self, who: &Actor, id: ListId, tick: Tick) -> Answered<()>;

    /// Says whose file a row is that looks like somebody: that person's, or (`None`) somebody new's.
    async fn choose(&self, who: &Actor, id: ListId, row: ListRowId, person: Option<PersonId>)
    -> Answered<()>;

    /// Has what is ticked written, in the background.
    async fn apply(&self, who: &Actor, id: ListId) -> Answered<()>;

    /// Closes a list of which nothing is to be written.
    async fn close(&self, who: &Actor, id: ListId) -> Answered<()>;

    /// Has what was written taken back, in the background.
    async fn undo(&self, who: &Actor, id: ListId) -> Answered<()>;

    /// Throws a list away that was never written.
    async fn discard(&self, who: &Actor, id: ListId) -> Answered<()>;

    /// Who stood in the register before and not in this list.
    async fn gone(&self, who: &Actor, id: ListId, page: u32) -> Answered<GonePage>;

    /// Decides about some of them.
    async fn settle_gone(&self, who: &Actor, id: ListId, settled: GoneSettled) -> Answered<()>;

    /// Whom the asker's villages are asked about.
    async fn village_questions(&self, who: &Actor) -> Answered<Vec<VillageQuestion>>;

    /// Answers for the village.
    async fn answer_for_village(
        &self,
        who: &Actor,
        id: ListId,
        person: PersonId,
        answer: VillageAnswer,
        note: String,
    ) -> Answered<()>;
}
