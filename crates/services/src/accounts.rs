//! Staff accounts and sessions: Argon2id passwords, lock-out after wrong tries, sessions kept on the server.

use crate::index::blocking;
use crate::strangers::Strangers;
use crate::{Failure, Services, secret};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::ports::{Accounts, Answered, SessionInfo, SignIn, SignedIn};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde_json::json;
use std::sync::{MutexGuard, PoisonError};
use store::{Account, Session};

/// Wrong tries in a row before an account is locked, and for how long.
const TRIES: u32 = 5;
const LOCK: TimeDelta = TimeDelta::minutes(15);
/// How long a session lasts.
const SESSION: TimeDelta = TimeDelta::hours(12);
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
    /// Makes an account and gives its password, which is kept nowhere.
    pub async fn create_account(&self, role: Role, area: AreaCode, login: &str) -> Result<String, Failure> {
        let login = login.trim();
        let usable = |c: char| c.is_alphanumeric() || "._-@".contains(c);
        if login.is_empty() || login.chars().count() > 64 || !login.chars().all(usable) {
            return Err(Failure::message(
                "A sign-in name has 1 to 64 letters, digits, or . _ - @.",
            ));
        }
        let password = secret::token(&self.chance)[..16].to_owned();
        let hashed = password.clone();
        let password_hash =
            blocking(move || secret::hash_password(&hashed).map_err(|e| Failure::message(e.to_string())))
                .await?;
        let account = Account {
            id: AccountId::new(&*self.ids, self.clock.now()),
            login: login.to_owned(),
            password_hash,
            role,
            area,
            department: None,
            active: true,
            failures: 0,
            locked_until: None,
            created_at: self.clock.now(),
        };
        let mut change = self.db.begin().await?;
        if let Err(error) = change.add_account(&account).await {
            let taken = error.violates("account_login_key");
            return Err(if taken {
                Failure::message(format!("The sign-in name {login} is taken."))
            } else {
                error.into()
            });
        }
        let detail = json!({ "role": role, "area": area });
        change
            .add_audit(&self.audit(
                &Actor::Operator,
                "create",
                "account",
                account.id.to_string(),
                detail,
            ))
            .await?;
        change.commit().await?;
        Ok(password)
    }

    /// Takes the same time whether the account exists or not, and says the same.
    async fn open_session(&self, attempt: SignIn) -> Result<SignedIn, Failure> {
        if attempt.login.len() > LONGEST || attempt.password.len() > LONGEST {
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
        let now = self.clock.now();
        let locked = match &account {
            Some(account) => account.locked_until,
            None => self.strangers().locked_until(&attempt.login),
        };
        if let Some(refusal) = still_locked(locked, now) {
            return Err(refusal.into());
        }
        let kept = account.as_ref().map_or_else(
            || secret::NOBODY.to_owned(),
            |account| account.password_hash.clone(),
        );
        let SignIn { login, password, .. } = attempt;
        let right = blocking(move || {
            secret::verify_password(&password, &kept).map_err(|e| Failure::message(e.to_string()))
        })
        .await?;
        match account {
            Some(account) if right => self.begin_session(account).await,
            Some(account) => Err(self.count_failure(&account).await?.into()),
            None => Err(refused(self.strangers().fail(&login, TRIES, now + LOCK)).into()),
        }
    }

    fn strangers(&self) -> MutexGuard<'_, Strangers> {
        self.strangers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn begin_session(&self, account: Account) -> Result<SignedIn, Failure> {
        let now = self.clock.now();
        let token = secret::token(&self.chance);
        let session = Session {
            token_hash: secret::fingerprint(&token),
            account: account.id,
            created_at: now,
            valid_to: now + SESSION,
        };
        let staff = account.staff();
        let mut change = self.db.begin().await?;
        change.set_account_failures(account.id, 0, None).await?;
        change.add_session(&session).await?;
        let who = Actor::Staff(staff.clone());
        change
            .add_audit(&self.audit(&who, "sign_in", "account", account.id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(SignedIn {
            token,
            staff,
            valid_to: session.valid_to,
        })
    }

    /// Counts a wrong try. One that began before another brought the lock changes nothing: it must not lift it.
    async fn count_failure(&self, account: &Account) -> Result<Refusal, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let found = change.find_account(account.id).await?;
        let locked_until = found.as_ref().and_then(|found| found.locked_until);
        if let Some(refusal) = still_locked(locked_until, now) {
            return Ok(refusal);
        }
        let failures = found.map_or(0, |found| found.failures) + 1;
        let locked = (failures >= TRIES).then(|| now + LOCK);
        let kept = if locked.is_some() { 0 } else { failures };
        change.set_account_failures(account.id, kept, locked).await?;
        change.commit().await?;
        Ok(refused(locked.is_some()))
    }

    async fn find_session(&self, token: &str) -> Result<Option<SessionInfo>, Failure> {
        let mut read = self.db.read().await?;
        let found = read.find_session(&secret::fingerprint(token)).await?;
        let Some(session) = found.filter(|session| session.valid_to > self.clock.now()) else {
            return Ok(None);
        };
        let account = read
            .find_account(session.account)
            .await?
            .filter(|account| account.active);
        Ok(account.map(|account| SessionInfo {
            staff: account.staff(),
            valid_to: session.valid_to,
        }))
    }

    async fn close_session(&self, who: &Actor, token: &str) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change.delete_session(&secret::fingerprint(token)).await?;
        if let Actor::Staff(staff) = who {
            change
                .add_audit(&self.audit(who, "sign_out", "account", staff.account.to_string(), json!({})))
                .await?;
        }
        Ok(change.commit().await?)
    }
}
