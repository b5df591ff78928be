//! What a file remembers: versions, spells of groups, history field by field.

use crate::sample::{at, code, day, imported, person, settle, uuid};
use chrono::NaiveDate;
use domain::category::{CategoryPeriod, CategorySource};
use domain::history::FieldChange;
use domain::ids::{PersonId, RecognitionId};
use domain::person::{Category, CategorySet, Person};
use store::{Database, StoreError};

contracts! {
    a_record_is_claimed_by_the_version_seen,
    a_record_changed_here_stays_that_of_its_row,
    spells_come_back_as_they_were,
    a_spell_begins_once_a_day_unless_it_never_held,
    spells_are_ended_and_not_rewritten,
    spells_that_end_soon_are_found_in_their_area,
    the_calendar_finds_whose_groups_are_due,
    histories_come_back_latest_first,
    names_of_every_script_come_back,
}

fn period(number: u32, category: Category, from: &str, to: Option<&str>) -> CategoryPeriod {
    CategoryPeriod {
        person: person(number).id,
        category,
        valid_from: day(from),
        valid_to: to.map(day),
        source: CategorySource::Recognition,
        document: "青人社〔2026〕12号".to_owned(),
        recognised_by: "staff:x".to_owned(),
        recognition: Some(RecognitionId(uuid(7, number))),
        recorded_on: day(from),
    }
}

async fn add(database: &Database, periods: &[CategoryPeriod]) -> Result<(), StoreError> {
    let mut change = database.begin().await?;
    change.add_category_periods(periods).await?;
    change.commit().await
}

async fn a_record_is_claimed_by_the_version_seen(database: Database) {
    settle(&database, 1, 0).await;
    let one = person(1);
    let mut change = database.begin().await.unwrap();
    assert!(change.claim_person(one.id, Person::FIRST).await.unwrap());
    change.set_people(&[one.clone().into()]).await.unwrap();
    assert!(!change.claim_person(one.id, Person::FIRST).await.unwrap());
    assert!(change.claim_person(one.id, Person::FIRST + 1).await.unwrap());
    assert!(!change.claim_person(person(9).id, Person::FIRST).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_person(one.id).await.unwrap().unwrap();
    assert_eq!(found.version, Person::FIRST + 1);
}

/// Whoever edits a file does not make the list it came from news again.
async fn a_record_changed_here_stays_that_of_its_row(database: Database) {
    let mut change = database.begin().await.unwrap();
    change.add_people(&[imported(person(1), 77)]).await.unwrap();
    change.set_people(&[person(1).into()]).await.unwrap();
    let ring = change.ring().await.unwrap();
    let kept = change.list_person_keys().await.unwrap()[0].content_mark;
    assert_eq!(kept, ring.content_mark(77));
    change.set_people(&[imported(person(1), 78)]).await.unwrap();
    let kept = change.list_person_keys().await.unwrap()[0].content_mark;
    assert_eq!(kept, ring.content_mark(78));
}

async fn spells_come_back_as_they_were(database: Database) {
    settle(&database, 2, 0).await;
    let past = CategoryPeriod {
        recognition: None,
        source: CategorySource::Import,
        ..period(1, Category::PoorWorker, "2024-01-01", Some("2024-12-31"))
    };
    let present = period(1, Category::PoorWorker, "2026-01-01", None);
    let others = period(2, Category::LandLossFarmer, "2025-01-01", None);
    add(&database, &[past.clone(), present.clone(), others.clone()])
        .await
        .unwrap();
    let mine = database.list_category_periods(person(1).id).await.unwrap();
    assert_eq!(mine, [present, past]);
    let ids = [person(1).id, person(2).id];
    let all = database.list_category_periods_of(&ids).await.unwrap();
    assert_eq!(all.len(), 3);
    assert!(all.contains(&others));
}

async fn a_spell_begins_once_a_day_unless_it_never_held(database: Database) {
    settle(&database, 1, 0).await;
    let spell = period(1, Category::PoorWorker, "2026-05-01", None);
    add(&database, std::slice::from_ref(&spell)).await.unwrap();
    let again = add(&database, std::slice::from_ref(&spell)).await.unwrap_err();
    assert!(again.violates("category_period_pkey"), "{again}");
    let mut change = database.begin().await.unwrap();
    let ended = change
        .end_category_period(spell.person, spell.category, day("2026-04-30"))
        .await;
    assert!(ended.unwrap());
    change.add_category_period(&spell).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_category_periods(spell.person).await.unwrap(),
        [spell]
    );
}

async fn spells_are_ended_and_not_rewritten(database: Database) {
    settle(&database, 1, 0).await;
    let past = period(1, Category::PoorWorker, "2024-01-01", Some("2024-12-31"));
    let present = period(1, Category::PoorWorker, "2026-01-01", None);
    add(&database, &[past.clone(), present.clone()]).await.unwrap();
    let mut change = database.begin().await.unwrap();
    let mut end = async |category, last: &str| {
        let ended = change
            .end_category_period(person(1).id, category, day(last))
            .await;
        ended.unwrap()
    };
    assert!(end(Category::PoorWorker, "2026-06-30").await);
    assert!(!end(Category::PoorWorker, "2026-06-30").await, "it has ended");
    assert!(!end(Category::LandLossFarmer, "2026-06-30").await);
    change.commit().await.unwrap();
    let ended = CategoryPeriod {
        valid_to: Some(day("2026-06-30")),
        ..present
    };
    let found = database.list_category_periods(person(1).id).await.unwrap();
    assert_eq!(found, [ended, past]);
}

async fn spells_that_end_soon_are_found_in_their_area(database: Database) {
    settle(&database, 4, 0).await;
    let soon = period(1, Category::PoorWorker, "2026-01-01", Some("2026-07-10"));
    let sooner = period(2, Category::LandLossFarmer, "2026-01-01", Some("2026-06-30"));
    add(
        &database,
        &[
            soon.clone(),
            sooner.clone(),
            period(3, Category::PoorWorker, "2026-01-01", Some("2026-06-29")),
            period(3, Category::LandLossFarmer, "2026-01-01", Some("2026-09-01")),
            period(4, Category::PoorWorker, "2026-07-01", Some("2026-07-05")),
            period(4, Category::LandLossFarmer, "2026-01-01", None),
        ],
    )
    .await
    .unwrap();
    let ending = async |area: &str, limit| {
        let found = database.list_category_periods_ending(
            Some(code(area)),
            day("2026-06-30"),
            day("2026-08-01"),
            limit,
        );
        found.await.unwrap()
    };
    assert_eq!(ending("330523", 10).await, [sooner.clone(), soon]);
    assert_eq!(ending("330523", 1).await, [sooner]);
    assert_eq!(ending("330524", 10).await, []);
}

async fn the_calendar_finds_whose_groups_are_due(database: Database) {
    settle(&database, 4, 0).await;
    let ahead = |number, from: &str, recorded: &str| CategoryPeriod {
        recorded_on: day(recorded),
        ..period(number, Category::MigrantWorker, from, None)
    };
    add(
        &database,
        &[
            // Ended, and still on the file.
            period(1, Category::PoorWorker, "2026-01-01", Some("2026-06-29")),
            // Ended, but another goes on.
            period(2, Category::PoorWorker, "2025-01-01", Some("2025-12-31")),
            period(2, Category::PoorWorker, "2026-01-01", None),
            // Written down ahead: has begun, has not.
            ahead(3, "2026-06-30", "2026-06-01"),
            ahead(4, "2026-07-01", "2026-06-01"),
        ],
    )
    .await
    .unwrap();
    let due = |on: NaiveDate, limit| database.list_people_with_due_periods(on, limit);
    let mut found = due(day("2026-06-30"), 10).await.unwrap();
    found.sort();
    assert_eq!(found, [person(1).id, person(3).id]);
    assert_eq!(due(day("2026-06-30"), 1).await.unwrap().len(), 1);
    assert_eq!(due(day("2026-06-29"), 10).await.unwrap(), Vec::<PersonId>::new());
}

async fn histories_come_back_latest_first(database: Database) {
    let entry = |number: u32, version, field: &str| FieldChange {
        noun: "person".to_owned(),
        id: person(number).id.0,
        version,
        field: field.to_owned(),
        old: "买买提·艾力".to_owned(),
        new: "𠮷".to_owned(),
        at: at(i64::from(version)),
        actor: "staff:x".to_owned(),
        why: "写错了".to_owned(),
    };
    let first = entry(1, 2, "name");
    let second = entry(1, 3, "phone");
    let mut change = database.begin().await.unwrap();
    change
        .add_field_changes(&[first.clone(), second.clone(), entry(2, 2, "name")])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let id = person(1).id.0;
    let all = database.list_field_changes("person", id, 10).await.unwrap();
    let changes: Vec<_> = all.iter().map(|kept| kept.change.clone()).collect();
    assert_eq!(changes, [second.clone(), first]);
    let since = database.list_field_changes_since("person", id, 2).await.unwrap();
    assert_eq!(
        since.iter().map(|kept| &kept.change).collect::<Vec<_>>(),
        [&second]
    );
    let seq = all[0].seq;
    let found = database.find_field_change(seq).await.unwrap().unwrap();
    assert_eq!((found.seq, found.change), (seq, second));
    assert_eq!(database.find_field_change(seq + 99).await.unwrap(), None);
    assert_eq!(
        database.list_field_changes("household", id, 10).await.unwrap(),
        []
    );
    assert_eq!(
        database.list_field_changes("person", id, 1).await.unwrap().len(),
        1
    );
}

async fn names_of_every_script_come_back(database: Database) {
    let names = [
        "丁",
        "买买提·艾力",
        "𠮷野",
        "㐀㐁",
        "王𬍛",
        "\u{31350}一",
        "欧阳娜娜",
    ];
    let named = |(number, name): (usize, &&str)| Person {
        name: (*name).to_owned(),
        categories: CategorySet::EMPTY,
        ..person(number as u32)
    };
    let people: Vec<Person> = names.iter().enumerate().map(named).collect();
    let rows: Vec<_> = people.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.add_people(&rows).await.unwrap();
    change.commit().await.unwrap();
    for person in people {
        let found = database.find_person(person.id).await.unwrap().unwrap();
        assert_eq!(found.name, person.name);
    }
}
