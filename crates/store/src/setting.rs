//! Table `setting`: small settings by area, for instance the number people are told to call (`helper_phone`).

use crate::row::area_or_empty;
use crate::{Connection, StoreError, Transaction};
use domain::values::AreaCode;

impl Connection {
    /// The setting of exactly this area; `None` = the one that holds everywhere.
    pub async fn find_setting(
        &mut self,
        area: Option<AreaCode>,
        key: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM setting WHERE area = $1 AND key = $2";
        let row = fetch_optional!(self, (String,), sql, area_or_empty(area), key)?;
        Ok(row.map(|(value,)| value))
    }

    /// The setting that holds in an area: its own, or that of the smallest area around it that has one.
    pub async fn find_nearest_setting(
        &mut self,
        area: Option<AreaCode>,
        key: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM setting WHERE key = $2 AND area = substr($1, 1, length(area))
            ORDER BY length(area) DESC LIMIT 1";
        let row = fetch_optional!(self, (String,), sql, area_or_empty(area), key)?;
        Ok(row.map(|(value,)| value))
    }
}

impl Transaction {
    /// Sets a setting of an area, or takes it away.
    pub async fn set_setting(
        &mut self,
        area: Option<AreaCode>,
        key: &str,
        value: Option<&str>,
    ) -> Result<(), StoreError> {
        let area = area_or_empty(area);
        match value {
            Some(value) => execute!(
                self,
                "INSERT INTO setting (area, key, value) VALUES ($1, $2, $3)
                ON CONFLICT (area, key) DO UPDATE SET value = excluded.value",
                area,
                key,
                value,
            )?,
            None => execute!(
                self,
                "DELETE FROM setting WHERE area = $1 AND key = $2",
                area,
                key
            )?,
        };
        Ok(())
    }
}

on_database! {
    find_setting(area: Option<AreaCode>, key: &str) -> Option<String>;
    find_nearest_setting(area: Option<AreaCode>, key: &str) -> Option<String>;
}
