//! Public notices, and what is said against them.

use super::{Office, land, town, village};
use crate::world::{OTHER_TOWN, TOWN, code, day};
use domain::person::Category;
use domain::recognition::{Claim, Deed, Stage};
use domain::refusal::Refusal;

/// R14: posted on 30 June, it hangs until 7 July, and goes on with the 8th, or with the first day somebody looks.
#[tokio::test]
async fn a_notice_comes_down_after_seven_full_days_even_after_a_missed_weekend() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    let notice = office.view(&village(), id).await.notice.unwrap();
    let recognitions = &office.world.ports.recognitions;
    office.world.clock.set("2026-07-07");
    assert_eq!(office.world.services.take_down_notices().await.unwrap(), 0);
    assert!(recognitions.notice(notice).await.is_ok());
    assert_eq!(recognitions.notices(Some(code(TOWN))).await.unwrap().len(), 1);
    assert_eq!(recognitions.notices(Some(code(OTHER_TOWN))).await.unwrap(), []);
    office.world.clock.set("2026-07-08");
    assert_eq!(
        recognitions.notice(notice).await,
        Err(Refusal::NotFound),
        "before the chore has run"
    );
    office.world.clock.set("2026-07-13");
    office.world.services.tidy().await.unwrap();
    assert_eq!(office.view(&town(), id).await.stage, Stage::TownReview);
    assert_eq!(
        office.world.services.take_down_notices().await.unwrap(),
        0,
        "once"
    );
}

#[tokio::test]
async fn a_notice_shows_a_masked_name_and_nothing_else_of_the_person() {
    let office = Office::new().await;
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    office.take(&village(), id, Deed::Check).await.unwrap();
    let notices = office.world.ports.recognitions.notices(None).await.unwrap();
    let shown = serde_json::to_string(&notices).unwrap();
    assert!(!shown.contains("王小明") && shown.contains("王**"));
    assert!(!shown.contains(&String::from(office.person.resident_id)));
}

#[tokio::test]
async fn an_objection_is_investigated_and_a_dismissed_one_restarts_the_notice() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.world.clock.set("2026-07-06");
    let receipt = office.object(id, "a").await.unwrap();
    assert!(receipt.starts_with("20260706-"));
    assert_eq!(
        office.view(&village(), id).await.objections,
        [],
        "handlers alone see it"
    );
    let view = office.view(&town(), id).await;
    assert_eq!(view.stage, Stage::Investigating);
    let objection = &view.objections[0];
    assert_eq!(
        (objection.receipt.as_str(), objection.name.as_ref()),
        (receipt.as_str(), None)
    );
    assert_eq!(objection.due_on, day("2026-07-20"), "ten working days");
    // A second one while the first is looked into: the notice still hangs.
    office.object(id, "b").await.unwrap();
    let open = office.view(&town(), id).await.objections;
    assert_eq!(open.len(), 2);
    for (position, objection) in open.iter().enumerate() {
        let stage = office
            .take_with(&town(), id, Deed::Dismiss, |step| {
                step.objection = Some(objection.id);
            })
            .await;
        let wanted = if position == 0 {
            Stage::Investigating
        } else {
            Stage::Posted
        };
        assert_eq!(stage, Ok(wanted));
    }
    assert_eq!(
        office.view(&town(), id).await.hands_on,
        Some(day("2026-07-14")),
        "seven days anew"
    );
    assert_eq!(
        office.world.ports.recognitions.notices(None).await.unwrap().len(),
        1
    );
}

#[tokio::test]
async fn an_upheld_objection_refuses_and_takes_the_notice_down() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.object(id, "a").await.unwrap();
    let objection = office.view(&town(), id).await.objections[0].id;
    let upheld = office
        .take_with(&town(), id, Deed::Uphold, |step| step.objection = Some(objection))
        .await;
    assert_eq!(upheld, Ok(Stage::Refused));
    assert_eq!(office.world.ports.recognitions.notices(None).await.unwrap(), []);
    let mine = &office.mine().await[0];
    assert_eq!(mine.may, [Deed::Appeal]);
}

#[tokio::test]
async fn a_notice_under_investigation_stays_with_the_township_when_its_time_is_over() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.object(id, "a").await.unwrap();
    office.world.clock.set("2026-07-08");
    assert_eq!(office.world.services.take_down_notices().await.unwrap(), 1);
    assert_eq!(office.view(&town(), id).await.stage, Stage::Investigating);
}

#[tokio::test]
async fn nobody_floods_the_desk_with_objections() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    for _ in 0..5 {
        office.object(id, "a").await.unwrap();
    }
    assert_eq!(office.object(id, "a").await, Err(Refusal::TooMany));
    assert!(office.object(id, "b").await.is_ok());
}
