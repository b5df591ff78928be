//! What the machine must have. What is missing is installed when we may, else said exactly.

use std::{fs, path::Path, process::Command};

use crate::{
    bundle::WASM,
    failure::{Failure, Outcome},
    process,
};

/// Chromium, where Debian puts it.
pub const CHROMIUM: &str = "/usr/bin/chromium";

/// Something the tests need from the system.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// `initdb` and friends, for the store's tests on PostgreSQL.
    PostgreSql,
    /// The gateway for text messages, for the server's tests of delivery.
    Kannel,
    /// Its fake operator.
    FakeOperator,
    /// Runs the browser stories.
    Node,
    /// Fetches their libraries.
    Npm,
    /// The browser.
    Chromium,
    /// Chinese letters for the screenshots.
    Fonts,
}

impl Need {
    /// Everything the tests of the crates need.
    pub const UNIT: [Self; 3] = [Self::PostgreSql, Self::Kannel, Self::FakeOperator];

    /// Everything the browser stories need.
    pub const BROWSER: [Self; 4] = [Self::Node, Self::Npm, Self::Chromium, Self::Fonts];

    /// The Debian package that brings it.
    fn package(self) -> &'static str {
        match self {
            Self::PostgreSql => "postgresql",
            Self::Kannel => "kannel",
            Self::FakeOperator => "kannel-extras",
            Self::Node => "nodejs",
            Self::Npm => "npm",
            Self::Chromium => "chromium",
            Self::Fonts => "fonts-noto-cjk",
        }
    }

    /// Whether it is there.
    fn met(self) -> bool {
        match self {
            Self::PostgreSql => initdb_exists(),
            Self::Kannel => Path::new("/usr/sbin/bearerbox").exists(),
            Self::FakeOperator => Path::new("/usr/lib/kannel/test/fakesmsc").exists(),
            Self::Node => answers("node"),
            Self::Npm => answers("npm"),
            Self::Chromium => Path::new(CHROMIUM).exists(),
            Self::Fonts => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists(),
        }
    }
}

/// Sees to it that every need is met.
pub fn ensure(needs: &[Need]) -> Outcome {
    let packages = missing(needs);
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if !(is_root() && answers("apt-get")) {
        let advice = format!("Install it, on Debian as root: `{by_hand}`.");
        return Err(Failure::new(
            format!("not installed: {}.", packages.join(", ")),
            advice,
        ));
    }
    eprintln!("installing {}", packages.join(", "));
    apt(&["update", "--quiet"])?;
    apt(&[
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        packages.as_slice(),
    ]
    .concat())?;
    let still = missing(needs);
    let advice = format!("Install by hand and look at what it says: `{by_hand}`.");
    let happened = || Failure::new(format!("installed, but not found: {}.", still.join(", ")), advice);
    if still.is_empty() { Ok(()) } else { Err(happened()) }
}

/// Adds the wasm32 target to the toolchain. Automatic installation may be switched off, so it is asked for.
pub fn ensure_wasm_target() -> Outcome {
    let mut rustc = Command::new("rustc");
    let libraries = process::output(rustc.args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(&folder).exists()) {
        return Ok(());
    }
    let advice = format!("Install Rust with rustup, then run `rustup target add {WASM}`.");
    process::run(Command::new("rustup").args(["target", "add", WASM]), &advice)
}

/// Adds the formatter and the linter to the toolchain when they are not there.
pub fn ensure_components() -> Outcome {
    let there = |command: &str| process::output(process::cargo().args([command, "--version"])).is_some();
    if there("fmt") && there("clippy") {
        return Ok(());
    }
    let advice = "Install Rust with rustup, then run `rustup component add rustfmt clippy`.";
    process::run(
        Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]),
        advice,
    )
}

/// The packages of the needs that are not met.
fn missing(needs: &[Need]) -> Vec<&'static str> {
    needs
        .iter()
        .filter(|need| !need.met())
        .map(|need| need.package())
        .collect()
}

/// Runs apt-get without questions.
fn apt(arguments: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
    process::run(
        &mut command,
        "Look at what apt-get says; the machine needs its Debian mirrors.",
    )
}

/// Any PostgreSQL version, where Debian puts it.
fn initdb_exists() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    versions
        .filter_map(Result::ok)
        .any(|version| version.path().join("bin/initdb").exists())
}

/// Whether a program is there and says its version.
fn answers(program: &str) -> bool {
    process::output(Command::new(program).arg("--version")).is_some()
}

/// Whether we may install.
fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_some_and(|user| user == "0")
}
