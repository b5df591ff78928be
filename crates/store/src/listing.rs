//! Table `listing`: the wage blacklist and the abnormal list.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{CaseId, EmployerId, ListingId};
use domain::listing::{Listing, Period, Word};
use domain::values::AreaCode;
use std::collections::BTreeSet;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT l.id, l.employer_id, l.kind, l.ground, l.case_id, l.area, l.notice, l.state_by, l.statement, l.decision_no,
                l.decision, l.listed_from, l.listed_to, l.appeal_by, l.appeal, l.answer, l.ending, l.ended_on, l.stage, l.version
                FROM listing AS l ",
            $tail
        )
    };
}

impl Connection {
    /// The entry with this id.
    pub async fn find_listing(&mut self, id: ListingId) -> Result<Option<Listing>, StoreError> {
        let row = fetch_optional!(self, ListingRow, select!("WHERE l.id = $1"), id.0)?;
        row.map(Listing::try_from).transpose()
    }

    /// Every entry about an employer, the latest first.
    pub async fn list_listings_of(&mut self, employer: EmployerId) -> Result<Vec<Listing>, StoreError> {
        let sql = select!("WHERE l.employer_id = $1 ORDER BY l.id DESC");
        let rows = fetch_all!(self, ListingRow, sql, employer.0)?;
        rows.into_iter().map(Listing::try_from).collect()
    }

    /// The entries of an area, open ones first, then the latest.
    pub async fn list_listings(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<Listing>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE l.area >= $1 AND l.area < $2
            ORDER BY CASE WHEN l.stage IN ('noticed', 'appealed') THEN 0 WHEN l.stage = 'published' THEN 1 ELSE 2 END,
                l.id DESC LIMIT $3"
        );
        let rows = fetch_all!(self, ListingRow, sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(Listing::try_from).collect()
    }

    /// The entries in force on a day, the latest first.
    pub async fn list_listings_in_force(&mut self, day: NaiveDate) -> Result<Vec<Listing>, StoreError> {
        let sql = select!(
            "WHERE l.stage IN ('published', 'appealed') AND l.listed_from <= $1 AND l.listed_to >= $1
            ORDER BY l.listed_from DESC, l.id DESC"
        );
        let rows = fetch_all!(self, ListingRow, sql, day)?;
        rows.into_iter().map(Listing::try_from).collect()
    }

    /// The entries whose time was over before a day, and that were not ended yet.
    pub async fn list_listings_expired(&mut self, day: NaiveDate) -> Result<Vec<Listing>, StoreError> {
        let sql = select!(
            "WHERE l.stage IN ('published', 'appealed') AND l.listed_to < $1 ORDER BY l.listed_to, l.id"
        );
        let rows = fetch_all!(self, ListingRow, sql, day)?;
        rows.into_iter().map(Listing::try_from).collect()
    }

    /// Entries whose firm may still answer and was not told by message that they stand where they do, the oldest first.
    pub async fn list_listings_untold(
        &mut self,
        today: NaiveDate,
        limit: u32,
    ) -> Result<Vec<Listing>, StoreError> {
        let sql = select!(
            "WHERE (l.stage = 'noticed' AND l.state_by >= $1 OR l.stage = 'published' AND l.appeal_by >= $1)
                AND NOT EXISTS (SELECT 1 FROM listing_told AS t WHERE t.listing_id = l.id AND t.stage = l.stage)
            ORDER BY l.id LIMIT $2"
        );
        let rows = fetch_all!(self, ListingRow, sql, today, i64::from(limit))?;
        rows.into_iter().map(Listing::try_from).collect()
    }

    /// Whether an employer is on the wage blacklist on a day: by an entry, or as a file of the past said that nobody has
    /// followed with an entry.
    pub async fn is_employer_listed(
        &mut self,
        employer: EmployerId,
        day: NaiveDate,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM employer AS e WHERE e.id = $1 AND (EXISTS (SELECT 1 FROM listing AS l
                WHERE l.employer_id = e.id AND l.kind = 'wage' AND l.stage IN ('published', 'appealed')
                AND l.listed_from <= $2 AND l.listed_to >= $2)
            OR e.blacklisted = TRUE AND NOT EXISTS (SELECT 1 FROM listing AS l WHERE l.employer_id = e.id
                AND l.kind = 'wage' AND l.listed_from IS NOT NULL))";
        Ok(fetch_count!(self, sql, employer.0, day)? > 0)
    }

    /// Who is on the wage blacklist or the abnormal list on a day.
    pub async fn list_barred_employers(
        &mut self,
        day: NaiveDate,
    ) -> Result<BTreeSet<EmployerId>, StoreError> {
        let sql = "SELECT l.employer_id FROM listing AS l WHERE l.kind IN ('wage', 'abnormal')
                AND l.stage IN ('published', 'appealed') AND l.listed_from <= $1 AND l.listed_to >= $1
            UNION SELECT e.id FROM employer AS e WHERE e.blacklisted = TRUE AND NOT EXISTS (SELECT 1 FROM listing AS l
                WHERE l.employer_id = e.id AND l.kind = 'wage' AND l.listed_from IS NOT NULL)";
        let rows = fetch_all!(self, (Uuid,), sql, day)?;
        Ok(rows.into_iter().map(|(id,)| EmployerId(id)).collect())
    }

    /// Whether an employer is on the abnormal list on a day.
    pub async fn is_employer_abnormal(
        &mut self,
        employer: EmployerId,
        day: NaiveDate,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM listing WHERE employer_id = $1 AND kind = 'abnormal'
            AND stage IN ('published', 'appealed') AND listed_from <= $2 AND listed_to >= $2";
        Ok(fetch_count!(self, sql, employer.0, day)? > 0)
    }

    /// How many entries of an area wait for a decision.
    pub async fn count_listings_waiting(&mut self, area: Option<AreaCode>) -> Result<u32, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM listing WHERE area >= $1 AND area < $2 AND stage IN ('noticed', 'appealed')";
        Ok(fetch_count!(self, sql, &first, &end)? as u32)
    }
}

impl Transaction {
    /// Adds an entry. Says whether it is new: an employer has one on each list at a time.
    pub async fn add_listing(&mut self, one: &Listing) -> Result<bool, StoreError> {
        let period = one.period;
        let added = execute!(
            self,
            "INSERT INTO listing (id, employer_id, kind, ground, case_id, area, notice, state_by, statement, decision_no,
                decision, listed_from, listed_to, appeal_by, appeal, answer, ending, ended_on, stage, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            ON CONFLICT DO NOTHING",
            one.id.0,
            one.employer.0,
            one.kind.code(),
            one.ground.code(),
            one.case.map(|id| id.0),
            one.area.to_string(),
            json(&one.notice),
            one.state_by,
            one.statement.as_ref().map(json),
            &one.decision_no,
            one.decision.as_ref().map(json),
            period.map(|period| period.from),
            period.map(|period| period.to),
            one.appeal_by,
            one.appeal.as_ref().map(json),
            one.answer.as_ref().map(json),
            one.ending.as_ref().map(json),
            one.ended_on,
            one.stage.code(),
            i64::from(one.version),
        )?;
        Ok(added > 0)
    }

    /// Moves an entry on from the version before. Says whether nobody was faster.
    pub async fn move_listing(&mut self, one: &Listing) -> Result<bool, StoreError> {
        let period = one.period;
        let moved = execute!(
            self,
            "UPDATE listing SET statement = $3, decision_no = $4, decision = $5, listed_from = $6, listed_to = $7,
                appeal_by = $8, appeal = $9, answer = $10, ending = $11, ended_on = $12, stage = $13, version = $2
            WHERE id = $1 AND version = $2 - 1",
            one.id.0,
            i64::from(one.version),
            one.statement.as_ref().map(json),
            &one.decision_no,
            one.decision.as_ref().map(json),
            period.map(|period| period.from),
            period.map(|period| period.to),
            one.appeal_by,
            one.appeal.as_ref().map(json),
            one.answer.as_ref().map(json),
            one.ending.as_ref().map(json),
            one.ended_on,
            one.stage.code(),
        )?;
        Ok(moved > 0)
    }

    /// Notes that an employer is told of an entry at its stage. Says whether nobody has noted it before.
    pub async fn set_listing_told(&mut self, one: &Listing, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let sql = "INSERT INTO listing_told (listing_id, stage, told_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        Ok(execute!(self, sql, one.id.0, one.stage.code(), instant(at))? > 0)
    }

    /// What an employer was told surely did not leave: it is to be told again.
    pub async fn untell_listing(&mut self, one: &Listing) -> Result<(), StoreError> {
        let sql = "DELETE FROM listing_told WHERE listing_id = $1 AND stage = $2";
        execute!(self, sql, one.id.0, one.stage.code())?;
        Ok(())
    }

    /// Hides the employers that are on the wage blacklist on a day or have ceased, whatever a file says of them.
    pub async fn hide_listed_employers(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        let sql = "UPDATE employer SET blacklisted = TRUE WHERE blacklisted = FALSE AND (
            EXISTS (SELECT 1 FROM listing AS l WHERE l.employer_id = employer.id AND l.kind = 'wage'
                AND l.stage IN ('published', 'appealed') AND l.listed_from <= $1 AND l.listed_to >= $1)
            OR EXISTS (SELECT 1 FROM employer_fact AS f WHERE f.uscc = employer.uscc AND f.ceased_on <= $1))";
        Ok(execute!(self, sql, day)?)
    }
}

fn json(word: &Word) -> String {
    serde_json::to_string(word).unwrap_or_default()
}

on_database! {
    find_listing(id: ListingId) -> Option<Listing>;
    list_listings_of(employer: EmployerId) -> Vec<Listing>;
    list_listings(area: Option<AreaCode>, limit: u32) -> Vec<Listing>;
    list_listings_in_force(day: NaiveDate) -> Vec<Listing>;
    list_listings_expired(day: NaiveDate) -> Vec<Listing>;
    list_listings_untold(today: NaiveDate, limit: u32) -> Vec<Listing>;
    is_employer_listed(employer: EmployerId, day: NaiveDate) -> bool;
    is_employer_abnormal(employer: EmployerId, day: NaiveDate) -> bool;
    count_listings_waiting(area: Option<AreaCode>) -> u32;
}

#[derive(sqlx::FromRow)]
struct ListingRow {
    id: Uuid,
    employer_id: Uuid,
    kind: String,
    ground: String,
    case_id: Option<Uuid>,
    area: String,
    notice: String,
    state_by: Option<NaiveDate>,
    statement: Option<String>,
    decision_no: String,
    decision: Option<String>,
    listed_from: Option<NaiveDate>,
    listed_to: Option<NaiveDate>,
    appeal_by: Option<NaiveDate>,
    appeal: Option<String>,
    answer: Option<String>,
    ending: Option<String>,
    ended_on: Option<NaiveDate>,
    stage: String,
    version: i64,
}

impl TryFrom<ListingRow> for Listing {
    type Error = StoreError;
    fn try_from(row: ListingRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "listing",
            id: row.id,
        };
        let word = |column, text: Option<String>| match text {
            None => Ok(None),
            Some(text) => place.at::<Option<Word>, _>(column, serde_json::from_str(&text).map(Some)),
        };
        Ok(Self {
            id: ListingId(row.id),
            employer: EmployerId(row.employer_id),
            kind: place.parse("kind", &row.kind)?,
            ground: place.parse("ground", &row.ground)?,
            case: row.case_id.map(CaseId),
            area: place.parse("area", &row.area)?,
            notice: place.need("notice", word("notice", Some(row.notice))?)?,
            state_by: row.state_by,
            statement: word("statement", row.statement)?,
            decision_no: row.decision_no,
            decision: word("decision", row.decision)?,
            period: row
                .listed_from
                .zip(row.listed_to)
                .map(|(from, to)| Period { from, to }),
            appeal_by: row.appeal_by,
            appeal: word("appeal", row.appeal)?,
            answer: word("answer", row.answer)?,
            ending: word("ending", row.ending)?,
            ended_on: row.ended_on,
            stage: place.parse("stage", &row.stage)?,
            version: place.number("version", row.version)?,
        })
    }
}
