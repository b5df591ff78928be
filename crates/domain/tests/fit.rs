//! Hard rules one by one, scores and reasons.

use crate::build::{area, day, figures, offer, seeker, today};
use domain::fit::{
    FitParams, Functions, Offer, Reason, Rule, Seeker, WEIGHTS, eligible, hard, reasons, score,
};
use domain::person::{Category, CategorySet, HomeBased};
use domain::trade::{TRADES, TradeSet};
use domain::vacancy::{Licence, VacancyKind};
use domain::values::{Education, Fen, Point};
use proptest::prelude::*;

/// One fact changed: whether the rule still holds, and which rule it is about.
type Change = fn(&mut Seeker, &mut Offer);

fn broken(change: Change) -> Vec<Rule> {
    let (mut seeker, mut offer) = (seeker(), offer());
    change(&mut seeker, &mut offer);
    let trace = hard(&seeker, &offer, today(), &figures());
    assert_eq!(trace.0.len(), Rule::ALL.len(), "every rule leaves a line");
    assert_eq!(trace.ok(), eligible(&seeker, &offer, today(), &figures()));
    trace
        .0
        .into_iter()
        .filter(|check| !check.ok)
        .map(|check| check.rule)
        .collect()
}

#[test]
fn the_pair_of_the_examples_breaks_no_rule() {
    assert_eq!(broken(|_, _| ()), []);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table: one row for each bound")]
fn each_rule_has_a_bound_that_holds_and_one_that_does_not() {
    let cases: &[(Rule, Change, Change)] = &[
        (
            Rule::Open,
            |_, o| o.open_to = today(),
            |_, o| o.open_to = day("2026-06-29"),
        ),
        (
            Rule::Open,
            |_, o| o.open_from = today(),
            |_, o| o.open_from = day("2026-07-01"),
        ),
        (Rule::Open, |_, o| o.openings = 1, |_, o| o.openings = 0),
        (Rule::Open, |_, o| o.published = true, |_, o| o.published = false),
        (
            Rule::Blacklist,
            |_, o| o.blacklisted = false,
            |_, o| o.blacklisted = true,
        ),
        (
            Rule::MinimumWage,
            |_, o| (o.wage_low, o.wage_high) = (Some(Fen::yuan(2010)), None),
            |_, o| (o.wage_low, o.wage_high) = (Some(Fen(200_999)), None),
        ),
        (
            Rule::MinimumWage,
            |_, o| (o.wage_low, o.wage_high) = (None, None),
            |_, o| (o.wage_low, o.wage_high) = (None, Some(Fen::yuan(2000))),
        ),
        (
            Rule::Age,
            |s, _| s.birth = day("2010-06-30"),
            |s, _| s.birth = day("2010-07-01"),
        ),
        (
            Rule::Age,
            |_, o| o.age_min = Some(40),
            |_, o| o.age_min = Some(41),
        ),
        (
            Rule::Age,
            |_, o| o.age_max = Some(40),
            |_, o| o.age_max = Some(39),
        ),
        (
            Rule::Education,
            |_, o| (o.education, o.education_required) = (Some(Education::JuniorSecondary), true),
            |_, o| (o.education, o.education_required) = (Some(Education::SeniorSecondary), true),
        ),
        (
            Rule::Education,
            |_, o| o.education = Some(Education::Doctor),
            |s, o| (s.education, o.education, o.education_required) = (None, Some(Education::Primary), true),
        ),
        (
            Rule::Reach,
            |s, _| s.distance_km = Some(3),
            |s, _| s.distance_km = Some(2),
        ),
        (
            Rule::Reach,
            |s, o| (o.point, s.distance_km) = (None, Some(3)),
            |s, o| (o.point, s.distance_km) = (None, Some(2)),
        ),
        (
            Rule::Reach,
            |s, o| {
                (o.area, o.point, o.conditions.lodging) = (area("3101"), None, true);
                s.wanted_areas = vec![area("31")];
            },
            |_, o| (o.area, o.point, o.conditions.lodging) = (area("3101"), None, true),
        ),
        (
            Rule::HomeBased,
            |s, o| (s.home_based, o.conditions.home_based) = (HomeBased::Only, true),
            |s, _| s.home_based = HomeBased::Only,
        ),
        (
            Rule::HomeBased,
            |s, o| (s.home_based, o.kind) = (HomeBased::Can, VacancyKind::HomeBased),
            |s, o| (s.home_based, o.kind) = (HomeBased::No, VacancyKind::HomeBased),
        ),
        (
            Rule::Night,
            |_, o| o.night = true,
            |s, o| (s.no_night, o.night) = (true, true),
        ),
        (
            Rule::Reserved,
            |s, o| {
                s.categories = CategorySet::EMPTY.with(Category::PersonWithDisability);
                o.reserved_for = CategorySet::EMPTY.with(Category::PersonWithDisability);
            },
            |_, o| o.reserved_for = CategorySet::EMPTY.with(Category::PersonWithDisability),
        ),
        (
            Rule::Reserved,
            |s, o| {
                s.categories = CategorySet::EMPTY.with(Category::HardToEmployPerson);
                o.kind = VacancyKind::PublicWelfare;
            },
            |_, o| o.kind = VacancyKind::PublicWelfare,
        ),
        (
            Rule::Licence,
            |s, o| (s.licences, o.licences) = (vec![Licence::Driving], vec![Licence::Driving]),
            |s, o| {
                (s.licences, o.licences) =
                    (vec![Licence::Driving], vec![Licence::Driving, Licence::Forklift]);
            },
        ),
    ];
    for (position, (rule, holds, fails)) in cases.iter().enumerate() {
        assert_eq!(broken(*holds), [], "case {position}, {rule} should hold");
        assert_eq!(
            broken(*fails),
            [*rule],
            "case {position}, {rule} should fail alone"
        );
    }
    let seen: Vec<Rule> = cases.iter().map(|case| case.0).collect();
    let functions = &Rule::ALL[Rule::ALL.len() - 6..];
    for rule in Rule::ALL {
        assert!(
            seen.contains(rule) || functions.contains(rule),
            "{rule} has no pair of examples"
        );
    }
}

#[test]
fn each_function_binds_where_it_is_assessed() {
    for (position, rule) in Rule::ALL[Rule::ALL.len() - 6..].iter().enumerate() {
        let broken = |able: Option<u8>, demand: Option<u8>| {
            let (mut seeker, mut offer) = (seeker(), offer());
            seeker.functions.0[position] = able;
            offer.demands.0[position] = demand;
            let trace = hard(&seeker, &offer, today(), &figures());
            trace
                .0
                .into_iter()
                .filter(|check| !check.ok)
                .map(|check| check.rule)
                .collect::<Vec<_>>()
        };
        assert_eq!(broken(Some(2), Some(2)), []);
        assert_eq!(broken(Some(1), Some(2)), [*rule]);
        assert_eq!(
            broken(None, Some(3)),
            [],
            "not assessed is not held against anybody"
        );
        assert_eq!(
            broken(Some(0), None),
            [],
            "a demand that is not stated binds nobody"
        );
        assert_eq!(broken(Some(0), Some(0)), []);
    }
}

#[test]
fn home_work_needs_no_way() {
    let mut offer = offer();
    (offer.kind, offer.area, offer.point) = (VacancyKind::HomeBased, area("53"), None);
    assert!(eligible(&seeker(), &offer, today(), &figures()));
}

#[test]
fn a_bed_opens_only_the_places_somebody_named() {
    let (mut seeker, mut offer) = (seeker(), offer());
    (offer.area, offer.point, offer.conditions.lodging) = (area("310115"), Point::new(121.5, 31.2), true);
    assert!(!eligible(&seeker, &offer, today(), &figures()));
    seeker.wanted_areas = vec![area("31")];
    assert!(eligible(&seeker, &offer, today(), &figures()));
    offer.conditions.lodging = false;
    assert!(
        !eligible(&seeker, &offer, today(), &figures()),
        "without a bed the way must be gone every day"
    );
}

#[test]
fn without_coordinates_the_area_stands_for_the_way() {
    let reaches = |km: u16, work: &str| {
        let (mut seeker, mut offer) = (seeker(), offer());
        (seeker.distance_km, offer.point, offer.area) = (Some(km), None, area(work));
        eligible(&seeker, &offer, today(), &figures())
    };
    assert!(reaches(1, "330503101201"), "own village");
    assert!(!reaches(2, "330503101202"), "next village, two kilometres");
    assert!(reaches(5, "330503101202"), "same town");
    assert!(!reaches(5, "330503102"), "next town, five kilometres");
    assert!(reaches(10, "330503102"), "same county");
    assert!(!reaches(10, "330502"), "next county");
    assert!(reaches(50, "330502"), "same city");
    assert!(!reaches(50, "3301"), "next city");
}

#[test]
fn weights_and_parts_come_to_a_thousand() {
    assert_eq!(WEIGHTS.sum(), 1000);
}

#[test]
fn a_disabled_person_not_assessed_is_asked_first_and_scores_lower() {
    let (mut seeker, offer) = (seeker(), offer());
    seeker.disabled = true;
    let assessed = score(&seeker, &offer, today(), &figures());
    assert!(!assessed.ask_first);
    seeker.functions = Functions::UNKNOWN;
    let unassessed = score(&seeker, &offer, today(), &figures());
    assert!(
        eligible(&seeker, &offer, today(), &figures()),
        "never excluded silently"
    );
    assert!(unassessed.ask_first);
    assert!(unassessed.total < assessed.total);
    assert_eq!(
        reasons(&seeker, &offer, &unassessed).last(),
        Some(&Reason::AskFirst)
    );
    seeker.disabled = false;
    assert!(!score(&seeker, &offer, today(), &figures()).ask_first);
}

#[test]
fn what_the_person_said_moves_the_score() {
    let base = score(&seeker(), &offer(), today(), &figures()).parts;
    let with = |change: Change| {
        let (mut seeker, mut offer) = (seeker(), offer());
        change(&mut seeker, &mut offer);
        score(&seeker, &offer, today(), &figures()).parts
    };
    assert!(
        with(|s, _| s.wanted = TradeSet::of("保安")).wish < base.wish,
        "a neighbouring trade"
    );
    assert!(
        with(|s, _| s.wanted = TradeSet::of("保安")).wish > with(|s, _| s.wanted = TradeSet::of("java")).wish
    );
    assert!(with(|s, _| s.declined.trades = TradeSet::of("保洁")).history < base.history);
    assert!(with(|s, _| s.declined.too_far_metres = Some(1000)).history < base.history);
    assert!(with(|s, _| s.declined.too_low = Some(Fen::yuan(4000))).history < base.history);
    assert!(with(|_, o| o.conditions.insured = true).conditions > base.conditions);
    assert!(with(|_, o| o.touched = today()).freshness > base.freshness);
}

#[test]
fn reasons_say_what_fits_and_survive_their_keys() {
    let (seeker, mut offer) = (seeker(), offer());
    offer.conditions.insured = true;
    let found = reasons(&seeker, &offer, &score(&seeker, &offer, today(), &figures()));
    let keys: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        keys,
        [
            "near_home_3km",
            "can_cleaning",
            "wished_cleaning",
            "sitting_work",
            "pays_wish"
        ]
    );
    for (position, trade) in TRADES.iter().enumerate() {
        for reason in [Reason::Can(position as u8), Reason::Wished(position as u8)] {
            assert_eq!(reason.to_string().parse(), Ok(reason), "{}", trade.key);
        }
    }
    let plain = [
        Reason::SameVillage,
        Reason::SameTown,
        Reason::SameCounty,
        Reason::WantedArea,
        Reason::AtHome,
        Reason::Related,
        Reason::Sitting,
        Reason::NoReading,
        Reason::Lodging,
        Reason::Meals,
        Reason::Transport,
        Reason::Insured,
        Reason::PaysWish,
        Reason::Reserved,
        Reason::AskFirst,
        Reason::NearHome(1),
        Reason::NearHome(20),
    ];
    for reason in plain {
        assert!(!reason.to_string().is_empty());
        assert_eq!(reason.to_string().parse(), Ok(reason));
    }
    assert!("near_home_km".parse::<Reason>().is_err());
    assert!("can_nothing".parse::<Reason>().is_err());
    assert!(String::new().parse::<Reason>().is_err());
}

fn level() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![Just(None), (0u8..=3).prop_map(Some)]
}

fn functions() -> impl Strategy<Value = Functions> {
    proptest::array::uniform6(level()).prop_map(Functions)
}

fn trades() -> impl Strategy<Value = TradeSet> {
    proptest::collection::vec(0..TRADES.len(), 0..3)
        .prop_map(|positions| positions.into_iter().fold(TradeSet::EMPTY, TradeSet::with))
}

prop_compose! {
    fn any_seeker()(
        functions in functions(), wanted in trades(), skills in trades(), disabled: bool, literate: Option<bool>,
        distance in proptest::option::of(0u16..200), wage in proptest::option::of(0i64..2_000_000),
        place in proptest::option::of((115.0..122.0f64, 28.0..34.0f64)), declined in trades(),
        too_far in proptest::option::of(0u32..50_000), too_low in proptest::option::of(0i64..900_000),
    ) -> Seeker {
        let mut seeker = seeker();
        (seeker.functions, seeker.wanted, seeker.skills, seeker.disabled) = (functions, wanted, skills, disabled);
        (seeker.literate, seeker.distance_km, seeker.wage_min) = (literate, distance, wage.map(Fen));
        seeker.point = place.and_then(|(lon, lat)| Point::new(lon, lat));
        seeker.declined.trades = declined;
        (seeker.declined.too_far_metres, seeker.declined.too_low) = (too_far, too_low.map(Fen));
        seeker
    }
}

prop_compose! {
    fn any_offer()(
        demands in functions(), trades in trades(), flags: [bool; 6], low in proptest::option::of(0i64..3_000_000),
        spread in proptest::option::of(0i64..1_000_000), place in proptest::option::of((115.0..122.0f64, 28.0..34.0f64)),
        age in -10i64..400, answered in proptest::option::of(0u16..=1000),
    ) -> Offer {
        let mut offer = offer();
        (offer.demands, offer.trades, offer.answered_permille) = (demands, trades, answered);
        offer.conditions.home_based = flags[0];
        (offer.conditions.lodging, offer.conditions.meals) = (flags[1], flags[2]);
        (offer.conditions.transport, offer.conditions.insured, offer.no_reading) = (flags[3], flags[4], flags[5]);
        offer.wage_low = low.map(Fen);
        offer.wage_high = spread.map(|spread| Fen(low.unwrap_or(0) + spread));
        offer.point = place.and_then(|(lon, lat)| Point::new(lon, lat));
        offer.touched = today() - chrono::TimeDelta::days(age);
        offer
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_score_lies_within_its_weights(seeker in any_seeker(), offer in any_offer()) {
        let found = score(&seeker, &offer, today(), &figures());
        prop_assert!(found.total <= 1000);
        prop_assert!(found.total <= found.parts.sum());
        prop_assert!(found.ask_first || found.total == found.parts.sum());
        let (parts, most) = (found.parts, WEIGHTS);
        prop_assert!(parts.wish <= most.wish && parts.skill <= most.skill && parts.distance <= most.distance);
        prop_assert!(parts.wage <= most.wage && parts.conditions <= most.conditions);
        prop_assert!(parts.freshness <= most.freshness && parts.response <= most.response && parts.history <= most.history);
    }

    /// Of work to which one goes every day. With a bed the score beyond the daily reach is a step up again.
    #[test]
    fn closer_is_never_worse(seeker in any_seeker(), offer in any_offer(), near in 0.0..0.2f64, further in 0.0..0.5f64) {
        let mut seeker = seeker;
        (seeker.point, seeker.distance_km) = (Point::new(118.0, 31.0), Some(70));
        let at = |degrees: f64| {
            let mut offer = offer.clone();
            offer.point = Point::new(118.0 + degrees, 31.0);
            score(&seeker, &offer, today(), &figures()).total
        };
        prop_assert!(at(near) >= at(near + further));
    }

    #[test]
    fn higher_pay_is_never_worse(seeker in any_seeker(), offer in any_offer(), more in 0i64..2_000_000) {
        let mut better = offer.clone();
        (better.wage_low, better.wage_high) = (offer.wage_low.map(|fen| Fen(fen.0 + more)), offer.wage_high.map(|fen| Fen(fen.0 + more)));
        let total = |offer: &Offer| score(&seeker, offer, today(), &figures()).total;
        prop_assert!(total(&better) >= total(&offer));
    }

    #[test]
    fn more_ability_never_closes_a_door(seeker in any_seeker(), offer in any_offer(), position in 0usize..6) {
        let mut abler = seeker.clone();
        abler.functions.0[position] = Some(3);
        let eligible = |seeker: &Seeker| eligible(seeker, &offer, today(), &figures());
        prop_assert!(!eligible(&seeker) || eligible(&abler));
    }

    #[test]
    fn reasons_are_few_and_readable(seeker in any_seeker(), offer in any_offer()) {
        let found = reasons(&seeker, &offer, &score(&seeker, &offer, today(), &figures()));
        prop_assert!(found.len() <= 6);
        for reason in found {
            prop_assert_eq!(reason.to_string().parse(), Ok(reason));
        }
    }
}

#[test]
fn the_figures_of_fit_come_from_the_table() {
    let expected = FitParams {
        work_age_min: 16,
        commute_km: 30,
        fresh_days: 90,
        month_days: 2175,
    };
    assert_eq!(figures(), expected);
}
