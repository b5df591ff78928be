//! Lists that are closed, found again, given up, and left to somebody.

use super::{
    Actor, ListQuery, Outcome, Register, RowState, Tick, World, by_number, came, code, compared, file, fresh,
    named, officer, page, register_of, staff, take_back, upload, write,
};
use crate::world::{NEXT_VILLAGE, OTHER_TOWN, VILLAGE, day};
use domain::actor::Role;
use domain::household::{HouseholdKind, Relation};
use domain::list::{FileFault, GoneDecision, ListState};
use domain::ports::{GoneSettled, NewMember};
use domain::refusal::{Problem, Refusal};

fn keep(people: Vec<domain::ids::PersonId>) -> GoneSettled {
    GoneSettled {
        people,
        decision: GoneDecision::Keep,
        last_on: None,
        reason: "证在换".to_owned(),
    }
}

#[tokio::test]
async fn a_list_of_which_nothing_is_to_be_written_is_closed_and_counts() {
    let world = World::new().await;
    let rows = [("甲小强", fresh(1), "柳树村"), ("乙大山", fresh(2), "柳树村")];
    let first = compared(&world, Register::Disability, &register_of(&rows)).await;
    write(&world, first).await;
    let id = compared(&world, Register::Disability, &register_of(&rows[..1])).await;
    let lists = &world.ports.lists;
    let refused = lists.apply(&officer(), id).await;
    assert_eq!(refused.unwrap_err(), Refusal::field("ticked", Problem::Required));
    lists.close(&officer(), id).await.unwrap();
    assert_eq!(page(&world, id).await.line.state, ListState::Applied);
    let twice = lists.close(&officer(), id).await;
    assert_eq!(twice.unwrap_err(), Refusal::Changed);
    let other = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(lists.close(&other, id).await.unwrap_err(), Refusal::NotFound);
    // The next list is laid beside this one.
    let missing = by_number(&world, fresh(2)).await.unwrap().id;
    lists
        .settle_gone(&officer(), id, keep(vec![missing]))
        .await
        .unwrap();
    let next = compared(&world, Register::Disability, &register_of(&rows[1..])).await;
    let gone = lists.gone(&officer(), next, 0).await.unwrap();
    let people: Vec<_> = gone.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(people, ["甲小强"]);
}

#[tokio::test]
async fn a_list_with_ticks_is_written_and_not_closed() {
    let world = World::new().await;
    let id = compared(
        &world,
        Register::Disability,
        &register_of(&[("甲小强", fresh(1), "柳树村")]),
    )
    .await;
    let lists = &world.ports.lists;
    lists
        .tick(&officer(), id, Tick::All(RowState::New, true))
        .await
        .unwrap();
    assert_eq!(lists.close(&officer(), id).await.unwrap_err(), Refusal::Changed);
}

#[tokio::test]
async fn what_was_decided_about_missing_people_outlives_the_list() {
    let world = World::new().await;
    let rows = [("甲小强", fresh(1), "柳树村"), ("乙大山", fresh(2), "柳树村")];
    let first = compared(&world, Register::Disability, &register_of(&rows)).await;
    write(&world, first).await;
    let id = compared(&world, Register::Disability, &register_of(&rows[..1])).await;
    let missing = by_number(&world, fresh(2)).await.unwrap().id;
    let lists = &world.ports.lists;
    lists
        .settle_gone(&officer(), id, keep(vec![missing]))
        .await
        .unwrap();
    assert_eq!(lists.discard(&officer(), id).await.unwrap_err(), Refusal::Changed);
    world.clock.set("2026-08-01");
    world.services.tidy().await.unwrap();
    let shown = page(&world, id).await;
    assert_eq!((shown.line.state, shown.gone), (ListState::Applied, (1, 0)));
}

#[tokio::test]
async fn the_county_sets_how_long_lists_wait() {
    let world = World::new().await;
    let id = compared(
        &world,
        Register::Disability,
        &register_of(&[("甲小强", fresh(1), "柳树村")]),
    )
    .await;
    let mut figure = world.services.db.list_policy_parameters().await.unwrap();
    let mut row = figure
        .0
        .drain(..)
        .find(|row| row.key == domain::params::ParamKey::ListWaitingDays)
        .unwrap();
    assert_eq!(row.value, 30);
    row.value = 3;
    row.valid_from = day("2026-06-01");
    let mut change = world.services.db.begin().await.unwrap();
    change.set_policy_parameter(&row).await.unwrap();
    change.commit().await.unwrap();
    world.clock.set("2026-07-04");
    world.services.tidy().await.unwrap();
    let lists = &world.ports.lists;
    let gone = lists.list(&officer(), id, ListQuery::default()).await;
    assert_eq!(gone.unwrap_err(), Refusal::NotFound);
}

#[tokio::test]
async fn lists_beyond_the_first_page_are_found() {
    let world = World::new().await;
    let lists = &world.ports.lists;
    for number in 0..32 {
        let csv = register_of(&[("甲小强", fresh(number), "柳树村")]);
        lists
            .upload(&officer(), upload(Register::Disability, &csv))
            .await
            .unwrap();
        world.services.work_on_lists().await.unwrap();
    }
    let first = lists.lists(&officer(), 0).await.unwrap();
    assert_eq!((first.lists.len(), first.total), (30, 32));
    let second = lists.lists(&officer(), 1).await.unwrap();
    assert_eq!((second.lists.len(), second.page, second.per_page), (2, 1, 30));
}

#[tokio::test]
async fn no_more_files_wait_than_fit_in_memory() {
    let world = World::new().await;
    let lists = &world.ports.lists;
    let csv = register_of(&[("甲小强", fresh(1), "柳树村")]);
    let sent = || upload(Register::Disability, &csv);
    for _ in 0..8 {
        lists.upload(&officer(), sent()).await.unwrap();
    }
    let refused = lists.upload(&officer(), sent()).await;
    assert_eq!(refused.unwrap_err(), Refusal::TooMany);
    assert_eq!(
        lists.lists(&officer(), 0).await.unwrap().total,
        8,
        "nothing is kept of it"
    );
    world.services.work_on_lists().await.unwrap();
    lists.upload(&officer(), sent()).await.unwrap();
}

#[tokio::test]
async fn a_list_nobody_reads_any_more_says_so() {
    let world = World::new().await;
    let known = compared(
        &world,
        Register::Disability,
        &register_of(&[("甲小强", fresh(1), "柳树村")]),
    )
    .await;
    let db = &world.services.db;
    let one = db.find_list(known).await.unwrap().unwrap();
    let stuck = domain::list::ListBatch {
        id: domain::ids::ListId(uuid::Uuid::from_u128(7)),
        state: ListState::Reading,
        ..one
    };
    let mut change = db.begin().await.unwrap();
    change.add_list(&stuck).await.unwrap();
    change.commit().await.unwrap();
    world.services.work_on_lists().await.unwrap();
    let state = page(&world, stuck.id).await.line.state;
    assert_eq!(state, ListState::Reading, "another program may be reading it");
    world.clock.forward(chrono::TimeDelta::hours(2));
    world.services.work_on_lists().await.unwrap();
    let shown = page(&world, stuck.id).await;
    assert_eq!(shown.line.state, ListState::Broken);
    assert_eq!(shown.problem.unwrap().fault, FileFault::Stopped);
}

#[tokio::test]
async fn whoever_comes_with_a_list_is_looked_after_at_once() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    for (village, login) in [(VILLAGE, "here"), (NEXT_VILLAGE, "there")] {
        let services = &world.services;
        services
            .create_account(Role::Coordinator, code(village), login)
            .await
            .unwrap();
    }
    world.services.settle_owners().await.unwrap();
    let csv = register_of(&[
        ("王小明", known.resident_id, "杨家村"),
        ("刘小强", fresh(1), "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    write(&world, id).await;
    let db = &world.services.db;
    let owner = async |person| {
        let owners = db.list_current_owners(&[person]).await.unwrap();
        let account = db.find_account(owners[0].1).await.unwrap();
        account.unwrap().login
    };
    let new = by_number(&world, fresh(1)).await.unwrap();
    assert_eq!(owner(new.id).await, "here");
    assert_eq!(
        owner(known.id).await,
        "there",
        "whoever moved is followed by others"
    );
    take_back(&world, id).await;
    assert!(by_number(&world, fresh(1)).await.is_none());
}

#[tokio::test]
async fn somebody_new_who_joined_a_household_since_stays() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let rows = [
        ("甲小强", fresh(1), "柳树村"),
        ("乙大山", fresh(2), "柳树村"),
        ("丙秀英", fresh(3), "柳树村"),
    ];
    let id = compared(&world, Register::Disability, &register_of(&rows)).await;
    write(&world, id).await;
    let one = by_number(&world, fresh(1)).await.unwrap();
    let households = &world.ports.households;
    let rural = HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, known.id, rural)
        .await
        .unwrap();
    let member = NewMember {
        person_no: one.no.clone(),
        name: String::new(),
        birth_year: None,
        relation: Relation::Son,
    };
    households
        .add_member(&Actor::Operator, home, member)
        .await
        .unwrap();
    take_back(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Stays).await, 1);
    assert_eq!(file(&world, one.id).await, one);
    assert!(by_number(&world, fresh(3)).await.is_none());
}

#[tokio::test]
async fn a_list_is_written_by_one_program_alone() {
    let folder = tempfile::tempdir().unwrap();
    let one = super::writing::opened(folder.path()).await;
    let other = super::writing::opened(folder.path()).await;
    let lists = one.ports().lists;
    let operator = Actor::Operator;
    let csv = "姓名,身份证号,残疾证号,村\n".to_owned()
        + &format!("甲小强,{0},{0}43,330521101201\n", super::text(fresh(1)));
    let sent = domain::ports::ListUpload {
        area: code("330521"),
        ..upload(Register::Disability, &csv)
    };
    let id = lists.upload(&operator, sent).await.unwrap();
    one.work_on_lists().await.unwrap();
    lists
        .tick(&operator, id, Tick::All(RowState::New, true))
        .await
        .unwrap();
    lists.apply(&operator, id).await.unwrap();
    let (first, second) = tokio::join!(one.work_on_lists(), other.work_on_lists());
    first.unwrap();
    second.unwrap();
    let lines = one.db.list_audit_of("list", &id.to_string()).await.unwrap();
    let written = lines.iter().filter(|line| line.verb == "apply").count();
    assert_eq!(written, 1, "the other says nothing of what it has not done");
}
