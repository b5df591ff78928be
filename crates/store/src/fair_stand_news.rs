//! Table `fair_stand_news`: what employers are to be told about their stands at fairs by message.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::fair::{StandNews, StandNewsKind};
use domain::ids::{EmployerId, FairId, FairStandId};
use uuid::Uuid;

impl Connection {
    /// What has yet to be told, what waits longest first.
    pub async fn list_untold_stand_news(&mut self, limit: u32) -> Result<Vec<StandNews>, StoreError> {
        let sql = "SELECT n.stand_id, s.fair_id, s.employer_id, n.kind, n.made_at FROM fair_stand_news AS n
            JOIN fair_stand AS s ON s.id = n.stand_id WHERE n.told_at IS NULL ORDER BY n.made_at, n.stand_id LIMIT $1";
        let rows = fetch_all!(self, NewsRow, sql, i64::from(limit))?;
        rows.into_iter().map(StandNews::try_from).collect()
    }
}

impl Transaction {
    /// Notes what the employers of stands are to be told. What they were told before is to be told again.
    pub async fn add_stand_news(
        &mut self,
        stands: &[FairStandId],
        kind: StandNewsKind,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        for stand in stands {
            execute!(
                self,
                "INSERT INTO fair_stand_news (stand_id, kind, made_at, told_at) VALUES ($1, $2, $3, NULL)
                ON CONFLICT (stand_id, kind) DO UPDATE SET made_at = excluded.made_at, told_at = NULL",
                stand.0,
                kind.code(),
                instant(at),
            )?;
        }
        Ok(())
    }

    /// Notes that the employer of a stand has been told everything. Says whether there was anything: of two programs one tells it.
    pub async fn set_stand_news_told(
        &mut self,
        stand: FairStandId,
        at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE fair_stand_news SET told_at = $2 WHERE stand_id = $1 AND told_at IS NULL";
        Ok(execute!(self, sql, stand.0, instant(at))? > 0)
    }

    /// What an employer was told at an instant surely did not leave: it is to be told again.
    pub async fn untell_stand_news(
        &mut self,
        stand: FairStandId,
        told_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE fair_stand_news SET told_at = NULL WHERE stand_id = $1 AND told_at = $2";
        execute!(self, sql, stand.0, instant(told_at))?;
        Ok(())
    }
}

on_database! {
    list_untold_stand_news(limit: u32) -> Vec<StandNews>;
}

#[derive(sqlx::FromRow)]
struct NewsRow {
    stand_id: Uuid,
    fair_id: Uuid,
    employer_id: Uuid,
    kind: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<NewsRow> for StandNews {
    type Error = StoreError;
    fn try_from(row: NewsRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_stand_news",
            id: row.stand_id,
        };
        Ok(Self {
            stand: FairStandId(row.stand_id),
            fair: FairId(row.fair_id),
            employer: EmployerId(row.employer_id),
            kind: place.parse("kind", &row.kind)?,
            made_at: row.made_at,
        })
    }
}
