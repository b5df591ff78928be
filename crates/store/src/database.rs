//! The two engines and their few differences.

use crate::StoreError;
use crate::audit::AuditLine;
use crate::vault::{Keyring, Keys, Ring};
use domain::history::FieldChange;
use domain::ids::PersonId;
use domain::person::Person;
use domain::visit::Visit;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{Executor, Postgres, Sqlite};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tempfile::TempDir;

/// How long somebody waits for a connection, or for another program that writes, before it is an error.
const PATIENCE: Duration = Duration::from_mins(2);

/// Connections that read at the same time.
const READERS: u32 = 8;

/// Pages the log grows by before they are moved into the file: what is written again and again meanwhile is moved once.
const LOG_PAGES: &str = "16384";

/// Bytes of the file that readers see in place, without copying its pages: a county of a million fits.
const MAPPED: &str = "4294967296";

/// Which database program keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in the data folder.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database. Cheap to clone; all clones share their connections.
///
/// On SQLite there is one connection that writes (`BEGIN IMMEDIATE`, so a transaction never fails half-way for a lock)
/// beside several that only read (WAL: they neither wait nor are waited for). Asking for a second [`Transaction`] while
/// holding one therefore waits for ever: pass the one you hold.
#[derive(Clone)]
pub struct Database {
    pub(crate) pools: Pools,
    keys: Keys,
    effort: Arc<Efforts>,
    /// The folder of a database that lives no longer than this value.
    _folder: Option<Arc<TempDir>>,
}

#[derive(Clone)]
pub(crate) enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

impl Database {
    /// Opens a database by its address: `postgres://…`, or the path of an SQLite file, with or without `sqlite:` before
    /// it. The file is made when it is missing; the schema is [`Database::migrate`]'s. A database that is sealed with
    /// other keys is refused.
    pub async fn open(url: &str, keys: impl Into<Keys>) -> Result<Self, StoreError> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            return Self::postgres(url, keys.into()).await;
        }
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        if path.is_empty() || path.contains("://") {
            return Err(StoreError::Address("neither postgres:// nor the path of a file"));
        }
        Self::sqlite(path, keys).await
    }

    /// Opens an SQLite file, making it when it is missing.
    pub async fn sqlite(path: impl AsRef<Path>, keys: impl Into<Keys>) -> Result<Self, StoreError> {
        let pools = sqlite_pools(path.as_ref(), SqliteSynchronous::Full).await?;
        Self::checked(pools, keys.into()).await
    }

    async fn checked(pools: Pools, keys: Keys) -> Result<Self, StoreError> {
        let database = Self {
            pools,
            keys,
            effort: Arc::default(),
            _folder: None,
        };
        database.check_keys().await?;
        Ok(database)
    }

    /// A migrated SQLite database that is gone with its last clone: for tests and trials. It is a file in a temporary
    /// folder, because databases in memory cannot be read while they are written.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let unavailable = |error: std::io::Error| StoreError::Unavailable(error.to_string());
        let folder = TempDir::with_prefix("songgang-").map_err(unavailable)?;
        let pools = sqlite_pools(&folder.path().join("songgang.db"), SqliteSynchronous::Off).await?;
        let database = Self {
            pools,
            keys: Keyring::for_tests().into(),
            effort: Arc::default(),
            _folder: Some(Arc::new(folder)),
        };
        database.migrate().await?;
        Ok(database)
    }

    async fn postgres(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let pool = PgPoolOptions::new()
            .max_connections(READERS * 2)
            .acquire_timeout(PATIENCE)
            .connect(url)
            .await?;
        Self::checked(Pools::Postgres(pool), keys).await
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the schema up to date, each step whole or not at all, seals what an older program left clear, and names
    /// the steps taken.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        let done_before = self.list_migrations().await?;
        match &self.pools {
            Pools::Sqlite { writer, .. } => SQLITE_MIGRATIONS.run(writer).await?,
            Pools::Postgres(pool) => POSTGRES_MIGRATIONS.run(pool).await?,
        }
        self.seal_clear_rows().await?;
        self.mark_objections().await?;
        let mut names = self.list_migrations().await?;
        names.retain(|name| !done_before.contains(name));
        Ok(names)
    }

    /// Starts a change. Dropped without [`Transaction::commit`], it leaves nothing behind.
    pub async fn begin(&self) -> Result<Transaction, StoreError> {
        let held = match &self.pools {
            Pools::Sqlite { writer, .. } => {
                Held::SqliteTransaction(writer.begin_with("BEGIN IMMEDIATE").await?)
            }
            Pools::Postgres(pool) => Held::PostgresTransaction(pool.begin().await?),
        };
        Ok(Transaction(self.connection(held), None))
    }

    /// A connection for several reads; each sees what is committed when it starts.
    pub async fn read(&self) -> Result<Connection, StoreError> {
        Ok(self.connection(match &self.pools {
            Pools::Sqlite { readers, .. } => Held::Sqlite(readers.acquire().await?),
            Pools::Postgres(pool) => Held::Postgres(pool.acquire().await?),
        }))
    }

    /// A connection whose reads all see the same state, whatever is committed meanwhile.
    pub async fn snapshot(&self) -> Result<Connection, StoreError> {
        const REPEATABLE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(self.connection(match &self.pools {
            Pools::Sqlite { readers, .. } => Held::SqliteTransaction(readers.begin().await?),
            Pools::Postgres(pool) => Held::PostgresTransaction(pool.begin_with(REPEATABLE).await?),
        }))
    }

    fn connection(&self, held: Held) -> Connection {
        Connection {
            held,
            keys: self.keys.clone(),
            effort: Arc::clone(&self.effort),
            ring: None,
        }
    }

    /// How much was asked of it by this program.
    pub fn effort(&self) -> Effort {
        Effort {
            statements: self.effort.statements.load(Ordering::Relaxed),
            commits: self.effort.commits.load(Ordering::Relaxed),
        }
    }

    /// Closes every connection, after those who hold one have given it back.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl std::fmt::Debug for Database {
    /// Never shows the address: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Database({:?})", self.engine())
    }
}

/// A connection that reads.
pub struct Connection {
    held: Held,
    keys: Keys,
    effort: Arc<Efforts>,
    /// The keys in force, once a transaction holds them.
    pub(crate) ring: Option<Ring>,
}

enum Held {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    SqliteTransaction(sqlx::Transaction<'static, Sqlite>),
    PostgresTransaction(sqlx::Transaction<'static, Postgres>),
}

/// How much was asked of the database since the program started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Statements; one that is cut into portions is one.
    pub statements: u64,
    /// Changes that were made to last: each waits for the disk.
    pub commits: u64,
}

#[derive(Default)]
struct Efforts {
    statements: AtomicU64,
    commits: AtomicU64,
}

/// The engine's own connection, for one statement.
pub(crate) enum On<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Connection {
    pub(crate) fn on(&mut self) -> On<'_> {
        self.effort.statements.fetch_add(1, Ordering::Relaxed);
        match &mut self.held {
            Held::Sqlite(connection) => On::Sqlite(connection),
            Held::SqliteTransaction(transaction) => On::Sqlite(transaction),
            Held::Postgres(connection) => On::Postgres(connection),
            Held::PostgresTransaction(transaction) => On::Postgres(transaction),
        }
    }

    /// The keys at hand.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// A change under way; reads in it see what it has written, but for what it [gathers](Transaction::gather).
pub struct Transaction(Connection, Option<Gathered>);

/// Rows that wait to be written together.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) people: Vec<Person>,
    pub(crate) visits: Vec<Visit>,
    pub(crate) history: Vec<FieldChange>,
    pub(crate) audit: Vec<AuditLine>,
    /// The versions of people who were read in this change and are held by it.
    pub(crate) held: HashMap<PersonId, u32>,
}

impl Transaction {
    /// From now on visits, people who are replaced, history and audit wait, and are written with a few statements by
    /// [`Transaction::write_gathered`]: a statement for each row of each visit takes most of the time there is. `held` are people
    /// this change has held and read: nobody can have changed them since.
    pub fn gather(&mut self, held: &[&Person]) {
        let gathered = self.1.get_or_insert_default();
        gathered.held = held.iter().map(|person| (person.id, person.version)).collect();
    }

    pub(crate) fn gathered(&mut self) -> Option<&mut Gathered> {
        self.1.as_mut()
    }

    /// Writes what waits; what comes after waits again.
    pub async fn write_gathered(&mut self) -> Result<(), StoreError> {
        let Some(mut gathered) = self.1.take() else {
            return Ok(());
        };
        if !gathered.people.is_empty() {
            self.replace_people(&gathered.people).await?;
        }
        if !gathered.visits.is_empty() {
            self.add_visits(&gathered.visits).await?;
        }
        if !gathered.history.is_empty() {
            self.add_field_changes(&gathered.history).await?;
        }
        if !gathered.audit.is_empty() {
            self.add_audits(&gathered.audit).await?;
        }
        self.1 = Some(Gathered {
            held: std::mem::take(&mut gathered.held),
            ..Gathered::default()
        });
        Ok(())
    }

    /// Makes the change last.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.write_gathered().await?;
        self.0.effort.commits.fetch_add(1, Ordering::Relaxed);
        match self.0.held {
            Held::SqliteTransaction(transaction) => transaction.commit().await?,
            Held::PostgresTransaction(transaction) => transaction.commit().await?,
            Held::Sqlite(_) | Held::Postgres(_) => {}
        }
        Ok(())
    }

    /// Takes the change back, as dropping it does, but waits until that is done.
    pub async fn rollback(self) -> Result<(), StoreError> {
        match self.0.held {
            Held::SqliteTransaction(transaction) => transaction.rollback().await?,
            Held::PostgresTransaction(transaction) => transaction.rollback().await?,
            Held::Sqlite(_) | Held::Postgres(_) => {}
        }
        Ok(())
    }

    /// Begins a part of the change that can be taken back alone. Parts follow one another; none stands in another. Nothing is
    /// gathered any more.
    pub async fn begin_part(&mut self) -> Result<(), StoreError> {
        // What is to be taken back must have been written in the part.
        self.write_gathered().await?;
        self.1 = None;
        self.run("SAVEPOINT part").await
    }

    /// The part belongs to the change.
    pub async fn keep_part(&mut self) -> Result<(), StoreError> {
        self.run("RELEASE SAVEPOINT part").await
    }

    /// Takes the part back, whatever failed in it; what was written before it stays.
    pub async fn undo_part(&mut self) -> Result<(), StoreError> {
        self.ring = None;
        self.run("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")
            .await
    }

    async fn run(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match self.on() {
            On::Sqlite(connection) => connection.execute(sql).await.map(drop)?,
            On::Postgres(connection) => connection.execute(sql).await.map(drop)?,
        }
        Ok(())
    }

    /// Waits until no other transaction holds `lock`, then holds it until the end. SQLite needs none: it lets only one
    /// transaction write at a time.
    pub async fn lock(&mut self, lock: Lock) -> Result<(), StoreError> {
        if let On::Postgres(connection) = self.on() {
            sqlx::query("SELECT pg_advisory_xact_lock($1)")
                .bind(lock as i64)
                .execute(connection)
                .await?;
        }
        Ok(())
    }
}

/// Deeds that must not run twice at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// A matching round: reads who needs what, then plans leads.
    Round = 7301,
    /// An import: reads what is there, then adds what is missing.
    Import = 7302,
    /// An application: looks for one that is under way, then adds another.
    Recognition = 7304,
    /// An export: takes the next number.
    Export = 7305,
    /// Entitlements: reads what stands, then writes what is new.
    Claim = 7306,
    /// A number shown in full: counts what was shown today, then writes another line.
    Reveal = 7367,
}

impl std::ops::Deref for Transaction {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl std::ops::DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.0
    }
}

static SQLITE_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES_MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations/postgres");

/// The names of all steps of the schema, in order.
pub(crate) fn migration_names(engine: Engine) -> Vec<(i64, String)> {
    let migrator = match engine {
        Engine::Sqlite => &SQLITE_MIGRATIONS,
        Engine::Postgres => &POSTGRES_MIGRATIONS,
    };
    migrator
        .iter()
        .map(|step| {
            (
                step.version,
                format!("{:04}_{}", step.version, step.description.replace(' ', "_")),
            )
        })
        .collect()
}

async fn sqlite_pools(path: &Path, synchronous: SqliteSynchronous) -> Result<Pools, StoreError> {
    let common = SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        .foreign_keys(true)
        // Each time the buffer fills, the driver's thread and the task take turns: with its own 50 rows a walk through a
        // million spends a fifth of its time on that.
        .row_buffer_size(1_024)
        .pragma("temp_store", "MEMORY");
    let writing = common
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .pragma("secure_delete", "ON")
        .pragma("wal_autocheckpoint", LOG_PAGES)
        .pragma("cache_size", "-262144")
        .pragma("mmap_size", MAPPED);
    let reading = common
        .pragma("query_only", "ON")
        .pragma("cache_size", "-16384")
        .pragma("mmap_size", MAPPED);
    let writer = sqlite_pool(1).connect_with(writing).await?;
    let readers = sqlite_pool(READERS).connect_lazy_with(reading);
    Ok(Pools::Sqlite { writer, readers })
}

fn sqlite_pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}
