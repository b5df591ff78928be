//! Rates, as they are shown.

use crate::policy::Outcome;

/// Whether a rate reaches its target, with the rate as a screen shows it: one decimal, rounded. The rounded rate decides
/// nothing (C4).
pub fn share(reached: Option<bool>, part: u64, whole: u64) -> Outcome {
    let outcome = Outcome::of(reached);
    if whole == 0 {
        return outcome;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let tenths = (part * 2000 + whole) / (whole * 2);
    outcome.with("percent_shown", format!("{}.{}", tenths / 10, tenths % 10))
}
