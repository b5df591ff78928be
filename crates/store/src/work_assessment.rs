//! Tables `work_assessment` and `assessment_paper`: what disabled people can do at work, sealed.

use crate::row::{Place, instant};
use crate::vault::Sealed;
use crate::vault::columns::{ASSESSMENT_FOUND, ASSESSMENT_PAPER};
use crate::{Connection, StoreError, Transaction};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{PersonId, WorkAssessmentId};
use domain::visit::Photo;
use domain::work_assessment::{Agreement, Found, WorkAssessment};
use std::collections::HashSet;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "a.id, a.person_id, a.made_on, a.place, a.found, a.agreed, a.agreed_how, a.agreed_on, a.agreed_by, a.next_on,
            a.version, a.made_by, a.made_at"
    };
}

impl Connection {
    /// The assessment with this id.
    pub async fn find_work_assessment(
        &mut self,
        id: WorkAssessmentId,
    ) -> Result<Option<WorkAssessment>, StoreError> {
        let sql = concat!(
            "SELECT ",
            columns!(),
            " FROM work_assessment AS a WHERE a.id = $1"
        );
        let row = fetch_optional!(self, AssessmentRow, sql, id.0)?;
        row.map(|row| self.open_assessment(row)).transpose()
    }

    /// Every assessment of these people, the latest first.
    pub async fn list_work_assessments_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<WorkAssessment>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM work_assessment AS a WHERE a.person_id IN ({})
                    ORDER BY a.made_on DESC, a.made_at DESC, a.id DESC"
                ),
                marks
            )
        };
        let rows = fetch_in!(self, AssessmentRow, sql, ids);
        rows.into_iter().map(|row| self.open_assessment(row)).collect()
    }

    /// The assessments of a person whose paper lies with them.
    pub async fn list_assessments_with_paper(
        &mut self,
        person: PersonId,
    ) -> Result<HashSet<WorkAssessmentId>, StoreError> {
        let sql = "SELECT id FROM assessment_paper WHERE person_id = $1";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| WorkAssessmentId(id)).collect())
    }

    /// The paper of an assessment.
    pub async fn find_assessment_paper(&mut self, id: WorkAssessmentId) -> Result<Option<Photo>, StoreError> {
        let sql = "SELECT image FROM assessment_paper WHERE id = $1";
        let Some((sealed,)) = fetch_optional!(self, (Sealed,), sql, id.0)? else {
            return Ok(None);
        };
        let place = Place {
            table: "assessment_paper",
            id,
        };
        let image = self.keys().open(ASSESSMENT_PAPER.cell(id.0), &sealed)?;
        let image = place.at("image", STANDARD_NO_PAD.decode(image))?;
        place.at("image", Photo::parse(&image)).map(Some)
    }

    fn open_assessment(&self, row: AssessmentRow) -> Result<WorkAssessment, StoreError> {
        let place = Place {
            table: "work_assessment",
            id: row.id,
        };
        let found = self.keys().open(ASSESSMENT_FOUND.cell(row.id), &row.found)?;
        let found: Found = place.at("found", serde_json::from_str(&found))?;
        let agreement = match row.agreed {
            None => None,
            Some(agreed) => Some(Agreement {
                agreed,
                how: place.parse("agreed_how", &place.need("agreed_how", row.agreed_how)?)?,
                on: place.need("agreed_on", row.agreed_on)?,
                by: place.need("agreed_by", row.agreed_by)?,
            }),
        };
        Ok(WorkAssessment {
            id: WorkAssessmentId(row.id),
            person: PersonId(row.person_id),
            on: row.made_on,
            place: place.parse("place", &row.place)?,
            found,
            agreement,
            next_on: row.next_on,
            version: place.number("version", row.version)?,
            by: row.made_by,
            at: row.made_at,
        })
    }
}

impl Transaction {
    /// Adds an assessment.
    pub async fn add_work_assessment(&mut self, one: &WorkAssessment) -> Result<(), StoreError> {
        let found = serde_json::to_string(&one.found).unwrap_or_default();
        let ring = self.sealing_ring().await?;
        let said = one.agreement.as_ref();
        execute!(
            self,
            "INSERT INTO work_assessment (id, person_id, made_on, place, found, agreed, agreed_how, agreed_on, agreed_by,
                next_on, version, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            one.id.0,
            one.person.0,
            one.on,
            one.place.code(),
            ring.seal(ASSESSMENT_FOUND.cell(one.id.0), &found),
            said.map(|said| said.agreed),
            said.map(|said| said.how.code()),
            said.map(|said| said.on),
            said.map(|said| said.by.clone()),
            one.next_on,
            i64::from(one.version),
            &one.by,
            instant(one.at),
        )?;
        Ok(())
    }

    /// Keeps what the person says about it, from the version that was seen. Says whether it was still that.
    pub async fn settle_work_assessment(
        &mut self,
        id: WorkAssessmentId,
        version: u32,
        said: &Agreement,
    ) -> Result<bool, StoreError> {
        let changed = execute!(
            self,
            "UPDATE work_assessment SET agreed = $3, agreed_how = $4, agreed_on = $5, agreed_by = $6,
                version = version + 1 WHERE id = $1 AND version = $2",
            id.0,
            i64::from(version),
            said.agreed,
            said.how.code(),
            said.on,
            &said.by,
        )?;
        Ok(changed > 0)
    }

    /// Keeps the paper of an assessment.
    pub async fn add_assessment_paper(
        &mut self,
        id: WorkAssessmentId,
        person: PersonId,
        paper: &Photo,
    ) -> Result<(), StoreError> {
        let image = STANDARD_NO_PAD.encode(paper.bytes());
        let sealed = self
            .sealing_ring()
            .await?
            .seal(ASSESSMENT_PAPER.cell(id.0), &image);
        let sql = "INSERT INTO assessment_paper (id, person_id, image) VALUES ($1, $2, $3)";
        execute!(self, sql, id.0, person.0, sealed)?;
        Ok(())
    }

    /// Makes assessments, and their papers, those of another file.
    pub async fn move_work_assessments(
        &mut self,
        ids: &[WorkAssessmentId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            let sql = "UPDATE work_assessment SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, id.0, from.0, to.0)?;
            let sql = "UPDATE assessment_paper SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, id.0, from.0, to.0)?;
        }
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct AssessmentRow {
    id: Uuid,
    person_id: Uuid,
    made_on: NaiveDate,
    place: String,
    found: Sealed,
    agreed: Option<bool>,
    agreed_how: Option<String>,
    agreed_on: Option<NaiveDate>,
    agreed_by: Option<String>,
    next_on: Option<NaiveDate>,
    version: i64,
    made_by: String,
    made_at: DateTime<Utc>,
}
