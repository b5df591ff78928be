//! `cargo xtask`: build, serve, test and measure Songgang.
//!
//! A thin conductor. It starts `cargo`, `node` and the program itself, and makes the browser bundle, which
//! cargo alone cannot make. It knows no rule of the product.

#[cfg(test)]
mod architecture;
mod bench;
mod budget;
mod bundle;
mod dev;
mod failure;
mod licences;
mod machine;
mod process;
mod serve;
mod site;
mod stylesheet;
mod test;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{failure::Outcome, site::Flavour, workspace::Workspace};

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Build, serve, test and measure Songgang",
    version
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the browser bundle and the program in release, start nothing
    Build,
    /// Build, then serve on <http://127.0.0.1:3000>; an empty database gets the demo county
    Serve {
        /// Passed on to `songgang serve`, for example `--addr 0.0.0.0:8080`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Debug build, started again after every change
    Dev {
        /// Passed on to `songgang serve`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Everything that must pass, cheap to dear; stops at the first failure
    Test {
        /// Only these steps, in their usual order
        steps: Vec<test::Step>,
    },
    /// Run the measurements (`import`, `match`, `pages`, …), or one of them
    Bench {
        /// Which one; all when left out
        name: Option<String>,
        /// Passed on to the measurement
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn run(command: Command) -> Outcome {
    let workspace = Workspace::find()?;
    match command {
        Command::Build => serve::build(&workspace, Flavour::Release),
        Command::Serve { arguments } => serve::serve(&workspace, &arguments),
        Command::Dev { arguments } => dev::dev(&workspace, &arguments),
        Command::Test { steps } => test::test(&workspace, &steps),
        Command::Bench { name, arguments } => bench::bench(&workspace, name.as_deref(), &arguments),
    }
}
