//! The one way a person is written.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{VILLAGE, World, coordinator, day, person};
use domain::category::{CategoryPeriod, CategorySource};
use domain::person::{Category, CategorySet, Person};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::Phone;
use services::Failure;

async fn write(world: &World, before: Option<&Person>, after: &Person) -> Result<(), Failure> {
    let mut change = world.services.db.begin().await?;
    world
        .services
        .write_person(&mut change, &coordinator(), before, after, "登记")
        .await?;
    Ok(change.commit().await?)
}

async fn found(world: &World, person: &Person) -> Person {
    world.services.db.find_person(person.id).await.unwrap().unwrap()
}

fn refusal(done: Result<(), Failure>) -> Refusal {
    match done {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

async fn history(world: &World, person: &Person) -> Vec<(String, String, String)> {
    let kept = world
        .services
        .db
        .list_field_changes("person", person.id.0, 99)
        .await;
    let told = |kept: domain::history::KeptChange| {
        let change = kept.change;
        (change.field, change.old, change.new)
    };
    kept.unwrap().into_iter().map(told).collect()
}

fn said(field: &str, old: &str, new: &str) -> (String, String, String) {
    (field.to_owned(), old.to_owned(), new.to_owned())
}

#[tokio::test]
async fn every_field_that_changes_is_in_the_history() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    let before = found(&world, &new).await;
    let after = Person {
        name: "买买提·艾力".to_owned(),
        phone: Phone::parse("13800000021").ok(),
        skills: vec!["缝纫".to_owned(), "电焊".to_owned()],
        ..before.clone()
    };
    write(&world, Some(&before), &after).await.unwrap();
    assert_eq!(
        history(&world, &new).await,
        [
            said("skills", "", "缝纫、电焊"),
            said("phone", "", "138******21"),
            said("name", "王小明", "买买提·艾力"),
            said("no", "", "P001"),
        ]
    );
    assert_eq!(found(&world, &new).await.version, Person::FIRST + 1);
    let audit = world
        .services
        .db
        .list_audit_of("person", &new.id.to_string())
        .await;
    let verbs: Vec<_> = audit.unwrap().into_iter().map(|line| line.verb).collect();
    assert_eq!(verbs, ["update", "create"]);
}

#[tokio::test]
async fn whoever_saw_an_older_record_is_told_and_changes_nothing() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    let seen = found(&world, &new).await;
    let named = |name: &str| Person {
        name: name.to_owned(),
        ..seen.clone()
    };
    write(&world, Some(&seen), &named("甲")).await.unwrap();
    let late = write(&world, Some(&seen), &named("乙")).await;
    assert_eq!(refusal(late), Refusal::Changed);
    assert_eq!(found(&world, &new).await.name, "甲");
    assert_eq!(history(&world, &new).await.len(), 2);
}

#[tokio::test]
async fn nothing_changed_writes_nothing() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    let seen = found(&world, &new).await;
    write(&world, Some(&seen), &seen).await.unwrap();
    assert_eq!(found(&world, &new).await.version, Person::FIRST);
}

#[tokio::test]
async fn two_clerks_save_one_id_and_the_second_is_told_beside_the_field() {
    let world = World::new().await;
    write(&world, None, &person(1, VILLAGE)).await.unwrap();
    let twin = Person {
        resident_id: person(1, VILLAGE).resident_id,
        ..person(2, VILLAGE)
    };
    let taken = Refusal::Fields(vec![FieldProblem {
        field: "resident_id".to_owned(),
        problem: Problem::Taken,
    }]);
    assert_eq!(refusal(write(&world, None, &twin).await), taken);
    let (world, twin) = (&world, &twin);
    let late = async { write(world, None, twin).await };
    assert_eq!(refusal(late.await), taken);
    assert_eq!(world.services.db.count_people(None).await.unwrap(), 1);
}

#[tokio::test]
async fn groups_that_come_and_go_begin_and_end_spells() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    world.clock.set("2026-09-01");
    let before = found(&world, &new).await;
    let after = Person {
        categories: CategorySet::EMPTY.with(Category::MigrantWorker),
        ..before.clone()
    };
    write(&world, Some(&before), &after).await.unwrap();
    let spells = |periods: Vec<CategoryPeriod>| -> Vec<_> {
        let told = |p: CategoryPeriod| (p.category, p.valid_from, p.valid_to, p.source);
        periods.into_iter().map(told).collect()
    };
    let periods = world.services.db.list_category_periods(new.id).await.unwrap();
    assert_eq!(
        spells(periods),
        [
            (
                Category::MigrantWorker,
                day("2026-09-01"),
                None,
                CategorySource::Staff
            ),
            (
                Category::PoorWorker,
                day("2026-06-30"),
                Some(day("2026-08-31")),
                CategorySource::Staff
            ),
        ]
    );
}

#[tokio::test]
async fn a_spell_the_caller_wrote_is_not_written_twice() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    let before = found(&world, &new).await;
    let spell = CategoryPeriod {
        person: new.id,
        category: Category::LandLossFarmer,
        valid_from: day("2026-06-01"),
        valid_to: Some(day("2027-05-31")),
        source: CategorySource::Recognition,
        document: "决定书".to_owned(),
        recognised_by: coordinator().label(),
        recognition: None,
        recorded_on: day("2026-06-30"),
    };
    let after = Person {
        categories: before.categories.with(spell.category),
        ..before.clone()
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.add_category_period(&spell).await.unwrap();
    let who = coordinator();
    let done = world
        .services
        .write_person(&mut change, &who, Some(&before), &after, "认定");
    done.await.unwrap();
    change.commit().await.unwrap();
    let periods = world.services.db.list_category_periods(new.id).await.unwrap();
    assert_eq!(periods.len(), 2);
    assert!(periods.contains(&spell));
}

#[tokio::test]
async fn a_spell_that_ends_takes_the_group_off_the_file_the_day_after() {
    let world = World::new().await;
    let new = person(1, VILLAGE);
    write(&world, None, &new).await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    change
        .end_category_period(new.id, Category::PoorWorker, day("2026-07-31"))
        .await
        .unwrap();
    change.commit().await.unwrap();
    world.clock.set("2026-07-31");
    world.services.tidy().await.unwrap();
    assert!(found(&world, &new).await.categories.has(Category::PoorWorker));
    world.clock.set("2026-08-01");
    world.services.tidy().await.unwrap();
    assert!(found(&world, &new).await.categories.is_empty());
    assert_eq!(
        history(&world, &new).await[0],
        said("categories", "poor_worker", "")
    );
    assert_eq!(world.services.follow_calendar().await.unwrap(), 0);
}
