//! Forms about people's own data: consents, requests, a copy to take away, numbers in full.

use super::account_forms::end_session_of_cookie;
use super::forms::{Sent, back_to, fields_of, id_of, opened, redirect, refused};
use super::pages::shown;
use super::visit::{Visit, append, session_cookie, ticket_cookie};
use super::{Site, Table};
use app::forms::Pairs;
use app::forms::privacy::{
    CORRECT, ConsentForm, DecideForm, ERASE, EraseForm, ExportForm, MY_DATA, OWN_CONSENT, REQUESTS,
    RevealForm, TAKE_AWAY,
};
use app::{Flash, Notice, routes};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::data_request::RequestState;
use domain::ids::{DataRequestId, PersonId};
use domain::refusal::Refusal;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        ("/l/{code}/data", post(open_data)),
        (OWN_CONSENT, post(own_consent)),
        (CORRECT, post(correct)),
        (ERASE, post(erase)),
        ("/me/data/requests/{id}/take-back", post(take_back)),
        (TAKE_AWAY, post(take_away)),
        ("/staff/people/{id}/reveal", post(reveal)),
        ("/staff/people/{id}/consents", post(consent)),
        ("/staff/requests/{id}/decide", post(decide)),
        ("/staff/requests/{id}/reveal", post(reveal_wanted)),
    ]
}

/// Opens one's own data by the code of a slip. The session lasts until the browser is closed.
async fn open_data(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Response {
    let entry = match site.ports.door.enter_by_paper(&code, visit.device()).await {
        Ok(entry) => entry,
        Err(refusal) => return refused(&routes::personal(&code), refusal, Vec::new()),
    };
    if let Err(refusal) = end_session_of_cookie(&site, &visit, &headers).await {
        return refused(&routes::personal(&code), refusal, Vec::new());
    }
    let mut response = redirect(MY_DATA);
    append(response.headers_mut(), &session_cookie(&entry.token));
    append(response.headers_mut(), &ticket_cookie(""));
    response
}

async fn own_consent(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ConsentForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let consents = &site.ports.consents;
        consents.say(&visit.actor, None, form.parse_own()?).await
    };
    let back = format!("{MY_DATA}#consents");
    back_to(&back, done.await.map(|()| Notice::ConsentKept), &form)
}

/// Where what was typed cannot be read, the answer is the form itself: numbers do not travel in a cookie.
async fn correct(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<Vec<(String, String)>>,
) -> Response {
    let pairs = Pairs(opened(sent));
    let which = pairs.all("field").parse();
    let done = async {
        let (field, wanted, note) = pairs.correction()?;
        let requests = &site.ports.data_requests;
        requests.ask_correction(&visit.actor, field, wanted, note).await
    };
    match (done.await, which) {
        (Err(refusal @ Refusal::Fields(_)), Ok(field)) => {
            let flash = Flash {
                refusal: Some(refusal),
                typed: pairs.0,
                ..Flash::default()
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(&site, visit, &routes::correct(field), flash, status).await
        }
        (done, _) => {
            let back = format!("{MY_DATA}#requests");
            back_to(&back, done.map(|_| Notice::RequestSent), &())
        }
    }
}

async fn erase(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<EraseForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let requests = &site.ports.data_requests;
        requests.ask_erasure(&visit.actor, form.parse()?).await
    };
    match done.await {
        Ok(_) => back_to(&format!("{MY_DATA}#requests"), Ok(Notice::RequestSent), &()),
        Err(refusal) => {
            let typed = vec![("erase_note".to_owned(), form.note)];
            refused(&format!("{MY_DATA}#erase"), refusal, typed)
        }
    }
}

async fn take_back(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async {
        let requests = &site.ports.data_requests;
        requests.take_request_back(&visit.actor, id_of(&id)?).await
    };
    let back = format!("{MY_DATA}#requests");
    back_to(&back, done.await.map(|()| Notice::RequestTakenBack), &())
}

/// All of one's own data as a file.
async fn take_away(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ExportForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (for_computers, proof) = form.parse()?;
        let data = site.ports.my_data.take_away(&visit.actor, &proof).await?;
        Ok::<_, Refusal>((for_computers, data))
    };
    let lang = visit.prefs.lang;
    match done.await {
        Ok((true, data)) => file(
            "application/json",
            "my-data.json",
            serde_json::to_string_pretty(&app::own_data::parts(&data, lang)).unwrap_or_default(),
        ),
        Ok((false, data)) => file(
            "text/html; charset=utf-8",
            "my-data.html",
            app::own_data::as_html(&data, lang),
        ),
        Err(refusal) => back_to(&format!("{MY_DATA}#take-away"), Err(refusal), &()),
    }
}

fn file(kind: &'static str, name: &str, text: String) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, text).into_response()
}

/// The number stands on the answer to the form and nowhere else: neither in an address nor in a cookie.
async fn reveal(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent<RevealForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.parse()?;
        let field = wish.field;
        let number = site.ports.access_log.reveal(&visit.actor, id, wish).await?;
        Ok::<_, Refusal>((field, number))
    };
    let address = routes::person_tab(id, "file");
    match done.await {
        Ok(revealed) => {
            let flash = Flash {
                revealed: Some(revealed),
                ..Flash::default()
            };
            shown(&site, visit, &address, flash, StatusCode::OK).await
        }
        Err(refusal) => refused(&format!("{address}#reveal"), refusal, fields_of(&form)),
    }
}

/// The number somebody wants a field to hold, shown in the same way to who decides about it.
async fn reveal_wanted(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<DataRequestId>,
    sent: Sent<RevealForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.parse()?;
        let field = wish.field;
        let requests = &site.ports.data_requests;
        let number = requests.reveal_wanted(&visit.actor, id, wish).await?;
        Ok::<_, Refusal>((field, number))
    };
    let address = routes::request(id);
    match done.await {
        Ok(revealed) => {
            let flash = Flash {
                revealed: Some(revealed),
                ..Flash::default()
            };
            shown(&site, visit, &address, flash, StatusCode::OK).await
        }
        Err(refusal) => refused(&format!("{address}#reveal"), refusal, fields_of(&form)),
    }
}

async fn consent(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PersonId>,
    sent: Sent<ConsentForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let consents = &site.ports.consents;
        consents.say(&visit.actor, Some(id), form.parse()?).await
    };
    let back = format!("{}#consents", routes::person_tab(id, "file"));
    back_to(&back, done.await.map(|()| Notice::ConsentKept), &form)
}

async fn decide(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<DataRequestId>,
    sent: Sent<DecideForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (accept, reason) = form.parse()?;
        let requests = &site.ports.data_requests;
        requests.decide_request(&visit.actor, id, accept, reason).await
    };
    let done = done.await;
    // What was accepted is done; an erased file has no request any more.
    let back = match done {
        Ok(RequestState::Accepted) => REQUESTS.to_owned(),
        _ => routes::request(id),
    };
    let notice = if form.answer == "erase" {
        Notice::FileErased
    } else {
        Notice::RequestAnswered
    };
    back_to(&back, done.map(|_| notice), &form)
}
