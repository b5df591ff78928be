//! Start-up cases (P10): from the wish over the five services (R92) to the opening, the visits after it, and whether the business
//! lives on; and the loan beside it.

use crate::code::codes;
use crate::ids::{PersonId, StartupId, StartupVisitId};
use crate::rules::service_year::FounderService;
use crate::values::{Fen, dates};
use chrono::{DateTime, NaiveDate, Utc};

codes! {
    /// Where a case stands.
    pub enum StartupStage {
        /// 有意愿.
        Intent = "intent",
        /// 已了解情况.
        Diagnosed = "diagnosed",
        /// 五个一齐了.
        Supported = "supported",
        /// 已开业.
        Opened = "opened",
        /// 经营稳定.
        Surviving = "surviving",
        /// 已结束.
        Closed = "closed",
    }
}

codes! {
    /// Where the wish was heard.
    pub enum StartupSource {
        /// 本人来说.
        Oneself = "oneself",
        /// 走访时说的.
        Visit = "visit",
        /// 培训班.
        Course = "course",
        /// 档案里记的.
        File = "file",
    }
}

codes! {
    /// Why a case ends.
    pub enum StartupEnd {
        /// 不想创业了.
        Withdrew = "withdrew",
        /// 找到工作.
        FoundWork = "found_work",
        /// 关门停业.
        Failed = "failed",
        /// 搬走或身故.
        Left = "left",
    }
}

codes! {
    /// Where a loan stands.
    pub enum LoanStage {
        /// 已申请.
        Applied = "applied",
        /// 乡镇已推荐.
        Recommended = "recommended",
        /// 担保已审核.
        Guaranteed = "guaranteed",
        /// 银行在办.
        AtBank = "at_bank",
        /// 已放款.
        Granted = "granted",
        /// 已还清.
        Repaid = "repaid",
        /// 逾期.
        Overdue = "overdue",
        /// 没批.
        Refused = "refused",
    }
}

impl LoanStage {
    /// Whether a stage may follow another.
    pub const fn may_follow(self, before: Self) -> bool {
        matches!(
            (before, self),
            (Self::Applied, Self::Recommended | Self::Refused)
                | (Self::Recommended, Self::Guaranteed | Self::Refused)
                | (Self::Guaranteed, Self::AtBank | Self::Refused)
                | (Self::AtBank, Self::Granted | Self::Refused)
                | (Self::Granted, Self::Repaid | Self::Overdue)
                | (Self::Overdue, Self::Repaid)
        )
    }

    /// What may come next.
    pub fn next(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |one| one.may_follow(self))
    }

    /// Whether the money is out.
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Granted | Self::Overdue | Self::Repaid)
    }
}

/// A loan, with the day of each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupLoan {
    /// How much.
    pub fen: Fen,
    /// Where it stands.
    pub stage: LoanStage,
    /// When it came to stand so.
    pub on: NaiveDate,
    /// Who applied for it, as [`crate::actor::Actor::label`] says: somebody else recommends it.
    pub applied_by: String,
    /// Interest that was paid for the founder so far.
    pub subsidy: Fen,
}

/// One of the five services.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceGiven {
    /// Which.
    pub service: FounderService,
    /// When.
    pub on: NaiveDate,
    /// What shows it.
    pub evidence: String,
}

/// A visit to somebody who opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartupVisit {
    /// Our id.
    pub id: StartupVisitId,
    /// Months after the opening it was for.
    pub months: u32,
    /// When it was made.
    pub on: NaiveDate,
    /// Whether the business was running.
    pub running: bool,
    /// People who work there, the founder included.
    pub workers: u32,
    /// Who made it, as [`crate::actor::Actor::label`] says.
    pub by: String,
}

/// Somebody who wants to start a business, or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Startup {
    /// Our id.
    pub id: StartupId,
    /// Who.
    pub person: PersonId,
    /// What business.
    pub project: String,
    /// Where the wish was heard.
    pub source: StartupSource,
    /// When.
    pub intent_on: NaiveDate,
    /// When their situation was looked at.
    pub diagnosed_on: Option<NaiveDate>,
    /// The services given, at most one of each.
    pub services: Vec<ServiceGiven>,
    /// When it opened, and the number of the licence.
    pub opened: Option<(NaiveDate, String)>,
    /// When it ended, and why.
    pub ended: Option<(NaiveDate, StartupEnd)>,
    /// Visits since, the earliest first.
    pub visits: Vec<StartupVisit>,
    /// The loan.
    pub loan: Option<StartupLoan>,
    /// Goes up with every step.
    pub version: u32,
    /// Who entered it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Startup {
    /// Where it stands. It lives on once the last of the visits found it running.
    pub fn stage(&self, visits: &[u32]) -> StartupStage {
        let last = visits.iter().max().copied().unwrap_or(0);
        let lives = || self.visits.iter().any(|one| one.months == last && one.running);
        match () {
            () if self.ended.is_some() => StartupStage::Closed,
            () if self.opened.is_some() && lives() => StartupStage::Surviving,
            () if self.opened.is_some() => StartupStage::Opened,
            () if self.services.len() == FounderService::ALL.len() => StartupStage::Supported,
            () if self.diagnosed_on.is_some() => StartupStage::Diagnosed,
            () => StartupStage::Intent,
        }
    }

    /// Visits that are asked for: for which month, by when, and the day it was made.
    pub fn visits_due(&self, visits: &[u32]) -> Vec<(u32, NaiveDate, Option<NaiveDate>)> {
        let Some((opened, _)) = &self.opened else {
            return Vec::new();
        };
        let due = |months: &u32| {
            let on = dates::add_months(*opened, *months);
            let made = self
                .visits
                .iter()
                .find(|one| one.months == *months)
                .map(|one| one.on);
            let over = self.ended.is_some_and(|(ended, _)| ended < on);
            (made.is_some() || !over).then_some((*months, on, made))
        };
        visits.iter().filter_map(due).collect()
    }

    /// Whether a service was given.
    pub fn has(&self, service: FounderService) -> bool {
        self.services.iter().any(|one| one.service == service)
    }
}

/// What RP22 counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StartupSums {
    /// Cases begun.
    pub intents: u32,
    /// With all five services.
    pub complete: u32,
    /// Loans that were granted.
    pub loans: u32,
    /// How much.
    pub loan_fen: Fen,
    /// Interest paid for founders.
    pub subsidy: Fen,
    /// Opened.
    pub opened: u32,
    /// Living on.
    pub surviving: u32,
    /// Ended after the opening.
    pub failed: u32,
}

impl StartupSums {
    /// With those of somewhere else.
    pub fn add(&mut self, other: &Self) {
        self.intents += other.intents;
        self.complete += other.complete;
        self.loans += other.loans;
        self.loan_fen = self.loan_fen.plus(other.loan_fen);
        self.subsidy = self.subsidy.plus(other.subsidy);
        self.opened += other.opened;
        self.surviving += other.surviving;
        self.failed += other.failed;
    }
}

/// Adds cases up.
pub fn startup_sums<'a>(cases: impl IntoIterator<Item = &'a Startup>, visits: &[u32]) -> StartupSums {
    let mut sums = StartupSums::default();
    for one in cases {
        sums.intents += 1;
        sums.complete += u32::from(one.services.len() == FounderService::ALL.len());
        if let Some(loan) = one.loan.as_ref().filter(|loan| loan.stage.is_out()) {
            sums.loans += 1;
            sums.loan_fen = sums.loan_fen.plus(loan.fen);
            sums.subsidy = sums.subsidy.plus(loan.subsidy);
        }
        sums.opened += u32::from(one.opened.is_some());
        sums.surviving += u32::from(one.stage(visits) == StartupStage::Surviving);
        sums.failed += u32::from(one.opened.is_some() && one.ended.is_some());
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    const VISITS: [u32; 3] = [6, 12, 24];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn case() -> Startup {
        Startup {
            id: StartupId(uuid::Uuid::nil()),
            person: PersonId(uuid::Uuid::nil()),
            project: "养鸡".to_owned(),
            source: StartupSource::Visit,
            intent_on: day("2026-01-05"),
            diagnosed_on: None,
            services: Vec::new(),
            opened: None,
            ended: None,
            visits: Vec::new(),
            loan: None,
            version: 1,
            made_by: String::new(),
            made_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_case_goes_from_the_wish_to_a_business_that_lives() {
        let mut one = case();
        assert_eq!(one.stage(&VISITS), StartupStage::Intent);
        one.diagnosed_on = Some(day("2026-01-20"));
        assert_eq!(one.stage(&VISITS), StartupStage::Diagnosed);
        for service in FounderService::ALL {
            one.services.push(ServiceGiven {
                service: *service,
                on: day("2026-02-01"),
                evidence: String::new(),
            });
        }
        assert_eq!(one.stage(&VISITS), StartupStage::Supported);
        one.opened = Some((day("2026-08-31"), "L1".to_owned()));
        let due: Vec<_> = one.visits_due(&VISITS).into_iter().map(|(_, on, _)| on).collect();
        assert_eq!(due, [day("2027-02-28"), day("2027-08-31"), day("2028-08-31")]);
        one.visits.push(StartupVisit {
            id: StartupVisitId(uuid::Uuid::nil()),
            months: 24,
            on: day("2028-09-01"),
            running: true,
            workers: 3,
            by: String::new(),
        });
        assert_eq!(one.stage(&VISITS), StartupStage::Surviving);
        one.ended = Some((day("2027-03-01"), StartupEnd::Failed));
        assert_eq!(one.visits_due(&VISITS).len(), 2, "nobody visits what has closed");
        assert_eq!(one.stage(&VISITS), StartupStage::Closed);
    }

    #[test]
    fn a_loan_takes_its_steps_in_order() {
        assert!(LoanStage::Recommended.may_follow(LoanStage::Applied));
        assert!(!LoanStage::Granted.may_follow(LoanStage::Applied));
        assert!(!LoanStage::Refused.may_follow(LoanStage::Granted));
        assert_eq!(LoanStage::Overdue.next().collect::<Vec<_>>(), [LoanStage::Repaid]);
        assert_eq!(LoanStage::Repaid.next().count(), 0);
    }

    #[test]
    fn sums_count_what_is_out() {
        let mut granted = case();
        granted.loan = Some(StartupLoan {
            fen: Fen::yuan(100_000),
            stage: LoanStage::Overdue,
            on: day("2026-03-01"),
            applied_by: String::new(),
            subsidy: Fen::yuan(300),
        });
        let mut asked = granted.clone();
        if let Some(loan) = &mut asked.loan {
            loan.stage = LoanStage::AtBank;
        }
        let sums = startup_sums([&granted, &asked, &case()], &VISITS);
        assert_eq!(
            (sums.intents, sums.loans, sums.loan_fen),
            (3, 1, Fen::yuan(100_000))
        );
    }
}
