//! Calls, villages, the inbox, rounds by themselves and the plan of a year.

use super::{one_told, set, with_phone};
use crate::world::{
    COUNTY, NEXT_VILLAGE, VILLAGE, World, code, coordinator, day, person, vacancies, vacancy,
};
use domain::actor::Actor;
use domain::lead::{Channel, Evidence, RoundKind};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet};
use domain::ports::{CallWish, News};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::Vacancy;

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
