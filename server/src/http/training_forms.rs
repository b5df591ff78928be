//! Forms of training classes; rosters that telephones kept; RP11 as a file.

use super::file_forms::{Sent, again, opened, said, shown};
use super::forms::{back_to, refused};
use super::insurance_forms::{Asked, no_file};
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table, visit_sync};
use app::forms::Pairs;
use app::forms::training as to;
use app::{Flash, Notice};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json};
use domain::ids::{ClassDrawId, ClassId, EnrolmentId};
use domain::permission::{Deed, Function};
use domain::ports::{RosterSent, Trainee};
use domain::refusal::Refusal;
use services::class_table_csv;

/// One's own page, where one's classes stand.
const OWN: &str = "/me#classes";

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::TRAINING, post(plan)),
        ("/staff/training/{id}", post(act)),
        ("/staff/training/{id}/enrol", post(enrol)),
        ("/staff/training/{id}/roster", post(roster)),
        ("/staff/training/{id}/draw", post(draw)),
        ("/staff/draws/{draw}/{enrolment}", post(drawn)),
        ("/staff/enrolments/{id}", post(act_on_enrolment)),
        ("/staff/enrolments/{id}/day", post(correct)),
        ("/staff/sign/{code}", post(scan)),
        ("/training/{code}", post(wall)),
        ("/me/classes/{id}", post(own_enrol)),
        ("/me/enrolments/{id}", post(own_enrolment)),
        (to::ROSTER_API, post(kept_roster)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![(to::TRAINING_REPORT_CSV, get(report))]
}

async fn plan(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let draft = form.class_draft()?;
        site.ports.training_classes.plan_class(&visit.actor, draft).await
    };
    let done = done.await.map(to::class_path);
    kept(&site, visit, done, (to::NEW_CLASS, form)).await
}

async fn act(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClassId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, deed) = (form.seen_version()?, form.class_deed()?);
        site.ports
            .training_classes
            .act_on_class(&visit.actor, id, version, deed)
            .await
    }
    .await;
    let page = to::class_tab(id, tab_of(&form));
    kept(&site, visit, done.map(|()| page.clone()), (&page, form)).await
}

/// The tab a form of the class was sent from.
fn tab_of(form: &Pairs) -> &'static str {
    match form.all("do").as_str() {
        "cancel_day" | "keep_day" | "add_day" => "days",
        "end" | "reopen" | "evaluate" => "after",
        _ => "plan",
    }
}

/// To where it leads, or the page again with what was typed.
async fn kept(
    site: &Site,
    visit: Visit,
    done: Result<String, Refusal>,
    (page, form): (&str, Pairs),
) -> Response {
    match done {
        Ok(next) => said(&next, Notice::Saved),
        Err(refusal) => again(site, visit, page, refusal, form).await,
    }
}

/// Who may not take part is shown every reason, on the page they were typed into.
async fn enrol(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClassId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let page = to::enrol_path(id);
    let done = site
        .ports
        .training_classes
        .enrol(&visit.actor, id, form.trainee())
        .await;
    match done {
        Err(Refusal::NotEligible) => {
            let flash = Flash {
                refusal: Some(Refusal::NotEligible),
                typed: form.0,
                ..Flash::default()
            };
            shown(&site, visit, &page, flash, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        done => {
            let done = done.map(|_| to::class_tab(id, "people"));
            kept(&site, visit, done, (&page, form)).await
        }
    }
}

async fn roster(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClassId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let sent = form.roster(id, site.services.clock.now())?;
        let day = sent.day;
        site.ports
            .training_classes
            .sign_roster(&visit.actor, sent)
            .await?;
        Ok(to::day_path(id, Some(day)))
    }
    .await;
    let page = to::day_path(id, form.all("day").parse().ok());
    kept(&site, visit, done, (&page, form)).await
}

/// What a telephone kept without signal. Sent again it changes nothing.
async fn kept_roster(State(site): State<Site>, Extension(visit): Extension<Visit>, body: Bytes) -> Response {
    let Ok(sent) = serde_json::from_slice::<RosterSent>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    match site.ports.training_classes.sign_roster(&visit.actor, sent).await {
        Ok(taken) => Json(taken).into_response(),
        Err(refusal) => visit_sync::refused(refusal),
    }
}

async fn draw(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClassId>,
) -> Response {
    let done = site.ports.training_classes.draw_class(&visit.actor, id).await;
    back_to(&to::class_tab(id, "checks"), done.map(|()| Notice::Saved), &())
}

async fn drawn(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(of): Path<(ClassDrawId, EnrolmentId)>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (result, note) = form.drawn_result()?;
        site.ports
            .training_classes
            .check_drawn(&visit.actor, of, result, note)
            .await
    };
    let done = done.await;
    on_class(&site, visit, done, ((of.1, "checks"), form)).await
}

async fn act_on_enrolment(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EnrolmentId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let tab = match form.all("do").as_str() {
        "certify" | "fail" | "unappraise" | "work" => "after",
        _ => "people",
    };
    let done = async {
        let deed = form.enrol_deed()?;
        site.ports
            .training_classes
            .act_on_enrolment(&visit.actor, id, deed)
            .await
    };
    let done = done.await;
    on_class(&site, visit, done, ((id, tab), form)).await
}

/// The part of its class an enrolment stands in, or the same with what was typed, where that can be said to the asker.
async fn on_class(
    site: &Site,
    visit: Visit,
    done: Result<ClassId, Refusal>,
    ((id, tab), form): ((EnrolmentId, &str), Pairs),
) -> Response {
    let refusal = match done {
        Ok(class) => return said(&format!("{}#{id}", to::class_tab(class, tab)), Notice::Saved),
        Err(refusal) => refusal,
    };
    let hidden = matches!(
        refusal,
        Refusal::NotSignedIn | Refusal::NotAllowed | Refusal::NotFound
    );
    match site.services.class_of_enrolment(id).await {
        Some(class) if !hidden => again(site, visit, &to::class_tab(class, tab), refusal, form).await,
        _ => refused(to::TRAINING, refusal, Vec::new()),
    }
}

async fn correct(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EnrolmentId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (day, corrected, reason) = form.day_correction()?;
        site.ports
            .training_classes
            .correct_attendance(&visit.actor, (id, day), corrected, reason)
            .await
    };
    let done = done.await;
    on_class(&site, visit, done, ((id, "days"), form)).await
}

async fn scan(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    sent: Sent,
) -> Response {
    let page = to::scan_path(&code);
    let form = opened(sent);
    let done = async {
        let going = form.going()?;
        site.ports
            .training_classes
            .sign_by_code(&visit.actor, code, going)
            .await
    };
    back_to(&page, done.await.map(|_| Notice::Saved), &())
}

async fn wall(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    sent: Sent,
) -> Response {
    let page = to::wall_path(&code);
    let form = opened(sent);
    let done = async {
        let going = form.going()?;
        site.ports
            .training_classes
            .sign_by_wall(&visit.actor, code, going)
            .await
    };
    match done.await {
        Ok(()) => said(&page, Notice::Saved),
        Err(refusal) => refused(&page, refusal, Vec::new()),
    }
}

async fn own_enrol(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ClassId>,
) -> Response {
    let done = site
        .ports
        .training_classes
        .enrol(&visit.actor, id, Trainee::Own)
        .await;
    back_to(OWN, done.map(|_| Notice::Saved), &())
}

async fn own_enrolment(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EnrolmentId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.own_person(Deed::Create, Function::CourseClass)?;
        let deed = form.enrol_deed()?;
        site.ports
            .training_classes
            .act_on_enrolment(&visit.actor, id, deed)
            .await
    };
    back_to(OWN, done.await.map(|_| Notice::Saved), &())
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let of = (asked.year(), asked.month());
    match site
        .ports
        .training_classes
        .class_table(&visit.actor, of, asked.area())
        .await
    {
        Ok(table) => {
            let name = format!("attachment; filename=\"training-{}.csv\"", table.year);
            attached(class_table_csv(&table), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
