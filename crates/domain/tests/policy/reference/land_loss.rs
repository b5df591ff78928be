//! R02–R05, R07, R13–R24.

use super::{
    Dice, Reference, day_in, half_up, number_in, second, walk_days, walk_months, walk_years, years_of,
    yes_in, yes_no, yuan,
};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub const REFERENCES: &[Reference] = &[
    second("R02", 2, land, |asked| {
        // Shares of a mu as fractions over a common denominator.
        let own = number_in(asked, "household_area") * number_in(asked, "county_people");
        let people = number_in(asked, "household_people");
        let line = number_in(asked, "county_area") * people * 3;
        yes_no(yes_in(asked, "right") && yes_in(asked, "acquired") && own * 10 < line)
    }),
    second(
        "R03",
        4,
        |dice| json!({ "age": dice.number(10, 70) }),
        |asked| {
            let band = |age| match age {
                0..=15 => "none",
                16..=34 => "training",
                35..=59 => "pension",
                _ => "allowance",
            };
            band(number_in(asked, "age")).to_owned()
        },
    ),
    second("R04", 3, reference_day, |asked| {
        let (approval, issued) = (day_in(asked, "approval"), day_in(asked, "issued"));
        let day = if approval >= issued {
            approval
        } else {
            day_in(asked, "effective")
        };
        years_of(day_in(asked, "born"), day).to_string()
    }),
    second(
        "R05",
        2,
        |dice| json!({ "sex": dice.one(&["M", "F"]), "age": dice.number(14, 46) }),
        |asked| {
            let oldest = if asked["sex"] == "M" { 45 } else { 40 };
            let age = number_in(asked, "age");
            yes_no(age > 15 && age < oldest)
        },
    ),
    second("R07", 2, share, |asked| government_share(asked).to_string()),
    second("R13", 3, training, |asked| {
        let no = |name: &str| asked[name] == false;
        let age = number_in(asked, "age");
        if !(16..60).contains(&age) || no("willing") || no("capacity") || asked["employed"] == true {
            "none".to_owned()
        } else if asked["below_line"] == true {
            "free+priority".to_owned()
        } else {
            "free".to_owned()
        }
    }),
    second(
        "R14",
        50,
        |dice| json!({ "posted": dice.day(2000, 2030).to_string() }),
        |asked| walk_days(day_in(asked, "posted"), 8).to_string(),
    ),
    second("R15", 4, payment, |asked| {
        let deadline = walk_months(day_in(asked, "notice"), 1);
        match asked.get("paid") {
            None => deadline.to_string(),
            Some(_) if day_in(asked, "paid") <= deadline => "enrolled".to_owned(),
            Some(_) => "waived".to_owned(),
        }
    }),
    second("R16", 50, instalments, |asked| {
        let before = walk_years(day_in(asked, "born"), 60).pred_opt().expect("a day");
        let five_years = walk_months(day_in(asked, "agreed"), 60);
        if before < five_years { before } else { five_years }.to_string()
    }),
    second(
        "R17",
        50,
        |dice| json!({ "approved": dice.day(2000, 2030).to_string() }),
        |asked| walk_months(day_in(asked, "approved"), 3).to_string(),
    ),
    second("R18", 2, funding, |asked| {
        let share = asked["share"]
            .as_i64()
            .map_or_else(|| government_share(asked), i128::from);
        format!("{}+{}", yuan(18_000 * share), yuan(18_000 * (100 - share)))
    }),
    second(
        "R19",
        50,
        |dice| json!({ "balance_fen": dice.number(0, 5_000_000) }),
        |asked| yuan(half_up(number_in(asked, "balance_fen"), 160)),
    ),
    second("R20", 2, floors, |asked| {
        if asked.get("allowance_fen").is_some() {
            yes_no(number_in(asked, "allowance_fen") >= number_in(asked, "average_top_up_fen"))
        } else {
            yes_no(number_in(asked, "standard_fen") > number_in(asked, "pension_fen"))
        }
    }),
    second("R21", 50, interest, |asked| {
        let paid = day_in(asked, "paid");
        let last = NaiveDate::from_ymd_opt(paid.year(), 12, 31).expect("a day");
        let days = paid.iter_days().take_while(|day| *day < last).count() as i128;
        let opening = number_in(asked, "opening_fen") * number_in(asked, "year_rate") * 360;
        let demand = number_in(asked, "paid_fen") * number_in(asked, "demand_rate") * days;
        yuan(half_up(opening + demand, 3_600_000))
    }),
    second(
        "R22",
        50,
        |dice| json!({ "balance_fen": dice.number(0, 3_000_000), "share": dice.number(0, 100) }),
        |asked| {
            yuan(half_up(
                number_in(asked, "balance_fen") * (100 - number_in(asked, "share")),
                100,
            ))
        },
    ),
    second(
        "R23",
        50,
        |dice| json!({ "land": dice.number(0, 100_000), "revenue_fen": dice.number(0, 1_000_000_000) }),
        |asked| {
            // 300 yuan for each hundredth of a mu, and a twentieth.
            let land = number_in(asked, "land") * 30_000;
            yuan(half_up(land * 20 + number_in(asked, "revenue_fen"), 20))
        },
    ),
    second("R24", 2, schemes, |asked| {
        let names = asked["schemes"].as_array().expect("a list").iter();
        let names: BTreeSet<&str> = names.filter_map(Value::as_str).collect();
        yes_no(names.len() < 2)
    }),
];

fn land(dice: &mut Dice) -> Value {
    let people = dice.number(1, 6);
    let (county_area, county_people) = (
        dice.number(1_000_000, 200_000_000),
        dice.number(10_000, 1_000_000),
    );
    let line = county_area * people * 3 / (county_people * 10);
    json!({
        "household_area": (line + dice.number(-2, 2)).max(0),
        "household_people": people,
        "county_area": county_area,
        "county_people": county_people,
        "right": dice.mostly(),
        "acquired": dice.mostly(),
    })
}

fn reference_day(dice: &mut Dice) -> Value {
    let issued = dice.day(2005, 2012);
    let approval = dice.near(issued, 0, 2);
    let age = dice.one(&[-16, -35, -60]);
    json!({
        "born": dice.near(approval, age, 40).to_string(),
        "approval": approval.to_string(),
        "issued": issued.to_string(),
        "effective": dice.near(issued, 0, 60).to_string(),
    })
}

fn share(dice: &mut Dice) -> Value {
    let mut asked = json!({
        "low_income": !dice.mostly(),
        "one_child": !dice.mostly(),
        "two_daughters": !dice.mostly(),
    });
    if dice.yes() {
        asked["grade"] = json!(dice.number(1, 4));
    }
    asked
}

fn government_share(asked: &Value) -> i128 {
    let named = ["low_income", "one_child", "two_daughters"]
        .iter()
        .any(|name| asked[name] == true);
    let severe = asked["grade"] == 1 || asked["grade"] == 2;
    if named || severe { 80 } else { 70 }
}

fn training(dice: &mut Dice) -> Value {
    json!({
        "age": dice.one(&[15, 16, 30, 59, 60]),
        "employed": !dice.mostly(),
        "willing": dice.mostly(),
        "capacity": dice.mostly(),
        "below_line": dice.yes(),
    })
}

fn payment(dice: &mut Dice) -> Value {
    let notice = dice.day(2000, 2030);
    if dice.yes() {
        return json!({ "notice": notice.to_string() });
    }
    let month_later = walk_months(notice, 1);
    json!({ "notice": notice.to_string(), "paid": dice.near(month_later, 0, 2).to_string() })
}

fn instalments(dice: &mut Dice) -> Value {
    let agreed = dice.day(2000, 2030);
    let age = dice.one(&[-30, -55, -57]);
    json!({ "agreed": agreed.to_string(), "born": dice.near(agreed, age, 3).to_string() })
}

fn funding(dice: &mut Dice) -> Value {
    if dice.yes() {
        json!({ "share": dice.number(0, 100) })
    } else {
        share(dice)
    }
}

fn floors(dice: &mut Dice) -> Value {
    let (one, other) = (dice.number(100, 104), dice.number(100, 104));
    if dice.yes() {
        json!({ "allowance_fen": one, "average_top_up_fen": other })
    } else {
        json!({ "pension_fen": one, "standard_fen": other })
    }
}

fn interest(dice: &mut Dice) -> Value {
    json!({
        "opening_fen": dice.number(0, 3_000_000),
        "year_rate": dice.number(1, 400),
        "paid_fen": dice.number(0, 1_000_000),
        "paid": dice.day(2005, 2030).to_string(),
        "demand_rate": dice.number(1, 100),
    })
}

fn schemes(dice: &mut Dice) -> Value {
    let names = ["employee_pension", "land_loss_pension", "land_loss_allowance"];
    let count = dice.number(0, 3);
    let active: Vec<&str> = (0..count).map(|_| dice.one(&names)).collect();
    json!({ "schemes": active })
}
