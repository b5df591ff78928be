//! The server itself: in a scratch folder, reached by a unix socket alone, gone with the run. Tests of the program use it too.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running server.
pub struct Server {
    folder: PathBuf,
    /// Where its programs are.
    programs: PathBuf,
    /// Its standard input: when the run ends, in whatever way, it closes, and the script stops the server.
    _script: Child,
}

impl Server {
    /// The address of a database.
    pub fn url(&self, database: &str) -> String {
        format!(
            "postgres:///{database}?user=songgang&host={}",
            self.folder.display()
        )
    }

    /// Has it do something.
    pub fn run(&self, sql: &str) {
        let ran = Command::new(self.programs.join("psql"))
            .arg("-h")
            .arg(&self.folder)
            .args(["-U", "songgang", "-d", "postgres", "-qc", sql])
            .stdin(Stdio::null())
            .status();
        assert!(ran.unwrap().success(), "{sql}");
    }

    /// Starts one; `None`, with a message, on a machine without PostgreSQL.
    pub fn start() -> Option<Self> {
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
            programs,
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
