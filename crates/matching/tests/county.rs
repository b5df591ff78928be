//! A synthetic county for tests and benchmarks: villages around towns, people and vacancies in them.

use chrono::{Days, NaiveDate};
use domain::fit::{Declined, FitParams, Functions, Offer, Seeker};
use domain::person::{Category, CategorySet, HomeBased};
use domain::trade::{TRADES, TradeSet};
use domain::vacancy::{Conditions, VacancyKind};
use domain::values::{AreaCode, Education, Fen, Point};
use matching::{Applicant, Assigned, Opening, Population};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The day everything is compiled for.
pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default()
}

const PARAMS: FitParams = FitParams {
    work_age_min: 16,
    commute_km: 10,
    fresh_days: 90,
    month_days: 2175,
};

/// A county of so many people and vacancies; the same seed gives the same county.
pub(crate) fn county(people: usize, vacancies: usize, openings: u32, seed: u64) -> Population {
    county_told(people, vacancies, openings, seed, &[])
}

/// The same county after these leads were given.
pub(crate) fn county_told(
    people: usize,
    vacancies: usize,
    openings: u32,
    seed: u64,
    told: &[Assigned],
) -> Population {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let towns: Vec<(f64, f64)> = (0..20)
        .map(|_| (rng.random_range(119.8..120.6), rng.random_range(30.5..31.1)))
        .collect();
    let mut applicants: Vec<Applicant> = (0..people).map(|_| applicant(&mut rng, &towns)).collect();
    let offered = (0..vacancies)
        .map(|_| opening(&mut rng, &towns, openings))
        .collect();
    for lead in told {
        applicants[lead.person as usize].told.push(lead.vacancy);
    }
    Population::new(applicants, offered, day(), PARAMS)
}

fn place(rng: &mut ChaCha8Rng, towns: &[(f64, f64)]) -> (Option<AreaCode>, Option<Point>) {
    let town = rng.random_range(0..towns.len());
    let village = rng.random_range(200..215);
    let (lon, lat) = towns[town];
    let near = |rng: &mut ChaCha8Rng| rng.random_range(-0.04..0.04) + rng.random_range(-0.04..0.04);
    let point = Point::new(lon + near(rng), lat + near(rng));
    let code = AreaCode::parse(&format!("330503{:03}{village}", 100 + town)).ok();
    (code, point.filter(|_| rng.random_bool(0.9)))
}

fn trades(rng: &mut ChaCha8Rng, most: usize) -> TradeSet {
    let count = rng.random_range(0..=most);
    (0..count).fold(TradeSet::EMPTY, |set, _| {
        set.with(rng.random_range(0..TRADES.len()))
    })
}

fn applicant(rng: &mut ChaCha8Rng, towns: &[(f64, f64)]) -> Applicant {
    let (home, point) = place(rng, towns);
    let disabled = rng.random_bool(0.35);
    let mut able = [None; 6];
    if disabled && rng.random_bool(0.8) {
        able = std::array::from_fn(|_| Some(3));
        able[rng.random_range(0..6)] = Some(rng.random_range(0..3));
    }
    let category = if disabled {
        Category::PersonWithDisability
    } else {
        Category::PoorWorker
    };
    let home_based = match rng.random_range(0..20) {
        0 => HomeBased::Only,
        1..8 => HomeBased::Can,
        _ => HomeBased::No,
    };
    let seeker = Seeker {
        birth: day() - Days::new(rng.random_range(17 * 366..59 * 365)),
        education: rng
            .random_bool(0.9)
            .then(|| Education::ALL[rng.random_range(0..6)]),
        home: home.unwrap_or_else(unreachable_area),
        point,
        distance_km: rng.random_bool(0.6).then(|| rng.random_range(2..30)),
        wanted_areas: Vec::new(),
        home_based,
        functions: Functions(able),
        disabled,
        categories: CategorySet::EMPTY.with(category),
        wage_min: rng
            .random_bool(0.8)
            .then(|| Fen::yuan(rng.random_range(15..60) * 100)),
        wanted: trades(rng, 3),
        skills: trades(rng, 2),
        licences: Vec::new(),
        no_night: rng.random_bool(0.3),
        literate: Some(rng.random_bool(0.9)),
        declined: Declined::default(),
    };
    Applicant {
        seeker,
        need: rng.random_range(0..=5),
        told: Vec::new(),
    }
}

fn unreachable_area() -> AreaCode {
    unreachable!("the generator writes valid codes")
}

fn opening(rng: &mut ChaCha8Rng, towns: &[(f64, f64)], openings: u32) -> Opening {
    let (area, point) = place(rng, towns);
    let kind = match rng.random_range(0..12) {
        0 => VacancyKind::PublicWelfare,
        1 => VacancyKind::HomeBased,
        _ => VacancyKind::Normal,
    };
    let low = Fen::yuan(rng.random_range(20..70) * 100);
    let offer = Offer {
        kind,
        area: area.unwrap_or_else(unreachable_area),
        point,
        conditions: Conditions {
            home_based: false,
            lodging: rng.random_bool(0.3),
            meals: rng.random_bool(0.5),
            transport: rng.random_bool(0.2),
            insured: rng.random_bool(0.6),
        },
        education: Some(Education::ALL[rng.random_range(0..6)]),
        education_required: rng.random_bool(0.15),
        age_min: None,
        age_max: rng.random_bool(0.1).then_some(50),
        demands: Functions(std::array::from_fn(|_| Some(rng.random_range(0..3)))),
        reserved_for: CategorySet::EMPTY,
        wage_low: rng.random_bool(0.9).then_some(low),
        wage_high: rng.random_bool(0.5).then_some(Fen(low.0 * 3 / 2)),
        minimum_wage: Some(Fen::yuan(2010)),
        trades: trades(rng, 2).with(rng.random_range(0..TRADES.len())),
        licences: Vec::new(),
        night: rng.random_bool(0.1),
        no_reading: rng.random_bool(0.3),
        open_from: day() - Days::new(30),
        open_to: day() + Days::new(60),
        touched: day() - Days::new(rng.random_range(0..90)),
        published: rng.random_bool(0.97),
        openings: rng.random_range(1..=openings * 2),
        blacklisted: rng.random_bool(0.01),
        answered_permille: rng.random_bool(0.5).then(|| rng.random_range(0..=1000)),
    };
    Opening {
        offer,
        pushes_open: rng.random_range(0..3),
    }
}
