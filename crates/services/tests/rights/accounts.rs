//! Questions about accounts and ways in: staff, the door, employers, proxies.

use super::{Asked, NOBODY, told};
use crate::world::{COUNTY, VILLAGE, World, code, day};
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, ProxyId, SessionId};
use domain::person::Person;
use domain::ports::{AccountQuery, AccountWish, InvitationWish, ProxyWish};
use domain::proxy::{ConsentForm, Relation};
use domain::session::Device;
use domain::values::{Phone, SocialCreditCode};
use uuid::Uuid;

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one line for each question there is")]
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (ports, area, id) = (&world.ports, code(COUNTY), somebody.id);
    let account = AccountId(Uuid::nil());
    let session = SessionId(Uuid::nil());
    let phone = || Phone::parse("15400000001").unwrap();
    let wish = AccountWish {
        login: "x".to_owned(),
        role: Role::Coordinator,
        area: code(VILLAGE),
        department: None,
    };
    let proxy_wish = ProxyWish {
        name: "x".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    ports
        .proxies
        .record(&Actor::Operator, Some(id), proxy_wish.clone())
        .await
        .unwrap();
    let proxy: ProxyId = ports.proxies.list(&Actor::Operator, Some(id)).await.unwrap()[0].id;
    let invitation = InvitationWish {
        uscc: SocialCreditCode::complete("91990101MA0000001").unwrap(),
        firm: "x".to_owned(),
        area,
    };
    let (own, book) = (&ports.accounts, &ports.account_book);
    let (door, proxies, employers) = (&ports.door, &ports.proxies, &ports.employers);
    vec![
        (
            "AccountBook::list",
            told(book.list(&NOBODY, AccountQuery::default()).await),
        ),
        ("AccountBook::account", told(book.account(&NOBODY, account).await)),
        ("AccountBook::request", told(book.request(&NOBODY, wish).await)),
        ("AccountBook::approve", told(book.approve(&NOBODY, account).await)),
        ("AccountBook::refuse", told(book.refuse(&NOBODY, account).await)),
        (
            "AccountBook::take_back",
            told(book.take_back(&NOBODY, account).await),
        ),
        (
            "AccountBook::close",
            told(book.close(&NOBODY, account, None).await),
        ),
        ("AccountBook::reset", told(book.reset(&NOBODY, account).await)),
        (
            "AccountBook::open_work",
            told(book.open_work(&NOBODY, account).await),
        ),
        ("Accounts::sign_out", told(own.sign_out(&NOBODY, "x").await)),
        ("Accounts::own", told(own.own(&NOBODY, session).await)),
        (
            "Accounts::change_password",
            told(own.change_password(&NOBODY, "x", "y", Device::UNKNOWN).await),
        ),
        (
            "Accounts::begin_second_step",
            told(own.begin_second_step(&NOBODY, "x").await),
        ),
        (
            "Accounts::confirm_second_step",
            told(own.confirm_second_step(&NOBODY, "123456").await),
        ),
        (
            "Accounts::remove_second_step",
            told(own.remove_second_step(&NOBODY, "x").await),
        ),
        (
            "Accounts::end_session",
            told(own.end_session(&NOBODY, session).await),
        ),
        (
            "Accounts::end_other_sessions",
            told(own.end_other_sessions(&NOBODY, session).await),
        ),
        ("Door::sessions", told(door.sessions(&NOBODY, session).await)),
        (
            "Door::end_own_session",
            told(door.end_own_session(&NOBODY, session).await),
        ),
        (
            "Door::end_own_others",
            told(door.end_own_others(&NOBODY, session).await),
        ),
        ("Employers::own", told(employers.own(&NOBODY).await)),
        (
            "Employers::add_colleague",
            told(employers.add_colleague(&NOBODY, "x".to_owned(), phone()).await),
        ),
        (
            "Employers::remove_colleague",
            told(employers.remove_colleague(&NOBODY, account).await),
        ),
        ("Employers::queue", told(employers.queue(&NOBODY).await)),
        (
            "Employers::confirm",
            told(employers.confirm(&NOBODY, account).await),
        ),
        (
            "Employers::refuse",
            told(employers.refuse(&NOBODY, account, "x".to_owned()).await),
        ),
        (
            "Employers::invite",
            told(employers.invite(&NOBODY, invitation).await),
        ),
        ("Proxies::list", told(proxies.list(&NOBODY, Some(id)).await)),
        (
            "Proxies::record",
            told(proxies.record(&NOBODY, Some(id), proxy_wish).await),
        ),
        (
            "Proxies::renew_code",
            told(proxies.renew_code(&NOBODY, proxy).await),
        ),
        ("Proxies::revoke", told(proxies.revoke(&NOBODY, proxy).await)),
    ]
}
