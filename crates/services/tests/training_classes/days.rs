//! Signing in: once a day by whatever way, corrected with a reason, looked for by somebody else, and what a cancelled day means.

use super::{School, account, county, town};
use crate::world::{COUNTY, VILLAGE, at, day, person};
use domain::actor::{Actor, Role};
use domain::claim::ClaimKind;
use domain::ports::{EnrolDeed, Going, RosterMark, RosterSent};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDeed, ClassNews, Corrected, DrawResult, EnrolmentState};
use domain::values::Fen;

#[tokio::test]
async fn a_day_is_signed_once_by_whatever_way_and_a_wrong_clock_is_put_right() {
    let school = School::open(2).await;
    let id = school.enrol(1).await.unwrap();
    let classes = &school.world.ports.training_classes;
    let own = Actor::Seeker(person(1, VILLAGE).id);
    let days = school
        .world
        .services
        .db
        .list_class_days(&[school.class])
        .await
        .unwrap();
    school.world.clock.set("2026-07-06T08:20");
    classes
        .sign_by_wall(&own, days[0].code.clone(), Going::In)
        .await
        .unwrap();
    classes
        .sign_by_wall(&own, days[0].code.clone(), Going::In)
        .await
        .unwrap();
    assert_eq!(
        classes.sign_by_wall(&own, days[1].code.clone(), Going::In).await,
        Err(Refusal::CodeSpent),
        "the code of another day"
    );
    let mine = school
        .world
        .services
        .db
        .find_enrolment(id)
        .await
        .unwrap()
        .unwrap()
        .code;
    school.world.clock.set("2026-07-06T17:00");
    classes
        .sign_by_code(&county(), mine.clone(), Going::Out)
        .await
        .unwrap();
    assert_eq!(
        classes.code_read(&county(), "stranger".to_owned()).await.err(),
        Some(Refusal::NotFound)
    );
    assert_eq!(
        school.tick(&county(), "2026-07-06", &[id]).await,
        Ok(0),
        "known before"
    );
    // A telephone that is ten minutes fast says so when it sends.
    school.world.clock.set("2026-07-07T12:00");
    let fast = RosterSent {
        class: school.class,
        day: day("2026-07-07"),
        sent_at: Some(at("2026-07-07T12:10")),
        marks: vec![RosterMark {
            enrolment: id,
            in_at: at("2026-07-07T08:40"),
            out_at: None,
        }],
    };
    for _ in 0..3 {
        classes.sign_roster(&county(), fast.clone()).await.unwrap();
    }
    let rows = school
        .world
        .services
        .db
        .list_class_attendance(&[id])
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].in_at, rows[0].out_at),
        (at("2026-07-06T08:20"), Some(at("2026-07-06T17:00")))
    );
    assert_eq!(rows[1].in_at, at("2026-07-07T08:30"));
    assert_eq!(
        school.tick(&county(), "2026-07-08", &[id]).await,
        Err(Refusal::field("day", Problem::OutOfRange)),
        "nobody signs in tomorrow"
    );
    assert_eq!(
        school.tick(&town(), "2026-07-07", &[id]).await,
        Err(Refusal::NotAllowed)
    );
}

#[tokio::test]
async fn a_correction_keeps_what_stood_there_and_a_ghost_does_not_count() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    let classes = &school.world.ports.training_classes;
    school.world.clock.set("2026-07-06T18:00");
    let signer = account(76, Role::CountyOfficer, COUNTY);
    school.tick(&signer, "2026-07-06", &[one, two]).await.unwrap();
    let other = Corrected::Times(at("2026-07-06T09:00"), None);
    assert_eq!(
        classes
            .correct_attendance(&county(), (one, day("2026-07-06")), other.clone(), String::new())
            .await
            .err(),
        Some(Refusal::field("reason", Problem::Required))
    );
    let of = (one, day("2026-07-06"));
    classes
        .correct_attendance(&signer, of, other, "记早了".to_owned())
        .await
        .unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let line = view.people.iter().find(|line| line.enrolment.id == one).unwrap();
    assert_eq!((line.changes.len(), line.counted), (1, 1));
    classes.draw_class(&county(), school.class).await.unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let draw = &view.draws[0];
    assert!(
        draw.is_same && draw.lines.len() == 1,
        "one of a hundred, and one at least"
    );
    let drawn = (draw.draw.id, draw.lines[0].0.enrolment);
    let ghost = |who: Actor| async move {
        classes
            .check_drawn(&who, drawn, DrawResult::Ghost, "不在".to_owned())
            .await
    };
    assert_eq!(
        ghost(signer).await,
        Err(Refusal::FourEyes),
        "not by whoever signed them in"
    );
    ghost(account(77, Role::CountyOfficer, COUNTY)).await.unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let line = view
        .people
        .iter()
        .find(|line| line.enrolment.id == drawn.1)
        .unwrap();
    assert_eq!(line.counted, 0);
}

/// A school with an account runs a class; somebody of the county finds that a trainee was never there.
#[tokio::test]
async fn a_school_does_not_write_a_ghost_back() {
    let school = School::open(2).await;
    let (class, own) = school.of_a_school().await;
    let classes = &school.world.ports.training_classes;
    let one = classes
        .enrol(&super::village(), class, super::number(1))
        .await
        .unwrap();
    school.world.clock.set("2026-07-06T18:00");
    let marks = vec![RosterMark {
        enrolment: one,
        in_at: at("2026-07-06T08:30"),
        out_at: None,
    }];
    let sent = RosterSent {
        class,
        day: day("2026-07-06"),
        sent_at: None,
        marks,
    };
    classes.sign_roster(&own, sent.clone()).await.unwrap();
    classes.draw_class(&county(), class).await.unwrap();
    let view = classes.training_class(&county(), class).await.unwrap();
    let drawn = (view.draws[0].draw.id, one);
    classes
        .check_drawn(&county(), drawn, DrawResult::Ghost, "不在".to_owned())
        .await
        .unwrap();
    let there = Corrected::Times(at("2026-07-06T08:30"), None);
    let write_back = |who: Actor| {
        let there = there.clone();
        async move {
            classes
                .correct_attendance(&who, (one, day("2026-07-06")), there, "在的".to_owned())
                .await
        }
    };
    assert_eq!(write_back(own.clone()).await, Err(Refusal::NotAllowed));
    classes.sign_roster(&own, sent).await.unwrap();
    let rows = school
        .world
        .services
        .db
        .list_class_attendance(&[one])
        .await
        .unwrap();
    assert!(rows[0].void, "nor by the roster again");
    write_back(county()).await.unwrap();
}

#[tokio::test]
async fn whoever_left_is_not_signed_in_after() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    let waits = school.enrol(3).await.unwrap();
    school.world.clock.set("2026-07-07T18:00");
    school.do_with(&town(), one, EnrolDeed::Withdraw).await.unwrap();
    assert_eq!(school.state(waits).await, EnrolmentState::Enrolled);
    school.do_with(&town(), waits, EnrolDeed::Withdraw).await.unwrap();
    assert_eq!(
        school.tick(&county(), "2026-07-06", &[one, two]).await,
        Ok(2),
        "a roster of the day before arrives late"
    );
    school.world.clock.set("2026-07-08T18:00");
    assert_eq!(school.tick(&county(), "2026-07-08", &[one, two]).await, Ok(1));
    let there = Corrected::Times(at("2026-07-08T08:30"), None);
    let of = (one, day("2026-07-08"));
    let classes = &school.world.ports.training_classes;
    assert_eq!(
        classes
            .correct_attendance(&county(), of, there, "补".to_owned())
            .await,
        Err(Refusal::field("day", Problem::OutOfRange))
    );
    school
        .act(&town(), ClassDeed::Cancel("老师病了".to_owned()))
        .await
        .unwrap();
    assert_eq!(
        (school.state(one).await, school.state(two).await),
        (EnrolmentState::Withdrawn, EnrolmentState::NotCertified),
        "whoever left before stays gone"
    );
}

#[tokio::test]
async fn everybody_is_told_of_a_day_that_is_not_held() {
    let school = School::open(1).await;
    let one = school.enrol(1).await.unwrap();
    school.enrol(2).await.unwrap();
    school.world.clock.set("2026-07-07T09:00");
    let off = |on: &str| ClassDeed::CancelDay(day(on), "停电".to_owned());
    school.act(&town(), off("2026-07-06")).await.unwrap();
    school.act(&town(), off("2026-07-08")).await.unwrap();
    let news = || async {
        let told = school.world.services.db.list_untold_class_notices(None).await;
        let told = told.unwrap();
        assert!(
            told.iter().all(|notice| notice.enrolment == one),
            "who waits has no day"
        );
        let days = told.into_iter().map(|notice| notice.news);
        days.filter(|news| *news != ClassNews::Enrolled)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        news().await,
        [ClassNews::DayOff(day("2026-07-08"))],
        "a day that is over is no news"
    );
    school
        .act(&town(), ClassDeed::KeepDay(day("2026-07-08")))
        .await
        .unwrap();
    assert_eq!(news().await, [ClassNews::DayOn(day("2026-07-08"))]);
}

#[tokio::test]
async fn a_class_cancelled_after_signing_in_pays_for_the_days_that_were_held() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    school.world.clock.set("2026-07-07T18:00");
    school.tick(&county(), "2026-07-06", &[one]).await.unwrap();
    school.tick(&county(), "2026-07-07", &[one]).await.unwrap();
    school
        .act(
            &town(),
            ClassDeed::CancelDay(day("2026-07-06"), "停电".to_owned()),
        )
        .await
        .unwrap();
    assert!(
        school.claims(ClaimKind::TrainingAllowance).await.is_empty(),
        "it goes on"
    );
    school
        .act(&town(), ClassDeed::Cancel("老师病了".to_owned()))
        .await
        .unwrap();
    assert_eq!(school.claims(ClaimKind::TrainingAllowance).await, [Fen::yuan(50)]);
    assert_eq!(school.state(two).await, EnrolmentState::Withdrawn);
    let rows = school
        .world
        .services
        .db
        .list_class_attendance(&[one])
        .await
        .unwrap();
    assert_eq!(rows.len(), 2, "what was signed stays");
    let told = school
        .world
        .services
        .db
        .list_untold_class_notices(None)
        .await
        .unwrap();
    let cancelled = told.iter().filter(|one| one.news == ClassNews::Cancelled).count();
    assert_eq!(
        (cancelled, told.len()),
        (2, 2),
        "everybody is told, and nothing else any more"
    );
}
