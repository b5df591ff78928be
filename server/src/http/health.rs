//! `/healthz` says the process is alive; `/readyz` that database and index answer.

use super::{Site, Table};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

pub fn table() -> Table {
    vec![("/healthz", get(async || "ok\n")), ("/readyz", get(ready))]
}

async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.services.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(failure) => {
            tracing::warn!(%failure, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}
