//! Cases (P9): wages owed, injuries and other wrongs at work, from the first word of them to the money, or to a court.

mod state;
mod step;

pub use state::{CaseEnd, CaseStage, CaseState, Liable, NotPossible, PayOrder};
pub use step::{CaseDeed, CaseEntry, CaseFinding, CaseStep, OrderWish};

use crate::code::codes;
use crate::ids::{CaseId, EmployerId, PersonId, PlacementId, VacancyId};
use crate::params::{NotSet, ParamKey, Params};
use crate::refusal::{FieldProblem, Problem};
use crate::values::{AreaCode, Fen, WorkCalendar};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Letters of what is said at most.
pub const WORDS_MAX: usize = 1000;
/// Letters of a name, of a firm or of somebody.
pub const NAME_MAX: usize = 80;
/// People of one case at most.
pub const PEOPLE_MAX: u32 = 100_000;

codes! {
    /// What a case is about.
    pub enum CaseKind {
        /// 拖欠工资.
        Arrears = "arrears",
        /// 受伤.
        Injury = "injury",
        /// 没签合同.
        Contract = "contract",
        /// 没上保险.
        Insurance = "insurance",
        /// 收押金、收费.
        Fees = "fees",
        /// 岗位不真实、歧视.
        Posting = "posting",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// How it came.
    pub enum CaseChannel {
        /// The person, on their own page.
        Own = "own",
        /// Anybody, on a public page.
        Web = "web",
        /// Somebody at an office, or a coordinator.
        Office = "office",
        /// The hotline.
        Hotline = "hotline",
        /// Heard at a follow-up or a visit.
        FollowUp = "follow_up",
    }
}

codes! {
    /// Where a case can be handed on to.
    pub enum TransferTo {
        /// 住建.
        Housing = "housing",
        /// 交通.
        Transport = "transport",
        /// 水利.
        Water = "water",
        /// 公安.
        PublicSecurity = "public_security",
        /// 市场监管.
        Market = "market",
        /// 县劳动监察.
        County = "county",
        /// The inspectorate of another place.
        Elsewhere = "elsewhere",
    }
}

impl TransferTo {
    /// The department whose reviewer reads what was handed to it.
    pub const fn department(self) -> Option<crate::actor::Department> {
        match self {
            Self::PublicSecurity => Some(crate::actor::Department::PublicSecurity),
            _ => None,
        }
    }
}

/// What was said, and by whom: only who handles the case reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What happened.
    pub words: String,
    /// Who says so, where the person is not on the register and wished to be named.
    pub name: String,
    /// Where they can be reached.
    pub phone: String,
}

/// A case as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Our id.
    pub id: CaseId,
    /// Its number outside.
    pub no: String,
    /// What it is about.
    pub kind: CaseKind,
    /// How it came.
    pub channel: CaseChannel,
    /// Whom it is about, where they are on the register.
    pub person: Option<PersonId>,
    /// The placement it is about.
    pub placement: Option<PlacementId>,
    /// Against which employer, where it is on our list.
    pub employer: Option<EmployerId>,
    /// The vacancy it is about.
    pub vacancy: Option<VacancyId>,
    /// Name of the employer, as said.
    pub firm: String,
    /// Whose office handles it.
    pub area: AreaCode,
    /// The day it came.
    pub reported_on: NaiveDate,
    /// How many people it is about.
    pub people: u32,
    /// What is owed, as said.
    pub owed: Option<Fen>,
    /// What has been paid so far, by whomever.
    pub paid: Fen,
    /// What was said; `None` once it was erased.
    pub said: Option<Said>,
    /// The day by which the present step is due.
    pub due_on: Option<NaiveDate>,
    /// When the employer was told of it.
    pub told_at: Option<DateTime<Utc>>,
    /// Who brought it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Goes up with every step; whoever acts names the one seen.
    pub version: u32,
    /// Where it stands.
    pub state: CaseState,
}

impl Case {
    /// Whether the present step is late on a day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.stage().is_open() && self.due_on.is_some_and(|due| due < today)
    }

    /// What was found to be owed: what was ordered, else what was said.
    pub fn found(&self) -> Fen {
        self.state
            .order()
            .map_or(self.owed.unwrap_or_default(), |order| order.amount)
    }

    /// What of that was cleared.
    pub fn cleared(&self) -> Fen {
        Fen(self.paid.0.min(self.found().0))
    }
}

/// What somebody brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseDraft {
    /// What it is about.
    pub kind: Option<CaseKind>,
    /// How it came; said by staff alone.
    pub channel: Option<CaseChannel>,
    /// The person, where staff bring it for somebody on the register.
    pub person: Option<PersonId>,
    /// The placement it is about.
    pub placement: Option<PlacementId>,
    /// The vacancy it is about.
    pub vacancy: Option<VacancyId>,
    /// Name of the employer.
    pub firm: String,
    /// Where; `None` where something else says it.
    pub area: Option<AreaCode>,
    /// How many people it is about.
    pub people: u32,
    /// What is owed.
    pub owed: Option<Fen>,
    /// What was said, and by whom.
    pub said: Said,
}

impl CaseDraft {
    /// What cannot be, each beside its field.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let is_long = |text: &str, most: usize| text.chars().count() > most;
        let parts = [
            ("kind", self.kind.is_none(), Problem::Required),
            (
                "firm",
                self.firm.trim().is_empty() && self.placement.is_none() && self.vacancy.is_none(),
                Problem::Required,
            ),
            ("firm", is_long(&self.firm, NAME_MAX), Problem::TooLong),
            ("words", is_long(&self.said.words, WORDS_MAX), Problem::TooLong),
            ("name", is_long(&self.said.name, NAME_MAX), Problem::TooLong),
            ("phone", is_long(&self.said.phone, NAME_MAX), Problem::TooLong),
            (
                "people",
                self.people == 0 || self.people > PEOPLE_MAX,
                Problem::OutOfRange,
            ),
            (
                "owed",
                self.owed.is_some_and(|fen| fen.0 <= 0),
                Problem::OutOfRange,
            ),
        ];
        let wrong = |(field, _, problem): (&str, bool, Problem)| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        parts
            .into_iter()
            .filter(|(_, wrong, _)| *wrong)
            .map(wrong)
            .collect()
    }
}

/// The days a step of a case has, as they hold in a place on a day.
#[derive(Clone, Debug)]
pub struct CaseLimits<'a> {
    /// Which days are worked.
    pub calendar: &'a WorkCalendar,
    /// The figures.
    pub params: &'a Params,
    /// The place.
    pub area: AreaCode,
    /// The day.
    pub today: NaiveDate,
}

impl CaseLimits<'_> {
    /// The last day of some working days after a day.
    fn after(&self, day: NaiveDate, key: ParamKey) -> Result<NaiveDate, NotSet> {
        let days = self.params.value(key, Some(self.area), self.today)?;
        Ok(self.calendar.after(day, days.clamp(0, 3660) as u32))
    }

    /// By when a case that came today must be accepted, handed on or turned away.
    pub fn accept_by(&self) -> Result<NaiveDate, NotSet> {
        self.after(self.today, ParamKey::CaseAcceptDays)
    }

    /// By when an open case is due of which nobody has said so: as it would have been said on the day it came. After an order
    /// the order says so, and no office has a day for what lies with others.
    pub fn due_since(&self, case: &Case) -> Result<Option<NaiveDate>, NotSet> {
        let key = match case.state {
            CaseState::Received => ParamKey::CaseAcceptDays,
            CaseState::Investigating { .. } => ParamKey::CaseInvestigateDays,
            _ => return Ok(None),
        };
        self.after(case.reported_on, key).map(Some)
    }

    /// By when what is due in a state must be done: `was` is the day that held before.
    pub fn due(
        &self,
        state: &CaseState,
        step: &CaseStep,
        was: Option<NaiveDate>,
    ) -> Result<Option<NaiveDate>, NotSet> {
        Ok(match (state, step) {
            (CaseState::Investigating { .. }, CaseStep::Accept) => {
                Some(self.after(self.today, ParamKey::CaseInvestigateDays)?)
            }
            (CaseState::Investigating { .. }, CaseStep::Extend) => {
                Some(self.after(was.unwrap_or(self.today), ParamKey::CaseExtendDays)?)
            }
            (CaseState::Received | CaseState::Investigating { .. }, _) => was,
            (CaseState::Ordered { order }, _) => Some(order.pay_by),
            _ => None,
        })
    }
}
