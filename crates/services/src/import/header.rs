//! Headers: the canonical names of columns, and what offices call them.

pub(crate) mod synonyms;

use super::Noun;
use super::failure::ImportFailure;
use super::parse::plain::word;
use std::collections::HashMap;

/// Where the columns of a file stand.
#[derive(Debug, Default)]
pub struct Columns {
    at: HashMap<&'static str, usize>,
    /// How many columns the header has.
    pub width: usize,
    /// Columns that nobody asked for.
    pub unknown: Vec<String>,
}

impl Columns {
    /// Reads a canonical header: every required column must be there, whatever the order.
    pub fn canonical(noun: Noun, header: &[String]) -> Result<Self, ImportFailure> {
        let find = |name: &str| synonyms::canonical(noun, name);
        let columns = Self::read(header, find)?;
        let missing: Vec<String> = noun
            .required()
            .iter()
            .filter(|any| !columns.has_any(any))
            .map(|any| any.join(" or "))
            .collect();
        if missing.is_empty() {
            Ok(columns)
        } else {
            Err(ImportFailure::MissingColumns(missing))
        }
    }

    /// Reads the header of a file format with columns of its own.
    pub fn of_format(
        names: &'static [&'static str],
        required: &[&str],
        header: &[String],
    ) -> Result<Self, ImportFailure> {
        let columns = Self::read(header, |name| names.iter().find(|known| **known == name).copied())?;
        let missing: Vec<String> = required
            .iter()
            .filter(|name| !columns.at.contains_key(*name))
            .map(|name| (*name).to_owned())
            .collect();
        if missing.is_empty() {
            Ok(columns)
        } else {
            Err(ImportFailure::MissingColumns(missing))
        }
    }

    /// Reads a header with whatever knows its columns; which of them must be there is the caller's to say.
    pub(crate) fn read(
        header: &[String],
        find: impl Fn(&str) -> Option<&'static str>,
    ) -> Result<Self, ImportFailure> {
        let mut columns = Self {
            width: header.len(),
            ..Self::default()
        };
        for (position, cell) in header.iter().enumerate() {
            match find(&name(cell)) {
                Some(known) => {
                    if columns.at.insert(known, position).is_some() {
                        return Err(ImportFailure::DoubleColumn(known.to_owned()));
                    }
                }
                None if cell.trim().is_empty() => {}
                None => columns.unknown.push(shown(cell)),
            }
        }
        Ok(columns)
    }

    /// The first column whose cell is such a one.
    pub fn first_with(&self, cells: &[String], is_such: impl Fn(&str) -> bool) -> Option<&'static str> {
        let such = self
            .at
            .iter()
            .filter(|(_, position)| cells.get(**position).is_some_and(|cell| is_such(cell)));
        such.min_by_key(|(_, position)| **position).map(|(name, _)| *name)
    }

    /// Whether one of these columns is there.
    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.at.contains_key(name))
    }

    /// The cell of a column in a row, trimmed; empty when the column is not there.
    pub fn cell<'a>(&self, cells: &'a [String], name: &str) -> &'a str {
        self.at
            .get(name)
            .and_then(|at| cells.get(*at))
            .map_or("", |cell| cell.trim())
    }

    /// The names present, in alphabetical order.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = self.at.keys().copied().collect();
        names.sort_unstable();
        names
    }
}

/// The name of a column nobody asked for, as it is told.
fn shown(cell: &str) -> String {
    cell.trim().chars().filter(|c| *c != '\0').take(40).collect()
}

/// A header cell without decoration: small letters, no spaces, no `*`, nothing in brackets (`工资（元/月）*` → `工资`).
fn name(cell: &str) -> String {
    let folded = word(cell);
    let bare = folded
        .split('(')
        .next()
        .unwrap_or("")
        .trim_matches(['*', ':', '.', '\'', '"']);
    if bare.is_empty() {
        folded
    } else {
        bare.replace(['-', ' '], "_")
    }
}
