//! What a missing lead weighs: the concave bonus of neediest first.

use crate::instance::Goal;
use crate::market::SCALE;

/// The leads a year that the law asks for; `need` counts down from it.
pub(crate) const YEARLY_LEADS: u32 = 5;

/// More than three times the score range: coverage dominates score.
const UNSERVED: i64 = 3_001 * SCALE;

/// What going without one more lead costs, per person and unit, in price units.
#[derive(Debug)]
pub(crate) struct Grants {
    /// Leads a person has already.
    already: Vec<u32>,
    /// Cost of going without the t-th lead; the last one holds from there on.
    ladder: Vec<i64>,
}

impl Grants {
    pub(crate) fn new(goal: Goal, needs: &[u32]) -> Self {
        let already = needs.iter().map(|&need| leads_already(need)).collect();
        let steps = match goal {
            Goal::Score => 1,
            Goal::Fair => i64::from(YEARLY_LEADS),
        };
        let ladder = (0..steps).rev().map(|step| UNSERVED * (step + 1)).collect();
        Self { already, ladder }
    }

    /// The cost of going without the `unit`-th (from 1) missing lead of a person.
    #[inline]
    pub(crate) fn of(&self, person: usize, unit: usize) -> i64 {
        self.at(self.already[person] as usize + unit)
    }

    /// The cost of going without the t-th (from 1) lead.
    #[inline]
    pub(crate) fn at(&self, lead: usize) -> i64 {
        self.ladder[lead.clamp(1, self.ladder.len()) - 1]
    }
}

/// The leads a person with this need has already.
pub(crate) fn leads_already(need: u32) -> u32 {
    YEARLY_LEADS.saturating_sub(need)
}
