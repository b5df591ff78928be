//! Forms of visits, of what a human settles about them, and of tasks.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, fields_of, refused};
use super::visit::Visit;
use super::{Site, Table, multipart};
use app::forms::Pairs;
use app::forms::visit::{NEW_VISIT, SPOT_CHECKS, TaskWish, VISIT_QUESTIONS, VisitWish, new_visit_path};
use app::{Notice, routes};
use axum::body::to_bytes;
use axum::extract::{FromRequest, Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use axum::routing::post;
use axum::{Extension, Form};
use domain::ids::{HouseholdId, PersonId, SpotDrawId, TaskId, VisitConflictId, VisitId};
use domain::refusal::Refusal;
use domain::visit::{OutcomeKind, Photo, SyncRecord};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (NEW_VISIT, post(keep)),
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
    request: Request,
) -> Response {
    let address = new_visit_path(person);
    let (form, photo) = read(request).await;
    let photo = photo.filter(|_| form.agrees_to_photo());
    let now = site.services.clock.now();
    let done = async {
        match form.visit(person, now)? {
            VisitWish::Drop(draft) => {
                site.ports.visits.drop_draft(&visit.actor, draft).await?;
                Ok(Notice::Removed)
            }
            VisitWish::Keep(record) => kept(&site, &visit, *record, photo).await,
        }
    };
    match done.await {
        Ok(notice) => said(&routes::person_tab(person, "visits"), notice),
        Err(refusal) => again(&site, visit, &address, refusal, form).await,
    }
}

/// The fields and the photo, with a file or without.
pub(super) async fn read(request: Request) -> (Pairs, Option<Vec<u8>>) {
    let content_type = request.headers().get(CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok().map(str::to_owned));
    let Some(boundary) = content_type.as_deref().and_then(multipart::boundary) else {
        return (opened(Form::from_request(request, &()).await), None);
    };
    // `limits` has let it pass.
    let body = to_bytes(request.into_body(), usize::MAX)
        .await
        .unwrap_or_default();
    let (mut fields, mut photo) = (Vec::new(), None);
    for part in multipart::parts(&body, boundary).unwrap_or_default() {
        if part.file_name.is_none() {
            fields.push((part.name, String::from_utf8_lossy(part.content).into_owned()));
        } else if !part.content.is_empty() {
            photo = Some(part.content.to_vec());
        }
    }
    (Pairs(fields), photo)
}

/// Keeps the visit, then its photo: one that cannot be kept is told of, and the visit is kept all the same.
async fn kept(
    site: &Site,
    visit: &Visit,
    record: SyncRecord,
    photo: Option<Vec<u8>>,
) -> Result<Notice, Refusal> {
    let (id, kind) = (record.id, record.outcome.kind());
    let is_draft = kind == OutcomeKind::Draft;
    let was_met = is_draft || kind == OutcomeKind::Done;
    let kept = site.ports.visits.record_visit(&visit.actor, record).await?;
    if let Some(photo) = photo.filter(|_| was_met) {
        let photo = Photo::parse(&photo).map_err(|_| Refusal::NotAllowed);
        let done = async { site.ports.visits.keep_photo(&visit.actor, id, photo?).await };
        if done.await.is_err() {
            return Ok(Notice::PhotoNotKept);
        }
    }
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
