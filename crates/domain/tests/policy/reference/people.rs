//! R01, R08, R09.

use super::{Dice, Reference, day_in, number_in, years_of, yes_in, yes_no};
use serde_json::{Value, json};

pub const REFERENCES: &[Reference] = &[
    Reference {
        rule: "R01",
        make: poor_worker,
        says: |asked| {
            let age = years_of(day_in(asked, "born"), day_in(asked, "on"));
            let facts = ["registered_poor", "rural", "capacity", "willing"];
            yes_no(age > 15 && age < 60 && facts.iter().all(|fact| yes_in(asked, fact)))
        },
        answers: 2,
    },
    Reference {
        rule: "R08",
        make: |dice| json!({ "finished": dice.one(&["primary", "junior", "senior"]), "admitted": dice.yes() }),
        says: |asked| yes_no(asked["finished"] != "primary" && asked["admitted"] == false),
        answers: 2,
    },
    Reference {
        rule: "R09",
        make: |dice| json!({ "willing": dice.number(0, 3), "transferred": dice.number(0, 2) }),
        says: |asked| yes_no(number_in(asked, "willing") > 0 && number_in(asked, "transferred") == 0),
        answers: 2,
    },
];

fn poor_worker(dice: &mut Dice) -> Value {
    let on = dice.day(2000, 2030);
    let years = dice.one(&[-16, -60, -30]);
    json!({
        "born": dice.near(on, years, 2).to_string(),
        "on": on.to_string(),
        "registered_poor": dice.mostly(),
        "rural": dice.mostly(),
        "capacity": dice.mostly(),
        "willing": dice.mostly(),
    })
}
