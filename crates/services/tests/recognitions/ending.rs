//! Appeals, withdrawals and renewals.

use super::{Office, application, county, farmer, land, staff, step, town, village};
use crate::world::{COUNTY, day};
use chrono::NaiveDate;
use domain::actor::{Actor, Role};
use domain::person::Category;
use domain::ports::{InboxFilter, TaskKind};
use domain::recognition::{Claim, Deed, Stage};
use domain::refusal::Refusal;

#[tokio::test]
async fn an_appeal_comes_in_time_or_not_at_all() {
    let office = Office::new().await;
    let id = office.before_county(land(144)).await;
    office.take(&county(), id, Deed::Refuse).await.unwrap();
    let mine = office.mine().await.remove(0);
    assert_eq!(
        (mine.stage, mine.due_on),
        (Stage::Refused, Some(day("2026-07-23")))
    );
    let who = Actor::Seeker(office.person.id);
    let recognitions = &office.world.ports.recognitions;
    office.world.clock.set("2026-07-24");
    assert_eq!(office.mine().await[0].may, []);
    let late = recognitions
        .take_own_step(&who, None, id, step(Deed::Appeal, mine.version))
        .await;
    assert_eq!(late, Err(Refusal::TooLate));
    office.world.clock.set("2026-07-23");
    let stage = recognitions
        .take_own_step(&who, None, id, step(Deed::Appeal, mine.version))
        .await;
    assert_eq!(stage, Ok(Stage::Appealed));
    let stands = office
        .take(&staff(4, Role::CountyOfficer, COUNTY), id, Deed::Stand)
        .await;
    assert_eq!(stands, Ok(Stage::Refused));
    assert_eq!(office.mine().await[0].may, [], "once");
}

#[tokio::test]
async fn the_person_withdraws_by_link_and_nobody_elses() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let stranger = farmer(2);
    office.world.keep_people(std::slice::from_ref(&stranger)).await;
    let recognitions = &office.world.ports.recognitions;
    let (own, others) = (
        office.world.link(&office.person).await,
        office.world.link(&stranger).await,
    );
    let withdraw = |code: String| async move {
        let step = step(Deed::Withdraw, 1);
        recognitions
            .take_own_step(&Actor::Visitor, Some(&code), id, step)
            .await
    };
    assert_eq!(withdraw(others).await, Err(Refusal::NotFound));
    assert_eq!(withdraw(own.clone()).await, Ok(Stage::Withdrawn));
    assert_eq!(withdraw(own).await, Err(Refusal::Changed));
}

#[tokio::test]
async fn one_application_of_a_kind_at_a_time() {
    let office = Office::new().await;
    office.apply(Category::LandLossFarmer, land(143)).await;
    let recognitions = &office.world.ports.recognitions;
    let again = application(&office.person, Category::LandLossFarmer, land(143));
    assert_eq!(
        recognitions.apply(&village(), again).await,
        Err(Refusal::UnderWay)
    );
    office.apply(Category::HardToEmployPerson, Claim::Document).await;
    let wrong = application(&office.person, Category::PoorWorker, Claim::Document);
    assert!(matches!(
        recognitions.apply(&village(), wrong).await,
        Err(Refusal::Fields(_))
    ));
}

#[tokio::test]
async fn what_ends_asks_for_renewal_once_and_a_renewal_follows_on() {
    let office = Office::new().await;
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    office.take(&village(), id, Deed::Check).await.unwrap();
    office.world.clock.set("2026-07-08");
    office.world.services.tidy().await.unwrap();
    office.take(&town(), id, Deed::Approve).await.unwrap();
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    let ends: NaiveDate = day("2027-07-07");
    assert_eq!(office.mine().await[0].valid_to, Some(ends), "twelve months");
    let tasks = async || {
        let inbox = office
            .world
            .ports
            .recognitions
            .inbox(&village(), InboxFilter::default())
            .await;
        let tasks = inbox.unwrap().tasks;
        tasks
            .into_iter()
            .filter(|task| task.kind == TaskKind::Renewal)
            .collect::<Vec<_>>()
    };
    office.world.clock.set("2027-05-07");
    office.world.services.tidy().await.unwrap();
    assert_eq!(tasks().await, [], "61 days before");
    office.world.clock.set("2027-05-08");
    office.world.services.tidy().await.unwrap();
    office.world.services.tidy().await.unwrap();
    assert_eq!(tasks().await.len(), 1);
    assert!(!tasks().await[0].urgent);
    office.world.clock.set("2027-06-07");
    assert!(tasks().await[0].urgent, "30 days before");
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    assert_eq!(tasks().await, [], "somebody has begun");
    office.take(&village(), id, Deed::Check).await.unwrap();
    office.world.clock.set("2027-06-16");
    office.world.services.tidy().await.unwrap();
    office.take(&town(), id, Deed::Approve).await.unwrap();
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    let periods = office
        .world
        .services
        .db
        .list_category_periods(office.person.id)
        .await
        .unwrap();
    let spells: Vec<_> = periods
        .iter()
        .map(|spell| (spell.valid_from, spell.valid_to))
        .collect();
    assert_eq!(
        spells,
        [
            (day("2027-06-16"), Some(day("2028-06-15"))),
            (day("2026-07-08"), Some(day("2027-06-15"))),
        ],
        "the new one begins, the old one ends the day before"
    );
    office.world.clock.set("2028-06-16");
    office.world.services.tidy().await.unwrap();
    assert!(office.groups().await.is_empty(), "what nobody renewed has ended");
}
