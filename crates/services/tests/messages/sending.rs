//! Messages on their way: planned once, handed over once, not at night, not to whoever does not want them.

use super::{hand, messages, one, one_told, set_owed, states, tasks, with_phone};
use crate::gateway::{Gateway, decoded};
use crate::world::{NEXT_VILLAGE, VILLAGE, World, day, person, request, vacancies};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose, Word};
use domain::lead::{Channel, LeadState, RoundKind};
use domain::message::{Heard, MessageEnd, MessageState};
use domain::person::Person;
use domain::ports::ConsentWish;
use domain::profile::{MessageLanguage, Profile};
use domain::values::Phone;

#[tokio::test]
async fn a_round_writes_messages_and_each_is_handed_over_once() {
    let people = [
        with_phone(1, VILLAGE),
        with_phone(2, NEXT_VILLAGE),
        person(3, VILLAGE),
    ];
    let world = World::with(&people, &vacancies(1..=9)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.round().await;
    assert_eq!(
        messages(&world, &people[2]).await,
        [],
        "who has no telephone is told in person"
    );
    assert_eq!(hand(&world).await, 2);
    assert_eq!(hand(&world).await, 0);
    let asked = gateway.take();
    assert_eq!(asked.len(), 2);
    let first = decoded(asked.iter().find(|line| line.contains("13800138001")).unwrap());
    assert!(
        first.contains("【送岗】王**有5个适合的岗位：https://songgang.test/l/"),
        "{first}"
    );
    assert!(!first.contains("小明"), "a telephone may be a family's");
    let id = messages(&world, &people[0]).await[0].id;
    assert!(
        first.contains(&format!("receipt?m={id}&s=%d")),
        "the receipt comes back by our id"
    );
    for lead in world.leads_of(&people[0]).await {
        assert!(matches!(
            lead.state,
            LeadState::Sent {
                channel: Channel::Sms,
                ..
            }
        ));
    }
    assert_eq!(world.counted(&people[0], 2026).await, 0, "sent is not delivered");
}

#[tokio::test]
async fn who_reads_english_is_written_to_in_english() {
    let (world, gateway, somebody) = one().await;
    let mut change = world.services.db.begin().await.unwrap();
    let profile = Profile {
        message_language: Some(MessageLanguage::English),
        ..Profile::default()
    };
    change.set_person_profile(somebody.id, &profile).await.unwrap();
    change.commit().await.unwrap();
    world.round().await;
    assert_eq!(hand(&world).await, 1);
    let text = decoded(&gateway.take()[0]);
    assert!(
        text.contains("【送岗】王**: 5 jobs https://songgang.test/l/"),
        "{text}"
    );
}

#[tokio::test]
async fn the_link_in_a_message_opens_the_page() {
    let (world, gateway, somebody, _) = one_told().await;
    let text = decoded(&gateway.take()[0]);
    let code = text.split("/l/").nth(1).unwrap().get(..16).unwrap();
    let mine = world.ports.leads.open_link(&Actor::Visitor, code).await.unwrap();
    assert_eq!((mine.leads.len(), mine.counted), (5, 5));
    assert_eq!(
        states(&world, &somebody).await,
        [MessageState::Delivered],
        "it was read"
    );
}

#[tokio::test]
async fn nobody_is_woken_and_a_weekend_is_made_up_for_once() {
    let (world, gateway, somebody) = one().await;
    world.clock.set("2026-06-26T22:00:00+08:00");
    let month = services::round::RoundRequest {
        kind: RoundKind::Month,
        ..request()
    };
    world.round_of(&month).await;
    assert_eq!(hand(&world).await, 0, "ten in the evening");
    world.clock.set("2026-06-27T03:00:00+08:00");
    world.round().await;
    assert_eq!(hand(&world).await, 0, "three at night");
    // The worker is down until Monday.
    world.clock.set("2026-06-29T09:00:00+08:00");
    assert_eq!(hand(&world).await, 1, "both rounds in one message");
    assert_eq!(hand(&world).await, 0);
    let asked = gateway.take();
    assert_eq!(asked.len(), 1);
    assert!(decoded(&asked[0]).contains("有5个适合的岗位"));
    assert_eq!(states(&world, &somebody).await, [MessageState::Handed]);
}

#[tokio::test]
async fn not_twice_in_a_day_unless_the_first_bounced_and_the_number_was_corrected() {
    let (world, gateway, mut somebody, id) = one_told().await;
    world.services.hear(id, Heard::Delivered).await.unwrap();
    world.keep_vacancies(&vacancies(6..=8)).await;
    set_owed(&world, 7).await;
    world.clock.forward(TimeDelta::hours(2));
    world.round().await;
    assert_eq!(hand(&world).await, 0, "held back");
    world.clock.forward(TimeDelta::hours(22));
    assert_eq!(hand(&world).await, 1, "a day later it goes");
    assert_eq!(gateway.take().len(), 2);

    let second = messages(&world, &somebody).await[0].id;
    world.services.hear(second, Heard::Failed).await.unwrap();
    assert_eq!(tasks(&world).await, 1);
    world.services.tidy().await.unwrap();
    assert_eq!(hand(&world).await, 0, "not to the number that does not work");
    somebody.phone = Phone::parse("13900139000").ok();
    world.keep_people(std::slice::from_ref(&somebody)).await;
    world.services.tidy().await.unwrap();
    assert_eq!(hand(&world).await, 1, "at once, to the number that was corrected");
    assert!(gateway.take()[0].contains("13900139000"));
    assert_eq!(tasks(&world).await, 0);
}

#[tokio::test]
async fn who_has_answered_or_read_is_left_alone() {
    let (world, gateway, somebody) = one().await;
    world.round().await;
    let link = world.link(&somebody).await;
    world.ports.leads.open_link(&Actor::Visitor, &link).await.unwrap();
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take(), Vec::<String>::new());
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].end),
        (MessageState::Withdrawn, Some(MessageEnd::Read))
    );
}

#[tokio::test]
async fn what_is_gone_is_not_told() {
    let (world, gateway, somebody) = one().await;
    world.round().await;
    for number in 1..=5 {
        world.withdraw(number).await;
    }
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take(), Vec::<String>::new());
    let kept = messages(&world, &somebody).await;
    assert_eq!(kept[0].end, Some(MessageEnd::NothingToSay));
}

#[tokio::test]
async fn a_no_to_messages_is_heeded_before_and_after_they_are_planned() {
    let (world, gateway, somebody) = one().await;
    let say = async |given| {
        let wish = ConsentWish {
            purpose: Purpose::Messages,
            given,
            how: ConsentHow::Signature,
            on: day("2026-06-30"),
        };
        world
            .ports
            .consents
            .say(&Actor::Operator, Some(somebody.id), wish)
            .await
            .unwrap();
    };
    world.round().await;
    say(false).await;
    assert_eq!(hand(&world).await, 0);
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].end),
        (MessageState::Withdrawn, Some(MessageEnd::Unwanted))
    );
    world.services.tidy().await.unwrap();
    assert_eq!(
        messages(&world, &somebody).await.len(),
        1,
        "nothing new is planned"
    );
    say(true).await;
    world.services.tidy().await.unwrap();
    assert_eq!(hand(&world).await, 1);
    assert_eq!(gateway.take().len(), 1);
}

#[tokio::test]
async fn a_stop_word_is_a_no_of_everybody_with_the_number() {
    let first = with_phone(1, VILLAGE);
    let second = Person {
        phone: first.phone.clone(),
        ..person(2, VILLAGE)
    };
    let other = with_phone(3, VILLAGE);
    let world = World::with(&[first.clone(), second.clone(), other.clone()], &vacancies(1..=5)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.round().await;
    let come = async |from: &str, text: &str| world.services.take_incoming(from, text).await.unwrap();
    assert_eq!(come("13800138001", "好的，我去看看").await, 0);
    assert_eq!(come("10086", "TD").await, 0, "nobody's number");
    assert_eq!(come("8613800138001", " td ").await, 2);
    assert_eq!(come("+8613800138001", "退订").await, 0, "said already");
    assert_eq!(hand(&world).await, 1, "the other one alone");
    assert!(gateway.take()[0].contains("13800138003"));
    let said = world
        .ports
        .consents
        .consents(&Actor::Operator, Some(second.id))
        .await
        .unwrap();
    let messages = said
        .iter()
        .find(|view| view.purpose == Purpose::Messages)
        .unwrap();
    assert_eq!(
        (messages.word, messages.how),
        (Word::Withdrawn, Some(ConsentHow::Reply))
    );
}
