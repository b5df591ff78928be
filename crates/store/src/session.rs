//! Table `session`: who is signed in. The cookie holds the secret, the table its hash.

use crate::row::instant;
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::AccountId;
use uuid::Uuid;

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the secret in the cookie.
    pub token_hash: Vec<u8>,
    /// Whose it is.
    pub account: AccountId,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub valid_to: DateTime<Utc>,
}

impl Connection {
    /// The session whose secret has this hash, ended or not.
    pub async fn find_session(&mut self, token_hash: &[u8]) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT token_hash, account_id, created_at, valid_to FROM session WHERE token_hash = $1";
        let row = fetch_optional!(
            self,
            (Vec<u8>, Uuid, DateTime<Utc>, DateTime<Utc>),
            sql,
            token_hash
        )?;
        Ok(row.map(|(token_hash, account, created_at, valid_to)| Session {
            token_hash,
            account: AccountId(account),
            created_at,
            valid_to,
        }))
    }
}

impl Transaction {
    /// Adds a session.
    pub async fn add_session(&mut self, session: &Session) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO session (token_hash, account_id, created_at, valid_to) VALUES ($1, $2, $3, $4)",
            session.token_hash.as_slice(),
            session.account.0,
            instant(session.created_at),
            instant(session.valid_to),
        )?;
        Ok(())
    }

    /// Ends a session. Says whether there was one.
    pub async fn delete_session(&mut self, token_hash: &[u8]) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM session WHERE token_hash = $1", token_hash)? > 0)
    }

    /// Ends every session of an account. Gives how many there were.
    pub async fn delete_sessions_of(&mut self, account: AccountId) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM session WHERE account_id = $1",
            account.0
        )?)
    }

    /// Forgets the sessions that ended before `now`. Gives how many there were.
    pub async fn delete_expired_sessions(&mut self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM session WHERE valid_to < $1",
            instant(now)
        )?)
    }
}

on_database! {
    find_session(token_hash: &[u8]) -> Option<Session>;
}
