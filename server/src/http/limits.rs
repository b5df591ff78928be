//! How large a request may be and how long it may take: what is slow or large is broken off with a page that says so.

use super::Site;
use super::plain::plain;
use super::visit::Visit;
use app::Plain;
use app::forms::assistance_week::WEEK_PHOTOS;
use app::forms::list::UPLOAD_LIST;
use app::forms::privacy::TAKE_AWAY;
use app::forms::region::{PREVIEW, TAKE_IN};
use app::forms::visit::{NEW_VISIT, VISIT_PHOTO_SENT, VISIT_SYNC};
use app::forms::work_assessment::NEW_ASSESSMENT;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::Response;
use domain::list::FILE_MAX;
use domain::permission::{Deed, Function};
use domain::visit::{BYTES_MAX, PHOTO_MAX};
use std::error::Error;
use std::path::Path;
use std::time::Duration;
use tokio::time::timeout;

/// Forms are small.
const FORM: Room = Room {
    bytes: 64 * 1024,
    arrives: Duration::from_secs(20),
    takes: Duration::from_mins(1),
};
/// Files of a county's lists, from those who may bring them.
const FILE: Room = Room {
    bytes: FILE_MAX + FORM.bytes,
    arrives: Duration::from_mins(5),
    takes: Duration::from_mins(10),
};
/// What is asked for by a form and fetched as a file: a county's people take their time to be gathered.
const FETCH: Room = Room {
    takes: Duration::from_mins(10),
    ..FORM
};
/// Visits that a phone brings, over a poor net.
const VISITS: Room = Room {
    bytes: BYTES_MAX,
    arrives: Duration::from_mins(2),
    takes: Duration::from_mins(2),
};
/// A photo of a visit, over the same.
const PHOTO: Room = Room {
    bytes: PHOTO_MAX,
    ..VISITS
};
/// The form of a visit with a photo as a camera makes it: what is too large to be kept is left out, and the visit is kept.
const VISIT_FORM: Room = Room {
    bytes: 16 * 1024 * 1024,
    ..VISITS
};
/// A package of vacancies of another county, pasted into a form.
const PACKAGE: Room = Room {
    bytes: 2 * 1024 * 1024,
    ..FORM
};
/// What a request may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Room {
    /// Its body at most.
    bytes: usize,
    /// How long the body may take to arrive.
    arrives: Duration,
    /// How long the answer may take.
    takes: Duration,
}

/// Whether an address takes files.
pub fn takes_files(path: &str) -> bool {
    path == UPLOAD_LIST
}

/// Whether an address gives a file that has to be put together first.
fn gives_files(path: &str) -> bool {
    let is_table = Path::new(path)
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("csv"));
    is_table || path.ends_with("/file") || path == TAKE_AWAY
}

fn room_for(request: &Request) -> Room {
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("", MatchedPath::as_str);
    let visit = request.extensions().get::<Visit>();
    let brings_lists = |visit: &Visit| visit.actor.scope(Deed::Approve, Function::PersonFile).is_ok();
    let exchanges = |visit: &Visit| visit.actor.scope(Deed::Approve, Function::Vacancy).is_ok();
    let brings_visits = |visit: &Visit| visit.actor.staff().is_ok() || visit.gives_back.is_some();
    let visits = |visit: &Visit| visit.actor.scope(Deed::Create, Function::HomeVisit).is_ok();
    let assesses = |visit: &Visit| visit.actor.scope(Deed::Create, Function::WorkAssessment).is_ok();
    let plans = |visit: &Visit| visit.actor.scope(Deed::Update, Function::EventPlan).is_ok();
    if takes_files(path) && visit.is_some_and(brings_lists) {
        FILE
    } else if path == VISIT_SYNC && visit.is_some_and(brings_visits) {
        VISITS
    } else if visit.is_some_and(visits) && path == VISIT_PHOTO_SENT {
        PHOTO
    } else if visit.is_some_and(visits) && path == NEW_VISIT
        || visit.is_some_and(assesses) && path == NEW_ASSESSMENT
        || visit.is_some_and(plans) && path == WEEK_PHOTOS
    {
        VISIT_FORM
    } else if [PREVIEW, TAKE_IN].contains(&path) && visit.is_some_and(exchanges) {
        PACKAGE
    } else if gives_files(path) {
        FETCH
    } else {
        FORM
    }
}

/// What is said when an answer took too long: nobody may think that a form was not taken which was.
fn given_up(method: &Method) -> Plain {
    Plain::Busy {
        may_be_saved: !matches!(*method, Method::GET | Method::HEAD),
    }
}

/// Reads the body whole before anything is done with it, so that nobody waits for slow senders but themselves, and gives the answer
/// its time.
pub async fn hold(State(site): State<Site>, request: Request, next: Next) -> Response {
    let room = room_for(&request);
    let given_up = given_up(request.method());
    let headers = request.headers().clone();
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let announced = announced.and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > room.bytes) {
        return plain(&site, &headers, Plain::TooLarge);
    }
    let (parts, body) = request.into_parts();
    let body = match whole(body, room).await {
        Ok(body) => body,
        Err(refused) => return plain(&site, &headers, refused),
    };
    if let Ok(response) = timeout(room.takes, next.run(Request::from_parts(parts, body))).await {
        return response;
    }
    tracing::warn!("a request took too long and was given up");
    plain(&site, &headers, given_up)
}

/// A body that has arrived whole.
async fn whole(body: Body, room: Room) -> Result<Body, Plain> {
    match timeout(room.arrives, to_bytes(body, room.bytes)).await {
        Ok(Ok(bytes)) => Ok(Body::from(bytes)),
        Ok(Err(error)) if is_too_large(&error) => Err(Plain::TooLarge),
        Ok(Err(_)) | Err(_) => Err(Plain::TooSlow),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    let limit = |error: &(dyn Error + 'static)| error.is::<http_body_util::LengthLimitError>();
    error.source().is_some_and(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Bytes, HttpBody};
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    const NARROW: Room = Room {
        bytes: 8,
        arrives: Duration::from_millis(50),
        takes: Duration::from_secs(1),
    };

    /// Never sends anything.
    struct Silent;

    impl HttpBody for Silent {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Infallible>>> {
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn a_body_comes_whole_or_not_at_all() {
        let read = async |body: Body| match whole(body, NARROW).await {
            Ok(body) => Ok(to_bytes(body, 100).await.unwrap()),
            Err(refused) => Err(refused),
        };
        assert_eq!(read(Body::from("a=1&b=23")).await.unwrap(), "a=1&b=23");
        assert_eq!(read(Body::from("a=1&b=234")).await, Err(Plain::TooLarge));
        assert_eq!(read(Body::new(Silent)).await, Err(Plain::TooSlow));
    }

    #[test]
    fn a_form_that_was_given_up_may_have_been_taken() {
        let may_be_saved = |method| given_up(&method) == Plain::Busy { may_be_saved: true };
        assert!(may_be_saved(Method::POST) && !may_be_saved(Method::GET));
    }

    #[test]
    fn what_is_fetched_as_a_file_has_its_time() {
        for path in ["/staff/exports/{id}/file", "/staff/coverage.csv", TAKE_AWAY] {
            assert!(gives_files(path), "{path}");
        }
        assert!(!gives_files("/staff/exports") && !gives_files("/staff/people"));
        assert!(FETCH.takes > FORM.takes && FETCH.bytes == FORM.bytes);
    }

    #[test]
    fn only_lists_take_files() {
        assert!(takes_files(UPLOAD_LIST));
        assert!(
            !takes_files("/staff/lists/{id}/tick"),
            "rows are ticked often and small"
        );
    }
}
