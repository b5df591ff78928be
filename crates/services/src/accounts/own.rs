//! One's own account: what it is, and a new password.

use super::make::hash_of;
use super::{Account, still_locked};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::SessionId;
use domain::password;
use domain::ports::{OwnAccount, SignedIn};
use domain::refusal::{Problem, Refusal};
use domain::session::{Device, Subject};
use serde_json::json;
use store::Transaction;

impl Services {
    pub(super) async fn own_account(&self, who: &Actor, here: SessionId) -> Result<OwnAccount, Failure> {
        let account = self.account_of(who).await?;
        let staff = account.staff();
        Ok(OwnAccount {
            place: self.area_book().await?.place(staff.area),
            staff,
            must_change: account.must_change,
            second_step: self.second_step_of(&account).await?,
            sessions: self.session_lines(who, here).await?,
        })
    }

    /// The account of whoever asks.
    pub(super) async fn account_of(&self, who: &Actor) -> Result<Account, Failure> {
        let found = self.db.find_account(who.staff()?.account).await?;
        Ok(found
            .filter(|account| account.active)
            .ok_or(Refusal::NotSignedIn)?)
    }

    /// The account of whoever asks, when the password is theirs. Wrong ones count as tries to sign in.
    pub(super) async fn proven_account(
        &self,
        who: &Actor,
        field: &str,
        password: &str,
    ) -> Result<Account, Failure> {
        let _turn = self
            .hashing
            .acquire()
            .await
            .map_err(|e| Failure::message(e.to_string()))?;
        let account = self.account_of(who).await?;
        if let Some(refusal) = still_locked(account.locked_until, self.clock.now()) {
            return Err(refusal.into());
        }
        let kept = Some(account.password_hash.clone());
        if self.is_password(password.to_owned(), kept).await? {
            return Ok(account);
        }
        Err(match self.count_failure(account.id).await? {
            Refusal::WrongCredentials => Refusal::field(field, Problem::Wrong).into(),
            locked => locked.into(),
        })
    }

    /// Begins a change of an account as it was read. Whoever was given a new password meanwhile, or was closed, has nothing to
    /// change any more: what an officer did last holds.
    pub(super) async fn begin_with(&self, account: &Account) -> Result<Transaction, Failure> {
        let mut change = self.db.begin().await?;
        if change.hold_account(account.id, &account.password_hash).await? {
            Ok(change)
        } else {
            Err(Refusal::NotSignedIn.into())
        }
    }

    pub(super) async fn renew_password(
        &self,
        who: &Actor,
        old: &str,
        new: &str,
        device: Device,
    ) -> Result<SignedIn, Failure> {
        let account = self.proven_account(who, "old", old).await?;
        password::check(new, &account.login).map_err(|problem| Refusal::field("new", problem))?;
        if new == old {
            return Err(Refusal::field("new", Problem::Unchanged).into());
        }
        let hash = hash_of(new.to_owned()).await?;
        let mut change = self.begin_with(&account).await?;
        change.set_account_password(account.id, &hash, None).await?;
        change
            .delete_sessions_of(Subject::Staff(account.id), None)
            .await?;
        let line = self.audit(
            who,
            "change_password",
            "account",
            account.id.to_string(),
            json!({}),
        );
        change.add_audit(&line).await?;
        let account = Account {
            must_change: false,
            ..account
        };
        let signed_in = self.begin_session(&mut change, account, device).await?;
        change.commit().await?;
        Ok(signed_in)
    }
}
