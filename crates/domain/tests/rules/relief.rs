//! R89–R91, R105.

use super::{Outcome, set, yes};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::{pension_refund, relief};
use domain::values::Fen;

rules! {
    "R89" 3 extra [AllowanceExtraA AllowanceExtraB];
    "R90" 3 support [ExtremePovertyPercent];
    "R91" 4 aid [MedicalAidListed MedicalAidOther MedicalAidExtreme];
    "R105" 3 refund [PensionRefundMonths];
}

fn extra(input: &Input) -> Outcome {
    let class = input.text("class").parse().expect("a class");
    let extra = relief::allowance_extra(Fen(input.number("allowance_fen")), class, input.on, input.params)?;
    Ok(extra.to_string())
}

fn support(input: &Input) -> Outcome {
    let times = if input.has("support_per") && input.text("support_per") == "month" {
        12
    } else {
        1
    };
    let support = Fen(input.number("support_fen") * times);
    relief::is_support_enough(
        support,
        Fen(input.number("consumption_fen")),
        input.on,
        input.params,
    )
    .map(yes)
}

fn aid(input: &Input) -> Outcome {
    let params = set(input, K::MedicalAidLimit, "limit_fen");
    let recipient = input.text("class").parse().expect("a recipient");
    let residual = Fen(input.number("residual_fen"));
    let aid = relief::medical_aid(residual, recipient, input.flag("listed"), input.on, &params)?;
    Ok(aid.amount.to_string())
}

fn refund(input: &Input) -> Outcome {
    pension_refund::is_refunded(input.number("months_drawn") as u32, input.on, input.params).map(yes)
}
