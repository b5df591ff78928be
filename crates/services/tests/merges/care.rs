//! What follows a merge: who looks after the person, what staff were asked, what was seen and decided, and where.

use super::{found, furnished, id, merge, named, town, wish, world};
use crate::world::{COUNTY, NEXT_VILLAGE, VILLAGE, World, code, day, staff};
use domain::access::AccessKind;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, PersonId, RecognitionTaskId};
use domain::person::{Category, Person};
use domain::ports::TaskKind;
use services::MergeRequest;
use store::RecognitionTask;
use uuid::Uuid;

async fn account(world: &World, login: &str) -> AccountId {
    let services = &world.services;
    let made = services
        .create_account(Role::Coordinator, code(VILLAGE), login)
        .await;
    made.unwrap();
    let account = services.db.find_account_by_login(login).await.unwrap();
    account.unwrap().id
}

async fn tell(world: &World, person: PersonId, to: AccountId) -> RecognitionTaskId {
    let id = RecognitionTaskId(Uuid::from_u128(0x77));
    let task = RecognitionTask {
        id,
        kind: TaskKind::Returned,
        recognition: None,
        person,
        category: Category::PoorWorker,
        area: code(VILLAGE),
        actor: Actor::staff_label(to),
        due_on: None,
        made_at: crate::world::at("2026-06-29"),
        seen_at: None,
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.add_recognition_task(&task).await.unwrap();
    change.commit().await.unwrap();
    id
}

async fn asked(world: &World, task: RecognitionTaskId) -> String {
    let task = world.services.db.find_recognition_task(task).await.unwrap();
    task.unwrap().actor
}

#[tokio::test]
async fn open_tasks_pass_to_whoever_looks_after_the_kept_file_and_back() {
    let world = world(&[named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀瑛")]).await;
    let (anna, bella) = (account(&world, "anna").await, account(&world, "bella").await);
    let mut change = world.services.db.begin().await.unwrap();
    let how = (
        crate::world::at("2026-06-01"),
        domain::hand_over::Taking::Assigned,
        None,
    );
    change.set_owner(&[id(1)], anna, how).await.unwrap();
    change.set_owner(&[id(2)], bella, how).await.unwrap();
    change.commit().await.unwrap();
    let task = tell(&world, id(2), bella).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(asked(&world, task).await, Actor::staff_label(anna));
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!(asked(&world, task).await, Actor::staff_label(bella));
    let owners = world
        .services
        .db
        .list_current_owners(&[id(1), id(2)])
        .await
        .unwrap();
    assert!(owners.contains(&(id(1), anna)) && owners.contains(&(id(2), bella)));
}

/// Both files live in a village that becomes part of another while they are one.
#[tokio::test]
async fn an_undo_gives_back_no_place_that_has_ended() {
    let wanting = |number, name| Person {
        wanted_areas: vec![code(VILLAGE), code(NEXT_VILLAGE)],
        ..named(number, VILLAGE, name)
    };
    let world = world(&[wanting(1, "李秀英"), wanting(2, "李秀瑛")]).await;
    let made = merge(&world, 1, 2).await;
    let request = MergeRequest {
        from: code(VILLAGE),
        into: code(NEXT_VILLAGE),
        on: day("2026-06-15"),
        dry_run: false,
    };
    world
        .services
        .merge_areas(&Actor::Operator, &request)
        .await
        .unwrap();
    let next = staff(Role::Coordinator, NEXT_VILLAGE);
    let view = world.ports.merges.merge_view(&next, made).await.unwrap();
    assert!(
        view.fields_stay.is_empty(),
        "nobody changed anything: {:?}",
        view.fields_stay
    );
    world.ports.merges.undo_merge(&next, made).await.unwrap();
    for number in [1, 2] {
        let person = found(&world, number).await.unwrap();
        assert_eq!(
            (person.living_area, person.hukou_area),
            (code(NEXT_VILLAGE), code(NEXT_VILLAGE))
        );
        assert_eq!(person.wanted_areas, [code(NEXT_VILLAGE)], "each once");
    }
}

#[tokio::test]
async fn looks_at_the_file_that_went_are_shown_on_the_kept_one() {
    let world = world(&[named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀瑛")]).await;
    world.ports.person_files.file(&town(), id(2)).await.unwrap();
    world.clock.forward(chrono::TimeDelta::hours(1));
    merge(&world, 1, 2).await;
    let officer = staff(Role::CountyOfficer, COUNTY);
    let lines = world.ports.access_log.seen(&officer, id(1)).await.unwrap();
    let of_gone = lines.iter().filter(|line| {
        line.kind == AccessKind::File && line.person.as_ref().is_some_and(|(of, _)| *of == id(2))
    });
    assert_eq!(
        of_gone.count(),
        2,
        "the file, and the two side by side: {lines:?}"
    );
    let own = world.ports.my_data.my_data(&Actor::Seeker(id(1))).await.unwrap();
    let files = own.seen.iter().filter(|line| line.kind == AccessKind::File);
    assert_eq!(files.count(), 3, "the person reads of both files");
}

#[tokio::test]
async fn what_was_decided_about_the_file_that_went_is_shown_to_the_person() {
    let (world, _) = furnished().await;
    let wish = wish(&world, 1, 2).await;
    world.ports.merges.merge(&town(), wish).await.unwrap();
    let own = world.ports.my_data.my_data(&Actor::Seeker(id(1))).await.unwrap();
    assert_eq!(own.recognitions.len(), 1);
    assert_eq!(own.entries.len(), 1);
}

#[tokio::test]
async fn a_merge_that_is_looked_at_is_a_look_at_the_file() {
    let world = world(&[named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀瑛")]).await;
    let made = merge(&world, 1, 2).await;
    world.clock.forward(chrono::TimeDelta::hours(1));
    let of = async || world.services.db.list_access_of(id(1), 9).await.unwrap().len();
    let before = of().await;
    world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(of().await, before + 1);
}
