//! Demands on sex. `男女不限`, `男/女`, `女装`, `子女` are none.

use super::has;
use std::ops::Range;

/// A clause that opens the post to both.
const OPEN: [&str; 10] = [
    "不限男女",
    "男女不限",
    "男女均可",
    "男女皆可",
    "男女都",
    "性别不限",
    "不限性别",
    "性别要求:不限",
    "性别:不限",
    "性别：不限",
];

/// What makes a word of sex a demand when it stands before it.
const ASKING: [&str; 16] = [
    "仅限",
    "只限",
    "限",
    "只招",
    "仅招",
    "招聘",
    "招",
    "要求",
    "性别要求",
    "性别",
    "需要",
    "必须",
    "须为",
    "最好是",
    "最好",
    "诚聘",
];

/// What makes it one when it stands behind.
const PREFERRED: [&str; 8] = ["优先", "者优先", "为佳", "为主", "佳", "最佳", "最好", "勿扰"];

/// Letters that join it to another word: 美女, 子女, 女神, 女装.
const JOINED_BEFORE: [char; 22] = [
    '子', '妇', '儿', '美', '孙', '侄', '少', '处', '才', '歌', '舞', '宅', '猛', '型', '靓', '圣', '孝',
    '长', '独', '养', '亲', '吕',
];
const JOINED_BEHIND: [char; 34] = [
    '神', '友', '装', '鞋', '包', '儿', '孩', '朋', '科', '团', '款', '宾', '宿', '浴', '更', '厕', '子',
    '娃', '王', '皇', '婿', '方', '裤', '袜', '表', '篮', '足', '排', '巫', '红', '权', '声', '仆', '人',
];

/// Demands in a clause.
pub(super) fn find(clause: &str) -> Vec<Range<usize>> {
    if has(clause, &OPEN) || names_both(clause) {
        return Vec::new();
    }
    let words = clause.char_indices().filter(|(_, c)| matches!(c, '男' | '女'));
    words.filter_map(|(at, _)| demand(clause, at)).collect()
}

/// A demand made in the title alone: `女服务员`, `急招男普工`.
pub(super) fn of_title(title: &str) -> Option<String> {
    const ROLES: [&str; 24] = [
        "工", "普工", "员工", "服务", "客服", "销售", "保安", "文员", "司机", "营业", "前台", "店员", "技师",
        "收银", "助理", "秘书", "业务", "操作", "导购", "迎宾", "护工", "主播", "厨", "普",
    ];
    let at = title.find(['男', '女'])?;
    let sex_end = at + '男'.len_utf8();
    let rest = title[sex_end..].trim_start_matches(['性', '士', '生']);
    let free = title[..at]
        .chars()
        .next_back()
        .is_none_or(|c| !JOINED_BEFORE.contains(&c) && !matches!(c, '男' | '女' | '/' | '、'));
    let role = ROLES.iter().find(|role| rest.starts_with(*role))?;
    (free && !names_both(title) && !has(title, &OPEN))
        .then(|| format!("{}{role}", &title[at..title.len() - rest.len()]))
}

fn names_both(clause: &str) -> bool {
    let (Some(men), Some(women)) = (clause.find('男'), clause.find('女')) else {
        return false;
    };
    let (first, second) = (men.min(women), men.max(women));
    let between = &clause[first + '男'.len_utf8()..second];
    let between = between.trim_start_matches(['性', '士', '生']);
    between.chars().all(|c| matches!(c, '/' | '、' | '和' | '或' | '与' | '及' | ' ' | '各' | '\\'))
        // 男身高175以上 女身高160以上 sets two heights and keeps nobody out for their sex.
        || clause.contains("身高")
}

/// The span of a demand around a word of sex at a byte position.
fn demand(clause: &str, at: usize) -> Option<Range<usize>> {
    let sex_end = at + '男'.len_utf8();
    let front = &clause[..at];
    let behind = &clause[sex_end..];
    let joined = front
        .chars()
        .next_back()
        .is_some_and(|c| JOINED_BEFORE.contains(&c))
        || behind.chars().next().is_some_and(|c| JOINED_BEHIND.contains(&c));
    if joined {
        return None;
    }
    let noun = ["性员工", "性", "士", "生", "同志", "员工"]
        .iter()
        .find(|noun| behind.starts_with(*noun));
    let end = sex_end + noun.map_or(0, |noun| noun.len());
    let rest = &clause[end..];
    let bare_front = front.trim_end_matches([' ', ':', '：', '为', '-']);
    let asked = ASKING.iter().find(|word| bare_front.ends_with(*word));
    let preferred = PREFERRED.iter().find(|word| rest.starts_with(*word));
    if let Some(word) = preferred {
        let tail_end = if rest[word.len()..].starts_with("考虑") {
            word.len() + "考虑".len()
        } else {
            word.len()
        };
        return Some(asked.map_or(at, |word| bare_front.len() - word.len())..end + tail_end);
    }
    let stands_alone = begins_item(front) && ends_item(rest);
    let required = asked.is_some() && (noun.is_some() || ends_item(rest) || is_role(rest));
    if required || stands_alone {
        return Some(asked.map_or(at, |word| bare_front.len() - word.len())..end);
    }
    None
}

/// Whether what stands in front ends an item: nothing, a bracket, a number, a colon, a space.
fn begins_item(front: &str) -> bool {
    match front.chars().next_back() {
        None => true,
        Some(c) => {
            c.is_whitespace()
                || c.is_ascii_digit()
                || matches!(
                    c,
                    '(' | '（' | '、' | ':' | '：' | '.' | '．' | ')' | '）' | '·' | '/' | '】'
                )
        }
    }
}

/// Whether what stands behind begins another item: nothing, a bracket, a number, an age, a state.
fn ends_item(rest: &str) -> bool {
    match rest.chars().next() {
        None => true,
        Some(c)
            if c.is_whitespace()
                || c.is_ascii_digit()
                || matches!(c, ')' | '）' | '、' | ':' | '：' | '(' | '（' | '/' | '.') =>
        {
            true
        }
        Some(_) => ["年龄", "未婚", "已婚", "一名", "两名"]
            .iter()
            .any(|word| rest.starts_with(word)),
    }
}

fn is_role(rest: &str) -> bool {
    [
        "保安",
        "客服",
        "服务员",
        "普工",
        "工",
        "文员",
        "员",
        "司机",
        "销售",
        "技师",
    ]
    .iter()
    .any(|role| rest.starts_with(role))
}
