//! Table `fair_scan`: every scan of a gate once, with what came of it.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::check_in::{Scan, ScanOutcome, ScanReason, ScanTime};
use domain::ids::{AttendanceId, CheckInId, FairId, FairPassId};
use std::collections::HashMap;
use uuid::Uuid;

impl Connection {
    /// The scan with the id its phone gave it.
    pub async fn find_fair_scan(&mut self, id: CheckInId) -> Result<Option<Scan>, StoreError> {
        let sql = "SELECT id, fair_id, pass_id, way, outcome, reason, attendance_id, shown_at, received_at, scanned_at,
            off_seconds FROM fair_scan WHERE id = $1";
        let row = fetch_optional!(self, ScanRow, sql, id.0)?;
        row.map(Scan::try_from).transpose()
    }

    /// Scans of a fair that were refused, by reason.
    pub async fn count_refused_scans(&mut self, fair: FairId) -> Result<Vec<(ScanReason, u32)>, StoreError> {
        let sql = "SELECT reason, COUNT(*) FROM fair_scan WHERE fair_id = $1 AND reason IS NOT NULL
            GROUP BY reason ORDER BY COUNT(*) DESC, reason";
        let place = Place {
            table: "fair_scan",
            id: fair,
        };
        let rows = fetch_all!(self, (String, i64), sql, fair.0)?;
        rows.into_iter()
            .map(|(reason, count)| Ok((place.parse("reason", &reason)?, place.number("reason", count)?)))
            .collect()
    }

    /// When something came from each gate of a fair last.
    pub async fn list_last_heard(
        &mut self,
        fair: FairId,
    ) -> Result<HashMap<FairPassId, DateTime<Utc>>, StoreError> {
        let sql = "SELECT p.id, (SELECT MAX(s.received_at) FROM fair_scan AS s WHERE s.pass_id = p.id)
            FROM fair_pass AS p WHERE p.fair_id = $1";
        let rows = fetch_all!(self, (Uuid, Option<DateTime<Utc>>), sql, fair.0)?;
        Ok(rows
            .into_iter()
            .filter_map(|(pass, at)| Some((FairPassId(pass), at?)))
            .collect())
    }
}

impl Transaction {
    /// Keeps a scan.
    pub async fn add_fair_scan(&mut self, scan: &Scan) -> Result<(), StoreError> {
        let reason = match scan.outcome {
            ScanOutcome::Refused(reason) => Some(reason.code()),
            ScanOutcome::Accepted(_) | ScanOutcome::Known(_) => None,
        };
        execute!(
            self,
            "INSERT INTO fair_scan (id, fair_id, pass_id, way, outcome, reason, attendance_id, shown_at, received_at, scanned_at,
                off_seconds)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            scan.id.0,
            scan.fair.0,
            scan.pass.0,
            scan.way.code(),
            scan.outcome.code(),
            reason,
            scan.outcome.attendance().map(|id| id.0),
            instant(scan.time.shown),
            instant(scan.time.received),
            instant(scan.time.at),
            scan.time.off,
        )?;
        Ok(())
    }
}

on_database! {
    find_fair_scan(id: CheckInId) -> Option<Scan>;
    count_refused_scans(fair: FairId) -> Vec<(ScanReason, u32)>;
}

#[derive(sqlx::FromRow)]
struct ScanRow {
    id: Uuid,
    fair_id: Uuid,
    pass_id: Uuid,
    way: String,
    outcome: String,
    reason: Option<String>,
    attendance_id: Option<Uuid>,
    shown_at: DateTime<Utc>,
    received_at: DateTime<Utc>,
    scanned_at: DateTime<Utc>,
    off_seconds: Option<i64>,
}

impl TryFrom<ScanRow> for Scan {
    type Error = StoreError;
    fn try_from(row: ScanRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_scan",
            id: row.id,
        };
        let attendance = || place.need("attendance_id", row.attendance_id).map(AttendanceId);
        let outcome = match row.outcome.as_str() {
            "accepted" => ScanOutcome::Accepted(attendance()?),
            "known" => ScanOutcome::Known(attendance()?),
            "refused" => {
                let reason = place.need("reason", row.reason)?;
                ScanOutcome::Refused(place.parse("reason", &reason)?)
            }
            _ => return place.at("outcome", Err(())),
        };
        Ok(Self {
            id: CheckInId(row.id),
            fair: FairId(row.fair_id),
            pass: FairPassId(row.pass_id),
            way: place.parse("way", &row.way)?,
            outcome,
            time: ScanTime {
                shown: row.shown_at,
                received: row.received_at,
                at: row.scanned_at,
                off: row.off_seconds,
            },
        })
    }
}
