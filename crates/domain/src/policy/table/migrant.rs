//! Migrant workers: R74–R82.

use super::share::share;
use crate::params::ParamKey as K;
use crate::policy::input::{count, fen, list, months, whole, yes_no};
use crate::policy::{Evaluation, Facts, Given, Outcome, Priority, Rule, Sample};
use crate::rules::migrant::{
    LiableParty, ReliefHire, arrears_cleared, coverage_reached, dispatch_within, hire_relief,
    is_for_blacklist, is_loan_within, is_training_goal_reached, liable_party, self_employed_relief,
    transfer_goal_reached,
};
use crate::values::Fen;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R74",
        title_zh: "农村劳动力转移就业目标",
        title_en: "Rural labour force in other work",
        source: "S4 70%以上农村劳动力",
        priority: Priority::P2,
        inputs: &[
            count("transferred", "people moved to other work", 70),
            count("labour_force", "people of the rural labour force", 100),
        ],
        figures: &[K::TransferGoalPercent],
        eval: transfer,
    },
    Rule {
        code: "R75",
        title_zh: "农民工技能培训人次",
        title_en: "Skill training of migrant workers, places taken",
        source: "S4 技能培训2万人次",
        priority: Priority::P2,
        inputs: &[
            count("persons", "distinct people trained", 12_000),
            count("repeats", "further classes of people counted already", 8000).or(Sample::Whole(0)),
        ],
        figures: &[K::TrainingPersonTimes],
        eval: training,
    },
    Rule {
        code: "R76",
        title_zh: "拖欠工资清欠率",
        title_en: "Wage arrears cleared",
        source: "S4 清欠率达到99%以上",
        priority: Priority::P1,
        inputs: &[
            fen("cleared_fen", 99_000_000),
            fen("found_fen", 100_000_000),
            count("people_paid", "people whose arrears are cleared", 99).optional(),
            count("people_found", "people with arrears", 100).optional(),
        ],
        figures: &[K::ArrearsClearedPercent],
        eval: arrears,
    },
    Rule {
        code: "R77",
        title_zh: "劳务派遣用工比例",
        title_en: "Share of dispatched workers",
        source: "S4 用工总量的10%",
        priority: Priority::P2,
        inputs: &[
            count("direct", "people with a contract of the firm", 90),
            count("dispatched", "people dispatched to it", 10),
        ],
        figures: &[K::DispatchPercent],
        eval: dispatch,
    },
    Rule {
        code: "R78",
        title_zh: "农民工个体经营减税",
        title_en: "Tax relief of a self-employed migrant worker",
        source: "S4 每户每年9600元",
        priority: Priority::P2,
        inputs: &[
            list(
                "taxes",
                &[fen("due_fen", 500_000)],
                "[500000, 35000, 15000, 10000, 600000]",
            ),
            whole("year", (1, 100), "year of the relief, 1 the first", 1),
        ],
        figures: &[K::TaxSelfEmployed, K::TaxSelfEmployedYears],
        eval: self_employed,
    },
    Rule {
        code: "R79",
        title_zh: "企业招用农民工减税",
        title_en: "Tax relief of an employer for hires",
        source: "S4 每人每年5200元, 不得结转下年使用",
        priority: Priority::P2,
        inputs: &[
            list(
                "hires",
                &[
                    months("months_unemployed", 12),
                    whole("year", (1, 100), "year since the hire, 1 the first", 1).or(Sample::Whole(1)),
                ],
                r#"[{"months_unemployed": 12, "year": 1}]"#,
            ),
            fen("tax_fen", 2_000_000),
        ],
        figures: &[K::TaxHire, K::TaxHireYears, K::TaxHireMonths],
        eval: hires,
    },
    Rule {
        code: "R80",
        title_zh: "小微企业创业担保贷款额度",
        title_en: "Guaranteed loan of a small enterprise",
        source: "S4 最高不超过400万元",
        priority: Priority::P2,
        inputs: &[fen("amount_fen", 400_000_000)],
        figures: &[K::SmallFirmLoan],
        eval: loan,
    },
    Rule {
        code: "R81",
        title_zh: "转移就业服务覆盖率",
        title_en: "Towns and villages with a service for work elsewhere",
        source: "S4 实现全覆盖",
        priority: Priority::P2,
        inputs: &[
            count("covered", "towns and villages with a service", 120),
            count("places", "towns and villages", 120),
        ],
        figures: &[K::ServiceCoveragePercent],
        eval: coverage,
    },
    Rule {
        code: "R82",
        title_zh: "工程建设领域工资谁来付",
        title_en: "Who must pay construction wages",
        source: "S4 谁承包谁负责, 总包企业要先行垫付",
        priority: Priority::P1,
        inputs: &[
            yes_no("wages_paid", false),
            yes_no("subcontract_settled", false),
            yes_no("serious_or_refused", false).or_no(),
        ],
        figures: &[],
        eval: liable,
    },
];

fn transfer(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("transferred")?, given.count("labour_force")?);
    let reached = transfer_goal_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn training(given: &Given, facts: &Facts) -> Evaluation {
    let (persons, repeats) = (given.count("persons")?, given.count("repeats")?);
    let holds = is_training_goal_reached(persons, repeats, facts.on, facts.params)?;
    Ok(Outcome::of(holds).with("person_times", persons + repeats))
}

fn arrears(given: &Given, facts: &Facts) -> Evaluation {
    let (cleared, found) = (given.fen("cleared_fen")?, given.fen("found_fen")?);
    let reached = arrears_cleared(cleared, found, facts.on, facts.params)?;
    let outcome = share(reached, cleared.0.unsigned_abs(), found.0.unsigned_abs());
    let outcome = outcome.with_fen("open", Fen((found.0 - cleared.0).max(0)));
    let people = (
        given.maybe_whole("people_paid"),
        given.maybe_whole("people_found"),
    );
    Ok(match people {
        (Some(paid), Some(found)) => outcome.with("people", format!("{paid}/{found}")),
        _ => outcome,
    })
}

fn dispatch(given: &Given, facts: &Facts) -> Evaluation {
    let (direct, dispatched) = (given.count("direct")?, given.count("dispatched")?);
    let within = dispatch_within(direct, dispatched, facts.on, facts.params)?;
    let words = match within {
        Some(true) => "yes",
        Some(false) => "no",
        None => "N/A",
    };
    Ok(share(within, dispatched, direct + dispatched).said(words))
}

fn self_employed(given: &Given, facts: &Facts) -> Evaluation {
    let taxes: Vec<Fen> = given
        .list("taxes")?
        .iter()
        .map(|tax| tax.fen("due_fen"))
        .collect::<Result<_, _>>()?;
    let relief = self_employed_relief(&taxes, given.count32("year")?, facts.on, facts.params)?;
    let total = Fen(relief.iter().map(|part| part.0).sum());
    let each: Vec<i64> = relief.iter().map(|part| part.0).collect();
    let words: Vec<String> = relief.iter().map(Fen::to_string).collect();
    let outcome = Outcome::of(total).with("relief_fen", each);
    Ok(if words.is_empty() {
        outcome
    } else {
        outcome.said(words.join(", "))
    })
}

fn hires(given: &Given, facts: &Facts) -> Evaluation {
    let mut hires = Vec::new();
    for hire in given.list("hires")? {
        hires.push(ReliefHire {
            months_unemployed: hire.count32("months_unemployed")?,
            year: hire.count32("year")?,
        });
    }
    let relief = hire_relief(&hires, given.fen("tax_fen")?, facts.on, facts.params)?;
    let outcome = Outcome::of(relief.relief).with("eligible", relief.eligible);
    let words = format!("{} lost {}", relief.relief, relief.lost);
    Ok(outcome.with_fen("lost", relief.lost).said(words))
}

fn loan(given: &Given, facts: &Facts) -> Evaluation {
    let holds = is_loan_within(given.fen("amount_fen")?, facts.on, facts.params)?;
    Ok(Outcome::of(holds))
}

fn coverage(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("covered")?, given.count("places")?);
    let reached = coverage_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn liable(given: &Given, _: &Facts) -> Evaluation {
    let paid = given.yes("wages_paid")?;
    let party = liable_party(paid, given.yes("subcontract_settled")?);
    let blacklist = is_for_blacklist(paid, given.yes("serious_or_refused")?);
    let outcome = Outcome::of(party.code()).with("blacklist", blacklist);
    Ok(match party {
        LiableParty::Subcontractor => outcome
            .with("overall", "general_contractor")
            .said("subcontractor(gc_overall)"),
        LiableParty::Nobody | LiableParty::GeneralContractorAdvances => outcome,
    })
}
