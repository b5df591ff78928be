//! What the gateway for text messages calls: receipts of messages, and messages that come in. It proves itself by the secret in
//! the address; who does not know it finds nothing here.

use super::{Site, Table};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use domain::ids::MessageId;
use domain::message::Heard;
use serde::Deserialize;
use services::messages::Replied;

/// What is called.
pub fn table() -> Table {
    vec![
        ("/hooks/sms/{token}/receipt", get(receipt)),
        ("/hooks/sms/{token}/in", get(incoming)),
    ]
}

/// Whether an address holds the secret: receipts of thousands of messages come at once, and are held to no pace.
pub fn is_of_gateway(site: &Site, path: &str) -> bool {
    let token = path
        .strip_prefix("/hooks/sms/")
        .and_then(|rest| rest.split('/').next());
    token.is_some_and(|token| knows(site, token))
}

fn knows(site: &Site, token: &str) -> bool {
    let secret = site.hook_token.as_deref();
    secret.is_some_and(|secret| services::is_equal(secret.as_bytes(), token.as_bytes()))
}

/// What a receipt says: the message, and what became of it.
#[derive(Deserialize)]
struct Receipt {
    #[serde(default)]
    m: String,
    #[serde(default)]
    s: String,
}

/// A receipt is answered when it is written. What nobody can do anything with is answered all the same: a gateway that hears
/// "no" asks again for ever.
async fn receipt(
    State(site): State<Site>,
    Path(token): Path<String>,
    Query(said): Query<Receipt>,
) -> (StatusCode, &'static str) {
    if !knows(&site, &token) {
        return (StatusCode::NOT_FOUND, "not found\n");
    }
    let Some(heard) = Heard::read(&said.s) else {
        tracing::warn!("a receipt says what is not known");
        return (StatusCode::OK, "unknown status\n");
    };
    let Ok(id) = said.m.parse::<MessageId>() else {
        return (StatusCode::OK, "unknown message\n");
    };
    match site.services.hear(id, heard).await {
        Ok(Replied::Noted) => (StatusCode::OK, "noted\n"),
        Ok(Replied::Known) => (StatusCode::OK, "known\n"),
        Ok(Replied::Unknown) => (StatusCode::OK, "unknown message\n"),
        Err(failure) => {
            tracing::error!(%failure, "a receipt could not be written");
            (StatusCode::SERVICE_UNAVAILABLE, "try again\n")
        }
    }
}

/// A message that came in.
#[derive(Deserialize)]
struct Incoming {
    #[serde(default)]
    from: String,
    #[serde(default)]
    text: String,
}

/// Answered with nothing: gateways send on what they are answered.
async fn incoming(
    State(site): State<Site>,
    Path(token): Path<String>,
    Query(came): Query<Incoming>,
) -> StatusCode {
    if !knows(&site, &token) {
        return StatusCode::NOT_FOUND;
    }
    match site.services.take_incoming(&came.from, &came.text).await {
        Ok(_) => StatusCode::OK,
        Err(failure) => {
            tracing::error!(%failure, "a message that came in could not be read");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
