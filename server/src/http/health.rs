//! `/healthz` says the process is alive; `/readyz` that database and index answer.

use super::Site;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
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
