//! People with a disability: R06, R10–R12, R47–R52.

use super::share::share;
use crate::params::ParamKey as K;
use crate::policy::input::{age, code, count, day, fen, grade, list, whole, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule, Sample};
use crate::rules::commerce_course::{Admission, CommerceCourseFacts, commerce_course};
use crate::rules::levy::{LevyFacts, QuotaFacts, is_levy_exempt, quota};
use crate::rules::premium::{PremiumFacts, is_premium_paid};
use crate::rules::report_day::{ReportSpan, report_due};
use crate::rules::target::{self, Fair, FairKind, FairState, disability_fairs, fairs_enough};
use crate::values::DisabilityKind;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R06",
        title_zh: "残疾人电子商务班",
        title_en: "E-commerce course for people with a disability",
        source: "S1h 16—40周岁适龄残疾人, 肢体二级及以下",
        priority: Priority::P1,
        inputs: &[
            age("age", 30),
            code("kind", DisabilityKind::CODES, "limb"),
            grade("grade", 2),
            yes_no("literate", true).or_yes(),
            yes_no("willing", true).or_yes(),
        ],
        figures: &[
            K::CommerceCourseAgeMin,
            K::CommerceCourseAgeMax,
            K::CommerceCourseLimb,
            K::CommerceCourseHearing,
            K::CommerceCourseSpeech,
            K::CommerceCourseVisual,
        ],
        eval: course,
    },
    Rule {
        code: "R10",
        title_zh: "残保金免缴",
        title_en: "Exemption from the levy",
        source: "S1h 不超过20人的小微企业, 创业3年内; 财政部公告2019年第98号",
        priority: Priority::P2,
        inputs: &[
            day("founded", "2015-05-10"),
            day("on", "2018-05-10").optional(),
            count("staff", "people", 20),
            yes_no("small", true).or_yes(),
        ],
        figures: &[K::LevyExemptMonths, K::LevyExemptStaff, K::LevyExemptAnyStaff],
        eval: exemption,
    },
    Rule {
        code: "R11",
        title_zh: "按比例安排残疾人就业",
        title_en: "Quota of people with a disability",
        source: "S1h 超比例安排残疾人就业的; formula 财税〔2015〕72号",
        priority: Priority::P2,
        inputs: &[
            count("staff", "people", 200),
            count("placed", "people with a disability among them", 1),
            count(
                "severe",
                "severely disabled with a contract of a year among those",
                0,
            )
            .or(Sample::Whole(0)),
            fen("average_wage_fen", 5_000_000).sets(K::QuotaAverageWage),
            whole("ratio", (0, 10_000), "0.01 percent of the staff", 150).sets(K::QuotaRatio),
        ],
        figures: &[K::QuotaRatio, K::QuotaAverageWage, K::QuotaSevereCounts],
        eval: levy,
    },
    Rule {
        code: "R12",
        title_zh: "政府代缴养老保险",
        title_en: "Pension premium paid by the government",
        source: "S2 均由政府代缴",
        priority: Priority::P2,
        inputs: &[
            yes_no("subsistence_allowance", true).or_no(),
            yes_no("extreme_poverty", false).or_no(),
            yes_no("relapsed_poor", false).or_no(),
            grade("grade", 3).optional(),
        ],
        figures: &[K::SevereGrade],
        eval: premium,
    },
    Rule {
        code: "R47",
        title_zh: "残疾人培训就业年度目标",
        title_en: "Year of training for people with a disability",
        source: "S1h 培训城乡残疾人780人, 增加收入540人",
        priority: Priority::P1,
        inputs: &[
            count("trained", "people trained", 780),
            count("outcomes", "people at work, in business or earning more", 540),
        ],
        figures: &[K::DisabledTrained, K::DisabledOutcomes],
        eval: year,
    },
    Rule {
        code: "R48",
        title_zh: "职业资格证书获取率",
        title_en: "Certificates of skill training",
        source: "S1h 获取率达到70%以上",
        priority: Priority::P1,
        inputs: &[
            count("certified", "participants with a certificate", 546),
            count("participants", "participants of skill training", 780),
        ],
        figures: &[K::DisabledCertifiedPercent],
        eval: certified,
    },
    Rule {
        code: "R49",
        title_zh: "培训后就业率",
        title_en: "Work after skill training",
        source: "S1h 残疾人就业率达到70%以上",
        priority: Priority::P1,
        inputs: &[
            count("employed", "participants who work", 350),
            count(
                "participants",
                "participants of skill training, farm training not counted",
                500,
            ),
        ],
        figures: &[K::DisabledEmployedPercent],
        eval: employed,
    },
    Rule {
        code: "R50",
        title_zh: "城镇残疾人培训全覆盖",
        title_en: "Training offered to urban people with a disability",
        source: "S1h 城镇残疾人就业培训全覆盖",
        priority: Priority::P2,
        inputs: &[
            count("offered", "people trained or offered training", 85),
            count("group", "people able and willing", 85),
        ],
        figures: &[K::DisabledCoveredPercent],
        eval: covered,
    },
    Rule {
        code: "R51",
        title_zh: "残疾人专场招聘会",
        title_en: "Job fairs for people with a disability",
        source: "S1h 每年要举办两次残疾人专场",
        priority: Priority::P1,
        inputs: &[
            list(
                "fairs",
                &[
                    code("kind", FairKind::CODES, "disability"),
                    code("state", FairState::CODES, "held"),
                    day("day", "2018-05-20").optional(),
                ],
                r#"[{"kind":"disability","state":"held"},{"kind":"disability","state":"held","day":"2018-10-17"}]"#,
            ),
            whole("year", (1900, 2199), "year", 2018).optional(),
        ],
        figures: &[K::DisabledFairs],
        eval: fairs,
    },
    Rule {
        code: "R52",
        title_zh: "残疾人工作报送时间",
        title_en: "Days of reports on people with a disability",
        source: "S1h 每季度末, 半年进行一次专项督查, 每月统计、上报",
        priority: Priority::P1,
        inputs: &[
            code("period", ReportSpan::CODES, "month"),
            whole("year", (1900, 2198), "year", 2018),
            whole("number", (1, 12), "which of the year", 2).or(Sample::Whole(1)),
        ],
        figures: &[K::DisabledReportDay],
        eval: report,
    },
];

fn course(given: &Given, facts: &Facts) -> Evaluation {
    let person = CommerceCourseFacts {
        age: given.whole("age")? as i32,
        kind: given.code("kind")?,
        grade: given.whole("grade")? as u8,
        literate: given.yes("literate")?,
        willing: given.yes("willing")?,
    };
    Ok(match commerce_course(&person, facts.on, facts.params)? {
        Admission::Admitted => Outcome::of(true),
        Admission::Refused => Outcome::of(false),
        Admission::Manual => Outcome::of("manual"),
    })
}

fn exemption(given: &Given, facts: &Facts) -> Evaluation {
    let on = given.maybe_day("on").unwrap_or(facts.on);
    let firm = LevyFacts {
        is_small: given.yes("small")?,
        founded: Some(given.day("founded")?),
        staff: given.count("staff")?,
    };
    let exempt = is_levy_exempt(firm, on, facts.params)?;
    Ok(Outcome::of(exempt).on(on))
}

fn levy(given: &Given, facts: &Facts) -> Evaluation {
    let people = QuotaFacts {
        staff: given.count("staff")?,
        placed: given.count("placed")?,
        severe: given.count("severe")?,
    };
    among("placed", people.placed, people.staff)?;
    among("severe", people.severe, people.placed)?;
    let quota = quota(people, facts.on, facts.params)?;
    let missing = format!(
        "{}{}.{:04}",
        sign(quota.gap),
        quota.gap.abs() / 10_000,
        quota.gap.abs() % 10_000
    );
    let outcome = Outcome::of(quota.levy)
        .with("gap_people", missing)
        .with("reward", quota.is_rewarded());
    Ok(if quota.is_rewarded() {
        outcome.said("reward")
    } else {
        outcome
    })
}

const fn sign(number: i64) -> &'static str {
    if number < 0 { "-" } else { "" }
}

fn premium(given: &Given, facts: &Facts) -> Evaluation {
    let person = PremiumFacts {
        subsistence_allowance: given.yes("subsistence_allowance")?,
        extreme_poverty: given.yes("extreme_poverty")?,
        relapsed_poor: given.yes("relapsed_poor")?,
        grade: given.maybe_whole("grade").map(|grade| grade as u8),
    };
    Ok(Outcome::of(is_premium_paid(person, facts.on, facts.params)?))
}

fn year(given: &Given, facts: &Facts) -> Evaluation {
    let (trained, outcomes) = (given.count("trained")?, given.count("outcomes")?);
    Ok(Outcome::of(target::disabled_year(
        trained,
        outcomes,
        facts.on,
        facts.params,
    )?))
}

fn certified(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("certified")?, given.count("participants")?);
    among("certified", part, whole)?;
    let reached = target::certified(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn employed(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("employed")?, given.count("participants")?);
    among("employed", part, whole)?;
    let reached = target::employed(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn covered(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("offered")?, given.count("group")?);
    among("offered", part, whole)?;
    let reached = target::covered(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

/// A part is not more than its whole.
fn among(name: &'static str, part: u64, whole: u64) -> Result<(), EvalProblem> {
    if part <= whole {
        return Ok(());
    }
    Err(EvalProblem::Contradiction {
        name,
        why: "it is a part, and more than the whole it belongs to",
    })
}

fn fairs(given: &Given, facts: &Facts) -> Evaluation {
    let fair = |item: &Given| {
        Ok(Fair {
            kind: item.code("kind")?,
            state: item.code("state")?,
            day: item.maybe_day("day"),
        })
    };
    let fairs = given.list("fairs")?.iter().map(fair);
    let fairs: Vec<Fair> = fairs.collect::<Result<_, EvalProblem>>()?;
    let held = disability_fairs(&fairs, given.maybe_whole("year").map(|year| year as i32));
    let enough = fairs_enough(held, facts.on, facts.params)?;
    Ok(Outcome::of(held).with("enough", enough))
}

fn report(given: &Given, facts: &Facts) -> Evaluation {
    let (year, number) = (given.whole("year")? as i32, given.count32("number")?);
    let due = report_due(given.code("period")?, year, number, facts.params)?;
    let due = due.ok_or(EvalProblem::Contradiction {
        name: "number",
        why: "a year has 12 months, 4 quarters, 2 halves and 1 year",
    })?;
    Ok(Outcome::of(due).on(due))
}
