//! R25–R30, R34–R45.

use super::{Outcome, set, yes};
use crate::cases::{Input, RuleUnderTest};
use chrono::NaiveDate;
use domain::params::{NotSet, ParamKey as K, PolicyParameter};
use domain::rules::hire_reward::{self, Hires, Introduction, YearlyClaim};
use domain::rules::pension;
use domain::rules::post::{self, PostMonths};
use domain::rules::retirement::RetirementGroup;
use domain::rules::training_money::{self, WorkStudyFacts};
use domain::values::{Fen, Sex};
use toml::Value;

rules! {
    "R25" 4 outside [OutsideTrainingMost];
    "R26" 4 bulk_hire [BulkHirePeople BulkHireReward ContractYearMonths];
    "R27" 4 contribution [FlexiblePensionPercent EmployerPensionPercent WorkerPensionPercent PensionBaseTimes];
    "R28" 4 refund [InsuranceRefundPercent InsuranceRefundYears WorkerPensionPercent FlexiblePensionPercent];
    "R29" 4 draws [EmployeePensionAgeMen EmployeePensionAgeWomen EmployeePensionMonths];
    "R30" 3 statement [StatementDue];
    "R34" 4 placement [PlacementSubsidy PlacementSubsidyGraduate ContractYearMonths];
    "R35" 5 home_work [HomeWorkAllowance HomeWorkMonths];
    "R36" 4 organiser [HomeWorkOrganiser HomeWorkOrganiserMonths];
    "R37" 4 absorb [AbsorbReward AbsorbMonths];
    "R38" 4 public_post [PublicPostPercent ContractYearMonths PostMonths];
    "R39" 4 public_employer [PublicPostEmployer ContractYearMonths PostMonths];
    "R40" 5 longest [PostMonths PostNearRetirementMonths RetireMenBase RetireWomen55Base RetireWomen50Base];
    "R41" 4 auxiliary [AuxiliaryAllowance PostMonths];
    "R42" 3 auxiliary_employer [AuxiliaryEmployer AuxiliaryEmployerMonths];
    "R43" 4 allowance [TrainingAllowance];
    "R44" 3 reward [OrderTrainingReward];
    "R45" 4 work_study [WorkStudyEnterprise WorkStudyCollege WorkStudyChild ContractYearMonths];
}

/// Zero, or what it says.
fn number(input: &Input, name: &str, otherwise: i64) -> i64 {
    if input.has(name) {
        input.number(name)
    } else {
        otherwise
    }
}

fn row_number(row: &Value, name: &str, otherwise: i64) -> i64 {
    row.get(name)
        .map_or(otherwise, |value| value.as_integer().expect("a number"))
}

fn row_flag(row: &Value, name: &str, otherwise: bool) -> bool {
    row.get(name)
        .map_or(otherwise, |value| value.as_bool().expect("yes or no"))
}

fn row_day(row: &Value, name: &str) -> NaiveDate {
    row[name].as_str().expect("a day").parse().expect("a day")
}

fn outside(input: &Input) -> Outcome {
    let cost = Fen(input.number("cost_fen"));
    let paid = training_money::outside_training(
        cost,
        input.flag("outside"),
        input.flag("handbook"),
        input.on,
        input.params,
    )?;
    Ok(paid.to_string())
}

fn bulk_hire(input: &Input) -> Outcome {
    let group = |row: &Value| Hires {
        people: row_number(row, "people", 0) as u32,
        months: row_number(row, "contract_months", 12) as u32,
        insured: row_flag(row, "insured", true),
    };
    let hires: Vec<Hires> = input.list("hires").iter().map(group).collect();
    Ok(hire_reward::bulk_hire_reward(&hires, input.on, input.params)?.to_string())
}

fn contribution(input: &Input) -> Outcome {
    let mut params = set(input, K::MinimumWage, "minimum_wage_fen");
    params
        .0
        .extend(set(input, K::ProvinceAverageWage, "average_wage_fen").0);
    let insured = input.text("kind").parse().expect("how insured");
    let paid = pension::contribution(insured, Fen(input.number("amount_fen")), input.on, &params)?;
    Ok(match insured {
        pension::Insured::Flexible => paid.own.to_string(),
        pension::Insured::Employee => {
            format!("{}: {}/{} = {}", paid.base, paid.employer, paid.own, paid.total())
        }
    })
}

fn refund(input: &Input) -> Outcome {
    let paid = pension::insurance_refund(
        input.text("kind").parse().expect("how insured"),
        Fen(input.number("base_fen")),
        input.number("months_paid") as u32,
        input.number("year"),
        input.on,
        input.params,
    )?;
    Ok(paid.to_string())
}

fn draws(input: &Input) -> Outcome {
    let sex = match input.text("sex") {
        "M" => Sex::Male,
        _ => Sex::Female,
    };
    let (age, months) = (input.number("age"), input.number("months") as u32);
    pension::draws_employee_pension(sex, age, months, input.on, input.params).map(yes)
}

fn statement(input: &Input) -> Outcome {
    let (year, delivered) = (input.number("year") as i32, input.day("delivered"));
    pension::is_statement_in_time(year, delivered, input.params).map(yes)
}

fn placement(input: &Input) -> Outcome {
    let introduction = Introduction {
        in_county: input.flag("in_county"),
        months: input.number("months") as u32,
        graduate: input.has("graduate"),
        paid_before: input.has("paid_before"),
    };
    Ok(hire_reward::placement_subsidy(introduction, input.on, input.params)?.to_string())
}

fn home_work(input: &Input) -> Outcome {
    let months = input.number("months") as u32;
    Ok(post::home_work_allowance(months, input.on, input.params)?.to_string())
}

fn claims<'a>(input: &'a Input) -> Vec<YearlyClaim<'a>> {
    let claim = |row: &'a Value| YearlyClaim {
        person: row.get("person").and_then(Value::as_str).unwrap_or("A"),
        start: row_day(row, "start"),
        claim: row_day(row, "claim"),
    };
    input.list("claims").iter().map(claim).collect()
}

fn organiser(input: &Input) -> Outcome {
    Ok(hire_reward::home_work_organiser(&claims(input), input.params)?.to_string())
}

fn auxiliary_employer(input: &Input) -> Outcome {
    Ok(hire_reward::auxiliary_employer(&claims(input), input.params)?.to_string())
}

fn absorb(input: &Input) -> Outcome {
    let unpaid = input
        .list("employed")
        .iter()
        .filter(|row| !row_flag(row, "paid_before", false));
    let months: Vec<u32> = unpaid.map(|row| row_number(row, "months", 0) as u32).collect();
    Ok(hire_reward::absorb_reward(&months, input.on, input.params)?.to_string())
}

/// The cap that is given, or the usual one.
fn cap(input: &Input) -> Result<u32, NotSet> {
    if input.has("cap") {
        Ok(input.number("cap") as u32)
    } else {
        post::usual_cap(input.on, input.params)
    }
}

fn public_post(input: &Input) -> Outcome {
    let mut params = set(input, K::MinimumWage, "minimum_wage_fen");
    params.0.extend(input.list("minimum_wages").iter().map(|row| {
        PolicyParameter {
            programme: "examples".to_owned(),
            area: None,
            key: K::MinimumWage,
            value: row_number(row, "fen", 0),
            valid_from: format!("{}-01", row["from"].as_str().expect("a month"))
                .parse()
                .expect("a month"),
            valid_to: None,
            source: "example".to_owned(),
        }
    }));
    let from = format!("{}-01", input.text("from")).parse().expect("a month");
    let months = (input.number("months") as u32).min(cap(input)?);
    let contract = (number(input, "contract_months", 12) as u32, input.flag("insured"));
    Ok(post::public_post_subsidy(from, months, contract, &params)?.to_string())
}

fn public_employer(input: &Input) -> Outcome {
    let parts = |row: &Value| {
        let names = ["pension", "medical", "unemployment", "injury", "maternity"];
        let parts = names
            .iter()
            .map(|name| row_number(row, &format!("{name}_fen"), 0));
        Fen(parts.sum())
    };
    let group = |row: &Value| PostMonths {
        months: row_number(row, "months", 1) as u32,
        employer_parts: parts(row),
        paid: row_flag(row, "paid", true),
    };
    let months: Vec<PostMonths> = input.list("periods").iter().map(group).collect();
    let contract = number(input, "contract_months", 12) as u32;
    Ok(post::public_post_employer(&months, contract, cap(input)?, input.on, input.params)?.to_string())
}

fn longest(input: &Input) -> Outcome {
    let group = match input.text("group") {
        "M" => RetirementGroup::Men,
        "F55" => RetirementGroup::Women55,
        _ => RetirementGroup::Women50,
    };
    let months = post::longest_post(input.day("start"), group, input.day("born"), input.params)?;
    Ok(months.to_string())
}

fn auxiliary(input: &Input) -> Outcome {
    let months = input.number("months") as u32;
    Ok(post::auxiliary_allowance(months, cap(input)?, input.on, input.params)?.to_string())
}

fn allowance(input: &Input) -> Outcome {
    let (attended, days) = (input.number("attended") as u32, input.number("class_days") as u32);
    Ok(training_money::living_allowance(attended, days, input.on, input.params)?.to_string())
}

fn reward(input: &Input) -> Outcome {
    let placed = input.number("in_enterprise") as u32;
    Ok(training_money::provider_reward(placed, input.on, input.params)?.to_string())
}

fn work_study(input: &Input) -> Outcome {
    let facts = WorkStudyFacts {
        filed: input.flag("filed"),
        with_partner: input.flag("partner"),
        months: input.number("months") as u32,
        shortage: input.flag("shortage"),
        poor_household: input.flag("poor_household"),
    };
    let paid = training_money::work_study(facts, input.on, input.params)?;
    Ok(format!("{}/{}/{}", paid.enterprise, paid.college, paid.child))
}
