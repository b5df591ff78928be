//! Supply tasks: people for whom a round could not find enough, and why (matching certificate).

use crate::ids::{RoundId, ShortageId};
use crate::values::AreaCode;
use serde::{Deserialize, Serialize};

/// A group of people whose need exceeds every place they could be told about (a Hall set).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shortage {
    /// Our id.
    pub id: ShortageId,
    /// The round that found it.
    pub round: RoundId,
    /// Where these people live: the smallest area that holds them all, a county at most.
    pub area: AreaCode,
    /// What limits them, as keys with a value (`home_based_only`, `eyesight_0`, `within_km_5`, `no_vacancy_at_all`, `no_vacancy_left`).
    pub limits: Vec<String>,
    /// Trades they wish for most, by key, best first.
    pub trades: Vec<String>,
    /// How many people.
    pub people: u32,
    /// Leads they still need.
    pub need: u32,
    /// Places of all vacancies they are eligible for.
    pub capacity: u32,
    /// How many vacancies those are.
    pub vacancies: u32,
}

impl Shortage {
    /// Leads that no allocation could give.
    pub const fn missing(&self) -> u32 {
        self.need.saturating_sub(self.capacity)
    }
}
