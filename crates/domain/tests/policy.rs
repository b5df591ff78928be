//! The rules as they are asked from outside: every worked example once more by named inputs, every rule's own examples,
//! odd inputs of every kind, and hundreds of questions each against a second way to count.

mod dice;
mod odd;
mod place;
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
    ask_on(code, input, params, Some(area()), today())
}

fn ask_on(
    code: &str,
    input: &Value,
    params: &Params,
    area: Option<AreaCode>,
    on: NaiveDate,
) -> Result<Evaluated, EvalProblem> {
    policy::eval(policy::find(code)?, input, params, area, on)
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
fn every_rule_of_the_domain_rules_is_there_and_has_a_second_way() {
    let asked: BTreeSet<String> = (1..=106).map(|number| format!("R{number:02}")).collect();
    let table: Vec<&str> = policy::rules().iter().map(|rule| rule.code).collect();
    let there: BTreeSet<String> = table.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(there, asked);
    assert!(
        table.is_sorted_by_key(|code| code[1..].parse::<u32>().ok()),
        "{table:?}"
    );
    assert_eq!(reference::rules(), asked);
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

#[test]
fn an_answer_is_a_number_a_day_a_word_or_yes_and_no() {
    let result = |code: &str, input: Value| {
        ask(code, &input)
            .map(|answer| (answer.result, answer.parts))
            .expect(code)
    };
    assert_eq!(
        result("R09", json!({ "willing": 2, "transferred": 1 })).0,
        json!(false)
    );
    let (pension, parts) = result("R19", json!({ "balance_fen": 1_799_999 }));
    assert_eq!((pension, &parts["yuan"]), (json!(11_250), &json!("112.50")));
    assert_eq!(
        result("R14", json!({ "posted": "2012-02-24" })).0,
        json!("2012-03-03")
    );
    assert_eq!(result("R03", json!({ "age": 60 })).0, json!("allowance"));
    let (rate, parts) = result("R48", json!({ "certified": 0, "participants": 0 }));
    assert_eq!((rate, &parts["n/a"]), (Value::Null, &json!("no denominator")));
    let (fairs, parts) = result(
        "R51",
        json!({ "fairs": [{ "kind": "disability", "state": "held" }] }),
    );
    assert_eq!((fairs, &parts["enough"]), (json!(1), &json!(false)));
    let (waits, parts) = result("R14", json!({ "posted": "2012-02-24", "objections": 1 }));
    assert_eq!((waits, &parts["waits_for"]), (Value::Null, &json!("objection")));
}

#[test]
fn each_month_and_each_year_uses_its_own_row_and_all_are_named() {
    let mut params = defaults();
    params.0.extend([
        row(Some("330503"), ParamKey::MinimumWage, 152_000, "2017-01-01"),
        row(Some("33"), ParamKey::MinimumWage, 100_000, "2018-03-01"),
        row(Some("330503"), ParamKey::MinimumWage, 164_000, "2018-07-01"),
    ]);
    let asked = json!({ "from": "2018-01", "months": 12 });
    let answer = ask_with("R38", &asked, &params).expect("an answer");
    assert_eq!(answer.text, "7584.00");
    let wages = answer
        .version
        .figures
        .iter()
        .filter(|figure| figure.key == ParamKey::MinimumWage);
    assert_eq!(
        wages.map(|figure| figure.value).collect::<Vec<_>>(),
        [152_000, 164_000]
    );

    params.0.extend([
        row(
            Some("330503"),
            ParamKey::CountyFarmland,
            120_000_000,
            "2017-01-01",
        ),
        row(Some("330503"), ParamKey::CountyFarmland, 1, "2018-01-01"),
        row(
            Some("330503"),
            ParamKey::CountyAgriPopulation,
            1_000_000,
            "2017-01-01",
        ),
    ]);
    let asked = json!({ "household_area": 143, "household_people": 4 });
    let answer = ask_with("R02", &asked, &params).expect("an answer");
    assert_eq!(answer.text, "yes", "the county's farmland is that of last year");
    let farmland = answer
        .version
        .figures
        .iter()
        .find(|figure| figure.key == ParamKey::CountyFarmland);
    assert_eq!(farmland.map(|figure| figure.value), Some(120_000_000));
}

#[test]
fn a_figure_that_is_given_stands_for_the_one_of_the_table_and_is_named_so() {
    let asked = |wage: i64| json!({ "from": "2018-01", "months": 1, "minimum_wage_fen": wage });
    let answer = ask("R38", &asked(152_000)).expect("an answer");
    let wage = answer
        .version
        .figures
        .iter()
        .find(|figure| figure.key == ParamKey::MinimumWage);
    let wage = wage.expect("the wage");
    assert_eq!(
        (wage.value, wage.source.as_str(), wage.valid_from),
        (152_000, "input", None)
    );
    let no_change =
        json!({ "from": "2018-01", "months": 1, "minimum_wage_fen": 152_000, "minimum_wages": [] });
    assert_eq!(
        ask("R38", &no_change).map(|answer| answer.text).as_deref(),
        Ok("608.00")
    );
    let problem = ask("R38", &asked(1)).expect_err("too little");
    assert!(matches!(problem, EvalProblem::OutOfRange { .. }), "{problem:?}");
    let unset = ask("R38", &json!({ "from": "2018-01", "months": 1 }))
        .expect_err("not set")
        .to_string();
    for word in [
        "wage.minimum_month is not set",
        "songgang figures set",
        "\"minimum_wage_fen\"",
    ] {
        assert!(unset.contains(word), "{unset}");
    }
}

#[test]
fn a_month_is_not_paid_for_twice() {
    let others =
        |from: &str, months: i64| json!([{ "subsidy": "auxiliary", "from": from, "months": months }]);
    let ask_with = |from: &str, months: i64| {
        let wage = json!({ "from": "2018-01", "months": 3, "minimum_wage_fen": 152_000, "others": others(from, months) });
        let plain = json!({ "from": "2018-01", "months": 3, "others": others(from, months) });
        ["R35", "R38", "R41"]
            .map(|rule| ask(rule, if rule == "R38" { &wage } else { &plain }).map(|answer| answer.text))
    };
    for (from, months) in [("2018-03", 1), ("2017-01", 13), ("2018-02", 1), ("2017-01", 100)] {
        for answer in ask_with(from, months) {
            assert!(
                matches!(answer, Err(EvalProblem::Contradiction { name: "others", .. })),
                "{from}: {answer:?}"
            );
        }
    }
    for (from, months) in [("2018-04", 1), ("2017-01", 12), ("2018-02", 0)] {
        let answers =
            ask_with(from, months).map(|answer| answer.unwrap_or_else(|problem| problem.to_string()));
        assert_eq!(answers, ["450.00", "1824.00", "600.00"], "{from}");
    }
}
