//! A PostgreSQL of the test run's own: in a scratch folder, reached by a unix socket alone, gone with the run.

#[path = "server/process.rs"]
mod process;

use process::Server;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{Database, Keyring};

/// Makes of each contract two tests: `sqlite::<name>` and `postgres::<name>`.
macro_rules! contracts {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $name() {
                super::$name(store::Database::in_memory().await.unwrap()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test] async fn $name() {
                if let Some(database) = crate::server::database().await {
                    super::$name(database).await;
                }
            })+
        }
    };
}

/// A fresh, migrated database; `None`, with a message, on a machine without PostgreSQL.
pub async fn database() -> Option<Database> {
    let database = Database::open(&empty_database()?, Keyring::for_tests())
        .await
        .unwrap();
    database.migrate().await.unwrap();
    Some(database)
}

/// The address of a fresh, empty database. Its language sorts unlike bytes do, as on a real server.
pub fn empty_database() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(Server::start).as_ref()?;
    let name = format!("contract_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let create = format!(
        "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans'"
    );
    server.run(&create);
    Some(server.url(&name))
}
