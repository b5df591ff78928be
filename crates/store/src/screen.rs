//! Table `screen`: wall screens, and the numbers that stand on them.

use crate::row::{Place, codes_in, list};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::ids::{ScreenId, VacancyId};
use domain::screen::{Screen, ScreenFeed};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, code, name, kind, area, pick, chosen, contrast, size, switched_off, version, made_by FROM screen ",
            $tail
        )
    };
}

impl Connection {
    /// The screen with this id.
    pub async fn find_screen(&mut self, id: ScreenId) -> Result<Option<Screen>, StoreError> {
        let row = fetch_optional!(self, ScreenRow, select!("WHERE id = $1"), id.0)?;
        row.map(Screen::try_from).transpose()
    }

    /// The screen with this code.
    pub async fn find_screen_by_code(&mut self, code: &str) -> Result<Option<Screen>, StoreError> {
        let row = fetch_optional!(self, ScreenRow, select!("WHERE code = $1"), code)?;
        row.map(Screen::try_from).transpose()
    }

    /// The screens of an area.
    pub async fn list_screens(&mut self, area: Option<AreaCode>) -> Result<Vec<Screen>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!("WHERE area >= $1 AND area < $2 ORDER BY area, name, id");
        let rows = fetch_all!(self, ScreenRow, sql, &first, &end)?;
        rows.into_iter().map(Screen::try_from).collect()
    }

    /// How many people who live in an area began to work from a day to another; who never came is not counted.
    pub async fn count_started_in(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            "SELECT COUNT(DISTINCT p.person_id) FROM placement AS p JOIN person AS o ON o.id = p.person_id
            WHERE p.started_on >= $1 AND p.started_on <= $2 AND p.state IN ('working', 'ended')
                AND o.living_area >= $3 AND o.living_area < $4";
        Ok(fetch_count!(self, sql, from, to, &first, &end)?)
    }
}

impl Transaction {
    /// Adds a screen. A code that another has is a violation of `screen_code_key`.
    pub async fn add_screen(&mut self, one: &Screen) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO screen (id, code, name, kind, area, pick, chosen, contrast, size, switched_off, version,
                made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            one.id.0,
            &one.code,
            &one.name,
            one.feed.kind.code(),
            one.feed.area.to_string(),
            one.feed.pick.code(),
            list(&one.feed.chosen),
            one.contrast.code(),
            one.size.code(),
            one.off,
            i64::from(one.version),
            &one.made_by,
        )?;
        Ok(())
    }

    /// Keeps a screen that follows the version that was seen. Says whether it was still that.
    pub async fn move_screen(&mut self, one: &Screen) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE screen SET code = $3, name = $4, kind = $5, area = $6, pick = $7, chosen = $8, contrast = $9,
                size = $10, switched_off = $11, version = version + 1 WHERE id = $1 AND version = $2",
            one.id.0,
            i64::from(one.version),
            &one.code,
            &one.name,
            one.feed.kind.code(),
            one.feed.area.to_string(),
            one.feed.pick.code(),
            list(&one.feed.chosen),
            one.contrast.code(),
            one.size.code(),
            one.off,
        )?;
        Ok(changed > 0)
    }
}

on_database! {
    find_screen_by_code(code: &str) -> Option<Screen>;
    list_screens(area: Option<AreaCode>) -> Vec<Screen>;
}

#[derive(sqlx::FromRow)]
struct ScreenRow {
    id: Uuid,
    code: String,
    name: String,
    kind: String,
    area: String,
    pick: String,
    chosen: String,
    contrast: String,
    size: String,
    switched_off: bool,
    version: i64,
    made_by: String,
}

impl TryFrom<ScreenRow> for Screen {
    type Error = StoreError;
    fn try_from(row: ScreenRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "screen",
            id: row.id,
        };
        let chosen: Vec<VacancyId> = place.list("chosen", &row.chosen)?;
        Ok(Self {
            id: ScreenId(row.id),
            feed: ScreenFeed {
                area: place.parse("area", &row.area)?,
                pick: place.parse("pick", &row.pick)?,
                chosen,
                kind: place.parse("kind", &row.kind)?,
            },
            contrast: place.parse("contrast", &row.contrast)?,
            size: place.parse("size", &row.size)?,
            version: place.number("version", row.version)?,
            code: row.code,
            name: row.name,
            off: row.switched_off,
            made_by: row.made_by,
        })
    }
}
