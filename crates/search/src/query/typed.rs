//! Words as typed: where they part, and which of them ask for nothing.

use crate::tokenizer::{RunKind, runs};

/// Words are read up to these lengths; what is longer is a text, not a question.
pub(super) const CHARS_MAX: usize = 80;
const WORDS_MAX: usize = 8;

/// The words between blanks and signs.
pub(super) fn split(typed: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for run in runs(typed) {
        open = match open {
            Some((start, end)) if end == run.start => Some((start, run.end)),
            other => {
                words.extend(other.map(|(start, end)| &typed[start..end]));
                Some((run.start, run.end))
            }
        };
    }
    words.extend(open.map(|(start, end)| &typed[start..end]));
    words.truncate(WORDS_MAX);
    words
}

/// Whether a word is of the letters of pinyin alone.
pub(super) fn is_letters(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Whether a word is made of stop words alone, without a gap.
pub(super) fn is_stop(word: &str) -> bool {
    let mut reached = vec![false; word.len() + 1];
    reached[0] = true;
    for start in 0..word.len() {
        if reached[start] {
            for stop in STOP.iter().filter(|stop| word[start..].starts_with(**stop)) {
                reached[start + stop.len()] = true;
            }
        }
    }
    reached[word.len()]
}

/// Whether it is one Han character.
pub(super) fn is_single(word: &str) -> bool {
    let mut runs = runs(word);
    matches!((runs.next(), runs.next()), (Some(run), None) if run.kind == RunKind::Han && run.length == 1)
}

/// Words that say only that one is looking for work.
#[rustfmt::skip]
const STOP: &[&str] = &[
    "的", "了", "和", "与", "及", "或", "在", "有", "没有", "有没有", "我", "我想", "想", "要", "想要", "找", "找个", "做", "招", "去",
    "能", "可以", "附近", "一个", "一份", "个", "份", "什么", "哪里", "哪儿", "吗", "呢", "工作", "找工作", "招聘", "招工", "急招", "急聘",
    "诚聘", "岗位", "职位", "求职", "就业", "干活", "活", "找活", "事情", "job", "jobs", "work",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_at_blanks_and_signs() {
        assert_eq!(split("普工,包吃住 c++/c#"), ["普工", "包吃住", "c++", "c#"]);
        assert_eq!(split("cad绘图员"), ["cad绘图员"]);
        assert_eq!(split("\"()!^~*?:\\"), Vec::<&str>::new());
    }

    #[test]
    fn looking_for_work_is_no_demand() {
        assert!(is_stop("找工作") && is_stop("附近的工作") && is_stop("招聘"));
        assert!(!is_stop("电焊工") && !is_stop("工作服"));
    }
}
