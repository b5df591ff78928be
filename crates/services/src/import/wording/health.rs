//! Hepatitis B, and demands on a health history that the law does not allow.

use super::{has, places, whole};
use std::ops::Range;

const HEPATITIS: [&str; 8] = [
    "乙肝",
    "乙型肝炎",
    "澳抗",
    "HBV",
    "两对半",
    "大三阳",
    "小三阳",
    "肝功能",
];

const WELCOME: [&str; 17] = [
    "不查",
    "不检",
    "不体检",
    "无需",
    "不需",
    "不用",
    "不要求",
    "不限",
    "可接受",
    "可以",
    "也可",
    "均可",
    "不歧视",
    "不拒",
    "不得",
    "不做",
    "平等",
];

const HISTORY: [&str; 14] = [
    "无传染",
    "无任何传染",
    "无开放性传染",
    "没有传染",
    "无遗传病",
    "无残疾",
    "身体无残疾",
    "无精神疾病",
    "无精神类疾病",
    "无精神病",
    "无慢性病",
    "无疾病",
    "无任何疾病",
    "无病史",
];

/// Demands in a clause.
pub(super) fn find(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &HEPATITIS) && !has(clause, &WELCOME) {
        return vec![whole(clause)];
    }
    let mut spans: Vec<Range<usize>> = HISTORY
        .iter()
        .flat_map(|word| places(clause, word))
        .map(|span| grow(clause, span))
        .collect();
    spans.sort_by_key(|span| (span.start, usize::MAX - span.end));
    spans.dedup_by(|later, earlier| later.start < earlier.end);
    spans
}

/// Takes the rest of the illness's name into the span.
fn grow(clause: &str, span: Range<usize>) -> Range<usize> {
    let rest = &clause[span.end..];
    let tail = ["性疾病", "性病", "疾病", "病史", "病", "史"]
        .iter()
        .find(|tail| rest.starts_with(*tail));
    span.start..span.end + tail.map_or(0, |tail| tail.len())
}
