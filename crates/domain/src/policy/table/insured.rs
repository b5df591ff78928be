//! Training outside, hiring, and the employee pension after land loss: R25–R31.

use crate::params::ParamKey as K;
use crate::policy::input::{age, code, count, day, fen, list, months, sex, whole, yes_no};
use crate::policy::{Answer, EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule, Sample};
use crate::rules::hire_reward::{Hires, bulk_hire_reward};
use crate::rules::pension::{
    Insured, contribution, draws_employee_pension, insurance_refund, is_statement_in_time, statement_due,
};
use crate::rules::training_money::outside_training;
use crate::rules::trial::is_in_trial;
use serde_json::json;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R25",
        title_zh: "区外培训补贴",
        title_en: "Training outside the district",
        source: "S1c 一次性给予300元补贴",
        priority: Priority::P2,
        inputs: &[
            fen("cost_fen", 45_000),
            yes_no("outside", true),
            yes_no("handbook", true).or_yes(),
        ],
        figures: &[K::OutsideTrainingMost],
        eval: outside,
    },
    Rule {
        code: "R26",
        title_zh: "招收被征地人员奖励",
        title_en: "Reward for hiring people with land loss",
        source: "S1c 一次性招收50人以上, 每招收1人100元",
        priority: Priority::P2,
        inputs: &[list(
            "hires",
            &[
                count("people", "people on these terms", 50),
                months("contract_months", 12).or(Sample::Whole(12)),
                yes_no("insured", true).or_yes(),
            ],
            r#"[{"people":50,"contract_months":12,"insured":true}]"#,
        )],
        figures: &[K::BulkHirePeople, K::BulkHireReward, K::ContractYearMonths],
        eval: bulk_hire,
    },
    Rule {
        code: "R27",
        title_zh: "养老保险缴费",
        title_en: "Pension contribution",
        source: "S1c 缴费比例为26%, 月平均工资3倍",
        priority: Priority::P3,
        inputs: &[
            code("kind", Insured::CODES, "employee"),
            fen("amount_fen", 1_200_000),
            fen("minimum_wage_fen", 90_000).sets(K::MinimumWage),
            fen("average_wage_fen", 300_000).sets(K::ProvinceAverageWage),
        ],
        figures: &[
            K::FlexiblePensionPercent,
            K::EmployerPensionPercent,
            K::WorkerPensionPercent,
            K::PensionBaseTimes,
            K::MinimumWage,
            K::ProvinceAverageWage,
        ],
        eval: pension_contribution,
    },
    Rule {
        code: "R28",
        title_zh: "社会保险补贴",
        title_en: "Social-insurance subsidy",
        source: "S1c 900元×8%×50%×12=432元, 1100元×20%×50%×12=1320元",
        priority: Priority::P2,
        inputs: &[
            code("kind", Insured::CODES, "employee"),
            fen("base_fen", 90_000),
            whole("months_paid", (0, 12), "months of the year", 12),
            whole("year", (1, 100), "year from the first insured one", 1),
        ],
        figures: &[
            K::InsuranceRefundPercent,
            K::InsuranceRefundYears,
            K::WorkerPensionPercent,
            K::FlexiblePensionPercent,
        ],
        eval: refund,
    },
    Rule {
        code: "R29",
        title_zh: "新被征地人员领取职工养老金",
        title_en: "Employee pension after land loss",
        source: "S1c 个人缴费累计满15年",
        priority: Priority::P3,
        inputs: &[sex("sex", "M"), age("age", 60), months("months", 180)],
        figures: &[
            K::EmployeePensionAgeMen,
            K::EmployeePensionAgeWomen,
            K::EmployeePensionMonths,
        ],
        eval: draws,
    },
    Rule {
        code: "R30",
        title_zh: "年度缴费对账单",
        title_en: "Annual contribution statement",
        source: "S1c 每年6月底前",
        priority: Priority::P3,
        inputs: &[
            whole("year", (1900, 2198), "year", 2010),
            day("delivered", "2011-06-30"),
        ],
        figures: &[K::StatementDue],
        eval: statement,
    },
    Rule {
        code: "R31",
        title_zh: "政策试行期限",
        title_en: "Validity of a policy on trial",
        source: "S1c 试行期限暂定一年",
        priority: Priority::P2,
        inputs: &[day("start", "2010-01-16"), day("event", "2011-01-15")],
        figures: &[K::TrialMonths],
        eval: trial,
    },
];

fn outside(given: &Given, facts: &Facts) -> Evaluation {
    let (is_outside, handbook) = (given.yes("outside")?, given.yes("handbook")?);
    let cost = given.fen("cost_fen")?;
    Ok(Outcome::of(outside_training(
        cost,
        is_outside,
        handbook,
        facts.on,
        facts.params,
    )?))
}

fn bulk_hire(given: &Given, facts: &Facts) -> Evaluation {
    let group = |item: &Given| {
        Ok(Hires {
            people: item.count32("people")?,
            months: item.count32("contract_months")?,
            insured: item.yes("insured")?,
        })
    };
    let hires = given.list("hires")?.iter().map(group);
    let hires: Vec<Hires> = hires.collect::<Result<_, EvalProblem>>()?;
    Ok(Outcome::of(bulk_hire_reward(&hires, facts.on, facts.params)?))
}

/// A flexible worker pays all alone.
fn pension_contribution(given: &Given, facts: &Facts) -> Evaluation {
    let insured: Insured = given.code("kind")?;
    let paid = contribution(insured, given.fen("amount_fen")?, facts.on, facts.params)?;
    let outcome = match insured {
        Insured::Flexible => Outcome::of(paid.own),
        Insured::Employee => {
            let parts = json!({
                "base_fen": paid.base.0,
                "employer_fen": paid.employer.0,
                "own_fen": paid.own.0,
                "total_fen": paid.total().0,
            });
            let said = format!("{}: {}/{} = {}", paid.base, paid.employer, paid.own, paid.total());
            Outcome::of(Answer::Several(parts, said))
        }
    };
    Ok(outcome
        .with_fen("base", paid.base)
        .with_fen("employer", paid.employer)
        .with_fen("own", paid.own)
        .with_fen("total", paid.total()))
}

fn refund(given: &Given, facts: &Facts) -> Evaluation {
    let (months, year) = (given.count32("months_paid")?, given.whole("year")?);
    let base = given.fen("base_fen")?;
    let back = insurance_refund(given.code("kind")?, base, months, year, facts.on, facts.params)?;
    Ok(Outcome::of(back))
}

fn draws(given: &Given, facts: &Facts) -> Evaluation {
    let (sex, age) = (given.sex("sex")?, given.whole("age")?);
    let months = given.count32("months")?;
    Ok(Outcome::of(draws_employee_pension(
        sex,
        age,
        months,
        facts.on,
        facts.params,
    )?))
}

fn statement(given: &Given, facts: &Facts) -> Evaluation {
    let (year, delivered) = (given.whole("year")? as i32, given.day("delivered")?);
    let due = statement_due(year, delivered, facts.params)?;
    let in_time = is_statement_in_time(year, delivered, facts.params)?;
    Ok(Outcome::of(in_time).with("due", due.to_string()).on(delivered))
}

/// The length of the trial is that of the day it began.
fn trial(given: &Given, facts: &Facts) -> Evaluation {
    let start = given.day("start")?;
    Ok(Outcome::of(is_in_trial(start, given.day("event")?, facts.params)?).on(start))
}
