//! Work: retirement, contracts, pay, files, places, follow-up: R99–R104, R106.

use crate::params::ParamKey as K;
use crate::person::{Category, CategorySet};
use crate::policy::input::code as word;
use crate::policy::input::{area, count, day, fen, list, month, text, yes_no};
use crate::policy::{Answer, EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::contract::{EmploymentPaper, is_paper_accepted, is_year_contract};
use crate::rules::follow_up::{FollowUp, follow_ups};
use crate::rules::in_county::is_in_county;
use crate::rules::minimum_wage::reaches_minimum_wage;
use crate::rules::record::{RecordGroup, completeness};
use crate::rules::retirement::{RetirementGroup, retirement_months};
use crate::rules::totals::distinct_totals;
use crate::vacancy::{WageUnit, per_month};
use crate::values::dates;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R99",
        title_zh: "法定退休年龄",
        title_en: "Statutory retirement age",
        source: "NPC decision of 2024-09-13, in force 2025-01-01; S1i 法定退休年龄",
        priority: Priority::P2,
        inputs: &[
            word("group", &["M", "F55", "F50"], "M"),
            month("born", "1965-05"),
            day("on", "2026-06-30").optional(),
        ],
        figures: &[
            K::RetireMenBase,
            K::RetireMenCap,
            K::RetireMenFirstBirth,
            K::RetireMenStep,
            K::RetireWomen55Base,
            K::RetireWomen55Cap,
            K::RetireWomen55FirstBirth,
            K::RetireWomen55Step,
            K::RetireWomen50Base,
            K::RetireWomen50Cap,
            K::RetireWomen50FirstBirth,
            K::RetireWomen50Step,
        ],
        eval: retirement,
    },
    Rule {
        code: "R100",
        title_zh: "一年以上合同",
        title_en: "Contract of a year or more",
        source: "S1i 签订1年以上劳动合同",
        priority: Priority::P1,
        inputs: &[
            day("start", "2018-01-01"),
            day("end", "2018-12-31").optional(),
            word("kind", EmploymentPaper::CODES, "labour_contract").optional(),
            yes_no("public_welfare", false).or_no(),
            yes_no("insured", true).or_no(),
        ],
        figures: &[K::ContractYearMonths],
        eval: year_contract,
    },
    Rule {
        code: "R101",
        title_zh: "台账完整率",
        title_en: "Completeness of a file",
        source: "S1i 帮扶成效等信息完整",
        priority: Priority::P1,
        inputs: &[
            yes_no("basics", true),
            yes_no("service_needs", true),
            yes_no("measures", true),
            yes_no("effects", true),
            yes_no("policy_use", true),
            yes_no("work_income", true),
        ],
        figures: &[],
        eval: record,
    },
    Rule {
        code: "R102",
        title_zh: "工资不低于最低工资标准",
        title_en: "Pay reaches the local minimum wage",
        source: "S1h 低于最低工资标准",
        priority: Priority::P1,
        inputs: &[
            fen("pay_fen", 6989),
            word("unit", WageUnit::CODES, "day"),
            fen("estimate_fen", 152_000).optional(),
            day("on", "2018-06-30").optional(),
            fen("minimum_wage_fen", 152_000).sets(K::MinimumWage),
        ],
        figures: &[K::MinimumWage, K::WageMonthDays],
        eval: minimum_wage,
    },
    Rule {
        code: "R103",
        title_zh: "分类人数和去重总数",
        title_en: "People by category, and distinct in all",
        source: "Design: a person counts once",
        priority: Priority::P1,
        inputs: &[list(
            "groups",
            &[
                word("category", Category::CODES, "poor_worker"),
                list("people", &[text("person", "A")], r#"["A", "B"]"#),
            ],
            r#"[{"category": "poor_worker", "people": ["A", "B"]},
                {"category": "person_with_disability", "people": ["A", "C"]}]"#,
        )],
        figures: &[],
        eval: totals,
    },
    Rule {
        code: "R104",
        title_zh: "县内企业",
        title_en: "Work inside the county",
        source: "S1i 在县内企业就业",
        priority: Priority::P1,
        inputs: &[
            area("work_area", "330503101201"),
            area("hukou_area", "330503102205"),
        ],
        figures: &[],
        eval: in_county,
    },
    Rule {
        code: "R106",
        title_zh: "上岗后跟踪服务日期",
        title_en: "Follow-up after somebody began to work",
        source: "S1i 实施后续跟踪服务; the days are a design",
        priority: Priority::P1,
        inputs: &[
            day("start", "2018-01-31"),
            count("after", "days after the start; without it all of them", 30).optional(),
        ],
        figures: &[
            K::FollowUpFirst,
            K::FollowUpSecond,
            K::FollowUpThird,
            K::FollowUpFourth,
            K::FollowUpFifth,
            K::TaskAfterDays,
        ],
        eval: follow_up,
    },
];

fn retirement(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.maybe_day("on").unwrap_or(facts.on);
    let group = match given.text("group")? {
        "M" => RetirementGroup::Men,
        "F55" => RetirementGroup::Women55,
        _ => RetirementGroup::Women50,
    };
    let born = given.day("born")?;
    let life = retirement_months(group, born, on, facts.params)?;
    let reached = dates::add_months(born, life).format("%Y-%m");
    let words = format!("{}y{}m", life / 12, life % 12);
    Ok(Outcome::of(Answer::Text(words))
        .with("months_of_life", life)
        .with("reached_in", reached.to_string())
        .on(on))
}

/// With a paper the answer is also whether it proves the employment.
fn year_contract(given: &Given, facts: &Facts) -> Evaluation {
    let (start, end) = (given.day("start")?, given.maybe_day("end"));
    if end.is_some_and(|end| end < start) {
        return Err(EvalProblem::Contradiction {
            name: "end",
            why: "a contract cannot end before it begins",
        });
    }
    let is_long = is_year_contract(start, end, facts.params)?;
    let outcome = |holds| Outcome::of(holds).with("a_year_or_more", is_long).on(start);
    if !given.has("kind") {
        return Ok(outcome(is_long));
    }
    let (public_welfare, insured) = (given.yes("public_welfare")?, given.yes("insured")?);
    let accepted = is_paper_accepted(given.code("kind")?, public_welfare, insured);
    Ok(outcome(is_long && accepted).with("paper_accepted", accepted))
}

fn record(given: &Given, _: &Facts) -> Evaluation {
    let mut filled = BTreeSet::new();
    let mut missing = Vec::new();
    for group in RecordGroup::ALL {
        if given.yes(group.code())? {
            filled.insert(*group);
        } else {
            missing.push(group.code());
        }
    }
    let percent = completeness(&filled);
    let outcome = Outcome::of(percent).with("complete", missing.is_empty());
    Ok(outcome.with("missing", missing).said(format!("{percent}%")))
}

fn minimum_wage(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.maybe_day("on").unwrap_or(facts.on);
    let (pay, unit) = match given.code("unit")? {
        WageUnit::Piece if given.has("estimate_fen") => (given.fen("estimate_fen")?, WageUnit::Month),
        unit => (given.fen("pay_fen")?, unit),
    };
    let reached = reaches_minimum_wage(pay, unit, facts.area, on, facts.params)?;
    let days = facts.params.value(K::WageMonthDays, facts.area, on)?;
    let outcome = match (reached, per_month(pay, unit, days)) {
        (Some(reached), Some(monthly)) => Outcome::of(reached).with_fen("a_month", monthly),
        _ => Outcome::of(reached)
            .with(
                "n/a",
                "pay by the piece needs the employer's estimate of a month: estimate_fen",
            )
            .said("estimate needed"),
    };
    Ok(outcome.on(on))
}

fn totals(given: &Given, _: &Facts) -> Evaluation {
    let mut people = Vec::new();
    let mut named = Vec::new();
    for group in given.list("groups")? {
        let category = group.code("category")?;
        named.push(category);
        for person in group.list("people")? {
            people.push((person.text("person")?, CategorySet::EMPTY.with(category)));
        }
    }
    let totals = distinct_totals(people);
    let count = |category| totals.by_category.get(category).copied().unwrap_or(0);
    let words: Vec<String> = named
        .iter()
        .map(|category| format!("{category} {}", count(category)))
        .collect();
    let by_category: Map<String, Value> = named
        .iter()
        .map(|category| (category.code().to_owned(), count(category).into()))
        .collect();
    let words = format!("{} total {}", words.join(", "), totals.total);
    Ok(Outcome::of(totals.total)
        .with("by_category", by_category)
        .said(words))
}

fn in_county(given: &Given, _: &Facts) -> Evaluation {
    let holds = is_in_county(given.area("work_area")?, given.area("hukou_area")?);
    Ok(Outcome::of(holds))
}

fn follow_up(given: &Given, facts: &Facts) -> Evaluation {
    let start = given.day("start")?;
    let all = follow_ups(start, facts.params)?;
    let told = |one: &FollowUp| {
        Value::from(Map::from_iter([
            ("after".to_owned(), one.after.into()),
            ("due".to_owned(), one.due.to_string().into()),
            ("until".to_owned(), one.until.to_string().into()),
        ]))
    };
    let parts: Vec<Value> = all.iter().map(told).collect();
    let answer = if given.has("after") {
        let after = given.count("after")?;
        let one = all.iter().find(|one| one.after == after);
        let never = EvalProblem::Contradiction {
            name: "after",
            why: "nobody is followed up so many days after the start",
        };
        Answer::Day(one.ok_or(never)?.due)
    } else {
        let days: Vec<String> = all.iter().map(|one| one.due.to_string()).collect();
        let words = all.iter().map(|one| format!("{} until {}", one.due, one.until));
        let words = words.collect::<Vec<_>>().join(", ");
        Answer::Several(Value::from(days), words)
    };
    Ok(Outcome::of(answer).with("follow_ups", parts).on(start))
}
