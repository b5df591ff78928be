//! R06, R10–R12, R46–R53.

use super::{
    Dice, Reference, day_in, last_of_month, number_in, passes, second, walk_months, yes_in, yes_no, yuan,
};
use super::{half_up, near_share};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

pub const REFERENCES: &[Reference] = &[
    second("R06", 3, course, |asked| {
        let (age, grade) = (number_in(asked, "age"), number_in(asked, "grade"));
        let fits = age > 15 && age < 41 && yes_in(asked, "literate") && yes_in(asked, "willing");
        let answer = match (fits, asked["kind"].as_str().expect("a kind")) {
            (false, _) => "no",
            (_, "limb") if grade == 1 => "no",
            (_, "hearing" | "speech") if grade < 3 => "no",
            (_, "visual") if grade < 4 => "no",
            (_, "limb" | "hearing" | "speech" | "visual") => "yes",
            _ => "manual",
        };
        answer.to_owned()
    }),
    second("R10", 2, exemption, |asked| {
        let (founded, on) = (day_in(asked, "founded"), day_in(asked, "on"));
        let young = on >= founded && on <= walk_months(founded, 36);
        let (staff, year) = (number_in(asked, "staff"), on.year());
        let few_now = (2020..=2027).contains(&year) && staff < 31;
        yes_no(few_now || yes_in(asked, "small") && young && staff < 21)
    }),
    second("R11", 20, quota, |asked| {
        let required = number_in(asked, "staff") * number_in(asked, "ratio");
        let placed = (number_in(asked, "placed") + number_in(asked, "severe")) * 10_000;
        if placed > required {
            return "reward".to_owned();
        }
        yuan(half_up(
            (required - placed) * number_in(asked, "average_wage_fen"),
            10_000,
        ))
    }),
    second("R12", 2, premium, |asked| {
        let named = ["subsistence_allowance", "extreme_poverty", "relapsed_poor"];
        let grade = asked["grade"].as_i64().unwrap_or(9);
        yes_no(grade < 3 || named.iter().any(|name| asked[name] == true))
    }),
    second(
        "R46",
        2,
        |dice| json!({ "people": dice.number(395, 404) }),
        |asked| yes_no(number_in(asked, "people") > 399),
    ),
    second(
        "R47",
        2,
        |dice| json!({ "trained": dice.number(778, 782), "outcomes": dice.number(538, 542) }),
        |asked| yes_no(number_in(asked, "trained") > 779 && number_in(asked, "outcomes") > 539),
    ),
    second(
        "R48",
        3,
        |dice| near_share(dice, ("certified", "participants"), 70),
        |asked| {
            passes(
                number_in(asked, "certified"),
                number_in(asked, "participants"),
                70,
            )
        },
    ),
    second(
        "R49",
        3,
        |dice| near_share(dice, ("employed", "participants"), 70),
        |asked| passes(number_in(asked, "employed"), number_in(asked, "participants"), 70),
    ),
    second(
        "R50",
        3,
        |dice| near_share(dice, ("offered", "group"), 99),
        |asked| passes(number_in(asked, "offered"), number_in(asked, "group"), 100),
    ),
    second("R51", 4, fairs, |asked| {
        let mut held = 0;
        for fair in asked["fairs"].as_array().expect("a list") {
            let this_year = fair["day"].as_str().is_none_or(|day| day.starts_with("2018"));
            if fair["kind"] == "disability" && fair["state"] == "held" && this_year {
                held += 1;
            }
        }
        held.to_string()
    }),
    second("R52", 40, report, |asked| {
        let (year, number) = (number_in(asked, "year") as i32, number_in(asked, "number") as u32);
        let day = match asked["period"].as_str().expect("a period") {
            "month" if number == 12 => NaiveDate::from_ymd_opt(year + 1, 1, 5).expect("a day"),
            "month" => NaiveDate::from_ymd_opt(year, number + 1, 5).expect("a day"),
            "quarter" => last_of_month(year, [3, 6, 9, 12][number as usize - 1]),
            "half" => last_of_month(year, [6, 12][number as usize - 1]),
            _ => last_of_month(year, 12),
        };
        day.to_string()
    }),
    second(
        "R53",
        50,
        |dice| json!({ "clients": dice.number(0, 200) }),
        |asked| {
            let clients = number_in(asked, "clients");
            let named = if clients > 100 { 100 } else { clients };
            format!("{named} short {}", 100 - named)
        },
    ),
];

fn course(dice: &mut Dice) -> Value {
    let kinds = [
        "visual",
        "hearing",
        "speech",
        "limb",
        "intellectual",
        "mental",
        "multiple",
    ];
    json!({
        "age": dice.one(&[15, 16, 30, 40, 41]),
        "kind": dice.one(&kinds),
        "grade": dice.number(1, 4),
        "literate": dice.mostly(),
        "willing": dice.mostly(),
    })
}

fn exemption(dice: &mut Dice) -> Value {
    let founded = dice.day(2000, 2025);
    let years = dice.one(&[0, 1, 3]);
    json!({
        "founded": founded.to_string(),
        "on": dice.near(founded, years, 2).to_string(),
        "staff": dice.one(&[18, 20, 21, 30, 31]),
        "small": dice.mostly(),
    })
}

fn quota(dice: &mut Dice) -> Value {
    let staff = dice.number(1, 500);
    let placed = dice.number(0, 8).min(staff);
    json!({
        "staff": staff,
        "placed": placed,
        "severe": dice.number(0, 2).min(placed),
        "average_wage_fen": dice.number(3_000_000, 9_999_999),
        "ratio": dice.number(150, 200),
    })
}

fn premium(dice: &mut Dice) -> Value {
    let mut asked = json!({
        "subsistence_allowance": !dice.mostly(),
        "extreme_poverty": !dice.mostly(),
        "relapsed_poor": !dice.mostly(),
    });
    if dice.yes() {
        asked["grade"] = json!(dice.number(1, 4));
    }
    asked
}

fn fairs(dice: &mut Dice) -> Value {
    let count = dice.number(0, 6);
    let mut fair = || {
        let mut fair = json!({
            "kind": dice.one(&["disability", "disability", "general_with_zone", "general"]),
            "state": dice.one(&["held", "held", "planned", "cancelled"]),
        });
        if dice.yes() {
            fair["day"] = json!(dice.day(2017, 2019).to_string());
        }
        fair
    };
    let fairs: Vec<Value> = (0..count).map(|_| fair()).collect();
    json!({ "year": 2018, "fairs": fairs })
}

fn report(dice: &mut Dice) -> Value {
    let (period, parts) = dice.one(&[("month", 12), ("quarter", 4), ("half", 2), ("year", 1)]);
    json!({ "period": period, "year": dice.number(2000, 2030), "number": dice.number(1, parts) })
}
