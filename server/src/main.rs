//! The one program: HTTP, sessions, background work and the command line.

mod cli;
mod config;
mod http;
mod telemetry;
mod worker;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let args = cli::Args::parse();
    telemetry::start();
    cli::run(args).await
}
