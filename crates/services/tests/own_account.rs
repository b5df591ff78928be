//! One's own account: a new password, the second step, sessions.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, World, code};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::clock::Clock;
use domain::ports::{AccountWish, Answered, Due, SecondStep, SessionInfo, SignIn, SignedIn};
use domain::refusal::{Problem, Refusal};
use domain::session::Device;
use services::NewAccount;
use totp_rs::{Builder, Secret};

const LOGIN: &str = "li.hua";
const NEW: &str = "柿子树-自行车-第三排-油灯";

struct Desk {
    world: World,
    password: String,
}

impl Desk {
    async fn new(must_change: bool) -> Self {
        let world = World::new().await;
        let wish = AccountWish {
            login: LOGIN.to_owned(),
            role: Role::CountyOfficer,
            area: code(COUNTY),
            department: None,
        };
        let made = world
            .services
            .make_account(NewAccount { wish, must_change })
            .await;
        let password = made.unwrap();
        Self { world, password }
    }

    async fn try_in(&self, password: &str, digits: &str) -> Answered<SignedIn> {
        let attempt = SignIn {
            login: LOGIN.to_owned(),
            password: password.to_owned(),
            code: digits.to_owned(),
            address: "192.0.2.1".to_owned(),
            device: Device::of_user_agent("Mozilla/5.0 (Windows NT 10.0) Firefox/130"),
        };
        self.world.ports.accounts.sign_in(attempt).await
    }

    async fn signed_in(&self) -> (SessionInfo, String) {
        let token = self.try_in(&self.password, "").await.unwrap().token;
        let found = self.world.ports.accounts.session(&token).await.unwrap();
        (found.unwrap(), token)
    }

    async fn change(&self, who: &Actor, old: &str, new: &str) -> Answered<SignedIn> {
        let accounts = &self.world.ports.accounts;
        accounts.change_password(who, old, new, Device::UNKNOWN).await
    }

    /// The six digits a telephone shows now.
    fn digits(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
        let digits = Builder::new().with_secret(secret).build().unwrap();
        let now = u64::try_from(self.world.clock.now().timestamp()).unwrap();
        digits.generate(now).to_string()
    }

    /// Turns the second step on; gives its secret and the recovery codes.
    async fn second_step(&self, who: &SessionInfo) -> (String, Vec<String>) {
        let accounts = &self.world.ports.accounts;
        accounts
            .begin_second_step(&who.actor, &self.password)
            .await
            .unwrap();
        let own = accounts.own(&who.actor, who.id).await.unwrap();
        let SecondStep::Begun {
            secret,
            address,
            qr_svg,
        } = own.second_step
        else {
            unreachable!("{:?}", own.second_step)
        };
        assert!(qr_svg.starts_with("<svg") && address.starts_with("otpauth://totp/Songgang:"));
        let codes = accounts
            .confirm_second_step(&who.actor, &self.digits(&secret))
            .await;
        (secret, codes.unwrap())
    }
}

#[expect(clippy::unnecessary_wraps, reason = "compared with what may be no refusal")]
fn problem(field: &str, problem: Problem) -> Option<Refusal> {
    Some(Refusal::field(field, problem))
}

#[tokio::test]
async fn a_new_password_must_be_proven_long_and_hard_to_guess() {
    let desk = Desk::new(false).await;
    let (session, _) = desk.signed_in().await;
    let who = &session.actor;
    let (old, wrong) = (desk.password.as_str(), "wrong");
    assert_eq!(
        desk.change(who, wrong, NEW).await.err(),
        problem("old", Problem::Wrong)
    );
    assert_eq!(
        desk.change(who, old, "short").await.err(),
        problem("new", Problem::TooShort)
    );
    assert_eq!(
        desk.change(who, old, "password-2026").await.err(),
        problem("new", Problem::TooCommon)
    );
    assert_eq!(
        desk.change(who, old, old).await.err(),
        problem("new", Problem::Unchanged)
    );
    assert!(desk.change(who, old, NEW).await.is_ok());
    assert_eq!(desk.try_in(old, "").await.err(), Some(Refusal::WrongCredentials));
    assert!(desk.try_in(NEW, "").await.is_ok());
}

#[tokio::test]
async fn wrong_old_passwords_lock_like_wrong_sign_ins() {
    let desk = Desk::new(false).await;
    let (session, _) = desk.signed_in().await;
    for _ in 0..4 {
        assert_eq!(
            desk.change(&session.actor, "wrong", NEW).await.err(),
            problem("old", Problem::Wrong)
        );
    }
    let locked = Some(Refusal::Locked { minutes: 15 });
    assert_eq!(desk.change(&session.actor, "wrong", NEW).await.err(), locked);
    assert_eq!(
        desk.change(&session.actor, &desk.password, NEW).await.err(),
        locked
    );
    assert_eq!(desk.try_in(&desk.password, "").await.err(), locked);
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_begins_one() {
    let desk = Desk::new(false).await;
    let (_, elsewhere) = desk.signed_in().await;
    let (session, here) = desk.signed_in().await;
    let renewed = desk.change(&session.actor, &desk.password, NEW).await.unwrap();
    let accounts = &desk.world.ports.accounts;
    for old in [&elsewhere, &here] {
        assert_eq!(accounts.session(old).await, Ok(None));
    }
    assert!(accounts.session(&renewed.token).await.unwrap().is_some());
    assert_ne!(renewed.token, here);
}

#[tokio::test]
async fn a_first_password_must_be_changed() {
    let desk = Desk::new(true).await;
    assert!(desk.try_in(&desk.password, "").await.unwrap().must_change);
    let (session, _) = desk.signed_in().await;
    assert_eq!(session.due, Some(Due::Password));
    let renewed = desk.change(&session.actor, &desk.password, NEW).await.unwrap();
    assert!(!renewed.must_change);
    let found = desk.world.ports.accounts.session(&renewed.token).await.unwrap();
    assert_eq!(
        found.unwrap().due,
        Some(Due::SecondStep),
        "the password is their own"
    );
}

#[tokio::test]
async fn a_first_password_is_good_for_a_fortnight() {
    let desk = Desk::new(true).await;
    desk.world
        .clock
        .forward(TimeDelta::days(14) - TimeDelta::seconds(1));
    assert!(desk.try_in(&desk.password, "").await.is_ok());
    desk.world.clock.forward(TimeDelta::seconds(1));
    let told = desk.try_in(&desk.password, "").await.err();
    assert_eq!(told, Some(Refusal::WrongCredentials));
    let account = desk.world.services.account_named(LOGIN).await.unwrap().account;
    let book = &desk.world.ports.account_book;
    let fresh = book.reset(&Actor::Operator, account).await.unwrap();
    assert!(desk.try_in(&fresh, "").await.unwrap().must_change);
    let own = Desk::new(false).await;
    own.world.clock.forward(TimeDelta::days(1000));
    assert!(
        own.try_in(&own.password, "").await.is_ok(),
        "one's own never ends"
    );
}

#[tokio::test]
async fn the_second_step_asks_for_digits_that_serve_once() {
    let desk = Desk::new(false).await;
    let (session, _) = desk.signed_in().await;
    let (secret, _) = desk.second_step(&session).await;
    assert_eq!(
        desk.try_in(&desk.password, "").await.err(),
        problem("code", Problem::Required)
    );
    let first = desk.digits(&secret);
    assert_eq!(
        desk.try_in(&desk.password, &first).await.err(),
        Some(Refusal::WrongCredentials),
        "the digits that turned it on were used"
    );
    desk.world.clock.forward(TimeDelta::seconds(30));
    let digits = desk.digits(&secret);
    assert_eq!(
        desk.try_in("wrong", &digits).await.err(),
        Some(Refusal::WrongCredentials)
    );
    assert!(desk.try_in(&desk.password, &digits).await.is_ok());
    assert_eq!(
        desk.try_in(&desk.password, &digits).await.err(),
        Some(Refusal::WrongCredentials),
        "a second time"
    );
    desk.world.clock.forward(TimeDelta::minutes(2));
    assert_eq!(
        desk.try_in(&desk.password, &digits).await.err(),
        Some(Refusal::WrongCredentials),
        "too late"
    );
}

#[tokio::test]
async fn wrong_digits_lock_like_wrong_passwords() {
    let desk = Desk::new(false).await;
    let (session, _) = desk.signed_in().await;
    let (secret, _) = desk.second_step(&session).await;
    desk.world.clock.forward(TimeDelta::minutes(1));
    let right = desk.digits(&secret);
    let wrong = format!("{:06}", (right.parse::<u32>().unwrap() + 1) % 1_000_000);
    for _ in 0..4 {
        desk.try_in(&desk.password, &wrong).await.unwrap_err();
    }
    let locked = Some(Refusal::Locked { minutes: 15 });
    assert_eq!(desk.try_in(&desk.password, &wrong).await.err(), locked);
    assert_eq!(desk.try_in(&desk.password, &right).await.err(), locked);
}

#[tokio::test]
async fn a_recovery_code_stands_for_the_lost_telephone_once() {
    let desk = Desk::new(false).await;
    let (session, _) = desk.signed_in().await;
    let (_, codes) = desk.second_step(&session).await;
    assert_eq!(codes.len(), 10);
    assert!(desk.try_in(&desk.password, &codes[3]).await.is_ok());
    assert_eq!(
        desk.try_in(&desk.password, &codes[3]).await.err(),
        Some(Refusal::WrongCredentials)
    );
    let accounts = &desk.world.ports.accounts;
    let own = accounts.own(&session.actor, session.id).await.unwrap();
    assert_eq!(own.second_step, SecondStep::On { recovery_codes: 9 });
    accounts
        .remove_second_step(&session.actor, &desk.password)
        .await
        .unwrap();
    assert!(desk.try_in(&desk.password, "").await.is_ok());
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_or_all() {
    let desk = Desk::new(false).await;
    let (elsewhere, other) = desk.signed_in().await;
    let (here, token) = desk.signed_in().await;
    let third = desk.signed_in().await.1;
    let accounts = &desk.world.ports.accounts;
    let own = accounts.own(&here.actor, here.id).await.unwrap();
    assert_eq!(own.sessions.len(), 3);
    assert_eq!(own.sessions.iter().filter(|one| one.here).count(), 1);
    assert_eq!(own.sessions[0].device.to_string(), "computer/firefox");
    accounts.end_session(&here.actor, elsewhere.id).await.unwrap();
    assert_eq!(accounts.session(&other).await, Ok(None));
    let stranger = crate::world::coordinator();
    assert_eq!(
        accounts.end_session(&stranger, here.id).await,
        Err(Refusal::NotFound),
        "somebody else's"
    );
    accounts.end_other_sessions(&here.actor, here.id).await.unwrap();
    assert_eq!(accounts.session(&third).await, Ok(None));
    assert!(accounts.session(&token).await.unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_made_while_the_password_is_changed_has_the_last_word() {
    let desk = Desk::new(false).await;
    let (session, token) = desk.signed_in().await;
    let accounts = &desk.world.ports.accounts;
    let book = &desk.world.ports.account_book;
    let own = session.actor.staff().unwrap().account;
    let (changed, reset) = tokio::join!(
        desk.change(&session.actor, &desk.password, NEW),
        book.reset(&Actor::Operator, own)
    );
    let first = reset.unwrap();
    assert!(
        desk.try_in(&first, "").await.is_ok(),
        "the officer's password holds"
    );
    assert_eq!(desk.try_in(NEW, "").await.err(), Some(Refusal::WrongCredentials));
    let tokens = std::iter::once(token).chain(changed.ok().map(|signed_in| signed_in.token));
    for token in tokens {
        assert_eq!(
            accounts.session(&token).await,
            Ok(None),
            "a session from before the reset"
        );
    }
}
