//! Table `training_order`: what employers need people to learn.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{EmployerId, TrainingOrderId};
use domain::training_order::{OrderState, OrderWish, TrainingOrder};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT o.id, o.employer_id, e.name AS firm, o.kind, o.topic, o.people, o.area, o.needed_by, o.terms, o.state,
                o.reason, o.made_by, o.made_at, o.settled_by
            FROM training_order AS o JOIN employer AS e ON e.id = o.employer_id ",
            $tail
        )
    };
}

impl Connection {
    /// The order with this id.
    pub async fn find_training_order(
        &mut self,
        id: TrainingOrderId,
    ) -> Result<Option<TrainingOrder>, StoreError> {
        let row = fetch_optional!(self, OrderRow, select!("WHERE o.id = $1"), id.0)?;
        row.map(TrainingOrder::try_from).transpose()
    }

    /// The orders of an employer, the latest first.
    pub async fn list_training_orders_of(
        &mut self,
        employer: EmployerId,
    ) -> Result<Vec<TrainingOrder>, StoreError> {
        let sql = select!("WHERE o.employer_id = $1 ORDER BY o.made_at DESC, o.id DESC");
        let rows = fetch_all!(self, OrderRow, sql, employer.0)?;
        rows.into_iter().map(TrainingOrder::try_from).collect()
    }

    /// The open orders of an area for people who are needed from a day on, the most urgent first.
    pub async fn list_open_training_orders(
        &mut self,
        area: Option<AreaCode>,
        from: NaiveDate,
    ) -> Result<Vec<TrainingOrder>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE o.state = 'open' AND o.area >= $1 AND o.area < $2 AND o.needed_by >= $3 ORDER BY o.needed_by, o.id"
        );
        let rows = fetch_all!(self, OrderRow, sql, &first, &end, from)?;
        rows.into_iter().map(TrainingOrder::try_from).collect()
    }
}

impl Transaction {
    /// Adds an order.
    pub async fn add_training_order(&mut self, one: &TrainingOrder) -> Result<(), StoreError> {
        let wish = &one.wish;
        execute!(
            self,
            "INSERT INTO training_order (id, employer_id, kind, topic, people, area, needed_by, terms, state, reason,
                made_by, made_at, settled_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            one.id.0,
            one.employer.0,
            wish.kind.code(),
            &wish.topic,
            i64::from(wish.people),
            wish.area.to_string(),
            wish.needed_by,
            &wish.terms,
            one.state.code(),
            reason_of(&one.state),
            &one.made_by,
            instant(one.made_at),
            &one.settled_by,
        )?;
        Ok(())
    }

    /// Ends an order that is open. Says whether it was.
    pub async fn settle_training_order(
        &mut self,
        id: TrainingOrderId,
        state: &OrderState,
        by: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE training_order SET state = $2, reason = $3, settled_by = $4 WHERE id = $1 AND state = 'open'";
        Ok(execute!(self, sql, id.0, state.code(), reason_of(state), by)? > 0)
    }
}

fn reason_of(state: &OrderState) -> Option<&str> {
    match state {
        OrderState::Declined { reason } => Some(reason),
        OrderState::Open | OrderState::Withdrawn => None,
    }
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    id: Uuid,
    employer_id: Uuid,
    firm: String,
    kind: String,
    topic: String,
    people: i64,
    area: String,
    needed_by: NaiveDate,
    terms: String,
    state: String,
    reason: Option<String>,
    made_by: String,
    made_at: DateTime<Utc>,
    settled_by: Option<String>,
}

impl TryFrom<OrderRow> for TrainingOrder {
    type Error = StoreError;
    fn try_from(row: OrderRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "training_order",
            id: row.id,
        };
        Ok(Self {
            id: TrainingOrderId(row.id),
            employer: EmployerId(row.employer_id),
            firm: row.firm,
            wish: OrderWish {
                kind: place.parse("kind", &row.kind)?,
                topic: row.topic,
                people: place.number("people", row.people)?,
                area: place.parse("area", &row.area)?,
                needed_by: row.needed_by,
                terms: row.terms,
            },
            state: match row.state.as_str() {
                "open" => OrderState::Open,
                "withdrawn" => OrderState::Withdrawn,
                "declined" => OrderState::Declined {
                    reason: place.need("reason", row.reason)?,
                },
                _ => place.need("state", None)?,
            },
            made_by: row.made_by,
            made_at: row.made_at,
            settled_by: row.settled_by,
        })
    }
}
