//! The compiled engine against the plain pair functions of `domain::fit`.

use chrono::{Days, NaiveDate};
use domain::fit::{Declined, FitParams, Functions, Offer, Seeker, eligible, score};
use domain::person::{Category, CategorySet, HomeBased};
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Licence, VacancyKind};
use domain::values::{AreaCode, Education, Fen, Point};
use matching::{Applicant, Opening, Population, explain};
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day")
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (-400i64..400).prop_map(|days| match u64::try_from(days) {
        Ok(later) => day() + Days::new(later),
        Err(_) => day() - Days::new(days.unsigned_abs()),
    })
}

fn birth() -> impl Strategy<Value = NaiveDate> {
    (14 * 365u64..70 * 365).prop_map(|days| day() - Days::new(days))
}

fn area() -> impl Strategy<Value = AreaCode> {
    const CODES: [&str; 12] = [
        "33",
        "3305",
        "330503",
        "330521",
        "330503101",
        "330503102",
        "330503101201",
        "330503101202",
        "330503102201",
        "330521100200",
        "3401",
        "340103001001",
    ];
    prop::sample::select(&CODES[..]).prop_map(|code| AreaCode::parse(code).expect("a code"))
}

fn point() -> impl Strategy<Value = Option<Point>> {
    let near = (1200i32..1206, 307i32..311, 0..1000i32, 0..1000i32).prop_map(|(lon, lat, east, north)| {
        let degrees = |tenths: i32, more: i32| f64::from(tenths) / 10.0 + f64::from(more) / 10_000.0;
        Point::new(degrees(lon, east), degrees(lat, north))
    });
    prop_oneof![1 => Just(None), 4 => near]
}

fn functions() -> impl Strategy<Value = Functions> {
    let level = || prop::option::weighted(0.6, 0..=3u8);
    prop_oneof![
        1 => Just(Functions::UNKNOWN),
        5 => prop::array::uniform6(level()).prop_map(Functions),
    ]
}

fn some_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
    most: usize,
) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(prop::sample::select(all), 0..=most)
}

fn categories() -> impl Strategy<Value = CategorySet> {
    some_of(Category::ALL, 3).prop_map(|list| list.into_iter().collect())
}

fn trades() -> impl Strategy<Value = TradeSet> {
    let count = domain::trade::TRADES.len();
    prop::collection::vec(0..count, 0..4)
        .prop_map(|list| list.into_iter().fold(TradeSet::EMPTY, TradeSet::with))
}

fn wage() -> impl Strategy<Value = Option<Fen>> {
    prop::option::weighted(0.7, (0..12_000i64).prop_map(Fen::yuan))
}

fn education() -> impl Strategy<Value = Option<Education>> {
    prop::option::of(prop::sample::select(Education::ALL))
}

fn declined() -> impl Strategy<Value = Declined> {
    (trades(), prop::option::of(0..40_000u32), wage()).prop_map(|(trades, too_far_metres, too_low)| {
        Declined {
            trades,
            too_far_metres,
            too_low,
        }
    })
}

fn seeker() -> impl Strategy<Value = Seeker> {
    let place = (
        area(),
        point(),
        prop::option::of(0..60u16),
        prop::collection::vec(area(), 0..3),
    );
    let body = (
        functions(),
        any::<bool>(),
        categories(),
        prop::sample::select(HomeBased::ALL),
    );
    let work = (trades(), trades(), some_of(Licence::ALL, 3), wage(), education());
    let more = (
        birth(),
        any::<bool>(),
        prop::option::of(any::<bool>()),
        declined(),
    );
    (place, body, work, more).prop_map(|(place, body, work, more)| Seeker {
        birth: more.0,
        education: work.4,
        home: place.0,
        point: place.1,
        distance_km: place.2,
        wanted_areas: place.3,
        home_based: body.3,
        functions: body.0,
        disabled: body.1,
        categories: body.2,
        wage_min: work.3,
        wanted: work.0,
        skills: work.1,
        licences: work.2,
        no_night: more.1,
        literate: more.2,
        declined: more.3,
    })
}

fn conditions() -> impl Strategy<Value = Conditions> {
    (any::<[bool; 4]>(), prop::bool::weighted(0.15)).prop_map(|(others, home_based)| Conditions {
        home_based,
        lodging: others[0],
        meals: others[1],
        transport: others[2],
        insured: others[3],
    })
}

fn kind() -> impl Strategy<Value = VacancyKind> {
    prop_oneof![3 => Just(VacancyKind::Normal), 1 => prop::sample::select(VacancyKind::ALL)]
}

fn offer() -> impl Strategy<Value = Offer> {
    let place = (kind(), area(), point(), conditions());
    let age = (
        prop::option::weighted(0.3, 14..50u8),
        prop::option::weighted(0.3, 30..70u8),
    );
    let demands = (education(), prop::bool::weighted(0.3), age, functions());
    let reserved = prop_oneof![4 => Just(CategorySet::EMPTY), 1 => categories()];
    let licences = prop_oneof![3 => Just(Vec::new()), 1 => some_of(Licence::ALL, 2)];
    let pay = (
        wage(),
        wage(),
        prop::option::weighted(0.3, (0..3000i64).prop_map(Fen::yuan)),
        trades(),
    );
    let state = (
        prop::bool::weighted(0.95),
        prop::bool::weighted(0.05),
        0..4u32,
        prop::option::of(0..=1000u16),
    );
    let flags = (prop::bool::weighted(0.2), any::<bool>());
    let dates = (-400i64..5, -5i64..400, date());
    (place, demands, (reserved, licences), pay, state, flags, dates).prop_map(
        |(place, demands, only, pay, state, flags, dates)| Offer {
            kind: place.0,
            area: place.1,
            point: place.2,
            conditions: place.3,
            education: demands.0,
            education_required: demands.1,
            age_min: demands.2.0,
            age_max: demands.2.1,
            demands: demands.3,
            reserved_for: only.0,
            wage_low: pay.0,
            wage_high: pay.1,
            minimum_wage: pay.2,
            trades: pay.3,
            licences: only.1,
            night: flags.0,
            no_reading: flags.1,
            open_from: day() + chrono::Duration::days(dates.0),
            open_to: day() + chrono::Duration::days(dates.1),
            touched: dates.2,
            published: state.0,
            openings: state.2,
            blacklisted: state.1,
            answered_permille: state.3,
        },
    )
}

fn params() -> impl Strategy<Value = FitParams> {
    (14..19u8, 0..60u16, 1..200u16).prop_map(|(work_age_min, commute_km, fresh_days)| FitParams {
        work_age_min,
        commute_km,
        fresh_days,
        month_days: 2175,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_compiled_engine_says_what_the_pair_functions_say(
        seekers in prop::collection::vec(seeker(), 1..12),
        offers in prop::collection::vec(offer(), 1..150),
        params in params(),
    ) {
        let applicants = seekers.iter().map(|seeker| Applicant { seeker: seeker.clone(), need: 5, told: vec![] });
        let openings = offers.iter().map(|offer| Opening { offer: offer.clone(), pushes_open: 0 });
        let population = Population::new(applicants.collect(), openings.collect(), day(), params);
        for (person, seeker) in seekers.iter().enumerate() {
            let plain: Vec<(u32, u16)> = offers
                .iter()
                .enumerate()
                .filter(|(_, offer)| eligible(seeker, offer, day(), &params))
                .map(|(vacancy, offer)| (vacancy as u32, score(seeker, offer, day(), &params).total))
                .collect();
            prop_assert_eq!(population.eligible(person), plain);
        }
    }

    #[test]
    fn explain_agrees_with_the_engine(
        seeker in seeker(),
        offers in prop::collection::vec(offer(), 1..40),
        params in params(),
    ) {
        let applicant = Applicant { seeker, need: 1, told: vec![0] };
        let openings = offers.iter().map(|offer| Opening { offer: offer.clone(), pushes_open: 0 });
        let population = Population::new(vec![applicant], openings.collect(), day(), params);
        let row = population.eligible(0);
        for vacancy in 0..offers.len() {
            let why = explain(&population, 0, vacancy, None).expect("a pair");
            let found = row.iter().find(|pair| pair.0 as usize == vacancy);
            prop_assert_eq!(why.eligible, found.is_some());
            prop_assert_eq!(why.eligible, why.rules.ok() && !why.told_before);
            if let (Some(rank), Some(found)) = (why.rank, found) {
                prop_assert_eq!(why.score.total, found.1);
                let better = row.iter().filter(|pair| pair.1 > found.1).count();
                prop_assert!(rank as usize > better);
            }
        }
    }
}
