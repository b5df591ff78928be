//! Instalments (R16): equal parts to the fen, the days spread over the time there is.

use crate::values::{Fen, dates};
use chrono::NaiveDate;

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Which, from 1.
    pub no: u32,
    /// By when.
    pub due_on: NaiveDate,
    /// How much.
    pub fen: Fen,
}

/// Parts of an amount, the first ones a fen larger where it does not divide, the last due on the last day; `None` where there
/// are more parts than months.
pub fn plan(amount: Fen, parts: u32, (agreed, finish_by): (NaiveDate, NaiveDate)) -> Option<Vec<Instalment>> {
    let months = dates::completed_months(agreed, finish_by);
    if parts == 0 || parts > months || amount.0 < i64::from(parts) {
        return None;
    }
    let (each, more) = (amount.0 / i64::from(parts), amount.0 % i64::from(parts));
    let part = |no: u32| Instalment {
        no,
        due_on: if no == parts {
            finish_by
        } else {
            dates::add_months(agreed, (no * months).div_ceil(parts)).min(finish_by)
        },
        fen: Fen(each + i64::from(i64::from(no) <= more)),
    };
    Some((1..=parts).map(part).collect())
}

/// How a plan stands on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanStanding {
    /// What should have been paid and was not.
    pub overdue: Fen,
    /// The first part that is not paid in full.
    pub next: Option<Instalment>,
}

/// Lays what was paid beside the plan: money fills the parts in their order.
pub fn plan_standing(plan: &[Instalment], paid: Fen, today: NaiveDate) -> PlanStanding {
    let mut asked = Fen(0);
    let mut standing = PlanStanding::default();
    for part in plan {
        asked = asked.plus(part.fen);
        if paid < asked {
            standing.next = standing.next.or(Some(*part));
            if part.due_on < today {
                standing.overdue = Fen(asked.0 - paid.0);
            }
        }
    }
    standing
}
