//! Training classes (P6): planned from what people wish to learn, approved by the county, held day by day, appraised, and
//! looked at again after a month and three.

mod attendance;
mod eligible;
mod news;
mod sums;

pub use attendance::{
    Attendance, AttendanceChange, ClassDay, ClassDraw, Corrected, DrawResult, DrawnCheck, SignMethod, counted,
};
pub use eligible::{EnrolFacts, EnrolReason, POOR, Verdict, Weighed, weigh};
pub use news::{ClassNews, NoClassNews};
pub use sums::{ClassShare, TrainingSums};

use crate::code::codes;
use crate::ids::{
    AccountId, ClassId, CourseId, EmployerId, EnrolmentId, EntryId, InstructorId, PersonId, PlacementId,
    TrainingOrderId,
};
use crate::placement::Placement;
use crate::refusal::{FieldProblem, Problem};
use crate::trade::TradeSet;
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, Fen, dates};
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

/// Letters of a name, of who teaches and of where.
pub const NAME_MAX: usize = 60;
/// Letters of a syllabus, of a standard and of a reason.
pub const TEXT_MAX: usize = 400;
/// People of one class at most.
pub const SEATS_MAX: u32 = 500;
/// Days of one class at most.
pub const DAYS_MAX: i64 = 366;

codes! {
    /// What kind of training a class is.
    pub enum ClassKind {
        /// 订单式.
        OrderBased = "order_based",
        /// 定向.
        Targeted = "targeted",
        /// 定岗.
        PostSpecific = "post_specific",
        /// 项目制.
        Project = "project",
        /// 实用技术: farm skills, no vocational training.
        Practical = "practical",
        /// 创业.
        Startup = "startup",
        /// 技能提升.
        Upgrade = "upgrade",
        /// 转岗.
        Transfer = "transfer",
        /// 电子商务.
        ECommerce = "e_commerce",
        /// 工学一体: at a college and with a partner enterprise (R45).
        WorkStudy = "work_study",
    }
}

impl ClassKind {
    /// Whether an employer belongs to it, who takes those who have learned.
    pub const fn needs_employer(self) -> bool {
        matches!(self, Self::OrderBased | Self::WorkStudy)
    }

    /// Whether it is vocational skill training (职业技能培训), over which R48 and R49 count.
    pub const fn is_skill(self) -> bool {
        !matches!(self, Self::Practical)
    }
}

codes! {
    /// For whom a class is.
    pub enum ClassAudience {
        /// Whoever wants to learn.
        Anyone = "anyone",
        /// 贫困劳动者.
        Poor = "poor",
        /// 被征地农民 (R13).
        LandLoss = "land_loss",
        /// 残疾人.
        Disabled = "disabled",
    }
}

codes! {
    /// Who pays for a class.
    pub enum Funding {
        /// 专项资金.
        SpecialFund = "special_fund",
        /// 残疾人就业保障金.
        Levy = "levy",
        /// 阳光工程.
        Sunshine = "sunshine",
        /// 雨露计划.
        RainDew = "rain_dew",
        /// 农民工培训资金.
        MigrantFund = "migrant_fund",
    }
}

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPlan {
    /// What it is called.
    pub name: String,
    /// What kind.
    pub kind: ClassKind,
    /// For whom.
    pub audience: ClassAudience,
    /// Who pays.
    pub funding: Funding,
    /// Where.
    pub area: AreaCode,
    /// Street and number.
    pub address: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Whether it is held on Saturdays and Sundays too.
    pub weekends: bool,
    /// Places.
    pub seats: u32,
    /// Hours of teaching.
    pub hours: u32,
    /// What is taught.
    pub syllabus: String,
    /// What is reached at the end: the standard of the appraisal.
    pub standard: String,
    /// Who of the register teaches; `None` = somebody who is not on it.
    pub instructor: Option<InstructorId>,
    /// Who teaches.
    pub trainer: String,
    /// The paper that says that they may.
    pub trainer_paper: String,
    /// The school.
    pub provider: String,
    /// The employer that ordered it, where one did.
    pub employer: String,
    /// The same on the list of employers, where it stands there.
    pub employer_id: Option<EmployerId>,
    /// The order that it answers.
    pub order: Option<TrainingOrderId>,
    /// Whether the trade is on the province's list of those that are short (R45).
    pub shortage: bool,
    /// What it costs in all.
    pub cost: Fen,
}

impl ClassPlan {
    /// What is wrong with it.
    pub fn problems(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let needed = [
            ("name", &self.name, NAME_MAX),
            ("address", &self.address, NAME_MAX),
            ("syllabus", &self.syllabus, TEXT_MAX),
            ("standard", &self.standard, TEXT_MAX),
            ("trainer", &self.trainer, NAME_MAX),
            ("trainer_paper", &self.trainer_paper, NAME_MAX),
            ("provider", &self.provider, NAME_MAX),
        ];
        let mut found: Vec<(&str, Problem)> = needed
            .iter()
            .filter_map(|(name, text, most)| Some((*name, text_problem(text, *most)?)))
            .collect();
        if self.kind.needs_employer() && self.employer.trim().is_empty() {
            found.push(("employer", Problem::Required));
        }
        if self.employer.chars().count() > NAME_MAX {
            found.push(("employer", Problem::TooLong));
        }
        if self.starts_on < today {
            found.push(("starts_on", Problem::OutOfRange));
        }
        let days = (self.ends_on - self.starts_on).num_days() + 1;
        if !(1..=DAYS_MAX).contains(&days) || self.days().is_empty() {
            found.push(("ends_on", Problem::OutOfRange));
        }
        if !(1..=SEATS_MAX).contains(&self.seats) {
            found.push(("seats", Problem::OutOfRange));
        }
        if !(1..=10_000).contains(&self.hours) {
            found.push(("hours", Problem::OutOfRange));
        }
        if self.cost.0 < 0 {
            found.push(("cost", Problem::OutOfRange));
        }
        let named = |(field, problem): (&str, Problem)| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        found.into_iter().map(named).collect()
    }

    /// The days on which it is held.
    pub fn days(&self) -> Vec<NaiveDate> {
        let held = |day: &NaiveDate| self.weekends || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.starts_on
            .iter_days()
            .take_while(|day| *day <= self.ends_on)
            .take(DAYS_MAX.unsigned_abs() as usize)
            .filter(held)
            .collect()
    }

    /// The trades it teaches, by its name.
    pub fn trades(&self) -> TradeSet {
        TradeSet::of(&self.name)
    }

    /// Whether two share a day between their first and last.
    pub fn meets(&self, other: &Self) -> bool {
        self.starts_on <= other.ends_on && other.starts_on <= self.ends_on
    }
}

fn text_problem(text: &str, most: usize) -> Option<Problem> {
    match text.trim().chars().count() {
        0 => Some(Problem::Required),
        count if count > most => Some(Problem::TooLong),
        _ => None,
    }
}

/// Where a class stands, as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassState {
    /// Waits for the county.
    Planned,
    /// Came back from the county.
    Returned {
        /// Why.
        reason: String,
    },
    /// Approved: people enrol, and it is held on its days.
    Open,
    /// The last day was held; people are appraised.
    Ended {
        /// When.
        on: NaiveDate,
    },
    /// Everybody was appraised.
    Evaluated {
        /// When the last day was held.
        on: NaiveDate,
    },
    /// It is not held, or no more.
    Cancelled {
        /// When.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

impl ClassState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Returned { .. } => "returned",
            Self::Open => "open",
            Self::Ended { .. } => "ended",
            Self::Evaluated { .. } => "evaluated",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// The day on which it came to an end of whatever kind.
    pub const fn over_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Ended { on } | Self::Evaluated { on } | Self::Cancelled { on, .. } => Some(*on),
            _ => None,
        }
    }
}

codes! {
    /// Where a class stands, as people see it.
    pub enum ClassStage {
        /// 待县里批.
        Planned = "planned",
        /// 退回修改.
        Returned = "returned",
        /// 报名中.
        Open = "open",
        /// 名额已满.
        Full = "full",
        /// 上课中.
        Running = "running",
        /// 已结课.
        Ended = "ended",
        /// 已评估.
        Evaluated = "evaluated",
        /// 已取消.
        Cancelled = "cancelled",
    }
}

/// A class as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingClass {
    /// Our id.
    pub id: ClassId,
    /// The course it is a class of.
    pub course: CourseId,
    /// What is planned.
    pub plan: ClassPlan,
    /// The account of the school, where it has one.
    pub provider_account: Option<AccountId>,
    /// Where it stands.
    pub state: ClassState,
    /// Who planned it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// Goes up with every step.
    pub version: u32,
}

impl TrainingClass {
    /// Where it stands on a day, so many places being taken.
    pub fn stage(&self, today: NaiveDate, taken: u32) -> ClassStage {
        match self.state {
            ClassState::Planned => ClassStage::Planned,
            ClassState::Returned { .. } => ClassStage::Returned,
            ClassState::Open if today >= self.plan.starts_on => ClassStage::Running,
            ClassState::Open if taken >= self.plan.seats => ClassStage::Full,
            ClassState::Open => ClassStage::Open,
            ClassState::Ended { .. } => ClassStage::Ended,
            ClassState::Evaluated { .. } => ClassStage::Evaluated,
            ClassState::Cancelled { .. } => ClassStage::Cancelled,
        }
    }

    /// The state after a step; `None` when it does not follow.
    pub fn after(&self, deed: &ClassDeed, today: NaiveDate) -> Option<ClassState> {
        Some(match (deed, &self.state) {
            (ClassDeed::Approve, ClassState::Planned) | (ClassDeed::Reopen, ClassState::Ended { .. }) => {
                ClassState::Open
            }
            (ClassDeed::Return(reason), ClassState::Planned) => ClassState::Returned {
                reason: reason.clone(),
            },
            (
                ClassDeed::Cancel(reason),
                ClassState::Planned | ClassState::Returned { .. } | ClassState::Open,
            ) => ClassState::Cancelled {
                on: today,
                reason: reason.clone(),
            },
            (ClassDeed::End, ClassState::Open) if today >= self.plan.starts_on => {
                ClassState::Ended { on: today }
            }
            (ClassDeed::Evaluate, ClassState::Ended { on }) => ClassState::Evaluated { on: *on },
            _ => return None,
        })
    }
}

/// What is done with a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassDeed {
    /// The county approves syllabus, hours and standard.
    Approve,
    /// The county gives it back.
    Return(String),
    /// It is not held, or no more.
    Cancel(String),
    /// One of its days is not held, or does not count.
    CancelDay(NaiveDate, String),
    /// That day is held after all.
    KeepDay(NaiveDate),
    /// Another day is held.
    AddDay(NaiveDate),
    /// The last day was held.
    End,
    /// It was ended by mistake.
    Reopen,
    /// Everybody was appraised.
    Evaluate,
}

codes! {
    /// Where an enrolment stands.
    pub enum EnrolmentState {
        /// Somebody of the county has to look.
        Pending = "pending",
        /// Has a place.
        Enrolled = "enrolled",
        /// Waits for one.
        Waiting = "waiting",
        /// Comes no more.
        Withdrawn = "withdrawn",
        /// Passed, with the certificate.
        Certified = "certified",
        /// Did not pass, or did not come to the appraisal.
        NotCertified = "not_certified",
    }
}

impl EnrolmentState {
    /// Whether it takes one of the places.
    pub const fn has_place(self) -> bool {
        matches!(self, Self::Enrolled | Self::Certified | Self::NotCertified)
    }

    /// Whether it keeps the person from another class of the same course.
    pub const fn is_live(self) -> bool {
        matches!(
            self,
            Self::Pending | Self::Enrolled | Self::Waiting | Self::Certified
        )
    }
}

/// Somebody's place in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Our id.
    pub id: EnrolmentId,
    /// Which class.
    pub class: ClassId,
    /// Of which course: one place of a person in each.
    pub course: CourseId,
    /// Who.
    pub person: PersonId,
    /// Where it stands.
    pub state: EnrolmentState,
    /// Comes first when a place becomes free.
    pub priority: bool,
    /// What was found when it was weighed.
    pub reasons: Vec<EnrolReason>,
    /// What stands on the person's own code.
    pub code: String,
    /// What the person paid, where the class is outside the district (R25).
    pub paid: Fen,
    /// When they gave their place back, where they had one: on the days before they were there.
    pub left_on: Option<NaiveDate>,
    /// When it was appraised.
    pub appraised_on: Option<NaiveDate>,
    /// The certificate in the file.
    pub certificate: Option<EntryId>,
    /// Who enrolled, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Enrolment {
    /// Whether they may have been there on a day: they have a place, or had one until then.
    pub fn had_place_on(&self, day: NaiveDate) -> bool {
        self.state.has_place() || self.left_on.is_some_and(|left| day <= left)
    }
}

codes! {
    /// A department a learner of work and study is filed with (Y55).
    pub enum FilingDepartment {
        /// 人社.
        HumanResources = "human_resources",
        /// 教育.
        Education = "education",
        /// 财政.
        Finance = "finance",
    }
}

/// That a learner was filed with a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// Who.
    pub enrolment: EnrolmentId,
    /// With which.
    pub department: FilingDepartment,
    /// When.
    pub on: NaiveDate,
    /// Who says so, as [`crate::actor::Actor::label`] says.
    pub by: String,
}

codes! {
    /// What somebody does after a class.
    pub enum WorkAfter {
        /// 在企业上班.
        Enterprise = "enterprise",
        /// 自己创业.
        SelfEmployed = "self_employed",
        /// 灵活就业.
        Flexible = "flexible",
        /// 还没有工作.
        NotWorking = "not_working",
    }
}

impl WorkAfter {
    /// Whether it counts as employed.
    pub const fn works(self) -> bool {
        !matches!(self, Self::NotWorking)
    }
}

/// What was heard so many days after a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkCheck {
    /// Of whom.
    pub enrolment: EnrolmentId,
    /// Days after the class.
    pub days: u32,
    /// What they do.
    pub work: WorkAfter,
    /// When that was heard.
    pub on: NaiveDate,
    /// Who heard it, as [`crate::actor::Actor::label`] says.
    pub by: String,
}

/// A check that is asked for, with its answer where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckDue {
    /// Days after the class.
    pub days: u32,
    /// By when.
    pub due_on: NaiveDate,
    /// What they do, when that was known, and the placement that says so.
    pub answer: Option<(WorkAfter, NaiveDate, Option<PlacementId>)>,
}

/// The checks of somebody after a class that ended: a placement that goes on answers, else what was heard.
pub fn checks_due(
    ended_on: NaiveDate,
    days: &[u32],
    heard: &[WorkCheck],
    placements: &[Placement],
    today: NaiveDate,
) -> Vec<CheckDue> {
    let due = |days: &u32| {
        let due_on = dates::add_days(ended_on, u64::from(*days));
        let placed = placements
            .iter()
            .find(|one| due_on <= today && works_on(one, due_on));
        let said = heard.iter().find(|one| one.days == *days);
        let answer = match (said, placed) {
            (Some(said), _) => Some((said.work, said.on, None)),
            (None, Some(placed)) => Some((work_of(placed), due_on, Some(placed.id))),
            (None, None) => None,
        };
        CheckDue {
            days: *days,
            due_on,
            answer,
        }
    };
    days.iter().map(due).collect()
}

fn works_on(placement: &Placement, day: NaiveDate) -> bool {
    placement.began()
        && placement.work.started_on <= day
        && placement.last_day().is_none_or(|last| last >= day)
}

/// What a placement is as an answer.
const fn work_of(placement: &Placement) -> WorkAfter {
    match placement.work.kind {
        VacancyKind::HomeBased | VacancyKind::Piecework | VacancyKind::DayJob => WorkAfter::Flexible,
        _ => WorkAfter::Enterprise,
    }
}

#[cfg(test)]
mod tests;
