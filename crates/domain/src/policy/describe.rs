//! The table of rules as it is given out.

use super::{Input, Kind, Priority, Rule, UsedFigure, in_force};
use crate::params::{ParamKey, Params};
use crate::values::AreaCode;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

/// A rule, what it asks for, and the figures in force.
#[derive(Clone, Debug, Serialize)]
pub struct Described {
    /// Its number.
    pub rule: &'static str,
    /// Its name in Chinese.
    pub title: &'static str,
    /// Its name in English.
    pub title_en: &'static str,
    /// Document and words it comes from.
    pub source: &'static str,
    /// How soon it was to be built.
    pub priority: Priority,
    /// The figures it rests on, as they stand on the day and in the place that were asked for.
    pub version: DescribedVersion,
    /// What it asks for.
    pub inputs: Vec<DescribedInput>,
}

/// The figures of a rule on a day.
#[derive(Clone, Debug, Serialize)]
pub struct DescribedVersion {
    /// The day.
    pub on: NaiveDate,
    /// The place.
    pub area: Option<AreaCode>,
    /// The figures that are set.
    pub figures: Vec<UsedFigure>,
    /// The figures nobody has set: the rule has no answer that needs one of them.
    pub not_set: Vec<ParamKey>,
}

/// A fact a rule asks for.
#[derive(Clone, Debug, Serialize)]
pub struct DescribedInput {
    /// What it is called.
    pub name: &'static str,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What its number counts.
    pub unit: &'static str,
    /// One that could be given.
    pub example: Value,
    /// Whether there is no answer without it.
    pub required: bool,
    /// What is expected, in words.
    pub expected: String,
    /// What is taken for it when it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The words it may be.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub codes: &'static [&'static str],
    /// The least it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The most it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// The fields of its items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<DescribedInput>,
    /// The figure for which it stands when it is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<ParamKey>,
}

impl Described {
    /// A rule as it stands on a day and in a place.
    pub fn of(rule: &Rule, params: &Params, area: Option<AreaCode>, on: NaiveDate) -> Self {
        let figures = in_force(rule, params, area, on);
        let not_set = figures.iter().filter(|(_, figure)| figure.is_none());
        Self {
            rule: rule.code,
            title: rule.title_zh,
            title_en: rule.title_en,
            source: rule.source,
            priority: rule.priority,
            version: DescribedVersion {
                on,
                area,
                not_set: not_set.map(|(key, _)| *key).collect(),
                figures: figures.into_iter().filter_map(|(_, figure)| figure).collect(),
            },
            inputs: rule.inputs.iter().map(DescribedInput::of).collect(),
        }
    }
}

impl DescribedInput {
    fn of(input: &Input) -> Self {
        let (codes, items): (&[&str], &[Input]) = match input.kind {
            Kind::Code(codes) => (codes, &[]),
            Kind::List(fields) => (&[], fields),
            _ => (&[], &[]),
        };
        Self {
            name: input.name,
            kind: input.kind.name(),
            unit: input.unit,
            example: input.example.json(),
            required: input.required,
            expected: input.kind.expected(),
            default: input.otherwise.map(super::Sample::json),
            codes,
            min: input.kind.bounds().map(|(from, _)| from),
            max: input.kind.bounds().map(|(_, to)| to),
            items: items.iter().map(Self::of).collect(),
            figure: input.figure,
        }
    }
}
