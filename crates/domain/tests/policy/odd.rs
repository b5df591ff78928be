//! Odd inputs: each gets a problem that names it, and nothing panics.

use super::ask;
use super::dice::Dice;
use domain::policy::given::example;
use domain::policy::{self, EvalProblem, Input, Kind};
use serde_json::{Map, Value, json};

/// Values of every type JSON has, large, small and hostile.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("2018-02-30"),
        json!("2018-6-3"),
        json!("9999-12-31"),
        json!("0000-00-00"),
        json!("2018-13"),
        json!("25:00"),
        json!("M"),
        json!("贫困劳动者\u{0}\u{202e}"),
        json!("x".repeat(10_000)),
        json!([]),
        json!([null]),
        json!([1, "2", [3], { "x": 4 }]),
        json!({}),
        json!({ "x": 1 }),
    ]
}

/// Whether a rule may take it.
fn suits(kind: Kind, value: &Value) -> bool {
    let within = |number: i64| {
        kind.bounds()
            .is_some_and(|(from, to)| (from..=to).contains(&number))
    };
    match kind {
        Kind::Whole(..) | Kind::Money | Kind::Hundredths => value.as_i64().is_some_and(within),
        Kind::YesNo => value.is_boolean(),
        Kind::Text => value.as_str().is_some_and(|text| text.chars().count() <= 200),
        Kind::Code(codes) => value.as_str().is_some_and(|text| codes.contains(&text)),
        Kind::List(_) => value.is_array(),
        Kind::Date | Kind::Month | Kind::Time | Kind::Area => false,
    }
}

#[test]
fn each_odd_value_is_a_problem_of_the_input_it_was_given_for() {
    for rule in policy::rules() {
        for input in rule.inputs {
            for odd in odd_values() {
                let mut asked = example(rule.inputs);
                asked[input.name] = odd.clone();
                let answer = ask(rule.code, &asked);
                if suits(input.kind, &odd) || (!input.required && odd.is_null()) {
                    continue;
                }
                let Err(problem) = answer else {
                    panic!("{} answers {asked}", rule.code)
                };
                let said = problem.to_string();
                assert!(
                    said.contains(input.name) && said.contains("such as"),
                    "{}: {said}",
                    rule.code
                );
            }
        }
    }
}

#[test]
fn an_unknown_name_is_told_with_the_known_ones() {
    for rule in policy::rules() {
        let mut asked = example(rule.inputs);
        asked["brith"] = json!(1);
        let Err(problem) = ask(rule.code, &asked) else {
            panic!("{} takes anything", rule.code)
        };
        assert!(matches!(problem, EvalProblem::UnknownInput { .. }), "{problem:?}");
        assert!(problem.to_string().contains(rule.inputs[0].name), "{problem}");
    }
    for odd in odd_values().iter().filter(|odd| !odd.is_object()) {
        assert!(
            matches!(ask("R01", odd), Err(EvalProblem::NotAnObject { .. })),
            "{odd}"
        );
    }
}

#[test]
fn whatever_an_input_takes_the_rule_answers_or_says_why_not() {
    for rule in policy::rules() {
        let mut dice = Dice::new(rule.code);
        for _ in 0..300 {
            let asked = any(rule.inputs, &mut dice);
            if let Err(problem) = ask(rule.code, &asked) {
                let told = matches!(
                    problem,
                    EvalProblem::NotSet { .. }
                        | EvalProblem::Contradiction { .. }
                        | EvalProblem::Missing { .. }
                        | EvalProblem::OutOfRange { .. }
                );
                assert!(told, "{} {asked}: {problem:?}", rule.code);
            }
        }
    }
}

fn any(inputs: &[Input], dice: &mut Dice) -> Value {
    let mut asked = Map::new();
    for input in inputs {
        if input.required || dice.mostly() {
            asked.insert(input.name.to_owned(), some(input, dice));
        }
    }
    asked.into()
}

/// A value an input takes; ends of the range among them.
fn some(input: &Input, dice: &mut Dice) -> Value {
    match input.kind {
        Kind::Whole(..) | Kind::Money | Kind::Hundredths => {
            let (from, to) = input.kind.bounds().expect("bounds");
            json!(match dice.number(0, 4) {
                0 => from,
                1 => to,
                2 => dice.number(from, to),
                _ => from.saturating_add(dice.number(0, 40)).min(to),
            })
        }
        Kind::Date => {
            let (year, month, day) = (dice.number(1900, 2199), dice.number(1, 12), dice.number(1, 28));
            json!(format!("{year:04}-{month:02}-{day:02}"))
        }
        Kind::Month => json!(format!(
            "{:04}-{:02}",
            dice.number(1900, 2199),
            dice.number(1, 12)
        )),
        Kind::Time => {
            let (hour, minute, second) = (dice.number(0, 23), dice.number(0, 59), dice.number(0, 59));
            json!(format!("{hour:02}:{minute:02}:{second:02}"))
        }
        Kind::Code(codes) => json!(dice.one(codes)),
        Kind::Text => json!(dice.one(&["", "A", "甲", "11010519491231002X", "10:00"])),
        Kind::YesNo => json!(dice.yes()),
        Kind::Area => json!(dice.one(&["33", "3305", "330503", "330503101", "330503101201"])),
        Kind::List(fields) => (0..dice.number(0, 6)).map(|_| any(fields, dice)).collect(),
    }
}
