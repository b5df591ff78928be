//! One spelling for what reads the same: NFKC, traditional → simplified, lower case.

use super::simplified::{SIMPLIFIED, TRADITIONAL};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Brings a text to the one spelling that index and query share.
pub(crate) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        if let (Some(plain), false) = (plain(first), after.starts_with(is_combining_mark)) {
            out.push(plain);
            rest = after;
        } else {
            let end = first.len_utf8() + after.find(plain_char).unwrap_or(after.len());
            rest[..end]
                .nfkc()
                .flat_map(char::to_lowercase)
                .for_each(|c| out.push(plain(c).unwrap_or(c)));
            rest = &rest[end..];
        }
    }
    out
}

fn plain_char(c: char) -> bool {
    plain(c).is_some()
}

/// The fold of a character that folds alone; this covers nearly all of a Chinese text without the normaliser.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' => Some(simplify(c)),
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map(|ascii| ascii.to_ascii_lowercase()),
        '\u{3000}'..='\u{3002}' => Some(' '),
        _ => None,
    }
}

const FIRST: u32 = 0x4e00;

fn simplify(c: char) -> char {
    static FOLD: OnceLock<Vec<char>> = OnceLock::new();
    let fold = FOLD.get_or_init(|| {
        let mut fold: Vec<char> = ('\u{4e00}'..='\u{9fff}').collect();
        for (from, to) in TRADITIONAL.chars().zip(SIMPLIFIED.chars()) {
            if let Some(slot) = (from as u32)
                .checked_sub(FIRST)
                .and_then(|i| fold.get_mut(i as usize))
            {
                *slot = to;
            }
        }
        fold
    });
    fold.get((c as u32 - FIRST) as usize).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_reads_the_same() {
        for (typed, folded) in [
            ("電焊工", "电焊工"),
            ("ＣＮＣ操作員", "cnc操作员"),
            ("Ｊａｖａ", "java"),
            ("保　洁", "保 洁"),
            ("①号㎡", "1号m2"),
            ("ﾃｽﾄ", "テスト"),
            ("臺灣", "台湾"),
            ("e\u{301}t", "ét"),
        ] {
            assert_eq!(normalise(typed), folded, "{typed}");
        }
    }

    #[test]
    fn tables_are_of_one_length_and_sorted() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().is_sorted());
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let text = "電焊工 ＡＢＣ 会计, 龍門吊司機 ½";
        assert_eq!(normalise(&normalise(text)), normalise(text));
    }
}
