//! Table `index_task`: what the search index has yet to take over.

use crate::row::Place;
use crate::{Connection, StoreError, Transaction};
use domain::catalogue::DocumentKind;
use domain::ids::EmployerId;
use uuid::Uuid;

/// A document that has changed: the index reads it again, and drops it when it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexTask {
    /// Number of the task; the same document may have several.
    pub seq: i64,
    /// What it is.
    pub kind: DocumentKind,
    /// Its id.
    pub id: Uuid,
}

impl Connection {
    /// The oldest tasks.
    pub async fn list_index_tasks(&mut self, limit: u32) -> Result<Vec<IndexTask>, StoreError> {
        let sql = "SELECT seq, kind, id FROM index_task ORDER BY seq LIMIT $1";
        let rows = fetch_all!(self, (i64, String, Uuid), sql, i64::from(limit))?;
        let task = |(seq, kind, id): (i64, String, Uuid)| {
            let place = Place {
                table: "index_task",
                id: seq,
            };
            Ok(IndexTask {
                seq,
                kind: place.parse("kind", &kind)?,
                id,
            })
        };
        rows.into_iter().map(task).collect()
    }

    /// How many tasks there are.
    pub async fn count_index_tasks(&mut self) -> Result<u64, StoreError> {
        Ok(fetch_count!(self, "SELECT COUNT(*) FROM index_task")?)
    }
}

impl Transaction {
    /// Adds tasks, in the transaction of the change itself.
    pub async fn add_index_tasks(&mut self, documents: &[(DocumentKind, Uuid)]) -> Result<u64, StoreError> {
        Ok(insert_all!(
            self,
            "INSERT INTO index_task (kind, id)",
            documents,
            |document| [document.0.code(), document.1],
            "",
        ))
    }

    /// Adds a task for every vacancy of these employers: what is shown of them has changed.
    pub async fn add_index_tasks_of_employers(
        &mut self,
        employers: &[EmployerId],
    ) -> Result<u64, StoreError> {
        let employers: Vec<Uuid> = employers.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!(
                "INSERT INTO index_task (kind, id) SELECT 'vacancy', id FROM vacancy WHERE employer_id IN ({marks})"
            )
        };
        Ok(execute_in!(self, sql, employers))
    }

    /// Forgets tasks that the index has taken over, each by its own number: on PostgreSQL a smaller number may appear
    /// later.
    pub async fn delete_index_tasks(&mut self, tasks: &[IndexTask]) -> Result<u64, StoreError> {
        let numbers: Vec<i64> = tasks.iter().map(|task| task.seq).collect();
        let sql = |marks| format!("DELETE FROM index_task WHERE seq IN ({marks})");
        Ok(execute_in!(self, sql, numbers))
    }
}

on_database! {
    list_index_tasks(limit: u32) -> Vec<IndexTask>;
    count_index_tasks() -> u64;
}
