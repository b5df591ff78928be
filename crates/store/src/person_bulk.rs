//! Table `person`, many at once: what lists of other departments are laid beside.

use crate::database::On;
use crate::row::{Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::{HouseholdId, PersonId};
use domain::values::AreaCode;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What of a file names that look alike are compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Where the person lives.
    pub area: AreaCode,
    /// Birth date.
    pub birth: NaiveDate,
}

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

    /// Where people of an area live: each code that stands on somebody's file, in order.
    pub async fn list_living_areas(&mut self, area: AreaCode) -> Result<Vec<AreaCode>, StoreError> {
        let (first, end) = codes_in(Some(area));
        let sql = "SELECT DISTINCT living_area FROM person WHERE living_area >= $1 AND living_area < $2 ORDER BY living_area";
        let rows: Vec<(String,)> = fetch_all!(self, (String,), sql, &first, &end)?;
        rows.iter().map(|(code,)| living_area(code)).collect()
    }

    /// The names of everybody who lives just at these places; in no order. A row of the answer holds a whole place: a row for
    /// each of a million people takes three times as long.
    pub async fn list_names_at(&mut self, places: &[AreaCode]) -> Result<Vec<PersonName>, StoreError> {
        let codes: Vec<String> = places.iter().map(AreaCode::to_string).collect();
        let keys: Vec<&str> = codes.iter().map(String::as_str).collect();
        let (id, code_to_text) = match self.on() {
            On::Sqlite(_) => ("hex(id)", "char"),
            On::Postgres(_) => ("CAST(id AS TEXT)", "chr"),
        };
        let end = format!("{code_to_text}({})", u32::from(NAME_END));
        let part = format!("{code_to_text}({})", u32::from(NAME_PART));
        let sql = |marks| {
            format!(
                "SELECT living_area, string_agg(
                    {id} || {part} || COALESCE(CAST(birth AS TEXT), '') || {part} || replace(name, {end}, ''), {end})
                FROM person WHERE living_area IN ({marks}) AND merged_into IS NULL AND erased_on IS NULL
                GROUP BY living_area"
            )
        };
        let rows = fetch_in!(self, (String, String), sql, keys);
        let mut names = Vec::new();
        for (code, people) in rows {
            let area = living_area(&code)?;
            for person in people.split(NAME_END) {
                names.push(PersonName::read(area, person)?);
            }
        }
        Ok(names)
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

    /// Those of these people on whose file something hangs that a list does not bring along, as [`TIES`] says. Each is named
    /// with the household a list brought them into.
    pub async fn list_people_with_ties(
        &mut self,
        people: &[(PersonId, Option<HouseholdId>)],
    ) -> Result<HashSet<PersonId>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|(person, _)| person.0).collect();
        let mut tied = self.list_people_elsewhere(people).await?;
        for (table, column, _) in TIES.iter().filter(|(.., tie)| *tie == Tie::Keeps) {
            let sql = |marks| format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({marks})");
            let rows = fetch_in!(self, (Uuid,), sql, ids);
            tied.extend(rows.into_iter().map(|(id,)| PersonId(id)));
        }
        Ok(tied)
    }

    /// Those of these people who belong or belonged to another household than that beside them, or have left it.
    async fn list_people_elsewhere(
        &mut self,
        people: &[(PersonId, Option<HouseholdId>)],
    ) -> Result<HashSet<PersonId>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|(person, _)| person.0).collect();
        let sql = |marks| {
            format!(
                "SELECT person_id, household_id, left_on IS NOT NULL FROM household_member
                WHERE person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid, bool), sql, ids);
        let brought: HashMap<PersonId, Option<HouseholdId>> = people.iter().copied().collect();
        let elsewhere = |(person, home, left): (Uuid, Uuid, bool)| {
            let own = brought.get(&PersonId(person)).copied().flatten();
            (left || own != Some(HouseholdId(home))).then_some(PersonId(person))
        };
        Ok(rows.into_iter().filter_map(elsewhere).collect())
    }
}

/// What becomes of a file that came with a list, when the list is taken back and something says something of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The file stays: somebody works with it.
    Keeps,
    /// The file stays if the person belongs to another household than that of the list.
    KeepsElsewhere,
    /// It goes with the file: the list brought it along, or it says nothing that is not said elsewhere.
    Goes,
}

/// Every column that says which person a row is about, and whether it keeps a file that came with a list. A table that is
/// missing here would be lost with the file, or would keep the list from being taken back: a test compares this with the
/// schema.
pub static TIES: &[(&str, &str, Tie)] = &[
    ("lead", "person_id", Tie::Keeps),
    ("recognition", "person_id", Tie::Keeps),
    ("recognition_task", "person_id", Tie::Keeps),
    ("personal_link", "person_id", Tie::Keeps),
    ("proxy", "person_id", Tie::Keeps),
    ("employment_spell", "person_id", Tie::Keeps),
    ("training_need", "person_id", Tie::Keeps),
    ("group_note", "person_id", Tie::Keeps),
    ("vocational_certificate", "person_id", Tie::Keeps),
    ("person_phone", "person_id", Tie::Keeps),
    ("hand_over_person", "person_id", Tie::Keeps),
    ("merge", "kept_id", Tie::Keeps),
    ("merge", "gone_id", Tie::Keeps),
    ("merged_lead", "person_id", Tie::Keeps),
    ("person", "merged_into", Tie::Keeps),
    ("not_alike", "one_id", Tie::Keeps),
    ("not_alike", "other_id", Tie::Keeps),
    ("account_person", "person_id", Tie::Keeps),
    ("erasure", "person_id", Tie::Keeps),
    ("data_request", "person_id", Tie::Keeps),
    ("consent", "person_id", Tie::Keeps),
    ("visit", "person_id", Tie::Keeps),
    ("visit_proposal", "person_id", Tie::Keeps),
    ("visit_photo", "person_id", Tie::Keeps),
    ("message", "person_id", Tie::Keeps),
    ("phone_call", "person_id", Tie::Keeps),
    ("push_subscription", "person_id", Tie::Keeps),
    ("placement", "person_id", Tie::Keeps),
    ("post_tenure", "person_id", Tie::Keeps),
    ("land_enrolment", "person_id", Tie::Keeps),
    ("startup", "person_id", Tie::Keeps),
    ("work_assessment", "person_id", Tie::Keeps),
    ("assessment_paper", "person_id", Tie::Keeps),
    ("week_target", "person_id", Tie::Keeps),
    ("enrolment", "person_id", Tie::Keeps),
    ("claim", "person_id", Tie::Keeps),
    ("labour_group_member", "person_id", Tie::Keeps),
    ("fair_registration", "person_id", Tie::Keeps),
    ("fair_news", "person_id", Tie::Keeps),
    ("labour_case", "person_id", Tie::Keeps),
    ("fair_attendance", "person_id", Tie::Keeps),
    ("work_proposal", "person_id", Tie::Keeps),
    ("household_member", "person_id", Tie::KeepsElsewhere),
    ("person", "id", Tie::Goes),
    ("person_category", "person_id", Tie::Goes),
    ("category_period", "person_id", Tie::Goes),
    ("person_profile", "person_id", Tie::Goes),
    ("person_key", "person_id", Tie::Goes),
    ("person_owner", "person_id", Tie::Goes),
    ("past_area", "person_id", Tie::Goes),
    ("retention", "person_id", Tie::Goes),
    ("calendar_feed", "person_id", Tie::Goes),
    ("export_person", "person_id", Tie::Goes),
    ("list_row", "person_id", Tie::Goes),
    ("list_gone", "person_id", Tie::Goes),
    ("task", "person_id", Tie::Goes),
    ("task_due", "person_id", Tie::Goes),
    ("visit_conflict", "person_id", Tie::Goes),
    ("access_log", "person_id", Tie::Goes),
    ("access_person", "person_id", Tie::Goes),
    ("look_alike", "one_person_id", Tie::Goes),
    ("look_alike", "other_person_id", Tie::Goes),
];

impl Transaction {
    /// Holds these people until the end, so that nobody writes them meanwhile. SQLite lets only one transaction write.
    pub async fn hold_people(&mut self, people: &[PersonId]) -> Result<(), StoreError> {
        if matches!(self.on(), On::Sqlite(_)) {
            return Ok(());
        }
        // Who seals holds the keys before any people: so does whoever turns them.
        self.sealing_ring().await?;
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

/// What ends a name in the text of a place, and what stands between its parts.
const NAME_END: char = '\u{1e}';
const NAME_PART: char = '\u{1f}';

fn living_area(code: &str) -> Result<AreaCode, StoreError> {
    let place = Place {
        table: "person",
        id: Uuid::nil(),
    };
    place.parse("living_area", code)
}

impl PersonName {
    /// Reads one name of the text of a place.
    fn read(area: AreaCode, text: &str) -> Result<Self, StoreError> {
        let mut parts = text.splitn(3, NAME_PART);
        let mut next = || parts.next().unwrap_or_default();
        let (id, birth, name) = (next(), next(), next());
        let nobody = Place {
            table: "person",
            id: Uuid::nil(),
        };
        let id: Uuid = nobody.parse("id", id)?;
        let place = Place { table: "person", id };
        Ok(Self {
            id: PersonId(id),
            name: name.to_owned(),
            area,
            birth: place.parse("birth", birth)?,
        })
    }
}
