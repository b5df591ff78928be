//! The facts about a person that fit looks at.

use super::Functions;
use crate::person::{Category, CategorySet, HomeBased, Person};
use crate::trade::TradeSet;
use crate::vacancy::Licence;
use crate::values::{AreaCode, Education, Fen, Point};
use chrono::NaiveDate;

/// What was declined before, and why: lowers the score of more of the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declined {
    /// Trades declined because the person cannot or will not do them.
    pub trades: TradeSet,
    /// The shortest way that was called too far, metres.
    pub too_far_metres: Option<u32>,
    /// The best pay that was called too low, fen per month.
    pub too_low: Option<Fen>,
}

/// A person as fit sees them. Names and numbers are absent on purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Seeker {
    /// Birth date.
    pub birth: NaiveDate,
    /// Highest level finished.
    pub education: Option<Education>,
    /// Where the person lives.
    pub home: AreaCode,
    /// Where on the map.
    pub point: Option<Point>,
    /// Daily reach, kilometres.
    pub distance_km: Option<u16>,
    /// Areas the person would work in.
    pub wanted_areas: Vec<AreaCode>,
    /// Work at home.
    pub home_based: HomeBased,
    /// What the person can do.
    pub functions: Functions,
    /// Whether a disability is on record, so that functions not assessed must be asked for.
    pub disabled: bool,
    /// Groups that reserved posts look at.
    pub categories: CategorySet,
    /// Lowest wage hoped for, fen per month.
    pub wage_min: Option<Fen>,
    /// Trades wished for.
    pub wanted: TradeSet,
    /// Trades the person can do.
    pub skills: TradeSet,
    /// Licences held.
    pub licences: Vec<Licence>,
    /// Cannot work at night.
    pub no_night: bool,
    /// Can read.
    pub literate: Option<bool>,
    /// What was declined before.
    pub declined: Declined,
}

impl From<&Person> for Seeker {
    fn from(person: &Person) -> Self {
        Self {
            birth: person.birth(),
            education: person.education,
            home: person.living_area,
            point: person.point,
            distance_km: person.distance_km,
            wanted_areas: person.wanted_areas.clone(),
            home_based: person.home_based,
            functions: person.functions,
            disabled: person.categories.has(Category::PersonWithDisability),
            categories: person.categories,
            wage_min: person.wage_min,
            wanted: person.wanted_trades(),
            skills: person.skill_trades(),
            licences: person.licences(),
            no_night: person.no_night,
            literate: person.literate,
            declined: Declined::default(),
        }
    }
}
