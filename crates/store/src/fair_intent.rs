//! Table `fair_intent`: what stands and visitors of a fair mean to do, and what came of it.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::fair_intent::FairIntent;
use domain::ids::{AttendanceId, FairId, FairIntentId, FairStandId, LeadId, PersonId, VacancyId};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT i.id, i.fair_id, i.stand_id, i.attendance_id, a.person_id, i.vacancy_id, i.lead_id, i.kind, i.note,
                i.interview_on, i.result, i.result_on, i.result_by, i.version, i.made_by, i.made_at
             FROM fair_intent AS i JOIN fair_attendance AS a ON a.id = i.attendance_id ",
            $tail
        )
    };
}

impl Connection {
    /// The intent with this id.
    pub async fn find_fair_intent(&mut self, id: FairIntentId) -> Result<Option<FairIntent>, StoreError> {
        let row = fetch_optional!(self, IntentRow, select!("WHERE i.id = $1"), id.0)?;
        row.map(FairIntent::try_from).transpose()
    }

    /// What a stand noted of a visitor.
    pub async fn find_fair_intent_of(
        &mut self,
        stand: FairStandId,
        visitor: AttendanceId,
    ) -> Result<Option<FairIntent>, StoreError> {
        let sql = select!("WHERE i.stand_id = $1 AND i.attendance_id = $2");
        let row = fetch_optional!(self, IntentRow, sql, stand.0, visitor.0)?;
        row.map(FairIntent::try_from).transpose()
    }

    /// What a stand noted, the latest first; of visitors whose check-in was undone nothing.
    pub async fn list_fair_intents_of_stand(
        &mut self,
        stand: FairStandId,
    ) -> Result<Vec<FairIntent>, StoreError> {
        let sql = select!("WHERE i.stand_id = $1 AND a.undone_at IS NULL ORDER BY i.made_at DESC, i.id DESC");
        let rows = fetch_all!(self, IntentRow, sql, stand.0)?;
        rows.into_iter().map(FairIntent::try_from).collect()
    }

    /// What was noted of somebody, at whichever fair; of arrivals that were undone too.
    pub async fn list_fair_intents_about(&mut self, person: PersonId) -> Result<Vec<FairIntent>, StoreError> {
        let rows = fetch_all!(
            self,
            IntentRow,
            select!("WHERE a.person_id = $1 ORDER BY i.id"),
            person.0
        )?;
        rows.into_iter().map(FairIntent::try_from).collect()
    }

    /// What was noted at these fairs; of visitors whose check-in was undone nothing.
    pub async fn list_fair_intents(&mut self, fairs: &[FairId]) -> Result<Vec<FairIntent>, StoreError> {
        let ids: Vec<Uuid> = fairs.iter().map(|fair| fair.0).collect();
        let sql = |marks| {
            format!(
                "SELECT i.id, i.fair_id, i.stand_id, i.attendance_id, a.person_id, i.vacancy_id, i.lead_id, i.kind, i.note,
                    i.interview_on, i.result, i.result_on, i.result_by, i.version, i.made_by, i.made_at
                FROM fair_intent AS i JOIN fair_attendance AS a ON a.id = i.attendance_id
                WHERE i.fair_id IN ({marks}) AND a.undone_at IS NULL ORDER BY i.id"
            )
        };
        let rows = fetch_in!(self, IntentRow, sql, ids);
        rows.into_iter().map(FairIntent::try_from).collect()
    }
}

impl Transaction {
    /// Adds an intent. A second one of a stand and a visitor is a violation of `fair_intent_pair`.
    pub async fn add_fair_intent(&mut self, one: &FairIntent) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO fair_intent (id, fair_id, stand_id, attendance_id, vacancy_id, lead_id, kind, note, interview_on,
                version, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            one.id.0,
            one.fair.0,
            one.stand.0,
            one.attendance.0,
            one.vacancy.map(|id| id.0),
            one.lead.map(|id| id.0),
            one.kind.code(),
            &one.note,
            one.interview_on,
            i64::from(one.version),
            &one.made_by,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Keeps an intent that follows the version that was seen. Says whether it was still that.
    pub async fn set_fair_intent(&mut self, one: &FairIntent) -> Result<bool, StoreError> {
        let result = one.result.as_ref();
        let changed = execute!(
            self,
            "UPDATE fair_intent SET vacancy_id = $3, lead_id = $4, kind = $5, note = $6, interview_on = $7, result = $8,
                result_on = $9, result_by = $10, version = version + 1
                WHERE id = $1 AND version = $2",
            one.id.0,
            i64::from(one.version),
            one.vacancy.map(|id| id.0),
            one.lead.map(|id| id.0),
            one.kind.code(),
            &one.note,
            one.interview_on,
            result.map(|(result, ..)| result.code()),
            result.map(|(_, on, _)| *on),
            result.map(|(.., by)| by.clone()),
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_fair_intent(id: FairIntentId) -> Option<FairIntent>;
    list_fair_intents(fairs: &[FairId]) -> Vec<FairIntent>;
}

#[derive(sqlx::FromRow)]
struct IntentRow {
    id: Uuid,
    fair_id: Uuid,
    stand_id: Uuid,
    attendance_id: Uuid,
    person_id: Option<Uuid>,
    vacancy_id: Option<Uuid>,
    lead_id: Option<Uuid>,
    kind: String,
    note: String,
    interview_on: Option<NaiveDate>,
    result: Option<String>,
    result_on: Option<NaiveDate>,
    result_by: Option<String>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<IntentRow> for FairIntent {
    type Error = StoreError;
    fn try_from(row: IntentRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_intent",
            id: row.id,
        };
        let result = match &row.result {
            None => None,
            Some(result) => Some((
                place.parse("result", result)?,
                place.need("result_on", row.result_on)?,
                row.result_by.unwrap_or_default(),
            )),
        };
        Ok(Self {
            id: FairIntentId(row.id),
            fair: FairId(row.fair_id),
            stand: FairStandId(row.stand_id),
            attendance: AttendanceId(row.attendance_id),
            person: row.person_id.map(PersonId),
            vacancy: row.vacancy_id.map(VacancyId),
            lead: row.lead_id.map(LeadId),
            kind: place.parse("kind", &row.kind)?,
            note: row.note,
            interview_on: row.interview_on,
            result,
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
