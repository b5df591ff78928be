//! What a rule asks for: names, kinds, units, examples.

use crate::params::ParamKey;
use serde_json::Value;

/// The largest number of anything.
const MANY: i64 = 1_000_000_000;
/// The largest amount: a hundred billion yuan.
const MUCH: i64 = 10_000_000_000_000;

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number between two.
    Whole(i64, i64),
    /// Money in fen, none or more.
    Money,
    /// A number in hundredths of its unit, none or more.
    Hundredths,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A month, `YYYY-MM`.
    Month,
    /// A time of the day, `HH:MM` or `HH:MM:SS`.
    Time,
    /// One of some words.
    Code(&'static [&'static str]),
    /// A text.
    Text,
    /// True or false.
    YesNo,
    /// An area code.
    Area,
    /// A list; each item has these fields. Where an item needs one field alone, it may be given as the bare value.
    List(&'static [Input]),
}

impl Kind {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole(..) => "integer",
            Self::Money => "money",
            Self::Hundredths => "hundredths",
            Self::Date => "date",
            Self::Month => "month",
            Self::Time => "time",
            Self::Code(_) => "code",
            Self::Text => "text",
            Self::YesNo => "yes_no",
            Self::Area => "area",
            Self::List(_) => "list",
        }
    }

    /// What is expected, in words.
    pub fn expected(self) -> String {
        match self {
            Self::Whole(from, to) => format!("a whole number from {from} to {to}"),
            Self::Money => format!("an amount in fen, a whole number from 0 to {MUCH}"),
            Self::Hundredths => format!("hundredths, a whole number from 0 to {MUCH}"),
            Self::Date => "a day as \"YYYY-MM-DD\", from 1900 to 2199".to_owned(),
            Self::Month => "a month as \"YYYY-MM\", from 1900 to 2199".to_owned(),
            Self::Time => "a time as \"HH:MM\" or \"HH:MM:SS\"".to_owned(),
            Self::Code(codes) => format!("one of \"{}\"", codes.join("\", \"")),
            Self::Text => "a text of at most 200 characters".to_owned(),
            Self::YesNo => "true or false".to_owned(),
            Self::Area => "an area code of 2, 4, 6, 9 or 12 digits in quotes".to_owned(),
            Self::List(_) => "a list of at most 100000 items".to_owned(),
        }
    }

    /// The least and the most a number may be.
    pub const fn bounds(self) -> Option<(i64, i64)> {
        match self {
            Self::Whole(from, to) => Some((from, to)),
            Self::Money | Self::Hundredths => Some((0, MUCH)),
            _ => None,
        }
    }
}

/// A fact as it stands in the table of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A number.
    Whole(i64),
    /// A text, day, code, …
    Text(&'static str),
    /// Yes or no.
    Yes(bool),
    /// A list, written as JSON.
    Json(&'static str),
}

impl Sample {
    /// As JSON.
    pub fn json(self) -> Value {
        match self {
            Self::Whole(number) => number.into(),
            Self::Text(text) => text.into(),
            Self::Yes(yes) => yes.into(),
            Self::Json(text) => serde_json::from_str(text).unwrap_or(Value::Null),
        }
    }
}

/// One fact a rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What its number counts.
    pub unit: &'static str,
    /// One that could be given. The examples of a rule together are a question it answers.
    pub example: Sample,
    /// Whether there is no answer without it.
    pub required: bool,
    /// What is taken for it when it is not given; the answer says so.
    pub otherwise: Option<Sample>,
    /// The figure for which it stands when it is given.
    pub figure: Option<ParamKey>,
}

const fn input(name: &'static str, kind: Kind, unit: &'static str, example: Sample) -> Input {
    Input {
        name,
        kind,
        unit,
        example,
        required: true,
        otherwise: None,
        figure: None,
    }
}

/// How many of something: none or more.
pub const fn count(name: &'static str, unit: &'static str, example: i64) -> Input {
    input(name, Kind::Whole(0, MANY), unit, Sample::Whole(example))
}

/// A whole number between two.
pub const fn whole(name: &'static str, (from, to): (i64, i64), unit: &'static str, example: i64) -> Input {
    input(name, Kind::Whole(from, to), unit, Sample::Whole(example))
}

/// An age in completed years.
pub const fn age(name: &'static str, example: i64) -> Input {
    whole(name, (0, 150), "years", example)
}

/// Months, at most a hundred years of them.
pub const fn months(name: &'static str, example: i64) -> Input {
    whole(name, (0, 1200), "months", example)
}

/// Percent.
pub const fn percent(name: &'static str, example: i64) -> Input {
    whole(name, (0, 100), "percent", example)
}

/// A grade of disability, 1 the most severe.
pub const fn grade(name: &'static str, example: i64) -> Input {
    whole(name, (1, 4), "grade, 1 the most severe", example)
}

/// Money in fen.
pub const fn fen(name: &'static str, example: i64) -> Input {
    input(name, Kind::Money, "fen", Sample::Whole(example))
}

/// A number in hundredths of a unit.
pub const fn hundredths(name: &'static str, unit: &'static str, example: i64) -> Input {
    input(name, Kind::Hundredths, unit, Sample::Whole(example))
}

/// A day.
pub const fn day(name: &'static str, example: &'static str) -> Input {
    input(name, Kind::Date, "day", Sample::Text(example))
}

/// A month.
pub const fn month(name: &'static str, example: &'static str) -> Input {
    input(name, Kind::Month, "month", Sample::Text(example))
}

/// A time of the day.
pub const fn time(name: &'static str, example: &'static str) -> Input {
    input(name, Kind::Time, "time", Sample::Text(example))
}

/// One of some words.
pub const fn code(name: &'static str, codes: &'static [&'static str], example: &'static str) -> Input {
    input(name, Kind::Code(codes), "code", Sample::Text(example))
}

/// `M` or `F`.
pub const fn sex(name: &'static str, example: &'static str) -> Input {
    code(name, &["M", "F"], example)
}

/// A text.
pub const fn text(name: &'static str, example: &'static str) -> Input {
    input(name, Kind::Text, "text", Sample::Text(example))
}

/// True or false.
pub const fn yes_no(name: &'static str, example: bool) -> Input {
    input(name, Kind::YesNo, "yes or no", Sample::Yes(example))
}

/// An area code.
pub const fn area(name: &'static str, example: &'static str) -> Input {
    input(name, Kind::Area, "area code", Sample::Text(example))
}

/// A list; the example is JSON.
pub const fn list(name: &'static str, fields: &'static [Input], example: &'static str) -> Input {
    input(name, Kind::List(fields), "items", Sample::Json(example))
}

impl Input {
    /// There is an answer without it.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self {
            required: false,
            ..self
        }
    }

    /// What is taken when it is not given. The answer names it among what was assumed.
    #[must_use]
    pub const fn or(self, otherwise: Sample) -> Self {
        Self {
            required: false,
            otherwise: Some(otherwise),
            ..self
        }
    }

    /// Yes, when it is not given.
    #[must_use]
    pub const fn or_yes(self) -> Self {
        self.or(Sample::Yes(true))
    }

    /// No, when it is not given.
    #[must_use]
    pub const fn or_no(self) -> Self {
        self.or(Sample::Yes(false))
    }

    /// Stands for a figure when it is given. A list of items with `from` (a month or a day) and a number stands for the
    /// figure as it changed.
    #[must_use]
    pub const fn sets(self, key: ParamKey) -> Self {
        Self {
            required: false,
            figure: Some(key),
            ..self
        }
    }
}
