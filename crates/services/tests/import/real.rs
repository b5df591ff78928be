//! The real files, where they are at hand.

use super::{day, read_file, vacancies};
use domain::actor::Actor;
use domain::clock::{FixedClock, start_of_day};
use domain::ports::{FairQuery, FairWhen};
use domain::vacancy::{Unlawful, VacancyKind, VacancyState, WageUnit};
use domain::values::AreaCode;
use services::Services;
use services::import::{Accepted, Draft, Format, ImportAccount, ImportRequest, Noun, Quiet};
use std::path::PathBuf;
use std::sync::Arc;

fn shared(file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SONGGANG_SHARED_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!(
        "skipped: {} is not here; set SONGGANG_SHARED_DATA to the folder of the real files",
        path.display()
    );
    None
}

fn import(file: &str, noun: Noun, format: Format) -> Option<(Vec<Accepted>, ImportAccount)> {
    let (rows, account) = read_file(&shared(file)?, noun, format).unwrap();
    let accepted = f64::from(account.accepted()) / f64::from(account.rows);
    eprintln!(
        "{file}: {} rows, {accepted:.4} accepted, unlawful {:?}",
        account.rows, account.unlawful
    );
    for refusal in account.refusals.iter().take(30) {
        eprintln!("  {refusal:?}");
    }
    for warning in &account.warnings {
        eprintln!("  {warning:?}");
    }
    assert!(accepted >= 0.97, "{file}: {accepted}");
    assert!(account.refusals.iter().all(|refusal| !refusal.reason.is_empty()));
    Some((rows, account))
}

#[test]
fn hefei_2015() {
    let Some((rows, account)) = import("postings/hefei_2015.csv", Noun::Vacancies, Format::Hefei2015) else {
        return;
    };
    let vacancies = vacancies(rows);
    assert!(vacancies.iter().all(|v| v.age_max.is_none()));
    let kind = |kind| account.unlawful.get(&kind).copied().unwrap_or(0);
    assert!(kind(Unlawful::Sex) >= 696, "sex stands in a column of 696 rows");
    assert!(kind(Unlawful::Age) >= 800);
    assert!(vacancies.iter().filter(|v| v.state == VacancyState::Held).count() < 60);
    assert!(vacancies.iter().filter(|v| v.conditions.lodging).count() > 500);
    assert!(vacancies.iter().any(|v| v.kind == VacancyKind::DayJob));
    let stated = vacancies.iter().filter(|v| v.wage.low.is_some()).count();
    assert!(stated > vacancies.len() / 2, "{stated}");
    assert!(
        vacancies
            .iter()
            .all(|v| v.open_to.is_none_or(|end| end >= v.open_from))
    );
    assert!(vacancies.iter().filter(|v| v.point.is_some()).count() > 600);
}

#[test]
fn national_2022() {
    let Some((rows, _)) = import(
        "postings/national_2022.csv",
        Noun::Vacancies,
        Format::National2022,
    ) else {
        return;
    };
    let vacancies = vacancies(rows);
    assert!(
        vacancies
            .iter()
            .all(|v| v.wage.low.is_some() && v.wage.unit == WageUnit::Month && v.wage.low <= v.wage.high)
    );
}

#[test]
fn cities_2026() {
    let Some((rows, account)) = import("postings/cities_2026.csv", Noun::Vacancies, Format::Cities2026)
    else {
        return;
    };
    let unread = account
        .warnings
        .iter()
        .filter(|w| w.code == "wage_unreadable")
        .map(|w| w.count)
        .sum::<u32>();
    assert_eq!(unread, 0);
    let vacancies = vacancies(rows);
    let stated = vacancies
        .iter()
        .filter(|v| v.wage.low.is_some() || v.wage.high.is_some())
        .count();
    assert!(stated >= vacancies.len() - 47, "47 rows state no wage");
    assert!(vacancies.iter().filter(|v| v.conditions.insured).count() > 3000);
}

#[test]
fn courses_2015() {
    let Some((rows, _)) = import("courses/courses_2015.csv", Noun::Courses, Format::Courses2015) else {
        return;
    };
    let areas = rows
        .iter()
        .filter(|row| matches!(&row.draft, Draft::Course(c) if c.area.is_some()))
        .count();
    assert!(areas * 100 >= rows.len() * 95, "{areas}");
}

#[test]
fn fairs_2015() {
    let Some((rows, account)) = import("fairs/job_fairs_2015.csv", Noun::Fairs, Format::Fairs2015) else {
        return;
    };
    assert_eq!((rows.len(), account.refused), (947, 0));
    let fairs: Vec<_> = rows
        .iter()
        .filter_map(|row| match &row.draft {
            Draft::Fair(fair) => Some(fair),
            _ => None,
        })
        .collect();
    assert!(fairs.iter().all(|fair| fair.stands >= 60));
    let placed = fairs.iter().filter(|fair| fair.area.is_some()).count();
    assert_eq!(
        placed, 943,
        "four rows name a street alone, as an earlier row does with its place"
    );
}

#[tokio::test]
async fn the_fairs_of_2015_are_browsed_page_by_page() {
    let Some(file) = shared("fairs/job_fairs_2015.csv") else {
        return;
    };
    let clock = FixedClock(start_of_day(day("2026-06-30")));
    let services = Arc::new(Services::in_memory(Arc::new(clock), 7).await.unwrap());
    let request = ImportRequest {
        noun: Noun::Fairs,
        format: Format::Fairs2015,
        file,
        dry_run: false,
    };
    let run = async || {
        services::import::import(&services, &Actor::Operator, request.clone(), &Quiet)
            .await
            .unwrap()
    };
    let first = run().await;
    assert_eq!((first.inserted, first.refused), (947, 0), "{:?}", first.refusals);
    assert_eq!(run().await.unchanged, 947);
    let fairs = services.ports().fairs;
    let page = |page, area: Option<&str>| {
        let query = FairQuery {
            when: FairWhen::Past,
            area: area.and_then(|code| AreaCode::parse(code).ok()),
            page,
            ..FairQuery::default()
        };
        let fairs = Arc::clone(&fairs);
        async move { fairs.events(&Actor::Visitor, query).await.unwrap() }
    };
    let last = page(48, None).await;
    assert_eq!((last.total, last.lines.len()), (947, 7));
    let songjiang = page(1, Some("310117")).await;
    assert_eq!(
        songjiang.total, 187,
        "132 + 46 + 8 + 1 of the four spellings of one street"
    );
}

#[test]
fn areas() {
    for file in ["areas/areas_l1_l3.csv", "areas/areas_l4.csv"] {
        let Some((_, account)) = import(file, Noun::Areas, Format::Canonical) else {
            return;
        };
        assert_eq!(account.refused, 0);
    }
}
