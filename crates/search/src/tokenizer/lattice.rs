//! Dictionary words: every one that stands in a run for the index, the most likely cut for the query. No guessing of
//! unknown words: better segmenters do not find more, because compounds stay whole.

use super::run::Run;
use super::{RunKind, Slice, runs};
use crate::tokenizer::normalise;
use domain::trade::TRADES;
use jieba_rs::Jieba;
use std::sync::OnceLock;

/// All dictionary words of two and more characters inside each Han run, and whole words of other scripts.
pub(crate) fn lattice(text: &str, out: &mut Vec<Slice>) {
    for run in runs(text) {
        if run.kind == RunKind::Word {
            out.push(run.into());
        } else if run.length > 1 {
            push_words(&text[run.start..run.end], run, 2, out);
        }
    }
}

/// The words of [`lattice`] that are longer than a pair, Han characters alone.
pub(crate) fn long_words(text: &str, out: &mut Vec<Slice>) {
    for run in runs(text).filter(|run| run.kind == RunKind::Han && run.length > 2) {
        push_words(&text[run.start..run.end], run, 3, out);
    }
}

fn push_words(han: &str, run: Run, shortest: usize, out: &mut Vec<Slice>) {
    let words = dictionary().cut_all(han);
    let long = words.iter().filter(|word| word.end - word.start >= shortest);
    out.extend(long.map(|word| Slice {
        start: run.start + word.byte_start,
        end: run.start + word.byte_end,
        position: run.position + word.start,
        length: word.end - word.start,
    }));
}

/// The most likely cut of a Han run; neighbouring characters that belong to no word stay together.
pub(crate) fn cut(run: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut loose: Option<(usize, usize)> = None;
    for word in dictionary().cut(run, false) {
        if word.end - word.start == 1 {
            loose = Some((loose.map_or(word.byte_start, |(start, _)| start), word.byte_end));
        } else {
            parts.extend(loose.take().map(|(start, end)| &run[start..end]));
            parts.push(word.word);
        }
    }
    parts.extend(loose.map(|(start, end)| &run[start..end]));
    parts
}

/// Whether a text is a word of the dictionary.
pub(crate) fn is_word(text: &str) -> bool {
    dictionary().has_word(text)
}

/// Loads the dictionary now instead of at the first search.
pub(crate) fn warm() {
    dictionary();
}

/// The common dictionary with the words of our trades added.
fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(|| {
        let mut jieba = Jieba::new();
        for word in own_words().map(normalise).filter(|word| is_compound(word)) {
            if !jieba.has_word(&word) {
                jieba.add_word(&word, None, None);
            }
        }
        jieba
    })
}

/// The words of our trades: names, synonyms, signs and hints.
pub(crate) fn own_words() -> impl Iterator<Item = &'static str> {
    TRADES.iter().flat_map(|trade| {
        trade
            .words
            .iter()
            .chain(trade.signs)
            .chain(trade.hints)
            .chain([&trade.zh])
            .copied()
    })
}

/// Whether it is one run of two and more Han characters.
fn is_compound(word: &str) -> bool {
    let mut runs = runs(word);
    matches!((runs.next(), runs.next()), (Some(run), None) if run.kind == RunKind::Han && run.length > 1)
}

#[cfg(test)]
mod tests {
    use super::super::slices;
    use super::*;

    #[test]
    fn lattice_has_every_word_at_its_place() {
        let text = "招服务员cad";
        let found: Vec<_> = slices(lattice, text)
            .iter()
            .map(|s| (s.of(text), s.position))
            .collect();
        assert!(
            found.contains(&("服务", 1)) && found.contains(&("服务员", 1)) && found.contains(&("cad", 4)),
            "{found:?}"
        );
    }

    #[test]
    fn words_of_our_trades_are_words() {
        for word in own_words().map(normalise).filter(|word| is_compound(word)) {
            assert!(is_word(&word), "{word}");
        }
    }

    #[test]
    fn loose_characters_stay_together() {
        assert_eq!(cut("的地得"), ["的地得"]);
    }
}
