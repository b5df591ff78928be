//! The rules as they are asked from outside: every worked example once more by named inputs, every rule's own examples,
//! odd inputs of every kind, and hundreds of questions each against a second way to count.

mod dice;
mod odd;
mod reference;

use crate::cases::{figures_of, read, today};
use chrono::NaiveDate;
use domain::params::{ParamKey, Params, PolicyParameter, defaults};
use domain::policy::given::example;
use domain::policy::{self, EvalProblem, Evaluated};
use domain::values::AreaCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn area() -> AreaCode {
    AreaCode::parse("330503").expect("an area")
}

/// Asks a rule with the figures the program starts with.
fn ask(code: &str, input: &Value) -> Result<Evaluated, EvalProblem> {
    static STARTING: LazyLock<Params> = LazyLock::new(defaults);
    ask_with(code, input, &STARTING)
}

fn ask_with(code: &str, input: &Value, params: &Params) -> Result<Evaluated, EvalProblem> {
    policy::eval(policy::find(code)?, input, params, Some(area()), today())
}

#[test]
fn every_example_comes_out_as_written_by_its_named_inputs() {
    for rule in policy::rules() {
        let file = read(rule.code);
        let params = figures_of(&file);
        for case in &file.case {
            let input = serde_json::to_value(&case.input).expect("JSON");
            let said = match ask_with(rule.code, &input, &params) {
                Ok(answer) => answer.text,
                Err(EvalProblem::NotSet { key, .. }) => format!("{key} is not set"),
                Err(problem) => panic!("{} {input}: {problem}", rule.code),
            };
            assert_eq!(said, case.out, "{} {input}", rule.code);
        }
    }
}

#[test]
fn the_examples_of_the_inputs_together_are_a_question_with_an_answer() {
    for rule in policy::rules() {
        let answer = ask(rule.code, &example(rule.inputs));
        assert!(answer.is_ok(), "{}: {answer:?}", rule.code);
    }
}

#[test]
fn numbers_are_unique_names_are_plain_and_every_figure_has_a_unit_of_its_own() {
    let mut seen = BTreeSet::new();
    for rule in policy::rules() {
        assert!(seen.insert(rule.code), "{} stands twice", rule.code);
        assert!(!rule.title_zh.is_empty() && !rule.title_en.is_empty() && !rule.source.is_empty());
        assert!(!rule.inputs.is_empty(), "{} asks for nothing", rule.code);
        let mut names = BTreeSet::new();
        for input in rule.inputs {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(input.name.chars().all(plain), "{}: {}", rule.code, input.name);
            assert!(
                names.insert(input.name),
                "{}: {} stands twice",
                rule.code,
                input.name
            );
            assert!(!input.unit.is_empty(), "{}: {}", rule.code, input.name);
            assert!(
                input.figure.is_none_or(|key| rule.figures.contains(&key)),
                "{}: {} stands for a figure the rule does not use",
                rule.code,
                input.name
            );
        }
    }
}

#[test]
fn a_rule_is_found_however_its_number_is_written() {
    for written in ["R01", "r01", "R1", "1", " R01 "] {
        assert_eq!(
            policy::find(written).map(|rule| rule.code),
            Ok("R01"),
            "{written}"
        );
    }
    for written in [
        "",
        "R",
        "R0",
        "R107",
        "X1",
        "R01a",
        "R-1",
        "Ｒ01",
        "R99999999999999999999",
    ] {
        let problem = policy::find(written).map(|rule| rule.code);
        assert_eq!(problem, Err(EvalProblem::UnknownRule(written.to_owned())));
    }
}

fn row(scope: Option<&str>, key: ParamKey, value: i64, from: &str) -> PolicyParameter {
    PolicyParameter {
        programme: "test".to_owned(),
        area: scope.map(|code| AreaCode::parse(code).expect("an area")),
        key,
        value,
        valid_from: from.parse().expect("a day"),
        valid_to: None,
        source: "test".to_owned(),
    }
}

#[test]
fn the_smallest_area_wins_whatever_came_later_and_the_answer_names_the_row() {
    let mut params = defaults();
    params.0.extend([
        row(Some("330503"), ParamKey::DueAgeMin, 18, "2010-01-01"),
        row(Some("33"), ParamKey::DueAgeMin, 17, "2015-01-01"),
        row(Some("330504"), ParamKey::DueAgeMin, 20, "2010-01-01"),
    ]);
    let born = json!({ "born": "2001-01-01" });
    let answer = ask_with("R01", &born, &params).expect("an answer");
    assert_eq!(
        (answer.text.as_str(), answer.parts["age"].as_i64()),
        ("no", Some(17))
    );
    let used: Vec<_> = answer
        .version
        .figures
        .iter()
        .map(|figure| (figure.key, figure.value))
        .collect();
    assert_eq!(used, [(ParamKey::DueAgeMin, 18), (ParamKey::DueAgeMax, 59)]);
    let first = &answer.version.figures[0];
    assert_eq!(first.area, Some(area()));
    assert_eq!(first.valid_from, NaiveDate::from_ymd_opt(2010, 1, 1));
    let rule = policy::find("R01").expect("a rule");
    let city = AreaCode::parse("3305").ok();
    let elsewhere = policy::eval(rule, &born, &params, city, today()).expect("an answer");
    assert_eq!(elsewhere.text, "yes");
}

#[test]
fn what_was_taken_for_granted_is_told() {
    let answer = ask("R01", &json!({ "born": "1980-01-01", "rural": true })).expect("an answer");
    assert_eq!(
        answer.parts["assumed"],
        json!({ "registered_poor": true, "capacity": true, "willing": true })
    );
    assert_eq!(answer.result, json!(true));
}
