//! Education: GB/T 4658 codes and the words of forms and postings.

use super::plain::word;
use crate::import::fault::Fault;
use domain::values::Education;

const UNREADABLE: Fault = Fault::new(
    "unknown_education",
    "Expected a GB/T 4658 code or a word such as 小学, 初中, 高中, 中专, 大专, 本科, 硕士, 博士, 不限.",
);

/// Words and their level. A longer word that contains a shorter one stands before it.
const WORDS: &[(&str, Education)] = &[
    ("博士", Education::Doctor),
    ("博后", Education::Doctor),
    ("doctor", Education::Doctor),
    ("硕士", Education::Master),
    ("研究生", Education::Master),
    ("mba", Education::Master),
    ("master", Education::Master),
    ("专升本", Education::Bachelor),
    ("本科", Education::Bachelor),
    ("学士", Education::Bachelor),
    ("bachelor", Education::Bachelor),
    ("大专", Education::College),
    ("专科", Education::College),
    ("高职", Education::College),
    ("college", Education::College),
    ("中专", Education::Vocational),
    ("中技", Education::Vocational),
    ("中职", Education::Vocational),
    ("职业高中", Education::Vocational),
    ("职高", Education::Vocational),
    ("职中", Education::Vocational),
    ("技校", Education::Vocational),
    ("技工", Education::Vocational),
    ("技师学院", Education::Vocational),
    ("高中", Education::SeniorSecondary),
    ("初中", Education::JuniorSecondary),
    ("小学", Education::Primary),
    ("大学", Education::Bachelor),
    ("文盲", Education::Other),
    ("未上学", Education::Other),
    ("未上过学", Education::Other),
    ("其他", Education::Other),
];

/// The highest level a person finished.
pub fn finished(text: &str) -> Result<Option<Education>, Fault> {
    read(text).map(|levels| levels.into_iter().max_by_key(|level| level.rank()))
}

/// The lowest level a posting asks for; `None` = no demand. "Up to junior secondary" asks for nothing.
pub fn demanded(text: &str) -> Result<Option<Education>, Fault> {
    let levels = read(text)?;
    if word(text).ends_with("以下") {
        return Ok(None);
    }
    Ok(levels.into_iter().min_by_key(|level| level.rank()))
}

/// Every level a text names; none when it says that the level does not matter.
fn read(text: &str) -> Result<Vec<Education>, Fault> {
    let text = word(text);
    if matches!(text.as_str(), "" | "-" | "无" | "any")
        || ["不限", "无要求", "不要求", "无学历"]
            .iter()
            .any(|w| text.contains(w))
    {
        return Ok(Vec::new());
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return of_code(&text).map(|level| vec![level]).ok_or(UNREADABLE);
    }
    let found = of_words(text);
    if found.is_empty() {
        Err(UNREADABLE)
    } else {
        Ok(found)
    }
}

/// Takes every word out once found, so that 大专 is not also read as a part of another word.
fn of_words(mut text: String) -> Vec<Education> {
    let mut found = Vec::new();
    for (word, level) in WORDS {
        if text.contains(word) {
            text = text.replace(word, "·");
            found.push(*level);
        }
    }
    found
}

/// GB/T 4658: the first digit is the level, the second says how it ended.
fn of_code(code: &str) -> Option<Education> {
    if code.len() != 2 {
        return None;
    }
    match code.parse::<u8>().ok()? {
        11..=13 => Some(Education::Doctor),
        10 | 14..=19 => Some(Education::Master),
        20..=29 => Some(Education::Bachelor),
        30..=39 => Some(Education::College),
        40..=49 => Some(Education::Vocational),
        60..=69 => Some(Education::SeniorSecondary),
        70..=79 => Some(Education::JuniorSecondary),
        80..=89 => Some(Education::Primary),
        90..=99 => Some(Education::Other),
        _ => None,
    }
}
