//! Tables `visit_conflict` and `visit_proposal`: what a human has to settle about visits.

use crate::row::{Place, codes_in, instant};
use crate::vault::columns::VISIT_PROPOSAL;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PersonId, VisitConflictId, VisitId};
use domain::values::AreaCode;
use domain::visit::{ConflictChoice, Corrected, ProposalState, VisitConflict, VisitProposal};
use uuid::Uuid;

macro_rules! conflicts {
    ($tail:literal) => {
        concat!(
            "SELECT c.id, c.visit_id, c.person_id, c.field, c.mine, c.theirs, c.theirs_by, c.noted_at, c.chosen
                FROM visit_conflict AS c ",
            $tail
        )
    };
}

macro_rules! proposals {
    ($tail:literal) => {
        concat!(
            "SELECT v.id, v.person_id, v.account_id, v.made_at, v.received_at, v.clock_off, v.record, v.state
                FROM visit_proposal AS v ",
            $tail
        )
    };
}

impl Connection {
    /// The conflict with this id.
    pub async fn find_visit_conflict(
        &mut self,
        id: VisitConflictId,
    ) -> Result<Option<VisitConflict>, StoreError> {
        let row = fetch_optional!(self, ConflictRow, conflicts!("WHERE c.id = $1"), id.0)?;
        row.map(VisitConflict::try_from).transpose()
    }

    /// The conflicts of a visit, settled ones too, in the order of fields.
    pub async fn list_conflicts_of_visit(
        &mut self,
        visit: VisitId,
    ) -> Result<Vec<VisitConflict>, StoreError> {
        let sql = conflicts!("WHERE c.visit_id = $1 ORDER BY c.field, c.id");
        let rows = fetch_all!(self, ConflictRow, sql, visit.0)?;
        rows.into_iter().map(VisitConflict::try_from).collect()
    }

    /// The open conflicts about people who live in an area, oldest first.
    pub async fn list_open_conflicts(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<VisitConflict>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = conflicts!(
            "JOIN person AS p ON p.id = c.person_id
                WHERE c.chosen IS NULL AND p.living_area >= $1 AND p.living_area < $2
                ORDER BY c.noted_at, c.id LIMIT $3"
        );
        let rows = fetch_all!(self, ConflictRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(VisitConflict::try_from).collect()
    }

    /// The proposal with this id.
    pub async fn find_visit_proposal(&mut self, id: VisitId) -> Result<Option<VisitProposal>, StoreError> {
        let row = fetch_optional!(self, ProposalRow, proposals!("WHERE v.id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Who made those of these proposals that there are.
    pub async fn list_proposal_authors(
        &mut self,
        ids: &[VisitId],
    ) -> Result<Vec<(VisitId, AccountId)>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| format!("SELECT id, account_id FROM visit_proposal WHERE id IN ({marks})");
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(id, account)| (VisitId(id), AccountId(account)))
            .collect())
    }

    /// The open proposals about people who live in an area, oldest first.
    pub async fn list_open_proposals(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<VisitProposal>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = proposals!(
            "JOIN person AS p ON p.id = v.person_id
                WHERE v.state = 'open' AND p.living_area >= $1 AND p.living_area < $2
                ORDER BY v.received_at, v.id LIMIT $3"
        );
        let rows = fetch_all!(self, ProposalRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The proposals about a person, whatever became of them.
    pub async fn list_proposal_ids_of(&mut self, person: PersonId) -> Result<Vec<VisitId>, StoreError> {
        let sql = "SELECT id FROM visit_proposal WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| VisitId(id)).collect())
    }
}

impl Transaction {
    /// Keeps conflicts.
    pub async fn add_visit_conflicts(&mut self, conflicts: &[VisitConflict]) -> Result<(), StoreError> {
        // Those of visits that wait have nothing to hang on yet.
        self.write_gathered().await?;
        insert_all!(
            self,
            "INSERT INTO visit_conflict (id, visit_id, person_id, field, mine, theirs, theirs_by, noted_at)",
            conflicts,
            |one| [
                one.id.0,
                one.visit.0,
                one.person.0,
                one.field.code(),
                &one.mine,
                &one.theirs,
                &one.theirs_by,
                instant(one.noted_at),
            ],
            "",
        );
        Ok(())
    }

    /// Settles a conflict that is open. Says whether it was.
    pub async fn settle_visit_conflict(
        &mut self,
        id: VisitConflictId,
        chosen: ConflictChoice,
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE visit_conflict SET chosen = $2, settled_by = $3, settled_at = $4
            WHERE id = $1 AND chosen IS NULL";
        Ok(execute!(self, sql, id.0, chosen.code(), by, instant(at))? > 0)
    }

    /// Keeps a proposal. The same id again is a violation of `visit_proposal_pkey`.
    pub async fn add_visit_proposal(&mut self, proposal: &VisitProposal) -> Result<(), StoreError> {
        let id = proposal.record.id;
        let place = Place {
            table: "visit_proposal",
            id,
        };
        let record = place.at("record", serde_json::to_string(&proposal.record))?;
        let sealed = self
            .sealing_ring()
            .await?
            .seal(VISIT_PROPOSAL.cell(id.0), &record);
        execute!(
            self,
            "INSERT INTO visit_proposal (id, person_id, account_id, made_at, received_at, clock_off, record, state)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.0,
            proposal.person.0,
            proposal.by.0,
            instant(proposal.made.at),
            instant(proposal.received_at),
            proposal.made.off,
            sealed,
            proposal.state.code(),
        )?;
        Ok(())
    }

    /// Settles a proposal that is open. Says whether it was.
    pub async fn settle_visit_proposal(
        &mut self,
        id: VisitId,
        state: ProposalState,
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE visit_proposal SET state = $2, settled_by = $3, settled_at = $4
            WHERE id = $1 AND state = 'open'";
        Ok(execute!(self, sql, id.0, state.code(), by, instant(at))? > 0)
    }

    /// Makes proposals those about another file.
    pub async fn move_visit_proposals(
        &mut self,
        proposals: &[VisitId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for proposal in proposals {
            let sql = "UPDATE visit_proposal SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, proposal.0, from.0, to.0)?;
            self.move_visit_photo(*proposal, (from, to)).await?;
        }
        Ok(())
    }
}

on_database! {
    find_visit_conflict(id: VisitConflictId) -> Option<VisitConflict>;
    list_conflicts_of_visit(visit: VisitId) -> Vec<VisitConflict>;
    list_open_conflicts(area: Option<AreaCode>, limit: u32) -> Vec<VisitConflict>;
    find_visit_proposal(id: VisitId) -> Option<VisitProposal>;
    list_open_proposals(area: Option<AreaCode>, limit: u32) -> Vec<VisitProposal>;
}

#[derive(sqlx::FromRow)]
struct ConflictRow {
    id: Uuid,
    visit_id: Uuid,
    person_id: Uuid,
    field: String,
    mine: String,
    theirs: String,
    theirs_by: String,
    noted_at: DateTime<Utc>,
    chosen: Option<String>,
}

impl TryFrom<ConflictRow> for VisitConflict {
    type Error = StoreError;
    fn try_from(row: ConflictRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "visit_conflict",
            id: row.id,
        };
        Ok(Self {
            id: VisitConflictId(row.id),
            visit: VisitId(row.visit_id),
            person: PersonId(row.person_id),
            field: place.parse("field", &row.field)?,
            mine: row.mine,
            theirs: row.theirs,
            theirs_by: row.theirs_by,
            noted_at: row.noted_at,
            chosen: place.parse_option("chosen", row.chosen)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ProposalRow {
    id: Uuid,
    person_id: Uuid,
    account_id: Uuid,
    made_at: DateTime<Utc>,
    received_at: DateTime<Utc>,
    clock_off: Option<i64>,
    record: Sealed,
    state: String,
}

impl ProposalRow {
    fn open(self, keys: &Keys) -> Result<VisitProposal, StoreError> {
        let place = Place {
            table: "visit_proposal",
            id: self.id,
        };
        let record = keys.open(VISIT_PROPOSAL.cell(self.id), &self.record)?;
        Ok(VisitProposal {
            person: PersonId(self.person_id),
            by: AccountId(self.account_id),
            made: Corrected {
                at: self.made_at,
                off: self.clock_off,
            },
            received_at: self.received_at,
            record: place.at("record", serde_json::from_str(&record))?,
            state: place.parse("state", &self.state)?,
        })
    }
}
