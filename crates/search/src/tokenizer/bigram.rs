//! Overlapping pairs of characters with positions: a phrase of pairs is a substring. Tantivy's own n-grams carry no
//! positions.

use super::{RunKind, Slice, runs};

/// Pairs of neighbouring Han characters, and whole words of other scripts. A Han character alone in its run gives no
/// pair; [`singles`] has it.
pub(crate) fn bigrams(text: &str, out: &mut Vec<Slice>) {
    for run in runs(text) {
        if run.kind == RunKind::Word {
            out.push(run.into());
            continue;
        }
        let mut previous: Option<usize> = None;
        for (at, (byte, c)) in text[run.start..run.end].char_indices().enumerate() {
            let (byte, end) = (run.start + byte, run.start + byte + c.len_utf8());
            if let Some(start) = previous {
                out.push(Slice {
                    start,
                    end,
                    position: run.position + at - 1,
                    length: 2,
                });
            }
            previous = Some(byte);
        }
    }
}

/// Every Han character once.
pub(crate) fn singles(text: &str, out: &mut Vec<Slice>) {
    for run in runs(text).filter(|run| run.kind == RunKind::Han) {
        for (at, (byte, c)) in text[run.start..run.end].char_indices().enumerate() {
            let start = run.start + byte;
            out.push(Slice {
                start,
                end: start + c.len_utf8(),
                position: run.position + at,
                length: 1,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::slices;
    use super::*;

    #[test]
    fn pairs_overlap_and_keep_their_place() {
        let text = "招电焊工 cad图";
        let found: Vec<_> = slices(bigrams, text)
            .iter()
            .map(|s| (s.of(text), s.position))
            .collect();
        assert_eq!(found, [("招电", 0), ("电焊", 1), ("焊工", 2), ("cad", 5)]);
    }

    #[test]
    fn singles_take_every_character() {
        let text = "焊工a图";
        let found: Vec<_> = slices(singles, text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["焊", "工", "图"]);
    }
}
