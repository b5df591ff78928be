//! What is shown is kept true: it grows old, is touched, closed and opened again.

use super::{boss, form, found, open_shop, publish, shop, state, view};
use crate::world::{COUNTY, VILLAGE, World, code, day, person};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::lead::{Answer, LeadState};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::posting::NoticeKind;
use domain::refusal::Refusal;
use domain::vacancy::VacancyState;

#[tokio::test]
async fn it_grows_old_the_owner_is_asked_and_it_closes() {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &[]).await;
    open_shop(&world).await;
    let id = publish(&world, form("缝纫工")).await;
    world.round().await;
    let mine = world.ports.leads.mine(&Actor::Seeker(somebody.id)).await.unwrap();
    assert!(mine.leads[0].open);
    let kinds = async || {
        let own = world.ports.postings.mine(&boss()).await.unwrap();
        own.notices
            .iter()
            .map(|(notice, _)| notice.kind)
            .collect::<Vec<_>>()
    };
    world.clock.forward(TimeDelta::days(59));
    world.services.tidy().await.unwrap();
    assert_eq!(kinds().await, []);
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    assert_eq!(kinds().await, [NoticeKind::Nudged], "asked once");
    assert!(view(&world, &boss(), id).await.shown.unwrap().ageing);
    world.clock.forward(TimeDelta::days(29));
    world.services.tidy().await.unwrap();
    assert_eq!(
        state(&world, id).await,
        Some(VacancyState::Open),
        "the ninetieth day"
    );
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    assert_eq!(state(&world, id).await, Some(VacancyState::Closed));
    assert_eq!(kinds().await[0], NoticeKind::Expired);
    assert_eq!(found(&world, "缝纫").await, 0);
    let lead = world.leads_of(&somebody).await.remove(0);
    assert!(matches!(lead.state, LeadState::Closed { .. }), "{:?}", lead.state);
    let mine = world.ports.leads.mine(&Actor::Seeker(somebody.id)).await.unwrap();
    assert!(!mine.leads[0].open, "who got it reads that it is gone");
    assert_eq!(world.ports.postings.reopen(&boss(), id).await, Ok(()));
    assert_eq!(found(&world, "缝纫").await, 1);
}

#[tokio::test]
async fn a_touch_begins_the_days_anew() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    world.clock.forward(TimeDelta::days(80));
    world.services.tidy().await.unwrap();
    assert_eq!(world.ports.postings.touch(&boss(), id).await, Ok(()));
    world.clock.forward(TimeDelta::days(59));
    world.services.tidy().await.unwrap();
    assert_eq!(state(&world, id).await, Some(VacancyState::Open));
    assert!(!view(&world, &boss(), id).await.shown.unwrap().ageing);
}

#[tokio::test]
async fn closing_tells_those_who_have_not_answered_and_owes_an_answer_to_those_who_have() {
    let (one, two) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[one.clone(), two.clone()], &[]).await;
    open_shop(&world).await;
    let id = publish(&world, form("缝纫工")).await;
    world.round().await;
    for person in [&one, &two] {
        world.ports.leads.mine(&Actor::Seeker(person.id)).await.unwrap();
    }
    let lead = world.leads_of(&one).await.remove(0);
    let yes = Answer::Interested;
    world
        .ports
        .leads
        .answer_mine(&Actor::Seeker(one.id), lead.id, yes)
        .await
        .unwrap();
    assert_eq!(world.ports.postings.close(&boss(), id).await, Ok(()));
    let states = [
        world.leads_of(&one).await[0].state.code(),
        world.leads_of(&two).await[0].state.code(),
    ];
    assert_eq!(states, ["answered", "closed"]);
    assert_eq!(
        world.ports.postings.close(&boss(), id).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn reopening_looks_at_the_minimum_wage_of_today() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    world.ports.postings.close(&boss(), id).await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    let raised = PolicyParameter {
        programme: "test".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::MinimumWage,
        value: 310_000,
        valid_from: day("2026-06-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    change
        .add_missing_policy_parameters(&Params(vec![raised]))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        world.ports.postings.reopen(&boss(), id).await,
        Err(Refusal::PostingBlocked)
    );
    let like = world.ports.postings.blank(&boss(), Some(id)).await.unwrap();
    assert_eq!(like.form.title, "缝纫工", "it can be posted anew");
}
