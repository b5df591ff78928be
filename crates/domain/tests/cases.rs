//! Worked examples as data: `cases/R01.toml` … Every example of the rules runs; every figure a rule uses is moved by one
//! in both directions, and some example must notice.

use chrono::NaiveDate;
use domain::params::{NotSet, ParamKey, Params, PolicyParameter, defaults};
use serde::Deserialize;
use std::path::PathBuf;
use toml::Table;

use crate::rules::TOPICS;

/// A rule under test.
pub struct RuleUnderTest {
    /// `R01`.
    pub id: &'static str,
    /// How many examples the domain rules give; the file holds at least as many.
    pub examples: usize,
    /// The figures it uses.
    pub figures: &'static [ParamKey],
    /// Runs one example.
    pub run: fn(&Input) -> Result<String, NotSet>,
}

/// What one example puts in.
pub struct Input<'a> {
    values: &'a Table,
    /// Figures in force.
    pub params: &'a Params,
    /// The day asked on.
    pub on: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    rule: String,
    source: String,
    /// Figures the seeds leave open, set for the examples alone.
    #[serde(default)]
    figures: Table,
    pub case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(rename = "in")]
    pub input: Table,
    pub out: String,
    /// Not among the examples of the domain rules: ours, for a bound they leave untested.
    #[serde(default)]
    extra: bool,
}

#[test]
fn every_example_comes_out_as_written() {
    for rule in rules() {
        let file = read(rule.id);
        let params = figures_of(&file);
        for case in &file.case {
            let got = outcome(rule, case, &params);
            assert_eq!(got, case.out, "{} {}", rule.id, case.input);
        }
    }
}

#[test]
fn every_rule_has_its_file_and_no_fewer_examples_than_the_rules_give() {
    for rule in rules() {
        let file = read(rule.id);
        assert_eq!(file.rule, rule.id);
        assert!(!file.source.is_empty(), "{} names no source", rule.id);
        let given = file.case.iter().filter(|case| !case.extra).count();
        assert!(
            given >= rule.examples,
            "{}: {given} of {} examples",
            rule.id,
            rule.examples
        );
    }
}

#[test]
fn no_case_file_is_forgotten() {
    let files = std::fs::read_dir(folder()).expect("the folder of cases");
    for file in files {
        let name = file.expect("an entry").file_name().into_string().expect("a name");
        let id = name.strip_suffix(".toml").expect("a TOML file");
        assert!(rules().any(|rule| rule.id == id), "{name} is run by no rule");
    }
}

#[test]
fn a_changed_figure_changes_an_example() {
    for rule in rules() {
        let file = read(rule.id);
        let params = figures_of(&file);
        for key in rule.figures {
            for step in [-1, 1] {
                let moved = moved(&params, *key, step);
                let noticed = file
                    .case
                    .iter()
                    .any(|case| outcome(rule, case, &moved) != case.out);
                assert!(noticed, "{}: no example notices {key} {step:+}", rule.id);
            }
        }
    }
}

/// Every rule with examples.
fn rules() -> impl Iterator<Item = &'static RuleUnderTest> {
    TOPICS.iter().copied().flatten()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

pub fn read(id: &str) -> CaseFile {
    let path = folder().join(format!("{id}.toml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn figures_of(file: &CaseFile) -> Params {
    let mut params = defaults();
    for (key, value) in &file.figures {
        params.0.push(PolicyParameter {
            programme: "examples".to_owned(),
            area: None,
            key: key.parse().expect("the key of a figure"),
            value: value.as_integer().expect("a whole number"),
            valid_from: NaiveDate::MIN,
            valid_to: None,
            source: file.rule.clone(),
        });
    }
    params
}

/// The day all examples are asked on that name none.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 6, 30).expect("a day")
}

fn moved(params: &Params, key: ParamKey, step: i64) -> Params {
    let mut moved = params.clone();
    let rows = moved.0.iter_mut().filter(|row| row.key == key);
    rows.for_each(|row| row.value += step);
    assert_ne!(moved, *params, "{key} has no figure to move");
    moved
}

fn outcome(rule: &RuleUnderTest, case: &Case, params: &Params) -> String {
    let values = &case.input;
    let on = values
        .get("on")
        .map(|on| on.as_str().expect("a day").parse().expect("a day"));
    let input = Input {
        values,
        params,
        on: on.unwrap_or_else(today),
    };
    (rule.run)(&input).unwrap_or_else(|NotSet(key)| format!("{key} is not set"))
}

impl Input<'_> {
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn number(&self, name: &str) -> i64 {
        let value = self.values.get(name).and_then(toml::Value::as_integer);
        value.unwrap_or_else(|| panic!("{name} is no number in {}", self.values))
    }

    pub fn count(&self, name: &str) -> u64 {
        u64::try_from(self.number(name)).expect("none or more")
    }

    pub fn text(&self, name: &str) -> &str {
        let value = self.values.get(name).and_then(toml::Value::as_str);
        value.unwrap_or_else(|| panic!("{name} is no text in {}", self.values))
    }

    /// `true` unless it says otherwise.
    pub fn flag(&self, name: &str) -> bool {
        self.values
            .get(name)
            .is_none_or(|value| value.as_bool() == Some(true))
    }

    pub fn day(&self, name: &str) -> NaiveDate {
        self.text(name)
            .parse()
            .unwrap_or_else(|_| panic!("{name} is no day in {}", self.values))
    }

    pub fn list(&self, name: &str) -> &[toml::Value] {
        self.values
            .get(name)
            .and_then(toml::Value::as_array)
            .map_or(&[], Vec::as_slice)
    }
}
