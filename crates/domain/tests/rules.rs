//! How each rule reads its examples.
#![expect(
    clippy::unnecessary_wraps,
    reason = "every runner has one form, also where no figure is asked for"
)]

use crate::cases::{Input, RuleUnderTest};
use chrono::{Datelike, NaiveTime};
use domain::ids::VacancyId;
use domain::lead::{Channel, Delivery, Evidence, Pace};
use domain::params::{NotSet, ParamKey as K};
use domain::person::CategorySet;
use domain::rules::commerce_course::{Admission, CommerceCourseFacts, commerce_course};
use domain::rules::land_loss::{self, LandLossBand, LandLossFacts};
use domain::rules::land_loss_share::{self, ShareFacts};
use domain::rules::poor_worker::{PoorWorkerFacts, is_poor_worker};
use domain::rules::retirement::{RetirementGroup, retirement_months};
use domain::rules::{
    certificate, contract, in_county, lead, minimum_wage, notice, rate, record, school_leaver, totals, trial,
    zero_transfer,
};
use domain::values::{AreaCode, AreaKind, Fen, ResidentId, Sex, SocialCreditCode, dates};
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

/// Every rule with examples, by topic.
pub const TOPICS: &[&[RuleUnderTest]] = &[RULES];

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
    "R95" 6 resident_id [];
    "R96" 4 social_credit_code [];
    "R97" 6 disability_certificate [];
    "R98" 5 area_code [];
    "R99" 7 retirement [RetireMenBase RetireMenCap RetireMenFirstBirth RetireMenStep
                        RetireWomen55Base RetireWomen55Cap RetireWomen55FirstBirth RetireWomen55Step
                        RetireWomen50Base RetireWomen50Cap RetireWomen50FirstBirth RetireWomen50Step];
    "R100" 4 year_contract [ContractYearMonths];
    "R101" 3 record_completeness [];
    "R102" 4 pay_reaches_minimum [MinimumWage];
    "R103" 3 distinct_totals [];
    "R104" 3 work_in_county [];
}

fn yes(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
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
    Ok(dates::age_on(input.day("birth"), day).to_string())
}

fn focus_group(input: &Input) -> Outcome {
    let sex = match input.text("sex") {
        "male" => Sex::Male,
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

/// `vacancy` is a small number, `on` the day in Shanghai; `arrived` and `suitable` are true unless denied.
fn delivery(row: &toml::Table) -> Option<(VacancyId, Delivery)> {
    let flag = |name: &str| row.get(name).is_none_or(|value| value.as_bool() == Some(true));
    let vacancy = VacancyId(Uuid::from_u128(row["vacancy"].as_integer()? as u128));
    let day: chrono::NaiveDate = row["on"].as_str()?.parse().ok()?;
    let local = day
        .and_time(NaiveTime::MIN)
        .and_local_timezone(domain::clock::SHANGHAI);
    let delivery = Delivery {
        channel: Channel::Sms,
        at: local.single()?.to_utc(),
        evidence: Evidence::Receipt,
        note: String::new(),
        suitable: flag("suitable"),
    };
    flag("arrived").then_some((vacancy, delivery))
}

/// How many are due by the month; with `counted`, how somebody with so many stands.
fn lead_pace(input: &Input) -> Outcome {
    let due = lead::leads_due_by(input.number("month") as u32, input.params, input.on)?;
    if !input.has("counted") {
        return Ok(due.to_string());
    }
    Ok(match lead::pace(input.number("counted") as u32, due) {
        Pace::OnPace => "on pace",
        Pace::Amber => "amber",
        Pace::Red => "red",
    }
    .to_owned())
}

fn resident_id(input: &Input) -> Outcome {
    Ok(valid(ResidentId::parse(input.text("number")).is_ok()))
}

fn social_credit_code(input: &Input) -> Outcome {
    Ok(valid(SocialCreditCode::parse(input.text("code")).is_ok()))
}

fn disability_certificate(input: &Input) -> Outcome {
    let holder = ResidentId::parse(input.text("holder")).expect("a resident ID number");
    Ok(match certificate::certificate_of(input.text("number"), holder) {
        Ok(number) if number.reissue() > 0 => {
            format!(
                "{} {} reissue {}",
                number.kind(),
                number.grade(),
                number.reissue()
            )
        }
        Ok(number) => format!("{} {}", number.kind(), number.grade()),
        Err(_) => "invalid".to_owned(),
    })
}

fn area_code(input: &Input) -> Outcome {
    let Ok(code) = AreaCode::parse(input.text("code")) else {
        return Ok("invalid".to_owned());
    };
    Ok(match code.kind() {
        AreaKind::Province => "province",
        AreaKind::City => "city",
        AreaKind::County => "county",
        AreaKind::Street => "street",
        AreaKind::Town => "town",
        AreaKind::Township => "township",
        AreaKind::QuasiTown => "quasi_town",
        AreaKind::ResidentsCommittee => "residents_committee",
        AreaKind::VillagersCommittee => "villagers_committee",
        AreaKind::QuasiVillage => "quasi_village",
        AreaKind::Other => "other",
    }
    .to_owned())
}

fn retirement(input: &Input) -> Outcome {
    let group = match input.text("group") {
        "men" => RetirementGroup::Men,
        "women55" => RetirementGroup::Women55,
        _ => RetirementGroup::Women50,
    };
    let months = retirement_months(group, input.day("birth"), input.on, input.params)?;
    Ok(format!("{}y{}m", months / 12, months % 12))
}

fn year_contract(input: &Input) -> Outcome {
    let end = input.has("end").then(|| input.day("end"));
    contract::is_year_contract(input.day("start"), end, input.params).map(yes)
}

fn record_completeness(input: &Input) -> Outcome {
    let filled = record::RecordGroup::ALL
        .iter()
        .copied()
        .take(input.number("filled") as usize);
    Ok(format!("{}%", record::completeness(&filled.collect())))
}

fn pay_reaches_minimum(input: &Input) -> Outcome {
    let area = AreaCode::parse("330503101").expect("an area");
    let unit = input.text("unit").parse().expect("a unit");
    let reached =
        minimum_wage::reaches_minimum_wage(Fen(input.number("fen")), unit, area, input.on, input.params)?;
    Ok(reached.map_or_else(|| "estimate needed".to_owned(), yes))
}

/// Each row: a person and one category.
fn distinct_totals(input: &Input) -> Outcome {
    let row = |row: &toml::Value| {
        let text = row.as_str().expect("person:category");
        let (person, category) = text.split_once(':').expect("person:category");
        let category = category.parse().expect("a category");
        (person.chars().next(), CategorySet::EMPTY.with(category))
    };
    let totals = totals::distinct_totals(input.list("rows").iter().map(row));
    let count = |name: &str| {
        let category = name.parse().expect("a category");
        format!(
            "{name} {}",
            totals.by_category.get(&category).copied().unwrap_or(0)
        )
    };
    let shown = input
        .list("show")
        .iter()
        .map(|name| count(name.as_str().expect("a category")));
    Ok(format!(
        "{} total {}",
        shown.collect::<Vec<_>>().join(", "),
        totals.total
    ))
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

fn work_in_county(input: &Input) -> Outcome {
    let area = |name| AreaCode::parse(input.text(name)).expect("an area");
    Ok(yes(in_county::is_in_county(area("workplace"), area("hukou"))))
}
