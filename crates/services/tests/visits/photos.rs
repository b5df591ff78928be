//! Photos of visits: kept once and with the word of the person, seen by who may read the file, gone when they should.

use super::{Village, record, visit_id};
use crate::world::{VILLAGE, at, day, person};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose, Word};
use domain::ids::{PersonId, VisitId};
use domain::ports::{ConsentView, ConsentWish};
use domain::refusal::Refusal;
use domain::visit::{Outcome, Photo, SyncReason};

/// The smallest WebP there is, of somebody.
pub fn photo(of: &str) -> Photo {
    let data = [b"/\0\0\0\0", of.as_bytes()].concat();
    let head = [b"RIFF\0\0\0\0WEBPVP8L", &(data.len() as u32).to_le_bytes()[..]].concat();
    let pad = if data.len() % 2 == 1 { &[0][..] } else { &[] };
    Photo::parse(&[&head[..], &data, pad].concat()).unwrap()
}

const LATER: i64 = 401;

impl Village {
    async fn keep(&self, who: &Actor, id: VisitId) -> Result<(), Refusal> {
        self.world
            .ports
            .visits
            .keep_photo(who, id, photo("faceofhim"))
            .await
    }

    async fn word_on_photos(&self, of: PersonId) -> ConsentView {
        let views = self.world.ports.consents.consents(&self.town, Some(of)).await;
        let mut views = views.unwrap().into_iter();
        views.find(|view| view.purpose == Purpose::VisitPhoto).unwrap()
    }

    async fn says(&self, who: &Actor, of: Option<PersonId>, given: bool) -> Result<(), Refusal> {
        let wish = ConsentWish {
            purpose: Purpose::VisitPhoto,
            given,
            how: ConsentHow::Signature,
            on: day("2026-06-30"),
        };
        self.world.ports.consents.say(who, of, wish).await
    }

    async fn has_photo(&self, of: PersonId) -> bool {
        let visits = self.world.ports.visits.visits_of(&self.anna, of).await.unwrap();
        visits.lines.iter().any(|line| line.has_photo)
    }
}

#[tokio::test]
async fn a_photo_is_kept_once_with_the_word_of_the_person_and_each_look_is_written_down() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    assert_eq!(
        village.keep(&village.anna, visit_id(1)).await,
        Err(Refusal::NotFound),
        "the visit comes first"
    );
    village.send(&village.anna, &[record(1, id)]).await;
    assert_eq!(
        village.keep(&village.bella, visit_id(1)).await,
        Err(Refusal::NotFound),
        "another's visit"
    );
    assert!(!village.has_photo(id).await);
    for _ in 0..10 {
        village.keep(&village.anna, visit_id(1)).await.unwrap();
    }
    let word = village.word_on_photos(id).await;
    assert_eq!((word.word, word.how), (Word::Given, Some(ConsentHow::AtVisit)));
    assert_eq!(word.past.len(), 1, "said once");
    assert!(village.has_photo(id).await);
    let seen = village.world.ports.visits.photo(&village.town, visit_id(1)).await;
    assert_eq!(seen.unwrap(), photo("faceofhim"));
    let lines = village.world.services.db.list_access_of(id, 20).await.unwrap();
    let looks = lines.iter().filter(|line| line.kind == AccessKind::Photo).count();
    assert_eq!(looks, 1);
}

#[tokio::test]
async fn who_was_not_met_has_no_photo() {
    let village = Village::new().await;
    let mut visit = record(1, person(1, VILLAGE).id);
    visit.outcome = Outcome::NotHome { retry_on: None };
    village.send(&village.anna, &[visit]).await;
    assert_eq!(
        village.keep(&village.anna, visit_id(1)).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn a_no_deletes_what_is_kept_and_holds_against_what_comes_late() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let visits = &village.world.ports.visits;
    village.send(&village.anna, &[record(1, id)]).await;
    village.keep(&village.anna, visit_id(1)).await.unwrap();
    village.says(&Actor::Seeker(id), None, false).await.unwrap();
    assert!(!village.has_photo(id).await);
    assert_eq!(
        visits.photo(&village.anna, visit_id(1)).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        village.keep(&village.anna, visit_id(1)).await,
        Err(Refusal::NotAllowed),
        "a phone that brings it again brings nothing back"
    );
    village.says(&village.anna, Some(id), true).await.unwrap();
    village.keep(&village.anna, visit_id(1)).await.unwrap();
    assert!(village.has_photo(id).await, "a later yes holds as well");
}

#[tokio::test]
async fn the_photo_of_a_visit_that_waits_waits_with_it() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let db = &village.world.services.db;
    let (bella, now) = (
        village.bella.staff().unwrap().account,
        village.world.services.clock.now(),
    );
    let mut change = db.begin().await.unwrap();
    change.end_owners(&[id], now).await.unwrap();
    let how = (now, domain::hand_over::Taking::Assigned, None);
    change.set_owner(&[id], bella, how).await.unwrap();
    change.commit().await.unwrap();
    let answers = village.send(&village.anna, &[record(1, id), record(2, id)]).await;
    assert!(answers.iter().all(|answer| matches!(
        answer,
        domain::visit::SyncAnswer::Refused {
            reason: SyncReason::Withdrawn,
            kept: true,
            ..
        }
    )));
    for number in [1, 2] {
        village.keep(&village.anna, visit_id(number)).await.unwrap();
    }
    let visits = &village.world.ports.visits;
    visits
        .settle_proposal(&village.town, visit_id(1), true)
        .await
        .unwrap();
    visits
        .settle_proposal(&village.town, visit_id(2), false)
        .await
        .unwrap();
    let seen = visits.photo(&village.town, visit_id(1)).await.unwrap();
    assert_eq!(seen, photo("faceofhim"));
    assert!(db.find_visit_photo(visit_id(2)).await.unwrap().is_none());
}

#[tokio::test]
async fn photos_end_with_their_time_and_with_the_file() {
    let village = Village::new().await;
    let (first, second) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    village
        .send(&village.anna, &[record(1, first), record(2, second)])
        .await;
    for number in [1, 2] {
        village.keep(&village.anna, visit_id(number)).await.unwrap();
    }
    let services = &village.world.services;
    let nobody = store::Nobody {
        id: first,
        names: Vec::new(),
        no: "X1".to_owned(),
        resident_id: person(9, VILLAGE).resident_id,
        on: day("2026-06-30"),
        at: at("2026-06-30"),
    };
    let mut change = services.db.begin().await.unwrap();
    change.erase_person(&nobody).await.unwrap();
    change.commit().await.unwrap();
    assert!(services.db.find_visit_photo(visit_id(1)).await.unwrap().is_none());
    services.tidy().await.unwrap();
    assert!(services.db.find_visit_photo(visit_id(2)).await.unwrap().is_some());
    village.world.clock.forward(chrono::TimeDelta::days(LATER));
    services.tidy().await.unwrap();
    assert!(services.db.find_visit_photo(visit_id(2)).await.unwrap().is_none());
}
