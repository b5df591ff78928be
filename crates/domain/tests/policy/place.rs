//! Figures of a place: whatever rows there are, the rule sees the one that holds on the day, and the answer names it.

use super::ask_on;
use super::dice::Dice;
use chrono::{Days, NaiveDate};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::policy::EvalProblem;
use domain::values::AreaCode;
use serde_json::json;

const KEY: ParamKey = ParamKey::LandLossDivisor;

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2018, 1, 1).expect("a day")
}

fn some_day(dice: &mut Dice) -> NaiveDate {
    start() + Days::new(dice.number(0, 20) as u64)
}

fn some_row(dice: &mut Dice) -> PolicyParameter {
    let valid_from = some_day(dice);
    let length = Days::new(dice.number(0, 12) as u64);
    let area = dice.one(&[
        None,
        Some("33"),
        Some("3305"),
        Some("330503"),
        Some("330504"),
        Some("330503101"),
    ]);
    PolicyParameter {
        programme: "test".to_owned(),
        area: area.map(|code| AreaCode::parse(code).expect("an area")),
        key: KEY,
        value: dice.number(1, 600),
        valid_from,
        valid_to: dice.yes().then(|| valid_from + length),
        source: "test".to_owned(),
    }
}

#[test]
fn the_rule_sees_the_row_that_holds_on_the_day_in_the_place() {
    let mut dice = Dice::new("figures of a place");
    let (mut answered, mut not_set) = (0, 0);
    for _ in 0..500 {
        let mut params = Params((0..dice.number(0, 7)).map(|_| some_row(&mut dice)).collect());
        // Of two rows that begin on one day in one place the table keeps one.
        params.0.sort_by_key(|row| (row.area, row.valid_from));
        params.0.dedup_by_key(|row| (row.area, row.valid_from));
        let area = dice.one(&[None, Some("3305"), Some("330503"), Some("330503101201")]);
        let area = area.map(|code| AreaCode::parse(code).expect("an area"));
        let day = some_day(&mut dice);
        let answer = ask_on(
            "R19",
            &json!({ "balance_fen": 1_000_000_007_i64 }),
            &params,
            area,
            day,
        );
        match params.row(KEY, area, day) {
            Err(_) => {
                assert!(
                    matches!(answer, Err(EvalProblem::NotSet { key: KEY, .. })),
                    "{answer:?}"
                );
                not_set += 1;
            }
            Ok(row) => {
                let answer = answer.expect("an answer");
                let pension = (1_000_000_007 * 2 + row.value) / (row.value * 2);
                assert_eq!(answer.result, json!(pension), "{day} {area:?} {params:?}");
                let used: Vec<_> = answer
                    .version
                    .figures
                    .iter()
                    .map(|f| (f.value, f.valid_from, f.area))
                    .collect();
                assert_eq!(used, [(row.value, Some(row.valid_from), row.area)]);
                answered += 1;
            }
        }
    }
    assert!(
        answered > 100 && not_set > 100,
        "{answered} answered, {not_set} not set"
    );
}
