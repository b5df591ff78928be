//! `migrate`: brings the schema up to date.

use super::Outcome;
use crate::config::Global;
use serde_json::json;
use services::Failure;

pub async fn run(global: &Global) -> Result<Outcome, Failure> {
    let services = global.open(None).await?;
    let applied = services.migrate().await?;
    let text = match applied.len() {
        0 => "The schema is up to date.".to_owned(),
        n => format!("{n} migrations applied: {}.", applied.join(", ")),
    };
    Outcome::done(&json!({ "applied": applied }), text)
}
