//! Table `person`, many at once: what lists of other departments are laid beside.

use crate::database::On;
use crate::row::{Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::{HouseholdId, PersonId};
use domain::values::AreaCode;
use std::collections::HashSet;
use uuid::Uuid;

/// What of a file names that look alike are compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Who.
    pub id: PersonId,
    /// The number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where the person lives.
    pub area: AreaCode,
    /// Birth date.
    pub birth: NaiveDate,
}

/// Where a walk over names stands: the living area and the number of the last one seen.
pub type NamesAfter = (String, String);

impl Connection {
    /// Who has resident ID numbers with these marks, as [`crate::Ring::resident_mark`] gives them.
    pub async fn list_people_by_resident_marks(
        &mut self,
        marks: &[[u8; 16]],
    ) -> Result<Vec<([u8; 16], PersonId)>, StoreError> {
        let keys: Vec<&[u8]> = marks.iter().map(<[u8; 16]>::as_slice).collect();
        // The number of a file that was made one with another leads to that.
        let sql = |marks| {
            format!(
                "SELECT resident_id_index, COALESCE(merged_into, id) FROM person WHERE resident_id_index IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Vec<u8>, Uuid), sql, keys);
        let found = |(mark, id): (Vec<u8>, Uuid)| {
            let place = Place { table: "person", id };
            Ok::<_, StoreError>((place.at("resident_id_index", mark.try_into())?, PersonId(id)))
        };
        rows.into_iter().map(found).collect()
    }

    /// The next names of an area, by living area and number, for walking through all of them in portions.
    pub async fn list_names_after(
        &mut self,
        area: AreaCode,
        after: &NamesAfter,
        limit: u32,
    ) -> Result<Vec<PersonName>, StoreError> {
        let (first, end) = codes_in(Some(area));
        let sql = "SELECT id, no, name, living_area, birth FROM person
            WHERE living_area >= $1 AND living_area < $2 AND (living_area, no) > ($3, $4)
                AND merged_into IS NULL AND erased_on IS NULL
            ORDER BY living_area, no LIMIT $5";
        let limit = i64::from(limit);
        let rows = fetch_all!(self, NameRow, sql, &first, &end, &after.0, &after.1, limit)?;
        rows.into_iter().map(PersonName::try_from).collect()
    }

    /// The households these people belong to now.
    pub async fn list_households_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, HouseholdId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, household_id FROM household_member
                WHERE left_on IS NULL AND person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(person, household)| (PersonId(person), HouseholdId(household)))
            .collect())
    }

    /// Those of these people on whose file something hangs that a list does not bring along: leads, applications, links,
    /// work, notes, proxies, other numbers, hand-overs, merges.
    pub async fn list_people_with_ties(
        &mut self,
        people: &[PersonId],
    ) -> Result<HashSet<PersonId>, StoreError> {
        const TIES: [&str; 16] = [
            "lead.person_id",
            "recognition.person_id",
            "recognition_task.person_id",
            "personal_link.person_id",
            "proxy.person_id",
            "employment_spell.person_id",
            "training_need.person_id",
            "group_note.person_id",
            "vocational_certificate.person_id",
            "person_phone.person_id",
            "hand_over_person.person_id",
            "merge.kept_id",
            "merge.gone_id",
            "account_person.person_id",
            "erasure.person_id",
            "data_request.person_id",
        ];
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        let mut tied = HashSet::new();
        for tie in TIES {
            let (table, column) = tie.split_once('.').unwrap_or((tie, "person_id"));
            let sql = |marks| format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({marks})");
            let rows = fetch_in!(self, (Uuid,), sql, ids);
            tied.extend(rows.into_iter().map(|(id,)| PersonId(id)));
        }
        Ok(tied)
    }
}

impl Transaction {
    /// Holds these people until the end, so that nobody writes them meanwhile. SQLite lets only one transaction write.
    pub async fn hold_people(&mut self, people: &[PersonId]) -> Result<(), StoreError> {
        if matches!(self.on(), On::Sqlite(_)) {
            return Ok(());
        }
        let mut ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        ids.sort_unstable();
        let sql = |marks| format!("SELECT id FROM person WHERE id IN ({marks}) ORDER BY id FOR UPDATE");
        let _held = fetch_in!(self, (Uuid,), sql, ids);
        Ok(())
    }

    /// Takes people off the register with what belongs to them alone. A lead or an application of theirs is a violation.
    pub async fn delete_people(&mut self, people: &[PersonId]) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|person| person.0).collect();
        self.forget_look_alikes(&ids).await?;
        Ok(execute_in!(
            self,
            |marks| format!("DELETE FROM person WHERE id IN ({marks})"),
            ids
        ))
    }

    /// Takes away those of these households to which nobody belongs or belonged. Gives how many.
    pub async fn delete_empty_households(&mut self, ids: &[HouseholdId]) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        Ok(execute_in!(
            self,
            |marks| format!(
                "DELETE FROM household WHERE id IN ({marks}) AND NOT EXISTS (
                    SELECT 1 FROM household_member m WHERE m.household_id = household.id)"
            ),
            ids
        ))
    }

    /// Takes memberships of people in a household away, as if they had never been.
    pub async fn delete_household_members(
        &mut self,
        household: HouseholdId,
        people: &[PersonId],
    ) -> Result<(), StoreError> {
        for person in people {
            let sql = "DELETE FROM household_member WHERE household_id = $1 AND person_id = $2";
            execute!(self, sql, household.0, person.0)?;
        }
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: Uuid,
    no: String,
    name: String,
    living_area: String,
    birth: Option<NaiveDate>,
}

impl TryFrom<NameRow> for PersonName {
    type Error = StoreError;
    fn try_from(row: NameRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "person",
            id: row.id,
        };
        Ok(Self {
            id: PersonId(row.id),
            no: row.no,
            name: row.name,
            area: place.parse("living_area", &row.living_area)?,
            birth: place.need("birth", row.birth)?,
        })
    }
}
