//! R99–R104, R106.

use super::{Dice, Reference, day_in, half_up, number_in, walk_days, walk_months, yes_no};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R99",
        make: |dice| {
            let born = format!("{}-{:02}", dice.number(1955, 1992), dice.number(1, 12));
            let on = dice.one(&["2018-06-30", "2024-12-31", "2025-01-01", "2026-06-30"]);
            json!({ "group": dice.one(&["M", "F55", "F50"]), "born": born, "on": on })
        },
        says: retires,
        answers: 40,
    },
    Reference {
        rule: "R100",
        make: contract,
        says: lasts,
        answers: 2,
    },
    Reference {
        rule: "R101",
        make: |dice| {
            let groups = [
                "basics",
                "service_needs",
                "measures",
                "effects",
                "policy_use",
                "work_income",
            ];
            let mut flag = |name: &str| (name.to_owned(), Value::from(dice.yes()));
            groups.iter().map(|name| flag(name)).collect::<Map<_, _>>().into()
        },
        says: |asked| {
            let filled = asked.to_string().matches("true").count();
            format!("{}%", [0, 16, 33, 50, 66, 83, 100][filled])
        },
        answers: 6,
    },
    Reference {
        rule: "R102",
        make: pay,
        says: reaches,
        answers: 3,
    },
    Reference {
        rule: "R103",
        make: groups,
        says: totals,
        answers: 20,
    },
    Reference {
        rule: "R104",
        make: |dice| {
            let place = |dice: &mut Dice| {
                let county = dice.one(&["330503", "330502", "320503"]);
                format!("{county}{}", dice.one(&["", "101", "101201", "001001"]))
            };
            let hukou = place(dice);
            let workplace = if dice.mostly() {
                place(dice)
            } else {
                "3305".to_owned()
            };
            json!({ "work_area": workplace, "hukou_area": hukou })
        },
        says: |asked| {
            let six = |name: &str| {
                asked[name]
                    .as_str()
                    .expect("a code")
                    .chars()
                    .take(6)
                    .collect::<String>()
            };
            yes_no(six("work_area") == six("hukou_area"))
        },
        answers: 2,
    },
    Reference {
        rule: "R106",
        make: |dice| json!({ "start": dice.day(2015, 2030).to_string(), "after": dice.one(&[7, 30, 90, 180, 365]) }),
        says: |asked| walk_days(day_in(asked, "start"), number_in(asked, "after") as i64).to_string(),
        answers: 200,
    },
];

/// From birth month to birth month: a month more at the first one that is put off, and again after each few.
fn retires(asked: &Value) -> String {
    let (base, cap, first, step) = match asked["group"].as_str() {
        Some("M") => (720, 756, (1965, 1), 4),
        Some("F55") => (660, 696, (1970, 1), 4),
        _ => (600, 660, (1975, 1), 2),
    };
    let (year, month) = asked["born"]
        .as_str()
        .and_then(|born| born.split_once('-'))
        .expect("a month");
    let born: (i32, u32) = (year.parse().expect("a year"), month.parse().expect("a month"));
    let mut life = base;
    let (mut at, mut count) = (first, 0);
    while asked["on"].as_str() >= Some("2025") && at <= born {
        if count % step == 0 && life < cap {
            life += 1;
        }
        count += 1;
        at = if at.1 == 12 {
            (at.0 + 1, 1)
        } else {
            (at.0, at.1 + 1)
        };
    }
    format!("{}y{}m", life / 12, life % 12)
}

fn contract(dice: &mut Dice) -> Value {
    let start = dice.day(2016, 2024);
    let end = dice.near(start, 1, 4);
    let mut asked = json!({ "start": start.to_string() });
    if dice.mostly() {
        asked["end"] = end.to_string().into();
    }
    if dice.yes() {
        asked["kind"] = dice
            .one(&["labour_contract", "service_agreement", "proof_of_employment"])
            .into();
        asked["public_welfare"] = dice.yes().into();
        asked["insured"] = dice.yes().into();
    }
    asked
}

fn lasts(asked: &Value) -> String {
    let year = walk_months(day_in(asked, "start"), 12);
    let long = asked["end"].is_null() || walk_days(day_in(asked, "end"), 1) >= year;
    let proven = match asked["kind"].as_str() {
        None => true,
        Some(_) if asked["public_welfare"] == false => true,
        Some(paper) => paper == "labour_contract" && asked["insured"] == true,
    };
    yes_no(long && proven)
}

fn pay(dice: &mut Dice) -> Value {
    let minimum = dice.number(100_000, 300_000);
    let unit = dice.one(&["month", "day", "hour", "piece"]);
    let near = match unit {
        "day" => minimum * 100 / 2175,
        "hour" => minimum / 174,
        _ => minimum,
    };
    let mut asked =
        json!({ "minimum_wage_fen": minimum, "unit": unit, "pay_fen": near + dice.number(-2, 2) });
    if dice.yes() {
        asked["estimate_fen"] = (minimum + dice.number(-1, 1)).into();
    }
    asked
}

fn reaches(asked: &Value) -> String {
    let pay = number_in(asked, "pay_fen");
    let monthly = match (asked["unit"].as_str(), asked["estimate_fen"].as_i64()) {
        (Some("day"), _) => half_up(pay * 87, 4),
        (Some("hour"), _) => pay * 174,
        (Some("piece"), Some(estimate)) => i128::from(estimate),
        (Some("piece"), None) => return "estimate needed".to_owned(),
        _ => pay,
    };
    yes_no(monthly >= number_in(asked, "minimum_wage_fen"))
}

fn groups(dice: &mut Dice) -> Value {
    let people = |dice: &mut Dice| -> Vec<&str> {
        (0..dice.number(0, 4))
            .map(|_| dice.one(&["A", "B", "C", "D", "E"]))
            .collect()
    };
    json!({ "groups": [
        { "category": "poor_worker", "people": people(dice) },
        { "category": "person_with_disability", "people": people(dice) },
        { "category": "land_loss_farmer", "people": people(dice) },
    ] })
}

fn totals(asked: &Value) -> String {
    let mut everybody = HashSet::new();
    let mut parts = Vec::new();
    for group in asked["groups"].as_array().expect("groups") {
        let people: HashSet<&str> = group["people"]
            .as_array()
            .expect("people")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        parts.push(format!(
            "{} {}",
            group["category"].as_str().expect("a category"),
            people.len()
        ));
        everybody.extend(people);
    }
    format!("{} total {}", parts.join(", "), everybody.len())
}
