//! R10–R12, R46–R53.

use super::{Outcome, passed, set, yes};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::levy::{LevyFacts, QuotaFacts, is_levy_exempt, quota};
use domain::rules::premium::{PremiumFacts, is_premium_paid};
use domain::rules::report_day;
use domain::rules::target::{self, Fair};

rules! {
    "R10" 3 exemption [LevyExemptMonths LevyExemptStaff LevyExemptAnyStaff];
    "R11" 4 levy [QuotaSevereCounts];
    "R12" 4 premium [SevereGrade];
    "R46" 3 helped [PoorWorkersHelped];
    "R47" 3 year [DisabledTrained DisabledOutcomes];
    "R48" 3 certified [DisabledCertifiedPercent];
    "R49" 3 employed [DisabledEmployedPercent];
    "R50" 3 covered [DisabledCoveredPercent];
    "R51" 3 fairs [];
    "R52" 5 report [DisabledReportDay];
    "R53" 3 sample [AppraisalSample];
}

fn exemption(input: &Input) -> Outcome {
    let firm = LevyFacts {
        is_small: input.flag("small"),
        founded: Some(input.day("founded")),
        staff: input.count("staff"),
    };
    is_levy_exempt(firm, input.on, input.params).map(yes)
}

fn levy(input: &Input) -> Outcome {
    let facts = QuotaFacts {
        staff: input.count("staff"),
        placed: input.count("placed"),
        severe: if input.has("severe") {
            input.count("severe")
        } else {
            0
        },
    };
    let mut params = set(input, K::QuotaAverageWage, "average_wage_fen");
    params.0.extend(set(input, K::QuotaRatio, "ratio").0);
    let quota = quota(facts, input.on, &params)?;
    Ok(if quota.is_rewarded() {
        "reward".to_owned()
    } else {
        quota.levy.to_string()
    })
}

fn premium(input: &Input) -> Outcome {
    let facts = PremiumFacts {
        subsistence_allowance: input.has("subsistence_allowance"),
        extreme_poverty: input.has("extreme_poverty"),
        relapsed_poor: input.has("relapsed_poor"),
        grade: input.has("grade").then(|| input.number("grade") as u8),
    };
    is_premium_paid(facts, input.on, input.params).map(yes)
}

fn helped(input: &Input) -> Outcome {
    target::helped_enough(input.count("people"), input.on, input.params).map(yes)
}

fn year(input: &Input) -> Outcome {
    target::disabled_year(
        input.count("trained"),
        input.count("outcomes"),
        input.on,
        input.params,
    )
    .map(yes)
}

fn certified(input: &Input) -> Outcome {
    let (part, whole) = (input.count("certified"), input.count("participants"));
    target::certified(part, whole, input.on, input.params).map(passed)
}

fn employed(input: &Input) -> Outcome {
    let (part, whole) = (input.count("employed"), input.count("participants"));
    target::employed(part, whole, input.on, input.params).map(passed)
}

fn covered(input: &Input) -> Outcome {
    let (part, whole) = (input.count("offered"), input.count("group"));
    target::covered(part, whole, input.on, input.params).map(passed)
}

fn fairs(input: &Input) -> Outcome {
    let text = |row: &toml::Value, name: &str| row.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    let fair = |row: &toml::Value| Fair {
        kind: text(row, "kind").expect("a kind").parse().expect("a kind"),
        state: text(row, "state").expect("a state").parse().expect("a state"),
        day: text(row, "day").map(|day| day.parse().expect("a day")),
    };
    let fairs: Vec<Fair> = input.list("fairs").iter().map(fair).collect();
    let year = input.has("year").then(|| input.number("year") as i32);
    Ok(target::disability_fairs(&fairs, year).to_string())
}

fn report(input: &Input) -> Outcome {
    let number = if input.has("number") {
        input.number("number")
    } else {
        1
    };
    let span = input.text("period").parse().expect("a period");
    let year = input.number("year") as i32;
    let due = report_day::report_due(span, year, number as u32, input.params)?;
    Ok(due.expect("a part of the year").to_string())
}

fn sample(input: &Input) -> Outcome {
    let (named, short) = target::appraisal_sample(input.count("clients"), input.on, input.params)?;
    Ok(format!("{named} short {short}"))
}
