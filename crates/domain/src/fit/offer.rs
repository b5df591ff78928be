//! The facts about a vacancy that fit looks at.

use super::{FitParams, Functions};
use crate::person::CategorySet;
use crate::trade::TradeSet;
use crate::vacancy::{Conditions, Licence, Vacancy, VacancyKind, VacancyState};
use crate::values::{AreaCode, Education, Fen, Point};
use chrono::NaiveDate;

/// A vacancy as fit sees it.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of a post, each with a rule of its own"
)]
pub struct Offer {
    /// What kind of work.
    pub kind: VacancyKind,
    /// Where.
    pub area: AreaCode,
    /// Where on the map.
    pub point: Option<Point>,
    /// What it offers.
    pub conditions: Conditions,
    /// Lowest education.
    pub education: Option<Education>,
    /// Whether that is a true demand.
    pub education_required: bool,
    /// Lowest age.
    pub age_min: Option<u8>,
    /// Highest age with legal ground.
    pub age_max: Option<u8>,
    /// What the work demands.
    pub demands: Functions,
    /// Only for these categories; empty = everybody.
    pub reserved_for: CategorySet,
    /// Lower wage figure, fen per month.
    pub wage_low: Option<Fen>,
    /// Upper wage figure, fen per month.
    pub wage_high: Option<Fen>,
    /// Local minimum wage, fen per month, where it is set (R102).
    pub minimum_wage: Option<Fen>,
    /// Trades of the work.
    pub trades: TradeSet,
    /// Licences the law asks for.
    pub licences: Vec<Licence>,
    /// Work at night.
    pub night: bool,
    /// Needs no reading.
    pub no_reading: bool,
    /// First day open.
    pub open_from: NaiveDate,
    /// Last day open, inclusive.
    pub open_to: NaiveDate,
    /// Last day somebody confirmed it.
    pub touched: NaiveDate,
    /// Published: not held, withdrawn or closed.
    pub published: bool,
    /// Openings still free.
    pub openings: u32,
    /// Employer on the blacklist.
    pub blacklisted: bool,
    /// How often the employer answers, in thousandths; `None` = nothing known yet.
    pub answered_permille: Option<u16>,
}

impl Offer {
    /// Takes the facts from a vacancy; one without a closing date closes when it is no longer fresh.
    pub fn new(vacancy: &Vacancy, figures: &FitParams, minimum_wage: Option<Fen>, blacklisted: bool) -> Self {
        Self {
            kind: vacancy.kind,
            area: vacancy.area,
            point: vacancy.point,
            conditions: vacancy.conditions,
            education: vacancy.education,
            education_required: vacancy.education_required,
            age_min: vacancy.age_min,
            age_max: vacancy.age_max,
            demands: vacancy.demands,
            reserved_for: vacancy.reserved_for,
            wage_low: vacancy.wage.month_low(figures.month_days),
            wage_high: vacancy.wage.month_high(figures.month_days),
            minimum_wage,
            trades: vacancy.trades,
            licences: vacancy.licences.clone(),
            night: vacancy.night,
            no_reading: vacancy.no_reading,
            open_from: vacancy.open_from,
            open_to: vacancy.last_day_open(u32::from(figures.fresh_days)),
            touched: vacancy.touched,
            published: vacancy.state == VacancyState::Open,
            openings: vacancy.openings_left(),
            blacklisted,
            answered_permille: None,
        }
    }

    /// Work done at home: by its kind or by its conditions.
    pub fn is_home_based(&self) -> bool {
        self.kind == VacancyKind::HomeBased || self.conditions.home_based
    }
}
