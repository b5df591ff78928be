//! The register of instructors: who keeps it, who may teach, what they did.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, TOWN, World, code, day, staff};
use domain::actor::{Actor, Department, Role, Staff};
use domain::ids::InstructorId;
use domain::instructor::{ActivityKind, InstructorKind, Unqualified};
use domain::ports::{ActivityWish, InstructorDeed, InstructorFilter, InstructorWish, QualificationWish};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::trade::TradeSet;
use services::{instructor_report_csv, instructors_csv};

fn county() -> Actor {
    staff(Role::CountyOfficer, COUNTY)
}

fn wish(kind: InstructorKind, area: &str) -> InstructorWish {
    InstructorWish {
        name: "周老师".to_owned(),
        kind,
        area: code(area),
        employer: "县职校".to_owned(),
        full_time: true,
        login: String::new(),
        since: day("2024-01-01"),
    }
}

fn certificate(to: &str) -> InstructorDeed {
    InstructorDeed::Certify(QualificationWish {
        name: "职业培训教师证".to_owned(),
        number: "330521199001011234".to_owned(),
        trades: "缝纫、家政".to_owned(),
        valid_from: day("2024-01-01"),
        valid_to: Some(day(to)),
    })
}

async fn act(world: &World, who: &Actor, id: InstructorId, deed: InstructorDeed) -> Result<(), Refusal> {
    let version = world
        .services
        .db
        .find_instructor(id)
        .await
        .unwrap()
        .unwrap()
        .version;
    world
        .ports
        .instructors
        .act_on_instructor(who, id, version, deed)
        .await
}

fn wrong(field: &str, problem: Problem) -> Refusal {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
}

#[tokio::test]
async fn who_may_teach_follows_from_certificates_that_hold() {
    let world = World::new().await;
    let instructors = &world.ports.instructors;
    let id = instructors
        .add_instructor(&county(), wish(InstructorKind::Trainer, COUNTY))
        .await
        .unwrap();
    let sewing = TradeSet::of("缝纫");
    let ask = |trades, on: &str| {
        let (on, db) = (day(on), world.services.db.clone());
        async move {
            let one = db.find_instructor(id).await.unwrap().unwrap();
            one.qualified_for(trades, on).map(|held| held.name.clone())
        }
    };
    assert_eq!(ask(sewing, "2026-06-30").await, Err(Unqualified::OtherTrade));
    act(&world, &county(), id, certificate("2026-08-31"))
        .await
        .unwrap();
    assert_eq!(ask(sewing, "2026-08-31").await.unwrap(), "职业培训教师证");
    assert_eq!(ask(sewing, "2026-09-01").await, Err(Unqualified::Expired));
    // A township of the county finds them for its class; who plans none is refused.
    let town = staff(Role::TownOfficer, TOWN);
    let found = instructors
        .qualified_for(&town, sewing, code(TOWN), day("2026-07-01"))
        .await;
    assert_eq!(found.unwrap().len(), 1);
    let late = instructors
        .qualified_for(&town, sewing, code(TOWN), day("2026-09-01"))
        .await;
    assert_eq!(late.unwrap(), []);
    let refused = instructors
        .qualified_for(
            &staff(Role::Administrator, COUNTY),
            sewing,
            code(TOWN),
            day("2026-07-01"),
        )
        .await;
    assert_eq!(refused, Err(Refusal::NotAllowed));
    act(&world, &county(), id, InstructorDeed::Leave(day("2026-06-30")))
        .await
        .unwrap();
    assert_eq!(ask(sewing, "2026-07-01").await, Err(Unqualified::NotThere));
}

#[tokio::test]
async fn certificates_that_end_are_listed_and_numbers_are_shown_to_who_keeps_them() {
    let world = World::new().await;
    let instructors = &world.ports.instructors;
    for to in ["2026-07-31", "2027-12-31"] {
        let id = instructors
            .add_instructor(&county(), wish(InstructorKind::Trainer, TOWN))
            .await
            .unwrap();
        act(&world, &county(), id, certificate(to)).await.unwrap();
    }
    let ending = InstructorFilter {
        ending: true,
        ..InstructorFilter::default()
    };
    let list = instructors.instructors(&county(), ending).await.unwrap();
    assert_eq!((list.total, list.ending, list.soon_days), (1, 1, 90));
    let line = &list.lines[0];
    assert_eq!(line.ends_first.as_ref().unwrap().1, day("2026-07-31"));
    assert_eq!(line.instructor.qualifications[0].number, "***234");
    let id = line.instructor.id;
    let number = |who: Actor| async move {
        let view = instructors.instructor(&who, id).await.unwrap();
        view.line.instructor.qualifications[0].number.clone()
    };
    assert_eq!(number(county()).await, "330521199001011234");
    assert_eq!(number(staff(Role::Auditor, COUNTY)).await, "***234");
    let file = String::from_utf8(instructors_csv(&list).unwrap()).unwrap();
    assert!(
        file.contains("周老师") && !file.contains("330521199001011234"),
        "{file}"
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field() {
    let world = World::new().await;
    let instructors = &world.ports.instructors;
    let nobody = InstructorWish {
        login: "没有这个人".to_owned(),
        ..wish(InstructorKind::Trainer, TOWN)
    };
    assert_eq!(
        instructors.add_instructor(&county(), nobody).await,
        Err(wrong("login", Problem::Unreadable))
    );
    let id = instructors
        .add_instructor(&county(), wish(InstructorKind::Trainer, TOWN))
        .await
        .unwrap();
    let InstructorDeed::Certify(held) = certificate("2023-12-31") else {
        unreachable!("a certificate")
    };
    assert_eq!(
        act(&world, &county(), id, InstructorDeed::Certify(held.clone())).await,
        Err(wrong("valid_to", Problem::OutOfRange))
    );
    let unknown = QualificationWish {
        trades: "蜃楼".to_owned(),
        valid_to: None,
        ..held
    };
    assert_eq!(
        act(&world, &county(), id, InstructorDeed::Certify(unknown)).await,
        Err(wrong("trades", Problem::Unreadable))
    );
}

#[tokio::test]
async fn an_instructor_writes_down_what_they_did_and_nothing_else() {
    let world = World::new().await;
    let instructors = &world.ports.instructors;
    let own = world.account(Role::DisabilityInstructor, TOWN, "chen").await;
    let id = instructors
        .add_instructor(&county(), wish(InstructorKind::DisabilityInstructor, TOWN))
        .await
        .unwrap();
    let done = || {
        InstructorDeed::Log(ActivityWish {
            kind: ActivityKind::Guidance,
            on: day("2026-06-10"),
            people: 12,
            hours: 3,
        })
    };
    assert_eq!(
        act(&world, &own, id, done()).await,
        Err(Refusal::NotAllowed),
        "an entry that is not theirs"
    );
    let signed = InstructorWish {
        login: "chen".to_owned(),
        ..wish(InstructorKind::DisabilityInstructor, TOWN)
    };
    act(&world, &county(), id, InstructorDeed::Edit(signed))
        .await
        .unwrap();
    act(&world, &own, id, done()).await.unwrap();
    assert_eq!(
        act(&world, &own, id, certificate("2027-01-01")).await,
        Err(Refusal::NotAllowed)
    );
    let later = InstructorDeed::Log(ActivityWish {
        kind: ActivityKind::Guidance,
        on: day("2026-07-01"),
        people: 1,
        hours: 1,
    });
    assert_eq!(
        act(&world, &own, id, later).await,
        Err(wrong("on", Problem::OutOfRange)),
        "tomorrow was not done"
    );
    let month = instructors
        .instructor_table(&county(), (Some(2026), Some(6)), None)
        .await
        .unwrap();
    let sums = month.total.sums;
    assert_eq!((sums.instructors, sums.people, sums.hours), (1, 12, 3));
    assert_eq!(sums.activities[ActivityKind::Guidance as usize], 1);
    let file = String::from_utf8(instructor_report_csv(&month).unwrap()).unwrap();
    assert!(file.contains("2026-06") && file.contains("河湾镇"), "{file}");
    let other = instructors
        .instructor_table(&county(), (Some(2026), Some(5)), None)
        .await
        .unwrap();
    assert_eq!(other.total.sums.people, 0);
}

#[tokio::test]
async fn of_the_departments_the_federation_alone_keeps_it() {
    let world = World::new().await;
    let instructors = &world.ports.instructors;
    let of = |department| {
        let Actor::Staff(known) = staff(Role::DepartmentReviewer, COUNTY) else {
            unreachable!("staff")
        };
        Actor::Staff(Staff {
            department: Some(department),
            ..known
        })
    };
    let add = |who: Actor| async move {
        let wish = wish(InstructorKind::DisabilityInstructor, TOWN);
        instructors.add_instructor(&who, wish).await.map(drop)
    };
    assert_eq!(add(of(Department::DisabledFederation)).await, Ok(()));
    assert_eq!(add(of(Department::Land)).await, Err(Refusal::NotAllowed));
    assert_eq!(
        add(staff(Role::TownOfficer, OTHER_TOWN)).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        instructors
            .instructors(&of(Department::Land), InstructorFilter::default())
            .await
            .map(drop),
        Err(Refusal::NotAllowed)
    );
}
