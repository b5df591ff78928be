//! Social relief, and a pension after an early death: R89–R91, R105.

use crate::params::ParamKey as K;
use crate::policy::input::code as word;
use crate::policy::input::{fen, months, yes_no};
use crate::policy::{Evaluation, Facts, Given, Outcome, Priority, Rule, Sample};
use crate::rules::pension_refund::is_refunded;
use crate::rules::relief::{AidRecipient, AllowanceClass, allowance_extra, is_support_enough, medical_aid};
use crate::values::Fen;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R89",
        title_zh: "低保分类增发",
        title_en: "On top of the subsistence allowance, by class",
        source: "S1b 30%和20%分类增发保障金",
        priority: Priority::P3,
        inputs: &[
            word("class", AllowanceClass::CODES, "A"),
            fen("allowance_fen", 30_000),
        ],
        figures: &[K::AllowanceExtraA, K::AllowanceExtraB],
        eval: extra,
    },
    Rule {
        code: "R90",
        title_zh: "特困供养标准",
        title_en: "Support in extreme poverty",
        source: "S1b 消费性支出的60%",
        priority: Priority::P3,
        inputs: &[
            fen("support_fen", 600_000),
            word("support_per", &["year", "month"], "year").or(Sample::Text("year")),
            fen("consumption_fen", 1_000_000),
        ],
        figures: &[K::ExtremePovertyPercent],
        eval: support,
    },
    Rule {
        code: "R91",
        title_zh: "住院医疗救助（参考）",
        title_en: "Medical aid for inpatients, for reference",
        source: "S1b 病种范围内按70%, 救助比例不低于90%",
        priority: Priority::P3,
        inputs: &[
            fen("residual_fen", 1_000_000),
            word("class", AidRecipient::CODES, "subsistence_allowance_recipient"),
            yes_no("listed", true),
            fen("limit_fen", 500_000).sets(K::MedicalAidLimit),
        ],
        figures: &[
            K::MedicalAidListed,
            K::MedicalAidOther,
            K::MedicalAidExtreme,
            K::MedicalAidLimit,
        ],
        eval: aid,
    },
    Rule {
        code: "R105",
        title_zh: "领取养老金不满120个月去世的返还",
        title_en: "Refund after a death with few months of pension drawn",
        source: "S1c 不满120个月",
        priority: Priority::P3,
        inputs: &[months("months_drawn", 119)],
        figures: &[K::PensionRefundMonths],
        eval: refund,
    },
];

fn extra(given: &Given, facts: &Facts) -> Evaluation {
    let allowance = given.fen("allowance_fen")?;
    let extra = allowance_extra(allowance, given.code("class")?, facts.on, facts.params)?;
    Ok(Outcome::of(extra))
}

fn support(given: &Given, facts: &Facts) -> Evaluation {
    let support = given.fen("support_fen")?;
    let a_year = match given.text("support_per")? {
        "month" => Fen(support.0 * 12),
        _ => support,
    };
    let holds = is_support_enough(a_year, given.fen("consumption_fen")?, facts.on, facts.params)?;
    Ok(Outcome::of(holds).with_fen("support_a_year", a_year))
}

fn aid(given: &Given, facts: &Facts) -> Evaluation {
    let aid = medical_aid(
        given.fen("residual_fen")?,
        given.code("class")?,
        given.yes("listed")?,
        facts.on,
        facts.params,
    )?;
    let outcome = Outcome::of(aid.amount);
    Ok(match aid.capped {
        Some(capped) => outcome.with("capped", capped),
        None => outcome.with("limit", "not set: this is the share before the limit of the year"),
    })
}

fn refund(given: &Given, facts: &Facts) -> Evaluation {
    let holds = is_refunded(given.count32("months_drawn")?, facts.on, facts.params)?;
    Ok(Outcome::of(holds))
}
