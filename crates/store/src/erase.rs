//! Erasing somebody from every table that names them. Counts stay: the area, the year of birth, groups and their spells,
//! leads without text.

use crate::row::instant;
use crate::vault::columns::RESIDENT_ID;
use crate::{Connection, Database, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ObjectionId, PersonId, RecognitionId};
use domain::values::{AreaCode, ResidentId};
use uuid::Uuid;

/// Who stands in the place of somebody who was erased.
#[derive(Clone, Debug)]
pub struct Nobody {
    /// Whose file it was.
    pub id: PersonId,
    /// Every name that stood on it, to be found where it was copied.
    pub names: Vec<String>,
    /// The number outside.
    pub no: String,
    /// A number with the year of birth and nothing else.
    pub resident_id: ResidentId,
    /// The day.
    pub on: NaiveDate,
    /// The instant.
    pub at: DateTime<Utc>,
}

/// What erasing does to a column that says which person a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// The row goes.
    Gone,
    /// What names somebody goes; what counts stays.
    Blank,
    /// The row says nothing about anybody but that they are counted.
    Counted,
    /// The decisions, kept as long as the law demands, then gone.
    ByLaw,
}

/// Every column that says which person a row is about, and what erasing does to it. A table that is missing here keeps
/// somebody who was erased: a test compares the list with the schema.
pub static TREATED: &[(&str, &str, Treatment)] = &[
    ("person_profile", "person_id", Treatment::Gone),
    ("employment_spell", "person_id", Treatment::Gone),
    ("training_need", "person_id", Treatment::Gone),
    ("group_note", "person_id", Treatment::Gone),
    ("vocational_certificate", "person_id", Treatment::Gone),
    ("person_phone", "person_id", Treatment::Gone),
    ("person_key", "person_id", Treatment::Gone),
    ("person_owner", "person_id", Treatment::Gone),
    ("proxy", "person_id", Treatment::Gone),
    ("account_person", "person_id", Treatment::Gone),
    ("hand_over_person", "person_id", Treatment::Gone),
    ("recognition_task", "person_id", Treatment::Gone),
    ("look_alike", "one_person_id", Treatment::Gone),
    ("look_alike", "other_person_id", Treatment::Gone),
    ("not_alike", "one_id", Treatment::Gone),
    ("not_alike", "other_id", Treatment::Gone),
    ("merge", "kept_id", Treatment::Gone),
    ("merge", "gone_id", Treatment::Gone),
    ("merged_lead", "person_id", Treatment::Gone),
    ("retention", "person_id", Treatment::Gone),
    ("export_person", "person_id", Treatment::Gone),
    ("consent", "person_id", Treatment::Gone),
    ("data_request", "person_id", Treatment::Gone),
    ("list_gone", "person_id", Treatment::Gone),
    ("task", "person_id", Treatment::Gone),
    ("task_due", "person_id", Treatment::Gone),
    ("visit_conflict", "person_id", Treatment::Gone),
    ("visit_proposal", "person_id", Treatment::Gone),
    ("visit_photo", "person_id", Treatment::Gone),
    ("message", "person_id", Treatment::Gone),
    ("phone_call", "person_id", Treatment::Gone),
    ("push_subscription", "person_id", Treatment::Gone),
    ("calendar_feed", "person_id", Treatment::Gone),
    ("assessment_paper", "person_id", Treatment::Gone),
    ("work_assessment", "person_id", Treatment::Gone),
    ("labour_group_member", "person_id", Treatment::Gone),
    ("work_proposal", "person_id", Treatment::Gone),
    ("fair_news", "person_id", Treatment::Gone),
    ("person", "id", Treatment::Blank),
    ("lead", "person_id", Treatment::Blank),
    ("category_period", "person_id", Treatment::Blank),
    ("household_member", "person_id", Treatment::Blank),
    ("personal_link", "person_id", Treatment::Blank),
    ("erasure", "person_id", Treatment::Blank),
    ("access_log", "person_id", Treatment::Blank),
    ("access_person", "person_id", Treatment::Gone),
    ("list_row", "person_id", Treatment::Blank),
    ("visit", "person_id", Treatment::Blank),
    ("placement", "person_id", Treatment::Blank),
    ("post_tenure", "person_id", Treatment::Blank),
    ("land_enrolment", "person_id", Treatment::Blank),
    ("startup", "person_id", Treatment::Blank),
    ("week_target", "person_id", Treatment::Blank),
    ("enrolment", "person_id", Treatment::Blank),
    ("claim", "person_id", Treatment::Blank),
    ("labour_case", "person_id", Treatment::Blank),
    ("fair_registration", "person_id", Treatment::Counted),
    ("person", "merged_into", Treatment::Counted),
    ("person_category", "person_id", Treatment::Counted),
    ("fair_attendance", "person_id", Treatment::Counted),
    ("past_area", "person_id", Treatment::Counted),
    ("recognition", "person_id", Treatment::ByLaw),
];

impl Connection {
    /// Where somebody lived whose file was erased; `None` for everybody else.
    pub async fn find_erased(&mut self, id: PersonId) -> Result<Option<AreaCode>, StoreError> {
        let sql = "SELECT living_area FROM person WHERE id = $1 AND erased_on IS NOT NULL";
        let row = fetch_optional!(self, (String,), sql, id.0)?;
        let place = crate::row::Place { table: "person", id };
        row.map(|(area,)| place.parse("living_area", &area)).transpose()
    }
}

impl Transaction {
    /// Erases somebody from every table. Says whether there was anything to erase.
    pub async fn erase_person(&mut self, nobody: &Nobody) -> Result<bool, StoreError> {
        if !self.blank_person(nobody).await? {
            return Ok(false);
        }
        self.end_ways_in(nobody).await?;
        self.blank_household(nobody).await?;
        let id = nobody.id.0;
        let replies = "DELETE FROM candidate WHERE lead_id IN (SELECT id FROM lead WHERE person_id = $1)
            OR lead_id IN (SELECT id FROM merged_lead WHERE person_id = $1)";
        execute!(self, replies, id)?;
        for (table, column, treatment) in TREATED {
            if *treatment == Treatment::Gone {
                execute!(self, &format!("DELETE FROM {table} WHERE {column} = $1"), id)?;
            }
        }
        let history = "DELETE FROM field_change WHERE noun = 'person' AND noun_id = $1";
        execute!(self, history, id)?;
        let leads = "UPDATE lead SET note = CASE WHEN note IS NULL THEN NULL ELSE '' END, reasons = '[]',
            answered_by_proxy = NULL WHERE person_id = $1";
        execute!(self, leads, id)?;
        execute!(self, "UPDATE access_log SET note = '' WHERE person_id = $1", id)?;
        let lists = "UPDATE list_row SET said = NULL, cells = NULL, candidates = '[]', kept = '[]' WHERE person_id = $1";
        execute!(self, lists, id)?;
        execute!(self, "UPDATE visit SET said = NULL WHERE person_id = $1", id)?;
        self.blank_claims(nobody.id).await?;
        self.blank_placements(nobody).await?;
        self.blank_insurance(nobody).await?;
        execute!(
            self,
            "UPDATE labour_case SET said = NULL, receipt_hash = NULL WHERE person_id = $1",
            id
        )?;
        let words = "UPDATE case_entry SET words = NULL WHERE case_id IN (SELECT id FROM labour_case WHERE person_id = $1)";
        execute!(self, words, id)?;
        let intents = "UPDATE fair_intent SET note = '' WHERE attendance_id IN (SELECT id FROM fair_attendance WHERE person_id = $1)";
        execute!(self, intents, id)?;
        let checks =
            "UPDATE spot_check SET note = '' WHERE visit_id IN (SELECT id FROM visit WHERE person_id = $1)";
        execute!(self, checks, id)?;
        self.end_spells(nobody).await?;
        Ok(true)
    }

    /// That somebody worked, since when and until when, is counted; with whom, for how much and what was heard is not.
    async fn blank_placements(&mut self, nobody: &Nobody) -> Result<(), StoreError> {
        let id = nobody.id.0;
        let work = "UPDATE placement SET employer_name = '', employer_id = NULL, uscc = NULL, filing_no = '',
            spell_id = NULL WHERE person_id = $1";
        execute!(self, work, id)?;
        execute!(
            self,
            "UPDATE post_tenure SET reason = NULL WHERE person_id = $1",
            id
        )?;
        for table in ["follow_up", "placement_month"] {
            let sql = format!(
                "DELETE FROM {table} WHERE placement_id IN (SELECT id FROM placement WHERE person_id = $1)"
            );
            execute!(self, &sql, id)?;
        }
        Ok(())
    }

    /// Accounts are kept, and say nothing of whose they are; start-up cases, places on lists of weeks and in training classes are
    /// counted.
    async fn blank_insurance(&mut self, nobody: &Nobody) -> Result<(), StoreError> {
        let id = nobody.id.0;
        for sql in [
            "UPDATE account_entry SET note = '' WHERE enrolment_id IN (SELECT id FROM land_enrolment WHERE person_id = $1)",
            "DELETE FROM instalment WHERE enrolment_id IN (SELECT id FROM land_enrolment WHERE person_id = $1)",
            "UPDATE land_enrolment SET rules = '[]', household_id = NULL WHERE person_id = $1",
            "UPDATE startup_service SET evidence = '' WHERE startup_id IN (SELECT id FROM startup WHERE person_id = $1)",
            "UPDATE startup SET project = '', licence = NULL WHERE person_id = $1",
            "UPDATE week_target SET evidence = '', struck_why = '' WHERE person_id = $1",
            "UPDATE attendance_change SET reason = '' WHERE enrolment_id IN (SELECT id FROM enrolment WHERE person_id = $1)",
            "UPDATE class_check SET note = '' WHERE enrolment_id IN (SELECT id FROM enrolment WHERE person_id = $1)",
            "UPDATE enrolment SET reasons = '[]', certificate_id = NULL WHERE person_id = $1",
        ] {
            execute!(self, sql, id)?;
        }
        Ok(())
    }

    async fn blank_person(&mut self, nobody: &Nobody) -> Result<bool, StoreError> {
        let ring = self.sealing_ring().await?;
        let number = String::from(nobody.resident_id);
        let sql = "UPDATE person SET no = $2, resident_id = $3, birth = $4, erased_on = $5, name = '', phone = NULL,
            hukou_area = living_area, lon = NULL, lat = NULL, disability_certificate_no = NULL, education = NULL,
            skills = '[]', wanted_occupations = '[]', wanted_areas = '[]', wage_min = NULL, distance_km = NULL,
            home_based = 'can', functions = '------', literate = NULL, no_night = FALSE,
            left_reason = CASE WHEN left_on IS NULL OR left_on > $5 THEN 'erased' ELSE left_reason END,
            left_on = CASE WHEN left_on IS NULL OR left_on > $5 THEN $5 ELSE left_on END,
            content_hash = 0, resident_id_index = NULL, resident_tail_index = NULL, phone_index = NULL,
            certificate_index = NULL, version = version + 1
            WHERE id = $1 AND erased_on IS NULL";
        let id = nobody.id.0;
        let sealed = ring.seal(RESIDENT_ID.cell(id), &number);
        Ok(execute!(
            self,
            sql,
            id,
            &nobody.no,
            sealed,
            nobody.resident_id.birth(),
            nobody.on
        )? > 0)
    }

    /// Sessions, links, proxies and one-time codes: none of them opens anything any more.
    async fn end_ways_in(&mut self, nobody: &Nobody) -> Result<(), StoreError> {
        let id = nobody.id.0;
        let sessions = "DELETE FROM session WHERE subject_id = $1 AND kind = 'seeker'
            OR kind = 'proxy' AND subject_id IN (SELECT id FROM proxy WHERE person_id = $1)";
        execute!(self, sessions, id)?;
        let links = "UPDATE personal_link SET revoked_at = COALESCE(revoked_at, $2) WHERE person_id = $1";
        execute!(self, links, id, instant(nobody.at))?;
        let sql = "SELECT id FROM proxy WHERE person_id = $1";
        let proxies = fetch_all!(self, (Uuid,), sql, id)?;
        for subject in proxies.into_iter().map(|(proxy,)| proxy).chain([id]) {
            let codes = "DELETE FROM sign_in_code WHERE subjects LIKE '%' || $1 || '%'";
            execute!(self, codes, subject.to_string())?;
        }
        Ok(())
    }

    /// Takes somebody out of the households they belong or belonged to, and their name out of the history of those. Of a
    /// household that nobody belongs to any more the address goes, and its history.
    async fn blank_household(&mut self, nobody: &Nobody) -> Result<(), StoreError> {
        let id = nobody.id.0;
        let sql = "SELECT DISTINCT household_id FROM household_member WHERE person_id = $1";
        let households = fetch_all!(self, (Uuid,), sql, id)?;
        let members = "UPDATE household_member SET name = '', birth_year = NULL, person_id = NULL,
            left_on = COALESCE(left_on, $2) WHERE person_id = $1";
        execute!(self, members, id, nobody.on)?;
        for (household,) in households {
            for name in &nobody.names {
                let history = "DELETE FROM field_change WHERE noun = 'household' AND noun_id = $1
                    AND (old_value = $2 OR new_value = $2)";
                execute!(self, history, household, name)?;
            }
            let history =
                "DELETE FROM field_change WHERE noun = 'household' AND noun_id = $1 AND NOT EXISTS (
                SELECT 1 FROM household_member m WHERE m.household_id = $1 AND m.left_on IS NULL)";
            execute!(self, history, household)?;
            let address = "UPDATE household SET address = '' WHERE id = $1 AND NOT EXISTS (
                SELECT 1 FROM household_member m WHERE m.household_id = $1 AND m.left_on IS NULL)";
            execute!(self, address, household)?;
        }
        Ok(())
    }

    /// Spells of groups end with the file: nobody is asked to renew them. Those that would have begun later go.
    async fn end_spells(&mut self, nobody: &Nobody) -> Result<(), StoreError> {
        let id = nobody.id.0;
        let coming = "DELETE FROM category_period WHERE person_id = $1 AND valid_from > $2";
        execute!(self, coming, id, nobody.on)?;
        let ended = "UPDATE category_period SET document = '',
            valid_to = CASE WHEN valid_to IS NULL OR valid_to > $2 THEN $2 ELSE valid_to END WHERE person_id = $1";
        execute!(self, ended, id, nobody.on)?;
        Ok(())
    }

    /// Takes an application away with all that belongs to it. The spell it led to stays, and is counted.
    pub async fn delete_recognition(&mut self, id: RecognitionId) -> Result<bool, StoreError> {
        for sql in [
            "DELETE FROM objection WHERE recognition_id = $1",
            "DELETE FROM public_notice WHERE recognition_id = $1",
            "DELETE FROM recognition_task WHERE recognition_id = $1",
            "DELETE FROM recognition_entry WHERE recognition_id = $1",
            "UPDATE category_period SET recognition_id = NULL WHERE recognition_id = $1",
        ] {
            execute!(self, sql, id.0)?;
        }
        Ok(execute!(self, "DELETE FROM recognition WHERE id = $1", id.0)? > 0)
    }

    /// Forgets who said something against a notice; what was said belongs to somebody else's application.
    pub async fn unsign_objection(&mut self, id: ObjectionId) -> Result<bool, StoreError> {
        let sql = "UPDATE objection SET name = NULL, phone = NULL, name_index = NULL, phone_index = NULL WHERE id = $1";
        Ok(execute!(self, sql, id.0)? > 0)
    }
}

impl Database {
    /// Writes the log of an SQLite file back and empties it, so that what was erased does not lie in it. Says whether it
    /// is empty: while somebody reads it stays, and is tried again. PostgreSQL looks after its own log.
    pub async fn empty_log(&self) -> Result<bool, StoreError> {
        match &self.pools {
            crate::database::Pools::Sqlite { writer, .. } => {
                let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
                    .fetch_one(writer)
                    .await?;
                Ok(busy == 0)
            }
            crate::database::Pools::Postgres(_) => Ok(true),
        }
    }
}

on_database! {
    find_erased(id: PersonId) -> Option<AreaCode>;
}
