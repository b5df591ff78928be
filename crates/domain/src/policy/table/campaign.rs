//! Services to founders, and the calendars of two campaigns: R92–R94.

use crate::params::ParamKey as K;
use crate::policy::input::code as word;
use crate::policy::input::{day, month, yes_no};
use crate::policy::{Answer, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::service_year::{
    AppraisalPhase, FounderService, ServicePlan, appraisal_phases, founder_services, is_forgotten,
    service_phase,
};
use serde_json::Value;
use std::collections::BTreeSet;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R92",
        title_zh: "“五个一”服务",
        title_en: "Five services for each founder",
        source: "S1e 推荐一个创业项目",
        priority: Priority::P2,
        inputs: &[
            yes_no("project", true),
            yes_no("training", true),
            yes_no("premises", true),
            yes_no("loan", true),
            yes_no("consultation", true),
        ],
        figures: &[],
        eval: five_ones,
    },
    Rule {
        code: "R93",
        title_zh: "创业服务年阶段",
        title_en: "Phases of the service year",
        source: "S1d, S1e 3月1日—10月31日",
        priority: Priority::P3,
        inputs: &[day("on", "2018-03-01"), word("plan", ServicePlan::CODES, "S1d")],
        figures: &[
            K::ServiceYearFirst,
            K::ServiceYearSecond,
            K::ServiceYearMobilised,
            K::ServiceYearImplement,
            K::ServiceYearEvaluate,
            K::ServiceYearLeapDay,
        ],
        eval: service_year,
    },
    Rule {
        code: "R94",
        title_zh: "民主评议各阶段",
        title_en: "Phases of the public appraisal",
        source: "S1f 集中测评阶段(8月-10月)",
        priority: Priority::P3,
        inputs: &[month("month", "2018-09")],
        figures: &[
            K::AppraisalMobilise,
            K::AppraisalFind,
            K::AppraisalRectify,
            K::AppraisalSurvey,
            K::AppraisalSummarise,
        ],
        eval: appraisal,
    },
];

fn five_ones(given: &Given, _: &Facts) -> Evaluation {
    let mut services = BTreeSet::new();
    let mut missing = Vec::new();
    for service in FounderService::ALL {
        if given.yes(service.code())? {
            services.insert(*service);
        } else {
            missing.push(service.code());
        }
    }
    let (done, complete) = founder_services(&services);
    let all = FounderService::ALL.len();
    let words = if complete {
        format!("{done}/{all} complete")
    } else {
        format!("{done}/{all}")
    };
    let outcome = Outcome::of(Answer::Whole(done as i64)).with("complete", complete);
    Ok(outcome.with("of", all).with("missing", missing).said(words))
}

fn service_year(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.day("on")?;
    let phase = service_phase(given.code("plan")?, on, facts.params)?;
    let outcome = Outcome::of(phase.code()).on(on);
    let mobilised = facts.params.general(K::ServiceYearMobilised, on)?;
    Ok(if is_forgotten(on, mobilised) {
        outcome
            .with("forgotten_by_the_plan", true)
            .said(format!("{} (gap)", phase.code()))
    } else {
        outcome
    })
}

fn appraisal(given: &Given, facts: &Facts) -> Evaluation {
    let month = given.day("month")?;
    let phases = appraisal_phases(month, facts.params)?;
    let codes: Vec<&str> = phases.into_iter().map(AppraisalPhase::code).collect();
    let words = if codes.is_empty() {
        "none".to_owned()
    } else {
        codes.join("+")
    };
    Ok(Outcome::of(Answer::Several(Value::from(codes), words)).on(month))
}
