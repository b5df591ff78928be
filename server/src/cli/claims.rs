//! `claims recompute`: what people and employers are owed, worked out anew from what is on record.

use super::Outcome;
use crate::config::Global;
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use domain::actor::Actor;
use serde_json::json;
use services::Failure;
use std::time::Instant;

#[derive(Subcommand, Debug)]
pub enum Claims {
    /// Find entitlements anew, and write what changed.
    Recompute(Recompute),
}

#[derive(Args, Debug)]
pub struct Recompute {
    /// The day it is worked out for.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<DateTime<Utc>>,
}

pub async fn run(global: &Global, command: Claims) -> Result<Outcome, Failure> {
    let Claims::Recompute(asked) = command;
    let services = global.open(asked.as_of).await?;
    services.migrate().await?;
    let began = Instant::now();
    let told = services.recompute_claims(&Actor::Operator).await?;
    let seconds = began.elapsed().as_secs_f64();
    let json = json!({
        "people": told.people,
        "placements": told.placements,
        "entitlements": told.entitlements,
        "found": told.found,
        "changed": told.changed,
        "gone": told.gone,
        "differ": told.differ,
        "seconds": seconds,
    });
    let text = format!(
        "{} placements of {} people, {} entitlements: {} new, {} changed, {} gone, {} decided ones differ today; {seconds:.2} s",
        told.placements, told.people, told.entitlements, told.found, told.changed, told.gone, told.differ
    );
    Outcome::done(&json, text)
}
