//! Who may teach a class, and with whom its learners are filed.

use super::{School, account, county, draft, plan, town};
use crate::world::{COUNTY, World, code, day};
use domain::actor::Role;
use domain::ids::InstructorId;
use domain::instructor::InstructorKind;
use domain::ports::{EnrolDeed, InstructorDeed, InstructorWish, QualificationWish, Teacher};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDeed, ClassKind, ClassPlan, FilingDepartment};

/// 陈师傅 is on the register, with a certificate for a trade until a day.
async fn registered(world: &World, trades: &str, to: &str) -> InstructorId {
    let instructors = &world.ports.instructors;
    let wish = InstructorWish {
        name: "陈师傅".to_owned(),
        kind: InstructorKind::Trainer,
        area: code(COUNTY),
        employer: "县职校".to_owned(),
        full_time: true,
        login: String::new(),
        since: day("2024-01-01"),
    };
    let id = instructors.add_instructor(&county(), wish).await.unwrap();
    let held = InstructorDeed::Certify(QualificationWish {
        name: "职业培训教师证".to_owned(),
        number: "J-7".to_owned(),
        trades: trades.to_owned(),
        valid_from: day("2024-01-01"),
        valid_to: Some(day(to)),
    });
    instructors
        .act_on_instructor(&county(), id, 1, held)
        .await
        .unwrap();
    id
}

async fn planned(school: &School, plan: ClassPlan) -> Result<ClassPlan, Refusal> {
    let classes = &school.world.ports.training_classes;
    let id = classes.plan_class(&town(), draft(plan)).await?;
    let kept = school.world.services.db.find_training_class(id).await.unwrap();
    Ok(kept.unwrap().plan)
}

#[tokio::test]
async fn a_teacher_of_the_register_must_be_able_to_teach_it_to_the_last_day() {
    let school = School::planned(2).await;
    let id = registered(&school.world, "缝纫", "2026-07-17").await;
    let chosen = ClassPlan {
        instructor: Some(id),
        trainer: String::new(),
        trainer_paper: String::new(),
        ..plan()
    };
    let kept = planned(&school, chosen.clone()).await.unwrap();
    assert_eq!(
        (kept.trainer.as_str(), kept.trainer_paper.as_str()),
        ("陈师傅", "职业培训教师证")
    );
    let named = planned(&school, plan()).await.unwrap();
    assert_eq!(named.instructor, Some(id), "found by the name that was written");
    let longer = ClassPlan {
        ends_on: day("2026-07-20"),
        ..chosen.clone()
    };
    assert_eq!(
        planned(&school, longer).await,
        Err(Refusal::field("instructor", Problem::Expired))
    );
    let welding = ClassPlan {
        name: "焊工培训班".to_owned(),
        ..plan()
    };
    assert_eq!(
        planned(&school, welding).await,
        Err(Refusal::field("trainer", Problem::OtherTrade))
    );
    let nobody = ClassPlan {
        instructor: Some(InstructorId(uuid::Uuid::from_u128(9))),
        ..chosen
    };
    assert_eq!(
        planned(&school, nobody).await,
        Err(Refusal::field("instructor", Problem::Wrong))
    );
}

#[tokio::test]
async fn the_county_sees_whether_the_register_knows_the_teacher() {
    let school = School::planned(2).await;
    let classes = &school.world.ports.training_classes;
    let teacher = || async {
        classes
            .training_class(&county(), school.class)
            .await
            .unwrap()
            .teacher
    };
    assert_eq!(
        teacher().await,
        Teacher::Unknown,
        "the papers are looked at by hand"
    );
    registered(&school.world, "焊工", "2028-12-31").await;
    assert!(matches!(teacher().await, Teacher::Unqualified(_)));
    assert_eq!(
        school.act(&county(), ClassDeed::Approve).await,
        Err(Refusal::field("trainer", Problem::OtherTrade))
    );
    registered(&school.world, "缝纫", "2028-12-31").await;
    assert!(
        matches!(teacher().await, Teacher::Qualified(_)),
        "of two with one name, one may"
    );
    school.act(&county(), ClassDeed::Approve).await.unwrap();
}

#[tokio::test]
async fn the_county_says_with_which_departments_a_learner_was_filed() {
    let school = School::planned(2).await;
    let classes = &school.world.ports.training_classes;
    let study = ClassPlan {
        kind: ClassKind::WorkStudy,
        shortage: true,
        ..plan()
    };
    let class = classes.plan_class(&town(), draft(study)).await.unwrap();
    let other = account(79, Role::CountyOfficer, COUNTY);
    classes
        .act_on_class(&other, class, 1, ClassDeed::Approve)
        .await
        .unwrap();
    let place = classes
        .enrol(&super::village(), class, super::number(1))
        .await
        .unwrap();
    let filed = |on: &str| EnrolDeed::File(FilingDepartment::Education, day(on));
    assert_eq!(
        school.do_with(&town(), place, filed("2026-06-01")).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        school.do_with(&county(), place, filed("2026-12-01")).await,
        Err(Refusal::field("filed_on", Problem::OutOfRange)),
        "not filed yet"
    );
    school
        .do_with(&county(), place, filed("2026-06-01"))
        .await
        .unwrap();
    let view = classes.training_class(&county(), class).await.unwrap();
    assert_eq!(view.people[0].filings[0].on, day("2026-06-01"));
    let back = EnrolDeed::Unfile(FilingDepartment::Education);
    school.do_with(&county(), place, back.clone()).await.unwrap();
    assert_eq!(
        school.do_with(&county(), place, back).await,
        Err(Refusal::Changed)
    );
}
