//! The accounts of an area: asked for, approved by somebody else, closed, reset.

use crate::world::{COUNTY, OTHER_TOWN, TOWN, VILLAGE, World, code, person, vacancies};
use domain::actor::{Actor, Department, Role, Staff};
use domain::ids::AccountId;
use domain::ports::{AccountQuery, AccountState, AccountWish, Answered, Due, SignIn};
use domain::refusal::{Problem, Refusal};
use domain::session::Device;
use std::collections::HashSet;
use uuid::Uuid;

fn staff(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: role.code().to_owned(),
        role,
        area: code(area),
        department: None,
    })
}

fn administrator() -> Actor {
    staff(1, Role::Administrator, COUNTY)
}

fn county() -> Actor {
    staff(2, Role::CountyOfficer, COUNTY)
}

fn town() -> Actor {
    staff(3, Role::TownOfficer, TOWN)
}

fn wish(role: Role, area: &str) -> AccountWish {
    AccountWish {
        login: "wang.fang".to_owned(),
        role,
        area: code(area),
        department: None,
    }
}

async fn sign_in(world: &World, password: &str) -> Answered<String> {
    let attempt = SignIn {
        login: "wang.fang".to_owned(),
        password: password.to_owned(),
        code: String::new(),
        address: "192.0.2.1".to_owned(),
        device: Device::UNKNOWN,
    };
    let signed_in = world.ports.accounts.sign_in(attempt).await?;
    Ok(signed_in.token)
}

#[tokio::test]
async fn what_a_town_asks_for_the_county_approves() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    let id = book
        .request(&town(), wish(Role::Coordinator, VILLAGE))
        .await
        .unwrap();
    assert_eq!(sign_in(&world, "anything").await, Err(Refusal::WrongCredentials));
    let waiting = book
        .list(&county(), AccountQuery::default())
        .await
        .unwrap()
        .accounts;
    assert_eq!(
        (waiting[0].state, waiting[0].may.approve),
        (AccountState::Requested, true)
    );
    assert!(
        !book
            .list(&town(), AccountQuery::default())
            .await
            .unwrap()
            .accounts[0]
            .may
            .approve
    );
    assert_eq!(book.approve(&town(), id).await, Err(Refusal::NotAllowed));
    let password = book.approve(&county(), id).await.unwrap();
    assert_eq!(
        book.approve(&county(), id).await,
        Err(Refusal::NotAllowed),
        "it is approved"
    );
    let token = sign_in(&world, &password).await.unwrap();
    let session = world.ports.accounts.session(&token).await.unwrap().unwrap();
    assert_eq!(session.due, Some(Due::Password), "somebody else knows it");
    assert_eq!(session.actor.staff().unwrap().area, code(VILLAGE));
}

#[tokio::test]
async fn nobody_approves_what_they_asked_for() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    let asked = book
        .request(&administrator(), wish(Role::TownOfficer, TOWN))
        .await
        .unwrap();
    assert_eq!(
        book.approve(&administrator(), asked).await,
        Err(Refusal::NotAllowed)
    );
    assert!(book.approve(&county(), asked).await.is_ok());
    assert_eq!(
        book.request(&county(), wish(Role::Coordinator, VILLAGE)).await,
        Err(Refusal::NotAllowed),
        "the county approves and does not ask"
    );
}

#[tokio::test]
async fn whoever_asked_takes_it_back_while_it_waits_and_nobody_else_does() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    let asked = async || {
        let wish = wish(Role::Coordinator, VILLAGE);
        book.request(&town(), wish).await.unwrap()
    };
    let id = asked().await;
    assert!(
        book.list(&town(), AccountQuery::default())
            .await
            .unwrap()
            .accounts[0]
            .may
            .take_back
    );
    assert!(
        !book
            .list(&county(), AccountQuery::default())
            .await
            .unwrap()
            .accounts[0]
            .may
            .take_back
    );
    let other = staff(9, Role::TownOfficer, TOWN);
    for who in [other, county()] {
        assert_eq!(book.take_back(&who, id).await, Err(Refusal::NotAllowed));
    }
    book.take_back(&town(), id).await.unwrap();
    assert_eq!(
        book.list(&town(), AccountQuery::default())
            .await
            .unwrap()
            .accounts,
        Vec::new()
    );
    let line = world.services.db.list_audit(1).await.unwrap().remove(0);
    assert_eq!((line.verb.as_str(), line.noun_id), ("take_back", id.to_string()));

    let again = asked().await;
    book.approve(&county(), again).await.unwrap();
    assert_eq!(book.take_back(&town(), again).await, Err(Refusal::NotAllowed));
}

#[tokio::test]
async fn nobody_reaches_beyond_their_area_or_their_rank() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    assert_eq!(
        book.request(&town(), wish(Role::Coordinator, OTHER_TOWN)).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        book.request(&town(), wish(Role::TownOfficer, TOWN)).await,
        Err(Refusal::field("role", Problem::OutOfRange))
    );
    let asked = book
        .request(&administrator(), wish(Role::CountyOfficer, COUNTY))
        .await
        .unwrap();
    assert_eq!(
        book.approve(&county(), asked).await,
        Err(Refusal::NotAllowed),
        "an equal"
    );
    let elsewhere = staff(5, Role::CountyOfficer, "330503");
    assert_eq!(book.approve(&elsewhere, asked).await, Err(Refusal::NotFound));
    assert_eq!(
        book.list(&elsewhere, AccountQuery::default())
            .await
            .unwrap()
            .accounts,
        []
    );
    let city = staff(4, Role::CitySupervisor, "3305");
    assert!(book.approve(&city, asked).await.is_ok());
    for outsider in [crate::world::coordinator(), staff(6, Role::Organiser, COUNTY)] {
        assert_eq!(
            book.list(&outsider, AccountQuery::default()).await,
            Err(Refusal::NotAllowed)
        );
    }
    for nobody in [Actor::Visitor, Actor::Seeker(person(1, VILLAGE).id)] {
        assert_eq!(
            book.list(&nobody, AccountQuery::default()).await,
            Err(Refusal::NotSignedIn)
        );
    }
}

#[tokio::test]
async fn reviewers_have_a_department_and_nobody_else_has() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    let reviewer = wish(Role::DepartmentReviewer, COUNTY);
    let missing = Err(Refusal::field("department", Problem::Required));
    assert_eq!(book.request(&administrator(), reviewer.clone()).await, missing);
    let of_land = AccountWish {
        department: Some(Department::Land),
        ..reviewer
    };
    assert!(book.request(&administrator(), of_land.clone()).await.is_ok());
    let coordinator = AccountWish {
        role: Role::Coordinator,
        ..of_land
    };
    assert_eq!(book.request(&administrator(), coordinator).await, missing);
}

#[tokio::test]
async fn whoever_leaves_is_out_at_once_and_leaves_a_list() {
    let world = World::with(&[person(1, VILLAGE), person(2, VILLAGE)], &vacancies(1..=5)).await;
    world.round().await;
    let book = &world.ports.account_book;
    let id = book
        .request(&town(), wish(Role::Coordinator, VILLAGE))
        .await
        .unwrap();
    let password = book.approve(&county(), id).await.unwrap();
    let token = sign_in(&world, &password).await.unwrap();
    let work = book.open_work(&county(), id).await.unwrap();
    assert_eq!((work.people, work.leads > 0), (2, true));
    assert_eq!(work.others, [], "nobody else looks after the village");
    world
        .services
        .create_account(Role::TownOfficer, code(TOWN), "officer")
        .await
        .unwrap();
    let work = book.open_work(&county(), id).await.unwrap();
    let others: Vec<_> = work
        .others
        .iter()
        .map(|one| (one.login.as_str(), one.role))
        .collect();
    assert_eq!(others, [("officer", Role::TownOfficer)]);

    assert_eq!(book.close(&town(), id, None).await, Err(Refusal::NotAllowed));
    book.close(&county(), id, None).await.unwrap();
    assert_eq!(world.ports.accounts.session(&token).await, Ok(None));
    assert_eq!(sign_in(&world, &password).await, Err(Refusal::WrongCredentials));
    let closed = &book
        .list(&county(), AccountQuery::default())
        .await
        .unwrap()
        .accounts;
    assert!(
        closed
            .iter()
            .any(|one| one.id == id && one.state == AccountState::Closed && !one.may.close)
    );
}

#[tokio::test]
async fn a_reset_gives_a_first_password_and_ends_sessions() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    let id = book
        .request(&administrator(), wish(Role::Coordinator, VILLAGE))
        .await
        .unwrap();
    let first = book.approve(&county(), id).await.unwrap();
    let token = sign_in(&world, &first).await.unwrap();
    assert_eq!(book.reset(&county(), id).await, Err(Refusal::NotAllowed));
    let second = book.reset(&administrator(), id).await.unwrap();
    assert_eq!(world.ports.accounts.session(&token).await, Ok(None));
    assert_eq!(sign_in(&world, &first).await, Err(Refusal::WrongCredentials));
    assert!(sign_in(&world, &second).await.is_ok());
}

#[tokio::test]
async fn a_long_list_comes_in_pages_and_by_role() {
    let world = World::new().await;
    let book = &world.ports.account_book;
    for number in 0..53 {
        let wish = AccountWish {
            login: format!("helper{number:02}"),
            ..wish(Role::Coordinator, VILLAGE)
        };
        book.request(&town(), wish).await.unwrap();
    }
    let officer = book
        .request(&administrator(), wish(Role::TownOfficer, TOWN))
        .await
        .unwrap();
    let page = |role, page| AccountQuery { role, page };
    let first = book.list(&county(), page(None, 0)).await.unwrap();
    assert_eq!(
        (first.accounts.len(), first.total, first.waiting, first.per_page),
        (50, 54, 54, 50)
    );
    let second = book.list(&county(), page(None, 1)).await.unwrap();
    let ids: HashSet<_> = first
        .accounts
        .iter()
        .chain(&second.accounts)
        .map(|one| one.id)
        .collect();
    assert_eq!(ids.len(), 54, "everybody once");
    let officers = book
        .list(&county(), page(Some(Role::TownOfficer), 0))
        .await
        .unwrap();
    let found: Vec<_> = officers.accounts.iter().map(|one| one.id).collect();
    assert_eq!((found, officers.total), (vec![officer], 1));
    assert_eq!(
        book.account(&county(), officer).await.unwrap(),
        officers.accounts[0]
    );
    let elsewhere = staff(5, Role::CountyOfficer, "330503");
    assert_eq!(book.account(&elsewhere, officer).await, Err(Refusal::NotFound));
}
