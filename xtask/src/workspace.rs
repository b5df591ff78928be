//! Where things are, and what the manifests say.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::{
    failure::{Failure, Outcome},
    process,
};

/// The workspace as `cargo metadata` describes it, dependencies of dependencies left out.
#[derive(Deserialize)]
pub struct Workspace {
    /// The folder of the root manifest.
    #[serde(rename = "workspace_root")]
    pub root: PathBuf,
    /// Where cargo builds.
    #[serde(rename = "target_directory")]
    pub target: PathBuf,
    /// The members.
    #[serde(rename = "packages")]
    pub members: Vec<Member>,
}

/// One member.
#[derive(Deserialize)]
pub struct Member {
    /// Package name.
    pub name: String,
    /// Its `Cargo.toml`.
    pub manifest_path: PathBuf,
    /// Everything its manifest asks for.
    pub dependencies: Vec<Dependency>,
    /// Libraries, programs, examples, tests.
    pub targets: Vec<Target>,
    /// Its own features, and what each switches on.
    #[cfg(test)]
    pub features: std::collections::BTreeMap<String, Vec<String>>,
}

/// One line of a manifest.
#[derive(Deserialize)]
pub struct Dependency {
    /// Package name.
    pub name: String,
    /// `None` for a normal dependency, else `dev` or `build`.
    pub kind: Option<String>,
    /// Features asked for.
    #[cfg(test)]
    pub features: Vec<String>,
    /// The folder, when it is a member.
    pub path: Option<PathBuf>,
}

/// One thing cargo can build.
#[derive(Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// `lib`, `bin`, `example`, `test`, …
    pub kind: Vec<String>,
}

impl Workspace {
    /// Asks cargo, from the folder we are in.
    pub fn find() -> Outcome<Self> {
        let mut command = process::cargo();
        command.args(["metadata", "--format-version=1", "--no-deps"]);
        let advice = "Run `cargo metadata` in the folder of the workspace and mend what it reports.";
        let text = process::output(&mut command)
            .ok_or_else(|| Failure::new("cargo could not describe the workspace.", advice))?;
        serde_json::from_str(&text).map_err(|error| Failure::new(format!("cargo metadata: {error}."), advice))
    }

    /// A member by name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The folders of a member and of every member it is built from.
    pub fn folders_behind(&self, name: &str) -> Vec<PathBuf> {
        let mut waiting = vec![name.to_owned()];
        let mut found: Vec<PathBuf> = Vec::new();
        while let Some(member) = waiting.pop().and_then(|name| self.member(&name)) {
            let folder = member.folder();
            if !found.contains(&folder) {
                waiting.extend(member.uses().map(str::to_owned));
                found.push(folder);
            }
        }
        found
    }

    /// A program cargo built with this profile folder (`release` or `debug`).
    pub fn program(&self, profile: &str) -> PathBuf {
        self.target
            .join(profile)
            .join(format!("songgang{}", std::env::consts::EXE_SUFFIX))
    }
}

impl Member {
    /// The folder its manifest is in.
    pub fn folder(&self) -> PathBuf {
        self.manifest_path
            .parent()
            .map(Path::to_path_buf)
            .unwrap_or_default()
    }

    /// The members it is built from (not those only its tests use).
    pub fn uses(&self) -> impl Iterator<Item = &str> {
        let normal = self
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind.is_none());
        normal
            .filter(|dependency| dependency.path.is_some())
            .map(|dependency| dependency.name.as_str())
    }

    /// The names of its targets of one kind.
    pub fn targets_of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        let targets = self
            .targets
            .iter()
            .filter(move |target| target.kind.iter().any(|own| own == kind));
        targets.map(|target| target.name.as_str())
    }
}
