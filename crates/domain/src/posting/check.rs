//! What speaks against showing a vacancy (S17, R102): what the law forbids outright, and what an officer has to look at.

use crate::vacancy::{Unlawful, UnlawfulWording, Vacancy, WageUnit, per_month};
use crate::values::Fen;
use serde::{Deserialize, Serialize};

/// One thing that speaks against a vacancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Objection {
    /// The pay comes to less than the minimum wage.
    BelowMinimum {
        /// What it comes to in a month.
        month: Fen,
        /// The minimum wage.
        minimum: Fen,
    },
    /// Nobody has set the minimum wage of the place, so that an officer has to compare.
    MinimumNotSet,
    /// Words the law forbids.
    Wording(UnlawfulWording),
    /// People below the age of work are asked for.
    TooYoung {
        /// From which age on people may work.
        least: u8,
    },
    /// Minors are asked for, for dangerous work.
    MinorsInDanger {
        /// The words that say that it is dangerous; empty when the employer ticked it.
        words: String,
        /// From which age on people may do it.
        least: u8,
    },
    /// The employer is on the blacklist.
    Blacklisted,
    /// The pay by the hour is below the hourly minimum wage.
    BelowHourly {
        /// What is paid.
        hour: Fen,
        /// The minimum wage of an hour.
        minimum: Fen,
    },
    /// Somebody seeks people for others without a licence that holds.
    NoLicence,
    /// Somebody seeks people for others: an officer compares the licence.
    ForOthers {
        /// Its number.
        licence: String,
    },
}

impl Objection {
    /// Whether it must be put right before anything else happens; what does not block is looked at by an officer.
    ///
    /// Sex, age and health may have a ground in law that only a human can weigh; fees, deposits, training loans, demands on
    /// residence and on family never have one.
    pub const fn blocks(&self) -> bool {
        match self {
            Self::BelowMinimum { .. }
            | Self::TooYoung { .. }
            | Self::MinorsInDanger { .. }
            | Self::BelowHourly { .. }
            | Self::NoLicence
            | Self::Blacklisted => true,
            Self::MinimumNotSet | Self::ForOthers { .. } => false,
            Self::Wording(found) => !matches!(found.kind, Unlawful::Sex | Unlawful::Age | Unlawful::Health),
        }
    }
}

/// What a vacancy is laid beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The minimum wage of the place, when it is set.
    pub minimum: Option<Fen>,
    /// What pay by the piece comes to in a month.
    pub piece_month: Option<Fen>,
    /// From which age on people may work.
    pub work_age: u8,
    /// From which age on people may do dangerous work.
    pub hazard_age: u8,
    /// Whether the employer says that it is dangerous.
    pub hazardous: bool,
    /// Whether the employer is on the blacklist.
    pub blacklisted: bool,
    /// The minimum wage of an hour of the place, when it is set.
    pub minimum_hour: Option<Fen>,
    /// Working days of a month, in hundredths (R102).
    pub month_days: Option<i64>,
    /// Of who seeks people for others: the number of a licence that holds.
    pub for_others: Option<Option<String>>,
}

/// Everything that speaks against a vacancy whose unlawful wording has been found, the worst first.
pub fn objections(vacancy: &Vacancy, judged: &Judged) -> Vec<Objection> {
    let mut found = Vec::new();
    if judged.blacklisted {
        found.push(Objection::Blacklisted);
    }
    match &judged.for_others {
        Some(None) => found.push(Objection::NoLicence),
        Some(Some(licence)) => found.push(Objection::ForOthers {
            licence: licence.clone(),
        }),
        None => {}
    }
    found.extend(low_pay(vacancy, judged));
    found.extend(vacancy.unlawful.iter().cloned().map(Objection::Wording));
    found.extend(too_young(vacancy, judged));
    found.sort_by_key(|objection| !objection.blocks());
    found
}

fn low_pay(vacancy: &Vacancy, judged: &Judged) -> Option<Objection> {
    if let (WageUnit::Hour, Some(hour), Some(minimum)) =
        (vacancy.wage.unit, vacancy.wage.low, judged.minimum_hour)
    {
        return (hour < minimum).then_some(Objection::BelowHourly { hour, minimum });
    }
    let month = match vacancy.wage.unit {
        WageUnit::Piece => judged.piece_month,
        WageUnit::Month => vacancy.wage.low,
        unit => {
            let Some(days) = judged.month_days else {
                return Some(Objection::MinimumNotSet);
            };
            vacancy.wage.low.and_then(|fen| per_month(fen, unit, days))
        }
    };
    match judged.minimum {
        None => Some(Objection::MinimumNotSet),
        Some(minimum) => {
            let month = month.unwrap_or(Fen(0));
            (month < minimum).then_some(Objection::BelowMinimum { month, minimum })
        }
    }
}

fn too_young(vacancy: &Vacancy, judged: &Judged) -> Option<Objection> {
    let stated = vacancy.age_min.into_iter().chain(ages_in(&vacancy.description));
    let youngest = stated.min()?;
    if youngest < judged.work_age {
        return Some(Objection::TooYoung {
            least: judged.work_age,
        });
    }
    let text = format!("{}\n{}", vacancy.title, vacancy.description);
    let words = hazard_in(&text);
    let hazard = judged.hazardous || words.is_some();
    (hazard && youngest < judged.hazard_age).then(|| Objection::MinorsInDanger {
        words: words.unwrap_or_default().to_owned(),
        least: judged.hazard_age,
    })
}

/// Work that minors may not do, by its words.
const HAZARDS: [&str; 14] = [
    "井下",
    "矿井",
    "爆破",
    "高空",
    "有毒",
    "剧毒",
    "有害",
    "放射",
    "冶炼",
    "炼钢",
    "烟花",
    "炸药",
    "潜水",
    "高压电",
];

/// The first word of a text that names dangerous work, unless it is said that there is none.
pub fn hazard_in(text: &str) -> Option<&'static str> {
    let said = |word: &&str| {
        text.match_indices(*word).any(|(at, _)| {
            let before: Vec<char> = text[..at].chars().rev().take(3).collect();
            !before
                .iter()
                .any(|c| matches!(c, '无' | '不' | '没' | '非' | '免'))
        })
    };
    HAZARDS.iter().find(|word| said(word)).copied()
}

/// Ages below twenty that a text names from below: `16岁以上`, `满17周岁`, `16-45岁`.
fn ages_in(text: &str) -> Vec<u8> {
    let digits: Vec<char> = text.chars().collect();
    let mut ages = Vec::new();
    for at in 0..digits.len().saturating_sub(2) {
        let alone = at == 0 || !digits[at - 1].is_ascii_digit();
        let (tens, ones) = (digits[at], digits[at + 1]);
        if !alone || tens != '1' || !ones.is_ascii_digit() {
            continue;
        }
        let rest: String = digits[at + 2..].iter().take(6).collect();
        let range = rest.starts_with(['-', '–', '—', '~', '至', '到']) && rest.contains(['岁', '周']);
        if rest.starts_with('岁') || rest.starts_with("周岁") || range {
            ages.extend(ones.to_digit(10).map(|ones| 10 + ones as u8));
        }
    }
    ages
}
