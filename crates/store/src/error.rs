//! What can go wrong below the services.

use std::fmt::Display;

/// A failure of the store. Never shown to people, and free of personal data: values stay out of every message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A record with the same key is there already.
    #[error("unique constraint {constraint} violated")]
    UniqueViolation {
        /// The constraint by PostgreSQL's naming, on both engines: `account_login_key`, `person_pkey`.
        constraint: String,
    },
    /// A record refers to one that is not there, or is still referred to.
    #[error("a record refers to one that is missing")]
    ForeignKeyViolation,
    /// A check of the schema failed.
    #[error("check {constraint} violated")]
    CheckViolation {
        /// Name of the check.
        constraint: String,
    },
    /// A stored value that cannot be what it should be.
    #[error("table {table}, record {id}: column {column} is unreadable")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Our id of the record, or its sequence number.
        id: String,
    },
    /// The database cannot be reached, or all its connections stayed busy for too long.
    #[error("database not available: {0}")]
    Unavailable(String),
    /// The schema could not be brought up to date.
    #[error("migration failed: {0}")]
    Migration(String),
    /// The address of the database cannot be read.
    #[error("not an address of a database: {0}")]
    Address(&'static str),
    /// The database is sealed with a key that is not at hand.
    #[error(
        "the database is sealed with the key {id}, which is not at hand; put back the data.key that belongs to this database, or set SONGGANG_DATA_KEY to it"
    )]
    KeyMissing {
        /// Id of the key; it does not give the key away.
        id: String,
    },
    /// Nothing was sealed yet: the schema is older than the program.
    #[error("the database is older than the program; run `songgang migrate`")]
    NotSealed,
    /// Two changes waited for each other, and this one was given up: it can be tried again.
    #[error("two changes waited for each other")]
    Deadlock,
    /// Anything else the engine reports.
    #[error("database error: {0}")]
    Engine(String),
}

impl StoreError {
    /// Whether it is the violation of this constraint.
    pub fn violates(&self, name: &str) -> bool {
        match self {
            Self::UniqueViolation { constraint } | Self::CheckViolation { constraint } => constraint == name,
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(error) => of_engine(&*error),
            sqlx::Error::Configuration(_) => Self::Address("it has no form that can be read"),
            sqlx::Error::Io(error) => Self::Unavailable(error.to_string()),
            error @ (sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Tls(_)) => {
                Self::Unavailable(error.to_string())
            }
            other => Self::Engine(other.to_string()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Migration(error.to_string())
    }
}

/// Reads what the engine says. SQLite names no unique constraint but its columns, and no foreign key at all.
fn of_engine(error: &dyn sqlx::error::DatabaseError) -> StoreError {
    use sqlx::error::ErrorKind;
    const DEADLOCK: &str = "40P01";
    if error.code().as_deref() == Some(DEADLOCK) {
        return StoreError::Deadlock;
    }
    let named = error.constraint().map(str::to_owned);
    match error.kind() {
        ErrorKind::UniqueViolation => StoreError::UniqueViolation {
            constraint: of_value(named.unwrap_or_else(|| constraint_of_columns(error))),
        },
        ErrorKind::ForeignKeyViolation => StoreError::ForeignKeyViolation,
        ErrorKind::CheckViolation => StoreError::CheckViolation {
            constraint: named.unwrap_or_else(|| after_colon(error.message()).to_owned()),
        },
        _ => StoreError::Engine(error.message().to_owned()),
    }
}

/// What is unique about a sealed column is its mark; callers know it by the column.
fn of_value(constraint: String) -> String {
    match constraint.as_str() {
        "person_resident_id_index_key" => "person_resident_id_key".to_owned(),
        _ => constraint,
    }
}

/// `UNIQUE constraint failed: lead.person_id, lead.vacancy_id` is `lead_person_id_vacancy_id_key`.
fn constraint_of_columns(error: &dyn sqlx::error::DatabaseError) -> String {
    const PRIMARY_KEY: &str = "1555";
    let columns: Vec<(&str, &str)> = after_colon(error.message())
        .split(", ")
        .filter_map(|column| column.split_once('.'))
        .collect();
    let table = columns.first().map_or("", |(table, _)| *table);
    if error.code().as_deref() == Some(PRIMARY_KEY) {
        return format!("{table}_pkey");
    }
    let columns: Vec<&str> = columns.iter().map(|(_, column)| *column).collect();
    format!("{table}_{}_key", columns.join("_"))
}

fn after_colon(message: &str) -> &str {
    message.split_once(": ").map_or(message, |(_, rest)| rest)
}

/// Names the place of an unreadable value.
pub(crate) fn inconsistent(table: &'static str, column: &'static str, id: impl Display) -> StoreError {
    StoreError::Inconsistent {
        table,
        column,
        id: id.to_string(),
    }
}
