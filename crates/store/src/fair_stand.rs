//! Table `fair_stand`: employers at fairs.

use crate::row::{Place, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::fair::{FairStand, StandState};
use domain::ids::{EmployerId, FairId, FairStandId, VacancyId};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, fair_id, employer_id, vacancies, state, number, reason, version, made_by, made_at FROM fair_stand ",
            $tail
        )
    };
}

impl Connection {
    /// The stand with this id.
    pub async fn find_fair_stand(&mut self, id: FairStandId) -> Result<Option<FairStand>, StoreError> {
        let row = fetch_optional!(self, StandRow, select!("WHERE id = $1"), id.0)?;
        row.map(FairStand::try_from).transpose()
    }

    /// The stand of an employer at a fair.
    pub async fn find_fair_stand_of(
        &mut self,
        fair: FairId,
        employer: EmployerId,
    ) -> Result<Option<FairStand>, StoreError> {
        let sql = select!("WHERE fair_id = $1 AND employer_id = $2");
        let row = fetch_optional!(self, StandRow, sql, fair.0, employer.0)?;
        row.map(FairStand::try_from).transpose()
    }

    /// The stands of some fairs, in the order employers applied.
    pub async fn list_fair_stands(&mut self, fairs: &[FairId]) -> Result<Vec<FairStand>, StoreError> {
        let ids: Vec<Uuid> = fairs.iter().map(|fair| fair.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, fair_id, employer_id, vacancies, state, number, reason, version, made_by, made_at FROM fair_stand
                WHERE fair_id IN ({marks}) ORDER BY made_at, id"
            )
        };
        let rows = fetch_in!(self, StandRow, sql, ids);
        rows.into_iter().map(FairStand::try_from).collect()
    }

    /// The stands of an employer, the latest first.
    pub async fn list_fair_stands_of(&mut self, employer: EmployerId) -> Result<Vec<FairStand>, StoreError> {
        let sql = select!("WHERE employer_id = $1 ORDER BY made_at DESC, id DESC");
        let rows = fetch_all!(self, StandRow, sql, employer.0)?;
        rows.into_iter().map(FairStand::try_from).collect()
    }
}

impl Transaction {
    /// Adds a stand.
    pub async fn add_fair_stand(&mut self, stand: &FairStand) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO fair_stand (id, fair_id, employer_id, vacancies, state, number, reason, version, made_by, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            stand.id.0,
            stand.fair.0,
            stand.employer.0,
            list(&stand.vacancies),
            stand.state.code(),
            stand.state.number().map(i64::from),
            reason(&stand.state),
            i64::from(stand.version),
            &stand.made_by,
            instant(stand.made_at),
        )?;
        Ok(())
    }

    /// Changes a stand, unless it is no longer in the version before. Says whether it was; the version is raised. A number that
    /// another stand has is a violation.
    pub async fn set_fair_stand(&mut self, stand: &FairStand) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE fair_stand SET vacancies = $3, state = $4, number = $5, reason = $6, made_by = $7, made_at = $8,
                version = version + 1 WHERE id = $1 AND version = $2",
            stand.id.0,
            i64::from(stand.version),
            list(&stand.vacancies),
            stand.state.code(),
            stand.state.number().map(i64::from),
            reason(&stand.state),
            &stand.made_by,
            instant(stand.made_at),
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_fair_stand(id: FairStandId) -> Option<FairStand>;
    find_fair_stand_of(fair: FairId, employer: EmployerId) -> Option<FairStand>;
    list_fair_stands(fairs: &[FairId]) -> Vec<FairStand>;
    list_fair_stands_of(employer: EmployerId) -> Vec<FairStand>;
}

fn reason(state: &StandState) -> Option<&str> {
    match state {
        StandState::Refused { reason } => Some(reason),
        _ => None,
    }
}

#[derive(sqlx::FromRow)]
struct StandRow {
    id: Uuid,
    fair_id: Uuid,
    employer_id: Uuid,
    vacancies: String,
    state: String,
    number: Option<i64>,
    reason: Option<String>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<StandRow> for FairStand {
    type Error = StoreError;
    fn try_from(row: StandRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_stand",
            id: row.id,
        };
        let state = match row.state.as_str() {
            "applied" => StandState::Applied,
            "approved" => StandState::Approved {
                number: place.number_option("number", row.number)?,
            },
            "refused" => StandState::Refused {
                reason: place.need("reason", row.reason)?,
            },
            "withdrawn" => StandState::Withdrawn,
            _ => return place.at("state", Err(())),
        };
        Ok(Self {
            id: FairStandId(row.id),
            fair: FairId(row.fair_id),
            employer: EmployerId(row.employer_id),
            vacancies: place.list::<VacancyId>("vacancies", &row.vacancies)?,
            state,
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
