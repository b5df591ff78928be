//! Forms of job fairs; the stand list as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::back_to;
use super::post_forms::not_given;
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::fair as to;
use app::forms::{Pairs, fair::StandDeed, fair::StandStep};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::actor::Actor;
use domain::fair::RegistrationState;
use domain::ids::{FairId, FairStandId};
use domain::ports::{Answered, FairWhom};
use services::fair_stands_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::NEW_FAIR, post(keep)),
        ("/staff/fairs/{id}/step", post(step)),
        ("/staff/fair-stands/{id}", post(stand)),
        ("/staff/fairs/{id}/people", post(people)),
        ("/staff/fairs/{id}/invite", post(invite)),
        ("/employer/fairs/{id}", post(employer)),
        ("/me/fairs/{id}", post(own)),
        ("/l/{code}/fairs/{id}", post(by_link)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![("/staff/fairs/{id}/stands.csv", get(stands_csv))]
}

async fn keep(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async { site.ports.fairs.keep_fair(&visit.actor, form.fair_plan()?).await };
    let done = done.await.map(|id| (to::fair_path(id), Notice::Saved));
    led_on(&site, visit, (form, to::NEW_FAIR), done).await
}

async fn step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let fairs = &site.ports.fairs;
        fairs.fair_step(&visit.actor, id, form.fair_step()?).await
    };
    let page = to::fair_path(id);
    let done = done.await.map(|()| (page.clone(), Notice::Stepped));
    led_on(&site, visit, (form, &page), done).await
}

async fn stand(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairStandId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let fairs = &site.ports.fairs;
        match form.stand_step()? {
            StandStep::Judge(verdict) => fairs.judge_stand(&visit.actor, id, verdict).await,
            StandStep::Move(number) => fairs.move_stand(&visit.actor, id, number).await,
        }
    };
    let page = form.page_of_stand();
    let done = done.await.map(|_| (page.clone(), Notice::Stepped));
    led_on(&site, visit, (form, &page), done).await
}

async fn people(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async { seat(&site, &visit.actor, id, (&form, form.fair_whom()?)).await };
    let page = to::fair_people_path(id);
    let done = done.await.map(|_| (page.clone(), Notice::Stepped));
    led_on(&site, visit, (form, &page), done).await
}

async fn invite(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let fairs = &site.ports.fairs;
        fairs.invite(&visit.actor, id, form.invite_wish()?).await
    };
    // The organiser of a fair may invite, and not read the list of names.
    let page = to::fair_invite_path(id);
    let done = done.await.map(|_| (page.clone(), Notice::FairInvited));
    led_on(&site, visit, (form, &page), done).await
}

async fn employer(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let fairs = &site.ports.fairs;
    let done = match form.stand_deed() {
        StandDeed::Leave => fairs.leave_stand(&visit.actor, id).await,
        StandDeed::Apply(vacancies) => fairs.apply_for_stand(&visit.actor, id, vacancies).await,
    };
    let done = done.map(|()| (to::EMPLOYER_FAIRS.to_owned(), Notice::Saved));
    led_on(&site, visit, (form, &to::employer_fair_path(id)), done).await
}

async fn own(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    match seat(&site, &visit.actor, id, (&form, FairWhom::Own)).await {
        Ok(Some(state)) => said(&to::own_fair_path(id), registered(state)),
        Ok(None) => said(to::OWN_FAIRS, Notice::FairLeft),
        Err(refusal) => back_to(&to::event_path(id), Err(refusal), &()),
    }
}

async fn by_link(State(site): State<Site>, Path((code, id)): Path<(String, FairId)>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = seat(&site, &Actor::Visitor, id, (&form, FairWhom::Link(code.clone()))).await;
    let notice = done.map(|state| state.map_or(Notice::FairLeft, registered));
    back_to(&format!("/l/{code}#fairs"), notice, &())
}

/// Takes a seat or gives it back. Gives how the registration stands when it was taken.
async fn seat(
    site: &Site,
    who: &Actor,
    id: FairId,
    (form, whom): (&Pairs, FairWhom),
) -> Answered<Option<RegistrationState>> {
    let fairs = &site.ports.fairs;
    if form.leaves_fair() {
        return fairs.leave_fair(who, id, whom).await.map(|()| None);
    }
    let registered = fairs.register_for_fair(who, id, whom).await?;
    Ok(Some(registered.state))
}

const fn registered(state: RegistrationState) -> Notice {
    match state {
        RegistrationState::Waiting => Notice::FairWaiting,
        _ => Notice::FairRegistered,
    }
}

/// Whither a deed leads, with what is said there; or the page it was sent from again, with what was typed.
async fn led_on(
    site: &Site,
    visit: Visit,
    (form, page): (Pairs, &str),
    done: Answered<(String, Notice)>,
) -> Response {
    match done {
        Ok((address, notice)) => said(&address, notice),
        Err(refusal) => again(site, visit, page, refusal, form).await,
    }
}

async fn stands_csv(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
) -> Response {
    match site.ports.fairs.fair(&visit.actor, id).await {
        Ok(view) => attached(fair_stands_csv(&view), "attachment; filename=\"fair-stands.csv\""),
        Err(refusal) => not_given(&refusal),
    }
}
