//! R83–R88.

use super::{Dice, Reference, number_in, walk_days, yes_no};
use serde_json::{Map, Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R83",
        make: |dice| json!({ "time": clock(dice, &[8 * 60, 8 * 60 + 50, 9 * 60, 16 * 60, 17 * 60]) }),
        says: part_of_the_day,
        answers: 6,
    },
    Reference {
        rule: "R84",
        make: |dice| {
            let set_day = dice.day(2017, 2020);
            let reported = walk_days(
                set_day - chrono::TimeDelta::days(1),
                dice.one(&[0, 1, 1, 1, 1, 2]),
            );
            json!({
                "set_day": set_day.to_string(),
                "reported_on": reported.to_string(),
                "reported_at": clock(dice, &[12 * 60]),
            })
        },
        // Texts of days and times compare as they do.
        says: |asked| {
            let text = |name: &str| asked[name].as_str().expect("a text");
            let reported = format!("{} {}", text("reported_on"), text("reported_at"));
            let late = reported > format!("{} 12:00:00", text("set_day"));
            if late { "late" } else { "on time" }.to_owned()
        },
        answers: 2,
    },
    Reference {
        rule: "R85",
        make: venue,
        says: venue_holds,
        answers: 2,
    },
    Reference {
        rule: "R86",
        make: |dice| {
            let workers: Vec<&str> = (0..dice.number(0, 2))
                .map(|_| dice.one(&["0012", "0013", "7", ""]))
                .collect();
            let asked = dice.number(0, 9);
            json!({ "points": (asked + dice.number(-1, 3)).max(0), "points_asked": asked, "workers": workers })
        },
        says: |asked| {
            let badges = asked["workers"].as_array().expect("workers");
            let enough = number_in(asked, "points") - number_in(asked, "points_asked") > -1;
            yes_no(enough && !badges.contains(&json!("")))
        },
        answers: 2,
    },
    Reference {
        rule: "R87",
        make: register,
        says: register_holds,
        answers: 4,
    },
    Reference {
        rule: "R88",
        make: |dice| {
            let stages = ["organise", "prepare", "run", "summarise"];
            json!({
                "present": dice.one(&stages),
                "next": dice.one(&stages),
                "checklist_done": dice.yes(),
                "waived_because": dice.one(&["", "  ", "停电"]),
            })
        },
        says: |asked| {
            let text = |name: &str| asked[name].as_str().expect("a text");
            let follows = matches!(
                (text("present"), text("next")),
                ("organise", "prepare") | ("prepare", "run") | ("run", "summarise")
            );
            yes_no(follows && (asked["checklist_done"] == true || text("waived_because") == "停电"))
        },
        answers: 2,
    },
];

/// A time a second or two, or a while, from one of some minutes of the day.
fn clock(dice: &mut Dice, near: &[i64]) -> String {
    let minute = dice.one(near);
    let away = dice.one(&[2, 2, 1800]);
    let second = (minute * 60 + dice.number(-away, away)).clamp(0, 86_399);
    format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

fn part_of_the_day(asked: &Value) -> String {
    let time = asked["time"].as_str().expect("a time");
    if time < "08:00:01" {
        "muster"
    } else if time < "08:50:01" {
        "setup"
    } else if time < "09:00:00" {
        "gap"
    } else if time < "16:00:00" {
        "open"
    } else if time < "17:00:00" {
        "pack"
    } else {
        "closed"
    }
    .to_owned()
}

/// Places with the number that is asked for; of those after the fifth the plan may say nothing.
const PLACES: [(&str, i64); 9] = [
    ("reception", 1),
    ("service", 2),
    ("material", 2),
    ("policy", 4),
    ("training", 2),
    ("recruiting", 1),
    ("stands", 1),
    ("screens", 1),
    ("arches", 1),
];

fn venue(dice: &mut Dice) -> Value {
    let mut plan = Map::new();
    for (at, (place, least)) in PLACES.into_iter().enumerate() {
        if at < 5 || dice.yes() {
            let short = i64::from(dice.number(0, 14) == 0);
            plan.insert(
                place.to_owned(),
                (least - short + dice.number(0, 1) * (1 - short)).into(),
            );
        }
    }
    if dice.yes() {
        plan.insert("hygiene".to_owned(), dice.mostly().into());
    }
    plan.into()
}

fn venue_holds(asked: &Value) -> String {
    let short = PLACES
        .iter()
        .filter(|(place, least)| asked[*place].as_i64().is_some_and(|planned| planned < *least))
        .count();
    yes_no(short == 0 && asked["hygiene"] != false)
}

fn register(dice: &mut Dice) -> Value {
    let mut rows = Vec::new();
    for _ in 0..dice.number(0, 5) {
        rows.push(json!({ "person": dice.one(&["A", "B", "C", "D", "E", "F"]), "evidence": dice.mostly() }));
    }
    let off = i64::from(!dice.mostly());
    if dice.yes() {
        json!({ "reported": rows.len() as i64 + off, "rows": rows })
    } else {
        json!({ "rows": rows })
    }
}

/// Each row is compared with every one before it.
fn register_holds(asked: &Value) -> String {
    let rows = asked["rows"].as_array().expect("rows");
    let is_again = |at: usize| rows[..at].iter().any(|row| row["person"] == rows[at]["person"]);
    let again = (0..rows.len()).filter(|at| is_again(*at)).count();
    match asked["reported"].as_i64() {
        None => again.to_string(),
        Some(reported) => {
            let signed = rows.iter().all(|row| row["evidence"] == true);
            yes_no(signed && again == 0 && reported == rows.len() as i64)
        }
    }
}
