//! Rates: R56, R57, R59–R62, R68, R69, R74, R76, R77, R81. The least part that passes is found by whole division.

use super::{Dice, Reference, number_in};
use serde_json::{Value, json};

macro_rules! rate {
    ($rule:literal, $part:literal, $whole:literal, $percent:literal) => {
        Reference {
            rule: $rule,
            make: |dice| {
                let (part, whole) = around(dice, $percent);
                json!({ $part: part, $whole: whole })
            },
            says: |asked| passes_from(number_in(asked, $part), number_in(asked, $whole), $percent),
            answers: 3,
        }
    };
}

pub const REFERENCES: &[Reference] = &[
    rate!("R56", "full_time", "posts", 100),
    rate!("R57", "transferred", "surplus", 95),
    rate!("R59", "insured", "eligible", 99),
    rate!("R60", "insured", "villagers", 95),
    rate!("R61", "trained", "in_need", 100),
    rate!("R62", "certified", "full_time", 95),
    rate!("R68", "insured", "eligible", 95),
    rate!("R74", "transferred", "labour_force", 70),
    rate!("R76", "cleared_fen", "found_fen", 99),
    rate!("R81", "covered", "places", 100),
    Reference {
        rule: "R69",
        make: network,
        says: |asked| {
            let number = |name| number_in(asked, name);
            let towns = passes_from(number("towns_with_platform"), number("towns"), 100);
            let left_out = number("stations") < 75 || number("unassigned") != 0;
            if towns == "pass" && left_out {
                "fail".to_owned()
            } else {
                towns
            }
        },
        answers: 3,
    },
    Reference {
        rule: "R77",
        make: |dice| {
            let direct = dice.number(0, 1) * dice.number(0, 900);
            let most = direct / 9;
            json!({ "direct": direct, "dispatched": (most + dice.number(-1, 1)).max(0) })
        },
        // A tenth of all is a ninth of the others.
        says: |asked| {
            match (number_in(asked, "direct"), number_in(asked, "dispatched")) {
                (0, 0) => "N/A",
                (direct, dispatched) if dispatched * 9 > direct => "no",
                _ => "yes",
            }
            .to_owned()
        },
        answers: 3,
    },
];

/// A part near the target of a whole, small and large, none among them.
fn around(dice: &mut Dice, percent: i64) -> (i64, i64) {
    let most = dice.one(&[1, 40, 3000, 1_000_000_000]);
    let whole = if dice.mostly() { dice.number(1, most) } else { 0 };
    let target = (i128::from(whole) * i128::from(percent) / 100) as i64;
    ((target + dice.number(-1, 1)).max(0), whole)
}

fn network(dice: &mut Dice) -> Value {
    let towns = if dice.mostly() { dice.number(1, 20) } else { 0 };
    let short = i64::from(!dice.mostly());
    json!({
        "towns": towns,
        "towns_with_platform": (towns - short).max(0),
        "stations": dice.number(73, 78),
        "unassigned": dice.number(0, 2) / 2,
    })
}

/// "pass" from the least part on that is no less than the share.
fn passes_from(part: i128, whole: i128, percent: i128) -> String {
    let whole_percents = whole * percent;
    let least = whole_percents / 100 + i128::from(whole_percents % 100 != 0);
    match whole {
        0 => "N/A",
        _ if part < least => "fail",
        _ => "pass",
    }
    .to_owned()
}
