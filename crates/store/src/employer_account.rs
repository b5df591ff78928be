//! Table `employer_account`: people of an employer who sign in. The telephone number is sealed.

use crate::error::inconsistent;
use crate::row::{Place, codes_in, instant};
use crate::vault::columns::{EMPLOYER_PHONE, PHONE_INDEX};
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, EmployerId};
use domain::values::{AreaCode, Phone};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, employer_id, uscc, firm, area, name, phone, made_at, state, state_at, state_by, reason, valid_to
             FROM employer_account ",
            $tail
        )
    };
}

impl Connection {
    /// The account with this id.
    pub async fn find_employer_account(
        &mut self,
        id: AccountId,
    ) -> Result<Option<EmployerAccount>, StoreError> {
        let row = fetch_optional!(self, EmployerAccountRow, select!("WHERE id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// The account made by the invitation whose code has this hash, taken up or not.
    pub async fn find_employer_account_by_invitation(
        &mut self,
        hash: &[u8],
    ) -> Result<Option<EmployerAccount>, StoreError> {
        let row = fetch_optional!(
            self,
            EmployerAccountRow,
            select!("WHERE invitation_hash = $1"),
            hash
        )?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Every account with this telephone number.
    pub async fn list_employer_accounts_by_phone(
        &mut self,
        phone: &Phone,
    ) -> Result<Vec<EmployerAccount>, StoreError> {
        let mark = PHONE_INDEX.mark(&self.ring().await?, phone.as_ref());
        let sql = select!("WHERE phone_index = $1 ORDER BY made_at, id");
        let rows = fetch_all!(self, EmployerAccountRow, sql, mark)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The accounts of an employer, in the order they were made.
    pub async fn list_accounts_of_employer(
        &mut self,
        employer: EmployerId,
    ) -> Result<Vec<EmployerAccount>, StoreError> {
        let sql = select!("WHERE employer_id = $1 ORDER BY made_at, id");
        let rows = fetch_all!(self, EmployerAccountRow, sql, employer.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// How many vacancies of an employer are open.
    pub async fn count_open_vacancies_of(&mut self, employer: EmployerId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM vacancy WHERE employer_id = $1 AND state = 'open'";
        Ok(fetch_count!(self, sql, employer.0)?)
    }

    /// The accounts of employers in an area that stand so, in the order they were made.
    pub async fn list_employer_accounts(
        &mut self,
        area: Option<AreaCode>,
        state: &str,
    ) -> Result<Vec<EmployerAccount>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE state = $1 AND area >= $2 AND area < $3 ORDER BY made_at, id");
        let rows = fetch_all!(self, EmployerAccountRow, sql, state, &first, &end)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// The account with this id, held until the end: of two officers who decide about it the second sees what the first said.
    pub async fn hold_employer_account(
        &mut self,
        id: AccountId,
    ) -> Result<Option<EmployerAccount>, StoreError> {
        if !matches!(self.on(), crate::database::On::Sqlite(_)) {
            // Who seals holds the keys before anything else: so does whoever turns them.
            self.sealing_ring().await?;
            let sql = "SELECT id FROM employer_account WHERE id = $1 FOR UPDATE";
            let _held = fetch_optional!(self, (Uuid,), sql, id.0)?;
        }
        self.find_employer_account(id).await
    }

    /// Adds an account, or replaces the one that is there.
    pub async fn set_employer_account(&mut self, account: &EmployerAccount) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let phone = account.phone.as_ref().map(AsRef::<str>::as_ref);
        let facts = Facts::of(&account.standing);
        execute!(
            self,
            "INSERT INTO employer_account (id, employer_id, uscc, firm, area, name, phone, phone_index, made_at, state,
            state_at, state_by, reason, valid_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (id) DO UPDATE SET employer_id = excluded.employer_id, name = excluded.name,
            phone = excluded.phone, phone_index = excluded.phone_index, state = excluded.state,
            state_at = excluded.state_at, state_by = excluded.state_by, reason = excluded.reason,
            valid_to = excluded.valid_to",
            account.id.0,
            account.employer.0,
            account.uscc.as_ref(),
            &account.firm,
            account.area.to_string(),
            &account.name,
            phone.map(|text| ring.seal(EMPLOYER_PHONE.cell(account.id.0), text)),
            phone.map(|text| PHONE_INDEX.mark(&ring, text)),
            instant(account.made_at),
            account.standing.code(),
            facts.at.map(instant),
            facts.by,
            facts.reason,
            facts.valid_to,
        )?;
        Ok(())
    }

    /// Keeps the hash of the code an account is invited by; `None` takes it away. Says whether there is such an account.
    pub async fn set_invitation(&mut self, id: AccountId, hash: Option<&[u8]>) -> Result<bool, StoreError> {
        let sql = "UPDATE employer_account SET invitation_hash = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, hash)? > 0)
    }

    /// Forgets registrations whose telephone was not proven before an instant. Gives how many there were.
    pub async fn delete_unproven_employer_accounts(
        &mut self,
        before: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql =
            "DELETE FROM employer_account WHERE state = 'waiting' AND state_at IS NULL AND made_at < $1";
        Ok(execute!(self, sql, instant(before))?)
    }
}

on_database! {
    find_employer_account(id: AccountId) -> Option<EmployerAccount>;
    find_employer_account_by_invitation(hash: &[u8]) -> Option<EmployerAccount>;
    list_employer_accounts_by_phone(phone: &Phone) -> Vec<EmployerAccount>;
    list_accounts_of_employer(employer: EmployerId) -> Vec<EmployerAccount>;
    count_open_vacancies_of(employer: EmployerId) -> u64;
    list_employer_accounts(area: Option<AreaCode>, state: &str) -> Vec<EmployerAccount>;
}

/// What of a standing has columns of its own.
#[derive(Default)]
struct Facts<'a> {
    at: Option<DateTime<Utc>>,
    by: Option<&'a str>,
    reason: Option<&'a str>,
    valid_to: Option<NaiveDate>,
}

impl<'a> Facts<'a> {
    fn of(standing: &'a Standing) -> Self {
        let none = Self::default();
        match standing {
            Standing::Invited { valid_to, by } => Self {
                valid_to: Some(*valid_to),
                by: Some(by),
                ..none
            },
            Standing::Waiting { since } => Self { at: *since, ..none },
            Standing::Confirmed { at, by } => Self {
                at: Some(*at),
                by: Some(by),
                ..none
            },
            Standing::Refused { at, by, reason } => Self {
                at: Some(*at),
                by: Some(by),
                reason: Some(reason),
                ..none
            },
            Standing::Closed { at } => Self {
                at: Some(*at),
                ..none
            },
        }
    }
}

#[derive(sqlx::FromRow)]
struct EmployerAccountRow {
    id: Uuid,
    employer_id: Uuid,
    uscc: String,
    firm: String,
    area: String,
    name: String,
    phone: Option<Sealed>,
    made_at: DateTime<Utc>,
    state: String,
    state_at: Option<DateTime<Utc>>,
    state_by: Option<String>,
    reason: Option<String>,
    valid_to: Option<NaiveDate>,
}

impl EmployerAccountRow {
    fn open(self, keys: &Keys) -> Result<EmployerAccount, StoreError> {
        let place = Place {
            table: "employer_account",
            id: self.id,
        };
        let phone = self
            .phone
            .map(|sealed| keys.open(EMPLOYER_PHONE.cell(self.id), &sealed))
            .transpose()?;
        let at = || place.need("state_at", self.state_at);
        let by = || place.need("state_by", self.state_by.clone());
        let standing = match self.state.as_str() {
            "invited" => Standing::Invited {
                valid_to: place.need("valid_to", self.valid_to)?,
                by: by()?,
            },
            "waiting" => Standing::Waiting { since: self.state_at },
            "confirmed" => Standing::Confirmed { at: at()?, by: by()? },
            "refused" => Standing::Refused {
                at: at()?,
                by: by()?,
                reason: place.need("reason", self.reason.clone())?,
            },
            "closed" => Standing::Closed { at: at()? },
            _ => return Err(inconsistent("employer_account", "state", self.id)),
        };
        Ok(EmployerAccount {
            id: AccountId(self.id),
            employer: EmployerId(self.employer_id),
            uscc: place.text("uscc", self.uscc)?,
            firm: self.firm,
            area: place.parse("area", &self.area)?,
            name: self.name,
            phone: place.text_option("phone", phone)?,
            made_at: self.made_at,
            standing,
        })
    }
}
