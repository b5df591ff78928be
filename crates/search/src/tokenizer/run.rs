//! Runs: stretches of Han characters, and words of other scripts with their digits.

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Han characters.
    Han,
    /// Letters and digits of other scripts; `c++` and `c#` keep their signs.
    Word,
}

/// A run as a slice of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub kind: RunKind,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Characters before it.
    pub position: usize,
    /// How many characters it has.
    pub length: usize,
}

/// Longer stretches of letters are cut here, so that a token stays a token.
const WORD_MAX: usize = 64;

/// The runs of a text from left to right; what lies between them is no part of any token.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut chars = text.char_indices().enumerate().peekable();
    std::iter::from_fn(move || {
        let (position, start, kind) = loop {
            let (position, (start, c)) = chars.next()?;
            if let Some(kind) = kind_of(c) {
                break (position, start, kind);
            }
        };
        let mut length = 1;
        while let Some((_, (_, c))) = chars.peek()
            && continues(kind, *c)
            && (kind == RunKind::Han || length < WORD_MAX)
        {
            chars.next();
            length += 1;
        }
        let end = chars.peek().map_or(text.len(), |(_, (byte, _))| *byte);
        Some(Run {
            kind,
            start,
            end,
            position,
            length,
        })
    })
}

fn kind_of(c: char) -> Option<RunKind> {
    if is_han(c) {
        Some(RunKind::Han)
    } else if c.is_alphanumeric() {
        Some(RunKind::Word)
    } else {
        None
    }
}

fn continues(kind: RunKind, c: char) -> bool {
    kind_of(c) == Some(kind) || kind == RunKind::Word && matches!(c, '+' | '#')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '々' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_scripts_and_keeps_signs_of_languages() {
        let text = "c++工程师, CNC 3名";
        let found: Vec<_> = runs(text)
            .map(|run| (&text[run.start..run.end], run.position))
            .collect();
        assert_eq!(
            found,
            [("c++", 0), ("工程师", 3), ("CNC", 8), ("3", 12), ("名", 13)]
        );
    }

    #[test]
    fn emoji_and_signs_are_no_token() {
        assert_eq!(runs("😀!?「」—").count(), 0);
    }
}
