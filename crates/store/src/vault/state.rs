//! Table `vault`: the keys in force.

use super::cell::Cell;
use super::keyring::{IndexKey, Keyring, SealKey};
use crate::{Connection, Database, StoreError, Transaction};
use domain::values::ResidentId;
use serde::Serialize;
use std::sync::Arc;

/// PostgreSQL's lock between those who seal (shared) and whoever changes the key in force (alone).
const SEALING: i64 = 7303;

/// The keys in force, ready for use.
#[derive(Clone)]
pub struct Ring {
    keyring: Arc<Keyring>,
    seal: String,
    index: String,
}

/// How the keys stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyStatus {
    /// Id of the key in force.
    pub seal_key: String,
    /// Id of the index key in force.
    pub index_key: String,
    /// Ids of all keys at hand, newest first.
    pub at_hand: Vec<String>,
    /// Sealed cells.
    pub cells: u64,
    /// Those that are not sealed with the key in force.
    pub behind: u64,
    /// Whether clear text of before may still lie in the file.
    pub swept: bool,
}

impl Ring {
    fn new(keyring: Arc<Keyring>, (seal, index): (String, String)) -> Result<Self, StoreError> {
        for (id, known) in [
            (&seal, keyring.seal_key(&seal).is_some()),
            (&index, keyring.index_key(&index).is_some()),
        ] {
            if !known {
                return Err(StoreError::KeyMissing { id: id.clone() });
            }
        }
        Ok(Self { keyring, seal, index })
    }

    pub(super) fn newest(keyring: Arc<Keyring>) -> Result<Self, StoreError> {
        let ids = (
            keyring.newest_seal().to_owned(),
            keyring.newest_index().to_owned(),
        );
        Self::new(keyring, ids)
    }

    pub(super) fn seal_key(&self) -> &SealKey {
        self.keyring
            .seal_key(&self.seal)
            .unwrap_or_else(|| unreachable!("a ring has its keys"))
    }

    fn index_key(&self) -> &IndexKey {
        self.keyring
            .index_key(&self.index)
            .unwrap_or_else(|| unreachable!("a ring has its keys"))
    }

    pub(super) fn ids(&self) -> (&str, &str) {
        (&self.seal, &self.index)
    }

    /// Seals a text for a cell.
    pub(crate) fn seal(&self, cell: Cell, text: &str) -> String {
        self.seal_key().seal(cell, text)
    }

    /// The mark of a value in a column of marks.
    pub(crate) fn blind(&self, column: &str, value: &str) -> [u8; 16] {
        self.index_key().mark(column, value.as_bytes())
    }

    /// The mark of a resident ID number.
    pub fn resident_mark(&self, id: ResidentId) -> [u8; 16] {
        self.blind("resident_id_index", &String::from(id))
    }

    /// What is kept of the fingerprint of an imported row. A plain fingerprint would let anybody try numbers out.
    /// Zero stays zero: the record comes from no file.
    pub fn content_mark(&self, content_hash: u64) -> u64 {
        if content_hash == 0 {
            return 0;
        }
        let mark = self.index_key().mark("content_hash", &content_hash.to_be_bytes());
        mark.iter()
            .take(8)
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

impl Connection {
    /// The keys in force, read again from where they are kept when another program has rotated them.
    pub async fn ring(&mut self) -> Result<Ring, StoreError> {
        let ids = self.keys_in_force().await?.ok_or(StoreError::NotSealed)?;
        Ring::new(self.keys().ring(), ids.clone()).or_else(|_| Ring::new(self.keys().refresh(), ids))
    }

    pub(super) async fn keys_in_force(&mut self) -> Result<Option<(String, String)>, StoreError> {
        let sql = "SELECT seal_key, index_key FROM vault";
        Ok(fetch_optional!(self, (String, String), sql)?)
    }
}

impl Transaction {
    /// The keys in force, which nobody changes before the end of this transaction. SQLite needs no lock for that: it
    /// lets only one transaction write at a time.
    pub(crate) async fn sealing_ring(&mut self) -> Result<Ring, StoreError> {
        if let Some(ring) = &self.ring {
            return Ok(ring.clone());
        }
        self.hold("SELECT pg_advisory_xact_lock_shared($1)").await?;
        let ring = self.ring().await?;
        self.ring = Some(ring.clone());
        Ok(ring)
    }

    /// Waits until nobody seals, and keeps it so until the end.
    pub(super) async fn hold_sealing(&mut self) -> Result<(), StoreError> {
        self.hold("SELECT pg_advisory_xact_lock($1)").await
    }

    async fn hold(&mut self, sql: &'static str) -> Result<(), StoreError> {
        if let crate::database::On::Postgres(connection) = self.on() {
            sqlx::query(sql).bind(SEALING).execute(connection).await?;
        }
        Ok(())
    }
}

impl Database {
    /// Refuses keys that are not those the database is sealed with; a database that is not sealed yet takes any.
    pub(crate) async fn check_keys(&self) -> Result<(), StoreError> {
        if self.has_vault().await? && self.read().await?.keys_in_force().await?.is_some() {
            self.read().await?.ring().await?;
        }
        Ok(())
    }

    /// How the keys stand.
    pub async fn key_status(&self) -> Result<KeyStatus, StoreError> {
        if !self.has_vault().await? {
            return Err(StoreError::NotSealed);
        }
        let mut read = self.snapshot().await?;
        let ring = read.ring().await?;
        let (cells, behind) = read.count_cells(&ring).await?;
        let swept = fetch_optional!(read, (bool,), "SELECT swept FROM vault")?;
        let (seal_key, index_key) = ring.ids();
        Ok(KeyStatus {
            seal_key: seal_key.to_owned(),
            index_key: index_key.to_owned(),
            at_hand: [ring.keyring.seal_ids(), ring.keyring.index_ids()].concat(),
            cells,
            behind,
            swept: swept.is_some_and(|(swept,)| swept),
        })
    }
}
