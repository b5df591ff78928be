//! From rows to records.

use super::account::ImportAccount;
use super::cells::Cells;
use super::failure::ImportFailure;
use super::fair::FairDraft;
use super::fault::Fault;
use super::header::Columns;
use super::parse::place::Gazetteer;
use super::table::{self, Row, Rows};
use super::vacancy::VacancyDraft;
use super::{Format, Noun, area, course, employer, fair, person, vacancy};
use chrono::{DateTime, NaiveDate, Utc};
use domain::area::Area;
use domain::course::Course;
use domain::employer::Employer;
use domain::ids::IdSource;
use domain::params::Params;
use domain::person::Person;
use domain::values::ResidentId;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;

/// What reading a row needs to know besides the row.
pub struct Context<'a> {
    /// The day it counts as.
    pub as_of: NaiveDate,
    /// The instant, for ids.
    pub now: DateTime<Utc>,
    /// Ids for new records.
    pub ids: &'a dyn IdSource,
    /// The area tree.
    pub areas: &'a Gazetteer,
    /// Policy figures.
    pub params: &'a Params,
}

/// A record made of a row, with a fresh id; a record that is there already keeps its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// A place.
    Area(Box<Area>),
    /// A person.
    Person(Box<Person>),
    /// A vacancy and its employer.
    Vacancy(Box<VacancyDraft>),
    /// A course.
    Course(Box<Course>),
    /// An employer.
    Employer(Box<Employer>),
    /// A job fair.
    Fair(Box<FairDraft>),
}

/// A row that can go in.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// As a spreadsheet counts.
    pub row: u32,
    /// Fingerprint of the row's cells, never zero.
    pub content_hash: u64,
    /// The record.
    pub draft: Draft,
}

/// Takes what is read.
pub trait Taker {
    /// A row that can go in.
    fn take(&mut self, accepted: Accepted) -> Result<(), ImportFailure>;

    /// The part of the file read so far, 0–1; called about a hundred times.
    fn progress(&mut self, done: f64, rows: u32);
}

/// Reads a file and hands over every good row. The account has the refusals, the warnings and the rows that stand twice
/// in the file; inserted and updated are the taker's to count.
pub fn read(
    path: &Path,
    noun: Noun,
    format: Format,
    context: &Context<'_>,
    taker: &mut dyn Taker,
) -> Result<ImportAccount, ImportFailure> {
    format.check(noun)?;
    let mut reading = Reading {
        noun,
        format,
        context,
        taker,
        columns: Columns::default(),
        names: Vec::new(),
        account: ImportAccount::default(),
        seen: HashMap::new(),
        people: HashMap::new(),
        told: 0.0,
    };
    table::read(table::Source::File(path), &mut reading)?;
    let account = reading.account;
    Ok(account)
}

const RAGGED: Fault = Fault::new(
    "ragged_row",
    "The row has more or fewer cells than the header; a comma inside a text needs quotation marks around the text.",
);
const SAME_NUMBER: Fault = Fault::new(
    "duplicate_number",
    "An earlier row of this file has the same number with other content; this row was left out.",
);

/// The resident ID number stands under two numbers.
pub(super) const SAME_PERSON: Fault = Fault::new(
    "duplicate_person",
    "This resident ID number is already registered under another number; this row was left out.",
);
const UNKNOWN_COLUMN: Fault = Fault::new("unknown_column", "This column is not known and was left aside.");
const SAME_ROW: Fault = Fault::new(
    "repeated_row",
    "The row stands in the file more than once and counts as unchanged.",
);

/// Part of the file after which progress is told again.
const STEP: f64 = 0.01;

/// Changed whenever rows would be read differently, so that files imported before are read again.
const RULES: &str = "2";

struct Reading<'a> {
    noun: Noun,
    format: Format,
    context: &'a Context<'a>,
    taker: &'a mut dyn Taker,
    columns: Columns,
    names: Vec<&'static str>,
    account: ImportAccount,
    seen: HashMap<String, u64>,
    people: HashMap<ResidentId, String>,
    told: f64,
}

impl Rows for Reading<'_> {
    fn header(&mut self, cells: Vec<String>) -> Result<(), ImportFailure> {
        self.columns = match self.format {
            Format::Canonical => Columns::canonical(self.noun, &cells)?,
            format => format.columns(&cells)?,
        };
        self.names = self.columns.names();
        for name in &self.columns.unknown {
            self.account.warn(1, name, UNKNOWN_COLUMN);
        }
        Ok(())
    }

    fn row(&mut self, row: Row, done: f64) -> Result<(), ImportFailure> {
        self.account.rows += 1;
        if done >= self.told + STEP {
            self.told = done;
            self.taker.progress(done, self.account.rows);
        }
        let ragged = row.cells.len() < self.columns.width
            || row
                .cells
                .iter()
                .skip(self.columns.width)
                .any(|cell| !cell.trim().is_empty());
        if ragged {
            self.account.refuse(row.number, &[("", RAGGED)]);
            return Ok(());
        }
        let Some(draft) = self.draft(&row) else {
            return Ok(());
        };
        let content_hash = self.fingerprint(&row.cells);
        if self.is_repeated(&row, &draft, content_hash) {
            return Ok(());
        }
        self.taker.take(Accepted {
            row: row.number,
            content_hash,
            draft,
        })
    }
}

impl Reading<'_> {
    fn draft(&mut self, row: &Row) -> Option<Draft> {
        let cells = Cells::new(row.number, &row.cells, &self.columns, &mut self.account);
        match (self.format, self.noun) {
            (Format::Canonical, Noun::Areas) => area::read(cells).map(|area| Draft::Area(Box::new(area))),
            (Format::Canonical, Noun::People) => {
                person::read(cells, self.context).map(|person| Draft::Person(Box::new(person)))
            }
            (Format::Canonical, Noun::Vacancies) => {
                vacancy::read(cells, self.context).map(|vacancy| Draft::Vacancy(Box::new(vacancy)))
            }
            (Format::Canonical, Noun::Courses) => {
                course::read(cells, self.context).map(|course| Draft::Course(Box::new(course)))
            }
            (Format::Canonical, Noun::Employers) => {
                employer::read(cells, self.context).map(|employer| Draft::Employer(Box::new(employer)))
            }
            (Format::Canonical, Noun::Fairs) => {
                fair::read(cells, self.context).map(|fair| Draft::Fair(Box::new(fair)))
            }
            (format, _) => format.read(cells, self.context),
        }
    }

    /// Whether an earlier row has the same number, or the same person. Notes what is to be noted.
    fn is_repeated(&mut self, row: &Row, draft: &Draft, content_hash: u64) -> bool {
        let key = draft.key();
        if key.is_empty() {
            return false;
        }
        match self.seen.get(&key) {
            Some(earlier) if *earlier == content_hash => {
                self.account.unchanged += 1;
                self.account.warn(row.number, draft.key_column(), SAME_ROW);
                return true;
            }
            Some(_) => {
                self.account
                    .refuse(row.number, &[(draft.key_column(), SAME_NUMBER)]);
                return true;
            }
            None => {}
        }
        if let Draft::Person(person) = draft
            && self.people.insert(person.resident_id, key.clone()).is_some()
        {
            self.account.refuse(row.number, &[("resident_id", SAME_PERSON)]);
            return true;
        }
        self.count_unlawful(draft);
        self.seen.insert(key, content_hash);
        false
    }

    fn count_unlawful(&mut self, draft: &Draft) {
        if let Draft::Vacancy(draft) = draft {
            let mut kinds: Vec<_> = draft
                .vacancy
                .unlawful
                .iter()
                .map(|wording| wording.kind)
                .collect();
            kinds.sort_unstable();
            kinds.dedup();
            for kind in kinds {
                *self.account.unlawful.entry(kind).or_default() += 1;
            }
        }
    }

    /// Order of columns and encoding do not matter; every cell that was understood does.
    fn fingerprint(&self, cells: &[String]) -> u64 {
        let mut hasher = Sha256::new();
        hasher.update(format!(
            "{RULES}\u{1f}{}\u{1f}{}",
            self.noun.name(),
            self.format.name()
        ));
        for name in &self.names {
            let cell = self.columns.cell(cells, name);
            if !cell.is_empty() {
                hasher.update(format!("\u{1e}{name}\u{1f}{cell}"));
            }
        }
        let digest = hasher.finalize();
        let number = digest
            .iter()
            .take(8)
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        number.max(1)
    }
}

impl Draft {
    /// The number outside.
    pub fn key(&self) -> String {
        match self {
            Self::Area(area) => area.code.to_string(),
            Self::Person(person) => person.no.clone(),
            Self::Vacancy(draft) => draft.vacancy.no.clone(),
            Self::Course(course) => course.no.clone(),
            Self::Employer(employer) => employer::key(employer),
            Self::Fair(fair) => fair.no.clone(),
        }
    }

    /// The column of that number.
    pub const fn key_column(&self) -> &'static str {
        match self {
            Self::Area(_) => "code",
            Self::Person(_) => "person_no",
            Self::Vacancy(_) => "vacancy_no",
            Self::Course(_) => "course_no",
            Self::Employer(_) => "employer_name",
            Self::Fair(_) => "fair_id",
        }
    }
}
