//! Table `work_proposal`: what people say of their own work.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LeadId, PersonId, PlacementId, ProposalId};
use domain::placement::{ProposalEnd, WorkProposal};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! proposals {
    ($tail:literal) => {
        concat!(
            "SELECT w.id, w.person_id, w.kind, w.lead_id, w.placement_id, w.employer_name, w.happened_on, w.made_at
                FROM work_proposal AS w ",
            $tail
        )
    };
}

impl Connection {
    /// What somebody said of their own work, while nobody has looked at it.
    pub async fn find_open_work_proposal(
        &mut self,
        id: ProposalId,
    ) -> Result<Option<WorkProposal>, StoreError> {
        let row = fetch_optional!(
            self,
            ProposalRow,
            proposals!("WHERE w.id = $1 AND w.ended IS NULL"),
            id.0
        )?;
        row.map(WorkProposal::try_from).transpose()
    }

    /// The same, of these people, oldest first.
    pub async fn list_open_work_proposals_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<WorkProposal>, StoreError> {
        let sql = proposals!("WHERE w.person_id = $1 AND w.ended IS NULL ORDER BY w.made_at, w.id");
        let rows = fetch_all!(self, ProposalRow, sql, person.0)?;
        rows.into_iter().map(WorkProposal::try_from).collect()
    }

    /// The same, of people who live in an area.
    pub async fn list_open_work_proposals(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<WorkProposal>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = proposals!(
            "JOIN person AS p ON p.id = w.person_id
            WHERE w.ended IS NULL AND p.living_area >= $1 AND p.living_area < $2
            ORDER BY w.made_at, w.id LIMIT $3"
        );
        let rows = fetch_all!(self, ProposalRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(WorkProposal::try_from).collect()
    }

    /// What somebody said of their own work, whatever became of it.
    pub async fn list_work_proposal_ids_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<ProposalId>, StoreError> {
        let sql = "SELECT id FROM work_proposal WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| ProposalId(id)).collect())
    }
}

impl Transaction {
    /// Keeps what somebody says of their own work.
    pub async fn add_work_proposal(&mut self, one: &WorkProposal) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO work_proposal (id, person_id, kind, lead_id, placement_id, employer_name, happened_on, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            one.id.0,
            one.person.0,
            one.kind.code(),
            one.lead.map(|id| id.0),
            one.placement.map(|id| id.0),
            &one.employer_name,
            one.on,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Says what became of it. Says whether it was open.
    pub async fn settle_work_proposal(
        &mut self,
        id: ProposalId,
        end: ProposalEnd,
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE work_proposal SET ended = $2, settled_by = $3, settled_at = $4
            WHERE id = $1 AND ended IS NULL";
        Ok(execute!(self, sql, id.0, end.code(), by, instant(at))? > 0)
    }

    /// Makes what was said that of another file.
    pub async fn move_work_proposals(
        &mut self,
        proposals: &[ProposalId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for proposal in proposals {
            let sql = "UPDATE work_proposal SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, proposal.0, from.0, to.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_open_work_proposal(id: ProposalId) -> Option<WorkProposal>;
    list_open_work_proposals_of(person: PersonId) -> Vec<WorkProposal>;
    list_open_work_proposals(area: Option<AreaCode>, limit: u32) -> Vec<WorkProposal>;
}

#[derive(sqlx::FromRow)]
struct ProposalRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    lead_id: Option<Uuid>,
    placement_id: Option<Uuid>,
    employer_name: String,
    happened_on: NaiveDate,
    made_at: DateTime<Utc>,
}

impl TryFrom<ProposalRow> for WorkProposal {
    type Error = StoreError;
    fn try_from(row: ProposalRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "work_proposal",
            id: row.id,
        };
        Ok(Self {
            id: ProposalId(row.id),
            person: PersonId(row.person_id),
            kind: place.parse("kind", &row.kind)?,
            lead: row.lead_id.map(LeadId),
            placement: row.placement_id.map(PlacementId),
            employer_name: row.employer_name,
            on: row.happened_on,
            made_at: row.made_at,
        })
    }
}
