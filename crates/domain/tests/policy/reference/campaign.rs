//! R89–R91, R93, R94, R105.

use super::{Dice, Reference, half_up, number_in, yes_no, yuan};
use serde_json::{Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R89",
        make: |dice| json!({ "class": dice.one(&["A", "B", "C"]), "allowance_fen": dice.number(0, 100_000) }),
        says: |asked| {
            let tenths = match asked["class"].as_str() {
                Some("A") => 3,
                Some("B") => 2,
                _ => 0,
            };
            yuan(half_up(number_in(asked, "allowance_fen") * tenths, 10))
        },
        answers: 100,
    },
    Reference {
        rule: "R90",
        make: |dice| {
            let consumption = dice.number(0, 5_000_000);
            let per = dice.one(&["year", "month"]);
            let support = consumption * 3 / 5 / if per == "month" { 12 } else { 1 };
            json!({ "consumption_fen": consumption, "support_per": per, "support_fen": (support + dice.number(-1, 1)).max(0) })
        },
        // Three fifths.
        says: |asked| {
            let months = if asked["support_per"] == "month" { 12 } else { 1 };
            yes_no(number_in(asked, "support_fen") * months * 5 >= number_in(asked, "consumption_fen") * 3)
        },
        answers: 2,
    },
    Reference {
        rule: "R91",
        make: costs,
        says: aid,
        answers: 100,
    },
    Reference {
        rule: "R93",
        make: |dice| {
            let day = if dice.mostly() {
                dice.day(2009, 2021).to_string()
            } else {
                "2012-02-29".to_owned()
            };
            json!({ "on": day, "plan": dice.one(&["S1d", "S1e"]) })
        },
        says: phase,
        answers: 5,
    },
    Reference {
        rule: "R94",
        make: |dice| json!({ "month": format!("2018-{:02}", dice.number(1, 12)) }),
        says: |asked| {
            match asked["month"].as_str().and_then(|month| month.get(5..)) {
                Some("05") => "mobilise+find",
                Some("06") => "find",
                Some("07") => "rectify",
                Some("08" | "09" | "10") => "rectify+survey",
                Some("11") => "rectify+summarise",
                _ => "none",
            }
            .to_owned()
        },
        answers: 6,
    },
    Reference {
        rule: "R105",
        make: |dice| json!({ "months_drawn": dice.number(115, 125) }),
        says: |asked| yes_no(number_in(asked, "months_drawn") <= 119),
        answers: 2,
    },
];

fn costs(dice: &mut Dice) -> Value {
    let recipient = dice.one(&["subsistence_allowance_recipient", "extreme_poverty_recipient"]);
    let mut asked = json!({
        "residual_fen": dice.number(0, 3_000_000),
        "class": recipient,
        "listed": dice.yes(),
    });
    if dice.yes() {
        asked["limit_fen"] = dice.number(0, 2_000_000).into();
    }
    asked
}

fn aid(asked: &Value) -> String {
    let percent = if asked["class"] == "extreme_poverty_recipient" {
        90
    } else if asked["listed"] == true {
        70
    } else {
        15
    };
    let share = half_up(number_in(asked, "residual_fen") * percent, 100);
    let limit = asked["limit_fen"].as_i64().map_or(share, i128::from);
    yuan(if limit < share { limit } else { share })
}

/// Texts of days compare as the days do.
fn phase(asked: &Value) -> String {
    let day = asked["on"].as_str().and_then(|day| day.get(5..)).expect("a day");
    let first = if asked["plan"] == "S1d" { "01-08" } else { "01-04" };
    if day == "02-29" {
        "mobilise (gap)"
    } else if day >= "11-01" {
        "evaluate"
    } else if day >= "03-01" {
        "implement"
    } else if day >= first {
        "mobilise"
    } else {
        "none"
    }
    .to_owned()
}
