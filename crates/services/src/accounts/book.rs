//! The accounts of an area. Nobody approves what they asked for, and nobody touches an account of their own rank.

use crate::{AreaBook, Failure, Services};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::actor::{Actor, Role, Staff};
use domain::ids::AccountId;
use domain::permission::{Deed, Function};
use domain::ports::{
    AccountBook, AccountDeeds, AccountLine, AccountList, AccountQuery, AccountState, AccountWish, Answered,
    AreaRef, OpenWork, Taker,
};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use serde_json::json;
use std::collections::HashMap;
use store::Account;

/// Accounts shown at once.
const PER_PAGE: u32 = 50;

#[async_trait]
impl AccountBook for Services {
    async fn list(&self, who: &Actor, query: AccountQuery) -> Answered<AccountList> {
        self.accounts_in(who, query).await.map_err(|f| self.internal(&f))
    }

    async fn account(&self, who: &Actor, account: AccountId) -> Answered<AccountLine> {
        self.one_account(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn request(&self, who: &Actor, wish: AccountWish) -> Answered<AccountId> {
        self.request_account(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn approve(&self, who: &Actor, account: AccountId) -> Answered<String> {
        self.approve_request(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn refuse(&self, who: &Actor, account: AccountId) -> Answered<()> {
        self.refuse_request(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_back(&self, who: &Actor, account: AccountId) -> Answered<()> {
        self.take_request_back(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn close(&self, who: &Actor, account: AccountId, to: Option<AccountId>) -> Answered<()> {
        self.close_account(who, account, to)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn reset(&self, who: &Actor, account: AccountId) -> Answered<String> {
        self.reset_account(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn open_work(&self, who: &Actor, account: AccountId) -> Answered<OpenWork> {
        self.open_work_of(who, account)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Where an account stands.
const fn state(account: &Account) -> AccountState {
    match (account.active, account.approved_at) {
        (true, _) => AccountState::Active,
        (false, None) => AccountState::Requested,
        (false, Some(_)) => AccountState::Closed,
    }
}

fn line(
    who: &Actor,
    account: &Account,
    book: &AreaBook,
    seen: &HashMap<AccountId, DateTime<Utc>>,
) -> AccountLine {
    AccountLine {
        id: account.id,
        login: account.login.clone(),
        role: account.role,
        area: book.reference(account.area),
        department: account.department,
        state: state(account),
        second_step: account.second.as_ref().is_some_and(|second| second.on),
        seen_at: seen.get(&account.id).copied(),
        may: deeds(who, account),
    }
}

/// The area over which somebody sees accounts.
fn reach(who: &Actor) -> Result<Option<AreaCode>, Refusal> {
    match who {
        Actor::Staff(staff) if staff.role.may_request_accounts() => Ok(Some(staff.area)),
        _ => Ok(who.scope(Deed::Read, Function::Account)?.area),
    }
}

/// The roles somebody may ask for accounts of: those that others can approve.
fn roles_of(who: &Actor) -> Vec<Role> {
    let approvable = |role: &Role| Role::CitySupervisor.is_over(*role);
    let asks = |role: &Role| match who {
        Actor::Staff(staff) if staff.role.may_request_accounts() => staff.role.is_over(*role),
        _ => who.scope(Deed::Create, Function::Account).is_ok() && approvable(role),
    };
    Role::ALL.iter().copied().filter(asks).collect()
}

/// What somebody may do with an account that is in their reach.
fn deeds(who: &Actor, account: &Account) -> AccountDeeds {
    let over = match who {
        Actor::Staff(staff) => staff.role.is_over(account.role) && staff.account != account.id,
        _ => true,
    };
    let may = |deed| over && who.may(deed, Function::Account, account.area).is_ok();
    let state = state(account);
    let asked = account.requested_by == who.label();
    AccountDeeds {
        approve: state == AccountState::Requested && may(Deed::Approve) && !asked,
        take_back: state == AccountState::Requested && asked,
        close: state == AccountState::Active && (may(Deed::Approve) || may(Deed::Update)),
        reset: state == AccountState::Active && may(Deed::Update),
    }
}

impl Services {
    async fn accounts_in(&self, who: &Actor, query: AccountQuery) -> Result<AccountList, Failure> {
        let own = reach(who)?;
        let mut accounts = self.db.list_accounts().await?;
        accounts.retain(|account| {
            own.is_none_or(|own| own.contains(account.area))
                && query.role.is_none_or(|role| role == account.role)
        });
        accounts.sort_by_key(|account| state(account) as u8);
        let waits = |account: &&Account| state(account) == AccountState::Requested;
        let (total, waiting) = (accounts.len(), accounts.iter().filter(waits).count());
        let before = query.page as usize * PER_PAGE as usize;
        let shown = accounts.iter().skip(before).take(PER_PAGE as usize);
        let (book, seen) = (self.area_book().await?, self.last_seen().await?);
        let roles = roles_of(who);
        let places = match own {
            Some(own) if !roles.is_empty() => self.places_below(own).await?,
            _ => Vec::new(),
        };
        Ok(AccountList {
            accounts: shown.map(|account| line(who, account, &book, &seen)).collect(),
            total: total as u32,
            waiting: waiting as u32,
            page: query.page,
            per_page: PER_PAGE,
            roles,
            places,
        })
    }

    async fn one_account(&self, who: &Actor, id: AccountId) -> Result<AccountLine, Failure> {
        let account = self.account_for(who, id, |_| true).await?;
        let (book, seen) = (self.area_book().await?, self.last_seen().await?);
        Ok(line(who, &account, &book, &seen))
    }

    /// When somebody was last signed in with each account.
    async fn last_seen(&self) -> Result<HashMap<AccountId, DateTime<Utc>>, Failure> {
        Ok(self.db.list_staff_seen().await?.into_iter().collect())
    }

    /// An area and all those below it, down to two levels.
    async fn places_below(&self, own: AreaCode) -> Result<Vec<AreaRef>, Failure> {
        let book = self.area_book().await?;
        let mut places = vec![book.reference(own)];
        for child in book.children(Some(own)) {
            places.push(book.reference(child.code));
            places.extend(
                book.children(Some(child.code))
                    .iter()
                    .map(|area| book.reference(area.code)),
            );
        }
        Ok(places)
    }

    async fn request_account(&self, who: &Actor, mut wish: AccountWish) -> Result<AccountId, Failure> {
        wish.area = self.area_now(wish.area).await?;
        let roles = roles_of(who);
        if roles.is_empty() {
            who.scope(Deed::Create, Function::Account)?;
            return Err(Refusal::NotAllowed.into());
        }
        if !reach(who)?.is_none_or(|own| own.contains(wish.area)) {
            return Err(Refusal::NotFound.into());
        }
        if !roles.contains(&wish.role) {
            return Err(Refusal::field("role", Problem::OutOfRange).into());
        }
        if wish.department.is_some() != (wish.role == Role::DepartmentReviewer) {
            return Err(Refusal::field("department", Problem::Required).into());
        }
        // Nobody knows this one: the first password is made when the account is approved.
        let (_, hash) = self.first_password().await?;
        let account = self.requested(who, &wish, hash);
        self.keep_account(who, &account).await?;
        Ok(account.id)
    }

    /// An account within the asker's reach that it may do something with.
    async fn account_for(
        &self,
        who: &Actor,
        id: AccountId,
        may: fn(AccountDeeds) -> bool,
    ) -> Result<Account, Failure> {
        let own = reach(who)?;
        let account = self.db.find_account(id).await?;
        let account = account
            .filter(|account| own.is_none_or(|own| own.contains(account.area)))
            .ok_or(Refusal::NotFound)?;
        if may(deeds(who, &account)) {
            Ok(account)
        } else {
            Err(Refusal::NotAllowed.into())
        }
    }

    async fn approve_request(&self, who: &Actor, id: AccountId) -> Result<String, Failure> {
        let account = self.account_for(who, id, |may| may.approve).await?;
        let (password, hash) = self.first_password().await?;
        let mut change = self.db.begin().await?;
        if !change.approve_account(account.id, self.clock.now()).await? {
            return Err(Refusal::Changed.into());
        }
        let until = self.clock.now() + super::make::FIRST_PASSWORD;
        change
            .set_account_password(account.id, &hash, Some(until))
            .await?;
        let line = self.audit(who, "approve", "account", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(password)
    }

    async fn refuse_request(&self, who: &Actor, id: AccountId) -> Result<(), Failure> {
        self.account_for(who, id, |may| may.approve).await?;
        self.drop_request(who, id, "refuse").await
    }

    async fn take_request_back(&self, who: &Actor, id: AccountId) -> Result<(), Failure> {
        self.account_for(who, id, |may| may.take_back).await?;
        self.drop_request(who, id, "take_back").await
    }

    /// Removes an account that still waits.
    async fn drop_request(&self, who: &Actor, id: AccountId, verb: &'static str) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        if !change.delete_requested_account(id).await? {
            return Err(Refusal::Changed.into());
        }
        let line = self.audit(who, verb, "account", id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    async fn close_account(&self, who: &Actor, id: AccountId, to: Option<AccountId>) -> Result<(), Failure> {
        let account = self.account_for(who, id, |may| may.close).await?;
        let mut change = self.db.begin().await?;
        change.set_account_active(id, false).await?;
        let ended = change.close_sessions_of(id, self.clock.now()).await?;
        self.hand_over_at_closing(&mut change, who, &account, to).await?;
        let line = self.audit(
            who,
            "close",
            "account",
            id.to_string(),
            json!({ "sessions": ended }),
        );
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    async fn reset_account(&self, who: &Actor, id: AccountId) -> Result<String, Failure> {
        self.account_for(who, id, |may| may.reset).await?;
        let (password, hash) = self.first_password().await?;
        let mut change = self.db.begin().await?;
        self.begin_anew(&mut change, who, id, &hash).await?;
        change.commit().await?;
        Ok(password)
    }

    /// Closes an account by its sign-in name, or gives it a new password: for the command line.
    pub async fn account_named(&self, login: &str) -> Result<Staff, Failure> {
        let found = self.db.find_account_by_login(login.trim()).await?;
        let unknown = || Failure::message("There is no account of this sign-in name.");
        Ok(found.ok_or_else(unknown)?.staff())
    }

    async fn open_work_of(&self, who: &Actor, id: AccountId) -> Result<OpenWork, Failure> {
        let account = self.account_for(who, id, |_| true).await?;
        if !account.role.writes_people() {
            return Ok(OpenWork::default());
        }
        let area = account.area;
        let others = self.db.list_accounts().await?.into_iter().filter(|other| {
            other.id != id && other.active && other.role.looks_after_people() && other.area.contains(area)
        });
        let taker = |other: Account| Taker {
            account: other.id,
            login: other.login,
            role: other.role,
        };
        Ok(OpenWork {
            area: Some(self.area_book().await?.reference(area)),
            people: self.db.count_people(Some(area)).await? as u32,
            leads: self.db.count_undelivered_leads(Some(area)).await? as u32,
            own_people: self.db.count_people_of(id).await? as u32,
            others: others.map(taker).collect(),
        })
    }
}
