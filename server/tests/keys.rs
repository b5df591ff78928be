//! Data keys as somebody who runs the program meets them.

use crate::faults::{Moment, is_whole, killed, register};
use crate::program::{DAY, Folder};
use domain::clock::FixedClock;
use domain::person::Person;
use services::machine::MachineChance;
use services::{Opening, Services};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

fn people(folder: &Folder) -> Vec<Person> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let opening = Opening {
            data: folder.path("data"),
            database_url: None,
            data_key: None,
            clock: Arc::new(FixedClock("2026-06-15T02:00:00Z".parse().unwrap())),
            chance: Arc::new(MachineChance::seeded(1)),
        };
        let db = Services::open(opening).await.unwrap().db;
        let people = db.list_people_in_area(None).await.unwrap();
        // Closed now and not later: the files of the log come and go with the last connection.
        db.close().await;
        people
    })
}

/// Every byte of every file in the folder. The index takes files away while it is read.
fn bytes_in(folder: &Path, all: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            bytes_in(&entry.path(), all);
        } else {
            match std::fs::read(entry.path()) {
                Ok(bytes) => all.extend(bytes),
                Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}"),
            }
        }
    }
}

/// The numbers of people that stand in the bytes as they are.
fn in_clear(bytes: &[u8], people: &[Person]) -> Vec<String> {
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
    let lengths: HashSet<usize> = numbers.iter().map(String::len).collect();
    let mut found = Vec::new();
    for length in lengths {
        let windows = bytes
            .windows(length)
            .filter_map(|window| std::str::from_utf8(window).ok());
        found.extend(windows.filter(|text| numbers.contains(*text)).map(str::to_owned));
    }
    found
}

fn is_sealed(folder: &Folder) {
    let people = people(folder);
    assert!(!people.is_empty());
    let mut bytes = Vec::new();
    bytes_in(&folder.path("data"), &mut bytes);
    assert_eq!(in_clear(&bytes, &people), Vec::<String>::new());
    let number = String::from(people[0].resident_id);
    assert_eq!(
        in_clear(number.as_bytes(), &people),
        std::slice::from_ref(&number),
        "the search finds"
    );
}

fn lines(folder: &Folder, kind: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.path("data/data.key")).unwrap();
    text.lines()
        .filter(|line| line.starts_with(kind))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_copied_folder_shows_no_number_of_anybody_and_none_after_new_keys() {
    let folder = Folder::with_demo(600, 60, 1);
    folder.json(&["match", "--year", "2026", "--as-of", DAY]).done();
    folder.run(&["reindex"]).done();
    is_sealed(&folder);
    let before = (people(&folder), lines(&folder, "seal:"), lines(&folder, "index:"));
    let rotated = folder.json(&["keys", "rotate"]).done();
    assert!(rotated.number("resealed") >= 600);
    assert_eq!(rotated.json()["resumed"], false);
    assert_eq!(lines(&folder, "seal:").len(), 1);
    assert_ne!(lines(&folder, "seal:"), before.1);
    assert_eq!(lines(&folder, "index:"), before.2);
    is_sealed(&folder);
    assert!(
        folder
            .json(&["keys", "rotate", "--index"])
            .done()
            .number("reindexed")
            >= 1200
    );
    assert_ne!(lines(&folder, "index:"), before.2);
    is_sealed(&folder);
    assert_eq!(people(&folder), before.0);
    let status = folder.json(&["keys", "status"]).done();
    assert_eq!(
        (status.number("behind"), status.json()["kept_in"].as_str()),
        (0, Some("file"))
    );
}

#[test]
fn a_missing_or_wrong_key_is_refused_and_no_other_is_made() {
    let folder = Folder::with_demo(20, 20, 1);
    let key = folder.path("data/data.key");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&key).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    let text = std::fs::read_to_string(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    for command in [
        &["migrate"][..],
        &["doctor"],
        &["keys", "rotate"],
        &["keys", "status"],
    ] {
        let said = folder.run(command).refused();
        assert!(
            said.contains("data.key") && said.contains("SONGGANG_DATA_KEY"),
            "{said}"
        );
        assert!(!key.exists());
    }
    let with = |value: &str| {
        let mut command = folder.command(&["doctor", "--json"]);
        command.env("SONGGANG_DATA_KEY", value).output().unwrap()
    };
    let secrets: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let done = with(&secrets.join(" "));
    assert!(done.status.success(), "{done:?}");
    let wrong = with(&format!("seal:{} index:{}", "0".repeat(64), "1".repeat(64)));
    assert_eq!(wrong.status.code(), Some(1));
    let none = with("nonsense");
    assert_eq!(none.status.code(), Some(1));
    std::fs::write(&key, "nonsense").unwrap();
    assert!(folder.run(&["migrate"]).refused().contains("not a keyring"));
    std::fs::write(&key, &text).unwrap();
    folder.run(&["migrate"]).done();
}

#[test]
fn new_keys_killed_in_the_middle_are_completed_by_the_next_try() {
    let folder = Folder::new();
    folder.run(&["migrate"]).done();
    let file = folder.file("people.csv", register(6_000));
    folder.json(&["import", "people", &file, "--as-of", DAY]).done();
    let before = people(&folder);
    let mut in_the_middle = 0;
    for moment in [
        Moment::After(20),
        Moment::Writing,
        Moment::Grown(300),
        Moment::Grown(900),
    ] {
        let copy = folder.copy();
        let was_running = killed(&copy, &["keys", "rotate", "--index"], moment);
        is_whole(&copy);
        assert_eq!(people(&copy), before, "{moment:?}");
        in_the_middle += usize::from(was_running && lines(&copy, "seal:").len() > 1);
        let again = copy.json(&["keys", "rotate"]).done();
        assert!(
            again.number("resealed") > 0 || again.json()["resumed"] == true,
            "{again:?}"
        );
        let status = copy.json(&["keys", "status"]).done();
        assert_eq!(
            (status.number("behind"), lines(&copy, "seal:").len()),
            (0, 1),
            "{moment:?}"
        );
        assert_eq!(lines(&copy, "index:").len(), 1);
        assert_eq!(people(&copy), before, "{moment:?}");
    }
    assert!(in_the_middle > 0, "no rotation was killed while it ran");
}
