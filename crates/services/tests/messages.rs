//! The outbox and what becomes of messages, over a gateway that answers for real.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::gateway::{Gateway, Mood, decoded};
use crate::world::{
    COUNTY, NEXT_VILLAGE, VILLAGE, World, code, coordinator, day, person, request, vacancies, vacancy,
};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose, Word};
use domain::ids::MessageId;
use domain::lead::{Channel, Evidence, LeadState, RoundKind};
use domain::message::{Heard, Message, MessageEnd, MessageState};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{CallWish, ConsentWish, News};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::Vacancy;
use domain::values::Phone;
use services::messages::Replied;

fn with_phone(number: u16, village: &str) -> Person {
    Person {
        phone: Phone::parse(&format!("138001380{number:02}")).ok(),
        ..person(number, village)
    }
}

/// One person with a telephone, five vacancies, a gateway.
async fn one() -> (World, Gateway, Person) {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    (world, gateway, somebody)
}

/// The same, told.
async fn one_told() -> (World, Gateway, Person, MessageId) {
    let (world, gateway, somebody) = one().await;
    world.round().await;
    assert_eq!(world.services.hand_messages().await.unwrap(), 1);
    let id = messages(&world, &somebody).await[0].id;
    (world, gateway, somebody, id)
}

async fn messages(world: &World, person: &Person) -> Vec<Message> {
    world.services.db.list_messages_to(person.id, 20).await.unwrap()
}

async fn states(world: &World, person: &Person) -> Vec<MessageState> {
    let all = messages(world, person).await;
    all.iter().rev().map(|message| message.state).collect()
}

async fn hand(world: &World) -> u64 {
    world.services.hand_messages().await.unwrap()
}

async fn tasks(world: &World) -> usize {
    world.services.db.list_undelivered(None).await.unwrap().len()
}

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
async fn a_receipt_delivers_and_a_second_one_changes_nothing() {
    let (world, _gateway, somebody, id) = one_told().await;
    let hear = async |heard| world.services.hear(id, heard).await.unwrap();
    assert_eq!(hear(Heard::OnTheWay).await, Replied::Known);
    world.clock.forward(TimeDelta::minutes(2));
    assert_eq!(hear(Heard::Delivered).await, Replied::Noted);
    let kept = world.leads_of(&somebody).await;
    let delivery = kept[0].state.delivery().unwrap().clone();
    assert_eq!(
        (delivery.channel, delivery.evidence),
        (Channel::Sms, Evidence::Receipt)
    );
    assert_eq!(world.counted(&somebody, 2026).await, 5);
    world.clock.forward(TimeDelta::minutes(2));
    assert_eq!(hear(Heard::Delivered).await, Replied::Known);
    assert_eq!(
        hear(Heard::Failed).await,
        Replied::Known,
        "what arrived has arrived"
    );
    assert_eq!(world.leads_of(&somebody).await, kept);
    let nobody = MessageId(uuid::Uuid::from_u128(7));
    assert_eq!(
        world.services.hear(nobody, Heard::Delivered).await.unwrap(),
        Replied::Unknown
    );
}

#[tokio::test]
async fn a_receipt_for_what_was_never_sent_is_a_lie() {
    let (world, _gateway, somebody) = one().await;
    world.round().await;
    let id = messages(&world, &somebody).await[0].id;
    assert_eq!(
        world.services.hear(id, Heard::Delivered).await.unwrap(),
        Replied::Unknown
    );
    assert_eq!(states(&world, &somebody).await, [MessageState::Planned]);
    assert_eq!(world.counted(&somebody, 2026).await, 0);
}

#[tokio::test]
async fn receipts_that_come_together_are_each_answered() {
    let people: Vec<Person> = (1..=40).map(|number| with_phone(number, VILLAGE)).collect();
    let world = World::with(&people, &vacancies(1..=40)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.round().await;
    assert_eq!(hand(&world).await, 40);
    let mut waiting = Vec::new();
    for person in &people {
        let id = messages(&world, person).await[0].id;
        for _ in 0..2 {
            let services = world.services.clone();
            waiting.push(tokio::spawn(async move {
                services.hear(id, Heard::Delivered).await.unwrap()
            }));
        }
    }
    let mut noted = 0;
    for one in waiting {
        noted += usize::from(one.await.unwrap() == Replied::Noted);
    }
    assert_eq!(noted, 40, "one of each two");
    for person in &people {
        assert_eq!(world.counted(person, 2026).await, 5);
    }
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

/// More leads are owed than by law, so that there is more to say.
async fn set_owed(world: &World, owed: i64) {
    let figure = PolicyParameter {
        programme: "general".to_owned(),
        area: None,
        key: ParamKey::LeadsPerYear,
        value: owed,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    set(world, figure).await;
}

async fn set(world: &World, figure: PolicyParameter) {
    let mut change = world.services.db.begin().await.unwrap();
    let figures = domain::params::Params(vec![figure]);
    change.add_missing_policy_parameters(&figures).await.unwrap();
    change.commit().await.unwrap();
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

#[tokio::test]
async fn a_bounce_becomes_a_task_and_the_lead_counts_once_somebody_went_there() {
    let (world, _gateway, somebody, id) = one_told().await;
    assert_eq!(
        world.services.hear(id, Heard::Failed).await.unwrap(),
        Replied::Noted
    );
    assert_eq!(states(&world, &somebody).await, [MessageState::Failed]);
    let list = world.ports.coverage.behind(&coordinator(), None).await.unwrap();
    assert_eq!((list.unreached, list.people[0].unreached), (1, 5));
    let told = world
        .ports
        .messages
        .told(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        (told.messages[0].end, told.messages[0].leads),
        (Some(MessageEnd::Bounced), 5)
    );
    assert_eq!(world.counted(&somebody, 2026).await, 0);
    let lead = world.leads_of(&somebody).await[0].id;
    world
        .ports
        .leads
        .hand_over(&coordinator(), lead, Evidence::Signature, String::new())
        .await
        .unwrap();
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_gateway_that_is_down_loses_nothing() {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    let gateway = Gateway::down().await;
    gateway.serve(&world).await;
    world.round().await;
    for _ in 0..20 {
        assert_eq!(hand(&world).await, 0);
        world.clock.forward(TimeDelta::minutes(7));
    }
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].tries),
        (MessageState::Planned, 0),
        "it is not the message's fault"
    );
    gateway.up().await;
    assert_eq!(hand(&world).await, 1);
    assert_eq!(gateway.take().len(), 1);
}

#[tokio::test]
async fn what_a_slow_gateway_may_have_taken_is_not_sent_again() {
    let (world, gateway, somebody) = one().await;
    gateway.set(Mood::Silent);
    world.round().await;
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take().len(), 1, "it got the message, and says nothing");
    gateway.set(Mood::Takes);
    world.clock.forward(TimeDelta::hours(20));
    assert_eq!(hand(&world).await, 0);
    assert_eq!(gateway.take(), Vec::<String>::new(), "nobody gets it twice");
    assert_eq!(states(&world, &somebody).await, [MessageState::Handed]);

    world.clock.forward(TimeDelta::hours(53));
    assert_eq!(world.services.expire_messages().await.unwrap(), 1);
    assert_eq!(states(&world, &somebody).await, [MessageState::Expired]);
    assert_eq!(tasks(&world).await, 1, "another way: somebody goes there");
    let id = messages(&world, &somebody).await[0].id;
    assert_eq!(
        world.services.hear(id, Heard::Delivered).await.unwrap(),
        Replied::Noted
    );
    assert_eq!(
        world.counted(&somebody, 2026).await,
        5,
        "a late receipt is a receipt"
    );
    assert_eq!(tasks(&world).await, 0);
}

#[tokio::test]
async fn one_in_doubt_holds_the_others_back() {
    let people: Vec<Person> = (1..=30).map(|number| with_phone(number, VILLAGE)).collect();
    let world = World::with(&people, &vacancies(1..=40)).await;
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    gateway.set(Mood::Silent);
    world.round().await;
    assert_eq!(hand(&world).await, 0);
    let sums = world.services.db.count_messages().await.unwrap();
    let of = |state| {
        sums.iter()
            .find(|(_, one, _)| *one == state)
            .map_or(0, |(.., count)| *count)
    };
    assert_eq!((of(MessageState::Handed), of(MessageState::Planned)), (1, 29));
    gateway.set(Mood::Takes);
    world.clock.forward(TimeDelta::minutes(10));
    assert_eq!(hand(&world).await, 29);
}

#[tokio::test]
async fn a_message_that_is_refused_again_and_again_takes_another_way() {
    let (world, gateway, somebody) = one().await;
    gateway.set(Mood::Refuses);
    world.round().await;
    for _ in 0..8 {
        assert_eq!(hand(&world).await, 0);
        world.clock.forward(TimeDelta::minutes(61));
    }
    let kept = messages(&world, &somebody).await;
    assert_eq!(
        (kept[0].state, kept[0].end),
        (MessageState::Failed, Some(MessageEnd::Refused))
    );
    assert_eq!(gateway.take().len(), 8);
    assert_eq!(tasks(&world).await, 1);
}

#[tokio::test]
async fn without_a_gateway_nothing_is_planned_and_later_everybody_is_told() {
    let somebody = with_phone(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    world.round().await;
    world.services.tidy().await.unwrap();
    assert_eq!(messages(&world, &somebody).await, []);
    let gateway = Gateway::open().await;
    gateway.serve(&world).await;
    world.services.tidy().await.unwrap();
    assert_eq!(hand(&world).await, 1);
}

#[tokio::test]
async fn a_call_that_reached_somebody_is_a_proof_of_its_own_day() {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    world.clock.set("2026-12-31T10:00:00+08:00");
    world.round().await;
    let leads: Vec<_> = world
        .leads_of(&somebody)
        .await
        .iter()
        .map(|lead| lead.id)
        .collect();
    world.clock.set("2027-01-03T09:00:00+08:00");
    let wish = |reached, leads: &[_], called_at: &str| CallWish {
        called_at: crate::world::at(called_at),
        reached,
        leads: leads.to_vec(),
        note: "说好了".to_owned(),
    };
    let record = async |wish| {
        world
            .ports
            .messages
            .record_call(&coordinator(), somebody.id, wish)
            .await
    };
    let missed = record(wish(false, &leads, "2026-12-31T11:00:00+08:00")).await;
    assert_eq!(missed, Ok(0));
    assert_eq!(
        world.counted(&somebody, 2026).await,
        0,
        "who was not reached was told nothing"
    );
    let future = record(wish(true, &leads, "2027-01-03T09:01:00+08:00")).await;
    assert_eq!(future, Err(Refusal::field("called_at", Problem::OutOfRange)));
    let none = record(wish(true, &[], "2026-12-31T12:00:00+08:00")).await;
    assert_eq!(none, Err(Refusal::field("leads", Problem::Required)));
    let told = record(wish(true, &leads[..2], "2026-12-31T12:00:00+08:00")).await;
    assert_eq!(told, Ok(2));
    assert_eq!(
        world.counted(&somebody, 2026).await,
        2,
        "entered late, counted when it happened"
    );
    assert_eq!(world.counted(&somebody, 2027).await, 0);
    let how = world
        .ports
        .messages
        .told(&coordinator(), somebody.id)
        .await
        .unwrap();
    let calls: Vec<_> = how.calls.iter().map(|call| (call.reached, call.leads)).collect();
    assert_eq!(calls, [(true, 2), (false, 0)]);
    let proof = world.leads_of(&somebody).await;
    let proven = proof
        .iter()
        .find(|lead| lead.id == leads[0])
        .unwrap()
        .state
        .delivery()
        .unwrap();
    assert_eq!(
        (proven.channel, proven.evidence),
        (Channel::Phone, Evidence::CallLog)
    );
}

#[tokio::test]
async fn a_village_is_told_of_work_and_of_nobody() {
    let people = [
        with_phone(1, VILLAGE),
        person(2, VILLAGE),
        person(3, NEXT_VILLAGE),
    ];
    let reserved = Vacancy {
        title: "保留岗位".to_owned(),
        reserved_for: CategorySet::EMPTY.with(Category::PoorWorker),
        ..vacancy(9, "")
    };
    let mut posts = vacancies(1..=4);
    posts.push(reserved);
    let world = World::with(&people, &posts).await;
    world.round().await;
    let told = async |who: &Actor, area: &str| world.ports.messages.village_news(who, code(area)).await;
    let news = told(&coordinator(), VILLAGE).await.unwrap();
    assert_eq!(news.vacancies.len(), 4, "each once");
    assert!(news.vacancies.iter().all(|one| one.title == "缝纫工"));
    let whole = format!("{news:?}");
    assert!(!whole.contains("王小明") && !whole.contains("138001380") && !whole.contains("P001"));
    assert_eq!(
        told(&coordinator(), NEXT_VILLAGE).await.err(),
        Some(Refusal::NotFound)
    );
    assert_eq!(
        told(&Actor::Operator, COUNTY).await.err(),
        Some(Refusal::NotFound)
    );
}

#[tokio::test]
async fn the_inbox_says_what_is_new_until_it_was_looked_at() {
    let (world, _gateway, somebody, _) = one_told().await;
    let me = Actor::Seeker(somebody.id);
    let inbox = async || world.ports.messages.inbox(&me).await.unwrap();
    let before = inbox().await;
    assert_eq!(before.unread, 5);
    let news: Vec<_> = before
        .lines
        .iter()
        .map(|line| (line.news, line.count, line.unread))
        .collect();
    assert!(news.contains(&(News::Found, 5, true)) && news.contains(&(News::Sent(Channel::Sms), 5, false)));
    assert_eq!(before.push_key, None, "no browser is told here");
    world.ports.leads.mine(&me).await.unwrap();
    world.withdraw(1).await;
    let after = inbox().await;
    assert_eq!(after.unread, 0);
    assert!(
        after
            .lines
            .iter()
            .any(|line| line.news == News::Gone && line.count == 1)
    );
}

#[tokio::test]
async fn rounds_run_by_themselves_when_the_county_says_when() {
    let people = [with_phone(1, VILLAGE), with_phone(2, VILLAGE)];
    let world = World::with(&people, &vacancies(1..=9)).await;
    let run = async || {
        world
            .services
            .run_due_round()
            .await
            .unwrap()
            .map(|report| report.assigned)
    };
    assert_eq!(run().await, None, "nobody has said when");
    for (key, value) in [(ParamKey::RoundHour, 5), (ParamKey::RoundMonthDay, 1)] {
        let figure = PolicyParameter {
            programme: "general".to_owned(),
            area: None,
            key,
            value,
            valid_from: day("2026-01-01"),
            valid_to: None,
            source: "test".to_owned(),
        };
        set(&world, figure).await;
    }
    world.clock.set("2026-06-03T04:00:00+08:00");
    assert_eq!(run().await, None, "before the hour");
    world.clock.set("2026-06-03T06:00:00+08:00");
    assert_eq!(
        run().await,
        Some(6),
        "three each by the end of June, two days late"
    );
    assert_eq!(run().await, None, "once");
    let kinds = world
        .services
        .db
        .list_round_days(day("2026-06-01"))
        .await
        .unwrap();
    assert_eq!(kinds, [(day("2026-06-03"), RoundKind::Month)]);
    let somebody = person(3, VILLAGE);
    world.keep_people(std::slice::from_ref(&somebody)).await;
    world.clock.set("2026-06-04T06:00:00+08:00");
    assert_eq!(run().await, Some(3), "who came since");
    world.clock.set("2026-09-01T06:00:00+08:00");
    world.keep_vacancies(&vacancies(10..=19)).await;
    assert!(
        run().await.is_some_and(|assigned| assigned > 0),
        "more is due by September"
    );
}

#[tokio::test]
async fn the_plan_of_the_year_stands_on_the_file_with_its_proofs() {
    let (world, somebody) = World::with_five_planned().await;
    world
        .deliver(&[
            "P001,V001,home,2026-02-10,signature",
            "P001,V002,sms,2026-05-02 09:00,receipt:8",
        ])
        .await;
    let file = world
        .ports
        .coverage
        .person(&coordinator(), somebody.id)
        .await
        .unwrap();
    let plan: Vec<_> = file.plan.iter().map(|month| (month.due, month.counted)).collect();
    assert_eq!(plan[..6], [(1, 0), (1, 1), (2, 1), (2, 1), (3, 2), (3, 2)]);
    let proofs: Vec<_> = file
        .leads
        .iter()
        .filter_map(|lead| Some((lead.channel.clone()?, lead.evidence.clone()?, lead.counts_in)))
        .collect();
    assert!(proofs.contains(&("home".to_owned(), "signature".to_owned(), Some(2026))));
    assert!(proofs.contains(&("sms".to_owned(), "receipt".to_owned(), Some(2026))));
    let list = world.ports.coverage.behind(&coordinator(), None).await.unwrap();
    assert_eq!((list.amber, list.red, list.people[0].missing), (1, 0, 1));
    let elsewhere = world
        .ports
        .coverage
        .behind(&coordinator(), Some(code(NEXT_VILLAGE)))
        .await;
    assert_eq!(elsewhere.err(), Some(Refusal::NotFound));
}
