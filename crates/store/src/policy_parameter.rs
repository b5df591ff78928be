//! Table `policy_parameter`: dated figures with their sources.

use crate::row::{Place, area_from_empty, area_or_empty};
use crate::{Connection, StoreError, Transaction};
use chrono::NaiveDate;
use domain::params::{Params, PolicyParameter};

impl Connection {
    /// All figures, of every area and time.
    pub async fn list_policy_parameters(&mut self) -> Result<Params, StoreError> {
        let sql = "SELECT programme, area, key, valid_from, valid_to, value, source FROM policy_parameter
            ORDER BY programme, key, area, valid_from";
        let rows = fetch_all!(self, PolicyParameterRow, sql)?;
        let rows: Result<_, _> = rows.into_iter().map(PolicyParameter::try_from).collect();
        Ok(Params(rows?))
    }
}

impl Transaction {
    /// Adds those figures that nobody has set for their programme, area and first day. Gives how many were missing.
    pub async fn add_missing_policy_parameters(&mut self, params: &Params) -> Result<u64, StoreError> {
        self.put_policy_parameters(
            &params.0,
            "ON CONFLICT (programme, area, key, valid_from) DO NOTHING",
        )
        .await
    }

    /// Adds a figure, or replaces the one with the same programme, area and first day.
    pub async fn set_policy_parameter(&mut self, parameter: &PolicyParameter) -> Result<(), StoreError> {
        let replace = "ON CONFLICT (programme, area, key, valid_from) DO UPDATE
            SET valid_to = excluded.valid_to, value = excluded.value, source = excluded.source";
        self.put_policy_parameters(std::slice::from_ref(parameter), replace)
            .await?;
        Ok(())
    }

    async fn put_policy_parameters(
        &mut self,
        parameters: &[PolicyParameter],
        tail: &'static str,
    ) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO policy_parameter (programme, area, key, valid_from, valid_to, value, source)",
            parameters,
            |row| [
                &row.programme,
                area_or_empty(row.area),
                row.key.code(),
                row.valid_from,
                row.valid_to,
                row.value,
                &row.source,
            ],
            tail,
        ))
    }
}

on_database! {
    list_policy_parameters() -> Params;
}

#[derive(sqlx::FromRow)]
struct PolicyParameterRow {
    programme: String,
    area: String,
    key: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    value: i64,
    source: String,
}

impl TryFrom<PolicyParameterRow> for PolicyParameter {
    type Error = StoreError;
    fn try_from(row: PolicyParameterRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "policy_parameter",
            id: format!("{} {} {} {}", row.programme, row.area, row.key, row.valid_from),
        };
        Ok(Self {
            area: place.at("area", area_from_empty(&row.area))?,
            key: place.parse("key", &row.key)?,
            programme: row.programme,
            value: row.value,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            source: row.source,
        })
    }
}
