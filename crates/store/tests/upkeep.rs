//! Audit, index tasks and the record of imports.

use crate::sample::{at, uuid};
use domain::catalogue::DocumentKind;
use domain::ids::ImportId;
use store::{AuditLine, Database, ImportBatch};

contracts! {
    deeds_are_recorded_in_order,
    index_tasks_are_taken_oldest_first,
    imports_are_recorded,
}

async fn deeds_are_recorded_in_order(database: Database) {
    let line = |minutes: i64, verb: &str, noun_id: &str| AuditLine {
        at: at(minutes),
        actor: "operator".to_owned(),
        verb: verb.to_owned(),
        noun: "vacancy".to_owned(),
        noun_id: noun_id.to_owned(),
        detail: serde_json::json!({"from": "open"}),
    };
    let lines = [
        line(1, "hold", "a"),
        line(2, "publish", "b"),
        line(3, "withdraw", "a"),
    ];
    let mut change = database.begin().await.unwrap();
    change.add_audit(&lines[0]).await.unwrap();
    change.add_audits(&lines[1..]).await.unwrap();
    change.commit().await.unwrap();
    let of_a = database.list_audit_of("vacancy", "a").await.unwrap();
    assert_eq!(of_a, [lines[2].clone(), lines[0].clone()]);
    assert_eq!(database.list_audit_of("person", "a").await.unwrap(), []);
    assert_eq!(
        database.list_audit(2).await.unwrap(),
        [lines[2].clone(), lines[1].clone()]
    );
}

async fn index_tasks_are_taken_oldest_first(database: Database) {
    let documents: Vec<_> = (1..=5)
        .map(|number| (DocumentKind::Vacancy, uuid(2, number)))
        .collect();
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.add_index_tasks(&documents).await.unwrap(), 5);
    change.commit().await.unwrap();
    let batch = database.list_index_tasks(3).await.unwrap();
    assert_eq!(
        batch.iter().map(|task| (task.kind, task.id)).collect::<Vec<_>>(),
        documents[..3]
    );

    // A change while the batch is being applied is not lost when the batch is forgotten.
    let mut change = database.begin().await.unwrap();
    change
        .add_index_tasks(&[(DocumentKind::Course, uuid(2, 1))])
        .await
        .unwrap();
    change.add_index_tasks(&documents[..1]).await.unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.delete_index_tasks(&batch).await.unwrap(), 3);
    assert_eq!(change.delete_index_tasks(&[]).await.unwrap(), 0);
    change.commit().await.unwrap();
    assert_eq!(database.count_index_tasks().await.unwrap(), 4);
    let rest = database.list_index_tasks(9).await.unwrap();
    assert_eq!((rest[2].kind, rest[2].id), (DocumentKind::Course, uuid(2, 1)));
    assert_eq!((rest[3].kind, rest[3].id), documents[0]);
}

async fn imports_are_recorded(database: Database) {
    let bare = ImportBatch {
        id: ImportId(uuid(10, 1)),
        kind: "vacancies".to_owned(),
        format: "canonical".to_owned(),
        file_name: "岗位.xlsx".to_owned(),
        actor: "operator".to_owned(),
        started_at: at(0),
        finished_at: None,
        rows: 0,
        inserted: 0,
        updated: 0,
        unchanged: 0,
        refused: 0,
    };
    let full = ImportBatch {
        id: ImportId(uuid(10, 2)),
        started_at: at(1),
        finished_at: Some(at(2)),
        rows: 10,
        inserted: 4,
        updated: 3,
        unchanged: 2,
        refused: 1,
        ..bare.clone()
    };
    let mut change = database.begin().await.unwrap();
    change.add_import_batch(&bare).await.unwrap();
    change.add_import_batch(&full).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_import_batches(1).await.unwrap(),
        std::slice::from_ref(&full)
    );
    assert_eq!(database.list_import_batches(5).await.unwrap(), [full, bare]);
}
