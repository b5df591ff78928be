//! Start-up cases: the wish, the five services, the loan, the opening, the visits, and RP22.

use super::{Answered, AreaRef, Author, Worker};
use crate::actor::Actor;
use crate::ids::{PersonId, StartupId};
use crate::rules::service_year::FounderService;
use crate::startup::{
    LoanStage, ServiceGiven, Startup, StartupEnd, StartupSource, StartupStage, StartupSums,
};
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::NaiveDate;

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StartupFilter {
    /// Only those that stand so.
    pub stage: Option<StartupStage>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

/// A case with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupLine {
    /// The case.
    pub startup: Startup,
    /// Where it stands.
    pub stage: StartupStage,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where the person lives, in words.
    pub place: String,
    /// The next visit that is to be made.
    pub next_visit: Option<(u32, NaiveDate)>,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupList {
    /// The lines.
    pub lines: Vec<StartupLine>,
    /// How many stand where.
    pub counts: Vec<(StartupStage, u32)>,
    /// How many lines there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// The day.
    pub today: NaiveDate,
}

/// A case with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupView {
    /// Whose.
    pub who: Worker,
    /// The line.
    pub line: StartupLine,
    /// Months after the opening on which it is visited, by when, and when it was.
    pub visits_due: Vec<(u32, NaiveDate, Option<NaiveDate>)>,
    /// Who entered it.
    pub by: Author,
    /// Whether the asker changes it.
    pub may_change: bool,
    /// Whether the asker moves the loan on.
    pub may_lend: bool,
    /// The day.
    pub today: NaiveDate,
}

/// The cases of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonStartups {
    /// Whose.
    pub who: Worker,
    /// The cases, the latest first.
    pub lines: Vec<StartupLine>,
    /// Whether the asker begins one.
    pub may_begin: bool,
    /// The day.
    pub today: NaiveDate,
}

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupWish {
    /// What business.
    pub project: String,
    /// Where the wish was heard.
    pub source: StartupSource,
    /// When.
    pub on: NaiveDate,
}

/// What is done with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartupDeed {
    /// Their situation was looked at.
    Diagnose(NaiveDate),
    /// A service was given.
    Give(ServiceGiven),
    /// A service was entered by mistake.
    TakeBack(FounderService),
    /// It opened, with a licence.
    Open(NaiveDate, String),
    /// It was visited: for which month, when, whether it runs, who works there.
    Visit {
        /// Months after the opening.
        months: u32,
        /// When.
        on: NaiveDate,
        /// Whether it runs.
        running: bool,
        /// People who work there.
        workers: u32,
    },
    /// It ends.
    End(NaiveDate, StartupEnd),
    /// A loan is applied for.
    Borrow(Fen, NaiveDate),
    /// The loan moves on.
    Lend(LoanStage, NaiveDate),
    /// Interest was paid for the founder.
    Subsidise(Fen, NaiveDate),
}

/// A line of RP22.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// What its cases add up to.
    pub sums: StartupSums,
}

/// RP22.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupTable {
    /// The year in which the cases began.
    pub year: i32,
    /// The quarter; `None` for the whole year.
    pub quarter: Option<u32>,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<StartupRow>,
    /// Their total.
    pub total: StartupRow,
}

/// Questions about start-up cases.
#[async_trait]
pub trait Startups: Send + Sync {
    /// The list.
    async fn startups(&self, who: &Actor, filter: StartupFilter) -> Answered<StartupList>;

    /// A case.
    async fn startup(&self, who: &Actor, id: StartupId) -> Answered<StartupView>;

    /// The cases of a person.
    async fn startups_of(&self, who: &Actor, person: PersonId) -> Answered<PersonStartups>;

    /// Begins one; a person has one at a time that goes on.
    async fn begin_startup(&self, who: &Actor, person: PersonId, wish: StartupWish) -> Answered<StartupId>;

    /// Does something with it, from the version that was seen.
    async fn act_on_startup(
        &self,
        who: &Actor,
        id: StartupId,
        version: u32,
        deed: StartupDeed,
    ) -> Answered<()>;

    /// RP22.
    async fn startup_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<StartupTable>;
}
