//! Table `account`: staff who may sign in.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::actor::{Department, Role, Staff};
use domain::ids::AccountId;
use domain::values::AreaCode;
use uuid::Uuid;

/// A staff account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Our id.
    pub id: AccountId,
    /// Sign-in name.
    pub login: String,
    /// Hash of the password, with its method and salt.
    pub password_hash: String,
    /// Role.
    pub role: Role,
    /// The area it reaches over, by prefix.
    pub area: AreaCode,
    /// The department of a department reviewer.
    pub department: Option<Department>,
    /// Whether it may sign in.
    pub active: bool,
    /// Wrong passwords since the last right one.
    pub failures: u32,
    /// Until when no password is tried.
    pub locked_until: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl Account {
    /// Who it is, for what may be asked.
    pub fn staff(&self) -> Staff {
        Staff {
            account: self.id,
            login: self.login.clone(),
            role: self.role,
            area: self.area,
            department: self.department,
        }
    }
}

impl std::fmt::Debug for Account {
    /// Never shows the hash.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, login, password_hash, role, area, department, active, failures, locked_until, created_at FROM account ",
            $tail
        )
    };
}

impl Connection {
    /// The account with this id.
    pub async fn find_account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let row = fetch_optional!(self, AccountRow, select!("WHERE id = $1"), id.0)?;
        row.map(Account::try_from).transpose()
    }

    /// The account with this sign-in name.
    pub async fn find_account_by_login(&mut self, login: &str) -> Result<Option<Account>, StoreError> {
        let row = fetch_optional!(self, AccountRow, select!("WHERE login = $1"), login)?;
        row.map(Account::try_from).transpose()
    }

    /// All accounts, by sign-in name.
    pub async fn list_accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        let rows = fetch_all!(self, AccountRow, select!("ORDER BY login"))?;
        rows.into_iter().map(Account::try_from).collect()
    }

    /// How many accounts there are.
    pub async fn count_accounts(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM account")?)
    }
}

impl Transaction {
    /// Adds an account. A sign-in name that is taken is a violation of `account_login_key`.
    pub async fn add_account(&mut self, account: &Account) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO account (id, login, password_hash, role, area, department, active, failures, locked_until,
            created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            account.id.0,
            &account.login,
            &account.password_hash,
            account.role.code(),
            account.area.to_string(),
            account.department.map(Department::code),
            account.active,
            i64::from(account.failures),
            account.locked_until.map(instant),
            instant(account.created_at),
        )?;
        Ok(())
    }

    /// Sets the wrong passwords so far and until when no other is tried. Says whether there is such an account.
    pub async fn set_account_failures(
        &mut self,
        id: AccountId,
        failures: u32,
        locked_until: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET failures = $2, locked_until = $3 WHERE id = $1";
        Ok(execute!(self, sql, id.0, i64::from(failures), locked_until.map(instant))? > 0)
    }

    /// Sets a new password. Says whether there is such an account.
    pub async fn set_account_password(
        &mut self,
        id: AccountId,
        password_hash: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET password_hash = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, password_hash)? > 0)
    }

    /// Lets an account sign in, or no longer. Says whether there is such an account.
    pub async fn set_account_active(&mut self, id: AccountId, active: bool) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET active = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, active)? > 0)
    }
}

on_database! {
    find_account(id: AccountId) -> Option<Account>;
    find_account_by_login(login: &str) -> Option<Account>;
    list_accounts() -> Vec<Account>;
    count_accounts() -> u64;
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    id: Uuid,
    login: String,
    password_hash: String,
    role: String,
    area: String,
    department: Option<String>,
    active: bool,
    failures: i64,
    locked_until: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

impl TryFrom<AccountRow> for Account {
    type Error = StoreError;
    fn try_from(row: AccountRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "account",
            id: row.id,
        };
        Ok(Self {
            id: AccountId(row.id),
            login: row.login,
            password_hash: row.password_hash,
            role: place.parse("role", &row.role)?,
            area: place.parse("area", &row.area)?,
            department: place.parse_option("department", row.department)?,
            active: row.active,
            failures: place.number("failures", row.failures)?,
            locked_until: row.locked_until,
            created_at: row.created_at,
        })
    }
}
