//! Forms of employers, and of officers about them.

use super::door_forms::on_the_way;
use super::forms::{Sent, back_to, back_to_one, fields_of, id_of, opened, refused, with_flash};
use super::peer::Peer;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::{
    COLLEAGUES, ColleagueForm, EMPLOYER, EMPLOYERS, INVITE, REGISTER, RegisterForm, WithdrawForm,
};
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ports::Answered;
use serde::Serialize;

/// Where these forms are sent, and what takes them; `app::forms` names each address.
pub fn table() -> Table {
    vec![
        (REGISTER, post(register)),
        ("/employer/join/{code}", post(join)),
        (COLLEAGUES, post(add_colleague)),
        ("/employer/colleagues/{id}/remove", post(remove_colleague)),
        (INVITE, post(invite)),
        ("/staff/employers/{id}/confirm", post(confirm)),
        ("/staff/employers/{id}/refuse", post(refuse)),
    ]
}

async fn register(
    State(site): State<Site>,
    Extension(peer): Extension<Peer>,
    sent: Sent<RegisterForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let employers = &site.ports.employers;
        employers.register(form.parse()?, peer.address()).await
    };
    code_sent(REGISTER, done.await, &form)
}

async fn join(
    State(site): State<Site>,
    Extension(peer): Extension<Peer>,
    Path(code): Path<String>,
    sent: Sent<ColleagueForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (name, phone) = form.parse()?;
        let employers = &site.ports.employers;
        employers.join(&code, name, phone, peer.address()).await
    };
    code_sent(&app::forms::join_path(&code), done.await, &form)
}

/// Leads to where the code is entered, or back with what was typed but for the number.
fn code_sent(back: &str, done: Answered<String>, form: &impl Serialize) -> Response {
    match done {
        Ok(ticket) => on_the_way(&ticket),
        Err(refusal) => refused(back, refusal, without_number(form)),
    }
}

fn without_number(form: &impl Serialize) -> Vec<(String, String)> {
    let mut typed = fields_of(form);
    typed.retain(|(name, _)| name != "phone");
    typed
}

async fn add_colleague(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ColleagueForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (name, phone) = form.parse()?;
        let employers = &site.ports.employers;
        employers.add_colleague(&visit.actor, name, phone).await
    };
    match done.await {
        Ok(()) => back_to(EMPLOYER, Ok(Notice::ColleagueAdded), &()),
        Err(refusal) => refused("/employer#new", refusal, without_number(&form)),
    }
}

async fn remove_colleague(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async {
        let employers = &site.ports.employers;
        employers.remove_colleague(&visit.actor, id_of(&id)?).await
    };
    back_to(EMPLOYER, done.await.map(|()| Notice::ColleagueRemoved), &())
}

async fn invite(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<RegisterForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let employers = &site.ports.employers;
        employers.invite(&visit.actor, form.parse_employer()?).await
    };
    match done.await {
        Ok(code) => with_flash(
            EMPLOYERS,
            &Flash {
                notice: Some(Notice::Invited),
                secrets: vec![code],
                ..Flash::default()
            },
        ),
        Err(refusal) => refused("/staff/employers#invite", refusal, without_number(&form)),
    }
}

async fn confirm(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    let done = async { site.ports.employers.confirm(&visit.actor, id_of(&id)?).await };
    back_to(EMPLOYERS, done.await.map(|()| Notice::EmployerConfirmed), &())
}

async fn refuse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent<WithdrawForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        let employers = &site.ports.employers;
        employers.refuse(&visit.actor, id_of(&id)?, form.parse()?).await
    };
    back_to_one(
        EMPLOYERS,
        &id,
        done.await.map(|()| Notice::EmployerRefused),
        &form,
    )
}
