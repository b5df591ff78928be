//! Table `lead`: the ledger.

use crate::lead_row::{LeadRow, StateColumns};
use crate::row::{self, codes_in};
use crate::{Connection, StoreError, Transaction};
use domain::ids::{LeadId, PersonId, VacancyId};
use domain::lead::{Lead, LeadState};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "l.id, l.person_id, l.vacancy_id, l.round_id, l.planned_on, l.score, l.reasons, l.ask_first, l.state,
            l.state_at, l.channel, l.delivered_at, l.delivery_channel, l.evidence, l.note, l.suitable, l.answer,
            l.decline_reason"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM lead AS l ", $tail)
    };
}

impl Connection {
    /// The lead with this id.
    pub async fn find_lead(&mut self, id: LeadId) -> Result<Option<Lead>, StoreError> {
        let row = fetch_optional!(self, LeadRow, select!("WHERE l.id = $1"), id.0)?;
        row.map(Lead::try_from).transpose()
    }

    /// The lead that told this person about this vacancy.
    pub async fn find_lead_of(
        &mut self,
        person: PersonId,
        vacancy: VacancyId,
    ) -> Result<Option<Lead>, StoreError> {
        let sql = select!("WHERE l.person_id = $1 AND l.vacancy_id = $2");
        let row = fetch_optional!(self, LeadRow, sql, person.0, vacancy.0)?;
        row.map(Lead::try_from).transpose()
    }

    /// The leads of a person, newest first, of one day the best first.
    pub async fn list_leads_of_person(&mut self, person: PersonId) -> Result<Vec<Lead>, StoreError> {
        let sql = select!("WHERE l.person_id = $1 ORDER BY l.planned_on DESC, l.score DESC, l.id");
        let rows = fetch_all!(self, LeadRow, sql, person.0)?;
        rows.into_iter().map(Lead::try_from).collect()
    }

    /// The leads of several people, in no particular order.
    pub async fn list_leads_of_people(&mut self, people: &[PersonId]) -> Result<Vec<Lead>, StoreError> {
        let people: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM lead AS l WHERE l.person_id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, LeadRow, sql, people);
        rows.into_iter().map(Lead::try_from).collect()
    }

    /// The leads of a vacancy, oldest first.
    pub async fn list_leads_of_vacancy(&mut self, vacancy: VacancyId) -> Result<Vec<Lead>, StoreError> {
        let sql = select!("WHERE l.vacancy_id = $1 ORDER BY l.id");
        let rows = fetch_all!(self, LeadRow, sql, vacancy.0)?;
        rows.into_iter().map(Lead::try_from).collect()
    }

    /// The leads of a vacancy that occupy one of its pushes or may still be sent: those its withdrawal concerns.
    pub async fn list_open_leads_of_vacancy(&mut self, vacancy: VacancyId) -> Result<Vec<Lead>, StoreError> {
        let leads = self.list_leads_of_vacancy(vacancy).await?;
        let concerned = |lead: &Lead| lead.state.is_open() || matches!(lead.state, LeadState::Failed { .. });
        Ok(leads.into_iter().filter(concerned).collect())
    }

    /// Leads not yet delivered (planned, sent or failed) of the people who live in an area, by living area and person,
    /// the best first.
    pub async fn list_undelivered_leads(&mut self, area: Option<AreaCode>) -> Result<Vec<Lead>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND l.state IN ('planned', 'sent', 'failed')
            ORDER BY p.living_area, p.no, l.score DESC, l.id"
        );
        let rows = fetch_all!(self, LeadRow, sql, &first, &end)?;
        rows.into_iter().map(Lead::try_from).collect()
    }

    /// How many leads of people who live in an area are planned or on their way.
    pub async fn count_undelivered_leads(&mut self, area: Option<AreaCode>) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM lead AS l JOIN person AS p ON p.id = l.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND l.state IN ('planned', 'sent', 'failed')";
        Ok(fetch_count!(self, sql, &first, &end)?)
    }

    /// The next leads by id, for walking through all of them in portions.
    pub async fn list_leads_after(
        &mut self,
        after: Option<LeadId>,
        limit: u32,
    ) -> Result<Vec<Lead>, StoreError> {
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let sql = select!("WHERE l.id > $1 ORDER BY l.id LIMIT $2");
        let rows = fetch_all!(self, LeadRow, sql, after, i64::from(limit))?;
        rows.into_iter().map(Lead::try_from).collect()
    }

    /// How many leads there are, in whatever state.
    pub async fn count_leads(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM lead")?)
    }
}

impl Transaction {
    /// Adds leads, leaving out those whose person was told about the vacancy before. Gives how many were added.
    pub async fn add_leads(&mut self, leads: &[Lead]) -> Result<u64, StoreError> {
        let rows: Vec<(&Lead, StateColumns)> =
            leads.iter().map(|lead| (lead, (&lead.state).into())).collect();
        Ok(insert_all!(
            self,
            "INSERT INTO lead (id, person_id, vacancy_id, round_id, planned_on, score, reasons, ask_first, state,
                state_at, channel, sent_at, delivered_at, delivery_channel, evidence, note, suitable, counts_year,
                opened_at, answer, decline_reason, answered_at)",
            rows,
            |row| [
                row.0.id.0,
                row.0.person.0,
                row.0.vacancy.0,
                row.0.round.map(|round| round.0),
                row.0.planned_on,
                i64::from(row.0.score),
                row::list(&row.0.reasons),
                row.0.ask_first,
                row.1.state,
                row.1.state_at,
                row.1.channel,
                row.1.sent_at,
                row.1.delivered_at,
                row.1.delivery_channel,
                row.1.evidence,
                row.1.note,
                row.1.suitable,
                row.1.counts_year,
                row.1.opened_at,
                row.1.answer,
                row.1.decline_reason,
                row.1.answered_at,
            ],
            "ON CONFLICT (person_id, vacancy_id) DO NOTHING",
        ))
    }

    /// Moves a lead from one state to the next, unless it is no longer in the state `from`. Says whether it was; if not,
    /// nothing has changed.
    ///
    /// Facts of earlier states stay for statistics: when it was sent and opened, and the answer once somebody acts on it.
    pub async fn set_lead_state(
        &mut self,
        id: LeadId,
        from: &LeadState,
        to: &LeadState,
    ) -> Result<bool, StoreError> {
        let was = StateColumns::from(from);
        let becomes = StateColumns::from(to);
        let changed = execute!(
            self,
            MOVE,
            id.0,
            was.state,
            becomes.state,
            becomes.state_at,
            becomes.channel,
            becomes.sent_at,
            becomes.delivered_at,
            becomes.delivery_channel,
            becomes.evidence,
            becomes.note,
            becomes.suitable,
            becomes.counts_year,
            becomes.opened_at,
            becomes.answer,
            becomes.decline_reason,
            becomes.answered_at,
            was.answer,
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_lead(id: LeadId) -> Option<Lead>;
    find_lead_of(person: PersonId, vacancy: VacancyId) -> Option<Lead>;
    list_leads_of_person(person: PersonId) -> Vec<Lead>;
    list_leads_of_people(people: &[PersonId]) -> Vec<Lead>;
    list_leads_of_vacancy(vacancy: VacancyId) -> Vec<Lead>;
    list_open_leads_of_vacancy(vacancy: VacancyId) -> Vec<Lead>;
    list_undelivered_leads(area: Option<AreaCode>) -> Vec<Lead>;
    count_undelivered_leads(area: Option<AreaCode>) -> u64;
    list_leads_after(after: Option<LeadId>, limit: u32) -> Vec<Lead>;
    count_leads() -> u64;
}

/// The answer is cleared when it is taken back (`opened`), and stays when somebody acts on it. Two answers at the same
/// time are told apart by the answer before (`$17`).
const MOVE: &str = "UPDATE lead SET state = $3, state_at = $4, channel = COALESCE($5, channel),
    sent_at = COALESCE($6, sent_at), delivered_at = $7, delivery_channel = $8, evidence = $9, note = $10,
    suitable = $11, counts_year = $12, opened_at = COALESCE(opened_at, $13),
    answer = CASE WHEN $3 IN ('answered', 'opened') THEN $14 ELSE answer END,
    decline_reason = CASE WHEN $3 IN ('answered', 'opened') THEN $15 ELSE decline_reason END,
    answered_at = CASE WHEN $3 IN ('answered', 'opened') THEN $16 ELSE answered_at END
    WHERE id = $1 AND state = $2 AND ($2 <> 'answered' OR answer = $17)";
