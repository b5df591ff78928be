//! Tables `export` and `export_person`: lists of people taken out as files.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::export::{Export, ExportPeople, ExportState};
use domain::ids::{ExportId, PersonId};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, serial, asked_by, asked_at, area, filters, purpose, full_numbers, people, state, state_by,
                state_at, reason, valid_to, fetched FROM export ",
            $tail
        )
    };
}

impl Connection {
    /// The export with this id.
    pub async fn find_export(&mut self, id: ExportId) -> Result<Option<Export>, StoreError> {
        let row = fetch_optional!(self, ExportRow, select!("WHERE id = $1"), id.0)?;
        row.map(Export::try_from).transpose()
    }

    /// A page of what somebody asked for, latest first.
    pub async fn list_exports_by(
        &mut self,
        asked_by: &str,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<Export>, StoreError> {
        let sql = select!("WHERE asked_by = $1 ORDER BY serial DESC LIMIT $2 OFFSET $3");
        let rows = fetch_all!(self, ExportRow, sql, asked_by, i64::from(limit), offset as i64)?;
        rows.into_iter().map(Export::try_from).collect()
    }

    /// How many somebody asked for.
    pub async fn count_exports_by(&mut self, asked_by: &str) -> Result<u64, StoreError> {
        Ok(fetch_count!(
            self,
            "SELECT COUNT(*) FROM export WHERE asked_by = $1",
            asked_by
        )?)
    }

    /// The exports of an area that wait and that somebody else asked for, oldest first.
    pub async fn list_exports_waiting(
        &mut self,
        area: Option<AreaCode>,
        not_by: &str,
        limit: u32,
    ) -> Result<Vec<Export>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE state = 'waiting' AND area >= $1 AND area < $2 AND asked_by <> $3 ORDER BY serial LIMIT $4"
        );
        let rows = fetch_all!(self, ExportRow, sql, &first, &end, not_by, i64::from(limit))?;
        rows.into_iter().map(Export::try_from).collect()
    }

    /// Who is on the list, in its order.
    pub async fn list_export_people(&mut self, id: ExportId) -> Result<ExportPeople, StoreError> {
        let sql = "SELECT person_id FROM export_person WHERE export_id = $1 ORDER BY place";
        let rows = fetch_all!(self, (Uuid,), sql, id.0)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// The number of the next export.
    pub async fn next_export_serial(&mut self) -> Result<u32, StoreError> {
        let sql = "SELECT COALESCE(MAX(serial), 0) + 1 FROM export";
        let next = fetch_count!(self, sql)?;
        Ok(u32::try_from(next).unwrap_or(u32::MAX))
    }

    /// Keeps an export and who is on it. A number that is taken is a violation of `export_serial_key`.
    pub async fn add_export(&mut self, export: &Export, people: &[PersonId]) -> Result<(), StoreError> {
        let filters = serde_json::to_string(&export.filters).unwrap_or_default();
        execute!(
            self,
            "INSERT INTO export (id, serial, asked_by, asked_at, area, filters, purpose, full_numbers, people, state,
                state_by, state_at, reason, valid_to, fetched)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            export.id.0,
            i64::from(export.serial),
            &export.asked_by,
            instant(export.asked_at),
            export.area.to_string(),
            filters,
            &export.purpose,
            export.full_numbers,
            i64::from(export.people),
            export.state.code(),
            export.settled.as_ref().map(|(by, _)| by),
            export.settled.as_ref().map(|(_, at)| instant(*at)),
            &export.reason,
            export.valid_to,
            i64::from(export.fetched),
        )?;
        let rows: Vec<(i64, Uuid)> = (0..).zip(people.iter().map(|person| person.0)).collect();
        insert_all!(
            self,
            "INSERT INTO export_person (export_id, place, person_id)",
            rows,
            |row| [export.id.0, row.0, row.1],
            "",
        );
        Ok(())
    }

    /// Moves an export on from the state it was seen in. Says whether it still was there.
    pub async fn settle_export(&mut self, export: &Export, seen: ExportState) -> Result<bool, StoreError> {
        let written = execute!(
            self,
            "UPDATE export SET state = $3, state_by = $4, state_at = $5, reason = $6, valid_to = $7
                WHERE id = $1 AND state = $2",
            export.id.0,
            seen.code(),
            export.state.code(),
            export.settled.as_ref().map(|(by, _)| by),
            export.settled.as_ref().map(|(_, at)| instant(*at)),
            &export.reason,
            export.valid_to,
        )?;
        Ok(written > 0)
    }

    /// Notes that a file was fetched.
    pub async fn count_export_fetched(&mut self, id: ExportId) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE export SET fetched = fetched + 1 WHERE id = $1",
            id.0
        )?;
        Ok(())
    }

    /// Ends what may no longer be fetched, and what nobody approved in time; who was on the lists is forgotten, of those
    /// refused too. Gives how many ended.
    pub async fn end_exports(&mut self, today: NaiveDate) -> Result<u64, StoreError> {
        let sql = "UPDATE export SET state = 'ended' WHERE state IN ('ready', 'waiting') AND valid_to < $1";
        let ended = execute!(self, sql, today)?;
        let sql = "DELETE FROM export_person WHERE export_id IN (
            SELECT id FROM export WHERE state IN ('ended', 'refused'))";
        execute!(self, sql)?;
        Ok(ended)
    }

    /// Forgets what lists that ended long ago were for, and why they were refused: nobody who was on them can read it in
    /// the log any more. That they were made stays, with its number and count.
    pub async fn forget_purposes_before(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        let sql = "UPDATE export SET purpose = '', reason = '' WHERE valid_to < $1 AND state IN ('ended', 'refused')
            AND (purpose <> '' OR reason <> '')";
        Ok(execute!(self, sql, day)?)
    }
}

on_database! {
    find_export(id: ExportId) -> Option<Export>;
    list_exports_by(asked_by: &str, offset: u64, limit: u32) -> Vec<Export>;
    count_exports_by(asked_by: &str) -> u64;
    list_exports_waiting(area: Option<AreaCode>, not_by: &str, limit: u32) -> Vec<Export>;
    list_export_people(id: ExportId) -> ExportPeople;
}

#[derive(sqlx::FromRow)]
struct ExportRow {
    id: Uuid,
    serial: i64,
    asked_by: String,
    asked_at: DateTime<Utc>,
    area: String,
    filters: String,
    purpose: String,
    full_numbers: bool,
    people: i64,
    state: String,
    state_by: Option<String>,
    state_at: Option<DateTime<Utc>>,
    reason: String,
    valid_to: NaiveDate,
    fetched: i64,
}

impl TryFrom<ExportRow> for Export {
    type Error = StoreError;
    fn try_from(row: ExportRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "export",
            id: row.id,
        };
        Ok(Self {
            id: ExportId(row.id),
            serial: place.number("serial", row.serial)?,
            asked_by: row.asked_by,
            asked_at: row.asked_at,
            area: place.parse("area", &row.area)?,
            filters: place.at("filters", serde_json::from_str(&row.filters))?,
            purpose: row.purpose,
            full_numbers: row.full_numbers,
            people: place.number("people", row.people)?,
            state: place.parse("state", &row.state)?,
            settled: row.state_by.zip(row.state_at),
            reason: row.reason,
            valid_to: row.valid_to,
            fetched: place.number("fetched", row.fetched)?,
        })
    }
}
