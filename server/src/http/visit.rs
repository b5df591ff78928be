//! Who comes, how they want the pages, and what the last form had to say: read once per request from three cookies.

use super::Site;
use app::forms::visit::{VISIT_PACK, VISIT_SYNC};
use app::{Flash, Prefs};
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, SET_COOKIE, USER_AGENT};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::actor::Actor;
use domain::ids::SessionId;
use domain::ports::{Due, SessionInfo};
use domain::refusal::Refusal;
use domain::session::Device;
use domain::values::AreaCode;

/// The cookie of a session: the secret, for this site only, out of reach of scripts.
pub const SESSION_COOKIE: &str = "session";
/// The cookie of somebody who asked for a one-time code.
const TICKET_COOKIE: &str = "ticket";
/// The cookie that carries a message over one redirect.
const FLASH_COOKIE: &str = "flash";
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// Browsers drop a cookie above 4 KiB, its name and attributes included.
pub const FLASH_LIMIT: usize = 3900;

/// What is known about a request, for handlers and pages.
#[derive(Clone, Default)]
pub struct Visit {
    /// Who is asking.
    pub actor: Actor,
    /// How they want the pages.
    pub prefs: Prefs,
    /// What the last form had to say.
    pub flash: Flash,
    /// The session that came along.
    pub session: Option<SessionId>,
    /// Whether they must turn the second step on before anything else.
    pub lacks_second_step: bool,
    /// What the browser is, in two words.
    pub device: Option<Device>,
    /// The ticket of a one-time code that was asked for.
    pub ticket: Option<String>,
    /// The secret of a session that ended because its account was closed, where something may be given back for it.
    pub gives_back: Option<String>,
}

impl Visit {
    /// The session asking, or the refusal to show.
    pub fn here(&self) -> Result<SessionId, Refusal> {
        self.session.ok_or(Refusal::NotSignedIn)
    }

    /// What the browser is.
    pub fn device(&self) -> Device {
        self.device.unwrap_or(Device::UNKNOWN)
    }
}

/// Reads the cookies, passes the visit on, keeps changed preferences, and forgets a message that was shown.
pub async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let cookies = cookies(request.headers());
    let kept = Prefs::of(cookies.as_deref(), None);
    let mut prefs = Prefs::of(cookies.as_deref(), request.uri().query());
    prefs.place = place_now(&site, prefs.place).await;
    let flash = cookies
        .as_deref()
        .and_then(|all| value(all, FLASH_COOKIE))
        .and_then(read_flash);
    let session = session(&site, cookies.as_deref()).await;
    let due = session.as_ref().and_then(|session| session.due);
    let due = due.filter(|due| *due == Due::Password || site.demands_second_step);
    let waits = due.is_some_and(|due| !serves(due, request.uri().path()));
    let gives_back = match session {
        Some(_) => None,
        None => gives_back(&site, cookies.as_deref(), request.uri().path()).await,
    };
    let visit = Visit {
        actor: match &session {
            Some(session) if !waits => session.actor.clone(),
            _ => Actor::Visitor,
        },
        prefs,
        flash: flash.clone().unwrap_or_default(),
        session: session.map(|session| session.id),
        lacks_second_step: due == Some(Due::SecondStep),
        device: Some(device(request.headers())),
        ticket: cookies
            .as_deref()
            .and_then(|all| value(all, TICKET_COOKIE))
            .map(str::to_owned),
        gives_back,
    };
    request.extensions_mut().insert(visit);
    let mut response = if waits && app::routes::is_staff(request.uri().path()) {
        Redirect::to(app::forms::ACCOUNT).into_response()
    } else {
        next.run(request).await
    };
    if prefs != kept {
        append(response.headers_mut(), &prefs.cookie());
    }
    if flash.is_some() && !sets_flash(response.headers()) {
        append(
            response.headers_mut(),
            &format!("{FLASH_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
        );
    }
    response
}

/// The place somebody chose; one that is part of another since is where it went.
async fn place_now(site: &Site, place: Option<AreaCode>) -> Option<AreaCode> {
    Some(site.services.area_now(place?).await.unwrap_or(place?))
}

/// Whether an address is open to somebody who has this yet to do.
fn serves(due: Due, path: &str) -> bool {
    match due {
        Due::Password => app::forms::serves_first_password(path),
        Due::SecondStep => app::forms::serves_second_step(path),
    }
}

/// The session whose cookie came along.
async fn session(site: &Site, cookies: Option<&str>) -> Option<SessionInfo> {
    let token = cookies.and_then(|all| value(all, SESSION_COOKIE))?;
    match site.ports.accounts.session(token).await {
        Ok(session) => session,
        Err(refusal) => {
            tracing::warn!(%refusal, "a session could not be read");
            None
        }
    }
}

/// The cookie of a telephone whose account was closed, at the two addresses at which it counts.
async fn gives_back(site: &Site, cookies: Option<&str>, path: &str) -> Option<String> {
    if ![VISIT_SYNC, VISIT_PACK].contains(&path) {
        return None;
    }
    let token = cookies.and_then(|all| value(all, SESSION_COOKIE))?;
    let may = site.ports.visits.may_give_back(token).await;
    may.is_ok().then(|| token.to_owned())
}

fn device(headers: &HeaderMap) -> Device {
    let says = headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    says.map_or(Device::UNKNOWN, Device::of_user_agent)
}

/// A `Set-Cookie` value that keeps a session as long as the browser stays open.
pub fn session_cookie(token: &str) -> String {
    format!("{SESSION_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax")
}

/// A `Set-Cookie` value that keeps a session over days.
pub fn lasting_session_cookie(token: &str, days: i64) -> String {
    format!(
        "{SESSION_COOKIE}={token}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax",
        days * 86_400
    )
}

/// A `Set-Cookie` value that keeps the ticket of a one-time code for a quarter of an hour; empty forgets it.
pub fn ticket_cookie(ticket: &str) -> String {
    let age = if ticket.is_empty() { 0 } else { 900 };
    format!("{TICKET_COOKIE}={ticket}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax")
}

/// What the browser forgets at sign-out, beside the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget {
    /// The pages it has kept. What scripts have kept may be visits that have not arrived.
    Pages,
    /// What scripts have kept too: their page says that everything has arrived.
    Everything,
}

/// At sign-out the browser forgets the session and what it has kept.
pub fn forget_session(headers: &mut HeaderMap, what: Forget) {
    append(
        headers,
        &format!("{SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"),
    );
    let kept = match what {
        Forget::Pages => "\"cache\"",
        Forget::Everything => "\"cache\", \"storage\"",
    };
    headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static(kept));
}

/// All cookies of a request, joined.
pub fn cookies(headers: &HeaderMap) -> Option<String> {
    let all: Vec<&str> = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// The value of one cookie.
pub fn value<'a>(cookies: &'a str, name: &str) -> Option<&'a str> {
    let pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs
        .into_iter()
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A `Set-Cookie` value that carries a message to the next page. What was typed is left out when it is too long to be
/// carried: the message itself must arrive.
pub fn flash_cookie(flash: &Flash) -> String {
    let mut message = packed(flash);
    if message.len() > FLASH_LIMIT {
        message = packed(&Flash {
            typed: Vec::new(),
            ..flash.clone()
        });
    }
    format!("{FLASH_COOKIE}={message}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax")
}

/// Whether all of a message can be carried.
pub fn fits_cookie(flash: &Flash) -> bool {
    let typed: usize = flash.typed.iter().map(|(_, text)| text.len()).sum();
    typed <= FLASH_LIMIT && packed(flash).len() <= FLASH_LIMIT
}

fn packed(flash: &Flash) -> String {
    app::routes::escape(&serde_json::to_string(flash).unwrap_or_default())
}

fn read_flash(value: &str) -> Option<Flash> {
    serde_json::from_str(&unescape(value)?).ok()
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn sets_flash(headers: &HeaderMap) -> bool {
    headers
        .get_all(SET_COOKIE)
        .iter()
        .any(|value| value.as_bytes().starts_with(b"flash="))
}

/// Adds a cookie to a response; a value that is not a header is left out.
pub fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_the_cookie() {
        let flash = Flash {
            typed: vec![("login".to_owned(), "李 四;=%".to_owned())],
            ..Flash::default()
        };
        let cookie = flash_cookie(&flash);
        let pair = cookie.split(';').next().unwrap().to_owned();
        assert!(pair.is_ascii());
        assert_eq!(value(&pair, FLASH_COOKIE).and_then(read_flash), Some(flash));
        assert_eq!(read_flash("%zz"), None);
    }

    #[test]
    fn a_message_arrives_however_much_was_typed() {
        let flash = Flash {
            refusal: Some(domain::refusal::Refusal::NotFound),
            typed: vec![("note".to_owned(), "很".repeat(600))],
            ..Flash::default()
        };
        let cookie = flash_cookie(&flash);
        assert!(cookie.len() <= 4096, "{} bytes", cookie.len());
        let pair = cookie.split(';').next().unwrap();
        let carried = value(pair, FLASH_COOKIE).and_then(read_flash).unwrap();
        assert_eq!(carried.refusal, flash.refusal);
        assert_eq!(carried.typed, Vec::new());
    }

    #[test]
    fn one_cookie_is_found_among_many() {
        assert_eq!(value("a=1; session=xyz; b=2", SESSION_COOKIE), Some("xyz"));
        assert_eq!(value("xsession=1", SESSION_COOKIE), None);
    }
}
