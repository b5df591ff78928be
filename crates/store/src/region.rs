//! Tables `region_package`, `vacancy_origin`, `labour_group`, `labour_group_member`: work between regions.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{LabourGroupId, PackageId, PersonId, VacancyId};
use domain::region::{KeptPackage, LabourGroup, Origin};
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// The packages of an area, the latest first.
    pub async fn list_packages(
        &mut self,
        area: AreaCode,
        limit: u32,
    ) -> Result<Vec<KeptPackage>, StoreError> {
        let sql = "SELECT id, area, version, valid_until, vacancies, hash, text, made_by, made_at FROM region_package
            WHERE area = $1 ORDER BY version DESC LIMIT $2";
        let rows = fetch_all!(self, PackageRow, sql, area.to_string(), i64::from(limit))?;
        rows.into_iter().map(KeptPackage::try_from).collect()
    }

    /// The package with this id.
    pub async fn find_package(&mut self, id: PackageId) -> Result<Option<KeptPackage>, StoreError> {
        let sql = "SELECT id, area, version, valid_until, vacancies, hash, text, made_by, made_at FROM region_package
            WHERE id = $1";
        let row = fetch_optional!(self, PackageRow, sql, id.0)?;
        row.map(KeptPackage::try_from).transpose()
    }

    /// Where a vacancy came from.
    pub async fn find_origin(&mut self, vacancy: VacancyId) -> Result<Option<Origin>, StoreError> {
        let sql = "SELECT vacancy_id, region, region_name, version, station, content FROM vacancy_origin
            WHERE vacancy_id = $1";
        let row = fetch_optional!(self, OriginRow, sql, vacancy.0)?;
        row.map(|row| row.origin().map(|(_, origin, _)| origin))
            .transpose()
    }

    /// The vacancies that came from a region, with the content they had.
    pub async fn list_origins(
        &mut self,
        region: AreaCode,
    ) -> Result<Vec<(VacancyId, Origin, String)>, StoreError> {
        let sql = "SELECT vacancy_id, region, region_name, version, station, content FROM vacancy_origin
            WHERE region = $1 ORDER BY vacancy_id";
        let rows = fetch_all!(self, OriginRow, sql, region.to_string())?;
        rows.into_iter().map(OriginRow::origin).collect()
    }

    /// The group with this id.
    pub async fn find_labour_group(&mut self, id: LabourGroupId) -> Result<Option<LabourGroup>, StoreError> {
        let sql = "SELECT id, area, destination, title, transport, escort, station, departs_on, state, state_on, made_by,
            made_at FROM labour_group WHERE id = $1";
        let row = fetch_optional!(self, GroupRow, sql, id.0)?;
        row.map(LabourGroup::try_from).transpose()
    }

    /// The groups that leave from an area, the latest first.
    pub async fn list_labour_groups(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<LabourGroup>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT id, area, destination, title, transport, escort, station, departs_on, state, state_on, made_by,
            made_at FROM labour_group WHERE area >= $1 AND area < $2 ORDER BY departs_on DESC, id DESC LIMIT $3";
        let rows = fetch_all!(self, GroupRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(LabourGroup::try_from).collect()
    }

    /// The people of these groups.
    pub async fn list_group_members(
        &mut self,
        groups: &[LabourGroupId],
    ) -> Result<Vec<(LabourGroupId, PersonId)>, StoreError> {
        let ids: Vec<Uuid> = groups.iter().map(|id| id.0).collect();
        let sql = |marks: String| {
            format!(
                "SELECT group_id, person_id FROM labour_group_member WHERE group_id IN ({marks})
                ORDER BY group_id, person_id"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        Ok(rows
            .into_iter()
            .map(|(group, person)| (LabourGroupId(group), PersonId(person)))
            .collect())
    }
}

impl Transaction {
    /// Keeps a package. Of two of one version the second is a violation.
    pub async fn add_package(&mut self, one: &KeptPackage) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO region_package (id, area, version, valid_until, vacancies, hash, text, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            one.id.0,
            one.area.to_string(),
            i64::from(one.version),
            one.valid_until,
            i64::from(one.vacancies),
            &one.hash,
            &one.text,
            &one.made_by,
            instant(one.made_at),
        )?;
        Ok(())
    }

    /// Says where a vacancy came from, and what it said there.
    pub async fn set_origin(
        &mut self,
        vacancy: VacancyId,
        origin: &Origin,
        content: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO vacancy_origin (vacancy_id, region, region_name, version, station, content)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (vacancy_id) DO UPDATE SET region = excluded.region,
                region_name = excluded.region_name, version = excluded.version, station = excluded.station,
                content = excluded.content";
        execute!(
            self,
            sql,
            vacancy.0,
            origin.region.to_string(),
            &origin.name,
            i64::from(origin.version),
            &origin.station,
            content,
        )?;
        Ok(())
    }

    /// Adds a group with its people.
    pub async fn add_labour_group(
        &mut self,
        one: &LabourGroup,
        people: &[PersonId],
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO labour_group (id, area, destination, title, transport, escort, station, departs_on, state,
                state_on, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            one.id.0,
            one.area.to_string(),
            one.destination.to_string(),
            &one.title,
            &one.transport,
            &one.escort,
            &one.station,
            one.departs_on,
            one.state.code(),
            one.state_on,
            &one.made_by,
            instant(one.made_at),
        )?;
        insert_all!(
            self,
            "INSERT INTO labour_group_member (group_id, person_id)",
            people,
            |person| [one.id.0, person.0],
            "ON CONFLICT DO NOTHING",
        );
        Ok(())
    }

    /// Moves a group on, unless it is no longer in the state with this code. Says whether it was.
    pub async fn set_labour_group(&mut self, one: &LabourGroup, from: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE labour_group SET state = $3, state_on = $4 WHERE id = $1 AND state = $2";
        Ok(execute!(self, sql, one.id.0, from, one.state.code(), one.state_on)? > 0)
    }
}

on_database! {
    list_packages(area: AreaCode, limit: u32) -> Vec<KeptPackage>;
    find_package(id: PackageId) -> Option<KeptPackage>;
    find_origin(vacancy: VacancyId) -> Option<Origin>;
    list_origins(region: AreaCode) -> Vec<(VacancyId, Origin, String)>;
    list_labour_groups(area: Option<AreaCode>, limit: u32) -> Vec<LabourGroup>;
    list_group_members(groups: &[LabourGroupId]) -> Vec<(LabourGroupId, PersonId)>;
}

#[derive(sqlx::FromRow)]
struct PackageRow {
    id: Uuid,
    area: String,
    version: i64,
    valid_until: NaiveDate,
    vacancies: i64,
    hash: String,
    text: String,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<PackageRow> for KeptPackage {
    type Error = StoreError;
    fn try_from(row: PackageRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "region_package",
            id: row.id,
        };
        Ok(Self {
            id: PackageId(row.id),
            area: place.parse("area", &row.area)?,
            version: place.number("version", row.version)?,
            valid_until: row.valid_until,
            vacancies: place.number("vacancies", row.vacancies)?,
            hash: row.hash,
            text: row.text,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct OriginRow {
    vacancy_id: Uuid,
    region: String,
    region_name: String,
    version: i64,
    station: String,
    content: String,
}

impl OriginRow {
    fn origin(self) -> Result<(VacancyId, Origin, String), StoreError> {
        let place = Place {
            table: "vacancy_origin",
            id: self.vacancy_id,
        };
        let origin = Origin {
            region: place.parse("region", &self.region)?,
            name: self.region_name,
            version: place.number("version", self.version)?,
            station: self.station,
        };
        Ok((VacancyId(self.vacancy_id), origin, self.content))
    }
}

#[derive(sqlx::FromRow)]
struct GroupRow {
    id: Uuid,
    area: String,
    destination: String,
    title: String,
    transport: String,
    escort: String,
    station: String,
    departs_on: NaiveDate,
    state: String,
    state_on: NaiveDate,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<GroupRow> for LabourGroup {
    type Error = StoreError;
    fn try_from(row: GroupRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "labour_group",
            id: row.id,
        };
        Ok(Self {
            id: LabourGroupId(row.id),
            area: place.parse("area", &row.area)?,
            destination: place.parse("destination", &row.destination)?,
            title: row.title,
            transport: row.transport,
            escort: row.escort,
            station: row.station,
            departs_on: row.departs_on,
            state: place.parse("state", &row.state)?,
            state_on: row.state_on,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
