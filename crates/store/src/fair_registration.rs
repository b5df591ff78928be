//! Table `fair_registration`: who is invited to a fair, and who comes.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::check_in::Attendance;
use domain::fair::code::FairCode;
use domain::fair::{FairRegistration, RegistrationState, Seats};
use domain::ids::{FairId, FairRegistrationId, PersonId};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, fair_id, person_id, code, state, way, invited_at, registered_at, cancelled_at, made_by"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM fair_registration ", $tail)
    };
}

impl Connection {
    /// The registration with this id.
    pub async fn find_fair_registration(
        &mut self,
        id: FairRegistrationId,
    ) -> Result<Option<FairRegistration>, StoreError> {
        let row = fetch_optional!(self, RegistrationRow, select!("WHERE id = $1"), id.0)?;
        row.map(FairRegistration::try_from).transpose()
    }

    /// The registration of a person for a fair.
    pub async fn find_fair_registration_of(
        &mut self,
        fair: FairId,
        person: PersonId,
    ) -> Result<Option<FairRegistration>, StoreError> {
        let sql = select!("WHERE fair_id = $1 AND person_id = $2");
        let row = fetch_optional!(self, RegistrationRow, sql, fair.0, person.0)?;
        row.map(FairRegistration::try_from).transpose()
    }

    /// The registration a code was given out for.
    pub async fn find_fair_registration_by_code(
        &mut self,
        code: &FairCode,
    ) -> Result<Option<FairRegistration>, StoreError> {
        let row = fetch_optional!(self, RegistrationRow, select!("WHERE code = $1"), code.as_str())?;
        row.map(FairRegistration::try_from).transpose()
    }

    /// Everybody at a fair, invited and cancelled ones too: who registered first comes first.
    pub async fn list_fair_registrations(
        &mut self,
        fair: FairId,
    ) -> Result<Vec<FairRegistration>, StoreError> {
        let sql = select!(
            "WHERE fair_id = $1 ORDER BY CASE WHEN registered_at IS NULL THEN 1 ELSE 0 END, registered_at, id"
        );
        let rows = fetch_all!(self, RegistrationRow, sql, fair.0)?;
        rows.into_iter().map(FairRegistration::try_from).collect()
    }

    /// The registrations of a person, the latest first.
    pub async fn list_fair_registrations_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<FairRegistration>, StoreError> {
        let sql = select!("WHERE person_id = $1 ORDER BY id DESC");
        let rows = fetch_all!(self, RegistrationRow, sql, person.0)?;
        rows.into_iter().map(FairRegistration::try_from).collect()
    }

    /// Who waits first for a seat.
    pub async fn find_first_waiting(&mut self, fair: FairId) -> Result<Option<FairRegistration>, StoreError> {
        let sql = select!("WHERE fair_id = $1 AND state = 'waiting' ORDER BY registered_at, id LIMIT 1");
        let row = fetch_optional!(self, RegistrationRow, sql, fair.0)?;
        row.map(FairRegistration::try_from).transpose()
    }

    /// How the seats of a fair stand. The capacity is the plan's; who walked in took none before.
    pub async fn count_fair_seats(&mut self, fair: FairId, capacity: u32) -> Result<Seats, StoreError> {
        let sql = "SELECT state, count(*) FROM fair_registration WHERE fair_id = $1 AND way <> 'walk_in' GROUP BY state";
        let place = Place {
            table: "fair_registration",
            id: fair,
        };
        let mut seats = Seats {
            capacity,
            ..Seats::default()
        };
        for (state, count) in fetch_all!(self, (String, i64), sql, fair.0)? {
            let count = place.number("state", count)?;
            match place.parse("state", &state)? {
                RegistrationState::Invited => seats.invited = count,
                RegistrationState::Registered => seats.registered = count,
                RegistrationState::Waiting => seats.waiting = count,
                RegistrationState::Cancelled => {}
            }
        }
        Ok(seats)
    }
}

impl Transaction {
    /// Holds a fair until the end, so that two people do not take its last seat. SQLite lets only one transaction write.
    pub async fn hold_fair(&mut self, fair: FairId) -> Result<(), StoreError> {
        if !matches!(self.on(), crate::database::On::Sqlite(_)) {
            let sql = "SELECT id FROM job_fair WHERE id = $1 FOR UPDATE";
            let _held = fetch_optional!(self, (Uuid,), sql, fair.0)?;
        }
        Ok(())
    }

    /// Adds registrations; of a person who has one at the fair already the new one is left out. Gives how many were added.
    pub async fn add_fair_registrations(&mut self, many: &[FairRegistration]) -> Result<u64, StoreError> {
        let mut added = 0;
        for one in many {
            added += execute!(
                self,
                concat!(
                    "INSERT INTO fair_registration (",
                    columns!(),
                    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    ON CONFLICT (fair_id, person_id) WHERE person_id IS NOT NULL DO NOTHING"
                ),
                one.id.0,
                one.fair.0,
                one.person.map(|person| person.0),
                one.code.as_str(),
                one.state.code(),
                one.way.code(),
                one.invited_at.map(instant),
                one.registered_at.map(instant),
                one.cancelled_at.map(instant),
                &one.made_by,
            )?;
        }
        Ok(added)
    }

    /// Cancels the registration that was written for somebody at a gate, whose check-in was a slip.
    pub async fn cancel_walk_in(&mut self, one: &Attendance, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "UPDATE fair_registration SET state = 'cancelled', cancelled_at = $4
            WHERE fair_id = $1 AND way = 'walk_in' AND (person_id = $2 OR id = $3)";
        let person = one.who.person.map(|person| person.0);
        let registration = one.who.registration.map(|registration| registration.0);
        Ok(execute!(
            self,
            sql,
            one.fair.0,
            person,
            registration,
            instant(at)
        )?)
    }

    /// Changes where a registration stands. Says whether there was one.
    pub async fn set_fair_registration(&mut self, one: &FairRegistration) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE fair_registration SET state = $2, way = $3, invited_at = $4, registered_at = $5, cancelled_at = $6
            WHERE id = $1",
            one.id.0,
            one.state.code(),
            one.way.code(),
            one.invited_at.map(instant),
            one.registered_at.map(instant),
            one.cancelled_at.map(instant),
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_fair_registration(id: FairRegistrationId) -> Option<FairRegistration>;
    find_fair_registration_of(fair: FairId, person: PersonId) -> Option<FairRegistration>;
    find_fair_registration_by_code(code: &FairCode) -> Option<FairRegistration>;
    list_fair_registrations(fair: FairId) -> Vec<FairRegistration>;
    list_fair_registrations_of(person: PersonId) -> Vec<FairRegistration>;
    count_fair_seats(fair: FairId, capacity: u32) -> Seats;
}

#[derive(sqlx::FromRow)]
struct RegistrationRow {
    id: Uuid,
    fair_id: Uuid,
    person_id: Option<Uuid>,
    code: String,
    state: String,
    way: String,
    invited_at: Option<DateTime<Utc>>,
    registered_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
    made_by: String,
}

impl TryFrom<RegistrationRow> for FairRegistration {
    type Error = StoreError;
    fn try_from(row: RegistrationRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_registration",
            id: row.id,
        };
        Ok(Self {
            id: FairRegistrationId(row.id),
            fair: FairId(row.fair_id),
            person: row.person_id.map(PersonId),
            code: place.text("code", row.code)?,
            state: place.parse("state", &row.state)?,
            way: place.parse("way", &row.way)?,
            invited_at: row.invited_at,
            registered_at: row.registered_at,
            cancelled_at: row.cancelled_at,
            made_by: row.made_by,
        })
    }
}
