//! `leads deliver`: receipts come in.

use super::Outcome;
use super::progress::Bar;
use crate::config::Global;
use clap::Subcommand;
use services::Failure;
use std::path::PathBuf;

#[derive(Subcommand, Debug)]
pub enum Leads {
    /// Read receipts: `person_no`, `vacancy_no`, `channel`, `delivered_at`, `evidence`.
    Deliver {
        /// CSV or XLSX.
        file: PathBuf,
        /// Check only; write nothing.
        #[arg(long)]
        dry_run: bool,
        /// What "now" is.
        #[arg(long, value_parser = crate::config::as_of)]
        as_of: Option<chrono::DateTime<chrono::Utc>>,
    },
}

pub async fn run(global: &Global, command: Leads) -> Result<Outcome, Failure> {
    let Leads::Deliver { file, dry_run, as_of } = command;
    let services = global.open(as_of).await?;
    services.migrate().await?;
    let bar = Bar::new("receipts");
    let account = services
        .deliver_leads(&file, dry_run, &|permille| bar.show(permille))
        .await?;
    bar.finish();
    let text = super::import::as_text(&account);
    Outcome::done(&account, text)
}
