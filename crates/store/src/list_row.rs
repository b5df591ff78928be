//! Table `list_row`: the rows of a list, laid beside the register. What they hold of people is sealed.

use crate::row::{Place, instant, list};
use crate::vault::columns::{LIST_CELLS, LIST_SAID, SealedColumn};
use crate::vault::{Keys, Sealed};
use crate::{Connection, Ring, StoreError, Transaction};
use chrono::{DateTime, Utc};
use domain::ids::{HouseholdId, ListId, ListRowId, PersonId};
use domain::list::{Choice, ListRow, Outcome, RowState};
use serde::de::DeserializeOwned;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, batch_id, number, state, person_id, person_version, household_id, roll_id, said, cells, candidates,
                choice, fault_column, fault, ticked, outcome, kept FROM list_row ",
            $tail
        )
    };
}

/// How many rows there are of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowCount {
    /// What they are to the register.
    pub state: RowState,
    /// Whether they are ticked.
    pub ticked: bool,
    /// What came of them.
    pub outcome: Option<Outcome>,
    /// How many.
    pub count: u32,
}

impl Connection {
    /// The row with this id.
    pub async fn find_list_row(&mut self, id: ListRowId) -> Result<Option<ListRow>, StoreError> {
        let row = fetch_optional!(self, RowRow, select!("WHERE id = $1"), id.0)?;
        row.map(|row| row.open(self.keys())).transpose()
    }

    /// A page of the rows of a list, of a state and with an outcome where these are given, in the order of the file.
    pub async fn list_list_rows(
        &mut self,
        id: ListId,
        (state, outcome): (Option<RowState>, Option<Outcome>),
        offset: u64,
        limit: u32,
    ) -> Result<Vec<ListRow>, StoreError> {
        let (filter, code) = match (state, outcome) {
            (Some(state), None) => ("state = $2".to_owned(), state.code()),
            (None, Some(outcome)) => ("outcome = $2".to_owned(), outcome.code()),
            (Some(state), Some(outcome)) => (format!("state = '{state}' AND outcome = $2"), outcome.code()),
            (None, None) => ("$2 = ''".to_owned(), ""),
        };
        let sql = format!(
            "{} WHERE batch_id = $1 AND {filter} ORDER BY number LIMIT $3 OFFSET $4",
            select!("")
        );
        let rows = fetch_all!(self, RowRow, &sql, id.0, code, i64::from(limit), offset as i64)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The next rows of a state behind a number of the file.
    pub async fn list_rows_behind(
        &mut self,
        (id, state): (ListId, RowState),
        after: u32,
        limit: u32,
    ) -> Result<Vec<ListRow>, StoreError> {
        let sql = select!("WHERE batch_id = $1 AND state = $2 AND number > $3 ORDER BY number LIMIT $4");
        let rows = fetch_all!(
            self,
            RowRow,
            sql,
            id.0,
            state.code(),
            i64::from(after),
            i64::from(limit)
        )?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The next rows behind a number of the file that are ticked and of which nothing has come yet.
    pub async fn list_rows_to_write(
        &mut self,
        id: ListId,
        after: u32,
        limit: u32,
    ) -> Result<Vec<ListRow>, StoreError> {
        let sql = select!(
            "WHERE batch_id = $1 AND number > $2 AND ticked AND outcome IS NULL AND state IN ('new', 'changed')
                ORDER BY number LIMIT $3"
        );
        let rows = fetch_all!(self, RowRow, sql, id.0, i64::from(after), i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The next rows before a number of the file that were written, the last of the file first.
    pub async fn list_rows_to_undo(
        &mut self,
        id: ListId,
        before: u32,
        limit: u32,
    ) -> Result<Vec<ListRow>, StoreError> {
        let sql = select!(
            "WHERE batch_id = $1 AND number < $2 AND outcome = 'written' ORDER BY number DESC LIMIT $3"
        );
        let rows = fetch_all!(self, RowRow, sql, id.0, i64::from(before), i64::from(limit))?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// The rows that would found a household together, in the order of the file.
    pub async fn list_rows_of_roll(
        &mut self,
        id: ListId,
        roll: HouseholdId,
    ) -> Result<Vec<ListRow>, StoreError> {
        let sql = select!("WHERE roll_id = $2 AND batch_id = $1 ORDER BY number");
        let rows = fetch_all!(self, RowRow, sql, id.0, roll.0)?;
        rows.into_iter().map(|row| row.open(self.keys())).collect()
    }

    /// Whether another row of a list is of a person's file.
    pub async fn has_other_list_row(&mut self, row: &ListRow, person: PersonId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM list_row WHERE person_id = $1 AND batch_id = $2 AND id <> $3
            AND state IN ('same', 'changed') LIMIT 1";
        let other = fetch_optional!(self, (i32,), sql, person.0, row.list.0, row.id.0)?;
        Ok(other.is_some())
    }

    /// How many rows of each kind a list has, as counted when they changed last.
    pub async fn count_list_rows(&mut self, id: ListId) -> Result<Vec<RowCount>, StoreError> {
        let sql = "SELECT state, ticked, outcome, number FROM list_count WHERE batch_id = $1";
        let rows = fetch_all!(self, (String, bool, String, i64), sql, id.0)?;
        let place = Place {
            table: "list_count",
            id: id.0,
        };
        let count = |(state, ticked, outcome, count): (String, bool, String, i64)| {
            let outcome = (!outcome.is_empty()).then_some(outcome);
            Ok::<_, StoreError>(RowCount {
                state: place.parse("state", &state)?,
                ticked,
                outcome: place.parse_option("outcome", outcome)?,
                count: place.number("number", count)?,
            })
        };
        rows.into_iter().map(count).collect()
    }
}

impl Transaction {
    /// Adds rows.
    pub async fn add_list_rows(&mut self, rows: &[ListRow]) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        insert_all!(
            self,
            "INSERT INTO list_row (id, batch_id, number, state, person_id, person_version, household_id, roll_id, said,
                cells, candidates, choice, fault_column, fault, ticked, outcome, kept)",
            rows,
            |row| [
                row.id.0,
                row.list.0,
                i64::from(row.number),
                row.state.code(),
                row.person.map(|person| person.0),
                row.person_version.map(i64::from),
                row.household.map(|household| household.0),
                row.roll.map(|household| household.0),
                said(&ring, row),
                cells(&ring, row),
                list(&row.candidates),
                row.choice.map(Choice::code),
                row.fault.as_ref().map_or("", |(column, _)| column.as_str()),
                row.fault.as_ref().map(|(_, fault)| fault.code()),
                row.ticked,
                row.outcome.map(Outcome::code),
                list(&row.kept),
            ],
            "",
        );
        Ok(())
    }

    /// Counts the rows of a list anew. To be called at the end of whatever changes their states, ticks or outcomes.
    pub async fn set_list_counts(&mut self, id: ListId) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM list_count WHERE batch_id = $1", id.0)?;
        let sql = "INSERT INTO list_count (batch_id, state, ticked, outcome, number)
            SELECT batch_id, state, ticked, COALESCE(outcome, ''), COUNT(*) FROM list_row WHERE batch_id = $1
            GROUP BY batch_id, state, ticked, outcome";
        execute!(self, sql, id.0)?;
        Ok(())
    }

    /// Lays a row beside another file, or beside none.
    pub async fn set_list_row(&mut self, row: &ListRow) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        execute!(
            self,
            "UPDATE list_row SET state = $2, person_id = $3, person_version = $4, household_id = $5, cells = $6,
                choice = $7, ticked = $8 WHERE id = $1",
            row.id.0,
            row.state.code(),
            row.person.map(|person| person.0),
            row.person_version.map(i64::from),
            row.household.map(|household| household.0),
            cells(&ring, row),
            row.choice.map(Choice::code),
            row.ticked,
        )?;
        Ok(())
    }

    /// Ticks all rows of a state, or none of them.
    pub async fn tick_list_rows_in(
        &mut self,
        id: ListId,
        state: RowState,
        ticked: bool,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE list_row SET ticked = $3 WHERE batch_id = $1 AND state = $2 AND outcome IS NULL";
        Ok(execute!(self, sql, id.0, state.code(), ticked)?)
    }

    /// Ticks rows of a list that can go in, or takes their tick away.
    pub async fn tick_list_rows(&mut self, rows: &[ListRowId], ticked: bool) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
        let value = if ticked { "TRUE" } else { "FALSE" };
        execute_in!(
            self,
            |marks| format!(
                "UPDATE list_row SET ticked = {value}
                    WHERE outcome IS NULL AND state IN ('new', 'changed') AND id IN ({marks})"
            ),
            ids
        );
        Ok(())
    }

    /// Says what came of rows.
    pub async fn set_list_outcomes(
        &mut self,
        rows: &[ListRowId],
        outcome: Outcome,
    ) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.0).collect();
        let code = outcome.code();
        execute_in!(
            self,
            |marks| format!("UPDATE list_row SET outcome = '{code}' WHERE id IN ({marks})"),
            ids
        );
        Ok(())
    }

    /// Says which fields of a row were left as they are.
    pub async fn set_list_row_kept(&mut self, row: ListRowId, kept: &[String]) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE list_row SET kept = $2 WHERE id = $1",
            row.0,
            list(kept)
        )?;
        Ok(())
    }

    /// Forgets what the rows of lists say that were written, or taken back, before an instant. Gives how many.
    pub async fn forget_list_rows_before(&mut self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "UPDATE list_row SET said = NULL, cells = NULL WHERE said IS NOT NULL AND batch_id IN (
            SELECT id FROM list_batch WHERE applied_at < $1 AND state IN ('applied', 'undone'))";
        Ok(execute!(self, sql, instant(before))?)
    }
}

on_database! {
    find_list_row(id: ListRowId) -> Option<ListRow>;
    list_list_rows(id: ListId, kinds: (Option<RowState>, Option<Outcome>), offset: u64, limit: u32) -> Vec<ListRow>;
    count_list_rows(id: ListId) -> Vec<RowCount>;
}

fn said(ring: &Ring, row: &ListRow) -> Option<String> {
    let text = serde_json::to_string(row.said.as_ref()?).ok()?;
    Some(ring.seal(LIST_SAID.cell(row.id.0), &text))
}

fn cells(ring: &Ring, row: &ListRow) -> Option<String> {
    let cells = (!row.cells.is_empty()).then_some(&row.cells)?;
    Some(ring.seal(LIST_CELLS.cell(row.id.0), &list(cells)))
}

#[derive(sqlx::FromRow)]
struct RowRow {
    id: Uuid,
    batch_id: Uuid,
    number: i64,
    state: String,
    person_id: Option<Uuid>,
    person_version: Option<i64>,
    household_id: Option<Uuid>,
    roll_id: Option<Uuid>,
    said: Option<Sealed>,
    cells: Option<Sealed>,
    candidates: String,
    choice: Option<String>,
    fault_column: String,
    fault: Option<String>,
    ticked: bool,
    outcome: Option<String>,
    kept: String,
}

impl RowRow {
    fn open(self, keys: &Keys) -> Result<ListRow, StoreError> {
        let row = self;
        let place = Place {
            table: "list_row",
            id: row.id,
        };
        let fault = place.parse_option("fault", row.fault)?;
        Ok(ListRow {
            id: ListRowId(row.id),
            list: ListId(row.batch_id),
            number: place.number("number", row.number)?,
            state: place.parse("state", &row.state)?,
            person: row.person_id.map(PersonId),
            person_version: place.number_option("person_version", row.person_version)?,
            household: row.household_id.map(HouseholdId),
            roll: row.roll_id.map(HouseholdId),
            said: opened(keys, &place, &LIST_SAID, row.said)?,
            cells: opened(keys, &place, &LIST_CELLS, row.cells)?.unwrap_or_default(),
            candidates: place.list("candidates", &row.candidates)?,
            choice: place.parse_option("choice", row.choice)?,
            fault: fault.map(|fault| (row.fault_column, fault)),
            ticked: row.ticked,
            outcome: place.parse_option("outcome", row.outcome)?,
            kept: place.list("kept", &row.kept)?,
        })
    }
}

fn opened<T: DeserializeOwned>(
    keys: &Keys,
    place: &Place<Uuid>,
    column: &SealedColumn,
    sealed: Option<Sealed>,
) -> Result<Option<T>, StoreError> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let text = keys.open(column.cell(place.id), &sealed)?;
    place.at(column.column, serde_json::from_str(&text)).map(Some)
}
