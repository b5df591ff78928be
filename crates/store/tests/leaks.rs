//! What stands in the database as it is: every column of every table, as text; and that no number of anybody is in it.

use crate::sample::{self, at, code, employer, person, settle, uuid};
use domain::actor::Role;
use domain::data_request::Asked;
use domain::employer_account::{EmployerAccount, Standing};
use domain::file_entry::{Entry, OtherPhone, VocationalCertificate};
use domain::ids::{AccountId, ObjectionId, WeekPhotoId};
use domain::list::{ListState, RowState};
use domain::person_field::PersonField;
use domain::profile::PhoneOwner;
use domain::values::Phone;
use std::collections::BTreeSet;
use store::{Account, Database, Keyring, SecondSecret};
use tempfile::TempDir;

/// Makes of each contract two tests, as `contracts!` does, with a look at the database from outside.
macro_rules! watched {
    ($($name:ident),+ $(,)?) => {
        mod watched_sqlite {
            $(#[tokio::test] async fn $name() {
                let (database, outside) = crate::leaks::on_sqlite().await;
                super::$name(database, outside).await;
            })+
        }
        mod watched_postgres {
            $(#[tokio::test] async fn $name() {
                if let Some((database, outside)) = crate::leaks::on_postgres().await {
                    super::$name(database, outside).await;
                }
            })+
        }
    };
}

watched! {
    no_sealed_column_shows_what_it_holds,
}

/// A database as somebody sees it who has no keys.
pub enum Outside {
    Sqlite { pool: sqlx::SqlitePool, folder: TempDir },
    Postgres(sqlx::PgPool),
}

pub async fn on_sqlite() -> (Database, Outside) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("songgang.db");
    let database = Database::sqlite(&path, Keyring::for_tests()).await.unwrap();
    database.migrate().await.unwrap();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let pool = sqlx::SqlitePool::connect_lazy_with(options);
    (database, Outside::Sqlite { pool, folder })
}

pub async fn on_postgres() -> Option<(Database, Outside)> {
    let url = crate::server::empty_database()?;
    let database = Database::open(&url, Keyring::for_tests()).await.unwrap();
    database.migrate().await.unwrap();
    let pool = sqlx::PgPool::connect(&url).await.unwrap();
    Some((database, Outside::Postgres(pool)))
}

impl Outside {
    /// Every cell of every table.
    pub async fn dump(&self) -> Dump {
        let mut cells = Vec::new();
        for (table, column) in self.columns().await {
            let place = format!("{table}.{column}");
            for text in self.cells(&table, &column).await {
                cells.push((place.clone(), text));
            }
        }
        Dump(cells)
    }

    async fn columns(&self) -> Vec<(String, String)> {
        match self {
            Self::Sqlite { pool, .. } => {
                let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table'";
                sqlx::query_as(sql).fetch_all(pool).await.unwrap()
            }
            Self::Postgres(pool) => {
                let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns
                    WHERE table_schema = 'public'";
                sqlx::query_as(sql).fetch_all(pool).await.unwrap()
            }
        }
    }

    async fn cells(&self, table: &str, column: &str) -> Vec<String> {
        match self {
            Self::Sqlite { pool, .. } => {
                let sql = format!(
                    "SELECT CASE WHEN typeof(\"{column}\") = 'blob' THEN hex(\"{column}\")
                        ELSE CAST(\"{column}\" AS TEXT) END FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"
                );
                sqlx::query_scalar(&sql).fetch_all(pool).await.unwrap()
            }
            Self::Postgres(pool) => {
                let sql =
                    format!("SELECT \"{column}\"::text FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
                sqlx::query_scalar(&sql).fetch_all(pool).await.unwrap()
            }
        }
    }

    /// Changes something behind the program's back.
    pub async fn run(&self, sql: &str) {
        match self {
            Self::Sqlite { pool, .. } => drop(sqlx::query(sql).execute(pool).await.unwrap()),
            Self::Postgres(pool) => drop(sqlx::query(sql).execute(pool).await.unwrap()),
        }
    }

    /// How many files of the folder hold a text, the log included.
    pub fn traces(&self, text: &str) -> usize {
        let Self::Sqlite { folder, .. } = self else {
            return 0;
        };
        let files = std::fs::read_dir(folder.path()).unwrap();
        let holds = |file: &std::path::PathBuf| {
            let bytes = std::fs::read(file).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        };
        files.map(|entry| entry.unwrap().path()).filter(holds).count()
    }
}

/// Every cell of every table, with where it stands.
pub struct Dump(Vec<(String, String)>);

impl Dump {
    pub fn holds(&self, text: &str) -> bool {
        !self.places_of(text).is_empty()
    }

    /// Where a text stands: `table.column`.
    pub fn places_of(&self, text: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(_, value)| value.contains(text));
        found
            .map(|(place, _)| place.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// How many cells of a column are filled.
    pub fn filled(&self, table: &str, column: &str) -> usize {
        let place = format!("{table}.{column}");
        self.0.iter().filter(|(at, _)| *at == place).count()
    }
}

/// Columns that say which person a row is about: those that refer to table `person`, those that are called so, and the
/// person's own.
pub async fn columns_about_people(outside: &Outside) -> BTreeSet<(String, String)> {
    let Outside::Sqlite { pool, .. } = outside else {
        return BTreeSet::new();
    };
    let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.name LIKE '%person_id'
        UNION SELECT m.name, f.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND f.\"table\" = 'person'";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(pool).await.unwrap();
    let own = ("person".to_owned(), "id".to_owned());
    rows.into_iter().chain([own]).collect()
}

/// Sealed columns as the vault lists them: read from its source, so that a new one cannot be forgotten here.
fn sealed_columns() -> Vec<(String, String)> {
    let source = include_str!("../src/vault/columns.rs");
    let source = source.split("#[cfg(test)]").next().unwrap();
    let declared = source.split(": SealedColumn = SealedColumn {").skip(1);
    declared
        .map(|rest| {
            let of = |name: &str| {
                let rest = rest.split_once(&format!("{name}: \"")).unwrap().1;
                rest.split_once('"').unwrap().0.to_owned()
            };
            (of("table"), of("column"))
        })
        .collect()
}

const SECRETS: [&str; 26] = [
    "330521199001011234",
    "编竹筐",
    "有人接送的话能来",
    "佩证人吴十",
    "三个月没发工资了",
    "13911110007",
    "投诉人赵六",
    "13911110005",
    "问了工友钱七",
    "13911110006",
    "家里老人说的话",
    "见证人老赵",
    // A face, as it is and as it goes into its cell.
    "faceofhim",
    "mYWNlb2Zoa",
    "push.test/device-7",
    "13900000009",
    "三组 5 号",
    "13800000000",
    "13911110001",
    "13911110002",
    "13911110003",
    "13911110004",
    "ZS20260077",
    "他家有三亩地没有报",
    "揭发人王五",
    "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
];

async fn no_sealed_column_shows_what_it_holds(database: Database, outside: Outside) {
    fill(&database).await;
    let dump = outside.dump().await;
    let empty: Vec<_> = sealed_columns()
        .into_iter()
        .filter(|(table, column)| dump.filled(table, column) == 0)
        .collect();
    assert_eq!(empty, [], "a sealed column is not filled by this test");
    let one = person(1);
    let certificate = one.disability_certificate.map(String::from).unwrap();
    let numbers = [String::from(one.resident_id), certificate];
    for secret in SECRETS.into_iter().chain(numbers.iter().map(String::as_str)) {
        assert_eq!(dump.places_of(secret), Vec::<String>::new(), "{secret}");
    }
    assert!(dump.holds(&one.name), "the search finds");
}

/// Something in every sealed column.
async fn fill(database: &Database) {
    settle(database, 2, 0).await;
    let phone = |text| Phone::parse(text).ok();
    let mut change = database.begin().await.unwrap();
    let entry = |number, entry| (person(1).id, sample::kept(number, entry));
    change
        .add_file_entries(&[
            entry(
                1,
                Entry::Vocational(VocationalCertificate {
                    occupation: "电工".to_owned(),
                    level: None,
                    number: "ZS20260077".to_owned(),
                    issuer: "人社局".to_owned(),
                    issued: None,
                    valid_to: None,
                }),
            ),
            entry(
                2,
                Entry::Phone(OtherPhone {
                    number: "13911110001".to_owned(),
                    owner: PhoneOwner::ALL[0],
                }),
            ),
        ])
        .await
        .unwrap();
    let helper = sample::proxy(1, Some("13911110002"));
    change.add_proxy(&helper, &[8; 32]).await.unwrap();
    change
        .set_employer_account(&EmployerAccount {
            id: AccountId(uuid(43, 1)),
            employer: employer(1).id,
            uscc: employer(1).uscc.unwrap(),
            firm: "厂".to_owned(),
            area: code("330523"),
            name: "陈建国".to_owned(),
            phone: phone("13911110003"),
            made_at: at(1),
            standing: Standing::Waiting { since: Some(at(1)) },
        })
        .await
        .unwrap();
    change.commit().await.unwrap();
    crate::recognitions::one_with_objection(
        database,
        &domain::recognition::Objection {
            id: ObjectionId(uuid(44, 1)),
            text: "他家有三亩地没有报".to_owned(),
            name: Some("揭发人王五".to_owned()),
            phone: Some("13911110004".to_owned()),
            ..crate::recognitions::objection()
        },
    )
    .await;
    secrets_of_the_office(database).await;
    secrets_on_their_way(database).await;
    secrets_of_cases(database).await;
    secrets_of_instructors(database).await;
    crate::check_ins::a_fair_with_a_stranger(database).await;
}

/// The number of a certificate, and what somebody can do at work.
async fn secrets_of_instructors(database: &Database) {
    let one = crate::screens::instructor(1);
    let held = crate::screens::qualification(1, "缝纫", None);
    let looked = crate::screens::assessment(1, 1);
    let (_, paper) = crate::visits::photo(1, 1);
    let mut change = database.begin().await.unwrap();
    change.add_instructor(&one).await.unwrap();
    change.add_qualification(one.id, &held).await.unwrap();
    change.add_work_assessment(&looked).await.unwrap();
    change
        .add_assessment_paper(looked.id, looked.person, &paper)
        .await
        .unwrap();
    let week = crate::assistance_weeks::week(1);
    change.add_week(&week).await.unwrap();
    change
        .add_week_photo(
            WeekPhotoId(uuid(144, 1)),
            (week.id, 1),
            &paper,
            ("staff:x", at(1)),
        )
        .await
        .unwrap();
    change.commit().await.unwrap();
}

/// What was said of an employer, and whom offices talk to there.
async fn secrets_of_cases(database: &Database) {
    let one = crate::cases::case(1, domain::case::CaseState::Received);
    let mut change = database.begin().await.unwrap();
    change.add_case(&one, None).await.unwrap();
    change
        .add_case_entry(&crate::cases::entry(1, &one))
        .await
        .unwrap();
    change
        .add_employer_contact(&domain::employer_fact::EmployerContact {
            id: domain::ids::ContactId(uuid(73, 1)),
            employer: employer(1).id,
            kind: domain::employer_fact::ContactKind::Wage,
            name: "周九".to_owned(),
            phone: Phone::parse("13911110006").unwrap(),
            added_by: "employer:c".to_owned(),
            added_at: at(4),
        })
        .await
        .unwrap();
    change.commit().await.unwrap();
}

/// What was merged, what was asked, what a list said.
async fn secrets_on_their_way(database: &Database) {
    let wanted = Asked::Correct {
        field: PersonField::Phone,
        wanted: "13900000009".to_owned(),
    };
    let mut change = database.begin().await.unwrap();
    change.add_merge(&crate::merges::merge(1, 1, 2)).await.unwrap();
    change
        .add_data_request(&crate::privacy::request(1, wanted, 0))
        .await
        .unwrap();
    change
        .set_subscription(&domain::push::Subscription {
            id: domain::ids::SubscriptionId(uuid(47, 1)),
            person: person(1).id,
            browser: domain::push::Browser {
                endpoint: "https://push.test/device-7".to_owned(),
                p256dh: "key".to_owned(),
                auth: "secret".to_owned(),
            },
            lang: "zh".to_owned(),
            device: "phone".to_owned(),
            made_at: at(1),
        })
        .await
        .unwrap();
    change.commit().await.unwrap();
    let batch = crate::lists::batch(1, ListState::Ready);
    let mut change = database.begin().await.unwrap();
    change
        .add_account(&crate::staff::account(1, Role::Coordinator))
        .await
        .unwrap();
    change.add_visit(&crate::visits::visit(1, 1, 0)).await.unwrap();
    change
        .add_visit_proposal(&crate::visits::proposal(2, 1))
        .await
        .unwrap();
    let (of, photo) = crate::visits::photo(1, 1);
    change.add_visit_photo(of.0, of.1, &photo).await.unwrap();
    change.commit().await.unwrap();
    crate::lists::keep(database, &batch, &[crate::lists::row(1, 1, RowState::Changed)]).await;
}

async fn secrets_of_the_office(database: &Database) {
    let account = AccountId(uuid(45, 1));
    let mut change = database.begin().await.unwrap();
    change
        .add_account(&Account {
            id: account,
            ..crate::staff::account(9, Role::CountyOfficer)
        })
        .await
        .unwrap();
    let second = SecondSecret {
        secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned(),
        on: true,
        window: 0,
    };
    change.set_account_second(account, Some(&second)).await.unwrap();
    change.set_erasure(&sample::erased(1)).await.unwrap();
    change.commit().await.unwrap();
}
