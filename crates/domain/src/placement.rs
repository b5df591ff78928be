//! Placements (P8): an employment that began, with its papers, its months and its end; what was heard of it since, and what
//! somebody says began or ended before staff have recorded it.

mod follow_up;
mod overlap;
mod stability;

pub use follow_up::{FollowUp, FollowUpDraft, FollowUpWay, Heard, Problems, WorkProblem, reminders};
pub use overlap::{Overlap, OverlapAnswer, overlaps};
pub use stability::{Reached, Stability, StabilityDay, tally};

use crate::code::codes;
use crate::ids::{EmployerId, EntryId, LeadId, PersonId, PlacementId, ProposalId, VacancyId};
use crate::person::EmploymentStatus;
use crate::refusal::{FieldProblem, Problem};
use crate::vacancy::VacancyKind;
use crate::values::{Fen, SocialCreditCode, dates};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Days a start of work may lie ahead when it is entered.
pub const AHEAD_DAYS: u64 = 31;
/// Characters of the name of an employer.
pub const NAME_MAX: usize = 80;
/// Characters of a filing number.
pub const FILING_MAX: usize = 40;
/// Months a contract may run.
pub const MONTHS_MAX: u16 = 600;

codes! {
    /// The paper an employment stands on (R100).
    pub enum ContractPaper {
        /// 劳动合同.
        LabourContract = "labour_contract",
        /// 劳务协议.
        ServiceAgreement = "service_agreement",
        /// 就业证明.
        Proof = "proof",
        /// None yet.
        None = "none",
    }
}

codes! {
    /// How much of the day the work takes.
    pub enum WorkHours {
        /// 全日制.
        Full = "full",
        /// 非全日制.
        Part = "part",
    }
}

codes! {
    /// Who brought the two together (R34).
    pub enum IntroducedBy {
        /// 职业介绍机构.
        Agency = "agency",
        /// 劳务经纪人.
        Broker = "broker",
        /// 镇村.
        Town = "town",
        /// 自己找的.
        Oneself = "self",
    }
}

codes! {
    /// How a wage was paid.
    pub enum PayMethod {
        /// 银行卡.
        Bank = "bank",
        /// 现金.
        Cash = "cash",
        /// Another way.
        Other = "other",
    }
}

codes! {
    /// Who ended it.
    pub enum LeavingSide {
        /// 本人.
        Worker = "worker",
        /// 单位.
        Employer = "employer",
    }
}

codes! {
    /// Why it ended, as one of the two sides says.
    pub enum LeaveCause {
        /// 工资低.
        Pay = "pay",
        /// 没发工资.
        Unpaid = "unpaid",
        /// 太远.
        TooFar = "too_far",
        /// 家里走不开.
        Care = "care",
        /// 身体.
        Health = "health",
        /// 太累.
        TooHeavy = "too_heavy",
        /// 农忙.
        Season = "season",
        /// 住不惯.
        Lodging = "lodging",
        /// 找到更好的.
        Better = "better",
        /// 处不来.
        Quarrel = "quarrel",
        /// 合同到期.
        ContractEnd = "contract_end",
        /// 不合要求.
        NotSuited = "not_suited",
        /// 没活了.
        NoWork = "no_work",
        /// 缺勤.
        Absent = "absent",
        /// 单位关了.
        ClosedDown = "closed_down",
        /// 退休.
        Retired = "retired",
        /// Something else.
        Other = "other",
    }
}

impl LeaveCause {
    /// Whether one of the two sides can say it.
    pub const fn is_said_by(self, side: LeavingSide) -> bool {
        match self {
            Self::Quarrel | Self::ContractEnd | Self::Retired | Self::Other => true,
            Self::NotSuited | Self::NoWork | Self::Absent | Self::ClosedDown => {
                matches!(side, LeavingSide::Employer)
            }
            _ => matches!(side, LeavingSide::Worker),
        }
    }
}

codes! {
    /// Why a placement should never have been entered.
    pub enum CancelCause {
        /// 记错了人.
        WrongPerson = "wrong_person",
        /// 记错了单位或岗位.
        WrongEmployer = "wrong_employer",
        /// 记了两次.
        Twice = "twice",
        /// 没这回事.
        NeverAgreed = "never_agreed",
    }
}

/// The paper and what stands on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Which.
    pub paper: ContractPaper,
    /// For how many months; `None` = open-ended, or none.
    pub months: Option<u16>,
    /// Under which number it was filed; empty = not filed.
    pub filing_no: String,
}

/// What the work is, as entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// First day.
    pub started_on: NaiveDate,
    /// What kind.
    pub kind: VacancyKind,
    /// How much of the day.
    pub hours: WorkHours,
    /// On which paper.
    pub contract: Contract,
    /// Insured from this day.
    pub insured_from: Option<NaiveDate>,
    /// Pay a month.
    pub monthly: Option<Fen>,
    /// Who introduced it.
    pub introduced_by: IntroducedBy,
}

impl Work {
    /// The last day of the contract; `None` = open-ended, or none.
    pub fn planned_end(&self) -> Option<NaiveDate> {
        let months = self.contract.months?;
        dates::add_months(self.started_on, u32::from(months)).pred_opt()
    }

    /// What the person is while it lasts.
    pub const fn status(&self) -> EmploymentStatus {
        match (self.kind, self.hours) {
            (VacancyKind::HomeBased | VacancyKind::Piecework | VacancyKind::DayJob, _)
            | (_, WorkHours::Part) => EmploymentStatus::Flexible,
            _ => EmploymentStatus::Employed,
        }
    }

    /// What cannot be, each beside its field. `earliest` is the day the person may work from.
    pub fn problems(&self, today: NaiveDate, earliest: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        if self.started_on < earliest || self.started_on > dates::add_days(today, AHEAD_DAYS) {
            problems.push(wrong("started_on", Problem::OutOfRange));
        }
        if self
            .contract
            .months
            .is_some_and(|months| months == 0 || months > MONTHS_MAX)
        {
            problems.push(wrong("contract_months", Problem::OutOfRange));
        }
        if self.contract.filing_no.chars().count() > FILING_MAX {
            problems.push(wrong("filing_no", Problem::TooLong));
        }
        let too_late = dates::add_days(today, AHEAD_DAYS);
        if self
            .insured_from
            .is_some_and(|day| day < self.started_on || day > too_late)
        {
            problems.push(wrong("insured_from", Problem::OutOfRange));
        }
        if self.monthly.is_some_and(|fen| fen.0 <= 0) {
            problems.push(wrong("monthly", Problem::OutOfRange));
        }
        problems
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The last day of work; of somebody who never came, the day that was heard.
    pub on: NaiveDate,
    /// Who ended it.
    pub side: LeavingSide,
    /// Why, as the worker says.
    pub worker_says: Option<LeaveCause>,
    /// Why, as the employer says.
    pub employer_says: Option<LeaveCause>,
}

impl Leaving {
    /// The cause it is counted under: what the side says that ended it, else what the other says.
    pub fn cause(&self) -> LeaveCause {
        let (first, then) = match self.side {
            LeavingSide::Worker => (self.worker_says, self.employer_says),
            LeavingSide::Employer => (self.employer_says, self.worker_says),
        };
        first.or(then).unwrap_or(LeaveCause::Other)
    }

    /// What cannot be. It begins on `from`.
    pub fn problems(&self, from: NaiveDate, today: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        if self.on < from || self.on > today {
            problems.push(wrong("left_on", Problem::OutOfRange));
        }
        let unsaid = |cause: Option<LeaveCause>, side| cause.is_some_and(|cause| !cause.is_said_by(side));
        if self.worker_says.is_none() && self.employer_says.is_none() {
            let field = match self.side {
                LeavingSide::Worker => "worker_says",
                LeavingSide::Employer => "employer_says",
            };
            problems.push(wrong(field, Problem::Required));
        }
        if unsaid(self.worker_says, LeavingSide::Worker) {
            problems.push(wrong("worker_says", Problem::Unreadable));
        }
        if unsaid(self.employer_says, LeavingSide::Employer) {
            problems.push(wrong("employer_says", Problem::Unreadable));
        }
        problems
    }
}

/// Where a placement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum PlacementState {
    /// At work, as far as anybody knows.
    Working,
    /// It is over.
    Ended {
        /// How.
        leaving: Leaving,
    },
    /// The person never came.
    NoShow {
        /// How that was heard.
        leaving: Leaving,
    },
    /// It was entered by mistake: what it caused was undone.
    Cancelled {
        /// When that was said.
        at: DateTime<Utc>,
        /// Why.
        cause: CancelCause,
    },
}

impl PlacementState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Ended { .. } => "ended",
            Self::NoShow { .. } => "no_show",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// How it ended, if it did.
    pub const fn leaving(&self) -> Option<&Leaving> {
        match self {
            Self::Ended { leaving } | Self::NoShow { leaving } => Some(leaving),
            Self::Working | Self::Cancelled { .. } => None,
        }
    }
}

/// A step that the present state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a placement that is {from} cannot be {step}")]
pub struct NotPossible {
    /// Code of the present state.
    pub from: &'static str,
    /// What was asked.
    pub step: &'static str,
}

/// A placement as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Our id.
    pub id: PlacementId,
    /// Who works.
    pub person: PersonId,
    /// With whom, where the employer is on our list.
    pub employer: Option<EmployerId>,
    /// The employer's name.
    pub employer_name: String,
    /// Its social credit code, where it is known.
    pub uscc: Option<SocialCreditCode>,
    /// The vacancy it filled.
    pub vacancy: Option<VacancyId>,
    /// The lead that told of it.
    pub lead: Option<LeadId>,
    /// What the work is.
    pub work: Work,
    /// Where it stands.
    pub state: PlacementState,
    /// What entering it changed in the file.
    pub caused: Caused,
    /// Who entered it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// What entering a placement changed besides leads and tasks, so that it can be undone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caused {
    /// What the person was before, and what the placement made of that; `None` = nothing was changed.
    pub status: Option<(Option<EmploymentStatus>, EmploymentStatus)>,
    /// The stretch of work in the file.
    pub spell: Option<EntryId>,
    /// The placement before, which ended with it.
    pub ended: Option<PlacementId>,
    /// Whether it took the last opening, and so closed the vacancy.
    pub closed_vacancy: bool,
}

impl Placement {
    /// The last day of work that is known; `None` while it goes on. A placement that never was has none.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.state.leaving().map(|leaving| leaving.on)
    }

    /// Whether it was ever begun, as far as is known.
    pub const fn began(&self) -> bool {
        matches!(self.state, PlacementState::Working | PlacementState::Ended { .. })
    }

    /// Completed months of work up to a day (C6): of one that is over, to the day after its last.
    pub fn months_worked(&self, day: NaiveDate) -> u32 {
        if !self.began() {
            return 0;
        }
        let end = self
            .last_day()
            .map_or(day, |last| dates::add_days(last, 1).min(day));
        dates::completed_months(self.work.started_on, end)
    }

    /// Ends it.
    pub fn end(&mut self, leaving: Leaving, came: bool) -> Result<(), NotPossible> {
        if self.state != PlacementState::Working {
            return Err(self.refuse("ended"));
        }
        self.state = if came {
            PlacementState::Ended { leaving }
        } else {
            PlacementState::NoShow { leaving }
        };
        Ok(())
    }

    /// Says that it should never have been entered, whatever was heard of it since.
    pub fn cancel(&mut self, at: DateTime<Utc>, cause: CancelCause) -> Result<(), NotPossible> {
        if matches!(self.state, PlacementState::Cancelled { .. }) {
            return Err(self.refuse("cancelled"));
        }
        self.state = PlacementState::Cancelled { at, cause };
        Ok(())
    }

    fn refuse(&self, step: &'static str) -> NotPossible {
        NotPossible {
            from: self.state.code(),
            step,
        }
    }
}

/// A placement as somebody enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementDraft {
    /// The lead that told of it.
    pub lead: Option<LeadId>,
    /// The number outside of the vacancy, where there was no lead; empty = none.
    pub vacancy_no: String,
    /// Name of the employer; that of the lead's vacancy stands where there is one.
    pub employer_name: String,
    /// Its social credit code.
    pub uscc: Option<SocialCreditCode>,
    /// What the work is.
    pub work: Work,
    /// What is said of another placement at the same time.
    pub overlap: Option<OverlapAnswer>,
    /// What the person said themselves, which this answers.
    pub proposal: Option<ProposalId>,
}

/// Pay and insurance of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// What was paid.
    pub paid: Option<Paid>,
    /// Whether insurance was paid for it.
    pub insured: bool,
}

/// A wage slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// How much.
    pub fen: Fen,
    /// When.
    pub on: NaiveDate,
    /// How.
    pub method: PayMethod,
}

impl WorkMonth {
    /// What cannot be: a month outside the work, a wage that was paid before its month or is not paid yet.
    pub fn problems(&self, placement: &Placement, today: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let mut problems = Vec::new();
        let first = dates::first_of_month(placement.work.started_on);
        let last = placement.last_day().unwrap_or(today).min(today);
        if self.month < first || self.month > last {
            problems.push(wrong("month", Problem::OutOfRange));
        }
        if self.paid.is_none() && !self.insured {
            problems.push(wrong("wage", Problem::Required));
        }
        if let Some(paid) = self.paid {
            if paid.fen.0 <= 0 {
                problems.push(wrong("wage", Problem::OutOfRange));
            }
            if paid.on < self.month || paid.on > today {
                problems.push(wrong("paid_on", Problem::OutOfRange));
            }
        }
        problems
    }
}

codes! {
    /// What somebody says of their own work.
    pub enum ProposalKind {
        /// 我去上班了.
        Started = "started",
        /// 我不干了.
        Left = "left",
    }
}

codes! {
    /// What became of it.
    pub enum ProposalEnd {
        /// It was recorded.
        Taken = "taken",
        /// It was set aside.
        Discarded = "discarded",
    }
}

/// What the person says of their own work, until staff have looked at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkProposal {
    /// Our id.
    pub id: ProposalId,
    /// Who.
    pub person: PersonId,
    /// What.
    pub kind: ProposalKind,
    /// About which lead.
    pub lead: Option<LeadId>,
    /// About which placement, when it is over.
    pub placement: Option<PlacementId>,
    /// Name of the employer, as said.
    pub employer_name: String,
    /// The first or the last day.
    pub on: NaiveDate,
    /// When it was said.
    pub made_at: DateTime<Utc>,
}
