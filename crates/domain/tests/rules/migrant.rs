//! R74–R82.

use super::{Outcome, passed, yes, yes_or_none};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::migrant::{self, LiableParty, ReliefHire};
use domain::values::Fen;

rules! {
    "R74" 3 transfer [TransferGoalPercent];
    "R75" 3 training [TrainingPersonTimes];
    "R76" 3 arrears [ArrearsClearedPercent];
    "R77" 4 dispatch [DispatchPercent];
    "R78" 4 self_employed [TaxSelfEmployed TaxSelfEmployedYears];
    "R79" 3 hires [TaxHire TaxHireYears TaxHireMonths];
    "R80" 3 loan [SmallFirmLoan];
    "R81" 3 coverage [ServiceCoveragePercent];
    "R82" 3 liable [];
}

fn transfer(input: &Input) -> Outcome {
    migrant::transfer_goal_reached(
        input.count("transferred"),
        input.count("labour_force"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn training(input: &Input) -> Outcome {
    let repeats = if input.has("repeats") {
        input.count("repeats")
    } else {
        0
    };
    migrant::is_training_goal_reached(input.count("persons"), repeats, input.on, input.params).map(yes)
}

fn arrears(input: &Input) -> Outcome {
    let fen = |name| Fen(input.number(name));
    migrant::arrears_cleared(fen("cleared_fen"), fen("found_fen"), input.on, input.params).map(passed)
}

fn dispatch(input: &Input) -> Outcome {
    migrant::dispatch_within(
        input.count("direct"),
        input.count("dispatched"),
        input.on,
        input.params,
    )
    .map(yes_or_none)
}

fn self_employed(input: &Input) -> Outcome {
    let taxes = input.list("taxes").iter();
    let taxes: Vec<Fen> = taxes.map(|tax| Fen(tax.as_integer().expect("fen"))).collect();
    let relief = migrant::self_employed_relief(&taxes, input.number("year") as u32, input.on, input.params)?;
    let parts: Vec<String> = relief.iter().map(Fen::to_string).collect();
    Ok(if parts.is_empty() {
        Fen(0).to_string()
    } else {
        parts.join(", ")
    })
}

fn hires(input: &Input) -> Outcome {
    let number = |hire: &toml::Value, name| hire.get(name).and_then(toml::Value::as_integer);
    let hire = |hire: &toml::Value| ReliefHire {
        months_unemployed: number(hire, "months_unemployed").expect("months") as u32,
        year: number(hire, "year").unwrap_or(1) as u32,
    };
    let hires: Vec<ReliefHire> = input.list("hires").iter().map(hire).collect();
    let relief = migrant::hire_relief(&hires, Fen(input.number("tax_fen")), input.on, input.params)?;
    Ok(format!("{} lost {}", relief.relief, relief.lost))
}

fn loan(input: &Input) -> Outcome {
    migrant::is_loan_within(Fen(input.number("amount_fen")), input.on, input.params).map(yes)
}

fn coverage(input: &Input) -> Outcome {
    migrant::coverage_reached(
        input.count("covered"),
        input.count("places"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn liable(input: &Input) -> Outcome {
    Ok(
        match migrant::liable_party(input.flag("wages_paid"), input.flag("subcontract_settled")) {
            LiableParty::Nobody => "none",
            LiableParty::Subcontractor => "subcontractor(gc_overall)",
            LiableParty::GeneralContractorAdvances => "general_contractor_advances",
        }
        .to_owned(),
    )
}
