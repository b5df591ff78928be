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

/// What was decided, about the file that stands: it may have been merged since.
const DECIDED: &str = "SELECT g.batch_id, p.id AS person_id, g.decision, g.last_on, g.reason, g.decided_by, g.decided_at, g.answer,
        g.answer_note
    FROM list_gone g JOIN person s ON s.id = g.person_id JOIN person p ON p.id = COALESCE(s.merged_into, s.id)";

/// Everybody missing from list `$1` as far as an area, a day and groups allow. About whom something was decided stays.
const MISSING: &str = "FROM list_gone g JOIN person s ON s.id = g.person_id JOIN person p ON p.id = COALESCE(s.merged_into, s.id)
    WHERE g.batch_id = $1 AND p.erased_on IS NULL";

/// Whoever still is missing: they live in the area, have not left, belong to a group of the register on the list's word, or
/// on somebody else's while no list has ever had one; and neither their file nor one that was made one with it is on the list.
fn still_missing(list: &ListBatch) -> String {
    let groups = groups_of(list);
    format!(
        "(p.living_area >= $2 AND p.living_area < $3 AND (p.left_on IS NULL OR p.left_on > $4)
        AND NOT EXISTS (SELECT 1 FROM list_row r WHERE r.person_id = p.id AND r.batch_id = $1)
        AND NOT EXISTS (SELECT 1 FROM person t JOIN list_row r ON r.person_id = t.id
            WHERE t.merged_into = p.id AND r.batch_id = $1)
        AND EXISTS (SELECT 1 FROM category_period c WHERE c.person_id = p.id AND c.category IN ({groups})
            AND c.valid_from <= $4 AND (c.valid_to IS NULL OR c.valid_to >= $4)
            AND (c.source = 'import' OR NOT EXISTS (SELECT 1 FROM category_period i
                WHERE i.person_id = p.id AND i.category = c.category AND i.source = 'import'
                    AND (i.valid_to IS NULL OR i.valid_to >= i.valid_from)))))"
    )
}

/// The groups of the list's register, for `IN`; one that nobody belongs to where it has none.
fn groups_of(list: &ListBatch) -> String {
    let groups = list.register.groups();
    let groups: Vec<String> = groups.iter().map(|group| format!("'{group}'")).collect();
    if groups.is_empty() {
        return "''".to_owned();
    }
    groups.join(", ")
}

impl Connection {
    /// Finds who stood in the register before and not in this list: people of its area whose group rests on a list and holds
    /// on a day, and those of the list `before`. It walks through both, which takes its time: [`Transaction::set_missing`]
    /// keeps what it finds.
    pub async fn list_people_gone(
        &mut self,
        list: &ListBatch,
        before: Option<ListId>,
        day: NaiveDate,
    ) -> Result<Vec<PersonId>, StoreError> {
        const SQL: &str = "SELECT p.id FROM (
                SELECT COALESCE(s.merged_into, s.id) AS person_id FROM list_row r JOIN person s ON s.id = r.person_id
                    WHERE r.batch_id = $3 AND (r.state IN ('same', 'changed') OR r.outcome = 'written')
                UNION SELECT h.person_id FROM person_category h JOIN category_period c
                    ON c.person_id = h.person_id AND c.category = h.category
                    WHERE c.source = 'import' AND c.valid_from <= $4 AND (c.valid_to IS NULL OR c.valid_to >= $4)
                        AND h.category IN (";
        const TAIL: &str = ")) AS known JOIN person p ON p.id = known.person_id
            WHERE p.living_area >= $1 AND p.living_area < $2 AND (p.left_on IS NULL OR p.left_on > $4)
                AND p.merged_into IS NULL AND p.erased_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM list_row r WHERE r.person_id = p.id AND r.batch_id = $5)
                AND NOT EXISTS (SELECT 1 FROM person s JOIN list_row r ON r.person_id = s.id
                    WHERE s.merged_into = p.id AND r.batch_id = $5)
            ORDER BY p.living_area, p.no";
        let (first, end) = codes_in(Some(list.area));
        if !list.register.is_reconciled() {
            return Ok(Vec::new());
        }
        let sql = format!("{SQL}{}{TAIL}", groups_of(list));
        let before = before.map_or(Uuid::nil(), |id| id.0);
        let rows = fetch_all!(self, (Uuid,), &sql, &first, &end, before, day, list.id.0)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// How many are missing from a list on a day, and about how many of them something was decided.
    pub async fn count_missing(
        &mut self,
        list: &ListBatch,
        day: NaiveDate,
    ) -> Result<(u32, u32), StoreError> {
        let (first, end) = codes_in(Some(list.area));
        let sql = format!(
            "SELECT COUNT(DISTINCT p.id), COUNT(DISTINCT CASE WHEN g.decision IS NULL THEN NULL ELSE p.id END) {MISSING}
                AND (g.decision IS NOT NULL OR {})",
            still_missing(list)
        );
        let row = fetch_optional!(self, (i64, i64), &sql, list.id.0, &first, &end, day)?;
        Ok(row.map_or((0, 0), |(all, decided)| (all as u32, decided as u32)))
    }

    /// A page of those who are missing from a list on a day, in order of place and number.
    pub async fn list_missing(
        &mut self,
        list: &ListBatch,
        day: NaiveDate,
        (offset, limit): (u64, u32),
    ) -> Result<Vec<PersonId>, StoreError> {
        let (first, end) = codes_in(Some(list.area));
        let sql = format!(
            "SELECT DISTINCT p.id, p.living_area, p.no {MISSING} AND (g.decision IS NOT NULL OR {})
                ORDER BY p.living_area, p.no LIMIT $5 OFFSET $6",
            still_missing(list)
        );
        let (limit, offset) = (i64::from(limit), offset as i64);
        let rows = fetch_all!(
            self,
            (Uuid, String, String),
            &sql,
            list.id.0,
            &first,
            &end,
            day,
            limit,
            offset
        )?;
        Ok(rows.into_iter().map(|(id, ..)| PersonId(id)).collect())
    }

    /// Of whom it still holds on a day that they are missing, so that something can be decided about them; whatever was
    /// decided before.
    pub async fn list_still_missing(
        &mut self,
        list: &ListBatch,
        day: NaiveDate,
    ) -> Result<Vec<PersonId>, StoreError> {
        let (first, end) = codes_in(Some(list.area));
        let sql = format!("SELECT DISTINCT p.id {MISSING} AND {}", still_missing(list));
        let rows = fetch_all!(self, (Uuid,), &sql, list.id.0, &first, &end, day)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }

    /// What was decided about people missing from a list; what was decided last comes last.
    pub async fn list_gone_from(&mut self, id: ListId) -> Result<Vec<Gone>, StoreError> {
        let sql = format!("{DECIDED} WHERE g.batch_id = $1 AND g.decision IS NOT NULL ORDER BY g.decided_at");
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
            "{DECIDED} WHERE g.decision = 'ask' AND g.answer IS NULL AND p.living_area >= $1 AND p.living_area < $2
            ORDER BY g.decided_at, p.no LIMIT $3"
        );
        let rows = fetch_all!(self, GoneRow, &sql, &first, &end, i64::from(limit))?;
        rows.into_iter().map(Gone::try_from).collect()
    }
}

impl Transaction {
    /// Notes who is missing from a list. What was decided stays.
    pub async fn set_missing(&mut self, list: ListId, people: &[PersonId]) -> Result<(), StoreError> {
        let open = "DELETE FROM list_gone WHERE batch_id = $1 AND decision IS NULL";
        execute!(self, open, list.0)?;
        insert_all!(
            self,
            "INSERT INTO list_gone (batch_id, person_id, reason, answer_note)",
            people,
            |person| [list.0, person.0, "", ""],
            "ON CONFLICT (batch_id, person_id) DO NOTHING",
        );
        Ok(())
    }

    /// Notes decisions, in place of those made before. Whoever asks the village again waits for its answer again.
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
                decided_at = excluded.decided_at,
                answer = CASE WHEN excluded.decision = 'ask' THEN NULL ELSE list_gone.answer END,
                answer_note = CASE WHEN excluded.decision = 'ask' THEN '' ELSE list_gone.answer_note END,
                answered_by = CASE WHEN excluded.decision = 'ask' THEN NULL ELSE list_gone.answered_by END,
                answered_at = CASE WHEN excluded.decision = 'ask' THEN NULL ELSE list_gone.answered_at END",
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
                WHERE batch_id = $1 AND decision = 'ask' AND answer IS NULL
                    AND (person_id = $2 OR person_id IN (SELECT id FROM person WHERE merged_into = $2))",
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
    count_missing(list: &ListBatch, day: NaiveDate) -> (u32, u32);
    list_missing(list: &ListBatch, day: NaiveDate, page: (u64, u32)) -> Vec<PersonId>;
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
