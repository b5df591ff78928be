//! Records of a batch are kept together, and each stands by itself all the same.

use super::{ACCEPTED, Village, edit, record, visit_id};
use crate::world::{VILLAGE, at, day, person};
use domain::ids::{PersonId, VisitId};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::Received;
use domain::values::ResidentId;
use domain::visit::{Outcome, SyncAnswer, SyncBatch, SyncReason, SyncRecord};
use uuid::Uuid;

/// A hundred people beside the two of the village.
fn crowd() -> Vec<Person> {
    let one = |number: u16| Person {
        id: PersonId(Uuid::from_u128(0x5_0000 + u128::from(number))),
        no: format!("C{number:03}"),
        resident_id: ResidentId::compose(990_300, day("1985-03-01"), number).unwrap(),
        ..person(1, VILLAGE)
    };
    (1..=100).map(one).collect()
}

/// Each of them visited, and found to sew.
fn visits() -> Vec<SyncRecord> {
    let visit = |(number, person): (usize, Person)| SyncRecord {
        edits: vec![
            edit(PersonField::Skills, 1, "", "缝纫"),
            edit(PersonField::EmploymentStatus, 1, "", "farm"),
        ],
        ..record(100 + number as u64, person.id)
    };
    crowd().into_iter().enumerate().map(visit).collect()
}

#[tokio::test]
async fn a_batch_of_a_hundred_waits_for_the_disk_twice() {
    let village = Village::new().await;
    village.world.keep_people(&crowd()).await;
    village.world.services.settle_owners().await.unwrap();
    let db = &village.world.services.db;
    // What is read once and kept is read.
    village
        .send(&village.anna, &[record(1, person(1, VILLAGE).id)])
        .await;
    let before = db.effort();
    let answers = village.send(&village.anna, &visits()).await;
    let after = db.effort();
    assert!(answers.iter().all(|answer| *answer == ACCEPTED), "{answers:?}");
    assert_eq!(after.commits - before.commits, 2);
    let statements = after.statements - before.statements;
    assert!(
        statements <= 100 + 2 * 40,
        "{statements} statements for 100 visits"
    );
    let before = db.effort();
    let again = village.send(&village.anna, &visits()).await;
    assert!(again.iter().all(|answer| *answer == SyncAnswer::Known));
    let statements = db.effort().statements - before.statements;
    assert!(
        statements <= 100 * 2 + 2 * 20,
        "{statements} statements for 100 known ones"
    );
}

#[tokio::test]
async fn a_bad_record_in_the_middle_touches_none_of_its_neighbours() {
    for village in Village::on_both().await {
        village.world.keep_people(&crowd()).await;
        village.world.services.settle_owners().await.unwrap();
        let mut batch = visits();
        batch.truncate(9);
        // Written in part before it is seen that a field holds what it cannot hold.
        batch[2].edits.push(edit(PersonField::DistanceKm, 1, "", "很远"));
        // A whole record about nobody, one with the id of somebody else's visit, one that stands twice in the batch.
        batch[4].person = PersonId(Uuid::from_u128(77));
        let of_bella = SyncRecord {
            person: person(1, VILLAGE).id,
            ..batch[6].clone()
        };
        assert_eq!(village.send(&village.bella, &[of_bella]).await, [ACCEPTED]);
        batch[8] = batch[0].clone();
        let answers = village.send(&village.anna, &batch).await;
        let db = &village.world.services.db;
        for (at, answer) in answers.iter().enumerate() {
            match at {
                2 => assert!(
                    matches!(
                        answer,
                        SyncAnswer::Refused {
                            reason: SyncReason::Fields,
                            kept: false,
                            ..
                        }
                    ),
                    "{answer:?}"
                ),
                4 => assert_eq!(*answer, SyncAnswer::refused(SyncReason::NotFound)),
                6 => assert_eq!(*answer, SyncAnswer::refused(SyncReason::IdTaken)),
                8 => assert_eq!(*answer, SyncAnswer::Known),
                _ => assert_eq!(*answer, ACCEPTED, "{at}"),
            }
            let file = db.find_person(crowd()[at].id).await.unwrap().unwrap();
            let is_kept = ![2, 4, 6, 8].contains(&at);
            assert_eq!(file.skills == ["缝纫"], is_kept, "{at}: {:?}", file.skills);
            let visits = db.list_visits_of(file.id, 9).await.unwrap().len();
            assert_eq!(visits, usize::from(is_kept), "{at}");
            let history = db.list_field_changes("person", file.id.0, 9).await.unwrap();
            assert_eq!(history.len(), if is_kept { 2 } else { 0 }, "{at}");
        }
    }
}

#[tokio::test]
async fn two_visits_of_one_person_in_a_batch_follow_one_another() {
    for village in Village::on_both().await {
        let id = person(1, VILLAGE).id;
        let mut first = record(1, id);
        first.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
        let mut second = record(2, id);
        second.edits = vec![edit(PersonField::DistanceKm, 1, "", "8")];
        let mut third = record(3, id);
        third.edits = vec![edit(PersonField::Skills, 1, "", "编筐")];
        third.made_at = at("2026-06-29");
        let batch = [first, second, third, record(4, person(2, VILLAGE).id)];
        let answers = village.send(&village.anna, &batch).await;
        assert_eq!(answers[0], ACCEPTED);
        let twin = SyncAnswer::Accepted {
            twin_of: Some(visit_id(1)),
            clock_off: None,
        };
        assert_eq!(answers[1], twin);
        assert!(
            matches!(&answers[2], SyncAnswer::Conflict { conflicts } if conflicts[0].theirs == "缝纫"),
            "{answers:?}"
        );
        assert_eq!(answers[3], ACCEPTED);
        let file = village.person(1).await;
        assert_eq!(
            (file.skills, file.distance_km),
            (vec!["缝纫".to_owned()], Some(8))
        );
        let drafts = (5..8).map(|number| SyncRecord {
            outcome: Outcome::Draft,
            ..record(number, id)
        });
        let drafts: Vec<SyncRecord> = drafts.collect();
        assert_eq!(
            village.send(&village.anna, &drafts).await,
            [ACCEPTED, ACCEPTED, ACCEPTED]
        );
    }
}

#[tokio::test]
async fn phones_that_send_the_same_at_the_same_time_make_each_visit_once() {
    for village in Village::on_both().await {
        village.world.keep_people(&crowd()).await;
        village.world.services.settle_owners().await.unwrap();
        let batch = || {
            let records: Vec<Received> = visits().into_iter().map(|one| Ok(Box::new(one))).collect();
            SyncBatch {
                account: None,
                sent_at: at("2026-06-30"),
                records,
            }
        };
        let send = || village.world.ports.visits.sync(&village.anna, batch());
        let (one, two, three) = tokio::join!(send(), send(), send());
        let kept = |answers: domain::visit::SyncAnswers| -> Vec<Option<VisitId>> {
            let forgotten = answers
                .answers
                .into_iter()
                .filter(|one| one.answer.may_be_forgotten());
            forgotten.map(|one| one.id).collect()
        };
        for answers in [one, two, three] {
            assert_eq!(kept(answers.unwrap()).len(), 100);
        }
        let db = &village.world.services.db;
        for person in crowd() {
            assert_eq!(db.list_visits_of(person.id, 9).await.unwrap().len(), 1);
        }
    }
}
