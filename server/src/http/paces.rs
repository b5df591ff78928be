//! How often somebody may ask: everything, by the address it comes from; and what costs or gives away much, by the session or,
//! before there is one, by the address. Accounts, telephone numbers and codes have limits of their own in `services`, which
//! outlast a restart.

use super::Site;
use super::hooks;
use super::peer::Peer;
use super::plain::plain;
use super::visit::Visit;
use app::Plain;
use app::forms::gate::CHECK_INS;
use app::forms::privacy::TAKE_AWAY;
use app::forms::{
    ACCOUNT_PASSWORD, ASK_CODE, ENTER_CODE, FIND_PEOPLE, LIKE_PERSON, REGISTER, SAY_WHO, SECOND_STEP,
    SECOND_STEP_CONFIRM, SECOND_STEP_REMOVE, SIGN_IN,
};
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use services::pace::{Asker, Pace, Rate};
use std::sync::{Mutex, PoisonError};

/// What is done, as far as limits go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Anything at all.
    Any,
    /// Proving who one is.
    Proof,
    /// Having a text message sent.
    Message,
    /// Looking for work and courses.
    Search,
    /// Looking for people.
    People,
    /// Seeing a number in full.
    Reveal,
    /// Taking a file away, or sending one.
    File,
    /// What happens at gates of fairs: all of a fair may share an address.
    Gate,
    /// Any other form.
    Form,
    /// Any other page.
    Page,
}

impl Deed {
    const ALL: [Self; 10] = [
        Self::Any,
        Self::Proof,
        Self::Message,
        Self::Search,
        Self::People,
        Self::Reveal,
        Self::File,
        Self::Gate,
        Self::Form,
        Self::Page,
    ];

    /// What asking for an address is.
    pub fn of(method: &Method, path: &str) -> Self {
        let sends = method == Method::POST;
        match path {
            SIGN_IN | ACCOUNT_PASSWORD | SECOND_STEP | SECOND_STEP_CONFIRM | SECOND_STEP_REMOVE
            | ENTER_CODE | SAY_WHO | "/l/{code}/stay"
                if sends =>
            {
                Self::Proof
            }
            ASK_CODE | REGISTER | "/employer/join/{code}" if sends => Self::Message,
            "/vacancies" | "/courses" => Self::Search,
            FIND_PEOPLE | LIKE_PERSON | "/staff/people" => Self::People,
            path if path.ends_with("/reveal") => Self::Reveal,
            CHECK_INS | "/gate/{code}" | "/gate/{code}/undo" | "/gate/{code}/pack" => Self::Gate,
            path if is_file(path) => Self::File,
            _ if sends => Self::Form,
            _ => Self::Page,
        }
    }

    /// How many at once, and how many a minute after that. A village, an office or a county's telephones may share an address,
    /// so that what goes by address is wide.
    const fn rate(self) -> Rate {
        match self {
            Self::Any => Rate::per_minute(1200, 1200),
            Self::Proof => Rate::per_minute(60, 20),
            Self::Message | Self::Reveal => Rate::per_minute(20, 10),
            // Whoever closes a month takes every report there is, one after the other.
            Self::File => Rate::per_minute(40, 10),
            Self::Search => Rate::per_minute(300, 300),
            Self::People => Rate::per_minute(120, 60),
            Self::Gate => Rate::per_minute(900, 900),
            Self::Form => Rate::per_minute(240, 120),
            Self::Page => Rate::per_minute(1200, 600),
        }
    }

    /// Whether programs of this machine are held to it as well.
    const fn holds_here(self) -> bool {
        matches!(self, Self::Proof | Self::Message)
    }
}

/// Files that staff take away or send.
fn is_file(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let named = path.ends_with("/file") || path == TAKE_AWAY;
    named || super::limits::takes_files(path) || matches!(ending, "csv" | "xlsx" | "json" | "txt" | "zip")
}

/// Who took how much of what.
pub struct Paces([Mutex<Pace>; Deed::ALL.len()]);

impl Default for Paces {
    fn default() -> Self {
        Self(Deed::ALL.map(|deed| Mutex::new(Pace::new(deed.rate()))))
    }
}

impl Paces {
    fn take(&self, deed: Deed, asker: Asker, now: DateTime<Utc>) -> Result<(), TimeDelta> {
        let pace = &self.0[deed as usize];
        pace.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(asker, now)
    }
}

/// Holds every address to a pace, before anything is read or looked up.
pub async fn by_address(State(site): State<Site>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let known = hooks::is_of_gateway(&site, request.uri().path());
    match peer.filter(|peer| !known && !peer.is_this_machine()) {
        Some(peer) => let_through(&site, Deed::Any, &peer.network(), request, next).await,
        None => next.run(request).await,
    }
}

/// Holds whoever is signed in, or else the address, to the pace of what they do.
pub async fn by_deed(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let deed = Deed::of(request.method(), path.unwrap_or_default());
    let peer = request.extensions().get::<Peer>().copied();
    let visit = request.extensions().get::<Visit>();
    let session = visit.filter(|visit| visit.actor != Actor::Visitor);
    let asker = match (session, peer) {
        (Some(visit), _) => visit.actor.label(),
        (None, Some(peer)) if deed.holds_here() || !peer.is_this_machine() => peer.network(),
        (None, _) => return next.run(request).await,
    };
    let_through(&site, deed, &asker, request, next).await
}

async fn let_through(site: &Site, deed: Deed, asker: &str, request: Request, next: Next) -> Response {
    let now = site.services.clock.now();
    match site.paces.take(deed, Asker::named(asker), now) {
        Ok(()) => next.run(request).await,
        Err(wait) => too_many(site, &request, wait),
    }
}

fn too_many(site: &Site, request: &Request, wait: TimeDelta) -> Response {
    let seconds = u32::try_from(wait.num_milliseconds().max(1)).map_or(u32::MAX, |ms| ms.div_ceil(1000));
    let mut response = plain(site, request.headers(), Plain::TooMany { seconds });
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_is_held_to_the_pace_of_what_it_does() {
        let of = |method, path| Deed::of(&method, path);
        assert_eq!(of(Method::POST, SIGN_IN), Deed::Proof);
        assert_eq!(of(Method::GET, "/staff"), Deed::Page);
        assert_eq!(of(Method::POST, ASK_CODE), Deed::Message);
        assert_eq!(
            of(Method::GET, ASK_CODE),
            Deed::Page,
            "the page asks nobody anything"
        );
        assert_eq!(of(Method::POST, "/employer/join/{code}"), Deed::Message);
        assert_eq!(of(Method::GET, "/vacancies"), Deed::Search);
        assert_eq!(of(Method::POST, LIKE_PERSON), Deed::People);
        assert_eq!(of(Method::POST, "/staff/people/{id}/reveal"), Deed::Reveal);
        assert_eq!(of(Method::GET, app::forms::COVERAGE_CSV), Deed::File);
        assert_eq!(of(Method::POST, app::forms::list::UPLOAD_LIST), Deed::File);
        let ticking = of(Method::POST, "/staff/lists/{id}/tick");
        assert_eq!(ticking, Deed::Form, "rows are ticked often");
        assert_eq!(of(Method::POST, "/me/answer"), Deed::Form);
    }
}
