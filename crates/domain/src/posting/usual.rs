//! What a kind of work usually asks of the body: filled in where the employer answered nothing, and said to be a guess.

use crate::fit::Functions;
use crate::trade::TradeSet;

/// Both hands, eyesight, hand work, lifting, listening and speaking, standing and walking.
type Levels = [u8; 6];

/// Trades that differ from their family.
const TRADES: [(&str, Levels); 10] = [
    ("handicraft", [2, 2, 3, 0, 0, 0]),
    ("guarding", [1, 2, 0, 1, 2, 2]),
    ("driving", [3, 3, 1, 1, 2, 1]),
    ("loading", [3, 1, 0, 3, 1, 3]),
    ("assembly", [3, 2, 3, 1, 1, 1]),
    ("packing", [3, 1, 2, 2, 1, 2]),
    ("care", [2, 2, 1, 2, 3, 3]),
    ("massage", [3, 0, 3, 1, 2, 2]),
    ("laundry", [2, 1, 1, 2, 1, 3]),
    ("quality_check", [2, 3, 2, 1, 1, 1]),
];

/// Families of trades.
const FAMILIES: [(&str, Levels); 12] = [
    ("textile", [3, 2, 3, 1, 1, 1]),
    ("auxiliary", [2, 1, 0, 2, 1, 3]),
    ("food", [3, 1, 1, 2, 1, 3]),
    ("transport", [2, 2, 1, 2, 2, 2]),
    ("home_service", [2, 1, 1, 2, 2, 3]),
    ("farming", [2, 1, 1, 2, 0, 3]),
    ("factory", [2, 2, 2, 2, 1, 2]),
    ("crafts", [2, 2, 3, 0, 0, 0]),
    ("metal", [3, 2, 2, 2, 1, 2]),
    ("construction", [3, 2, 2, 3, 1, 3]),
    ("technical", [3, 2, 2, 2, 2, 2]),
    ("beauty", [3, 2, 3, 1, 2, 3]),
];

/// What work of these trades usually asks for; of several trades the one that stands first. Unknown where no trade was
/// recognised or nothing is usual.
pub fn usual_demands(trades: TradeSet) -> Functions {
    let of = |table: &[(&str, Levels)], name: &str| {
        let found = table.iter().find(|(key, _)| *key == name);
        found.map(|(_, levels)| Functions(levels.map(Some)))
    };
    let usual = trades
        .trades()
        .find_map(|trade| of(&TRADES, trade.key).or_else(|| of(&FAMILIES, trade.family)));
    usual.unwrap_or(Functions::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::TRADES as ALL;

    #[test]
    fn every_name_is_a_trade_or_a_family() {
        for (key, _) in TRADES {
            assert!(ALL.iter().any(|trade| trade.key == key), "{key}");
        }
        for (family, _) in FAMILIES {
            assert!(ALL.iter().any(|trade| trade.family == family), "{family}");
        }
    }

    #[test]
    fn handicraft_is_done_sitting_and_loading_is_not() {
        assert!(usual_demands(TradeSet::of("来料加工")).lets_sit());
        assert!(!usual_demands(TradeSet::of("装卸工")).lets_sit());
        assert!(usual_demands(TradeSet::EMPTY).is_unknown());
    }
}
