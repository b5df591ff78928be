//! Debug build, started again after every change.

use std::{
    path::PathBuf,
    process::Child,
    thread,
    time::{Duration, SystemTime},
};

use crate::{
    failure::Outcome,
    serve,
    site::{self, Flavour},
    workspace::Workspace,
};

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Builds, starts, and does both again when a source changes. Ends with Ctrl+C.
pub fn dev(workspace: &Workspace, arguments: &[String]) -> Outcome {
    let mut sources = workspace.folders_behind("server");
    sources.extend(site::sources(workspace));
    sources.push(workspace.root.join("migrations"));
    loop {
        let seen = site::newest(&sources);
        let running = start(workspace, arguments);
        wait_for_change(&sources, seen);
        if let Some(mut child) = running {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Builds and starts; what fails is printed, and the next change tries again.
fn start(workspace: &Workspace, arguments: &[String]) -> Option<Child> {
    if let Err(failure) = serve::build(workspace, Flavour::Debug) {
        eprintln!("\n{failure}\nwaiting for a change …");
        return None;
    }
    let started = serve::command(workspace, Flavour::Debug, arguments).spawn();
    started
        .inspect_err(|error| eprintln!("the program did not start: {error}"))
        .ok()
}

/// Returns when something below these paths is newer than what was seen.
fn wait_for_change(sources: &[PathBuf], seen: Option<SystemTime>) {
    while site::newest(sources) == seen {
        thread::sleep(LOOK_EVERY);
    }
}
