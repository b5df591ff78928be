//! Tables `posting`, vacancies as they are entered, and `employer_notice`, what employers are told about theirs.

use crate::error::inconsistent;
use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{EmployerId, VacancyId};
use domain::posting::{EmployerNotice, Posting, Stage, VacancyForm};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT vacancy_id, employer_id, area, form, unsent, version, made_at, made_by, stage, stage_at, stage_by,
                reason FROM posting ",
            $tail
        )
    };
}

impl Connection {
    /// The posting of a vacancy.
    pub async fn find_posting(&mut self, id: VacancyId) -> Result<Option<Posting>, StoreError> {
        let row = fetch_optional!(self, PostingRow, select!("WHERE vacancy_id = $1"), id.0)?;
        row.map(Posting::try_from).transpose()
    }

    /// The postings of an employer, the newest first.
    pub async fn list_postings_of(
        &mut self,
        employer: EmployerId,
        limit: u32,
    ) -> Result<Vec<Posting>, StoreError> {
        let sql = select!("WHERE employer_id = $1 ORDER BY made_at DESC, vacancy_id DESC LIMIT $2");
        let rows = fetch_all!(self, PostingRow, sql, employer.0, i64::from(limit))?;
        rows.into_iter().map(Posting::try_from).collect()
    }

    /// Postings of an area that wait for an officer, those that wait longest first.
    pub async fn list_postings_in_review(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<Posting>, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            select!("WHERE stage = 'review' AND area >= $1 AND area < $2 ORDER BY stage_at, vacancy_id");
        let rows = fetch_all!(self, PostingRow, sql, &first, &end)?;
        rows.into_iter().map(Posting::try_from).collect()
    }

    /// Postings that somebody has decided since an instant, the latest first.
    pub async fn list_postings_decided_by(
        &mut self,
        by: &str,
        since: DateTime<Utc>,
    ) -> Result<Vec<Posting>, StoreError> {
        let sql = select!(
            "WHERE stage IN ('live', 'returned', 'refused') AND stage_by = $1 AND stage_at >= $2
            ORDER BY stage_at DESC, vacancy_id"
        );
        let rows = fetch_all!(self, PostingRow, sql, by, instant(since))?;
        rows.into_iter().map(Posting::try_from).collect()
    }

    /// What an employer was told since a day, the latest first.
    pub async fn list_employer_notices(
        &mut self,
        employer: EmployerId,
        since: NaiveDate,
    ) -> Result<Vec<EmployerNotice>, StoreError> {
        let sql = "SELECT employer_id, vacancy_id, kind, told_on FROM employer_notice
            WHERE employer_id = $1 AND told_on >= $2 ORDER BY told_on DESC, vacancy_id, kind";
        let rows = fetch_all!(self, (Uuid, Uuid, String, NaiveDate), sql, employer.0, since)?;
        rows.into_iter().map(notice).collect()
    }
}

impl Transaction {
    /// Adds a posting.
    pub async fn add_posting(&mut self, posting: &Posting) -> Result<(), StoreError> {
        let stage = StageColumns::from(&posting.stage);
        execute!(
            self,
            "INSERT INTO posting (vacancy_id, employer_id, area, form, unsent, version, made_at, made_by, stage,
                stage_at, stage_by, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            posting.id.0,
            posting.employer.0,
            posting.area.to_string(),
            form_text(&posting.form),
            posting.unsent,
            i64::from(posting.version),
            instant(posting.made_at),
            &posting.made_by,
            posting.stage.code(),
            stage.at,
            stage.by,
            stage.reason,
        )?;
        Ok(())
    }

    /// Changes a posting, unless it is no longer in the version before. Says whether it was; the version is raised.
    pub async fn set_posting(&mut self, posting: &Posting) -> Result<bool, StoreError> {
        let stage = StageColumns::from(&posting.stage);
        let changed = execute!(
            self,
            "UPDATE posting SET area = $3, form = $4, unsent = $5, version = version + 1, stage = $6, stage_at = $7,
                stage_by = $8, reason = $9 WHERE vacancy_id = $1 AND version = $2",
            posting.id.0,
            i64::from(posting.version),
            posting.area.to_string(),
            form_text(&posting.form),
            posting.unsent,
            posting.stage.code(),
            stage.at,
            stage.by,
            stage.reason,
        )?;
        Ok(changed > 0)
    }

    /// Throws a draft away. Says whether there was one.
    pub async fn delete_draft(&mut self, id: VacancyId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM posting WHERE vacancy_id = $1 AND stage = 'draft'";
        Ok(execute!(self, sql, id.0)? > 0)
    }

    /// Tells employers something, unless they were told it that day.
    pub async fn add_employer_notices(&mut self, notices: &[EmployerNotice]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO employer_notice (employer_id, vacancy_id, kind, told_on)",
            notices,
            |notice| [notice.employer.0, notice.vacancy.0, notice.kind.code(), notice.on,],
            "ON CONFLICT (vacancy_id, kind, told_on) DO NOTHING",
        ))
    }

    /// Forgets what employers were told before a day.
    pub async fn delete_employer_notices_before(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM employer_notice WHERE told_on < $1",
            day
        )?)
    }
}

on_database! {
    find_posting(id: VacancyId) -> Option<Posting>;
    list_postings_of(employer: EmployerId, limit: u32) -> Vec<Posting>;
    list_postings_in_review(area: Option<AreaCode>) -> Vec<Posting>;
    list_postings_decided_by(by: &str, since: DateTime<Utc>) -> Vec<Posting>;
    list_employer_notices(employer: EmployerId, since: NaiveDate) -> Vec<EmployerNotice>;
}

/// The form as JSON. The area has a column of its own, which follows when areas merge.
fn form_text(form: &VacancyForm) -> String {
    let form = VacancyForm {
        area: String::new(),
        ..form.clone()
    };
    serde_json::to_string(&form).unwrap_or_default()
}

/// What of a stage has columns of its own.
#[derive(Default)]
struct StageColumns<'a> {
    at: Option<DateTime<Utc>>,
    by: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> From<&'a Stage> for StageColumns<'a> {
    fn from(stage: &'a Stage) -> Self {
        match stage {
            Stage::Draft => Self::default(),
            Stage::Review { since } => Self {
                at: Some(instant(*since)),
                ..Self::default()
            },
            Stage::Live { at, by } => Self {
                at: Some(instant(*at)),
                by: Some(by),
                reason: None,
            },
            Stage::Returned { at, by, reason } | Stage::Refused { at, by, reason } => Self {
                at: Some(instant(*at)),
                by: Some(by),
                reason: Some(reason),
            },
        }
    }
}

#[derive(sqlx::FromRow)]
struct PostingRow {
    vacancy_id: Uuid,
    employer_id: Uuid,
    area: String,
    form: String,
    unsent: bool,
    version: i64,
    made_at: DateTime<Utc>,
    made_by: String,
    stage: String,
    stage_at: Option<DateTime<Utc>>,
    stage_by: Option<String>,
    reason: Option<String>,
}

impl TryFrom<PostingRow> for Posting {
    type Error = StoreError;
    fn try_from(row: PostingRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "posting",
            id: row.vacancy_id,
        };
        let at = || place.need("stage_at", row.stage_at);
        let by = || place.need("stage_by", row.stage_by.clone());
        let reason = || place.need("reason", row.reason.clone());
        let stage = match row.stage.as_str() {
            "draft" => Stage::Draft,
            "review" => Stage::Review { since: at()? },
            "live" => Stage::Live { at: at()?, by: by()? },
            "returned" => Stage::Returned {
                at: at()?,
                by: by()?,
                reason: reason()?,
            },
            "refused" => Stage::Refused {
                at: at()?,
                by: by()?,
                reason: reason()?,
            },
            _ => return Err(inconsistent("posting", "stage", row.vacancy_id)),
        };
        let form: VacancyForm = place.at("form", serde_json::from_str(&row.form))?;
        Ok(Self {
            id: VacancyId(row.vacancy_id),
            employer: EmployerId(row.employer_id),
            area: place.parse("area", &row.area)?,
            form: VacancyForm {
                area: row.area,
                ..form
            },
            unsent: row.unsent,
            version: place.number("version", row.version)?,
            made_at: row.made_at,
            made_by: row.made_by,
            stage,
        })
    }
}

fn notice(
    (employer, vacancy, kind, on): (Uuid, Uuid, String, NaiveDate),
) -> Result<EmployerNotice, StoreError> {
    let place = Place {
        table: "employer_notice",
        id: vacancy,
    };
    Ok(EmployerNotice {
        employer: EmployerId(employer),
        vacancy: VacancyId(vacancy),
        kind: place.parse("kind", &kind)?,
        on,
    })
}
