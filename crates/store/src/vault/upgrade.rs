//! Sealing a database of before there was a vault.

use super::columns::{
    BlindColumn, CERTIFICATE, CERTIFICATE_INDEX, NAME_INDEX, OBJECTION_NAME, OBJECTION_PHONE, PHONE,
    PHONE_INDEX, RESIDENT_ID, RESIDENT_ID_INDEX, RESIDENT_TAIL_INDEX, SPOKEN_PHONE_INDEX,
};
use super::{Ring, Sealed};
use crate::database::Pools;
use crate::row::Place;
use crate::{Database, StoreError, Transaction};
use domain::values::ResidentId;
use uuid::Uuid;

/// People read at a time.
const PORTION: i64 = 5_000;

/// Whether clear text of before is gone from the file.
const SWEPT: &str = "SELECT swept FROM vault";

/// An objection whose author has no marks yet: its id, name and phone.
type Unmarked = (Uuid, Option<Sealed>, Option<Sealed>);

/// A person as kept before.
type Clear = (Uuid, String, Option<String>, Option<String>, i64);

impl Database {
    /// Seals what is clear, whole or not at all, then rewrites the file so that the clear text is gone from it.
    pub(crate) async fn seal_clear_rows(&self) -> Result<(), StoreError> {
        if fetch_optional!(self.read().await?, (bool,), SWEPT)? == Some((true,)) {
            return Ok(());
        }
        let mut change = self.begin().await?;
        change.hold_sealing().await?;
        if change.keys_in_force().await?.is_none() {
            change.seal_everybody().await?;
        }
        let swept = fetch_optional!(change, (bool,), SWEPT)?;
        change.commit().await?;
        if swept == Some((false,)) {
            self.sweep().await?;
        }
        Ok(())
    }

    /// Makes the marks of what was said against notices before there were any.
    pub(crate) async fn mark_objections(&self) -> Result<(), StoreError> {
        let sql = "SELECT id, name, phone FROM objection
            WHERE name IS NOT NULL AND name_index IS NULL OR phone IS NOT NULL AND phone_index IS NULL";
        let unmarked = fetch_all!(self.read().await?, Unmarked, sql)?;
        if unmarked.is_empty() {
            return Ok(());
        }
        let mut change = self.begin().await?;
        let ring = change.sealing_ring().await?;
        let keys = change.keys().clone();
        for (id, name, phone) in unmarked {
            let name = name.map(|sealed| keys.open(OBJECTION_NAME.cell(id), &sealed));
            let phone = phone.map(|sealed| keys.open(OBJECTION_PHONE.cell(id), &sealed));
            execute!(
                change,
                "UPDATE objection SET name_index = $2, phone_index = $3 WHERE id = $1",
                id,
                name.transpose()?.map(|text| NAME_INDEX.mark(&ring, &text)),
                phone
                    .transpose()?
                    .map(|text| SPOKEN_PHONE_INDEX.mark(&ring, &text)),
            )?;
        }
        change.commit().await
    }

    /// Whether table `vault` is there.
    pub(super) async fn has_vault(&self) -> Result<bool, StoreError> {
        Ok(match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let sql = "SELECT name FROM sqlite_master WHERE name = 'vault'";
                sqlx::query(sql).fetch_optional(writer).await?.is_some()
            }
            Pools::Postgres(pool) => {
                let sql = "SELECT to_regclass('vault') IS NOT NULL";
                sqlx::query_scalar(sql).fetch_one(pool).await?
            }
        })
    }

    /// Writes the file anew without what was deleted, and empties the log. While somebody reads, the log stays; the
    /// next start tries again.
    async fn sweep(&self) -> Result<(), StoreError> {
        let done = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                // The copy it makes is as large as the database: not in memory, then.
                sqlx::query("PRAGMA temp_store = DEFAULT").execute(writer).await?;
                sqlx::query("VACUUM").execute(writer).await?;
                sqlx::query("PRAGMA temp_store = MEMORY").execute(writer).await?;
                let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
                    .fetch_one(writer)
                    .await?;
                busy == 0
            }
            Pools::Postgres(pool) => {
                sqlx::query("VACUUM FULL person").execute(pool).await?;
                true
            }
        };
        if done {
            let mut change = self.begin().await?;
            execute!(change, "UPDATE vault SET swept = TRUE")?;
            change.commit().await?;
        }
        Ok(())
    }
}

impl Transaction {
    async fn seal_everybody(&mut self) -> Result<(), StoreError> {
        let ring = Ring::newest(self.keys().ring())?;
        let (mut after, mut anybody) = (Uuid::nil(), false);
        loop {
            let sql = "SELECT id, resident_id, phone, disability_certificate_no, content_hash FROM person
                WHERE id > $1 ORDER BY id LIMIT $2";
            let people = fetch_all!(self, Clear, sql, after, PORTION)?;
            let Some(last) = people.last() else { break };
            after = last.0;
            anybody = true;
            for person in people {
                self.seal_clear_person(&ring, person).await?;
            }
        }
        let (seal, index) = ring.ids();
        execute!(
            self,
            "INSERT INTO vault (one, seal_key, index_key, swept) VALUES (1, $1, $2, $3)",
            seal,
            index,
            !anybody,
        )?;
        Ok(())
    }

    async fn seal_clear_person(&mut self, ring: &Ring, person: Clear) -> Result<(), StoreError> {
        let (id, resident_id, phone, certificate, content_hash) = person;
        let place = Place { table: "person", id };
        let birth = place.parse::<ResidentId>("resident_id", &resident_id)?.birth();
        let mark =
            |blind: BlindColumn, clear: &Option<String>| clear.as_ref().map(|text| blind.mark(ring, text));
        execute!(
            self,
            "UPDATE person SET resident_id = $1, phone = $2, disability_certificate_no = $3, resident_id_index = $4,
                resident_tail_index = $5, phone_index = $6, certificate_index = $7, birth = $8, content_hash = $9
                WHERE id = $10",
            ring.seal(RESIDENT_ID.cell(id), &resident_id),
            phone.as_ref().map(|text| ring.seal(PHONE.cell(id), text)),
            certificate.as_ref().map(|text| ring.seal(CERTIFICATE.cell(id), text)),
            RESIDENT_ID_INDEX.mark(ring, &resident_id),
            RESIDENT_TAIL_INDEX.mark(ring, &resident_id),
            mark(PHONE_INDEX, &phone),
            mark(CERTIFICATE_INDEX, &certificate),
            birth,
            ring.content_mark(content_hash as u64) as i64,
            id,
        )?;
        Ok(())
    }
}
