//! One-time codes, proxies and people of employers.

use crate::sample::{at, code, day, employer, lead, person, proxy, settle, uuid};
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, ProxyId};
use domain::session::Subject;
use domain::values::Phone;
use store::{Database, SignInCode, StoreError};

contracts! {
    a_code_stands_so_many_tries_and_serves_once,
    proxies_come_back_and_are_found_by_their_numbers,
    a_lead_says_which_proxy_answered,
    people_of_employers_come_back_in_every_standing,
}

fn asked(number: u8, phone: u8, minutes: i64) -> SignInCode {
    SignInCode {
        ticket_hash: vec![number; 32],
        phone_mark: vec![phone; 32],
        address_mark: vec![9; 32],
        code_mark: vec![number; 32],
        subjects: vec![Subject::Seeker(person(1).id), Subject::Proxy(ProxyId(uuid(6, 1)))],
        made_at: at(minutes),
        valid_to: at(minutes + 5),
        tries: 0,
        proven_at: None,
        used_at: None,
    }
}

async fn a_code_stands_so_many_tries_and_serves_once(database: Database) {
    let mut change = database.begin().await.unwrap();
    for code in [asked(1, 1, 0), asked(2, 1, 30), asked(3, 2, 30)] {
        change.add_sign_in_code(&code).await.unwrap();
    }
    change.commit().await.unwrap();
    let found = database.find_sign_in_code(&[2; 32]).await.unwrap();
    assert_eq!(found, Some(asked(2, 1, 30)));

    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.list_codes_for_phone(&[1; 32], at(-1)).await.unwrap(),
        [at(30), at(0)]
    );
    assert_eq!(change.count_codes_from(&[9; 32], at(0)).await.unwrap(), 2);
    assert!(change.take_code_try(&[2; 32], 2).await.unwrap());
    assert!(change.take_code_try(&[2; 32], 2).await.unwrap());
    assert!(!change.take_code_try(&[2; 32], 2).await.unwrap());
    assert!(change.set_code_proven(&[2; 32], at(31)).await.unwrap());
    let proven = change.find_sign_in_code(&[2; 32]).await.unwrap().unwrap();
    assert_eq!((proven.tries, proven.proven_at), (0, Some(at(31))));
    assert_eq!(change.use_up_codes_for_phone(&[1; 32], at(32)).await.unwrap(), 2);
    assert!(!change.take_code_try(&[2; 32], 2).await.unwrap(), "it was used");
    assert!(change.take_code_try(&[3; 32], 2).await.unwrap(), "another number");
    assert_eq!(change.delete_sign_in_codes_before(at(30)).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(database.find_sign_in_code(&[1; 32]).await.unwrap(), None);
}

async fn proxies_come_back_and_are_found_by_their_numbers(database: Database) {
    settle(&database, 1, 0).await;
    let (one, other) = (proxy(1, Some("13900000001")), proxy(2, None));
    let mut change = database.begin().await.unwrap();
    change.add_proxy(&one, &[1; 32]).await.unwrap();
    change.add_proxy(&other, &[2; 32]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_proxy(one.id).await.unwrap().as_ref(), Some(&one));
    assert_eq!(
        database.list_proxies_of(person(1).id).await.unwrap(),
        [other.clone(), one.clone()]
    );
    let number = Phone::parse("13900000001").unwrap();
    assert_eq!(
        database.list_proxies_by_phone(&number).await.unwrap(),
        std::slice::from_ref(&one)
    );
    let stranger = Phone::parse("13900000002").unwrap();
    assert_eq!(database.list_proxies_by_phone(&stranger).await.unwrap(), []);

    let mut change = database.begin().await.unwrap();
    assert!(change.set_proxy_code(other.id, 2, &[3; 32]).await.unwrap());
    assert!(change.revoke_proxy(one.id, at(50)).await.unwrap());
    assert!(!change.revoke_proxy(one.id, at(51)).await.unwrap());
    assert!(matches!(
        change.add_proxy(&proxy(3, None), &[3; 32]).await,
        Err(StoreError::UniqueViolation { .. })
    ));
    drop(change);
    let mut change = database.begin().await.unwrap();
    change.set_proxy_code(other.id, 2, &[3; 32]).await.unwrap();
    change.commit().await.unwrap();
    assert!(database.find_proxy_by_code(&[2; 32]).await.unwrap().is_none());
    let renewed = database.find_proxy_by_code(&[3; 32]).await.unwrap().unwrap();
    assert_eq!((renewed.id, renewed.code_version), (other.id, 2));
}

async fn a_lead_says_which_proxy_answered(database: Database) {
    use domain::lead::{Answer, LeadState};
    settle(&database, 1, 1).await;
    let sent = lead(1, 1, 1);
    let answered = LeadState::Planned
        .deliver(crate::sample::delivery(1))
        .and_then(|state| state.answer_with(Answer::Interested, at(2)))
        .unwrap();
    let mut change = database.begin().await.unwrap();
    change.add_leads(std::slice::from_ref(&sent)).await.unwrap();
    change
        .set_lead_answered_by(sent.id, Some(ProxyId(uuid(6, 1))))
        .await
        .unwrap();
    let before = change.list_leads_answered_by_proxy(sent.person).await.unwrap();
    assert_eq!(before, [], "nothing was answered yet");
    change
        .set_lead_state(sent.id, &sent.state, &answered)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_leads_answered_by_proxy(sent.person).await.unwrap(),
        [(sent.id, ProxyId(uuid(6, 1)))]
    );
}

fn account(number: u32, standing: Standing) -> EmployerAccount {
    let firm = employer(1);
    EmployerAccount {
        id: AccountId(uuid(8, number)),
        employer: firm.id,
        uscc: firm.uscc.unwrap(),
        firm: firm.name,
        area: code("330523100"),
        name: "陈建国".to_owned(),
        phone: Phone::parse(&format!("1390000000{number}")).ok(),
        made_at: at(i64::from(number)),
        standing,
    }
}

async fn people_of_employers_come_back_in_every_standing(database: Database) {
    let (at_noon, by) = (at(12), "operator".to_owned());
    let standings = [
        Standing::Invited {
            valid_to: day("2026-06-01"),
            by: by.clone(),
        },
        Standing::Waiting { since: None },
        Standing::Waiting { since: Some(at_noon) },
        Standing::Confirmed {
            at: at_noon,
            by: by.clone(),
        },
        Standing::Refused {
            at: at_noon,
            by,
            reason: "代码查不到".to_owned(),
        },
        Standing::Closed { at: at_noon },
    ];
    let accounts: Vec<_> = (1..)
        .zip(standings)
        .map(|(number, standing)| account(number, standing))
        .collect();
    let mut change = database.begin().await.unwrap();
    for account in &accounts {
        change.set_employer_account(account).await.unwrap();
    }
    change
        .set_invitation(accounts[0].id, Some(&[7; 32]))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_accounts_of_employer(employer(1).id).await.unwrap(),
        accounts
    );
    let number = accounts[3].phone.clone().unwrap();
    assert_eq!(
        database.list_employer_accounts_by_phone(&number).await.unwrap(),
        accounts[3..4]
    );
    let invited = database
        .find_employer_account_by_invitation(&[7; 32])
        .await
        .unwrap();
    assert_eq!(invited.as_ref(), Some(&accounts[0]));
    let waiting = database
        .list_employer_accounts(Some(code("330523")), "waiting")
        .await
        .unwrap();
    assert_eq!(waiting, accounts[1..3]);
    let elsewhere = database
        .list_employer_accounts(Some(code("330524")), "waiting")
        .await
        .unwrap();
    assert_eq!(elsewhere, []);

    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.delete_unproven_employer_accounts(at(100)).await.unwrap(),
        1
    );
    change.commit().await.unwrap();
    assert_eq!(
        database.find_employer_account(accounts[1].id).await.unwrap(),
        None
    );
}
