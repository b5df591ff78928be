//! The program itself, run on a folder of its own.

use domain::clock::FixedClock;
use serde_json::Value;
use services::machine::MachineChance;
use services::{Opening, Services};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The day the commands are told.
pub const DAY: &str = "2026-06-15";

/// A data folder, gone with the value.
pub struct Folder(TempDir);

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// The one JSON object on standard output.
    pub fn json(&self) -> Value {
        assert_eq!(self.stdout.lines().count(), 1, "{self:?}");
        let value: Value = serde_json::from_str(&self.stdout).unwrap();
        assert!(value.is_object(), "{value}");
        value
    }

    pub fn number(&self, key: &str) -> u64 {
        self.json()[key]
            .as_u64()
            .unwrap_or_else(|| panic!("{key} in {self:?}"))
    }

    /// The command was done.
    pub fn done(self) -> Self {
        assert_eq!(self.status, 0, "{self:?}");
        self
    }

    /// The command was refused; gives what was said.
    pub fn refused(self) -> String {
        assert_eq!(self.status, 1, "{self:?}");
        assert!(!self.stderr.contains("panicked"), "{self:?}");
        self.stderr
    }
}

/// What lies in a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub people: u64,
    pub vacancies: u64,
    pub employers: u64,
    pub courses: u64,
    pub leads: u64,
    pub accounts: u64,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a small demo county.
    pub fn with_demo(people: u32, vacancies: u32, seed: u32) -> Self {
        let folder = Self::new();
        let numbers = [people, vacancies, seed].map(|number| number.to_string());
        let [people, vacancies, seed] = numbers.each_ref().map(String::as_str);
        let demo = [
            "demo",
            "--people",
            people,
            "--vacancies",
            vacancies,
            "--seed",
            seed,
            "--as-of",
            DAY,
        ];
        folder.run(&demo).done();
        folder
    }

    /// Another folder with the same data.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        copy_all(&self.path("data"), &copy.path("data"));
        copy
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file beside the data; gives its path as text.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songgang"));
        command
            .args(args)
            .env("SONGGANG_DATA", self.path("data"))
            .env_remove("DATABASE_URL")
            .env_remove("SONGGANG_DATA_KEY")
            .env_remove("SONGGANG_ORIGIN")
            .env_remove("SONGGANG_LOG")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).output().unwrap();
        Ran {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// With `--json`.
    pub fn json(&self, args: &[&str]) -> Ran {
        self.run(&[args, &["--json"]].concat())
    }

    /// What lies in the folder, looked at from outside the program.
    pub async fn open(&self) -> Services {
        let opening = Opening {
            data: self.path("data"),
            database_url: None,
            data_key: None,
            clock: Arc::new(FixedClock("2026-06-15T02:00:00Z".parse().unwrap())),
            chance: Arc::new(MachineChance::seeded(1)),
        };
        Services::open(opening).await.unwrap()
    }

    /// What lies in the database, counted from outside the program.
    pub fn counts(&self) -> Counts {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let db = self.open().await.db;
            let counts = Counts {
                people: db.count_people(None).await.unwrap(),
                vacancies: db.count_vacancies().await.unwrap(),
                employers: db.count_employers().await.unwrap(),
                courses: db.count_courses().await.unwrap(),
                leads: db.count_leads().await.unwrap(),
                accounts: db.count_accounts().await.unwrap(),
            };
            // The files of the log go with the last connection: nobody may be copying the folder then.
            db.close().await;
            counts
        })
    }
}

/// Copies a folder as it stands. Files of the log may go while it is copied, when a program lets go of the database: then what
/// was copied before may be from another moment, and all is copied again.
fn copy_all(from: &Path, to: &Path) {
    wait_until("a folder that stands still", || {
        drop(std::fs::remove_dir_all(to));
        match copied(from, to) {
            Ok(()) => true,
            Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => false,
            Err(other) => panic!("{other}"),
        }
    });
}

fn copied(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Waits for a condition; a test that waits a minute has failed.
pub fn wait_until(what: &str, mut there: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_mins(1);
    while !there() {
        assert!(Instant::now() < patience, "waited in vain for: {what}");
        std::thread::sleep(Duration::from_micros(200));
    }
}

/// A server of the folder on a free port, with these arguments too, once it says where it serves.
pub fn serving(folder: &Folder, more: &[&str]) -> (Running, String) {
    let mut command = folder.command(&[&["serve", "--addr", "127.0.0.1:0"], more].concat());
    let mut process = Running(
        command
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(process.0.stderr.take().unwrap()).lines();
    let address = lines.find_map(|line| Some(line.ok()?.split_once("serves on http://")?.1.to_owned()));
    // The rest is read away, so that the server never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    (process, address.unwrap())
}

/// A process that does not outlive the test.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
