//! R25–R45.

use super::{
    Dice, Reference, day_in, half_up, months_of, number_in, passes, second, walk_months, walk_years, yes_in,
    yes_no, yuan,
};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const REFERENCES: &[Reference] = &[
    second("R25", 10, outside, |asked| {
        let cost = number_in(asked, "cost_fen");
        if !yes_in(asked, "outside") || !yes_in(asked, "handbook") {
            return yuan(0);
        }
        yuan(if cost < 30_000 { cost } else { 30_000 })
    }),
    second("R26", 5, hires, |asked| {
        let groups = asked["hires"].as_array().expect("a list").iter();
        let good =
            groups.filter(|group| yes_in(group, "insured") && number_in(group, "contract_months") > 11);
        let heads: i128 = good.map(|group| number_in(group, "people")).sum();
        yuan(if heads > 49 { heads * 10_000 } else { 0 })
    }),
    second("R27", 50, contribution, |asked| {
        let amount = number_in(asked, "amount_fen");
        if asked["kind"] == "flexible" {
            return yuan(half_up(amount, 5));
        }
        let (minimum, average) = (
            number_in(asked, "minimum_wage_fen"),
            number_in(asked, "average_wage_fen"),
        );
        let base = if amount < minimum {
            minimum
        } else if amount > average * 3 {
            average * 3
        } else {
            amount
        };
        let (employer, own) = (half_up(base * 9, 50), half_up(base * 2, 25));
        format!(
            "{}: {}/{} = {}",
            yuan(base),
            yuan(employer),
            yuan(own),
            yuan(employer + own)
        )
    }),
    second("R28", 50, refund, |asked| {
        // Half of a twelve-and-a-halfth, or of a fifth.
        let over = if asked["kind"] == "employee" { 25 } else { 10 };
        let months = number_in(asked, "months_paid");
        yuan(match number_in(asked, "year") {
            1..=8 => half_up(number_in(asked, "base_fen") * months, over),
            _ => 0,
        })
    }),
    second(
        "R29",
        2,
        |dice| json!({ "sex": dice.one(&["M", "F"]), "age": dice.number(53, 62), "months": dice.number(178, 182) }),
        |asked| {
            let age = if asked["sex"] == "M" { 60 } else { 55 };
            yes_no(number_in(asked, "age") >= age && number_in(asked, "months") / 12 >= 15)
        },
    ),
    second("R30", 2, statement, |asked| {
        let (year, delivered) = (number_in(asked, "year") as i32, day_in(asked, "delivered"));
        let late = delivered.year() > year + 1 || delivered.year() == year + 1 && delivered.month() > 6;
        yes_no(delivered.year() > year && !late)
    }),
    second("R31", 2, trial, |asked| {
        let (start, event) = (day_in(asked, "start"), day_in(asked, "event"));
        let last = walk_months(start, 12).pred_opt().expect("a day");
        yes_no(
            start
                .iter_days()
                .take_while(|day| *day <= last)
                .any(|day| day == event),
        )
    }),
    second("R32", 6, leads, |asked| {
        if asked.get("due").is_some() {
            return passes(number_in(asked, "with_all"), number_in(asked, "due"), 100);
        }
        let mut told = BTreeSet::new();
        for lead in asked["sent"].as_array().expect("a list") {
            let counts = ["delivered", "open", "suitable"]
                .iter()
                .all(|fact| yes_in(lead, fact));
            if counts && lead["on"].as_str().expect("a day").starts_with("2018-") {
                told.insert(lead["vacancy"].as_str().expect("a vacancy"));
            }
        }
        format!("{} short {}", told.len(), 5_usize.saturating_sub(told.len()))
    }),
    second(
        "R33",
        8,
        |dice| json!({ "month": dice.number(1, 12), "counted": dice.number(0, 6) }),
        |asked| {
            // The least number of leads that is no less than five twelfths for each month.
            let month = number_in(asked, "month");
            let due = (0..9).find(|leads| leads * 12 >= month * 5).expect("a number");
            let pace = match due - number_in(asked, "counted") {
                1 => "amber",
                behind if behind > 1 => "red",
                _ => "on pace",
            };
            format!("{due} {pace}")
        },
    ),
    second("R34", 3, placement, |asked| {
        let pays =
            yes_in(asked, "in_county") && number_in(asked, "months") > 11 && asked["paid_before"] == false;
        yuan(match (pays, asked["graduate"] == true) {
            (false, _) => 0,
            (true, false) => 20_000,
            (true, true) => 25_000,
        })
    }),
    second(
        "R35",
        30,
        |dice| json!({ "months": dice.number(0, 45) }),
        |asked| yuan((0..number_in(asked, "months")).take(36).map(|_| 15_000).sum()),
    ),
    second("R36", 4, claims, |asked| yuan(20_000 * paid_claims(asked))),
    second("R37", 4, absorbed, |asked| {
        let people = asked["employed"].as_array().expect("a list").iter();
        let paid = people.filter(|one| number_in(one, "months") > 11 && one["paid_before"] == false);
        yuan(300_000 * paid.count() as i128)
    }),
    second("R38", 50, public_post, |asked| {
        let pays = yes_in(asked, "insured") && number_in(asked, "contract_months") > 11;
        let first = format!("{}-01", asked["from"].as_str().expect("a month"))
            .parse()
            .expect("a day");
        let change = format!(
            "{}-01",
            asked["minimum_wages"][0]["from"].as_str().expect("a month")
        );
        let change: NaiveDate = change.parse().expect("a day");
        let (before, after) = (
            number_in(asked, "minimum_wage_fen"),
            number_in(&asked["minimum_wages"][0], "fen"),
        );
        let months = number_in(asked, "months").min(number_in(asked, "cap")) as i64;
        let wage = |month| {
            if walk_months(first, month) < change {
                before
            } else {
                after
            }
        };
        let wages: i128 = (0..months).map(wage).sum();
        yuan(if pays { half_up(wages * 2, 5) } else { 0 })
    }),
    second("R39", 50, periods, |asked| {
        let mut months: Vec<i128> = Vec::new();
        for period in asked["periods"].as_array().expect("a list") {
            let parts = [
                "pension_fen",
                "medical_fen",
                "unemployment_fen",
                "injury_fen",
                "maternity_fen",
            ];
            let parts: i128 = parts.iter().map(|part| number_in(period, part)).sum();
            if yes_in(period, "paid") {
                months.extend((0..number_in(period, "months")).map(|_| parts + 10_000));
            }
        }
        let long = number_in(asked, "contract_months") > 11;
        yuan(if long { months.iter().take(36).sum() } else { 0 })
    }),
    second("R40", 10, longest, |asked| {
        let years = match asked["group"].as_str().expect("a group") {
            "M" => 60,
            "F55" => 55,
            _ => 50,
        };
        let (start, born) = (day_in(asked, "start"), day_in(asked, "born"));
        let retires = walk_years(born, years);
        let left = if retires < start {
            0
        } else {
            months_of(start, retires)
        };
        if left < 60 { left } else { 36 }.to_string()
    }),
    second(
        "R41",
        30,
        |dice| json!({ "months": dice.number(0, 70), "cap": dice.number(0, 60) }),
        |asked| {
            let months = 0..number_in(asked, "months");
            yuan(20_000 * months.filter(|month| *month < number_in(asked, "cap")).count() as i128)
        },
    ),
    second("R42", 4, claims, |asked| yuan(50_000 * paid_claims(asked))),
    second(
        "R43",
        20,
        |dice| json!({ "attended": dice.number(0, 30), "class_days": dice.number(10, 25) }),
        |asked| {
            let (attended, days) = (number_in(asked, "attended"), number_in(asked, "class_days"));
            yuan(5_000 * if attended > days { days } else { attended })
        },
    ),
    second(
        "R44",
        20,
        |dice| json!({ "in_enterprise": dice.number(0, 40), "self_employed": dice.number(0, 9) }),
        |asked| yuan(number_in(asked, "in_enterprise") * 20_000),
    ),
    second("R45", 3, work_study, |asked| {
        let pays = yes_in(asked, "filed") && yes_in(asked, "partner") && number_in(asked, "months") > 11;
        let child = asked["shortage"] == true && yes_in(asked, "poor_household");
        let said = match (pays, child) {
            (false, _) => "0.00/0.00/0.00",
            (true, false) => "1500.00/1500.00/0.00",
            (true, true) => "1500.00/1500.00/3000.00",
        };
        said.to_owned()
    }),
];

fn outside(dice: &mut Dice) -> Value {
    json!({ "cost_fen": dice.number(20_000, 40_000), "outside": dice.mostly(), "handbook": dice.mostly() })
}

fn hires(dice: &mut Dice) -> Value {
    let groups = dice.number(1, 3);
    let mut group = || {
        json!({
            "people": dice.number(15, 52),
            "contract_months": dice.one(&[11, 12, 24]),
            "insured": dice.mostly(),
        })
    };
    let hires: Vec<Value> = (0..groups).map(|_| group()).collect();
    json!({ "hires": hires })
}

fn contribution(dice: &mut Dice) -> Value {
    let minimum = dice.number(90_000, 200_000);
    json!({
        "kind": dice.one(&["employee", "employee", "flexible"]),
        "amount_fen": dice.number(50_000, 2_000_000),
        "minimum_wage_fen": minimum,
        "average_wage_fen": minimum + dice.number(0, 300_000),
    })
}

fn refund(dice: &mut Dice) -> Value {
    json!({
        "kind": dice.one(&["employee", "flexible"]),
        "base_fen": dice.number(90_000, 300_000),
        "months_paid": dice.number(0, 12),
        "year": dice.number(1, 10),
    })
}

fn statement(dice: &mut Dice) -> Value {
    let due = NaiveDate::from_ymd_opt(2011, 6, 30).expect("a day");
    let years = dice.one(&[-1, 0, 0, 1]);
    json!({ "year": 2010, "delivered": dice.near(due, years, 3).to_string() })
}

fn trial(dice: &mut Dice) -> Value {
    let start = dice.day(2000, 2030);
    let years = dice.one(&[0, 1]);
    json!({ "start": start.to_string(), "event": dice.near(start, years, 2).to_string() })
}

fn leads(dice: &mut Dice) -> Value {
    if dice.number(0, 3) == 0 {
        let due = dice.number(0, 3);
        return json!({ "due": due, "with_all": dice.number(0, due) });
    }
    let count = dice.number(0, 9);
    let mut lead = || {
        json!({
            "vacancy": format!("V{}", dice.number(1, 8)),
            "on": dice.one(&["2017-12-31", "2018-01-01", "2018-05-20", "2018-12-31", "2019-01-01"]),
            "delivered": dice.mostly(),
            "open": dice.mostly(),
            "suitable": dice.mostly(),
        })
    };
    let sent: Vec<Value> = (0..count).map(|_| lead()).collect();
    json!({ "on": "2018-12-31", "sent": sent })
}

fn placement(dice: &mut Dice) -> Value {
    json!({
        "in_county": dice.mostly(),
        "months": dice.number(10, 14),
        "graduate": dice.yes(),
        "paid_before": !dice.mostly(),
    })
}

fn claims(dice: &mut Dice) -> Value {
    let count = dice.number(0, 5);
    let mut claim = || {
        let start = dice.day(2017, 2018);
        let months = dice.one(&[5, 6, 6, 12, 18]);
        let claim = walk_months(start, months);
        json!({
            "person": dice.one(&["A", "B", "C"]),
            "start": start.to_string(),
            "claim": dice.near(claim, 0, 1).to_string(),
        })
    };
    let claims: Vec<Value> = (0..count).map(|_| claim()).collect();
    json!({ "claims": claims })
}

/// Distinct people and years among claims for six months and more.
fn paid_claims(asked: &Value) -> i128 {
    let mut paid = BTreeSet::new();
    for claim in asked["claims"].as_array().expect("a list") {
        if months_of(day_in(claim, "start"), day_in(claim, "claim")) >= 6 {
            let person = claim["person"].as_str().expect("a person");
            paid.insert(format!("{person} {}", day_in(claim, "claim").year()));
        }
    }
    paid.len() as i128
}

fn absorbed(dice: &mut Dice) -> Value {
    let count = dice.number(0, 5);
    let mut one = || json!({ "months": dice.number(10, 14), "paid_before": !dice.mostly() });
    let employed: Vec<Value> = (0..count).map(|_| one()).collect();
    json!({ "employed": employed })
}

fn public_post(dice: &mut Dice) -> Value {
    json!({
        "from": format!("{}-{:02}", dice.number(2016, 2018), dice.number(1, 12)),
        "months": dice.number(0, 60),
        "contract_months": dice.one(&[11, 12, 12, 24]),
        "insured": dice.mostly(),
        "cap": dice.number(0, 60),
        "minimum_wage_fen": dice.number(100_000, 200_000),
        "minimum_wages": [{
            "from": format!("{}-{:02}", dice.number(2016, 2020), dice.number(1, 12)),
            "fen": dice.number(100_000, 250_000),
        }],
    })
}

fn periods(dice: &mut Dice) -> Value {
    let count = dice.number(0, 4);
    let mut period = || {
        json!({
            "months": dice.number(0, 20),
            "pension_fen": dice.number(0, 60_000),
            "medical_fen": dice.number(0, 30_000),
            "unemployment_fen": dice.number(0, 3_000),
            "injury_fen": dice.number(0, 3_000),
            "maternity_fen": dice.number(0, 3_000),
            "paid": dice.mostly(),
        })
    };
    let periods: Vec<Value> = (0..count).map(|_| period()).collect();
    json!({ "periods": periods, "contract_months": dice.one(&[11, 12, 24]) })
}

fn longest(dice: &mut Dice) -> Value {
    let start = dice.day(2010, 2024);
    let group = dice.one(&[("M", 60), ("F55", 55), ("F50", 50)]);
    let left = dice.one(&[-1, 0, 1, 3, 5, 5, 10]);
    json!({
        "start": start.to_string(),
        "born": dice.near(start, left - group.1, 40).to_string(),
        "group": group.0,
    })
}

fn work_study(dice: &mut Dice) -> Value {
    json!({
        "months": dice.number(10, 14),
        "shortage": dice.yes(),
        "filed": dice.mostly(),
        "partner": dice.mostly(),
        "poor_household": dice.mostly(),
    })
}
