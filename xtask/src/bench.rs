//! The measurements: examples named `bench_…` of any member.

use crate::{
    failure::{Failure, Outcome},
    process, serve,
    site::Flavour,
    workspace::{Member, Workspace},
};

/// What the names of the examples begin with.
const BEGINNING: &str = "bench_";

/// Runs one measurement, or all of them, on the program as it would be shipped.
pub fn bench(workspace: &Workspace, name: Option<&str>, arguments: &[String]) -> Outcome {
    let chosen: Vec<_> = all(workspace)
        .into_iter()
        .filter(|(_, bench)| name.is_none_or(|name| name == bench))
        .collect();
    if chosen.is_empty() {
        let known: Vec<_> = all(workspace).into_iter().map(|(_, bench)| bench).collect();
        let known = format!(
            "Known: {}. Each is an example `{BEGINNING}…` of a member.",
            known.join(", ")
        );
        return Err(Failure::new(
            format!("no measurement {}.", name.unwrap_or("at all")),
            known,
        ));
    }
    serve::build(workspace, Flavour::Release)?;
    chosen
        .iter()
        .try_for_each(|(member, bench)| run(workspace, member, bench, arguments))
}

/// Member and name of every measurement.
fn all(workspace: &Workspace) -> Vec<(String, String)> {
    let of_member = |member| -> Vec<_> {
        let examples = Member::targets_of_kind(member, "example");
        let benches = examples.filter_map(|example| example.strip_prefix(BEGINNING));
        benches
            .map(|bench| (member.name.clone(), bench.to_owned()))
            .collect()
    };
    workspace.members.iter().flat_map(of_member).collect()
}

/// Runs one.
fn run(workspace: &Workspace, member: &str, bench: &str, arguments: &[String]) -> Outcome {
    println!("\n== {bench} ({member})");
    let mut cargo = process::cargo();
    cargo
        .current_dir(&workspace.root)
        .args(["run", "--release", "--package", member, "--example"]);
    cargo.arg(format!("{BEGINNING}{bench}")).arg("--").args(arguments);
    process::run(&mut cargo, "Read what the measurement printed above.")
}
