//! Family members who act for a person: recorded with consent, named with every answer, ended at once.

use crate::door::{NUMBER, STRANGER, Town, owner, phone};
use crate::world::{OTHER_VILLAGE, VILLAGE, World, coordinator, day, person, staff};
use chrono::{NaiveDate, TimeDelta};
use domain::actor::{Actor, Role};
use domain::lead::Answer;
use domain::person::{Category, CategorySet, Person};
use domain::ports::ProxyWish;
use domain::proxy::{ConsentForm, Relation};
use domain::refusal::{Problem, Refusal};

fn wish(consent_on: NaiveDate, valid_to: NaiveDate) -> ProxyWish {
    ProxyWish {
        name: "王秀英".to_owned(),
        relation: Relation::Spouse,
        phone: Some(phone(STRANGER)),
        consent: ConsentForm::ThumbPrint,
        consent_on,
        valid_to,
    }
}

fn good_wish() -> ProxyWish {
    wish(day("2026-06-01"), day("2027-06-01"))
}

#[tokio::test]
async fn a_proxy_answers_by_paper_code_and_is_named() {
    let (world, somebody) = World::with_five_planned().await;
    let proxies = &world.ports.proxies;
    let code = proxies
        .record(&coordinator(), Some(somebody.id), good_wish())
        .await
        .unwrap();
    let leads = &world.ports.leads;
    let mine = leads.open_link(&Actor::Visitor, &code).await.unwrap();
    assert!(mine.by_proxy);
    let (first, second) = (mine.leads[0].id, mine.leads[1].id);
    leads
        .answer(&Actor::Visitor, &code, first, Answer::Interested)
        .await
        .unwrap();
    let own = world.link(&somebody).await;
    assert!(!leads.open_link(&Actor::Visitor, &own).await.unwrap().by_proxy);
    leads
        .answer(&Actor::Visitor, &own, second, Answer::CallMe)
        .await
        .unwrap();
    let file = world
        .ports
        .coverage
        .person(&coordinator(), somebody.id)
        .await
        .unwrap();
    let by_proxy = |id| {
        file.leads
            .iter()
            .find(|sent| sent.lead.id == id)
            .unwrap()
            .answered_by_proxy
    };
    assert_eq!((by_proxy(first), by_proxy(second)), (true, false));
    let line = &world
        .services
        .db
        .list_audit_of("lead", &first.to_string())
        .await
        .unwrap()[0];
    assert!(line.actor.starts_with("proxy:"), "{}", line.actor);

    leads.take_back(&Actor::Visitor, &own, first).await.unwrap();
    leads
        .answer(&Actor::Visitor, &own, first, Answer::Interested)
        .await
        .unwrap();
    let file = world
        .ports
        .coverage
        .person(&coordinator(), somebody.id)
        .await
        .unwrap();
    let now_own = file.leads.iter().find(|sent| sent.lead.id == first).unwrap();
    assert!(!now_own.answered_by_proxy, "the person answered anew");
}

#[tokio::test]
async fn a_proxy_signs_in_by_telephone_until_taken_back() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let somebody = person(1, VILLAGE).id;
    let who = Actor::Seeker(somebody);
    let proxies = &town.world.ports.proxies;
    proxies.record(&who, None, good_wish()).await.unwrap();
    let recorded = proxies.list(&who, None).await.unwrap();
    assert_eq!(
        (recorded[0].consent, recorded[0].consent_on),
        (ConsentForm::SignedIn, day("2026-06-30")),
        "asking is agreeing"
    );
    let entry = town.enter_by(STRANGER).await;
    let acting = town.actor(&entry).await.unwrap();
    assert!(matches!(acting, Actor::Proxy { person, .. } if person == somebody));
    assert_eq!(
        proxies.record(&acting, None, good_wish()).await,
        Err(Refusal::NotAllowed),
        "whoever acts for somebody appoints nobody"
    );
    assert_eq!(proxies.list(&acting, None).await, Err(Refusal::NotAllowed));
    proxies.revoke(&who, recorded[0].id).await.unwrap();
    assert_eq!(town.actor(&entry).await, None);
    town.world.clock.forward(TimeDelta::minutes(2));
    town.ask(STRANGER).await.unwrap();
    assert!(town.nothing_posted().await);
}

#[tokio::test]
async fn the_right_to_act_ends_with_its_last_day() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let somebody = person(1, VILLAGE).id;
    let until = wish(day("2026-06-01"), day("2026-07-01"));
    let proxies = &town.world.ports.proxies;
    let code = proxies
        .record(&Actor::Operator, Some(somebody), until)
        .await
        .unwrap();
    let entry = town.enter_by(STRANGER).await;
    town.world.clock.set("2026-07-01T23:59");
    assert!(town.actor(&entry).await.is_some());
    town.world.clock.set("2026-07-02T00:01");
    assert_eq!(town.actor(&entry).await, None);
    let opened = town.world.ports.leads.open_link(&Actor::Visitor, &code).await;
    assert_eq!(opened.err(), Some(Refusal::LinkExpired));
}

#[tokio::test]
async fn consent_lies_behind_and_does_not_last_for_ever() {
    let world = World::with(&[person(1, VILLAGE)], &[]).await;
    let proxies = &world.ports.proxies;
    let somebody = Some(person(1, VILLAGE).id);
    let record = async |wish: ProxyWish| proxies.record(&coordinator(), somebody, wish).await;
    let wrong = |field: &str| Err(Refusal::field(field, Problem::OutOfRange));
    assert_eq!(
        record(wish(day("2026-07-01"), day("2027-01-01"))).await,
        wrong("consent_on")
    );
    assert_eq!(
        record(wish(day("2026-06-01"), day("2026-06-29"))).await,
        wrong("valid_to")
    );
    assert_eq!(
        record(wish(day("2026-06-01"), day("2028-06-02"))).await,
        wrong("valid_to")
    );
    let signed_in = ProxyWish {
        consent: ConsentForm::SignedIn,
        ..good_wish()
    };
    assert_eq!(record(signed_in).await, wrong("consent"));
    assert!(record(good_wish()).await.is_ok());
}

#[tokio::test]
async fn staff_record_for_their_own_people_only() {
    let disabled = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..person(2, VILLAGE)
    };
    let world = World::with(&[person(1, VILLAGE), disabled.clone()], &[]).await;
    let proxies = &world.ports.proxies;
    let somebody = person(1, VILLAGE).id;
    let record = async |who: &Actor, person| proxies.record(who, Some(person), good_wish()).await;
    let elsewhere = staff(Role::Coordinator, OTHER_VILLAGE);
    assert_eq!(record(&elsewhere, somebody).await, Err(Refusal::NotFound));
    let instructor = staff(Role::DisabilityInstructor, VILLAGE);
    assert_eq!(record(&instructor, somebody).await, Err(Refusal::NotFound));
    assert!(record(&instructor, disabled.id).await.is_ok());
    let auditor = staff(Role::Auditor, VILLAGE);
    assert_eq!(record(&auditor, somebody).await, Err(Refusal::NotAllowed));
    assert!(proxies.list(&auditor, Some(somebody)).await.is_ok());
    let stranger = Actor::Seeker(disabled.id);
    assert_eq!(record(&stranger, somebody).await, Err(Refusal::NotFound));
    assert_eq!(record(&Actor::Visitor, somebody).await, Err(Refusal::NotSignedIn));
}

#[tokio::test]
async fn a_new_paper_code_ends_the_one_before() {
    let (world, somebody) = World::with_five_planned().await;
    let proxies = &world.ports.proxies;
    let first = proxies
        .record(&coordinator(), Some(somebody.id), good_wish())
        .await
        .unwrap();
    let id = proxies.list(&coordinator(), Some(somebody.id)).await.unwrap()[0].id;
    let second = proxies.renew_code(&coordinator(), id).await.unwrap();
    let open = async |code: &str| world.ports.leads.open_link(&Actor::Visitor, code).await.err();
    assert_eq!(open(&first).await, Some(Refusal::NotFound));
    assert_eq!(open(&second).await, None);
    proxies.revoke(&coordinator(), id).await.unwrap();
    assert_eq!(open(&second).await, Some(Refusal::LinkRevoked));
}
