//! How each rule reads its examples.
#![expect(
    clippy::unnecessary_wraps,
    reason = "every runner has one form, also where no figure is asked for"
)]

use crate::cases::{Input, RuleUnderTest};
use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::ids::VacancyId;
use domain::lead::{Channel, Delivery, Evidence, Pace};
use domain::params::{NotSet, ParamKey as K, Params, PolicyParameter};
use domain::rules::commerce_course::{Admission, CommerceCourseFacts, commerce_course};
use domain::rules::land_loss::{self, LandLossBand, LandLossFacts};
use domain::rules::land_loss_share::{self, ShareFacts};
use domain::rules::poor_worker::{PoorWorkerFacts, is_poor_worker};
use domain::rules::{lead, notice, rate, school_leaver, trial, zero_transfer};
use domain::values::{Fen, Sex, dates};
use uuid::Uuid;

type Outcome = Result<String, NotSet>;

macro_rules! rules {
    ($($id:literal $examples:literal $run:path [$($key:ident)*];)+) => {
        /// The rules of this file.
        pub const RULES: &[RuleUnderTest] = &[$(RuleUnderTest {
            id: $id, examples: $examples, run: $run, figures: &[$(K::$key),*],
        }),+];
    };
}

mod assistance_week;
mod campaign;
mod disability;
mod four_haves;
mod land_loss_pension;
mod migrant;
mod numbers;
mod platform;
mod relief;
mod subsidy;
mod work;

/// Every rule with examples, by topic.
pub const TOPICS: &[&[RuleUnderTest]] = &[
    RULES,
    platform::RULES,
    four_haves::RULES,
    migrant::RULES,
    assistance_week::RULES,
    relief::RULES,
    campaign::RULES,
    numbers::RULES,
    work::RULES,
    land_loss_pension::RULES,
    disability::RULES,
    subsidy::RULES,
];

rules! {
    "C2" 3 age [];
    "C3" 4 period [];
    "C4" 3 rate_reached [];
    "C5" 3 money [];
    "C6" 4 months [];
    "R01" 5 poor_worker [DueAgeMin DueAgeMax];
    "R02" 5 land_loss_farmer [LandLossPercent];
    "R03" 6 land_loss_band [LandLossTrainingAge LandLossPensionAge LandLossAllowanceAge];
    "R04" 3 land_loss_age [LandLossIssued LandLossEffective];
    "R05" 5 focus_group [FocusAgeMin FocusAgeMaxMen FocusAgeMaxWomen];
    "R06" 8 course [CommerceCourseAgeMin CommerceCourseAgeMax CommerceCourseLimb CommerceCourseHearing
                    CommerceCourseSpeech CommerceCourseVisual];
    "R07" 4 government_share [LandLossShare LandLossShareRaised LandLossShareGrade];
    "R08" 4 school_leaver [];
    "R09" 3 zero_transfer [];
    "R14" 3 public_notice [NoticeDays];
    "R31" 3 policy_trial [TrialMonths];
    "R32" 6 leads_of_year [LeadsPerYear LeadCoveragePercent];
    "R33" 5 lead_pace [LeadsPerYear];
}

fn yes(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

/// `yes`, `no`, or `N/A` where there is nothing to look at.
fn yes_or_none(holds: Option<bool>) -> String {
    holds.map_or_else(|| "N/A".to_owned(), yes)
}

/// The figures with one more, if the example names it: what the documents leave blank.
fn set(input: &Input, key: K, name: &str) -> Params {
    let mut params = input.params.clone();
    if input.has(name) {
        params.0.push(PolicyParameter {
            programme: "examples".to_owned(),
            area: None,
            key,
            value: input.number(name),
            valid_from: NaiveDate::MIN,
            valid_to: None,
            source: "example".to_owned(),
        });
    }
    params
}

fn valid(holds: bool) -> String {
    if holds { "valid" } else { "invalid" }.to_owned()
}

fn age(input: &Input) -> Outcome {
    Ok(dates::age_on(input.day("birth"), input.on).to_string())
}

fn period(input: &Input) -> Outcome {
    Ok(dates::add_months(input.day("from"), input.number("months") as u32).to_string())
}

fn passed(reached: Option<bool>) -> String {
    match reached {
        Some(true) => "pass",
        Some(false) => "fail",
        None => "N/A",
    }
    .to_owned()
}

fn rate_reached(input: &Input) -> Outcome {
    let count = |name| input.number(name) as u64;
    Ok(passed(rate::reaches(
        count("part"),
        count("whole"),
        input.number("percent"),
    )))
}

fn money(input: &Input) -> Outcome {
    Ok(Fen(input.number("fen"))
        .times(input.number("times"), input.number("over"))
        .to_string())
}

fn months(input: &Input) -> Outcome {
    Ok(dates::completed_months(input.day("from"), input.day("to")).to_string())
}

fn poor_worker(input: &Input) -> Outcome {
    let facts = PoorWorkerFacts {
        birth: input.day("born"),
        registered_poor: input.flag("registered_poor"),
        rural: input.flag("rural"),
        capacity: input.flag("capacity"),
        willing: input.flag("willing"),
    };
    is_poor_worker(&facts, input.on, input.params).map(yes)
}

fn land_loss_farmer(input: &Input) -> Outcome {
    let facts = LandLossFacts {
        acquired: input.flag("acquired"),
        right: input.flag("right"),
        household_area: input.number("household_area") as u32,
        household_people: input.number("household_people") as u32,
        county_area: input.number("county_area") as u64,
        county_people: input.number("county_people") as u32,
    };
    land_loss::is_land_loss_farmer(&facts, input.on, input.params).map(yes)
}

fn land_loss_band(input: &Input) -> Outcome {
    let band = land_loss::land_loss_band(input.number("age") as i32, input.on, input.params)?;
    Ok(match band {
        LandLossBand::None => "none",
        LandLossBand::Training => "training",
        LandLossBand::Pension => "pension",
        LandLossBand::Allowance => "allowance",
    }
    .to_owned())
}

fn land_loss_age(input: &Input) -> Outcome {
    let day = land_loss::land_loss_reference_day(input.day("approval"), input.on, input.params)?;
    Ok(dates::age_on(input.day("born"), day).to_string())
}

fn focus_group(input: &Input) -> Outcome {
    let sex = match input.text("sex") {
        "M" => Sex::Male,
        _ => Sex::Female,
    };
    land_loss::is_in_focus_group(sex, input.number("age") as i32, input.on, input.params).map(yes)
}

fn course(input: &Input) -> Outcome {
    let facts = CommerceCourseFacts {
        age: input.number("age") as i32,
        kind: input.text("kind").parse().expect("a kind of disability"),
        grade: input.number("grade") as u8,
        literate: input.flag("literate"),
        willing: input.flag("willing"),
    };
    Ok(match commerce_course(&facts, input.on, input.params)? {
        Admission::Admitted => "yes",
        Admission::Refused => "no",
        Admission::Manual => "manual",
    }
    .to_owned())
}

fn public_notice(input: &Input) -> Outcome {
    notice::earliest_submission(input.day("posted"), input.params).map(|day| day.to_string())
}

fn policy_trial(input: &Input) -> Outcome {
    trial::is_in_trial(input.day("start"), input.day("event"), input.params).map(yes)
}

/// Either the leads of one person (`sent`), or the rate of a group (`with_all`, `due`).
fn leads_of_year(input: &Input) -> Outcome {
    if input.has("due") {
        let count = |name| input.number(name) as u64;
        return lead::coverage_reached(count("with_all"), count("due"), input.params, input.on).map(passed);
    }
    let sent = input
        .list("sent")
        .iter()
        .map(|row| row.as_table().expect("a lead"));
    let arrived: Vec<(VacancyId, Delivery)> = sent.filter_map(delivery).collect();
    let deliveries = arrived.iter().map(|(vacancy, delivery)| (*vacancy, delivery));
    let counted = lead::leads_counted(deliveries, input.on.year());
    let short = lead::shortfall(counted, input.params, input.on)?;
    Ok(format!("{counted} short {short}"))
}

/// `vacancy` is V and a small number, `on` the day in Shanghai; `delivered`, `open` and `suitable` are true unless denied.
fn delivery(row: &toml::Table) -> Option<(VacancyId, Delivery)> {
    let flag = |name: &str| row.get(name).is_none_or(|value| value.as_bool() == Some(true));
    let vacancy = VacancyId(Uuid::from_u128(
        row["vacancy"].as_str()?.strip_prefix('V')?.parse().ok()?,
    ));
    let day: chrono::NaiveDate = row["on"].as_str()?.parse().ok()?;
    let local = day
        .and_time(NaiveTime::MIN)
        .and_local_timezone(domain::clock::SHANGHAI);
    let delivery = Delivery {
        channel: Channel::Sms,
        at: local.single()?.to_utc(),
        evidence: Evidence::Receipt,
        note: String::new(),
        suitable: flag("open") && flag("suitable"),
    };
    flag("delivered").then_some((vacancy, delivery))
}

/// How many are due by the month; with `counted`, how somebody with so many stands.
fn lead_pace(input: &Input) -> Outcome {
    let due = lead::leads_due_by(input.number("month") as u32, input.params, input.on)?;
    if !input.has("counted") {
        return Ok(due.to_string());
    }
    let pace = match lead::pace(input.number("counted") as u32, due) {
        Pace::OnPace => "on pace",
        Pace::Amber => "amber",
        Pace::Red => "red",
    };
    Ok(format!("{due} {pace}"))
}

fn government_share(input: &Input) -> Outcome {
    let named = |name: &str| input.has(name) && input.flag(name);
    let facts = ShareFacts {
        low_income: named("low_income"),
        one_child: named("one_child"),
        two_daughters: named("two_daughters"),
        grade: input.has("grade").then(|| input.number("grade") as u8),
    };
    let share = land_loss_share::government_share(facts, input.on, input.params)?;
    Ok(share.to_string())
}

fn school_leaver(input: &Input) -> Outcome {
    let finished = input.text("finished").parse().expect("a school");
    Ok(yes(school_leaver::is_unplaced_school_leaver(
        finished,
        input.flag("admitted"),
    )))
}

fn zero_transfer(input: &Input) -> Outcome {
    let number = |name| input.number(name) as u32;
    Ok(yes(zero_transfer::is_zero_transfer_household(
        number("willing"),
        number("transferred"),
    )))
}
