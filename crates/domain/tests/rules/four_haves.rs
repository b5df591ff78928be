//! R57–R61, R63–R68.

use super::{Outcome, passed, yes};
use crate::cases::{Input, RuleUnderTest};
use chrono::NaiveDate;
use domain::params::ParamKey as K;
use domain::rules::four_haves::{self, FourHaves, HouseholdCase, MonthReport};

rules! {
    "R57" 3 transfer [TransferPercent];
    "R58" 3 cleared [];
    "R59" 3 pension [VillagerPensionPercent];
    "R60" 3 medical [VillagerMedicalPercent];
    "R61" 3 training [VillagerTrainingPercent];
    "R63" 3 demonstration [DemonstrationTowns];
    "R64" 3 month_report [];
    "R65" 3 four_have [];
    "R66" 3 nomination_count [BaseTownsCounty BaseTownsFunctional];
    "R67" 3 nomination_day [BaseDeadline];
    "R68" 3 base_pension [BasePensionPercent];
}

fn transfer(input: &Input) -> Outcome {
    four_haves::transfer_reached(
        input.count("transferred"),
        input.count("surplus"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn cleared(input: &Input) -> Outcome {
    let day = |case: &toml::Value, name| -> Option<NaiveDate> { case.get(name)?.as_str()?.parse().ok() };
    let case = |case: &toml::Value| HouseholdCase {
        opened: day(case, "opened").expect("a day"),
        closed: day(case, "closed"),
    };
    let cases: Vec<HouseholdCase> = input.list("cases").iter().map(case).collect();
    let month = format!("{}-01", input.text("month")).parse().expect("a month");
    Ok(yes(four_haves::open_at_month_end(&cases, month) == 0))
}

fn pension(input: &Input) -> Outcome {
    four_haves::pension_reached(
        input.count("insured"),
        input.count("eligible"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn medical(input: &Input) -> Outcome {
    four_haves::medical_reached(
        input.count("insured"),
        input.count("villagers"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn training(input: &Input) -> Outcome {
    four_haves::training_reached(
        input.count("trained"),
        input.count("in_need"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn demonstration(input: &Input) -> Outcome {
    four_haves::is_demonstration_count(input.count("towns"), input.on, input.params).map(yes)
}

fn month_report(input: &Input) -> Outcome {
    let children = input.list("children").iter();
    let children: Vec<u64> = children
        .map(|count| count.as_integer().expect("a number") as u64)
        .collect();
    let report = MonthReport {
        confirmed: input.count("confirmed"),
        households: input.count("households"),
        children: &children,
        claimed: input.has("claimed").then(|| input.count("claimed")),
    };
    Ok(four_haves::roll_up(&report).to_string())
}

fn four_have(input: &Input) -> Outcome {
    let has = |name| input.has(name).then(|| input.flag(name));
    Ok(yes(four_haves::has_four(FourHaves {
        work: has("work"),
        pension: has("pension"),
        medical: has("medical"),
        learning: has("learning"),
    })))
}

fn nomination_count(input: &Input) -> Outcome {
    let kind = input.text("kind").parse().expect("a kind of area");
    four_haves::nominations(kind, input.count("towns"), input.on, input.params).map(|found| found.to_string())
}

fn nomination_day(input: &Input) -> Outcome {
    four_haves::is_nomination_in_time(input.day("handed_in"), input.params).map(yes)
}

fn base_pension(input: &Input) -> Outcome {
    four_haves::base_pension_reached(
        input.count("insured"),
        input.count("eligible"),
        input.on,
        input.params,
    )
    .map(passed)
}
