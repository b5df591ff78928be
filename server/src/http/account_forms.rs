//! Forms of staff accounts: signing in and out, one's own account, and those of an area.

use super::forms::{Sent, back_to, id_of, opened, redirect, refused, with_flash};
use super::peer::Peer;
use super::visit::{Forget, SESSION_COOKIE, Visit, append, cookies, forget_session, session_cookie, value};
use super::{Site, Table};
use app::forms::{
    ACCOUNT, ACCOUNTS, AccountForm, CloseForm, CodeForm, PasswordForm, SecretForm, SessionForm, SignInForm,
};
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::post;
use domain::ports::{Answered, SignIn};
use serde::Deserialize;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (app::forms::SIGN_IN, post(sign_in)),
        (app::forms::SIGN_OUT, post(sign_out)),
        (app::forms::ACCOUNT_PASSWORD, post(password)),
        (app::forms::SECOND_STEP, post(begin_second_step)),
        (app::forms::SECOND_STEP_CONFIRM, post(confirm_second_step)),
        (app::forms::SECOND_STEP_REMOVE, post(remove_second_step)),
        (app::forms::END_SESSION, post(end_session)),
        (app::forms::END_OTHER_SESSIONS, post(end_other_sessions)),
        (ACCOUNTS, post(request)),
        ("/staff/accounts/{id}/approve", post(approve)),
        ("/staff/accounts/{id}/refuse", post(refuse)),
        ("/staff/accounts/{id}/take-back", post(take_back)),
        ("/staff/accounts/{id}/close", post(close)),
        ("/staff/accounts/{id}/reset", post(reset)),
    ]
}

async fn sign_in(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    sent: Sent<SignInForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (login, password) = form.parse()?;
        let attempt = SignIn {
            login: login.to_owned(),
            password: password.to_owned(),
            code: form.code.clone(),
            address: peer.address(),
            device: visit.device(),
        };
        let signed_in = site.ports.accounts.sign_in(attempt).await?;
        end_session_of_cookie(&site, &visit, &headers).await?;
        Ok(signed_in)
    };
    match done.await {
        Ok(session) => {
            let to = if session.must_change { ACCOUNT } else { form.back() };
            let mut response = redirect(to);
            append(response.headers_mut(), &session_cookie(&session.token));
            response
        }
        Err(refusal) => {
            let typed = vec![("login".to_owned(), form.login.clone())];
            refused(form.back(), refusal, typed)
        }
    }
}

/// What the page says of a phone whose owner signs out.
#[derive(Deserialize)]
struct Leaving {
    /// There: nothing on it waits to be sent.
    sent: Option<String>,
}

async fn sign_out(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(leaving): Query<Leaving>,
    headers: HeaderMap,
) -> Response {
    let done = end_session_of_cookie(&site, &visit, &headers).await;
    let mut response = back_to("/staff", done.map(|()| Notice::SignedOut), &());
    let forgotten = match leaving.sent {
        Some(_) => Forget::Everything,
        None => Forget::Pages,
    };
    forget_session(response.headers_mut(), forgotten);
    response
}

/// Ends the session a browser came with: at sign-out, and when it signs in anew.
pub(super) async fn end_session_of_cookie(site: &Site, visit: &Visit, headers: &HeaderMap) -> Answered<()> {
    let cookies = cookies(headers).unwrap_or_default();
    match value(&cookies, SESSION_COOKIE) {
        Some(token) => site.ports.accounts.sign_out(&visit.actor, token).await,
        None => Ok(()),
    }
}

async fn password(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<PasswordForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (old, new) = form.parse()?;
        let accounts = &site.ports.accounts;
        accounts
            .change_password(&visit.actor, old, new, visit.device())
            .await
    };
    match done.await {
        Ok(session) => {
            let mut response = back_to(ACCOUNT, Ok(Notice::PasswordChanged), &());
            append(response.headers_mut(), &session_cookie(&session.token));
            response
        }
        Err(refusal) => refused(ACCOUNT, refusal, Vec::new()),
    }
}

async fn begin_second_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<SecretForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        site.ports
            .accounts
            .begin_second_step(&visit.actor, form.parse()?)
            .await
    };
    match done.await {
        Ok(()) => redirect("/staff/account#second-step"),
        Err(refusal) => refused("/staff/account#second-step", refusal, Vec::new()),
    }
}

async fn confirm_second_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<CodeForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        site.ports
            .accounts
            .confirm_second_step(&visit.actor, &form.parse()?)
            .await
    };
    shown_once("/staff/account#second-step", Notice::SecondStepOn, done.await)
}

async fn remove_second_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<SecretForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        site.ports
            .accounts
            .remove_second_step(&visit.actor, form.parse()?)
            .await
    };
    let done = done.await.map(|()| Notice::SecondStepOff);
    back_to("/staff/account#second-step", done, &())
}

async fn end_session(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<SessionForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.staff()?;
        site.ports.accounts.end_session(&visit.actor, form.parse()?).await
    };
    let done = done.await.map(|()| Notice::SessionEnded);
    back_to("/staff/account#sessions", done, &())
}

async fn end_other_sessions(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    let done = async {
        visit.actor.staff()?;
        site.ports
            .accounts
            .end_other_sessions(&visit.actor, visit.here()?)
            .await
    };
    let done = done.await.map(|()| Notice::SessionEnded);
    back_to("/staff/account#sessions", done, &())
}

async fn request(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<AccountForm>,
) -> Response {
    let form = opened(sent);
    let done = async { site.ports.account_book.request(&visit.actor, form.parse()?).await };
    let back = match done.await {
        Ok(_) => return back_to(ACCOUNTS, Ok(Notice::AccountRequested), &()),
        Err(refusal) => Err(refusal),
    };
    back_to("/staff/accounts#new", back, &form)
}

async fn approve(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.account_book.approve(&visit.actor, id_of(&id)?).await };
    shown_once(
        &page(&id),
        Notice::AccountApproved,
        done.await.map(|one| vec![one]),
    )
}

async fn refuse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.account_book.refuse(&visit.actor, id_of(&id)?).await };
    gone(done.await, Notice::AccountRefused)
}

async fn take_back(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.account_book.take_back(&visit.actor, id_of(&id)?).await };
    gone(done.await, Notice::AccountTakenBack)
}

/// To the list: the account has no page any more.
fn gone(done: Answered<()>, notice: Notice) -> Response {
    back_to(ACCOUNTS, done.map(|()| notice), &())
}

async fn close(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<CloseForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let book = &site.ports.account_book;
        book.close(&visit.actor, id_of(&id)?, form.parse()?).await
    };
    back_to(&page(&id), done.await.map(|()| Notice::AccountClosed), &())
}

async fn reset(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.account_book.reset(&visit.actor, id_of(&id)?).await };
    shown_once(&page(&id), Notice::PasswordReset, done.await.map(|one| vec![one]))
}

/// The page of an account; what is no account leads to the list.
fn page(id: &str) -> String {
    id.parse()
        .map_or_else(|_| ACCOUNTS.to_owned(), app::routes::account)
}

/// Leads back with secrets that the next page shows, and no other.
fn shown_once(back: &str, notice: Notice, done: Answered<Vec<String>>) -> Response {
    match done {
        Ok(secrets) => with_flash(
            back,
            &Flash {
                notice: Some(notice),
                secrets,
                ..Flash::default()
            },
        ),
        Err(refusal) => refused(back, refusal, Vec::new()),
    }
}
