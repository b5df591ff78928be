//! Staff accounts: Argon2id passwords, a second step, lock-out after wrong tries.

mod book;
mod make;
mod own;
mod second_step;

pub use make::NewAccount;

use crate::counts::Count;
use crate::index::blocking;
use crate::strangers::Strangers;
use crate::{Failure, Services, secret};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::ids::{AccountId, SessionId};
use domain::ports::{Accounts, Answered, OwnAccount, SessionInfo, SignIn, SignedIn};
use domain::refusal::Refusal;
use domain::session::{Device, Subject};
use serde_json::json;
use std::sync::{MutexGuard, PoisonError};
use store::{Account, Connection, Transaction};

/// Wrong tries in a row before an account is locked, and for how long.
const TRIES: u32 = 5;
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// The longest sign-in name and password looked at.
const LONGEST: usize = 200;

#[async_trait]
impl Accounts for Services {
    async fn sign_in(&self, attempt: SignIn) -> Answered<SignedIn> {
        self.open_session(attempt).await.map_err(|f| self.internal(&f))
    }

    async fn session(&self, token: &str) -> Answered<Option<SessionInfo>> {
        self.find_session(token).await.map_err(|f| self.internal(&f))
    }

    async fn sign_out(&self, who: &Actor, token: &str) -> Answered<()> {
        self.close_session(who, token)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own(&self, who: &Actor, here: SessionId) -> Answered<OwnAccount> {
        self.own_account(who, here).await.map_err(|f| self.internal(&f))
    }

    async fn change_password(&self, who: &Actor, old: &str, new: &str, device: Device) -> Answered<SignedIn> {
        self.renew_password(who, old, new, device)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn begin_second_step(&self, who: &Actor, password: &str) -> Answered<()> {
        self.make_second_secret(who, password)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn confirm_second_step(&self, who: &Actor, code: &str) -> Answered<Vec<String>> {
        self.take_first_code(who, code)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn remove_second_step(&self, who: &Actor, password: &str) -> Answered<()> {
        self.take_second_step(who, password)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn end_session(&self, who: &Actor, session: SessionId) -> Answered<()> {
        self.end_session_of(who, session)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn end_other_sessions(&self, who: &Actor, here: SessionId) -> Answered<()> {
        self.end_sessions_but(who, here)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// What a wrong try is told.
const fn refused(locked: bool) -> Refusal {
    if locked {
        Refusal::Locked {
            minutes: LOCK.num_minutes() as u32,
        }
    } else {
        Refusal::WrongCredentials
    }
}

/// What a try is told while a lock lasts.
fn still_locked(until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<Refusal> {
    let left = until.filter(|until| *until > now)? - now;
    let minutes = (left.num_seconds().max(0) as u32).div_ceil(60);
    Some(Refusal::Locked { minutes })
}

impl Services {
    /// Takes the same time whether the account exists or not, and says the same.
    async fn open_session(&self, attempt: SignIn) -> Result<SignedIn, Failure> {
        if attempt.login.len() > LONGEST || attempt.password.len() > LONGEST || attempt.code.len() > LONGEST {
            return Err(Refusal::WrongCredentials.into());
        }
        // Held until the try is counted: those still waiting see the lock it may bring.
        let _turn = self
            .hashing
            .acquire()
            .await
            .map_err(|e| Failure::message(e.to_string()))?;
        let account = self
            .db
            .find_account_by_login(&attempt.login)
            .await?
            .filter(|account| account.active);
        let locked = match &account {
            Some(account) => account.locked_until,
            None => self.strangers().locked_until(&attempt.login),
        };
        if let Some(refusal) = still_locked(locked, self.clock.now()) {
            return Err(refusal.into());
        }
        let kept = account.as_ref().map(|account| account.password_hash.clone());
        let is_over = |account: &Account| account.first_until.is_some_and(|until| until <= self.clock.now());
        let right =
            self.is_password(attempt.password.clone(), kept).await? && !account.as_ref().is_some_and(is_over);
        match account {
            Some(account) if right => self.take_second_code(account, &attempt).await,
            Some(account) => Err(self.count_failure(account.id).await?.into()),
            None => Err(self.count_stranger(&attempt.login).await?.into()),
        }
    }

    fn strangers(&self) -> MutexGuard<'_, Strangers> {
        self.strangers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens the session of somebody whose password was right, when the second step is taken too.
    async fn take_second_code(&self, account: Account, attempt: &SignIn) -> Result<SignedIn, Failure> {
        let mut change = self.db.begin().await?;
        if !change.hold_account(account.id, &account.password_hash).await? {
            return Err(Refusal::WrongCredentials.into());
        }
        if account.second.as_ref().is_some_and(|second| second.on) {
            if attempt.code.trim().is_empty() {
                return Err(Refusal::field("code", domain::refusal::Problem::Required).into());
            }
            if !self.is_second_code(&mut change, &account, &attempt.code).await? {
                change.rollback().await?;
                return Err(self.count_failure(account.id).await?.into());
            }
        }
        let signed_in = self.begin_session(&mut change, account, attempt.device).await?;
        change.commit().await?;
        Ok(signed_in)
    }

    async fn begin_session(
        &self,
        change: &mut Transaction,
        account: Account,
        device: Device,
    ) -> Result<SignedIn, Failure> {
        let staff = account.staff();
        // Whoever was right while others were wrong does not lift the lock they brought.
        if !change
            .forget_account_failures(account.id, self.clock.now())
            .await?
        {
            return Err(self.lock_of(change, account.id).await?.into());
        }
        let (token, valid_to) = self
            .add_session(change, Subject::Staff(account.id), device)
            .await?;
        let who = Actor::Staff(staff.clone());
        change
            .add_audit(&self.audit(&who, "sign_in", "account", account.id.to_string(), json!({})))
            .await?;
        self.counts.add(Count::SignIn);
        Ok(SignedIn {
            token,
            staff,
            valid_to,
            must_change: account.must_change,
        })
    }

    /// Counts a wrong try. One that began before another brought the lock changes nothing: it must not lift it.
    async fn count_failure(&self, id: AccountId) -> Result<Refusal, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let Some(locked) = change.count_account_failure(id, TRIES, now, now + LOCK).await? else {
            return self.lock_of(&mut change, id).await;
        };
        self.record_failure(&mut change, &id.to_string(), locked).await?;
        change.commit().await?;
        Ok(refused(locked))
    }

    /// What a try is told that met a lock.
    async fn lock_of(&self, read: &mut Connection, id: AccountId) -> Result<Refusal, Failure> {
        let until = read
            .find_account(id)
            .await?
            .and_then(|account| account.locked_until);
        Ok(still_locked(until, self.clock.now()).unwrap_or(Refusal::WrongCredentials))
    }

    /// The same for a name nobody has, with as much writing, so that it takes as long.
    async fn count_stranger(&self, login: &str) -> Result<Refusal, Failure> {
        let now = self.clock.now();
        let counted = self.strangers().fail(login, TRIES, now, now + LOCK);
        let mut change = self.db.begin().await?;
        let Some(locked) = counted else {
            let until = self.strangers().locked_until(login);
            return Ok(still_locked(until, now).unwrap_or(Refusal::WrongCredentials));
        };
        self.record_failure(&mut change, "unknown", locked).await?;
        change.commit().await?;
        Ok(refused(locked))
    }

    async fn record_failure(&self, change: &mut Transaction, id: &str, locked: bool) -> Result<(), Failure> {
        self.counts
            .add(if locked { Count::Lock } else { Count::FailedSignIn });
        let verb = if locked { "lock" } else { "fail_sign_in" };
        let line = self.audit(&Actor::Visitor, verb, "account", id.to_owned(), json!({}));
        Ok(change.add_audit(&line).await?)
    }

    /// Whether a password is the one of this hash; with no hash it takes as long and is not.
    async fn is_password(&self, password: String, kept: Option<String>) -> Result<bool, Failure> {
        self.counts.add(Count::PasswordCheck);
        blocking(move || {
            let kept = kept.as_deref().unwrap_or(secret::NOBODY);
            secret::verify_password(&password, kept).map_err(|e| Failure::message(e.to_string()))
        })
        .await
    }
}
