//! Table `person_key`: by what people are found. What the keys are is the services' to say.

use crate::row::codes_in;
use crate::{Connection, StoreError, Transaction};
use domain::ids::PersonId;
use domain::values::AreaCode;
use uuid::Uuid;

/// By what somebody is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonKeys {
    /// Who.
    pub person: PersonId,
    /// Where the person lives.
    pub area: AreaCode,
    /// Name, parts of it, pinyin, initials; each once.
    pub keys: Vec<String>,
}

impl Connection {
    /// Who in an area has a key that begins like a text: whole keys first, then by key. A person may stand in it twice.
    pub async fn list_people_by_key(
        &mut self,
        text: &str,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError> {
        let (first, end) = codes_in(area);
        // The area is no way to find few here: the key is.
        let sql = "SELECT person_id FROM person_key
            WHERE key >= $1 AND key < $2 AND area || '' >= $3 AND area || '' < $4
            ORDER BY key, area, person_id LIMIT $5";
        let limit = i64::from(limit);
        let rows = fetch_all!(self, (Uuid,), sql, text, behind(text), &first, &end, limit)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// The same for areas that people live in themselves (villages), area by area: with few of them it is the faster way.
    pub async fn list_people_by_key_in(
        &mut self,
        text: &str,
        areas: &[AreaCode],
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT key, person_id FROM person_key WHERE area = $1 AND key >= $2 AND key < $3
            ORDER BY key, person_id LIMIT $4";
        let mut found: Vec<(String, Uuid)> = Vec::new();
        for area in areas {
            let area = area.to_string();
            let limit = i64::from(limit);
            found.extend(fetch_all!(
                self,
                (String, Uuid),
                sql,
                area,
                text,
                behind(text),
                limit
            )?);
        }
        found.sort();
        found.truncate(limit as usize);
        Ok(found.into_iter().map(|(_, id)| PersonId(id)).collect())
    }

    /// People behind one by id who have no key, for those who were written by an older program.
    pub async fn list_people_without_keys(
        &mut self,
        after: PersonId,
        limit: u32,
    ) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT id FROM person WHERE id > $1 AND merged_into IS NULL AND erased_on IS NULL AND NOT EXISTS (
                SELECT 1 FROM person_key WHERE person_key.person_id = person.id)
            ORDER BY id LIMIT $2";
        let rows = fetch_all!(self, (Uuid,), sql, after.0, i64::from(limit))?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Sets by what people are found, whatever it was before.
    pub async fn set_person_keys(&mut self, people: &[PersonKeys]) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|one| one.person.0).collect();
        execute_in!(
            self,
            |marks| format!("DELETE FROM person_key WHERE person_id IN ({marks})"),
            ids
        );
        let rows: Vec<(&str, String, Uuid)> = people
            .iter()
            .flat_map(|one| {
                one.keys
                    .iter()
                    .map(|key| (key.as_str(), one.area.to_string(), one.person.0))
            })
            .collect();
        insert_all!(
            self,
            "INSERT INTO person_key (key, area, person_id)",
            rows,
            |row| [row.0, &row.1, row.2],
            "",
        );
        Ok(())
    }
}

on_database! {
    list_people_by_key(text: &str, area: Option<AreaCode>, limit: u32) -> Vec<PersonId>;
    list_people_by_key_in(text: &str, areas: &[AreaCode], limit: u32) -> Vec<PersonId>;
    list_people_without_keys(after: PersonId, limit: u32) -> Vec<PersonId>;
}

/// Behind everything that begins with a text.
fn behind(text: &str) -> String {
    format!("{text}{}", char::MAX)
}
