//! Figures of complaints and of the lists of firms (P9, R82).

use crate::params::ParamKey as K;

/// Figure, value, source.
pub const LABOUR: [(K, i64, &str); 8] = [
    (
        K::CaseAcceptDays,
        5,
        "State Council order 423, labour inspection, within five working days (P9)",
    ),
    (
        K::CaseInvestigateDays,
        60,
        "State Council order 423 art. 17, sixty working days (P9)",
    ),
    (
        K::CaseExtendDays,
        30,
        "State Council order 423 art. 17, thirty working days once (P9)",
    ),
    (
        K::ListStatementDays,
        5,
        "design: five working days for a statement",
    ),
    (
        K::ListAppealDays,
        60,
        "Administrative Reconsideration Law art. 20, sixty days",
    ),
    (
        K::BlacklistMonths,
        36,
        "MOHRSS order 45 of 2021, three years (R82)",
    ),
    (
        K::BlacklistRepairMonths,
        6,
        "MOHRSS order 45 of 2021, after six months (R82)",
    ),
    (K::AbnormalMonths, 12, "design: a year on the abnormal list"),
];
