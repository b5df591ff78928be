//! Who belongs to which group: R01, R08, R09.

use crate::params::ParamKey as K;
use crate::policy::input::code as word;
use crate::policy::input::{count, day, yes_no};
use crate::policy::{Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::poor_worker::{PoorWorkerFacts, is_poor_worker};
use crate::rules::school_leaver::{School, is_unplaced_school_leaver};
use crate::rules::zero_transfer::is_zero_transfer_household;
use crate::values::dates;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R01",
        title_zh: "贫困劳动者",
        title_en: "Poor worker",
        source: "S1i 有就业能力和愿望的贫困人口",
        priority: Priority::P1,
        inputs: &[
            day("born", "1980-01-01"),
            day("on", "2018-06-30").optional(),
            yes_no("registered_poor", true).or_yes(),
            yes_no("rural", true).or_yes(),
            yes_no("capacity", true).or_yes(),
            yes_no("willing", true).or_yes(),
        ],
        figures: &[K::DueAgeMin, K::DueAgeMax],
        eval: poor_worker,
    },
    Rule {
        code: "R08",
        title_zh: "两后生",
        title_en: "School leaver who did not go on",
        source: "S4 农村应届初高中毕业生",
        priority: Priority::P2,
        inputs: &[
            word("finished", School::CODES, "junior"),
            yes_no("admitted", false),
        ],
        figures: &[],
        eval: school_leaver,
    },
    Rule {
        code: "R09",
        title_zh: "零转移家庭",
        title_en: "Zero-transfer household",
        source: "S0 “零转移”家庭动态清零; the definition is common municipal practice",
        priority: Priority::P1,
        inputs: &[
            count("willing", "members able and willing, without work", 2),
            count("transferred", "members moved to non-farm work", 0),
        ],
        figures: &[],
        eval: zero_transfer,
    },
];

fn poor_worker(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.maybe_day("on").unwrap_or(facts.on);
    let birth = given.day("born")?;
    let person = PoorWorkerFacts {
        birth,
        registered_poor: given.yes("registered_poor")?,
        rural: given.yes("rural")?,
        capacity: given.yes("capacity")?,
        willing: given.yes("willing")?,
    };
    let holds = is_poor_worker(&person, on, facts.params)?;
    Ok(Outcome::of(holds).with("age", dates::age_on(birth, on)).on(on))
}

fn school_leaver(given: &Given, _: &Facts) -> Evaluation {
    let holds = is_unplaced_school_leaver(given.code("finished")?, given.yes("admitted")?);
    Ok(Outcome::of(holds))
}

fn zero_transfer(given: &Given, _: &Facts) -> Evaluation {
    let holds = is_zero_transfer_household(given.count32("willing")?, given.count32("transferred")?);
    Ok(Outcome::of(holds))
}
