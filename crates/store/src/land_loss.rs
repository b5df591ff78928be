//! Table `land_loss`: land that households lost to acquisitions.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{HouseholdId, LandLossId, ListId};
use std::collections::HashSet;
use uuid::Uuid;

/// Land a household lost to one acquisition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandLoss {
    /// Our id.
    pub id: LandLossId,
    /// The household.
    pub household: HouseholdId,
    /// What the land was taken for.
    pub project: String,
    /// Day of the approval.
    pub approved_on: NaiveDate,
    /// Farmland before, 0.01 mu.
    pub before: u32,
    /// Farmland after, 0.01 mu.
    pub after: u32,
    /// The list it came with.
    pub list: Option<ListId>,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

impl Connection {
    /// What these households lost, in no particular order.
    pub async fn list_land_losses(
        &mut self,
        households: &[HouseholdId],
    ) -> Result<Vec<LandLoss>, StoreError> {
        let ids: Vec<Uuid> = households.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, household_id, project, approved_on, area_before, area_after, list_id, recorded_at
                FROM land_loss WHERE household_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, LandLossRow, sql, ids);
        rows.into_iter().map(LandLoss::try_from).collect()
    }
}

impl Transaction {
    /// Adds losses; one that is written down already stays as it is.
    pub async fn add_land_losses(&mut self, losses: &[LandLoss]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO land_loss (id, household_id, project, approved_on, area_before, area_after, list_id,
                recorded_at)",
            losses,
            |one| [
                one.id.0,
                one.household.0,
                &one.project,
                one.approved_on,
                i64::from(one.before),
                i64::from(one.after),
                one.list.map(|list| list.0),
                instant(one.at),
            ],
            "ON CONFLICT (household_id, project, approved_on, area_before, area_after) DO NOTHING",
        );
        Ok(())
    }

    /// Takes away what came with a list, but for these households. Gives how many.
    pub async fn delete_land_losses_of(
        &mut self,
        list: ListId,
        stay: &HashSet<HouseholdId>,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT id, household_id FROM land_loss WHERE list_id = $1";
        let rows = fetch_all!(self, (Uuid, Uuid), sql, list.0)?;
        let goes = |(_, household): &(Uuid, Uuid)| !stay.contains(&HouseholdId(*household));
        let ids: Vec<Uuid> = rows.into_iter().filter(goes).map(|(id, _)| id).collect();
        Ok(execute_in!(
            self,
            |marks| format!("DELETE FROM land_loss WHERE id IN ({marks})"),
            ids
        ))
    }
}

on_database! {
    list_land_losses(households: &[HouseholdId]) -> Vec<LandLoss>;
}

#[derive(sqlx::FromRow)]
struct LandLossRow {
    id: Uuid,
    household_id: Uuid,
    project: String,
    approved_on: NaiveDate,
    area_before: i64,
    area_after: i64,
    list_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
}

impl TryFrom<LandLossRow> for LandLoss {
    type Error = StoreError;
    fn try_from(row: LandLossRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "land_loss",
            id: row.id,
        };
        Ok(Self {
            id: LandLossId(row.id),
            household: HouseholdId(row.household_id),
            project: row.project,
            approved_on: row.approved_on,
            before: place.number("area_before", row.area_before)?,
            after: place.number("area_after", row.area_after)?,
            list: row.list_id.map(ListId),
            at: row.recorded_at,
        })
    }
}
