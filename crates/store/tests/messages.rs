//! The outbox: one message for a person and a channel, handed over once, and what becomes of its leads.

use crate::sample::{at, day, lead, person, settle, uuid};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{CallId, LeadId, MessageId, PersonId, SubscriptionId};
use domain::lead::{Channel, Evidence, LeadState};
use domain::message::{Message, MessageEnd, MessageKind, MessageState};
use domain::phone_call::PhoneCall;
use domain::push::{Browser, Subscription};
use std::collections::BTreeSet;
use store::{Database, Due, MessageLead};

contracts! {
    one_message_is_planned_and_one_a_day_is_handed_over,
    what_is_due_comes_in_its_order_and_not_within_a_day,
    two_who_claim_at_the_same_time_get_different_messages,
    leads_follow_their_message,
    the_latest_that_arrived_is_reminded_of_once,
    a_message_that_was_not_taken_is_planned_again,
    somebody_who_reads_needs_no_message,
    calls_come_back_latest_first,
    a_browser_is_one_persons_and_is_forgotten,
}

fn whom(number: u32) -> PersonId {
    PersonId(uuid(4, number))
}

fn message(number: u32, person: u32, minutes: i64) -> Message {
    let id = MessageId(uuid(60, number));
    Message::planned(id, (whom(person), Channel::Sms), at(0), at(minutes))
}

fn due(minutes: i64) -> Due {
    Due {
        channel: Channel::Sms,
        now: at(minutes),
        silent_since: at(minutes) - TimeDelta::hours(24),
        limit: 10,
    }
}

async fn plan(database: &Database, messages: &[Message]) -> u64 {
    let mut change = database.begin().await.unwrap();
    let added = change.plan_messages(messages).await.unwrap();
    change.commit().await.unwrap();
    added
}

/// Claims what is due and notes it as handed over.
async fn hand(database: &Database, minutes: i64) -> Vec<Message> {
    let mut change = database.begin().await.unwrap();
    let mut taken = change.take_due_messages(&due(minutes)).await.unwrap();
    for message in &mut taken {
        message.handed_at = Some(at(minutes));
        message.to_mark = Some(vec![7; 32]);
        message.parts = 1;
    }
    let on = domain::clock::day_in_shanghai(at(minutes));
    change.hand_messages(&taken, on).await.unwrap();
    change.commit().await.unwrap();
    taken
}

async fn state_of(database: &Database, number: u32) -> MessageState {
    let found = database
        .list_messages(&[MessageId(uuid(60, number))])
        .await
        .unwrap();
    found[0].state
}

async fn one_message_is_planned_and_one_a_day_is_handed_over(database: Database) {
    settle(&database, 2, 0).await;
    assert_eq!(plan(&database, &[message(1, 1, 0), message(2, 2, 0)]).await, 2);
    assert_eq!(
        plan(&database, &[message(3, 1, 5)]).await,
        0,
        "one is planned already"
    );
    assert_eq!(hand(&database, 1).await.len(), 2);
    assert_eq!(hand(&database, 2).await, [], "nothing is handed over twice");
    assert_eq!(
        plan(&database, &[message(4, 1, 3)]).await,
        1,
        "a new one may be planned"
    );
    let mut change = database.begin().await.unwrap();
    let second = Message {
        handed_at: Some(at(3)),
        ..message(4, 1, 3)
    };
    let refused = change
        .hand_messages(&[second], domain::clock::day_in_shanghai(at(3)))
        .await;
    assert!(refused.is_err(), "whatever the program believes: one a day");
    drop(change);
    let kept = database.list_messages(&[MessageId(uuid(60, 1))]).await.unwrap();
    assert_eq!(kept[0].to_mark, Some(vec![7; 32]));
    assert_eq!((kept[0].parts, kept[0].tries), (1, 0));
    let sums = database.count_messages().await.unwrap();
    assert!(sums.contains(&(Channel::Sms, MessageState::Handed, 2)));
}

async fn what_is_due_comes_in_its_order_and_not_within_a_day(database: Database) {
    settle(&database, 3, 0).await;
    plan(
        &database,
        &[message(1, 1, 9), message(2, 2, 3), message(3, 3, 99)],
    )
    .await;
    let first: Vec<_> = hand(&database, 10).await.into_iter().map(|one| one.id).collect();
    assert_eq!(first, [MessageId(uuid(60, 2)), MessageId(uuid(60, 1))]);
    plan(&database, &[message(4, 1, 20)]).await;
    assert_eq!(hand(&database, 60).await, [], "held back for a day");
    let day = 24 * 60;
    let later: Vec<_> = hand(&database, day + 11)
        .await
        .into_iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(later, [MessageId(uuid(60, 4)), MessageId(uuid(60, 3))]);
}

async fn two_who_claim_at_the_same_time_get_different_messages(database: Database) {
    settle(&database, 8, 0).await;
    let all: Vec<_> = (1..=8).map(|number| message(number, number, 0)).collect();
    plan(&database, &all).await;
    let claim = async |database: Database| {
        let mut found = Vec::new();
        loop {
            let mut change = database.begin().await.unwrap();
            let mut taken = change
                .take_due_messages(&Due { limit: 2, ..due(1) })
                .await
                .unwrap();
            tokio::task::yield_now().await;
            for one in &mut taken {
                one.handed_at = Some(at(1));
            }
            change.hand_messages(&taken, day("2026-05-29")).await.unwrap();
            change.commit().await.unwrap();
            if taken.is_empty() {
                return found;
            }
            found.extend(taken.into_iter().map(|one| one.id));
        }
    };
    let (one, other) = tokio::join!(claim(database.clone()), claim(database.clone()));
    let both: BTreeSet<_> = one.iter().chain(&other).copied().collect();
    assert_eq!(one.len() + other.len(), both.len(), "nobody got what another has");
    // Rows that the other held were left out; whoever comes next finds them handed over.
    assert_eq!(both.len(), 8);
}

async fn with_leads(database: &Database) -> Vec<LeadId> {
    settle(database, 1, 3).await;
    let leads: Vec<_> = (1..=3).map(|number| lead(number, 1, number)).collect();
    let mut change = database.begin().await.unwrap();
    change.add_leads(&leads).await.unwrap();
    change.commit().await.unwrap();
    leads.iter().map(|lead| lead.id).collect()
}

async fn states(database: &Database) -> Vec<&'static str> {
    let mut leads = database.list_leads_of_person(whom(1)).await.unwrap();
    leads.sort_by_key(|lead| lead.id);
    leads.iter().map(|lead| lead.state.code()).collect()
}

async fn tell(database: &Database, message: MessageId, leads: &[LeadId], at: DateTime<Utc>) {
    let told: Vec<_> = leads
        .iter()
        .enumerate()
        .map(|(place, lead)| MessageLead {
            message,
            lead: *lead,
            suitable: place > 0,
        })
        .collect();
    let mut change = database.begin().await.unwrap();
    change.set_message_leads(&told).await.unwrap();
    change.send_leads(leads, Channel::Sms, at).await.unwrap();
    change.commit().await.unwrap();
}

async fn the_latest_that_arrived_is_reminded_of_once(database: Database) {
    settle(&database, 2, 3).await;
    let known = lead(1, 1, 1);
    let mut change = database.begin().await.unwrap();
    change.add_leads(std::slice::from_ref(&known)).await.unwrap();
    change.commit().await.unwrap();
    plan(&database, &[message(1, 1, 0)]).await;
    hand(&database, 1).await;
    let (id, arrived) = (MessageId(uuid(60, 1)), at(5));
    let mut change = database.begin().await.unwrap();
    let told = MessageLead {
        message: id,
        lead: known.id,
        suitable: true,
    };
    change.set_message_leads(&[told]).await.unwrap();
    let end = (MessageState::Delivered, MessageEnd::Receipt);
    change.settle_messages(&[id], end, arrived).await.unwrap();
    let proof = (Channel::Sms, Evidence::Receipt);
    change
        .deliver_leads_of(&[id], proof, arrived, 2026)
        .await
        .unwrap();
    change.add_tasks_due_of(&[id]).await.unwrap();
    assert_eq!(change.take_tasks_due(9).await.unwrap(), [whom(1)]);
    change.commit().await.unwrap();
    let due = async |from: i64, to: i64| {
        let mut read = database.read().await.unwrap();
        let found = read.list_unreminded((at(from), at(to)), 9, None).await.unwrap();
        found.into_iter().map(|message| message.id).collect::<Vec<_>>()
    };
    assert_eq!(due(0, 5).await, [id]);
    assert_eq!(due(0, 4).await, [], "not yet");
    assert_eq!(due(6, 9).await, [], "of a round of before");
    let told = database
        .read()
        .await
        .unwrap()
        .list_message_leads(&[id])
        .await
        .unwrap();
    assert_eq!(told[&id], BTreeSet::from([known.id]));
    let reminder = Message {
        kind: MessageKind::Reminder,
        ..Message::planned(MessageId(uuid(60, 2)), (whom(1), Channel::Sms), at(9), at(9))
    };
    assert_eq!(plan(&database, std::slice::from_ref(&reminder)).await, 1);
    assert_eq!(due(0, 99).await, []);
    let mut change = database.begin().await.unwrap();
    let end = (MessageState::Withdrawn, MessageEnd::Unwanted);
    change.settle_messages(&[reminder.id], end, at(9)).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(due(0, 99).await, [], "one and no more");
    let kept = database.list_messages(&[reminder.id]).await.unwrap();
    assert_eq!(kept[0].kind, MessageKind::Reminder);
}

async fn leads_follow_their_message(database: Database) {
    let leads = with_leads(&database).await;
    plan(&database, &[message(1, 1, 0)]).await;
    let id = hand(&database, 1).await[0].id;
    tell(&database, id, &leads[..2], at(1)).await;
    assert_eq!(states(&database).await, ["sent", "sent", "planned"]);
    assert_eq!(database.list_overlooked().await.unwrap(), []);
    assert_eq!(database.count_message_leads(&[id]).await.unwrap(), [(id, 2)]);

    let mut change = database.begin().await.unwrap();
    change.fail_leads_of(&[id], Channel::Sms, at(2)).await.unwrap();
    let end = (MessageState::Failed, MessageEnd::Bounced);
    change.settle_messages(&[id], end, at(2)).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(states(&database).await, ["failed", "failed", "planned"]);
    let unreached = database
        .list_undelivered(Some(person(1).living_area))
        .await
        .unwrap();
    assert_eq!(
        (unreached[0].person, unreached[0].leads, unreached[0].since),
        (whom(1), 2, at(2))
    );
    let last = database
        .read()
        .await
        .unwrap()
        .list_last_messages(&[whom(1)])
        .await
        .unwrap();
    assert_eq!((last[0].state, last[0].handed_at), (MessageState::Failed, at(1)));

    let mut change = database.begin().await.unwrap();
    let proof = (Channel::Sms, Evidence::Receipt);
    let arrived = change.deliver_leads_of(&[id], proof, at(3), 2026).await.unwrap();
    let again = change.deliver_leads_of(&[id], proof, at(4), 2026).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!((arrived, again), (2, 0), "the first proof stands");
    assert_eq!(states(&database).await, ["delivered", "delivered", "planned"]);
    let counted = database
        .count_leads_of_person(whom(1), 2026)
        .await
        .unwrap()
        .counted;
    assert_eq!(counted, 1, "the one that was not suitable does not count");
    let kept = database.find_lead(leads[1]).await.unwrap().unwrap();
    let LeadState::Delivered { delivery } = kept.state else {
        panic!("it has arrived");
    };
    assert_eq!((delivery.at, delivery.channel), (at(3), Channel::Sms));
    assert_eq!(database.list_undelivered(None).await.unwrap(), []);
}

async fn a_message_that_was_not_taken_is_planned_again(database: Database) {
    settle(&database, 1, 0).await;
    plan(&database, &[message(1, 1, 0)]).await;
    let id = hand(&database, 1).await[0].id;
    let mut change = database.begin().await.unwrap();
    assert!(change.release_message(id, at(5), 3).await.unwrap());
    assert!(
        !change.release_message(id, at(5), 3).await.unwrap(),
        "it is planned"
    );
    change.commit().await.unwrap();
    let again = hand(&database, 6).await;
    assert_eq!(
        (again.len(), again[0].tries),
        (1, 3),
        "the same day: nothing had been sent"
    );

    let mut change = database.begin().await.unwrap();
    change.accept_messages(&[id], at(6)).await.unwrap();
    change.set_gateway_id(id, "a1b2c3").await.unwrap();
    assert!(
        !change.release_message(id, at(9), 4).await.unwrap(),
        "what was taken is not sent again"
    );
    change.commit().await.unwrap();
    let kept = database.list_messages(&[id]).await.unwrap();
    assert_eq!(kept[0].gateway_id.as_deref(), Some("a1b2c3"));

    let mut change = database.begin().await.unwrap();
    assert_eq!(change.take_silent_messages(at(6), 9).await.unwrap(), []);
    assert_eq!(change.take_silent_messages(at(7), 9).await.unwrap().len(), 1);
    drop(change);

    settle_second(&database).await;
}

/// Planned anew while the first one was on its way: the first one is superseded.
async fn settle_second(database: &Database) {
    let later = 3 * 24 * 60;
    plan(database, &[message(2, 1, later)]).await;
    let id = hand(database, later).await[0].id;
    plan(database, &[message(3, 1, later)]).await;
    let mut change = database.begin().await.unwrap();
    assert!(!change.release_message(id, at(later + 5), 1).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(state_of(database, 2).await, MessageState::Withdrawn);
    assert_eq!(state_of(database, 3).await, MessageState::Planned);
}

async fn somebody_who_reads_needs_no_message(database: Database) {
    with_leads(&database).await;
    plan(&database, &[message(1, 1, 0)]).await;
    hand(&database, 1).await;
    plan(&database, &[message(2, 1, 0)]).await;
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.heed_messages(whom(1), at(9)).await.unwrap(), 2);
    change.commit().await.unwrap();
    assert_eq!(state_of(&database, 1).await, MessageState::Delivered);
    assert_eq!(state_of(&database, 2).await, MessageState::Withdrawn);

    plan(&database, &[message(3, 1, 0)]).await;
    let mut change = database.begin().await.unwrap();
    let push = Some(Channel::WebPush);
    let unwanted = MessageEnd::Unwanted;
    assert_eq!(
        change
            .withdraw_messages_to(whom(1), push, unwanted, at(9))
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        change
            .withdraw_messages_to(whom(1), None, unwanted, at(9))
            .await
            .unwrap(),
        1
    );
    change.commit().await.unwrap();
    let all = database.list_messages_to(whom(1), 2).await.unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].end, Some(unwanted));
}

async fn calls_come_back_latest_first(database: Database) {
    settle(&database, 2, 0).await;
    let call = |number, minutes| PhoneCall {
        id: CallId(uuid(61, number)),
        person: whom(1),
        called_at: at(minutes),
        reached: number == 1,
        leads: number,
        note: "说好了".to_owned(),
        by: "staff:x".to_owned(),
        at: at(minutes + 60),
    };
    let mut change = database.begin().await.unwrap();
    for (number, minutes) in [(1, 0), (2, 10)] {
        change.add_phone_call(&call(number, minutes)).await.unwrap();
    }
    change.commit().await.unwrap();
    let found = database.list_phone_calls(whom(1), 9).await.unwrap();
    assert_eq!(found, [call(2, 10), call(1, 0)]);
    assert_eq!(database.list_phone_calls(whom(2), 9).await.unwrap(), []);
}

async fn a_browser_is_one_persons_and_is_forgotten(database: Database) {
    settle(&database, 2, 0).await;
    let of = |number, person, endpoint: &str| Subscription {
        id: SubscriptionId(uuid(62, number)),
        person: whom(person),
        browser: Browser {
            endpoint: endpoint.to_owned(),
            p256dh: "key".to_owned(),
            auth: "secret".to_owned(),
        },
        lang: "zh".to_owned(),
        device: "phone chrome".to_owned(),
        made_at: at(i64::from(number)),
    };
    let both = [of(1, 1, "https://push.test/a"), of(2, 1, "https://push.test/b")];
    let mut change = database.begin().await.unwrap();
    for one in &both {
        change.set_subscription(one).await.unwrap();
    }
    change.commit().await.unwrap();
    let found = database.list_subscriptions(&[whom(1)]).await.unwrap();
    assert_eq!(found, [both[1].clone(), both[0].clone()]);

    // The telephone is somebody else's now.
    let mut change = database.begin().await.unwrap();
    change
        .set_subscription(&of(3, 2, "https://push.test/a"))
        .await
        .unwrap();
    assert!(
        !change
            .forget_browser(whom(1), "https://push.test/a")
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    let mut read = database.read().await.unwrap();
    let people = read.list_subscribed(&[whom(1), whom(2)]).await.unwrap();
    assert_eq!(
        people.into_iter().collect::<BTreeSet<_>>(),
        [whom(1), whom(2)].into()
    );
    drop(read);
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .forget_browser(whom(2), "https://push.test/a")
            .await
            .unwrap()
    );
    assert_eq!(change.delete_subscriptions(&[both[1].id]).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(
        database.list_subscriptions(&[whom(1), whom(2)]).await.unwrap(),
        []
    );
}
