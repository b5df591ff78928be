//! Lists of people taken out as files.

use crate::sample::{at, code, day, person, settle, uuid};
use domain::export::{Export, ExportFilters, ExportState};
use domain::ids::ExportId;
use domain::person::Category;
use store::{Database, Lock};

contracts! {
    exports_come_back_as_they_were,
    an_export_is_settled_once,
    what_has_ended_forgets_who_was_on_it,
    what_ended_long_ago_forgets_what_it_was_for,
}

fn export(number: u32, state: ExportState) -> Export {
    Export {
        id: ExportId(uuid(51, number)),
        serial: number,
        asked_by: "staff:1".to_owned(),
        asked_at: at(i64::from(number)),
        area: code("330523100"),
        filters: ExportFilters {
            category: Some(Category::PoorWorker),
            stale: true,
            ..ExportFilters::default()
        },
        purpose: "逐户打电话".to_owned(),
        full_numbers: true,
        people: 2,
        state,
        settled: None,
        reason: String::new(),
        valid_to: day("2026-07-07"),
        fetched: 0,
    }
}

async fn add(database: &Database, exports: &[Export]) {
    let mut change = database.begin().await.unwrap();
    change.lock(Lock::Export).await.unwrap();
    for one in exports {
        assert_eq!(change.next_export_serial().await.unwrap(), one.serial);
        change
            .add_export(one, &[person(2).id, person(1).id])
            .await
            .unwrap();
    }
    change.commit().await.unwrap();
}

async fn exports_come_back_as_they_were(database: Database) {
    settle(&database, 2, 0).await;
    let (first, second) = (
        export(1, ExportState::Waiting),
        Export {
            asked_by: "staff:2".to_owned(),
            settled: Some(("staff:3".to_owned(), at(9))),
            full_numbers: false,
            ..export(2, ExportState::Ready)
        },
    );
    add(&database, &[first.clone(), second.clone()]).await;
    assert_eq!(
        database.find_export(second.id).await.unwrap(),
        Some(second.clone())
    );
    let mine = database.list_exports_by("staff:2", 0, 10).await.unwrap();
    assert_eq!(mine, std::slice::from_ref(&second));
    assert_eq!(database.list_exports_by("staff:2", 1, 10).await.unwrap(), []);
    assert_eq!(database.count_exports_by("staff:2").await.unwrap(), 1);
    let waiting = async |area: &str, who: &str| {
        database
            .list_exports_waiting(Some(code(area)), who, 10)
            .await
            .unwrap()
    };
    assert_eq!(waiting("330523", "staff:2").await, std::slice::from_ref(&first));
    assert_eq!(
        waiting("330523", "staff:1").await,
        [],
        "one's own is not for oneself"
    );
    assert_eq!(waiting("330524", "staff:2").await, []);
    let people = database.list_export_people(first.id).await.unwrap();
    assert_eq!(people, [person(2).id, person(1).id], "in their order");
    let mut change = database.begin().await.unwrap();
    change.count_export_fetched(first.id).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_export(first.id).await.unwrap().unwrap().fetched, 1);
}

async fn an_export_is_settled_once(database: Database) {
    settle(&database, 2, 0).await;
    add(&database, &[export(1, ExportState::Waiting)]).await;
    let approved = Export {
        state: ExportState::Ready,
        settled: Some(("staff:2".to_owned(), at(5))),
        valid_to: day("2026-07-09"),
        ..export(1, ExportState::Waiting)
    };
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .settle_export(&approved, ExportState::Waiting)
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_export(&approved, ExportState::Waiting)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(database.find_export(approved.id).await.unwrap(), Some(approved));
}

async fn what_has_ended_forgets_who_was_on_it(database: Database) {
    settle(&database, 2, 0).await;
    let all = [
        export(1, ExportState::Waiting),
        export(2, ExportState::Ready),
        export(3, ExportState::Refused),
    ];
    add(&database, &all).await;
    let end = async |today: &str| {
        let mut change = database.begin().await.unwrap();
        let ended = change.end_exports(day(today)).await.unwrap();
        change.commit().await.unwrap();
        ended
    };
    assert_eq!(end("2026-07-07").await, 0, "the last day is included");
    assert_eq!(database.list_export_people(all[1].id).await.unwrap().len(), 2);
    assert_eq!(database.list_export_people(all[2].id).await.unwrap(), []);
    assert_eq!(end("2026-07-08").await, 2);
    for one in &all[..2] {
        let found = database.find_export(one.id).await.unwrap().unwrap();
        assert_eq!(found.state, ExportState::Ended);
        assert_eq!(database.list_export_people(one.id).await.unwrap(), []);
    }
    assert_eq!(end("2026-07-09").await, 0);
}

async fn what_ended_long_ago_forgets_what_it_was_for(database: Database) {
    settle(&database, 2, 0).await;
    let refused = Export {
        reason: "用不着".to_owned(),
        ..export(2, ExportState::Refused)
    };
    let all = [export(1, ExportState::Ready), refused];
    add(&database, &all).await;
    let forget = async |first: &str| {
        let mut change = database.begin().await.unwrap();
        let forgotten = change.forget_purposes_before(day(first)).await.unwrap();
        change.commit().await.unwrap();
        forgotten
    };
    assert_eq!(forget("2026-07-07").await, 0, "the last day is kept");
    assert_eq!(
        forget("2026-07-08").await,
        1,
        "one that may still be fetched keeps its own"
    );
    let mut change = database.begin().await.unwrap();
    change.end_exports(day("2026-07-08")).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(forget("2026-07-08").await, 1);
    for one in &all {
        let left = database.find_export(one.id).await.unwrap().unwrap();
        assert_eq!((left.purpose.as_str(), left.reason.as_str()), ("", ""));
        assert_eq!(
            (left.serial, left.people),
            (one.serial, one.people),
            "that it was made stays"
        );
    }
}
