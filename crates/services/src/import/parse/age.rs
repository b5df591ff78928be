//! Upper age limits written in free text: `18-35岁`, `45周岁以下`, `年龄不超过50岁`.

use std::ops::Range;

/// Statutory retirement at the earliest common age: an upper limit from here on has a legal ground.
const LAWFUL_UPPER_AGE: u32 = 60;

/// No vacancy is for people younger than this; `3-12岁` speaks of children looked after.
const YOUNGEST_APPLICANT: u32 = 14;

/// Where upper limits stand in a text, in order, as byte ranges.
pub fn upper_limits(text: &str) -> Vec<Range<usize>> {
    let numbers = numbers(text);
    let mut limits: Vec<Range<usize>> = Vec::new();
    for (i, number) in numbers.iter().enumerate() {
        if limits.last().is_some_and(|last| number.at.start < last.end) {
            continue;
        }
        let span = range_limit(text, number, numbers.get(i + 1)).or_else(|| single_limit(text, number));
        limits.extend(span.map(|span| with_label(text, span)));
    }
    limits
}

struct Number {
    value: u32,
    at: Range<usize>,
}

fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        if (1..=2).contains(&(end - start)) {
            let value = text[start..end].parse().unwrap_or(0);
            found.push(Number {
                value,
                at: start..end,
            });
        }
        start = end.max(start + 1);
    }
    found
}

/// `18-35岁`, `18岁至35周岁`, `年龄18~35` (without 岁 only behind the word 年龄).
fn range_limit(text: &str, low: &Number, high: Option<&Number>) -> Option<Range<usize>> {
    let high = high?;
    let between = text.get(low.at.end..high.at.start)?;
    let dash = between.trim().trim_start_matches(['周', '岁']).trim();
    let is_dash = !dash.is_empty()
        && dash
            .chars()
            .all(|c| matches!(c, '-' | '~' | '～' | '–' | '—' | '―' | '－' | '到' | '至'));
    let plausible =
        low.value >= YOUNGEST_APPLICANT && low.value < high.value && high.value < LAWFUL_UPPER_AGE;
    if !is_dash || !plausible {
        return None;
    }
    let end = years_end(text, high.at.end).or_else(|| labelled(text, low.at.start).then_some(high.at.end))?;
    Some(low.at.start..end)
}

/// `45岁以下`, `35周岁以内`, `不超过50岁`.
fn single_limit(text: &str, number: &Number) -> Option<Range<usize>> {
    if !(YOUNGEST_APPLICANT + 2..LAWFUL_UPPER_AGE).contains(&number.value) {
        return None;
    }
    let end = years_end(text, number.at.end)?;
    let before = &text[..number.at.start];
    if let Some(word) = ["不超过", "不大于", "不高于", "低于", "小于"]
        .iter()
        .find(|w| before.ends_with(*w))
    {
        return Some(number.at.start - word.len()..end);
    }
    let rest = &text[end..];
    let below = [
        "及以下",
        "(含)以下",
        "（含）以下",
        "以下",
        "及以内",
        "以内",
        "之内",
        "内",
    ];
    below
        .iter()
        .find(|w| rest.starts_with(*w))
        .map(|word| number.at.start..end + word.len())
}

/// The end of `岁` or `周岁` right behind a number.
fn years_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let unit = ["周岁", "岁"]
        .into_iter()
        .find(|unit| rest[spaces..].starts_with(unit))?;
    Some(at + spaces + unit.len())
}

/// Whether the word 年龄 stands just before, and not as an average of the staff.
fn labelled(text: &str, at: usize) -> bool {
    let before = tail(&text[..at], 8);
    before.contains("年龄") || before.contains("年 龄")
}

/// Takes the label 年龄 into the span, so that blanking leaves no stump.
fn with_label(text: &str, span: Range<usize>) -> Range<usize> {
    let before = &text[..span.start];
    let near = tail(before, 8);
    match near.rfind("年龄") {
        Some(at) if !near[at..].contains(['\n', '。', ';', '；', ',', '，']) => {
            before.len() - near.len() + at..span.end
        }
        _ => span,
    }
}

/// The last `count` characters of a text.
pub fn tail(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// The first `count` characters of a text.
pub fn head(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
