//! The site folder: everything the server hands out as files.
//!
//! `target/site/pkg/` holds the bundles and the stylesheet under names with a hash of their content, which
//! may be cached for ever; `target/site/bundles.json` says which names are in force; the rest is a copy of
//! `public/`. Beside every larger file lies its brotli form (`….br`).

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    bundle::{self, Audience},
    failure::{Failure, Outcome},
    stylesheet,
    workspace::Workspace,
};

/// The names in force, as the server reads them.
#[derive(Serialize, Deserialize)]
pub struct Bundles {
    /// Output name of the public bundle: `{public}.js`, `{public}_bg.wasm`.
    pub public: String,
    /// Output name of the staff bundle.
    pub staff: String,
    /// File name of the stylesheet.
    pub style: String,
    /// How they were made.
    pub flavour: Flavour,
}

/// How a build is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flavour {
    /// Quick to build.
    Debug,
    /// Small and fast to run.
    Release,
}

impl Flavour {
    /// The cargo profile of the browser bundle.
    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Debug => "dev",
            Self::Release => "wasm-release",
        }
    }

    /// The folder cargo gives that profile.
    pub fn wasm_folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "wasm-release",
        }
    }

    /// The folder, and the profile, of the program.
    pub fn program_folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Makes the site folder, unless nothing it is made of has changed since.
pub fn make(workspace: &Workspace, flavour: Flavour) -> Outcome<Bundles> {
    if let Some(bundles) = up_to_date(workspace, flavour) {
        eprintln!("site: up to date");
        return Ok(bundles);
    }
    let started = SystemTime::now();
    let next = workspace.target.join("site-next");
    clear(&next)?;
    let pkg = next.join("pkg");
    create(&pkg)?;
    copy(&workspace.root.join("public"), &next)?;
    let bundles = Bundles {
        public: bundle::make(workspace, Audience::Public, flavour, &pkg)?,
        staff: bundle::make(workspace, Audience::Staff, flavour, &pkg)?,
        style: style(workspace, &pkg)?,
        flavour,
    };
    if flavour == Flavour::Release {
        compress(&next)?;
    }
    write_manifest(&next, &bundles, started)?;
    put_in_place(&next, &folder(workspace))?;
    Ok(bundles)
}

/// Where the site is.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("site")
}

/// The first twelve hexadecimal digits of the SHA-256 of some bytes.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(6)
        .fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"))
}

/// The brotli form of some bytes, as small as it gets.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)
        .map_err(|error| Failure::new(format!("brotli: {error}."), "Try again; report it if it stays."))?;
    Ok(packed)
}

/// The file that says which names are in force.
fn manifest(site: &Path) -> PathBuf {
    site.join("bundles.json")
}

/// Writes it, dated to the start of the build: what changed meanwhile counts as newer.
fn write_manifest(site: &Path, bundles: &Bundles, started: SystemTime) -> Outcome {
    let path = manifest(site);
    write(&path, &serde_json::to_vec_pretty(bundles).unwrap_or_default())?;
    let dated = fs::File::options()
        .append(true)
        .open(&path)
        .and_then(|file| file.set_modified(started));
    dated.map_err(|error| Failure::file(&path, &error))
}

/// The bundles of last time, when they still hold.
fn up_to_date(workspace: &Workspace, flavour: Flavour) -> Option<Bundles> {
    let manifest = manifest(&folder(workspace));
    let made = fs::metadata(&manifest)
        .and_then(|metadata| metadata.modified())
        .ok()?;
    let bundles: Bundles = serde_json::from_slice(&fs::read(&manifest).ok()?).ok()?;
    let same = bundles.flavour == flavour && newest(&sources(workspace)).is_some_and(|newest| newest < made);
    same.then_some(bundles)
}

/// Everything the site is made of.
pub fn sources(workspace: &Workspace) -> Vec<PathBuf> {
    let mut sources = workspace.folders_behind("frontend");
    sources.push(workspace.root.join("xtask"));
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "style",
        "public",
    ] {
        sources.push(workspace.root.join(name));
    }
    sources
}

/// The latest change below some paths.
pub fn newest(paths: &[PathBuf]) -> Option<SystemTime> {
    paths.iter().filter_map(|path| latest(path)).max()
}

/// The latest change of a file, or of a folder and everything in it.
fn latest(path: &Path) -> Option<SystemTime> {
    let metadata = fs::metadata(path).ok()?;
    let own = metadata.modified().ok();
    if !metadata.is_dir() {
        return own;
    }
    let inside = fs::read_dir(path)
        .ok()?
        .filter_map(|entry| latest(&entry.ok()?.path()))
        .max();
    own.max(inside)
}

/// Writes the stylesheet and returns its file name.
fn style(workspace: &Workspace, pkg: &Path) -> Outcome<String> {
    let css = stylesheet::gather(&workspace.root.join("style"))?;
    let name = format!("songgang-{}.css", hash(css.as_bytes()));
    write(&pkg.join(&name), css.as_bytes())?;
    Ok(name)
}

/// Lays the brotli form beside every file that gains from it.
fn compress(folder: &Path) -> Outcome {
    for entry in entries(folder)? {
        let gains = entry.extension().is_some_and(|extension| {
            ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"]
                .iter()
                .any(|known| extension == *known)
        });
        if entry.is_dir() {
            compress(&entry)?;
        } else if gains {
            let bytes = fs::read(&entry).map_err(|error| Failure::file(&entry, &error))?;
            let packed = brotli(&bytes)?;
            if packed.len() < bytes.len() {
                let mut name = entry.into_os_string();
                name.push(".br");
                write(Path::new(&name), &packed)?;
            }
        }
    }
    Ok(())
}

/// Copies what a folder holds into another; a missing folder holds nothing.
fn copy(from: &Path, to: &Path) -> Outcome {
    if !from.exists() {
        return Ok(());
    }
    create(to)?;
    for entry in entries(from)? {
        let target = to.join(entry.file_name().unwrap_or_default());
        if entry.is_dir() {
            copy(&entry, &target)?;
        } else {
            fs::copy(&entry, &target).map_err(|error| Failure::file(&entry, &error))?;
        }
    }
    Ok(())
}

/// Puts the finished folder where the old one was.
fn put_in_place(next: &Path, site: &Path) -> Outcome {
    clear(site)?;
    fs::rename(next, site).map_err(|error| Failure::file(site, &error))
}

/// What a folder holds.
fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    Ok(entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect())
}

/// Makes a folder.
fn create(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))
}

/// Takes a folder away.
fn clear(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => Err(Failure::file(folder, &error)),
        _ => Ok(()),
    }
}

/// Writes a file.
fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| Failure::file(path, &error))
}
