//! Table `personal_link`. The code of a link can be made again from the key file; here is only its hash.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::PersonId;
use domain::values::AreaCode;
use uuid::Uuid;

/// A personal link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalLink {
    /// Hash of its code.
    pub code_hash: Vec<u8>,
    /// Whose it is.
    pub person: PersonId,
    /// Counts the links of a person.
    pub version: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Last day it works.
    pub valid_to: NaiveDate,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT l.code_hash, l.person_id, l.version, l.made_at, l.valid_to, l.revoked_at FROM personal_link AS l ",
            $tail
        )
    };
}

impl Connection {
    /// The link whose code has this hash, in force or not.
    pub async fn find_personal_link(&mut self, code_hash: &[u8]) -> Result<Option<PersonalLink>, StoreError> {
        let row = fetch_optional!(
            self,
            PersonalLinkRow,
            select!("WHERE l.code_hash = $1"),
            code_hash
        )?;
        row.map(PersonalLink::try_from).transpose()
    }

    /// The links of a person, newest first.
    pub async fn list_personal_links(&mut self, person: PersonId) -> Result<Vec<PersonalLink>, StoreError> {
        let sql = select!("WHERE l.person_id = $1 ORDER BY l.version DESC");
        let rows = fetch_all!(self, PersonalLinkRow, sql, person.0)?;
        rows.into_iter().map(PersonalLink::try_from).collect()
    }

    /// The newest link of everybody who lives in an area and has one, in force or not.
    pub async fn list_newest_personal_links(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<PersonalLink>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "JOIN person AS p ON p.id = l.person_id WHERE p.living_area >= $1 AND p.living_area < $2
            AND l.version = (SELECT MAX(o.version) FROM personal_link AS o WHERE o.person_id = l.person_id)"
        );
        let rows = fetch_all!(self, PersonalLinkRow, sql, &first, &end)?;
        rows.into_iter().map(PersonalLink::try_from).collect()
    }

    /// The newest link of each of these people who has one, in force or not.
    pub async fn list_newest_personal_links_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<PersonalLink>, StoreError> {
        let people: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT l.code_hash, l.person_id, l.version, l.made_at, l.valid_to, l.revoked_at FROM personal_link AS l
                WHERE l.person_id IN ({marks})
                AND l.version = (SELECT MAX(o.version) FROM personal_link AS o WHERE o.person_id = l.person_id)"
            )
        };
        let rows = fetch_in!(self, PersonalLinkRow, sql, people);
        rows.into_iter().map(PersonalLink::try_from).collect()
    }
}

impl Transaction {
    /// Adds links. A version a person has already is a violation of `personal_link_person_id_version_key`.
    pub async fn add_personal_links(&mut self, links: &[PersonalLink]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO personal_link (code_hash, person_id, version, made_at, valid_to, revoked_at)",
            links,
            |link| [
                link.code_hash.as_slice(),
                link.person.0,
                i64::from(link.version),
                instant(link.made_at),
                link.valid_to,
                link.revoked_at.map(instant),
            ],
            "",
        ))
    }

    /// Takes back every link of a person. Gives how many were in force.
    pub async fn revoke_personal_links(
        &mut self,
        person: PersonId,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE personal_link SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL";
        Ok(execute!(self, sql, person.0, instant(at))?)
    }
}

on_database! {
    find_personal_link(code_hash: &[u8]) -> Option<PersonalLink>;
    list_personal_links(person: PersonId) -> Vec<PersonalLink>;
    list_newest_personal_links(area: Option<AreaCode>) -> Vec<PersonalLink>;
}

#[derive(sqlx::FromRow)]
struct PersonalLinkRow {
    code_hash: Vec<u8>,
    person_id: Uuid,
    version: i64,
    made_at: DateTime<Utc>,
    valid_to: NaiveDate,
    revoked_at: Option<DateTime<Utc>>,
}

impl TryFrom<PersonalLinkRow> for PersonalLink {
    type Error = StoreError;
    fn try_from(row: PersonalLinkRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "personal_link",
            id: row.person_id,
        };
        Ok(Self {
            code_hash: row.code_hash,
            person: PersonId(row.person_id),
            version: place.number("version", row.version)?,
            made_at: row.made_at,
            valid_to: row.valid_to,
            revoked_at: row.revoked_at,
        })
    }
}
