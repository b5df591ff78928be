//! Sealed numbers: nothing in clear on the disk, right keys alone, and new keys while others read and write.

use crate::sample::{bare_person, code, imported, person, resident_id, settle};
use crate::server;
use domain::person::Person;
use domain::values::{DisabilityCertificateNo, DisabilityKind, Phone};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use store::{Database, Keyring, Keys, StoreError};
use tempfile::TempDir;

contracts! {
    people_are_found_by_their_numbers,
    a_fingerprint_is_kept_as_a_mark,
}

/// Numbers nobody else has.
fn distinct(number: u32) -> Person {
    let id = resident_id(number);
    Person {
        phone: Phone::parse(&format!("139{number:08}")).ok(),
        disability_certificate: DisabilityCertificateNo::new(id, DisabilityKind::Limb, 2, 0).ok(),
        ..person(number)
    }
}

async fn register(database: &Database, people: impl IntoIterator<Item = Person>) {
    let rows: Vec<_> = people.into_iter().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.add_people(&rows).await.unwrap();
    change.commit().await.unwrap();
}

async fn people_are_found_by_their_numbers(database: Database) {
    let shared = distinct(1).phone;
    let family = Person {
        phone: shared.clone(),
        living_area: code("330524100201"),
        ..distinct(2)
    };
    let people = [distinct(1), family, distinct(3), bare_person(4)];
    register(&database, people.clone()).await;
    let phone = shared.unwrap();
    assert_eq!(database.list_people_by_phone(&phone).await.unwrap(), people[..2]);
    let nobodys = Phone::parse("13700000000").unwrap();
    assert_eq!(database.list_people_by_phone(&nobodys).await.unwrap(), []);

    let certificate = people[2].disability_certificate.unwrap();
    let found = database.find_person_by_certificate(certificate).await.unwrap();
    assert_eq!(found.as_ref(), Some(&people[2]));
    let other = DisabilityCertificateNo::new(resident_id(4), DisabilityKind::Limb, 2, 0).unwrap();
    assert_eq!(database.find_person_by_certificate(other).await.unwrap(), None);

    let tail = String::from(people[1].resident_id)[14..].to_ascii_lowercase();
    let found = |area| database.list_people_by_resident_tail(&tail, area);
    assert_eq!(found(None).await.unwrap(), people[1..2]);
    assert_eq!(found(Some(code("330524"))).await.unwrap(), people[1..2]);
    assert_eq!(found(Some(code("330523"))).await.unwrap(), []);
    assert_eq!(database.list_people_by_resident_tail("", None).await.unwrap(), []);
}

/// From a plain fingerprint of a row, all of it known but the number, the number could be found by trying.
async fn a_fingerprint_is_kept_as_a_mark(database: Database) {
    let mut change = database.begin().await.unwrap();
    change
        .add_people(&[imported(person(1), 42), imported(person(2), 0)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut marks: Vec<u64> = database
        .list_person_keys()
        .await
        .unwrap()
        .iter()
        .map(|key| key.content_mark)
        .collect();
    marks.sort_unstable();
    let ring = database.read().await.unwrap().ring().await.unwrap();
    assert_eq!(marks, [0, ring.content_mark(42)]);
    assert_ne!(ring.content_mark(42), 42);
}

/// A database that can be looked at from outside.
struct Place {
    url: String,
    folder: Option<TempDir>,
}

impl Place {
    /// One on each engine.
    fn both() -> Vec<Self> {
        let folder = tempfile::tempdir().unwrap();
        let sqlite = Self {
            url: format!("sqlite://{}", folder.path().join("songgang.db").display()),
            folder: Some(folder),
        };
        let postgres = server::empty_database().map(|url| Self { url, folder: None });
        std::iter::once(sqlite).chain(postgres).collect()
    }

    async fn open(&self, keys: impl Into<Keys>) -> Result<Database, StoreError> {
        Database::open(&self.url, keys).await
    }

    async fn opened(&self, keys: impl Into<Keys>) -> Database {
        let database = self.open(keys).await.unwrap();
        database.migrate().await.unwrap();
        database
    }

    /// Runs a statement as another hand would.
    async fn run(&self, sql: &str) {
        if self.folder.is_some() {
            let pool = sqlx::SqlitePool::connect(&self.url).await.unwrap();
            sqlx::query(sql).execute(&pool).await.unwrap();
            pool.close().await;
        } else {
            let pool = sqlx::PgPool::connect(&self.url).await.unwrap();
            sqlx::query(sql).execute(&pool).await.unwrap();
            pool.close().await;
        }
    }

    /// Everything somebody gets who copies the database.
    async fn copied(&self) -> Vec<u8> {
        match &self.folder {
            Some(folder) => bytes_in(folder.path()),
            None => self.dumped().await,
        }
    }

    async fn dumped(&self) -> Vec<u8> {
        let pool = sqlx::PgPool::connect(&self.url).await.unwrap();
        let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&pool).await.unwrap();
        let mut all = Vec::new();
        for table in tables {
            let rows = format!("SELECT record::text FROM \"{table}\" AS record");
            let rows: Vec<String> = sqlx::query_scalar(&rows).fetch_all(&pool).await.unwrap();
            all.extend(rows.concat().into_bytes());
        }
        pool.close().await;
        all
    }

    /// A schema of before there was a vault, with people in clear.
    async fn make_clear(&self, people: &[Person]) {
        let engine = if self.folder.is_some() {
            "sqlite"
        } else {
            "postgres"
        };
        let steps = tempfile::tempdir().unwrap();
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../../migrations")
            .join(engine);
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            if name.as_str() < "0016" {
                std::fs::copy(entry.path(), steps.path().join(name)).unwrap();
            }
        }
        let migrator = sqlx::migrate::Migrator::new(steps.path()).await.unwrap();
        if self.folder.is_some() {
            let address = format!("{}?mode=rwc", self.url);
            let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
            sqlx::query("PRAGMA journal_mode = WAL")
                .execute(&pool)
                .await
                .unwrap();
            migrator.run(&pool).await.unwrap();
            pool.close().await;
        } else {
            let pool = sqlx::PgPool::connect(&self.url).await.unwrap();
            migrator.run(&pool).await.unwrap();
            pool.close().await;
        }
        for chunk in people.chunks(100) {
            let rows: Vec<String> = chunk.iter().map(|person| self.clear_row(person)).collect();
            self.run(&format!("INSERT INTO person (id, no, resident_id, name, phone, hukou_area, living_area, categories,
                disability_certificate_no, skills, wanted_occupations, wanted_areas, home_based, functions, no_night,
                consent, content_hash) VALUES {}", rows.join(","))).await;
        }
    }

    fn clear_row(&self, person: &Person) -> String {
        let hex = person.id.to_string();
        let (id, no_night) = if self.folder.is_some() {
            (format!("x'{}'", hex.replace('-', "")), "0")
        } else {
            (format!("'{hex}'"), "FALSE")
        };
        let option = |text: Option<String>| text.map_or("NULL".to_owned(), |text| format!("'{text}'"));
        format!(
            "({id}, '{}', '{}', '{}', {}, '{}', '{}', '[]', {}, '[]', '[]', '[]', 'no', '------', {no_night}, 'not_asked', 7)",
            person.no,
            String::from(person.resident_id),
            person.name,
            option(person.phone.clone().map(String::from)),
            person.hukou_area,
            person.living_area,
            option(person.disability_certificate.map(String::from)),
        )
    }
}

fn bytes_in(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        all.extend(std::fs::read(entry.path()).unwrap());
    }
    all
}

/// The runs of digits in the bytes that are numbers of somebody.
fn in_clear(copied: &[u8], people: &[Person]) -> Vec<String> {
    let numbers: HashSet<String> = people
        .iter()
        .flat_map(|person| {
            [
                Some(String::from(person.resident_id)),
                person.phone.clone().map(String::from),
                person.disability_certificate.map(String::from),
            ]
        })
        .flatten()
        .collect();
    let mut found = Vec::new();
    for length in [11, 18, 20] {
        let windows = copied
            .windows(length)
            .filter(|window| window[..11].iter().all(u8::is_ascii_digit));
        found.extend(
            windows
                .filter_map(|window| std::str::from_utf8(window).ok())
                .filter(|text| numbers.contains(*text))
                .map(str::to_owned),
        );
    }
    found
}

const PEOPLE: u32 = 2_000;

fn county() -> Vec<Person> {
    (1..=PEOPLE).map(distinct).collect()
}

#[tokio::test]
async fn a_copied_database_shows_no_number() {
    for place in Place::both() {
        let database = place.opened(Keyring::for_tests()).await;
        register(&database, county()).await;
        let copied = place.copied().await;
        assert_eq!(in_clear(&copied, &county()), Vec::<String>::new());
        assert!(
            copied.windows(6).any(|window| window == "张三".as_bytes()),
            "the copy is read"
        );
        let mut change = database.begin().await.unwrap();
        change.set_people(&[distinct(2).into()]).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(in_clear(&place.copied().await, &county()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_older_database_is_sealed_whole_and_the_clear_text_is_gone() {
    for place in Place::both() {
        let people = county();
        place.make_clear(&people).await;
        assert!(!in_clear(&place.copied().await, &people).is_empty());
        place
            .run("UPDATE person SET resident_id = 'x' WHERE no = 'P0002000'")
            .await;
        let database = place.open(Keyring::for_tests()).await.unwrap();
        let refused = database.migrate().await.unwrap_err();
        assert!(
            matches!(
                refused,
                StoreError::Inconsistent {
                    column: "resident_id",
                    ..
                }
            ),
            "{refused}"
        );
        assert_eq!(database.key_status().await.unwrap_err(), StoreError::NotSealed);
        database.close().await;
        let mended = String::from(people[1999].resident_id);
        place
            .run(&format!(
                "UPDATE person SET resident_id = '{mended}' WHERE no = 'P0002000'"
            ))
            .await;

        let database = place.opened(Keyring::for_tests()).await;
        assert_eq!(in_clear(&place.copied().await, &people), Vec::<String>::new());
        let status = database.key_status().await.unwrap();
        assert_eq!(
            (status.cells, status.behind, status.swept),
            (u64::from(PEOPLE) * 3, 0, true)
        );
        for person in [&people[0], &people[1999]] {
            let found = database
                .find_person_by_resident_id(person.resident_id)
                .await
                .unwrap();
            let found = found.unwrap();
            assert_eq!((&found.no, &found.phone), (&person.no, &person.phone));
            let phone = person.phone.as_ref().unwrap();
            assert_eq!(database.list_people_by_phone(phone).await.unwrap().len(), 1);
        }
        let ring = database.read().await.unwrap().ring().await.unwrap();
        let keys = database.list_person_keys().await.unwrap();
        assert!(keys.iter().all(|key| key.content_mark == ring.content_mark(7)));
        assert_eq!(database.migrate().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_cell_of_somebody_else_is_refused() {
    for place in Place::both() {
        let database = place.opened(Keyring::for_tests()).await;
        register(&database, [distinct(1), distinct(2)]).await;
        let moved = "UPDATE person SET phone = (SELECT phone FROM person WHERE no = 'P0000002') WHERE no = 'P0000001'";
        place.run(moved).await;
        let refused = database.find_person(person(1).id).await.unwrap_err();
        let expected = StoreError::Inconsistent {
            table: "person",
            column: "phone",
            id: person(1).id.to_string(),
        };
        assert_eq!(refused, expected);
        place
            .run("UPDATE person SET phone = disability_certificate_no WHERE no = 'P0000002'")
            .await;
        database.find_person(person(2).id).await.unwrap_err();
    }
}

#[tokio::test]
async fn another_key_is_refused_before_anything_is_written() {
    for place in Place::both() {
        let database = place.opened(Keyring::for_tests()).await;
        settle(&database, 1, 0).await;
        for wrong in [Keyring::new([9; 32], [2; 32]), Keyring::new([1; 32], [9; 32])] {
            let refused = place.open(wrong).await.unwrap_err();
            assert!(matches!(refused, StoreError::KeyMissing { .. }), "{refused}");
            assert!(refused.to_string().contains("data.key"));
        }
        let right = place.open(Keyring::for_tests()).await.unwrap();
        assert_eq!(right.find_person(person(1).id).await.unwrap(), Some(person(1)));
    }
}

/// Where keys are kept, for several programs.
fn kept(shared: &Arc<Mutex<Keyring>>) -> Keys {
    let place = Arc::clone(shared);
    let now = shared.lock().unwrap().clone();
    Keys::new(now, move || Some(place.lock().unwrap().clone()))
}

#[tokio::test]
async fn keys_change_while_others_read_and_write() {
    for place in Place::both() {
        let old = Keyring::for_tests();
        let shared = Arc::new(Mutex::new(old.clone()));
        let serving = place.opened(kept(&shared)).await;
        let stale = place.opened(old.clone()).await;
        register(&serving, county()).await;
        let mut reading = serving.snapshot().await.unwrap();
        assert_eq!(
            reading.find_person(person(1).id).await.unwrap(),
            Some(distinct(1))
        );

        let new = old.clone().with_seal([3; 32]).with_index([4; 32]);
        *shared.lock().unwrap() = new.clone();
        let rotating = place.opened(kept(&shared)).await;
        let writer = tokio::spawn({
            let serving = serving.clone();
            async move {
                for number in 1..=20 {
                    register(&serving, [distinct(PEOPLE + number)]).await;
                    let mut change = serving.begin().await.unwrap();
                    change.set_people(&[distinct(number).into()]).await.unwrap();
                    change.commit().await.unwrap();
                }
            }
        });
        rotating.rotate_seal().await.unwrap();
        writer.await.unwrap();
        let indexed = rotating.rotate_index().await.unwrap();
        assert!(indexed.reindexed >= u64::from(PEOPLE) * 4);
        let status = rotating.key_status().await.unwrap();
        assert_eq!((status.cells, status.behind), (u64::from(PEOPLE + 20) * 3, 0));
        assert_eq!(
            (status.seal_key.as_str(), status.index_key.as_str()),
            (new.newest_seal(), new.newest_index())
        );
        assert_eq!(rotating.rotate_seal().await.unwrap(), store::Rotation::default());
        assert_eq!(rotating.rotate_index().await.unwrap(), store::Rotation::default());

        *shared.lock().unwrap() = new.only(&status.seal_key, &status.index_key);
        for number in [1, 30, PEOPLE + 20] {
            let one = distinct(number);
            let phone = one.phone.clone().unwrap();
            let found = serving.list_people_by_phone(&phone).await.unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].resident_id, one.resident_id);
        }
        assert_eq!(
            reading.find_person(person(1).id).await.unwrap(),
            Some(distinct(1)),
            "an older state"
        );
        drop(reading);
        let refused = stale.find_person(person(1).id).await.unwrap_err();
        assert!(matches!(refused, StoreError::KeyMissing { .. }), "{refused}");
        let mut change = stale.begin().await.unwrap();
        change.set_people(&[distinct(1).into()]).await.unwrap_err();
        change.rollback().await.unwrap();
        let after = place.open(kept(&shared)).await.unwrap();
        assert_eq!(
            after.find_person(distinct(40).id).await.unwrap(),
            Some(distinct(40))
        );
        assert_eq!(in_clear(&place.copied().await, &county()), Vec::<String>::new());
    }
}
