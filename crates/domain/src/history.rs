//! The history of a record, field by field: who, when, from what, to what.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One field of one record that became another value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// What kind of record (`person`).
    pub noun: String,
    /// Its id.
    pub id: Uuid,
    /// The record's version since.
    pub version: u32,
    /// Code of the field.
    pub field: String,
    /// What stood there; empty for nothing. Numbers that are kept sealed are masked.
    pub old: String,
    /// What stands there since.
    pub new: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as [`crate::actor::Actor::label`] says.
    pub actor: String,
    /// Why, in a few words.
    pub why: String,
}

/// A change as it was written down, with its place in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptChange {
    /// Its place; larger is later.
    pub seq: i64,
    /// The change.
    pub change: FieldChange,
}
