//! Who is invited, registers, waits, and is registered by somebody else.

use super::{Town, county, organiser, plan, village};
use crate::gateway::{Gateway, decoded};
use crate::messages::with_phone;
use crate::world::{VILLAGE, person};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::fair::code::{FairCode, ReadCode};
use domain::fair::{FairAccess, FairPlan, NotForThem, RegistrationState, RegistrationWay};
use domain::fit::Functions;
use domain::person::{Category, CategorySet, Person};
use domain::ports::{FairWhom, InviteWish};
use domain::refusal::{Problem, Refusal};
use domain::values::Point;

#[tokio::test]
async fn who_waits_first_gets_the_seat_that_is_given_back() {
    use RegistrationState as S;
    let people: Vec<Person> = (1..=4).map(|number| person(number, VILLAGE)).collect();
    let town = Town::announced(&people, plan()).await;
    let mut states = Vec::new();
    for one in &people {
        states.push(town.register(one).await);
        town.world.clock.forward(TimeDelta::minutes(1));
    }
    assert_eq!(states, [S::Registered, S::Registered, S::Waiting, S::Waiting]);
    let fairs = &town.world.ports.fairs;
    let leave = |person: &Person| {
        let who = Actor::Seeker(person.id);
        async move { fairs.leave_fair(&who, town.fair, FairWhom::Own).await }
    };
    leave(&people[3]).await.unwrap();
    assert_eq!(
        town.registration(&people[2]).await,
        S::Waiting,
        "who waited had no seat to give"
    );
    leave(&people[0]).await.unwrap();
    assert_eq!(town.registration(&people[2]).await, S::Registered);
    let own = fairs.own_fairs(&Actor::Seeker(people[2].id), None).await.unwrap();
    assert_eq!(own[0].registration.state, S::Registered);

    // More seats, and who came back and waits has one.
    assert_eq!(town.register(&people[0]).await, S::Waiting);
    let larger = FairPlan {
        capacity: 3,
        ..plan()
    };
    town.mend(&county(), larger).await.unwrap();
    assert_eq!(town.registration(&people[0]).await, S::Registered);
}

#[tokio::test]
async fn a_code_is_for_this_fair_and_this_person_alone() {
    let people = [person(1, VILLAGE), person(2, VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    town.register(&people[0]).await;
    town.register(&people[1]).await;
    let fairs = &town.world.ports.fairs;
    let slip = |person: &Person| {
        let who = Actor::Seeker(person.id);
        async move { fairs.fair_slip(&who, town.fair, FairWhom::Own).await.unwrap() }
    };
    let (one, other) = (slip(&people[0]).await, slip(&people[1]).await);
    assert_ne!(one.registration.code, other.registration.code);
    assert_eq!(one.name, "王**");
    let code = one.registration.code;
    assert_eq!(
        FairCode::read(code.as_str(), town.fair),
        ReadCode::OfThisFair(code.clone())
    );
    let found = town
        .world
        .services
        .db
        .find_fair_registration_by_code(&code)
        .await
        .unwrap();
    assert_eq!(found.unwrap().person, Some(people[0].id));
}

#[tokio::test]
async fn somebody_of_the_village_registers_who_has_no_telephone() {
    let people = [person(1, VILLAGE), person(2, crate::world::OTHER_VILLAGE)];
    let town = Town::announced(&people, plan()).await;
    let fairs = &town.world.ports.fairs;
    let whom = |person: &Person| FairWhom::Person(person.no.clone());
    let done = fairs
        .register_for_fair(&village(), town.fair, whom(&people[0]))
        .await
        .unwrap();
    let found = town
        .world
        .services
        .db
        .find_fair_registration(done.id)
        .await
        .unwrap();
    assert_eq!(found.unwrap().way, RegistrationWay::Staff);
    let elsewhere = fairs
        .register_for_fair(&village(), town.fair, whom(&people[1]))
        .await;
    assert_eq!(
        elsewhere.map(drop),
        Err(Refusal::field("person_no", Problem::Wrong)),
        "not beyond the own village"
    );
    let organised = fairs
        .register_for_fair(&organiser(), town.fair, whom(&people[0]))
        .await;
    assert!(organised.is_err(), "an organiser sees no files");
    let link = town.world.link(&people[1]).await;
    let by_link = FairWhom::Link(link);
    let done = fairs
        .register_for_fair(&Actor::Visitor, town.fair, by_link)
        .await
        .unwrap();
    assert_eq!(done.state, RegistrationState::Registered);
    let list = fairs.fair_people(&village(), town.fair).await.unwrap();
    assert_eq!((list.people.len(), list.elsewhere), (1, 1));
}

/// One who fits, one who lives too far away, one who does not get over steps, one who works elsewhere.
fn four() -> [Person; 4] {
    let at = |lon| Some(Point { lon, lat: 30.6 });
    let mut functions = Functions::UNKNOWN;
    functions.0[Functions::STANDING_WALKING] = Some(0);
    let near = |number| Person {
        point: at(119.7),
        ..with_phone(number, VILLAGE)
    };
    [
        near(1),
        Person {
            point: at(121.0),
            ..near(2)
        },
        Person {
            functions,
            categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
            ..near(3)
        },
        Person {
            consent: domain::person::Consent::Refused,
            ..near(4)
        },
    ]
}

#[tokio::test]
async fn those_are_invited_whom_a_vacancy_fits_who_live_near_and_get_in() {
    let people = four();
    let steps = FairPlan {
        point: Some(Point {
            lon: 119.68,
            lat: 30.64,
        }),
        access: [FairAccess::Toilet].into_iter().collect(),
        ..plan()
    };
    let town = Town::announced(&people, steps).await;
    let fairs = &town.world.ports.fairs;
    for (who, sees) in [(village(), true), (county(), true), (organiser(), false)] {
        let view = fairs.fair(&who, town.fair).await.unwrap();
        assert_eq!(view.rights.people, sees, "{}", who.label());
        assert_eq!(fairs.fair_people(&who, town.fair).await.is_ok(), sees);
    }
    let before = fairs.invitation(&organiser(), town.fair).await.unwrap();
    assert_eq!(
        (before.vacancies, before.fitting),
        (0, 0),
        "nobody shows anything yet"
    );
    town.with_employer().await;
    let gateway = Gateway::open().await;
    gateway.serve(&town.world).await;

    let preview = fairs.invitation(&organiser(), town.fair).await.unwrap();
    assert_eq!(
        (preview.people, preview.fitting, preview.too_far, preview.steps),
        (3, 1, 1, 1)
    );
    let wish = |seen| InviteWish { seen, most: None };
    assert_eq!(
        fairs.invite(&organiser(), town.fair, wish(2)).await,
        Err(Refusal::Changed),
        "nobody is invited whom nobody counted"
    );
    let invited = fairs.invite(&organiser(), town.fair, wish(1)).await.unwrap();
    assert_eq!((invited.people, invited.in_person), (1, 0));
    town.world.clock.set("2026-07-01");
    assert_eq!(town.world.services.hand_messages().await.unwrap(), 1);
    let sent = decoded(&gateway.take()[0]);
    assert!(
        sent.contains("7月10日招聘会请您来") && sent.contains("TD"),
        "{sent}"
    );
    assert_eq!(
        town.world.services.plan_fair_news().await.unwrap(),
        0,
        "told once"
    );

    let own = fairs.own_fairs(&Actor::Seeker(people[2].id), None).await.unwrap();
    assert_eq!(own, [], "who does not get in is not asked to come");
    let walks_not = fairs
        .event(&Actor::Seeker(people[2].id), town.fair)
        .await
        .unwrap();
    assert_eq!(walks_not.unfit, Some(NotForThem::Steps), "but told why");
}
