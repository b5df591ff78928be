//! Build, and serve.

use std::{os::unix::process::CommandExt, process::Command};

use crate::{
    failure::{Failure, Outcome},
    process,
    site::{self, Flavour},
    workspace::Workspace,
};

/// The browser bundle and the program.
pub fn build(workspace: &Workspace, flavour: Flavour) -> Outcome {
    site::make(workspace, flavour)?;
    program(workspace, flavour)
}

/// Builds, then becomes the program.
pub fn serve(workspace: &Workspace, arguments: &[String]) -> Outcome {
    build(workspace, Flavour::Release)?;
    let error = command(workspace, Flavour::Release, arguments).exec();
    let advice = "Run `cargo xtask build` and start `target/release/songgang serve` by hand.";
    Err(Failure::new(
        format!("the program did not start: {error}."),
        advice,
    ))
}

/// `songgang serve`, which fills an empty database with the demo county.
pub fn command(workspace: &Workspace, flavour: Flavour, arguments: &[String]) -> Command {
    let mut command = Command::new(workspace.program(flavour.program_folder()));
    command
        .current_dir(&workspace.root)
        .args(["serve", "--demo-if-empty"])
        .args(arguments);
    command
}

/// Builds the program alone.
fn program(workspace: &Workspace, flavour: Flavour) -> Outcome {
    let mut cargo = process::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["build", "--package", "server"]);
    if flavour == Flavour::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo, "Mend what the compiler reports.")
}
