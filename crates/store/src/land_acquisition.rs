//! Table `land_acquisition`: farmland that was taken, and what came in for it.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::AcquisitionId;
use domain::insurance::LandAcquisition;
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

impl Connection {
    /// Land that was taken in an area, the latest first.
    pub async fn list_land_acquisitions(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<LandAcquisition>, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            "SELECT id, area, project, approval_no, approved_on, land, paid, paid_on FROM land_acquisition
            WHERE area >= $1 AND area < $2 ORDER BY approved_on DESC, id DESC";
        let rows = fetch_all!(self, AcquisitionRow, sql, &first, &end)?;
        rows.into_iter().map(LandAcquisition::try_from).collect()
    }
}

impl Transaction {
    /// Adds land that was taken.
    pub async fn add_land_acquisition(
        &mut self,
        one: &LandAcquisition,
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO land_acquisition (id, area, project, approval_no, approved_on, land, paid, paid_on, made_by,
                made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            one.id.0,
            one.area.to_string(),
            &one.project,
            &one.approval_no,
            one.approved_on,
            one.land,
            one.paid.map(|(fen, _)| fen.0),
            one.paid.map(|(_, on)| on),
            by,
            instant(at),
        )?;
        Ok(())
    }

    /// Keeps what came in for land, on top of what did before and was seen. Says whether it was still that.
    pub async fn pay_land_acquisition(
        &mut self,
        id: AcquisitionId,
        (fen, on): (Fen, NaiveDate),
        seen: Fen,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE land_acquisition SET paid = COALESCE(paid, 0) + $2, paid_on = $3
            WHERE id = $1 AND COALESCE(paid, 0) = $4";
        Ok(execute!(self, sql, id.0, fen.0, on, seen.0)? > 0)
    }
}

on_database! {
    list_land_acquisitions(area: Option<AreaCode>) -> Vec<LandAcquisition>;
}

#[derive(sqlx::FromRow)]
struct AcquisitionRow {
    id: Uuid,
    area: String,
    project: String,
    approval_no: String,
    approved_on: NaiveDate,
    land: i64,
    paid: Option<i64>,
    paid_on: Option<NaiveDate>,
}

impl TryFrom<AcquisitionRow> for LandAcquisition {
    type Error = StoreError;
    fn try_from(row: AcquisitionRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "land_acquisition",
            id: row.id,
        };
        Ok(Self {
            id: AcquisitionId(row.id),
            area: place.parse("area", &row.area)?,
            project: row.project,
            approval_no: row.approval_no,
            approved_on: row.approved_on,
            land: row.land,
            paid: row.paid.map(Fen).zip(row.paid_on),
        })
    }
}
