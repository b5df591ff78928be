//! Who looks after whom, hand-overs, and areas that become part of another.

use crate::sample::{area, at, code, day, employer, person, settle, uuid, vacancy};
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::area_merge::AreaEnd;
use domain::hand_over::{Alone, Ending, HandOver, HandOverState, Outcome, Taking};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::person::{Category, CategorySet, Person};
use std::collections::BTreeSet;
use store::{AREA_COLUMNS, Account, Database, Engine};

contracts! {
    hand_overs_come_back_as_they_were,
    nobody_is_in_two_open_hand_overs,
    a_hand_over_ends_once,
    comings_and_goings_are_told_until_they_are_seen,
    whoever_is_in_no_group_of_their_caretaker_is_alone,
    an_area_gives_everything_to_its_successor,
    wishes_are_read_as_somebody_else_left_them,
    a_change_of_the_tree_is_noticed,
    every_column_that_names_an_area_is_known,
}

fn id(number: u32) -> AccountId {
    AccountId(uuid(8, number))
}

/// Two accounts, and people of whom the first looks after everybody.
async fn county(database: &Database, people: u32) {
    settle(database, people, 1).await;
    let mut change = database.begin().await.unwrap();
    for number in [1, 2] {
        let account = Account {
            id: id(number),
            login: format!("officer{number}"),
            password_hash: "$argon2id$…".to_owned(),
            role: Role::Coordinator,
            area: code("330523"),
            department: None,
            active: true,
            failures: 0,
            locked_until: None,
            created_at: at(0),
            must_change: false,
            first_until: None,
            requested_by: "operator".to_owned(),
            approved_at: Some(at(0)),
            second: None,
        };
        change.add_account(&account).await.unwrap();
    }
    let everybody: Vec<PersonId> = (1..=people).map(|number| person(number).id).collect();
    let how = (at(0), Taking::Assigned, None);
    change.set_owner(&everybody, id(1), how).await.unwrap();
    change.commit().await.unwrap();
}

fn hand_over(number: u32) -> HandOver {
    HandOver {
        id: HandOverId(uuid(9, number)),
        from: id(1),
        to: id(2),
        proposed_by: format!("staff:{}", id(1)),
        proposed_at: at(number.into()),
        note: "换岗".to_owned(),
        state: HandOverState::Proposed,
    }
}

async fn propose(database: &Database, number: u32, people: &[u32]) -> Result<(), store::StoreError> {
    let people: Vec<PersonId> = people.iter().map(|number| person(*number).id).collect();
    let mut change = database.begin().await?;
    change.add_hand_over(&hand_over(number), &people).await?;
    change.commit().await
}

async fn end(database: &Database, number: u32, state: HandOverState) -> bool {
    let mut change = database.begin().await.unwrap();
    let ended = change.set_hand_over_state(hand_over(number).id, &state).await;
    change.commit().await.unwrap();
    ended.unwrap()
}

async fn hand_overs_come_back_as_they_were(database: Database) {
    county(&database, 2).await;
    propose(&database, 1, &[1, 2]).await.unwrap();
    let one = hand_over(1);
    assert_eq!(database.find_hand_over(one.id).await.unwrap(), Some(one.clone()));
    let label = one.proposed_by.clone();
    for account in [1, 2] {
        let open = database
            .list_hand_overs_of(id(account), "", true, 9)
            .await
            .unwrap();
        assert_eq!(open, std::slice::from_ref(&one), "giver and receiver");
    }
    let proposed = database.list_hand_overs_of(id(7), &label, true, 9).await.unwrap();
    assert_eq!(proposed, std::slice::from_ref(&one), "and whoever proposed it");
    assert_eq!(database.list_hand_overs_of(id(7), "", true, 9).await.unwrap(), []);
    assert_eq!(
        database.list_hand_overs_to(id(2), 9).await.unwrap(),
        std::slice::from_ref(&one)
    );
    assert_eq!(database.list_hand_overs_to(id(1), 9).await.unwrap(), []);
    for (account, label) in [(1, ""), (7, label.as_str())] {
        let given = database.list_hand_overs_by(id(account), label, 9).await.unwrap();
        assert_eq!(
            given,
            std::slice::from_ref(&one),
            "the giver, and whoever proposed it"
        );
    }
    let own = database.list_hand_overs_by(id(2), &label, 9).await.unwrap();
    assert_eq!(own, [], "what they are asked to take is not theirs to wait for");
    let states = [
        HandOverState::Accepted { at: at(5) },
        HandOverState::Declined {
            at: at(6),
            reason: "太远".to_owned(),
        },
        HandOverState::TakenBack { at: at(7) },
        HandOverState::Ended {
            at: at(8),
            why: Ending::ReceiverLeft,
        },
    ];
    for (number, state) in (2..).zip(states) {
        propose(&database, number, &[]).await.unwrap();
        assert!(end(&database, number, state.clone()).await);
        let found = database.find_hand_over(hand_over(number).id).await.unwrap();
        assert_eq!(found.unwrap().state, state);
    }
    let open = std::slice::from_ref(&one);
    assert_eq!(database.list_hand_overs_to(id(2), 9).await.unwrap(), open);
    assert_eq!(database.list_hand_overs_by(id(1), &label, 9).await.unwrap(), open);
    let past = database.list_hand_overs_of(id(2), "", false, 9).await.unwrap();
    assert_eq!(past.len(), 4);
    assert_eq!(database.list_hand_overs_unseen(&label).await.unwrap(), past);
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.set_hand_overs_seen(&label, at(9)).await.unwrap(), 4);
    change.commit().await.unwrap();
    assert_eq!(database.list_hand_overs_unseen(&label).await.unwrap(), []);
}

async fn nobody_is_in_two_open_hand_overs(database: Database) {
    county(&database, 2).await;
    propose(&database, 1, &[1]).await.unwrap();
    let error = propose(&database, 2, &[2, 1]).await.unwrap_err();
    assert!(error.violates("hand_over_person_person_id_key"), "{error}");
    assert_eq!(database.find_hand_over(hand_over(2).id).await.unwrap(), None);
    let both = [person(1).id, person(2).id];
    assert_eq!(
        database.list_people_under_way(&both).await.unwrap(),
        [person(1).id]
    );
    let mut change = database.begin().await.unwrap();
    change
        .set_hand_over_outcome(hand_over(1).id, &[person(1).id], Outcome::Kept)
        .await
        .unwrap();
    change.commit().await.unwrap();
    propose(&database, 3, &[1]).await.unwrap();
    let people = database
        .list_hand_over_people(&[hand_over(1).id, hand_over(3).id], 9)
        .await
        .unwrap();
    let expected = [
        (hand_over(1).id, person(1).id, Some(Outcome::Kept)),
        (hand_over(3).id, person(1).id, None),
    ];
    assert_eq!(people, expected);
    let none = database.list_hand_over_people(&[hand_over(1).id], 0).await;
    assert_eq!(none.unwrap(), []);
    let counts = database
        .count_hand_over_people(&[hand_over(1).id, hand_over(3).id])
        .await
        .unwrap();
    let expected = [
        (hand_over(1).id, Some(Outcome::Kept), 1),
        (hand_over(3).id, None, 1),
    ];
    assert_eq!(counts, expected);
}

async fn a_hand_over_ends_once(database: Database) {
    county(&database, 1).await;
    propose(&database, 1, &[1]).await.unwrap();
    assert!(end(&database, 1, HandOverState::Accepted { at: at(5) }).await);
    assert!(!end(&database, 1, HandOverState::TakenBack { at: at(6) }).await);
    let found = database.find_hand_over(hand_over(1).id).await.unwrap();
    assert_eq!(found.unwrap().state, HandOverState::Accepted { at: at(5) });
}

async fn comings_and_goings_are_told_until_they_are_seen(database: Database) {
    county(&database, 3).await;
    let pass = async |number: u32, how: Taking, minute: i64| {
        let mut change = database.begin().await.unwrap();
        let how: (DateTime<Utc>, Taking, _) = (at(minute), how, None);
        change.set_owner(&[person(number).id], id(2), how).await.unwrap();
        change.commit().await.unwrap();
    };
    pass(1, Taking::Moved, 1).await;
    pass(2, Taking::HandedOver, 2).await;
    let gone = database.list_care_gone(id(1), 9).await.unwrap();
    let told: Vec<_> = gone.iter().map(|one| (one.person, one.how, one.other)).collect();
    let expected = [
        (person(2).id, Some(Taking::HandedOver), Some(id(2))),
        (person(1).id, Some(Taking::Moved), Some(id(2))),
    ];
    assert_eq!(told, expected);
    let come = database.list_care_come(id(2), 9).await.unwrap();
    assert_eq!(come.len(), 1, "what was accepted is no news");
    assert_eq!((come[0].person, come[0].other), (person(1).id, Some(id(1))));
    assert_eq!(database.list_owned(id(2)).await.unwrap().len(), 2);
    assert_eq!(database.count_people_of(id(2)).await.unwrap(), 2);
    let mut change = database.begin().await.unwrap();
    change
        .set_care_gone_known(id(1), &[person(2).id], at(3))
        .await
        .unwrap();
    assert_eq!(change.set_care_seen(id(1), at(3)).await.unwrap(), 1);
    assert_eq!(change.set_care_seen(id(2), at(3)).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(database.list_care_gone(id(1), 9).await.unwrap(), []);
    assert_eq!(database.list_care_come(id(2), 9).await.unwrap(), []);
}

async fn an_area_gives_everything_to_its_successor(database: Database) {
    const OLD: &str = "330523100201";
    const NEW: &str = "330523100202";
    county(&database, 3).await;
    let lives = |number: u32, living: &str, hukou: &str| Person {
        living_area: code(living),
        hukou_area: code(hukou),
        wanted_areas: vec![code(OLD)],
        ..person(number)
    };
    let mut change = database.begin().await.unwrap();
    let areas = [
        area(OLD, "柳树村", "liu shu cun"),
        area(NEW, "杨家村", "yang jia cun"),
    ];
    change.set_areas(&areas).await.unwrap();
    let people = [
        lives(1, OLD, OLD).into(),
        lives(2, NEW, OLD).into(),
        lives(3, NEW, NEW).into(),
    ];
    change.set_people(&people).await.unwrap();
    let post = domain::vacancy::Vacancy {
        area: code(OLD),
        ..vacancy(1, &employer(1))
    };
    change.set_vacancies(&[post.into()]).await.unwrap();
    change
        .set_setting(Some(code(OLD)), "helper_phone", Some("1"))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let versions = |number: u32| {
        let database = &database;
        async move {
            database
                .find_person(person(number).id)
                .await
                .unwrap()
                .unwrap()
                .version
        }
    };
    let before = (versions(1).await, versions(2).await, versions(3).await);
    let in_use = database.list_areas_in_use(code("330523100")).await.unwrap();
    assert_eq!(in_use, BTreeSet::from([code(OLD), code(NEW)]));

    let end = AreaEnd {
        code: code(OLD),
        on: day("2026-07-01"),
        successor: code(NEW),
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.end_area(end).await.unwrap());
    assert!(!change.end_area(end).await.unwrap(), "once");
    let moved = change.move_area(end, at(1), "area_merge").await.unwrap();
    assert_eq!((moved.people, moved.vacancies), (1, 1));
    let again = change.move_area(end, at(2), "area_merge").await.unwrap();
    assert_eq!(again, store::Moved::default(), "a second time moves nothing");
    change.commit().await.unwrap();

    assert_eq!(database.list_area_ends().await.unwrap(), [end]);
    let one = database.find_person(person(1).id).await.unwrap().unwrap();
    assert_eq!((one.living_area, one.hukou_area), (code(NEW), code(NEW)));
    let after = (versions(1).await, versions(2).await, versions(3).await);
    assert_eq!(after, (before.0 + 1, before.1 + 1, before.2));
    let history = database
        .list_field_changes("person", person(1).id.0, 9)
        .await
        .unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|kept| {
            (
                kept.change.field.as_str(),
                kept.change.version,
                kept.change.actor.as_str(),
            )
        })
        .collect();
    let since = before.0 + 1;
    assert_eq!(
        told,
        [
            ("hukou_area", since, "area_merge"),
            ("living_area", since, "area_merge")
        ]
    );
    let homes = [(person(1).id, code(OLD))];
    assert_eq!(database.list_past_areas(day("2026-06-30")).await.unwrap(), homes);
    assert_eq!(database.list_past_areas(day("2026-07-01")).await.unwrap(), []);
    assert_eq!(database.list_index_tasks(9).await.unwrap().len(), 1);
    let mut change = database.begin().await.unwrap();
    let wanting = change.claim_people_wanting(code(OLD)).await.unwrap();
    assert_eq!(wanting.len(), 3);
    drop(change);
    let phone = database
        .find_setting(Some(code(NEW)), "helper_phone")
        .await
        .unwrap();
    assert_eq!(phone.as_deref(), Some("1"));
}

async fn whoever_is_in_no_group_of_their_caretaker_is_alone(database: Database) {
    county(&database, 2).await;
    let with = |number: u32, group: Category| Person {
        categories: CategorySet::EMPTY.with(group),
        living_area: code("330523100201"),
        ..person(number)
    };
    let people = [
        with(1, Category::PersonWithDisability).into(),
        with(2, Category::PoorWorker).into(),
    ];
    let mut change = database.begin().await.unwrap();
    change.set_people(&people).await.unwrap();
    change.commit().await.unwrap();
    let alone = async |only: &[(Role, Category)]| database.list_people_left_alone(only, 9).await.unwrap();
    assert_eq!(alone(&[]).await, []);
    let only = [(Role::Coordinator, Category::PersonWithDisability)];
    assert_eq!(alone(&only).await, [(person(2).id, Alone::OutOfGroup)]);
    let other = [(Role::DisabilityInstructor, Category::PersonWithDisability)];
    assert_eq!(alone(&other).await, []);
}

/// On PostgreSQL two may write at once: whoever moves wishes waits for whoever is writing the person, and writes what
/// they left.
async fn wishes_are_read_as_somebody_else_left_them(database: Database) {
    const OLD: &str = "330523100201";
    county(&database, 1).await;
    let wanting = Person {
        wanted_areas: vec![code(OLD)],
        ..person(1)
    };
    let mut change = database.begin().await.unwrap();
    change.set_people(&[wanting.clone().into()]).await.unwrap();
    change.commit().await.unwrap();
    let mut editing = database.begin().await.unwrap();
    let edited = Person {
        name: "王小芳".to_owned(),
        ..wanting
    };
    editing.set_people(&[edited.into()]).await.unwrap();
    let mover = {
        let database = database.clone();
        tokio::spawn(async move {
            let mut change = database.begin().await.unwrap();
            let wanting = change.claim_people_wanting(code(OLD)).await.unwrap();
            change.commit().await.unwrap();
            wanting
        })
    };
    // Time for the other to read what stood there before, if it does not wait.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    editing.commit().await.unwrap();
    let read = mover.await.unwrap();
    assert_eq!(read[0].name, "王小芳");
}

async fn a_change_of_the_tree_is_noticed(database: Database) {
    let revision = async || database.find_area_revision().await.unwrap();
    let first = revision().await;
    let mut change = database.begin().await.unwrap();
    let village = area("330523100201", "柳树村", "liu shu cun");
    change.set_areas(&[village]).await.unwrap();
    change.commit().await.unwrap();
    let second = revision().await;
    assert_ne!(first, second);
    let mut change = database.begin().await.unwrap();
    let end = AreaEnd {
        code: code("330523100201"),
        on: day("2026-07-01"),
        successor: code("330523100202"),
    };
    change.end_area(end).await.unwrap();
    change.commit().await.unwrap();
    assert_ne!(second, revision().await);
}

/// A new column that names areas is thought of when areas merge, or this fails.
async fn every_column_that_names_an_area_is_known(database: Database) {
    let missing = database.migrate().await.unwrap();
    assert!(missing.is_empty(), "the schema is that of the migrations");
    let known: BTreeSet<(String, String)> = AREA_COLUMNS
        .iter()
        .map(|one| (one.table.to_owned(), one.column.to_owned()))
        .collect();
    let there = columns_of(&database);
    assert!(there.len() > 100, "the schema was read");
    let named: BTreeSet<(String, String)> = there
        .into_iter()
        .filter(|(_, column)| column == "area" || column.ends_with("_area") || column.ends_with("_areas"))
        .collect();
    assert_eq!(named, known);
}

fn columns_of(database: &Database) -> BTreeSet<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let folder = folder.join(match database.engine() {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    });
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut columns = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let mut table = String::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["CREATE", "TABLE", name, ..] => name.clone_into(&mut table),
                ["ALTER", "TABLE", name, "ADD", "COLUMN", column, ..] => {
                    columns.insert((name.to_owned(), column.to_owned()));
                }
                [column, ..]
                    if line.starts_with("    ")
                        && column.chars().all(|c| c.is_ascii_lowercase() || c == '_') =>
                {
                    columns.insert((table.clone(), column.to_owned()));
                }
                _ => {}
            }
        }
    }
    columns
}

/// PostgreSQL compares text by the words of its language unless it is told otherwise, and finds nobody in an area then.
#[test]
fn areas_are_compared_by_their_digits() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/postgres");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| line.contains("area TEXT")) {
            seen += 1;
            assert!(line.contains("COLLATE \"C\""), "{}: {line}", path.display());
        }
    }
    assert!(seen > 20, "{seen} columns");
}
