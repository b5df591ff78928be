//! A PostgreSQL of the test run's own: in a scratch folder, reached by a unix socket alone, gone with the run.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
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
    let database = Database::open(&empty_database().await?, Keyring::for_tests())
        .await
        .unwrap();
    database.migrate().await.unwrap();
    Some(database)
}

/// The address of a fresh, empty database. Its language sorts unlike bytes do, as on a real server.
pub async fn empty_database() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let server = SERVER.get_or_init(Server::start).as_ref()?;
    let name = format!("contract_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let pool = sqlx::PgPool::connect(&server.url("postgres")).await.unwrap();
    let create = format!(
        "CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans'"
    );
    sqlx::query(&create).execute(&pool).await.unwrap();
    pool.close().await;
    Some(server.url(&name))
}

struct Server {
    folder: PathBuf,
    /// Its standard input: when the run ends, in whatever way, it closes, and the script stops the server.
    _script: Child,
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!(
            "postgres:///{database}?user=songgang&host={}",
            self.folder.display()
        )
    }

    fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            let message =
                "PostgreSQL is not installed (Debian: apt-get install postgresql); its contracts did not run";
            assert!(std::env::var_os("CI").is_none(), "{message}");
            eprintln!("{message}");
            return None;
        };
        let mut script = as_ordinary_user(&programs)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut folder = String::new();
        BufReader::new(script.stdout.take().unwrap())
            .read_line(&mut folder)
            .unwrap();
        let folder = PathBuf::from(folder.trim_end());
        assert!(folder.is_absolute(), "PostgreSQL did not start");
        Some(Self {
            folder,
            _script: script,
        })
    }
}

/// The folder with `initdb`: the newest version of Debian's, or one on the path.
fn programs() -> Option<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut versions: Vec<(u32, PathBuf)> = installed
        .flatten()
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse().ok()?,
                entry.path().join("bin"),
            ))
        })
        .collect();
    versions.sort();
    let on_path: Vec<PathBuf> = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect())
        .unwrap_or_default();
    versions
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(on_path)
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// Runs the script; PostgreSQL refuses to run as root, so root hands over to `nobody`.
fn as_ordinary_user(programs: &Path) -> Command {
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout == b"0\n");
    let mut command = if root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command.args(["-c", SCRIPT, "sh"]).arg(programs);
    command
}

const SCRIPT: &str = r#"
umask 077
folder=$(mktemp -d /tmp/songgang-postgres-XXXXXX) || exit 1
trap 'rm -rf "$folder"' EXIT
"$1/initdb" -D "$folder/data" -U songgang -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 </dev/null ||
    { cat "$folder/log" >&2; exit 1; }
"$1/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c max_connections=400 -c shared_buffers=64MB >"$folder/log" 2>&1 </dev/null &
server=$!
trap 'kill -INT "$server"; wait "$server"; rm -rf "$folder"' EXIT
tries=0
until "$1/psql" -h "$folder" -U songgang -d postgres -qc 'SELECT 1' >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] && kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
echo "$folder"
exec >/dev/null
cat >/dev/null
"#;
