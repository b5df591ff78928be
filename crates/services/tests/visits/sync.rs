//! What phones bring: resends, two authors, wrong clocks, older forms, shared phones.

use super::{ACCEPTED, Village, edit, record, visit_id};
use crate::world::{OTHER_VILLAGE, VILLAGE, at, day, person};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::ids::{PersonId, VisitId};
use domain::person_field::PersonField;
use domain::ports::Received;
use domain::refusal::Refusal;
use domain::task::TaskKind;
use domain::values::Fen;
use domain::visit::{FORM, Need, NeedKind, SyncAnswer, SyncBatch, SyncReason, TrainingWish};
use uuid::Uuid;

#[tokio::test]
async fn the_same_batch_ten_times_changes_nothing() {
    let village = Village::new().await;
    let db = &village.world.services.db;
    let (one, two) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    let mut first = record(1, one);
    first.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    first.answers.training = vec![TrainingWish {
        topic: "月嫂".to_owned(),
        kind: None,
    }];
    first.answers.needs = vec![Need {
        kind: NeedKind::Training,
        note: String::new(),
    }];
    let batch = [first, record(2, two)];
    assert_eq!(village.send(&village.anna, &batch).await, [ACCEPTED, ACCEPTED]);
    let state = async || {
        let tasks = db.list_tasks_of(&[one, two]).await.unwrap();
        let entries = db.list_file_entries(one).await.unwrap();
        let changes = db.list_field_changes("person", one.0, 100).await.unwrap();
        (village.person(1).await, tasks.len(), entries.len(), changes.len())
    };
    let after = state().await;
    for _ in 0..9 {
        let again = village.send(&village.anna, &batch).await;
        assert_eq!(again, [SyncAnswer::Known, SyncAnswer::Known]);
    }
    assert_eq!(state().await, after);
    assert_eq!(after.0.skills, ["缝纫"]);
    assert_eq!(db.list_visits_of(one, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn two_phones_that_made_one_visit_make_one_visit() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let needs = vec![Need {
        kind: NeedKind::Subsidy,
        note: String::new(),
    }];
    let mut one = record(1, id);
    one.answers.needs.clone_from(&needs);
    let mut other = record(2, id);
    other.answers.needs = needs;
    other.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    assert_eq!(village.send(&village.anna, &[one]).await, [ACCEPTED]);
    let told = village.send(&village.bella, &[other]).await;
    assert_eq!(
        told,
        [SyncAnswer::Accepted {
            twin_of: Some(visit_id(1)),
            clock_off: None
        }]
    );
    let tasks = village.world.services.db.list_tasks_of(&[id]).await.unwrap();
    let needs = tasks.iter().filter(|task| task.kind == TaskKind::Action);
    assert_eq!(needs.count(), 1);
    let surveys: Vec<_> = tasks
        .iter()
        .filter(|task| task.kind == TaskKind::FirstSurvey)
        .collect();
    assert!(surveys.len() <= 1);
    assert_eq!(
        village.person(1).await.skills,
        ["缝纫"],
        "what the second found is not lost"
    );
}

#[tokio::test]
async fn who_never_had_a_person_learns_nothing_and_leaves_nothing() {
    let village = Village::of(&[person(1, VILLAGE), person(3, OTHER_VILLAGE)]).await;
    let stranger = person(3, OTHER_VILLAGE).id;
    let answers = village
        .send(
            &village.anna,
            &[record(1, stranger), record(2, PersonId(Uuid::from_u128(77)))],
        )
        .await;
    let not_found = SyncAnswer::refused(SyncReason::NotFound);
    assert_eq!(answers, [not_found.clone(), not_found]);
    let proposal = village
        .world
        .services
        .db
        .find_visit_proposal(visit_id(1))
        .await
        .unwrap();
    assert!(proposal.is_none());
    let batch = SyncBatch {
        account: None,
        sent_at: at("2026-06-30"),
        records: Vec::new(),
    };
    let visits = &village.world.ports.visits;
    assert_eq!(
        visits.sync(&village.town, batch.clone()).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        visits.sync(&Actor::Visitor, batch).await,
        Err(Refusal::NotSignedIn)
    );
}

#[tokio::test]
async fn a_clock_set_back_a_month_is_corrected_by_when_it_sent_and_the_visit_is_marked() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let month = TimeDelta::days(30);
    let now = village.world.services.clock.now();
    let mut visit = record(1, id);
    visit.made_at = now - month - TimeDelta::days(1);
    let answers = village.send_at(&village.anna, &[visit], now - month).await;
    let off = Some(month.num_seconds());
    assert_eq!(
        answers,
        [SyncAnswer::Accepted {
            twin_of: None,
            clock_off: off
        }]
    );
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((kept.on(), kept.clock_off), (day("2026-06-29"), off));
}

#[tokio::test]
async fn forms_of_before_are_read_and_forms_of_tomorrow_wait() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let mut old = record(1, id);
    old.form = 1;
    old.answers.income_yuan = Some(1200);
    let mut new = record(2, person(2, VILLAGE).id);
    new.form = FORM + 1;
    let answers = village.send(&village.anna, &[old, new]).await;
    assert_eq!(answers, [ACCEPTED, SyncAnswer::refused(SyncReason::FormNewer)]);
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((kept.form, kept.answers.income), (FORM, Some(Fen::yuan(1200))));
}

#[tokio::test]
async fn one_bad_record_keeps_nobody_waiting() {
    let village = Village::new().await;
    let (one, two) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    let mut wrong = record(1, one);
    wrong.edits = vec![edit(PersonField::DistanceKm, 1, "", "很远")];
    let mut alien = record(9, two);
    alien.id = VisitId(Uuid::from_u128(5));
    let records: Vec<Received> = vec![
        Ok(Box::new(wrong)),
        Err(Some(visit_id(7))),
        Ok(Box::new(alien)),
        Ok(Box::new(record(2, two))),
    ];
    let batch = SyncBatch {
        account: None,
        sent_at: at("2026-06-30"),
        records,
    };
    let answers = village
        .world
        .ports
        .visits
        .sync(&village.anna, batch)
        .await
        .unwrap();
    let of = |at: usize| &answers.answers[at].answer;
    assert!(
        matches!(of(0), SyncAnswer::Refused { reason: SyncReason::Fields, problems, kept: false }
        if problems[0].field == "distance_km")
    );
    assert_eq!(answers.answers[1].id, Some(visit_id(7)));
    assert_eq!(*of(1), SyncAnswer::refused(SyncReason::Unreadable));
    assert_eq!(
        *of(2),
        SyncAnswer::refused(SyncReason::Unreadable),
        "no UUID of version 7"
    );
    assert_eq!(*of(3), ACCEPTED);
    let theirs = village.send(&village.bella, &[record(2, two)]).await;
    assert_eq!(theirs, [SyncAnswer::refused(SyncReason::IdTaken)]);
}

#[tokio::test]
async fn on_a_shared_phone_nobody_sends_what_is_anothers() {
    let village = Village::new().await;
    let anna = village.anna.staff().unwrap().account;
    let one = record(1, person(1, VILLAGE).id);
    let batch = || SyncBatch {
        account: Some(anna),
        sent_at: at("2026-06-30"),
        records: vec![Ok(Box::new(one.clone()))],
    };
    let visits = &village.world.ports.visits;
    let answers = visits.sync(&village.bella, batch()).await.unwrap().answers;
    assert_eq!(answers[0].answer, SyncAnswer::refused(SyncReason::OtherAccount));
    assert_eq!(answers[0].id, Some(one.id));
    let answers = visits.sync(&village.anna, batch()).await.unwrap().answers;
    assert_eq!(answers[0].answer, ACCEPTED);
    let pack = visits.pack(&village.anna).await.unwrap();
    assert_eq!((pack.account, pack.keep_days), (anna, 7));
}
#[tokio::test]
async fn the_pack_holds_the_askers_people_and_no_number() {
    let village = Village::of(&[person(1, VILLAGE), person(2, VILLAGE), person(3, OTHER_VILLAGE)]).await;
    village.world.round().await;
    village.world.services.settle_tasks().await.unwrap();
    let pack = village.world.ports.visits.pack(&village.anna).await.unwrap();
    let numbers: Vec<&str> = pack.people.iter().map(|one| one.no.as_str()).collect();
    assert_eq!(numbers, ["P001", "P002"]);
    let first = &pack.people[0];
    assert_eq!((first.leads.len(), first.revision), (5, 1));
    assert!(
        first
            .tasks
            .iter()
            .any(|task| task.kind == TaskKind::LeadHandOver && task.count == 5)
    );
    assert_eq!(pack.vacancies.len(), 5);
    assert_eq!(pack.form.version, FORM);
    let text = serde_json::to_string(&pack).unwrap();
    let number = String::from(person(1, VILLAGE).resident_id);
    assert!(!text.contains(&number) && !text.contains("resident_id") && !text.contains("\"phone\":\"1"));
    let none = village.world.ports.visits.pack(&village.bella).await.unwrap();
    assert!(none.people.is_empty(), "bella looks after nobody");
    let seen = village
        .world
        .services
        .db
        .list_access_of(person(1, VILLAGE).id, 10)
        .await
        .unwrap();
    assert!(
        seen.iter()
            .any(|line| line.kind == domain::access::AccessKind::Pack)
    );
}
