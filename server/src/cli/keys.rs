//! `keys`: how the data keys stand, and new ones. The keys themselves are never printed.

use super::Outcome;
use crate::config::Global;
use clap::Subcommand;
use services::Failure;

#[derive(Subcommand, Debug)]
pub enum Keys {
    /// Say which keys are in force and whether everything is sealed with them.
    Status,
    /// Take a new key, seal everything with it and forget the old one. Goes on with a rotation that was interrupted.
    Rotate {
        /// Take a new index key too, by which numbers are found.
        #[arg(long)]
        index: bool,
    },
}

pub async fn run(global: &Global, command: Keys) -> Result<Outcome, Failure> {
    match command {
        Keys::Status => status(global).await,
        Keys::Rotate { index } => rotate(global, index).await,
    }
}

async fn status(global: &Global) -> Result<Outcome, Failure> {
    let found = global.open(None).await?.key_status().await?;
    let status = &found.status;
    let text = format!(
        "Key {} and index key {} are in force, kept in the {}.\n{} cells are sealed, {} of them with an older key.",
        status.seal_key, status.index_key, found.kept_in, status.cells, status.behind
    );
    Outcome::done(&found, text)
}

async fn rotate(global: &Global, index: bool) -> Result<Outcome, Failure> {
    let services = global.open(None).await?;
    services.migrate().await?;
    let done = services.rotate_keys(index).await?;
    let text = format!(
        "{} cells sealed with the new key {}, {} marks computed again. Back data.key up.",
        done.resealed, done.seal_key, done.reindexed
    );
    Outcome::done(&done, text)
}
