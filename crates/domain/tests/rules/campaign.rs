//! R92–R94.

use super::Outcome;
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::service_year::{self, FounderService};

rules! {
    "R92" 3 five_ones [];
    "R93" 5 phase [ServiceYearFirst ServiceYearSecond ServiceYearMobilised ServiceYearImplement ServiceYearEvaluate
                   ServiceYearLeapDay];
    "R94" 4 appraisal [AppraisalMobilise AppraisalFind AppraisalRectify AppraisalSurvey AppraisalSummarise];
}

fn five_ones(input: &Input) -> Outcome {
    let given = FounderService::ALL
        .iter()
        .copied()
        .filter(|service| input.flag(service.code()));
    let (done, complete) = service_year::founder_services(&given.collect());
    Ok(format!("{done}/5{}", if complete { " complete" } else { "" }))
}

fn phase(input: &Input) -> Outcome {
    let plan = input.text("plan").parse().expect("a plan");
    let phase = service_year::service_phase(plan, input.on, input.params)?;
    let mobilised = input.params.general(K::ServiceYearMobilised, input.on)?;
    let gap = service_year::is_forgotten(input.on, mobilised);
    Ok(format!("{phase}{}", if gap { " (gap)" } else { "" }))
}

fn appraisal(input: &Input) -> Outcome {
    let month = format!("{}-01", input.text("month")).parse().expect("a month");
    let phases = service_year::appraisal_phases(month, input.params)?;
    let phases: Vec<String> = phases.iter().map(ToString::to_string).collect();
    Ok(if phases.is_empty() {
        "none".to_owned()
    } else {
        phases.join("+")
    })
}
