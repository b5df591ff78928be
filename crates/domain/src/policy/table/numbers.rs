//! Numbers that check themselves: R95–R98.

use crate::policy::input::text;
use crate::policy::{Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::certificate::certificate_of;
use crate::values::{AreaCode, AreaKind, DisabilityCertificateNo, ResidentId, Sex, SocialCreditCode};

pub const RULES: &[Rule] = &[
    Rule {
        code: "R95",
        title_zh: "居民身份证号码",
        title_en: "Resident ID number",
        source: "GB 11643, ISO 7064 MOD 11-2",
        priority: Priority::P1,
        inputs: &[text("id", "11010519491231002X")],
        figures: &[],
        eval: resident_id,
    },
    Rule {
        code: "R96",
        title_zh: "统一社会信用代码",
        title_en: "Unified social credit code",
        source: "GB 32100",
        priority: Priority::P1,
        inputs: &[text("code", "91350100M000100Y43")],
        figures: &[],
        eval: social_credit_code,
    },
    Rule {
        code: "R97",
        title_zh: "残疾人证号码",
        title_en: "Disability certificate number",
        source: "S1a, S1h; GB/T 26341",
        priority: Priority::P1,
        inputs: &[
            text("certificate_no", "11010519491231002X43"),
            text("id", "11010519491231002X"),
        ],
        figures: &[],
        eval: certificate,
    },
    Rule {
        code: "R98",
        title_zh: "行政区划代码",
        title_en: "Area code",
        source: "GB/T 2260, GB/T 10114",
        priority: Priority::P1,
        inputs: &[text("code", "330503101201")],
        figures: &[],
        eval: area_code,
    },
];

fn valid(holds: bool) -> Outcome {
    Outcome::of(holds).said(if holds { "valid" } else { "invalid" })
}

fn resident_id(given: &Given, _: &Facts) -> Evaluation {
    let Ok(number) = ResidentId::parse(given.text("id")?) else {
        return Ok(valid(false));
    };
    let sex = match number.sex() {
        Sex::Male => "M",
        Sex::Female => "F",
    };
    let outcome = valid(true).with("born", number.birth().to_string());
    Ok(outcome.with("sex", sex))
}

fn social_credit_code(given: &Given, _: &Facts) -> Evaluation {
    Ok(valid(SocialCreditCode::parse(given.text("code")?).is_ok()))
}

/// A holder whose own number is none cannot have a certificate.
fn certificate(given: &Given, _: &Facts) -> Evaluation {
    let holder = ResidentId::parse(given.text("id")?).ok();
    let number = holder.and_then(|holder| certificate_of(given.text("certificate_no").ok()?, holder).ok());
    Ok(number.map_or_else(|| Outcome::of("invalid"), described))
}

fn described(number: DisabilityCertificateNo) -> Outcome {
    let words = match number.reissue() {
        0 => format!("{} {}", number.kind(), number.grade()),
        again => format!("{} {} reissue {again}", number.kind(), number.grade()),
    };
    Outcome::of(crate::policy::Answer::Text(words))
        .with("kind", number.kind().code())
        .with("grade", number.grade())
        .with("reissue", number.reissue())
}

fn area_code(given: &Given, _: &Facts) -> Evaluation {
    let Ok(code) = AreaCode::parse(given.text("code")?) else {
        return Ok(Outcome::of("invalid"));
    };
    let outcome = Outcome::of(kind_of(code.kind()));
    let parent = code.parent().map(|parent| parent.to_string());
    Ok(outcome.with("parent", parent))
}

const fn kind_of(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Province => "province",
        AreaKind::City => "city",
        AreaKind::County => "county",
        AreaKind::Street => "street",
        AreaKind::Town => "town",
        AreaKind::Township => "township",
        AreaKind::QuasiTown => "quasi_town",
        AreaKind::ResidentsCommittee => "residents_committee",
        AreaKind::VillagersCommittee => "villagers_committee",
        AreaKind::QuasiVillage => "quasi_village",
        AreaKind::Other => "other",
    }
}
