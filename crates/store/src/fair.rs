//! Table `job_fair`: job fairs.

use crate::row::{Imported, Place, area_or_empty, codes_in, instant, list, point};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::fair::{Fair, FairAccess, FairApproval, FairKind, FairPlan};
use domain::ids::FairId;
use domain::values::AreaCode;
use uuid::Uuid;

/// How an hour is kept.
const HOUR: &str = "%H:%M";

macro_rules! columns {
    () => {
        "id, area, kind, title, venue, address, lon, lat, bus, held_on, opens, closes, capacity, stands, access, safety, intro,
            phone, state, approved_by, approved_at, reason, source_no, version, made_by, made_at"
    };
}

macro_rules! select {
    ($tail:expr) => {
        concat!("SELECT ", columns!(), " FROM job_fair ", $tail)
    };
}

/// The rows of a list: in the area or around it, in a span of days, of a kind, told of or not, to come or over.
macro_rules! narrowed {
    () => {
        "WHERE ((area >= $1 AND area < $2) OR ($3 <> '' AND substr($3, 1, length(area)) = area))
            AND held_on >= $4 AND held_on < $5 AND ($6 = '' OR kind = $6)
            AND ($7 = 0 OR (state <> 'draft' AND (state <> 'cancelled' OR approved_by IS NOT NULL)))
            AND ($8 = 0) = (state IN ('closed', 'results', 'archived', 'cancelled') OR held_on < $9)
            AND ($10 = '' OR state <> 'draft' OR made_by = $10)"
    };
}

/// What narrows a list of fairs.
#[derive(Clone, Copy, Debug)]
pub struct FairsWanted<'a> {
    /// In it, and of it and what lies around it.
    pub area: Option<AreaCode>,
    /// On or after.
    pub from: NaiveDate,
    /// Before.
    pub until: NaiveDate,
    /// Of a kind.
    pub kind: Option<FairKind>,
    /// Only what everybody may read.
    pub public: bool,
    /// Those to come, else those that are over or cancelled.
    pub ahead: bool,
    /// The day.
    pub today: NaiveDate,
    /// Of drafts only those this one wrote; empty = all.
    pub drafts_of: &'a str,
}

impl Connection {
    /// The fair with this id.
    pub async fn find_fair(&mut self, id: FairId) -> Result<Option<Fair>, StoreError> {
        let row = fetch_optional!(self, FairRow, select!("WHERE id = $1"), id.0)?;
        row.map(Fair::try_from).transpose()
    }

    /// A part of the fairs wanted: those to come by day, those over the latest first.
    pub async fn list_fairs(
        &mut self,
        wanted: &FairsWanted<'_>,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<Fair>, StoreError> {
        let (first, end) = codes_in(wanted.area);
        let sql = if wanted.ahead {
            concat!(
                "SELECT ",
                columns!(),
                " FROM job_fair ",
                narrowed!(),
                " ORDER BY held_on, opens, id LIMIT $11 OFFSET $12"
            )
        } else {
            concat!(
                "SELECT ",
                columns!(),
                " FROM job_fair ",
                narrowed!(),
                " ORDER BY held_on DESC, opens, id LIMIT $11 OFFSET $12"
            )
        };
        let rows = fetch_all!(
            self,
            FairRow,
            sql,
            &first,
            &end,
            area_or_empty(wanted.area),
            wanted.from,
            wanted.until,
            kind_or_empty(wanted.kind),
            i64::from(wanted.public),
            i64::from(wanted.ahead),
            wanted.today,
            wanted.drafts_of,
            i64::from(limit),
            i64::from(skip),
        )?;
        rows.into_iter().map(Fair::try_from).collect()
    }

    /// How many fairs are wanted.
    pub async fn count_fairs(&mut self, wanted: &FairsWanted<'_>) -> Result<u64, StoreError> {
        let (first, end) = codes_in(wanted.area);
        let sql = concat!("SELECT count(*) FROM job_fair ", narrowed!());
        Ok(fetch_count!(
            self,
            sql,
            &first,
            &end,
            area_or_empty(wanted.area),
            wanted.from,
            wanted.until,
            kind_or_empty(wanted.kind),
            i64::from(wanted.public),
            i64::from(wanted.ahead),
            wanted.today,
            wanted.drafts_of,
        )?)
    }

    /// The fairs of a kind in an area in a span of days, in whatever state.
    pub async fn list_fairs_of_kind(
        &mut self,
        area: Option<AreaCode>,
        kind: FairKind,
        (from, until): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Fair>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = select!(
            "WHERE area >= $1 AND area < $2 AND kind = $3 AND held_on >= $4 AND held_on < $5 ORDER BY held_on, id"
        );
        let rows = fetch_all!(self, FairRow, sql, &first, &end, kind.code(), from, until)?;
        rows.into_iter().map(Fair::try_from).collect()
    }

    /// The fairs that came with a file, with the fingerprints of their rows; of those of earlier versions it is zero.
    pub async fn list_imported_fairs(&mut self) -> Result<Vec<Imported<Fair>>, StoreError> {
        let sql = concat!(
            "SELECT ",
            columns!(),
            ", COALESCE(source_hash, 0) AS source_hash FROM job_fair WHERE source_no IS NOT NULL ORDER BY source_no"
        );
        let rows = fetch_all!(self, ImportedRow, sql)?;
        let imported = |row: ImportedRow| {
            Ok(Imported {
                record: Fair::try_from(row.fair)?,
                content_hash: row.source_hash.cast_unsigned(),
            })
        };
        rows.into_iter().map(imported).collect()
    }

    /// The areas that have fairs.
    pub async fn list_fair_areas(&mut self) -> Result<Vec<AreaCode>, StoreError> {
        let sql = "SELECT DISTINCT area FROM job_fair WHERE state <> 'draft' ORDER BY area";
        let place = Place {
            table: "job_fair",
            id: "",
        };
        let rows = fetch_all!(self, (String,), sql)?;
        rows.iter().map(|(area,)| place.parse("area", area)).collect()
    }
}

/// Binds what changes of a fair, in the order of the columns, between what stands before and after it.
macro_rules! write_fair {
    ($on:expr, $sql:expr, $fair:expr, [$($first:expr),* $(,)?], [$($last:expr),* $(,)?]) => {{
        let (fair, plan) = ($fair, &$fair.plan);
        execute!(
            $on,
            $sql,
            $($first,)*
            plan.area.to_string(),
            plan.kind.code(),
            &plan.title,
            &plan.venue,
            &plan.address,
            plan.point.map(|point| point.lon),
            plan.point.map(|point| point.lat),
            &plan.bus,
            plan.held_on,
            plan.opens.format(HOUR).to_string(),
            plan.closes.format(HOUR).to_string(),
            i64::from(plan.capacity),
            i64::from(plan.stands),
            list(&plan.access.iter().collect::<Vec<_>>()),
            &plan.safety,
            &plan.intro,
            &plan.phone,
            fair.state.code(),
            fair.approval.as_ref().map(|approval| &approval.by),
            fair.approval.as_ref().map(|approval| instant(approval.at)),
            fair.reason.as_ref(),
            $($last,)*
        )
    }};
}

impl Transaction {
    /// Adds a fair.
    pub async fn add_fair(&mut self, fair: &Fair) -> Result<(), StoreError> {
        let sql = concat!(
            "INSERT INTO job_fair (",
            columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26)"
        );
        let version = i64::from(fair.version);
        let last = (fair.source_no.as_ref(), &fair.made_by, instant(fair.made_at));
        write_fair!(self, sql, fair, [fair.id.0], [last.0, version, last.1, last.2])?;
        Ok(())
    }

    /// Changes a fair, unless it is no longer in the version before. Says whether it was; the version is raised.
    pub async fn set_fair(&mut self, fair: &Fair) -> Result<bool, StoreError> {
        let sql = "UPDATE job_fair SET area = $3, kind = $4, title = $5, venue = $6, address = $7, lon = $8, lat = $9, bus = $10,
            held_on = $11, opens = $12, closes = $13, capacity = $14, stands = $15, access = $16, safety = $17, intro = $18,
            phone = $19, state = $20, approved_by = $21, approved_at = $22, reason = $23, version = version + 1
            WHERE id = $1 AND version = $2";
        Ok(write_fair!(self, sql, fair, [fair.id.0, i64::from(fair.version)], [])? > 0)
    }

    /// Keeps the fingerprint of the row of a file that a fair was last read from.
    pub async fn set_fair_source_hash(&mut self, id: FairId, hash: u64) -> Result<(), StoreError> {
        let sql = "UPDATE job_fair SET source_hash = $2 WHERE id = $1";
        execute!(self, sql, id.0, hash.cast_signed())?;
        Ok(())
    }

    /// Gives the fairs that somebody made to somebody else. Says how many.
    pub async fn set_fair_maker(&mut self, from: &str, to: &str) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "UPDATE job_fair SET made_by = $2 WHERE made_by = $1",
            from,
            to
        )?)
    }
}

on_database! {
    find_fair(id: FairId) -> Option<Fair>;
    list_fairs(wanted: &FairsWanted<'_>, skip: u32, limit: u32) -> Vec<Fair>;
    count_fairs(wanted: &FairsWanted<'_>) -> u64;
    list_fairs_of_kind(area: Option<AreaCode>, kind: FairKind, days: (NaiveDate, NaiveDate)) -> Vec<Fair>;
    list_imported_fairs() -> Vec<Imported<Fair>>;
    list_fair_areas() -> Vec<AreaCode>;
}

fn kind_or_empty(kind: Option<FairKind>) -> &'static str {
    kind.map_or("", FairKind::code)
}

#[derive(sqlx::FromRow)]
struct FairRow {
    id: Uuid,
    area: String,
    kind: String,
    title: String,
    venue: String,
    address: String,
    lon: Option<f64>,
    lat: Option<f64>,
    bus: String,
    held_on: NaiveDate,
    opens: String,
    closes: String,
    capacity: i64,
    stands: i64,
    access: String,
    safety: String,
    intro: String,
    phone: String,
    state: String,
    approved_by: Option<String>,
    approved_at: Option<DateTime<Utc>>,
    reason: Option<String>,
    source_no: Option<String>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct ImportedRow {
    #[sqlx(flatten)]
    fair: FairRow,
    source_hash: i64,
}

impl TryFrom<FairRow> for Fair {
    type Error = StoreError;
    fn try_from(row: FairRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "job_fair",
            id: row.id,
        };
        let hour = |column, text: &str| place.at(column, NaiveTime::parse_from_str(text, HOUR));
        let approval = match row.approved_by {
            Some(by) => Some(FairApproval {
                by,
                at: place.need("approved_at", row.approved_at)?,
            }),
            None => None,
        };
        Ok(Self {
            id: FairId(row.id),
            plan: FairPlan {
                area: place.parse("area", &row.area)?,
                kind: place.parse("kind", &row.kind)?,
                title: row.title,
                venue: row.venue,
                address: row.address,
                point: point(row.lon, row.lat),
                bus: row.bus,
                held_on: row.held_on,
                opens: hour("opens", &row.opens)?,
                closes: hour("closes", &row.closes)?,
                capacity: place.number("capacity", row.capacity)?,
                stands: place.number("stands", row.stands)?,
                access: place
                    .list::<FairAccess>("access", &row.access)?
                    .into_iter()
                    .collect(),
                safety: row.safety,
                intro: row.intro,
                phone: row.phone,
            },
            state: place.parse("state", &row.state)?,
            approval,
            reason: row.reason,
            source_no: row.source_no,
            version: place.number("version", row.version)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    }
}
