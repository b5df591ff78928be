//! Tables `session` and `closed_session`: who is signed in, as whom, on what. The cookie holds the secret, the table its hash.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{AccountId, PersonId, ProxyId, SessionId};
use domain::session::{Device, Subject};
use uuid::Uuid;

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the secret in the cookie.
    pub token_hash: Vec<u8>,
    /// Our id: the secret is named nowhere.
    pub id: SessionId,
    /// Whose it is.
    pub subject: Subject,
    /// On what.
    pub device: Device,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to a few minutes.
    pub seen_at: DateTime<Utc>,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
}

/// The kind and the id of a subject, as columns.
pub(crate) const fn columns_of(subject: Subject) -> (&'static str, Uuid) {
    match subject {
        Subject::Staff(id) => ("staff", id.0),
        Subject::Seeker(id) => ("seeker", id.0),
        Subject::Proxy(id) => ("proxy", id.0),
        Subject::Employer(id) => ("employer", id.0),
    }
}

fn subject_of(kind: &str, id: Uuid) -> Option<Subject> {
    Some(match kind {
        "staff" => Subject::Staff(AccountId(id)),
        "seeker" => Subject::Seeker(PersonId(id)),
        "proxy" => Subject::Proxy(ProxyId(id)),
        "employer" => Subject::Employer(AccountId(id)),
        _ => return None,
    })
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT token_hash, id, kind, subject_id, device, created_at, seen_at, valid_to FROM session ",
            $tail
        )
    };
}

impl Connection {
    /// The session whose secret has this hash, ended or not.
    pub async fn find_session(&mut self, token_hash: &[u8]) -> Result<Option<Session>, StoreError> {
        let row = fetch_optional!(self, SessionRow, select!("WHERE token_hash = $1"), token_hash)?;
        row.map(Session::try_from).transpose()
    }

    /// The sessions of somebody, the last used first.
    pub async fn list_sessions_of(&mut self, subject: Subject) -> Result<Vec<Session>, StoreError> {
        let (kind, id) = columns_of(subject);
        let sql = select!("WHERE subject_id = $1 AND kind = $2 ORDER BY seen_at DESC, id");
        let rows = fetch_all!(self, SessionRow, sql, id, kind)?;
        rows.into_iter().map(Session::try_from).collect()
    }

    /// The account whose closing ended the session with this hash.
    pub async fn find_closed_session(&mut self, token_hash: &[u8]) -> Result<Option<AccountId>, StoreError> {
        let sql = "SELECT account_id FROM closed_session WHERE token_hash = $1";
        let row = fetch_optional!(self, (Uuid,), sql, token_hash)?;
        Ok(row.map(|(id,)| AccountId(id)))
    }

    /// When each member of staff was last seen.
    pub async fn list_staff_seen(&mut self) -> Result<Vec<(AccountId, DateTime<Utc>)>, StoreError> {
        let sql = "SELECT subject_id, MAX(seen_at) FROM session WHERE kind = 'staff' GROUP BY subject_id";
        let rows = fetch_all!(self, (Uuid, DateTime<Utc>), sql)?;
        Ok(rows.into_iter().map(|(id, at)| (AccountId(id), at)).collect())
    }
}

impl Transaction {
    /// Adds a session.
    pub async fn add_session(&mut self, session: &Session) -> Result<(), StoreError> {
        let (kind, subject) = columns_of(session.subject);
        execute!(
            self,
            "INSERT INTO session (token_hash, id, kind, subject_id, device, created_at, seen_at, valid_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            session.token_hash.as_slice(),
            session.id.0,
            kind,
            subject,
            session.device.to_string(),
            instant(session.created_at),
            instant(session.seen_at),
            instant(session.valid_to),
        )?;
        Ok(())
    }

    /// Notes that a session was used. Says whether there is one.
    pub async fn set_session_seen(&mut self, id: SessionId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE session SET seen_at = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }

    /// Ends a session. Says whether there was one.
    pub async fn delete_session(&mut self, token_hash: &[u8]) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM session WHERE token_hash = $1", token_hash)? > 0)
    }

    /// Ends one session of somebody. Says whether there was one.
    pub async fn delete_session_of(&mut self, subject: Subject, id: SessionId) -> Result<bool, StoreError> {
        let (kind, subject) = columns_of(subject);
        let sql = "DELETE FROM session WHERE id = $1 AND subject_id = $2 AND kind = $3";
        Ok(execute!(self, sql, id.0, subject, kind)? > 0)
    }

    /// Ends every session of somebody, but one where it is named. Gives how many there were.
    pub async fn delete_sessions_of(
        &mut self,
        subject: Subject,
        but: Option<SessionId>,
    ) -> Result<u64, StoreError> {
        let (kind, subject) = columns_of(subject);
        let kept = but.map_or(Uuid::nil(), |id| id.0);
        let sql = "DELETE FROM session WHERE subject_id = $1 AND kind = $2 AND id <> $3";
        Ok(execute!(self, sql, subject, kind, kept)?)
    }

    /// Ends every session of an account that is closed, and keeps of each that it ended so. Gives how many there were.
    pub async fn close_sessions_of(&mut self, id: AccountId, at: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "INSERT INTO closed_session (token_hash, account_id, closed_at)
            SELECT token_hash, subject_id, $2 FROM session WHERE kind = 'staff' AND subject_id = $1
            ON CONFLICT (token_hash) DO NOTHING";
        execute!(self, sql, id.0, instant(at))?;
        self.delete_sessions_of(Subject::Staff(id), None).await
    }

    /// Forgets the sessions that ended before `now`, those of staff before `staff`: with them a telephone proves whose it was.
    /// Gives how many there were.
    pub async fn delete_expired_sessions(
        &mut self,
        now: DateTime<Utc>,
        staff: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE (kind <> 'staff' AND valid_to < $1) OR (kind = 'staff' AND valid_to < $2)";
        Ok(execute!(self, sql, instant(now), instant(staff))?)
    }

    /// Forgets the sessions of accounts that were closed before an instant. Gives how many there were.
    pub async fn delete_closed_sessions(&mut self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "DELETE FROM closed_session WHERE closed_at < $1";
        Ok(execute!(self, sql, instant(before))?)
    }
}

on_database! {
    find_session(token_hash: &[u8]) -> Option<Session>;
    find_closed_session(token_hash: &[u8]) -> Option<AccountId>;
    list_sessions_of(subject: Subject) -> Vec<Session>;
    list_staff_seen() -> Vec<(AccountId, DateTime<Utc>)>;
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    token_hash: Vec<u8>,
    id: Uuid,
    kind: String,
    subject_id: Uuid,
    device: String,
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    valid_to: DateTime<Utc>,
}

impl TryFrom<SessionRow> for Session {
    type Error = StoreError;
    fn try_from(row: SessionRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "session",
            id: row.id,
        };
        Ok(Self {
            token_hash: row.token_hash,
            id: SessionId(row.id),
            subject: place.need("kind", subject_of(&row.kind, row.subject_id))?,
            device: place.parse("device", &row.device)?,
            created_at: row.created_at,
            seen_at: row.seen_at,
            valid_to: row.valid_to,
        })
    }
}
