//! Reminders (S04): one, some days after the latest outreach of the present round, to whoever has not answered.

use super::MessageFigures;
use crate::clock::day_in_shanghai;
use crate::ids::LeadId;
use crate::lead::{Lead, LeadState};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// A message that arrived, and what is known of the person's leads.
#[derive(Clone, Copy, Debug)]
pub struct Outreach<'a> {
    /// When it was handed over.
    pub handed_at: DateTime<Utc>,
    /// When it arrived.
    pub arrived_at: DateTime<Utc>,
    /// The leads it told of.
    pub told: &'a BTreeSet<LeadId>,
    /// Every lead of the person.
    pub leads: &'a [Lead],
}

impl Outreach<'_> {
    /// When the person is to be reminded. `None` when something newer is on its way or was said, when the person has answered
    /// or was hired, and when nothing of what was told is open any more.
    pub fn remind_at(&self, figures: &MessageFigures) -> Option<DateTime<Utc>> {
        let day = day_in_shanghai(self.handed_at);
        let is_of_past_round = self.leads.iter().any(|lead| lead.planned_on > day);
        let mut told = self.leads.iter().filter(|lead| self.told.contains(&lead.id));
        if is_of_past_round
            || has_answered_since(self.leads, self.handed_at)
            || !told.any(|lead| is_unanswered(&lead.state))
        {
            return None;
        }
        let deliveries = self.leads.iter().filter_map(|lead| lead.state.delivery());
        let latest = deliveries.map(|delivery| delivery.at).max();
        Some(latest.unwrap_or(self.arrived_at).max(self.arrived_at) + figures.reminder)
    }
}

/// Whether a lead has arrived and the person has not said what they think of it.
pub const fn is_unanswered(state: &LeadState) -> bool {
    matches!(state, LeadState::Delivered { .. } | LeadState::Opened { .. })
}

/// Whether the person has answered since an outreach, or found work through a lead of that time.
pub fn has_answered_since(leads: &[Lead], at: DateTime<Utc>) -> bool {
    leads.iter().any(|lead| match &lead.state {
        LeadState::Answered { at: said, .. }
        | LeadState::Referred { at: said, .. }
        | LeadState::Interviewed { at: said, .. }
        | LeadState::Hired { at: said, .. } => *said >= at,
        _ => false,
    })
}
