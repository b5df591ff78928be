//! Photos of visits: brought by phones after the visit, looked at by who may read the file.

use super::visit::Visit;
use super::visit_sync::refused;
use super::{Site, Table};
use app::forms::visit::{VISIT_PHOTO, VISIT_PHOTO_SENT};
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::ids::VisitId;
use domain::permission::{Deed, Function};
use domain::visit::{PHOTO_MAX, Photo, PhotoProblem};

/// What they bring.
pub fn table() -> Table {
    vec![(VISIT_PHOTO_SENT, post(keep))]
}

/// What is looked at.
pub fn files() -> Table {
    vec![(VISIT_PHOTO, get(show))]
}

/// Nothing of the image is read before it is clear that somebody of the staff brings it.
async fn keep(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<VisitId>,
    body: Body,
) -> Response {
    if let Err(refusal) = visit.actor.scope(Deed::Create, Function::HomeVisit) {
        return refused(refusal);
    }
    let Ok(bytes) = to_bytes(body, PHOTO_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match Photo::parse(&bytes) {
        Err(PhotoProblem::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(PhotoProblem::NoImage) => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
        Ok(photo) => match site.ports.visits.keep_photo(&visit.actor, id, photo).await {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(refusal) => refused(refusal),
        },
    }
}

/// The image, as what it was read to be and nothing else.
async fn show(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<VisitId>,
) -> Response {
    match site.ports.visits.photo(&visit.actor, id).await {
        Ok(photo) => shown(&photo),
        Err(refusal) => refused(refusal),
    }
}

/// A picture, as what it was read to be and nothing else.
pub(super) fn shown(photo: &Photo) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(photo.kind().media_type())),
        (CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
    ];
    (headers, photo.bytes().to_vec()).into_response()
}
