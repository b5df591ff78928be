//! Forms: each handler reads the form, asks the port, and sends the browser back with one message.

use super::pages::shown;
use super::visit::{FLASH_LIMIT, Visit, append, fits_cookie, flash_cookie};
use super::{Site, Table};
use app::forms::{AnswerForm, HandOverForm, HelperPhoneForm, UndoForm, WithdrawForm};
use app::{Flash, Notice};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header::LOCATION};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Extension, Form};
use domain::access::holds_number;
use domain::actor::Actor;
use domain::ids::{LeadId, PersonId, VacancyId};
use domain::ports::Answered;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Serialize;
use std::str::FromStr;

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
        let leads = &site.ports.leads;
        let given = leads.answer(&Actor::Visitor, &code, lead, answer).await?;
        if form.shares() {
            leads.share_contact(&Actor::Visitor, Some(&code)).await?;
        }
        Ok(given)
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
        let lead: LeadId = id_of(&id)?;
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

/// The same for one of several like forms of a page: which of them it was stands beside what was typed.
pub(super) fn back_to_one(
    back: &str,
    id: &str,
    done: Result<Notice, Refusal>,
    form: &impl Serialize,
) -> Response {
    match done {
        Ok(notice) => back_to(back, Ok(notice), &()),
        Err(refusal) => {
            let mut typed = fields_of(form);
            typed.push((app::forms::OF.to_owned(), id.to_owned()));
            refused(back, refusal, typed)
        }
    }
}

/// Sends the browser back with a refusal and what was typed. Where a number stands in that, or it is more than a cookie holds,
/// it is kept in the answer itself ([`keep_typed`]) and not in the cookie.
pub(super) fn refused(back: &str, refusal: Refusal, typed: Vec<(String, String)>) -> Response {
    let typed = if matches!(refusal, Refusal::Fields(_) | Refusal::WrongCredentials) {
        typed
    } else {
        Vec::new()
    };
    let whole = Flash {
        refusal: Some(refusal.clone()),
        typed,
        ..Flash::default()
    };
    let mut carried = whole.clone();
    carried.typed.retain(|(_, text)| !names_somebody(text));
    let stays = carried.typed.len() < whole.typed.len() || !fits_cookie(&carried);
    let mut response = with_flash(back, &carried);
    if stays {
        keep(&mut response, back, whole, StatusCode::UNPROCESSABLE_ENTITY);
    }
    response.extensions_mut().insert(refusal);
    response
}

/// The same for a form whose words stay in the answer whatever they are, also when somebody else was faster
/// or it came too often.
pub(super) fn refused_on_page(back: &str, refusal: Refusal, typed: Vec<(String, String)>) -> Response {
    let status = match &refusal {
        Refusal::Fields(_) | Refusal::TooMany => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Changed => StatusCode::CONFLICT,
        _ => return refused(back, refusal, Vec::new()),
    };
    let mut flash = Flash {
        refusal: Some(refusal.clone()),
        ..Flash::default()
    };
    let mut response = with_flash(back, &flash);
    flash.typed = typed;
    keep(&mut response, back, flash, status);
    response.extensions_mut().insert(refusal);
    response
}

fn keep(response: &mut Response, back: &str, flash: Flash, status: StatusCode) {
    let address = back.split('#').next().unwrap_or(back).to_owned();
    response.extensions_mut().insert(Kept {
        address,
        flash,
        status,
    });
}

/// What was typed and must not travel in a cookie, and the page that shows it again.
#[derive(Clone)]
struct Kept {
    address: String,
    flash: Flash,
    status: StatusCode,
}

/// Whether a number of a person could stand in what was typed; ids of records and codes of areas are none. What no cookie
/// holds is not looked through: it is kept in the answer anyway.
fn names_somebody(text: &str) -> bool {
    if text.len() > FLASH_LIMIT {
        return true;
    }
    let is_code = text.parse::<PersonId>().is_ok() || AreaCode::parse(text).is_ok();
    !is_code && holds_number(text)
}

/// Answers a form that was refused with its page, where a number stands in what was typed or it is too much for a cookie: it
/// is kept for who typed it, and travels neither in a cookie nor in an address.
pub(super) async fn keep_typed(State(site): State<Site>, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let mut response = next.run(request).await;
    let Some(kept) = response.extensions_mut().remove::<Kept>() else {
        return response;
    };
    let refusal = response.extensions().get::<Refusal>().cloned();
    let visit = visit.unwrap_or_default();
    let mut page = shown(&site, visit, &kept.address, kept.flash, kept.status).await;
    if page.status() != kept.status {
        return response;
    }
    if let Some(refusal) = refusal {
        page.extensions_mut().insert(refusal);
    }
    page
}

/// What an address names: an id that is none is not there.
pub(super) fn id_of<T: FromStr>(text: &str) -> Answered<T> {
    text.parse().map_err(|_| Refusal::NotFound)
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
