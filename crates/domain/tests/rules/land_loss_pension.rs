//! R13, R15–R24.

use super::{Outcome, set, yes};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::land_loss_share::{ShareFacts, government_share};
use domain::rules::land_loss_training::{TrainingFacts, training_right};
use domain::rules::{land_loss_money, land_loss_pay, scheme};
use domain::values::Fen;

rules! {
    "R13" 4 training [FreeTrainingAgeMin FreeTrainingAgeMax];
    "R15" 4 payment [LandLossPayMonths];
    "R16" 4 instalments [LandLossInstalmentMonths LandLossAllowanceAge];
    "R17" 3 transfer [LandLossTransferMonths];
    "R18" 3 funding [LandLossFund LandLossShare LandLossShareRaised LandLossShareGrade];
    "R19" 4 pension [LandLossDivisor];
    "R20" 3 floors [];
    "R21" 3 interest [DepositYearDays];
    "R22" 4 refund [];
    "R23" 3 income [LandFundPerMu LandFundPercent];
    "R24" 3 one_scheme [];
}

fn fen(input: &Input, name: &str) -> Fen {
    Fen(if input.has(name) { input.number(name) } else { 0 })
}

fn training(input: &Input) -> Outcome {
    let facts = TrainingFacts {
        age: input.number("age"),
        capacity: input.flag("capacity"),
        employed: input.has("employed") && input.flag("employed"),
        willing: input.flag("willing"),
        below_line: input.has("below_line") && input.flag("below_line"),
    };
    training_right(facts, input.on, input.params).map(|right| right.to_string())
}

fn payment(input: &Input) -> Outcome {
    let notice = input.day("notice");
    if !input.has("paid") {
        return land_loss_pay::pay_deadline(notice, input.params).map(|day| day.to_string());
    }
    let waived = land_loss_pay::is_waived(notice, input.day("paid"), input.params)?;
    Ok(if waived { "waived" } else { "enrolled" }.to_owned())
}

fn instalments(input: &Input) -> Outcome {
    let deadline = land_loss_pay::instalment_deadline(input.day("agreed"), input.day("born"), input.params)?;
    Ok(deadline.to_string())
}

fn transfer(input: &Input) -> Outcome {
    land_loss_pay::transfer_deadline(input.day("approved"), input.params).map(|day| day.to_string())
}

fn funding(input: &Input) -> Outcome {
    let facts = ShareFacts {
        low_income: input.has("low_income"),
        one_child: false,
        two_daughters: false,
        grade: input.has("grade").then(|| input.number("grade") as u8),
    };
    let share = if input.has("share") {
        input.number("share")
    } else {
        government_share(facts, input.on, input.params)?
    };
    let (government, rest) = land_loss_money::funding(share, input.on, input.params)?;
    Ok(format!("{government}+{rest}"))
}

fn pension(input: &Input) -> Outcome {
    let pension = land_loss_money::monthly_pension(fen(input, "balance_fen"), input.on, input.params)?;
    Ok(pension.to_string())
}

fn floors(input: &Input) -> Outcome {
    let fen = |name| Fen(input.number(name));
    Ok(yes(if input.has("pension_fen") {
        land_loss_money::is_pension_alert(fen("pension_fen"), fen("standard_fen"))
    } else {
        land_loss_money::reaches_top_up(fen("allowance_fen"), fen("average_top_up_fen"))
    }))
}

fn interest(input: &Input) -> Outcome {
    let mut params = set(input, K::DepositYearRate, "year_rate");
    params.0.extend(set(input, K::DepositDemandRate, "demand_rate").0);
    let paid = input
        .has("paid")
        .then(|| (fen(input, "paid_fen"), input.day("paid")));
    let interest = land_loss_money::interest(fen(input, "opening_fen"), paid, input.on, &params)?;
    Ok(interest.to_string())
}

fn refund(input: &Input) -> Outcome {
    Ok(land_loss_money::exit_refund(fen(input, "balance_fen"), input.number("share")).to_string())
}

fn income(input: &Input) -> Outcome {
    let revenue = fen(input, "revenue_fen");
    let income = land_loss_money::fund_income(input.number("land"), revenue, input.on, input.params)?;
    Ok(income.to_string())
}

fn one_scheme(input: &Input) -> Outcome {
    let scheme = |value: &toml::Value| value.as_str().expect("a scheme").parse().expect("a scheme");
    let schemes: Vec<_> = input.list("schemes").iter().map(scheme).collect();
    Ok(yes(scheme::is_one_scheme(&schemes)))
}
