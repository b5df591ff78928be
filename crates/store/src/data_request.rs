//! Table `data_request`: what people ask about their own data. What is wanted and the words are sealed.

use crate::row::{Place, codes_in, instant};
use crate::vault::columns::{REQUEST_NOTE, REQUEST_WANTED};
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::data_request::{Asked, DataRequest, Decided, RequestKind, RequestState};
use domain::ids::{DataRequestId, PersonId};
use domain::person_field::PersonField;
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT r.id, r.person_id, r.kind, r.field, r.wanted, r.note, r.state, r.asked_at, r.asked_by, r.due_on,
                r.decided_at, r.decided_by, r.reason FROM data_request AS r ",
            $tail
        )
    };
}

impl Connection {
    /// The request with this id.
    pub async fn find_data_request(&mut self, id: DataRequestId) -> Result<Option<DataRequest>, StoreError> {
        let row = fetch_optional!(self, RequestRow, select!("WHERE r.id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// What a person asked, latest first.
    pub async fn list_data_requests_of(&mut self, person: PersonId) -> Result<Vec<DataRequest>, StoreError> {
        let sql = select!("WHERE r.person_id = $1 ORDER BY r.asked_at DESC, r.id DESC");
        let rows = fetch_all!(self, RequestRow, sql, person.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The open requests of everybody who lives in an area, what is due first, first.
    pub async fn list_open_data_requests(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<DataRequest>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS p ON p.id = r.person_id
                WHERE r.state = 'open' AND p.living_area >= $1 AND p.living_area < $2
                ORDER BY r.due_on, r.asked_at, r.id"
        );
        let rows = fetch_all!(self, RequestRow, sql, &first, &end)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The latest requests of everybody who lives in an area that are answered or taken back.
    pub async fn list_closed_data_requests(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<DataRequest>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS p ON p.id = r.person_id
                WHERE r.state <> 'open' AND p.living_area >= $1 AND p.living_area < $2
                ORDER BY r.decided_at DESC, r.id DESC LIMIT $3"
        );
        let rows = fetch_all!(self, RequestRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// What was asked about one file is asked about another.
    pub async fn move_data_requests(
        &mut self,
        requests: &[DataRequestId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE data_request SET person_id = $3 WHERE id = $1 AND person_id = $2";
        for request in requests {
            execute!(self, sql, request.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Keeps a request.
    pub async fn add_data_request(&mut self, request: &DataRequest) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let id = request.id.0;
        let wanted = match &request.asked {
            Asked::Correct { wanted, .. } => Some(ring.seal(REQUEST_WANTED.cell(id), wanted)),
            Asked::Erase => None,
        };
        execute!(
            self,
            "INSERT INTO data_request (id, person_id, kind, field, wanted, note, state, asked_at, asked_by, due_on,
                decided_at, decided_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            id,
            request.person.0,
            request.asked.kind().code(),
            request.asked.field().map(PersonField::code),
            wanted,
            ring.seal(REQUEST_NOTE.cell(id), &request.note),
            request.state.code(),
            instant(request.asked_at),
            &request.asked_by,
            request.due_on,
            request.decided.as_ref().map(|end| instant(end.at)),
            request.decided.as_ref().map(|end| end.by.clone()),
            request.decided.as_ref().map_or("", |end| end.reason.as_str()),
        )?;
        Ok(())
    }

    /// Ends a request that is open. Says whether it was.
    pub async fn end_data_request(
        &mut self,
        id: DataRequestId,
        state: RequestState,
        end: &Decided,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE data_request SET state = $2, decided_at = $3, decided_by = $4, reason = $5
            WHERE id = $1 AND state = 'open'";
        let changed = execute!(
            self,
            sql,
            id.0,
            state.code(),
            instant(end.at),
            &end.by,
            &end.reason
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_data_request(id: DataRequestId) -> Option<DataRequest>;
    list_data_requests_of(person: PersonId) -> Vec<DataRequest>;
    list_open_data_requests(area: Option<AreaCode>) -> Vec<DataRequest>;
    list_closed_data_requests(area: Option<AreaCode>, limit: u32) -> Vec<DataRequest>;
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    id: Uuid,
    person_id: Uuid,
    kind: String,
    field: Option<String>,
    wanted: Option<Sealed>,
    note: Sealed,
    state: String,
    asked_at: DateTime<Utc>,
    asked_by: String,
    due_on: NaiveDate,
    decided_at: Option<DateTime<Utc>>,
    decided_by: Option<String>,
    reason: String,
}

impl RequestRow {
    fn open(self, keys: &Keys) -> Result<DataRequest, StoreError> {
        let place = Place {
            table: "data_request",
            id: self.id,
        };
        let asked = match place.parse("kind", &self.kind)? {
            RequestKind::Erase => Asked::Erase,
            RequestKind::Correct => Asked::Correct {
                field: place.parse("field", &place.need("field", self.field)?)?,
                wanted: keys.open(REQUEST_WANTED.cell(self.id), &place.need("wanted", self.wanted)?)?,
            },
        };
        let decided = match self.decided_at {
            None => None,
            Some(at) => Some(Decided {
                at,
                by: place.need("decided_by", self.decided_by)?,
                reason: self.reason,
            }),
        };
        Ok(DataRequest {
            id: DataRequestId(self.id),
            person: PersonId(self.person_id),
            asked,
            note: keys.open(REQUEST_NOTE.cell(self.id), &self.note)?,
            state: place.parse("state", &self.state)?,
            asked_at: self.asked_at,
            asked_by: self.asked_by,
            due_on: self.due_on,
            decided,
        })
    }
}
