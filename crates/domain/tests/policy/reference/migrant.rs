//! R75, R78–R80, R82.

use super::{Dice, Reference, number_in, yes_no, yuan};
use serde_json::{Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R75",
        make: |dice| {
            let persons = dice.number(0, 25_000);
            json!({ "persons": persons, "repeats": (20_000 - persons + dice.number(-2, 2)).max(0) })
        },
        says: |asked| yes_no(number_in(asked, "persons") > 19_999 - number_in(asked, "repeats")),
        answers: 2,
    },
    Reference {
        rule: "R78",
        make: taxes,
        says: deducted,
        answers: 100,
    },
    Reference {
        rule: "R79",
        make: hires,
        says: hire_relief,
        answers: 50,
    },
    Reference {
        rule: "R80",
        make: |dice| json!({ "amount_fen": dice.one(&[0, 1, 399_999_999, 400_000_000, 400_000_001]) }),
        says: |asked| yes_no((1..400_000_001).contains(&number_in(asked, "amount_fen"))),
        answers: 2,
    },
    Reference {
        rule: "R82",
        make: |dice| json!({ "wages_paid": dice.yes(), "subcontract_settled": dice.yes() }),
        says: |asked| {
            if asked["wages_paid"] == true {
                "none"
            } else if asked["subcontract_settled"] == true {
                "subcontractor(gc_overall)"
            } else {
                "general_contractor_advances"
            }
            .to_owned()
        },
        answers: 3,
    },
];

fn taxes(dice: &mut Dice) -> Value {
    let most = dice.one(&[100, 300_000, 1_200_000]);
    let taxes: Vec<i64> = (0..dice.number(1, 5)).map(|_| dice.number(0, most)).collect();
    json!({ "taxes": taxes, "year": dice.number(1, 4) })
}

/// What the taxes up to each one may be relieved of, less what those before it were.
fn deducted(asked: &Value) -> String {
    let limit = if number_in(asked, "year") > 3 { 0 } else { 960_000 };
    let (mut sum, mut before) = (0, 0);
    let mut parts = Vec::new();
    for tax in asked["taxes"].as_array().expect("taxes") {
        sum += i128::from(tax.as_i64().expect("fen"));
        let until = if sum > limit { limit } else { sum };
        parts.push(yuan(until - before));
        before = until;
    }
    parts.join(", ")
}

fn hires(dice: &mut Dice) -> Value {
    let hire =
        |dice: &mut Dice| json!({ "months_unemployed": dice.number(10, 14), "year": dice.number(1, 4) });
    let hires: Vec<Value> = (0..dice.number(0, 5)).map(|_| hire(dice)).collect();
    json!({ "hires": hires, "tax_fen": dice.number(0, 2_600_000) })
}

fn hire_relief(asked: &Value) -> String {
    let mut allowed = 0;
    for hire in asked["hires"].as_array().expect("hires") {
        if number_in(hire, "months_unemployed") > 11 && number_in(hire, "year") < 4 {
            allowed += 520_000;
        }
    }
    let tax = number_in(asked, "tax_fen");
    if tax < allowed {
        format!("{} lost {}", yuan(tax), yuan(allowed - tax))
    } else {
        format!("{} lost 0.00", yuan(allowed))
    }
}

#[test]
fn serious_arrears_lead_to_the_blacklist_and_paid_ones_do_not() {
    let blacklisted = |paid: bool, serious: bool| {
        let asked = json!({
            "wages_paid": paid, "subcontract_settled": true, "serious_or_refused": serious,
        });
        super::ask("R82", &asked).map(|answer| answer.parts["blacklist"] == json!(true))
    };
    assert_eq!(blacklisted(false, true), Ok(true));
    assert_eq!(blacklisted(false, false), Ok(false));
    assert_eq!(blacklisted(true, true), Ok(false));
}
