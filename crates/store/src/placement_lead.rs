//! Table `placement_lead`: what a placement did to leads, and how that is taken back.

use crate::lead_row::StateColumns;
use crate::{Connection, StoreError, Transaction};
use domain::ids::{LeadId, PersonId, PlacementId};
use domain::lead::{Lead, LeadState};
use uuid::Uuid;

/// Why a placement changed a lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadMoved {
    /// It told of the work.
    Hired,
    /// Its person works elsewhere.
    Lapsed,
    /// Its vacancy is full.
    Full,
}

impl LeadMoved {
    const fn code(self) -> &'static str {
        match self {
            Self::Hired => "hired",
            Self::Lapsed => "lapsed",
            Self::Full => "full",
        }
    }
}

impl Connection {
    /// The leads a placement changed for one of these reasons.
    pub async fn list_leads_moved(
        &mut self,
        placement: PlacementId,
        why: LeadMoved,
    ) -> Result<Vec<LeadId>, StoreError> {
        let sql = "SELECT lead_id FROM placement_lead WHERE placement_id = $1 AND why = $2 ORDER BY lead_id";
        let rows = fetch_all!(self, (Uuid,), sql, placement.0, why.code())?;
        Ok(rows.into_iter().map(|(id,)| LeadId(id)).collect())
    }
}

impl Transaction {
    /// Moves a lead on because of a placement, and keeps how it stood. Says whether it still stood so.
    pub async fn move_lead(
        &mut self,
        placement: PlacementId,
        (lead, to): (&Lead, &LeadState),
        why: LeadMoved,
    ) -> Result<bool, StoreError> {
        if !self.set_lead_state(lead.id, &lead.state, to).await? {
            return Ok(false);
        }
        let (was, is) = (StateColumns::from(&lead.state), StateColumns::from(to));
        execute!(
            self,
            "INSERT INTO placement_lead (placement_id, lead_id, why, was, was_at, state, state_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            placement.0,
            lead.id.0,
            why.code(),
            was.state,
            was.state_at,
            is.state,
            is.state_at,
        )?;
        Ok(true)
    }

    /// Puts the leads that a placement changed for a reason back as they were, unless something has happened to them since:
    /// what was delivered, answered and said stands in them still. Gives whose they are.
    pub async fn move_leads_back(
        &mut self,
        placement: PlacementId,
        why: LeadMoved,
    ) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT l.person_id FROM lead AS l JOIN placement_lead AS m ON m.lead_id = l.id
            WHERE m.placement_id = $1 AND m.why = $2 AND l.state = m.state AND l.state_at = m.state_at";
        let people = fetch_all!(self, (Uuid,), sql, placement.0, why.code())?;
        let sql = "UPDATE lead SET
            state = (SELECT m.was FROM placement_lead AS m WHERE m.placement_id = $1 AND m.lead_id = lead.id),
            state_at = (SELECT m.was_at FROM placement_lead AS m WHERE m.placement_id = $1 AND m.lead_id = lead.id)
            WHERE EXISTS (SELECT 1 FROM placement_lead AS m WHERE m.placement_id = $1 AND m.lead_id = lead.id
                AND m.why = $2 AND lead.state = m.state AND lead.state_at = m.state_at)";
        execute!(self, sql, placement.0, why.code())?;
        let sql = "DELETE FROM placement_lead WHERE placement_id = $1 AND why = $2";
        execute!(self, sql, placement.0, why.code())?;
        let mut people: Vec<PersonId> = people.into_iter().map(|(id,)| PersonId(id)).collect();
        people.sort_unstable();
        people.dedup();
        Ok(people)
    }
}

on_database! {
    list_leads_moved(placement: PlacementId, why: LeadMoved) -> Vec<LeadId>;
}
