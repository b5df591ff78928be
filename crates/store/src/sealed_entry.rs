//! Tables `vocational_certificate` and `person_phone`: what a file gathers whose numbers are sealed.

use crate::row::{Place, codes_in, instant};
use crate::vault::Sealed;
use crate::vault::columns::{OTHER_PHONE, VOCATIONAL_NUMBER};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::file_entry::{Entry, KeptEntry, OtherPhone, VocationalCertificate};
use domain::ids::{EntryId, PersonId};
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// Certificates and telephones of a person.
    pub(crate) async fn list_sealed_entries(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<KeptEntry>, StoreError> {
        let sql = "SELECT id, occupation, level, number, issuer, issued_on, valid_to, actor, at
            FROM vocational_certificate WHERE person_id = $1 ORDER BY occupation, id";
        let certificates = fetch_all!(self, VocationalRow, sql, person.0)?;
        let sql = "SELECT id, number, owner, actor, at FROM person_phone WHERE person_id = $1 ORDER BY id";
        let phones = fetch_all!(self, PhoneRow, sql, person.0)?;
        let certificates = certificates.into_iter().map(|row| self.open_vocational(row));
        let mut entries: Vec<KeptEntry> = certificates.collect::<Result<_, _>>()?;
        for row in phones {
            entries.push(self.open_phone(row)?);
        }
        Ok(entries)
    }

    /// Vocational certificates of people who live in an area that end from a day to another; those that end first, first.
    pub async fn list_vocational_ending(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
        last: NaiveDate,
        limit: u32,
    ) -> Result<Vec<(PersonId, String, NaiveDate)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT v.person_id, v.occupation, v.valid_to FROM vocational_certificate v
                JOIN person p ON p.id = v.person_id
            WHERE v.valid_to >= $1 AND v.valid_to <= $2 AND p.living_area >= $3 AND p.living_area < $4
            ORDER BY v.valid_to, v.id LIMIT $5";
        let limit = i64::from(limit);
        let rows = fetch_all!(
            self,
            (Uuid, String, NaiveDate),
            sql,
            day,
            last,
            &first,
            &end,
            limit
        )?;
        Ok(rows
            .into_iter()
            .map(|(id, of, day)| (PersonId(id), of, day))
            .collect())
    }

    fn open_vocational(&self, row: VocationalRow) -> Result<KeptEntry, StoreError> {
        let place = Place {
            table: "vocational_certificate",
            id: row.id,
        };
        let open = |sealed: Sealed| self.keys().open(VOCATIONAL_NUMBER.cell(row.id), &sealed);
        Ok(KeptEntry {
            id: EntryId(row.id),
            entry: Entry::Vocational(VocationalCertificate {
                occupation: row.occupation,
                level: place.number_option("level", row.level)?,
                number: row.number.map(open).transpose()?.unwrap_or_default(),
                issuer: row.issuer,
                issued: row.issued_on,
                valid_to: row.valid_to,
            }),
            by: row.actor,
            at: row.at,
        })
    }

    fn open_phone(&self, row: PhoneRow) -> Result<KeptEntry, StoreError> {
        let place = Place {
            table: "person_phone",
            id: row.id,
        };
        Ok(KeptEntry {
            id: EntryId(row.id),
            entry: Entry::Phone(OtherPhone {
                number: self.keys().open(OTHER_PHONE.cell(row.id), &row.number)?,
                owner: place.parse("owner", &row.owner)?,
            }),
            by: row.actor,
            at: row.at,
        })
    }
}

impl Transaction {
    /// Adds those of the entries that hold a sealed number.
    pub(crate) async fn add_sealed_entries(
        &mut self,
        entries: &[(PersonId, KeptEntry)],
    ) -> Result<(), StoreError> {
        let (mut certificates, mut phones) = (Vec::new(), Vec::new());
        for (person, kept) in entries {
            match &kept.entry {
                Entry::Vocational(one) => certificates.push((person.0, kept, one)),
                Entry::Phone(one) => phones.push((person.0, kept, one)),
                _ => {}
            }
        }
        if certificates.is_empty() && phones.is_empty() {
            return Ok(());
        }
        let ring = self.sealing_ring().await?;
        insert_all!(
            self,
            "INSERT INTO vocational_certificate (id, person_id, occupation, level, number, issuer, issued_on, valid_to,
                actor, at)",
            certificates,
            |row| [
                row.1.id.0,
                row.0,
                &row.2.occupation,
                row.2.level.map(i64::from),
                (!row.2.number.is_empty()).then(|| ring.seal(VOCATIONAL_NUMBER.cell(row.1.id.0), &row.2.number)),
                &row.2.issuer,
                row.2.issued,
                row.2.valid_to,
                &row.1.by,
                instant(row.1.at),
            ],
            "",
        );
        insert_all!(
            self,
            "INSERT INTO person_phone (id, person_id, number, owner, actor, at)",
            phones,
            |row| [
                row.1.id.0,
                row.0,
                ring.seal(OTHER_PHONE.cell(row.1.id.0), &row.2.number),
                row.2.owner.code(),
                &row.1.by,
                instant(row.1.at),
            ],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_vocational_ending(area: Option<AreaCode>, day: NaiveDate, last: NaiveDate, limit: u32)
        -> Vec<(PersonId, String, NaiveDate)>;
}

#[derive(sqlx::FromRow)]
struct VocationalRow {
    id: Uuid,
    occupation: String,
    level: Option<i64>,
    number: Option<Sealed>,
    issuer: String,
    issued_on: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    actor: String,
    at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct PhoneRow {
    id: Uuid,
    number: Sealed,
    owner: String,
    actor: String,
    at: DateTime<Utc>,
}
