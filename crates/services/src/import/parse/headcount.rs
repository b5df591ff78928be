//! How many people are wanted.

use super::plain::word;
use crate::import::fault::Fault;

const UNREADABLE: Fault = Fault::new(
    "not_a_headcount",
    "Expected how many people are wanted, such as 5, 3-5人 or 若干.",
);
const TOO_MANY: Fault = Fault::new(
    "out_of_range",
    "More than 100,000 people for one vacancy is not possible.",
);

const LARGEST: u64 = 100_000;

/// Reads `5`, `5人`, `3-5人` (five are wanted), `两名`, `10人以上`; `若干`, `不限` and `0` are "not stated".
pub fn parse(text: &str) -> Result<Option<u32>, Fault> {
    let text = word(text);
    if ["若干", "不限", "数名", "多名", "多人", "数人", "不详", "无限"]
        .iter()
        .any(|w| text.contains(w))
    {
        return Ok(None);
    }
    let mut numbers = numbers(&text);
    if numbers.is_empty() {
        numbers.extend(in_words(&text));
    }
    match numbers.as_slice() {
        [one] | [_, one] if *one <= LARGEST => Ok((*one > 0).then_some(*one as u32)),
        [_] | [_, _] => Err(TOO_MANY),
        _ => Err(UNREADABLE),
    }
}

fn numbers(text: &str) -> Vec<u64> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if whole.starts_with('-') || whole.contains('.') {
        return Vec::new();
    }
    let parts = whole
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(u64::MAX)).collect()
}

/// Small numbers in Chinese words: 两名, 十人, 二十五个.
fn in_words(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(['人', '名', '个', '位']);
    let (tens, ones) = match digits.split_once('十') {
        Some((tens, ones)) => (if tens.is_empty() { 1 } else { digit(tens)? }, ones),
        None => (0, digits),
    };
    let ones = if ones.is_empty() && tens > 0 {
        0
    } else {
        digit(ones)?
    };
    Some(tens * 10 + ones)
}

fn digit(text: &str) -> Option<u64> {
    let mut chars = text.chars();
    let (first, rest) = (chars.next()?, chars.next());
    let value = "零一二三四五六七八九".chars().position(|c| c == first);
    let value = if first == '两' { Some(2) } else { value };
    rest.is_none()
        .then_some(value)
        .flatten()
        .map(|value| value as u64)
}
