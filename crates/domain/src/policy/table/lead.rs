//! Leads and introductions: R32–R34.

use super::share::share;
use crate::ids::VacancyId;
use crate::lead::{Channel, Delivery, Evidence, Pace};
use crate::params::ParamKey as K;
use crate::policy::input::{count, day, list, months, text, whole, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::hire_reward::{Introduction, placement_subsidy};
use crate::rules::lead;
use chrono::{Datelike, NaiveTime};
use uuid::Uuid;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R32",
        title_zh: "每人每年不少于5个岗位信息",
        title_en: "Five leads a year",
        source: "S1i 不少于5个岗位信息, 进村入户将岗位信息送至",
        priority: Priority::P1,
        inputs: &[
            list(
                "sent",
                &[
                    text("vacancy", "V1"),
                    day("on", "2018-01-10"),
                    yes_no("delivered", true).or_yes(),
                    yes_no("open", true).or_yes(),
                    yes_no("suitable", true).or_yes(),
                ],
                r#"[{"vacancy":"V1","on":"2018-01-10"},{"vacancy":"V2","on":"2018-02-10","delivered":false}]"#,
            )
            .optional(),
            day("on", "2018-12-31").optional(),
            count("with_all", "people with all their leads", 399).optional(),
            count("due", "people due", 400).optional(),
        ],
        figures: &[K::LeadsPerYear, K::LeadCoveragePercent],
        eval: leads,
    },
    Rule {
        code: "R33",
        title_zh: "送岗进度提醒",
        title_en: "Pace of leads",
        source: "Design on S1i 不少于5个岗位信息",
        priority: Priority::P1,
        inputs: &[
            whole("month", (1, 12), "month of the year", 6),
            count("counted", "leads that count", 2).optional(),
        ],
        figures: &[K::LeadsPerYear],
        eval: pace,
    },
    Rule {
        code: "R34",
        title_zh: "职业介绍补贴",
        title_en: "Placement-service subsidy",
        source: "S1i 的200元/人, 的250元/人",
        priority: Priority::P1,
        inputs: &[
            yes_no("in_county", true),
            months("months", 12),
            yes_no("graduate", false).or_no(),
            yes_no("paid_before", false).or_no(),
        ],
        figures: &[
            K::PlacementSubsidy,
            K::PlacementSubsidyGraduate,
            K::ContractYearMonths,
        ],
        eval: placement,
    },
];

/// The leads of one person, or the rate of a group where `due` is given.
fn leads(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.maybe_day("on").unwrap_or(facts.on);
    if given.has("due") {
        let (with_all, due) = (given.count("with_all")?, given.count("due")?);
        if with_all > due {
            return Err(EvalProblem::Contradiction {
                name: "with_all",
                why: "it is a part, and more than the whole it belongs to",
            });
        }
        let reached = lead::coverage_reached(with_all, due, facts.params, on)?;
        return Ok(share(reached, with_all, due).on(on));
    }
    let sent = given.list("sent")?;
    let mut known: Vec<&str> = Vec::new();
    let mut arrived = Vec::with_capacity(sent.len());
    for item in sent {
        let vacancy = item.text("vacancy")?;
        let at = known
            .iter()
            .position(|one| *one == vacancy)
            .unwrap_or(known.len());
        if at == known.len() {
            known.push(vacancy);
        }
        if item.yes("delivered")? {
            arrived.push((VacancyId(Uuid::from_u128(at as u128)), delivery(item)?));
        }
    }
    let deliveries = arrived.iter().map(|(vacancy, delivery)| (*vacancy, delivery));
    let counted = lead::leads_counted(deliveries, on.year());
    let short = lead::shortfall(counted, facts.params, on)?;
    Ok(Outcome::of(counted)
        .with("short", short)
        .with("enough", short == 0)
        .said(format!("{counted} short {short}"))
        .on(on))
}

fn delivery(item: &Given) -> Result<Delivery, EvalProblem> {
    let day = item.day("on")?;
    let local = day
        .and_time(NaiveTime::MIN)
        .and_local_timezone(crate::clock::SHANGHAI);
    Ok(Delivery {
        channel: Channel::Home,
        at: local
            .single()
            .map_or_else(|| day.and_time(NaiveTime::MIN).and_utc(), |at| at.to_utc()),
        evidence: Evidence::Signature,
        note: String::new(),
        suitable: item.yes("open")? && item.yes("suitable")?,
    })
}

/// How many are due by the end of the month; with `counted`, how somebody with so many stands.
fn pace(given: &Given, facts: &Facts) -> Evaluation {
    let due = lead::leads_due_by(given.count32("month")?, facts.params, facts.on)?;
    let outcome = Outcome::of(due);
    if !given.has("counted") {
        return Ok(outcome);
    }
    let counted = given.count32("counted")?;
    let pace = match lead::pace(counted, due) {
        Pace::OnPace => "on pace",
        Pace::Amber => "amber",
        Pace::Red => "red",
    };
    Ok(outcome
        .with("pace", pace)
        .with("behind", due.saturating_sub(counted))
        .said(format!("{due} {pace}")))
}

fn placement(given: &Given, facts: &Facts) -> Evaluation {
    let introduction = Introduction {
        in_county: given.yes("in_county")?,
        months: given.count32("months")?,
        graduate: given.yes("graduate")?,
        paid_before: given.yes("paid_before")?,
    };
    Ok(Outcome::of(placement_subsidy(
        introduction,
        facts.on,
        facts.params,
    )?))
}
