//! Forms about handing people over.

use super::forms::{Sent, back_to, opened, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{CARE_SEEN, HAND_OVERS, Pairs, WithdrawForm};
use app::{Notice, routes};
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Form};
use domain::ids::HandOverId;
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

/// After a mistake the choice is shown again; it stands in the address.
async fn propose(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let form = Pairs(sent.map(|Form(pairs)| pairs).unwrap_or_default());
    let done = async {
        site.ports
            .hand_overs
            .propose(&visit.actor, form.proposal()?)
            .await
    };
    match done.await {
        Ok(_) => back_to(HAND_OVERS, Ok(Notice::HandOverProposed), &()),
        Err(refusal) => {
            let typed = ["to", "note"].map(|name| (name.to_owned(), form.all(name)));
            refused(&routes::new_hand_over(&form.chosen()), refusal, typed.to_vec())
        }
    }
}

async fn accept(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.hand_overs.accept(&visit.actor, read(&id)?).await };
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
        hand_overs.decline(&visit.actor, read(&id)?, form.parse()?).await
    };
    back_to(&page(&id), done.await.map(|()| Notice::HandOverDeclined), &form)
}

async fn take_back(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.hand_overs.take_back(&visit.actor, read(&id)?).await };
    back_to(&page(&id), done.await.map(|()| Notice::HandOverTakenBack), &())
}

async fn see(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Response {
    let done = site.ports.hand_overs.see_news(&visit.actor).await;
    back_to("/staff", done.map(|()| Notice::Seen), &())
}

fn read(id: &str) -> Result<HandOverId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

/// The page of a hand-over; what is none leads to the list.
fn page(id: &str) -> String {
    read(id).map_or_else(|_| HAND_OVERS.to_owned(), routes::hand_over)
}
