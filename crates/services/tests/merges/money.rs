//! A place in the land-loss insurance and a start-up case go with their person, and come back with them.

use super::{doubled, id, merge, town};
use crate::world::day;
use domain::ids::{AccountEntryId, LandEnrolmentId, RecognitionId, StartupId};
use domain::insurance::{AccountEntry, Enrolment, EnrolmentState, EntryKind, LandScheme, Shares};
use domain::startup::{Startup, StartupSource};
use domain::values::Fen;
use uuid::Uuid;

#[tokio::test]
async fn the_account_follows_the_person_and_comes_back() {
    let world = doubled().await;
    let at = domain::clock::start_of_day(day("2026-06-01"));
    let place = Enrolment {
        id: LandEnrolmentId(Uuid::from_u128(1)),
        person: id(2),
        household: None,
        recognition: RecognitionId(Uuid::from_u128(2)),
        scheme: LandScheme::Pension,
        shares: Shares::default(),
        rules: Vec::new(),
        reference_on: day("2026-06-01"),
        state: EnrolmentState::Enrolled {
            on: day("2026-06-01"),
        },
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at,
    };
    let entry = AccountEntry {
        id: AccountEntryId(Uuid::from_u128(3)),
        enrolment: place.id,
        kind: EntryKind::Person,
        fen: Fen(100),
        of_fund: Fen(0),
        on: day("2026-06-01"),
        month: None,
        note: String::new(),
        reverses: None,
        by: "staff:x".to_owned(),
        at,
    };
    let startup = Startup {
        id: StartupId(Uuid::from_u128(4)),
        person: id(2),
        project: "养鸡".to_owned(),
        source: StartupSource::File,
        intent_on: day("2026-06-01"),
        diagnosed_on: None,
        services: Vec::new(),
        opened: None,
        ended: None,
        visits: Vec::new(),
        loan: None,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at,
    };
    let db = &world.services.db;
    let mut change = db.begin().await.unwrap();
    change.add_land_enrolment(&place).await.unwrap();
    change.add_account_entries(&[entry]).await.unwrap();
    change.add_startup(&startup).await.unwrap();
    change.commit().await.unwrap();
    let of = async |number: u16| {
        let places = db.list_land_enrolments_of(&[id(number)]).await.unwrap();
        let cases = db.list_startups_of(&[id(number)]).await.unwrap();
        (places.len(), cases.len())
    };
    let merged = merge(&world, 1, 2).await;
    assert_eq!((of(1).await, of(2).await), ((1, 1), (0, 0)));
    let fund = world
        .ports
        .insurances
        .land_fund(&crate::insurance::officer(), None, None)
        .await
        .unwrap();
    assert_eq!(fund.rows.last().unwrap().sums.person, Fen(100));
    world.ports.merges.undo_merge(&town(), merged).await.unwrap();
    assert_eq!((of(1).await, of(2).await), ((0, 0), (1, 1)));
}
