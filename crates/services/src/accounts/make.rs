//! New accounts, and first passwords.

use crate::index::blocking;
use crate::{Failure, Services, secret};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::ports::AccountWish;
use domain::refusal::{Problem, Refusal};
use domain::session::Subject;
use domain::values::AreaCode;
use serde_json::json;
use store::{Account, Transaction};

/// How long a first password is good: somebody else has seen it.
pub(super) const FIRST_PASSWORD: TimeDelta = TimeDelta::days(14);

/// What the command line makes an account of.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// What it is to be.
    pub wish: AccountWish,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
}

impl Services {
    /// Makes an account that may sign in at once, and gives its password, which is kept nowhere. For the command line
    /// and for the demo county.
    pub async fn create_account(&self, role: Role, area: AreaCode, login: &str) -> Result<String, Failure> {
        let wish = AccountWish {
            login: login.to_owned(),
            role,
            area,
            department: None,
        };
        let must_change = false;
        self.make_account(NewAccount { wish, must_change }).await
    }

    /// The same, with all that may be said.
    pub async fn make_account(&self, mut new: NewAccount) -> Result<String, Failure> {
        new.wish.area = self.area_now(new.wish.area).await?;
        let (password, password_hash) = self.first_password().await?;
        let now = self.clock.now();
        let account = Account {
            active: true,
            must_change: new.must_change,
            first_until: new.must_change.then(|| now + FIRST_PASSWORD),
            approved_at: Some(now),
            ..self.requested(&Actor::Operator, &new.wish, password_hash)
        };
        self.keep_account(&Actor::Operator, &account)
            .await
            .map_err(told)?;
        Ok(password)
    }

    /// An account that nobody has approved yet.
    pub(super) fn requested(&self, who: &Actor, wish: &AccountWish, password_hash: String) -> Account {
        let now = self.clock.now();
        Account {
            id: AccountId::new(&*self.ids, now),
            login: wish.login.trim().to_owned(),
            password_hash,
            role: wish.role,
            area: wish.area,
            department: wish.department,
            active: false,
            failures: 0,
            locked_until: None,
            created_at: now,
            must_change: true,
            first_until: Some(now + FIRST_PASSWORD),
            requested_by: who.label(),
            approved_at: None,
            second: None,
        }
    }

    pub(super) async fn keep_account(&self, who: &Actor, account: &Account) -> Result<(), Failure> {
        if !is_login(&account.login) {
            return Err(Refusal::field("login", Problem::Unreadable).into());
        }
        let mut change = self.db.begin().await?;
        if change.find_area(account.area).await?.is_none() {
            return Err(Refusal::field("area", Problem::OutOfRange).into());
        }
        if let Err(error) = change.add_account(account).await {
            let taken = error.violates("account_login_key");
            return Err(if taken {
                Refusal::field("login", Problem::Taken).into()
            } else {
                error.into()
            });
        }
        let verb = if account.active { "create" } else { "request" };
        let detail = json!({ "role": account.role, "area": account.area, "department": account.department });
        let line = self.audit(who, verb, "account", account.id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// A password nobody has chosen, and its hash.
    pub(super) async fn first_password(&self) -> Result<(String, String), Failure> {
        let password = secret::token(&self.chance)[..16].to_owned();
        let hash = hash_of(password.clone()).await?;
        Ok((password, hash))
    }

    /// Gives an account a first password again: the second step is gone, and so are its sessions.
    pub(super) async fn begin_anew(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: AccountId,
        password_hash: &str,
    ) -> Result<(), Failure> {
        let until = self.clock.now() + FIRST_PASSWORD;
        change
            .set_account_password(id, password_hash, Some(until))
            .await?;
        change.set_account_failures(id, 0, None).await?;
        change.set_account_second(id, None).await?;
        change.set_recovery_codes(id, &[]).await?;
        change.delete_sessions_of(Subject::Staff(id), None).await?;
        let line = self.audit(who, "reset", "account", id.to_string(), json!({}));
        Ok(change.add_audit(&line).await?)
    }
}

/// Hashes a password where it holds nobody up.
pub(super) async fn hash_of(password: String) -> Result<String, Failure> {
    blocking(move || secret::hash_password(&password).map_err(|e| Failure::message(e.to_string()))).await
}

fn is_login(login: &str) -> bool {
    let usable = |c: char| c.is_alphanumeric() || "._-@".contains(c);
    (1..=64).contains(&login.chars().count()) && login.chars().all(usable)
}

/// What the command line says of a wish that cannot be met.
fn told(failure: Failure) -> Failure {
    let Failure::Refused(Refusal::Fields(problems)) = failure else {
        return failure;
    };
    let has = |field: &str, problem| {
        problems
            .iter()
            .any(|one| one.field == field && one.problem == problem)
    };
    Failure::message(if has("login", Problem::Taken) {
        "The sign-in name is taken."
    } else if has("area", Problem::OutOfRange) {
        "No area has this code: import the areas first, or look the code up in them."
    } else {
        "A sign-in name has 1 to 64 letters, digits, or . _ - @."
    })
}
