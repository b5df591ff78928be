//! Two employers at the same time: which placements meet, and what can be said of that.

use super::{Placement, PlacementState, Work, WorkHours};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is said of another placement at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OverlapAnswer {
    /// The earlier one ended on that day.
    EarlierEnded(NaiveDate),
    /// Both hold: one of them takes a part of the day.
    BothHold,
}

/// A placement that meets another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The one that is there.
    pub placement: Placement,
    /// Whether both may hold: one of the two takes only a part of the day.
    pub may_both_hold: bool,
    /// Whether the earlier one may have ended meanwhile: it goes on, and began before.
    pub may_have_ended: bool,
}

/// Those of a person's placements that meet work that begins: not over by then, and not taken back.
pub fn overlaps(known: &[Placement], work: &Work) -> Vec<Overlap> {
    let meets = |one: &&Placement| match one.state {
        PlacementState::Working => work.planned_end().is_none_or(|end| one.work.started_on <= end),
        PlacementState::Ended { leaving } => {
            leaving.on >= work.started_on && work.planned_end().is_none_or(|end| one.work.started_on <= end)
        }
        PlacementState::NoShow { .. } | PlacementState::Cancelled { .. } => false,
    };
    known
        .iter()
        .filter(meets)
        .map(|one| Overlap {
            may_both_hold: work.hours == WorkHours::Part || one.work.hours == WorkHours::Part,
            may_have_ended: one.state == PlacementState::Working && one.work.started_on < work.started_on,
            placement: one.clone(),
        })
        .collect()
}

impl Overlap {
    /// Whether an answer settles it.
    pub fn is_settled_by(&self, answer: Option<OverlapAnswer>, work: &Work) -> bool {
        match answer {
            Some(OverlapAnswer::BothHold) => self.may_both_hold,
            Some(OverlapAnswer::EarlierEnded(on)) => {
                self.may_have_ended && on >= self.placement.work.started_on && on < work.started_on
            }
            None => false,
        }
    }
}
