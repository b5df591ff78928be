//! Wording the law forbids in a posting. It is kept for the officer with the words themselves, never turned into a
//! demand, and taken out of what seekers read.
//!
//! A text is looked at clause by clause, so that 男女不限, 年龄不限, 不收取任何费用 or 无需押金 are not hits.

mod age;
mod charges;
mod family;
mod health;
mod region;
mod sex;

use domain::vacancy::{Unlawful, UnlawfulWording, VacancyState};
use std::ops::Range;

/// Longest words kept, characters.
const LONGEST_WORDS: usize = 60;

/// The unlawful wording of a posting, title first, each wording once.
pub fn detect(title: &str, description: &str) -> Vec<UnlawfulWording> {
    let mut found = Vec::new();
    for text in [title, description] {
        for (kind, span) in spans(text) {
            let words: String = text[span].trim().chars().take(LONGEST_WORDS).collect();
            add(&mut found, kind, words);
        }
    }
    if let Some(words) = sex::of_title(title) {
        add(&mut found, Unlawful::Sex, words);
    }
    found
}

/// Adds a wording that is not there yet.
pub fn add(found: &mut Vec<UnlawfulWording>, kind: Unlawful, words: String) {
    let wording = UnlawfulWording { kind, words };
    if !found.contains(&wording) {
        found.push(wording);
    }
}

/// Where a vacancy with these wordings starts: fees, deposits and training loans wait for an officer (S17).
pub fn state(unlawful: &[UnlawfulWording]) -> VacancyState {
    let severe = |wording: &UnlawfulWording| {
        matches!(
            wording.kind,
            Unlawful::Fee | Unlawful::Deposit | Unlawful::TrainingLoan
        )
    };
    if unlawful.iter().any(severe) {
        VacancyState::Held
    } else {
        VacancyState::Open
    }
}

/// The description without unlawful demands, as seekers read it. Only kinds in `unlawful` are taken out.
pub fn blank(description: &str, unlawful: &[UnlawfulWording]) -> String {
    let named = |kind: Unlawful| unlawful.iter().any(|wording| wording.kind == kind);
    let mut spans: Vec<Range<usize>> = spans(description)
        .into_iter()
        .filter(|(kind, _)| named(*kind))
        .map(|(_, span)| span)
        .collect();
    if spans.is_empty() {
        return description.to_owned();
    }
    spans.sort_by_key(|span| span.start);
    let mut kept = String::with_capacity(description.len());
    let mut at = 0;
    for span in spans {
        if span.start >= at {
            kept.push_str(&description[at..span.start]);
        }
        at = at.max(span.end);
    }
    kept.push_str(&description[at..]);
    tidy(&kept)
}

/// Every unlawful wording of a text with its place.
fn spans(text: &str) -> Vec<(Unlawful, Range<usize>)> {
    let mut found = Vec::new();
    for clause in clauses(text) {
        let words = &text[clause.clone()];
        for (kind, signs, find) in DETECTORS {
            if words.contains(*signs) {
                let placed = |span: Range<usize>| (*kind, clause.start + span.start..clause.start + span.end);
                found.extend(find(words).into_iter().map(placed));
            }
        }
    }
    found
}

/// Finds the unlawful wording of one kind in a clause.
type Detector = fn(&str) -> Vec<Range<usize>>;

/// Each kind with the characters of which one stands in every wording of the kind: most clauses need no closer look.
const DETECTORS: &[(Unlawful, &[char], Detector)] = &[
    (Unlawful::Sex, &['男', '女'], sex::find),
    (Unlawful::Age, &['岁', '龄'], age::find),
    (
        Unlawful::Health,
        &['肝', '澳', 'H', '阳', '两', '病', '残', '疾', '传'],
        health::find,
    ),
    (
        Unlawful::Region,
        &['户', '籍', '地', '扰', '招', '要', '收', '绝', '除', '免', '投'],
        region::find,
    ),
    (Unlawful::Fee, &['费'], charges::fees),
    (Unlawful::Deposit, &['押', '证'], charges::deposits),
    (
        Unlawful::TrainingLoan,
        &['贷', '期', '付'],
        charges::training_loans,
    ),
    (
        Unlawful::Family,
        &['婚', '育', '孕', '孩', '异', '单'],
        family::find,
    ),
];

/// The pieces of a text between stops and commas, without the stops.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(
            c,
            ',' | '，'
                | '。'
                | ';'
                | '；'
                | '!'
                | '！'
                | '?'
                | '？'
                | '\n'
                | '\r'
                | '\t'
                | '|'
                | '<'
                | '>'
                | '★'
                | '●'
                | '◆'
        ) {
            if start < at {
                clauses.push(start..at);
            }
            start = at + c.len_utf8();
        }
    }
    if start < text.len() {
        clauses.push(start..text.len());
    }
    clauses
}

/// Whether one of the words stands in the text.
fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// The whole clause without the number or sign it begins with (`3、`, `(2)`).
fn whole(clause: &str) -> Range<usize> {
    let lead = clause.trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(
                c,
                '.' | '、' | '．' | '(' | ')' | '（' | '）' | ':' | '：' | '-' | '·' | '*'
            )
    });
    let start = clause.len() - lead.len();
    start..start + lead.trim_end().len()
}

/// Where a word stands, each time.
fn places(text: &str, word: &str) -> Vec<Range<usize>> {
    text.match_indices(word)
        .map(|(at, found)| at..at + found.len())
        .collect()
}

/// Takes away the commas and empty lines that blanking leaves behind.
fn tidy(text: &str) -> String {
    let is_stop = |c: char| matches!(c, ',' | '，' | '、' | ';' | '；' | '。');
    let mut tidied = String::with_capacity(text.len());
    let mut last = '\n';
    for c in text.chars() {
        let opens = matches!(last, '\n' | ':' | '：') || is_stop(last);
        if matches!(c, ',' | '，' | ';' | '；') && opens {
            continue;
        }
        tidied.push(c);
        if !c.is_whitespace() || c == '\n' {
            last = c;
        }
    }
    tidied
}
