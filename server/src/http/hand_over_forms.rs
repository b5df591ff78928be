//! Forms about handing people over.

use super::file_forms::{self, shown};
use super::forms::{Sent, back_to, fields_of, id_of, opened, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{CARE_SEEN, HAND_OVERS, WithdrawForm};
use app::{Flash, Notice, routes};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use domain::refusal::Refusal;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (HAND_OVERS, post(propose)),
        (CARE_SEEN, post(see)),
        ("/staff/hand-overs/{id}/accept", post(accept)),
        ("/staff/hand-overs/{id}/decline", post(decline)),
        ("/staff/hand-overs/{id}/take-back", post(take_back)),
    ]
}

/// After a mistake, or when somebody was faster, the choice is shown again with what was typed.
async fn propose(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: file_forms::Sent,
) -> Response {
    let form = file_forms::opened(sent);
    let done = async {
        site.ports
            .hand_overs
            .propose(&visit.actor, form.proposal()?)
            .await
    };
    match done.await {
        Ok(_) => back_to(HAND_OVERS, Ok(Notice::HandOverProposed), &()),
        Err(refusal) => {
            again(
                &site,
                visit,
                &routes::new_hand_over(&form.chosen()),
                refusal,
                form.0,
            )
            .await
        }
    }
}

/// The page again with what was typed, where it can be sent once more; every other refusal leads back.
async fn again(
    site: &Site,
    visit: Visit,
    address: &str,
    refusal: Refusal,
    typed: Vec<(String, String)>,
) -> Response {
    let status = match &refusal {
        Refusal::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Changed | Refusal::InHandOver => StatusCode::CONFLICT,
        _ => return refused(address, refusal, Vec::new()),
    };
    let flash = Flash {
        refusal: Some(refusal),
        typed,
        ..Flash::default()
    };
    shown(site, visit, address, flash, status).await
}

async fn accept(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.hand_overs.accept(&visit.actor, id_of(&id)?).await };
    let notice = |count| match count {
        0 => Notice::HandOverEmpty,
        _ => Notice::HandOverAccepted,
    };
    back_to(&page(&id), done.await.map(notice), &())
}

async fn decline(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<WithdrawForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let hand_overs = &site.ports.hand_overs;
        hand_overs.decline(&visit.actor, id_of(&id)?, form.parse()?).await
    };
    match done.await {
        Ok(()) => back_to(&page(&id), Ok(Notice::HandOverDeclined), &()),
        Err(refusal) => {
            let mut typed = fields_of(&form);
            typed.push((app::forms::OF.to_owned(), id.clone()));
            again(&site, visit, &page(&id), refusal, typed).await
        }
    }
}

async fn take_back(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.hand_overs.take_back(&visit.actor, id_of(&id)?).await };
    back_to(&page(&id), done.await.map(|()| Notice::HandOverTakenBack), &())
}

async fn see(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    let done = site.ports.hand_overs.see_news(&visit.actor).await;
    back_to("/staff", done.map(|()| Notice::Seen), &())
}

/// The page of a hand-over; what is none leads to the list.
fn page(id: &str) -> String {
    id.parse()
        .map_or_else(|_| HAND_OVERS.to_owned(), routes::hand_over)
}
