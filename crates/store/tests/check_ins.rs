//! Links, scans and attendances of a fair, and what its stands noted.

use crate::sample::{at, code, day, employer, person, settle, uuid};
use chrono::NaiveTime;
use domain::check_in::{
    Arrival, Attendance, AttendeeKind, CheckInWay, FairPass, PassKind, Scan, ScanOutcome, ScanReason,
    ScanTime, WalkIn,
};
use domain::fair::{Fair, FairAccessSet, FairKind, FairPlan, FairStand, StandState};
use domain::fair_intent::{FairIntent, IntentKind, IntentResult};
use domain::ids::{AttendanceId, CheckInId, FairId, FairIntentId, FairPassId, FairStandId};
use domain::values::{Phone, Sex};
use store::{AttendanceCount, Database};

contracts! {
    a_link_comes_back_by_its_secret_and_is_taken_back_once,
    somebody_stands_at_a_fair_once_and_again_after_it_was_undone,
    a_scan_is_kept_once_and_refusals_are_counted_by_reason,
    an_intent_follows_the_version_that_was_seen,
    who_came_without_a_file_is_forgotten_after_its_time,
}

pub fn fair() -> Fair {
    let plan = FairPlan {
        area: code("330523"),
        kind: FairKind::General,
        title: "招聘会".to_owned(),
        venue: "市场".to_owned(),
        address: "胜利路8号".to_owned(),
        point: None,
        bus: String::new(),
        held_on: day("2026-03-10"),
        opens: NaiveTime::MIN,
        closes: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        capacity: 100,
        stands: 10,
        access: FairAccessSet::default(),
        safety: String::new(),
        intro: String::new(),
        phone: String::new(),
    };
    Fair::draft(FairId(uuid(75, 1)), plan, "staff:x".to_owned(), at(0))
}

fn pass() -> FairPass {
    FairPass {
        id: FairPassId(uuid(76, 1)),
        fair: fair().id,
        kind: PassKind::Gate,
        number: 1,
        name: "东门".to_owned(),
        stand: None,
        opens_at: at(10),
        closes_at: at(100),
        revoked_at: None,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    }
}

pub fn attendance(number: u32, who: Arrival) -> Attendance {
    Attendance {
        id: AttendanceId(uuid(77, number)),
        fair: fair().id,
        number,
        who,
        way: CheckInWay::WalkIn,
        time: ScanTime {
            shown: at(20),
            received: at(40),
            at: at(30),
            off: Some(600),
        },
        pass: pass().id,
        undone: None,
    }
}

fn stranger() -> Arrival {
    let walk_in = WalkIn {
        name: "李大山".to_owned(),
        sex: Some(Sex::Male),
        birth_year: Some(1980),
        phone: Phone::parse("13911110007").ok(),
        shares: true,
    };
    Arrival {
        key: "walk_in:0011".to_owned(),
        ..Arrival::of_stranger(CheckInId(uuid(78, 1)), walk_in)
    }
}

/// A fair with a gate, and somebody who came without a file.
pub async fn a_fair_with_a_stranger(database: &Database) {
    let mut change = database.begin().await.unwrap();
    change.add_fair(&fair()).await.unwrap();
    change.add_fair_pass(&pass(), b"secret").await.unwrap();
    change.add_attendance(&attendance(1, stranger())).await.unwrap();
    change.commit().await.unwrap();
}

async fn furnished(database: &Database) {
    settle(database, 1, 0).await;
    a_fair_with_a_stranger(database).await;
}

async fn a_link_comes_back_by_its_secret_and_is_taken_back_once(database: Database) {
    furnished(&database).await;
    assert_eq!(
        database.find_fair_pass_by_secret(b"secret").await.unwrap(),
        Some(pass())
    );
    assert_eq!(database.find_fair_pass_by_secret(b"other").await.unwrap(), None);
    let mut change = database.begin().await.unwrap();
    let second = FairPass {
        id: FairPassId(uuid(76, 2)),
        ..pass()
    };
    assert_eq!(change.add_fair_pass(&second, b"second").await.unwrap(), 2);
    assert!(change.revoke_fair_pass(pass().id, at(50)).await.unwrap());
    assert!(!change.revoke_fair_pass(pass().id, at(60)).await.unwrap());
    change.commit().await.unwrap();
    let all = database.list_fair_passes(fair().id).await.unwrap();
    assert_eq!((all.len(), all[0].revoked_at), (2, Some(at(50))));
}

async fn somebody_stands_at_a_fair_once_and_again_after_it_was_undone(database: Database) {
    furnished(&database).await;
    let kept = database
        .find_attendance(AttendanceId(uuid(77, 1)))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept, attendance(1, stranger()));
    let known = Arrival::of_person(person(1).id, true, false);
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change
            .add_attendance(&attendance(2, known.clone()))
            .await
            .unwrap(),
        2
    );
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let again = change.add_attendance(&attendance(3, known.clone())).await;
    assert!(again.unwrap_err().violates("fair_attendance_fair_id_who_key"));
    drop(change);
    let mut change = database.begin().await.unwrap();
    let second = AttendanceId(uuid(77, 2));
    assert!(change.undo_attendance(second, (at(50), "staff:x")).await.unwrap());
    assert!(!change.undo_attendance(second, (at(51), "staff:x")).await.unwrap());
    assert_eq!(change.add_attendance(&attendance(3, known)).await.unwrap(), 3);
    change.commit().await.unwrap();
    let counts = database.count_attendances(fair().id).await.unwrap();
    let seekers = AttendanceCount {
        kind: AttendeeKind::Seeker,
        all: 2,
        registered: 1,
    };
    assert_eq!(counts, [seekers]);
    let latest = database.list_latest_attendances(fair().id, 9).await.unwrap();
    let undone: Vec<_> = latest.iter().map(|one| one.undone.is_some()).collect();
    assert_eq!(undone, [false, true, false]);
    let mut read = database.read().await.unwrap();
    let visitors = read.count_visitors(&[fair().id]).await.unwrap();
    assert_eq!(visitors[&fair().id].0, 2);
}

async fn a_scan_is_kept_once_and_refusals_are_counted_by_reason(database: Database) {
    furnished(&database).await;
    let scan = |number, outcome| Scan {
        id: CheckInId(uuid(78, number)),
        fair: fair().id,
        pass: pass().id,
        way: CheckInWay::Code,
        outcome,
        time: ScanTime::now(at(30)),
    };
    let accepted = scan(1, ScanOutcome::Accepted(AttendanceId(uuid(77, 1))));
    let mut change = database.begin().await.unwrap();
    change.add_fair_scan(&accepted).await.unwrap();
    for (number, reason) in [
        (2, ScanReason::Unknown),
        (3, ScanReason::Unknown),
        (4, ScanReason::PastFair),
    ] {
        change
            .add_fair_scan(&scan(number, ScanOutcome::Refused(reason)))
            .await
            .unwrap();
    }
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .add_fair_scan(&accepted)
            .await
            .unwrap_err()
            .violates("fair_scan_pkey")
    );
    drop(change);
    assert_eq!(
        database.find_fair_scan(accepted.id).await.unwrap(),
        Some(accepted)
    );
    let refused = database.count_refused_scans(fair().id).await.unwrap();
    assert_eq!(refused, [(ScanReason::Unknown, 2), (ScanReason::PastFair, 1)]);
    let mut read = database.read().await.unwrap();
    assert_eq!(read.list_last_heard(fair().id).await.unwrap()[&pass().id], at(30));
}

async fn an_intent_follows_the_version_that_was_seen(database: Database) {
    furnished(&database).await;
    let stand = FairStand {
        id: FairStandId(uuid(79, 1)),
        fair: fair().id,
        employer: employer(1).id,
        vacancies: Vec::new(),
        state: StandState::Approved { number: Some(3) },
        version: 1,
        made_by: "employer:x".to_owned(),
        made_at: at(1),
    };
    let mut one = FairIntent {
        id: FairIntentId(uuid(80, 1)),
        fair: fair().id,
        stand: stand.id,
        attendance: AttendanceId(uuid(77, 1)),
        person: None,
        vacancy: None,
        lead: None,
        kind: IntentKind::Interview,
        note: "会平车".to_owned(),
        interview_on: Some(day("2026-03-12")),
        result: None,
        version: 1,
        made_by: "fair_pass:x".to_owned(),
        made_at: at(31),
    };
    let mut change = database.begin().await.unwrap();
    change.add_fair_stand(&stand).await.unwrap();
    change.add_fair_intent(&one).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.find_fair_intent(one.id).await.unwrap(),
        Some(one.clone())
    );
    one.result = Some((IntentResult::Hired, day("2026-03-13"), "employer:x".to_owned()));
    let mut change = database.begin().await.unwrap();
    assert!(change.set_fair_intent(&one).await.unwrap());
    assert!(
        !change.set_fair_intent(&one).await.unwrap(),
        "somebody else was faster"
    );
    one.version = 2;
    assert_eq!(
        change
            .find_fair_intent_of(stand.id, one.attendance)
            .await
            .unwrap(),
        Some(one.clone())
    );
    let undone = (at(60), "staff:x");
    change.undo_attendance(one.attendance, undone).await.unwrap();
    assert_eq!(change.list_fair_intents(&[fair().id]).await.unwrap(), []);
    change.commit().await.unwrap();
}

async fn who_came_without_a_file_is_forgotten_after_its_time(database: Database) {
    furnished(&database).await;
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.forget_walk_ins_before(day("2026-03-10")).await.unwrap(), 0);
    assert_eq!(change.forget_walk_ins_before(day("2026-03-11")).await.unwrap(), 1);
    change.commit().await.unwrap();
    let kept = database
        .find_attendance(AttendanceId(uuid(77, 1)))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (kept.who.name.as_str(), kept.who.phone, kept.who.birth_year),
        ("", None, Some(1980))
    );
}
