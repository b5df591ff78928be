//! Tables `employer_fact` and `employer_contact`: what is known of firms, and whom offices talk to there.

use crate::row::{Place, instant};
use crate::vault::columns::CONTACT_PHONE;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::employer_fact::{EmployerContact, EmployerFact};
use domain::ids::{ContactId, EmployerId};
use domain::values::{Fen, SocialCreditCode};
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT f.uscc, f.legal_rep, f.size, f.founded, f.ceased_on, f.ceased_by, f.deposit_due, f.deposit_paid,
                f.stated_by, f.stated_at, f.version FROM employer_fact AS f ",
            $tail
        )
    };
}

impl Connection {
    /// What is known of a firm.
    pub async fn find_employer_fact(
        &mut self,
        uscc: &SocialCreditCode,
    ) -> Result<Option<EmployerFact>, StoreError> {
        let row = fetch_optional!(self, FactRow, select!("WHERE f.uscc = $1"), uscc.as_ref())?;
        row.map(EmployerFact::try_from).transpose()
    }

    /// The listed firms that somebody stands for by law: names of firms, one firm aside.
    pub async fn list_listed_firms_of_rep(
        &mut self,
        legal_rep: &str,
        but: &SocialCreditCode,
    ) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT e.name FROM employer_fact AS f JOIN employer AS e ON e.uscc = f.uscc
            WHERE f.legal_rep = $1 AND f.legal_rep <> '' AND f.uscc <> $2 AND e.blacklisted = TRUE ORDER BY e.name";
        let rows = fetch_all!(self, (String,), sql, legal_rep, but.as_ref())?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// Whom offices talk to at an employer.
    pub async fn list_employer_contacts(
        &mut self,
        employer: EmployerId,
    ) -> Result<Vec<EmployerContact>, StoreError> {
        let sql = "SELECT id, employer_id, kind, name, phone, added_by, added_at FROM employer_contact
            WHERE employer_id = $1 ORDER BY kind, added_at, id";
        let rows = fetch_all!(self, ContactRow, sql, employer.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// Keeps what is known that is new, as version 0, or that follows the version before. Says whether nobody was faster.
    pub async fn set_employer_fact(&mut self, one: &EmployerFact) -> Result<bool, StoreError> {
        let (ceased_on, ceased_by) = one.ceased.clone().unzip();
        let done = execute!(
            self,
            "INSERT INTO employer_fact (uscc, legal_rep, size, founded, ceased_on, ceased_by, deposit_due, deposit_paid,
                stated_by, stated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (uscc) DO UPDATE SET legal_rep = excluded.legal_rep, size = excluded.size,
            founded = excluded.founded, ceased_on = excluded.ceased_on, ceased_by = excluded.ceased_by,
            deposit_due = excluded.deposit_due, deposit_paid = excluded.deposit_paid,
            stated_by = excluded.stated_by, stated_at = excluded.stated_at, version = excluded.version
            WHERE employer_fact.version = excluded.version - 1",
            one.uscc.as_ref(),
            &one.legal_rep,
            one.size.map(domain::employer_fact::FirmSize::code),
            one.founded,
            ceased_on,
            ceased_by,
            one.deposit_due.map(|fen| fen.0),
            one.deposit_paid.map(|fen| fen.0),
            &one.stated_by,
            instant(one.stated_at),
            i64::from(one.version),
        )?;
        Ok(done > 0)
    }

    /// Adds somebody whom offices talk to.
    pub async fn add_employer_contact(&mut self, one: &EmployerContact) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        execute!(
            self,
            "INSERT INTO employer_contact (id, employer_id, kind, name, phone, added_by, added_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            one.id.0,
            one.employer.0,
            one.kind.code(),
            &one.name,
            ring.seal(CONTACT_PHONE.cell(one.id.0), one.phone.as_ref()),
            &one.added_by,
            instant(one.added_at),
        )?;
        Ok(())
    }

    /// Takes somebody out again. Says whether there was somebody.
    pub async fn delete_employer_contact(
        &mut self,
        employer: EmployerId,
        id: ContactId,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM employer_contact WHERE id = $1 AND employer_id = $2";
        Ok(execute!(self, sql, id.0, employer.0)? > 0)
    }
}

on_database! {
    find_employer_fact(uscc: &SocialCreditCode) -> Option<EmployerFact>;
    list_listed_firms_of_rep(legal_rep: &str, but: &SocialCreditCode) -> Vec<String>;
    list_employer_contacts(employer: EmployerId) -> Vec<EmployerContact>;
}

#[derive(sqlx::FromRow)]
struct FactRow {
    uscc: String,
    legal_rep: String,
    size: Option<String>,
    founded: Option<NaiveDate>,
    ceased_on: Option<NaiveDate>,
    ceased_by: Option<String>,
    deposit_due: Option<i64>,
    deposit_paid: Option<i64>,
    stated_by: String,
    stated_at: DateTime<Utc>,
    version: i64,
}

impl TryFrom<FactRow> for EmployerFact {
    type Error = StoreError;
    fn try_from(row: FactRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "employer_fact",
            id: row.uscc.clone(),
        };
        let ceased = match row.ceased_on {
            None => None,
            Some(on) => Some((on, place.need("ceased_by", row.ceased_by)?)),
        };
        Ok(Self {
            legal_rep: row.legal_rep,
            size: place.parse_option("size", row.size)?,
            founded: row.founded,
            ceased,
            deposit_due: row.deposit_due.map(Fen),
            deposit_paid: row.deposit_paid.map(Fen),
            stated_by: row.stated_by,
            stated_at: row.stated_at,
            version: place.number("version", row.version)?,
            uscc: place.text("uscc", row.uscc)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ContactRow {
    id: Uuid,
    employer_id: Uuid,
    kind: String,
    name: String,
    phone: Sealed,
    added_by: String,
    added_at: DateTime<Utc>,
}

impl ContactRow {
    fn open(self, keys: &Keys) -> Result<EmployerContact, StoreError> {
        let place = Place {
            table: "employer_contact",
            id: self.id,
        };
        let phone = keys.open(CONTACT_PHONE.cell(self.id), &self.phone)?;
        Ok(EmployerContact {
            id: ContactId(self.id),
            employer: EmployerId(self.employer_id),
            kind: place.parse("kind", &self.kind)?,
            name: self.name,
            phone: place.text("phone", phone)?,
            added_by: self.added_by,
            added_at: self.added_at,
        })
    }
}
