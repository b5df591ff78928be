//! From application to decision, with the figures of the day.

use super::{Office, county, farmer, land, reviewer, staff, town, village, vote};
use crate::world::{COUNTY, NEXT_VILLAGE, code, day};
use domain::actor::{Department, Role};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::Category;
use domain::ports::{InboxFilter, Restated, TaskKind};
use domain::recognition::{Deed, Paper, Stage};
use domain::refusal::Refusal;

#[tokio::test]
async fn a_land_loss_farmer_goes_from_application_to_recognition() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Ok(Stage::Recognised)
    );
    assert!(office.groups().await.has(Category::LandLossFarmer));
    let periods = office
        .world
        .services
        .db
        .list_category_periods(office.person.id)
        .await
        .unwrap();
    let held = periods
        .iter()
        .find(|period| period.recognition == Some(id))
        .unwrap();
    assert_eq!((held.valid_from, held.valid_to), (day("2026-07-08"), None));
    let view = office.view(&county(), id).await;
    let deeds: Vec<Deed> = view.trail.iter().rev().map(|line| line.deed).collect();
    assert_eq!(
        deeds[..4],
        [Deed::Apply, Deed::Check, Deed::TakeDown, Deed::Approve]
    );
    assert_eq!(deeds.last(), Some(&Deed::Recognise));
    let audit = office
        .world
        .services
        .db
        .list_audit_of("recognition", &id.to_string())
        .await
        .unwrap();
    let written = audit.iter().filter(|line| line.verb != "read").count();
    assert_eq!(written, view.trail.len(), "every step leaves its line");
}

#[tokio::test]
async fn an_old_decision_keeps_its_figures_and_a_new_one_takes_the_new() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    office.set(ParamKey::LandLossPercent, 20, "2026-07-09").await;
    office.world.clock.set("2026-07-09");
    let view = office.view(&county(), id).await;
    let figure = |finding: &domain::recognition::Finding| {
        let figures = finding.rules.iter().flat_map(|rule| &rule.figures);
        let percent = figures
            .clone()
            .find(|figure| figure.key == ParamKey::LandLossPercent);
        percent.unwrap().value
    };
    assert_eq!(figure(view.finding.as_ref().unwrap()), 30);
    assert_eq!(figure(view.now.as_ref().unwrap()), 20);
    assert_eq!(
        (view.finding.unwrap().met, view.now.unwrap().met),
        (Some(true), Some(false))
    );

    let second = farmer(2);
    office.world.keep_people(std::slice::from_ref(&second)).await;
    let other = Office {
        person: second,
        ..office
    };
    other.world.clock.set("2026-07-10");
    let id = other.apply(Category::LandLossFarmer, land(143)).await;
    other.post(id).await;
    other.world.clock.set("2026-07-18");
    other.world.services.take_down_notices().await.unwrap();
    other.take(&town(), id, Deed::Approve).await.unwrap();
    for department in Department::OF_LAND_LOSS {
        other
            .take(&reviewer(*department), id, Deed::Confirm)
            .await
            .unwrap();
    }
    assert_eq!(
        other.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::RuleNotMet)
    );
    assert_eq!(other.take(&county(), id, Deed::Refuse).await, Ok(Stage::Refused));
    assert!(other.groups().await.is_empty());
}

#[tokio::test]
async fn nothing_is_decided_while_a_figure_is_not_set() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.world.clock.set("2027-01-04");
    let mut change = office.world.services.db.begin().await.unwrap();
    let ended = PolicyParameter {
        programme: "county".into(),
        area: Some(code(COUNTY)),
        key: ParamKey::CountyFarmland,
        value: 120_000_000,
        valid_from: day("2025-01-01"),
        valid_to: Some(day("2025-12-31")),
        source: "县统计公报".into(),
    };
    change.set_policy_parameter(&ended).await.unwrap();
    change.commit().await.unwrap();
    let key = ParamKey::CountyFarmland;
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::FigureNotSet { key })
    );
    assert_eq!(office.view(&county(), id).await.now, Err(key));
}

#[tokio::test]
async fn a_vote_that_is_not_carried_ends_it() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let without = office.take(&village(), id, Deed::Check).await;
    assert!(matches!(without, Err(Refusal::Fields(_))), "{without:?}");
    let voted = office
        .take_with(&village(), id, Deed::Check, |step| step.vote = vote(12))
        .await;
    assert_eq!(voted, Ok(Stage::Refused));
}

#[tokio::test]
async fn what_is_returned_goes_to_the_step_before_and_its_actor_is_told() {
    let office = Office::new().await;
    let id = office.before_departments(land(143)).await;
    let back = office.take(&reviewer(Department::Land), id, Deed::HandBack).await;
    assert_eq!(back, Ok(Stage::TownReview));
    let recognitions = &office.world.ports.recognitions;
    let told = recognitions
        .inbox(&town(), InboxFilter::default())
        .await
        .unwrap()
        .tasks;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].kind, told[0].recognition),
        (TaskKind::Returned, Some(id))
    );
    recognitions.task_seen(&town(), told[0].id).await.unwrap();
    assert_eq!(
        recognitions
            .inbox(&town(), InboxFilter::default())
            .await
            .unwrap()
            .tasks,
        []
    );
    assert_eq!(
        office.take(&town(), id, Deed::HandBack).await,
        Ok(Stage::VillageReview)
    );
    assert_eq!(
        office.take(&village(), id, Deed::HandBack).await,
        Ok(Stage::Incomplete)
    );
    assert_eq!(
        office.mine().await[0].reason.as_deref(),
        Some("因为"),
        "the person reads why"
    );
    let corrected = Restated {
        version: office.version(id).await,
        claim: land(143),
        paper: Paper::default(),
    };
    assert_eq!(
        recognitions.restate(&village(), id, corrected).await,
        Ok(Stage::VillageReview)
    );
}

#[tokio::test]
async fn working_days_and_what_is_late() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let due = office.view(&village(), id).await.due_on;
    assert_eq!(due, Some(day("2026-07-09")), "seven working days after Tuesday");
    office.world.clock.set("2026-07-10");
    let late = InboxFilter {
        overdue: true,
        ..InboxFilter::default()
    };
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&town(), late)
        .await
        .unwrap();
    assert_eq!((inbox.total, inbox.overdue), (1, 1));
    assert!(inbox.lines[0].overdue);
    let elsewhere = staff(9, Role::Coordinator, NEXT_VILLAGE);
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&elsewhere, late)
        .await
        .unwrap();
    assert_eq!((inbox.total, inbox.overdue), (0, 0));
}
