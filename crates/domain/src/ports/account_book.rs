//! The accounts of an area: who asks for them, who approves them, who closes them.

use super::{Answered, AreaRef};
use crate::actor::{Actor, Department, Role};
use crate::ids::AccountId;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What an account is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountWish {
    /// Sign-in name.
    pub login: String,
    /// Role.
    pub role: Role,
    /// The area it reaches over.
    pub area: AreaCode,
    /// The department of a department reviewer; nobody else has one.
    pub department: Option<Department>,
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// Asked for; nobody has approved it.
    Requested,
    /// May sign in.
    Active,
    /// Closed.
    Closed,
}

/// What the asker may do with an account.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent deeds, each with a right of its own"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDeeds {
    /// Approve or refuse it.
    pub approve: bool,
    /// Take the request for it back.
    pub take_back: bool,
    /// Close it.
    pub close: bool,
    /// Give it a new password and take its second step away.
    pub reset: bool,
}

/// One account in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLine {
    /// Which.
    pub id: AccountId,
    /// Sign-in name.
    pub login: String,
    /// Role.
    pub role: Role,
    /// Area.
    pub area: AreaRef,
    /// Department.
    pub department: Option<Department>,
    /// Where it stands.
    pub state: AccountState,
    /// Whether the second step is on.
    pub second_step: bool,
    /// When somebody was last signed in with it.
    pub seen_at: Option<DateTime<Utc>>,
    /// What the asker may do with it.
    pub may: AccountDeeds,
}

/// Which accounts are asked for. A sign-in name is never part of it: the question stands in an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountQuery {
    /// Of this role alone.
    pub role: Option<Role>,
    /// Which page, from 0.
    pub page: u32,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountList {
    /// Those asked for first, then by sign-in name.
    pub accounts: Vec<AccountLine>,
    /// Of how many.
    pub total: u32,
    /// How many of them wait for approval.
    pub waiting: u32,
    /// Which page, from 0.
    pub page: u32,
    /// How many a page has.
    pub per_page: u32,
    /// The roles the asker may ask for or make accounts of; empty = none.
    pub roles: Vec<Role>,
    /// Places an account may be for: the asker's own and those below, two levels down.
    pub places: Vec<AreaRef>,
}

/// Somebody to whom the people of an account that is closed may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taker {
    /// Account.
    pub account: AccountId,
    /// Sign-in name.
    pub login: String,
    /// Role.
    pub role: Role,
}

/// What a closed account leaves behind, to be handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWork {
    /// The area of the account.
    pub area: Option<AreaRef>,
    /// People on the register there.
    pub people: u32,
    /// People it looks after itself.
    pub own_people: u32,
    /// Leads planned or on their way there, not yet delivered.
    pub leads: u32,
    /// Others who look after people there.
    pub others: Vec<Taker>,
}

/// Questions about the accounts of an area. Staff only.
#[async_trait]
pub trait AccountBook: Send + Sync {
    /// A page of the accounts of the asker's area.
    async fn list(&self, who: &Actor, query: AccountQuery) -> Answered<AccountList>;

    /// One account of the asker's area.
    async fn account(&self, who: &Actor, account: AccountId) -> Answered<AccountLine>;

    /// Asks for an account. It waits until somebody else approves it.
    async fn request(&self, who: &Actor, wish: AccountWish) -> Answered<AccountId>;

    /// Approves an account somebody else asked for. Gives the first password, which is shown once.
    async fn approve(&self, who: &Actor, account: AccountId) -> Answered<String>;

    /// Refuses an account somebody else asked for: it is gone.
    async fn refuse(&self, who: &Actor, account: AccountId) -> Answered<()>;

    /// Takes back what the asker asked for, while nobody has approved it: it is gone.
    async fn take_back(&self, who: &Actor, account: AccountId) -> Answered<()>;

    /// Closes an account: its sessions end at once. Whom it looked after goes to `to`, as far as they may look after them,
    /// and everybody else to the township.
    async fn close(&self, who: &Actor, account: AccountId, to: Option<AccountId>) -> Answered<()>;

    /// Gives an account a new password, takes its second step away and ends its sessions. The password is shown once.
    async fn reset(&self, who: &Actor, account: AccountId) -> Answered<String>;

    /// What an account leaves behind.
    async fn open_work(&self, who: &Actor, account: AccountId) -> Answered<OpenWork>;
}
