//! Forms of wall screens.

use super::file_forms::{Sent, again, opened, said};
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::screen as to;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::ScreenId;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![(to::SCREENS, post(add)), ("/staff/screens/{id}", post(act))]
}

async fn add(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.screen_wish()?;
        site.ports.screens.add_screen(&visit.actor, wish).await
    };
    match done.await {
        Ok(id) => said(&to::screen_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, to::SCREENS, refusal, form).await,
    }
}

async fn act(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ScreenId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, deed) = (form.seen_version()?, form.screen_deed()?);
        site.ports
            .screens
            .act_on_screen(&visit.actor, id, version, deed)
            .await
    };
    match done.await {
        Ok(()) => said(&to::screen_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, &to::screen_path(id), refusal, form).await,
    }
}
