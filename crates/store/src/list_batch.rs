//! Table `list_batch`: lists of other departments.

use crate::database::On;
use crate::row::{Place, codes_in, instant, list};
use crate::{Connection, StoreError, Transaction};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::ListId;
use domain::list::{FileProblem, ListBatch, ListState, Register, Signed};
use domain::values::AreaCode;
use uuid::Uuid;

macro_rules! select {
    ($tail:literal) => {
        concat!(
            "SELECT id, register, source, listed_on, area, file_name, state, problem, unknown, uploaded_by, uploaded_at,
                applied_by, applied_at, undone_by, undone_at FROM list_batch ",
            $tail
        )
    };
}

impl Connection {
    /// The list with this id.
    pub async fn find_list(&mut self, id: ListId) -> Result<Option<ListBatch>, StoreError> {
        let row = fetch_optional!(self, ListBatchRow, select!("WHERE id = $1"), id.0)?;
        row.map(ListBatch::try_from).transpose()
    }

    /// A page of the lists of an area and of those within it, latest first.
    pub async fn list_lists(
        &mut self,
        area: Option<AreaCode>,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<ListBatch>, StoreError> {
        let (first, end) = codes_in(area);
        let sql =
            select!("WHERE area >= $1 AND area < $2 ORDER BY uploaded_at DESC, id DESC LIMIT $3 OFFSET $4");
        let limit = i64::from(limit);
        let rows = fetch_all!(self, ListBatchRow, sql, &first, &end, limit, offset as i64)?;
        rows.into_iter().map(ListBatch::try_from).collect()
    }

    /// How many lists of an area and of those within it there are.
    pub async fn count_lists(&mut self, area: Option<AreaCode>) -> Result<u64, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT COUNT(*) FROM list_batch WHERE area >= $1 AND area < $2";
        Ok(fetch_count!(self, sql, &first, &end)?)
    }

    /// The lists in a state, in the order they came.
    pub async fn list_lists_in(&mut self, state: ListState) -> Result<Vec<ListBatch>, StoreError> {
        let sql = select!("WHERE state = $1 ORDER BY uploaded_at, id");
        let rows = fetch_all!(self, ListBatchRow, sql, state.code())?;
        rows.into_iter().map(ListBatch::try_from).collect()
    }

    /// The lists of which it must be found out anew who is missing.
    pub async fn list_lists_to_reckon(&mut self) -> Result<Vec<ListBatch>, StoreError> {
        let sql = select!("WHERE NOT reckoned AND state IN ('ready', 'applied') ORDER BY uploaded_at, id");
        let rows = fetch_all!(self, ListBatchRow, sql)?;
        rows.into_iter().map(ListBatch::try_from).collect()
    }

    /// The mark of a list of which it must be found out who is missing: another each time it becomes unsettled.
    pub async fn find_list_mark(&mut self, id: ListId) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT unsettled FROM list_batch WHERE id = $1 AND NOT reckoned";
        let row = fetch_optional!(self, (i64,), sql, id.0)?;
        Ok(row.map(|(mark,)| mark))
    }

    /// The list of a register and an area that was written last before another.
    pub async fn find_list_before(&mut self, list: &ListBatch) -> Result<Option<ListBatch>, StoreError> {
        let sql = select!(
            "WHERE register = $1 AND area = $2 AND id <> $3 AND state = 'applied' AND uploaded_at <= $4
                ORDER BY applied_at DESC, id DESC LIMIT 1"
        );
        let row = fetch_optional!(
            self,
            ListBatchRow,
            sql,
            list.register.code(),
            list.area.to_string(),
            list.id.0,
            instant(list.uploaded.at)
        )?;
        row.map(ListBatch::try_from).transpose()
    }
}

impl Transaction {
    /// The list with this id, which nobody else changes until the end. SQLite lets only one transaction write.
    pub async fn hold_list(&mut self, id: ListId) -> Result<Option<ListBatch>, StoreError> {
        if let On::Postgres(connection) = self.on() {
            let held = sqlx::query("SELECT id FROM list_batch WHERE id = $1 FOR UPDATE").bind(id.0);
            held.execute(connection).await?;
        }
        self.find_list(id).await
    }

    /// Adds a list.
    pub async fn add_list(&mut self, one: &ListBatch) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO list_batch (id, register, source, listed_on, area, file_name, state, problem, unknown,
                uploaded_by, uploaded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            one.id.0,
            one.register.code(),
            &one.source,
            one.listed_on,
            one.area.to_string(),
            &one.file_name,
            one.state.code(),
            problem(one.problem.as_ref()),
            list(&one.unknown),
            &one.uploaded.by,
            instant(one.uploaded.at),
        )?;
        Ok(())
    }

    /// Moves a list on, with what is wrong with it. Says whether it was in the state it should be in.
    pub async fn move_list(
        &mut self,
        id: ListId,
        from: ListState,
        to: ListState,
        told: Option<&FileProblem>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE list_batch SET state = $3, problem = $4 WHERE id = $1 AND state = $2";
        Ok(execute!(self, sql, id.0, from.code(), to.code(), problem(told))? > 0)
    }

    /// Notes the columns of a list that were left aside.
    pub async fn set_list_unknown(&mut self, id: ListId, unknown: &[String]) -> Result<(), StoreError> {
        let sql = "UPDATE list_batch SET unknown = $2 WHERE id = $1";
        execute!(self, sql, id.0, list(unknown))?;
        Ok(())
    }

    /// Says who has it written, and when.
    pub async fn sign_list_applied(&mut self, id: ListId, by: &Signed) -> Result<(), StoreError> {
        let sql = "UPDATE list_batch SET applied_by = $2, applied_at = $3 WHERE id = $1";
        execute!(self, sql, id.0, &by.by, instant(by.at))?;
        Ok(())
    }

    /// Says who has it taken back, and when.
    pub async fn sign_list_undone(&mut self, id: ListId, by: &Signed) -> Result<(), StoreError> {
        let sql = "UPDATE list_batch SET undone_by = $2, undone_at = $3 WHERE id = $1";
        execute!(self, sql, id.0, &by.by, instant(by.at))?;
        Ok(())
    }

    /// Takes a list away with its rows, unless it was written. Says whether it was there.
    pub async fn delete_list(&mut self, id: ListId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM list_batch WHERE id = $1 AND state IN ('ready', 'broken')";
        Ok(execute!(self, sql, id.0)? > 0)
    }

    /// Closes lists that came before an instant and wait still, where somebody has decided about people missing from them:
    /// what was decided stays. Gives how many.
    pub async fn close_lists_waiting_since(
        &mut self,
        before: DateTime<Utc>,
        by: &Signed,
    ) -> Result<u64, StoreError> {
        let sql = "UPDATE list_batch SET state = 'applied', applied_by = $2, applied_at = $3
            WHERE uploaded_at < $1 AND state = 'ready' AND EXISTS (
                SELECT 1 FROM list_gone g WHERE g.batch_id = list_batch.id AND g.decision IS NOT NULL)";
        Ok(execute!(self, sql, instant(before), &by.by, instant(by.at))?)
    }

    /// Takes lists away that came before an instant and were never written. Gives how many.
    pub async fn delete_lists_waiting_since(&mut self, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "DELETE FROM list_batch WHERE uploaded_at < $1 AND state IN ('ready', 'broken')";
        Ok(execute!(self, sql, instant(before))?)
    }

    /// It is not known any more who is missing from a list.
    pub async fn unsettle_list(&mut self, id: ListId) -> Result<(), StoreError> {
        let sql = "UPDATE list_batch SET reckoned = FALSE, unsettled = unsettled + 1 WHERE id = $1";
        execute!(self, sql, id.0)?;
        Ok(())
    }

    /// It is known who is missing from a list, as it stood at a mark; says whether it still stands so.
    pub async fn settle_list(&mut self, list: &ListBatch, mark: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE list_batch SET reckoned = TRUE WHERE id = $1 AND state = $2 AND unsettled = $3";
        Ok(execute!(self, sql, list.id.0, list.state.code(), mark)? > 0)
    }
}

on_database! {
    find_list(id: ListId) -> Option<ListBatch>;
    list_lists(area: Option<AreaCode>, offset: u64, limit: u32) -> Vec<ListBatch>;
    list_lists_in(state: ListState) -> Vec<ListBatch>;
    list_lists_to_reckon() -> Vec<ListBatch>;
}

fn problem(one: Option<&FileProblem>) -> Option<String> {
    one.and_then(|one| serde_json::to_string(one).ok())
}

#[derive(sqlx::FromRow)]
struct ListBatchRow {
    id: Uuid,
    register: String,
    source: String,
    listed_on: NaiveDate,
    area: String,
    file_name: String,
    state: String,
    problem: Option<String>,
    unknown: String,
    uploaded_by: String,
    uploaded_at: DateTime<Utc>,
    applied_by: Option<String>,
    applied_at: Option<DateTime<Utc>>,
    undone_by: Option<String>,
    undone_at: Option<DateTime<Utc>>,
}

impl TryFrom<ListBatchRow> for ListBatch {
    type Error = StoreError;
    fn try_from(row: ListBatchRow) -> Result<Self, StoreError> {
        let place = Place {
            table: "list_batch",
            id: row.id,
        };
        let signed = |by: Option<String>, at: Option<DateTime<Utc>>| Some(Signed { by: by?, at: at? });
        let problem = row.problem.map(|text| serde_json::from_str(&text));
        Ok(Self {
            id: ListId(row.id),
            register: place.parse::<Register>("register", &row.register)?,
            source: row.source,
            listed_on: row.listed_on,
            area: place.parse("area", &row.area)?,
            file_name: row.file_name,
            state: place.parse("state", &row.state)?,
            problem: place.at("problem", problem.transpose())?,
            unknown: place.list("unknown", &row.unknown)?,
            uploaded: Signed {
                by: row.uploaded_by,
                at: row.uploaded_at,
            },
            applied: signed(row.applied_by, row.applied_at),
            undone: signed(row.undone_by, row.undone_at),
        })
    }
}
