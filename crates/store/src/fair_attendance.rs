//! Table `fair_attendance`: who came to a fair. The telephone of somebody without a file is sealed.

use crate::row::{Place, instant};
use crate::vault::columns::WALK_IN_PHONE;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::check_in::{Arrival, Attendance, AttendeeKind, ScanTime};
use domain::fair::code::FairCode;
use domain::ids::{AttendanceId, FairId, FairPassId, FairRegistrationId, FairStandId, PersonId};
use domain::values::Sex;
use std::collections::HashMap;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, fair_id, number, who, kind, person_id, stand_id, name, sex, birth_year, phone, registration_id, registered, shares,
            way, pass_id, shown_at, received_at, came_at, off_seconds, undone_at, undone_by"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM fair_attendance ", $tail)
    };
}

/// How many came to a fair as what, undone ones left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttendanceCount {
    /// As what.
    pub kind: AttendeeKind,
    /// How many.
    pub all: u32,
    /// How many of them had registered.
    pub registered: u32,
}

impl Connection {
    /// The attendance with this id, undone or not.
    pub async fn find_attendance(&mut self, id: AttendanceId) -> Result<Option<Attendance>, StoreError> {
        let row = fetch_optional!(self, AttendanceRow, select!("WHERE id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The attendance of somebody at a fair that stands.
    pub async fn find_attendance_of(
        &mut self,
        fair: FairId,
        who: &str,
    ) -> Result<Option<Attendance>, StoreError> {
        let sql = select!("WHERE fair_id = $1 AND who = $2 AND undone_at IS NULL");
        let row = fetch_optional!(self, AttendanceRow, sql, fair.0, who)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The latest attendance of somebody without a file who has this registration, undone or not.
    pub async fn find_attendance_by_registration(
        &mut self,
        registration: FairRegistrationId,
    ) -> Result<Option<Attendance>, StoreError> {
        let sql = select!("WHERE registration_id = $1 ORDER BY number DESC LIMIT 1");
        let row = fetch_optional!(self, AttendanceRow, sql, registration.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The attendance of a number at a fair, undone or not.
    pub async fn find_attendance_by_number(
        &mut self,
        fair: FairId,
        number: u32,
    ) -> Result<Option<Attendance>, StoreError> {
        let sql = select!("WHERE fair_id = $1 AND number = $2");
        let row = fetch_optional!(self, AttendanceRow, sql, fair.0, i64::from(number))?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Attendances with these ids, in no particular order.
    pub async fn list_attendances(&mut self, ids: &[AttendanceId]) -> Result<Vec<Attendance>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM fair_attendance WHERE id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, AttendanceRow, sql, ids);
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The fairs somebody came to, undone arrivals too, the earliest first.
    pub async fn list_attendances_of(&mut self, person: PersonId) -> Result<Vec<Attendance>, StoreError> {
        let sql = select!("WHERE person_id = $1 ORDER BY came_at, id");
        let rows = fetch_all!(self, AttendanceRow, sql, person.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Who came to a fair, undone ones too, the latest number first.
    pub async fn list_latest_attendances(
        &mut self,
        fair: FairId,
        limit: u32,
    ) -> Result<Vec<Attendance>, StoreError> {
        let sql = select!("WHERE fair_id = $1 ORDER BY number DESC LIMIT $2");
        let rows = fetch_all!(self, AttendanceRow, sql, fair.0, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// How many came to a fair as what.
    pub async fn count_attendances(&mut self, fair: FairId) -> Result<Vec<AttendanceCount>, StoreError> {
        let sql = "SELECT kind, COUNT(*), COUNT(CASE WHEN registered THEN 1 END) FROM fair_attendance
            WHERE fair_id = $1 AND undone_at IS NULL GROUP BY kind ORDER BY kind";
        let place = Place {
            table: "fair_attendance",
            id: fair,
        };
        let rows = fetch_all!(self, (String, i64, i64), sql, fair.0)?;
        rows.into_iter()
            .map(|(kind, all, registered)| {
                Ok(AttendanceCount {
                    kind: place.parse("kind", &kind)?,
                    all: place.number("number", all)?,
                    registered: place.number("registered", registered)?,
                })
            })
            .collect()
    }

    /// How many are inside: everybody who came, whatever as.
    pub async fn count_inside(&mut self, fair: FairId) -> Result<u32, StoreError> {
        let sql = "SELECT COUNT(*) FROM fair_attendance WHERE fair_id = $1 AND undone_at IS NULL";
        Ok(u32::try_from(fetch_count!(self, sql, fair.0)?).unwrap_or(u32::MAX))
    }

    /// How many each gate of a fair checked in.
    pub async fn count_attendances_by_pass(
        &mut self,
        fair: FairId,
    ) -> Result<HashMap<FairPassId, u32>, StoreError> {
        let sql = "SELECT pass_id, COUNT(*) FROM fair_attendance WHERE fair_id = $1 AND undone_at IS NULL GROUP BY pass_id";
        let rows = fetch_all!(self, (Uuid, i64), sql, fair.0)?;
        let count = |(pass, count): (Uuid, i64)| (FairPassId(pass), u32::try_from(count).unwrap_or(u32::MAX));
        Ok(rows.into_iter().map(count).collect())
    }

    /// When each of them came.
    pub async fn list_arrival_times(&mut self, fair: FairId) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let sql = "SELECT came_at FROM fair_attendance WHERE fair_id = $1 AND undone_at IS NULL AND kind = 'seeker'";
        let rows = fetch_all!(self, (DateTime<Utc>,), sql, fair.0)?;
        Ok(rows.into_iter().map(|(at,)| at).collect())
    }

    /// The codes of a fair whose holders came.
    pub async fn list_codes_inside(&mut self, fair: FairId) -> Result<Vec<FairCode>, StoreError> {
        let sql = "SELECT r.code FROM fair_registration AS r JOIN fair_attendance AS a
                ON a.person_id = r.person_id AND a.fair_id = r.fair_id AND a.undone_at IS NULL WHERE r.fair_id = $1
            UNION ALL SELECT r.code FROM fair_attendance AS a JOIN fair_registration AS r ON r.id = a.registration_id
                WHERE a.fair_id = $1 AND a.undone_at IS NULL AND a.person_id IS NULL";
        let place = Place {
            table: "fair_registration",
            id: fair,
        };
        let rows = fetch_all!(self, (String,), sql, fair.0)?;
        rows.into_iter().map(|(code,)| place.text("code", code)).collect()
    }

    /// Of each of these fairs how many came to find work, and how many of them belong to the group of people with a disability.
    pub async fn count_visitors(
        &mut self,
        fairs: &[FairId],
    ) -> Result<HashMap<FairId, (u32, u32)>, StoreError> {
        let ids: Vec<Uuid> = fairs.iter().map(|fair| fair.0).collect();
        let sql = |marks| {
            format!(
                "SELECT a.fair_id, COUNT(*), COUNT(c.person_id) FROM fair_attendance AS a
                LEFT JOIN person_category AS c ON c.person_id = a.person_id AND c.category = 'person_with_disability'
                WHERE a.kind = 'seeker' AND a.undone_at IS NULL AND a.fair_id IN ({marks}) GROUP BY a.fair_id"
            )
        };
        let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        let rows = fetch_in!(self, (Uuid, i64, i64), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(fair, all, disabled)| (FairId(fair), (number(all), number(disabled))))
            .collect())
    }
}

impl Transaction {
    /// Adds an attendance under the next number of its fair, which it gives back. Whoever stands there already is a violation of
    /// `fair_attendance_fair_id_who_key`.
    pub async fn add_attendance(&mut self, one: &Attendance) -> Result<u32, StoreError> {
        let sql = "SELECT COALESCE(MAX(number), 0) FROM fair_attendance WHERE fair_id = $1";
        let most = fetch_count!(self, sql, one.fair.0)?;
        let number = u32::try_from(most).unwrap_or(u32::MAX).saturating_add(1);
        let who = &one.who;
        let phone = match &who.phone {
            None => None,
            Some(phone) => {
                let ring = self.sealing_ring().await?;
                Some(ring.seal(WALK_IN_PHONE.cell(one.id.0), phone.as_ref()))
            }
        };
        execute!(
            self,
            concat!(
                "INSERT INTO fair_attendance (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, NULL, NULL)"
            ),
            one.id.0,
            one.fair.0,
            i64::from(number),
            &who.key,
            who.kind.code(),
            who.person.map(|person| person.0),
            who.stand.map(|stand| stand.0),
            &who.name,
            who.sex.map(code_of),
            who.birth_year.map(i64::from),
            phone,
            who.registration.map(|registration| registration.0),
            who.registered,
            who.shares,
            one.way.code(),
            one.pass.0,
            instant(one.time.shown),
            instant(one.time.received),
            instant(one.time.at),
            one.time.off,
        )?;
        Ok(number)
    }

    /// Puts an earlier time and its gate in the place of a later.
    pub async fn set_attendance_time(&mut self, one: &Attendance) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE fair_attendance SET pass_id = $2, shown_at = $3, received_at = $4, came_at = $5, off_seconds = $6
                WHERE id = $1",
            one.id.0,
            one.pass.0,
            instant(one.time.shown),
            instant(one.time.received),
            instant(one.time.at),
            one.time.off,
        )?;
        Ok(())
    }

    /// Undoes an attendance. Says whether it stood.
    pub async fn undo_attendance(
        &mut self,
        id: AttendanceId,
        (at, by): (DateTime<Utc>, &str),
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE fair_attendance SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at), by)? > 0)
    }

    /// Forgets who came without a file to fairs before a day: that somebody came, and their year of birth, stays. Says of how many.
    pub async fn forget_walk_ins_before(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        let sql =
            "UPDATE fair_attendance SET name = '', phone = NULL WHERE person_id IS NULL AND kind = 'seeker'
            AND name <> '' AND fair_id IN (SELECT id FROM job_fair WHERE held_on < $1)";
        Ok(execute!(self, sql, day)?)
    }
}

on_database! {
    find_attendance(id: AttendanceId) -> Option<Attendance>;
    list_attendances_of(person: PersonId) -> Vec<Attendance>;
    list_latest_attendances(fair: FairId, limit: u32) -> Vec<Attendance>;
    count_attendances(fair: FairId) -> Vec<AttendanceCount>;
    count_inside(fair: FairId) -> u32;
}

const fn code_of(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

#[derive(sqlx::FromRow)]
struct AttendanceRow {
    id: Uuid,
    fair_id: Uuid,
    number: i64,
    who: String,
    kind: String,
    person_id: Option<Uuid>,
    stand_id: Option<Uuid>,
    name: String,
    sex: Option<String>,
    birth_year: Option<i64>,
    phone: Option<Sealed>,
    registration_id: Option<Uuid>,
    registered: bool,
    shares: bool,
    way: String,
    pass_id: Uuid,
    shown_at: DateTime<Utc>,
    received_at: DateTime<Utc>,
    came_at: DateTime<Utc>,
    off_seconds: Option<i64>,
    undone_at: Option<DateTime<Utc>>,
    undone_by: Option<String>,
}

impl AttendanceRow {
    fn open(self, keys: &Keys) -> Result<Attendance, StoreError> {
        let place = Place {
            table: "fair_attendance",
            id: self.id,
        };
        let phone = match &self.phone {
            None => None,
            Some(sealed) => Some(keys.open(WALK_IN_PHONE.cell(self.id), sealed)?),
        };
        let sex = match self.sex.as_deref() {
            None => None,
            Some("male") => Some(Sex::Male),
            Some("female") => Some(Sex::Female),
            Some(_) => return place.at("sex", Err(())),
        };
        Ok(Attendance {
            id: AttendanceId(self.id),
            fair: FairId(self.fair_id),
            number: place.number("number", self.number)?,
            who: Arrival {
                key: self.who,
                kind: place.parse("kind", &self.kind)?,
                person: self.person_id.map(PersonId),
                stand: self.stand_id.map(FairStandId),
                name: self.name,
                sex,
                birth_year: place.number_option("birth_year", self.birth_year)?,
                phone: place.text_option("phone", phone)?,
                registration: self.registration_id.map(FairRegistrationId),
                registered: self.registered,
                shares: self.shares,
            },
            way: place.parse("way", &self.way)?,
            time: ScanTime {
                shown: self.shown_at,
                received: self.received_at,
                at: self.came_at,
                off: self.off_seconds,
            },
            pass: FairPassId(self.pass_id),
            undone: self.undone_at.map(|at| (at, self.undone_by.unwrap_or_default())),
        })
    }
}
