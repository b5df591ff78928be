//! The catalogue follows the database.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, VILLAGE, World, day, employer_id, person, staff, vacancies, vacancy};
use domain::actor::{Actor, Role};
use domain::catalogue::{CataloguePage, CatalogueQuery, DocumentKind};
use domain::refusal::Refusal;
use domain::vacancy::{Unlawful, UnlawfulWording, Vacancy, VacancyState};
use services::demo::DemoSettings;

const VISITOR: Actor = Actor::Visitor;

async fn search(world: &World, words: &str) -> CataloguePage {
    let query = CatalogueQuery {
        words: words.to_owned(),
        limit: 100,
        ..CatalogueQuery::default()
    };
    world.ports.vacancies.search(&VISITOR, query).await.unwrap()
}

async fn found(world: &World, words: &str) -> Vec<String> {
    let mut numbers: Vec<String> = search(world, words)
        .await
        .cards
        .into_iter()
        .map(|card| card.no)
        .collect();
    numbers.sort();
    numbers
}

async fn is_well(world: &World) -> bool {
    let checks = world.services.doctor().await;
    let unwell: Vec<_> = checks
        .iter()
        .filter(|check| !check.ok && check.name != "durability")
        .collect();
    assert!(unwell.is_empty(), "{unwell:?}");
    true
}

#[tokio::test]
async fn a_withdrawn_vacancy_leaves_the_search_and_its_page_explains_itself() {
    let world = World::with(&[], &vacancies(1..=2)).await;
    world.services.refresh_index().await.unwrap();
    assert_eq!(found(&world, "缝纫工").await, ["V001", "V002"]);
    world.withdraw(1).await;
    world.services.refresh_index().await.unwrap();
    assert_eq!(found(&world, "缝纫工").await, ["V002"]);
    let view = world
        .ports
        .vacancies
        .find(&VISITOR, vacancy(1, "").id)
        .await
        .unwrap();
    assert!(!view.open && !view.may_withdraw);
    let similar: Vec<_> = view.similar.iter().map(|card| card.no.as_str()).collect();
    assert_eq!(similar, ["V002"]);
    assert!(is_well(&world).await);
}

#[tokio::test]
async fn only_those_who_look_after_a_place_withdraw_its_vacancies() {
    let world = World::with(&[], &vacancies(1..=1)).await;
    let withdraw = async |who: Actor| {
        let id = vacancy(1, "").id;
        world.ports.vacancies.withdraw(&who, id, String::new()).await
    };
    let table = [
        (VISITOR, Refusal::NotSignedIn),
        (staff(Role::Coordinator, VILLAGE), Refusal::NotAllowed),
        (staff(Role::Auditor, COUNTY), Refusal::NotAllowed),
        (staff(Role::CitySupervisor, "3305"), Refusal::NotAllowed),
        (staff(Role::CountyOfficer, "330599"), Refusal::NotAllowed),
    ];
    for (who, refusal) in table {
        assert_eq!(withdraw(who.clone()).await, Err(refusal), "{who:?}");
    }
    assert_eq!(withdraw(staff(Role::CountyOfficer, COUNTY)).await, Ok(()));
    assert_eq!(
        withdraw(staff(Role::CountyOfficer, COUNTY)).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn a_held_vacancy_is_shown_to_officers_only() {
    let held = Vacancy {
        state: VacancyState::Held,
        ..vacancy(1, "缝纫工")
    };
    let world = World::with(&[], std::slice::from_ref(&held)).await;
    world.services.refresh_index().await.unwrap();
    assert!(found(&world, "缝纫工").await.is_empty());
    let find = async |who: Actor| world.ports.vacancies.find(&who, held.id).await.map(|_| ());
    assert_eq!(find(VISITOR).await, Err(Refusal::NotFound));
    assert_eq!(
        find(Actor::Seeker(person(1, VILLAGE).id)).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        find(staff(Role::CountyOfficer, "330599")).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(find(staff(Role::CountyOfficer, COUNTY)).await, Ok(()));
}

#[tokio::test]
async fn unlawful_words_are_blank_for_seekers_and_plain_for_officers() {
    let faulty = Vacancy {
        description: "缝制衣服。限女性。包吃。".into(),
        unlawful: vec![UnlawfulWording {
            kind: Unlawful::Sex,
            words: "限女性".into(),
        }],
        ..vacancy(1, "缝纫工")
    };
    let world = World::with(&[], std::slice::from_ref(&faulty)).await;
    world.services.refresh_index().await.unwrap();
    let seen = world.ports.vacancies.find(&VISITOR, faulty.id).await.unwrap();
    assert!(!seen.vacancy.description.contains("限女性"));
    assert!(seen.vacancy.description.contains("包吃"));
    assert!(seen.unlawful.is_empty() && seen.vacancy.unlawful.is_empty());
    let officer = staff(Role::CountyOfficer, COUNTY);
    let whole = world.ports.vacancies.find(&officer, faulty.id).await.unwrap();
    assert_eq!(
        (whole.vacancy.description, whole.unlawful),
        (faulty.description, faulty.unlawful)
    );
    let page = search(&world, "限女性").await;
    let blank = |card: &domain::catalogue::Card| !format!("{card:?}").contains("限女性");
    assert!(page.cards.iter().all(blank), "{:?}", page.cards);
}

#[tokio::test]
async fn nothing_of_a_blacklisted_employer_is_found() {
    let world = World::with(&[], &vacancies(1..=2)).await;
    world.services.refresh_index().await.unwrap();
    assert_eq!(found(&world, "缝纫工").await.len(), 2);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("employers.csv");
    for (listed, expected) in [("yes", 0), ("no", 2)] {
        std::fs::write(&file, format!("employer_name,blacklisted\n青禾制衣厂,{listed}\n")).unwrap();
        let request = services::import::ImportRequest {
            noun: services::import::Noun::Employers,
            format: services::import::Format::Canonical,
            file: file.clone(),
            dry_run: false,
        };
        let account = services::import::import(
            &world.services,
            &Actor::Operator,
            request,
            &services::import::Quiet,
        )
        .await
        .unwrap();
        assert_eq!((account.updated, account.refused), (1, 0), "{account:?}");
        let kept = world
            .services
            .db
            .find_employer(employer_id())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(kept.blacklisted, expected == 0);
        world.services.refresh_index().await.unwrap();
        assert_eq!(found(&world, "缝纫工").await.len(), expected);
        assert!(is_well(&world).await);
    }
}

#[tokio::test]
async fn a_vacancy_closes_in_the_search_on_its_day_without_anybody_touching_it() {
    let ends = Vacancy {
        open_to: Some(day("2026-07-01")),
        ..vacancy(1, "缝纫工")
    };
    let grows_old = Vacancy {
        open_to: None,
        ..vacancy(2, "缝纫工")
    };
    let world = World::with(&[], &[ends, grows_old]).await;
    world.services.refresh_index().await.unwrap();
    world.clock.set("2026-07-01");
    assert_eq!(found(&world, "缝纫工").await, ["V001", "V002"]);
    world.clock.set("2026-07-02");
    assert_eq!(found(&world, "缝纫工").await, ["V002"]);
    world.clock.set("2026-09-18");
    assert_eq!(
        found(&world, "缝纫工").await,
        ["V002"],
        "ninety days after the last touch"
    );
    world.clock.set("2026-09-19");
    assert!(found(&world, "缝纫工").await.is_empty());
}

#[tokio::test]
async fn building_the_index_anew_gives_what_following_the_changes_gave() {
    let world = World::empty().await;
    let settings = DemoSettings {
        people: 20,
        vacancies: 120,
        seed: 5,
        as_of: day("2026-06-30"),
    };
    world.services.load_demo(&settings).await.unwrap();
    world.services.refresh_index().await.unwrap();
    assert_eq!(world.services.db.count_index_tasks().await.unwrap(), 0);
    let open = world.services.db.list_open_vacancies(day("2026-06-30"), 90).await;
    let gone: Vec<_> = open.unwrap().into_iter().take(7).collect();
    for vacancy in &gone {
        let who = Actor::Operator;
        world
            .ports
            .vacancies
            .withdraw(&who, vacancy.id, String::new())
            .await
            .unwrap();
    }
    world.services.refresh_index().await.unwrap();
    let mut before = Vec::new();
    for words in ["", "缝纫", "保洁", "养老护理", "电工"] {
        let page = search(&world, words).await;
        before.push((page.total, found(&world, words).await));
    }
    assert!(
        before
            .iter()
            .all(|(_, numbers)| { gone.iter().all(|vacancy| !numbers.contains(&vacancy.no)) })
    );
    assert!(is_well(&world).await);
    let documents = world.services.reindex().await.unwrap();
    let mut after = Vec::new();
    for words in ["", "缝纫", "保洁", "养老护理", "电工"] {
        let page = search(&world, words).await;
        after.push((page.total, found(&world, words).await));
    }
    assert_eq!(before, after);
    assert!(documents >= u64::from(before[0].0));
    assert!(is_well(&world).await);
}

#[tokio::test]
async fn the_home_page_counts_what_is_open() {
    let closed = Vacancy {
        state: VacancyState::Closed,
        ..vacancy(9, "缝纫工")
    };
    let mut work = vacancies(1..=4);
    work.push(closed);
    let world = World::with(&[], &work).await;
    world.services.refresh_index().await.unwrap();
    let home = world.ports.vacancies.home(&VISITOR, None).await.unwrap();
    assert_eq!((home.vacancies, home.courses, home.newest.len()), (4, 0, 3));
    assert!(home.newest.iter().all(|card| card.kind == DocumentKind::Vacancy));
}
