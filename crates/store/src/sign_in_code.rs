//! Table `sign_in_code`: one-time codes on their way to a telephone. Numbers and codes are here as keyed marks alone.

use crate::row::{Place, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::session::Subject;

/// A code sent, or thought to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInCode {
    /// Hash of the ticket in the cookie of whoever asked.
    pub ticket_hash: Vec<u8>,
    /// Mark of the number.
    pub phone_mark: Vec<u8>,
    /// Mark of the asker's address.
    pub address_mark: Vec<u8>,
    /// Mark of ticket and code.
    pub code_mark: Vec<u8>,
    /// Those who have the number; nobody for a number that is not known.
    pub subjects: Vec<Subject>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
    /// Wrong tries so far.
    pub tries: u32,
    /// When the code was entered rightly.
    pub proven_at: Option<DateTime<Utc>>,
    /// When somebody signed in by it; it serves once.
    pub used_at: Option<DateTime<Utc>>,
}

impl Connection {
    /// The code of a ticket.
    pub async fn find_sign_in_code(&mut self, ticket_hash: &[u8]) -> Result<Option<SignInCode>, StoreError> {
        let sql = "SELECT ticket_hash, phone_mark, address_mark, code_mark, subjects, made_at, valid_to, tries, proven_at,
            used_at FROM sign_in_code WHERE ticket_hash = $1";
        let row = fetch_optional!(self, SignInCodeRow, sql, ticket_hash)?;
        row.map(SignInCode::try_from).transpose()
    }

    /// When codes were asked for a number since an instant, the latest first.
    pub async fn list_codes_for_phone(
        &mut self,
        phone_mark: &[u8],
        since: DateTime<Utc>,
    ) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let sql =
            "SELECT made_at FROM sign_in_code WHERE phone_mark = $1 AND made_at > $2 ORDER BY made_at DESC";
        let rows = fetch_all!(self, (DateTime<Utc>,), sql, phone_mark, instant(since))?;
        Ok(rows.into_iter().map(|(at,)| at).collect())
    }

    /// How many codes were asked from an address since an instant.
    pub async fn count_codes_from(
        &mut self,
        address_mark: &[u8],
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM sign_in_code WHERE address_mark = $1 AND made_at > $2";
        Ok(fetch_count!(self, sql, address_mark, instant(since))?)
    }
}

impl Transaction {
    /// Adds a code.
    pub async fn add_sign_in_code(&mut self, code: &SignInCode) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO sign_in_code (ticket_hash, phone_mark, address_mark, code_mark, subjects, made_at, valid_to, tries,
            proven_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            code.ticket_hash.as_slice(),
            code.phone_mark.as_slice(),
            code.address_mark.as_slice(),
            code.code_mark.as_slice(),
            list(&code.subjects),
            instant(code.made_at),
            instant(code.valid_to),
            i64::from(code.tries),
            code.proven_at.map(instant),
            code.used_at.map(instant),
        )?;
        Ok(())
    }

    /// Counts a try before it is made. Says whether another one is allowed; who tries at the same time waits.
    pub async fn take_code_try(&mut self, ticket_hash: &[u8], most: u32) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_in_code SET tries = tries + 1 WHERE ticket_hash = $1 AND tries < $2 AND used_at IS NULL";
        Ok(execute!(self, sql, ticket_hash, i64::from(most))? > 0)
    }

    /// Notes that the code was entered rightly; tries are counted anew. Says whether there is such a code.
    pub async fn set_code_proven(
        &mut self,
        ticket_hash: &[u8],
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_in_code SET tries = 0, proven_at = $2 WHERE ticket_hash = $1";
        Ok(execute!(self, sql, ticket_hash, instant(at))? > 0)
    }

    /// Makes the earlier codes of a number useless. Gives how many there were.
    pub async fn use_up_codes_for_phone(
        &mut self,
        phone_mark: &[u8],
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE sign_in_code SET used_at = $2 WHERE phone_mark = $1 AND used_at IS NULL";
        Ok(execute!(self, sql, phone_mark, instant(at))?)
    }

    /// Forgets codes made before an instant. Gives how many there were.
    pub async fn delete_sign_in_codes_before(&mut self, at: DateTime<Utc>) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM sign_in_code WHERE made_at < $1",
            instant(at)
        )?)
    }
}

on_database! {
    find_sign_in_code(ticket_hash: &[u8]) -> Option<SignInCode>;
}

#[derive(sqlx::FromRow)]
struct SignInCodeRow {
    ticket_hash: Vec<u8>,
    phone_mark: Vec<u8>,
    address_mark: Vec<u8>,
    code_mark: Vec<u8>,
    subjects: String,
    made_at: DateTime<Utc>,
    valid_to: DateTime<Utc>,
    tries: i64,
    proven_at: Option<DateTime<Utc>>,
    used_at: Option<DateTime<Utc>>,
}

impl TryFrom<SignInCodeRow> for SignInCode {
    type Error = StoreError;
    fn try_from(row: SignInCodeRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "sign_in_code",
            id: row.made_at,
        };
        Ok(Self {
            subjects: place.list("subjects", &row.subjects)?,
            tries: place.number("tries", row.tries)?,
            ticket_hash: row.ticket_hash,
            phone_mark: row.phone_mark,
            address_mark: row.address_mark,
            code_mark: row.code_mark,
            made_at: row.made_at,
            valid_to: row.valid_to,
            proven_at: row.proven_at,
            used_at: row.used_at,
        })
    }
}
