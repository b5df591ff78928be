//! Table `area`: the area tree.

use crate::row::{Imported, Place, codes_in, point};
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

    /// The places directly below, by code; `None` asks for the top: places whose parent is not in the table.
    pub async fn list_area_children(&mut self, parent: Option<AreaCode>) -> Result<Vec<Area>, StoreError> {
        let rows = match parent {
            Some(code) => {
                fetch_all!(
                    self,
                    AreaRow,
                    select!("WHERE parent = $1 ORDER BY code"),
                    code.to_string()
                )
            }
            None => fetch_all!(
                self,
                AreaRow,
                select!(
                    "AS a WHERE NOT EXISTS (SELECT 1 FROM area AS b WHERE b.code = a.parent) ORDER BY code"
                )
            ),
        }?;
        rows.into_iter().map(Area::try_from).collect()
    }

    /// From the province down to the place itself, as far as the table has them.
    pub async fn list_area_path(&mut self, code: AreaCode) -> Result<Vec<Area>, StoreError> {
        let codes: Vec<String> = code.path().into_iter().map(String::from).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let sql = |marks| {
            format!("SELECT code, name, pinyin, lon, lat FROM area WHERE code IN ({marks}) ORDER BY code")
        };
        let rows = fetch_in!(self, AreaRow, sql, codes);
        rows.into_iter().map(Area::try_from).collect()
    }

    /// Places whose name, pinyin or pinyin initials begin like `text`, larger ones first.
    pub async fn list_areas_named(&mut self, text: &str, limit: u32) -> Result<Vec<Area>, StoreError> {
        let name = text.trim().to_owned();
        let letters = letters(text);
        if name.is_empty() {
            return Ok(Vec::new());
        }
        let rows = fetch_all!(
            self,
            AreaRow,
            select!(
                "WHERE name >= $1 AND name < $2 OR letters >= $3 AND letters < $4
                    OR initials >= $3 AND initials < $4 ORDER BY level, code LIMIT $5"
            ),
            &name,
            after_all_beginning_with(&name),
            &letters,
            after_all_beginning_with(&letters),
            i64::from(limit),
        )?;
        rows.into_iter().map(Area::try_from).collect()
    }

    /// All places, by code.
    pub async fn list_areas(&mut self) -> Result<Vec<Area>, StoreError> {
        let rows = fetch_all!(self, AreaRow, select!("ORDER BY code"))?;
        rows.into_iter().map(Area::try_from).collect()
    }

    /// The places in an area, itself included, by code.
    pub async fn list_areas_in(&mut self, area: Option<AreaCode>) -> Result<Vec<Area>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE code >= $1 AND code < $2 ORDER BY code");
        let rows = fetch_all!(self, AreaRow, sql, &first, &end)?;
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

    /// How many places there are.
    pub async fn count_areas(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM area")?)
    }
}

impl Transaction {
    /// Adds places, or replaces those that are there by code. Gives how many rows were written.
    pub async fn set_areas(&mut self, areas: &[Imported<Area>]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO area (code, level, parent, name, pinyin, letters, initials, lon, lat, content_hash)",
            areas,
            |area| [
                area.record.code.to_string(),
                area.record.code.level() as i64,
                area.record.code.parent().map(String::from),
                &area.record.name,
                &area.record.pinyin,
                letters(&area.record.pinyin),
                initials(&area.record.pinyin),
                area.record.point.map(|point| point.lon),
                area.record.point.map(|point| point.lat),
                area.hash(),
            ],
            "ON CONFLICT (code) DO UPDATE SET name = excluded.name, pinyin = excluded.pinyin,
                letters = excluded.letters, initials = excluded.initials, lon = excluded.lon, lat = excluded.lat,
                content_hash = excluded.content_hash",
        ))
    }
}

on_database! {
    find_area(code: AreaCode) -> Option<Area>;
    list_area_children(parent: Option<AreaCode>) -> Vec<Area>;
    list_area_path(code: AreaCode) -> Vec<Area>;
    list_areas_named(text: &str, limit: u32) -> Vec<Area>;
    list_areas() -> Vec<Area>;
    list_areas_in(area: Option<AreaCode>) -> Vec<Area>;
    list_area_keys() -> Vec<AreaKey>;
    count_areas() -> u64;
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

/// Pinyin as typed: small letters without spaces.
fn letters(pinyin: &str) -> String {
    pinyin
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first letter of each syllable.
fn initials(pinyin: &str) -> String {
    pinyin
        .split_whitespace()
        .filter_map(|syllable| syllable.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A text behind everything that begins with `text`. Behind the empty text it gives the empty text: nothing is between.
fn after_all_beginning_with(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("{text}{}", char::MAX)
}
