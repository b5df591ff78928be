//! Wages as text: `4.5-6千/月`, `1-1.2万`, `200元/天`, `15元/小时`, `20-30万/年`, `1.5-2万·14薪`, `面议`.

use super::{number::decimal, plain::word};
use crate::import::fault::Fault;
use domain::vacancy::{Wage, WageUnit};
use domain::values::Fen;

const UNREADABLE: Fault = Fault::new(
    "wage_unreadable",
    "The wage text could not be read; it is kept as it is and the wage counts as not stated.",
);

/// The largest amount believed: a hundred million yuan in a period.
const LARGEST_FEN: i64 = 10_000_000_000;

/// Reads a wage text into fen per month, day, hour or piece. Yearly amounts become a twelfth, rounded half up (C5); a
/// number of monthly wages a year behind it (`·14薪`) changes nothing about the month.
pub fn parse(text: &str) -> Result<Wage, Fault> {
    let text = without_salaries_per_year(&word(text).replace(',', ""));
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return if says_nothing(&text) {
            Ok(Wage::NOT_STATED)
        } else {
            Err(UNREADABLE)
        };
    }
    let (period, text) = Period::split(&text);
    let amounts = amounts(&text)?;
    let (low, high) = match amounts.as_slice() {
        [one] => one_sided(*one, &text),
        [low, high] => (Some((*low).min(*high)), Some((*low).max(*high))),
        _ => return Err(UNREADABLE),
    };
    if amounts.iter().any(|amount| !(1..=LARGEST_FEN).contains(amount)) {
        return Err(UNREADABLE);
    }
    let fen = |amount: Option<i64>| amount.map(|amount| period.scale(Fen(amount)));
    Ok(Wage {
        low: fen(low),
        high: fen(high),
        unit: period.unit(),
    })
}

fn says_nothing(text: &str) -> bool {
    text.is_empty()
        || text == "-"
        || ["面议", "面谈", "电议", "另议", "不限", "未填", "详谈", "保密"]
            .iter()
            .any(|w| text.contains(w))
}

/// Cuts `·13薪`, `*14薪`, `x15薪` away.
fn without_salaries_per_year(text: &str) -> String {
    let Some(at) = text.find('薪') else {
        return text.to_owned();
    };
    let head = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &text[head.len()..at];
    let head_bare = head.trim_end_matches(['·', '•', '*', 'x', '×', '/', '(']);
    if digits.is_empty() || head_bare.len() == head.len() {
        return text.to_owned();
    }
    format!(
        "{head_bare}{}",
        text[at + '薪'.len_utf8()..].trim_start_matches(')')
    )
}

#[derive(Clone, Copy)]
enum Period {
    Year,
    Month,
    Day,
    Hour,
    Piece,
}

impl Period {
    const WORDS: &'static [(&'static str, Period)] = &[
        ("/小时", Self::Hour),
        ("每小时", Self::Hour),
        ("一小时", Self::Hour),
        ("/时", Self::Hour),
        ("时薪", Self::Hour),
        ("/h", Self::Hour),
        ("小时", Self::Hour),
        ("/年", Self::Year),
        ("每年", Self::Year),
        ("年薪", Self::Year),
        ("一年", Self::Year),
        ("/月", Self::Month),
        ("每月", Self::Month),
        ("月薪", Self::Month),
        ("一个月", Self::Month),
        ("/天", Self::Day),
        ("/日", Self::Day),
        ("每天", Self::Day),
        ("每日", Self::Day),
        ("一天", Self::Day),
        ("日薪", Self::Day),
        ("日结", Self::Day),
        ("/件", Self::Piece),
        ("/单", Self::Piece),
        ("/个", Self::Piece),
        ("/次", Self::Piece),
        ("每件", Self::Piece),
        ("每单", Self::Piece),
        ("年", Self::Year),
        ("月", Self::Month),
        ("天", Self::Day),
    ];

    /// The period and the text without its word.
    fn split(text: &str) -> (Self, String) {
        match Self::WORDS.iter().find(|(word, _)| text.contains(word)) {
            Some((word, period)) => (*period, text.replacen(word, "", 1)),
            None => (Self::Month, text.to_owned()),
        }
    }

    const fn unit(self) -> WageUnit {
        match self {
            Self::Year | Self::Month => WageUnit::Month,
            Self::Day => WageUnit::Day,
            Self::Hour => WageUnit::Hour,
            Self::Piece => WageUnit::Piece,
        }
    }

    fn scale(self, amount: Fen) -> Fen {
        if matches!(self, Self::Year) {
            amount.times(1, 12)
        } else {
            amount
        }
    }
}

/// A lone figure is both ends, unless words say "from" or "up to".
fn one_sided(amount: i64, text: &str) -> (Option<i64>, Option<i64>) {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["以下", "以内", "不超过", "最高"]) {
        (None, Some(amount))
    } else if has(&["以上", "起", "+", "不低于", "最低", "保底", "底薪", "上不封顶"]) {
        (Some(amount), None)
    } else {
        (Some(amount), Some(amount))
    }
}

/// A number as written and the unit behind it, in fen.
#[derive(Clone, Copy)]
struct Figure {
    /// Ten-thousandths of the number as written.
    scaled: i64,
    /// Yuan per unit; `None` = no unit behind the number.
    factor: Option<i64>,
}

fn amounts(text: &str) -> Result<Vec<i64>, Fault> {
    let figures = figures(text)?;
    match figures.as_slice() {
        [one] => Ok(vec![in_fen(one.scaled, one.factor.unwrap_or(1))?]),
        [low, high] if joined(text) => {
            let factor = low.factor.or_else(|| inherited(*low, *high)).unwrap_or(1);
            Ok(vec![
                in_fen(low.scaled, factor)?,
                in_fen(high.scaled, high.factor.unwrap_or(1))?,
            ])
        }
        _ => Err(UNREADABLE),
    }
}

/// In `4.5-6千` the first number takes the unit of the second; in `8000-1万` it cannot, since the range would fall.
fn inherited(low: Figure, high: Figure) -> Option<i64> {
    high.factor.filter(|_| low.scaled <= high.scaled)
}

fn in_fen(scaled: i64, factor: i64) -> Result<i64, Fault> {
    let fen = scaled.checked_mul(factor * 100).ok_or(UNREADABLE)?;
    Ok((fen + 5_000) / 10_000)
}

/// Whether the two numbers of a text are the ends of one range.
fn joined(text: &str) -> bool {
    let first_end = text.find(|c: char| c.is_ascii_digit()).map_or(0, |start| {
        start
            + text[start..]
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(0)
    });
    let rest = &text[first_end..];
    let gap = &rest[..rest.find(|c: char| c.is_ascii_digit()).unwrap_or(0)];
    let dash = gap
        .trim_start_matches(['千', '万', 'k', 'w', '元', '百', '¥'])
        .trim_end_matches('¥');
    !dash.is_empty()
        && dash
            .chars()
            .all(|c| matches!(c, '-' | '~' | '–' | '—' | '―' | '到' | '至' | '－'))
}

fn figures(text: &str) -> Result<Vec<Figure>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let scaled = decimal(rest[..end].trim_end_matches('.'), 4).ok_or(UNREADABLE)?;
        rest = &rest[end..];
        let factor = match rest.chars().next() {
            Some('万' | 'w') => Some(10_000),
            Some('千' | 'k') => Some(1_000),
            Some('百') => Some(100),
            Some('元') => Some(1),
            _ => None,
        };
        found.push(Figure { scaled, factor });
        if found.len() > 2 {
            return Err(UNREADABLE);
        }
    }
    Ok(found)
}
