//! Forms of the register of instructors; the register and what they did as files.

use super::file_forms::{Sent, again, opened, said};
use super::insurance_forms::{Asked, no_file};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::instructor as to;
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::InstructorId;
use domain::ports::InstructorFilter;
use services::{instructor_report_csv, instructors_csv};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::INSTRUCTORS, post(add)),
        ("/staff/instructors/{id}", post(act)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        (to::INSTRUCTORS_CSV, get(register)),
        (to::INSTRUCTOR_REPORT_CSV, get(report)),
    ]
}

async fn add(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.instructor_wish()?;
        site.ports.instructors.add_instructor(&visit.actor, wish).await
    };
    match done.await {
        Ok(id) => said(&to::instructor_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, to::INSTRUCTORS, refusal, form).await,
    }
}

async fn act(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<InstructorId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, deed) = (form.seen_version()?, form.instructor_deed()?);
        site.ports
            .instructors
            .act_on_instructor(&visit.actor, id, version, deed)
            .await
    };
    match done.await {
        Ok(()) => said(&to::instructor_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, &to::instructor_path(id), refusal, form).await,
    }
}

async fn register(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let filter = InstructorFilter {
        area: asked.area(),
        whole: true,
        ..InstructorFilter::default()
    };
    match site.ports.instructors.instructors(&visit.actor, filter).await {
        Ok(list) => attached(instructors_csv(&list), "attachment; filename=\"instructors.csv\""),
        Err(refusal) => no_file(&refusal),
    }
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let of = (asked.year(), asked.month_no());
    match site
        .ports
        .instructors
        .instructor_table(&visit.actor, of, asked.area())
        .await
    {
        Ok(table) => {
            let name = format!("attachment; filename=\"instructor-activity-{}.csv\"", table.year);
            attached(instructor_report_csv(&table), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
