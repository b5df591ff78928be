//! One's own data, for the person and for who acts for them.

use super::{NUMBER, ask, county, proxy_of, says, shown, with_phone};
use crate::world::coordinator;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::person_field::PersonField;
use domain::refusal::{Problem, Refusal};

#[tokio::test]
async fn a_proxy_sees_what_was_agreed_and_is_named() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let proxy = proxy_of(&world, &somebody).await;
    let data = world.ports.my_data.my_data(&proxy).await.unwrap();
    assert_eq!(data.proxy.as_deref(), Some("王秀英"));
    assert_eq!(
        data.proxies,
        [],
        "who else may act is between the person and them"
    );
    let id = ask(&world, &proxy, PersonField::Skills, "编筐").await;
    let view = shown(&world, id).await;
    assert_eq!(view.proxy.as_deref(), Some("王秀英"));
    let requests = &world.ports.data_requests;
    assert_eq!(
        requests.ask_erasure(&proxy, String::new()).await,
        Err(Refusal::NotAllowed)
    );
    let tail = String::from(somebody.resident_id)[14..].to_owned();
    assert_eq!(
        world.ports.my_data.take_away(&proxy, &tail).await.err(),
        Some(Refusal::NotAllowed)
    );
    assert!(world.ports.my_data.take_away(&proxy, "").await.is_ok(), "masked");
    requests
        .decide_request(&coordinator(), id, true, String::new())
        .await
        .unwrap();
    let history = world
        .ports
        .person_files
        .history(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(history[0].by, domain::ports::Author::Proxy);
    world
        .ports
        .consents
        .say(&proxy, None, says(Purpose::Messages, false))
        .await
        .unwrap();
    let views = world
        .ports
        .consents
        .consents(&Actor::Seeker(somebody.id), None)
        .await
        .unwrap();
    let messages = views.iter().find(|one| one.purpose == Purpose::Messages).unwrap();
    assert_eq!(messages.how, Some(ConsentHow::Proxy));
}

#[tokio::test]
async fn a_copy_holds_full_numbers_for_whoever_knows_the_end_of_their_own() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let (data, me) = (&world.ports.my_data, Actor::Seeker(somebody.id));
    let number = String::from(somebody.resident_id);
    let holds = |data: &domain::ports::MyData, number: &str| data.fields.iter().any(|one| one.text == number);
    let masked = data.take_away(&me, "").await.unwrap();
    assert!(!holds(&masked, &number) && !holds(&masked, NUMBER));
    let full = data
        .take_away(&me, &number[14..].to_ascii_lowercase())
        .await
        .unwrap();
    assert!(holds(&full, &number) && holds(&full, NUMBER));
    for _ in 0..4 {
        let refused = data.take_away(&me, "0000").await.err();
        assert_eq!(refused, Some(Refusal::field("proof", Problem::Wrong)));
    }
    assert_eq!(
        data.take_away(&me, &number[14..]).await.err(),
        Some(Refusal::TooMany),
        "nobody guesses"
    );
}
