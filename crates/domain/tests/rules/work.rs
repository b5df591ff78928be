//! R99–R104, R106.

use super::{Outcome, set, yes};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::person::{Category, CategorySet};
use domain::rules::follow_up::follow_ups;
use domain::rules::retirement::{RetirementGroup, retirement_months};
use domain::rules::{contract, in_county, minimum_wage, record, totals};
use domain::vacancy::WageUnit;
use domain::values::{AreaCode, Fen};

rules! {
    "R99" 7 retirement [RetireMenBase RetireMenCap RetireMenFirstBirth RetireMenStep
                        RetireWomen55Base RetireWomen55Cap RetireWomen55FirstBirth RetireWomen55Step
                        RetireWomen50Base RetireWomen50Cap RetireWomen50FirstBirth RetireWomen50Step];
    "R100" 4 year_contract [ContractYearMonths];
    "R101" 3 record_completeness [];
    "R102" 4 pay_reaches_minimum [MinimumWage];
    "R103" 3 distinct_totals [];
    "R104" 3 work_in_county [];
    "R106" 4 follow_up [FollowUpFirst FollowUpSecond FollowUpThird FollowUpFourth FollowUpFifth TaskAfterDays];
}

fn retirement(input: &Input) -> Outcome {
    let group = match input.text("group") {
        "M" => RetirementGroup::Men,
        "F55" => RetirementGroup::Women55,
        _ => RetirementGroup::Women50,
    };
    let born = format!("{}-01", input.text("born")).parse().expect("a month");
    let months = retirement_months(group, born, input.on, input.params)?;
    Ok(format!("{}y{}m", months / 12, months % 12))
}

fn year_contract(input: &Input) -> Outcome {
    let end = input.has("end").then(|| input.day("end"));
    let is_long = contract::is_year_contract(input.day("start"), end, input.params)?;
    let named = |name: &str| input.has(name) && input.flag(name);
    let is_accepted = |paper: &str| {
        let paper = paper.parse().expect("a paper");
        contract::is_paper_accepted(paper, named("public_welfare"), named("insured"))
    };
    Ok(yes(
        is_long && (!input.has("kind") || is_accepted(input.text("kind")))
    ))
}

fn record_completeness(input: &Input) -> Outcome {
    let filled = record::RecordGroup::ALL
        .iter()
        .copied()
        .filter(|group| input.flag(group.code()));
    Ok(format!("{}%", record::completeness(&filled.collect())))
}

fn pay_reaches_minimum(input: &Input) -> Outcome {
    let params = set(input, K::MinimumWage, "minimum_wage_fen");
    let area = AreaCode::parse("330503101").ok();
    let unit: WageUnit = input.text("unit").parse().expect("a unit");
    let (pay, unit) = match unit {
        WageUnit::Piece if input.has("estimate_fen") => (input.number("estimate_fen"), WageUnit::Month),
        unit => (input.number("pay_fen"), unit),
    };
    let reached = minimum_wage::reaches_minimum_wage(Fen(pay), unit, area, input.on, &params)?;
    Ok(reached.map_or_else(|| "estimate needed".to_owned(), yes))
}

fn distinct_totals(input: &Input) -> Outcome {
    let mut people = Vec::new();
    let mut named: Vec<Category> = Vec::new();
    for group in input.list("groups") {
        let category = group["category"]
            .as_str()
            .expect("a category")
            .parse()
            .expect("a category");
        named.push(category);
        for person in group["people"].as_array().expect("people") {
            people.push((
                person.as_str().expect("a person"),
                CategorySet::EMPTY.with(category),
            ));
        }
    }
    let totals = totals::distinct_totals(people);
    let count = |category: &Category| totals.by_category.get(category).copied().unwrap_or(0);
    let shown: Vec<String> = named
        .iter()
        .map(|category| format!("{category} {}", count(category)))
        .collect();
    Ok(format!("{} total {}", shown.join(", "), totals.total))
}

fn work_in_county(input: &Input) -> Outcome {
    let area = |name| AreaCode::parse(input.text(name)).expect("an area");
    Ok(yes(in_county::is_in_county(
        area("work_area"),
        area("hukou_area"),
    )))
}

fn follow_up(input: &Input) -> Outcome {
    let all = follow_ups(input.day("start"), input.params)?;
    if input.has("after") {
        let one = all.iter().find(|one| one.after == input.count("after"));
        return Ok(one.map_or_else(|| "none".to_owned(), |one| one.due.to_string()));
    }
    let days: Vec<String> = all
        .iter()
        .map(|one| format!("{} until {}", one.due, one.until))
        .collect();
    Ok(days.join(", "))
}
