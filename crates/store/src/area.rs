//! Table `area`: the area tree.

use crate::row::{Imported, Place, point};
use crate::{Connection, StoreError, Transaction};
use domain::area::Area;
use domain::values::AreaCode;

/// What an import needs to know of an area that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaKey {
    /// Its code.
    pub code: AreaCode,
    /// Fingerprint of the row it came from.
    pub content_hash: u64,
}

macro_rules! select {
    ($tail:literal) => {
        concat!("SELECT code, name, pinyin, lon, lat FROM area ", $tail)
    };
}

impl Connection {
    /// The place with this code.
    pub async fn find_area(&mut self, code: AreaCode) -> Result<Option<Area>, StoreError> {
        let row = fetch_optional!(self, AreaRow, select!("WHERE code = $1"), code.to_string())?;
        row.map(Area::try_from).transpose()
    }

    /// All places, by code.
    pub async fn list_areas(&mut self) -> Result<Vec<Area>, StoreError> {
        let rows = fetch_all!(self, AreaRow, select!("ORDER BY code"))?;
        rows.into_iter().map(Area::try_from).collect()
    }

    /// What an import needs to know of all places.
    pub async fn list_area_keys(&mut self) -> Result<Vec<AreaKey>, StoreError> {
        let sql = "SELECT code, content_hash FROM area ORDER BY code";
        let rows = fetch_all!(self, (String, i64), sql)?;
        let key = |(code, hash): (String, i64)| {
            let place = Place {
                table: "area",
                id: &code,
            };
            Ok(AreaKey {
                code: place.parse("code", &code)?,
                content_hash: hash as u64,
            })
        };
        rows.into_iter().map(key).collect()
    }

    /// Goes up whenever the tree changes, so that whoever keeps it in memory knows when to read it again.
    pub async fn find_area_revision(&mut self) -> Result<i64, StoreError> {
        let sql = "SELECT number FROM revision WHERE noun = 'area'";
        let row = fetch_optional!(self, (i64,), sql)?;
        Ok(row.map_or(0, |(number,)| number))
    }

    /// How many places there are.
    pub async fn count_areas(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM area")?)
    }
}

impl Transaction {
    /// Adds places, or replaces those that are there by code. Gives how many rows were written.
    pub async fn set_areas(&mut self, areas: &[Imported<Area>]) -> Result<u64, StoreError> {
        self.raise_area_revision().await?;
        Ok(insert_all!(
            self,
            "INSERT INTO area (code, name, pinyin, lon, lat, content_hash)",
            areas,
            |area| [
                area.record.code.to_string(),
                &area.record.name,
                &area.record.pinyin,
                area.record.point.map(|point| point.lon),
                area.record.point.map(|point| point.lat),
                area.hash(),
            ],
            "ON CONFLICT (code) DO UPDATE SET name = excluded.name, pinyin = excluded.pinyin,
                lon = excluded.lon, lat = excluded.lat, content_hash = excluded.content_hash",
        ))
    }

    pub(crate) async fn raise_area_revision(&mut self) -> Result<(), StoreError> {
        let sql = "INSERT INTO revision (noun, number) VALUES ('area', 1)
            ON CONFLICT (noun) DO UPDATE SET number = revision.number + 1";
        execute!(self, sql)?;
        Ok(())
    }
}

on_database! {
    find_area(code: AreaCode) -> Option<Area>;
    list_areas() -> Vec<Area>;
    list_area_keys() -> Vec<AreaKey>;
    count_areas() -> u64;
    find_area_revision() -> i64;
}

#[derive(sqlx::FromRow)]
struct AreaRow {
    code: String,
    name: String,
    pinyin: String,
    lon: Option<f64>,
    lat: Option<f64>,
}

impl TryFrom<AreaRow> for Area {
    type Error = StoreError;
    fn try_from(row: AreaRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "area",
            id: &row.code,
        };
        Ok(Self {
            code: place.parse("code", &row.code)?,
            name: row.name,
            pinyin: row.pinyin,
            point: point(row.lon, row.lat),
        })
    }
}
