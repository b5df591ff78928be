//! Tables `assistance_week`, `week_target` and `week_statistic`: the plan, whom it is for, and what offices reported.

use crate::error::inconsistent;
use crate::row::{Place, codes_in, instant};
use crate::vault::columns::WEEK_PLAN;
use crate::vault::{Keys, Sealed};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::assistance_week::{AssistanceWeek, Statistic, WeekReport, WeekTarget};
use domain::ids::{AccountId, PersonId, VacancyId, WeekId, WeekTargetId};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "w.id, w.area, w.title, w.theme, w.starts_on, w.stage, w.archived_at, w.organiser_id, w.phone, w.plan, w.reports,
            w.version, w.made_by, w.made_at"
    };
}

macro_rules! targets {
    ($tail:literal) => {
        concat!(
            "SELECT t.id, t.person_id, t.area, t.reason, t.evidence, t.stated_by, t.stated_at, t.state, t.decided_by,
                t.decided_at, t.struck_why, t.badge
            FROM week_target AS t JOIN person AS o ON o.id = t.person_id AND o.merged_into IS NULL ",
            $tail
        )
    };
}

/// A vacancy somebody the week is for was told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekLead {
    /// Who.
    pub person: PersonId,
    /// What the work is called.
    pub title: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
}

/// A vacancy that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekVacancy {
    /// Which.
    pub id: VacancyId,
    /// What the work is called.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// Where.
    pub area: AreaCode,
    /// Openings; one where none is said.
    pub openings: u32,
    /// Since when.
    pub on: NaiveDate,
}

impl Connection {
    /// The week with this id.
    pub async fn find_week(&mut self, id: WeekId) -> Result<Option<AssistanceWeek>, StoreError> {
        let sql = concat!(
            "SELECT ",
            columns!(),
            " FROM assistance_week AS w WHERE w.id = $1"
        );
        let row = fetch_optional!(self, WeekRow, sql, id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// Every week, the latest first. There are a few a year.
    pub async fn list_weeks(&mut self) -> Result<Vec<AssistanceWeek>, StoreError> {
        let sql = concat!(
            "SELECT ",
            columns!(),
            " FROM assistance_week AS w ORDER BY w.starts_on DESC, w.id DESC"
        );
        let rows = fetch_all!(self, WeekRow, sql)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Whom a week is for, in the order they were stated; of files that were merged the one that stayed.
    pub async fn list_week_targets(&mut self, id: WeekId) -> Result<Vec<WeekTarget>, StoreError> {
        let sql = targets!("WHERE t.week_id = $1 ORDER BY t.stated_at, t.id");
        let rows = fetch_all!(self, TargetRow, sql, id.0)?;
        rows.into_iter().map(WeekTarget::try_from).collect()
    }

    /// The places of a person on the lists of weeks.
    pub async fn list_week_target_ids_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<WeekTargetId>, StoreError> {
        let sql = "SELECT id FROM week_target WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| WeekTargetId(id)).collect())
    }

    /// Which weeks chose which of these people for a visit.
    pub async fn list_week_visits_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(WeekId, PersonId)>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT week_id, person_id FROM week_target WHERE badge IS NOT NULL AND person_id IN ({marks})"
            )
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        let pair = |(week, person)| (WeekId(week), PersonId(person));
        Ok(rows.into_iter().map(pair).collect())
    }

    /// What offices reported, the earliest first.
    pub async fn list_week_statistics(&mut self, id: WeekId) -> Result<Vec<Statistic>, StoreError> {
        let sql = "SELECT id, area, counted, manual, reported_by, reported_at FROM week_statistic
            WHERE week_id = $1 ORDER BY reported_at, id";
        let rows = fetch_all!(self, StatisticRow, sql, id.0)?;
        rows.into_iter().map(Statistic::try_from).collect()
    }

    /// Vacancies that reached those the week recognised, from an instant to before another.
    pub async fn list_week_leads(
        &mut self,
        id: WeekId,
        (from, to): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Vec<WeekLead>, StoreError> {
        let sql = "SELECT l.person_id, v.title, l.delivered_at FROM lead AS l
            JOIN week_target AS t ON t.person_id = l.person_id AND t.week_id = $1 AND t.state = 'recognised'
            JOIN vacancy AS v ON v.id = l.vacancy_id
            WHERE l.delivered_at >= $2 AND l.delivered_at < $3 ORDER BY l.delivered_at, l.id";
        let row = |(person, title, at)| WeekLead {
            person: PersonId(person),
            title,
            at,
        };
        let rows = fetch_all!(
            self,
            (Uuid, String, DateTime<Utc>),
            sql,
            id.0,
            instant(from),
            instant(to)
        )?;
        Ok(rows.into_iter().map(row).collect())
    }

    /// Vacancies of an area that were opened in a stretch of days and are not held back.
    pub async fn list_week_vacancies(
        &mut self,
        area: AreaCode,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<WeekVacancy>, StoreError> {
        let (first, end) = codes_in(Some(area));
        let sql = "SELECT id, title, employer_name, area, headcount, open_from FROM vacancy
            WHERE area >= $1 AND area < $2 AND open_from >= $3 AND open_from <= $4 AND state <> 'held'
            ORDER BY open_from, no";
        let rows = fetch_all!(self, VacancyLine, sql, &first, &end, from, to)?;
        rows.into_iter().map(WeekVacancy::try_from).collect()
    }
}

impl Transaction {
    /// Adds a week.
    pub async fn add_week(&mut self, week: &AssistanceWeek) -> Result<(), StoreError> {
        let (plan, reports) = self.sealed_week(week).await?;
        execute!(
            self,
            "INSERT INTO assistance_week (id, area, title, theme, starts_on, ends_on, stage, archived_at, organiser_id,
                phone, plan, reports, version, made_by, made_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            week.id.0,
            week.area.to_string(),
            &week.title,
            &week.theme,
            week.starts_on,
            week.span().1,
            week.stage.code(),
            week.archived_at.map(instant),
            week.organiser.map(|id| id.0),
            &week.phone,
            plan,
            reports,
            i64::from(week.version),
            &week.made_by,
            instant(week.made_at),
        )?;
        Ok(())
    }

    /// Keeps a week that follows the version that was read. Says whether it was still that.
    pub async fn set_week(&mut self, week: &AssistanceWeek) -> Result<bool, StoreError> {
        let (plan, reports) = self.sealed_week(week).await?;
        let changed = execute!(
            self,
            "UPDATE assistance_week SET title = $3, theme = $4, ends_on = $5, stage = $6, archived_at = $7,
                organiser_id = $8, phone = $9, plan = $10, reports = $11, version = version + 1
                WHERE id = $1 AND version = $2",
            week.id.0,
            i64::from(week.version),
            &week.title,
            &week.theme,
            week.span().1,
            week.stage.code(),
            week.archived_at.map(instant),
            week.organiser.map(|id| id.0),
            &week.phone,
            plan,
            reports,
        )?;
        Ok(changed > 0)
    }

    /// Holds a week until the end, so that two who decide about its people come one after the other; and gives it as it stands.
    pub async fn hold_week(&mut self, id: WeekId) -> Result<Option<AssistanceWeek>, StoreError> {
        execute!(
            self,
            "UPDATE assistance_week SET version = version WHERE id = $1",
            id.0
        )?;
        self.find_week(id).await
    }

    async fn sealed_week(&mut self, week: &AssistanceWeek) -> Result<(String, String), StoreError> {
        let ring = self.sealing_ring().await?;
        let place = Place {
            table: "assistance_week",
            id: week.id.0,
        };
        let plan = place.at("plan", serde_json::to_string(&week.plan))?;
        let reports = place.at("reports", serde_json::to_string(&week.reports))?;
        Ok((ring.seal(WEEK_PLAN.cell(week.id.0), &plan), reports))
    }

    /// Adds people; who stands in the week already stays as they are. Gives how many came.
    pub async fn add_week_targets(&mut self, id: WeekId, targets: &[WeekTarget]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO week_target (id, week_id, person_id, area, reason, evidence, stated_by, stated_at, state,
                decided_by, decided_at, struck_why, badge)",
            targets,
            |one| [
                one.id.0,
                id.0,
                one.person.0,
                one.area.to_string(),
                one.reason.code(),
                &one.evidence,
                &one.stated_by,
                instant(one.stated_at),
                one.state.code(),
                one.decided_by.clone(),
                one.decided_at.map(instant),
                &one.struck_why,
                one.badge.map(i64::from),
            ],
            "ON CONFLICT (week_id, person_id) DO NOTHING",
        ))
    }

    /// Keeps what was decided about somebody.
    pub async fn set_week_target(&mut self, one: &WeekTarget) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE week_target SET state = $2, decided_by = $3, decided_at = $4, struck_why = $5, badge = $6,
                evidence = $7, stated_by = $8, stated_at = $9 WHERE id = $1",
            one.id.0,
            one.state.code(),
            one.decided_by.clone(),
            one.decided_at.map(instant),
            &one.struck_why,
            one.badge.map(i64::from),
            &one.evidence,
            &one.stated_by,
            instant(one.stated_at),
        )?;
        Ok(())
    }

    /// Keeps what an office reported.
    pub async fn add_week_statistic(
        &mut self,
        (id, week): (Uuid, WeekId),
        one: &Statistic,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO week_statistic (id, week_id, area, counted, manual, reported_by, reported_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id,
            week.0,
            one.area.to_string(),
            i64::try_from(one.counted).unwrap_or(i64::MAX),
            one.manual.map(|count| i64::try_from(count).unwrap_or(i64::MAX)),
            &one.by,
            instant(one.at),
        )?;
        Ok(())
    }

    /// Makes places on lists those of another file, where that has none in the week.
    pub async fn move_week_targets(
        &mut self,
        ids: &[WeekTargetId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            let sql =
                "UPDATE week_target SET person_id = $3 WHERE id = $1 AND person_id = $2 AND NOT EXISTS (
                SELECT 1 FROM week_target AS o WHERE o.week_id = week_target.week_id AND o.person_id = $3)";
            execute!(self, sql, id.0, from.0, to.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_week(id: WeekId) -> Option<AssistanceWeek>;
    list_weeks() -> Vec<AssistanceWeek>;
    list_week_targets(id: WeekId) -> Vec<WeekTarget>;
}

#[derive(sqlx::FromRow)]
struct WeekRow {
    id: Uuid,
    area: String,
    title: String,
    theme: String,
    starts_on: NaiveDate,
    stage: String,
    archived_at: Option<DateTime<Utc>>,
    organiser_id: Option<Uuid>,
    phone: String,
    plan: Sealed,
    reports: String,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl WeekRow {
    fn open(self, keys: &Keys) -> Result<AssistanceWeek, StoreError> {
        let place = Place {
            table: "assistance_week",
            id: self.id,
        };
        let plan = keys.open(WEEK_PLAN.cell(self.id), &self.plan)?;
        Ok(AssistanceWeek {
            id: WeekId(self.id),
            area: place.parse("area", &self.area)?,
            title: self.title,
            theme: self.theme,
            starts_on: self.starts_on,
            stage: place.parse("stage", &self.stage)?,
            archived_at: self.archived_at,
            organiser: self.organiser_id.map(AccountId),
            phone: self.phone,
            plan: place.at("plan", serde_json::from_str(&plan))?,
            reports: place.list::<WeekReport>("reports", &self.reports)?,
            version: place.number("version", self.version)?,
            made_by: self.made_by,
            made_at: self.made_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct TargetRow {
    id: Uuid,
    person_id: Uuid,
    area: String,
    reason: String,
    evidence: String,
    stated_by: String,
    stated_at: DateTime<Utc>,
    state: String,
    decided_by: Option<String>,
    decided_at: Option<DateTime<Utc>>,
    struck_why: String,
    badge: Option<i64>,
}

impl TryFrom<TargetRow> for WeekTarget {
    type Error = StoreError;
    fn try_from(row: TargetRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "week_target",
            id: row.id,
        };
        Ok(Self {
            id: WeekTargetId(row.id),
            person: PersonId(row.person_id),
            area: place.parse("area", &row.area)?,
            reason: place.parse("reason", &row.reason)?,
            evidence: row.evidence,
            stated_by: row.stated_by,
            stated_at: row.stated_at,
            state: place.parse("state", &row.state)?,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            struck_why: row.struck_why,
            badge: place.number_option("badge", row.badge)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct StatisticRow {
    id: Uuid,
    area: String,
    counted: i64,
    manual: Option<i64>,
    reported_by: String,
    reported_at: DateTime<Utc>,
}

impl TryFrom<StatisticRow> for Statistic {
    type Error = StoreError;
    fn try_from(row: StatisticRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "week_statistic",
            id: row.id,
        };
        Ok(Self {
            area: place.parse("area", &row.area)?,
            counted: place.number("counted", row.counted)?,
            manual: place.number_option("manual", row.manual)?,
            by: row.reported_by,
            at: row.reported_at,
        })
    }
}

#[derive(sqlx::FromRow)]
struct VacancyLine {
    id: Uuid,
    title: String,
    employer_name: String,
    area: String,
    headcount: Option<i64>,
    open_from: NaiveDate,
}

impl TryFrom<VacancyLine> for WeekVacancy {
    type Error = StoreError;
    fn try_from(row: VacancyLine) -> Result<Self, StoreError> {
        let area = row.area.parse();
        Ok(Self {
            id: VacancyId(row.id),
            title: row.title,
            employer: row.employer_name,
            area: area.map_err(|_| inconsistent("vacancy", "area", row.id))?,
            openings: row
                .headcount
                .and_then(|count| u32::try_from(count).ok())
                .unwrap_or(1),
            on: row.open_from,
        })
    }
}
