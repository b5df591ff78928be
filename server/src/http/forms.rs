//! Forms: each handler reads the form, asks the port, and sends the browser back with one message.

use super::visit::{Visit, append, flash_cookie};
use super::{Site, Table};
use app::forms::{AnswerForm, HandOverForm, HelperPhoneForm, UndoForm, WithdrawForm};
use app::{Flash, Notice};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header::LOCATION};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Form};
use domain::actor::Actor;
use domain::ids::{LeadId, PersonId, VacancyId};
use domain::refusal::Refusal;
use serde::Serialize;

/// Where forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        ("/l/{code}/answer", post(answer)),
        ("/l/{code}/undo", post(undo)),
        ("/staff/leads/{id}/hand-over", post(hand_over)),
        ("/staff/people/{id}/link", post(renew_link)),
        ("/staff/people/{id}/revoke-links", post(revoke_links)),
        ("/staff/vacancies/{id}/withdraw", post(withdraw)),
        ("/staff/helper-phone", post(helper_phone)),
    ]
}

/// A form as it came.
pub(super) type Sent<T> = Result<Form<T>, FormRejection>;

async fn answer(State(site): State<Site>, Path(code): Path<String>, sent: Sent<AnswerForm>) -> Response {
    let form = opened(sent);
    let back = format!("/l/{code}#{}", form.lead);
    let done = async {
        let (lead, answer) = form.parse()?;
        site.ports
            .leads
            .answer(&Actor::Visitor, &code, lead, answer)
            .await
    };
    back_to(&back, done.await.map(|_| Notice::Answered), &())
}

async fn undo(State(site): State<Site>, Path(code): Path<String>, sent: Sent<UndoForm>) -> Response {
    let form = opened(sent);
    let back = format!("/l/{code}#{}", form.lead);
    let done = async {
        site.ports
            .leads
            .take_back(&Actor::Visitor, &code, form.parse()?)
            .await
    };
    back_to(&back, done.await.map(|_| Notice::TakenBack), &())
}

async fn hand_over(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<HandOverForm>,
) -> Response {
    let form = opened(sent);
    let back = match form.person.parse::<PersonId>() {
        Ok(person) => format!("{}#{id}", app::routes::person(person)),
        Err(_) => "/staff".to_owned(),
    };
    let done = async {
        let (_, evidence, note) = form.parse()?;
        let lead = id.parse::<LeadId>().map_err(|_| Refusal::NotFound)?;
        site.ports
            .leads
            .hand_over(&visit.actor, lead, evidence, note)
            .await
    };
    back_to(&back, done.await.map(|()| Notice::HandedOver), &form)
}

async fn renew_link(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
) -> Response {
    let back = format!("{}#link", app::routes::person(person));
    match site.ports.leads.renew_link(&visit.actor, person).await {
        Ok(link) => {
            let flash = Flash {
                notice: Some(Notice::LinkMade),
                link_code: Some(link.code),
                ..Flash::default()
            };
            with_flash(&back, &flash)
        }
        Err(refusal) => refused(&back, refusal, Vec::new()),
    }
}

async fn revoke_links(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
) -> Response {
    let back = format!("{}#link", app::routes::person(person));
    let done = site.ports.leads.revoke_links(&visit.actor, person).await;
    back_to(&back, done.map(|()| Notice::LinksRevoked), &())
}

async fn withdraw(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(vacancy): Path<VacancyId>,
    sent: Sent<WithdrawForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        site.ports
            .vacancies
            .withdraw(&visit.actor, vacancy, form.parse()?)
            .await
    };
    back_to(
        &app::routes::vacancy(vacancy),
        done.await.map(|()| Notice::Withdrawn),
        &form,
    )
}

async fn helper_phone(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<HelperPhoneForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (area, phone) = form.parse()?;
        site.ports.leads.set_helper_phone(&visit.actor, area, phone).await
    };
    back_to("/staff#helper-phone", done.await.map(|()| Notice::Saved), &form)
}

/// A form that cannot be read at all is treated like an empty one: its parser names what is missing.
pub(super) fn opened<T: Default>(sent: Sent<T>) -> T {
    sent.map(|Form(form)| form).unwrap_or_default()
}

/// Sends the browser back with what happened; what was typed is kept when a field was wrong.
pub(super) fn back_to(back: &str, done: Result<Notice, Refusal>, typed: &impl Serialize) -> Response {
    match done {
        Ok(notice) => with_flash(
            back,
            &Flash {
                notice: Some(notice),
                ..Flash::default()
            },
        ),
        Err(refusal) => refused(back, refusal, fields_of(typed)),
    }
}

pub(super) fn refused(back: &str, refusal: Refusal, typed: Vec<(String, String)>) -> Response {
    let typed = if matches!(refusal, Refusal::Fields(_) | Refusal::WrongCredentials) {
        typed
    } else {
        Vec::new()
    };
    let mut response = with_flash(
        back,
        &Flash {
            refusal: Some(refusal.clone()),
            typed,
            ..Flash::default()
        },
    );
    response.extensions_mut().insert(refusal);
    response
}

/// The fields of a form as name and text.
pub(super) fn fields_of(form: &impl Serialize) -> Vec<(String, String)> {
    match serde_json::to_value(form) {
        Ok(serde_json::Value::Object(fields)) => fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) fn with_flash(back: &str, flash: &Flash) -> Response {
    let mut response = redirect(back);
    append(response.headers_mut(), &flash_cookie(flash));
    response
}

/// What cannot be an address leads home.
pub(super) fn redirect(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}
