//! Files that come in.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod cells;
mod faults;
mod keeping;
mod real;
mod rows;
mod words;

use chrono::{NaiveDate, TimeZone, Utc};
use domain::clock::SHANGHAI;
use domain::ids::IdSource;
use domain::params::Params;
use services::import::parse::place::Gazetteer;
use services::import::{
    Accepted, Context, Draft, Format, ImportAccount, ImportFailure, Noun, Taker, areas, read,
};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Ids one after the other.
#[derive(Default)]
struct Ids(AtomicU64);

impl IdSource for Ids {
    fn chance(&self) -> [u8; 10] {
        let number = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&number);
        bytes
    }
}

#[derive(Default)]
struct Basket(Vec<Accepted>);

impl Taker for Basket {
    fn take(&mut self, accepted: Accepted) -> Result<(), ImportFailure> {
        self.0.push(accepted);
        Ok(())
    }

    fn progress(&mut self, _done: f64, _rows: u32) {}
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn book() -> &'static Gazetteer {
    static BOOK: std::sync::OnceLock<Gazetteer> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| Gazetteer::new(&areas::builtin(), true))
}

fn read_file(
    path: &Path,
    noun: Noun,
    format: Format,
) -> Result<(Vec<Accepted>, ImportAccount), ImportFailure> {
    let (ids, params) = (Ids::default(), Params::default());
    let now = SHANGHAI
        .with_ymd_and_hms(2026, 6, 30, 12, 0, 0)
        .unwrap()
        .with_timezone(&Utc);
    let context = Context {
        as_of: day("2026-06-30"),
        now,
        ids: &ids,
        areas: book(),
        params: &params,
    };
    let mut basket = Basket::default();
    let account = read(path, noun, format, &context, &mut basket)?;
    Ok((basket.0, account))
}

/// A file in a folder that goes with the value.
struct Scratch(tempfile::TempDir);

impl Scratch {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::File::create(&path).unwrap().write_all(content).unwrap();
        path
    }
}

fn read_text(noun: Noun, text: &str) -> (Vec<Accepted>, ImportAccount) {
    let scratch = Scratch::new();
    read_file(
        &scratch.file("table.csv", text.as_bytes()),
        noun,
        Format::Canonical,
    )
    .unwrap()
}

fn refusals(account: &ImportAccount) -> Vec<(u32, &str, &str)> {
    account
        .refusals
        .iter()
        .map(|r| (r.row, r.column, r.code))
        .collect()
}

fn warnings(account: &ImportAccount) -> Vec<(&str, &str, u32)> {
    account
        .warnings
        .iter()
        .map(|w| (w.code, w.column.as_str(), w.count))
        .collect()
}

fn vacancies(rows: Vec<Accepted>) -> Vec<domain::vacancy::Vacancy> {
    let vacancy = |row: Accepted| match row.draft {
        Draft::Vacancy(draft) => Some(draft.vacancy),
        _ => None,
    };
    rows.into_iter().filter_map(vacancy).collect()
}

fn people(rows: Vec<Accepted>) -> Vec<domain::person::Person> {
    let person = |row: Accepted| match row.draft {
        Draft::Person(person) => Some(*person),
        _ => None,
    };
    rows.into_iter().filter_map(person).collect()
}

/// A resident ID number from an unassigned area, so that it belongs to nobody.
fn id_no(birth: &str, sequence: u16) -> String {
    domain::values::ResidentId::compose(990101, day(birth), sequence)
        .unwrap()
        .into()
}
