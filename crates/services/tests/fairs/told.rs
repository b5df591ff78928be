//! Who is told of another day and of a cancellation.

use super::{Town, county, firm, organiser, plan};
use crate::gateway::{Gateway, decoded};
use crate::messages::with_phone;
use crate::world::{VILLAGE, day, person};
use domain::actor::Actor;
use domain::fair::FairPlan;
use domain::ports::{FairStep, FairWhom, InviteWish};
use domain::refusal::{Problem, Refusal};

#[tokio::test]
async fn a_cancellation_tells_everybody_once_and_is_final() {
    let people = [with_phone(1, VILLAGE), with_phone(2, VILLAGE), person(3, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.with_employer().await;
    for one in &people {
        town.register(one).await;
    }
    let fairs = &town.world.ports.fairs;
    let gone = Actor::Seeker(people[1].id);
    fairs.leave_fair(&gone, town.fair, FairWhom::Own).await.unwrap();
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;
    assert_eq!(
        town.step(&organiser(), FairStep::Cancel(String::new())).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    town.step(&organiser(), FairStep::Cancel("场地停电".to_owned()))
        .await
        .unwrap();
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(sent.contains("招聘会取消了"), "{sent}");
    assert_eq!(town.world.services.plan_fair_news().await.unwrap(), 0);
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 0, "once");

    let view = fairs.fair(&county(), town.fair).await.unwrap();
    assert_eq!((view.changes[0].people, view.changes[0].employers), (2, 1));
    assert!(!view.rights.run && !view.rights.cancel && !view.rights.mend);
    let own = fairs.own_stands(&firm()).await.unwrap();
    assert_eq!(own[0].reason.as_deref(), Some("场地停电"));
    assert_eq!(
        town.step(&county(), FairStep::AssignStands).await,
        Err(Refusal::Changed),
        "it is not opened again"
    );
    let who = Actor::Seeker(people[0].id);
    let late = fairs.register_for_fair(&who, town.fair, FairWhom::Own).await;
    assert_eq!(late.map(drop), Err(Refusal::TooLate));
}

#[tokio::test]
async fn a_fair_of_tomorrow_is_told_before_work_that_can_wait() {
    let people = [with_phone(1, VILLAGE)];
    for (held_on, said) in [("2026-07-02", "招聘会请您来"), ("2026-07-10", "适合的岗位")] {
        let on_day = FairPlan {
            held_on: day(held_on),
            ..plan()
        };
        let town = Town::announced(&people, on_day).await;
        town.with_employer().await;
        let gateway = Gateway::open().await;
        gateway.serve(&town.world).await;
        town.world.round().await;
        let fairs = &town.world.ports.fairs;
        let seen = fairs.invitation(&organiser(), town.fair).await.unwrap().fitting;
        let wish = InviteWish { seen, most: None };
        fairs.invite(&organiser(), town.fair, wish).await.unwrap();
        town.world.clock.set("2026-07-01");
        assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
        let sent = decoded(&gateway.take()[0]);
        assert!(sent.contains(said), "{held_on}: {sent}");
    }
}

#[tokio::test]
async fn another_day_is_told_to_who_comes_and_another_title_is_not() {
    let people = [with_phone(1, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.register(&people[0]).await;
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;
    let renamed = FairPlan {
        title: "夏季大型招聘会".to_owned(),
        ..plan()
    };
    town.mend(&county(), renamed).await.unwrap();
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 0);
    let later = FairPlan {
        held_on: day("2026-07-12"),
        ..plan()
    };
    town.mend(&county(), later).await.unwrap();
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(sent.contains("7月12日招聘会有改动"), "{sent}");
    let seen = town
        .world
        .ports
        .fairs
        .event(&Actor::Visitor, town.fair)
        .await
        .unwrap();
    assert_eq!(seen.changes[0].held_on, day("2026-07-10"));
}
