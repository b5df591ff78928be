//! Forms of work between regions; a package as a file.

use super::deed::{Deed, pressed};
use super::file_forms::{Sent, opened, shown};
use super::forms::back_to;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::region as to;
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::ids::{LabourGroupId, PackageId};
use domain::refusal::Refusal;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::PACK, post(pack)),
        (to::PREVIEW, post(preview)),
        (to::TAKE_IN, post(take_in)),
        (to::GROUPS, post(form_group)),
        ("/staff/regions/groups/{id}", post(move_group)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![("/staff/regions/packages/{id}", get(package))]
}

async fn pack(deed: Deed) -> Response {
    let done = async {
        let (vacancies, until, station) = deed.form.pack()?;
        deed.ports()
            .regions
            .pack(deed.who(), vacancies, until, station)
            .await
    };
    let done = done.await;
    deed.answer(to::REGIONS, done.map(|_| Notice::Saved)).await
}

/// What a package would do is a question: the page comes back with it, and with what was pasted.
async fn preview(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let looked = site.ports.regions.preview(&visit.actor, form.package()).await;
    if let Err(refusal) = looked {
        return back_to(to::REGIONS, Err(refusal), &());
    }
    let flash = Flash {
        typed: form.0,
        ..Flash::default()
    };
    shown(&site, visit, to::REGIONS, flash, StatusCode::CONFLICT).await
}

async fn take_in(deed: Deed) -> Response {
    let done = deed.ports().regions.take_in(deed.who(), deed.form.package());
    let done = done.await;
    deed.answer(to::REGIONS, done.map(|_| Notice::Saved)).await
}

async fn form_group(deed: Deed) -> Response {
    let done = async {
        let wish = deed.form.group()?;
        deed.ports().regions.form_group(deed.who(), wish).await
    };
    let done = done.await;
    deed.answer(to::REGIONS, done.map(|_| Notice::Saved)).await
}

async fn move_group(Path(id): Path<LabourGroupId>, deed: Deed) -> Response {
    let done = async {
        let state = deed.form.group_state()?;
        deed.ports().regions.move_group(deed.who(), id, state).await
    };
    let back = format!("{}#{id}", to::REGIONS);
    pressed(&back, done.await.map(|()| Notice::Stepped))
}

async fn package(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PackageId>,
) -> Response {
    match site.ports.regions.package(&visit.actor, id).await {
        Ok(kept) => {
            let name = format!(
                "attachment; filename=\"vacancies-{}-{}.json\"",
                kept.area, kept.version
            );
            let kind = "application/json; charset=utf-8".to_owned();
            (
                [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)],
                kept.text,
            )
                .into_response()
        }
        Err(Refusal::NotSignedIn) => StatusCode::UNAUTHORIZED.into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
