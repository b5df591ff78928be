//! `reindex`: rebuilds the search index from the database.

use super::Outcome;
use crate::config::Global;
use serde_json::json;
use services::Failure;
use std::time::Instant;

pub async fn run(global: &Global) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let services = global.open(None).await?;
    services.migrate().await?;
    let documents = services.reindex().await?;
    let seconds = started.elapsed().as_secs_f64();
    let text = format!("{documents} documents in the index, {seconds:.1} s.");
    Outcome::done(&json!({ "documents": documents, "seconds": seconds }), text)
}
