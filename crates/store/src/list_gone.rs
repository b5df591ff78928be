//! Table `list_gone`: what was decided about people who are no longer in a register.

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ListId, PersonId};
use domain::list::{GoneDecision, ListBatch, Signed, VillageAnswer};
use domain::values::AreaCode;
use uuid::Uuid;

/// What was decided about somebody who is no longer in a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// The list they are missing from.
    pub list: ListId,
    /// Who.
    pub person: PersonId,
    /// What.
    pub decision: GoneDecision,
    /// Last day of the group, where it ends.
    pub last_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Who decided, and when.
    pub decided: Signed,
    /// What the village said, with a note.
    pub answer: Option<(VillageAnswer, String)>,
}

const COLUMNS: &str = "g.batch_id, g.person_id, g.decision, g.last_on, g.reason, g.decided_by, g.decided_at, g.answer, g.answer_note";

impl Connection {
    /// Who stood in the register before and not in this list: people of its area whose group rests on a list and holds on
    /// a day, and those of the list `before`. In order of place and number.
    pub async fn list_people_gone(
        &mut self,
        list: &ListBatch,
        before: Option<ListId>,
        day: NaiveDate,
    ) -> Result<Vec<PersonId>, StoreError> {
        const SQL: &str = "SELECT p.id FROM (
                SELECT r.person_id FROM list_row r WHERE r.batch_id = $3 AND r.person_id IS NOT NULL
                    AND (r.state IN ('same', 'changed') OR r.outcome = 'written')
                UNION SELECT h.person_id FROM person_category h JOIN category_period c
                    ON c.person_id = h.person_id AND c.category = h.category
                    WHERE c.source = 'import' AND c.valid_from <= $4 AND (c.valid_to IS NULL OR c.valid_to >= $4)
                        AND h.category IN (";
        const TAIL: &str = ")) AS known JOIN person p ON p.id = known.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND (p.left_on IS NULL OR p.left_on > $4)
                AND NOT EXISTS (SELECT 1 FROM list_row r WHERE r.person_id = p.id AND r.batch_id = $5)
            ORDER BY p.living_area, p.no";
        let (first, end) = codes_in(Some(list.area));
        let groups: Vec<String> = list
            .register
            .groups()
            .iter()
            .map(|group| format!("'{group}'"))
            .collect();
        let groups = if groups.is_empty() {
            "''".to_owned()
        } else {
            groups.join(", ")
        };
        let sql = format!("{SQL}{groups}{TAIL}");
        let before = before.map_or(Uuid::nil(), |id| id.0);
        let rows = fetch_all!(self, (Uuid,), &sql, &first, &end, before, day, list.id.0)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// What was decided about people missing from a list.
    pub async fn list_gone_from(&mut self, id: ListId) -> Result<Vec<Gone>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM list_gone g WHERE g.batch_id = $1");
        let rows = fetch_all!(self, GoneRow, &sql, id.0)?;
        rows.into_iter().map(Gone::try_from).collect()
    }

    /// What villages of an area are asked and have not answered.
    pub async fn list_village_questions(
        &mut self,
        area: Option<AreaCode>,
        limit: u32,
    ) -> Result<Vec<Gone>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = format!(
            "SELECT {COLUMNS} FROM list_gone g JOIN person p ON p.id = g.person_id
            WHERE g.decision = 'ask' AND g.answer IS NULL AND p.living_area >= $1 AND p.living_area < $2
            ORDER BY g.decided_at, p.no LIMIT $3"
        );
        let rows = fetch_all!(self, GoneRow, &sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(Gone::try_from).collect()
    }
}

impl Transaction {
    /// Notes decisions, in place of those made before.
    pub async fn set_gone(&mut self, decided: &[Gone]) -> Result<(), StoreError> {
        insert_all!(
            self,
            "INSERT INTO list_gone (batch_id, person_id, decision, last_on, reason, decided_by, decided_at,
                answer_note)",
            decided,
            |one| [
                one.list.0,
                one.person.0,
                one.decision.code(),
                one.last_on,
                &one.reason,
                &one.decided.by,
                instant(one.decided.at),
                "",
            ],
            "ON CONFLICT (batch_id, person_id) DO UPDATE SET decision = excluded.decision,
                last_on = excluded.last_on, reason = excluded.reason, decided_by = excluded.decided_by,
                decided_at = excluded.decided_at",
        );
        Ok(())
    }

    /// Notes what a village says. Says whether it was asked.
    pub async fn answer_gone(
        &mut self,
        (list, person): (ListId, PersonId),
        (answer, note): (VillageAnswer, &str),
        by: &Signed,
    ) -> Result<bool, StoreError> {
        let answered = execute!(
            self,
            "UPDATE list_gone SET answer = $3, answer_note = $4, answered_by = $5, answered_at = $6
                WHERE batch_id = $1 AND person_id = $2 AND decision = 'ask' AND answer IS NULL",
            list.0,
            person.0,
            answer.code(),
            note,
            &by.by,
            instant(by.at),
        )?;
        Ok(answered > 0)
    }
}

on_database! {
    list_gone_from(id: ListId) -> Vec<Gone>;
    list_village_questions(area: Option<AreaCode>, limit: u32) -> Vec<Gone>;
}

#[derive(sqlx::FromRow)]
struct GoneRow {
    batch_id: Uuid,
    person_id: Uuid,
    decision: String,
    last_on: Option<NaiveDate>,
    reason: String,
    decided_by: String,
    decided_at: DateTime<Utc>,
    answer: Option<String>,
    answer_note: String,
}

impl TryFrom<GoneRow> for Gone {
    type Error = StoreError;
    fn try_from(row: GoneRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "list_gone",
            id: row.person_id,
        };
        let answer = place.parse_option("answer", row.answer)?;
        Ok(Self {
            list: ListId(row.batch_id),
            person: PersonId(row.person_id),
            decision: place.parse("decision", &row.decision)?,
            last_on: row.last_on,
            reason: row.reason,
            decided: Signed {
                by: row.decided_by,
                at: row.decided_at,
            },
            answer: answer.map(|answer| (answer, row.answer_note)),
        })
    }
}
