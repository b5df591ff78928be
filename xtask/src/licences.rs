//! Whether every library may come in: its licence, where it comes from, and none that is banned. `deny.toml` says what may;
//! nothing has to be installed to be held to it.

use std::{fs, path::Path};

use serde::Deserialize;

use crate::{
    failure::{Failure, Outcome},
    process,
    workspace::Workspace,
};

/// Where libraries come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Looks at every library the program, its tests and its browser bundle are built from.
pub fn check(workspace: &Workspace) -> Outcome {
    let rules = Rules::read(&workspace.root.join("deny.toml"))?;
    let libraries = libraries(&rules.graph.targets)?;
    let refused: Vec<String> = libraries.iter().filter_map(|one| rules.refuses(one)).collect();
    if refused.is_empty() {
        println!("{} libraries may come in", libraries.len());
        return Ok(());
    }
    let advice = "Choose another crate, or add the exception with its reason to `deny.toml`.";
    Err(Failure::new(refused.join("\n"), advice))
}

/// What `deny.toml` lays down, as far as it is held here.
#[derive(Deserialize)]
struct Rules {
    graph: Graph,
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Graph {
    targets: Vec<String>,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    library: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    library: String,
}

/// A library as `cargo metadata` describes it.
#[derive(Deserialize)]
struct Library {
    name: String,
    version: String,
    license: Option<String>,
    /// `None` for members.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Library>,
}

/// Those of all targets; without a net those of the first, which a build has fetched.
fn libraries(targets: &[String]) -> Outcome<Vec<Library>> {
    let advice = "Run `cargo metadata --locked` in the folder of the workspace and mend what it reports.";
    let text = described(targets, &[])
        .or_else(|| described(targets.get(..1)?, &["--offline"]))
        .ok_or_else(|| Failure::new("cargo could not describe the libraries.", advice))?;
    let read: Metadata = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("cargo metadata: {error}."), advice))?;
    Ok(read.packages)
}

fn described(targets: &[String], more: &[&str]) -> Option<String> {
    let mut command = process::cargo();
    command
        .args(["metadata", "--format-version=1", "--locked"])
        .args(more);
    for target in targets {
        command.args(["--filter-platform", target]);
    }
    process::output(&mut command)
}

impl Rules {
    fn read(path: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
        toml::from_str(&text)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display()), "Mend it."))
    }

    /// Why a library may not come in.
    fn refuses(&self, library: &Library) -> Option<String> {
        let Library { name, version, .. } = library;
        let licence = library.license.as_deref().unwrap_or_default();
        let foreign = library.source.as_deref().filter(|source| *source != REGISTRY);
        if let Some(source) = foreign {
            return Some(format!("{name} {version} comes from {source}"));
        }
        if self.bans.deny.iter().any(|banned| banned.library == *name) {
            return Some(format!("{name} {version} is banned"));
        }
        let allowed = |one: &str| self.allows(name, one);
        (!is_met(licence, &allowed)).then(|| format!("{name} {version} has the licence “{licence}”"))
    }

    fn allows(&self, library: &str, licence: &str) -> bool {
        let excepted = self
            .licenses
            .exceptions
            .iter()
            .filter(|one| one.library == library);
        let excepted = excepted.flat_map(|one| &one.allow);
        self.licenses
            .allow
            .iter()
            .chain(excepted)
            .any(|one| one == licence)
    }
}

/// Whether an expression of licences (SPDX) can be met with those allowed. What cannot be read is not met.
fn is_met(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader {
        words: &words,
        allowed,
    };
    reader.either() == Some(true) && reader.words.is_empty()
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    /// Goes past a word, when it is the next.
    fn passes(&mut self, word: &str) -> bool {
        let is_next = self.words.first() == Some(&word);
        if is_next {
            self.words = &self.words[1..];
        }
        is_next
    }

    fn word(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn either(&mut self) -> Option<bool> {
        let mut met = self.both()?;
        while self.passes("OR") {
            met |= self.both()?;
        }
        Some(met)
    }

    fn both(&mut self) -> Option<bool> {
        let mut met = self.one()?;
        while self.passes("AND") {
            met &= self.one()?;
        }
        Some(met)
    }

    fn one(&mut self) -> Option<bool> {
        if self.passes("(") {
            let met = self.either()?;
            return self.passes(")").then_some(met);
        }
        let licence = self.word()?;
        if self.passes("WITH") {
            let exception = self.word()?;
            return Some((self.allowed)(&format!("{licence} WITH {exception}")));
        }
        Some((self.allowed)(licence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(expression: &str) -> bool {
        let allowed = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"];
        is_met(expression, &|one| allowed.contains(&one))
    }

    #[test]
    fn expressions_of_licences_are_read() {
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "MIT AND Zlib",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0",
        ] {
            assert!(met(good), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "GPL-3.0 OR MIT AND AGPL-3.0",
            "Apache-2.0",
            "(MIT",
            "MIT MIT",
            "MIT OR",
        ] {
            assert!(!met(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_banned_foreign_or_of_another_licence_is_refused() {
        let rules = Rules::read(&Workspace::find().unwrap().root.join("deny.toml")).unwrap();
        let library = |name: &str, license: Option<&str>, source: &str| Library {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: Some(source.to_owned()),
        };
        let told = |one: Library| rules.refuses(&one);
        assert_eq!(told(library("one", Some("MIT OR Apache-2.0"), REGISTRY)), None);
        assert_eq!(told(library("xxhash-rust", Some("BSL-1.0"), REGISTRY)), None);
        for bad in [
            library("one", Some("BSL-1.0"), REGISTRY),
            library("one", Some("AGPL-3.0-only"), REGISTRY),
            library("one", None, REGISTRY),
            library("openssl-sys", Some("MIT"), REGISTRY),
            library("one", Some("MIT"), "git+https://example.org/one"),
        ] {
            let name = bad.name.clone();
            assert!(told(bad).is_some(), "{name}");
        }
    }

    #[test]
    fn every_library_may_come_in() {
        let told = check(&Workspace::find().unwrap());
        assert!(
            told.is_ok(),
            "{}",
            told.map_or_else(|failure| failure.to_string(), |()| String::new())
        );
    }
}
