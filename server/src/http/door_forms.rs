//! Forms of people who have no account: telephone, code, who one is, and what is sent from one's own page.

use super::account_forms::end_session_of_cookie;
use super::forms::{Sent, back_to, opened, redirect, refused};
use super::peer::Peer;
use super::visit::{Forget, Visit, append, forget_session, lasting_session_cookie, ticket_cookie};
use super::{Site, Table};
use app::Notice;
use app::forms::{
    ASK_CODE, AnswerForm, CodeForm, EMPLOYER, END_OWN_OTHERS, END_OWN_SESSION, ENTER_CODE, LEAVE, MINE,
    PhoneForm, SAY_WHO, SessionForm, UndoForm, WhoForm,
};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::post;
use domain::ports::{CodeWish, Entry, Proven};
use domain::refusal::Refusal;
use domain::session::Subject;

/// Days a session is kept on a person's own telephone, and on that of an employer.
const DAYS_AT_HOME: i64 = 30;
const DAYS_AT_WORK: i64 = 7;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (ASK_CODE, post(ask_code)),
        (ENTER_CODE, post(enter_code)),
        (SAY_WHO, post(say_who)),
        ("/l/{code}/stay", post(stay)),
        ("/me/answer", post(answer)),
        ("/me/undo", post(undo)),
        (LEAVE, post(leave)),
        (END_OWN_SESSION, post(end_session)),
        (END_OWN_OTHERS, post(end_others)),
    ]
}

async fn ask_code(
    State(site): State<Site>,
    Extension(peer): Extension<Peer>,
    sent: Sent<PhoneForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = CodeWish {
            phone: form.parse()?,
            address: peer.address(),
        };
        site.ports.door.ask_code(wish).await
    };
    match done.await {
        Ok(ticket) => on_the_way(&ticket),
        Err(refusal) => refused("/me#phone-form", refusal, Vec::new()),
    }
}

/// Leads to where the code is entered.
pub(super) fn on_the_way(ticket: &str) -> Response {
    let mut response = redirect(ASK_CODE);
    append(response.headers_mut(), &ticket_cookie(ticket));
    response
}

async fn enter_code(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    sent: Sent<CodeForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let ticket = visit.ticket.as_deref().ok_or(Refusal::CodeSpent)?;
        let code = form.parse()?;
        site.ports.door.enter_code(ticket, &code, visit.device()).await
    };
    match done.await {
        Ok(Proven::Entered(entry)) => entered(&site, &visit, &headers, &entry).await,
        Ok(Proven::Several) => redirect(SAY_WHO),
        Err(refusal) => refused(ASK_CODE, refusal, Vec::new()),
    }
}

async fn say_who(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    sent: Sent<WhoForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let ticket = visit.ticket.as_deref().ok_or(Refusal::CodeSpent)?;
        let (position, proof) = form.parse()?;
        let door = &site.ports.door;
        door.choose(ticket, position, &proof, visit.device()).await
    };
    match done.await {
        Ok(entry) => entered(&site, &visit, &headers, &entry).await,
        Err(refusal @ Refusal::CodeSpent) => refused(MINE, refusal, Vec::new()),
        Err(refusal) => refused(SAY_WHO, refusal, vec![("who".to_owned(), form.who)]),
    }
}

/// Keeps a telephone signed in, for whoever came by the code of a slip.
async fn stay(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Response {
    match site.ports.door.enter_by_paper(&code, visit.device()).await {
        Ok(entry) => entered(&site, &visit, &headers, &entry).await,
        Err(refusal) => refused(&app::routes::personal(&code), refusal, Vec::new()),
    }
}

/// Leads to one's own page with a new session; the one before ends.
async fn entered(site: &Site, visit: &Visit, headers: &HeaderMap, entry: &Entry) -> Response {
    if let Err(refusal) = end_session_of_cookie(site, visit, headers).await {
        return refused(MINE, refusal, Vec::new());
    }
    let (to, days) = match entry.subject {
        Subject::Employer(_) => (EMPLOYER, DAYS_AT_WORK),
        _ => (MINE, DAYS_AT_HOME),
    };
    let mut response = redirect(to);
    append(
        response.headers_mut(),
        &lasting_session_cookie(&entry.token, days),
    );
    append(response.headers_mut(), &ticket_cookie(""));
    response
}

async fn answer(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<AnswerForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (lead, answer) = form.parse()?;
        let leads = &site.ports.leads;
        let given = leads.answer_mine(&visit.actor, lead, answer).await?;
        if form.shares() {
            leads.share_contact(&visit.actor, None).await?;
        }
        Ok(given)
    };
    back_to(&at(&form.lead), done.await.map(|_| Notice::Answered), &())
}

async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<UndoForm>,
) -> Response {
    let form = opened(sent);
    let done = async { site.ports.leads.take_back_mine(&visit.actor, form.parse()?).await };
    back_to(&at(&form.lead), done.await.map(|_| Notice::TakenBack), &())
}

/// The lead on one's own page.
fn at(lead: &str) -> String {
    match lead.parse::<domain::ids::LeadId>() {
        Ok(lead) => format!("{MINE}#{lead}"),
        Err(_) => MINE.to_owned(),
    }
}

async fn leave(State(site): State<Site>, Extension(visit): Extension<Visit>, headers: HeaderMap) -> Response {
    let done = end_session_of_cookie(&site, &visit, &headers).await;
    let mut response = back_to(MINE, done.map(|()| Notice::SignedOut), &());
    // Scripts keep nothing for seekers; on this phone they may keep somebody's visits.
    forget_session(response.headers_mut(), Forget::Pages);
    response
}

async fn end_session(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<SessionForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let door = &site.ports.door;
        door.end_own_session(&visit.actor, form.parse()?).await
    };
    back_to("/me/devices", done.await.map(|()| Notice::SessionEnded), &())
}

async fn end_others(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    let done = async {
        let door = &site.ports.door;
        door.end_own_others(&visit.actor, visit.here()?).await
    };
    back_to("/me/devices", done.await.map(|()| Notice::SessionEnded), &())
}
