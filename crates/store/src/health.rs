//! What `doctor` asks the database.

use crate::database::{Engine, Pools, migration_names};
use crate::{Database, StoreError};

/// The state of the database as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Which engine.
    pub engine: Engine,
    /// Version of the engine.
    pub version: String,
    /// Damage found in files and references; empty = none. PostgreSQL looks after its own files.
    pub damage: Vec<String>,
    /// `wal` on SQLite, `on`/`off` of `fsync` on PostgreSQL.
    pub journal_mode: String,
    /// `2` (full) on SQLite, `on` on PostgreSQL.
    pub synchronous: String,
    /// Steps of the schema that are done.
    pub applied: Vec<String>,
    /// Steps of the schema that are missing.
    pub pending: Vec<String>,
}

impl Database {
    /// Looks whether the database is whole, safe against power cuts, and up to date.
    pub async fn health(&self) -> Result<Health, StoreError> {
        let applied = self.list_migrations().await?;
        let names = migration_names(self.engine());
        let pending = names
            .into_iter()
            .map(|(_, name)| name)
            .filter(|name| !applied.contains(name))
            .collect();
        let (version, journal_mode, synchronous) = self.settings().await?;
        Ok(Health {
            engine: self.engine(),
            version,
            damage: self.damage().await?,
            journal_mode,
            synchronous,
            applied,
            pending,
        })
    }

    /// Whether the database answers, for readiness checks.
    pub async fn is_ready(&self) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { readers, .. } => sqlx::query("SELECT 1").execute(readers).await.map(|_| ()),
            Pools::Postgres(pool) => sqlx::query("SELECT 1").execute(pool).await.map(|_| ()),
        }?;
        Ok(())
    }

    /// The steps of the schema that are done, in order.
    pub async fn list_migrations(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT version FROM _sqlx_migrations WHERE success = TRUE ORDER BY version";
        let versions: Vec<i64> = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let table = "SELECT name FROM sqlite_master WHERE name = '_sqlx_migrations'";
                if sqlx::query(table).fetch_optional(writer).await?.is_none() {
                    return Ok(Vec::new());
                }
                sqlx::query_scalar(sql).fetch_all(writer).await?
            }
            Pools::Postgres(pool) => {
                let table = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";
                if !sqlx::query_scalar::<_, bool>(table).fetch_one(pool).await? {
                    return Ok(Vec::new());
                }
                sqlx::query_scalar(sql).fetch_all(pool).await?
            }
        };
        let done = |(version, name): (i64, String)| versions.contains(&version).then_some(name);
        Ok(migration_names(self.engine())
            .into_iter()
            .filter_map(done)
            .collect())
    }

    /// Version, journal mode, synchronous.
    async fn settings(&self) -> Result<(String, String, String), StoreError> {
        Ok(match &self.pools {
            Pools::Sqlite { writer, .. } => {
                let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(writer).await?;
                (
                    sqlx::query_scalar("SELECT sqlite_version()")
                        .fetch_one(writer)
                        .await?,
                    sqlx::query_scalar("PRAGMA journal_mode")
                        .fetch_one(writer)
                        .await?,
                    synchronous.to_string(),
                )
            }
            Pools::Postgres(pool) => (
                sqlx::query_scalar("SHOW server_version").fetch_one(pool).await?,
                sqlx::query_scalar("SHOW fsync").fetch_one(pool).await?,
                sqlx::query_scalar("SHOW synchronous_commit")
                    .fetch_one(pool)
                    .await?,
            ),
        })
    }

    async fn damage(&self) -> Result<Vec<String>, StoreError> {
        let Pools::Sqlite { writer, .. } = &self.pools else {
            self.is_ready().await?;
            return Ok(Vec::new());
        };
        let mut damage: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check")
            .fetch_all(writer)
            .await?;
        damage.retain(|line| line != "ok");
        let orphans: Vec<(String,)> =
            sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 10")
                .fetch_all(writer)
                .await?;
        damage.extend(
            orphans
                .into_iter()
                .map(|(table,)| format!("{table} refers to a missing record")),
        );
        Ok(damage)
    }
}
