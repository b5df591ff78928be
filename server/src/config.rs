//! Where the data is, and what time it is meant to be.

use chrono::{DateTime, Utc};
use clap::Args;
use domain::clock::{Clock, FixedClock};
use services::machine::{MachineChance, SystemClock, parse_as_of};
use services::{Failure, Opening, Services};
use std::path::PathBuf;
use std::sync::Arc;

/// Settings every command understands.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// Folder of the database, the index and the keys.
    #[arg(
        long,
        global = true,
        env = "SONGGANG_DATA",
        default_value = "./data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// `sqlite:…` or `postgres://…`; a SQLite file in the data folder when left out.
    #[arg(
        long,
        global = true,
        env = "DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
    /// Print exactly one JSON object to standard output.
    #[arg(long, global = true)]
    pub json: bool,
}

/// Reads the value of `--as-of`.
pub fn as_of(text: &str) -> Result<DateTime<Utc>, String> {
    parse_as_of(text)
        .ok_or_else(|| "expected a date (2026-06-30) or a time (2026-06-30T09:00:00+08:00)".to_owned())
}

impl Global {
    /// Opens data folder and database; with `as_of`, time stands still there.
    pub async fn open(&self, as_of: Option<DateTime<Utc>>) -> Result<Arc<Services>, Failure> {
        let clock: Arc<dyn Clock> = match as_of {
            Some(instant) => Arc::new(FixedClock(instant)),
            None => Arc::new(SystemClock),
        };
        let chance = Arc::new(MachineChance::new().map_err(|e| Failure::message(e.to_string()))?);
        let opening = Opening {
            data: self.data.clone(),
            database_url: self.database_url.clone(),
            data_key: std::env::var("SONGGANG_DATA_KEY").ok(),
            clock,
            chance,
        };
        Services::open(opening).await.map(Arc::new)
    }
}
