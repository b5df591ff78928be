//! Posts that are subsidised, and who employs poor workers: R35–R42.

use crate::params::ParamKey as K;
use crate::policy::input::{code, day, fen, list, month, months, text, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Input, Outcome, Priority, Rule, Sample};
use crate::rules::hire_reward::{YearlyClaim, absorb_reward, auxiliary_employer, home_work_organiser};
use crate::rules::post::{
    PaidMonths, PostMonths, auxiliary_allowance, home_work_allowance, longest_post, paid_twice,
    public_post_employer, public_post_subsidy, usual_cap,
};
use crate::rules::retirement::RetirementGroup;
use crate::values::{Fen, dates};

/// Somebody who worked, and the day it was claimed for.
const CLAIMS: Input = list(
    "claims",
    &[
        text("person", "A").or(Sample::Text("A")),
        day("start", "2017-10-01"),
        day("claim", "2018-04-01"),
    ],
    r#"[{"person":"A","start":"2017-10-01","claim":"2018-04-01"}]"#,
);

const CAP: Input = months("cap", 36).optional();

/// The first month, where others are paid for as well.
const FROM: Input = month("from", "2018-01").optional();

/// What else is paid for the person (X7).
const OTHERS: Input = list(
    "others",
    &[
        code("subsidy", &["home_work", "public_post", "auxiliary"], "auxiliary"),
        month("from", "2015-01"),
        months("months", 36),
    ],
    r#"[{"subsidy":"auxiliary","from":"2015-01","months":36}]"#,
)
.optional();

const CONTRACT: Input = months("contract_months", 12).or(Sample::Whole(12));

pub const RULES: &[Rule] = &[
    Rule {
        code: "R35",
        title_zh: "居家就业补助",
        title_en: "Allowance for work at home",
        source: "S1i 每人每月150元的就业补助",
        priority: Priority::P1,
        inputs: &[months("months", 12), FROM, OTHERS],
        figures: &[K::HomeWorkAllowance, K::HomeWorkMonths],
        eval: home_work,
    },
    Rule {
        code: "R36",
        title_zh: "组织居家就业补助",
        title_en: "Organiser of work at home",
        source: "S1i 每人每年200元",
        priority: Priority::P1,
        inputs: &[CLAIMS],
        figures: &[K::HomeWorkOrganiser, K::HomeWorkOrganiserMonths],
        eval: organiser,
    },
    Rule {
        code: "R37",
        title_zh: "企业吸纳奖励",
        title_en: "Reward for employing poor workers",
        source: "S1i 按每人3000元给予1次性奖励",
        priority: Priority::P1,
        inputs: &[list(
            "employed",
            &[months("months", 12), yes_no("paid_before", false).or_no()],
            "[12,12,11]",
        )],
        figures: &[K::AbsorbReward, K::AbsorbMonths],
        eval: absorb,
    },
    Rule {
        code: "R38",
        title_zh: "公益性岗位补贴",
        title_en: "Public-welfare post: the person",
        source: "S1i 当地最低工资40%",
        priority: Priority::P1,
        inputs: &[
            month("from", "2018-01"),
            months("months", 12),
            CONTRACT,
            yes_no("insured", true).or_yes(),
            CAP,
            fen("minimum_wage_fen", 152_000).sets(K::MinimumWage),
            list(
                "minimum_wages",
                &[month("from", "2018-07"), fen("fen", 164_000)],
                r#"[{"from":"2018-07","fen":164000}]"#,
            )
            .sets(K::MinimumWage),
            OTHERS,
        ],
        figures: &[
            K::PublicPostPercent,
            K::MinimumWage,
            K::ContractYearMonths,
            K::PostMonths,
        ],
        eval: public_post,
    },
    Rule {
        code: "R39",
        title_zh: "公益性岗位单位补贴",
        title_en: "Public-welfare post: the employer",
        source: "S1i 每人每月100元标准, 实际缴纳的单位部分",
        priority: Priority::P1,
        inputs: &[
            list(
                "periods",
                &[
                    months("months", 12).or(Sample::Whole(1)),
                    fen("pension_fen", 48_000).or(Sample::Whole(0)),
                    fen("medical_fen", 21_000).or(Sample::Whole(0)),
                    fen("unemployment_fen", 1_500).or(Sample::Whole(0)),
                    fen("injury_fen", 600).or(Sample::Whole(0)),
                    fen("maternity_fen", 1_500).or(Sample::Whole(0)),
                    yes_no("paid", true).or_yes(),
                ],
                r#"[{"months":12,"pension_fen":48000,"medical_fen":21000,"unemployment_fen":1500,"injury_fen":600,"maternity_fen":1500,"paid":true}]"#,
            ),
            CONTRACT,
            CAP,
        ],
        figures: &[K::PublicPostEmployer, K::ContractYearMonths, K::PostMonths],
        eval: public_employer,
    },
    Rule {
        code: "R40",
        title_zh: "岗位补贴最长期限",
        title_en: "Longest time of a subsidised post",
        source: "S1i 距法定退休年龄不足5年的",
        priority: Priority::P1,
        inputs: &[
            day("start", "2018-07-01"),
            day("born", "1963-06-01"),
            code("group", &["M", "F55", "F50"], "M"),
        ],
        figures: &[
            K::PostMonths,
            K::PostNearRetirementMonths,
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
        eval: longest,
    },
    Rule {
        code: "R41",
        title_zh: "辅助性岗位补贴",
        title_en: "Auxiliary post: the person",
        source: "S1i 每人每月200元标准",
        priority: Priority::P1,
        inputs: &[months("months", 40), CAP, FROM, OTHERS],
        figures: &[K::AuxiliaryAllowance, K::PostMonths],
        eval: auxiliary,
    },
    Rule {
        code: "R42",
        title_zh: "辅助性岗位单位补贴",
        title_en: "Auxiliary post: the employer",
        source: "S1i 每人每年500元标准",
        priority: Priority::P1,
        inputs: &[CLAIMS],
        figures: &[K::AuxiliaryEmployer, K::AuxiliaryEmployerMonths],
        eval: auxiliary_by_employer,
    },
];

/// A month is paid for once: whoever is paid otherwise for one of these months is refused.
fn paid_once(given: &Given, months: u32) -> Result<(), EvalProblem> {
    if !given.has("others") {
        return Ok(());
    }
    let paid = |item: &Given| {
        Ok(PaidMonths {
            from: item.day("from")?,
            months: item.count32("months")?,
        })
    };
    let others = given.list("others")?.iter().map(paid);
    let others: Vec<PaidMonths> = others.collect::<Result<_, EvalProblem>>()?;
    let own = PaidMonths {
        from: given.day("from")?,
        months,
    };
    match paid_twice(own, &others) {
        None => Ok(()),
        Some(_) => Err(EvalProblem::Contradiction {
            name: "others",
            why: "a month of a person is paid for by one of home work, public-welfare post and auxiliary post alone",
        }),
    }
}

fn home_work(given: &Given, facts: &Facts) -> Evaluation {
    paid_once(given, given.count32("months")?)?;
    Ok(Outcome::of(home_work_allowance(
        given.count32("months")?,
        facts.on,
        facts.params,
    )?))
}

fn claims(given: &Given) -> Result<Vec<YearlyClaim<'_>>, EvalProblem> {
    let claim = |item| {
        let item: &Given = item;
        Ok(YearlyClaim {
            person: item.text("person")?,
            start: item.day("start")?,
            claim: item.day("claim")?,
        })
    };
    given.list("claims")?.iter().map(claim).collect()
}

fn by_claim(amount: Fen, claims: &[YearlyClaim]) -> Outcome {
    let outcome = Outcome::of(amount);
    claims
        .iter()
        .fold(outcome, |outcome, claim| outcome.on(claim.claim))
}

fn organiser(given: &Given, facts: &Facts) -> Evaluation {
    let claims = claims(given)?;
    Ok(by_claim(home_work_organiser(&claims, facts.params)?, &claims))
}

fn auxiliary_by_employer(given: &Given, facts: &Facts) -> Evaluation {
    let claims = claims(given)?;
    Ok(by_claim(auxiliary_employer(&claims, facts.params)?, &claims))
}

fn absorb(given: &Given, facts: &Facts) -> Evaluation {
    let mut employed = Vec::new();
    for item in given.list("employed")? {
        if !item.yes("paid_before")? {
            employed.push(item.count32("months")?);
        }
    }
    Ok(Outcome::of(absorb_reward(&employed, facts.on, facts.params)?))
}

/// The months that are paid for: those of R40, or the usual ones.
fn cap(given: &Given, on: chrono::NaiveDate, facts: &Facts) -> Result<u32, EvalProblem> {
    match given.maybe_whole("cap") {
        Some(_) => given.count32("cap"),
        None => Ok(usual_cap(on, facts.params)?),
    }
}

fn public_post(given: &Given, facts: &Facts) -> Evaluation {
    let from = given.day("from")?;
    let months = given.count32("months")?.min(cap(given, from, facts)?);
    paid_once(given, months)?;
    let contract = (given.count32("contract_months")?, given.yes("insured")?);
    let paid = public_post_subsidy(from, months, contract, facts.params)?;
    let outcome = Outcome::of(paid).with("months", months).on(from);
    let later = (1..months).map(|month| dates::add_months(from, month));
    Ok(later.fold(outcome, |outcome, day| {
        outcome.figures_on(day, &[K::MinimumWage, K::PublicPostPercent])
    }))
}

fn public_employer(given: &Given, facts: &Facts) -> Evaluation {
    let group = |item: &Given| {
        let parts = [
            "pension_fen",
            "medical_fen",
            "unemployment_fen",
            "injury_fen",
            "maternity_fen",
        ];
        let parts: Vec<Fen> = parts
            .iter()
            .map(|part| item.fen(part))
            .collect::<Result<_, _>>()?;
        Ok(PostMonths {
            months: item.count32("months")?,
            employer_parts: parts.into_iter().fold(Fen(0), Fen::plus),
            paid: item.yes("paid")?,
        })
    };
    let periods = given.list("periods")?.iter().map(group);
    let periods: Vec<PostMonths> = periods.collect::<Result<_, EvalProblem>>()?;
    let (contract, cap) = (given.count32("contract_months")?, cap(given, facts.on, facts)?);
    Ok(Outcome::of(public_post_employer(
        &periods,
        contract,
        cap,
        facts.on,
        facts.params,
    )?))
}

fn longest(given: &Given, facts: &Facts) -> Evaluation {
    let start = given.day("start")?;
    let group = match given.text("group")? {
        "M" => RetirementGroup::Men,
        "F55" => RetirementGroup::Women55,
        _ => RetirementGroup::Women50,
    };
    Ok(Outcome::of(longest_post(start, group, given.day("born")?, facts.params)?).on(start))
}

fn auxiliary(given: &Given, facts: &Facts) -> Evaluation {
    let (months, cap) = (given.count32("months")?, cap(given, facts.on, facts)?);
    paid_once(given, months.min(cap))?;
    let paid = auxiliary_allowance(months, cap, facts.on, facts.params)?;
    Ok(Outcome::of(paid).with("months", months.min(cap)))
}
