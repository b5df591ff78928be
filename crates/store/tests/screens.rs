//! Instructors, wall screens, calendars and assessments, as they are kept.

use crate::sample::{at, code, day, person, settle, uuid};
use domain::actor::Role;
use domain::fit::Functions;
use domain::ids::{
    CalendarFeedId, InstructorActivityId, InstructorId, QualificationId, ScreenId, VacancyId,
    WorkAssessmentId,
};
use domain::instructor::{ActivityKind, Instructor, InstructorActivity, InstructorKind, Qualification};
use domain::profile::{Aid, Hours};
use domain::screen::{Contrast, Screen, ScreenFeed, ScreenKind, ScreenPick, TextSize};
use domain::trade::TradeSet;
use domain::work_assessment::{
    AgreedHow, Agreement, AssessmentPlace, Found, Tried, TriedHow, WorkAssessment,
};
use store::{Database, FeedOwner, StoreError};

contracts! {
    an_instructor_comes_back_with_certificates_and_what_was_done,
    a_screen_is_found_by_its_code_alone,
    a_calendar_has_one_secret_address_that_can_be_taken_away,
    an_assessment_waits_for_one_word_and_goes_with_its_file,
}

pub fn qualification(number: u32, trades: &str, to: Option<&str>) -> Qualification {
    Qualification {
        id: QualificationId(uuid(92, number)),
        name: "职业培训教师证".to_owned(),
        number: "330521199001011234".to_owned(),
        trades: TradeSet::of(trades),
        valid_from: day("2024-01-01"),
        valid_to: to.map(day),
    }
}

pub fn instructor(number: u32) -> Instructor {
    Instructor {
        id: InstructorId(uuid(91, number)),
        name: "周老师".to_owned(),
        kind: InstructorKind::Trainer,
        area: code("330523"),
        employer: "县职校".to_owned(),
        full_time: true,
        account: None,
        since: day("2024-01-01"),
        left_on: None,
        qualifications: Vec::new(),
        version: 1,
        made_by: "staff:x".to_owned(),
    }
}

async fn an_instructor_comes_back_with_certificates_and_what_was_done(database: Database) {
    let mut one = instructor(1);
    let taught = InstructorActivity {
        id: InstructorActivityId(uuid(93, 1)),
        kind: ActivityKind::Teaching,
        on: day("2026-05-02"),
        people: 20,
        hours: 6,
    };
    let mut change = database.begin().await.unwrap();
    change.add_instructor(&one).await.unwrap();
    let (old, new) = (
        qualification(1, "缝纫", Some("2025-12-31")),
        qualification(2, "缝纫", None),
    );
    for held in [&old, &new] {
        change.add_qualification(one.id, held).await.unwrap();
    }
    change
        .add_instructor_activity(one.id, &taught, "staff:x")
        .await
        .unwrap();
    one.left_on = Some(day("2026-06-01"));
    "镇职校".clone_into(&mut one.employer);
    assert!(change.move_instructor(&one).await.unwrap());
    assert!(
        !change.move_instructor(&one).await.unwrap(),
        "the version was seen"
    );
    change.commit().await.unwrap();
    one.version = 2;
    one.qualifications = vec![new, old];
    assert_eq!(database.find_instructor(one.id).await.unwrap(), Some(one.clone()));
    assert_eq!(
        database.list_instructors(Some(code("3305"))).await.unwrap(),
        [one.clone()]
    );
    assert!(
        database
            .list_instructors(Some(code("330524")))
            .await
            .unwrap()
            .is_empty()
    );
    what_was_entered_can_be_taken_away(&database, &one, &taught).await;
}

async fn what_was_entered_can_be_taken_away(
    database: &Database,
    one: &Instructor,
    taught: &InstructorActivity,
) {
    let new = qualification(2, "缝纫", None);
    let mut change = database.begin().await.unwrap();
    let year = (day("2026-01-01"), day("2026-12-31"));
    let done = change.list_instructor_activities(&[one.id], year).await.unwrap();
    assert_eq!(done[&one.id], std::slice::from_ref(taught));
    let before = (day("2026-01-01"), day("2026-05-01"));
    assert!(
        change
            .list_instructor_activities(&[one.id], before)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(change.delete_qualification(one.id, new.id).await.unwrap());
    assert!(
        !change
            .delete_qualification(instructor(2).id, new.id)
            .await
            .unwrap()
    );
    assert!(
        change
            .delete_instructor_activity(one.id, taught.id)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
}

fn screen(number: u32, letters: &str) -> Screen {
    Screen {
        id: ScreenId(uuid(94, number)),
        code: letters.to_owned(),
        name: "大厅".to_owned(),
        feed: ScreenFeed {
            area: code("330523"),
            pick: ScreenPick::Chosen,
            chosen: vec![VacancyId(uuid(2, 1)), VacancyId(uuid(2, 2))],
            kind: ScreenKind::Hall,
        },
        contrast: Contrast::ByTime,
        size: TextSize::Large,
        off: false,
        version: 1,
        made_by: "staff:x".to_owned(),
    }
}

async fn a_screen_is_found_by_its_code_alone(database: Database) {
    let mut one = screen(1, "7k2mx9q0");
    let mut change = database.begin().await.unwrap();
    change.add_screen(&one).await.unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let twin = change.add_screen(&screen(2, "7k2mx9q0")).await;
    assert!(
        matches!(twin, Err(StoreError::UniqueViolation { .. })),
        "{twin:?}"
    );
    drop(change);
    let mut change = database.begin().await.unwrap();
    "aaaaaaaa".clone_into(&mut one.code);
    one.off = true;
    assert!(change.move_screen(&one).await.unwrap());
    assert!(!change.move_screen(&one).await.unwrap());
    change.commit().await.unwrap();
    one.version = 2;
    assert_eq!(database.find_screen_by_code("7k2mx9q0").await.unwrap(), None);
    assert_eq!(
        database.find_screen_by_code("aaaaaaaa").await.unwrap(),
        Some(one.clone())
    );
    assert_eq!(database.list_screens(Some(code("330523"))).await.unwrap(), [one]);
    assert!(
        database
            .list_screens(Some(code("330524")))
            .await
            .unwrap()
            .is_empty()
    );
}

async fn a_calendar_has_one_secret_address_that_can_be_taken_away(database: Database) {
    settle(&database, 2, 0).await;
    let account = crate::staff::account(1, Role::Coordinator);
    let of_person = FeedOwner::Person(person(1).id);
    let of_staff = FeedOwner::Account(account.id);
    let mut change = database.begin().await.unwrap();
    change.add_account(&account).await.unwrap();
    for (number, owner, hash) in [(1, of_person, [7u8; 32]), (2, of_staff, [8; 32])] {
        let id = CalendarFeedId(uuid(95, number));
        change.add_calendar_feed(id, owner, (&hash, at(3))).await.unwrap();
    }
    change.commit().await.unwrap();
    assert_eq!(
        database.find_calendar_feed(&[7; 32]).await.unwrap(),
        Some(of_person)
    );
    assert_eq!(
        database.find_calendar_feed(&[8; 32]).await.unwrap(),
        Some(of_staff)
    );
    assert_eq!(database.find_calendar_feed(&[9; 32]).await.unwrap(), None);
    let mut change = database.begin().await.unwrap();
    let second = change
        .add_calendar_feed(CalendarFeedId(uuid(95, 3)), of_person, (&[9; 32], at(4)))
        .await;
    assert!(
        matches!(second, Err(StoreError::UniqueViolation { .. })),
        "{second:?}"
    );
    drop(change);
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.find_calendar_feed_since(of_staff).await.unwrap(),
        Some(at(3))
    );
    assert!(change.delete_calendar_feed(of_person).await.unwrap());
    assert!(!change.delete_calendar_feed(of_person).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.find_calendar_feed(&[7; 32]).await.unwrap(), None);
    assert_eq!(
        database.find_calendar_feed(&[8; 32]).await.unwrap(),
        Some(of_staff)
    );
}

pub fn assessment(number: u32, of: u32) -> WorkAssessment {
    WorkAssessment {
        id: WorkAssessmentId(uuid(96, number)),
        person: person(of).id,
        on: day("2026-05-02"),
        place: AssessmentPlace::Home,
        found: Found {
            functions: Functions([Some(1), None, Some(3), Some(0), None, Some(2)]),
            aids: vec![Aid::Wheelchair],
            hours: Some(Hours::HalfDay),
            wishes: "编竹筐".to_owned(),
            tried: vec![Tried {
                what: "看大门".to_owned(),
                how: TriedHow::Partly,
            }],
            needs: "有人接送的话能来".to_owned(),
        },
        agreement: None,
        next_on: Some(day("2027-05-02")),
        version: 1,
        by: "staff:x".to_owned(),
        at: at(5),
    }
}

async fn an_assessment_waits_for_one_word_and_goes_with_its_file(database: Database) {
    settle(&database, 2, 0).await;
    let mut one = assessment(1, 1);
    let said = Agreement {
        agreed: true,
        how: AgreedHow::Signed,
        on: day("2026-05-03"),
        by: "staff:x".to_owned(),
    };
    let (_, paper) = crate::visits::photo(1, 1);
    let mut change = database.begin().await.unwrap();
    change.add_work_assessment(&one).await.unwrap();
    change
        .add_assessment_paper(one.id, one.person, &paper)
        .await
        .unwrap();
    assert_eq!(
        change.find_work_assessment(one.id).await.unwrap(),
        Some(one.clone())
    );
    assert!(change.settle_work_assessment(one.id, 1, &said).await.unwrap());
    assert!(!change.settle_work_assessment(one.id, 1, &said).await.unwrap());
    let (from, to) = (one.person, person(2).id);
    change.move_work_assessments(&[one.id], (from, to)).await.unwrap();
    change.commit().await.unwrap();
    one.agreement = Some(said);
    one.version = 2;
    one.person = to;
    let mut db = database.read().await.unwrap();
    assert_eq!(
        db.list_work_assessments_of(&[from, to]).await.unwrap(),
        [one.clone()]
    );
    assert_eq!(db.find_assessment_paper(one.id).await.unwrap(), Some(paper));
    assert!(db.list_assessments_with_paper(from).await.unwrap().is_empty());
    assert!(
        db.list_assessments_with_paper(to)
            .await
            .unwrap()
            .contains(&one.id)
    );
}
