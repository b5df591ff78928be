//! Vacancies as employers enter them, and as officers look them through.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::VacancyId;
use crate::posting::{EmployerNotice, Objection, Stage, VacancyForm};
use crate::vacancy::{Vacancy, VacancyState, Wage};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A form to begin with, or to go on with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingForm {
    /// Which posting; `None` = a new one.
    pub id: Option<VacancyId>,
    /// What stands in it.
    pub form: VacancyForm,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// Name of the employer; `None` = staff have yet to say for whom it is.
    pub firm: Option<String>,
    /// What an officer wants mended.
    pub returned: Option<String>,
}

/// What is to become of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// Kept as it is, mistakes and all, to go on later.
    AsDraft,
    /// Read: mistakes are told.
    Checked,
}

/// What came of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sent {
    /// Seekers see it.
    Live,
    /// An officer looks at it first.
    Review,
}

/// A posting with all its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostingView {
    /// Which.
    pub id: VacancyId,
    /// Where it stands; `None` of vacancies that came in by a file.
    pub stage: Option<Stage>,
    /// Whether something was written since it was sent.
    pub unsent: bool,
    /// The version that was looked at.
    pub version: u32,
    /// The vacancy as seekers would see it; `None` while the form cannot be read.
    pub preview: Option<Vacancy>,
    /// Where it is, from the province down.
    pub path: Vec<AreaRef>,
    /// Whether what it asks of the body is only what is usual in the trade.
    pub usual_demands: bool,
    /// What speaks against showing it.
    pub objections: Vec<Objection>,
    /// What became of it since it was shown.
    pub shown: Option<ShownVacancy>,
    /// Whether staff look at it for the employer.
    pub by_staff: bool,
    /// Hundredths of working days of a month: what day or hour pay comes to.
    pub month_days: i64,
}

/// What became of a vacancy that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownVacancy {
    /// Its state.
    pub state: VacancyState,
    /// Whether seekers find it today.
    pub open: bool,
    /// The pay.
    pub wage: Wage,
    /// Openings wanted.
    pub headcount: Option<u32>,
    /// Openings still free.
    pub left: u32,
    /// To how many people it was told.
    pub told: u32,
    /// How many of them said yes.
    pub yes: u32,
    /// How many of those wait for an answer.
    pub waiting: u32,
    /// The last day somebody said that it still stands.
    pub touched: NaiveDate,
    /// The day after which it is no longer shown.
    pub last_day: NaiveDate,
    /// Whether somebody should say whether it still stands.
    pub ageing: bool,
}

/// A vacancy in the employer's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingLine {
    /// Which.
    pub id: VacancyId,
    /// What is wanted; empty in a draft without one.
    pub title: String,
    /// Where its posting stands; `None` of vacancies that came in by a file.
    pub stage: Option<Stage>,
    /// Whether something was written since it was sent.
    pub unsent: bool,
    /// What became of it.
    pub shown: Option<ShownVacancy>,
}

/// What an employer has offered, and what it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPostings {
    /// Everything, the newest first.
    pub lines: Vec<PostingLine>,
    /// News about them, the latest first, each with the title.
    pub notices: Vec<(EmployerNotice, String)>,
}

/// A posting in the queue of officers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewLine {
    /// Which.
    pub id: VacancyId,
    /// The version that was looked at.
    pub version: u32,
    /// The vacancy.
    pub vacancy: Vacancy,
    /// Where it is.
    pub place: String,
    /// Since when it waits, or when it was decided.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub stage: Stage,
    /// What speaks against it.
    pub objections: Vec<Objection>,
}

/// A vacancy of a file or of another county that is kept from seekers until an officer has looked (S17).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldLine {
    /// The vacancy.
    pub vacancy: Vacancy,
    /// Where it is.
    pub place: String,
    /// What speaks against it.
    pub objections: Vec<Objection>,
}

impl HeldLine {
    /// Whether an officer may show it: nothing but words speaks against it, and words may have been found that are none.
    pub fn may_be_shown(&self) -> bool {
        may_be_shown(&self.objections)
    }
}

/// Whether nothing but words speaks against a vacancy.
pub fn may_be_shown(objections: &[Objection]) -> bool {
    objections
        .iter()
        .all(|one| matches!(one, Objection::Wording(_)) || !one.blocks())
}

/// What officers find: what waits in their area, and what they decided today and may take back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReviewDesk {
    /// What waits, longest first.
    pub waiting: Vec<ReviewLine>,
    /// What came in by files and from other counties and is not shown, the newest first; at most a page of them.
    pub held: Vec<HeldLine>,
    /// How many of these there are.
    pub held_count: u64,
    /// What the asker decided today.
    pub decided: Vec<ReviewLine>,
}

/// What an officer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "reason")]
pub enum Verdict {
    /// It may be shown.
    Approve,
    /// Something is to be mended first.
    Return(String),
    /// It may not be shown.
    Refuse(String),
}

/// What an officer says of a vacancy that came in by a file or from another county; each with the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "reason")]
pub enum HeldVerdict {
    /// The words are none the law forbids: it is shown.
    Show(String),
    /// It is not shown, and does not come again with the next file.
    Drop(String),
}

/// Questions about postings. Employers ask about their own; staff about those of their area, which they may enter for
/// an employer.
#[async_trait]
pub trait Postings: Send + Sync {
    /// A form to begin with; like an earlier one, when it is named.
    async fn blank(&self, who: &Actor, like: Option<VacancyId>) -> Answered<PostingForm>;

    /// The form of a posting, to go on with.
    async fn form(&self, who: &Actor, id: VacancyId) -> Answered<PostingForm>;

    /// Keeps what was typed. Gives the posting.
    async fn keep(
        &self,
        who: &Actor,
        id: Option<VacancyId>,
        form: VacancyForm,
        keep: Keep,
    ) -> Answered<VacancyId>;

    /// A posting, with how it would look and what speaks against it.
    async fn view(&self, who: &Actor, id: VacancyId) -> Answered<PostingView>;

    /// Sends what was written to be shown.
    async fn send(&self, who: &Actor, id: VacancyId, version: u32) -> Answered<Sent>;

    /// Throws a draft away.
    async fn discard(&self, who: &Actor, id: VacancyId) -> Answered<()>;

    /// What the asker's employer has offered.
    async fn mine(&self, who: &Actor) -> Answered<OwnPostings>;

    /// Says that a vacancy still stands.
    async fn touch(&self, who: &Actor, id: VacancyId) -> Answered<()>;

    /// Closes a vacancy: nobody further is told, and those who were told read that it is gone. Who said yes still gets an answer.
    async fn close(&self, who: &Actor, id: VacancyId) -> Answered<()>;

    /// Opens a closed one again.
    async fn reopen(&self, who: &Actor, id: VacancyId) -> Answered<()>;

    /// What waits for officers in the asker's area.
    async fn desk(&self, who: &Actor) -> Answered<ReviewDesk>;

    /// Decides about a posting that waits, from the version that was seen.
    async fn decide(&self, who: &Actor, id: VacancyId, version: u32, verdict: Verdict) -> Answered<()>;

    /// Decides about a vacancy that is held and has no posting.
    async fn settle_held(&self, who: &Actor, id: VacancyId, verdict: HeldVerdict) -> Answered<()>;

    /// Takes one's own decision of today back: it waits again.
    async fn undecide(&self, who: &Actor, id: VacancyId) -> Answered<()>;
}
