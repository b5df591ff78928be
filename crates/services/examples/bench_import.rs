//! The main job on real input: the postings files come in with indexing, then 20,000 generated people of those cities
//! are matched. Reads `../shared/data` beside the project, or the folder named by `SONGGANG_SHARED_DATA`.

use chrono::{Months, NaiveDate};
use domain::actor::Actor;
use domain::clock::{FixedClock, start_of_day};
use domain::fit::Functions;
use domain::ids::PersonId;
use domain::lead::RoundKind;
use domain::person::{Category, CategorySet, Consent, HomeBased, Person};
use domain::trade::TRADES;
use domain::values::{AreaCode, AreaLevel, Education, Fen, ResidentId};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use services::import::{Format, ImportRequest, Noun, Quiet, import};
use services::machine::MachineChance;
use services::round::RoundRequest;
use services::{Failure, Opening, Services};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use store::Imported;

/// People generated.
const PEOPLE: u32 = 20_000;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let data = std::env::var_os("SONGGANG_SHARED_DATA")
        .map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    if !data.join("postings").is_dir() {
        println!("skipped: no real postings at {}", data.display());
        return Ok(());
    }
    let folder = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let services = open(folder.path()).await?;
    services.migrate().await?;
    bring_in(&services, &data).await?;
    let people = people(&services).await?;
    let mut change = services.db.begin().await?;
    change.add_people(&people).await?;
    change.commit().await?;
    let request = RoundRequest {
        year: 2015,
        kind: RoundKind::Year,
        per_opening: None,
        area: None,
        dry_run: false,
        out: None,
    };
    let started = Instant::now();
    let told = |permille: u64| {
        println!(
            "match at {permille} ‰ after {:.2} s",
            started.elapsed().as_secs_f64()
        );
    };
    let report = services.run_round(&Actor::Operator, &request, &told).await?;
    println!(
        "match: {} people, need {}, {} vacancies, capacity {}, assigned {}, full {}, short {}, gap {:.6} %, \
         over limit {}, {:.2} s, {} MiB",
        report.people_due,
        report.need,
        report.vacancies_open,
        report.capacity,
        report.assigned,
        report.people_full,
        report.people_short,
        report.gap * 100.0,
        report.over_limit,
        report.seconds,
        report.peak_rss_mib
    );
    Ok(())
}

async fn open(folder: &Path) -> Result<Services, Failure> {
    let day = NaiveDate::from_ymd_opt(2015, 5, 1).unwrap_or_default();
    Services::open(Opening {
        data: folder.to_owned(),
        database_url: None,
        data_key: None,
        clock: Arc::new(FixedClock(start_of_day(day))),
        chance: Arc::new(MachineChance::seeded(1)),
    })
    .await
}

async fn bring_in(services: &Services, data: &Path) -> Result<(), Failure> {
    let started = Instant::now();
    for name in ["hefei_2015", "national_2022", "cities_2026"] {
        let format: Format = name.parse().map_err(|_| Failure::message(name))?;
        let file = data.join("postings").join(format!("{name}.csv"));
        let request = ImportRequest {
            noun: Noun::Vacancies,
            format,
            file,
            dry_run: false,
        };
        let account = import(services, &Actor::Operator, request, &Quiet).await?;
        println!(
            "import {name}: {} of {} rows, {:.2} s",
            account.accepted(),
            account.rows,
            account.seconds
        );
    }
    let stored = started.elapsed().as_secs_f64();
    services.refresh_index().await?;
    println!(
        "import with indexing: {:.2} s, of these indexing {:.2} s",
        started.elapsed().as_secs_f64(),
        started.elapsed().as_secs_f64() - stored
    );
    Ok(())
}

/// People spread over the places where the vacancies are, with wishes, skills and limits like a county's register.
async fn people(services: &Services) -> Result<Vec<Imported<Person>>, Failure> {
    let mut rng = StdRng::seed_from_u64(2015);
    let places: Vec<AreaCode> = services
        .db
        .list_vacancies_after(None, 100_000)
        .await?
        .into_iter()
        .map(|vacancy| vacancy.area)
        .filter(|area| area.level() >= AreaLevel::City)
        .collect();
    (0..PEOPLE)
        .map(|number| person(services, &mut rng, &places, number))
        .collect()
}

fn person(
    services: &Services,
    rng: &mut StdRng,
    places: &[AreaCode],
    number: u32,
) -> Result<Imported<Person>, Failure> {
    let home = places[rng.random_range(0..places.len())];
    let oldest = NaiveDate::from_ymd_opt(1956, 1, 1).unwrap_or_default();
    let birth = oldest + Months::new(rng.random_range(0..12 * 42));
    let resident_id = ResidentId::compose(990_000 + number / 1000, birth, (number % 1000) as u16)
        .map_err(|_| Failure::message("a generated number is wrong"))?;
    let disabled = rng.random_bool(0.35);
    let trade = |rng: &mut StdRng| TRADES[rng.random_range(0..TRADES.len())].zh.to_owned();
    let level = |rng: &mut StdRng| (disabled && rng.random_bool(0.3)).then(|| rng.random_range(0..=3));
    let education = Education::ALL[rng.random_range(0..6)];
    let person = Person {
        id: PersonId::new(&*services.ids, services.clock.now()),
        no: format!("B{number:06}"),
        resident_id,
        name: "样本".to_owned(),
        phone: None,
        hukou_area: home,
        living_area: home,
        point: None,
        categories: CategorySet::EMPTY.with(if disabled {
            Category::PersonWithDisability
        } else {
            Category::PoorWorker
        }),
        disability_certificate: None,
        education: Some(education),
        employment_status: None,
        work_capacity: Some(true),
        work_willingness: Some(true),
        skills: vec![trade(rng)],
        wanted_occupations: vec![trade(rng), trade(rng)],
        wanted_areas: home.at(AreaLevel::City).into_iter().collect(),
        wage_min: Some(Fen::yuan(rng.random_range(18..50) * 100)),
        distance_km: Some([5, 10, 20, 30, 50][rng.random_range(0..5)]),
        home_based: if rng.random_bool(0.02) {
            HomeBased::Only
        } else {
            HomeBased::Can
        },
        functions: Functions(std::array::from_fn(|_| level(rng))),
        literate: Some(true),
        no_night: rng.random_bool(0.2),
        consent: Consent::Given,
        left: None,
        version: Person::FIRST,
    };
    Ok(person.into())
}
