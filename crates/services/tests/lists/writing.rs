//! Ticks, and writing what is ticked.

use super::{
    Actor, ListQuery, ListUpload, NEXT_VILLAGE, Outcome, Person, Register, RowState, Tick, VILLAGE, World,
    by_number, came, code, compared, day, file, fresh, named, officer, page, register_of, row, text, upload,
    write,
};
use crate::world::staff;
use domain::actor::Role;
use domain::category::CategorySource;
use domain::list::ListState;
use domain::person::{Category, Consent};
use domain::ports::PeopleQuery;
use domain::refusal::Refusal;
use services::{Opening, Services};
use std::sync::Arc;

#[tokio::test]
async fn what_is_ticked_goes_in_with_its_history_and_its_spells() {
    let known = named(1, VILLAGE, "王小明");
    let other = named(2, VILLAGE, "李秀英");
    let world = World::with(&[known.clone(), other.clone()], &[]).await;
    let csv = register_of(&[
        ("王小明", known.resident_id, "杨家村"),
        ("李秀英", other.resident_id, "柳树村"),
        ("刘小强", fresh(1), "柳树村"),
        ("刘大强", fresh(2), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let lists = &world.ports.lists;
    let refused = lists.apply(&officer(), id).await;
    assert!(
        matches!(refused, Err(Refusal::Fields(_))),
        "nothing is ticked yet"
    );
    lists
        .tick(&officer(), id, Tick::All(RowState::New, true))
        .await
        .unwrap();
    let shown = page(&world, id).await.rows;
    let tick = Tick::Rows {
        shown: vec![shown[0].id, shown[1].id, shown[3].id],
        ticked: vec![shown[0].id],
    };
    lists.tick(&officer(), id, tick).await.unwrap();
    lists.apply(&officer(), id).await.unwrap();
    assert_eq!(page(&world, id).await.line.state, ListState::Applying);
    world.services.work_on_lists().await.unwrap();
    assert_eq!(came(&world, id, Outcome::Written).await, 2);

    let after = file(&world, known.id).await;
    assert_eq!(after.living_area, code(NEXT_VILLAGE));
    assert_eq!(
        after.consent, known.consent,
        "what a list does not say is not unsaid"
    );
    assert!(
        after.categories.has(Category::PoorWorker) && after.categories.has(Category::PersonWithDisability)
    );
    assert_eq!(after.version, known.version + 1);
    assert_eq!(file(&world, other.id).await, other, "what is not ticked stays");
    assert!(by_number(&world, fresh(2)).await.is_none());

    let new = by_number(&world, fresh(1)).await.unwrap();
    assert_eq!((new.name.as_str(), new.consent), ("刘小强", Consent::NotAsked));
    assert!(new.no.starts_with("L260630-"), "{}", new.no);
    let db = &world.services.db;
    let spell = db.list_category_periods(new.id).await.unwrap().remove(0);
    assert_eq!(spell.category, Category::PersonWithDisability);
    assert_eq!(spell.source, CategorySource::Import);
    assert_eq!(spell.valid_from, day("2026-06-01"));
    assert_eq!(spell.document, "县残联 2026-06-01");
    assert_eq!(spell.recognised_by, officer().label());
    let history = db.list_field_changes("person", known.id.0, 10).await.unwrap();
    let home = history
        .iter()
        .find(|kept| kept.change.field == "living_area")
        .unwrap();
    assert_eq!(
        (home.change.old.as_str(), home.change.new.as_str()),
        (VILLAGE, NEXT_VILLAGE)
    );
    assert_eq!(
        (home.change.why.as_str(), home.change.actor.as_str()),
        ("县残联 2026-06-01", officer().label().as_str())
    );
    assert!(
        history
            .iter()
            .all(|kept| !kept.change.new.contains(&text(known.resident_id)[6..16]))
    );
    let mark = world.ports.finding.remember(&officer(), "刘小强").await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        whose: Some(domain::finding::Whose::All),
        ..PeopleQuery::default()
    };
    assert_eq!(
        world.ports.finding.find(&officer(), &query).await.unwrap().total,
        1
    );
}

#[tokio::test]
async fn the_same_list_again_changes_nothing() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("王小明", known.resident_id, "柳树村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    let again = compared(&world, Register::Disability, &csv).await;
    let states: Vec<RowState> = page(&world, again)
        .await
        .rows
        .iter()
        .map(|row| row.state)
        .collect();
    assert_eq!(states, [RowState::Same, RowState::Same]);
}

#[tokio::test]
async fn a_file_that_changed_meanwhile_is_a_conflict_and_not_written() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = register_of(&[
        ("王小明", known.resident_id, "杨家村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let moved = Person {
        living_area: code(VILLAGE),
        literate: Some(true),
        ..known.clone()
    };
    world.keep_people(std::slice::from_ref(&moved)).await;
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Conflict).await, 1);
    assert_eq!(came(&world, id, Outcome::Written).await, 1);
    assert_eq!(row(&world, id, 2).await.outcome, Some(Outcome::Conflict));
    assert_eq!(file(&world, known.id).await.living_area, code(VILLAGE));
}

#[tokio::test]
async fn of_two_lists_with_one_number_the_second_writes_nobody_twice() {
    let world = World::new().await;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村")]);
    let first = compared(&world, Register::Disability, &csv).await;
    let second = compared(&world, Register::Disability, &csv).await;
    let lists = &world.ports.lists;
    for id in [first, second] {
        lists
            .tick(&officer(), id, Tick::All(RowState::New, true))
            .await
            .unwrap();
        lists.apply(&officer(), id).await.unwrap();
    }
    let twice = lists.apply(&officer(), first).await;
    assert_eq!(twice.unwrap_err(), Refusal::Changed, "who asks second is told");
    let (one, other) = tokio::join!(world.services.work_on_lists(), world.services.work_on_lists());
    assert_eq!(one.unwrap() + other.unwrap(), 2);
    assert_eq!(came(&world, first, Outcome::Written).await, 1);
    assert_eq!(came(&world, second, Outcome::Conflict).await, 1);
    assert_eq!(world.services.db.count_people(None).await.unwrap(), 1);
}

pub(super) async fn opened(folder: &std::path::Path) -> Arc<Services> {
    let opening = Opening {
        data: folder.to_owned(),
        database_url: None,
        data_key: None,
        clock: Arc::new(domain::clock::FixedClock(crate::world::at("2026-06-30"))),
        chance: Arc::new(services::machine::MachineChance::seeded(9)),
    };
    let services = Services::open(opening).await.unwrap();
    services.migrate().await.unwrap();
    Arc::new(services)
}

#[tokio::test]
async fn what_somebody_was_promised_is_written_after_a_stop() {
    let folder = tempfile::tempdir().unwrap();
    let services = opened(folder.path()).await;
    let rows: String = (1..=50)
        .flat_map(|number| {
            let number = text(fresh(number));
            [
                "刘小强,".to_owned(),
                format!("{number},{number}43,330521101201\n"),
            ]
        })
        .collect();
    let csv = format!("姓名,身份证号,残疾证号,村\n{rows}");
    let sent = ListUpload {
        area: code("330521"),
        ..upload(Register::Disability, &csv)
    };
    let lists = services.ports().lists;
    let operator = Actor::Operator;
    let id = lists.upload(&operator, sent.clone()).await.unwrap();
    services.work_on_lists().await.unwrap();
    lists
        .tick(&operator, id, Tick::All(RowState::New, true))
        .await
        .unwrap();
    lists.apply(&operator, id).await.unwrap();
    // Another list is sent, and the program stops before it is read; a command is about to read one more.
    let county = staff(Role::CountyOfficer, "330521");
    let unread = lists.upload(&county, sent.clone()).await.unwrap();
    let of_command = lists.upload(&operator, sent).await.unwrap();
    services.db.close().await;
    drop((lists, services));

    let services = opened(folder.path()).await;
    let lists = services.ports().lists;
    services.settle_broken_lists().await.unwrap();
    services.work_on_lists().await.unwrap();
    let page = lists.list(&operator, id, ListQuery::default()).await.unwrap();
    assert_eq!(page.line.state, ListState::Applied);
    assert_eq!(page.line.counts.came(Outcome::Written), 50);
    assert_eq!(services.db.count_people(None).await.unwrap(), 50);
    let unread = lists.list(&operator, unread, ListQuery::default()).await.unwrap();
    assert_eq!(unread.line.state, ListState::Broken);
    assert_eq!(unread.problem.unwrap().fault, domain::list::FileFault::Stopped);
    let of_command = lists
        .list(&operator, of_command, ListQuery::default())
        .await
        .unwrap();
    assert_eq!(of_command.line.state, ListState::Reading, "it is read elsewhere");
}
