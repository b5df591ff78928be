//! Training classes: they come back as they were, of two writers one wins, a person has one place in a course and one row a day.

use crate::sample::{at, code, course, day, imported, person, settle, uuid};
use domain::disabled_service::DisabledService;
use domain::ids::{ClassDrawId, ClassId, EnrolmentId, TrainingOrderId};
use domain::training_class::{
    Attendance, AttendanceChange, ClassAudience, ClassDay, ClassDraw, ClassKind, ClassNews, ClassPlan,
    ClassState, DrawResult, EnrolReason, Enrolment, EnrolmentState, Filing, FilingDepartment, Funding,
    SignMethod, TrainingClass, WorkAfter, WorkCheck,
};
use domain::training_order::{OrderKind, OrderState, OrderWish, TrainingOrder};
use domain::values::Fen;
use store::{Database, StoreError, Transaction};

contracts! {
    a_class_comes_back_in_every_state_and_moves_on_once,
    a_person_has_one_place_in_a_course,
    a_day_of_a_person_is_one_row_and_a_draw_is_settled_once,
    who_was_there_is_a_subject_of_claims,
    an_order_comes_back_and_is_settled_once,
}

fn class(number: u32, state: ClassState) -> TrainingClass {
    TrainingClass {
        id: ClassId(uuid(77, number)),
        course: course(1).id,
        plan: ClassPlan {
            name: "缝纫工培训班".to_owned(),
            kind: ClassKind::OrderBased,
            audience: ClassAudience::Poor,
            funding: Funding::RainDew,
            area: code("330523101201"),
            address: "村部".to_owned(),
            starts_on: day("2026-07-06"),
            ends_on: day("2026-07-17"),
            weekends: true,
            seats: 30,
            hours: 80,
            syllabus: "平缝".to_owned(),
            standard: "初级".to_owned(),
            instructor: None,
            trainer: "陈师傅".to_owned(),
            trainer_paper: "证".to_owned(),
            provider: "青禾技校".to_owned(),
            employer: String::new(),
            employer_id: None,
            order: None,
            shortage: false,
            cost: Fen::yuan(12_000),
        },
        provider_account: None,
        state,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
        approved_by: None,
        version: 1,
    }
}

fn place(number: u32, of: u32, class: u32, state: EnrolmentState) -> Enrolment {
    Enrolment {
        id: EnrolmentId(uuid(78, number)),
        class: ClassId(uuid(77, class)),
        course: course(1).id,
        person: person(of).id,
        state,
        priority: of == 2,
        reasons: vec![EnrolReason::First, EnrolReason::NearHome],
        code: format!("code{number}"),
        paid: Fen(0),
        left_on: None,
        appraised_on: None,
        certificate: None,
        by: "staff:x".to_owned(),
        at: at(i64::from(number)),
    }
}

async fn begun(database: &Database) -> Transaction {
    settle(database, 2, 1).await;
    let mut change = database.begin().await.unwrap();
    change.add_courses(&[imported(course(1), 1)]).await.unwrap();
    change
}

async fn a_class_comes_back_in_every_state_and_moves_on_once(database: Database) {
    let mut change = begun(&database).await;
    let on = day("2026-07-10");
    let reason = || "停".to_owned();
    let states = [
        ClassState::Planned,
        ClassState::Returned { reason: reason() },
        ClassState::Open,
        ClassState::Ended { on },
        ClassState::Evaluated { on },
        ClassState::Cancelled { on, reason: reason() },
    ];
    for (number, state) in (1..).zip(states) {
        let one = class(number, state);
        change.add_training_class(&one).await.unwrap();
        assert_eq!(change.find_training_class(one.id).await.unwrap(), Some(one));
    }
    let mut one = class(1, ClassState::Open);
    one.approved_by = Some("staff:y".to_owned());
    assert!(change.move_training_class(&one).await.unwrap());
    assert!(
        !change.move_training_class(&one).await.unwrap(),
        "somebody was faster"
    );
    let days = ["2026-07-06", "2026-07-07"].map(|on| ClassDay {
        class: one.id,
        day: day(on),
        code: format!("wall{on}"),
        cancelled: on.ends_with('7').then(reason),
    });
    change.set_class_days(one.id, &days).await.unwrap();
    assert_eq!(change.list_class_days(&[one.id]).await.unwrap(), days);
    let found = change.find_class_day_by_code("wall2026-07-07").await.unwrap();
    assert_eq!(found.as_ref(), Some(&days[1]));
    assert_eq!(change.list_open_classes_of(course(1).id).await.unwrap().len(), 2);
    change.commit().await.unwrap();
    let there = database
        .list_training_classes_in(Some(code("330523")))
        .await
        .unwrap();
    assert_eq!(there.len(), 6);
    assert!(
        database
            .list_training_classes_in(Some(code("330524")))
            .await
            .unwrap()
            .is_empty()
    );
}

async fn a_person_has_one_place_in_a_course(database: Database) {
    let mut change = begun(&database).await;
    change
        .add_training_class(&class(1, ClassState::Open))
        .await
        .unwrap();
    change
        .add_training_class(&class(2, ClassState::Open))
        .await
        .unwrap();
    let mut first = place(1, 1, 1, EnrolmentState::Enrolled);
    change.add_enrolment(&first).await.unwrap();
    change
        .add_enrolment(&place(2, 2, 1, EnrolmentState::Waiting))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let second = change
        .add_enrolment(&place(3, 1, 2, EnrolmentState::Enrolled))
        .await;
    assert!(matches!(second, Err(StoreError::UniqueViolation { .. })));
    drop(change);
    let mut change = database.begin().await.unwrap();
    first.state = EnrolmentState::NotCertified;
    first.appraised_on = Some(day("2026-07-18"));
    first.paid = Fen::yuan(300);
    change.set_enrolment(&first).await.unwrap();
    change
        .add_enrolment(&place(3, 1, 2, EnrolmentState::Enrolled))
        .await
        .unwrap();
    assert_eq!(
        change.find_enrolment(first.id).await.unwrap(),
        Some(first.clone())
    );
    let line = change.list_enrolments_in(&[first.class]).await.unwrap();
    assert_eq!(line[0].person, person(2).id, "who comes first");
    let told = change
        .add_class_notices(&[first.id], ClassNews::Enrolled, at(1))
        .await
        .unwrap();
    assert_eq!(
        (
            told,
            change
                .add_class_notices(&[first.id], ClassNews::Enrolled, at(2))
                .await
                .unwrap()
        ),
        (1, 0)
    );
    assert_eq!(
        change
            .list_untold_class_notices(Some(&[first.person]))
            .await
            .unwrap()
            .len(),
        1
    );
    change.set_class_notices_told(&[first.id], at(3)).await.unwrap();
    assert!(change.list_untold_class_notices(None).await.unwrap().is_empty());
    change.commit().await.unwrap();
}

fn row(of: &Enrolment, void: bool) -> Attendance {
    Attendance {
        enrolment: of.id,
        day: day("2026-07-06"),
        in_at: at(10),
        out_at: Some(at(20)),
        method: SignMethod::Roster,
        by: "staff:x".to_owned(),
        noted_at: at(30),
        void,
    }
}

async fn a_day_of_a_person_is_one_row_and_a_draw_is_settled_once(database: Database) {
    let mut change = begun(&database).await;
    change
        .add_training_class(&class(1, ClassState::Open))
        .await
        .unwrap();
    let one = place(1, 1, 1, EnrolmentState::Enrolled);
    change.add_enrolment(&one).await.unwrap();
    change.set_class_attendance(&[row(&one, false)]).await.unwrap();
    change.set_class_attendance(&[row(&one, true)]).await.unwrap();
    assert_eq!(
        change.list_class_attendance(&[one.id]).await.unwrap(),
        [row(&one, true)]
    );
    let kept = AttendanceChange {
        enrolment: one.id,
        day: day("2026-07-06"),
        was: Some((at(10), None, false)),
        reason: "记错".to_owned(),
        by: "staff:x".to_owned(),
        at: at(40),
    };
    change.add_attendance_change(uuid(79, 1), &kept).await.unwrap();
    assert_eq!(change.list_attendance_changes(&[one.id]).await.unwrap(), [kept]);
    let draw = ClassDraw {
        id: ClassDrawId(uuid(80, 1)),
        class: one.class,
        day: day("2026-07-06"),
        seed: 7,
        percent: 10,
        pool: vec![one.id],
        by: "staff:y".to_owned(),
        at: at(50),
    };
    change.add_class_draw(&draw).await.unwrap();
    assert_eq!(
        change.list_class_draws(one.class).await.unwrap(),
        std::slice::from_ref(&draw)
    );
    let found = (DrawResult::Present, "");
    let of = (draw.id, one.id);
    assert!(
        change
            .settle_class_check(of, found, ("staff:z", at(60)))
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_class_check(of, found, ("staff:z", at(60)))
            .await
            .unwrap()
    );
    assert_eq!(change.list_class_checks(draw.id).await.unwrap().len(), 1);
    let heard = WorkCheck {
        enrolment: one.id,
        days: 30,
        work: WorkAfter::Flexible,
        on: day("2026-08-16"),
        by: "staff:x".to_owned(),
    };
    change.set_training_check(&heard).await.unwrap();
    change.set_training_check(&heard).await.unwrap();
    assert_eq!(change.list_training_checks(&[one.id]).await.unwrap(), [heard]);
    change.commit().await.unwrap();
}

async fn who_was_there_is_a_subject_of_claims(database: Database) {
    let mut change = begun(&database).await;
    let ended = ClassState::Ended {
        on: day("2026-07-17"),
    };
    change.add_training_class(&class(1, ended)).await.unwrap();
    let (one, two) = (
        place(1, 1, 1, EnrolmentState::Enrolled),
        place(2, 2, 1, EnrolmentState::Enrolled),
    );
    change.add_enrolment(&one).await.unwrap();
    change.add_enrolment(&two).await.unwrap();
    let held = ClassDay {
        class: one.class,
        day: day("2026-07-06"),
        code: "w".to_owned(),
        cancelled: None,
    };
    let off = ClassDay {
        day: day("2026-07-07"),
        code: "v".to_owned(),
        cancelled: Some("停电".to_owned()),
        ..held.clone()
    };
    change.set_class_days(one.class, &[held, off]).await.unwrap();
    let second = Attendance {
        day: day("2026-07-07"),
        ..row(&one, false)
    };
    change
        .set_class_attendance(&[row(&one, false), second, row(&two, true)])
        .await
        .unwrap();
    let subjects = change.list_claim_subjects(None).await.unwrap();
    let trained: Vec<_> = subjects.iter().filter(|one| !one.trainings.is_empty()).collect();
    assert_eq!(trained.len(), 1, "who was found to be no trainee is none");
    let training = &trained[0].trainings[0];
    assert_eq!(
        (trained[0].person, training.attended, training.class_days),
        (person(1).id, 1, 1)
    );
    let july = (day("2026-07-01"), day("2026-07-31"));
    let served = change.list_disabled_services(None, july).await.unwrap();
    let trained: Vec<_> = served
        .into_iter()
        .filter(|(service, ..)| *service == DisabledService::Trained)
        .map(|(_, who, _)| who)
        .collect();
    assert_eq!(trained, [person(1).id], "RP12: on a day that counts");
    let study = Filing {
        enrolment: one.id,
        department: FilingDepartment::Finance,
        on: day("2026-07-02"),
        by: "staff:x".to_owned(),
    };
    change.set_work_study_filing(&study).await.unwrap();
    change.set_work_study_filing(&study).await.unwrap();
    assert_eq!(change.list_work_study_filings(&[one.id]).await.unwrap(), [study]);
    let subjects = change.list_claim_subjects(Some(person(1).id)).await.unwrap();
    let training = &subjects[0].trainings[0];
    assert!(training.finished && !training.filed, "one department of three");
    assert!(
        change
            .delete_work_study_filing(one.id, FilingDepartment::Finance)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
}

async fn an_order_comes_back_and_is_settled_once(database: Database) {
    let mut change = begun(&database).await;
    let firm = change.list_employers().await.unwrap().remove(0);
    let order = TrainingOrder {
        id: TrainingOrderId(uuid(81, 1)),
        employer: firm.id,
        firm: firm.name,
        wish: OrderWish {
            kind: OrderKind::PostSpecific,
            topic: "缝纫工".to_owned(),
            people: 20,
            area: code("330523101"),
            needed_by: day("2026-09-01"),
            terms: "月薪 4500 元".to_owned(),
        },
        state: OrderState::Open,
        made_by: "employer:x".to_owned(),
        made_at: at(1),
        settled_by: None,
    };
    change.add_training_order(&order).await.unwrap();
    assert_eq!(
        change.find_training_order(order.id).await.unwrap().as_ref(),
        Some(&order)
    );
    let mut answer = class(1, ClassState::Open);
    answer.plan.order = Some(order.id);
    answer.plan.employer_id = Some(order.employer);
    answer.plan.shortage = true;
    change.add_training_class(&answer).await.unwrap();
    assert_eq!(
        change.list_training_classes_for(&[order.id]).await.unwrap(),
        [answer]
    );
    let around = |from: &str| (Some(code("330523")), day(from));
    let (area, from) = around("2026-09-01");
    assert_eq!(
        change.list_open_training_orders(area, from).await.unwrap(),
        std::slice::from_ref(&order)
    );
    let (area, from) = around("2026-09-02");
    assert!(
        change
            .list_open_training_orders(area, from)
            .await
            .unwrap()
            .is_empty(),
        "nobody waits for them any more"
    );
    let declined = OrderState::Declined {
        reason: "没有计划".to_owned(),
    };
    assert!(
        change
            .settle_training_order(order.id, &declined, "staff:x")
            .await
            .unwrap()
    );
    let again = change
        .settle_training_order(order.id, &OrderState::Withdrawn, "employer:x")
        .await;
    assert!(!again.unwrap());
    let kept = change.list_training_orders_of(order.employer).await.unwrap();
    assert_eq!(kept[0].state, declined);
    change.commit().await.unwrap();
}
