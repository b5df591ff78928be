//! The table of trades (at most 128), and how a text is recognised.

use super::{Trade, TradeSet};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Every trade; the position is the bit in a [`TradeSet`].
pub static TRADES: &[Trade] = &[
    Trade {
        key: "sewing",
        zh: "缝纫",
        en: "Sewing",
        family: "textile",
        words: &[
            "缝纫",
            "缝制",
            "车工缝",
            "平车工",
            "裁缝",
            "制衣",
            "服装工",
            "衣车",
        ],
        codes: &["6-05"],
    },
    Trade {
        key: "cleaning",
        zh: "保洁",
        en: "Cleaning",
        family: "auxiliary",
        words: &["保洁", "环卫", "清洁", "打扫卫生", "清扫"],
        codes: &["4-09-08"],
    },
];

struct Index {
    by_first: HashMap<char, Vec<(&'static str, usize)>>,
    families: Vec<TradeSet>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(build_index)
}

fn build_index() -> Index {
    let mut by_first: HashMap<char, Vec<(&'static str, usize)>> = HashMap::new();
    for (position, trade) in TRADES.iter().enumerate() {
        for word in trade.words {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push((word, position));
            }
        }
    }
    let family = |trade: &Trade| {
        let members = TRADES
            .iter()
            .enumerate()
            .filter(|(_, other)| other.family == trade.family);
        members.fold(TradeSet::EMPTY, |set, (position, _)| set.with(position))
    };
    Index {
        by_first,
        families: TRADES.iter().map(family).collect(),
    }
}

pub(super) fn recognise(text: &str) -> TradeSet {
    let lower = text.to_lowercase();
    if lower.starts_with(|c: char| c.is_ascii_digit()) && lower.contains('-') {
        return by_code(&lower);
    }
    let mut found = TradeSet::EMPTY;
    for (start, first) in lower.char_indices() {
        let Some(words) = index().by_first.get(&first) else {
            continue;
        };
        for (word, position) in words {
            if lower[start..].starts_with(word) {
                found = found.with(*position);
            }
        }
    }
    found
}

fn by_code(code: &str) -> TradeSet {
    let named = TRADES
        .iter()
        .enumerate()
        .filter(|(_, trade)| trade.codes.iter().any(|c| code.starts_with(c)));
    named.fold(TradeSet::EMPTY, |set, (position, _)| set.with(position))
}

pub(super) fn widen(set: TradeSet) -> TradeSet {
    let members = index()
        .families
        .iter()
        .enumerate()
        .filter(|(i, _)| set.bits() >> i & 1 == 1);
    members.fold(TradeSet::EMPTY, |wide, (_, family)| wide.union(*family))
}
