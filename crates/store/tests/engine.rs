//! What the two engines promise: durability, one writer, nothing half-done, the same schema.

use crate::lists::{batch, keep, row};
use crate::sample::{area, code, employer, person, settle, vacancy};
use crate::server;
use crate::staff::account;
use domain::actor::Role;
use domain::ids::HouseholdId;
use domain::list::{ListRow, ListState, RowState};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::{Account, Database, Engine, Keyring, Lock, StoreError};

contracts! {
    a_change_that_is_not_committed_leaves_nothing,
    a_failed_statement_leaves_nothing,
    a_part_that_failed_is_taken_back_alone,
    a_change_sees_itself_and_others_do_not,
    a_snapshot_does_not_move,
    many_writers_wait_for_each_other,
    a_migrated_database_is_healthy_and_stays_as_it_is,
}

async fn a_change_that_is_not_committed_leaves_nothing(database: Database) {
    let mut change = database.begin().await.unwrap();
    change.add_employers(&[employer(1).into()]).await.unwrap();
    change.rollback().await.unwrap();
    let mut change = database.begin().await.unwrap();
    change.add_employers(&[employer(1).into()]).await.unwrap();
    drop(change);
    let change = database.begin().await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.count_employers().await.unwrap(), 0);
}

async fn a_failed_statement_leaves_nothing(database: Database) {
    settle(&database, 1, 0).await;
    let mut change = database.begin().await.unwrap();
    change.add_employers(&[employer(7).into()]).await.unwrap();
    change
        .add_people(&[person(2).into(), person(1).into()])
        .await
        .unwrap_err();
    drop(change);
    assert_eq!(database.count_people(None).await.unwrap(), 1);
    assert_eq!(database.find_employer(employer(7).id).await.unwrap(), None);
}

async fn a_part_that_failed_is_taken_back_alone(database: Database) {
    let before = database.effort();
    let mut change = database.begin().await.unwrap();
    for number in [1, 2, 3, 4] {
        change.begin_part().await.unwrap();
        change.add_people(&[person(number).into()]).await.unwrap();
        if number == 2 {
            // A statement that fails, after one that did not.
            change.add_people(&[person(1).into()]).await.unwrap_err();
        }
        if number % 2 == 0 {
            change.undo_part().await.unwrap();
        } else {
            change.keep_part().await.unwrap();
        }
    }
    change.commit().await.unwrap();
    assert_eq!(database.effort().commits - before.commits, 1);
    for (number, kept) in [(1, true), (2, false), (3, true), (4, false)] {
        let found = database.find_person(person(number).id).await.unwrap();
        assert_eq!(found.is_some(), kept, "{number}");
    }
}

async fn a_change_sees_itself_and_others_do_not(database: Database) {
    let mut change = database.begin().await.unwrap();
    change.lock(Lock::Import).await.unwrap();
    change
        .set_areas(&[area("33", "浙江省", "zhe jiang sheng")])
        .await
        .unwrap();
    assert!(change.find_area(code("33")).await.unwrap().is_some());
    assert_eq!(database.find_area(code("33")).await.unwrap(), None);
    change.commit().await.unwrap();
    assert!(database.find_area(code("33")).await.unwrap().is_some());
}

async fn a_snapshot_does_not_move(database: Database) {
    let mut snapshot = database.snapshot().await.unwrap();
    assert_eq!(snapshot.count_people(None).await.unwrap(), 0);
    settle(&database, 3, 1).await;
    assert_eq!(snapshot.count_people(None).await.unwrap(), 0);
    assert_eq!(snapshot.count_vacancies().await.unwrap(), 0);
    assert_eq!(
        database.read().await.unwrap().count_people(None).await.unwrap(),
        3
    );
}

async fn many_writers_wait_for_each_other(database: Database) {
    settle(&database, 0, 1).await;
    let tasks: Vec<_> = (0..20)
        .map(|_| tokio::spawn(fill_one_opening(database.clone())))
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let found = database
        .find_vacancy(vacancy(1, &employer(1)).id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.filled, 21);
}

/// Reads, then writes what follows from it.
async fn fill_one_opening(database: Database) {
    let id = vacancy(1, &employer(1)).id;
    let mut change = database.begin().await.unwrap();
    change.lock(Lock::Round).await.unwrap();
    let filled = change.find_vacancy(id).await.unwrap().unwrap().filled;
    tokio::task::yield_now().await;
    change.set_vacancy_filled(id, filled + 1).await.unwrap();
    change.commit().await.unwrap();
}

async fn a_migrated_database_is_healthy_and_stays_as_it_is(database: Database) {
    settle(&database, 10, 10).await;
    assert_eq!(database.migrate().await.unwrap(), Vec::<String>::new());
    let health = database.health().await.unwrap();
    assert_eq!((health.damage, health.pending), (vec![], vec![]));
    assert_eq!(health.applied, names_in("sqlite").into_keys().collect::<Vec<_>>());
    assert!(!health.version.is_empty());
    database.is_ready().await.unwrap();
}

/// Two programs on one file: each opens it for itself.
#[tokio::test]
async fn two_programs_write_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("songgang.db");
    let first = Database::sqlite(&path, Keyring::for_tests()).await.unwrap();
    first.migrate().await.unwrap();
    settle(&first, 0, 1).await;
    let second = Database::sqlite(&path, Keyring::for_tests()).await.unwrap();
    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let database = if number % 2 == 0 { &first } else { &second };
            tokio::spawn(fill_one_opening(database.clone()))
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let found = second
        .find_vacancy(vacancy(1, &employer(1)).id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(found.filled, 21);
}

#[tokio::test]
async fn sqlite_survives_a_power_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("songgang.db");
    let database = Database::open(&format!("sqlite://{}", path.display()), Keyring::for_tests())
        .await
        .unwrap();
    assert_eq!(database.engine(), Engine::Sqlite);
    let pending = database.health().await.unwrap().pending;
    assert_eq!(pending, names_in("sqlite").into_keys().collect::<Vec<_>>());
    assert_eq!(database.migrate().await.unwrap(), pending);
    let health = database.health().await.unwrap();
    assert_eq!(health.journal_mode, "wal");
    assert_eq!(health.synchronous, "2", "FULL");
    settle(&database, 2, 2).await;
    database.close().await;

    let again = Database::open(path.to_str().unwrap(), Keyring::for_tests())
        .await
        .unwrap();
    assert_eq!(again.migrate().await.unwrap(), Vec::<String>::new());
    assert_eq!(again.count_people(None).await.unwrap(), 2);
}

#[tokio::test]
async fn postgres_is_migrated_from_nothing() {
    let Some(url) = server::empty_database() else {
        return;
    };
    let database = Database::open(&url, Keyring::for_tests()).await.unwrap();
    assert_eq!(database.engine(), Engine::Postgres);
    let pending = database.health().await.unwrap().pending;
    assert_eq!(pending, names_in("postgres").into_keys().collect::<Vec<_>>());
    assert_eq!(database.migrate().await.unwrap(), pending);
}

/// Accounts from before a step, which is then taken again.
async fn first_passwords_from_before_have_an_end(address: &str, forget: impl AsyncFnOnce(&str)) {
    let database = Database::open(address, Keyring::for_tests()).await.unwrap();
    database.migrate().await.unwrap();
    let endless = Account {
        first_until: None,
        ..account(1, Role::Coordinator)
    };
    let own = Account {
        must_change: false,
        first_until: None,
        ..account(2, Role::Coordinator)
    };
    let mut change = database.begin().await.unwrap();
    for account in [&endless, &own] {
        change.add_account(account).await.unwrap();
    }
    change.commit().await.unwrap();
    forget("DELETE FROM _sqlx_migrations WHERE version = 70").await;
    assert_eq!(database.migrate().await.unwrap(), ["0070_first_password_end"]);
    let ended = database.find_account(endless.id).await.unwrap().unwrap();
    assert!(ended.first_until.is_some_and(|until| until > endless.created_at));
    let kept = database.find_account(own.id).await.unwrap().unwrap();
    assert_eq!(kept.first_until, None, "a password of one's own has none");
}

#[tokio::test]
async fn first_passwords_from_before_have_an_end_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite://{}", folder.path().join("songgang.db").display());
    first_passwords_from_before_have_an_end(&address, async |step: &str| {
        let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
        sqlx::query(step).execute(&pool).await.unwrap();
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn first_passwords_from_before_have_an_end_on_postgres() {
    let Some(address) = server::empty_database() else {
        return;
    };
    first_passwords_from_before_have_an_end(&address, async |step: &str| {
        let pool = sqlx::PgPool::connect(&address).await.unwrap();
        sqlx::query(step).execute(&pool).await.unwrap();
        pool.close().await;
    })
    .await;
}

/// Rows from before a step, which is then taken again: only a household that came with the list itself is its own.
async fn rows_from_before_have_the_roll_of_their_own_list(address: &str, run: impl AsyncFn(&'static str)) {
    let database = Database::open(address, Keyring::for_tests()).await.unwrap();
    database.migrate().await.unwrap();
    let founded = HouseholdId(row(1, 1, RowState::New).id.0);
    let there = HouseholdId(uuid::Uuid::from_u128(7));
    let of = |list, number, household| ListRow {
        household: Some(household),
        roll: None,
        ..row(list, number, RowState::New)
    };
    let (first, second) = (batch(1, ListState::Applied), batch(2, ListState::Ready));
    keep(
        &database,
        &first,
        &[of(1, 1, founded), of(1, 2, founded), of(1, 3, there)],
    )
    .await;
    keep(&database, &second, &[of(2, 1, founded)]).await;
    for step in [
        "DROP INDEX list_row_roll",
        "ALTER TABLE list_row DROP COLUMN roll_id",
        "DELETE FROM _sqlx_migrations WHERE version = 63",
    ] {
        run(step).await;
    }
    // What was prepared before knows of a column that is gone.
    database.close().await;
    let database = Database::open(address, Keyring::for_tests()).await.unwrap();
    assert_eq!(database.migrate().await.unwrap(), ["0063_list_roll"]);
    let mut rolls = Vec::new();
    for list in [first.id, second.id] {
        let rows = database.list_list_rows(list, (None, None), 0, 9).await.unwrap();
        rolls.extend(rows.into_iter().map(|row| row.roll));
    }
    assert_eq!(rolls, [Some(founded), Some(founded), None, None]);
}

#[tokio::test]
async fn rows_from_before_have_the_roll_of_their_own_list_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite://{}", folder.path().join("songgang.db").display());
    rows_from_before_have_the_roll_of_their_own_list(&address, async |step: &'static str| {
        let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
        sqlx::query(step).execute(&pool).await.unwrap();
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn rows_from_before_have_the_roll_of_their_own_list_on_postgres() {
    let Some(address) = server::empty_database() else {
        return;
    };
    rows_from_before_have_the_roll_of_their_own_list(&address, async |step: &'static str| {
        let pool = sqlx::PgPool::connect(&address).await.unwrap();
        sqlx::query(step).execute(&pool).await.unwrap();
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    for address in ["", "sqlite:", "mysql://localhost/x", "postgres://nobody@/none"] {
        let refused = Database::open(address, Keyring::for_tests()).await.unwrap_err();
        assert!(matches!(refused, StoreError::Address(_)), "{address}: {refused}");
    }
    let refused = Database::open(
        "postgres://nobody:secret@localhost/none?host=/nonexistent",
        Keyring::for_tests(),
    )
    .await
    .unwrap_err();
    assert!(matches!(refused, StoreError::Unavailable(_)), "{refused}");
    assert!(!refused.to_string().contains("secret"));
}

/// Rows that another hand has written are not trusted.
#[tokio::test]
async fn unreadable_rows_name_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("songgang.db");
    let database = Database::sqlite(&path, Keyring::for_tests()).await.unwrap();
    database.migrate().await.unwrap();
    settle(&database, 1, 1).await;
    let vandal = sqlx::SqlitePool::connect(&format!("sqlite://{}", path.display()))
        .await
        .unwrap();
    let person = person(1);
    for (column, value) in [
        ("education", "'99'"),
        ("functions", "'33333'"),
        ("functions", "'333334'"),
        ("skills", "'[1'"),
        ("resident_id", "'330523197501010012'"),
        ("living_area", "'33052'"),
        ("distance_km", "-1"),
        ("left_reason", "NULL"),
        ("categories", "'[\"rich\"]'"),
    ] {
        let before = format!("SELECT quote({column}) FROM person");
        let before: String = sqlx::query_scalar(&before).fetch_one(&vandal).await.unwrap();
        let spoil = |value: &str| format!("UPDATE person SET {column} = {value}");
        sqlx::query(&spoil(value)).execute(&vandal).await.unwrap();
        let id = person.id.to_string();
        let refused = database.find_person(person.id).await.unwrap_err();
        assert_eq!(
            refused,
            StoreError::Inconsistent {
                table: "person",
                column,
                id
            }
        );
        sqlx::query(&spoil(&before)).execute(&vandal).await.unwrap();
    }
    assert_eq!(database.find_person(person.id).await.unwrap(), Some(person));
}

#[test]
fn both_engines_have_the_same_schema() {
    let (sqlite, postgres) = (names_in("sqlite"), names_in("postgres"));
    assert!(sqlite.keys().eq(postgres.keys()), "the folders differ");
    for (name, path) in &sqlite {
        assert_eq!(columns(path), columns(&postgres[name]), "{name}");
    }
}

/// Step names and files of one engine.
fn names_in(engine: &str) -> BTreeMap<String, PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../migrations")
        .join(engine);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect()
}

/// First words of the lines: tables, columns, indexes, constraints, without the types.
fn columns(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines()
        .filter_map(|line| match line.split_whitespace().next()? {
            "CREATE" | "CONSTRAINT" | "UNIQUE" => Some(line.trim().to_owned()),
            word if word.starts_with([')', '-']) => None,
            word => Some(word.to_owned()),
        })
        .collect()
}
