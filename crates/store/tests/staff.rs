//! Accounts and sessions.

use crate::sample::{at, code, uuid};
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::ids::{AccountId, PersonId, SessionId};
use domain::session::{Device, Subject};
use store::{Account, Database, SecondSecret, Session, StoreError};

contracts! {
    accounts_come_back_as_they_were,
    sign_in_names_are_unique,
    sessions_begin_and_end,
    accounts_are_approved_once,
    the_second_step_is_kept_sealed_and_no_code_serves_twice,
    wrong_tries_made_at_once_are_all_counted,
    a_lock_is_neither_lifted_nor_made_longer,
    an_account_is_held_as_it_was_read,
}

pub fn account(number: u32, role: Role) -> Account {
    Account {
        id: AccountId(uuid(8, number)),
        login: format!("officer{number:02}"),
        password_hash: "$argon2id$…".to_owned(),
        role,
        area: code("330523"),
        department: None,
        active: true,
        failures: 0,
        locked_until: None,
        created_at: at(0),
        must_change: true,
        first_until: Some(at(20)),
        requested_by: "operator".to_owned(),
        approved_at: Some(at(0)),
        second: None,
    }
}

fn staff(number: u32) -> Subject {
    Subject::Staff(AccountId(uuid(8, number)))
}

async fn accounts_come_back_as_they_were(database: Database) {
    let accounts: Vec<Account> = (1..)
        .zip(Role::ALL)
        .map(|(number, role)| account(number, *role))
        .collect();
    let mut change = database.begin().await.unwrap();
    for account in &accounts {
        change.add_account(account).await.unwrap();
    }
    change.commit().await.unwrap();
    assert!(database.list_accounts().await.unwrap() == accounts);
    assert_eq!(database.count_accounts().await.unwrap(), accounts.len() as u64);

    let first = &accounts[0];
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .set_account_failures(first.id, 5, Some(at(15)))
            .await
            .unwrap()
    );
    assert!(change.set_account_password(first.id, "new", None).await.unwrap());
    assert!(change.set_account_active(first.id, false).await.unwrap());
    assert!(
        !change
            .set_account_active(AccountId(uuid(9, 9)), false)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    let found = database.find_account(first.id).await.unwrap().unwrap();
    assert_eq!(
        (found.failures, found.locked_until, found.active),
        (5, Some(at(15)), false)
    );
    assert_eq!(
        (found.password_hash.as_str(), found.must_change, found.first_until),
        ("new", false, None)
    );
    let second = database
        .find_account_by_login("officer02")
        .await
        .unwrap()
        .unwrap();
    assert!(second == accounts[1]);
    assert_eq!(second.staff().role, accounts[1].role);
    assert!(
        database
            .find_account_by_login("OFFICER2")
            .await
            .unwrap()
            .is_none()
    );
    assert!(!format!("{found:?}").contains("new"));
}

async fn sign_in_names_are_unique(database: Database) {
    let mut change = database.begin().await.unwrap();
    change
        .add_account(&account(1, Role::CountyOfficer))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let second = Account {
        login: "officer01".to_owned(),
        ..account(2, Role::TownOfficer)
    };
    let refused = change.add_account(&second).await.unwrap_err();
    assert_eq!(
        refused,
        StoreError::UniqueViolation {
            constraint: "account_login_key".to_owned()
        }
    );
}

fn session(number: u8, subject: Subject, seen_at: DateTime<Utc>, ends: i64) -> Session {
    Session {
        token_hash: vec![number; 32],
        id: SessionId(uuid(7, u32::from(number))),
        subject,
        device: Device::of_user_agent("Mozilla/5.0 (Windows NT 10.0) Firefox/130"),
        created_at: at(0),
        seen_at,
        valid_to: at(ends),
    }
}

async fn sessions_begin_and_end(database: Database) {
    let seeker = Subject::Seeker(PersonId(uuid(8, 1)));
    let sessions = [
        session(1, staff(1), at(1), 10),
        session(2, staff(1), at(2), 20),
        session(3, staff(1), at(3), 30),
        session(4, seeker, at(4), 40),
    ];
    let mut change = database.begin().await.unwrap();
    for session in &sessions {
        change.add_session(session).await.unwrap();
    }
    change.commit().await.unwrap();
    assert_eq!(
        database.find_session(&[2; 32]).await.unwrap().as_ref(),
        Some(&sessions[1])
    );
    assert_eq!(database.find_session(&[2; 31]).await.unwrap(), None);
    let of_staff = database.list_sessions_of(staff(1)).await.unwrap();
    assert_eq!(
        of_staff,
        [sessions[2].clone(), sessions[1].clone(), sessions[0].clone()]
    );
    assert_eq!(database.list_sessions_of(seeker).await.unwrap(), sessions[3..]);
    assert_eq!(
        database.list_staff_seen().await.unwrap(),
        [(AccountId(uuid(8, 1)), at(3))]
    );

    let mut change = database.begin().await.unwrap();
    assert!(change.set_session_seen(sessions[1].id, at(9)).await.unwrap());
    assert_eq!(change.delete_expired_sessions(at(20), at(20)).await.unwrap(), 1);
    assert!(
        !change.delete_session_of(seeker, sessions[1].id).await.unwrap(),
        "somebody else's"
    );
    assert!(change.delete_session_of(staff(1), sessions[2].id).await.unwrap());
    assert_eq!(
        change
            .delete_sessions_of(staff(1), Some(sessions[1].id))
            .await
            .unwrap(),
        0
    );
    assert_eq!(change.delete_sessions_of(staff(1), None).await.unwrap(), 1);
    assert!(change.delete_session(&[4; 32]).await.unwrap());
    assert!(!change.delete_session(&[4; 32]).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.list_sessions_of(seeker).await.unwrap(), []);
}

async fn accounts_are_approved_once(database: Database) {
    let asked = Account {
        active: false,
        approved_at: None,
        ..account(1, Role::Coordinator)
    };
    let mut change = database.begin().await.unwrap();
    change.add_account(&asked).await.unwrap();
    assert!(change.approve_account(asked.id, at(5)).await.unwrap());
    assert!(!change.approve_account(asked.id, at(6)).await.unwrap());
    assert!(!change.delete_requested_account(asked.id).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_account(asked.id).await.unwrap().unwrap();
    assert_eq!((found.active, found.approved_at), (true, Some(at(5))));
}

async fn the_second_step_is_kept_sealed_and_no_code_serves_twice(database: Database) {
    let owner = account(1, Role::CountyOfficer);
    let second = SecondSecret {
        secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned(),
        on: true,
        window: 100,
    };
    let mut change = database.begin().await.unwrap();
    change.add_account(&owner).await.unwrap();
    change.set_account_second(owner.id, Some(&second)).await.unwrap();
    change
        .set_recovery_codes(owner.id, &[vec![1; 32], vec![2; 32]])
        .await
        .unwrap();
    assert!(change.set_account_window(owner.id, 101).await.unwrap());
    assert!(!change.set_account_window(owner.id, 101).await.unwrap());
    assert!(!change.set_account_window(owner.id, 100).await.unwrap());
    assert!(change.use_recovery_code(owner.id, &[1; 32]).await.unwrap());
    assert!(!change.use_recovery_code(owner.id, &[1; 32]).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_account(owner.id).await.unwrap().unwrap();
    assert!(
        found.second
            == Some(SecondSecret {
                window: 101,
                ..second
            })
    );
    assert_eq!(database.count_recovery_codes(owner.id).await.unwrap(), 1);
    let mut change = database.begin().await.unwrap();
    change.set_account_second(owner.id, None).await.unwrap();
    change.commit().await.unwrap();
    assert!(
        database
            .find_account(owner.id)
            .await
            .unwrap()
            .unwrap()
            .second
            .is_none()
    );
}

async fn with_one_account(database: &Database) -> AccountId {
    let account = account(1, Role::CountyOfficer);
    let mut change = database.begin().await.unwrap();
    change.add_account(&account).await.unwrap();
    change.commit().await.unwrap();
    account.id
}

/// A wrong try as the services make one: the account is read first, and so is the lock that another may bring meanwhile.
async fn wrong_try(database: Database, id: AccountId) -> Option<bool> {
    database.find_account(id).await.unwrap().unwrap();
    let mut change = database.begin().await.unwrap();
    let counted = change.count_account_failure(id, 5, at(1), at(16)).await.unwrap();
    change.commit().await.unwrap();
    counted
}

async fn wrong_tries_made_at_once_are_all_counted(database: Database) {
    let id = with_one_account(&database).await;
    let two = tokio::join!(wrong_try(database.clone(), id), wrong_try(database.clone(), id));
    assert_eq!(two, (Some(false), Some(false)));
    assert_eq!(database.find_account(id).await.unwrap().unwrap().failures, 2);

    let tries: Vec<_> = (0..10)
        .map(|_| tokio::spawn(wrong_try(database.clone(), id)))
        .collect();
    let mut counted = Vec::new();
    for tried in tries {
        counted.push(tried.await.unwrap());
    }
    counted.sort();
    let mut expected = vec![None; 7];
    expected.extend([Some(false), Some(false), Some(true)]);
    assert_eq!(
        counted, expected,
        "the fifth in all brings the lock, and no other counts"
    );
    let found = database.find_account(id).await.unwrap().unwrap();
    assert_eq!((found.failures, found.locked_until), (0, Some(at(16))));
}

async fn a_lock_is_neither_lifted_nor_made_longer(database: Database) {
    let id = with_one_account(&database).await;
    let mut change = database.begin().await.unwrap();
    change.set_account_failures(id, 0, Some(at(15))).await.unwrap();
    assert_eq!(
        change.count_account_failure(id, 5, at(14), at(29)).await.unwrap(),
        None
    );
    assert!(!change.forget_account_failures(id, at(14)).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_account(id).await.unwrap().unwrap();
    assert_eq!((found.failures, found.locked_until), (0, Some(at(15))));

    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.count_account_failure(id, 5, at(15), at(30)).await.unwrap(),
        Some(false)
    );
    assert!(change.forget_account_failures(id, at(15)).await.unwrap());
    let nobody = AccountId(uuid(9, 9));
    assert_eq!(
        change
            .count_account_failure(nobody, 5, at(15), at(30))
            .await
            .unwrap(),
        None
    );
    change.commit().await.unwrap();
    let found = database.find_account(id).await.unwrap().unwrap();
    assert_eq!((found.failures, found.locked_until), (0, None));
}

async fn an_account_is_held_as_it_was_read(database: Database) {
    let id = with_one_account(&database).await;
    let read = database.find_account(id).await.unwrap().unwrap();
    let mut reset = database.begin().await.unwrap();
    reset.set_account_password(id, "new", None).await.unwrap();
    let (other, hash) = (database.clone(), read.password_hash.clone());
    let late = tokio::spawn(async move {
        let mut change = other.begin().await.unwrap();
        change.hold_account(id, &hash).await.unwrap()
    });
    tokio::task::yield_now().await;
    reset.commit().await.unwrap();
    assert!(!late.await.unwrap(), "it was given another password meanwhile");

    let mut change = database.begin().await.unwrap();
    assert!(change.hold_account(id, "new").await.unwrap());
    change.set_account_active(id, false).await.unwrap();
    assert!(!change.hold_account(id, "new").await.unwrap());
}
