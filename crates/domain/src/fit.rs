//! How well a person and a vacancy fit: one definition, used by the engine, by `explain` and by the screens.
//!
//! [`Seeker`] and [`Offer`] hold just the facts the rules look at. [`hard`] says whether the pair is allowed and why
//! not, [`score`] how good it is (0–1000), [`reasons`] what to tell the person. Never a rule and never in these
//! structs: sex, ethnicity, health history, and the category "poor" as such.

mod hard;
mod offer;
mod reason;
mod score;
mod seeker;

pub use hard::{Check, Rule, Trace, WELFARE_ENTITLED, eligible, hard, within_reach};
pub use offer::Offer;
pub use reason::{Reason, reasons};
pub use score::{ASK_FIRST_LOSS, Parts, Score, WEIGHTS, score};
pub use seeker::{Declined, Seeker};

use serde::{Deserialize, Serialize};

/// The six functions, in the order of every array and file.
pub const FUNCTION_NAMES: [&str; 6] = [
    "both_hands",
    "eyesight",
    "hand_work",
    "lifting",
    "listening_speaking",
    "standing_walking",
];

/// Six levels 0–3. For a person: what they can do, `0` not at all … `3` without limits. For a vacancy: what it demands,
/// `0` nothing … `3` much. `None` = not assessed, not stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Functions(pub [Option<u8>; 6]);

impl Functions {
    /// Nothing assessed, nothing stated.
    pub const UNKNOWN: Self = Self([None; 6]);

    /// Position of 双手.
    pub const BOTH_HANDS: usize = 0;
    /// Position of 视力.
    pub const EYESIGHT: usize = 1;
    /// Position of 手工.
    pub const HAND_WORK: usize = 2;
    /// Position of 搬举.
    pub const LIFTING: usize = 3;
    /// Position of 听说.
    pub const LISTENING_SPEAKING: usize = 4;
    /// Position of 站立行走.
    pub const STANDING_WALKING: usize = 5;

    /// Whether none is known.
    pub fn is_unknown(self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// As demands of work: whether it can be done sitting. Standing and walking must be stated, and at most a little.
    pub fn lets_sit(self) -> bool {
        self.0[Self::STANDING_WALKING].is_some_and(|level| level <= 1)
    }
}

/// The figures that fit needs on a day, taken from the policy parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FitParams {
    /// Lowest lawful working age, completed years.
    pub work_age_min: u8,
    /// Daily reach in kilometres when the person was not asked.
    pub commute_km: u16,
    /// Days a vacancy counts as fresh.
    pub fresh_days: u16,
    /// Hundredths of working days of a month, by which day and hour pay is compared with pay by the month.
    pub month_days: i64,
}

impl FitParams {
    /// Reads them from the table.
    pub fn of(params: &crate::params::Params, day: chrono::NaiveDate) -> Result<Self, crate::params::NotSet> {
        use crate::params::ParamKey as K;
        let read = |key| params.general(key, day);
        Ok(Self {
            work_age_min: read(K::WorkAgeMin)?.clamp(0, 255) as u8,
            commute_km: read(K::CommuteKm)?.clamp(0, 65535) as u16,
            fresh_days: read(K::VacancyFreshDays)?.clamp(1, 65535) as u16,
            month_days: read(K::WageMonthDays)?,
        })
    }
}
