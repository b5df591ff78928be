//! Forms about finding people and not entering them twice.

use super::forms::{Sent, back_to, opened, redirect};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{FIND_PEOPLE, FindForm, LIKE_PERSON, LikeForm};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Json};
use domain::refusal::Refusal;

pub fn table() -> Table {
    vec![(FIND_PEOPLE, post(find)), (LIKE_PERSON, post(alike))]
}

/// Leads to the list with a mark in the place of what was typed.
async fn find(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<FindForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (text, area) = form.parse()?;
        let mark = site.ports.finding.remember(&visit.actor, text).await?;
        Ok::<_, Refusal>(app::routes::people_found(&mark, area))
    };
    match done.await {
        Ok(to) => redirect(&to),
        Err(refusal) => back_to("/staff/people", Err(refusal), &()),
    }
}

async fn alike(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<LikeForm>,
) -> Response {
    let form = opened(sent);
    match site.ports.finding.look_alikes(&visit.actor, &form.parse()).await {
        Ok(alike) => Json(alike).into_response(),
        Err(Refusal::NotSignedIn) => StatusCode::UNAUTHORIZED.into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
