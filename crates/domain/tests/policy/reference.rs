//! Each rule against a second way to count, written for the tests alone: days by walking, shares by whole fractions,
//! tables by comparison after comparison. Hundreds of questions each, always the same ones.

mod assistance_week;
mod campaign;
mod disability;
mod land_loss;
mod migrant;
mod numbers;
mod people;
mod platform;
mod shares;
mod subsidy;
mod work;

use super::ask;
use super::dice::Dice;
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use std::collections::BTreeSet;

/// A rule and its second way.
pub struct Reference {
    pub rule: &'static str,
    /// Makes a question; what the documents leave open is given with it.
    pub make: fn(&mut Dice) -> Value,
    /// What the answer must be, in words.
    pub says: fn(&Value) -> String,
    /// How many different answers there must be at least, so that the questions are worth asking.
    pub answers: usize,
}

const TOPICS: &[&[Reference]] = &[
    people::REFERENCES,
    land_loss::REFERENCES,
    disability::REFERENCES,
    subsidy::REFERENCES,
    shares::REFERENCES,
    platform::REFERENCES,
    migrant::REFERENCES,
    assistance_week::REFERENCES,
    campaign::REFERENCES,
    numbers::REFERENCES,
    work::REFERENCES,
];
/// Questions for each rule.
const QUESTIONS: usize = 400;

#[test]
fn every_rule_agrees_with_its_second_way() {
    for reference in TOPICS.iter().copied().flatten() {
        let mut dice = Dice::new(reference.rule);
        let mut answers = BTreeSet::new();
        for _ in 0..QUESTIONS {
            let question = (reference.make)(&mut dice);
            let said = ask(reference.rule, &question).map(|answer| answer.text);
            let expected = (reference.says)(&question);
            assert_eq!(
                said.as_deref(),
                Ok(expected.as_str()),
                "{} {question}",
                reference.rule
            );
            answers.insert(expected);
        }
        assert!(
            answers.len() >= reference.answers,
            "{}: the questions all end in {answers:?}",
            reference.rule
        );
    }
}

/// The rules that have one.
pub fn rules() -> BTreeSet<String> {
    let all = TOPICS.iter().copied().flatten();
    all.map(|reference| reference.rule.to_owned()).collect()
}

/// A second way.
const fn second(
    rule: &'static str,
    answers: usize,
    make: fn(&mut Dice) -> Value,
    says: fn(&Value) -> String,
) -> Reference {
    Reference {
        rule,
        make,
        says,
        answers,
    }
}

/// A part and its whole, the part near a share of it; nothing of nothing among them.
fn near_share(dice: &mut Dice, (part, whole): (&str, &str), percent: i64) -> Value {
    let all = dice.number(0, 300) * dice.number(0, 8).min(1);
    let near = all * percent / 100 + dice.number(-1, 3);
    serde_json::json!({ part: near.clamp(0, all), whole: all })
}

/// The day that is read from a question.
pub fn day_in(question: &Value, name: &str) -> NaiveDate {
    question[name]
        .as_str()
        .and_then(|text| text.parse().ok())
        .expect("a day")
}

/// The number that is read from a question.
pub fn number_in(question: &Value, name: &str) -> i128 {
    question[name].as_i64().expect("a number").into()
}

/// `yes` unless it says otherwise.
pub fn yes_in(question: &Value, name: &str) -> bool {
    question[name].as_bool().unwrap_or(true)
}

/// "yes" or "no".
pub fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// "pass", "fail" or "N/A": `part` of `whole` against a share in percent, by whole fractions.
pub fn passes(part: i128, whole: i128, percent: i128) -> String {
    match whole {
        0 => "N/A".to_owned(),
        _ if part * 100 - whole * percent >= 0 => "pass".to_owned(),
        _ => "fail".to_owned(),
    }
}

/// Fen as yuan.
pub fn yuan(fen: i128) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// Half up, by whole numbers.
pub fn half_up(num: i128, den: i128) -> i128 {
    let whole = num / den;
    if (num - whole * den) * 2 >= den {
        whole + 1
    } else {
        whole
    }
}

pub fn last_of_month(year: i32, month: u32) -> NaiveDate {
    let mut days = (28..=31).rev();
    days.find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .expect("a month")
}

/// Years of life by walking from birthday to birthday.
pub fn years_of(birth: NaiveDate, on: NaiveDate) -> i64 {
    let mut years = 0;
    while walk_years(birth, years + 1) <= on {
        years += 1;
    }
    i64::from(years)
}

/// The same day of another year; 29 February becomes the 28th.
pub fn walk_years(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year() + years;
    NaiveDate::from_ymd_opt(year, day.month(), day.day()).unwrap_or_else(|| last_of_month(year, day.month()))
}

/// The corresponding day some months later, month by month on the calendar.
pub fn walk_months(day: NaiveDate, months: i64) -> NaiveDate {
    let (mut year, mut month) = (day.year(), day.month());
    for _ in 0..months {
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
    }
    let mut days = (1..=day.day()).rev();
    days.find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .expect("a day")
}

/// Completed months by walking.
pub fn months_of(start: NaiveDate, end: NaiveDate) -> i64 {
    let mut months = 0;
    while walk_months(start, months + 1) <= end {
        months += 1;
    }
    months
}

/// Some days later, day by day.
pub fn walk_days(day: NaiveDate, days: i64) -> NaiveDate {
    (0..days).fold(day, |day, _| day.succ_opt().expect("a day"))
}
