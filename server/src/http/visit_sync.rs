//! What phones send of visits made without signal, and what visitors take along: JSON, for the signed-in alone.

use super::visit::Visit;
use super::{Site, Table};
use app::forms::visit::{VISIT_PACK, VISIT_SYNC};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json};
use domain::ids::VisitId;
use domain::permission::{Deed, Function};
use domain::ports::Received;
use domain::refusal::Refusal;
use domain::visit::{RECORDS_MAX, SyncBatch};
use serde_json::Value;

/// What they bring.
pub fn table() -> Table {
    vec![(VISIT_SYNC, post(sync))]
}

/// What they take along.
pub fn files() -> Table {
    vec![(VISIT_PACK, get(pack))]
}

/// Nothing is read before it is clear that somebody of the staff asks, or a telephone whose account was closed gives back.
async fn sync(State(site): State<Site>, Extension(visit): Extension<Visit>, body: Bytes) -> Response {
    if let Err(refusal) = visit.actor.scope(Deed::Create, Function::HomeVisit)
        && visit.gives_back.is_none()
    {
        return refused(refusal);
    }
    let Ok(batch) = serde_json::from_slice::<SyncBatch<Value>>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if batch.records.len() > RECORDS_MAX {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let batch = SyncBatch {
        account: batch.account,
        sent_at: batch.sent_at,
        records: batch.records.into_iter().map(read).collect(),
    };
    let visits = &site.ports.visits;
    let taken = match &visit.gives_back {
        Some(secret) => visits.give_back(secret, batch).await,
        None => visits.sync(&visit.actor, batch).await,
    };
    match taken {
        Ok(answers) => Json(answers).into_response(),
        Err(refusal) => refused(refusal),
    }
}

/// A record by itself; of one that cannot be read, its id.
fn read(record: Value) -> Received {
    let id = record.get("id").and_then(Value::as_str);
    let id = id.and_then(|id| id.parse::<VisitId>().ok());
    serde_json::from_value(record).map(Box::new).map_err(|_| id)
}

/// A telephone whose account was closed is told to let its files go.
async fn pack(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    if visit.gives_back.is_some() {
        return refused(Refusal::NotAllowed);
    }
    match site.ports.visits.pack(&visit.actor).await {
        Ok(pack) => Json(pack).into_response(),
        Err(refusal) => refused(refusal),
    }
}

/// What programs are answered that may not, or not so.
pub(super) fn refused(refusal: Refusal) -> Response {
    let status = match &refusal {
        Refusal::NotSignedIn => StatusCode::UNAUTHORIZED,
        Refusal::NotAllowed => StatusCode::FORBIDDEN,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let mut response = status.into_response();
    response.extensions_mut().insert(refusal);
    response
}
