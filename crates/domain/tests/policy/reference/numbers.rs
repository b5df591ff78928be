//! R95–R98: the check characters by Horner's rule, where the program weighs each place.

use super::{Dice, Reference};
use serde_json::{Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R95",
        make: |dice| json!({ "id": resident_id(dice) }),
        says: |asked| valid(is_resident_id(text(asked, "id"))),
        answers: 2,
    },
    Reference {
        rule: "R96",
        make: |dice| json!({ "code": credit_code(dice) }),
        says: |asked| valid(is_credit_code(text(asked, "code"))),
        answers: 2,
    },
    Reference {
        rule: "R97",
        make: certificate,
        says: described,
        answers: 20,
    },
    Reference {
        rule: "R98",
        make: |dice| json!({ "code": area(dice) }),
        says: kind_of_area,
        answers: 12,
    },
];

fn text<'a>(asked: &'a Value, name: &str) -> &'a str {
    asked[name].as_str().expect("a text")
}

fn valid(holds: bool) -> String {
    if holds { "valid" } else { "invalid" }.to_owned()
}

const CHECKS: [char; 11] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'];

/// ISO 7064, pure system: doubled and added from the left; the whole leaves one.
fn rest(digits: &str) -> Option<u32> {
    let value = |c: char| CHECKS.iter().position(|check| *check == c.to_ascii_uppercase());
    digits
        .chars()
        .try_fold(0, |sum, c| Some((sum * 2 + value(c)? as u32) % 11))
}

/// Mostly right; days that are none, a wrong check, small letters, too few digits among them.
fn resident_id(dice: &mut Dice) -> String {
    let head = format!(
        "{}{:04}{:02}{:02}{:03}",
        dice.number(110_101, 659_004),
        dice.number(1900, 2024),
        dice.number(1, 12),
        dice.one(&[1, 15, 28, 29, 30, 31]),
        dice.number(0, 999)
    );
    let right = CHECKS
        .into_iter()
        .find(|check| rest(&format!("{head}{check}")) == Some(1))
        .expect("a check");
    match dice.number(0, 9) {
        0 => format!("{head}{}", dice.one(&CHECKS)),
        1 => head,
        2 => format!("{head}{}", right.to_ascii_lowercase()),
        _ => format!("{head}{right}"),
    }
}

fn is_resident_id(number: &str) -> bool {
    let digits = |from: usize, to: usize| number.get(from..to).and_then(|text| text.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (digits(6, 10), digits(10, 12), digits(12, 14)) else {
        return false;
    };
    let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    number.len() == 18 && (1..=12).contains(&month) && (1..=days).contains(&day) && rest(number) == Some(1)
}

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn credit_code(dice: &mut Dice) -> String {
    let letters: Vec<char> = ALPHABET.chars().collect();
    let mut code: String = (0..17).map(|_| dice.one(&letters)).collect();
    if dice.number(0, 9) == 0 {
        code.replace_range(3..4, dice.one(&["I", "O", "S", "V", "Z"]));
    }
    let fits = |check: &&char| is_credit_code(&format!("{code}{check}"));
    let right = letters.iter().find(fits).copied().unwrap_or('0');
    code.push(if dice.mostly() { right } else { dice.one(&letters) });
    code
}

/// Tripled and added from the right; with the check it leaves none.
fn is_credit_code(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some((check, head)) = values.as_deref().and_then(<[usize]>::split_last) else {
        return false;
    };
    let sum = head.iter().rev().fold(0, |sum, value| (sum * 3 + value) % 31);
    head.len() == 17 && (sum + check) % 31 == 0
}

fn certificate(dice: &mut Dice) -> Value {
    let id = resident_id(dice);
    let holder = if dice.mostly() {
        id.clone()
    } else {
        resident_id(dice)
    };
    let suffix = dice.one(&["", "", "", "B1", "B2", "B", "B0", "C1"]);
    let number = format!("{id}{}{}{suffix}", dice.number(0, 8), dice.number(0, 5));
    json!({ "certificate_no": number, "id": holder })
}

fn described(asked: &Value) -> String {
    let number = text(asked, "certificate_no").to_uppercase();
    let holder = text(asked, "id").to_uppercase();
    let kinds = [
        "visual",
        "hearing",
        "speech",
        "limb",
        "intellectual",
        "mental",
        "multiple",
    ];
    let Some(rest) = number.strip_prefix(&holder).filter(|_| is_resident_id(&holder)) else {
        return "invalid".to_owned();
    };
    let places: Vec<char> = rest.chars().collect();
    let (Some(kind @ '1'..='7'), Some(grade @ '1'..='4')) = (places.first(), places.get(1)) else {
        return "invalid".to_owned();
    };
    let kind = kinds[*kind as usize - '1' as usize];
    match &places[2..] {
        [] => format!("{kind} {grade}"),
        ['B', again @ '1'..='9'] => format!("{kind} {grade} reissue {again}"),
        _ => "invalid".to_owned(),
    }
}

fn area(dice: &mut Dice) -> String {
    let county = format!("{}", dice.number(330_501, 330_599));
    match dice.number(0, 7) {
        0 => county[..2].to_owned(),
        1 => county[..4].to_owned(),
        2 => county,
        3 => format!("{county}1"),
        4 | 5 => format!("{county}{:03}", dice.number(0, 650)),
        _ => format!("{county}101{:03}", dice.number(0, 650)),
    }
}

fn kind_of_area(asked: &Value) -> String {
    let code = text(asked, "code");
    let last: usize = code
        .get(code.len().saturating_sub(3)..)
        .and_then(|last| last.parse().ok())
        .unwrap_or(0);
    let kinds = match code.len() {
        2 => return "province".to_owned(),
        4 => return "city".to_owned(),
        6 => return "county".to_owned(),
        9 => [
            "street",
            "town",
            "township",
            "township",
            "quasi_town",
            "quasi_town",
        ],
        12 => [
            "residents_committee",
            "residents_committee",
            "villagers_committee",
            "villagers_committee",
            "quasi_village",
            "quasi_village",
        ],
        _ => return "invalid".to_owned(),
    };
    kinds
        .get(last / 100)
        .filter(|_| last > 0)
        .copied()
        .unwrap_or("other")
        .to_owned()
}
