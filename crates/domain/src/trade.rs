//! Trades: the groups of occupations that people wish for, can do and are offered, with the words for them.
//!
//! One table serves matching (wish and skill fit), search (synonyms) and the pictures of the home page, so that the
//! three never disagree about what 保洁 means.

use serde::{Deserialize, Serialize};

mod recognise;
mod table;
pub use table::TRADES;

/// A trade: its key, its words and the family it belongs to.
#[derive(Debug)]
pub struct Trade {
    /// Stable key.
    pub key: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Trades of one family are near each other. Those of the family `general` name a rank or a way in (经理, 学徒) and
    /// count only where no craft is named.
    pub family: &'static str,
    /// Words that mean it in titles, wishes and skills: synonyms of each other, for search too.
    pub words: &'static [&'static str],
    /// Words that point to it without meaning the same (`java`, 平车): never search synonyms.
    pub signs: &'static [&'static str],
    /// Words and signs that count only where nothing stronger stands in the text (汽车 in 汽车司机 is no car repair).
    pub hints: &'static [&'static str],
    /// First digits of codes of the occupation classification (`4-10-01`) that belong to it.
    pub codes: &'static [&'static str],
}

/// A set of trades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TradeSet(u128);

impl TradeSet {
    /// No trade.
    pub const EMPTY: Self = Self(0);

    /// The trades whose words stand in a text, or whose code the text is.
    pub fn of(text: &str) -> Self {
        recognise::recognise(text)
    }

    /// With one more trade (position in [`TRADES`]).
    #[must_use]
    pub const fn with(self, position: usize) -> Self {
        Self(self.0 | 1 << position)
    }

    /// Trades in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Trades in both.
    #[must_use]
    pub const fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Every trade of the families present.
    #[must_use]
    pub fn families(self) -> Self {
        recognise::widen(self)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The trades themselves.
    pub fn trades(self) -> impl Iterator<Item = &'static Trade> {
        TRADES
            .iter()
            .enumerate()
            .filter(move |(i, _)| self.0 >> i & 1 == 1)
            .map(|(_, trade)| trade)
    }

    /// The bits, for storage and compact tables.
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// From stored bits; bits beyond the table are dropped.
    pub fn from_bits(bits: u128) -> Self {
        let known = if TRADES.len() >= 128 {
            u128::MAX
        } else {
            (1 << TRADES.len()) - 1
        };
        Self(bits & known)
    }

    /// From stored keys; unknown keys are left out.
    pub fn from_keys<'a>(keys: impl IntoIterator<Item = &'a str>) -> Self {
        keys.into_iter()
            .filter_map(|key| TRADES.iter().position(|trade| trade.key == key))
            .fold(Self::EMPTY, Self::with)
    }
}
