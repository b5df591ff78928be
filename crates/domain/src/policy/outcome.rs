//! How an answer is written.

use super::{Evaluated, Given, Version};
use crate::params::ParamKey;
use crate::values::Fen;
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::fmt;

/// What a rule says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A check: `yes` or `no`.
    YesNo(bool),
    /// A rate against its target: `pass`, `fail`, or `N/A` without a denominator.
    Reached(Option<bool>),
    /// An amount.
    Money(Fen),
    /// A number.
    Whole(i64),
    /// A day.
    Day(NaiveDate),
    /// A word of the glossary.
    Word(&'static str),
    /// A word that is put together.
    Text(String),
    /// Several answers: an object or a list, and the same in words.
    Several(Value, String),
}

impl Answer {
    fn json(&self) -> Value {
        match self {
            Self::YesNo(yes) => (*yes).into(),
            Self::Reached(reached) => (*reached).into(),
            Self::Money(fen) => fen.0.into(),
            Self::Whole(number) => (*number).into(),
            Self::Day(day) => day.to_string().into(),
            Self::Word(word) => (*word).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Several(value, _) => value.clone(),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YesNo(true) => f.write_str("yes"),
            Self::YesNo(false) => f.write_str("no"),
            Self::Reached(Some(true)) => f.write_str("pass"),
            Self::Reached(Some(false)) => f.write_str("fail"),
            Self::Reached(None) => f.write_str("N/A"),
            Self::Money(fen) => fen.fmt(f),
            Self::Whole(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
            Self::Word(word) => f.write_str(word),
            Self::Text(text) | Self::Several(_, text) => f.write_str(text),
        }
    }
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        Self::YesNo(yes)
    }
}

impl From<Option<bool>> for Answer {
    fn from(reached: Option<bool>) -> Self {
        Self::Reached(reached)
    }
}

impl From<Fen> for Answer {
    fn from(fen: Fen) -> Self {
        Self::Money(fen)
    }
}

impl From<NaiveDate> for Answer {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<i64> for Answer {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<u32> for Answer {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<&'static str> for Answer {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

/// An answer, where it comes from, and the days whose figures it used.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    answer: Answer,
    parts: Map<String, Value>,
    days: Vec<(NaiveDate, &'static [ParamKey])>,
    text: Option<String>,
}

impl Outcome {
    /// An answer; it used the figures of the day that was asked for.
    pub fn of(answer: impl Into<Answer>) -> Self {
        let answer = answer.into();
        let mut parts = Map::new();
        match &answer {
            Answer::Money(fen) => drop(parts.insert("yuan".to_owned(), fen.to_string().into())),
            Answer::Reached(None) => drop(parts.insert("n/a".to_owned(), "no denominator".into())),
            _ => {}
        }
        Self {
            answer,
            parts,
            days: Vec::new(),
            text: None,
        }
    }

    /// With something it comes from.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.parts.insert(name.to_owned(), value.into());
        self
    }

    /// With an amount it comes from, in fen; the same in yuan beside it.
    #[must_use]
    pub fn with_fen(self, name: &str, fen: Fen) -> Self {
        self.with(&format!("{name}_fen"), fen.0)
            .with(&format!("{name}_yuan"), fen.to_string())
    }

    /// In other words than its own.
    #[must_use]
    pub fn said(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// With the figures of this day as well; the first one named stands for the day that was asked for.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> Self {
        self.figures_on(day, &[])
    }

    /// With some figures of this day.
    #[must_use]
    pub fn figures_on(mut self, day: NaiveDate, keys: &'static [ParamKey]) -> Self {
        self.days.push((day, keys));
        self
    }

    /// The day that stands for the question.
    pub(super) fn day(&self, asked: NaiveDate) -> NaiveDate {
        self.days.first().map_or(asked, |(day, _)| *day)
    }

    /// The days whose figures of a key it used.
    pub(super) fn days_of(&self, key: ParamKey, asked: NaiveDate) -> Vec<NaiveDate> {
        let used = self
            .days
            .iter()
            .filter(|(_, keys)| keys.is_empty() || keys.contains(&key));
        let days: Vec<NaiveDate> = used.map(|(day, _)| *day).collect();
        if self.days.is_empty() { vec![asked] } else { days }
    }

    /// As it is given out. What was assumed stands among the parts.
    pub(super) fn written(mut self, rule: &'static str, version: Version, given: &Given) -> Evaluated {
        let assumed = given.assumed();
        if !assumed.is_empty() {
            self.parts.insert("assumed".to_owned(), Value::Object(assumed));
        }
        Evaluated {
            rule,
            version,
            result: self.answer.json(),
            parts: self.parts,
            text: self.text.unwrap_or_else(|| self.answer.to_string()),
        }
    }
}
