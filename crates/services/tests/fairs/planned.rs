//! A fair is planned by one, approved by another, held and listed.

use super::{Town, county, officer, organiser, plan};
use crate::world::{COUNTY, OTHER_TOWN, code, day};
use domain::actor::{Actor, Role};
use domain::fair::{FairAccess, FairKind, FairPlan, FairState};
use domain::ports::{FairQuery, FairStep, FairWhen, FairWish};
use domain::refusal::{FieldProblem, Problem, Refusal};

#[tokio::test]
async fn the_county_approves_what_somebody_else_planned() {
    let town = Town::with(&[], plan()).await;
    assert_eq!(
        town.step(&organiser(), FairStep::Approve).await,
        Err(Refusal::NotAllowed)
    );
    let hidden = town.world.ports.fairs.event(&Actor::Visitor, town.fair).await;
    assert_eq!(
        hidden.map(drop),
        Err(Refusal::NotFound),
        "a draft is nobody's business"
    );
    let wish = FairWish {
        plan: plan(),
        mends: None,
    };
    let own = town.world.ports.fairs.keep_fair(&county(), wish).await.unwrap();
    let fairs = &town.world.ports.fairs;
    let approve = fairs.fair_step(&county(), own, FairStep::Approve).await;
    assert_eq!(approve, Err(Refusal::FourEyes));

    town.step(&county(), FairStep::Return("没有平面图".to_owned()))
        .await
        .unwrap();
    town.mend(&organiser(), plan()).await.unwrap();
    town.step(&county(), FairStep::Approve).await.unwrap();
    let seen = town
        .world
        .ports
        .fairs
        .event(&Actor::Visitor, town.fair)
        .await
        .unwrap();
    assert_eq!(seen.fair.state, FairState::Announced);
    assert_eq!(
        town.mend(&organiser(), plan()).await,
        Err(Refusal::NotAllowed),
        "what was approved the county changes"
    );
    let other = officer(9, Role::Organiser, COUNTY);
    assert_eq!(
        town.step(&other, FairStep::AssignStands).await,
        Err(Refusal::NotFound),
        "an organiser runs its own fairs"
    );
}

#[tokio::test]
async fn a_fair_for_people_with_a_disability_waits_until_they_can_come_in() {
    let bare = FairPlan {
        kind: FairKind::Disability,
        access: [FairAccess::StepFree].into_iter().collect(),
        ..plan()
    };
    let town = Town::with(&[], bare).await;
    assert_eq!(
        town.step(&county(), FairStep::Approve).await,
        Err(Refusal::RuleNotMet)
    );
    let ready = FairPlan {
        kind: FairKind::Disability,
        ..plan()
    };
    town.mend(&organiser(), ready).await.unwrap();
    town.step(&county(), FairStep::Approve).await.unwrap();

    let year = town.year().await;
    assert_eq!((year.held, year.ahead, year.wanted), (0, 1, Some(2)));
    town.step(&county(), FairStep::AssignStands).await.unwrap();
    assert_eq!(
        town.step(&county(), FairStep::OpenDay).await,
        Err(Refusal::RuleNotMet),
        "the gates open on the day"
    );
    town.world.clock.set("2026-07-10");
    for step in [FairStep::OpenDay, FairStep::Run, FairStep::Close] {
        town.step(&county(), step).await.unwrap();
    }
    let year = town.year().await;
    assert_eq!((year.held, year.ahead, year.enough), (1, 0, Some(false)));
}

#[tokio::test]
async fn lists_are_narrowed_by_place_month_and_kind() {
    let town = Town::announced(&[], plan()).await;
    let fairs = &town.world.ports.fairs;
    let count = |query| async move { fairs.events(&Actor::Visitor, query).await.unwrap().total };
    let all = FairQuery::default();
    assert_eq!(count(all).await, 1);
    let place = |area: &str| FairQuery {
        area: Some(code(area)),
        ..all
    };
    assert_eq!(count(place(COUNTY)).await, 1);
    assert_eq!(
        count(place(OTHER_TOWN)).await,
        1,
        "a fair of the county is theirs too"
    );
    assert_eq!(count(place("330599")).await, 0);
    let month = |month: &str| FairQuery {
        month: Some(day(month)),
        ..all
    };
    assert_eq!(
        (count(month("2026-07-01")).await, count(month("2026-06-01")).await),
        (1, 0)
    );
    let kind = |kind| FairQuery {
        kind: Some(kind),
        ..all
    };
    assert_eq!(count(kind(FairKind::Disability)).await, 0);
    let past = FairQuery {
        when: FairWhen::Past,
        ..all
    };
    assert_eq!(count(past).await, 0);
    town.world.clock.set("2026-07-11");
    assert_eq!((count(all).await, count(past).await), (0, 1));
}

#[tokio::test]
async fn what_was_approved_stays_as_complete_as_it_had_to_be() {
    let for_disabled = FairPlan {
        kind: FairKind::Disability,
        ..plan()
    };
    let town = Town::announced(&[], for_disabled.clone()).await;
    let bare = FairPlan {
        access: [FairAccess::StepFree].into_iter().collect(),
        safety: String::new(),
        ..for_disabled
    };
    let wanting = |field: &str| FieldProblem {
        field: field.to_owned(),
        problem: Problem::Required,
    };
    assert_eq!(
        town.mend(&county(), bare).await,
        Err(Refusal::Fields(vec![wanting("safety"), wanting("access")]))
    );
}

#[tokio::test]
async fn a_fair_whose_gates_nobody_opened_here_was_held_all_the_same() {
    let town = Town::announced(&[], plan()).await;
    town.world.clock.set("2026-07-10");
    assert_eq!(
        town.step(&organiser(), FairStep::Close).await,
        Err(Refusal::RuleNotMet),
        "its day is not over"
    );
    town.world.clock.set("2026-07-11");
    town.step(&organiser(), FairStep::Close).await.unwrap();
    assert_eq!(town.state().await, FairState::Closed);
}
