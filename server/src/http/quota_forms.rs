//! Forms of the disability quota; RP14 as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, refused};
use super::insurance_forms::{Asked, no_file};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::quota as to;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::QuotaLineId;
use domain::permission::{Deed, Function};
use domain::refusal::Refusal;
use services::quota_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/quota/{year}", post(declare)),
        ("/staff/quota/{year}/open", post(open)),
        ("/staff/quota/{year}/publish", post(publish)),
        ("/staff/quota/{year}/close", post(close)),
        ("/staff/quota-lines/{id}/check", post(check)),
        ("/staff/quota-lines/{id}/decide", post(decide)),
        ("/staff/quota-lines/{id}/pay", post(pay)),
        (to::OWN_QUOTA, post(declare_own)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![("/staff/quota/{year}/list.csv", get(list))]
}

async fn declare(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        // Employers have a form of their own.
        visit.actor.scope(Deed::Create, Function::Quota)?;
        let (code, declared) = (form.quota_code()?, form.declaration()?);
        site.ports
            .quotas
            .declare_quota(&visit.actor, (year, code), declared)
            .await
    };
    match done.await {
        Ok(_) => said(&to::quota_path(year), Notice::Saved),
        Err(refusal) => again(&site, visit, &to::quota_path(year), refusal, form).await,
    }
}

async fn declare_own(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    const BACK: &str = "/employer#quota";
    let form = opened(sent);
    let done = async {
        // Offices have a form of their own.
        visit.actor.own_employer(Deed::Create, Function::Quota)?;
        let (year, declared) = (form.quota_year()?, form.declaration()?);
        site.ports
            .quotas
            .declare_quota(&visit.actor, (year, None), declared)
            .await
    };
    match done.await {
        Ok(_) => said(BACK, Notice::Saved),
        Err(refusal) => refused(BACK, refusal, form.0),
    }
}

fn to_year(year: i32, done: Result<(), Refusal>) -> Response {
    back_to(&to::quota_path(year), done.map(|()| Notice::Saved), &())
}

async fn open(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
) -> Response {
    to_year(year, site.ports.quotas.open_quota(&visit.actor, year).await)
}

async fn publish(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
) -> Response {
    to_year(year, site.ports.quotas.publish_quota(&visit.actor, year).await)
}

async fn close(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
) -> Response {
    let done = site.ports.quotas.close_quota(&visit.actor, year).await;
    to_year(year, done.map(drop))
}

async fn check(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<QuotaLineId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let year = form.quota_year().unwrap_or_default();
    let done = async {
        let (version, found) = (form.seen_version()?, form.quota_check()?);
        site.ports
            .quotas
            .check_quota(&visit.actor, id, version, found)
            .await
    };
    match done.await {
        Ok(()) => said(&to::quota_path(year), Notice::Saved),
        Err(refusal) => refused(&to::quota_path(year), refusal, form.0),
    }
}

async fn decide(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<QuotaLineId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let version = form.seen_version()?;
        site.ports.quotas.decide_quota(&visit.actor, id, version).await
    };
    to_year(form.quota_year().unwrap_or_default(), done.await)
}

async fn pay(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<QuotaLineId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let year = form.quota_year().unwrap_or_default();
    let done = async {
        let (version, paid) = (form.seen_version()?, form.levy_paid()?);
        site.ports.quotas.pay_quota(&visit.actor, id, version, paid).await
    };
    match done.await {
        Ok(()) => said(&to::quota_path(year), Notice::Saved),
        Err(refusal) => refused(&to::quota_path(year), refusal, form.0),
    }
}

async fn list(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
    Query(asked): Query<Asked>,
) -> Response {
    let made = async {
        if let Some(area) = asked.area() {
            let scope = visit.actor.scope(Deed::Read, Function::Quota)?;
            scope.within(area).ok_or(Refusal::NotFound)?;
        }
        site.ports.quotas.quota_year(&visit.actor, Some(year)).await
    };
    match made.await {
        Ok(page) => {
            let name = format!("attachment; filename=\"quota-{year}.csv\"");
            attached(quota_csv(&page), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
