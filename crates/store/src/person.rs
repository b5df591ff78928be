//! Tables `person` and `person_category`.

use crate::person_row::PersonRow;
use crate::row::{self, Imported, Place, codes_in};
use crate::vault::columns::{
    CERTIFICATE, CERTIFICATE_INDEX, PHONE, PHONE_INDEX, RESIDENT_ID, RESIDENT_ID_INDEX, RESIDENT_TAIL_INDEX,
};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::person::{Category, EmploymentStatus, Person};
use domain::values::{AreaCode, DisabilityCertificateNo, Education, Phone, ResidentId};
use uuid::Uuid;

/// What an import needs to know of a person who is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonKey {
    /// Our id.
    pub id: PersonId,
    /// The number outside.
    pub no: String,
    /// Mark of the resident ID number, as [`crate::Ring::resident_mark`] gives it.
    pub resident_mark: [u8; 16],
    /// Mark of the fingerprint of the row it came from, as [`crate::Ring::content_mark`] gives it.
    pub content_mark: u64,
    /// Whether the file was merged into another.
    pub merged: bool,
}

macro_rules! columns {
    () => {
        "id, no, resident_id, name, phone, hukou_area, living_area, lon, lat, categories, disability_certificate_no,
            education, employment_status, work_capacity, work_willingness, skills, wanted_occupations, wanted_areas,
            wage_min, distance_km, home_based, functions, literate, no_night, consent, left_on, left_reason,
            version"
    };
}

/// What is computed from the columns.
macro_rules! marks {
    () => {
        "content_hash, resident_id_index, resident_tail_index, phone_index, certificate_index, birth"
    };
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT ", columns!(), " FROM person ", $tail)
    };
}

impl Connection {
    /// The person with this id. A file that was merged into another is not there any more.
    pub async fn find_person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let sql = select!("WHERE id = $1 AND merged_into IS NULL AND erased_on IS NULL");
        let row = fetch_optional!(self, PersonRow, sql, id.0)?;
        self.open_one(row)
    }

    /// The person with this id, or the one whose file it was merged into.
    pub async fn find_person_or_kept(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        let sql = select!("WHERE id = (SELECT COALESCE(merged_into, id) FROM person WHERE id = $1)");
        let row = fetch_optional!(self, PersonRow, sql, id.0)?;
        self.open_one(row)
    }

    /// The person with this number outside; the number of a file that was merged leads to the one that was kept.
    pub async fn find_person_by_no(&mut self, no: &str) -> Result<Option<Person>, StoreError> {
        let sql = select!(
            "WHERE id = (SELECT COALESCE(merged_into, id) FROM person WHERE no = $1) AND erased_on IS NULL"
        );
        let row = fetch_optional!(self, PersonRow, sql, no)?;
        self.open_one(row)
    }

    /// The person with this resident ID number; the number of a file that was merged leads to the one that was kept.
    pub async fn find_person_by_resident_id(&mut self, id: ResidentId) -> Result<Option<Person>, StoreError> {
        let mark = RESIDENT_ID_INDEX.mark(&self.ring().await?, &String::from(id));
        let sql =
            select!("WHERE id = (SELECT COALESCE(merged_into, id) FROM person WHERE resident_id_index = $1)");
        let row = fetch_optional!(self, PersonRow, sql, mark)?;
        self.open_one(row)
    }

    /// The person with this disability certificate.
    pub async fn find_person_by_certificate(
        &mut self,
        no: DisabilityCertificateNo,
    ) -> Result<Option<Person>, StoreError> {
        let mark = CERTIFICATE_INDEX.mark(&self.ring().await?, &String::from(no));
        let sql = select!("WHERE certificate_index = $1 AND merged_into IS NULL ORDER BY no LIMIT 1");
        let row = fetch_optional!(self, PersonRow, sql, mark)?;
        self.open_one(row)
    }

    /// Everybody with this telephone number, by living area and number: families share one.
    pub async fn list_people_by_phone(&mut self, phone: &Phone) -> Result<Vec<Person>, StoreError> {
        let mark = PHONE_INDEX.mark(&self.ring().await?, phone.as_ref());
        let sql = select!("WHERE phone_index = $1 AND merged_into IS NULL ORDER BY living_area, no");
        let rows = fetch_all!(self, PersonRow, sql, mark)?;
        self.open_all(rows)
    }

    /// Everybody in an area whose resident ID number ends with these four characters, by living area and number.
    pub async fn list_people_by_resident_tail(
        &mut self,
        tail: &str,
        area: Option<AreaCode>,
    ) -> Result<Vec<Person>, StoreError> {
        let mark = RESIDENT_TAIL_INDEX.mark(&self.ring().await?, &tail.to_ascii_uppercase());
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE resident_tail_index = $1 AND living_area >= $2 AND living_area < $3 AND merged_into IS NULL
                ORDER BY living_area, no"
        );
        let rows = fetch_all!(self, PersonRow, sql, mark, &first, &end)?;
        self.open_all(rows)
    }

    /// The people with these ids, in no particular order; unknown ids are left out.
    pub async fn list_people(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM person WHERE id IN ({}) AND merged_into IS NULL AND erased_on IS NULL"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, PersonRow, sql, ids);
        self.open_all(rows)
    }

    /// Everybody who lives in an area, by living area and number; those whose files were erased too, as nobody: they
    /// count in the years before.
    pub async fn list_people_in_area(&mut self, area: Option<AreaCode>) -> Result<Vec<Person>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE living_area >= $1 AND living_area < $2 AND merged_into IS NULL ORDER BY living_area, no"
        );
        let rows = fetch_all!(self, PersonRow, sql, &first, &end)?;
        self.open_all(rows)
    }

    /// Who of an area belongs to a group today: id, home and birth date.
    pub async fn list_people_of(
        &mut self,
        area: Option<AreaCode>,
        category: Category,
    ) -> Result<Vec<(PersonId, AreaCode, NaiveDate)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT p.id, p.living_area, p.birth FROM person AS p
            JOIN person_category AS c ON c.person_id = p.id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND c.category = $3 AND p.erased_on IS NULL
                AND p.merged_into IS NULL ORDER BY p.living_area, p.no";
        let rows = fetch_all!(
            self,
            (Uuid, String, NaiveDate),
            sql,
            &first,
            &end,
            category.code()
        )?;
        let read = |(id, home, birth): (Uuid, String, NaiveDate)| {
            let place = Place { table: "person", id };
            Ok((PersonId(id), place.parse("living_area", &home)?, birth))
        };
        rows.into_iter().map(read).collect()
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
            "WHERE living_area >= $1 AND living_area < $2 AND merged_into IS NULL AND erased_on IS NULL
                ORDER BY living_area, no LIMIT $3 OFFSET $4"
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
        self.open_all(rows)
    }

    /// The next people by id, for walking through all of them in portions.
    pub async fn list_people_after(
        &mut self,
        after: Option<PersonId>,
        limit: u32,
    ) -> Result<Vec<Person>, StoreError> {
        let after = after.map_or(Uuid::nil(), |id| id.0);
        let sql = select!("WHERE id > $1 AND merged_into IS NULL AND erased_on IS NULL ORDER BY id LIMIT $2");
        let rows = fetch_all!(self, PersonRow, sql, after, i64::from(limit))?;
        self.open_all(rows)
    }

    /// What an import needs to know of everybody, merged files included. Nothing is unsealed for it.
    pub async fn list_person_keys(&mut self) -> Result<Vec<PersonKey>, StoreError> {
        let sql = "SELECT id, no, resident_id_index, content_hash, merged_into IS NOT NULL FROM person
            WHERE erased_on IS NULL";
        let rows = fetch_all!(self, KeyRow, sql)?;
        rows.into_iter().map(key).collect()
    }

    /// Whether anybody is or was on the register, files that were merged or erased included.
    pub async fn has_people(&mut self) -> Result<bool, StoreError> {
        Ok(fetch_optional!(self, (i32,), "SELECT 1 FROM person LIMIT 1")?.is_some())
    }

    /// How many people live in an area; those whose files were erased are nobody.
    pub async fn count_people(&mut self, area: Option<AreaCode>) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM person
            WHERE living_area >= $1 AND living_area < $2 AND merged_into IS NULL AND erased_on IS NULL";
        Ok(fetch_count!(self, sql, &first, &end)?)
    }

    /// How many of a group live in an area; those whose files were erased are nobody.
    pub async fn count_people_in_group(
        &mut self,
        area: Option<AreaCode>,
        group: Category,
    ) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM person AS p JOIN person_category AS c ON c.person_id = p.id AND c.category = $3
            WHERE p.living_area >= $1 AND p.living_area < $2 AND p.merged_into IS NULL AND p.erased_on IS NULL";
        Ok(fetch_count!(self, sql, &first, &end, group.code())?)
    }

    fn open_one(&self, row: Option<PersonRow>) -> Result<Option<Person>, StoreError> {
        row.map(|row| row.open(self.keys())).transpose()
    }

    fn open_all(&self, rows: Vec<PersonRow>) -> Result<Vec<Person>, StoreError> {
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }
}

impl Transaction {
    /// Adds people. A number or resident ID number that is there already is a violation of `person_no_key` or
    /// `person_resident_id_key`.
    pub async fn add_people(&mut self, people: &[Imported<Person>]) -> Result<u64, StoreError> {
        let added = self.put_people(people, "").await?;
        self.add_categories(people).await?;
        self.compare_again(people).await?;
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
        self.forget_look_alikes(&ids).await?;
        self.add_categories(people).await?;
        self.compare_again(people).await?;
        Ok(written)
    }

    /// Replaces somebody who is found by the same name, numbers, place and groups as before: what hangs on these stays as it
    /// is. The version goes up by one.
    pub async fn replace_person(&mut self, person: &Person) -> Result<(), StoreError> {
        if let Some(gathered) = self.gathered() {
            gathered.people.push(person.clone());
            return Ok(());
        }
        self.replace_people(std::slice::from_ref(person)).await
    }

    /// The same for many, each of whom stands there once.
    pub(crate) async fn replace_people(&mut self, people: &[Person]) -> Result<(), StoreError> {
        let written: Vec<Imported<Person>> = people.iter().cloned().map(Imported::from).collect();
        self.put_people(&written, REPLACE).await.map(drop)
    }

    /// Says whether the record still is of this version, and holds it until the end of the transaction.
    pub async fn claim_person(&mut self, id: PersonId, version: u32) -> Result<bool, StoreError> {
        // Held once: what was written upon it is another version, and has to be looked at.
        let held = self.gathered().and_then(|gathered| gathered.held.remove(&id));
        if held == Some(version) {
            return Ok(true);
        }
        self.write_gathered().await?;
        let sql =
            "UPDATE person SET version = version WHERE id = $1 AND version = $2 AND merged_into IS NULL";
        Ok(execute!(self, sql, id.0, i64::from(version))? > 0)
    }

    async fn put_people(
        &mut self,
        people: &[Imported<Person>],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        let ring = self.sealing_ring().await?;
        Ok(insert_all!(
            self,
            concat!("INSERT INTO person (", columns!(), ", ", marks!(), ")"),
            people,
            |person| [
                person.record.id.0,
                &person.record.no,
                ring.seal(RESIDENT_ID.cell(person.record.id.0), &resident_id(person)),
                &person.record.name,
                phone(person).map(|text| ring.seal(PHONE.cell(person.record.id.0), text)),
                person.record.hukou_area.to_string(),
                person.record.living_area.to_string(),
                person.record.point.map(|point| point.lon),
                person.record.point.map(|point| point.lat),
                row::categories(person.record.categories),
                certificate(person).map(|text| ring.seal(CERTIFICATE.cell(person.record.id.0), &text)),
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
                ring.content_mark(person.content_hash) as i64,
                RESIDENT_ID_INDEX.mark(&ring, &resident_id(person)),
                RESIDENT_TAIL_INDEX.mark(&ring, &resident_id(person)),
                phone(person).map(|text| PHONE_INDEX.mark(&ring, text)),
                certificate(person).map(|text| CERTIFICATE_INDEX.mark(&ring, &text)),
                person.record.birth(),
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
    find_person_or_kept(id: PersonId) -> Option<Person>;
    find_person_by_no(no: &str) -> Option<Person>;
    find_person_by_resident_id(id: ResidentId) -> Option<Person>;
    find_person_by_certificate(no: DisabilityCertificateNo) -> Option<Person>;
    list_people_by_phone(phone: &Phone) -> Vec<Person>;
    list_people_by_resident_tail(tail: &str, area: Option<AreaCode>) -> Vec<Person>;
    list_people(ids: &[PersonId]) -> Vec<Person>;
    list_people_in_area(area: Option<AreaCode>) -> Vec<Person>;
    list_people_page(area: Option<AreaCode>, offset: u64, limit: u32) -> Vec<Person>;
    list_people_after(after: Option<PersonId>, limit: u32) -> Vec<Person>;
    list_person_keys() -> Vec<PersonKey>;
    has_people() -> bool;
    count_people(area: Option<AreaCode>) -> u64;
    count_people_in_group(area: Option<AreaCode>, group: Category) -> u64;
}

/// Id, number outside, mark of the resident ID number, fingerprint, whether it was merged.
type KeyRow = (Uuid, String, Option<Vec<u8>>, i64, bool);

fn key((id, no, mark, content, merged): KeyRow) -> Result<PersonKey, StoreError> {
    let place = Place { table: "person", id };
    let mark = place.need("resident_id_index", mark)?;
    Ok(PersonKey {
        id: PersonId(id),
        no,
        resident_mark: place.at("resident_id_index", mark.try_into())?,
        content_mark: content as u64,
        merged,
    })
}

fn resident_id(person: &Imported<Person>) -> String {
    person.record.resident_id.into()
}

fn phone(person: &Imported<Person>) -> Option<&str> {
    person.record.phone.as_ref().map(AsRef::as_ref)
}

fn certificate(person: &Imported<Person>) -> Option<String> {
    person.record.disability_certificate.map(String::from)
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
    content_hash = CASE WHEN excluded.content_hash = 0 THEN person.content_hash ELSE excluded.content_hash END,
    resident_id_index = excluded.resident_id_index,
    resident_tail_index = excluded.resident_tail_index, phone_index = excluded.phone_index,
    certificate_index = excluded.certificate_index, birth = excluded.birth";
