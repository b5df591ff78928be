//! Stands: employers apply with vacancies, are vetted, and get a number.

use crate::ids::{EmployerId, FairId, FairStandId, VacancyId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where an application for a stand stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum StandState {
    /// To be looked at.
    Applied,
    /// May come; the number is given later.
    Approved {
        /// Where it stands.
        number: Option<u32>,
    },
    /// May not come.
    Refused {
        /// Why.
        reason: String,
    },
    /// The employer does not come after all.
    Withdrawn,
}

impl StandState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The number of its stand.
    pub const fn number(&self) -> Option<u32> {
        match self {
            Self::Approved { number } => *number,
            _ => None,
        }
    }

    /// Whether the employer comes.
    pub const fn is_approved(&self) -> bool {
        matches!(self, Self::Approved { .. })
    }
}

/// An employer at a fair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FairStand {
    /// Our id.
    pub id: FairStandId,
    /// At which fair.
    pub fair: FairId,
    /// Who.
    pub employer: EmployerId,
    /// The vacancies shown.
    pub vacancies: Vec<VacancyId>,
    /// Where it stands.
    pub state: StandState,
    /// Raised by every change.
    pub version: u32,
    /// Who applied.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Somebody who is to get a number: who they are, and the trade of their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tradesman<'a> {
    /// The stand.
    pub stand: FairStandId,
    /// The trade of most of its vacancies; empty where none is known.
    pub trade: &'a str,
}

/// Gives every stand a number from 1 on: those of one trade side by side, so that people find what they look for, and the trades with the
/// most stands at both ends and the small ones between, so that no corner is full while another is empty. Who applied first gets the lower
/// number within a trade. Numbers in `kept` are left out.
pub fn numbers(in_order: &[Tradesman<'_>], kept: &[u32]) -> Vec<(FairStandId, u32)> {
    let mut groups: BTreeMap<&str, Vec<FairStandId>> = BTreeMap::new();
    for one in in_order {
        groups.entry(one.trade).or_default().push(one.stand);
    }
    let mut groups: Vec<Vec<FairStandId>> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let (mut front, mut back) = (Vec::new(), Vec::new());
    for (place, group) in groups.into_iter().enumerate() {
        if place % 2 == 0 {
            front.push(group);
        } else {
            back.push(group);
        }
    }
    back.reverse();
    let free = (1u32..).filter(|number| !kept.contains(number));
    front.into_iter().chain(back).flatten().zip(free).collect()
}
