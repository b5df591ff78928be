//! Plain numbers: money in yuan, whole numbers, decimals.

use super::plain::word;
use crate::import::fault::Fault;
use domain::values::Fen;

const NOT_MONEY: Fault = Fault::new(
    "not_an_amount",
    "Expected an amount in yuan such as 3500 or 18.50.",
);
const NOT_WHOLE: Fault = Fault::new("not_a_number", "Expected a whole number.");
const OUT_OF_RANGE: Fault = Fault::new("out_of_range", "The number is outside what is possible here.");

/// The largest amount taken: a hundred million yuan.
const LARGEST_FEN: i64 = 10_000_000_000;

/// A monthly wage from here on, in yuan, is taken for fen.
const IMPLAUSIBLE_MONTHLY_YUAN: Fen = Fen::yuan(100_000);

/// Reads an amount in yuan (`3500`, `3,500.5`, `3500元`, `¥3500`) into fen. Parts of a fen are refused.
pub fn yuan(text: &str) -> Result<Fen, Fault> {
    let text = word(text);
    let digits = text
        .trim_start_matches(['¥', '￥'])
        .trim_end_matches('元')
        .replace(',', "");
    let scaled = decimal(&digits, 2).ok_or(NOT_MONEY)?;
    if scaled > LARGEST_FEN {
        Err(OUT_OF_RANGE)
    } else {
        Ok(Fen(scaled))
    }
}

/// A monthly wage as [`yuan`], and whether it had to be taken for fen because nobody earns that much.
pub fn monthly_wage(text: &str) -> Result<(Fen, bool), Fault> {
    let amount = yuan(text)?;
    if amount >= IMPLAUSIBLE_MONTHLY_YUAN {
        Ok((Fen(amount.0 / 100), true))
    } else {
        Ok((amount, false))
    }
}

/// Reads a whole number within a range; a unit behind it is left aside (`15公里`, `35岁`).
pub fn whole(text: &str, range: std::ops::RangeInclusive<u32>, units: &[&str]) -> Result<u32, Fault> {
    let text = word(text);
    let bare = units
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(&text);
    let bare = bare.strip_suffix(".0").unwrap_or(bare);
    let number: u32 = bare.parse().map_err(|_| NOT_WHOLE)?;
    if range.contains(&number) {
        Ok(number)
    } else {
        Err(OUT_OF_RANGE)
    }
}

/// Reads `12.345` as a whole number of 10^-`places`; further digits must be zero. `None` when it is no decimal number.
pub fn decimal(text: &str, places: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits_only = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || !digits_only(whole) || !digits_only(fraction) {
        return None;
    }
    let (kept, rest) = fraction.split_at(fraction.len().min(places));
    if rest.bytes().any(|b| b != b'0') {
        return None;
    }
    format!("{whole}{kept:0<places$}").parse().ok()
}
