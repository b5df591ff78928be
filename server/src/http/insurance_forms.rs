//! Forms of the land-loss insurance; its runs and reports as files.

use super::deed::{Deed, pressed};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::insurance as to;
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::actor::Actor;
use domain::ids::{AcquisitionId, LandEnrolmentId, PersonId};
use domain::ports::Answered;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;
use services::{fund_csv, register_csv, run_csv};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/people/{id}/insurance", post(register)),
        ("/staff/insurance/run", post(run)),
        ("/staff/insurance/{id}/notify", post(notify)),
        ("/staff/insurance/{id}/agree", post(agree)),
        ("/staff/insurance/{id}/pay", post(pay)),
        ("/staff/insurance/{id}/reverse", post(reverse)),
        ("/staff/insurance/{id}/close", post(close)),
        (to::LAND_FUND, post(acquisition)),
        ("/staff/land-fund/{id}", post(acquisition_money)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        (to::RUN_CSV, get(run_file)),
        (to::LAND_REGISTER_CSV, get(register_file)),
        (to::LAND_FUND_CSV, get(fund_file)),
    ]
}

async fn register(Path(person): Path<PersonId>, deed: Deed) -> Response {
    let done = async {
        let wish = deed.form.enrolment_wish()?;
        let id = deed.ports().insurances.register(deed.who(), person, wish).await?;
        Ok((routes::insurance(id), Notice::InsuranceRegistered))
    };
    let done = done.await;
    deed.lead_on(&routes::person_tab(person, "insurance"), done).await
}

/// Answers a step: the place again, or the page itself with what was typed.
async fn stepped(deed: Deed, id: LandEnrolmentId, done: Answered<()>) -> Response {
    deed.answer(&routes::insurance(id), done.map(|()| Notice::Saved))
        .await
}

async fn notify(Path(id): Path<LandEnrolmentId>, deed: Deed) -> Response {
    let done = async {
        let (version, on) = (deed.form.seen_version()?, deed.form.notice_day()?);
        deed.ports().insurances.notify(deed.who(), id, version, on).await
    };
    let done = done.await;
    stepped(deed, id, done).await
}

async fn agree(Path(id): Path<LandEnrolmentId>, deed: Deed) -> Response {
    let done = async {
        let (version, plan) = (deed.form.seen_version()?, deed.form.instalments()?);
        deed.ports().insurances.agree(deed.who(), id, version, plan).await
    };
    let done = done.await;
    stepped(deed, id, done).await
}

async fn pay(Path(id): Path<LandEnrolmentId>, deed: Deed) -> Response {
    let done = async {
        let (version, payment) = (deed.form.seen_version()?, deed.form.payment()?);
        deed.ports()
            .insurances
            .pay(deed.who(), id, version, payment)
            .await
    };
    let done = done.await;
    stepped(deed, id, done).await
}

async fn reverse(Path(id): Path<LandEnrolmentId>, deed: Deed) -> Response {
    let done = async {
        let (version, entry) = (deed.form.seen_version()?, deed.form.reversal()?);
        deed.ports()
            .insurances
            .reverse(deed.who(), id, version, entry)
            .await
    };
    let done = done.await;
    stepped(deed, id, done).await
}

async fn close(Path(id): Path<LandEnrolmentId>, deed: Deed) -> Response {
    let done = async {
        let (version, wish) = (deed.form.seen_version()?, deed.form.closing()?);
        deed.ports().insurances.close(deed.who(), id, version, wish).await
    };
    let done = done.await;
    stepped(deed, id, done).await
}

async fn run(deed: Deed) -> Response {
    let done = async {
        let (kind, area, seen) = deed.form.run()?;
        deed.ports().insurances.run(deed.who(), kind, area, seen).await
    };
    pressed(to::INSURANCE, done.await.map(|_| Notice::RunMade))
}

async fn acquisition(deed: Deed) -> Response {
    let done = async {
        let wish = deed.form.acquisition()?;
        deed.ports().insurances.add_acquisition(deed.who(), wish).await
    };
    let done = done.await;
    deed.answer(to::LAND_FUND, done.map(|()| Notice::Saved)).await
}

async fn acquisition_money(Path(id): Path<AcquisitionId>, deed: Deed) -> Response {
    let done = async {
        let money = deed.form.acquisition_money()?;
        deed.ports()
            .insurances
            .pay_acquisition(deed.who(), id, money)
            .await
    };
    let done = done.await;
    deed.answer(to::LAND_FUND, done.map(|()| Notice::Saved)).await
}

/// What of a file is asked.
#[derive(Deserialize)]
pub(super) struct Asked {
    year: Option<String>,
    month: Option<String>,
    quarter: Option<String>,
    area: Option<String>,
}

impl Asked {
    pub(super) fn area(&self) -> Option<AreaCode> {
        self.area.as_deref().and_then(|code| AreaCode::parse(code).ok())
    }

    /// A month by its number.
    pub(super) fn month_no(&self) -> Option<u32> {
        let month = self.month.as_deref()?.trim().parse().ok()?;
        (1..=12).contains(&month).then_some(month)
    }

    pub(super) fn quarter(&self) -> Option<u32> {
        self.quarter.as_deref()?.trim().parse().ok()
    }

    pub(super) fn month(&self) -> Option<u32> {
        self.month.as_deref()?.trim().parse().ok()
    }

    pub(super) fn year(&self) -> Option<i32> {
        let year = self.year.as_deref()?.trim().parse().ok()?;
        (2000..=2100).contains(&year).then_some(year)
    }
}

/// What a file is refused with.
pub(super) fn no_file(refusal: &Refusal) -> Response {
    match refusal {
        Refusal::NotSignedIn => Redirect::to("/staff").into_response(),
        Refusal::NotAllowed => StatusCode::FORBIDDEN.into_response(),
        Refusal::NotFound | Refusal::Fields(_) => StatusCode::NOT_FOUND.into_response(),
        Refusal::FigureNotSet { .. } => StatusCode::CONFLICT.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn run_file(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let made = async |who: &Actor| {
        let kind = to::run_kind(asked.month.as_deref(), asked.year.as_deref()).ok_or(Refusal::NotFound)?;
        site.ports.insurances.preview_run(who, kind, asked.area()).await
    };
    match made(&visit.actor).await {
        Ok(run) => attached(run_csv(&run), "attachment; filename=\"insurance-run.csv\""),
        Err(refusal) => no_file(&refusal),
    }
}

async fn register_file(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    match site
        .ports
        .insurances
        .land_register(&visit.actor, asked.area())
        .await
    {
        Ok(table) => {
            let name = format!("attachment; filename=\"land-register-{}.csv\"", table.as_of);
            attached(register_csv(&table), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}

async fn fund_file(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let report = site
        .ports
        .insurances
        .land_fund(&visit.actor, asked.year(), asked.area());
    match report.await {
        Ok(report) => {
            let name = format!("attachment; filename=\"land-fund-{}.csv\"", report.year);
            attached(fund_csv(&report), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
