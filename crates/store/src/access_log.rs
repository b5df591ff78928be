//! Tables `access_log` and `access_person`: who looked at whose data. Lines are added and never changed.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, Lock, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::access::{Access, AccessKind};
use domain::ids::{AccountId, PersonId};
use domain::permission::Party;
use domain::person_field::PersonField;
use domain::values::{AreaCode, AreaLevel};
use uuid::Uuid;

/// Which lines are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessQuery {
    /// Of people in this area; `None` = everywhere.
    pub area: Option<AreaCode>,
    /// Of this account.
    pub account: Option<AccountId>,
    /// From this instant on.
    pub from: DateTime<Utc>,
    /// Before this one.
    pub until: DateTime<Utc>,
    /// Only numbers shown in full.
    pub numbers: bool,
}

impl AccessQuery {
    /// What narrows the lines, so written that a page never sorts or walks through the whole log: a wide area is walked from
    /// the newest line on and left when the page is full, a small one has its index; so have a day, an account and numbers.
    fn narrows(&self) -> String {
        let is_wide = self.area.is_none_or(|area| area.level() <= AreaLevel::County);
        let area = if is_wide {
            "area || '' >= $1 AND area || '' < $2"
        } else {
            "area >= $1 AND area < $2"
        };
        let account = match self.account {
            Some(_) => "account_id = $5",
            None => "$5 = $5",
        };
        let numbers = if self.numbers {
            " AND field IS NOT NULL"
        } else {
            ""
        };
        format!("WHERE {area} AND at >= $3 AND at < $4 AND {account}{numbers}")
    }
}

macro_rules! columns {
    ($tail:literal) => {
        concat!(
            "SELECT seq, at, account_id, role, office, kind, person_id, area, field, reason, note, records
                FROM access_log ",
            $tail
        )
    };
}

impl Connection {
    /// Whose data an account has looked at in one way since an instant; `None` stands for several people at once.
    pub async fn list_read_since(
        &mut self,
        account: AccountId,
        kind: AccessKind,
        since: DateTime<Utc>,
    ) -> Result<Vec<Option<PersonId>>, StoreError> {
        let sql = "SELECT person_id FROM access_log WHERE account_id = $1 AND at >= $2 AND kind = $3";
        let rows = fetch_all!(self, (Option<Uuid>,), sql, account.0, instant(since), kind.code())?;
        Ok(rows.into_iter().map(|(id,)| id.map(PersonId)).collect())
    }

    /// How often an account did this since an instant.
    pub async fn count_access(
        &mut self,
        account: AccountId,
        kind: AccessKind,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM access_log WHERE account_id = $1 AND at >= $2 AND kind = $3";
        Ok(fetch_count!(self, sql, account.0, instant(since), kind.code())?)
    }

    /// Who looked at the data of a person, latest first; at files that were merged into theirs, and in files with the data
    /// of several people.
    pub async fn list_access_of(&mut self, person: PersonId, limit: u32) -> Result<Vec<Access>, StoreError> {
        let sql = concat!(
            columns!("WHERE person_id IN (SELECT $1 UNION ALL SELECT id FROM person WHERE merged_into = $1)"),
            " UNION ALL ",
            columns!(
                "WHERE seq IN (SELECT seq FROM access_person
                    WHERE person_id IN (SELECT $1 UNION ALL SELECT id FROM person WHERE merged_into = $1))
                ORDER BY seq DESC LIMIT $2"
            )
        );
        let rows = fetch_all!(self, AccessRow, sql, person.0, i64::from(limit))?;
        rows.into_iter().map(Access::try_from).collect()
    }

    /// A page of the log, latest first.
    pub async fn list_access(
        &mut self,
        query: &AccessQuery,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<Access>, StoreError> {
        let (first, end) = codes_in(query.area);
        let narrows = query.narrows();
        let sql = [columns!(""), &narrows, " ORDER BY seq DESC LIMIT $6 OFFSET $7"].concat();
        let rows = fetch_all!(
            self,
            AccessRow,
            &sql,
            &first,
            &end,
            instant(query.from),
            instant(query.until),
            query.account.map_or(Uuid::nil(), |id| id.0),
            i64::from(limit),
            offset as i64,
        )?;
        rows.into_iter().map(Access::try_from).collect()
    }

    /// How many lines a query has, counted to `most`.
    pub async fn count_access_lines(&mut self, query: &AccessQuery, most: u32) -> Result<u64, StoreError> {
        let (first, end) = codes_in(query.area);
        let narrows = query.narrows();
        let sql = format!(
            "SELECT COUNT(*) FROM (SELECT seq FROM access_log {narrows} ORDER BY seq DESC LIMIT $6) AS found"
        );
        Ok(fetch_count!(
            self,
            &sql,
            &first,
            &end,
            instant(query.from),
            instant(query.until),
            query.account.map_or(Uuid::nil(), |id| id.0),
            i64::from(most),
        )?)
    }

    /// The accounts that looked at data in an area.
    pub async fn list_readers(&mut self, area: Option<AreaCode>) -> Result<Vec<AccountId>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT id FROM account WHERE EXISTS (SELECT 1 FROM access_log AS l
            WHERE l.account_id = account.id AND l.area >= $1 AND l.area < $2)";
        let rows = fetch_all!(self, (Uuid,), sql, &first, &end)?;
        Ok(rows.into_iter().map(|(id,)| AccountId(id)).collect())
    }
}

impl Transaction {
    /// Writes lines down.
    pub async fn add_access(&mut self, lines: &[Access]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO access_log (at, account_id, role, office, kind, person_id, area, field, reason, note, records)",
            lines,
            |line| [
                instant(line.at),
                line.account.0,
                line.role.code(),
                line.office.to_string(),
                line.kind.code(),
                line.person.map(|id| id.0),
                line.area.to_string(),
                line.field.map(PersonField::code),
                line.reason.map(domain::access::RevealReason::code),
                &line.note,
                i64::from(line.records),
            ],
            "",
        );
        Ok(())
    }

    /// Writes one line about several people down, and whose data they are.
    pub async fn add_access_about(&mut self, line: &Access, people: &[PersonId]) -> Result<(), StoreError> {
        let sql = "INSERT INTO access_log (at, account_id, role, office, kind, person_id, area, field, reason, note,
                records) VALUES ($1, $2, $3, $4, $5, NULL, $6, $7, $8, $9, $10) RETURNING seq";
        let seq = fetch_count!(
            self,
            sql,
            instant(line.at),
            line.account.0,
            line.role.code(),
            line.office.to_string(),
            line.kind.code(),
            line.area.to_string(),
            line.field.map(PersonField::code),
            line.reason.map(domain::access::RevealReason::code),
            &line.note,
            i64::from(line.records),
        )?;
        let seq = seq as i64;
        insert_all!(
            self,
            "INSERT INTO access_person (seq, person_id)",
            people,
            |person| [seq, person.0],
            "ON CONFLICT DO NOTHING",
        );
        Ok(())
    }

    /// Writes a line down unless the account has done the same `most` times since an instant already. Says whether it was
    /// written. Of two at once the second waits for the first, so that none is missed in the count.
    pub async fn add_access_up_to(
        &mut self,
        line: &Access,
        since: DateTime<Utc>,
        most: u64,
    ) -> Result<bool, StoreError> {
        self.lock(Lock::Reveal).await?;
        if self.count_access(line.account, line.kind, since).await? >= most {
            return Ok(false);
        }
        self.add_access(std::slice::from_ref(line)).await?;
        Ok(true)
    }
}

on_database! {
    list_read_since(account: AccountId, kind: AccessKind, since: DateTime<Utc>) -> Vec<Option<PersonId>>;
    count_access(account: AccountId, kind: AccessKind, since: DateTime<Utc>) -> u64;
    list_access_of(person: PersonId, limit: u32) -> Vec<Access>;
    list_access(query: &AccessQuery, offset: u64, limit: u32) -> Vec<Access>;
    count_access_lines(query: &AccessQuery, most: u32) -> u64;
    list_readers(area: Option<AreaCode>) -> Vec<AccountId>;
}

#[derive(sqlx::FromRow)]
struct AccessRow {
    seq: i64,
    at: DateTime<Utc>,
    account_id: Uuid,
    role: String,
    office: String,
    kind: String,
    person_id: Option<Uuid>,
    area: String,
    field: Option<String>,
    reason: Option<String>,
    note: String,
    records: i64,
}

impl TryFrom<AccessRow> for Access {
    type Error = StoreError;
    fn try_from(row: AccessRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "access_log",
            id: row.seq,
        };
        Ok(Self {
            at: row.at,
            account: AccountId(row.account_id),
            role: place.parse::<Party>("role", &row.role)?,
            office: place.parse("office", &row.office)?,
            kind: place.parse("kind", &row.kind)?,
            person: row.person_id.map(PersonId),
            area: place.parse("area", &row.area)?,
            field: place.parse_option("field", row.field)?,
            reason: place.parse_option("reason", row.reason)?,
            note: row.note,
            records: place.number("records", row.records)?,
        })
    }
}
