//! Calendars: the files that telephones and computers fetch, and the forms that make and end a secret address.

use super::forms::{Sent, opened, refused, with_flash};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::calendar as to;
use app::{Flash, Notice, calendar_text};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::actor::Actor;
use domain::ports::{Answered, CalendarView, OwnCalendarOf};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;

/// Where forms are sent, and what takes them.
pub fn table() -> Table {
    vec![("/me/calendar", post(own)), ("/staff/calendar", post(of_staff))]
}

/// What is fetched.
pub fn files() -> Table {
    vec![(to::EVENTS_ICS, get(events)), ("/calendar/{secret}", get(secret))]
}

#[derive(Deserialize)]
struct Place {
    #[serde(default)]
    area: String,
}

async fn events(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Place>,
) -> Response {
    let area = match asked.area.trim() {
        "" => None,
        code => match AreaCode::parse(code) {
            Ok(code) => Some(code),
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        },
    };
    let found = site.ports.calendars.public_calendar(&visit.actor, area).await;
    fetched(&site, &visit, found)
}

/// The secret stands in the address, as calendars want it; it opens one calendar, and nothing of it is logged.
async fn secret(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(secret): Path<String>,
) -> Response {
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    let found = site
        .ports
        .calendars
        .secret_calendar(&Actor::Visitor, secret)
        .await;
    fetched(&site, &visit, found)
}

fn fetched(site: &Site, visit: &Visit, found: Answered<CalendarView>) -> Response {
    match found {
        Ok(view) => {
            let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
            (
                [(CONTENT_TYPE, kind)],
                calendar_text(&view, &site.origin, visit.prefs.lang),
            )
                .into_response()
        }
        Err(Refusal::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// What the form asks for.
#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default, rename = "do")]
    does: String,
}

async fn own(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent<Asked>) -> Response {
    done(
        &site,
        &visit,
        (to::MY_CALENDAR, OwnCalendarOf::Person),
        &opened(sent),
    )
    .await
}

async fn of_staff(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<Asked>,
) -> Response {
    done(
        &site,
        &visit,
        (to::STAFF_CALENDAR, OwnCalendarOf::Staff),
        &opened(sent),
    )
    .await
}

async fn done(site: &Site, visit: &Visit, (back, of): (&str, OwnCalendarOf), form: &Asked) -> Response {
    let (calendars, who) = (&site.ports.calendars, &visit.actor);
    let flash = if form.does == "end" {
        calendars.end_calendar_feed(who, of).await.map(|()| Flash {
            notice: Some(Notice::CalendarEnded),
            ..Flash::default()
        })
    } else {
        calendars.make_calendar_feed(who, of).await.map(|secret| Flash {
            notice: Some(Notice::CalendarMade),
            link_code: Some(secret),
            ..Flash::default()
        })
    };
    match flash {
        Ok(flash) => with_flash(back, &flash),
        Err(refusal) => refused(back, refusal, Vec::new()),
    }
}
