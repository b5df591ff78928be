//! Forms of start-up cases; RP22 as a file.

use super::file_forms::{Sent, again, opened, said};
use super::insurance_forms::{Asked, no_file};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::startup as to;
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::{PersonId, StartupId};
use services::startups_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/people/{id}/startups", post(begin)),
        ("/staff/startups/{id}", post(act)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![(to::STARTUP_REPORT_CSV, get(report))]
}

async fn begin(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.startup_wish()?;
        site.ports
            .startups
            .begin_startup(&visit.actor, person, wish)
            .await
    };
    match done.await {
        Ok(id) => said(&to::startup_path(id), Notice::Saved),
        Err(refusal) => {
            let back = routes::person_tab(person, "startup");
            again(&site, visit, &back, refusal, form).await
        }
    }
}

async fn act(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<StartupId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, deed) = (form.seen_version()?, form.startup_deed()?);
        site.ports
            .startups
            .act_on_startup(&visit.actor, id, version, deed)
            .await
    };
    match done.await {
        Ok(()) => said(&to::startup_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, &to::startup_path(id), refusal, form).await,
    }
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let of = (asked.year(), asked.quarter());
    match site
        .ports
        .startups
        .startup_table(&visit.actor, of, asked.area())
        .await
    {
        Ok(table) => {
            let name = format!("attachment; filename=\"startups-{}.csv\"", table.year);
            attached(startups_csv(&table), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
