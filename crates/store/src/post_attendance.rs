//! Tables `post_attendance` and `post_payment`: the months of who holds a post, and what is paid for them.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::TenureId;
use domain::public_post::{Attendance, PostPayment};
use domain::values::Fen;
use uuid::Uuid;

impl Connection {
    /// What was signed of these holders, month by month.
    pub async fn list_attendance(&mut self, tenures: &[TenureId]) -> Result<Vec<Attendance>, StoreError> {
        let ids: Vec<Uuid> = tenures.iter().map(|id| id.0).collect();
        let sql = |marks: String| {
            format!(
                "SELECT tenure_id, month, days, insured, signed_by, signed_at, checked_by, checked_at FROM post_attendance
                WHERE tenure_id IN ({marks}) ORDER BY month, tenure_id"
            )
        };
        let rows = fetch_in!(self, AttendanceRow, sql, ids);
        rows.into_iter().map(Attendance::try_from).collect()
    }

    /// What these holders were paid, month by month.
    pub async fn list_post_payments(&mut self, tenures: &[TenureId]) -> Result<Vec<PostPayment>, StoreError> {
        let ids: Vec<Uuid> = tenures.iter().map(|id| id.0).collect();
        let sql = |marks: String| {
            format!(
                "SELECT tenure_id, month, amount, rule, figures, listed_by, listed_at, paid_on, receipt FROM post_payment
                WHERE tenure_id IN ({marks}) ORDER BY month, tenure_id"
            )
        };
        let rows = fetch_in!(self, PaymentRow, sql, ids);
        rows.into_iter().map(PostPayment::try_from).collect()
    }
}

impl Transaction {
    /// Signs months; one that the township has looked at stays as it is. Gives how many were written.
    pub async fn set_attendance(&mut self, months: &[Attendance]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO post_attendance (tenure_id, month, days, insured, signed_by, signed_at)",
            months,
            |one| [
                one.tenure.0,
                one.month,
                i64::from(one.days),
                one.insured,
                &one.signed_by,
                instant(one.signed_at),
            ],
            "ON CONFLICT (tenure_id, month) DO UPDATE SET days = excluded.days, insured = excluded.insured,
                signed_by = excluded.signed_by, signed_at = excluded.signed_at
                WHERE post_attendance.checked_by IS NULL",
        ))
    }

    /// Says that somebody looked at a month. Says whether nobody had.
    pub async fn check_attendance(
        &mut self,
        (tenure, month): (TenureId, NaiveDate),
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE post_attendance SET checked_by = $3, checked_at = $4
            WHERE tenure_id = $1 AND month = $2 AND checked_by IS NULL";
        Ok(execute!(self, sql, tenure.0, month, by, instant(at))? > 0)
    }

    /// Puts what is due on the list; what stands there stays. Gives how many were new.
    pub async fn add_post_payments(&mut self, payments: &[PostPayment]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO post_payment (tenure_id, month, amount, rule, figures, listed_by, listed_at)",
            payments,
            |one| [
                one.tenure.0,
                one.month,
                one.amount.0,
                one.rule.code(),
                &one.figures,
                &one.listed_by,
                instant(one.listed_at),
            ],
            "ON CONFLICT (tenure_id, month) DO NOTHING",
        ))
    }

    /// Says when a month was paid, and by which receipt. Says whether it stood on the list and was not paid.
    pub async fn set_post_paid(
        &mut self,
        (tenure, month): (TenureId, NaiveDate),
        (on, receipt): (NaiveDate, &str),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE post_payment SET paid_on = $3, receipt = $4
            WHERE tenure_id = $1 AND month = $2 AND paid_on IS NULL";
        Ok(execute!(self, sql, tenure.0, month, on, receipt)? > 0)
    }
}

on_database! {
    list_attendance(tenures: &[TenureId]) -> Vec<Attendance>;
    list_post_payments(tenures: &[TenureId]) -> Vec<PostPayment>;
}

#[derive(sqlx::FromRow)]
struct AttendanceRow {
    tenure_id: Uuid,
    month: NaiveDate,
    days: i64,
    insured: bool,
    signed_by: String,
    signed_at: DateTime<Utc>,
    checked_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
}

impl TryFrom<AttendanceRow> for Attendance {
    type Error = StoreError;
    fn try_from(row: AttendanceRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "post_attendance",
            id: row.tenure_id,
        };
        Ok(Self {
            tenure: TenureId(row.tenure_id),
            month: row.month,
            days: place.number("days", row.days)?,
            insured: row.insured,
            signed_by: row.signed_by,
            signed_at: row.signed_at,
            checked: row.checked_by.zip(row.checked_at),
        })
    }
}

#[derive(sqlx::FromRow)]
struct PaymentRow {
    tenure_id: Uuid,
    month: NaiveDate,
    amount: i64,
    rule: String,
    figures: String,
    listed_by: String,
    listed_at: DateTime<Utc>,
    paid_on: Option<NaiveDate>,
    receipt: Option<String>,
}

impl TryFrom<PaymentRow> for PostPayment {
    type Error = StoreError;
    fn try_from(row: PaymentRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "post_payment",
            id: row.tenure_id,
        };
        Ok(Self {
            tenure: TenureId(row.tenure_id),
            month: row.month,
            amount: Fen(row.amount),
            rule: place.parse("rule", &row.rule)?,
            figures: row.figures,
            listed_by: row.listed_by,
            listed_at: row.listed_at,
            paid: row.paid_on.map(|on| (on, row.receipt.unwrap_or_default())),
        })
    }
}
