//! What came back to be completed is corrected; what the household's file knows comes along.

use super::who::one_household;
use super::{Office, land, town, village};
use crate::world::day;
use domain::clock::Clock;
use domain::ids::LandLossId;
use domain::person::Category;
use domain::ports::{LandOnFile, Restated};
use domain::recognition::{Claim, Deed, Fact, OwnField, Paper, Proof, Stage};
use domain::refusal::Refusal;
use store::LandLoss;
use uuid::Uuid;

#[tokio::test]
async fn what_came_back_is_corrected_and_what_was_said_first_is_kept() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(443)).await;
    let restated = |version, claim| Restated {
        version,
        claim,
        paper: Paper {
            name: "更正的批文".into(),
            ..Paper::default()
        },
    };
    let recognitions = &office.world.ports.recognitions;
    let early = recognitions.restate(&village(), id, restated(1, land(143))).await;
    assert_eq!(early, Err(Refusal::Changed), "it is with the village");
    office.take(&village(), id, Deed::HandBack).await.unwrap();
    let seen = office.version(id).await;
    let other = recognitions
        .restate(&village(), id, restated(seen, Claim::Document))
        .await;
    assert!(matches!(other, Err(Refusal::Fields(_))), "{other:?}");
    let stranger = recognitions.restate(&town(), id, restated(seen, land(143))).await;
    assert_eq!(stranger, Err(Refusal::NotAllowed));
    assert_eq!(office.view(&town(), id).await.claim, None);
    assert_eq!(office.view(&village(), id).await.claim, Some(land(443)));
    let again = recognitions
        .restate(&village(), id, restated(seen, land(143)))
        .await;
    assert_eq!(again, Ok(Stage::VillageReview));
    let second = recognitions
        .restate(&village(), id, restated(seen, land(200)))
        .await;
    assert_eq!(second, Err(Refusal::Changed));
    let view = office.view(&town(), id).await;
    assert_eq!(view.now.unwrap().met, Some(true), "decided by what is stated now");
    let before = Proof::Corrected {
        before: vec![(OwnField::AreaLeft, Fact::Mu(443))],
        paper: "更正的批文".into(),
    };
    assert_eq!(view.trail[0].proof, before);
}

#[tokio::test]
async fn the_land_of_the_household_comes_along() {
    let office = Office::new().await;
    let recognitions = &office.world.ports.recognitions;
    let land = async || {
        recognitions
            .applicant(&village(), office.person.id)
            .await
            .unwrap()
            .land
    };
    assert_eq!(land().await, None);
    let home = one_household(&office, &[&office.person]).await;
    let loss = |id, approved_on: &str, before, after| LandLoss {
        id: LandLossId(Uuid::from_u128(id)),
        household: home,
        project: "东环路".into(),
        approved_on: day(approved_on),
        before,
        after,
        list: None,
        at: office.world.clock.now(),
    };
    let mut change = office.world.services.db.begin().await.unwrap();
    change
        .add_land_losses(&[loss(1, "2026-03-01", 300, 143), loss(2, "2020-03-01", 443, 300)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let newest = LandOnFile {
        approved_on: day("2026-03-01"),
        before: 300,
        after: 143,
        members: Some(4),
    };
    assert_eq!(land().await, Some(newest));
}
