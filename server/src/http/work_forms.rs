//! Forms of placements, of what is heard of them, and of what people say of their own work; RP20 as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, refused};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::Pairs;
use app::forms::work::{OWN_WORK, PLACEMENTS, STABILITY_CSV, new_placement_path};
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::{PersonId, PlacementId, ProposalId};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;
use services::{StabilityMade, stability_csv};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/people/{id}/placements/new", post(enter)),
        ("/staff/placements/{id}/heard", post(heard)),
        ("/staff/placements/{id}/months", post(month)),
        ("/staff/placements/{id}/cancel", post(cancel)),
        ("/staff/work-said/{id}", post(set_aside)),
        (OWN_WORK, post(say)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![(STABILITY_CSV, get(stability))]
}

async fn enter(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let draft = form.placement()?;
        site.ports.placements.enter(&visit.actor, person, draft).await
    };
    match done.await {
        Ok(id) => said(&routes::placement(id), Notice::Placed),
        Err(refusal) => again(&site, visit, &new_placement_path(person), refusal, form).await,
    }
}

async fn heard(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PlacementId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let draft = form.heard()?;
        site.ports.placements.follow_up(&visit.actor, id, draft).await
    };
    let done = done.await;
    kept_of(&site, visit, id, done, form).await
}

async fn month(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PlacementId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let month = form.work_month()?;
        site.ports.placements.keep_month(&visit.actor, id, month).await
    };
    let done = done.await;
    kept_of(&site, visit, id, done, form).await
}

/// Back to a placement of which something was to be kept; what was typed stays in the form that was refused.
async fn kept_of(
    site: &Site,
    visit: Visit,
    id: PlacementId,
    done: Result<(), Refusal>,
    form: Pairs,
) -> Response {
    let page = routes::placement(id);
    match done {
        Ok(()) => said(&page, Notice::Saved),
        Err(refusal) => again(site, visit, &page, refusal, form).await,
    }
}

async fn cancel(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PlacementId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let cause = form.cancel_cause()?;
        site.ports.placements.cancel(&visit.actor, id, cause).await
    };
    let done = done.await.map(|()| Notice::PlacementCancelled);
    back_to(&routes::placement(id), done, &())
}

async fn set_aside(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ProposalId>,
) -> Response {
    let done = site.ports.placements.set_aside(&visit.actor, id).await;
    back_to(PLACEMENTS, done.map(|()| Notice::Removed), &())
}

async fn say(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    const BACK: &str = "/me#work";
    let form = opened(sent);
    let done = async {
        let word = form.own_word()?;
        site.ports.placements.say(&visit.actor, word).await
    };
    match done.await {
        Ok(()) => said(BACK, Notice::WorkSaid),
        Err(refusal) => refused(BACK, refusal, form.0),
    }
}

/// What of the table is asked.
#[derive(Deserialize)]
struct Asked {
    year: Option<i32>,
    area: Option<String>,
}

async fn stability(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let area = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok());
    let year = asked.year.filter(|year| (2000..=2100).contains(year));
    match site.ports.placements.stability(&visit.actor, year, area).await {
        Ok(table) => {
            let name = format!(
                "attachment; filename=\"placement-stability-{}-{}.csv\"",
                table.year, table.as_of
            );
            attached(stability_csv(&StabilityMade::from(&table)), &name)
        }
        Err(Refusal::NotSignedIn) => Redirect::to("/staff").into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
