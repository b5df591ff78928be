//! Tables `fair_news`, what people are to be told about fairs, and `fair_change`, what was changed after a fair was told of.

use crate::row::{Place, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::fair::{FairChange, FairNews, FairNewsKind};
use domain::ids::{FairId, PersonId};
use uuid::Uuid;

/// How an hour is kept.
const HOUR: &str = "%H:%M";

impl Connection {
    /// What these people have yet to be told, what weighs least first.
    pub async fn list_untold_fair_news(&mut self, people: &[PersonId]) -> Result<Vec<FairNews>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT fair_id, person_id, kind, made_at, told_at FROM fair_news
                WHERE told_at IS NULL AND person_id IN ({marks}) ORDER BY person_id, made_at, fair_id"
            )
        };
        let rows = fetch_in!(self, NewsRow, sql, ids);
        let mut news: Vec<FairNews> = rows
            .into_iter()
            .map(FairNews::try_from)
            .collect::<Result<_, _>>()?;
        news.sort_by_key(|one| one.kind);
        Ok(news)
    }

    /// What was to be told of a fair, and what of it was.
    pub async fn list_fair_news(&mut self, fair: FairId) -> Result<Vec<FairNews>, StoreError> {
        let sql = "SELECT fair_id, person_id, kind, made_at, told_at FROM fair_news WHERE fair_id = $1
            ORDER BY person_id, made_at";
        let rows = fetch_all!(self, NewsRow, sql, fair.0)?;
        rows.into_iter().map(FairNews::try_from).collect()
    }

    /// Whom something is to be told to whom no message is on its way.
    pub async fn list_fair_news_overlooked(&mut self) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT DISTINCT n.person_id FROM fair_news AS n WHERE n.told_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM message AS m WHERE m.person_id = n.person_id AND m.state = 'planned')";
        let rows = fetch_all!(self, (Uuid,), sql)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// What was changed after a fair was told of, the latest first.
    pub async fn list_fair_changes(&mut self, fair: FairId) -> Result<Vec<FairChange>, StoreError> {
        let sql = "SELECT fair_id, made_at, kind, held_on, opens, venue, people, employers, made_by FROM fair_change
            WHERE fair_id = $1 ORDER BY made_at DESC";
        let rows = fetch_all!(self, ChangeRow, sql, fair.0)?;
        rows.into_iter().map(FairChange::try_from).collect()
    }
}

impl Transaction {
    /// Notes what people are to be told. What they were told before is to be told again.
    pub async fn add_fair_news(&mut self, news: &[FairNews]) -> Result<(), StoreError> {
        for one in news {
            execute!(
                self,
                "INSERT INTO fair_news (fair_id, person_id, kind, made_at, told_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (fair_id, person_id, kind) DO UPDATE SET made_at = excluded.made_at, told_at = excluded.told_at",
                one.fair.0,
                one.person.0,
                one.kind.code(),
                instant(one.made_at),
                one.told_at.map(instant),
            )?;
        }
        Ok(())
    }

    /// Notes that these people have been told everything.
    pub async fn set_fair_news_told(
        &mut self,
        people: &[PersonId],
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let mut told = 0;
        for person in people {
            told += execute!(
                self,
                "UPDATE fair_news SET told_at = $2 WHERE person_id = $1 AND told_at IS NULL",
                person.0,
                instant(at),
            )?;
        }
        Ok(told)
    }

    /// What somebody was told at an instant did not arrive: it is to be told again.
    pub async fn untell_fair_news(
        &mut self,
        person: PersonId,
        told_at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE fair_news SET told_at = NULL WHERE person_id = $1 AND told_at = $2";
        Ok(execute!(self, sql, person.0, instant(told_at))?)
    }

    /// Forgets what has not been told of a fair: there is nothing to say of it any more.
    pub async fn forget_untold_fair_news(&mut self, fair: FairId) -> Result<u64, StoreError> {
        let sql = "DELETE FROM fair_news WHERE fair_id = $1 AND told_at IS NULL";
        Ok(execute!(self, sql, fair.0)?)
    }

    /// Forgets what has not been told of fairs before a day.
    pub async fn forget_stale_fair_news(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        let sql = "DELETE FROM fair_news WHERE told_at IS NULL
            AND fair_id IN (SELECT id FROM job_fair WHERE held_on < $1)";
        Ok(execute!(self, sql, day)?)
    }

    /// Notes a change that everybody is told of.
    pub async fn add_fair_change(&mut self, change: &FairChange) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO fair_change (fair_id, made_at, kind, held_on, opens, venue, people, employers, made_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            change.fair.0,
            instant(change.made_at),
            change.kind.code(),
            change.held_on,
            change.opens.format(HOUR).to_string(),
            &change.venue,
            i64::from(change.people),
            i64::from(change.employers),
            &change.made_by,
        )?;
        Ok(())
    }
}

on_database! {
    list_untold_fair_news(people: &[PersonId]) -> Vec<FairNews>;
    list_fair_news(fair: FairId) -> Vec<FairNews>;
    list_fair_changes(fair: FairId) -> Vec<FairChange>;
}

#[derive(sqlx::FromRow)]
struct NewsRow {
    fair_id: Uuid,
    person_id: Uuid,
    kind: String,
    made_at: DateTime<Utc>,
    told_at: Option<DateTime<Utc>>,
}

impl TryFrom<NewsRow> for FairNews {
    type Error = StoreError;
    fn try_from(row: NewsRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_news",
            id: row.fair_id,
        };
        Ok(Self {
            fair: FairId(row.fair_id),
            person: PersonId(row.person_id),
            kind: place.parse("kind", &row.kind)?,
            made_at: row.made_at,
            told_at: row.told_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    fair_id: Uuid,
    made_at: DateTime<Utc>,
    kind: String,
    held_on: NaiveDate,
    opens: String,
    venue: String,
    people: i64,
    employers: i64,
    made_by: String,
}

impl TryFrom<ChangeRow> for FairChange {
    type Error = StoreError;
    fn try_from(row: ChangeRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "fair_change",
            id: row.fair_id,
        };
        Ok(Self {
            fair: FairId(row.fair_id),
            made_at: row.made_at,
            kind: place.parse::<FairNewsKind>("kind", &row.kind)?,
            held_on: row.held_on,
            opens: place.at("opens", NaiveTime::parse_from_str(&row.opens, HOUR))?,
            venue: row.venue,
            people: place.number("people", row.people)?,
            employers: place.number("employers", row.employers)?,
            made_by: row.made_by,
        })
    }
}
