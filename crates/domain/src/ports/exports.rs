//! Lists of people taken out as files. Staff only.

use super::{Answered, Author, PeopleQuery};
use crate::actor::Actor;
use crate::export::{ExportFilters, ExportFormat, ExportState};
use crate::ids::ExportId;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What is wished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWish {
    /// What for.
    pub purpose: String,
    /// Whether numbers stand in full.
    pub full_numbers: bool,
}

/// One export as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportLine {
    /// The export.
    pub id: ExportId,
    /// Its number, as it stands in the file.
    pub serial: u32,
    /// Who asked.
    pub by: Author,
    /// When.
    pub at: DateTime<Utc>,
    /// Where its people live.
    pub place: String,
    /// What the list was narrowed to.
    pub filters: ExportFilters,
    /// What for.
    pub purpose: String,
    /// How many people.
    pub people: u32,
    /// Whether numbers stand in full.
    pub full_numbers: bool,
    /// Where it stands.
    pub state: ExportState,
    /// Who approved or refused it.
    pub settled_by: Option<Author>,
    /// Why it was refused.
    pub reason: String,
    /// The last day on which it may be fetched.
    pub valid_to: NaiveDate,
    /// How often it was fetched.
    pub fetched: u32,
}

/// Exports the asker is concerned with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportList {
    /// A page of those the asker asked for, latest first.
    pub mine: Vec<ExportLine>,
    /// How many those are.
    pub total: u32,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
    /// Those of colleagues that wait for approval, oldest first.
    pub waiting: Vec<ExportLine>,
    /// Whether there are more of them.
    pub more_wait: bool,
    /// Whether the asker may approve those of others.
    pub approves: bool,
    /// People an export may hold that nobody approves.
    pub alone: u32,
    /// People an export may hold at all.
    pub most: u32,
    /// Days a file may be fetched.
    pub days: u32,
    /// Whether the asker may wish for full numbers.
    pub may_full: bool,
}

/// A file as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name: a number, and nothing about anybody.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Questions about exports.
#[async_trait]
pub trait Exports: Send + Sync {
    /// Asks for the people of a query as a file.
    async fn ask_export(&self, who: &Actor, query: &PeopleQuery, wish: ExportWish) -> Answered<ExportId>;

    /// Exports the asker is concerned with.
    async fn exports(&self, who: &Actor, page: u32) -> Answered<ExportList>;

    /// Approves what a colleague asked for.
    async fn approve_export(&self, who: &Actor, id: ExportId) -> Answered<()>;

    /// Refuses it.
    async fn refuse_export(&self, who: &Actor, id: ExportId, reason: String) -> Answered<()>;

    /// The file, for whoever asked for it.
    async fn fetch_export(&self, who: &Actor, id: ExportId, format: ExportFormat) -> Answered<ExportFile>;
}
