//! Addresses that name a place which is part of another since: they lead to the same page of where it went.

use super::Site;
use super::forms::with_flash;
use app::{Flash, routes};
use axum::extract::{Request, State};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use chrono::NaiveDate;
use domain::values::AreaCode;
use services::Followed;

/// Leads on where the place in the address is no more. A year that was over before it ended is shown as it was.
pub async fn follow(State(site): State<Site>, request: Request, next: Next) -> Response {
    if *request.method() == Method::GET
        && let Some(to) = followed(&site, request.uri()).await
    {
        return to;
    }
    next.run(request).await
}

async fn followed(site: &Site, uri: &Uri) -> Option<Response> {
    let query = uri.query()?;
    let area = AreaCode::parse(value(query, "area")?).ok()?;
    let followed = match site.services.area_followed(area).await {
        Ok(followed) => followed?,
        Err(failure) => {
            tracing::warn!(%failure, "what became of a place could not be read");
            return None;
        }
    };
    if was_over(query, &followed) {
        return None;
    }
    let address = uri.path_and_query()?.as_str();
    let to = routes::with_value(address, "area", &followed.code.to_string());
    let flash = Flash {
        merged: Some((followed.was, followed.name)),
        ..Flash::default()
    };
    Some(with_flash(&to, &flash))
}

fn was_over(query: &str, followed: &Followed) -> bool {
    let year = value(query, "year").and_then(|year| year.parse().ok());
    let last = year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    last.is_some_and(|last| last < followed.on)
}

/// A value of the query; the last one counts.
fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let pairs = query.rsplit('&').filter_map(|pair| pair.split_once('='));
    pairs
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}
