//! Figures of subsidy claims (P13).

use crate::params::ParamKey as K;

/// Figure, value, source.
pub const CLAIM: [(K, i64, &str); 3] = [
    (K::ClaimApplyDays, 180, "design: P13, half a year to apply"),
    (K::ClaimRemindDays, 30, "design: P13, a month before the last day"),
    (K::ClaimNoticeDays, 7, "S1a 公示一周 (P13)"),
];
