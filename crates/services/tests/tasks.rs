//! What is to be done: computed, closed by data, held, brought back.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::visits::{Village, record};
use crate::world::{COUNTY, TOWN, VILLAGE, day, person, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::household::HouseholdKind;
use domain::ids::{HouseholdId, PersonId};
use domain::lead::Evidence;
use domain::person::{EmploymentStatus, Leaving, Person};
use domain::ports::{MuteView, TaskFilter, TaskList};
use domain::refusal::{Problem, Refusal};
use domain::task::{CancelReason, Settled, Task, TaskKind, TaskState};
use domain::visit::{MuteReason, Outcome};

async fn tasks(village: &Village, number: u16, kind: TaskKind) -> Vec<Task> {
    let id = person(number, VILLAGE).id;
    let mut all = village.world.services.db.list_tasks_of(&[id]).await.unwrap();
    all.retain(|task| task.kind == kind);
    all.sort_by(|one, other| one.key.cmp(&other.key));
    all
}

async fn list(village: &Village, who: &Actor, filter: TaskFilter) -> TaskList {
    village.world.ports.tasks.to_do(who, filter).await.unwrap()
}

fn names(list: &TaskList) -> Vec<String> {
    let homes = list.places.iter().flat_map(|place| &place.households);
    homes
        .flat_map(|home| home.people.iter().map(|one| one.no.clone()))
        .collect()
}

async fn home(village: &Village, number: u16) -> HouseholdId {
    let id = person(number, VILLAGE).id;
    let households = &village.world.ports.households;
    households
        .found_household(&Actor::Operator, id, HouseholdKind::Rural)
        .await
        .unwrap()
}

async fn leave(village: &Village, number: u16, left: Option<Leaving>) {
    let before = village.person(number).await;
    let after = Person {
        left: left.map(|why| (day("2026-06-30"), why)),
        ..before.clone()
    };
    let services = &village.world.services;
    let mut change = services.db.begin().await.unwrap();
    services
        .write_person(&mut change, &Actor::Operator, Some(&before), &after, "")
        .await
        .unwrap();
    change.commit().await.unwrap();
}

/// The worker's turn of a new day.
async fn next_day(village: &Village, days: i64) {
    village.world.clock.forward(TimeDelta::days(days));
    village.world.services.settle_tasks().await.unwrap();
}

#[tokio::test]
async fn what_is_due_is_computed_once_and_again_after_a_round() {
    let village = Village::new().await;
    let services = &village.world.services;
    assert!(services.settle_tasks().await.unwrap() > 0);
    assert_eq!(services.settle_tasks().await.unwrap(), 0, "today is done");
    assert_eq!(tasks(&village, 1, TaskKind::LeadHandOver).await.len(), 0);
    village.world.round().await;
    services.settle_tasks().await.unwrap();
    let hand_over = tasks(&village, 1, TaskKind::LeadHandOver).await;
    assert_eq!((hand_over.len(), hand_over[0].count), (1, 5));
    assert_eq!(hand_over[0].window.due, day("2026-07-07"));
}

#[tokio::test]
async fn the_same_fact_recorded_another_way_closes_a_task() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.round().await;
    village.world.services.settle_tasks().await.unwrap();
    let somebody = person(1, VILLAGE);
    for (done, lead) in village.world.leads_of(&somebody).await.into_iter().enumerate() {
        assert_eq!(
            tasks(&village, 1, TaskKind::LeadHandOver).await[0].count,
            5 - done as u32
        );
        let leads = &village.world.ports.leads;
        let note = String::new();
        leads
            .hand_over(&village.anna, lead.id, Evidence::CallLog, note)
            .await
            .unwrap();
    }
    let on = day("2026-06-30");
    let settled = tasks(&village, 1, TaskKind::LeadHandOver).await[0].settled;
    assert_eq!(settled, Settled::Done { on });
    next_day(&village, 13).await;
    assert!(
        tasks(&village, 1, TaskKind::AnswerOverdue).await.is_empty(),
        "there is still time"
    );
    next_day(&village, 1).await;
    let overdue = tasks(&village, 1, TaskKind::AnswerOverdue).await;
    assert_eq!((overdue.len(), overdue[0].count), (1, 5));
}

#[tokio::test]
async fn a_missed_task_is_done_late_with_its_true_date() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.services.settle_tasks().await.unwrap();
    village.world.clock.forward(TimeDelta::days(60));
    let task = tasks(&village, 1, TaskKind::FirstSurvey).await[0].clone();
    let today = village.world.services.clock.today();
    assert_eq!(task.state_on(today), TaskState::Failed);
    let ports = &village.world.ports.tasks;
    let future = ports.task_done(&village.anna, task.id, day("2027-01-01")).await;
    assert_eq!(future, Err(Refusal::field("on", Problem::OutOfRange)));
    ports
        .task_done(&village.anna, task.id, day("2026-08-20"))
        .await
        .unwrap();
    let done = tasks(&village, 1, TaskKind::FirstSurvey).await[0].clone();
    assert_eq!(done.state_on(today), TaskState::DoneLate);
    assert_eq!(
        done.settled,
        Settled::Done {
            on: day("2026-08-20")
        }
    );
    assert_eq!(
        ports.task_done(&village.anna, task.id, day("2026-08-20")).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn leaving_cancels_and_coming_back_restores_only_what_that_cancelled() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.round().await;
    village.world.services.settle_tasks().await.unwrap();
    let by_hand = tasks(&village, 1, TaskKind::FirstSurvey).await[0].id;
    village
        .world
        .ports
        .tasks
        .cancel_task(&village.anna, by_hand, None)
        .await
        .unwrap();
    leave(&village, 1, Some(Leaving::Moved)).await;
    next_day(&village, 1).await;
    let cancelled = tasks(&village, 1, TaskKind::LeadHandOver).await[0].settled;
    assert_eq!(
        cancelled,
        Settled::Cancelled {
            why: CancelReason::Left
        }
    );
    leave(&village, 1, None).await;
    next_day(&village, 1).await;
    assert_eq!(
        tasks(&village, 1, TaskKind::LeadHandOver).await[0].settled,
        Settled::Open
    );
    let stays = tasks(&village, 1, TaskKind::FirstSurvey).await[0].settled;
    assert_eq!(
        stays,
        Settled::Cancelled {
            why: CancelReason::ByHand
        }
    );
}

#[tokio::test]
async fn a_muted_household_is_left_in_peace_whoever_joins_it_too() {
    let village = Village::new().await;
    let household = home(&village, 1).await;
    village.world.services.settle_tasks().await.unwrap();
    let ports = &village.world.ports;
    let mute = MuteView {
        why: MuteReason::HardTime,
        until_on: Some(day("2026-07-10")),
    };
    ports.tasks.mute(&village.anna, household, mute).await.unwrap();
    let of = async |number| tasks(&village, number, TaskKind::FirstSurvey).await[0].settled;
    let muted = Settled::Cancelled {
        why: CancelReason::Muted,
    };
    assert_eq!((of(1).await, of(2).await), (muted, Settled::Open));
    let joins = domain::ports::NewMember {
        person_no: "P002".to_owned(),
        name: String::new(),
        birth_year: None,
        relation: domain::household::Relation::Spouse,
    };
    ports
        .households
        .add_member(&village.anna, household, joins)
        .await
        .unwrap();
    next_day(&village, 1).await;
    assert_eq!(of(2).await, muted, "S09");
    next_day(&village, 10).await;
    assert_eq!(
        (of(1).await, of(2).await),
        (Settled::Open, Settled::Open),
        "the day is over"
    );
    assert_eq!(
        ports.tasks.mute_of(&village.anna, household).await.unwrap(),
        Some(mute)
    );
    ports.tasks.unmute(&village.anna, household).await.unwrap();
    assert_eq!(ports.tasks.mute_of(&village.anna, household).await.unwrap(), None);
}

#[tokio::test]
async fn who_is_away_is_visited_again_on_exactly_that_day() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.services.settle_tasks().await.unwrap();
    let survey = tasks(&village, 1, TaskKind::FirstSurvey).await[0].id;
    let back = day("2026-07-15");
    village
        .world
        .ports
        .tasks
        .cancel_task(&village.anna, survey, Some(back))
        .await
        .unwrap();
    let again = tasks(&village, 1, TaskKind::Action).await[0].clone();
    assert_eq!((again.window.start, again.window.due), (back, back));
    next_day(&village, 15).await;
    let mut visit = record(1, person(1, VILLAGE).id);
    visit.made_at = village.world.services.clock.now();
    village.send(&village.anna, &[visit]).await;
    assert_eq!(
        tasks(&village, 1, TaskKind::Action).await[0].settled,
        Settled::Done { on: back }
    );
}

#[tokio::test]
async fn nobody_at_home_is_tried_again_and_a_stale_file_is_told_of() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.services.settle_tasks().await.unwrap();
    let mut visit = record(1, person(1, VILLAGE).id);
    visit.outcome = Outcome::NotHome { retry_on: None };
    village.send(&village.anna, &[visit]).await;
    let retry = tasks(&village, 1, TaskKind::FollowUp).await;
    assert_eq!((retry.len(), retry[0].window.due), (1, day("2026-07-03")));
    next_day(&village, 61).await;
    assert_eq!(
        tasks(&village, 1, TaskKind::StaleFile).await[0].settled,
        Settled::Open
    );
    village
        .edited(
            &village.town,
            domain::person_field::PersonField::Skills,
            "",
            "缝纫",
        )
        .await;
    let on = village.world.services.clock.today();
    assert_eq!(
        tasks(&village, 1, TaskKind::StaleFile).await[0].settled,
        Settled::Done { on }
    );
}

#[tokio::test]
async fn a_household_in_which_nobody_works_is_one_task_of_its_head() {
    let idle = |number| Person {
        employment_status: Some(EmploymentStatus::Unemployed),
        ..person(number, VILLAGE)
    };
    let village = Village::of(&[idle(1), idle(2)]).await;
    let household = home(&village, 1).await;
    village.world.services.settle_tasks().await.unwrap();
    let found = tasks(&village, 1, TaskKind::ZeroTransfer).await;
    assert_eq!((found.len(), found[0].key.clone()), (1, household.to_string()));
    assert!(tasks(&village, 2, TaskKind::ZeroTransfer).await.is_empty());
    next_day(&village, 1).await;
    assert_eq!(
        tasks(&village, 1, TaskKind::ZeroTransfer).await,
        found,
        "the same, and no later"
    );
}

#[tokio::test]
async fn the_list_is_of_ones_own_people_the_most_pressing_first() {
    let village = Village::new().await;
    home(&village, 2).await;
    village.world.services.settle_tasks().await.unwrap();
    let none = TaskFilter::default();
    let own = list(&village, &village.anna, none).await;
    assert!(own.own && own.may_visit);
    assert_eq!((own.total, names(&own).len()), (2, 2));
    let bella = list(&village, &village.bella, none).await;
    assert!(!bella.has_own);
    assert_eq!(bella.total, 2, "who looks after nobody sees the place");
    let kind = Some(TaskKind::LeadHandOver);
    assert_eq!(
        list(&village, &village.anna, TaskFilter { kind, ..none })
            .await
            .total,
        0
    );
    let overdue = TaskFilter {
        overdue: true,
        ..none
    };
    assert_eq!(list(&village, &village.anna, overdue).await.total, 0);
    village.world.clock.forward(TimeDelta::days(31));
    assert_eq!(list(&village, &village.anna, overdue).await.total, 2);
    let town = list(&village, &village.town, none).await;
    assert!(!town.may_visit);
    let seen = village
        .world
        .services
        .db
        .list_access_of(person(1, VILLAGE).id, 10)
        .await
        .unwrap();
    assert!(
        seen.iter()
            .any(|line| line.kind == domain::access::AccessKind::Task)
    );
}

#[tokio::test]
async fn others_places_and_roles_are_refused() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    village.world.services.settle_tasks().await.unwrap();
    let task = tasks(&village, 1, TaskKind::FirstSurvey).await[0].id;
    let ports = &village.world.ports.tasks;
    let elsewhere = staff(Role::Coordinator, crate::world::OTHER_VILLAGE);
    assert_eq!(
        ports.cancel_task(&elsewhere, task, None).await,
        Err(Refusal::NotFound)
    );
    let town = staff(Role::TownOfficer, TOWN);
    assert_eq!(
        ports.cancel_task(&town, task, None).await,
        Err(Refusal::NotAllowed)
    );
    let area = Some(crate::world::code(COUNTY));
    let county = TaskFilter {
        area,
        ..TaskFilter::default()
    };
    assert_eq!(
        list(&village, &village.anna, county).await.total,
        1,
        "narrowed to the own place"
    );
    let other = TaskFilter {
        area: Some(crate::world::code(crate::world::OTHER_VILLAGE)),
        ..TaskFilter::default()
    };
    assert_eq!(ports.to_do(&village.anna, other).await, Err(Refusal::NotFound));
    let seeker = Actor::Seeker(PersonId(uuid::Uuid::nil()));
    assert_eq!(
        ports.to_do(&seeker, TaskFilter::default()).await,
        Err(Refusal::NotSignedIn)
    );
}

#[tokio::test]
async fn a_check_is_drawn_once_can_be_drawn_again_and_gives_visits_back() {
    let people: Vec<Person> = (1..=30).map(|number| person(number, VILLAGE)).collect();
    let village = Village::of(&people).await;
    let records: Vec<_> = (1..=30)
        .map(|number| record(u64::from(number), person(number, VILLAGE).id))
        .collect();
    village.send(&village.anna, &records).await;
    let checks = &village.world.ports.spot_checks;
    let june = day("2026-06-01");
    assert_eq!(checks.draw(&village.anna, june).await, Err(Refusal::NotAllowed));
    let may = checks.draw(&village.town, day("2026-05-01")).await;
    assert_eq!(
        may,
        Err(Refusal::field("month", Problem::Required)),
        "nothing to draw from"
    );
    checks.draw(&village.town, june).await.unwrap();
    assert_eq!(checks.draw(&village.town, june).await, Err(Refusal::Changed));
    let page = checks.month(&village.town, Some(june)).await.unwrap();
    assert_eq!(
        (page.held, page.lines.len(), page.is_same),
        (30, 2, true),
        "5 % of 30, rounded up"
    );
    let (draw, line) = (page.draw.unwrap(), &page.lines[0]);
    let of = (draw.id, line.check.visit);
    let result = domain::visit::SpotResult::Returned;
    let silent = checks.check(&village.town, of, result, String::new()).await;
    assert_eq!(silent, Err(Refusal::field("note", Problem::Required)));
    let note = || "说没人来过".to_owned();
    checks.check(&village.town, of, result, note()).await.unwrap();
    assert_eq!(
        checks.check(&village.town, of, result, note()).await,
        Err(Refusal::Changed)
    );
    let all = village
        .world
        .services
        .db
        .list_tasks_of(&[line.person])
        .await
        .unwrap();
    let returned = all.iter().find(|task| task.kind == TaskKind::Returned).unwrap();
    assert_eq!(returned.settled, Settled::Open);
    village.world.clock.forward(TimeDelta::days(2));
    let mut again = record(99, line.person);
    again.made_at = village.world.services.clock.now();
    village.send(&village.anna, &[again]).await;
    let done = village
        .world
        .services
        .db
        .find_task(returned.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        done.settled,
        Settled::Done {
            on: day("2026-07-02")
        }
    );
}

#[tokio::test]
async fn who_joins_a_household_in_peace_is_left_in_peace_at_once() {
    let village = Village::new().await;
    let ports = &village.world.ports;
    village.world.services.settle_tasks().await.unwrap();
    let peace = home(&village, 1).await;
    let mute = MuteView {
        why: MuteReason::Asked,
        until_on: None,
    };
    ports.tasks.mute(&village.anna, peace, mute).await.unwrap();
    let second = async || tasks(&village, 2, TaskKind::FirstSurvey).await[0].settled;
    assert_eq!(second().await, Settled::Open);
    let member = domain::ports::NewMember {
        relation: domain::household::Relation::Other,
        person_no: "P002".to_owned(),
        name: String::new(),
        birth_year: None,
    };
    let households = &ports.households;
    households.add_member(&village.anna, peace, member).await.unwrap();
    let why = CancelReason::Muted;
    assert_eq!(second().await, Settled::Cancelled { why });
    let view = households.household(&village.anna, peace).await.unwrap();
    let joined = view.members.iter().map(|one| &one.member);
    let joined = joined
        .into_iter()
        .find(|member| member.person == Some(person(2, VILLAGE).id));
    let member = joined.unwrap().id;
    households.end_member(&village.anna, peace, member).await.unwrap();
    assert_eq!(second().await, Settled::Open, "and comes back with them");
}

#[tokio::test]
async fn whoever_is_written_otherwise_than_by_their_form_is_computed_anew_by_the_worker() {
    let village = Village::new().await;
    village.world.services.settle_tasks().await.unwrap();
    village.world.services.settle_tasks_due().await.unwrap();
    leave(&village, 1, Some(Leaving::Died)).await;
    let survey = async || tasks(&village, 1, TaskKind::FirstSurvey).await[0].settled;
    assert_eq!(survey().await, Settled::Open);
    assert_eq!(village.world.services.settle_tasks_due().await.unwrap(), 1);
    let why = CancelReason::Left;
    assert_eq!(survey().await, Settled::Cancelled { why });
}
