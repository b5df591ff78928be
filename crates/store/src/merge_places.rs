//! What a merge passes from one file to another beside the record of the person, and back; and [`PASSED`], which says of every
//! column about people what a merge does with it.

use crate::row::instant;
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::fair::FairNewsKind;
use domain::ids::{
    AttendanceId, ClaimId, EnrolmentId, FairId, FairIntentId, FairRegistrationId, LabourGroupId, PersonId,
    SubscriptionId, TenureId,
};
use uuid::Uuid;

/// What a merge does with rows about the file that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// They come over to the file that is kept, and go back when the merge is undone.
    Moves,
    /// They come over where the kept file has nothing of the kind; what meets something stays with the stub and does nothing.
    Gives,
    /// They stay with the stub, and are read on the kept file.
    Read,
    /// They stay with the stub, and lead from it to the kept file.
    Leads,
    /// They end with the merge.
    Ends,
    /// They are the file itself, or are computed from it: the kept one has its own.
    Own,
    /// They say what was, and belong to something that does not change with it.
    Stays,
}

/// Every column that says which person a row is about, and what a merge does with it. What is missing here would stay with a stub
/// that nobody sees: a test compares this with the schema, and another that what is said to move leaves nothing behind.
pub static PASSED: &[(&str, &str, Passing)] = &[
    ("account_person", "person_id", Passing::Moves),
    ("assessment_paper", "person_id", Passing::Moves),
    ("category_period", "person_id", Passing::Moves),
    ("claim", "person_id", Passing::Moves),
    ("data_request", "person_id", Passing::Moves),
    ("employment_spell", "person_id", Passing::Moves),
    ("enrolment", "person_id", Passing::Moves),
    ("fair_attendance", "person_id", Passing::Moves),
    ("group_note", "person_id", Passing::Moves),
    ("household_member", "person_id", Passing::Moves),
    ("labour_case", "person_id", Passing::Moves),
    ("labour_group_member", "person_id", Passing::Moves),
    ("land_enrolment", "person_id", Passing::Moves),
    ("lead", "person_id", Passing::Moves),
    ("person_phone", "person_id", Passing::Moves),
    ("placement", "person_id", Passing::Moves),
    ("post_tenure", "person_id", Passing::Moves),
    ("proxy", "person_id", Passing::Moves),
    ("push_subscription", "person_id", Passing::Moves),
    ("recognition", "person_id", Passing::Moves),
    ("recognition_task", "person_id", Passing::Moves),
    ("startup", "person_id", Passing::Moves),
    ("training_need", "person_id", Passing::Moves),
    ("visit", "person_id", Passing::Moves),
    ("visit_conflict", "person_id", Passing::Moves),
    ("visit_photo", "person_id", Passing::Moves),
    ("visit_proposal", "person_id", Passing::Moves),
    ("vocational_certificate", "person_id", Passing::Moves),
    ("work_assessment", "person_id", Passing::Moves),
    ("work_proposal", "person_id", Passing::Moves),
    ("erasure", "person_id", Passing::Gives),
    ("fair_news", "person_id", Passing::Gives),
    ("fair_registration", "person_id", Passing::Gives),
    ("task", "person_id", Passing::Gives),
    ("week_target", "person_id", Passing::Gives),
    ("access_log", "person_id", Passing::Read),
    ("access_person", "person_id", Passing::Read),
    ("message", "person_id", Passing::Read),
    ("phone_call", "person_id", Passing::Read),
    ("calendar_feed", "person_id", Passing::Leads),
    ("list_gone", "person_id", Passing::Leads),
    ("list_row", "person_id", Passing::Leads),
    ("person", "merged_into", Passing::Leads),
    ("personal_link", "person_id", Passing::Leads),
    ("hand_over_person", "person_id", Passing::Ends),
    ("person_owner", "person_id", Passing::Ends),
    ("retention", "person_id", Passing::Ends),
    ("task_due", "person_id", Passing::Ends),
    ("look_alike", "one_person_id", Passing::Own),
    ("look_alike", "other_person_id", Passing::Own),
    ("person", "id", Passing::Own),
    ("person_category", "person_id", Passing::Own),
    ("person_key", "person_id", Passing::Own),
    ("person_profile", "person_id", Passing::Own),
    // A yes is of the file it was said on; every no is said again on the kept one.
    ("consent", "person_id", Passing::Stays),
    // Who is on a file that was approved does not change with a merge.
    ("export_person", "person_id", Passing::Stays),
    ("merge", "gone_id", Passing::Stays),
    ("merge", "kept_id", Passing::Stays),
    ("merged_lead", "person_id", Passing::Stays),
    ("not_alike", "one_id", Passing::Stays),
    ("not_alike", "other_id", Passing::Stays),
    ("past_area", "person_id", Passing::Stays),
];

impl Connection {
    /// The groups somebody goes to work elsewhere with, or went.
    pub async fn list_labour_groups_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<LabourGroupId>, StoreError> {
        let sql = "SELECT group_id FROM labour_group_member WHERE person_id = $1 ORDER BY group_id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| LabourGroupId(id)).collect())
    }

    /// Tables in which rows stay with stubs that should have come over, and how many.
    pub async fn count_left_with_stubs(&mut self) -> Result<Vec<(&'static str, u64)>, StoreError> {
        let mut left = Vec::new();
        for (table, column, _) in PASSED.iter().filter(|(.., passing)| *passing == Passing::Moves) {
            let sql = format!(
                "SELECT COUNT(*) FROM {table} WHERE {column} IN (SELECT id FROM person WHERE merged_into IS NOT NULL)"
            );
            let count = fetch_count!(self, &sql)?;
            if count > 0 {
                left.push((*table, count));
            }
        }
        Ok(left)
    }
}

on_database! {
    count_left_with_stubs() -> Vec<(&'static str, u64)>;
}

impl Transaction {
    /// Makes claims those of another file. What that file could claim for the same goes, as long as nobody has applied for it; where
    /// both have, each keeps what it is known by, and the next recalculation shows what was paid twice.
    pub async fn move_claims(
        &mut self,
        claims: &[ClaimId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let (was, is) = (from.to_string(), to.to_string());
        for claim in claims {
            let drafts = "DELETE FROM claim WHERE person_id = $1 AND state = 'draft' AND found = TRUE
                AND key = (SELECT REPLACE(o.key, $2, $3) FROM claim AS o WHERE o.id = $4)";
            execute!(self, drafts, to.0, &was, &is, claim.0)?;
            let sql = "UPDATE claim SET person_id = $1, key = CASE
                    WHEN EXISTS (SELECT 1 FROM claim AS o WHERE o.key = REPLACE(claim.key, $2, $3) AND o.id <> claim.id)
                    THEN key ELSE REPLACE(key, $2, $3) END
                WHERE id = $4 AND person_id = $5";
            execute!(self, sql, to.0, &was, &is, claim.0, from.0)?;
        }
        Ok(())
    }

    /// Makes applications for posts those of another file; those that led to a placement go with it.
    pub async fn move_tenures(
        &mut self,
        tenures: &[TenureId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for tenure in tenures {
            let sql = "UPDATE post_tenure SET person_id = $3 WHERE id = $1 AND person_id = $2 AND placement_id IS NULL";
            execute!(self, sql, tenure.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Makes browsers that asked to be told those of another file.
    pub async fn move_subscriptions(
        &mut self,
        browsers: &[SubscriptionId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for browser in browsers {
            let sql = "UPDATE push_subscription SET person_id = $3 WHERE id = $1 AND person_id = $2";
            execute!(self, sql, browser.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Takes somebody out of groups that go to work elsewhere.
    pub async fn leave_labour_groups(
        &mut self,
        groups: &[LabourGroupId],
        person: PersonId,
    ) -> Result<(), StoreError> {
        for group in groups {
            let sql = "DELETE FROM labour_group_member WHERE group_id = $1 AND person_id = $2";
            execute!(self, sql, group.0, person.0)?;
        }
        Ok(())
    }

    /// Puts somebody into groups that go to work elsewhere, once each.
    pub async fn join_labour_groups(
        &mut self,
        groups: &[LabourGroupId],
        person: PersonId,
    ) -> Result<(), StoreError> {
        for group in groups {
            let sql = "INSERT INTO labour_group_member (group_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
            execute!(self, sql, group.0, person.0)?;
        }
        Ok(())
    }

    /// Makes seats at fairs those of another file.
    pub async fn move_fair_registrations(
        &mut self,
        seats: &[FairRegistrationId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for seat in seats {
            let sql = "UPDATE fair_registration SET person_id = $3 WHERE id = $1 AND person_id = $2 AND NOT EXISTS (
                SELECT 1 FROM fair_registration AS o WHERE o.fair_id = fair_registration.fair_id AND o.person_id = $3)";
            execute!(self, sql, seat.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Makes what somebody has yet to be told of fairs that of another file. What that one is told anyway counts as said.
    pub async fn move_fair_news(
        &mut self,
        news: &[(FairId, FairNewsKind)],
        (from, to): (PersonId, PersonId),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        for (fair, kind) in news {
            let moved =
                "UPDATE fair_news SET person_id = $4 WHERE fair_id = $1 AND kind = $2 AND person_id = $3
                AND told_at IS NULL AND NOT EXISTS (SELECT 1 FROM fair_news AS o
                    WHERE o.fair_id = $1 AND o.kind = $2 AND o.person_id = $4)";
            execute!(self, moved, fair.0, kind.code(), from.0, to.0)?;
            let said = "UPDATE fair_news SET told_at = $4 WHERE fair_id = $1 AND kind = $2 AND person_id = $3
                AND told_at IS NULL";
            execute!(self, said, fair.0, kind.code(), from.0, instant(now))?;
        }
        Ok(())
    }

    /// Makes arrivals at fairs those of another file, which is known by them from now on.
    pub async fn move_attendances(
        &mut self,
        arrivals: &[AttendanceId],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let (was, is) = (from.to_string(), to.to_string());
        for arrival in arrivals {
            let sql = "UPDATE fair_attendance SET person_id = $1, who = REPLACE(who, $2, $3)
                WHERE id = $4 AND person_id = $5";
            execute!(self, sql, to.0, &was, &is, arrival.0, from.0)?;
        }
        Ok(())
    }

    /// Lets an arrival stand again that was undone at an instant. Says whether it was.
    pub async fn redo_attendance(
        &mut self,
        id: AttendanceId,
        undone_at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE fair_attendance SET undone_at = NULL, undone_by = NULL WHERE id = $1 AND undone_at = $2";
        Ok(execute!(self, sql, id.0, instant(undone_at))? > 0)
    }

    /// Makes what stands noted of one arrival that of another.
    pub async fn move_fair_intents(
        &mut self,
        intents: &[FairIntentId],
        (from, to): (AttendanceId, AttendanceId),
    ) -> Result<(), StoreError> {
        for intent in intents {
            let sql = "UPDATE fair_intent SET attendance_id = $3 WHERE id = $1 AND attendance_id = $2";
            execute!(self, sql, intent.0, from.0, to.0)?;
        }
        Ok(())
    }

    /// Makes days that were signed for one place in a class those of another.
    pub async fn move_class_attendance(
        &mut self,
        days: &[NaiveDate],
        (from, to): (EnrolmentId, EnrolmentId),
    ) -> Result<(), StoreError> {
        for day in days {
            let sql = "UPDATE attendance SET enrolment_id = $3 WHERE enrolment_id = $1 AND day = $2";
            execute!(self, sql, from.0, *day, to.0)?;
        }
        Ok(())
    }
}
