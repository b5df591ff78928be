//! Holds `docs/SECURITY.md` to the sources: it speaks of every requirement, and the tests it names are there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The requirements of levels 1 and 2 of ASVS 5.0.0: in each section they are numbered from one.
const SECTIONS: [(&str, u32); 75] = [
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
    ("17.1", 1),
    ("17.2", 4),
    ("17.3", 2),
];
/// How a row begins that may name no test.
const WITHOUT_TEST: [&str; 6] = [
    "Not applicable",
    "By design",
    "Documented",
    "Operations",
    "Open",
    "In part",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text_of(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// A row of the checklist.
struct Row {
    requirements: Vec<String>,
    how: String,
    tests: Vec<(String, String)>,
}

fn rows() -> Vec<Row> {
    let document = text_of("docs/SECURITY.md");
    let checklist = document.split("\n## Checklist").nth(1).unwrap();
    let lines = checklist.lines().filter(|line| line.starts_with("| "));
    lines.filter_map(row).collect()
}

fn row(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [requirements, how, tests] = cells[..] else {
        panic!("three cells, not: {line}");
    };
    if !requirements.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let named = tests.split('`').filter_map(|part| part.split_once("::"));
    Some(Row {
        requirements: requirements.split(", ").map(str::to_owned).collect(),
        how: how.to_owned(),
        tests: named
            .map(|(file, name)| (file.to_owned(), name.to_owned()))
            .collect(),
    })
}

fn requirements() -> BTreeSet<String> {
    let of = |(section, count): (&'static str, u32)| (1..=count).map(move |n| format!("{section}.{n}"));
    SECTIONS.into_iter().flat_map(of).collect()
}

#[test]
fn the_checklist_speaks_of_every_requirement_once() {
    let known = requirements();
    assert_eq!(known.len(), 253);
    let mut spoken = BTreeMap::<String, u32>::new();
    for row in rows() {
        for named in &row.requirements {
            let meant: Vec<_> = match named.strip_suffix('*') {
                Some(start) => known
                    .iter()
                    .filter(|one| one.starts_with(start))
                    .cloned()
                    .collect(),
                None => vec![named.clone()],
            };
            assert!(!meant.is_empty(), "{named} is no requirement");
            for one in meant {
                *spoken.entry(one).or_default() += 1;
            }
        }
    }
    let missing: Vec<_> = known.iter().filter(|one| !spoken.contains_key(*one)).collect();
    let twice: Vec<_> = spoken.iter().filter(|(_, times)| **times > 1).collect();
    assert!(
        missing.is_empty() && twice.is_empty(),
        "missing {missing:?}, twice {twice:?}"
    );
}

/// What a line that leaves something undone says of it: why, and what stands in its place.
fn is_accounted_for(said: &str) -> bool {
    let Some((missing, rest)) = said.split_once(" Why: ") else {
        return false;
    };
    let Some((why, instead)) = rest.split_once(" Instead: ") else {
        return false;
    };
    [missing, why, instead]
        .iter()
        .all(|part| part.split_whitespace().count() >= 4 && part.trim().ends_with('.'))
}

#[test]
fn what_is_open_or_met_in_part_says_why_and_what_stands_in_its_place() {
    let mut left = Vec::new();
    let mut seen = 0;
    for row in rows() {
        for mark in ["Open", "In part"] {
            let Some((_, said)) = row.how.split_once(mark) else {
                continue;
            };
            seen += 1;
            let told = said.strip_prefix(": ").is_some_and(is_accounted_for);
            if !told || (mark == "In part" && row.tests.is_empty()) {
                left.push(row.requirements.clone());
            }
        }
    }
    assert!(seen > 0, "the marks are still in use");
    assert_eq!(left, Vec::<Vec<String>>::new());
    assert!(!is_accounted_for(
        "codes are short. Why: they are typed. Instead: -."
    ));
    assert!(!is_accounted_for(
        "codes of slips have 80 bits, to be typed by hand."
    ));
}

#[test]
fn every_test_that_is_named_is_there() {
    let mut gone = Vec::new();
    for row in rows() {
        let excused = WITHOUT_TEST.iter().any(|start| row.how.contains(start));
        assert!(
            !row.tests.is_empty() || excused,
            "{:?} names no test",
            row.requirements
        );
        for (file, name) in row.tests {
            let there = std::fs::read_to_string(root().join(&file)).is_ok_and(|text| is_test(&text, &name));
            if !there {
                gone.push(format!("{file}::{name}"));
            }
        }
    }
    assert_eq!(gone, Vec::<String>::new());
}

/// Whether a source holds a test of this name: a function behind the attribute of tests, or one of a list of contracts.
fn is_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_function = |line: &str| {
        let line = line.trim_start_matches("async ");
        line.strip_prefix("fn ")
            .is_some_and(|rest| rest.starts_with(&format!("{name}(")))
    };
    let Some(at) = lines.iter().position(|line| is_function(line)) else {
        return false;
    };
    let behind = lines[..at].iter().rev().take_while(|line| line.starts_with('#'));
    let is_marked = behind.into_iter().any(|line| line.contains("test"));
    is_marked || (text.contains("contracts! {") && lines.contains(&format!("{name},").as_str()))
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    assert!(text_of("Cargo.toml").contains("unsafe_code = \"forbid\""));
    let members = [
        "crates/domain",
        "crates/store",
        "crates/search",
        "crates/matching",
        "crates/services",
        "crates/frontend",
        "app",
        "server",
        "xtask",
    ];
    for member in members {
        let manifest = text_of(&format!("{member}/Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member}");
    }
}

/// Packages of the lock file: name, and what else it says of each.
fn packages() -> Vec<(String, String)> {
    let lock = text_of("Cargo.lock");
    let of = |part: &str| {
        let name = part.split('"').nth(1).unwrap_or_default().to_owned();
        (name, part.to_owned())
    };
    lock.split("[[package]]").skip(1).map(of).collect()
}

#[test]
fn every_library_comes_from_the_registry_with_its_checksum() {
    let own = [
        "app", "domain", "frontend", "matching", "search", "server", "services", "store", "xtask",
    ];
    let packages = packages();
    assert!(packages.len() > 100);
    for (name, package) in packages {
        if own.contains(&name.as_str()) {
            continue;
        }
        assert!(
            package.contains("source = \"registry+https://github.com/rust-lang/crates.io-index\"")
                && package.contains("checksum = \""),
            "{name}"
        );
    }
}

#[test]
fn cryptography_comes_from_known_libraries() {
    let services = text_of("crates/services/Cargo.toml");
    let store = text_of("crates/store/Cargo.toml");
    for library in ["argon2", "hmac", "sha2"] {
        assert!(
            services.contains(&format!("\n{library}.workspace = true")),
            "{library}"
        );
    }
    assert!(store.contains("\nchacha20poly1305.workspace = true"));
    for weak in ["md5", "md-5", "des", "rc4", "openssl-sys"] {
        let users = ["domain", "store", "search", "matching", "services", "frontend"]
            .map(|name| format!("crates/{name}"));
        for member in users.iter().map(String::as_str).chain(["app", "server"]) {
            assert!(
                !text_of(&format!("{member}/Cargo.toml")).contains(&format!("\n{weak} =")),
                "{member} names {weak}"
            );
        }
    }
}
