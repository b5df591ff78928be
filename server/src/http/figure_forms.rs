//! Forms about policy figures.

use super::forms::{Sent, back_to, opened};
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{FIGURES, FigureForm};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::FigureRequestId;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (FIGURES, post(ask)),
        ("/staff/figures/{id}/approve", post(approve)),
        ("/staff/figures/{id}/refuse", post(refuse)),
    ]
}

async fn ask(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<FigureForm>,
) -> Response {
    let form = opened(sent);
    let done = async { site.ports.policies.ask(&visit.actor, form.parse()?).await };
    match done.await {
        Ok(()) => back_to(FIGURES, Ok(Notice::FigureAsked), &()),
        Err(refusal) => back_to("/staff/figures#new", Err(refusal), &form),
    }
}

async fn approve(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FigureRequestId>,
) -> Response {
    let done = site.ports.policies.decide(&visit.actor, id, true).await;
    back_to(FIGURES, done.map(|()| Notice::FigureSet), &())
}

async fn refuse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FigureRequestId>,
) -> Response {
    let done = site.ports.policies.decide(&visit.actor, id, false).await;
    back_to(FIGURES, done.map(|()| Notice::FigureRefused), &())
}
