//! Assessments: the form with its paper, what the person says, and the paper itself.

use super::file_forms::{Sent, again, opened, said};
use super::visit::Visit;
use super::visit_forms::read;
use super::visit_photos::shown;
use super::visit_sync::refused;
use super::{Site, Table};
use app::forms::work_assessment as to;
use app::{Notice, forms, routes};
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::{PersonId, WorkAssessmentId};
use domain::ports::AssessmentWish;
use domain::refusal::{Problem, Refusal};
use domain::visit::Photo;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::NEW_ASSESSMENT, post(add)),
        ("/staff/assessments/{id}", post(settle)),
        ("/me/assessments/{id}", post(settle_own)),
    ]
}

/// What is looked at.
pub fn files() -> Table {
    vec![("/staff/assessments/{id}/paper", get(paper))]
}

async fn add(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
    request: Request,
) -> Response {
    let (form, photo) = read(request).await;
    let done = async {
        let wish = AssessmentWish {
            paper: photo.map(|bytes| paper_of(&bytes)).transpose()?,
            ..form.assessment_wish()?
        };
        site.ports
            .work_assessments
            .add_assessment(&visit.actor, person, wish)
            .await
    };
    let back = routes::person_tab(person, "assessment");
    match done.await {
        Ok(_) => said(&back, Notice::Saved),
        Err(refusal) => again(&site, visit, &back, refusal, form).await,
    }
}

/// A picture that cannot be kept is a mistake in the form: the paper would be missed.
fn paper_of(bytes: &[u8]) -> Result<Photo, Refusal> {
    Photo::parse(bytes).map_err(|_| Refusal::field("photo", Problem::Unreadable))
}

async fn settle(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WorkAssessmentId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, word) = (form.seen_version()?, form.assessment_word()?);
        site.ports
            .work_assessments
            .settle_assessment(&visit.actor, id, version, word)
            .await
    };
    match done.await {
        Ok(person) => said(&routes::person_tab(person, "assessment"), Notice::Saved),
        Err(refusal) => again(&site, visit, "/staff", refusal, form).await,
    }
}

async fn settle_own(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WorkAssessmentId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, (agreed, _)) = (form.seen_version()?, form.assessment_word()?);
        site.ports
            .work_assessments
            .settle_own_assessment(&visit.actor, id, version, agreed)
            .await
    };
    match done.await {
        Ok(()) => said(forms::MINE, Notice::Saved),
        Err(refusal) => again(&site, visit, forms::MINE, refusal, form).await,
    }
}

async fn paper(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WorkAssessmentId>,
) -> Response {
    match site
        .ports
        .work_assessments
        .assessment_paper(&visit.actor, id)
        .await
    {
        Ok(photo) => shown(&photo),
        Err(refusal) => refused(refusal),
    }
}
