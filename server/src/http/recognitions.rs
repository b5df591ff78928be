//! Forms of recognitions, notices and objections.

use super::forms::{Sent, back_to, fields_of, opened, refused_on_page, with_flash};
use super::peer::Peer;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::recognition::{ApplyForm, ObjectForm, StepForm};
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::{NoticeId, RecognitionId, RecognitionTaskId};
use domain::ports::ObjectionSent;
use domain::recognition::Stage;
use domain::refusal::Refusal;

/// Where these forms are sent.
pub fn table() -> Table {
    vec![
        ("/staff/recognitions", post(apply)),
        ("/staff/recognitions/{id}/step", post(step)),
        ("/staff/recognitions/{id}/restate", post(restate)),
        ("/staff/recognition-tasks/{id}/seen", post(seen)),
        ("/notices/{id}/object", post(object)),
        ("/l/{code}/recognitions/{id}/step", post(step_behind_link)),
        ("/me/recognitions/{id}/step", post(own_step)),
    ]
}

async fn apply(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent<ApplyForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.staff()?;
        site.ports.recognitions.apply(&visit.actor, form.parse()?).await
    };
    match done.await {
        Ok(id) => back_to(&app::routes::recognition(id), Ok(Notice::Applied), &()),
        Err(refusal) => {
            let back = match (form.person.parse(), form.kind.parse()) {
                (Ok(person), Ok(kind)) => app::routes::new_recognition(person, Some(kind)),
                _ => app::routes::RECOGNITIONS.to_owned(),
            };
            back_to(&back, Err(refusal), &form)
        }
    }
}

async fn step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<RecognitionId>,
    sent: Sent<StepForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.staff()?;
        let step = form.parse()?;
        site.ports.recognitions.take_step(&visit.actor, id, step).await
    };
    // What a department has returned or confirmed last is before it no longer.
    let reviews = visit.actor.staff().is_ok_and(|staff| staff.department.is_some());
    match done.await {
        Ok(stage) if reviews && stage != Stage::DepartmentReview => {
            back_to(app::routes::RECOGNITIONS, Ok(Notice::Stepped), &())
        }
        done => back_to(
            &app::routes::recognition(id),
            done.map(|_| Notice::Stepped),
            &form,
        ),
    }
}

async fn restate(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<RecognitionId>,
    sent: Sent<ApplyForm>,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.staff()?;
        let restated = form.parse_again()?;
        site.ports.recognitions.restate(&visit.actor, id, restated).await
    };
    match done.await {
        Err(refusal @ Refusal::Fields(_)) => back_to(&app::routes::restate(id), Err(refusal), &form),
        done => back_to(&app::routes::recognition(id), done.map(|_| Notice::Stepped), &()),
    }
}

async fn seen(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(task): Path<RecognitionTaskId>,
) -> Response {
    let done = async {
        visit.actor.staff()?;
        site.ports.recognitions.task_seen(&visit.actor, task).await
    };
    back_to(app::routes::RECOGNITIONS, done.await.map(|()| Notice::Saved), &())
}

async fn object(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Extension(peer): Extension<Peer>,
    Path(id): Path<NoticeId>,
    sent: Sent<ObjectForm>,
) -> Response {
    let form = opened(sent);
    let objection = ObjectionSent {
        text: form.text.clone(),
        name: Some(form.name.clone()),
        phone: Some(form.phone.clone()),
        address: peer.address(),
    };
    let back = app::routes::notice(id);
    match site.ports.recognitions.object(&visit.actor, id, objection).await {
        Ok(receipt) => {
            let flash = Flash {
                notice: Some(Notice::Objected),
                receipt: Some(receipt),
                ..Flash::default()
            };
            with_flash(&back, &flash)
        }
        // What was typed is about others: it stays in the answer and travels in no cookie.
        Err(refusal) => refused_on_page(&format!("{back}#object"), refusal, fields_of(&form)),
    }
}

async fn step_behind_link(
    State(site): State<Site>,
    Path((code, id)): Path<(String, RecognitionId)>,
    sent: Sent<StepForm>,
) -> Response {
    let form = opened(sent);
    let back = format!("/l/{code}#recognitions");
    let done = async {
        let step = form.parse()?;
        let who = domain::actor::Actor::Visitor;
        let recognitions = &site.ports.recognitions;
        recognitions.take_own_step(&who, Some(&code), id, step).await
    };
    back_to(&back, done.await.map(|_| Notice::Saved), &form)
}

async fn own_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<RecognitionId>,
    sent: Sent<StepForm>,
) -> Response {
    let form = opened(sent);
    let done: Result<_, Refusal> = async {
        let step = form.parse()?;
        let recognitions = &site.ports.recognitions;
        recognitions.take_own_step(&visit.actor, None, id, step).await
    }
    .await;
    back_to("/me#recognitions", done.map(|_| Notice::Saved), &form)
}
