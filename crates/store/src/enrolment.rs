//! Tables `enrolment`, `training_check`, `work_study_filing` and `class_notice`: who takes part, what became of them, with whom they
//! were filed, what they are told; and from `training_need` what people wish to learn.

use crate::row::{Place, codes_in, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ClassId, CourseId, EnrolmentId, EntryId, PersonId};
use domain::training_class::{ClassNews, Enrolment, EnrolmentState, Filing, FilingDepartment, WorkCheck};
use domain::values::{AreaCode, Fen};
use uuid::Uuid;

macro_rules! columns {
    () => {
        "id, class_id, course_id, person_id, state, priority, reasons, code, paid, left_on, appraised_on, certificate_id,
            made_by, made_at"
    };
}

macro_rules! select_in {
    ($column:literal) => {
        |marks| {
            format!(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM enrolment WHERE ",
                    $column,
                    " IN ({}) ORDER BY priority DESC, made_at, id"
                ),
                marks
            )
        }
    };
}

/// A wish to learn, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedKept {
    /// Whose.
    pub person: PersonId,
    /// What.
    pub topic: String,
    /// When it was said.
    pub on: NaiveDate,
}

/// Something somebody is to be told of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassNotice {
    /// Of which place in it.
    pub enrolment: EnrolmentId,
    /// To whom.
    pub person: PersonId,
    /// What.
    pub news: ClassNews,
    /// What the class is called.
    pub class: String,
    /// Its first day.
    pub starts_on: NaiveDate,
}

impl Connection {
    /// The enrolment with this id.
    pub async fn find_enrolment(&mut self, id: EnrolmentId) -> Result<Option<Enrolment>, StoreError> {
        let sql = concat!("SELECT ", columns!(), " FROM enrolment WHERE id = $1");
        let row = fetch_optional!(self, EnrolmentRow, sql, id.0)?;
        row.map(Enrolment::try_from).transpose()
    }

    /// The enrolment whose own code this is.
    pub async fn find_enrolment_by_code(&mut self, code: &str) -> Result<Option<Enrolment>, StoreError> {
        let sql = concat!("SELECT ", columns!(), " FROM enrolment WHERE code = $1");
        let row = fetch_optional!(self, EnrolmentRow, sql, code)?;
        row.map(Enrolment::try_from).transpose()
    }

    /// Who takes part in these classes: those who come first, then the earliest.
    pub async fn list_enrolments_in(&mut self, classes: &[ClassId]) -> Result<Vec<Enrolment>, StoreError> {
        let ids: Vec<Uuid> = classes.iter().map(|id| id.0).collect();
        let rows = fetch_in!(self, EnrolmentRow, select_in!("class_id"), ids);
        rows.into_iter().map(Enrolment::try_from).collect()
    }

    /// How many places of each state these classes have.
    pub async fn count_enrolments_in(
        &mut self,
        classes: &[ClassId],
    ) -> Result<Vec<(ClassId, EnrolmentState, u32)>, StoreError> {
        let ids: Vec<Uuid> = classes.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT class_id, state, COUNT(*) FROM enrolment WHERE class_id IN ({marks}) GROUP BY class_id, state"
            )
        };
        let read = |(id, state, count): (Uuid, String, i64)| {
            let place = Place {
                table: "enrolment",
                id,
            };
            Ok((
                ClassId(id),
                place.parse("state", &state)?,
                place.number("count", count)?,
            ))
        };
        let rows = fetch_in!(self, (Uuid, String, i64), sql, ids);
        rows.into_iter().map(read).collect()
    }

    /// The places of these people.
    pub async fn list_enrolments_of(&mut self, people: &[PersonId]) -> Result<Vec<Enrolment>, StoreError> {
        let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
        let rows = fetch_in!(self, EnrolmentRow, select_in!("person_id"), ids);
        rows.into_iter().map(Enrolment::try_from).collect()
    }

    /// What was heard of these people after their classes.
    pub async fn list_training_checks(&mut self, of: &[EnrolmentId]) -> Result<Vec<WorkCheck>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT enrolment_id, days, work, heard_on, actor FROM training_check WHERE enrolment_id IN ({marks})
                ORDER BY enrolment_id, days"
            )
        };
        let rows = fetch_in!(self, (Uuid, i64, String, NaiveDate, String), sql, ids);
        let read = |(id, days, work, on, by): (Uuid, i64, String, NaiveDate, String)| {
            let place = Place {
                table: "training_check",
                id,
            };
            Ok(WorkCheck {
                enrolment: EnrolmentId(id),
                days: place.number("days", days)?,
                work: place.parse("work", &work)?,
                on,
                by,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// With which departments these learners were filed.
    pub async fn list_work_study_filings(&mut self, of: &[EnrolmentId]) -> Result<Vec<Filing>, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "SELECT enrolment_id, department, filed_on, actor FROM work_study_filing WHERE enrolment_id IN ({marks})
                ORDER BY enrolment_id, filed_on, department"
            )
        };
        let rows = fetch_in!(self, (Uuid, String, NaiveDate, String), sql, ids);
        let read = |(id, department, on, by): (Uuid, String, NaiveDate, String)| {
            let place = Place {
                table: "work_study_filing",
                id,
            };
            Ok(Filing {
                enrolment: EnrolmentId(id),
                department: place.parse("department", &department)?,
                on,
                by,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// What people of an area wish to learn, those who left or were erased left out.
    pub async fn list_training_needs_in(
        &mut self,
        area: Option<AreaCode>,
    ) -> Result<Vec<NeedKept>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT n.person_id, n.topic, n.noted_on FROM training_need AS n JOIN person AS o ON o.id = n.person_id
            WHERE o.living_area >= $1 AND o.living_area < $2 AND o.erased_on IS NULL AND o.merged_into IS NULL
                AND o.left_on IS NULL ORDER BY n.person_id, n.noted_on";
        let rows = fetch_all!(self, (Uuid, String, NaiveDate), sql, &first, &end)?;
        let read = |(person, topic, on)| NeedKept {
            person: PersonId(person),
            topic,
            on,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// What people have yet to be told of classes, the latest of each person last; of these, or of everybody.
    pub async fn list_untold_class_notices(
        &mut self,
        people: Option<&[PersonId]>,
    ) -> Result<Vec<ClassNotice>, StoreError> {
        const HEAD: &str =
            "SELECT n.enrolment_id, e.person_id, n.kind, c.name, c.starts_on FROM class_notice AS n
            JOIN enrolment AS e ON e.id = n.enrolment_id JOIN training_class AS c ON c.id = e.class_id
            WHERE n.told_at IS NULL";
        const TAIL: &str = "ORDER BY e.person_id, n.made_at, n.kind";
        let rows = match people {
            None => fetch_all!(self, NoticeRow, &format!("{HEAD} {TAIL}"))?,
            Some(people) => {
                let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();
                let sql = |marks| format!("{HEAD} AND e.person_id IN ({marks}) {TAIL}");
                fetch_in!(self, NoticeRow, sql, ids)
            }
        };
        let read = |(enrolment, person, kind, class, starts_on): NoticeRow| {
            let place = Place {
                table: "class_notice",
                id: enrolment,
            };
            Ok(ClassNotice {
                enrolment: EnrolmentId(enrolment),
                person: PersonId(person),
                news: place.parse("kind", &kind)?,
                class,
                starts_on,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

type NoticeRow = (Uuid, Uuid, String, String, NaiveDate);

impl Transaction {
    /// Adds an enrolment. A second place in a course is a violation of `enrolment_course_id_person_id_key`.
    pub async fn add_enrolment(&mut self, one: &Enrolment) -> Result<(), StoreError> {
        let enrolments = [one];
        insert_all!(
            self,
            concat!("INSERT INTO enrolment (", columns!(), ")"),
            enrolments,
            |one| [
                one.id.0,
                one.class.0,
                one.course.0,
                one.person.0,
                one.state.code(),
                one.priority,
                list(&one.reasons),
                &one.code,
                one.paid.0,
                one.left_on,
                one.appraised_on,
                one.certificate.map(|id| id.0),
                &one.by,
                instant(one.at),
            ],
            "",
        );
        Ok(())
    }

    /// Keeps what has changed of an enrolment.
    pub async fn set_enrolment(&mut self, one: &Enrolment) -> Result<bool, StoreError> {
        let sql =
            "UPDATE enrolment SET state = $2, paid = $3, left_on = $4, appraised_on = $5, certificate_id = $6
            WHERE id = $1";
        let changed = execute!(
            self,
            sql,
            one.id.0,
            one.state.code(),
            one.paid.0,
            one.left_on,
            one.appraised_on,
            one.certificate.map(|id| id.0),
        )?;
        Ok(changed > 0)
    }

    /// Keeps what was heard so many days after a class; what was heard later takes its place.
    pub async fn set_training_check(&mut self, one: &WorkCheck) -> Result<(), StoreError> {
        let sql = "INSERT INTO training_check (enrolment_id, days, work, heard_on, actor) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (enrolment_id, days) DO UPDATE SET work = excluded.work, heard_on = excluded.heard_on,
                actor = excluded.actor";
        execute!(
            self,
            sql,
            one.enrolment.0,
            i64::from(one.days),
            one.work.code(),
            one.on,
            &one.by,
        )?;
        Ok(())
    }

    /// Keeps that a learner was filed with a department; what was said later takes its place.
    pub async fn set_work_study_filing(&mut self, one: &Filing) -> Result<(), StoreError> {
        let sql = "INSERT INTO work_study_filing (enrolment_id, department, filed_on, actor) VALUES ($1, $2, $3, $4)
            ON CONFLICT (enrolment_id, department) DO UPDATE SET filed_on = excluded.filed_on, actor = excluded.actor";
        execute!(self, sql, one.enrolment.0, one.department.code(), one.on, &one.by)?;
        Ok(())
    }

    /// A filing was entered by mistake. Says whether there was one.
    pub async fn delete_work_study_filing(
        &mut self,
        of: EnrolmentId,
        department: FilingDepartment,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM work_study_filing WHERE enrolment_id = $1 AND department = $2";
        Ok(execute!(self, sql, of.0, department.code())? > 0)
    }

    /// These are to be told something; what they have to be told already is told once.
    pub async fn add_class_notices(
        &mut self,
        of: &[EnrolmentId],
        news: ClassNews,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let kind = news.to_string();
        Ok(insert_all!(
            self,
            "INSERT INTO class_notice (enrolment_id, kind, made_at)",
            of,
            |id| [id.0, &kind, instant(at)],
            "ON CONFLICT (enrolment_id, kind) DO NOTHING",
        ))
    }

    /// What these were told, or were to be told, is not so any more, and may be said again.
    pub async fn forget_class_notices(
        &mut self,
        of: &[EnrolmentId],
        news: ClassNews,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        let kind = news.to_string();
        Ok(execute_in_with!(
            self,
            |with: Vec<String>, keys| format!(
                "DELETE FROM class_notice WHERE kind = {} AND enrolment_id IN ({keys})",
                with[0]
            ),
            [&kind],
            ids
        ))
    }

    /// They were told.
    pub async fn set_class_notices_told(
        &mut self,
        of: &[EnrolmentId],
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let ids: Vec<Uuid> = of.iter().map(|id| id.0).collect();
        Ok(execute_in_with!(
            self,
            |with: Vec<String>, keys| format!(
                "UPDATE class_notice SET told_at = {} WHERE told_at IS NULL AND enrolment_id IN ({keys})",
                with[0]
            ),
            [instant(at)],
            ids
        ))
    }

    /// Makes places those of another file.
    pub async fn move_enrolments(
        &mut self,
        ids: &[EnrolmentId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            let sql = "UPDATE enrolment SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, id.0, from.0, to.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_enrolment(id: EnrolmentId) -> Option<Enrolment>;
    list_enrolments_in(classes: &[ClassId]) -> Vec<Enrolment>;
    list_enrolments_of(people: &[PersonId]) -> Vec<Enrolment>;
    list_untold_class_notices(people: Option<&[PersonId]>) -> Vec<ClassNotice>;
}

#[derive(sqlx::FromRow)]
struct EnrolmentRow {
    id: Uuid,
    class_id: Uuid,
    course_id: Uuid,
    person_id: Uuid,
    state: String,
    priority: bool,
    reasons: String,
    code: String,
    paid: i64,
    left_on: Option<NaiveDate>,
    appraised_on: Option<NaiveDate>,
    certificate_id: Option<Uuid>,
    made_by: String,
    made_at: DateTime<Utc>,
}

impl TryFrom<EnrolmentRow> for Enrolment {
    type Error = StoreError;
    fn try_from(row: EnrolmentRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "enrolment",
            id: row.id,
        };
        Ok(Self {
            id: EnrolmentId(row.id),
            class: ClassId(row.class_id),
            course: CourseId(row.course_id),
            person: PersonId(row.person_id),
            state: place.parse("state", &row.state)?,
            priority: row.priority,
            reasons: place.list("reasons", &row.reasons)?,
            code: row.code,
            paid: Fen(row.paid),
            left_on: row.left_on,
            appraised_on: row.appraised_on,
            certificate: row.certificate_id.map(EntryId),
            by: row.made_by,
            at: row.made_at,
        })
    }
}
