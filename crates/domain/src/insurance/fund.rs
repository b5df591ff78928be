//! The special fund: what acquisitions owe it (R17, R23), and what the accounts add up to (RP17).

use super::{AccountEntry, EntryKind};
use crate::ids::AcquisitionId;
use crate::params::{NotSet, Params};
use crate::rules::land_loss_money::fund_income;
use crate::rules::land_loss_pay::transfer_deadline;
use crate::values::{AreaCode, Fen};
use chrono::NaiveDate;

/// Farmland that was taken for a project, and what it owes the fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandAcquisition {
    /// Our id.
    pub id: AcquisitionId,
    /// The county.
    pub area: AreaCode,
    /// What the land was taken for.
    pub project: String,
    /// Number of the approval.
    pub approval_no: String,
    /// Day on which the compensation plan was approved.
    pub approved_on: NaiveDate,
    /// Farmland, 0.01 mu.
    pub land: i64,
    /// Money that came in for it, and the last day it did.
    pub paid: Option<(Fen, NaiveDate)>,
}

/// What can be wrong with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcquisitionProblem {
    /// It lies ahead.
    Ahead,
    /// There is no land.
    NoLand,
}

impl LandAcquisition {
    /// What is to be paid for its land (R23).
    pub fn due(&self, on: NaiveDate, params: &Params) -> Result<Fen, NotSet> {
        fund_income(self.land, Fen(0), on, params)
    }

    /// By when (R17).
    pub fn due_on(&self, params: &Params) -> Result<NaiveDate, NotSet> {
        transfer_deadline(self.approved_on, params)
    }

    /// Whether it can be.
    pub fn problem(&self, today: NaiveDate) -> Option<AcquisitionProblem> {
        match () {
            () if self.approved_on > today => Some(AcquisitionProblem::Ahead),
            () if self.land <= 0 => Some(AcquisitionProblem::NoLand),
            () => None,
        }
    }
}

/// What entries add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FundSums {
    /// What lay on the accounts before.
    pub opening: Fen,
    /// Paid in by the government.
    pub government: Fen,
    /// By collectives.
    pub collective: Fen,
    /// By people.
    pub person: Fen,
    /// Interest.
    pub interest: Fen,
    /// Pensions paid out.
    pub pensions: Fen,
    /// Of them borne by the special fund, because the account was used up.
    pub of_fund: Fen,
    /// Allowances paid by the county.
    pub allowances: Fen,
    /// Given back.
    pub refunds: Fen,
    /// Gone over to the special fund with accounts that closed.
    pub forfeits: Fen,
    /// What lies on the accounts after.
    pub closing: Fen,
}

impl FundSums {
    /// Whether what came in and went out explains the difference of the balances.
    pub fn adds_up(&self) -> bool {
        let come = [
            self.government,
            self.collective,
            self.person,
            self.interest,
            self.of_fund,
        ];
        let gone = [self.pensions, self.refunds, self.forfeits];
        let sum = |all: &[Fen]| all.iter().fold(Fen(0), |sum, one| sum.plus(*one));
        self.opening.plus(sum(&come)) == self.closing.plus(sum(&gone))
    }

    /// With those of somebody else.
    pub fn add(&mut self, other: &Self) {
        for (own, more) in [
            (&mut self.opening, other.opening),
            (&mut self.government, other.government),
            (&mut self.collective, other.collective),
            (&mut self.person, other.person),
            (&mut self.interest, other.interest),
            (&mut self.pensions, other.pensions),
            (&mut self.of_fund, other.of_fund),
            (&mut self.allowances, other.allowances),
            (&mut self.refunds, other.refunds),
            (&mut self.forfeits, other.forfeits),
            (&mut self.closing, other.closing),
        ] {
            *own = own.plus(more);
        }
    }
}

/// Adds entries up over a stretch of days, both included.
pub fn fund_sums<'a>(
    entries: impl IntoIterator<Item = &'a AccountEntry>,
    (from, to): (NaiveDate, NaiveDate),
) -> FundSums {
    let mut sums = FundSums::default();
    for one in entries {
        if one.on > to {
            continue;
        }
        sums.closing = sums.closing.plus(one.moves());
        if one.on < from {
            sums.opening = sums.opening.plus(one.moves());
            continue;
        }
        let out = Fen(-one.fen.0);
        match one.kind {
            EntryKind::Government => sums.government = sums.government.plus(one.fen),
            EntryKind::Collective => sums.collective = sums.collective.plus(one.fen),
            EntryKind::Person => sums.person = sums.person.plus(one.fen),
            EntryKind::Interest => sums.interest = sums.interest.plus(one.fen),
            EntryKind::Payment => {
                sums.pensions = sums.pensions.plus(out);
                sums.of_fund = sums.of_fund.plus(one.of_fund);
            }
            EntryKind::Allowance => sums.allowances = sums.allowances.plus(out),
            EntryKind::Refund => sums.refunds = sums.refunds.plus(out),
            EntryKind::Forfeit => sums.forfeits = sums.forfeits.plus(out),
        }
    }
    sums
}
