//! Yes and no, as people write them.

use super::plain::word;
use crate::import::fault::Fault;

const UNREADABLE: Fault = Fault::new("not_yes_no", "Expected yes or no (是/否, 1/0, true/false).");

/// Reads yes or no.
pub fn parse(text: &str) -> Result<bool, Fault> {
    match word(text).as_str() {
        "yes" | "y" | "true" | "t" | "1" | "是" | "有" | "对" | "能" | "可" | "可以" | "愿意" | "同意"
        | "√" | "✓" => Ok(true),
        "no" | "n" | "false" | "f" | "0" | "否" | "无" | "不是" | "没有" | "不能" | "不可" | "不愿意"
        | "不同意" | "×" | "x" => Ok(false),
        _ => Err(UNREADABLE),
    }
}
