//! Levels of the six functions.

use super::plain::word;
use crate::import::fault::Fault;

const UNREADABLE: Fault = Fault::new("not_a_level", "Expected a level from 0 to 3, or nothing.");

/// Reads a level 0–3; words for "not assessed" and "not stated" are none.
pub fn parse(text: &str) -> Result<Option<u8>, Fault> {
    match word(text).as_str() {
        "0" | "0.0" => Ok(Some(0)),
        "1" | "1.0" => Ok(Some(1)),
        "2" | "2.0" => Ok(Some(2)),
        "3" | "3.0" => Ok(Some(3)),
        "-" | "未评估" | "未填" | "不详" | "未说明" => Ok(None),
        _ => Err(UNREADABLE),
    }
}
