//! Everything that must pass, cheap to dear.

use std::{fs, path::Path, process::Command, time::Instant};

use clap::ValueEnum;

use crate::{
    budget, bundle,
    failure::{Failure, Outcome},
    licences,
    machine::{self, Need},
    process, serve,
    site::{self, Flavour},
    workspace::Workspace,
};

/// One step; they run in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Step {
    /// Is every file formatted?
    Format,
    /// Do the crates keep to their directions? (The tests of `xtask`.)
    Architecture,
    /// What does clippy say of the program?
    Lint,
    /// What does clippy say of the browser bundle?
    LintBrowser,
    /// Tests of all crates, the store on SQLite and on PostgreSQL.
    Unit,
    /// Are all licences and sources allowed? (With more from cargo-deny, when it is there.)
    Licences,
    /// Does the release build?
    Build,
    /// Is the bundle small enough for a phone?
    Size,
    /// The stories, in a real browser.
    Browser,
}

impl Step {
    /// Does the step.
    fn run(self, workspace: &Workspace) -> Outcome {
        match self {
            Self::Format => format(workspace),
            Self::Architecture => architecture(workspace),
            Self::Lint => lint(workspace),
            Self::LintBrowser => lint_browser(workspace),
            Self::Unit => unit(workspace),
            Self::Licences => licences(workspace),
            Self::Build => serve::build(workspace, Flavour::Release),
            Self::Size => budget::check(workspace, &site::make(workspace, Flavour::Release)?),
            Self::Browser => browser(workspace),
        }
    }

    /// What the machine must have for it.
    fn needs(self) -> &'static [Need] {
        match self {
            Self::Unit => &Need::UNIT,
            Self::Browser => &Need::BROWSER,
            _ => &[],
        }
    }

    /// Its name on the command line.
    fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}

/// Runs the chosen steps, all of them when none is chosen.
pub fn test(workspace: &Workspace, chosen: &[Step]) -> Outcome {
    let all = Step::value_variants().iter().copied();
    let steps: Vec<_> = all
        .filter(|step| chosen.is_empty() || chosen.contains(step))
        .collect();
    prepare(&steps)?;
    for (position, step) in steps.iter().enumerate() {
        println!("\n== {} ({} of {})", step.name(), position + 1, steps.len());
        let started = Instant::now();
        let outcome = step.run(workspace);
        println!("== {}: {:.0} s", step.name(), started.elapsed().as_secs_f64());
        outcome?;
    }
    println!("\nall {} steps passed", steps.len());
    Ok(())
}

/// Installs what the steps need before the first one starts.
fn prepare(steps: &[Step]) -> Outcome {
    machine::ensure_components()?;
    machine::ensure_wasm_target()?;
    let needs: Vec<_> = steps.iter().flat_map(|step| step.needs()).copied().collect();
    machine::ensure(&needs)
}

fn format(workspace: &Workspace) -> Outcome {
    cargo(workspace, &["fmt", "--all", "--check"], "Run `cargo fmt --all`.")
}

fn architecture(workspace: &Workspace) -> Outcome {
    let advice = "Read `docs/ARCHITECTURE.md`; an arrow that is really wanted is added to `xtask/src/architecture.rs`.";
    cargo(workspace, &["test", "--package", "xtask"], advice)
}

/// The members the program is made of. The same choice in `lint` and `unit` lets them share what they build;
/// `xtask` is apart because its dependencies would switch on features the program does not have.
const PROGRAM: [&str; 5] = ["--workspace", "--exclude", "frontend", "--exclude", "xtask"];

fn lint(workspace: &Workspace) -> Outcome {
    let end = ["--all-targets", "--", "--deny", "warnings"];
    let advice = "Mend what clippy reports; an exception is `#[expect(…, reason = \"…\")]`.";
    cargo(
        workspace,
        &[["clippy"].as_slice(), &PROGRAM, &end].concat(),
        advice,
    )?;
    cargo(
        workspace,
        &[["clippy", "--package", "xtask"].as_slice(), &end].concat(),
        advice,
    )
}

fn lint_browser(workspace: &Workspace) -> Outcome {
    let common = ["clippy", "--package", "frontend", "--target", bundle::WASM];
    let deny = ["--", "--deny", "warnings"];
    let advice =
        "What only the server uses belongs behind the feature `ssr`, what only staff use behind `staff`.";
    cargo(workspace, &[common.as_slice(), &deny].concat(), advice)?;
    cargo(
        workspace,
        &[common.as_slice(), &["--features", "staff"], &deny].concat(),
        advice,
    )
}

fn unit(workspace: &Workspace) -> Outcome {
    let advice = "Run the failing test alone: `cargo test --package <crate> <name of the test>`.";
    cargo(workspace, &[["test"].as_slice(), &PROGRAM].concat(), advice)
}

fn licences(workspace: &Workspace) -> Outcome {
    licences::check(workspace)?;
    if process::output(process::cargo().args(["deny", "--version"])).is_none() {
        println!("cargo-deny is not installed: it would say more of versions and wildcards");
        return Ok(());
    }
    let advice = "Choose another crate, or add the exception with its reason to `deny.toml`.";
    cargo(
        workspace,
        &["deny", "check", "bans", "licenses", "sources"],
        advice,
    )
}

fn browser(workspace: &Workspace) -> Outcome {
    serve::build(workspace, Flavour::Release)?;
    let folder = workspace.root.join("end2end");
    install_libraries(&folder)?;
    let mut node = Command::new("node");
    node.current_dir(&folder)
        .args(["--test", "--test-reporter=spec"])
        .args(stories(&folder)?);
    node.env("SONGGANG_PROGRAM", workspace.program("release"))
        .env("CHROMIUM", machine::CHROMIUM);
    process::run(
        &mut node,
        "Look at the pictures in `end2end/out/`; `docs/CONTRIBUTING.md` tells how to run one story.",
    )
}

/// `npm ci`, unless what is there is as new as the lock file.
fn install_libraries(folder: &Path) -> Outcome {
    let changed = |name: &str| {
        fs::metadata(folder.join(name))
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    process::run(
        &mut npm,
        "The libraries of the browser stories come from the npm registry; check the connection.",
    )
}

/// The story files, by name.
fn stories(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut stories: Vec<_> = names.filter(|name| name.ends_with(".story.mjs")).collect();
    stories.sort();
    Ok(stories)
}

/// Runs cargo in the root of the workspace.
fn cargo(workspace: &Workspace, arguments: &[&str], advice: &str) -> Outcome {
    process::run(
        process::cargo().current_dir(&workspace.root).args(arguments),
        advice,
    )
}
