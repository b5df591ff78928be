//! What follows from a class: certificates, checks, money; and what a school sees of it.

use super::{School, account, county, draft, plainly, plan, village};
use crate::world::{COUNTY, VILLAGE, at, code, day, person};
use domain::actor::{Actor, Role};
use domain::claim::ClaimKind;
use domain::file_entry::Entry;
use domain::ids::ClassId;
use domain::ports::{EnrolDeed, RosterMark, RosterSent, Trainee};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind};
use domain::training_class::{ClassDeed, ClassStage, WorkAfter};
use domain::values::Fen;

#[tokio::test]
async fn who_never_came_gets_no_certificate() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    school.world.clock.set("2026-07-17T18:00");
    school.tick(&county(), "2026-07-06", &[one]).await.unwrap();
    school.act(&county(), ClassDeed::End).await.unwrap();
    let certify = |number: &str| EnrolDeed::Certify(number.to_owned(), "县人社局".to_owned(), None);
    let ghost = school.do_with(&county(), two, certify("缝-002")).await;
    assert_eq!(ghost, Err(Refusal::field("number", Problem::NeverThere)));
    school.do_with(&county(), one, certify("缝-001")).await.unwrap();
}

#[tokio::test]
async fn certificate_check_and_money_follow_from_a_class() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    school.world.clock.set("2026-07-17T18:00");
    for on in ["2026-07-06", "2026-07-07"] {
        school.tick(&county(), on, &[one, two]).await.unwrap();
    }
    let certify = EnrolDeed::Certify("缝-001".to_owned(), "县人社局".to_owned(), Some(5));
    assert_eq!(
        school.do_with(&county(), one, certify.clone()).await,
        Err(Refusal::Changed)
    );
    school.act(&county(), ClassDeed::End).await.unwrap();
    assert!(
        school.act(&county(), ClassDeed::Evaluate).await.is_err(),
        "two have no result"
    );
    school.do_with(&county(), one, certify.clone()).await.unwrap();
    school
        .do_with(&county(), one, EnrolDeed::Unappraise)
        .await
        .unwrap();
    school.do_with(&county(), one, certify).await.unwrap();
    school.do_with(&county(), two, EnrolDeed::Fail).await.unwrap();
    let entries = school
        .world
        .services
        .db
        .list_file_entries(person(1, VILLAGE).id)
        .await
        .unwrap();
    let papers = entries
        .iter()
        .filter(|kept| matches!(kept.entry, Entry::Vocational(_)))
        .count();
    assert_eq!(papers, 1, "in the file, once");
    assert_eq!(
        school
            .do_with(&village(), two, EnrolDeed::Work(30, WorkAfter::Flexible))
            .await,
        Err(Refusal::field("days", Problem::OutOfRange)),
        "nobody knows yet"
    );
    school.act(&county(), ClassDeed::Evaluate).await.unwrap();
    assert_eq!(
        school.claims(ClaimKind::TrainingAllowance).await,
        [Fen::yuan(100)]
    );
    assert!(school.claims(ClaimKind::ProviderReward).await.is_empty());

    school.world.clock.set("2026-08-17T09:00");
    school.world.services.settle_tasks().await.unwrap();
    let open = school
        .world
        .services
        .db
        .list_tasks_of(&[plainly(2).id])
        .await
        .unwrap();
    let asked = |open: &[domain::task::Task]| {
        open.iter()
            .filter(|task| task.kind == TaskKind::TrainingCheck && task.settled == Settled::Open)
            .count()
    };
    assert_eq!(asked(&open), 2);
    school
        .do_with(&village(), two, EnrolDeed::Work(30, WorkAfter::Flexible))
        .await
        .unwrap();
    let open = school
        .world
        .services
        .db
        .list_tasks_of(&[plainly(2).id])
        .await
        .unwrap();
    assert_eq!(asked(&open), 1);
    let classes = &school.world.ports.training_classes;
    let table = classes
        .class_table(&county(), (Some(2026), None), None)
        .await
        .unwrap();
    let sums = &table.total.sums;
    assert_eq!((sums.all_classes(), sums.people.len(), sums.skill), (1, 2, 2));
    assert_eq!((sums.certified, sums.employed), (1, 1));
    assert_eq!(table.targets, [None, None], "nobody with a disability took part");
    let view = classes.training_class(&county(), school.class).await.unwrap();
    assert_eq!(view.line.stage, ClassStage::Evaluated);
}

impl School {
    /// An approved class of a school that signs in itself, and the school.
    pub(super) async fn of_a_school(&self) -> (ClassId, Actor) {
        let services = &self.world.services;
        services
            .create_account(Role::TrainingProvider, code(COUNTY), "school")
            .await
            .unwrap();
        let known = services.db.find_account_by_login("school").await.unwrap();
        let own = account(known.unwrap().id.0.as_u128(), Role::TrainingProvider, COUNTY);
        let classes = &self.world.ports.training_classes;
        let class = classes.plan_class(&own, draft(plan())).await.unwrap();
        classes
            .act_on_class(&county(), class, 1, ClassDeed::Approve)
            .await
            .unwrap();
        (class, own)
    }
}

#[tokio::test]
async fn a_school_sees_and_signs_its_own_classes_alone() {
    let school = School::open(2).await;
    let (theirs, own) = school.of_a_school().await;
    let classes = &school.world.ports.training_classes;
    assert_eq!(
        classes.training_class(&own, school.class).await.err(),
        Some(Refusal::NotFound)
    );
    let filter = domain::ports::ClassFilter::default();
    assert_eq!(classes.training_classes(&own, filter).await.unwrap().total, 1);
    assert_eq!(
        classes.training_needs(&own, None).await.err(),
        Some(Refusal::NotAllowed)
    );
    let next = classes.plan_class(&own, draft(plan())).await.unwrap();
    assert_eq!(
        classes.act_on_class(&own, next, 1, ClassDeed::Approve).await,
        Err(Refusal::NotAllowed)
    );
    let wrong = Trainee::Named {
        name: "别人".to_owned(),
        resident_id: String::from(plainly(2).resident_id),
    };
    assert_eq!(
        classes.enrol(&own, theirs, wrong).await,
        Err(Refusal::field("resident_id", Problem::Wrong))
    );
    let right = Trainee::Named {
        name: plainly(2).name,
        resident_id: String::from(plainly(2).resident_id),
    };
    let place = classes.enrol(&own, theirs, right).await.unwrap();
    school.world.clock.set("2026-07-06T18:00");
    let sent = RosterSent {
        class: theirs,
        day: day("2026-07-06"),
        sent_at: None,
        marks: vec![RosterMark {
            enrolment: place,
            in_at: at("2026-07-06T08:30"),
            out_at: None,
        }],
    };
    assert_eq!(classes.sign_roster(&own, sent).await.unwrap().new, 1);
}
