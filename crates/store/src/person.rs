//! Tables `person` and `person_category`.

use crate::person_row::PersonRow;
use crate::row::{self, Imported, Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use domain::ids::PersonId;
use domain::person::{Category, EmploymentStatus, Person};
use domain::values::{AreaCode, Education, ResidentId};
use uuid::Uuid;

/// What an import needs to know of a person who is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonKey {
    /// Our id.
    pub id: PersonId,
    /// The number outside.
    pub no: String,
    /// Resident ID number.
    pub resident_id: ResidentId,
    /// Fingerprint of the row it came from.
    pub content_hash: u64,
}

macro_rules! columns {
    () => {
        "id, no, resident_id, name, phone, hukou_area, living_area, lon, lat, categories, disability_certificate_no,
            education, employment_status, work_capacity, work_willingness, skills, wanted_occupations, wanted_areas,
            wage_min, distance_km, home_based, functions, literate, no_night, consent, left_on, left_reason,
            version"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM person ", $tail)
    };
}

impl Connection {
    /// The person with this id.
    pub async fn find_person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let row = fetch_optional!(self, PersonRow, select!("WHERE id = $1"), id.0)?;
        row.map(Person::try_from).transpose()
    }

    /// The person with this number outside.
    pub async fn find_person_by_no(&mut self, no: &str) -> Result<Option<Person>, StoreError> {
        let row = fetch_optional!(self, PersonRow, select!("WHERE no = $1"), no)?;
        row.map(Person::try_from).transpose()
    }

    /// The person with this resident ID number.
    pub async fn find_person_by_resident_id(&mut self, id: ResidentId) -> Result<Option<Person>, StoreError> {
        let row = fetch_optional!(
            self,
            PersonRow,
            select!("WHERE resident_id = $1"),
            String::from(id)
        )?;
        row.map(Person::try_from).transpose()
    }

    /// The people with these ids, in no particular order; unknown ids are left out.
    pub async fn list_people(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!("SELECT ", columns!(), " FROM person WHERE id IN ({})"),
                marks
            )
        };
        let rows = fetch_in!(self, PersonRow, sql, ids);
        rows.into_iter().map(Person::try_from).collect()
    }

    /// Everybody who lives in an area, by living area and number.
    pub async fn list_people_in_area(&mut self, area: Option<AreaCode>) -> Result<Vec<Person>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE living_area >= $1 AND living_area < $2 ORDER BY living_area, no");
        let rows = fetch_all!(self, PersonRow, sql, &first, &end)?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// A page of the people who live in an area, by living area and number.
    pub async fn list_people_page(
        &mut self,
        area: Option<AreaCode>,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<Person>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE living_area >= $1 AND living_area < $2 ORDER BY living_area, no LIMIT $3 OFFSET $4"
        );
        let rows = fetch_all!(
            self,
            PersonRow,
            sql,
            &first,
            &end,
            i64::from(limit),
            offset as i64
        )?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// The next people by id, for walking through all of them in portions.
    pub async fn list_people_after(
        &mut self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<Person>, StoreError> {
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let sql = select!("WHERE id > $1 ORDER BY id LIMIT $2");
        let rows = fetch_all!(self, PersonRow, sql, after, i64::from(limit))?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// What an import needs to know of everybody.
    pub async fn list_person_keys(&mut self) -> Result<Vec<PersonKey>, StoreError> {
        let sql = "SELECT id, no, resident_id, content_hash FROM person";
        let rows = fetch_all!(self, (Uuid, String, String, i64), sql)?;
        rows.into_iter().map(key).collect()
    }

    /// How many people live in an area.
    pub async fn count_people(&mut self, area: Option<AreaCode>) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM person WHERE living_area >= $1 AND living_area < $2";
        Ok(fetch_count!(self, sql, &first, &end)?)
    }
}

impl Transaction {
    /// Adds people. A number or resident ID number that is there already is a violation of `person_no_key` or
    /// `person_resident_id_key`.
    pub async fn add_people(&mut self, people: &[Imported<Person>]) -> Result<u64, StoreError> {
        let added = self.put_people(people, "").await?;
        self.add_categories(people).await?;
        Ok(added)
    }

    /// Adds people, or replaces those that are there by id: their version goes up by one, and those that come from no
    /// file keep the fingerprint of the row they once came from.
    pub async fn set_people(&mut self, people: &[Imported<Person>]) -> Result<u64, StoreError> {
        let written = self.put_people(people, REPLACE).await?;
        let ids: Vec<Uuid> = people.iter().map(|person| person.record.id.0).collect();
        execute_in!(
            self,
            |marks| format!("DELETE FROM person_category WHERE person_id IN ({marks})"),
            ids
        );
        self.add_categories(people).await?;
        Ok(written)
    }

    /// Says whether the record still is of this version, and holds it until the end of the transaction.
    pub async fn claim_person(&mut self, id: PersonId, version: u32) -> Result<bool, StoreError> {
        let sql = "UPDATE person SET version = version WHERE id = $1 AND version = $2";
        Ok(execute!(self, sql, id.0, i64::from(version))? > 0)
    }

    async fn put_people(
        &mut self,
        people: &[Imported<Person>],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            concat!("INSERT INTO person (", columns!(), ", content_hash)"),
            people,
            |person| [
                person.record.id.0,
                &person.record.no,
                String::from(person.record.resident_id),
                &person.record.name,
                person.record.phone.as_ref().map(AsRef::<str>::as_ref),
                person.record.hukou_area.to_string(),
                person.record.living_area.to_string(),
                person.record.point.map(|point| point.lon),
                person.record.point.map(|point| point.lat),
                row::categories(person.record.categories),
                person.record.disability_certificate.map(String::from),
                person.record.education.map(Education::code),
                person.record.employment_status.map(EmploymentStatus::code),
                person.record.work_capacity,
                person.record.work_willingness,
                row::list(&person.record.skills),
                row::list(&person.record.wanted_occupations),
                row::list(&person.record.wanted_areas),
                person.record.wage_min.map(|fen| fen.0),
                person.record.distance_km.map(i64::from),
                person.record.home_based.code(),
                row::functions(person.record.functions),
                person.record.literate,
                person.record.no_night,
                person.record.consent.code(),
                person.record.left.map(|(day, _)| day),
                person.record.left.map(|(_, reason)| reason.code()),
                i64::from(person.record.version),
                person.hash(),
            ],
            tail,
        ))
    }

    async fn add_categories(&mut self, people: &[Imported<Person>]) -> Result<(), StoreError> {
        let held: Vec<(Uuid, Category)> = people
            .iter()
            .flat_map(|person| {
                person
                    .record
                    .categories
                    .iter()
                    .map(|category| (person.record.id.0, category))
            })
            .collect();
        insert_all!(
            self,
            "INSERT INTO person_category (person_id, category)",
            held,
            |pair| [pair.0, pair.1.code()],
            "",
        );
        Ok(())
    }
}

on_database! {
    find_person(id: PersonId) -> Option<Person>;
    find_person_by_no(no: &str) -> Option<Person>;
    find_person_by_resident_id(id: ResidentId) -> Option<Person>;
    list_people(ids: &[PersonId]) -> Vec<Person>;
    list_people_in_area(area: Option<AreaCode>) -> Vec<Person>;
    list_people_page(area: Option<AreaCode>, offset: u64, limit: u32) -> Vec<Person>;
    list_people_after(after: Option<PersonId>, limit: u32) -> Vec<Person>;
    list_person_keys() -> Vec<PersonKey>;
    count_people(area: Option<AreaCode>) -> u64;
}

fn key((id, no, resident_id, hash): (Uuid, String, String, i64)) -> Result<PersonKey, StoreError> {
    Ok(PersonKey {
        id: PersonId(id),
        no,
        resident_id: Place { table: "person", id }.text("resident_id", resident_id)?,
        content_hash: hash as u64,
    })
}

const REPLACE: &str = "ON CONFLICT (id) DO UPDATE SET no = excluded.no, resident_id = excluded.resident_id,
    name = excluded.name, phone = excluded.phone, hukou_area = excluded.hukou_area,
    living_area = excluded.living_area, lon = excluded.lon, lat = excluded.lat, categories = excluded.categories,
    disability_certificate_no = excluded.disability_certificate_no, education = excluded.education,
    employment_status = excluded.employment_status, work_capacity = excluded.work_capacity,
    work_willingness = excluded.work_willingness, skills = excluded.skills,
    wanted_occupations = excluded.wanted_occupations, wanted_areas = excluded.wanted_areas,
    wage_min = excluded.wage_min, distance_km = excluded.distance_km, home_based = excluded.home_based,
    functions = excluded.functions, literate = excluded.literate, no_night = excluded.no_night,
    consent = excluded.consent, left_on = excluded.left_on, left_reason = excluded.left_reason,
    version = person.version + 1,
    content_hash = CASE WHEN excluded.content_hash = 0 THEN person.content_hash ELSE excluded.content_hash END";
