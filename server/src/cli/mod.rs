//! The command line: one file per command. Exit status 0 done, 1 refused or failed, 2 wrong usage.

mod account;
mod allocate;
mod areas;
mod claims;
mod demo;
mod doctor;
mod explain;
mod family;
mod figures;
mod import;
mod keys;
mod leads;
mod list;
mod migrate;
mod policy;
mod progress;
mod reindex;
mod report;
mod round;
mod search;
mod serve;

use crate::config::Global;
use clap::{Parser, Subcommand};
use serde_json::Value;
use services::Failure;
use std::io::Write;
use std::process::ExitCode;

/// Songgang 送岗 brings fitting, open vacancies to people who need them, with proof.
#[derive(Parser, Debug)]
#[command(name = "songgang", version)]
pub struct Args {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the pages and do the background work.
    Serve(Box<serve::Serve>),
    /// Bring the schema up to date.
    Migrate,
    /// Fill an empty database with the synthetic county.
    Demo(demo::Demo),
    /// Bring in areas, people, vacancies, courses or employers from a CSV or XLSX file.
    Import(import::Import),
    /// The area tree.
    #[command(subcommand)]
    Areas(areas::Areas),
    /// Rebuild the search index from the database.
    Reindex,
    /// Search the catalogue as the pages do.
    Search(search::Search),
    /// Run one matching round.
    Match(round::Match),
    /// Run the allocator alone on an abstract instance.
    Allocate(allocate::Allocate),
    /// Say why a person and a vacancy fit, or why not.
    Explain(explain::Explain),
    /// Receipts of leads.
    #[command(subcommand)]
    Leads(leads::Leads),
    /// Lists of other departments.
    #[command(subcommand)]
    List(list::List),
    /// Print a report.
    Report(report::Report),
    /// Staff accounts.
    #[command(subcommand)]
    Account(account::Account),
    /// Say which person on the register a member of staff is.
    AccountPerson(family::AccountPerson),
    /// Policy figures.
    #[command(subcommand)]
    Figures(figures::Figures),
    /// Subsidies.
    #[command(subcommand)]
    Claims(claims::Claims),
    /// The rules, and what they come to.
    #[command(subcommand)]
    Policy(policy::Policy),
    /// The data keys.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Check database, keys, index and settings.
    Doctor,
}

/// What a command has to say: the JSON object, the same for people, and whether all is well.
pub struct Outcome {
    json: Value,
    text: String,
    ok: bool,
}

impl Outcome {
    fn done(json: &impl serde::Serialize, text: String) -> Result<Self, Failure> {
        let json = serde_json::to_value(json).map_err(|e| Failure::message(e.to_string()))?;
        Ok(Self { json, text, ok: true })
    }

    fn with_ok(self, ok: bool) -> Self {
        Self { ok, ..self }
    }
}

/// Runs the command and says how it went.
pub async fn run(args: Args) -> ExitCode {
    let json = args.global.json;
    let outcome = match args.command {
        Command::Serve(command) => return serve::run(&args.global, *command).await,
        Command::Migrate => migrate::run(&args.global).await,
        Command::Demo(command) => demo::run(&args.global, command).await,
        Command::Import(command) => import::run(&args.global, command).await,
        Command::Areas(command) => areas::run(&args.global, command).await,
        Command::Reindex => reindex::run(&args.global).await,
        Command::Search(command) => search::run(&args.global, command).await,
        Command::Match(command) => round::run(&args.global, command).await,
        Command::Allocate(command) => allocate::run(&command),
        Command::Explain(command) => explain::run(&args.global, command).await,
        Command::Leads(command) => leads::run(&args.global, command).await,
        Command::List(command) => list::run(&args.global, command).await,
        Command::Report(command) => report::run(&args.global, command).await,
        Command::Account(command) => account::run(&args.global, command).await,
        Command::AccountPerson(command) => family::run(&args.global, command).await,
        Command::Figures(command) => figures::run(&args.global, command).await,
        Command::Claims(command) => claims::run(&args.global, command).await,
        Command::Policy(command) => policy::run(&args.global, command).await,
        Command::Keys(command) => keys::run(&args.global, command).await,
        Command::Doctor => doctor::run(&args.global).await,
    };
    print(outcome, json)
}

/// What was asked for goes to standard output, as JSON or as text; everything else to standard error.
fn print(outcome: Result<Outcome, Failure>, json: bool) -> ExitCode {
    let (answer, ok) = match outcome {
        Ok(outcome) if json => (outcome.json.to_string(), outcome.ok),
        Ok(outcome) => (outcome.text.trim_end().to_owned(), outcome.ok),
        Err(failure) => {
            eprintln!("songgang: {failure}");
            if !json {
                return ExitCode::FAILURE;
            }
            (
                serde_json::json!({ "error": failure.to_string() }).to_string(),
                false,
            )
        }
    };
    match writeln!(std::io::stdout(), "{answer}") {
        Ok(()) if ok => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        // Whoever reads has seen enough, or the disk is full.
        Err(error) => {
            eprintln!("songgang: the answer could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}
