//! Files for staff: the coverage table and the access log as CSV, what a village is told as text.

use super::visit::Visit;
use super::{Site, Table};
use app::forms::privacy::ACCESS_CSV;
use app::forms::{VILLAGE_TEXT, VillageWay};
use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::ports::AccessFilter;
use domain::refusal::Refusal;
use domain::values::{AreaCode, dates};
use serde::Deserialize;
use services::Failure;
use services::report::{ReportMade, as_csv, rows_as_csv};

pub fn table() -> Table {
    vec![
        (app::forms::COVERAGE_CSV, get(coverage)),
        (ACCESS_CSV, get(access_log)),
        (VILLAGE_TEXT, get(village)),
    ]
}

/// What of the table is asked.
#[derive(Deserialize)]
struct Asked {
    year: Option<i32>,
    area: Option<String>,
}

async fn coverage(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let area = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok());
    match site.ports.coverage.coverage(&visit.actor, asked.year, area).await {
        Ok(table) => {
            let name = format!(
                "attachment; filename=\"lead-coverage-{}-{}.csv\"",
                table.year, table.as_of
            );
            attached(as_csv(&ReportMade::from(table)), &name)
        }
        Err(Refusal::NotSignedIn) => Redirect::to("/staff").into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What of the log is asked.
#[derive(Deserialize)]
struct LogAsked {
    day: Option<String>,
    account: Option<String>,
    area: Option<String>,
    numbers: Option<String>,
}

impl LogAsked {
    /// What cannot be read counts as not given.
    fn filter(&self) -> AccessFilter {
        AccessFilter {
            day: self.day.as_deref().and_then(dates::parse),
            account: self.account.as_deref().and_then(|id| id.parse().ok()),
            area: self.area.as_deref().and_then(|code| AreaCode::parse(code).ok()),
            numbers: self.numbers.as_deref().is_some_and(|text| !text.is_empty()),
            page: 0,
        }
    }
}

async fn access_log(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<LogAsked>,
) -> Response {
    let lines = site
        .ports
        .access_log
        .access_file(&visit.actor, asked.filter())
        .await;
    match lines {
        Ok(lines) => attached(
            rows_as_csv(&app::access_rows(&lines, visit.prefs.lang)),
            "attachment; filename=\"access-log.csv\"",
        ),
        Err(Refusal::NotSignedIn) => Redirect::to("/staff").into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What of the news of a village is asked.
#[derive(Deserialize)]
struct VillageAsked {
    area: Option<String>,
    #[serde(default)]
    way: String,
}

async fn village(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<VillageAsked>,
) -> Response {
    let Some(area) = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match site.ports.messages.village_news(&visit.actor, area).await {
        Ok(news) => {
            let text = app::village_text(&news, VillageWay::of(&asked.way), visit.prefs.lang);
            let name = format!("attachment; filename=\"village-{area}-{}.txt\"", news.on);
            let headers = [
                (CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, name),
            ];
            (headers, text).into_response()
        }
        Err(Refusal::NotSignedIn) => Redirect::to("/staff").into_response(),
        Err(Refusal::NotAllowed) => StatusCode::FORBIDDEN.into_response(),
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A file to keep, or the failure to make it.
pub(super) fn attached(made: Result<Vec<u8>, Failure>, name: &str) -> Response {
    match made {
        Ok(bytes) => {
            let headers = [
                (CONTENT_TYPE, "text/csv; charset=utf-8"),
                (CONTENT_DISPOSITION, name),
            ];
            (headers, bytes).into_response()
        }
        Err(failure) => {
            tracing::error!(%failure, "a file could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
