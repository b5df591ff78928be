//! Forms of visits, of what a human settles about them, and of tasks.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, fields_of, refused};
use super::visit::Visit;
use super::{Site, Table};
use app::forms::visit::{SPOT_CHECKS, TaskWish, VISIT_QUESTIONS, VisitWish, new_visit_path};
use app::{Notice, routes};
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use domain::ids::{HouseholdId, PersonId, SpotDrawId, TaskId, VisitConflictId, VisitId};
use domain::refusal::Refusal;
use domain::visit::{OutcomeKind, SyncRecord};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/people/{id}/visits/new", post(keep)),
        ("/staff/visits/conflicts/{id}", post(settle_conflict)),
        ("/staff/visits/proposals/{id}", post(settle_proposal)),
        (SPOT_CHECKS, post(draw)),
        ("/staff/visits/checks/{draw}/{visit}", post(check)),
        ("/staff/tasks/{id}", post(settle_task)),
        ("/staff/households/{id}/mute", post(mute)),
    ]
}

async fn keep(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(person): Path<PersonId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let address = new_visit_path(person);
    let now = site.services.clock.now();
    let done = async {
        match form.visit(person, now)? {
            VisitWish::Drop(draft) => {
                site.ports.visits.drop_draft(&visit.actor, draft).await?;
                Ok(Notice::Removed)
            }
            VisitWish::Keep(record) => kept(&site, &visit, *record).await,
        }
    };
    match done.await {
        Ok(notice) => said(&routes::person_tab(person, "visits"), notice),
        Err(refusal) => again(&site, visit, &address, refusal, form).await,
    }
}

async fn kept(site: &Site, visit: &Visit, record: SyncRecord) -> Result<Notice, Refusal> {
    let is_draft = record.outcome.kind() == OutcomeKind::Draft;
    let kept = site.ports.visits.record_visit(&visit.actor, record).await?;
    Ok(match kept {
        _ if is_draft => Notice::DraftKept,
        kept if kept.conflicts > 0 => Notice::VisitAsks,
        kept if kept.twin => Notice::VisitTwin,
        _ => Notice::VisitKept,
    })
}

async fn settle_conflict(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<VisitConflictId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let choice = form.conflict_choice()?;
        site.ports.visits.settle_conflict(&visit.actor, id, choice).await
    };
    back_to(VISIT_QUESTIONS, done.await.map(|()| Notice::Saved), &())
}

async fn settle_proposal(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<VisitId>,
    sent: Sent,
) -> Response {
    let take = opened(sent).takes_proposal();
    let done = async { site.ports.visits.settle_proposal(&visit.actor, id, take).await };
    back_to(VISIT_QUESTIONS, done.await.map(|()| Notice::Saved), &())
}

async fn draw(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let month = form.drawn_month();
    let back = month
        .as_ref()
        .map_or_else(|_| SPOT_CHECKS.to_owned(), |month| routes::spot_checks(*month));
    let done = async { site.ports.spot_checks.draw(&visit.actor, month?).await };
    back_to(&back, done.await.map(|()| Notice::Saved), &())
}

async fn check(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path((draw, checked)): Path<(SpotDrawId, VisitId)>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let checks = &site.ports.spot_checks;
    let done = async {
        let (result, note) = form.spot_check()?;
        checks.check(&visit.actor, (draw, checked), result, note).await
    };
    let done = done.await.map(|()| Notice::Saved);
    back_to(&form.checks_page(), done, &())
}

async fn settle_task(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<TaskId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = form.task_list();
    let tasks = &site.ports.tasks;
    let done = async {
        match form.task()? {
            TaskWish::Done(on) => tasks.task_done(&visit.actor, id, on).await,
            TaskWish::Away(day) => tasks.cancel_task(&visit.actor, id, Some(day)).await,
            TaskWish::Cancel => tasks.cancel_task(&visit.actor, id, None).await,
        }
    };
    match done.await {
        Ok(()) => back_to(&back, Ok(Notice::Saved), &()),
        Err(refusal) => {
            let typed = fields_of(&serde_json::json!({ "task": id.to_string() }));
            refused(&back, refusal, typed)
        }
    }
}

async fn mute(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<HouseholdId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        match form.mute()? {
            Some(mute) => site.ports.tasks.mute(&visit.actor, id, mute).await,
            None => site.ports.tasks.unmute(&visit.actor, id).await,
        }
    };
    back_to(&routes::household(id), done.await.map(|()| Notice::Saved), &())
}
