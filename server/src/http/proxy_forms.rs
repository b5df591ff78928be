//! Forms about those who act for somebody.

use super::forms::{Sent, back_to, fields_of, id_of, opened, refused, with_flash};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{OWN_PROXIES, ProxyForm, ProxyOfForm};
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::PersonId;
use domain::ports::Answered;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (OWN_PROXIES, post(record_own)),
        ("/me/proxies/{id}/revoke", post(revoke_own)),
        ("/staff/people/{id}/proxies", post(record)),
        ("/staff/proxies/{id}/revoke", post(revoke)),
        ("/staff/proxies/{id}/code", post(renew_code)),
    ]
}

async fn record_own(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ProxyForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let proxies = &site.ports.proxies;
        proxies.record(&visit.actor, None, form.parse_own()?).await
    };
    recorded(OWN_PROXIES, "/me/proxies#new", done.await, &form)
}

async fn revoke_own(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.proxies.revoke(&visit.actor, id_of(&id)?).await };
    back_to(OWN_PROXIES, done.await.map(|()| Notice::ProxyRevoked), &())
}

async fn record(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
    sent: Sent<ProxyForm>,
) -> Response {
    let form = opened(sent);
    let back = page(&person);
    let done = async {
        let person: PersonId = id_of(&person)?;
        let proxies = &site.ports.proxies;
        proxies.record(&visit.actor, Some(person), form.parse()?).await
    };
    recorded(&back, &back, done.await, &form)
}

async fn revoke(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<ProxyOfForm>,
) -> Response {
    let back = page(&opened(sent).person);
    let done = async { site.ports.proxies.revoke(&visit.actor, id_of(&id)?).await };
    back_to(&back, done.await.map(|()| Notice::ProxyRevoked), &())
}

async fn renew_code(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<ProxyOfForm>,
) -> Response {
    let back = page(&opened(sent).person);
    let done = async { site.ports.proxies.renew_code(&visit.actor, id_of(&id)?).await };
    recorded(&back, &back, done.await, &ProxyForm::default())
}

/// The part of a person's page; what is no person leads to the desk.
fn page(person: &str) -> String {
    person.parse::<PersonId>().map_or_else(
        |_| "/staff".to_owned(),
        |person| format!("{}#proxies", app::routes::person(person)),
    )
}

/// Leads back with the paper code, which the next page shows and no other. A number typed is not sent along.
fn recorded(good: &str, bad: &str, done: Answered<String>, form: &ProxyForm) -> Response {
    match done {
        Ok(code) => with_flash(
            good,
            &Flash {
                notice: Some(Notice::ProxyRecorded),
                link_code: Some(code),
                ..Flash::default()
            },
        ),
        Err(refusal) => {
            let mut typed = fields_of(form);
            typed.retain(|(name, _)| name != "phone");
            refused(bad, refusal, typed)
        }
    }
}
