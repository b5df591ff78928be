//! Cases: who brings them, who handles them, and what everybody else may know.

use super::{Answered, AreaRef, Author, Worker};
use crate::actor::Actor;
use crate::case::{
    Case, CaseDeed, CaseDraft, CaseEntry, CaseKind, CaseStage, CaseState, OrderWish, TransferTo,
};
use crate::code::codes;
use crate::employer_staff::StaffFigures;
use crate::ids::{CaseId, EmployerId, VacancyId};
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::NaiveDate;

codes! {
    /// What the desk shows.
    pub enum CaseShow {
        /// What somebody has to do something about.
        Open = "open",
        /// What is late.
        Overdue = "overdue",
        /// Everything of the last year.
        All = "all",
    }
}

/// What narrows the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseFilter {
    /// Which.
    pub show: CaseShow,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

impl Default for CaseFilter {
    fn default() -> Self {
        Self {
            show: CaseShow::Open,
            area: None,
            page: 0,
        }
    }
}

/// What somebody gets who brings a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReceipt {
    /// Our id; of use to staff alone.
    pub id: CaseId,
    /// Its number.
    pub no: String,
    /// The code by which its state is looked up without a sign-in.
    pub code: Option<String>,
}

/// How a case stands, for who brought it: nothing of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStanding {
    /// Its number.
    pub no: String,
    /// What it is about.
    pub kind: CaseKind,
    /// Against whom.
    pub firm: String,
    /// The day it came.
    pub reported_on: NaiveDate,
    /// Where it stands.
    pub state: CaseState,
    /// What has been paid.
    pub paid: Fen,
    /// By when the next thing is done.
    pub due_on: Option<NaiveDate>,
    /// Whether that day is over.
    pub overdue: bool,
    /// Whom to call.
    pub helper_phone: Option<String>,
    /// What the handler wrote at the step that ended it or turned it away.
    pub answer: String,
}

/// What an employer is told of a case: never who brought it, or what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldCase {
    /// Its number.
    pub no: String,
    /// What it is about.
    pub kind: CaseKind,
    /// Where it stands.
    pub stage: CaseStage,
    /// What must be paid, where this employer was ordered to.
    pub order: Option<(Fen, NaiveDate)>,
    /// What the handler wrote to the employer, latest first.
    pub words: Vec<(NaiveDate, String)>,
}

/// A case as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Our id.
    pub id: CaseId,
    /// Its number.
    pub no: String,
    /// What it is about.
    pub kind: CaseKind,
    /// Where it stands.
    pub stage: CaseStage,
    /// Against whom.
    pub firm: String,
    /// Whose office handles it.
    pub place: String,
    /// Whom it is about, where they are on the register.
    pub name: Option<String>,
    /// The day it came.
    pub reported_on: NaiveDate,
    /// How many people.
    pub people: u32,
    /// What is owed.
    pub owed: Option<Fen>,
    /// By when the step is due.
    pub due_on: Option<NaiveDate>,
    /// Whether it is late.
    pub overdue: bool,
}

/// The desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDesk {
    /// The lines.
    pub lines: Vec<CaseLine>,
    /// How many there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// How many are open, and how many of those late.
    pub waiting: (u32, u32),
    /// Whether the asker brings cases.
    pub may_bring: bool,
    /// The day.
    pub today: NaiveDate,
}

/// One line of the trail, with who it was.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseTrail {
    /// The line.
    pub entry: CaseEntry,
    /// Who.
    pub by: Author,
}

/// A case with everything that is known of it: for who handles it.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// Whom it is about, where they are on the register and their file is there.
    pub who: Option<Worker>,
    /// Where, in words.
    pub place: String,
    /// What the vacancy is called.
    pub title: Option<String>,
    /// The trail, first first.
    pub trail: Vec<CaseTrail>,
    /// What the asker may do now.
    pub deeds: Vec<CaseDeed>,
    /// Whether the asker gives notice of listing.
    pub may_list: bool,
    /// The day.
    pub today: NaiveDate,
}

/// A step as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStepSent {
    /// The version that was seen.
    pub version: u32,
    /// What is done.
    pub deed: CaseDeed,
    /// Words that belong to it.
    pub words: String,
    /// Money that belongs to it.
    pub amount: Option<Fen>,
    /// To whom it is handed on, or who is told.
    pub to: Option<TransferTo>,
    /// The order.
    pub order: Option<OrderWish>,
}

/// What the form for a case knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseForm {
    /// The vacancy it is about: which, what, with whom, where.
    pub vacancy: Option<(VacancyId, String, String, AreaCode)>,
    /// Work of the person that goes on: which, with whom.
    pub working: Vec<(crate::ids::PlacementId, String)>,
    /// Whether the asker is known, so that nothing of them is asked.
    pub known: bool,
}

/// A line of RP21.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArrearsRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// Cases of wages owed.
    pub cases: u32,
    /// People.
    pub people: u32,
    /// What was found to be owed.
    pub found: Fen,
    /// What of it was cleared.
    pub cleared: Fen,
    /// People whose case was cleared in full.
    pub people_cleared: u32,
    /// Cases that are late.
    pub overdue: u32,
    /// Firms on the wage blacklist.
    pub listed: u32,
    /// Whether enough was cleared (R76); `None` where there is nothing to clear.
    pub reached: Option<bool>,
}

/// RP21.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrearsTable {
    /// First and last day on which its cases came.
    pub days: (NaiveDate, NaiveDate),
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<ArrearsRow>,
    /// Their total.
    pub total: ArrearsRow,
    /// Cleared of found that is asked for, percent (R76).
    pub goal_percent: i64,
}

/// A line of RP23.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplianceRow {
    /// Which employer.
    pub employer: EmployerId,
    /// Its name.
    pub name: String,
    /// Its social credit code.
    pub uscc: String,
    /// Figures of its staff, the latest of the year.
    pub staff: Option<StaffFigures>,
    /// Whether no more is dispatched than may be (R77).
    pub dispatch_within: Option<bool>,
    /// Placements with it that began in the quarter.
    pub placements: u32,
    /// Contracts filed of those.
    pub filed: u32,
    /// Insured of those.
    pub insured: u32,
    /// Cases against it that came in the quarter.
    pub cases: u32,
    /// Whether it is on the wage blacklist.
    pub listed: bool,
}

/// RP23.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplianceTable {
    /// The year.
    pub year: i32,
    /// The quarter, from 1.
    pub quarter: u32,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area.
    pub area: Option<AreaRef>,
    /// The lines: employers of whom there is something to say.
    pub rows: Vec<ComplianceRow>,
}

/// Questions about cases.
#[async_trait]
pub trait Cases: Send + Sync {
    /// What the form for a case knows. For everybody.
    async fn case_form(&self, who: &Actor, vacancy: Option<VacancyId>) -> Answered<CaseForm>;

    /// Brings a case: the person themselves, staff for somebody, or anybody without a name. For everybody.
    async fn report(&self, who: &Actor, draft: CaseDraft, address: String) -> Answered<CaseReceipt>;

    /// How a case stands whose receipt somebody has. Public.
    async fn standing(&self, code: &str) -> Answered<CaseStanding>;

    /// How the asker's own cases stand.
    async fn own_cases(&self, who: &Actor) -> Answered<Vec<CaseStanding>>;

    /// What an employer was told of cases about it.
    async fn told_cases(&self, who: &Actor) -> Answered<Vec<ToldCase>>;

    /// The desk of who handles cases.
    async fn case_desk(&self, who: &Actor, filter: CaseFilter) -> Answered<CaseDesk>;

    /// How many cases are open in the asker's area, and how many of those late.
    async fn cases_waiting(&self, who: &Actor) -> Answered<(u32, u32)>;

    /// A case with everything that is known of it: each look is written down.
    async fn case(&self, who: &Actor, id: CaseId) -> Answered<CaseView>;

    /// Takes a step.
    async fn take_case_step(&self, who: &Actor, id: CaseId, step: CaseStepSent) -> Answered<CaseStage>;

    /// Wage arrears of a year, or a month of it (RP21).
    async fn arrears(
        &self,
        who: &Actor,
        year: Option<i32>,
        month: Option<u32>,
        area: Option<AreaCode>,
    ) -> Answered<ArrearsTable>;

    /// How employers keep to the rules in a quarter (RP23).
    async fn compliance(
        &self,
        who: &Actor,
        year: Option<i32>,
        quarter: Option<u32>,
        area: Option<AreaCode>,
    ) -> Answered<ComplianceTable>;
}
