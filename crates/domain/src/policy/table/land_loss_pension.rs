//! The pension of people who lost land: R14–R24.

use super::land_loss::share_facts;
use crate::params::ParamKey as K;
use crate::policy::input::{code, count, day, fen, grade, hundredths, list, percent, whole, yes_no};
use crate::policy::{Answer, EvalProblem, Evaluation, Facts, Given, Input, Outcome, Priority, Rule, Sample};
use crate::rules::land_loss_money::{
    exit_refund, fund_income, funding, interest, is_pension_alert, monthly_pension, reaches_top_up,
};
use crate::rules::land_loss_pay::{instalment_deadline, is_waived, pay_deadline, transfer_deadline};
use crate::rules::land_loss_share::government_share;
use crate::rules::notice::earliest_submission;
use crate::rules::scheme::{Scheme, is_one_scheme};
use crate::values::Fen;
use serde_json::{Value, json};

/// Hundredths of a percent a year.
const fn rate(name: &'static str, example: i64) -> Input {
    whole(name, (0, 10_000), "0.01 percent a year", example)
}

pub const RULES: &[Rule] = &[
    Rule {
        code: "R14",
        title_zh: "公示一周",
        title_en: "Public notice of a week",
        source: "S1a 公示一周",
        priority: Priority::P1,
        inputs: &[
            day("posted", "2012-05-01"),
            count("objections", "objections that are open", 0).or(Sample::Whole(0)),
        ],
        figures: &[K::NoticeDays],
        eval: public_notice,
    },
    Rule {
        code: "R15",
        title_zh: "一个月内缴费",
        title_en: "A month to pay the contribution",
        source: "S1a 收到参保通知之日起一个月内",
        priority: Priority::P2,
        inputs: &[day("notice", "2012-01-15"), day("paid", "2012-02-16").optional()],
        figures: &[K::LandLossPayMonths],
        eval: payment,
    },
    Rule {
        code: "R16",
        title_zh: "分期缴费",
        title_en: "Instalments",
        source: "S1a 原则上在5年内",
        priority: Priority::P2,
        inputs: &[day("agreed", "2012-03-01"), day("born", "1955-08-20")],
        figures: &[K::LandLossInstalmentMonths, K::LandLossAllowanceAge],
        eval: instalments,
    },
    Rule {
        code: "R17",
        title_zh: "政府资金三个月内到位",
        title_en: "Money of the government within three months",
        source: "S1a 批准之日起3个月内",
        priority: Priority::P3,
        inputs: &[
            day("approved", "2012-01-15"),
            day("transferred", "2012-04-15").optional(),
        ],
        figures: &[K::LandLossTransferMonths],
        eval: transfer,
    },
    Rule {
        code: "R18",
        title_zh: "被征地养老筹资",
        title_en: "Funding of the land-loss pension",
        source: "S1a 筹资规模为18000元, 政府补助比例为70%",
        priority: Priority::P2,
        inputs: &[
            percent("share", 70).optional(),
            yes_no("low_income", false).or_no(),
            yes_no("one_child", false).or_no(),
            yes_no("two_daughters", false).or_no(),
            grade("grade", 3).optional(),
        ],
        figures: &[
            K::LandLossFund,
            K::LandLossShare,
            K::LandLossShareRaised,
            K::LandLossShareGrade,
        ],
        eval: pension_funding,
    },
    Rule {
        code: "R19",
        title_zh: "被征地养老月养老金",
        title_en: "Monthly land-loss pension",
        source: "S1a 计发系数(160)",
        priority: Priority::P2,
        inputs: &[fen("balance_fen", 1_800_000)],
        figures: &[K::LandLossDivisor],
        eval: pension,
    },
    Rule {
        code: "R20",
        title_zh: "养老补助下限",
        title_en: "Floors of allowance and pension",
        source: "S1a 不低于全县上年度, 最低生活保障平均补差标准",
        priority: Priority::P3,
        inputs: &[
            fen("allowance_fen", 11_500).optional(),
            fen("average_top_up_fen", 11_500).optional(),
            fen("pension_fen", 11_250).optional(),
            fen("standard_fen", 12_000).optional(),
        ],
        figures: &[],
        eval: floors,
    },
    Rule {
        code: "R21",
        title_zh: "个人账户计息",
        title_en: "Interest of the account",
        source: "S1a 一年期定期存款利率执行",
        priority: Priority::P3,
        inputs: &[
            fen("opening_fen", 1_800_000).or(Sample::Whole(0)),
            fen("paid_fen", 540_000).or(Sample::Whole(0)),
            day("paid", "2016-07-01").optional(),
            rate("year_rate", 150).sets(K::DepositYearRate),
            rate("demand_rate", 35).sets(K::DepositDemandRate),
        ],
        figures: &[K::DepositYearRate, K::DepositDemandRate, K::DepositYearDays],
        eval: account_interest,
    },
    Rule {
        code: "R22",
        title_zh: "退保返还",
        title_en: "Refund on leaving",
        source: "S1a 个人缴费和村集体补助的本息",
        priority: Priority::P3,
        inputs: &[
            fen("balance_fen", 1_800_000),
            percent("share", 70),
            code(
                "reason",
                &["moved", "emigrated", "civil_service", "death"],
                "moved",
            )
            .optional(),
        ],
        figures: &[],
        eval: refund,
    },
    Rule {
        code: "R23",
        title_zh: "被征地基金收入",
        title_en: "Income of the land-loss fund",
        source: "S1a 每亩3万元收取, 总收入中提取5%",
        priority: Priority::P3,
        inputs: &[
            hundredths("land", "0.01 mu of farmland used", 1234),
            fen("revenue_fen", 0).or(Sample::Whole(0)),
        ],
        figures: &[K::LandFundPerMu, K::LandFundPercent],
        eval: income,
    },
    Rule {
        code: "R24",
        title_zh: "不得重复参保",
        title_en: "One scheme only",
        source: "S1a, S1c 不再享受老年养老补助待遇, 不得重复参保",
        priority: Priority::P2,
        inputs: &[list(
            "schemes",
            &[code("scheme", Scheme::CODES, "employee_pension")],
            r#"["employee_pension"]"#,
        )],
        figures: &[],
        eval: one_scheme,
    },
];

/// While an objection is open nothing is handed on.
fn public_notice(given: &Given, facts: &Facts) -> Evaluation {
    let posted = given.day("posted")?;
    let earliest = earliest_submission(posted, facts.params)?;
    if given.count("objections")? > 0 {
        let none = Answer::Several(Value::Null, "objection".to_owned());
        return Ok(Outcome::of(none).with("waits_for", "objection").on(posted));
    }
    Ok(Outcome::of(earliest).on(posted))
}

/// The deadline; with the day of payment, what became of the right.
fn payment(given: &Given, facts: &Facts) -> Evaluation {
    let notice = given.day("notice")?;
    let deadline = pay_deadline(notice, facts.params)?;
    let outcome = match given.maybe_day("paid") {
        None => Outcome::of(deadline),
        Some(paid) if is_waived(notice, paid, facts.params)? => Outcome::of("waived"),
        Some(_) => Outcome::of("enrolled"),
    };
    Ok(outcome.with("deadline", deadline.to_string()).on(notice))
}

fn instalments(given: &Given, facts: &Facts) -> Evaluation {
    let agreed = given.day("agreed")?;
    Ok(Outcome::of(instalment_deadline(agreed, given.day("born")?, facts.params)?).on(agreed))
}

fn transfer(given: &Given, facts: &Facts) -> Evaluation {
    let approved = given.day("approved")?;
    let deadline = transfer_deadline(approved, facts.params)?;
    let in_time = given.maybe_day("transferred").map(|day| day <= deadline);
    Ok(Outcome::of(deadline).with("in_time", in_time).on(approved))
}

fn pension_funding(given: &Given, facts: &Facts) -> Evaluation {
    let share = match given.maybe_whole("share") {
        Some(share) => share,
        None => government_share(share_facts(given)?, facts.on, facts.params)?,
    };
    let (government, rest) = funding(share, facts.on, facts.params)?;
    let both = json!({ "government_fen": government.0, "rest_fen": rest.0 });
    Ok(Outcome::of(Answer::Several(both, format!("{government}+{rest}")))
        .with("share_percent", share)
        .with_fen("government", government)
        .with_fen("rest", rest))
}

fn pension(given: &Given, facts: &Facts) -> Evaluation {
    Ok(Outcome::of(monthly_pension(
        given.fen("balance_fen")?,
        facts.on,
        facts.params,
    )?))
}

/// The allowance against the average top-up, else whether the pension is to be looked at.
fn floors(given: &Given, _: &Facts) -> Evaluation {
    let pair = |one: &str, other: &str| -> Result<Option<(Fen, Fen)>, EvalProblem> {
        if !given.has(one) && !given.has(other) {
            return Ok(None);
        }
        Ok(Some((given.fen(one)?, given.fen(other)?)))
    };
    let alert =
        pair("pension_fen", "standard_fen")?.map(|(pension, standard)| is_pension_alert(pension, standard));
    let reached =
        pair("allowance_fen", "average_top_up_fen")?.map(|(fen, top_up)| reaches_top_up(fen, top_up));
    let outcome = match (reached, alert) {
        (Some(reached), _) => Outcome::of(reached),
        (None, Some(alert)) => Outcome::of(alert),
        (None, None) => Outcome::of(given.fen("allowance_fen").map(|_| false)?),
    };
    Ok(outcome
        .with("allowance_reaches", reached)
        .with("pension_alert", alert))
}

fn account_interest(given: &Given, facts: &Facts) -> Evaluation {
    let paid = given.fen("paid_fen")?;
    let paid_in = match paid {
        Fen(0) => None,
        _ => Some((paid, given.day("paid")?)),
    };
    let on = given.maybe_day("paid").unwrap_or(facts.on);
    let interest = interest(given.fen("opening_fen")?, paid_in, on, facts.params)?;
    Ok(Outcome::of(interest).on(on))
}

fn refund(given: &Given, _: &Facts) -> Evaluation {
    Ok(Outcome::of(exit_refund(
        given.fen("balance_fen")?,
        given.whole("share")?,
    )))
}

fn income(given: &Given, facts: &Facts) -> Evaluation {
    let revenue = given.fen("revenue_fen")?;
    Ok(Outcome::of(fund_income(
        given.whole("land")?,
        revenue,
        facts.on,
        facts.params,
    )?))
}

fn one_scheme(given: &Given, _: &Facts) -> Evaluation {
    let schemes = given.list("schemes")?.iter().map(|item| item.code("scheme"));
    let schemes: Vec<Scheme> = schemes.collect::<Result<_, _>>()?;
    Ok(Outcome::of(is_one_scheme(&schemes)))
}
