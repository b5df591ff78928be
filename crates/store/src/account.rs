//! Table `account`: staff who may sign in.

use crate::row::{Place, instant};
use crate::vault::columns::SECOND_SECRET;
use crate::vault::{Keys, Sealed};
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
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Until when a first password is good; nothing for one of their own.
    pub first_until: Option<DateTime<Utc>>,
    /// Who asked for it, as [`domain::actor::Actor::label`] says.
    pub requested_by: String,
    /// When it was approved; an account nobody approved may not sign in.
    pub approved_at: Option<DateTime<Utc>>,
    /// The secret of the second step.
    pub second: Option<SecondSecret>,
}

/// The second step of an account's sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondSecret {
    /// The secret, in base 32; sealed in the table.
    pub secret: String,
    /// Whether it holds; before its first code it does not.
    pub on: bool,
    /// The last half minute a code was taken for, counted from 1970: no code is taken twice.
    pub window: u64,
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
            "SELECT id, login, password_hash, role, area, department, active, failures, locked_until, created_at,
             must_change, first_until, requested_by, approved_at, second_secret, second_on, second_window FROM account ",
            $tail
        )
    };
}

impl Connection {
    /// The account with this id.
    pub async fn find_account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let row = fetch_optional!(self, AccountRow, select!("WHERE id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The account with this sign-in name.
    pub async fn find_account_by_login(&mut self, login: &str) -> Result<Option<Account>, StoreError> {
        let row = fetch_optional!(self, AccountRow, select!("WHERE login = $1"), login)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// All accounts, by sign-in name.
    pub async fn list_accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        let rows = fetch_all!(self, AccountRow, select!("ORDER BY login"))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// How many recovery codes an account has left.
    pub async fn count_recovery_codes(&mut self, id: AccountId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1";
        Ok(fetch_count!(self, sql, id.0)?)
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
            created_at, must_change, first_until, requested_by, approved_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
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
            account.must_change,
            account.first_until.map(instant),
            &account.requested_by,
            account.approved_at.map(instant),
        )?;
        Ok(())
    }

    /// Holds an account as it was read until the change ends: nobody else gives it a password meanwhile, or closes it. Says
    /// whether it may still sign in with the password of this hash.
    pub async fn hold_account(&mut self, id: AccountId, password_hash: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET failures = failures WHERE id = $1 AND password_hash = $2 AND active";
        Ok(execute!(self, sql, id.0, password_hash)? > 0)
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

    /// Counts a wrong try in one statement, so that tries made at once are all counted. The last one allowed locks the account
    /// until `until`, and counting begins anew. Says whether it is locked now; `None` while a lock from before lasts, which
    /// stays as it is.
    pub async fn count_account_failure(
        &mut self,
        id: AccountId,
        allowed: u32,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<bool>, StoreError> {
        let sql = "UPDATE account SET failures = CASE WHEN failures + 1 >= $2 THEN 0 ELSE failures + 1 END,
            locked_until = CASE WHEN failures + 1 >= $2 THEN $4 ELSE NULL END
            WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $3) RETURNING failures";
        let left = fetch_optional!(
            self,
            (i64,),
            sql,
            id.0,
            i64::from(allowed),
            instant(now),
            instant(until)
        )?;
        Ok(left.map(|(failures,)| failures == 0))
    }

    /// Forgets the wrong tries after a right one, unless a lock lasts. Says whether they are forgotten.
    pub async fn forget_account_failures(
        &mut self,
        id: AccountId,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET failures = 0, locked_until = NULL
            WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $2)";
        Ok(execute!(self, sql, id.0, instant(now))? > 0)
    }

    /// Sets a new password: one of their own, or a first one, which is good until an instant and must be changed before
    /// anything else. Says whether there is such an account.
    pub async fn set_account_password(
        &mut self,
        id: AccountId,
        password_hash: &str,
        first_until: Option<DateTime<Utc>>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET password_hash = $2, must_change = $3, first_until = $4 WHERE id = $1";
        let must_change = first_until.is_some();
        Ok(execute!(
            self,
            sql,
            id.0,
            password_hash,
            must_change,
            first_until.map(instant)
        )? > 0)
    }

    /// Sets the second step, or takes it away. Says whether there is such an account.
    pub async fn set_account_second(
        &mut self,
        id: AccountId,
        second: Option<&SecondSecret>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET second_secret = $2, second_on = $3, second_window = $4 WHERE id = $1";
        let window = second.map_or(0, |second| second.window as i64);
        let ring = self.sealing_ring().await?;
        let secret = second.map(|second| ring.seal(SECOND_SECRET.cell(id.0), &second.secret));
        let on = second.is_some_and(|second| second.on);
        Ok(execute!(self, sql, id.0, secret, on, window)? > 0)
    }

    /// Notes the half minute a code was taken for. Says whether it is later than every one before.
    pub async fn set_account_window(&mut self, id: AccountId, window: u64) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET second_window = $2 WHERE id = $1 AND second_window < $2";
        Ok(execute!(self, sql, id.0, window as i64)? > 0)
    }

    /// Replaces the recovery codes of an account by these hashes.
    pub async fn set_recovery_codes(&mut self, id: AccountId, hashes: &[Vec<u8>]) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM recovery_code WHERE account_id = $1", id.0)?;
        insert_all!(
            self,
            "INSERT INTO recovery_code (account_id, code_hash)",
            hashes,
            |hash| [id.0, hash.as_slice()],
            "",
        );
        Ok(())
    }

    /// Uses a recovery code up. Says whether there was such a code.
    pub async fn use_recovery_code(&mut self, id: AccountId, hash: &[u8]) -> Result<bool, StoreError> {
        let sql = "DELETE FROM recovery_code WHERE account_id = $1 AND code_hash = $2";
        Ok(execute!(self, sql, id.0, hash)? > 0)
    }

    /// Approves an account that waits, which may sign in from now on. Says whether one waited.
    pub async fn approve_account(&mut self, id: AccountId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET active = TRUE, approved_at = $2 WHERE id = $1 AND approved_at IS NULL";
        Ok(execute!(self, sql, id.0, instant(at))? > 0)
    }

    /// Removes an account nobody has approved. Says whether there was one.
    pub async fn delete_requested_account(&mut self, id: AccountId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM account WHERE id = $1 AND approved_at IS NULL";
        Ok(execute!(self, sql, id.0)? > 0)
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
    count_recovery_codes(id: AccountId) -> u64;
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
    must_change: bool,
    first_until: Option<DateTime<Utc>>,
    requested_by: String,
    approved_at: Option<DateTime<Utc>>,
    second_secret: Option<Sealed>,
    second_on: bool,
    second_window: i64,
}

impl AccountRow {
    /// The account, unsealed.
    fn open(self, keys: &Keys) -> Result<Account, StoreError> {
        let row = self;
        let place = Place {
            table: "account",
            id: row.id,
        };
        let window = place.number("second_window", row.second_window)?;
        let secret = row
            .second_secret
            .map(|sealed| keys.open(SECOND_SECRET.cell(row.id), &sealed))
            .transpose()?;
        let second = secret.map(|secret| SecondSecret {
            secret,
            on: row.second_on,
            window,
        });
        Ok(Account {
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
            must_change: row.must_change,
            first_until: row.first_until,
            requested_by: row.requested_by,
            approved_at: row.approved_at,
            second,
        })
    }
}
