//! Lists of people taken out as files: the forms, and the files themselves.

use super::forms::{Sent, back_to, back_to_one, id_of, opened, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{EXPORTS, ExportForm, WithdrawForm};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::export::ExportFormat;
use domain::ports::ExportFile;
use domain::refusal::Refusal;
use serde::Deserialize;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (EXPORTS, post(ask)),
        ("/staff/exports/{id}/approve", post(approve)),
        ("/staff/exports/{id}/refuse", post(refuse)),
    ]
}

/// The files.
pub fn files() -> Table {
    vec![("/staff/exports/{id}/file", get(file))]
}

async fn ask(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ExportForm>,
) -> Response {
    let form = opened(sent);
    let (query, wish) = form.parse();
    match site.ports.exports.ask_export(&visit.actor, &query, wish).await {
        Ok(id) => back_to(&format!("{EXPORTS}#{id}"), Ok(Notice::ExportAsked), &()),
        Err(refusal) => {
            let typed = [("purpose", &form.purpose), ("full", &form.full)];
            let typed = typed.map(|(name, text)| (name.to_owned(), text.clone()));
            refused(&form.address(), refusal, typed.to_vec())
        }
    }
}

async fn approve(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.exports.approve_export(&visit.actor, id_of(&id)?).await };
    back_to(EXPORTS, done.await.map(|()| Notice::ExportApproved), &())
}

async fn refuse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<WithdrawForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let exports = &site.ports.exports;
        exports
            .refuse_export(&visit.actor, id_of(&id)?, form.parse()?)
            .await
    };
    back_to_one(EXPORTS, &id, done.await.map(|()| Notice::ExportRefused), &form)
}

/// Which of the two kinds.
#[derive(Deserialize)]
struct Kind {
    #[serde(default)]
    format: String,
}

async fn file(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    Query(kind): Query<Kind>,
) -> Response {
    let format = kind.format.parse().unwrap_or(ExportFormat::Xlsx);
    let made = async {
        visit.actor.staff()?;
        site.ports
            .exports
            .fetch_export(&visit.actor, id_of(&id)?, format)
            .await
    };
    match made.await {
        Ok(file) => attachment(file, format),
        Err(Refusal::NotSignedIn) => StatusCode::UNAUTHORIZED.into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(refusal @ Refusal::TooLate) => back_to(EXPORTS, Err(refusal), &()),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn attachment(file: ExportFile, format: ExportFormat) -> Response {
    let kind = match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let name = format!("attachment; filename=\"{}\"", file.name);
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)];
    (headers, file.bytes).into_response()
}
