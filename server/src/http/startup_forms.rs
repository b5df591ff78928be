//! Forms of start-up cases; RP22 as a file.

use super::deed::Deed;
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

async fn begin(Path(person): Path<PersonId>, deed: Deed) -> Response {
    let done = async {
        let wish = deed.form.startup_wish()?;
        let id = deed
            .ports()
            .startups
            .begin_startup(deed.who(), person, wish)
            .await?;
        Ok((to::startup_path(id), Notice::Saved))
    };
    let done = done.await;
    deed.lead_on(&routes::person_tab(person, "startup"), done).await
}

async fn act(Path(id): Path<StartupId>, deed: Deed) -> Response {
    let done = async {
        let (version, wanted) = (deed.form.seen_version()?, deed.form.startup_deed()?);
        let startups = &deed.ports().startups;
        startups.act_on_startup(deed.who(), id, version, wanted).await
    };
    let done = done.await;
    deed.answer(&to::startup_path(id), done.map(|()| Notice::Saved))
        .await
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
