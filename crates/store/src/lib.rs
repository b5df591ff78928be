//! The memory: all SQL, on SQLite and on PostgreSQL.
