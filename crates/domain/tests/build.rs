//! A person and a vacancy that fit each other well; tests change one fact at a time.

use chrono::{DateTime, NaiveDate, Utc};
use domain::fit::{Declined, FitParams, Functions, Offer, Seeker};
use domain::params::defaults;
use domain::person::{CategorySet, HomeBased};
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, VacancyKind};
use domain::values::{AreaCode, Education, Fen, Point};

/// The day all examples are asked on.
pub fn today() -> NaiveDate {
    day("2026-06-30")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub fn area(text: &str) -> AreaCode {
    AreaCode::parse(text).expect("an area code")
}

pub fn figures() -> FitParams {
    FitParams::of(&defaults(), today()).expect("the figures of fit")
}

/// Forty years old, goes out to work, everything assessed at 2, lives in a village of 330503.
pub fn seeker() -> Seeker {
    Seeker {
        birth: day("1986-01-15"),
        education: Some(Education::JuniorSecondary),
        home: area("330503101201"),
        point: Point::new(120.20, 30.87),
        distance_km: Some(10),
        wanted_areas: Vec::new(),
        home_based: HomeBased::Can,
        functions: Functions([Some(2); 6]),
        disabled: false,
        categories: CategorySet::EMPTY,
        wage_min: Some(Fen::yuan(3000)),
        wanted: TradeSet::of("保洁"),
        skills: TradeSet::of("保洁"),
        licences: Vec::new(),
        no_night: false,
        literate: Some(true),
        declined: Declined::default(),
    }
}

/// Cleaning, three kilometres away, open, with two openings.
pub fn offer() -> Offer {
    Offer {
        kind: VacancyKind::Normal,
        area: area("330503101202"),
        point: Point::new(120.23, 30.87),
        conditions: Conditions::default(),
        education: None,
        education_required: false,
        age_min: None,
        age_max: None,
        demands: Functions([Some(1); 6]),
        reserved_for: CategorySet::EMPTY,
        wage_low: Some(Fen::yuan(3000)),
        wage_high: Some(Fen::yuan(4000)),
        minimum_wage: Some(Fen::yuan(2010)),
        trades: TradeSet::of("保洁"),
        licences: Vec::new(),
        night: false,
        no_reading: false,
        open_from: day("2026-06-01"),
        open_to: day("2026-07-31"),
        touched: day("2026-06-20"),
        published: true,
        openings: 2,
        blacklisted: false,
        answered_permille: None,
    }
}
