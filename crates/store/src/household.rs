//! Tables `household` and `household_member`.

use crate::database::On;
use crate::row::Place;
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::household::{Household, Member, SubsistenceClass};
use domain::ids::{HouseholdId, MemberId, PersonId};
use domain::values::Fen;
use uuid::Uuid;

macro_rules! members {
    ($tail:literal) => {
        concat!(
            "SELECT id, household_id, person_id, name, birth_year, relation, joined_on, left_on
                FROM household_member ",
            $tail
        )
    };
}

impl Connection {
    /// The household with this id.
    pub async fn find_household(&mut self, id: HouseholdId) -> Result<Option<Household>, StoreError> {
        let sql =
            "SELECT id, area, address, kind, contracted, remaining, agri_population, subsistence, allowance,
            ended_on, version FROM household WHERE id = $1";
        let row = fetch_optional!(self, HouseholdRow, sql, id.0)?;
        row.map(Household::try_from).transpose()
    }

    /// The households with these ids.
    pub async fn list_households(&mut self, ids: &[HouseholdId]) -> Result<Vec<Household>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, area, address, kind, contracted, remaining, agri_population, subsistence, allowance,
                ended_on, version FROM household WHERE id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, HouseholdRow, sql, ids);
        rows.into_iter().map(Household::try_from).collect()
    }

    /// The household a person belongs to now.
    pub async fn find_household_of(&mut self, person: PersonId) -> Result<Option<HouseholdId>, StoreError> {
        let sql = "SELECT household_id FROM household_member WHERE person_id = $1 AND left_on IS NULL";
        let row = fetch_optional!(self, (Uuid,), sql, person.0)?;
        Ok(row.map(|(id,)| HouseholdId(id)))
    }

    /// Who belongs or belonged to a household, in the order they joined.
    pub async fn list_household_members(&mut self, id: HouseholdId) -> Result<Vec<Member>, StoreError> {
        let sql = members!("WHERE household_id = $1 ORDER BY joined_on, id");
        let rows = fetch_all!(self, MemberRow, sql, id.0)?;
        rows.into_iter().map(Member::try_from).collect()
    }

    /// Who belongs to these households now.
    pub async fn list_present_members(&mut self, ids: &[HouseholdId]) -> Result<Vec<Member>, StoreError> {
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, household_id, person_id, name, birth_year, relation, joined_on, left_on
                    FROM household_member WHERE left_on IS NULL AND household_id IN ({marks})
                    ORDER BY household_id, joined_on, id"
            )
        };
        let rows = fetch_in!(self, MemberRow, sql, ids);
        rows.into_iter().map(Member::try_from).collect()
    }

    /// Every membership of a person, past and present.
    pub async fn list_memberships_of(&mut self, person: PersonId) -> Result<Vec<Member>, StoreError> {
        let sql = members!("WHERE person_id = $1 ORDER BY joined_on, id");
        let rows = fetch_all!(self, MemberRow, sql, person.0)?;
        rows.into_iter().map(Member::try_from).collect()
    }

    /// The member with this id.
    pub async fn find_household_member(&mut self, id: MemberId) -> Result<Option<Member>, StoreError> {
        let row = fetch_optional!(self, MemberRow, members!("WHERE id = $1"), id.0)?;
        row.map(Member::try_from).transpose()
    }
}

impl Transaction {
    /// Adds households.
    pub async fn add_households(&mut self, households: &[Household]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO household (id, area, address, kind, contracted, remaining, agri_population, subsistence,
                allowance, ended_on, version)",
            households,
            |one| [
                one.id.0,
                one.area.to_string(),
                &one.address,
                one.kind.code(),
                one.contracted.map(i64::from),
                one.remaining.map(i64::from),
                one.agri_population.map(i64::from),
                one.subsistence.map(SubsistenceClass::code),
                one.allowance.map(|fen| fen.0),
                one.ended_on,
                i64::from(one.version),
            ],
            "",
        );
        Ok(())
    }

    /// Holds these households until the end, so that nobody writes them meanwhile. SQLite lets only one transaction write.
    pub async fn hold_households(&mut self, households: &[HouseholdId]) -> Result<(), StoreError> {
        if matches!(self.on(), On::Sqlite(_)) {
            return Ok(());
        }
        let mut ids: Vec<Uuid> = households.iter().map(|id| id.0).collect();
        ids.sort_unstable();
        let sql = |marks| format!("SELECT id FROM household WHERE id IN ({marks}) ORDER BY id FOR UPDATE");
        let _held = fetch_in!(self, (Uuid,), sql, ids);
        Ok(())
    }

    /// Changes a household that still is of the version the record names; its version goes up by one. Says whether it
    /// was.
    pub async fn set_household(&mut self, one: &Household) -> Result<bool, StoreError> {
        let written = execute!(
            self,
            "UPDATE household SET area = $3, address = $4, kind = $5, contracted = $6, remaining = $7,
                agri_population = $8, subsistence = $9, allowance = $10, ended_on = $11, version = version + 1
            WHERE id = $1 AND version = $2",
            one.id.0,
            i64::from(one.version),
            one.area.to_string(),
            &one.address,
            one.kind.code(),
            one.contracted.map(i64::from),
            one.remaining.map(i64::from),
            one.agri_population.map(i64::from),
            one.subsistence.map(SubsistenceClass::code),
            one.allowance.map(|fen| fen.0),
            one.ended_on,
        )?;
        Ok(written > 0)
    }

    /// Adds members. A person who belongs to a household already is a violation of `household_member_person_id_key`.
    pub async fn add_household_members(&mut self, members: &[Member]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO household_member (id, household_id, person_id, name, birth_year, relation, joined_on,
                left_on)",
            members,
            |one| [
                one.id.0,
                one.household.0,
                one.person.map(|person| person.0),
                &one.name,
                one.birth_year.map(i64::from),
                one.relation.code(),
                one.joined_on,
                one.left_on,
            ],
            "",
        );
        Ok(())
    }

    /// Ends a membership. Says whether it was under way.
    pub async fn end_household_member(&mut self, id: MemberId, last: NaiveDate) -> Result<bool, StoreError> {
        let sql = "UPDATE household_member SET left_on = $2 WHERE id = $1 AND left_on IS NULL";
        Ok(execute!(self, sql, id.0, last)? > 0)
    }

    /// Says what a member is to the head. Says whether there was such a member.
    pub async fn set_household_relation(
        &mut self,
        id: MemberId,
        relation: domain::household::Relation,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE household_member SET relation = $2 WHERE id = $1";
        Ok(execute!(self, sql, id.0, relation.code())? > 0)
    }
}

on_database! {
    find_household(id: HouseholdId) -> Option<Household>;
    find_household_of(person: PersonId) -> Option<HouseholdId>;
    list_household_members(id: HouseholdId) -> Vec<Member>;
    list_memberships_of(person: PersonId) -> Vec<Member>;
    find_household_member(id: MemberId) -> Option<Member>;
}

#[derive(sqlx::FromRow)]
struct HouseholdRow {
    id: Uuid,
    area: String,
    address: String,
    kind: String,
    contracted: Option<i64>,
    remaining: Option<i64>,
    agri_population: Option<i64>,
    subsistence: Option<String>,
    allowance: Option<i64>,
    ended_on: Option<NaiveDate>,
    version: i64,
}

impl TryFrom<HouseholdRow> for Household {
    type Error = StoreError;
    fn try_from(row: HouseholdRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "household",
            id: row.id,
        };
        Ok(Self {
            id: HouseholdId(row.id),
            area: place.parse("area", &row.area)?,
            address: row.address,
            kind: place.parse("kind", &row.kind)?,
            contracted: place.number_option("contracted", row.contracted)?,
            remaining: place.number_option("remaining", row.remaining)?,
            agri_population: place.number_option("agri_population", row.agri_population)?,
            subsistence: place.parse_option("subsistence", row.subsistence)?,
            allowance: row.allowance.map(Fen),
            ended_on: row.ended_on,
            version: place.number("version", row.version)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    id: Uuid,
    household_id: Uuid,
    person_id: Option<Uuid>,
    name: String,
    birth_year: Option<i64>,
    relation: String,
    joined_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

impl TryFrom<MemberRow> for Member {
    type Error = StoreError;
    fn try_from(row: MemberRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "household_member",
            id: row.id,
        };
        Ok(Self {
            id: MemberId(row.id),
            household: HouseholdId(row.household_id),
            person: row.person_id.map(PersonId),
            name: row.name,
            birth_year: place.number_option("birth_year", row.birth_year)?,
            relation: place.parse("relation", &row.relation)?,
            joined_on: row.joined_on,
            left_on: row.left_on,
        })
    }
}
