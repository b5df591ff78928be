//! A person, compiled: every rule's side of the person as a number or a mask.

use chrono::NaiveDate;
use domain::fit::{FitParams, Functions, Seeker, WELFARE_ENTITLED};
use domain::person::HomeBased;
use domain::values::{Point, dates};

use crate::places::{Cuts, Frame, LEVELS};

/// Bits of [`Compiled::refuses`] and [`crate::block::Lot::is`].
pub(crate) mod fact {
    /// Done at home.
    pub(crate) const AT_HOME: u8 = 1;
    /// Done outside.
    pub(crate) const OUTSIDE: u8 = 2;
    /// At night.
    pub(crate) const NIGHT: u8 = 4;
    /// A public-welfare post.
    pub(crate) const WELFARE: u8 = 8;
    /// A bed is provided.
    pub(crate) const LODGING: u8 = 16;
}

/// A person's side of every rule and score part.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    /// Facts of a vacancy that rule it out.
    pub refuses: u8,
    /// Completed years on the day.
    pub age: i32,
    /// Rank of the education plus one; 0 = not known.
    pub education: u8,
    pub categories: u32,
    pub licences: u8,
    /// Per function a byte: what the person can do, 127 where not assessed.
    pub able: u64,
    /// Per function a byte of ones where not assessed.
    pub unassessed: u64,
    pub disabled: bool,
    /// Where they live, cut at every level.
    pub home: Cuts,
    /// Deepest level that must agree where coordinates are missing.
    pub near_level: usize,
    pub reach_m: u32,
    pub point: Option<Point>,
    /// Where vacancies within reach lie; `None` without coordinates.
    pub frame: Option<Frame>,
    pub wanted: u128,
    pub wanted_families: u128,
    pub skills: u128,
    pub skill_families: u128,
    pub wage_min: Option<i64>,
    /// Not known to be unable to read.
    pub reads: bool,
    pub declined_trades: u128,
    pub too_far: Option<u32>,
    pub too_low: Option<i64>,
    pub wanted_areas: Vec<Cuts>,
}

impl Compiled {
    pub(crate) fn new(seeker: &Seeker, day: NaiveDate, params: &FitParams) -> Self {
        let daily_km = seeker.distance_km.unwrap_or(params.commute_km);
        let reach_m = u32::from(daily_km) * 1000;
        let areas = seeker.wanted_areas.iter();
        Self {
            refuses: refuses(seeker),
            age: dates::age_on(seeker.birth, day),
            education: seeker.education.map_or(0, |level| level.rank() + 1),
            categories: seeker.categories.bits(),
            licences: licence_bits(&seeker.licences),
            able: bytes(seeker.functions, 127),
            unassessed: unknown_bytes(seeker.functions),
            disabled: seeker.disabled,
            home: Cuts::new(seeker.home),
            near_level: near_level(daily_km),
            reach_m,
            point: seeker.point,
            frame: seeker.point.map(|home| Frame::around(home, reach_m)),
            wanted: seeker.wanted.bits(),
            wanted_families: seeker.wanted.families().bits(),
            skills: seeker.skills.bits(),
            skill_families: seeker.skills.families().bits(),
            wage_min: seeker.wage_min.map(|wage| wage.0),
            reads: seeker.literate != Some(false),
            declined_trades: seeker.declined.trades.bits(),
            too_far: seeker.declined.too_far_metres,
            too_low: seeker.declined.too_low.map(|wage| wage.0),
            wanted_areas: areas.map(|&area| Cuts::new(area)).collect(),
        }
    }

    /// Whether the person named an area that holds this place.
    pub(crate) fn would_go(&self, place: &Cuts) -> bool {
        self.wanted_areas.iter().any(|wanted| wanted.holds(place))
    }

    /// Whether a place is near by its area code: named, or the same as far down as reach demands.
    pub(crate) fn near_by_area(&self, place: &Cuts) -> bool {
        let level = self.near_level.min(place.deepest).min(self.home.deepest);
        self.home.at[level] == place.at[level] || self.would_go(place)
    }
}

fn refuses(seeker: &Seeker) -> u8 {
    let home = match seeker.home_based {
        HomeBased::Only => fact::OUTSIDE,
        HomeBased::Can => 0,
        HomeBased::No => fact::AT_HOME,
    };
    let night = if seeker.no_night { fact::NIGHT } else { 0 };
    let entitled = WELFARE_ENTITLED.meets(seeker.categories);
    let welfare = if entitled { 0 } else { fact::WELFARE };
    home | night | welfare
}

/// The level that a daily reach stands for, as a position in [`LEVELS`].
fn near_level(reach_km: u16) -> usize {
    let level = match reach_km {
        0..=2 => 4,
        3..=9 => 3,
        10..=49 => 2,
        _ => 1,
    };
    level.min(LEVELS.len() - 1)
}

const _: () = assert!(
    domain::vacancy::Licence::ALL.len() <= 8,
    "more licences than a byte has bits"
);

/// One bit per licence.
pub(crate) fn licence_bits(licences: &[domain::vacancy::Licence]) -> u8 {
    licences
        .iter()
        .fold(0, |bits, &licence| bits | 1 << licence as u8)
}

/// Six levels as bytes, `unknown` where there is none.
pub(crate) fn bytes(functions: Functions, unknown: u8) -> u64 {
    let level = |value: Option<u8>| u64::from(value.unwrap_or(unknown).min(127));
    let places = functions.0.iter().enumerate();
    places.fold(0, |word, (at, &value)| word | level(value) << (8 * at))
}

/// Six bytes, ones where nothing is known.
pub(crate) fn unknown_bytes(functions: Functions) -> u64 {
    let places = functions.0.iter().enumerate();
    let unknown = places.filter(|(_, value)| value.is_none());
    unknown.fold(0, |word, (at, _)| word | 0xff << (8 * at))
}
