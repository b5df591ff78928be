//! Forms of the disability quota; RP14 as a file.

use super::deed::{Deed, pressed};
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
use domain::permission::{Deed as Action, Function};
use domain::ports::Answered;
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

async fn declare(Path(year): Path<i32>, deed: Deed) -> Response {
    let done = async {
        // Employers have a form of their own.
        deed.who().scope(Action::Create, Function::Quota)?;
        let (code, declared) = (deed.form.quota_code()?, deed.form.declaration()?);
        let quotas = &deed.ports().quotas;
        quotas.declare_quota(deed.who(), (year, code), declared).await
    };
    let done = done.await;
    deed.answer(&to::quota_path(year), done.map(|_| Notice::Saved))
        .await
}

async fn declare_own(deed: Deed) -> Response {
    let done = async {
        // Offices have a form of their own.
        deed.who().own_employer(Action::Create, Function::Quota)?;
        let (year, declared) = (deed.form.quota_year()?, deed.form.declaration()?);
        let quotas = &deed.ports().quotas;
        quotas.declare_quota(deed.who(), (year, None), declared).await
    };
    let done = done.await;
    deed.back("/employer#quota", done.map(|_| Notice::Saved))
}

fn to_year(year: i32, done: Answered<()>) -> Response {
    pressed(&to::quota_path(year), done.map(|()| Notice::Saved))
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

/// The page a step of a line was taken on.
fn year_of(deed: &Deed) -> String {
    deed.form
        .quota_year()
        .map_or_else(|_| to::QUOTA.to_owned(), to::quota_path)
}

async fn check(Path(id): Path<QuotaLineId>, deed: Deed) -> Response {
    let done = async {
        let (version, found) = (deed.form.seen_version()?, deed.form.quota_check()?);
        deed.ports()
            .quotas
            .check_quota(deed.who(), id, version, found)
            .await
    };
    let done = done.await;
    let page = year_of(&deed);
    deed.back(&page, done.map(|()| Notice::Saved))
}

async fn decide(Path(id): Path<QuotaLineId>, deed: Deed) -> Response {
    let done = async {
        let version = deed.form.seen_version()?;
        deed.ports().quotas.decide_quota(deed.who(), id, version).await
    };
    let done = done.await;
    pressed(&year_of(&deed), done.map(|()| Notice::Saved))
}

async fn pay(Path(id): Path<QuotaLineId>, deed: Deed) -> Response {
    let done = async {
        let (version, paid) = (deed.form.seen_version()?, deed.form.levy_paid()?);
        deed.ports().quotas.pay_quota(deed.who(), id, version, paid).await
    };
    let done = done.await;
    let page = year_of(&deed);
    deed.back(&page, done.map(|()| Notice::Saved))
}

async fn list(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(year): Path<i32>,
    Query(asked): Query<Asked>,
) -> Response {
    let made = async {
        if let Some(area) = asked.area() {
            let scope = visit.actor.scope(Action::Read, Function::Quota)?;
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
