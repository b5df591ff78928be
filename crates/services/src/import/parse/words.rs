//! Named codes, and the Chinese words for them.

use super::plain::word;
use crate::import::fault::Fault;
use domain::person::{Consent, EmploymentStatus, HomeBased, Leaving};
use domain::vacancy::{Licence, VacancyKind, WageUnit};

/// A list of codes that a cell may hold, with what else people write for them.
pub trait Worded: Sized + Copy + std::str::FromStr + 'static {
    /// Other spellings, small letters, without spaces.
    const WORDS: &'static [(&'static str, Self)];
    /// What to say when the cell holds something else.
    const FAULT: Fault;
}

/// Reads a code or one of its words.
pub fn parse<T: Worded>(text: &str) -> Result<T, Fault> {
    let text = word(text);
    let named = T::WORDS
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, value)| *value);
    named.or_else(|| text.parse().ok()).ok_or(T::FAULT)
}

impl Worded for VacancyKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("普通", Self::Normal),
        ("普通岗位", Self::Normal),
        ("一般岗位", Self::Normal),
        ("全职", Self::Normal),
        ("公益性岗位", Self::PublicWelfare),
        ("公益岗位", Self::PublicWelfare),
        ("公益性", Self::PublicWelfare),
        ("公益岗", Self::PublicWelfare),
        ("辅助性岗位", Self::Auxiliary),
        ("辅助性", Self::Auxiliary),
        ("辅助岗位", Self::Auxiliary),
        ("居家就业", Self::HomeBased),
        ("居家", Self::HomeBased),
        ("来料加工", Self::Piecework),
        ("计件", Self::Piecework),
        ("家政服务", Self::DomesticService),
        ("家政", Self::DomesticService),
        ("零工", Self::DayJob),
        ("日结", Self::DayJob),
        ("临时工", Self::DayJob),
    ];
    const FAULT: Fault = Fault::new(
        "unknown_kind",
        "Expected normal, public_welfare, auxiliary, home_based, piecework, domestic_service or day_job.",
    );
}

impl Worded for WageUnit {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("月", Self::Month),
        ("元/月", Self::Month),
        ("按月", Self::Month),
        ("月薪", Self::Month),
        ("天", Self::Day),
        ("日", Self::Day),
        ("元/天", Self::Day),
        ("元/日", Self::Day),
        ("日薪", Self::Day),
        ("小时", Self::Hour),
        ("时", Self::Hour),
        ("元/小时", Self::Hour),
        ("时薪", Self::Hour),
        ("件", Self::Piece),
        ("元/件", Self::Piece),
        ("计件", Self::Piece),
    ];
    const FAULT: Fault = Fault::new("unknown_wage_unit", "Expected month, day, hour or piece.");
}

impl Worded for HomeBased {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("否", Self::No),
        ("不", Self::No),
        ("不居家", Self::No),
        ("0", Self::No),
        ("可", Self::Can),
        ("可以", Self::Can),
        ("可居家", Self::Can),
        ("是", Self::Can),
        ("yes", Self::Can),
        ("1", Self::Can),
        ("只能居家", Self::Only),
        ("仅居家", Self::Only),
        ("只", Self::Only),
        ("仅", Self::Only),
    ];
    const FAULT: Fault = Fault::new("unknown_home_based", "Expected no, can or only.");
}

impl Worded for EmploymentStatus {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("失业", Self::Unemployed),
        ("未就业", Self::Unemployed),
        ("无业", Self::Unemployed),
        ("待业", Self::Unemployed),
        ("就业", Self::Employed),
        ("已就业", Self::Employed),
        ("在职", Self::Employed),
        ("单位就业", Self::Employed),
        ("务工", Self::Employed),
        ("灵活就业", Self::Flexible),
        ("自主创业", Self::SelfEmployed),
        ("创业", Self::SelfEmployed),
        ("个体经营", Self::SelfEmployed),
        ("务农", Self::Farm),
        ("在家务农", Self::Farm),
        ("在校", Self::Student),
        ("学生", Self::Student),
        ("在读", Self::Student),
        ("无就业意愿", Self::NotSeeking),
        ("不求职", Self::NotSeeking),
    ];
    const FAULT: Fault = Fault::new(
        "unknown_employment_status",
        "Expected unemployed, employed, flexible, self_employed, farm, student or not_seeking.",
    );
}

impl Worded for Consent {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("是", Self::Given),
        ("同意", Self::Given),
        ("已同意", Self::Given),
        ("1", Self::Given),
        ("true", Self::Given),
        ("y", Self::Given),
        ("否", Self::Refused),
        ("不同意", Self::Refused),
        ("拒绝", Self::Refused),
        ("0", Self::Refused),
        ("false", Self::Refused),
        ("n", Self::Refused),
        ("未询问", Self::NotAsked),
        ("未征询", Self::NotAsked),
    ];
    const FAULT: Fault = Fault::new("unknown_consent", "Expected yes, no or nothing.");
}

impl Worded for Leaving {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("死亡", Self::Died),
        ("去世", Self::Died),
        ("迁出", Self::Moved),
        ("迁移", Self::Moved),
    ];
    const FAULT: Fault = Fault::new("unknown_leaving", "Expected died or moved.");
}

/// Licences a list of words names, by code or by the usual names; `None` when one is not known.
pub fn licences(parts: &[String]) -> Option<Vec<Licence>> {
    let one = |part: &String| {
        let text = word(part);
        text.parse().ok().or_else(|| {
            Licence::ALL
                .iter()
                .copied()
                .find(|licence| licence.is_named_in(part))
        })
    };
    parts.iter().map(one).collect()
}
