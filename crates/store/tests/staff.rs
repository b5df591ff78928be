//! Accounts and sessions.

use crate::sample::{at, code, uuid};
use domain::actor::Role;
use domain::ids::AccountId;
use store::{Account, Database, Session, StoreError};

contracts! {
    accounts_come_back_as_they_were,
    sign_in_names_are_unique,
    sessions_begin_and_end,
}

fn account(number: u32, role: Role) -> Account {
    Account {
        id: AccountId(uuid(8, number)),
        login: format!("officer{number}"),
        password_hash: "$argon2id$…".to_owned(),
        role,
        area: code("330523"),
        department: None,
        active: true,
        failures: 0,
        locked_until: None,
        created_at: at(0),
    }
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
    assert!(change.set_account_password(first.id, "new").await.unwrap());
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
    assert_eq!(found.password_hash, "new");
    let second = database.find_account_by_login("officer2").await.unwrap().unwrap();
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
        login: "officer1".to_owned(),
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

async fn sessions_begin_and_end(database: Database) {
    let session = |number: u8, ends: i64| Session {
        token_hash: vec![number; 32],
        account: AccountId(uuid(8, 1)),
        created_at: at(0),
        valid_to: at(ends),
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_account(&account(1, Role::CountyOfficer))
        .await
        .unwrap();
    for session in [session(1, 10), session(2, 20), session(3, 30)] {
        change.add_session(&session).await.unwrap();
    }
    change.commit().await.unwrap();
    assert_eq!(
        database.find_session(&[2; 32]).await.unwrap(),
        Some(session(2, 20))
    );
    assert_eq!(database.find_session(&[2; 31]).await.unwrap(), None);

    let mut change = database.begin().await.unwrap();
    assert_eq!(change.delete_expired_sessions(at(20)).await.unwrap(), 1);
    assert!(change.delete_session(&[2; 32]).await.unwrap());
    assert!(!change.delete_session(&[2; 32]).await.unwrap());
    assert_eq!(change.delete_sessions_of(AccountId(uuid(8, 1))).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(database.find_session(&[3; 32]).await.unwrap(), None);

    let mut change = database.begin().await.unwrap();
    let orphan = Session {
        account: AccountId(uuid(9, 9)),
        ..session(4, 10)
    };
    assert_eq!(
        change.add_session(&orphan).await.unwrap_err(),
        StoreError::ForeignKeyViolation
    );
}
