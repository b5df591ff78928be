//! What passes from one file to another with a merge, and back; and the table `merged_lead`, where leads wait that are
//! about a vacancy the kept file has a better lead about.

use crate::{Connection, StoreError, Transaction};
use domain::category::CategoryPeriod;
use domain::file_entry::EntryKind;
use domain::household::Member;
use domain::ids::{
    AccountId, EntryId, HandOverId, LeadId, MemberId, MergeId, PersonId, ProxyId, RecognitionId,
    RecognitionTaskId, VacancyId,
};
use uuid::Uuid;

macro_rules! lead_columns {
    () => {
        "id, person_id, vacancy_id, round_id, planned_on, score, reasons, ask_first, state, state_at, channel, sent_at,
            delivered_at, delivery_channel, evidence, note, suitable, counts_year, opened_at, answer, decline_reason,
            answered_at, answered_by_proxy"
    };
}

impl Connection {
    /// Leads that wait: lead, whose it was, vacancy.
    pub async fn list_merged_leads(
        &mut self,
        merge: MergeId,
    ) -> Result<Vec<(LeadId, PersonId, VacancyId)>, StoreError> {
        let sql = "SELECT id, person_id, vacancy_id FROM merged_lead WHERE merge_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid, Uuid, Uuid), sql, merge.0)?;
        Ok(rows
            .into_iter()
            .map(|(id, person, vacancy)| (LeadId(id), PersonId(person), VacancyId(vacancy)))
            .collect())
    }

    /// Everything staff are told about a person, seen or not.
    pub async fn list_recognition_tasks_of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<RecognitionTaskId>, StoreError> {
        let sql = "SELECT id FROM recognition_task WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| RecognitionTaskId(id)).collect())
    }

    /// The accounts of staff whose own file it is.
    pub async fn list_accounts_of_person(&mut self, person: PersonId) -> Result<Vec<AccountId>, StoreError> {
        let sql = "SELECT account_id FROM account_person WHERE person_id = $1 ORDER BY account_id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| AccountId(id)).collect())
    }

    /// The hand-overs of a person that nobody has answered.
    pub async fn list_open_hand_overs_of(&mut self, person: PersonId) -> Result<Vec<HandOverId>, StoreError> {
        let sql = "SELECT h.id FROM hand_over AS h JOIN hand_over_person AS p ON p.hand_over_id = h.id
            WHERE p.person_id = $1 AND h.state = 'proposed' ORDER BY h.id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| HandOverId(id)).collect())
    }
}

impl Transaction {
    /// Puts leads by, whole.
    pub async fn park_leads(&mut self, merge: MergeId, leads: &[LeadId]) -> Result<(), StoreError> {
        for lead in leads {
            let sql = concat!(
                "INSERT INTO merged_lead (merge_id, ",
                lead_columns!(),
                ") SELECT $1, ",
                lead_columns!(),
                " FROM lead WHERE id = $2"
            );
            execute!(self, sql, merge.0, lead.0)?;
            execute!(self, "DELETE FROM lead WHERE id = $1", lead.0)?;
        }
        Ok(())
    }

    /// Puts them back where they were.
    pub async fn unpark_leads(&mut self, merge: MergeId) -> Result<u64, StoreError> {
        let sql = concat!(
            "INSERT INTO lead (",
            lead_columns!(),
            ") SELECT ",
            lead_columns!(),
            " FROM merged_lead WHERE merge_id = $1"
        );
        let back = execute!(self, sql, merge.0)?;
        execute!(self, "DELETE FROM merged_lead WHERE merge_id = $1", merge.0)?;
        Ok(back)
    }

    /// Moves leads from one file to another.
    pub async fn move_leads(
        &mut self,
        leads: &[LeadId],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = leads.iter().map(|id| id.0).collect();
        let sql = "UPDATE lead SET person_id = $3 WHERE id = $1 AND person_id = $2";
        self.move_each(sql, &ids, way).await
    }

    /// Moves what was gathered; what is no longer there is left out.
    pub async fn move_file_entries(
        &mut self,
        entries: &[(EntryKind, EntryId)],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for (kind, id) in entries {
            let sql = match kind {
                EntryKind::Employment => {
                    "UPDATE employment_spell SET person_id = $3 WHERE id = $1 AND person_id = $2"
                }
                EntryKind::Training => {
                    "UPDATE training_need SET person_id = $3 WHERE id = $1 AND person_id = $2"
                }
                EntryKind::Note => "UPDATE group_note SET person_id = $3 WHERE id = $1 AND person_id = $2",
                EntryKind::Vocational => {
                    "UPDATE vocational_certificate SET person_id = $3 WHERE id = $1 AND person_id = $2"
                }
                EntryKind::Phone => "UPDATE person_phone SET person_id = $3 WHERE id = $1 AND person_id = $2",
            };
            self.move_each(sql, &[id.0], way).await?;
        }
        Ok(())
    }

    /// Moves those who act for somebody.
    pub async fn move_proxies(
        &mut self,
        proxies: &[ProxyId],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = proxies.iter().map(|id| id.0).collect();
        let sql = "UPDATE proxy SET person_id = $3 WHERE id = $1 AND person_id = $2";
        self.move_each(sql, &ids, way).await
    }

    /// Moves applications.
    pub async fn move_recognitions(
        &mut self,
        recognitions: &[RecognitionId],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = recognitions.iter().map(|id| id.0).collect();
        let sql = "UPDATE recognition SET person_id = $3 WHERE id = $1 AND person_id = $2";
        self.move_each(sql, &ids, way).await
    }

    /// Moves what staff are told.
    pub async fn move_recognition_tasks(
        &mut self,
        tasks: &[RecognitionTaskId],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = tasks.iter().map(|id| id.0).collect();
        let sql = "UPDATE recognition_task SET person_id = $3 WHERE id = $1 AND person_id = $2";
        self.move_each(sql, &ids, way).await
    }

    /// Says of accounts that another file is theirs.
    pub async fn move_account_people(
        &mut self,
        accounts: &[AccountId],
        way: (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = accounts.iter().map(|id| id.0).collect();
        let sql = "UPDATE account_person SET person_id = $3 WHERE account_id = $1 AND person_id = $2";
        self.move_each(sql, &ids, way).await
    }

    async fn move_each(
        &mut self,
        sql: &'static str,
        ids: &[Uuid],
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        for id in ids {
            execute!(self, sql, *id, from.0, to.0)?;
        }
        Ok(())
    }

    /// Takes a spell away, if it is as it was. Says whether it was. Spells are ended, never taken away, but for those that
    /// stand on another file instead.
    pub async fn delete_category_period(&mut self, period: &CategoryPeriod) -> Result<bool, StoreError> {
        let sql = "DELETE FROM category_period WHERE person_id = $1 AND category = $2 AND valid_from = $3
            AND (valid_to = $4 OR valid_to IS NULL AND $4 IS NULL)";
        Ok(execute!(
            self,
            sql,
            period.person.0,
            period.category.code(),
            period.valid_from,
            period.valid_to
        )? > 0)
    }

    /// Takes a membership away that stands elsewhere.
    pub async fn delete_household_member(&mut self, id: MemberId) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM household_member WHERE id = $1", id.0)? > 0)
    }

    /// Makes a membership that of another file, and says when it ended. Says whether there is such a one.
    pub async fn move_household_member(&mut self, member: &Member) -> Result<bool, StoreError> {
        let sql = "UPDATE household_member SET person_id = $2, left_on = $3 WHERE id = $1";
        let person = member.person.map(|person| person.0);
        Ok(execute!(self, sql, member.id.0, person, member.left_on)? > 0)
    }

    /// Takes somebody out of hand-overs.
    pub async fn leave_hand_overs(
        &mut self,
        hand_overs: &[HandOverId],
        person: PersonId,
    ) -> Result<(), StoreError> {
        for hand_over in hand_overs {
            let sql = "DELETE FROM hand_over_person WHERE hand_over_id = $1 AND person_id = $2";
            execute!(self, sql, hand_over.0, person.0)?;
        }
        Ok(())
    }

    /// Puts somebody back into those that nobody has answered yet.
    pub async fn join_open_hand_overs(
        &mut self,
        hand_overs: &[HandOverId],
        person: PersonId,
    ) -> Result<(), StoreError> {
        for hand_over in hand_overs {
            let sql = "INSERT INTO hand_over_person (hand_over_id, person_id)
                SELECT id, $2 FROM hand_over WHERE id = $1 AND state = 'proposed'
                ON CONFLICT (hand_over_id, person_id) DO NOTHING";
            execute!(self, sql, hand_over.0, person.0)?;
        }
        Ok(())
    }
}

on_database! {
    list_merged_leads(merge: MergeId) -> Vec<(LeadId, PersonId, VacancyId)>;
}
