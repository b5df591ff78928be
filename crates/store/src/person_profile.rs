//! Table `person_profile`: what a file holds of a person beyond what matching looks at.

use crate::row::{Place, codes_in, list};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::profile::{Hours, HukouKind, Lodging, MessageLanguage, PhoneOwner, Profile, Shift};
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// The rest of a person's file; an empty one where nothing is kept.
    pub async fn find_person_profile(&mut self, person: PersonId) -> Result<Profile, StoreError> {
        let sql =
            "SELECT person_id, hukou_kind, address, phone_owner, message_language, aids, hours, shift, lodging, care_duties,
            certificate_valid_to FROM person_profile WHERE person_id = $1";
        let row = fetch_optional!(self, ProfileRow, sql, person.0)?;
        Ok(row.map(Profile::try_from).transpose()?.unwrap_or_default())
    }

    /// The same of many; those of whom nothing is kept are left out.
    pub async fn list_person_profiles(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, Profile)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, hukou_kind, address, phone_owner, message_language, aids, hours, shift, lodging, care_duties,
                certificate_valid_to FROM person_profile WHERE person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, ProfileRow, sql, ids);
        let read = |row: ProfileRow| Ok::<_, StoreError>((PersonId(row.person_id), Profile::try_from(row)?));
        rows.into_iter().map(read).collect()
    }

    /// Those of some people who are written to in a language.
    pub async fn list_readers_of(
        &mut self,
        language: MessageLanguage,
        people: &[PersonId],
    ) -> Result<Vec<PersonId>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |with: Vec<String>, marks| {
            format!(
                "SELECT person_id FROM person_profile WHERE message_language = {} AND person_id IN ({marks})",
                with[0]
            )
        };
        let rows = fetch_in_with!(self, (Uuid,), sql, [language.code()], ids);
        Ok(rows.into_iter().map(|(person,)| PersonId(person)).collect())
    }

    /// Disability certificates of people who live in an area that end from a day to another; those that end first, first.
    pub async fn list_certificates_ending(
        &mut self,
        area: Option<AreaCode>,
        day: NaiveDate,
        last: NaiveDate,
        limit: u32,
    ) -> Result<Vec<(PersonId, NaiveDate)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT f.person_id, f.certificate_valid_to FROM person_profile f
                JOIN person p ON p.id = f.person_id
            WHERE f.certificate_valid_to >= $1 AND f.certificate_valid_to <= $2
                AND p.living_area >= $3 AND p.living_area < $4
            ORDER BY f.certificate_valid_to, f.person_id LIMIT $5";
        let limit = i64::from(limit);
        let rows = fetch_all!(self, (Uuid, NaiveDate), sql, day, last, &first, &end, limit)?;
        Ok(rows.into_iter().map(|(id, day)| (PersonId(id), day)).collect())
    }
}

impl Transaction {
    /// Keeps the rest of a person's file, replacing what was there.
    pub async fn set_person_profile(
        &mut self,
        person: PersonId,
        profile: &Profile,
    ) -> Result<(), StoreError> {
        self.set_person_profiles(&[(person, profile.clone())]).await
    }

    /// The same for many.
    pub async fn set_person_profiles(&mut self, profiles: &[(PersonId, Profile)]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO person_profile (person_id, hukou_kind, address, phone_owner, message_language, aids, hours, shift, lodging,
                care_duties, certificate_valid_to)",
            profiles,
            |pair| [
                pair.0.0,
                pair.1.hukou_kind.map(HukouKind::code),
                &pair.1.address,
                pair.1.phone_owner.map(PhoneOwner::code),
                pair.1.message_language.map(MessageLanguage::code),
                list(&pair.1.aids),
                pair.1.hours.map(Hours::code),
                pair.1.shift.map(Shift::code),
                pair.1.lodging.map(Lodging::code),
                list(&pair.1.care_duties),
                pair.1.certificate_valid_to,
            ],
            "ON CONFLICT (person_id) DO UPDATE SET hukou_kind = excluded.hukou_kind, address = excluded.address,
                phone_owner = excluded.phone_owner, message_language = excluded.message_language, aids = excluded.aids, hours = excluded.hours,
                shift = excluded.shift, lodging = excluded.lodging, care_duties = excluded.care_duties,
                certificate_valid_to = excluded.certificate_valid_to",
        );
        Ok(())
    }
}

on_database! {
    find_person_profile(person: PersonId) -> Profile;
    list_certificates_ending(area: Option<AreaCode>, day: NaiveDate, last: NaiveDate, limit: u32)
        -> Vec<(PersonId, NaiveDate)>;
}

#[derive(sqlx::FromRow)]
struct ProfileRow {
    person_id: Uuid,
    hukou_kind: Option<String>,
    address: String,
    phone_owner: Option<String>,
    message_language: Option<String>,
    aids: String,
    hours: Option<String>,
    shift: Option<String>,
    lodging: Option<String>,
    care_duties: String,
    certificate_valid_to: Option<NaiveDate>,
}

impl TryFrom<ProfileRow> for Profile {
    type Error = StoreError;
    fn try_from(row: ProfileRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person_profile",
            id: row.person_id,
        };
        Ok(Self {
            hukou_kind: place.parse_option("hukou_kind", row.hukou_kind)?,
            address: row.address,
            phone_owner: place.parse_option("phone_owner", row.phone_owner)?,
            message_language: place.parse_option("message_language", row.message_language)?,
            aids: place.list("aids", &row.aids)?,
            hours: place.parse_option("hours", row.hours)?,
            shift: place.parse_option("shift", row.shift)?,
            lodging: place.parse_option("lodging", row.lodging)?,
            care_duties: place.list("care_duties", &row.care_duties)?,
            certificate_valid_to: row.certificate_valid_to,
        })
    }
}
