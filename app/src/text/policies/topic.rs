//! What figures are about: the headings they stand under.

use crate::text::Lang;
use domain::params::ParamKey;

/// Headings in the order of the page: anchor, Chinese, English, and what the codes of their figures begin with.
const TOPICS: [(&str, &str, &str, &[&str]); 14] = [
    (
        "leads",
        "送岗和岗位",
        "Vacancies and leads",
        &[
            "lead",
            "due",
            "vacancy",
            "candidate",
            "employer",
            "work",
            "fit",
            "round",
            "person",
        ],
    ),
    (
        "wage",
        "工资和用工",
        "Wages and contracts",
        &["wage", "contract", "arrears", "deposit", "dispatch"],
    ),
    (
        "complaints",
        "投诉和名单",
        "Complaints and lists of firms",
        &["case", "listing"],
    ),
    (
        "subsidies",
        "补贴和奖励",
        "Subsidies and rewards",
        &[
            "claim",
            "training",
            "placement",
            "home_work",
            "absorb",
            "auxiliary",
            "public_post",
            "post",
            "work_study",
            "bulk_hire",
            "insurance_refund",
            "allowance",
        ],
    ),
    (
        "insurance",
        "社会保险和退休",
        "Insurance and retirement",
        &["pension", "retire", "statement", "medical_aid"],
    ),
    (
        "land",
        "被征地农民",
        "Land loss",
        &["land_loss", "land_fund", "county", "focus", "assembly"],
    ),
    (
        "disability",
        "残疾人就业",
        "People with a disability",
        &[
            "disabled",
            "disability",
            "quota",
            "levy",
            "commerce_course",
            "instructor",
        ],
    ),
    (
        "recognition",
        "认定和公示",
        "Recognition and notices",
        &["recognition", "notice"],
    ),
    (
        "following",
        "走访和回访",
        "Visits and follow-ups",
        &["visit", "follow_up", "task", "message"],
    ),
    (
        "startup",
        "创业和税收",
        "Business and taxes",
        &["startup", "loan", "tax", "service_year", "fund"],
    ),
    ("relief", "社会救助", "Social relief", &["extreme_poverty"]),
    (
        "events",
        "援助周和招聘会",
        "Assistance week and fairs",
        &["week", "venue", "theme_day", "market", "fair"],
    ),
    (
        "platform",
        "平台和考核",
        "Offices and targets",
        &[
            "platform",
            "station",
            "base",
            "four_haves",
            "transfer",
            "demonstration",
            "programme",
            "policy",
            "service",
            "appraisal",
        ],
    ),
    (
        "data",
        "档案和个人信息",
        "Files and personal data",
        &["retain", "privacy", "export", "list"],
    ),
];

/// How many headings there are.
pub const COUNT: usize = TOPICS.len();

/// Under which heading a figure stands.
pub fn topic(key: ParamKey) -> usize {
    let code = key.code();
    let first = code.split_once('.').map_or(code, |(first, _)| first);
    let of = TOPICS.iter().position(|(.., begins)| begins.contains(&first));
    of.unwrap_or(COUNT - 1)
}

/// The anchor of a heading.
pub fn topic_anchor(at: usize) -> &'static str {
    TOPICS.get(at).map_or("", |(anchor, ..)| anchor)
}

/// The heading.
pub fn topic_name(at: usize, lang: Lang) -> &'static str {
    TOPICS.get(at).map_or("", |(_, zh, en, _)| lang.pick(zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_its_heading() {
        let known = |key: &&ParamKey| {
            let first = key.code().split('.').next().unwrap_or_default();
            TOPICS.iter().any(|(.., begins)| begins.contains(&first))
        };
        let lost: Vec<_> = ParamKey::ALL.iter().filter(|key| !known(key)).collect();
        assert_eq!(lost, Vec::<&ParamKey>::new());
    }
}
