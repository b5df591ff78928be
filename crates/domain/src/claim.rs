//! Subsidy claims (P13): what somebody is owed by a rule of the engine, found or entered, and its way to the payment.

mod calculation;
mod find;
mod kind;
mod state;

pub use calculation::{Calculation, calculate};
pub use find::{
    Entitlement, Extra, Insured, Job, Spell, Subject, Taken, Training, bulk_hires, entitlements, once_key,
    provider_rewards, training_key,
};
pub use kind::{ClaimDocument, ClaimKind, PayeeKind, Turn};
pub use state::{ClaimState, ClaimStep, Payment, Refused};

use crate::code::codes;
use crate::ids::{ClaimId, EmployerId, PersonId, PlacementId};
use crate::refusal::{FieldProblem, Problem};
use crate::values::{AreaCode, Fen};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Characters of a reason, of a receipt number, of the name of a payee.
pub const REASON_MAX: usize = 200;
/// Characters of a receipt number.
pub const RECEIPT_MAX: usize = 40;
/// Characters of the name of a payee.
pub const PAYEE_MAX: usize = 80;

codes! {
    /// Why an entitlement that was found cannot be applied for.
    pub enum Blocked {
        /// 同一个月已有别的补贴: a month of a person is paid for once (X7).
        OtherSubsidy = "other_subsidy",
        /// 两家单位同时用同一个人: only the one that came first is paid.
        TwoEmployers = "two_employers",
        /// 单位在黑名单或异常名录里.
        EmployerBarred = "employer_barred",
        /// 标准还没有设置: a figure that nobody has set.
        FigureNotSet = "figure_not_set",
    }
}

/// Whom the money is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payee {
    /// What it is.
    pub kind: PayeeKind,
    /// Which employer, where it is one on our list.
    pub employer: Option<EmployerId>,
    /// Its name; empty for the person the claim is about, whose name stands in the file.
    pub name: String,
}

/// The stretch of time a claim pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Months of the same work paid for before it.
    pub first: u32,
    /// Months paid for; none where a rule pays once.
    pub months: u32,
}

impl Period {
    /// Whether two stretches share a day.
    pub fn meets(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// Who did what about a claim, as [`crate::actor::Actor::label`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// Who applied.
    pub applied: Option<String>,
    /// Who checked it in the township.
    pub checked: Option<String>,
    /// Who reviewed it in the county.
    pub reviewed: Option<String>,
    /// Who approved it.
    pub approved: Option<String>,
}

/// A claim as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Our id.
    pub id: ClaimId,
    /// What is claimed.
    pub kind: ClaimKind,
    /// What it is a claim of: no two stand for the same.
    pub key: String,
    /// About whom; none where it is about many.
    pub person: Option<PersonId>,
    /// On which placement it rests.
    pub placement: Option<PlacementId>,
    /// For whom.
    pub payee: Payee,
    /// Whose office sees to it.
    pub area: AreaCode,
    /// For when.
    pub period: Period,
    /// How much.
    pub amount: Fen,
    /// The day on which it arose.
    pub arose_on: NaiveDate,
    /// The last day to apply.
    pub apply_by: NaiveDate,
    /// Rule, figures, inputs and result.
    pub calculation: Calculation,
    /// What was added when it was applied for.
    pub extra: Extra,
    /// Where it stands.
    pub state: ClaimState,
    /// The papers that were seen.
    pub documents: BTreeSet<ClaimDocument>,
    /// Why it cannot be applied for.
    pub blocked: Option<Blocked>,
    /// What the rule gives today, where that is another amount than was applied for.
    pub now: Option<Fen>,
    /// Whether the program found it; else somebody entered it.
    pub found: bool,
    /// Who had it in hand.
    pub hands: Hands,
    /// When it was written first.
    pub made_at: DateTime<Utc>,
    /// How often it was changed.
    pub version: u32,
}

impl Claim {
    /// Papers that are needed and were not seen.
    pub fn missing(&self, seen: &BTreeSet<ClaimDocument>) -> Vec<ClaimDocument> {
        let needed = self.kind.documents().iter().copied();
        needed.filter(|one| !seen.contains(one)).collect()
    }

    /// Whether somebody should be reminded to apply: so many days before the last day, and after it.
    pub fn is_due_soon(&self, today: NaiveDate, remind_days: u64) -> bool {
        matches!(self.state, ClaimState::Draft)
            && self.blocked.is_none()
            && crate::values::dates::add_days(today, remind_days) >= self.apply_by
    }

    /// What the recalculation differs by: less than nothing where too much was paid.
    pub fn difference(&self) -> Option<Fen> {
        self.now.map(|now| Fen(now.0 - self.amount.0))
    }

    /// Whether it counts against others: it was applied for, and not refused.
    pub const fn stands(&self) -> bool {
        !matches!(self.state, ClaimState::Draft | ClaimState::Refused { .. })
    }

    /// Whether nobody who had this claim in hand before may take the step (four eyes).
    pub fn is_bound(&self, step: &ClaimStep, who: &str) -> bool {
        let had = |one: &Option<String>| one.as_deref() == Some(who);
        let hands = &self.hands;
        match step {
            ClaimStep::PassTown => had(&hands.applied),
            ClaimStep::PassCounty { .. } | ClaimStep::Approve => had(&hands.applied) || had(&hands.checked),
            ClaimStep::Pay(_) => had(&hands.applied) || had(&hands.checked) || had(&hands.approved),
            _ => false,
        }
    }

    /// Takes a step; the claim is unchanged when its state does not allow it.
    pub fn step(&mut self, step: &ClaimStep, who: &str, today: NaiveDate) -> Result<(), Refused> {
        let state = self.state.clone().step(step, today)?;
        let who = Some(who.to_owned());
        match step {
            ClaimStep::Apply => self.hands.applied = who,
            ClaimStep::PassTown => self.hands.checked = who,
            ClaimStep::PassCounty { .. } => self.hands.reviewed = who,
            ClaimStep::Approve => self.hands.approved = who,
            ClaimStep::Recover { amount, .. } if amount.0 <= 0 || amount.0 > self.amount.0 => {
                return Err(Refused::Amount);
            }
            _ => {}
        }
        self.state = state;
        Ok(())
    }
}

/// A claim of which another one takes away something: for the same months, or for what is paid once.
pub fn clash<'a>(claim: &Claim, others: &'a [Claim]) -> Option<&'a Claim> {
    let same = |other: &&Claim| other.id != claim.id && other.stands() && other.person == claim.person;
    let takes = |other: &&Claim| {
        if other.key == claim.key {
            return true;
        }
        if claim.person.is_none() {
            return false;
        }
        let both_monthly = claim.kind.is_exclusive() && other.kind.is_exclusive();
        let same_months = other.kind == claim.kind && claim.kind.turn() == Turn::Monthly;
        (both_monthly || same_months) && claim.period.meets(&other.period)
    };
    others.iter().find(|other| same(other) && takes(other))
}

/// What is wrong with a text that must be there.
pub fn text_problem(field: &str, text: &str, most: usize) -> Option<FieldProblem> {
    let problem = match text.trim().chars().count() {
        0 => Problem::Required,
        count if count > most => Problem::TooLong,
        _ => return None,
    };
    Some(FieldProblem {
        field: field.to_owned(),
        problem,
    })
}
