//! Sign-in, sign-out, lock-out and sessions.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, World, code};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::ports::{Answered, SignIn, SignedIn};
use domain::refusal::Refusal;
use domain::session::Device;
use services::Count;

async fn with_account() -> (World, String) {
    let world = World::new().await;
    let made = world
        .services
        .create_account(Role::CountyOfficer, code(COUNTY), "li.hua");
    let password = made.await.unwrap();
    (world, password)
}

async fn sign_in(world: &World, login: &str, password: &str) -> Answered<SignedIn> {
    let attempt = SignIn {
        login: login.to_owned(),
        password: password.to_owned(),
        code: String::new(),
        address: "192.0.2.1".to_owned(),
        device: Device::UNKNOWN,
    };
    world.ports.accounts.sign_in(attempt).await
}

async fn refusal(world: &World, login: &str, password: &str) -> Option<Refusal> {
    sign_in(world, login, password).await.err()
}

#[tokio::test]
async fn a_session_says_who_it_is_and_ends_at_sign_out() {
    let (world, password) = with_account().await;
    let signed_in = sign_in(&world, "li.hua", &password).await.unwrap();
    assert_eq!(
        (signed_in.staff.role, signed_in.staff.area),
        (Role::CountyOfficer, code(COUNTY))
    );
    let found = world
        .ports
        .accounts
        .session(&signed_in.token)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.actor.clone(), found.valid_to),
        (Actor::Staff(signed_in.staff), signed_in.valid_to)
    );
    let other = sign_in(&world, "li.hua", &password).await.unwrap();
    let who = found.actor;
    world
        .ports
        .accounts
        .sign_out(&who, &signed_in.token)
        .await
        .unwrap();
    assert_eq!(world.ports.accounts.session(&signed_in.token).await, Ok(None));
    assert!(
        world
            .ports
            .accounts
            .session(&other.token)
            .await
            .unwrap()
            .is_some(),
        "another device stays"
    );
    assert_eq!(world.ports.accounts.session("made up").await, Ok(None));
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_are_refused_alike() {
    let (world, password) = with_account().await;
    let wrong = Some(Refusal::WrongCredentials);
    assert_eq!(refusal(&world, "li.hua", "no").await, wrong);
    assert_eq!(refusal(&world, "nobody", "no").await, wrong);
    assert_eq!(refusal(&world, "nobody", &password).await, wrong);
    assert_eq!(refusal(&world, "li.hua", &"x".repeat(5000)).await, wrong);
    assert_eq!(refusal(&world, "li.hua", &password).await, None);
}

#[tokio::test]
async fn five_wrong_tries_lock_for_a_quarter_of_an_hour() {
    let (world, password) = with_account().await;
    for _ in 0..4 {
        assert_eq!(
            refusal(&world, "li.hua", "no").await,
            Some(Refusal::WrongCredentials)
        );
    }
    assert_eq!(
        refusal(&world, "li.hua", "no").await,
        Some(Refusal::Locked { minutes: 15 })
    );
    world.clock.forward(TimeDelta::seconds(30));
    assert_eq!(
        refusal(&world, "li.hua", &password).await,
        Some(Refusal::Locked { minutes: 15 })
    );
    world.clock.forward(TimeDelta::seconds(14 * 60 + 30));
    assert_eq!(refusal(&world, "li.hua", &password).await, None);
}

#[tokio::test]
async fn tries_made_at_once_neither_pass_nor_lift_the_lock() {
    let (world, password) = with_account().await;
    let wrong_try = |_| {
        let accounts = world.ports.accounts.clone();
        let attempt = SignIn {
            login: "li.hua".to_owned(),
            password: "no".to_owned(),
            address: "192.0.2.1".to_owned(),
            code: String::new(),
            device: Device::UNKNOWN,
        };
        tokio::spawn(async move { accounts.sign_in(attempt).await.err() })
    };
    let tries: Vec<_> = (0..12).map(wrong_try).collect();
    let mut wrong = 0;
    for tried in tries {
        wrong += u32::from(tried.await.unwrap() == Some(Refusal::WrongCredentials));
    }
    assert_eq!(wrong, 4, "the fifth brings the lock, and no other is tried");
    assert_eq!(
        refusal(&world, "li.hua", &password).await,
        Some(Refusal::Locked { minutes: 15 })
    );
}

#[tokio::test]
async fn a_right_try_forgets_the_wrong_ones_before() {
    let (world, password) = with_account().await;
    for _ in 0..2 {
        for _ in 0..4 {
            assert_eq!(
                refusal(&world, "li.hua", "no").await,
                Some(Refusal::WrongCredentials)
            );
        }
        assert_eq!(refusal(&world, "li.hua", &password).await, None);
    }
}

#[tokio::test]
async fn a_session_ends_unused_after_two_hours_and_used_after_twelve() {
    let (world, password) = with_account().await;
    let idle = sign_in(&world, "li.hua", &password).await.unwrap().token;
    let used = sign_in(&world, "li.hua", &password).await.unwrap().token;
    let lasts = async |token: &str| world.ports.accounts.session(token).await.unwrap().is_some();
    for _ in 0..11 {
        world.clock.forward(TimeDelta::hours(1));
        assert!(lasts(&used).await);
    }
    assert!(!lasts(&idle).await);
    world.clock.forward(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert!(lasts(&used).await);
    world.clock.forward(TimeDelta::seconds(1));
    assert!(!lasts(&used).await);
    world.clock.forward(TimeDelta::days(31));
    world.services.tidy().await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    let now = domain::clock::Clock::now(&*world.clock);
    let left = change.delete_expired_sessions(now, now);
    assert_eq!(left.await.unwrap(), 0);
}

#[tokio::test]
async fn a_closed_account_neither_signs_in_nor_keeps_its_sessions() {
    let (world, password) = with_account().await;
    let signed_in = sign_in(&world, "li.hua", &password).await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    change
        .set_account_active(signed_in.staff.account, false)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(world.ports.accounts.session(&signed_in.token).await, Ok(None));
    assert_eq!(
        refusal(&world, "li.hua", &password).await,
        Some(Refusal::WrongCredentials)
    );
}

#[tokio::test]
async fn a_sign_in_name_is_taken_once_and_has_plain_letters() {
    let (world, _) = with_account().await;
    let make = async |login: &str| {
        let made = world.services.create_account(Role::Auditor, code(COUNTY), login);
        made.await.map_err(|failure| failure.to_string())
    };
    assert!(make("li.hua").await.unwrap_err().contains("taken"));
    assert!(make("a b").await.unwrap_err().contains("1 to 64"));
    assert!(make(" ").await.is_err());
    assert_eq!(make("王芳").await.map(|password| password.len()), Ok(16));
}

#[tokio::test]
async fn a_name_nobody_has_is_locked_like_any_other() {
    let (world, _) = with_account().await;
    let mut told = Vec::new();
    for _ in 0..6 {
        let pair = (
            refusal(&world, "li.hua", "x").await,
            refusal(&world, "nobody", "x").await,
        );
        assert_eq!(pair.0, pair.1);
        told.push(pair.0);
    }
    assert!(matches!(told[5], Some(Refusal::Locked { .. })));
    world.clock.forward(TimeDelta::minutes(16));
    assert_eq!(
        refusal(&world, "nobody", "x").await,
        Some(Refusal::WrongCredentials)
    );
}

#[tokio::test]
async fn every_try_costs_one_password_check_whoever_it_names() {
    let (world, password) = with_account().await;
    let closed = world
        .services
        .create_account(Role::Auditor, code(COUNTY), "closed");
    let closed_password = closed.await.unwrap();
    let account = world.services.db.find_account_by_login("closed").await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    change
        .set_account_active(account.unwrap().id, false)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let tries = [
        ("li.hua", password.as_str()),
        ("li.hua", "wrong"),
        ("nobody", "wrong"),
        ("closed", closed_password.as_str()),
        ("closed", "wrong"),
    ];
    for (login, typed) in tries {
        let before = world.services.counts.of(Count::PasswordCheck);
        let lines = world.services.db.list_audit(1000).await.unwrap().len();
        let told = refusal(&world, login, typed).await;
        let cost = world.services.counts.of(Count::PasswordCheck) - before;
        assert_eq!(cost, 1, "{login}");
        let written = world.services.db.list_audit(1000).await.unwrap().len() - lines;
        assert_eq!(written, 1, "{login}: as much is written");
        let right = (login, typed) == ("li.hua", password.as_str());
        assert_eq!(told.is_none(), right, "{login}");
    }
}

#[tokio::test]
async fn no_account_is_made_for_an_area_nobody_knows() {
    let (world, _) = with_account().await;
    let made = world
        .services
        .create_account(Role::Auditor, code("330599"), "wang.fang");
    let told = made.await.unwrap_err().to_string();
    assert!(told.contains("area"), "{told}");
    assert!(
        world
            .services
            .db
            .find_account_by_login("wang.fang")
            .await
            .unwrap()
            .is_none()
    );
}
