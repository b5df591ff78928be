//! Between columns and values. Rows are not trusted: every reading names its place when it fails.

use crate::StoreError;
use crate::error::inconsistent;
use chrono::{DateTime, SubsecRound, Utc};
use domain::fit::Functions;
use domain::person::{Category, CategorySet};
use domain::trade::TradeSet;
use domain::values::{AreaCode, Point};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// A record with the fingerprint of the row it was imported from, so that an unchanged row is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported<T> {
    /// The record.
    pub record: T,
    /// Fingerprint of the row; zero for records that come from no file.
    pub content_hash: u64,
}

impl<T> From<T> for Imported<T> {
    /// A record that comes from no file.
    fn from(record: T) -> Self {
        Self {
            record,
            content_hash: 0,
        }
    }
}

impl<T> Imported<T> {
    pub(crate) fn hash(&self) -> i64 {
        self.content_hash as i64
    }
}

/// The record a row belongs to.
pub(crate) struct Place<I> {
    pub(crate) table: &'static str,
    pub(crate) id: I,
}

impl<I: Display> Place<I> {
    /// Passes a reading on, or names where it failed.
    pub(crate) fn at<T, E>(&self, column: &'static str, reading: Result<T, E>) -> Result<T, StoreError> {
        reading.map_err(|_| inconsistent(self.table, column, &self.id))
    }

    /// Reads a code or a value from its text.
    pub(crate) fn parse<T: FromStr>(&self, column: &'static str, text: &str) -> Result<T, StoreError> {
        self.at(column, text.parse())
    }

    /// The same, where there may be none.
    pub(crate) fn parse_option<T: FromStr>(
        &self,
        column: &'static str,
        text: Option<String>,
    ) -> Result<Option<T>, StoreError> {
        text.map(|text| self.parse(column, &text)).transpose()
    }

    /// Reads a value that is made from owned text.
    pub(crate) fn text<T: TryFrom<String>>(
        &self,
        column: &'static str,
        text: String,
    ) -> Result<T, StoreError> {
        self.at(column, T::try_from(text))
    }

    /// The same, where there may be none.
    pub(crate) fn text_option<T: TryFrom<String>>(
        &self,
        column: &'static str,
        text: Option<String>,
    ) -> Result<Option<T>, StoreError> {
        text.map(|text| self.text(column, text)).transpose()
    }

    /// Reads a smaller number.
    pub(crate) fn number<T: TryFrom<i64>>(&self, column: &'static str, number: i64) -> Result<T, StoreError> {
        self.at(column, T::try_from(number))
    }

    /// The same, where there may be none.
    pub(crate) fn number_option<T: TryFrom<i64>>(
        &self,
        column: &'static str,
        number: Option<i64>,
    ) -> Result<Option<T>, StoreError> {
        number.map(|number| self.number(column, number)).transpose()
    }

    /// Reads a JSON array.
    pub(crate) fn list<T: DeserializeOwned>(
        &self,
        column: &'static str,
        text: &str,
    ) -> Result<Vec<T>, StoreError> {
        if text == "[]" {
            return Ok(Vec::new());
        }
        self.at(column, serde_json::from_str(text))
    }

    /// Takes what must be there in this state of the record.
    pub(crate) fn need<T>(&self, column: &'static str, value: Option<T>) -> Result<T, StoreError> {
        self.at(column, value.ok_or(()))
    }

    /// Reads the six levels.
    pub(crate) fn functions(&self, column: &'static str, text: &str) -> Result<Functions, StoreError> {
        let level = |byte: u8| match byte {
            b'-' => Ok(None),
            b'0'..=b'3' => Ok(Some(byte - b'0')),
            _ => Err(()),
        };
        let mut functions = Functions::UNKNOWN;
        let bytes: [u8; 6] = self.at(column, text.as_bytes().try_into())?;
        for (slot, byte) in functions.0.iter_mut().zip(bytes) {
            *slot = self.at(column, level(byte))?;
        }
        Ok(functions)
    }

    /// Reads a set of categories.
    pub(crate) fn categories(&self, column: &'static str, text: &str) -> Result<CategorySet, StoreError> {
        Ok(self.list::<Category>(column, text)?.into_iter().collect())
    }

    /// Reads a set of trades; trades that are no longer in the table are left out.
    pub(crate) fn trades(&self, column: &'static str, text: &str) -> Result<TradeSet, StoreError> {
        let keys: Vec<String> = self.list(column, text)?;
        Ok(TradeSet::from_keys(keys.iter().map(String::as_str)))
    }
}

/// A place on the map, when both coordinates are there.
pub(crate) fn point(lon: Option<f64>, lat: Option<f64>) -> Option<Point> {
    Some(Point { lon: lon?, lat: lat? })
}

/// Writes a JSON array.
pub(crate) fn list<T: Serialize>(items: &[T]) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    serde_json::to_string(items).unwrap_or_default()
}

/// Writes the six levels, one character each.
pub(crate) fn functions(functions: Functions) -> String {
    functions
        .0
        .iter()
        .map(|level| level.map_or('-', |level| char::from(b'0' + level.min(3))))
        .collect()
}

/// Writes a set of categories.
pub(crate) fn categories(set: CategorySet) -> String {
    list(&set.iter().collect::<Vec<_>>())
}

/// Writes a set of trades.
pub(crate) fn trades(set: TradeSet) -> String {
    list(&set.trades().map(|trade| trade.key).collect::<Vec<_>>())
}

/// Cuts an instant to what both engines keep.
pub(crate) fn instant(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

/// The bounds between which the codes of an area and of everything in it lie; `None` = everywhere.
pub(crate) fn codes_in(area: Option<AreaCode>) -> (String, String) {
    let first = area_or_empty(area);
    let end = format!("{first}:");
    (first, end)
}

/// The code, or `''` for everywhere.
pub(crate) fn area_or_empty(area: Option<AreaCode>) -> String {
    area.map(String::from).unwrap_or_default()
}

/// The other way round.
pub(crate) fn area_from_empty(text: &str) -> Result<Option<AreaCode>, domain::values::Unknown> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some)
}
