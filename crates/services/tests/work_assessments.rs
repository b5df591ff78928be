//! What disabled people can do at work: in the file when they agree, and looked at again.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, NEXT_VILLAGE, TOWN, VILLAGE, World, coordinator, day, person, staff};
use domain::actor::{Actor, Role};
use domain::disabled_service::DisabledService;
use domain::fit::Functions;
use domain::ids::{PersonId, WorkAssessmentId};
use domain::person::{Category, CategorySet, Person};
use domain::ports::AssessmentWish;
use domain::profile::{Aid, Hours};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::task::{Settled, Task, TaskKind};
use domain::work_assessment::{AgreedHow, AssessmentPlace, AssessmentState, Found, Tried, TriedHow};

fn disabled(number: u16) -> Person {
    Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        functions: Functions([None, Some(3), None, None, None, None]),
        ..person(number, VILLAGE)
    }
}

fn instructor() -> Actor {
    staff(Role::DisabilityInstructor, TOWN)
}

fn wish(agreed: Option<(bool, AgreedHow)>) -> AssessmentWish {
    AssessmentWish {
        on: day("2026-06-20"),
        place: AssessmentPlace::Home,
        found: Found {
            functions: Functions([Some(2), None, None, Some(0), None, Some(1)]),
            aids: vec![Aid::Wheelchair],
            hours: Some(Hours::HalfDay),
            wishes: "编竹筐".to_owned(),
            tried: vec![Tried {
                what: "看大门".to_owned(),
                how: TriedHow::Partly,
            }],
            needs: String::new(),
        },
        agreed,
        next_on: Some(day("2026-12-20")),
        paper: None,
    }
}

async fn made(world: &World, of: PersonId, agreed: Option<(bool, AgreedHow)>) -> WorkAssessmentId {
    let assessments = &world.ports.work_assessments;
    assessments
        .add_assessment(&instructor(), of, wish(agreed))
        .await
        .unwrap()
}

async fn functions(world: &World, of: PersonId) -> Functions {
    world
        .services
        .db
        .find_person(of)
        .await
        .unwrap()
        .unwrap()
        .functions
}

#[tokio::test]
async fn what_was_found_enters_the_file_when_the_person_agrees() {
    let one = disabled(1);
    let world = World::with(std::slice::from_ref(&one), &[]).await;
    let assessments = &world.ports.work_assessments;
    let id = made(&world, one.id, None).await;
    assert_eq!(
        functions(&world, one.id).await,
        one.functions,
        "nobody was asked yet"
    );
    let own = Actor::Seeker(one.id);
    let view = assessments.own_assessments(&own).await.unwrap();
    assert_eq!(view.lines[0].assessment.state(), AssessmentState::Waiting);
    assert!(view.lines[0].may_settle);
    assessments
        .settle_own_assessment(&own, id, 1, true)
        .await
        .unwrap();
    assert_eq!(
        functions(&world, one.id).await,
        Functions([Some(2), Some(3), None, Some(0), None, Some(1)]),
        "what was not asked stays"
    );
    let mut db = world.services.db.read().await.unwrap();
    let profile = db.find_person_profile(one.id).await.unwrap();
    assert_eq!(
        (profile.aids, profile.hours),
        (vec![Aid::Wheelchair], Some(Hours::HalfDay))
    );
    let kept = db.find_work_assessment(id).await.unwrap().unwrap();
    let said = kept.agreement.unwrap();
    assert_eq!(
        (said.how, said.by),
        (AgreedHow::Online, own.label()),
        "they said it themselves"
    );
    let history = db.list_field_changes("person", one.id.0, 20).await.unwrap();
    let why: Vec<_> = history.iter().map(|line| line.change.why.as_str()).collect();
    assert!(
        !why.is_empty() && why.iter().all(|why| *why == "assessment"),
        "{why:?}"
    );
    drop(db);
    let again = assessments.settle_own_assessment(&own, id, 2, false).await;
    assert_eq!(again, Err(Refusal::Changed), "said once");
}

#[tokio::test]
async fn a_no_leaves_the_file_as_it_is() {
    let one = disabled(1);
    let world = World::with(std::slice::from_ref(&one), &[]).await;
    let id = made(&world, one.id, Some((false, AgreedHow::Said))).await;
    assert_eq!(functions(&world, one.id).await, one.functions);
    let view = world
        .ports
        .work_assessments
        .assessments_of(&instructor(), one.id)
        .await
        .unwrap();
    assert_eq!(view.lines[0].assessment.id, id);
    assert_eq!(view.lines[0].assessment.state(), AssessmentState::Declined);
    assert!(!view.lines[0].may_settle);
}

async fn reassessment(world: &World, of: PersonId) -> Task {
    let tasks = world.services.db.list_tasks_of(&[of]).await.unwrap();
    let found = tasks.into_iter().find(|task| task.kind == TaskKind::Reassessment);
    found.unwrap()
}

#[tokio::test]
async fn looking_again_is_a_task_until_somebody_did() {
    let one = disabled(1);
    let world = World::with(std::slice::from_ref(&one), &[]).await;
    made(&world, one.id, None).await;
    let due = reassessment(&world, one.id).await;
    assert_eq!((due.window.due, due.settled), (day("2026-12-20"), Settled::Open));
    world.clock.set("2026-12-01");
    let later = AssessmentWish {
        on: day("2026-12-01"),
        next_on: None,
        ..wish(None)
    };
    world
        .ports
        .work_assessments
        .add_assessment(&instructor(), one.id, later)
        .await
        .unwrap();
    assert_eq!(
        reassessment(&world, one.id).await.settled,
        Settled::Done {
            on: day("2026-12-01")
        }
    );
}

#[tokio::test]
async fn who_makes_and_who_reads_them() {
    let (one, other) = (disabled(1), person(2, NEXT_VILLAGE));
    let world = World::with(&[one.clone(), other.clone()], &[]).await;
    let assessments = &world.ports.work_assessments;
    let add = |who: Actor, of: PersonId| async move {
        assessments.add_assessment(&who, of, wish(None)).await.map(drop)
    };
    assert_eq!(add(coordinator(), one.id).await, Err(Refusal::NotAllowed));
    assert_eq!(
        add(staff(Role::CountyOfficer, COUNTY), one.id).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        add(instructor(), other.id).await,
        Err(Refusal::NotFound),
        "holds no certificate"
    );
    assert_eq!(
        add(Actor::Seeker(one.id), one.id).await,
        Err(Refusal::NotSignedIn)
    );
    assert_eq!(add(instructor(), one.id).await, Ok(()));
    let read = |who: Actor| async move { assessments.assessments_of(&who, one.id).await.map(drop) };
    assert_eq!(read(staff(Role::TownOfficer, TOWN)).await, Ok(()));
    assert_eq!(read(coordinator()).await, Err(Refusal::NotAllowed));
    let table = world
        .ports
        .instructors
        .instructor_table(&staff(Role::CitySupervisor, "3305"), (Some(2026), Some(6)), None)
        .await
        .unwrap();
    let services = table.total.services;
    assert_eq!(services.of(DisabledService::Assessed), 1, "RP12");
    assert_eq!(services.of(DisabledService::Trained), 0);
    let id = assessments
        .own_assessments(&Actor::Seeker(one.id))
        .await
        .unwrap()
        .lines[0]
        .assessment
        .id;
    let stranger = assessments
        .settle_own_assessment(&Actor::Seeker(other.id), id, 1, true)
        .await;
    assert_eq!(stranger, Err(Refusal::NotFound));
}

#[tokio::test]
async fn nothing_found_and_numbers_of_people_are_mistakes() {
    let one = disabled(1);
    let world = World::with(std::slice::from_ref(&one), &[]).await;
    let assessments = &world.ports.work_assessments;
    let wrong = |field: &str, problem| {
        Refusal::Fields(vec![FieldProblem {
            field: field.to_owned(),
            problem,
        }])
    };
    let send = |found, next: &str| AssessmentWish {
        found,
        next_on: Some(day(next)),
        ..wish(None)
    };
    let empty = send(Found::default(), "2026-12-20");
    assert_eq!(
        assessments.add_assessment(&instructor(), one.id, empty).await,
        Err(wrong("function-0", Problem::Required))
    );
    let number = Found {
        needs: "打 13812345678".to_owned(),
        ..Found::default()
    };
    assert_eq!(
        assessments
            .add_assessment(&instructor(), one.id, send(number, "2026-12-20"))
            .await,
        Err(wrong("needs", Problem::NoNumbers))
    );
    assert_eq!(
        assessments
            .add_assessment(&instructor(), one.id, send(wish(None).found, "2026-06-20"))
            .await,
        Err(wrong("next_on", Problem::OutOfRange))
    );
}
