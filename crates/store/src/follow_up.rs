//! Tables `follow_up` and `placement_month`: what was heard of placements, and what was paid.

use crate::row::{self, Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{FollowUpId, PlacementId};
use domain::placement::{FollowUp, Paid, PayMethod, WorkMonth};
use domain::values::Fen;
use uuid::Uuid;

impl Connection {
    /// What was heard of these placements, latest first.
    pub async fn list_follow_ups(&mut self, placements: &[PlacementId]) -> Result<Vec<FollowUp>, StoreError> {
        let ids: Vec<Uuid> = placements.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT id, placement_id, asked_on, way, heard, wage, insured, problems, actor, at FROM follow_up
                WHERE placement_id IN ({marks}) ORDER BY asked_on DESC, id DESC"
            )
        };
        let rows = fetch_in!(self, FollowUpRow, sql, ids);
        rows.into_iter().map(FollowUp::try_from).collect()
    }

    /// Pay and insurance of these placements, month by month.
    pub async fn list_work_months(
        &mut self,
        placements: &[PlacementId],
    ) -> Result<Vec<(PlacementId, WorkMonth)>, StoreError> {
        let ids: Vec<Uuid> = placements.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT placement_id, month, fen, paid_on, method, insured FROM placement_month
                WHERE placement_id IN ({marks}) ORDER BY month"
            )
        };
        let rows = fetch_in!(self, MonthRow, sql, ids);
        rows.into_iter().map(MonthRow::month).collect()
    }
}

impl Transaction {
    /// Notes that a reminder of a follow-up is planned. Says whether it was not before.
    pub async fn add_follow_up_reminder(
        &mut self,
        (placement, day): (PlacementId, u64),
        number: u8,
        on: NaiveDate,
    ) -> Result<bool, StoreError> {
        let sql =
            "INSERT INTO follow_up_reminder (placement_id, day, number, planned_on) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING";
        Ok(execute!(self, sql, placement.0, day as i64, i64::from(number), on)? > 0)
    }

    /// Keeps what was heard.
    pub async fn add_follow_up(&mut self, one: &FollowUp) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO follow_up (id, placement_id, asked_on, way, heard, wage, insured, problems, actor, at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            one.id.0,
            one.placement.0,
            one.on,
            one.way.code(),
            one.heard.code(),
            one.wage.map(|fen| fen.0),
            one.insured,
            row::list(&one.problems),
            &one.by,
            instant(one.at),
        )?;
        Ok(())
    }

    /// Keeps pay and insurance of a month; what was kept of it before is replaced.
    pub async fn set_work_month(
        &mut self,
        placement: PlacementId,
        one: &WorkMonth,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO placement_month (placement_id, month, fen, paid_on, method, insured)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (placement_id, month) DO UPDATE SET fen = excluded.fen, paid_on = excluded.paid_on,
                method = excluded.method, insured = excluded.insured",
            placement.0,
            one.month,
            one.paid.map(|paid| paid.fen.0),
            one.paid.map(|paid| paid.on),
            one.paid.map(|paid| paid.method.code()),
            one.insured,
        )?;
        Ok(())
    }
}

on_database! {
    list_follow_ups(placements: &[PlacementId]) -> Vec<FollowUp>;
    list_work_months(placements: &[PlacementId]) -> Vec<(PlacementId, WorkMonth)>;
}

#[derive(sqlx::FromRow)]
struct FollowUpRow {
    id: Uuid,
    placement_id: Uuid,
    asked_on: NaiveDate,
    way: String,
    heard: String,
    wage: Option<i64>,
    insured: Option<bool>,
    problems: String,
    actor: String,
    at: DateTime<Utc>,
}

impl TryFrom<FollowUpRow> for FollowUp {
    type Error = StoreError;
    fn try_from(row: FollowUpRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "follow_up",
            id: row.id,
        };
        Ok(Self {
            id: FollowUpId(row.id),
            placement: PlacementId(row.placement_id),
            on: row.asked_on,
            way: place.parse("way", &row.way)?,
            heard: place.parse("heard", &row.heard)?,
            wage: row.wage.map(Fen),
            insured: row.insured,
            problems: place.list("problems", &row.problems)?,
            by: row.actor,
            at: row.at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct MonthRow {
    placement_id: Uuid,
    month: NaiveDate,
    fen: Option<i64>,
    paid_on: Option<NaiveDate>,
    method: Option<String>,
    insured: bool,
}

impl MonthRow {
    fn month(self) -> Result<(PlacementId, WorkMonth), StoreError> {
        let place = Place {
            table: "placement_month",
            id: self.placement_id,
        };
        let paid = match self.fen {
            None => None,
            Some(fen) => Some(Paid {
                fen: Fen(fen),
                on: place.need("paid_on", self.paid_on)?,
                method: place.parse::<PayMethod>("method", &place.need("method", self.method)?)?,
            }),
        };
        let month = WorkMonth {
            month: self.month,
            paid,
            insured: self.insured,
        };
        Ok((PlacementId(self.placement_id), month))
    }
}
