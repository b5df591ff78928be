//! R54, R55, R58, R63–R67, R70–R73, R92.

use super::{Dice, Reference, day_in, last_of_month, number_in, walk_days, yes_no, yuan};
use chrono::Datelike;
use serde_json::{Map, Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R54",
        make: |dice| {
            flags(
                dice,
                &["organisation", "staff", "funds", "premises", "work", "rules"],
            )
        },
        says: |asked| yes_no(!asked.to_string().contains("false")),
        answers: 2,
    },
    Reference {
        rule: "R55",
        make: |dice| {
            let villages: Vec<i64> = (0..dice.number(0, 4)).map(|_| dice.number(0, 3)).collect();
            json!({ "villages": villages })
        },
        says: |asked| match items(asked, "villages") {
            [] => "N/A".to_owned(),
            villages => yes_no(!villages.contains(&json!(0))),
        },
        answers: 3,
    },
    Reference {
        rule: "R58",
        make: household_cases,
        says: still_open,
        answers: 2,
    },
    Reference {
        rule: "R63",
        make: |dice| json!({ "towns": dice.number(18, 22) }),
        says: |asked| yes_no(asked["towns"] == 20),
        answers: 2,
    },
    Reference {
        rule: "R64",
        make: month_report,
        says: rolled_up,
        answers: 3,
    },
    Reference {
        rule: "R65",
        make: |dice| {
            let mut haves = Map::new();
            for name in ["work", "pension", "medical", "learning"] {
                if dice.mostly() {
                    haves.insert(name.to_owned(), dice.mostly().into());
                }
            }
            haves.into()
        },
        says: |asked| yes_no(!asked.to_string().contains("false")),
        answers: 2,
    },
    Reference {
        rule: "R66",
        make: |dice| json!({ "kind": dice.one(&["county", "functional"]), "towns": dice.number(0, 3) }),
        says: |asked| {
            let over = number_in(asked, "towns") - if asked["kind"] == "county" { 2 } else { 1 };
            match over {
                0 => "ok",
                ..0 => "short",
                _ => "over",
            }
            .to_owned()
        },
        answers: 3,
    },
    Reference {
        rule: "R67",
        make: |dice| json!({ "handed_in": format!("2023-{:02}-{:02}", dice.number(8, 10), dice.number(23, 28)) }),
        says: |asked| yes_no(asked["handed_in"].as_str() < Some("2023-09-26")),
        answers: 2,
    },
    Reference {
        rule: "R70",
        make: |dice| json!({ "accepted": dice.number(0, 200) }),
        says: |asked| shared(number_in(asked, "accepted"), 500_000),
        answers: 100,
    },
    Reference {
        rule: "R71",
        make: |dice| json!({ "stations": dice.number(0, 200) }),
        says: |asked| shared(number_in(asked, "stations"), 250_000),
        answers: 100,
    },
    Reference {
        rule: "R72",
        make: |dice| {
            let city = dice.number(0, 500_000_000);
            json!({ "city_fen": city, "district_fen": (city + dice.number(-1, 1)).max(0) })
        },
        says: |asked| yes_no(number_in(asked, "district_fen") - number_in(asked, "city_fen") >= 0),
        answers: 2,
    },
    Reference {
        rule: "R73",
        make: equipment,
        says: found,
        answers: 3,
    },
    Reference {
        rule: "R92",
        make: |dice| flags(dice, &["project", "training", "premises", "loan", "consultation"]),
        says: |asked| match asked.to_string().matches("true").count() {
            5 => "5/5 complete".to_owned(),
            done => format!("{done}/5"),
        },
        answers: 4,
    },
];

fn flags(dice: &mut Dice, names: &[&str]) -> Value {
    let flag = |name: &&str| ((*name).to_owned(), Value::from(dice.mostly()));
    Value::Object(names.iter().map(flag).collect())
}

fn items<'a>(asked: &'a Value, name: &str) -> &'a [Value] {
    asked[name].as_array().map_or(&[], Vec::as_slice)
}

fn household_cases(dice: &mut Dice) -> Value {
    let end = dice.day(2017, 2020);
    let end = last_of_month(end.year(), end.month());
    let mut cases = Vec::new();
    for _ in 0..dice.number(0, 3) {
        let opened = dice.near(end, 0, 40);
        let closed = walk_days(opened, dice.number(0, 40));
        cases.push(if dice.mostly() {
            json!({ "opened": opened.to_string(), "closed": closed.to_string() })
        } else {
            json!({ "opened": opened.to_string() })
        });
    }
    json!({ "month": end.format("%Y-%m").to_string(), "cases": cases })
}

/// Texts of days compare as the days do.
fn still_open(asked: &Value) -> String {
    let month = asked["month"].as_str().expect("a month");
    let is_open = |case: &Value| {
        let opened = case["opened"].as_str().expect("a day").get(..7) <= Some(month);
        opened
            && case["closed"]
                .as_str()
                .is_none_or(|closed| closed.get(..7) > Some(month))
    };
    yes_no(!items(asked, "cases").iter().any(is_open))
}

fn month_report(dice: &mut Dice) -> Value {
    let households = dice.number(0, 300);
    let children: Vec<i64> = (0..dice.number(0, 4)).map(|_| dice.number(0, 200)).collect();
    let off = if dice.mostly() { 0 } else { dice.number(-1, 1) };
    let claimed = (children.iter().sum::<i64>() + off).max(0);
    let confirmed = if dice.mostly() {
        households
    } else {
        dice.number(0, households)
    };
    json!({ "households": households, "confirmed": confirmed, "children": children, "claimed": claimed })
}

fn rolled_up(asked: &Value) -> String {
    let mut left = number_in(asked, "claimed");
    for child in items(asked, "children") {
        left -= i128::from(child.as_i64().expect("a number"));
    }
    if asked["confirmed"] != asked["households"] {
        "block"
    } else if left == 0 {
        "accept"
    } else {
        "reject"
    }
    .to_owned()
}

fn shared(stations: i128, each: i128) -> String {
    let half: i128 = (0..stations).map(|_| each).sum();
    format!("{} = {} + {}", yuan(half + half), yuan(half), yuan(half))
}

fn equipment(dice: &mut Dice) -> Value {
    json!({
        "area_m2": dice.one(&[98, 99, 100, 101, 199, 200, 201]),
        "windows": dice.one(&[9, 10, 11, 12, 13]),
        "display": dice.mostly(),
        "telephone": dice.mostly(),
        "notice_board": dice.mostly(),
    })
}

fn found(asked: &Value) -> String {
    let area = number_in(asked, "area_m2");
    if asked.to_string().contains("false") || number_in(asked, "windows") < 10 {
        "no"
    } else if (area - 150).abs() > 50 {
        "warn"
    } else {
        "yes"
    }
    .to_owned()
}

#[test]
fn the_end_of_a_month_is_its_last_day() {
    for asked in ["2018-02", "2020-02", "2018-12"] {
        let first = day_in(&json!({ "day": format!("{asked}-01") }), "day");
        assert_eq!(
            domain::values::dates::month_end(first),
            last_of_month(first.year(), first.month())
        );
    }
}
