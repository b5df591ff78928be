//! Policy figures: the smallest area wins, then the latest start; what nobody set is not guessed.

use crate::build::{area, day};
use domain::params::{NotSet, ParamKey, Params, PolicyParameter, defaults};
use domain::person::DueAges;

fn row(scope: Option<&str>, from: &str, to: Option<&str>, value: i64) -> PolicyParameter {
    PolicyParameter {
        programme: "test".to_owned(),
        area: scope.map(area),
        key: ParamKey::MinimumWage,
        value,
        valid_from: day(from),
        valid_to: to.map(day),
        source: "test".to_owned(),
    }
}

#[test]
fn the_smallest_area_wins_then_the_latest_start() {
    let params = Params(vec![
        row(Some("33"), "2024-01-01", None, 1),
        row(Some("330503"), "2023-01-01", Some("2025-12-31"), 2),
        row(Some("33"), "2025-01-01", None, 3),
    ]);
    let value = |place: &str, on: &str| params.value(ParamKey::MinimumWage, Some(area(place)), day(on));
    assert_eq!(value("330503101", "2024-06-01"), Ok(2));
    assert_eq!(
        value("330503101", "2025-12-31"),
        Ok(2),
        "the last day is included"
    );
    assert_eq!(value("330503101", "2026-01-01"), Ok(3));
    assert_eq!(value("3301", "2024-06-01"), Ok(1));
    assert_eq!(value("3301", "2025-01-01"), Ok(3), "the first day is included");
    assert_eq!(value("3301", "2023-06-01"), Err(NotSet(ParamKey::MinimumWage)));
    assert_eq!(value("31", "2026-01-01"), Err(NotSet(ParamKey::MinimumWage)));
    assert_eq!(
        params.general(ParamKey::MinimumWage, day("2026-01-01")),
        Err(NotSet(ParamKey::MinimumWage))
    );
}

#[test]
fn what_the_documents_leave_blank_has_no_default() {
    let blank = [
        ParamKey::MinimumWage,
        ParamKey::MinimumWageHour,
        ParamKey::PostDisabledPercent,
        ParamKey::LandLossIssued,
        ParamKey::LandLossEffective,
        ParamKey::CountyFarmland,
        ParamKey::CountyAgriPopulation,
        ParamKey::RetainDiedYears,
        ParamKey::RetainMovedYears,
        ParamKey::RetainNoGroupYears,
        ParamKey::RetainRecognitionYears,
        ParamKey::RetainLogMonths,
        ParamKey::RoundHour,
        ParamKey::RoundMonthDay,
        ParamKey::QuotaRatio,
        ParamKey::QuotaAverageWage,
        ParamKey::DepositYearRate,
        ParamKey::DepositDemandRate,
        ParamKey::LandLossCollective,
        ParamKey::LandLossAllowance,
        ParamKey::ProvinceAverageWage,
        ParamKey::PublicityPoints,
        ParamKey::MedicalAidLimit,
        ParamKey::ClaimBudget,
    ];
    for key in ParamKey::ALL {
        let set = defaults().general(*key, day("2026-01-01")).is_ok();
        assert_eq!(set, !blank.contains(key), "{key}");
    }
}

#[test]
fn every_default_names_its_source_and_stands_once() {
    let rows = defaults().0;
    assert!(
        rows.iter()
            .all(|row| !row.source.is_empty() && row.area.is_none())
    );
    for key in ParamKey::ALL {
        assert!(rows.iter().filter(|row| row.key == *key).count() <= 1, "{key}");
    }
}

#[test]
fn the_ages_of_the_register_are_those_of_the_table() {
    assert_eq!(
        DueAges::of(&defaults(), day("2026-01-01")),
        Ok(DueAges { min: 16, max: 59 })
    );
}

#[test]
fn figures_are_read_as_people_write_them() {
    let read = |key: ParamKey, text| key.read(text);
    assert_eq!(read(ParamKey::CountyFarmland, "384120"), Some(38_412_000));
    assert_eq!(read(ParamKey::CountyFarmland, " 384120.5 "), Some(38_412_050));
    assert_eq!(read(ParamKey::MinimumWage, "2010.05"), Some(201_005));
    assert_eq!(read(ParamKey::LandLossIssued, "2013年5月1日"), Some(20_130_501));
    assert_eq!(read(ParamKey::NoticeDays, "7"), Some(7));
    assert_eq!(read(ParamKey::TaxHire, "5200"), Some(520_000));
    assert_eq!(read(ParamKey::QuotaRatio, "1.5"), Some(150));
    assert_eq!(read(ParamKey::ThemeSetUp, "8:50"), Some(850));
    assert_eq!(read(ParamKey::ServiceYearFirst, "1月8日"), Some(108));
    assert_eq!(read(ParamKey::ServiceYearMobilised, "2-28"), Some(228));
    assert_eq!(read(ParamKey::AppraisalSurvey, "8～10月"), Some(810));
    for (key, odd) in [
        (ParamKey::CountyFarmland, "384.123"),
        (ParamKey::CountyFarmland, "."),
        (ParamKey::CountyFarmland, "-1"),
        (ParamKey::CountyFarmland, "99999999999999999999"),
        (ParamKey::NoticeDays, "7.5"),
        (ParamKey::NoticeDays, "-7"),
        (ParamKey::NoticeDays, "sieben"),
        (ParamKey::LandLossIssued, "2013"),
        (ParamKey::ThemeSetUp, "850"),
        (ParamKey::ThemeSetUp, "24:00"),
        (ParamKey::ServiceYearFirst, "108"),
        (ParamKey::AppraisalSurvey, "8-"),
    ] {
        assert_eq!(read(key, odd), None, "{odd}");
    }
    assert!(ParamKey::RetireMenCap.is_national() && !ParamKey::MinimumWage.is_national());
    assert!(ParamKey::CountyFarmland.is_of_counties() && ParamKey::ObjectionDays.is_of_counties());
    assert!(
        !ParamKey::LeadsPerYear.is_of_counties(),
        "coverage is counted by one figure"
    );
}

#[test]
fn a_later_row_ends_the_one_before_it_and_other_places_keep_theirs() {
    let params = Params(vec![
        row(None, "2020-01-01", None, 1),
        row(Some("330503"), "2025-01-01", None, 3),
        row(Some("330503"), "2023-01-01", None, 2),
        row(Some("330503"), "2027-01-01", None, 4),
        row(Some("3306"), "2021-01-01", Some("2021-12-31"), 5),
    ]);
    let values = |on: &str| -> Vec<i64> {
        let rows = params.in_force(day(on)).0;
        rows.iter().map(|row| row.value).collect()
    };
    assert_eq!(values("2026-01-01"), [1, 3]);
    assert_eq!(values("2024-01-01"), [1, 2]);
    assert_eq!(values("2021-06-01"), [1, 5]);
}

#[test]
fn every_figure_has_a_range_that_holds_what_the_documents_say() {
    for row in defaults().0 {
        assert!(row.key.allows(row.value), "{} may not be {}", row.key, row.value);
    }
    for key in ParamKey::ALL {
        assert!(!key.range().is_empty(), "{key}");
        assert!(!key.allows(-1) && !key.allows(i64::MAX), "{key}");
    }
    assert!(!ParamKey::LandLossPercent.allows(101));
    assert!(!ParamKey::CommerceCourseLimb.allows(0) && !ParamKey::CommerceCourseLimb.allows(5));
    assert!(!ParamKey::RetainLogMonths.allows(5), "the law says six months");
    let issued = ParamKey::LandLossIssued;
    assert!(issued.allows(20_240_229) && !issued.allows(20_230_229) && !issued.allows(20_241_301));
    let clock = ParamKey::ThemeSetUp;
    assert!(clock.allows(859) && !clock.allows(860) && !clock.allows(2400));
    let month_day = ParamKey::ServiceYearMobilised;
    assert!(month_day.allows(229) && !month_day.allows(230) && !month_day.allows(1131));
    let months = ParamKey::AppraisalSurvey;
    assert!(months.allows(810) && months.allows(808) && !months.allows(1008) && !months.allows(813));
}
