//! Words that mean the same work: a weighted OR at query time. The county can add rows; each hit says which one fired.

use crate::tokenizer::normalise;
use domain::trade::TRADES;
use std::collections::HashMap;

/// A word that may stand for another.
#[derive(Clone, Debug, PartialEq)]
pub struct Synonym {
    /// The word to look for.
    pub word: String,
    /// What a hit by it is worth against a hit by the typed word, 0–1.
    pub weight: f32,
}

/// The table of synonyms. A row holds words that stand for each other; rows do not chain: what two rows share a word
/// with is not a synonym of the other row's words.
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    by_word: HashMap<String, Vec<Synonym>>,
}

/// What a synonym is worth when nobody says otherwise.
const WEIGHT: f32 = 0.5;

/// Rows in common use beside the trades: ways of speaking that cross the trades or name none.
/// 保洁, 保绿, 保安, 护林 and 护路 share a kind of post, yet none stands for another.
const COMMON: &[&[&str]] = &[
    &["保洁", "环卫", "清洁", "打扫卫生"],
    &["来料加工", "手工编织", "手工活"],
    &["家政", "保姆", "月嫂"],
    &["按摩", "推拿"],
    &["电商", "网店"],
    &["零工", "日结", "小时工"],
    &["看大门", "门卫", "保安"],
    &["种养", "种植"],
    &["种养", "养殖"],
    &["厨房", "厨师"],
];

impl Synonyms {
    /// No synonyms.
    pub fn none() -> Self {
        Self::default()
    }

    /// The words of each trade, and the rows in common use.
    pub fn from_trades() -> Self {
        let trades = TRADES.iter().map(|trade| [&[trade.zh], trade.words].concat());
        let common = COMMON.iter().map(|row| row.to_vec());
        trades
            .chain(common)
            .fold(Self::none(), |table, row| table.with_row(&row, WEIGHT))
    }

    /// With a row of the county's own; the weight is held within 0–1. Of two weights for a pair the larger counts.
    #[must_use]
    pub fn with_row(mut self, words: &[&str], weight: f32) -> Self {
        let words: Vec<String> = words
            .iter()
            .map(|word| normalise(word.trim()))
            .filter(|w| !w.is_empty())
            .collect();
        let weight = if weight.is_nan() {
            WEIGHT
        } else {
            weight.clamp(0.0, 1.0)
        };
        for word in &words {
            for other in words.iter().filter(|other| *other != word) {
                self.put(word, other, weight);
            }
        }
        self
    }

    /// Reads rows as people write them: one a line, words parted by `=`, `、` or commas; `#` begins a remark.
    #[must_use]
    pub fn with_rows(self, text: &str) -> Self {
        let lines = text
            .lines()
            .map(|line| line.split('#').next().unwrap_or_default());
        lines.fold(self, |table, line| {
            table.with_row(
                &line.split(['=', '＝', '、', ',', '，']).collect::<Vec<_>>(),
                WEIGHT,
            )
        })
    }

    fn put(&mut self, word: &str, other: &str, weight: f32) {
        let row = self.by_word.entry(word.to_owned()).or_default();
        match row.iter_mut().find(|synonym| synonym.word == other) {
            Some(known) => known.weight = known.weight.max(weight),
            None => row.push(Synonym {
                word: other.to_owned(),
                weight,
            }),
        }
    }

    /// What may stand for a normalised word. `保洁员` is looked up as `保洁` when it has no row of its own; then the
    /// shorter word itself is a synonym too.
    pub fn of(&self, word: &str) -> Vec<Synonym> {
        if let Some(row) = self.by_word.get(word) {
            return row
                .iter()
                .filter(|synonym| !synonym.word.contains(word))
                .cloned()
                .collect();
        }
        let Some((stem, row)) = self.stem_of(word) else {
            return Vec::new();
        };
        let itself = Synonym {
            word: stem.to_owned(),
            weight: STEM_WEIGHT,
        };
        std::iter::once(itself)
            .chain(row.iter().filter(|synonym| !synonym.word.contains(stem)).cloned())
            .collect()
    }

    fn stem_of<'a>(&self, word: &'a str) -> Option<(&'a str, &Vec<Synonym>)> {
        let stem = word.strip_suffix(['员', '工', '师', '人', '者', '活'])?;
        Some((stem, self.by_word.get(stem)?))
    }
}

/// What the stem of a typed word is worth.
const STEM_WEIGHT: f32 = 0.7;

#[cfg(test)]
mod tests {
    use super::*;

    fn words(table: &Synonyms, word: &str) -> Vec<String> {
        table.of(word).into_iter().map(|synonym| synonym.word).collect()
    }

    #[test]
    fn auxiliary_posts_are_not_synonyms_of_each_other() {
        let table = Synonyms::from_trades();
        let posts = ["保洁", "保绿", "保安", "护林", "护路"];
        for post in posts {
            for other in posts.iter().filter(|other| **other != post) {
                assert!(
                    !words(&table, post).iter().any(|word| word == other),
                    "{post} {other}"
                );
            }
        }
        assert!(words(&table, "保洁").contains(&"环卫".to_owned()));
        assert!(words(&table, "看大门").contains(&"保安".to_owned()));
    }

    #[test]
    fn a_person_of_the_trade_is_looked_up_by_the_trade() {
        let table = Synonyms::none().with_row(&["保洁", "环卫"], 0.5);
        assert_eq!(words(&table, "保洁员"), ["保洁", "环卫"]);
        assert_eq!(words(&table, "司机"), Vec::<String>::new());
    }

    #[test]
    fn the_county_writes_rows() {
        let table = Synonyms::none().with_rows("电瓶车=电动车、小电驴 # remark\n\n叉车，鏟車");
        assert_eq!(words(&table, "小电驴"), ["电瓶车", "电动车"]);
        assert_eq!(words(&table, "叉车"), ["铲车"]);
    }
}
