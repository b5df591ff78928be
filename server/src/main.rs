//! The one program: HTTP, sessions, background work and the command line.

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let args = server::Args::parse();
    server::start_telemetry();
    server::run(args).await
}
