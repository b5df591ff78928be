//! Forms about erasing files, and about files whose time is over.

use super::forms::{Sent, back_to, id_of, opened};
use super::pages::page;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{EraseAskForm, EraseForm, HoldForm, KeptForm};
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::PersonId;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        ("/staff/people/{id}/erase/ask", post(ask)),
        ("/staff/people/{id}/erase/drop", post(drop_wish)),
        ("/staff/people/{id}/erase", post(erase)),
        ("/staff/people/{id}/retention/hold", post(hold)),
        ("/staff/people/{id}/retention/release", post(release)),
        ("/staff/people/{id}/kept", post(kept)),
    ]
}

async fn ask(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
    sent: Sent<EraseAskForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let person = id_of(&person)?;
        let erasures = &site.ports.erasures;
        erasures.ask_erasure(&visit.actor, person, form.parse()?).await
    };
    back_to(
        &erase_page(&person),
        done.await.map(|()| Notice::ErasureAsked),
        &form,
    )
}

async fn drop_wish(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
) -> Response {
    let done = async {
        let person = id_of(&person)?;
        site.ports.erasures.drop_erasure(&visit.actor, person).await
    };
    back_to(
        &erase_page(&person),
        done.await.map(|()| Notice::ErasureDropped),
        &(),
    )
}

/// Done, the file is no page any more: back to the list. What was typed is no more than its number, and is not kept.
async fn erase(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
    sent: Sent<EraseForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let person = id_of(&person)?;
        let erasures = &site.ports.erasures;
        erasures.erase(&visit.actor, person, form.parse()?).await
    };
    match done.await {
        Ok(_) => back_to(RETENTION, Ok(Notice::FileErased), &()),
        Err(refusal) => back_to(&erase_page(&person), Err(refusal), &()),
    }
}

async fn hold(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
    sent: Sent<HoldForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (until, reason) = form.parse()?;
        let erasures = &site.ports.erasures;
        erasures.hold(&visit.actor, id_of(&person)?, until, reason).await
    };
    back_to(&in_list(&person), done.await.map(|()| Notice::FileHeld), &form)
}

async fn release(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
) -> Response {
    let done = async { site.ports.erasures.release(&visit.actor, id_of(&person)?).await };
    back_to(&in_list(&person), done.await.map(|()| Notice::FileReleased), &())
}

/// Answered by the page itself: what it shows travels in no cookie and no address.
async fn kept(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<String>,
    sent: Sent<KeptForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let person = id_of(&person)?;
        let erasures = &site.ports.erasures;
        erasures.kept_by_law(&visit.actor, person, form.parse()?).await
    };
    match done.await {
        Ok(kept) => {
            let flash = Flash {
                secrets: vec![kept.no, kept.name, kept.resident_id.into()],
                ..Flash::default()
            };
            page(&site, Visit { flash, ..visit }, RETENTION).await
        }
        Err(refusal) => back_to(RETENTION, Err(refusal), &()),
    }
}

const RETENTION: &str = "/staff/retention";

/// What is no person leads to the list.
fn erase_page(person: &str) -> String {
    person
        .parse()
        .map_or_else(|_| RETENTION.to_owned(), app::routes::erase)
}

fn in_list(person: &str) -> String {
    person
        .parse::<PersonId>()
        .map_or_else(|_| RETENTION.to_owned(), |person| format!("{RETENTION}#{person}"))
}
