//! Demands on region or registered residence.

use super::{has, whole};
use std::ops::Range;

const WAIVED: [&str; 16] = [
    "不限",
    "均可",
    "皆可",
    "都可",
    "无要求",
    "不要求",
    "不分",
    "无限制",
    "户口本",
    "户口簿",
    "社保",
    "公积金",
    "上户口",
    "落户",
    "迁户",
    "不是问题",
];

/// The word for household in other words: 客户口碑.
const NOT_HOUSEHOLD: [&str; 4] = ["客户口", "用户口", "商户口", "门户口"];

const DEMANDING: [&str; 12] = [
    "优先", "限", "须", "需", "要求", "者", "只招", "仅", "不招", "不要", "勿扰", "必须",
];

const PLACES: [&str; 10] = [
    "本地",
    "本市",
    "本省",
    "本县",
    "外地",
    "外省",
    "外省市",
    "农村",
    "农业",
    "城镇",
];

const LOCALS: [&str; 9] = [
    "限本地",
    "仅限本地",
    "本地人优先",
    "本地优先",
    "本地人员优先",
    "只招本地",
    "要本地人",
    "本地女优先",
    "本地应届生优先",
];

const OUTSIDERS: [&str; 8] = [
    "外地勿扰",
    "外地人勿扰",
    "不招外地",
    "不要外地",
    "外地不要",
    "外地人优先",
    "不招本地",
    "不要本地",
];

/// Names that stand before 人 in 不要…人, with the endings of other places.
const ORIGINS: [&str; 37] = [
    "省",
    "市",
    "县",
    "籍",
    "地区",
    "东北",
    "河南",
    "河北",
    "安徽",
    "江西",
    "湖北",
    "湖南",
    "四川",
    "贵州",
    "云南",
    "山东",
    "山西",
    "陕西",
    "甘肃",
    "青海",
    "新疆",
    "西藏",
    "内蒙古",
    "广东",
    "广西",
    "福建",
    "浙江",
    "江苏",
    "辽宁",
    "吉林",
    "黑龙江",
    "海南",
    "宁夏",
    "重庆",
    "上海",
    "北京",
    "天津",
];

/// Demands in a clause.
pub(super) fn find(clause: &str) -> Vec<Range<usize>> {
    let hit = !has(clause, &WAIVED)
        && (residence(clause) || has(clause, &LOCALS) || has(clause, &OUTSIDERS) || locals_sought(clause))
        || origin_shut_out(clause);
    if hit { vec![whole(clause)] } else { Vec::new() }
}

fn residence(clause: &str) -> bool {
    if !has(clause, &["户口", "户籍"]) {
        return false;
    }
    let bare = NOT_HOUSEHOLD
        .iter()
        .fold(clause.to_owned(), |text, word| text.replace(word, ""));
    let named = PLACES
        .iter()
        .any(|place| bare.contains(&format!("{place}户口")) || bare.contains(&format!("{place}户籍")));
    named || has(&bare, &["户口", "户籍"]) && has(&bare, &DEMANDING)
}

/// `松江本地人优先`, `熟悉本地路况` is none.
fn locals_sought(clause: &str) -> bool {
    clause.contains("本地人") && has(clause, &["优先", "限", "要", "需"])
}

/// `不要河南人`, `东北人勿扰`.
fn origin_shut_out(clause: &str) -> bool {
    clause.match_indices('人').any(|(at, people)| {
        let (before, after) = (&clause[..at], &clause[at + people.len()..]);
        ORIGINS.iter().any(|origin| before.ends_with(origin))
            && (has(before, &["不要", "不招", "不收", "拒招", "谢绝", "除外"])
                || has(after, &["勿扰", "勿投", "除外", "不要", "不招", "免谈"]))
    })
}
