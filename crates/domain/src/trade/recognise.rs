//! How trades are recognised in a text: the longest word wins, and a stronger word silences a weaker one.

use super::{TRADES, Trade, TradeSet};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The trades of a text, or of a code of the occupation classification (`4-10-01`).
///
/// The text is read once from the left; at each place the longest known word is taken and read over, so that 机电工程师
/// is no 电工. Of the words found only the strongest count: words and signs of a craft before its hints, and those
/// before the general trades, which name a rank and no craft.
pub(super) fn recognise(text: &str) -> TradeSet {
    let lower = fold(text);
    if is_code(&lower) {
        return by_code(&lower);
    }
    let mut found = [TradeSet::EMPTY; 3];
    let mut rest = lower.as_str();
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let mut step = first.len_utf8();
        if let Some(entry) = longest(first, rest, before) {
            step = entry.word.len();
            if let Some((strength, position)) = entry.names {
                found[strength as usize] = found[strength as usize].with(position);
            }
        }
        before = rest[..step].chars().next_back();
        rest = &rest[step..];
    }
    let strongest = found.into_iter().find(|set| !set.is_empty());
    strongest.unwrap_or(TradeSet::EMPTY)
}

/// Every trade of the families present.
pub(super) fn widen(set: TradeSet) -> TradeSet {
    let members = index().families.iter().enumerate();
    members
        .filter(|(i, _)| set.bits() >> i & 1 == 1)
        .fold(TradeSet::EMPTY, |wide, (_, family)| wide.union(*family))
}

/// Words that belong to no trade and are read over whole, because a word of a trade hides in them.
const NEUTRAL: &[&str] = &[
    "公司",
    "工作",
    "科技",
    "开发区",
    "电工程",
    "化工程",
    "保安全",
    "会计划",
    "老师傅",
    "理发展",
    "厂长白班",
    "厂长期",
    "开车间",
    "对外卖",
    "带薪旅游",
    "员工旅游",
    "免费旅游",
    "国内外旅游",
    "高薪招聘",
    "工业园区",
    "长白班",
    "发展",
    "带薪培训",
    "岗前培训",
    "免费培训",
    "专业培训",
    "支付宝",
    "非销售",
    "无销售",
    "不销售",
    "非中介",
    "无中介",
    "不是中介",
    "拒绝中介",
    "中介勿扰",
    "应届可",
    "工程师傅",
    "理工",
    "农业大学",
    "师范大学",
];

/// The family of ranks and ways in; its members are not near each other.
const GENERAL: &str = "general";

/// How much a word says.
#[derive(Clone, Copy)]
enum Strength {
    Names,
    Hints,
    General,
}

struct Entry {
    word: &'static str,
    /// What it names; `None` for a word that only is read over.
    names: Option<(Strength, usize)>,
}

struct Index {
    /// By first character, longest word first.
    by_first: HashMap<char, Vec<Entry>>,
    families: Vec<TradeSet>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index {
        by_first: entries(),
        families: families(),
    })
}

fn entries() -> HashMap<char, Vec<Entry>> {
    let mut by_first: HashMap<char, Vec<Entry>> = HashMap::new();
    let mut add = |word: &'static str, names| {
        if let Some(first) = word.chars().next() {
            by_first.entry(first).or_default().push(Entry { word, names });
        }
    };
    for (position, trade) in TRADES.iter().enumerate() {
        let strength = |word| match () {
            () if trade.family == GENERAL => Strength::General,
            () if trade.hints.contains(word) => Strength::Hints,
            () => Strength::Names,
        };
        let hints = trade.hints.iter().filter(|hint| !trade.words.contains(*hint));
        for word in trade.words.iter().chain(trade.signs).chain(hints) {
            add(word, Some((strength(word), position)));
        }
    }
    for word in NEUTRAL {
        add(word, None);
    }
    for words in by_first.values_mut() {
        words.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
    }
    by_first
}

fn families() -> Vec<TradeSet> {
    let is_near = |a: &Trade, b: &Trade| a.key == b.key || (a.family == b.family && a.family != GENERAL);
    let family = |trade: &Trade| {
        let members = TRADES
            .iter()
            .enumerate()
            .filter(|(_, other)| is_near(trade, other));
        members.fold(TradeSet::EMPTY, |set, (position, _)| set.with(position))
    };
    TRADES.iter().map(family).collect()
}

/// The longest entry that begins `rest`; Latin words must stand alone: `ui` is not in `build`.
fn longest(first: char, rest: &str, before: Option<char>) -> Option<&'static Entry> {
    let stands_alone = |word: &str| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let opens = !(letter(word.chars().next()) && letter(before));
        let closes = !(letter(word.chars().next_back()) && letter(rest[word.len()..].chars().next()));
        opens && closes
    };
    let entries = index().by_first.get(&first)?;
    entries
        .iter()
        .find(|entry| rest.starts_with(entry.word) && stands_alone(entry.word))
}

/// Small letters, and full-width letters and digits as plain ones.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        other => other,
    };
    text.trim().chars().map(plain).collect::<String>().to_lowercase()
}

fn is_code(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// The trades with the longest code that is the given one or lies above it.
fn by_code(code: &str) -> TradeSet {
    let covers = |prefix: &str| {
        code.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let reach = |trade: &Trade| {
        let covering = trade.codes.iter().filter(|prefix| covers(prefix));
        covering.map(|prefix| prefix.len()).max().unwrap_or(0)
    };
    let best = TRADES.iter().map(reach).max().unwrap_or(0);
    let named = TRADES
        .iter()
        .enumerate()
        .filter(|(_, trade)| best > 0 && reach(trade) == best);
    named.fold(TradeSet::EMPTY, |set, (position, _)| set.with(position))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn keys(text: &str) -> Vec<&'static str> {
        recognise(text).trades().map(|trade| trade.key).collect()
    }

    #[test]
    fn titles_wishes_and_skills_are_recognised() {
        let cases: [(&str, &[&str]); 22] = [
            ("保洁员", &["cleaning"]),
            ("打扫卫生", &["cleaning"]),
            ("缝纫工（平车）", &["sewing"]),
            ("保安/保洁", &["cleaning", "guarding"]),
            ("Java开发工程师", &["software"]),
            ("ＪＡＶＡ工程师", &["software"]),
            ("机电工程师", &["electrician"]),
            ("信息化工程师", &["it_support"]),
            ("化工工程师", &["chemical_work"]),
            ("叉车司机", &["forklift"]),
            ("汽车司机", &["driving"]),
            ("销售经理", &["sales"]),
            ("财务经理", &["accounting"]),
            ("经理", &["management"]),
            ("美容学徒", &["beauty"]),
            ("护林员", &["forest_guarding"]),
            ("看大门", &["guarding"]),
            ("月嫂", &["domestic_service"]),
            ("building", &[]),
            ("不是中介", &[]),
            ("3-5年经验的木工", &["woodwork"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(keys(text), expected, "{text}");
        }
    }

    #[test]
    fn codes_are_taken_by_their_longest_prefix() {
        assert_eq!(keys("4-09-08-01"), ["cleaning"]);
        assert_eq!(keys("4-10-01-05"), ["care"]);
        assert_eq!(keys("4-10-01-06"), ["domestic_service"]);
        assert_eq!(keys("6-05-01"), ["sewing"]);
        assert!(keys("9-99").is_empty());
        assert!(keys("4-1").is_empty(), "a code ends at a hyphen");
    }

    #[test]
    fn only_crafts_of_one_family_are_near_each_other() {
        let near = |a: &str, b: &str| {
            let wide = TradeSet::from_keys([a]).families();
            !wide.shared(TradeSet::from_keys([b])).is_empty()
        };
        assert!(near("cleaning", "guarding"));
        assert!(near("cleaning", "greening"));
        assert!(!near("cleaning", "software"));
        assert!(near("management", "management"));
        assert!(!near("management", "trainee"));
    }

    #[test]
    fn the_table_keeps_its_promises() {
        assert!(TRADES.len() <= 128);
        let pictures = [
            "sewing",
            "cleaning",
            "guarding",
            "kitchen",
            "driving",
            "care",
            "farming",
            "factory_work",
            "handicraft",
        ];
        assert_eq!(TRADES.iter().take(9).map(|t| t.key).collect::<Vec<_>>(), pictures);
        let mut owner: BTreeMap<&str, &str> = BTreeMap::new();
        for trade in TRADES {
            assert!(!trade.words.is_empty(), "{}", trade.key);
            assert!(
                trade.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{}",
                trade.key
            );
            assert!(!trade.zh.is_empty() && !trade.en.is_empty());
            let own_hints = trade.hints.iter().filter(|hint| !trade.words.contains(*hint));
            for word in trade.words.iter().chain(trade.signs).chain(own_hints) {
                assert!(word.chars().count() > 1, "{word} of {} is too short", trade.key);
                assert_eq!(*word, fold(word), "{word} is not in folded form");
                let before = owner.insert(word, trade.key);
                assert_eq!(before, None, "{word} stands in {} too", trade.key);
            }
            for code in trade.codes {
                assert!(is_code(code), "{code} of {}", trade.key);
            }
        }
        let keys: std::collections::BTreeSet<_> = TRADES.iter().map(|trade| trade.key).collect();
        assert_eq!(keys.len(), TRADES.len());
        assert!(NEUTRAL.iter().all(|word| !owner.contains_key(word)));
    }

    #[test]
    fn every_word_and_name_is_recognised_as_its_own_trade() {
        for (position, trade) in TRADES.iter().enumerate() {
            for word in trade.words.iter().chain(trade.signs).chain(trade.hints) {
                let found = recognise(word);
                assert!(
                    !found.shared(TradeSet::EMPTY.with(position)).is_empty(),
                    "{word} of {}",
                    trade.key
                );
            }
        }
    }
}
