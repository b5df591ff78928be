//! Households: members coming and going, splitting and joining, and whether anybody has work (R09).
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::erasure::set_figure;
use crate::world::{OTHER_VILLAGE, VILLAGE, World, coordinator, day, person, staff};
use domain::actor::Role;
use domain::household::{HouseholdField, HouseholdKind, Relation};
use domain::ids::{HouseholdId, LandLossId};
use domain::params::ParamKey;
use domain::person::{EmploymentStatus, Person};
use domain::ports::{HouseholdView, NewMember};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::rules::household::Finding;
use uuid::Uuid;

fn working(number: u16, status: EmploymentStatus) -> Person {
    Person {
        employment_status: Some(status),
        ..person(number, VILLAGE)
    }
}

/// A head on the family's land, somebody without work, and somebody in another household.
async fn world() -> (World, HouseholdId) {
    let people = [
        working(1, EmploymentStatus::Farm),
        working(2, EmploymentStatus::Unemployed),
        working(3, EmploymentStatus::Employed),
    ];
    let world = World::with(&people, &[]).await;
    let id = found(&world, 1).await;
    (world, id)
}

async fn found(world: &World, head: u16) -> HouseholdId {
    let (who, head) = (coordinator(), person(head, VILLAGE).id);
    let households = &world.ports.households;
    households
        .found_household(&who, head, HouseholdKind::Rural)
        .await
        .unwrap()
}

fn member(no: &str, relation: Relation) -> NewMember {
    NewMember {
        person_no: no.to_owned(),
        name: String::new(),
        birth_year: None,
        relation,
    }
}

async fn view(world: &World, id: HouseholdId) -> HouseholdView {
    world
        .ports
        .households
        .household(&coordinator(), id)
        .await
        .unwrap()
}

fn problem(field: &str, problem: Problem) -> Refusal {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
}

#[tokio::test]
async fn whether_anybody_has_work_follows_the_members() {
    let (world, id) = world().await;
    let households = &world.ports.households;
    assert_eq!(view(&world, id).await.without_work, Finding::Yes);
    households
        .add_member(&coordinator(), id, member("P003", Relation::Son))
        .await
        .unwrap();
    assert_eq!(view(&world, id).await.without_work, Finding::No);
    let son = view(&world, id).await.members[1].member.id;
    households.end_member(&coordinator(), id, son).await.unwrap();
    let now = view(&world, id).await;
    assert_eq!((now.without_work, now.past.len()), (Finding::Yes, 1));
    let grown_up = NewMember {
        name: "王大伯".to_owned(),
        birth_year: Some(1980),
        ..member("", Relation::Other)
    };
    households.add_member(&coordinator(), id, grown_up).await.unwrap();
    assert_eq!(
        view(&world, id).await.without_work,
        Finding::NotKnown,
        "somebody of working age nobody has asked"
    );
}

#[tokio::test]
async fn somebody_belongs_to_one_household() {
    let (world, id) = world().await;
    let other = found(&world, 2).await;
    let taken = world
        .ports
        .households
        .add_member(&coordinator(), id, member("P002", Relation::Spouse))
        .await;
    assert_eq!(taken, Err(problem("person_no", Problem::Taken)));
    let (who, second) = (coordinator(), person(2, VILLAGE).id);
    let again = world
        .ports
        .households
        .found_household(&who, second, HouseholdKind::Rural);
    assert_eq!(again.await, Err(Refusal::Changed));
    assert_ne!(id, other);
    let nobody = world
        .ports
        .households
        .add_member(&coordinator(), id, member("P999", Relation::Other))
        .await;
    assert_eq!(nobody, Err(problem("person_no", Problem::Unreadable)));
}

#[tokio::test]
async fn whoever_moves_out_begins_a_household_and_the_land_stays() {
    let (world, id) = world().await;
    let households = &world.ports.households;
    let who = coordinator();
    households
        .add_member(&who, id, member("P002", Relation::Sibling))
        .await
        .unwrap();
    let edits = vec![
        (HouseholdField::Area, VILLAGE.to_owned()),
        (HouseholdField::Kind, "rural".to_owned()),
        (HouseholdField::Remaining, "1.43".to_owned()),
    ];
    households
        .edit_household(&who, id, 1, edits.clone())
        .await
        .unwrap();
    let all: Vec<_> = view(&world, id)
        .await
        .members
        .iter()
        .map(|one| one.member.id)
        .collect();
    let everybody = households.split_household(&who, id, all.clone()).await;
    assert_eq!(everybody, Err(problem("member", Problem::OutOfRange)));
    let new = households.split_household(&who, id, vec![all[1]]).await.unwrap();
    let (old, new) = (view(&world, id).await, view(&world, new).await);
    assert_eq!((old.members.len(), old.past.len(), new.members.len()), (1, 1, 1));
    assert_eq!(new.members[0].member.relation, Relation::Head);
    assert_eq!(
        (old.household.remaining, new.household.remaining),
        (Some(143), None)
    );
    let fields = |view: &HouseholdView| {
        view.history
            .iter()
            .map(|line| line.field.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(&old), ["left", "remaining", "joined", "head"]);
    assert_eq!(fields(&new), ["joined"]);
    let late = households.edit_household(&who, id, 1, edits).await;
    assert_eq!(late, Ok(()), "nothing would change");
    let late = vec![(HouseholdField::Remaining, "2".to_owned())];
    assert_eq!(
        households.edit_household(&who, id, 1, late).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn a_household_joined_into_another_ends() {
    let (world, id) = world().await;
    let other = found(&world, 2).await;
    let households = &world.ports.households;
    let into = households
        .join_household(&coordinator(), other, "P001")
        .await
        .unwrap();
    assert_eq!(into, id);
    assert_eq!(view(&world, id).await.members.len(), 2);
    let ended = view(&world, other).await;
    assert!(ended.household.ended_on.is_some() && ended.members.is_empty());
    let of_second = households
        .household_of(&coordinator(), person(2, VILLAGE).id)
        .await
        .unwrap();
    assert_eq!(of_second.map(|view| view.household.id), Some(id));
}

#[tokio::test]
async fn a_household_elsewhere_does_not_exist() {
    let (world, id) = world().await;
    let households = &world.ports.households;
    let elsewhere = staff(Role::Coordinator, OTHER_VILLAGE);
    assert_eq!(
        households.household(&elsewhere, id).await.err(),
        Some(Refusal::NotFound)
    );
    let taken = households
        .add_member(&elsewhere, id, member("P002", Relation::Son))
        .await;
    assert_eq!(taken, Err(Refusal::NotFound));
    let instructor = staff(Role::DisabilityInstructor, VILLAGE);
    assert_eq!(
        households.household(&instructor, id).await.err(),
        Some(Refusal::NotFound),
        "nobody in it is theirs"
    );
    let away = vec![(HouseholdField::Area, OTHER_VILLAGE.to_owned())];
    assert_eq!(
        households.edit_household(&coordinator(), id, 1, away).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn land_that_was_taken_is_shown_beside_the_line_of_the_county() {
    let (world, id) = world().await;
    assert_eq!(view(&world, id).await.land_lost, []);
    let lost = |number: u128, on: &str, before, after| store::LandLoss {
        id: LandLossId(Uuid::from_u128(number)),
        household: id,
        project: format!("工程{number}"),
        approved_on: day(on),
        before,
        after,
        list: None,
        at: crate::world::at("2026-06-01"),
    };
    let mut change = world.services.db.begin().await.unwrap();
    let losses = [lost(2, "2024-03-01", 300, 120), lost(1, "2021-05-01", 520, 300)];
    change.add_land_losses(&losses).await.unwrap();
    change.commit().await.unwrap();
    let edits = vec![
        (HouseholdField::Remaining, "1.20".to_owned()),
        (HouseholdField::AgriPopulation, "4".to_owned()),
    ];
    let households = &world.ports.households;
    households
        .edit_household(&coordinator(), id, 1, edits)
        .await
        .unwrap();
    let shown = view(&world, id).await;
    let parcels: Vec<_> = shown
        .land_lost
        .iter()
        .map(|one| (one.project.as_str(), one.before, one.after))
        .collect();
    assert_eq!(
        parcels,
        [("工程1", 520, 300), ("工程2", 300, 120)],
        "the earliest first"
    );
    assert_eq!(shown.land_share, None, "the county's figures are not set");
    set_figure(&world, ParamKey::CountyFarmland, 1_000_000).await;
    set_figure(&world, ParamKey::CountyAgriPopulation, 10_000).await;
    let share = view(&world, id).await.land_share.unwrap();
    assert_eq!(
        (share.per_head, share.limit, share.below),
        (30, 30, false),
        "at the line is not below it"
    );
}
