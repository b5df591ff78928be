//! Table `employer`.

use crate::row::{Imported, Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use domain::employer::Employer;
use domain::ids::EmployerId;
use domain::values::{AreaCode, SocialCreditCode};
use uuid::Uuid;

/// What an import needs to know of an employer that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerKey {
    /// Our id.
    pub id: EmployerId,
    /// Social credit code.
    pub uscc: Option<SocialCreditCode>,
    /// Name.
    pub name: String,
    /// Fingerprint of the row it came from.
    pub content_hash: u64,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, uscc, name, area, industry, blacklisted FROM employer ",
            $tail
        )
    };
}

impl Connection {
    /// The employer with this id.
    pub async fn find_employer(&mut self, id: EmployerId) -> Result<Option<Employer>, StoreError> {
        let row = fetch_optional!(self, EmployerRow, select!("WHERE id = $1"), id.0)?;
        row.map(Employer::try_from).transpose()
    }

    /// The employer with this social credit code.
    pub async fn find_employer_by_uscc(
        &mut self,
        uscc: &SocialCreditCode,
    ) -> Result<Option<Employer>, StoreError> {
        let row = fetch_optional!(self, EmployerRow, select!("WHERE uscc = $1"), uscc.as_ref())?;
        row.map(Employer::try_from).transpose()
    }

    /// The employers with these ids, in no particular order.
    pub async fn list_employers_with(&mut self, ids: &[EmployerId]) -> Result<Vec<Employer>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!("SELECT id, uscc, name, area, industry, blacklisted FROM employer WHERE id IN ({marks})")
        };
        let rows = fetch_in!(self, EmployerRow, sql, ids);
        rows.into_iter().map(Employer::try_from).collect()
    }

    /// Employers of an area, and those of nowhere, whose name or code holds some words, by name.
    pub async fn list_employers_named(
        &mut self,
        words: &str,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<Employer>, StoreError> {
        let (first, end) = codes_in(area);
        let words = words
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        let like = format!("%{}%", words.to_lowercase());
        let sql = select!(
            "WHERE (lower(name) LIKE $1 ESCAPE '\\' OR lower(uscc) LIKE $1 ESCAPE '\\')
            AND (area IS NULL OR area >= $2 AND area < $3) ORDER BY name, id LIMIT $4"
        );
        let rows = fetch_all!(self, EmployerRow, sql, &like, &first, &end, i64::from(limit))?;
        rows.into_iter().map(Employer::try_from).collect()
    }

    /// All employers, by id.
    pub async fn list_employers(&mut self) -> Result<Vec<Employer>, StoreError> {
        let rows = fetch_all!(self, EmployerRow, select!("ORDER BY id"))?;
        rows.into_iter().map(Employer::try_from).collect()
    }

    /// Employers of whom nothing is shown or matched.
    pub async fn list_blacklisted_employers(&mut self) -> Result<Vec<Employer>, StoreError> {
        let rows = fetch_all!(self, EmployerRow, select!("WHERE blacklisted = TRUE ORDER BY id"))?;
        rows.into_iter().map(Employer::try_from).collect()
    }

    /// What an import needs to know of all employers, those entered first in front.
    pub async fn list_employer_keys(&mut self) -> Result<Vec<EmployerKey>, StoreError> {
        let sql = "SELECT id, uscc, name, content_hash FROM employer ORDER BY id";
        let rows = fetch_all!(self, (Uuid, Option<String>, String, i64), sql)?;
        rows.into_iter().map(key).collect()
    }

    /// How many employers there are.
    pub async fn count_employers(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM employer")?)
    }
}

impl Transaction {
    /// The employer with this id, held until the end: it is not put on a list while something of it is opened. SQLite lets only
    /// one transaction write.
    pub async fn hold_employer(&mut self, id: EmployerId) -> Result<Option<Employer>, StoreError> {
        if !matches!(self.on(), crate::database::On::Sqlite(_)) {
            let sql = "SELECT id FROM employer WHERE id = $1 FOR UPDATE";
            let _held = fetch_optional!(self, (Uuid,), sql, id.0)?;
        }
        self.find_employer(id).await
    }

    /// Adds employers. A social credit code that is there already is a violation of `employer_uscc_key`.
    pub async fn add_employers(&mut self, employers: &[Imported<Employer>]) -> Result<u64, StoreError> {
        self.put_employers(employers, "").await
    }

    /// Adds employers, or replaces those that are there by id.
    pub async fn set_employers(&mut self, employers: &[Imported<Employer>]) -> Result<u64, StoreError> {
        let replace = "ON CONFLICT (id) DO UPDATE SET uscc = excluded.uscc, name = excluded.name,
            area = excluded.area, industry = excluded.industry, blacklisted = excluded.blacklisted,
            content_hash = excluded.content_hash";
        self.put_employers(employers, replace).await
    }

    /// Puts an employer on the blacklist or takes it off. Says whether there is such an employer.
    pub async fn set_employer_blacklisted(
        &mut self,
        id: EmployerId,
        blacklisted: bool,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE employer SET blacklisted = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, blacklisted)? > 0)
    }

    async fn put_employers(
        &mut self,
        employers: &[Imported<Employer>],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO employer (id, uscc, name, area, industry, blacklisted, content_hash)",
            employers,
            |employer| [
                employer.record.id.0,
                employer.record.uscc.as_ref().map(AsRef::<str>::as_ref),
                &employer.record.name,
                employer.record.area.map(String::from),
                &employer.record.industry,
                employer.record.blacklisted,
                employer.hash(),
            ],
            tail,
        ))
    }
}

on_database! {
    find_employer(id: EmployerId) -> Option<Employer>;
    find_employer_by_uscc(uscc: &SocialCreditCode) -> Option<Employer>;
    list_employers_with(ids: &[EmployerId]) -> Vec<Employer>;
    list_employers_named(words: &str, area: Option<AreaCode>, limit: u32) -> Vec<Employer>;
    list_employers() -> Vec<Employer>;
    list_blacklisted_employers() -> Vec<Employer>;
    list_employer_keys() -> Vec<EmployerKey>;
    count_employers() -> u64;
}

#[derive(sqlx::FromRow)]
struct EmployerRow {
    id: Uuid,
    uscc: Option<String>,
    name: String,
    area: Option<String>,
    industry: String,
    blacklisted: bool,
}

impl TryFrom<EmployerRow> for Employer {
    type Error = StoreError;
    fn try_from(row: EmployerRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "employer",
            id: row.id,
        };
        Ok(Self {
            id: EmployerId(row.id),
            uscc: place.text_option("uscc", row.uscc)?,
            name: row.name,
            area: place.parse_option("area", row.area)?,
            industry: row.industry,
            blacklisted: row.blacklisted,
        })
    }
}

fn key((id, uscc, name, hash): (Uuid, Option<String>, String, i64)) -> Result<EmployerKey, StoreError> {
    Ok(EmployerKey {
        id: EmployerId(id),
        uscc: Place {
            table: "employer",
            id,
        }
        .text_option("uscc", uscc)?,
        name,
        content_hash: hash as u64,
    })
}
