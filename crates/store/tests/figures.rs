//! Figures, printed and never asserted: `cargo test -p store --release -- --ignored --nocapture figures`.

use crate::sample::{code, day, employer, lead, person, vacancy};
use crate::server;
use std::time::Instant;
use store::{Database, Keyring};

const PEOPLE: u32 = 50_000;
const VACANCIES: u32 = 20_000;

#[tokio::test]
#[ignore = "prints figures"]
async fn figures() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Database::sqlite(folder.path().join("songgang.db"), Keyring::for_tests())
        .await
        .unwrap();
    sqlite.migrate().await.unwrap();
    measure(&sqlite).await;
    if let Some(postgres) = server::database().await {
        measure(&postgres).await;
    }
}

async fn measure(database: &Database) {
    let employer = employer(1);
    let people: Vec<_> = (1..=PEOPLE).map(|number| person(number).into()).collect();
    let vacancies: Vec<_> = (1..=VACANCIES)
        .map(|number| vacancy(number, &employer).into())
        .collect();
    let leads: Vec<_> = (0..PEOPLE * 5)
        .map(|number| lead(number + 1, number / 5 + 1, number % VACANCIES + 1))
        .collect();
    let engine = database.engine();
    let report = |what: &str, rows: usize, start: Instant| {
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{engine:?} {what}: {rows} rows, {seconds:.2} s, {:.0} rows/s",
            rows as f64 / seconds
        );
    };

    let mut change = database.begin().await.unwrap();
    change.add_employers(&[employer.clone().into()]).await.unwrap();
    let start = Instant::now();
    change.add_people(&people).await.unwrap();
    report("people in", people.len(), start);
    let start = Instant::now();
    change.add_vacancies(&vacancies).await.unwrap();
    report("vacancies in", vacancies.len(), start);
    let start = Instant::now();
    change.add_leads(&leads).await.unwrap();
    report("leads in", leads.len(), start);
    let start = Instant::now();
    change.commit().await.unwrap();
    report("commit", 1, start);

    let start = Instant::now();
    report(
        "people out",
        database.list_people_in_area(None).await.unwrap().len(),
        start,
    );
    let start = Instant::now();
    let open = database
        .list_open_vacancies(crate::sample::day("2026-04-01"), 90)
        .await
        .unwrap();
    report("vacancies out", open.len(), start);
    let start = Instant::now();
    report(
        "pairs out",
        database.list_offered_pairs(None).await.unwrap().len(),
        start,
    );
    let start = Instant::now();
    let counts = database
        .count_leads_by_person(Some(code("330523")), 2026, day("2026-12-31"))
        .await
        .unwrap();
    report("leads counted by person", counts.len(), start);
    let start = Instant::now();
    report(
        "keys out",
        database.list_person_keys().await.unwrap().len(),
        start,
    );
}
