//! Demands on marriage and children.

use super::{has, places, whole};
use std::ops::Range;

const STATES: [&str; 6] = ["已婚", "未婚", "已育", "未育", "离异", "单身"];

/// Not a demand: benefits, insurance, and words that open the post to everybody.
const NO_DEMAND: [&str; 16] = [
    "不限",
    "均可",
    "皆可",
    "都可",
    "不论",
    "无论",
    "或未婚",
    "或已婚",
    "婚假",
    "津贴",
    "补贴",
    "保险",
    "礼金",
    "联谊",
    "宿舍",
    "公寓",
];

const PLANS: [&str; 9] = [
    "不怀孕",
    "不生育",
    "无生育计划",
    "无怀孕计划",
    "不要孩子",
    "不考虑生育",
    "无生育打算",
    "近期不生",
    "不打算生育",
];

/// Demands in a clause.
pub(super) fn find(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &PLANS) {
        return vec![whole(clause)];
    }
    if has(clause, &NO_DEMAND) {
        return Vec::new();
    }
    let mut spans: Vec<Range<usize>> = STATES.iter().flat_map(|word| places(clause, word)).collect();
    spans.sort_by_key(|span| span.start);
    let first = spans.first().map(|span| span.start);
    let last = spans.last().map(|span| span.end);
    let Some((start, end)) = first.zip(last) else {
        return Vec::new();
    };
    let rest = &clause[end..];
    let tail = ["者优先考虑", "者优先", "优先考虑", "优先", "女性优先"]
        .iter()
        .find(|tail| rest.starts_with(*tail));
    std::iter::once(start..end + tail.map_or(0, |tail| tail.len())).collect()
}
