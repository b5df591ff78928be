//! How long placements hold (RP20): counted over those that reached a day, and over nobody else.

use super::{LeaveCause, Placement, PlacementState};
use crate::values::{Fen, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The days after the start of work that are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StabilityDay(pub u64);

impl StabilityDay {
    /// A month, a quarter, half a year, a year: the columns of RP20.
    pub const ALL: [Self; 4] = [Self(30), Self(90), Self(180), Self(365)];
}

/// Of those that reached a day, how many still worked on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Placements whose day has come.
    pub reached: u32,
    /// Those of them that had not ended by then.
    pub working: u32,
}

impl Reached {
    /// The share in tenths of a percent, rounded down; `None` when nobody has reached it (C4).
    pub fn permille(self) -> Option<u32> {
        (self.working * 1000).checked_div(self.reached)
    }
}

/// What a set of placements comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stability {
    /// Begun.
    pub placed: u32,
    /// Agreed, and the person never came: not among the placed.
    pub no_show: u32,
    /// At work on the day of the report.
    pub working: u32,
    /// By [`StabilityDay::ALL`].
    pub days: [Reached; 4],
    /// Six and twelve completed months of work.
    pub months_6: u32,
    /// The same for a year.
    pub months_12: u32,
    /// Ended, by cause.
    pub left: BTreeMap<String, u32>,
    /// The middle wage a month of those that say one.
    pub median_wage: Option<Fen>,
}

/// Counts placements as they stand on a day: what began later, or ended later, is not known yet.
pub fn tally<'a>(placements: impl IntoIterator<Item = &'a Placement>, as_of: NaiveDate) -> Stability {
    let mut sum = Stability::default();
    let mut wages = Vec::new();
    for one in placements {
        match one.state {
            PlacementState::Cancelled { .. } => continue,
            PlacementState::NoShow { .. } => {
                sum.no_show += 1;
                continue;
            }
            PlacementState::Working | PlacementState::Ended { .. } => {}
        }
        if one.work.started_on > as_of {
            continue;
        }
        sum.placed += 1;
        let last = one.last_day().filter(|last| *last < as_of);
        sum.working += u32::from(last.is_none());
        for (day, count) in StabilityDay::ALL.iter().zip(&mut sum.days) {
            let day = dates::add_days(one.work.started_on, day.0);
            if day <= as_of {
                count.reached += 1;
                count.working += u32::from(last.is_none_or(|last| last >= day));
            }
        }
        let months = one.months_worked(as_of);
        sum.months_6 += u32::from(months >= 6);
        sum.months_12 += u32::from(months >= 12);
        if let (Some(_), Some(leaving)) = (last, one.state.leaving()) {
            *sum.left.entry(cause_code(leaving.cause())).or_default() += 1;
        }
        wages.extend(one.work.monthly);
    }
    sum.median_wage = median(wages);
    sum
}

fn cause_code(cause: LeaveCause) -> String {
    cause.code().to_owned()
}

/// The middle one; of an even number the lower of the two, so that it is a wage somebody has.
fn median(mut wages: Vec<Fen>) -> Option<Fen> {
    wages.sort_unstable();
    let middle = wages.len().checked_sub(1)? / 2;
    wages.get(middle).copied()
}
