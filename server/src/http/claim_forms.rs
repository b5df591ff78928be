//! Forms of subsidies, and the payment list as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::refused;
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::claim::{CLAIMS_CSV, NEW_CLAIM};
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::ClaimId;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;
use services::payment_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (NEW_CLAIM, post(enter)),
        ("/staff/claims/{id}/apply", post(apply)),
        ("/staff/claims/{id}/step", post(step)),
        ("/me/claims/{id}", post(apply_mine)),
        ("/employer/claims/{id}", post(apply_for_firm)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![(CLAIMS_CSV, get(payments))]
}

async fn enter(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let draft = form.claim_draft()?;
        site.ports.claims.enter_claim(&visit.actor, draft).await
    };
    match done.await {
        Ok(id) => said(&routes::claim(id), Notice::Saved),
        Err(refusal) => {
            let address = form.new_claim_page();
            again(&site, visit, &address, refusal, form).await
        }
    }
}

async fn apply(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClaimId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let application = form.claim_application()?;
        site.ports.claims.apply_for(&visit.actor, id, application).await
    };
    match done.await {
        Ok(()) => said(&routes::claim(id), Notice::ClaimSent),
        Err(refusal) => again(&site, visit, &routes::claim(id), refusal, form).await,
    }
}

async fn step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClaimId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let step = form.claim_step()?;
        site.ports.claims.step_claim(&visit.actor, id, step).await
    };
    match done.await {
        Ok(()) => said(&routes::claim(id), Notice::ClaimStepped),
        Err(refusal) => again(&site, visit, &routes::claim(id), refusal, form).await,
    }
}

async fn apply_mine(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClaimId>,
    sent: Sent,
) -> Response {
    const BACK: &str = "/me#subsidies";
    let form = opened(sent);
    let done = async {
        let application = form.claim_application()?;
        site.ports.claims.apply_mine(&visit.actor, id, application).await
    };
    match done.await {
        Ok(()) => said(BACK, Notice::ClaimSent),
        Err(refusal) => refused(BACK, refusal, form.0),
    }
}

async fn apply_for_firm(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClaimId>,
    sent: Sent,
) -> Response {
    const BACK: &str = "/employer#subsidies";
    let form = opened(sent);
    let done = async {
        let application = form.claim_application()?;
        site.ports
            .claims
            .apply_for_firm(&visit.actor, id, application)
            .await
    };
    match done.await {
        Ok(()) => said(BACK, Notice::ClaimSent),
        Err(refusal) => refused(BACK, refusal, form.0),
    }
}

/// What of the list is asked.
#[derive(Deserialize)]
struct Asked {
    area: Option<String>,
    month: Option<String>,
}

async fn payments(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let area = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok());
    let month = asked.month.as_deref().and_then(app::forms::visit::month);
    match site.ports.claims.payment_list(&visit.actor, area, month).await {
        Ok(list) => attached(
            payment_csv(&list, |line| app::payment_words(line, visit.prefs.lang)),
            "attachment; filename=\"subsidy-payments.csv\"",
        ),
        Err(Refusal::NotSignedIn) => Redirect::to("/staff").into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(Refusal::ListTooLong { .. }) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
