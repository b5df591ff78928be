//! Training of poor workers and targets of the programme: R43–R46, R53.

use crate::params::ParamKey as K;
use crate::policy::input::{count, months, yes_no};
use crate::policy::{Answer, EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule, Sample};
use crate::rules::target::{appraisal_sample, helped_enough};
use crate::rules::training_money::{WorkStudyFacts, living_allowance, provider_reward, work_study};
use serde_json::json;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R43",
        title_zh: "培训生活费补助",
        title_en: "Living allowance in training",
        source: "S1i 每人每天50元标准",
        priority: Priority::P1,
        inputs: &[
            count("attended", "days signed in", 12),
            count("class_days", "days of the class", 15),
        ],
        figures: &[K::TrainingAllowance],
        eval: allowance,
    },
    Rule {
        code: "R44",
        title_zh: "订单培训就业奖励",
        title_en: "Reward for training to order",
        source: "S1i 每人200元标准的一次性奖励",
        priority: Priority::P1,
        inputs: &[
            count("in_enterprise", "trainees placed in an enterprise", 18),
            count("self_employed", "trainees self-employed", 0).or(Sample::Whole(0)),
            count("not_placed", "trainees without work", 12).or(Sample::Whole(0)),
        ],
        figures: &[K::OrderTrainingReward],
        eval: reward,
    },
    Rule {
        code: "R45",
        title_zh: "工学一体补助",
        title_en: "Work and study",
        source: "S1i 1500元一次性补助, 3000元一次性补助",
        priority: Priority::P2,
        inputs: &[
            months("months", 12),
            yes_no("shortage", true).or_no(),
            yes_no("filed", true).or_yes(),
            yes_no("partner", true).or_yes(),
            yes_no("poor_household", true).or_yes(),
        ],
        figures: &[
            K::WorkStudyEnterprise,
            K::WorkStudyCollege,
            K::WorkStudyChild,
            K::ContractYearMonths,
        ],
        eval: work_and_study,
    },
    Rule {
        code: "R46",
        title_zh: "就业脱贫目标",
        title_en: "Poor workers helped by 2020",
        source: "S1i 到2020年帮助400名",
        priority: Priority::P2,
        inputs: &[
            count("people", "distinct people", 400),
            count("outcomes", "outcomes, also several of one person", 410).optional(),
        ],
        figures: &[K::PoorWorkersHelped],
        eval: helped,
    },
    Rule {
        code: "R53",
        title_zh: "民主评议抽样名单",
        title_en: "Sample of the public appraisal",
        source: "S1f 100名服务对象信息",
        priority: Priority::P3,
        inputs: &[count("clients", "people served", 80)],
        figures: &[K::AppraisalSample],
        eval: sample,
    },
];

fn allowance(given: &Given, facts: &Facts) -> Evaluation {
    let (attended, days) = (given.count32("attended")?, given.count32("class_days")?);
    let paid = living_allowance(attended, days, facts.on, facts.params)?;
    Ok(Outcome::of(paid).with("days", attended.min(days)))
}

fn reward(given: &Given, facts: &Facts) -> Evaluation {
    Ok(Outcome::of(provider_reward(
        given.count32("in_enterprise")?,
        facts.on,
        facts.params,
    )?))
}

fn work_and_study(given: &Given, facts: &Facts) -> Evaluation {
    let learner = WorkStudyFacts {
        filed: given.yes("filed")?,
        with_partner: given.yes("partner")?,
        months: given.count32("months")?,
        shortage: given.yes("shortage")?,
        poor_household: given.yes("poor_household")?,
    };
    let paid = work_study(learner, facts.on, facts.params)?;
    let each = json!({
        "enterprise_fen": paid.enterprise.0,
        "college_fen": paid.college.0,
        "child_fen": paid.child.0,
    });
    let said = format!("{}/{}/{}", paid.enterprise, paid.college, paid.child);
    Ok(Outcome::of(Answer::Several(each, said))
        .with_fen("enterprise", paid.enterprise)
        .with_fen("college", paid.college)
        .with_fen("child", paid.child))
}

fn helped(given: &Given, facts: &Facts) -> Evaluation {
    let people = given.count("people")?;
    let outcomes = given.maybe_whole("outcomes").map(i64::unsigned_abs);
    if outcomes.is_some_and(|outcomes| outcomes < people) {
        return Err(EvalProblem::Contradiction {
            name: "outcomes",
            why: "everybody who was helped has one at least",
        });
    }
    Ok(Outcome::of(helped_enough(people, facts.on, facts.params)?))
}

fn sample(given: &Given, facts: &Facts) -> Evaluation {
    let (named, short) = appraisal_sample(given.count("clients")?, facts.on, facts.params)?;
    let both = json!({ "named": named, "short": short });
    let said = format!("{named} short {short}");
    Ok(Outcome::of(Answer::Several(both, said))
        .with("named", named)
        .with("short", short))
}
