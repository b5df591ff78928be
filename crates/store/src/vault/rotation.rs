//! New keys for what is sealed.

use super::cell::Sealed;
use super::columns::{SEALED, SealedColumn};
use super::{Keys, Ring};
use crate::{Connection, Database, StoreError};
use uuid::Uuid;

/// What a rotation did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Cells sealed again.
    pub resealed: u64,
    /// Marks computed again.
    pub reindexed: u64,
}

impl Database {
    /// Puts the newest key in force and seals with it whatever is sealed otherwise, in portions. Whoever reads or
    /// writes meanwhile goes on. Stopped half-way, it goes on when called again.
    pub async fn rotate_seal(&self) -> Result<Rotation, StoreError> {
        self.put_newest_seal_in_force().await?;
        let mut rotation = Rotation::default();
        for column in SEALED {
            rotation.resealed += self.reseal_column(column).await?;
        }
        Ok(rotation)
    }

    /// Puts the newest index key in force and computes every mark with it, in one transaction: nobody ever finds half of
    /// the people. Fingerprints of imported rows cannot be computed again and are forgotten; the next import of a file
    /// writes its rows once more.
    pub async fn rotate_index(&self) -> Result<Rotation, StoreError> {
        let mut change = self.begin().await?;
        change.hold_sealing().await?;
        let newest = change.keys().refresh().newest_index().to_owned();
        if execute!(
            change,
            "UPDATE vault SET index_key = $1 WHERE index_key <> $1",
            newest
        )? == 0
        {
            return Ok(Rotation::default());
        }
        let ring = change.ring().await?;
        let mut rotation = Rotation::default();
        for column in SEALED {
            rotation.reindexed += change.reindex_column(column, &ring).await?;
        }
        execute!(
            change,
            "UPDATE person SET content_hash = 0 WHERE content_hash <> 0"
        )?;
        change.commit().await?;
        Ok(rotation)
    }

    /// After this, nobody seals with another key than the newest.
    async fn put_newest_seal_in_force(&self) -> Result<(), StoreError> {
        let mut change = self.begin().await?;
        change.hold_sealing().await?;
        let newest = change.keys().refresh().newest_seal().to_owned();
        execute!(change, "UPDATE vault SET seal_key = $1", newest)?;
        change.commit().await
    }

    async fn reseal_column(&self, column: &'static SealedColumn) -> Result<u64, StoreError> {
        let (mut resealed, mut after) = (0, Uuid::nil());
        loop {
            let mut change = self.begin().await?;
            let ring = change.sealing_ring().await?;
            let cells = change.list_cells_behind(column, &ring, after).await?;
            let Some((last, _)) = cells.last() else {
                return Ok(resealed);
            };
            after = *last;
            for (id, old) in &cells {
                resealed += change.reseal_cell(column, &ring, *id, old).await?;
            }
            change.commit().await?;
        }
    }
}

impl crate::Transaction {
    /// Seals one cell again, unless somebody has written it meanwhile: with the key in force, then.
    async fn reseal_cell(
        &mut self,
        column: &'static SealedColumn,
        ring: &Ring,
        id: Uuid,
        old: &Sealed,
    ) -> Result<u64, StoreError> {
        let cell = column.cell(id);
        let new = ring.seal(cell, &self.keys().open(cell, old)?);
        let (table, name) = (column.table, column.column);
        let sql = format!("UPDATE {table} SET {name} = $1 WHERE id = $2 AND {name} = $3");
        Ok(execute!(self, &sql, new, id, &old.0)?)
    }

    async fn reindex_column(
        &mut self,
        column: &'static SealedColumn,
        ring: &Ring,
    ) -> Result<u64, StoreError> {
        let (mut reindexed, mut after) = (0, Uuid::nil());
        let keys: Keys = self.keys().clone();
        loop {
            let cells = self.list_cells(column, after).await?;
            let Some((last, _)) = cells.last() else {
                return Ok(reindexed);
            };
            after = *last;
            for (id, sealed) in &cells {
                let clear = keys.open(column.cell(*id), sealed)?;
                for blind in column.blinds {
                    // What was erased has no mark, and gets none.
                    let sql = format!(
                        "UPDATE {} SET {1} = $1 WHERE id = $2 AND {1} IS NOT NULL",
                        column.table, blind.column
                    );
                    reindexed += execute!(self, &sql, blind.mark(ring, &clear), *id)?;
                }
            }
        }
    }
}

impl Connection {
    /// The next cells of a column that are not sealed with the key in force.
    async fn list_cells_behind(
        &mut self,
        column: &SealedColumn,
        ring: &Ring,
        after: Uuid,
    ) -> Result<Vec<(Uuid, Sealed)>, StoreError> {
        let (table, name) = (column.table, column.column);
        let sql = format!(
            "SELECT id, {name} FROM {table} WHERE id > $1 AND substr({name}, 1, $2) <> $3 ORDER BY id LIMIT $4"
        );
        let head = ring.seal_key().head();
        Ok(fetch_all!(
            self,
            (Uuid, Sealed),
            &sql,
            after,
            head.len() as i32,
            &head,
            column.portion()
        )?)
    }

    /// The next cells of a column.
    async fn list_cells(
        &mut self,
        column: &SealedColumn,
        after: Uuid,
    ) -> Result<Vec<(Uuid, Sealed)>, StoreError> {
        let (table, name) = (column.table, column.column);
        let sql = format!(
            "SELECT id, {name} FROM {table} WHERE id > $1 AND {name} IS NOT NULL ORDER BY id LIMIT $2"
        );
        Ok(fetch_all!(self, (Uuid, Sealed), &sql, after, column.portion())?)
    }

    /// How many cells are sealed, and how many of them with another key than the one in force.
    pub(super) async fn count_cells(&mut self, ring: &Ring) -> Result<(u64, u64), StoreError> {
        let head = ring.seal_key().head();
        let (mut cells, mut behind) = (0, 0);
        for SealedColumn { table, column, .. } in SEALED {
            cells += fetch_count!(self, &format!("SELECT COUNT({column}) FROM {table}"))?;
            let sql = format!("SELECT COUNT(*) FROM {table} WHERE substr({column}, 1, $1) <> $2");
            behind += fetch_count!(self, &sql, head.len() as i32, &head)?;
        }
        Ok((cells, behind))
    }
}
