//! Table `shortage`: supply tasks of a round.

use crate::row::{self, Place, codes_in};
use crate::{Connection, StoreError, Transaction};
use domain::ids::{RoundId, ShortageId};
use domain::shortage::Shortage;
use domain::values::AreaCode;
use uuid::Uuid;

impl Connection {
    /// What a round found missing in an area, the largest lack first.
    pub async fn list_shortages(
        &mut self,
        round: RoundId,
        area: Option<AreaCode>,
    ) -> Result<Vec<Shortage>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT id, round_id, area, limits, trades, people, need, capacity, vacancies FROM shortage
            WHERE round_id = $1 AND area >= $2 AND area < $3 ORDER BY need - capacity DESC, need DESC, id";
        let rows = fetch_all!(self, ShortageRow, sql, round.0, &first, &end)?;
        rows.into_iter().map(Shortage::try_from).collect()
    }
}

impl Transaction {
    /// Adds supply tasks of a round that is there already.
    pub async fn add_shortages(&mut self, shortages: &[Shortage]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO shortage (id, round_id, area, limits, trades, people, need, capacity, vacancies)",
            shortages,
            |shortage| [
                shortage.id.0,
                shortage.round.0,
                shortage.area.to_string(),
                row::list(&shortage.limits),
                row::list(&shortage.trades),
                i64::from(shortage.people),
                i64::from(shortage.need),
                i64::from(shortage.capacity),
                i64::from(shortage.vacancies),
            ],
            "",
        ))
    }
}

on_database! {
    list_shortages(round: RoundId, area: Option<AreaCode>) -> Vec<Shortage>;
}

#[derive(sqlx::FromRow)]
struct ShortageRow {
    id: Uuid,
    round_id: Uuid,
    area: String,
    limits: String,
    trades: String,
    people: i64,
    need: i64,
    capacity: i64,
    vacancies: i64,
}

impl TryFrom<ShortageRow> for Shortage {
    type Error = StoreError;
    fn try_from(row: ShortageRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "shortage",
            id: row.id,
        };
        Ok(Self {
            id: ShortageId(row.id),
            round: RoundId(row.round_id),
            area: place.parse("area", &row.area)?,
            limits: place.list("limits", &row.limits)?,
            trades: place.list("trades", &row.trades)?,
            people: place.number("people", row.people)?,
            need: place.number("need", row.need)?,
            capacity: place.number("capacity", row.capacity)?,
            vacancies: place.number("vacancies", row.vacancies)?,
        })
    }
}
