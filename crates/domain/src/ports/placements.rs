//! Placements: who began to work where, what was heard since, and how long it holds.

use super::{Answered, AreaRef, Author, CaseLine};
use crate::actor::Actor;
use crate::case::{CaseKind, CaseStage};
use crate::code::codes;
use crate::ids::{CaseId, LeadId, PersonId, PlacementId, ProposalId};
use crate::placement::{
    CancelCause, FollowUp, FollowUpDraft, Placement, PlacementDraft, Stability, WorkMonth, WorkProposal,
};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

codes! {
    /// What the list shows.
    pub enum PlacementShow {
        /// Who is at work.
        Working = "working",
        /// Whom somebody has to ask.
        Due = "due",
        /// Who left.
        Left = "left",
        /// Whose contract ends soon.
        Soon = "soon",
    }
}

/// What narrows the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacementFilter {
    /// Which.
    pub show: PlacementShow,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

impl Default for PlacementFilter {
    fn default() -> Self {
        Self {
            show: PlacementShow::Working,
            area: None,
            page: 0,
        }
    }
}

/// A follow-up that is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpDue {
    /// The day of work.
    pub day: u64,
    /// The day it is due.
    pub on: NaiveDate,
    /// How many reminders there have been.
    pub reminders: u8,
}

/// A placement with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementLine {
    /// The placement.
    pub placement: Placement,
    /// Name of the person.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where the person lives, in words.
    pub place: String,
    /// The next follow-up that is to be made, where one has begun.
    pub due: Option<FollowUpDue>,
}

/// What is known of a case beside a placement: that there is one, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseKnown {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub no: String,
    /// What it is about.
    pub kind: CaseKind,
    /// Where it stands.
    pub stage: CaseStage,
    /// The day it came.
    pub reported_on: NaiveDate,
}

/// What somebody says, with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidLine {
    /// What they say.
    pub said: WorkProposal,
    /// Name of the person.
    pub name: String,
    /// Where the person lives, in words.
    pub place: String,
}

/// One page of the list, and what waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementList {
    /// The lines.
    pub lines: Vec<PlacementLine>,
    /// What the township has to look into: for who handles cases.
    pub cases: Vec<CaseLine>,
    /// What people say themselves.
    pub said: Vec<SaidLine>,
    /// How many lines there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// Whether the asker answers what people say.
    pub may_enter: bool,
    /// The day.
    pub today: NaiveDate,
}

/// The person a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// The person.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where they live, from the province down.
    pub path: Vec<AreaRef>,
}

/// A lead that may have led to work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadChoice {
    /// The lead.
    pub lead: LeadId,
    /// What.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// Whether the person said yes.
    pub wanted: bool,
}

/// The work of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonWork {
    /// Who.
    pub who: Worker,
    /// Every placement, the latest first.
    pub lines: Vec<PlacementLine>,
    /// What they say themselves.
    pub said: Vec<WorkProposal>,
    /// Whether the asker enters placements.
    pub may_enter: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What the form for a placement knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementForm {
    /// Who.
    pub who: Worker,
    /// Leads that may have led to it.
    pub leads: Vec<LeadChoice>,
    /// Placements that were not taken back: one of them may go on.
    pub known: Vec<Placement>,
    /// What the person said, where the form answers that.
    pub said: Option<WorkProposal>,
    /// The day.
    pub today: NaiveDate,
}

/// A placement with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementView {
    /// Who.
    pub who: Worker,
    /// The placement.
    pub placement: Placement,
    /// What the vacancy was called.
    pub title: Option<String>,
    /// Pay and insurance.
    pub months: Vec<WorkMonth>,
    /// Completed months of work.
    pub months_worked: u32,
    /// Months insurance was paid for.
    pub months_insured: u32,
    /// What was heard, latest first, and who wrote it.
    pub follow_ups: Vec<(FollowUp, Author)>,
    /// What the township looks into.
    pub cases: Vec<CaseKnown>,
    /// The next follow-up, where one has begun.
    pub due: Option<FollowUpDue>,
    /// Who entered it.
    pub by: Author,
    /// Whether the asker changes it.
    pub may_change: bool,
    /// Whether the asker says what was heard.
    pub may_follow: bool,
    /// Whether the asker handles cases.
    pub may_handle: bool,
    /// The day.
    pub today: NaiveDate,
}

/// One's own work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnWork {
    /// Placements that go on: which, with whom, since when.
    pub working: Vec<(PlacementId, String, NaiveDate)>,
    /// Leads one said yes to: which, what, with whom.
    pub wanted: Vec<(LeadId, String, String)>,
    /// What one has said and nobody has looked at.
    pub said: Vec<WorkProposal>,
    /// The day; `None` when nothing was asked.
    pub today: Option<NaiveDate>,
}

/// What somebody says of their own work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnWord {
    /// Began there.
    Started {
        /// The lead that told of it.
        lead: Option<LeadId>,
        /// With whom, where no lead told of it.
        employer: String,
        /// First day.
        on: NaiveDate,
    },
    /// Is at it still.
    Still(PlacementId),
    /// Left.
    Left(PlacementId, NaiveDate),
}

/// A line of RP20.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StabilityRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// What its placements come to.
    pub sum: Stability,
}

/// RP20.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StabilityTable {
    /// The year in which the placements began.
    pub year: i32,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<StabilityRow>,
    /// Their total.
    pub total: StabilityRow,
}

/// Questions about placements.
#[async_trait]
pub trait Placements: Send + Sync {
    /// The list, and what waits.
    async fn placements(&self, who: &Actor, filter: PlacementFilter) -> Answered<PlacementList>;

    /// The work of one person.
    async fn work_of(&self, who: &Actor, person: PersonId) -> Answered<PersonWork>;

    /// What the form for a placement knows.
    async fn placement_form(
        &self,
        who: &Actor,
        person: PersonId,
        said: Option<ProposalId>,
    ) -> Answered<PlacementForm>;

    /// Enters a placement, with all it causes: in one step, or not at all.
    async fn enter(&self, who: &Actor, person: PersonId, draft: PlacementDraft) -> Answered<PlacementId>;

    /// A placement with everything that is known of it.
    async fn placement(&self, who: &Actor, id: PlacementId) -> Answered<PlacementView>;

    /// Takes a placement back that was entered by mistake, and undoes what it caused.
    async fn cancel(&self, who: &Actor, id: PlacementId, cause: CancelCause) -> Answered<()>;

    /// Keeps pay and insurance of a month.
    async fn keep_month(&self, who: &Actor, id: PlacementId, month: WorkMonth) -> Answered<()>;

    /// Keeps what was heard; when it is over, it ends, and matching opens again.
    async fn follow_up(&self, who: &Actor, id: PlacementId, draft: FollowUpDraft) -> Answered<()>;

    /// Sets aside what somebody said of their own work.
    async fn set_aside(&self, who: &Actor, id: ProposalId) -> Answered<()>;

    /// One's own work, or that of the person acted for.
    async fn own_work(&self, who: &Actor) -> Answered<OwnWork>;

    /// Says something of one's own work: staff look at what changes something.
    async fn say(&self, who: &Actor, word: OwnWord) -> Answered<()>;

    /// How long placements hold that began in a year (RP20), as they stand on a day.
    async fn stability(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<StabilityTable>;
}
