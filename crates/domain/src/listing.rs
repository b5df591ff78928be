//! The wage blacklist and the abnormal list (R82): notice, statement of defence, decision, appeal, and the way off it again.

use crate::code::codes;
use crate::ids::{CaseId, EmployerId, ListingId};
use crate::params::{NotSet, ParamKey, Params};
use crate::values::{AreaCode, WorkCalendar, dates};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Letters of a ground, a statement or a reason at most.
pub const WORDS_MAX: usize = 1000;
/// Letters of the number of a decision.
pub const DECISION_MAX: usize = 40;

codes! {
    /// Which list.
    pub enum ListKind {
        /// 拖欠工资黑名单: nothing of the firm is shown or matched.
        Wage = "wage",
        /// 经营异常名录: officers are warned, and its vacancies are looked at first.
        Abnormal = "abnormal",
    }
}

codes! {
    /// Why.
    pub enum ListGround {
        /// 拖欠工资数额较大.
        SeriousArrears = "serious_arrears",
        /// 拒不支付.
        RefusesToPay = "refuses_to_pay",
        /// 联系不上.
        Unreachable = "unreachable",
        /// 岗位信息不实.
        FalsePosting = "false_posting",
        /// 不签合同、不参保.
        NoPapers = "no_papers",
    }
}

impl ListGround {
    /// Whether it is one for this list.
    pub const fn is_for(self, kind: ListKind) -> bool {
        let wage = matches!(self, Self::SeriousArrears | Self::RefusesToPay);
        match kind {
            ListKind::Wage => wage,
            ListKind::Abnormal => !wage,
        }
    }
}

codes! {
    /// Where an entry stands, without its facts.
    pub enum ListingStage {
        /// The firm was told, and may defend itself.
        Noticed = "noticed",
        /// It was decided against listing.
        Dropped = "dropped",
        /// It is listed.
        Published = "published",
        /// It is listed, and the firm has appealed.
        Appealed = "appealed",
        /// The appeal was upheld: it should not have been listed.
        Withdrawn = "withdrawn",
        /// Its time was over.
        Expired = "expired",
        /// What was wrong was put right.
        Repaired = "repaired",
    }
}

impl ListingStage {
    /// Whether the firm is on the list in it.
    pub const fn is_listed(self) -> bool {
        matches!(self, Self::Published | Self::Appealed)
    }

    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Noticed | Self::Appealed)
    }
}

/// From and to, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Somebody's words with who and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// What was said; never with a number of somebody in it.
    pub text: String,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Our id.
    pub id: ListingId,
    /// Which employer.
    pub employer: EmployerId,
    /// Which list.
    pub kind: ListKind,
    /// Why.
    pub ground: ListGround,
    /// The case it follows.
    pub case: Option<CaseId>,
    /// Whose office sees to it.
    pub area: AreaCode,
    /// What is held against the firm, and who proposes to list it.
    pub notice: Word,
    /// The last day for its statement.
    pub state_by: Option<NaiveDate>,
    /// What it says.
    pub statement: Option<Word>,
    /// Number of the decision.
    pub decision_no: String,
    /// Why it was decided so, and by whom.
    pub decision: Option<Word>,
    /// When it is listed.
    pub period: Option<Period>,
    /// The last day for an appeal.
    pub appeal_by: Option<NaiveDate>,
    /// The appeal.
    pub appeal: Option<Word>,
    /// Why the appeal was dismissed, and by whom.
    pub answer: Option<Word>,
    /// How it ended, why, and by whom.
    pub ending: Option<Word>,
    /// The day it ended.
    pub ended_on: Option<NaiveDate>,
    /// Where it stands.
    pub stage: ListingStage,
    /// Goes up with every step.
    pub version: u32,
}

/// A step of an entry, as staff or the firm take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListingStep {
    /// The firm defends itself.
    State(String),
    /// It is listed.
    Decide {
        /// Number of the decision.
        no: String,
        /// Why.
        reason: String,
    },
    /// It is not listed.
    Drop(String),
    /// The firm appeals.
    Appeal(String),
    /// The appeal is upheld: it comes off the list.
    Uphold(String),
    /// The appeal is dismissed.
    Dismiss(String),
    /// What was wrong was put right: it comes off the list before its time.
    Repair(String),
}

impl ListingStep {
    /// What audit lines call it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::State(_) => "state",
            Self::Decide { .. } => "decide",
            Self::Drop(_) => "drop",
            Self::Appeal(_) => "appeal",
            Self::Uphold(_) => "uphold",
            Self::Dismiss(_) => "dismiss",
            Self::Repair(_) => "repair",
        }
    }

    /// The words of it.
    pub fn words(&self) -> &str {
        match self {
            Self::State(text)
            | Self::Drop(text)
            | Self::Appeal(text)
            | Self::Uphold(text)
            | Self::Dismiss(text)
            | Self::Repair(text)
            | Self::Decide { reason: text, .. } => text,
        }
    }
}

/// The figures of the lists, as they hold in a place on a day.
#[derive(Clone, Copy, Debug)]
pub struct ListLimits<'a> {
    /// Which days are worked.
    pub calendar: &'a WorkCalendar,
    /// The figures.
    pub params: &'a Params,
    /// The place.
    pub area: AreaCode,
    /// The day.
    pub today: NaiveDate,
}

impl ListLimits<'_> {
    fn figure(&self, key: ParamKey) -> Result<u32, NotSet> {
        let value = self.params.value(key, Some(self.area), self.today)?;
        Ok(value.clamp(0, 3660) as u32)
    }

    /// The last day for a statement: some working days from today.
    pub fn state_by(&self) -> Result<NaiveDate, NotSet> {
        Ok(self
            .calendar
            .after(self.today, self.figure(ParamKey::ListStatementDays)?))
    }

    /// The last day for an appeal; where that is a holiday, the next day that is worked.
    pub fn appeal_by(&self) -> Result<NaiveDate, NotSet> {
        let last = dates::add_days(self.today, self.figure(ParamKey::ListAppealDays)?.into());
        Ok(self.calendar.on_or_after(last))
    }

    /// From today to the last day of its months.
    pub fn period(&self, kind: ListKind) -> Result<Period, NotSet> {
        let key = match kind {
            ListKind::Wage => ParamKey::BlacklistMonths,
            ListKind::Abnormal => ParamKey::AbnormalMonths,
        };
        let end = dates::add_months(self.today, self.figure(key)?);
        Ok(Period {
            from: self.today,
            to: end.pred_opt().unwrap_or(end),
        })
    }

    /// The first day on which repair takes a firm off the list.
    pub fn repair_from(&self, kind: ListKind, from: NaiveDate) -> Result<NaiveDate, NotSet> {
        Ok(match kind {
            ListKind::Wage => dates::add_months(from, self.figure(ParamKey::BlacklistRepairMonths)?),
            ListKind::Abnormal => from,
        })
    }
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepProblem {
    /// The entry is not where the step begins.
    #[error("the entry takes no such step")]
    NotPossible,
    /// The time for it has not come.
    #[error("the time for it has not come")]
    TooEarly,
    /// The time for it is over.
    #[error("the time for it is over")]
    TooLate,
    /// A figure is not set.
    #[error(transparent)]
    NotSet(#[from] NotSet),
}

impl Listing {
    /// Whether the firm is on the list on a day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.stage.is_listed() && self.period.is_some_and(|period| period.holds(day))
    }

    /// Whether the statement is there, or the time for it over: only then it is decided.
    pub fn is_heard(&self, today: NaiveDate) -> bool {
        self.statement.is_some() || self.state_by.is_none_or(|last| last < today)
    }

    /// Takes a step.
    pub fn take(
        self,
        step: &ListingStep,
        (by, at): (String, DateTime<Utc>),
        limits: &ListLimits<'_>,
    ) -> Result<Self, StepProblem> {
        let today = limits.today;
        let word = Word {
            text: step.words().trim().to_owned(),
            by,
            at,
        };
        let ended = |one: Self, stage, word| Self {
            stage,
            ending: Some(word),
            ended_on: Some(today),
            ..one
        };
        let version = self.version + 1;
        let after = match (self.stage, step) {
            (ListingStage::Noticed, ListingStep::State(_)) => {
                // What was said is not written over.
                if self.statement.is_some() {
                    return Err(StepProblem::NotPossible);
                }
                if self.state_by.is_some_and(|last| last < today) {
                    return Err(StepProblem::TooLate);
                }
                Self {
                    statement: Some(word),
                    ..self
                }
            }
            (ListingStage::Noticed, ListingStep::Decide { no, .. }) => {
                if !self.is_heard(today) {
                    return Err(StepProblem::TooEarly);
                }
                Self {
                    stage: ListingStage::Published,
                    decision: Some(word),
                    decision_no: no.trim().to_owned(),
                    period: Some(limits.period(self.kind)?),
                    appeal_by: Some(limits.appeal_by()?),
                    ..self
                }
            }
            (ListingStage::Noticed, ListingStep::Drop(_)) => ended(self, ListingStage::Dropped, word),
            (ListingStage::Published, ListingStep::Appeal(_)) => {
                if self.appeal.is_some() {
                    return Err(StepProblem::NotPossible);
                }
                if self.appeal_by.is_some_and(|last| last < today) {
                    return Err(StepProblem::TooLate);
                }
                Self {
                    stage: ListingStage::Appealed,
                    appeal: Some(word),
                    ..self
                }
            }
            (ListingStage::Appealed, ListingStep::Uphold(_)) => ended(self, ListingStage::Withdrawn, word),
            (ListingStage::Appealed, ListingStep::Dismiss(_)) => Self {
                stage: ListingStage::Published,
                answer: Some(word),
                ..self
            },
            (ListingStage::Published | ListingStage::Appealed, ListingStep::Repair(_)) => {
                let from = self.period.map_or(today, |period| period.from);
                if today < limits.repair_from(self.kind, from)? {
                    return Err(StepProblem::TooEarly);
                }
                ended(self, ListingStage::Repaired, word)
            }
            _ => return Err(StepProblem::NotPossible),
        };
        Ok(Self { version, ..after })
    }

    /// Its time is over: it ends on the day after its last.
    #[must_use]
    pub fn expire(self) -> Self {
        let after = self.period.map(|period| dates::add_days(period.to, 1));
        Self {
            stage: ListingStage::Expired,
            ended_on: after,
            version: self.version + 1,
            ..self
        }
    }
}

/// Whether somebody may decide: not what they proposed, and not their own decision again (four eyes, §5).
pub fn is_free_to_decide(label: &str, listing: &Listing) -> bool {
    listing.notice.by != label
        && !(listing.stage == ListingStage::Appealed
            && listing.decision.as_ref().is_some_and(|word| word.by == label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::defaults;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn word(by: &str) -> Word {
        Word {
            text: "x".to_owned(),
            by: by.to_owned(),
            at: DateTime::default(),
        }
    }

    fn noticed() -> Listing {
        Listing {
            id: ListingId(Uuid::nil()),
            employer: EmployerId(Uuid::nil()),
            kind: ListKind::Wage,
            ground: ListGround::RefusesToPay,
            case: None,
            area: AreaCode::parse("330523").unwrap(),
            notice: word("staff:a"),
            state_by: Some(day("2026-06-22")),
            statement: None,
            decision_no: String::new(),
            decision: None,
            period: None,
            appeal_by: None,
            appeal: None,
            answer: None,
            ending: None,
            ended_on: None,
            stage: ListingStage::Noticed,
            version: 0,
        }
    }

    fn take(one: Listing, step: &ListingStep, on: &str) -> Result<Listing, StepProblem> {
        let (calendar, params) = (WorkCalendar::parse("20260814"), defaults());
        let limits = ListLimits {
            calendar: &calendar,
            params: &params,
            area: one.area,
            today: day(on),
        };
        one.take(step, ("staff:b".to_owned(), DateTime::default()), &limits)
    }

    fn decide() -> ListingStep {
        ListingStep::Decide {
            no: "1".to_owned(),
            reason: "x".to_owned(),
        }
    }

    #[test]
    fn nobody_is_listed_unheard() {
        assert_eq!(
            take(noticed(), &decide(), "2026-06-22"),
            Err(StepProblem::TooEarly)
        );
        assert!(
            take(noticed(), &decide(), "2026-06-23").is_ok(),
            "the time is over"
        );
        let heard = take(noticed(), &ListingStep::State("x".to_owned()), "2026-06-22").unwrap();
        let listed = take(heard.clone(), &decide(), "2026-06-22").unwrap();
        assert!(listed.holds(day("2026-06-22")) && listed.holds(day("2029-06-21")));
        assert!(!listed.holds(day("2029-06-22")), "three years, to the day before");
        let again = ListingStep::State("other".to_owned());
        assert_eq!(
            take(heard, &again, "2026-06-22"),
            Err(StepProblem::NotPossible),
            "what was said is not written over"
        );
        let late = take(noticed(), &ListingStep::State("x".to_owned()), "2026-06-23");
        assert_eq!(late, Err(StepProblem::TooLate));
    }

    #[test]
    fn repair_takes_off_after_half_a_year_and_an_appeal_at_once() {
        let listed = take(noticed(), &decide(), "2026-06-23").unwrap();
        let repair = ListingStep::Repair("paid".to_owned());
        assert_eq!(
            take(listed.clone(), &repair, "2026-12-22"),
            Err(StepProblem::TooEarly)
        );
        let off = take(listed.clone(), &repair, "2026-12-23").unwrap();
        assert!(!off.holds(day("2026-12-23")));
        let appealed = take(listed, &ListingStep::Appeal("x".to_owned()), "2026-07-01").unwrap();
        assert!(appealed.holds(day("2026-07-01")), "an appeal does not suspend");
        let off = take(
            appealed.clone(),
            &ListingStep::Uphold("x".to_owned()),
            "2026-07-02",
        )
        .unwrap();
        assert!(!off.holds(day("2026-07-02")));
        let stays = take(appealed, &ListingStep::Dismiss("no".to_owned()), "2026-07-02").unwrap();
        assert!(stays.holds(day("2026-07-02")));
        let off = take(stays.clone(), &repair, "2026-12-23").unwrap();
        let said = |word: Option<Word>| word.map(|word| word.text);
        assert_eq!(
            (said(off.answer), said(off.ending)),
            (Some("no".to_owned()), Some("paid".to_owned())),
            "why the appeal was dismissed outlives the end"
        );
        let again = take(stays, &ListingStep::Appeal("x".to_owned()), "2026-07-03");
        assert_eq!(again, Err(StepProblem::NotPossible));
    }

    /// 2026-06-15 and sixty days make Friday 2026-08-14, a holiday here: Monday counts.
    #[test]
    fn a_limit_that_ends_on_a_holiday_ends_on_the_next_working_day() {
        let heard = take(noticed(), &ListingStep::State("x".to_owned()), "2026-06-15").unwrap();
        let listed = take(heard, &decide(), "2026-06-15").unwrap();
        assert_eq!(listed.appeal_by, Some(day("2026-08-17")));
    }

    #[test]
    fn who_proposed_does_not_decide() {
        assert!(!is_free_to_decide("staff:a", &noticed()));
        assert!(is_free_to_decide("staff:b", &noticed()));
        let listed = take(noticed(), &decide(), "2026-06-23").unwrap();
        let appealed = take(listed, &ListingStep::Appeal("x".to_owned()), "2026-07-01").unwrap();
        assert!(
            !is_free_to_decide("staff:b", &appealed),
            "not the appeal against oneself"
        );
        assert!(is_free_to_decide("staff:c", &appealed));
    }
}
