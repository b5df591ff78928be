//! Lengths of contracts.

use super::plain::word;
use crate::import::fault::Fault;

const UNREADABLE: Fault = Fault::new(
    "not_a_duration",
    "Expected completed months such as 12, 6个月 or 1年.",
);

/// Reads months: `12`, `6个月`, `1年`, `半年`, `一年`. Words for an open-ended contract are none.
pub fn parse(text: &str) -> Result<Option<u16>, Fault> {
    let text = word(text);
    if ["长期", "无固定", "不限", "不定"]
        .iter()
        .any(|w| text.contains(w))
    {
        return Ok(None);
    }
    let (number, factor) = if let Some(years) = text.strip_suffix('年').or_else(|| text.strip_suffix("years"))
    {
        (years, 12)
    } else {
        (
            text.trim_end_matches("个月")
                .trim_end_matches('月')
                .trim_end_matches(".0"),
            1,
        )
    };
    let number = match number {
        "半" => return Ok(Some(6)),
        "一" => 1,
        "两" | "二" => 2,
        "三" => 3,
        "五" => 5,
        digits => digits.parse::<u16>().map_err(|_| UNREADABLE)?,
    };
    number
        .checked_mul(factor)
        .filter(|months| *months <= 1200)
        .map(Some)
        .ok_or(UNREADABLE)
}
