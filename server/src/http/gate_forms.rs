//! The day of a fair: links of gates and stands, check-in by forms and by phones, intents; RP10 as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, redirect, refused as sent_back, with_flash};
use super::insurance_forms::{Asked, no_file};
use super::staff_files::attached;
use super::visit::Visit;
use super::visit_sync::refused;
use super::{Site, Table};
use app::forms::{Pairs, gate as to};
use app::{Flash, Notice};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json};
use domain::check_in::{CheckInBatch, PassKind, RECORDS_MAX};
use domain::ids::{AttendanceId, CheckInId, FairId, FairPassId};
use domain::ports::{Answered, ReceivedScan, StandKey};
use domain::refusal::Refusal;
use serde_json::Value;
use services::fair_report_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/fairs/{id}/passes", post(make_pass)),
        ("/staff/fair-passes/{id}/revoke", post(revoke_pass)),
        ("/staff/attendances/{id}/undo", post(undo_attendance)),
        ("/gate/{code}", post(check_in)),
        ("/gate/{code}/undo", post(undo_at_gate)),
        (to::CHECK_INS, post(sync)),
        ("/stand/{code}/find", post(find_by_link)),
        ("/stand/{code}/intent", post(intent_by_link)),
        ("/stand/{code}/result", post(result_by_link)),
        ("/employer/fairs/{id}/day/find", post(find_by_own)),
        ("/employer/fairs/{id}/day/intent", post(intent_by_own)),
        ("/employer/fairs/{id}/day/result", post(result_by_own)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        ("/gate/{code}/pack", get(pack)),
        (to::FAIR_REPORT_CSV, get(report)),
    ]
}

async fn make_pass(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = to::fair_day_path(id);
    let done = async {
        let wish = form.pass_wish()?;
        site.ports.check_ins.make_pass(&visit.actor, id, wish).await
    };
    match done.await {
        Ok(made) => {
            let path = match made.pass.kind {
                PassKind::Gate => to::gate_path(&made.secret),
                PassKind::Stand => to::stand_path(&made.secret),
            };
            let flash = Flash {
                notice: Some(Notice::LinkMade),
                link_code: Some(path),
                ..Flash::default()
            };
            with_flash(&format!("{back}#made"), &flash)
        }
        Err(refusal) => again(&site, visit, &back, refusal, form).await,
    }
}

async fn revoke_pass(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<FairPassId>,
) -> Response {
    match site.ports.check_ins.revoke_pass(&visit.actor, id).await {
        Ok(fair) => said(
            &format!("{}#gates", to::fair_day_path(fair)),
            Notice::LinksRevoked,
        ),
        Err(refusal) => sent_back("/staff", refusal, Vec::new()),
    }
}

async fn undo_attendance(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<AttendanceId>,
) -> Response {
    match site.ports.check_ins.undo_attendance(&visit.actor, id).await {
        Ok(fair) => said(&format!("{}#latest", to::fair_day_path(fair)), Notice::TakenBack),
        Err(refusal) => sent_back("/staff", refusal, Vec::new()),
    }
}

async fn check_in(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = to::gate_path(&code);
    let done = async {
        let record = form.check_in_record(site.services.clock.now())?;
        let id = record.id;
        site.ports.check_ins.check_in(&visit.actor, &code, record).await?;
        Ok(id)
    };
    match done.await {
        Ok(id) => redirect(&format!("{back}?last={id}#said")),
        Err(refusal) => sent_back(&back, refusal, Vec::new()),
    }
}

async fn undo_at_gate(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let id = form.attendance()?;
        site.ports.check_ins.undo_at_gate(&visit.actor, &code, id).await
    };
    back_to(&to::gate_path(&code), done.await.map(|()| Notice::TakenBack), &())
}

/// What phones kept. Of a record that cannot be read the others go on.
async fn sync(State(site): State<Site>, Extension(visit): Extension<Visit>, body: Bytes) -> Response {
    let Ok(batch) = serde_json::from_slice::<CheckInBatch<Value>>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if batch.records.len() > RECORDS_MAX {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let batch = CheckInBatch {
        gate: batch.gate,
        sent_at: batch.sent_at,
        records: batch.records.into_iter().map(read).collect(),
    };
    match site.ports.check_ins.sync_check_ins(&visit.actor, batch).await {
        Ok(answers) => Json(answers).into_response(),
        Err(refusal) => refused(refusal),
    }
}

/// A record by itself; of one that cannot be read, its id.
fn read(record: Value) -> ReceivedScan {
    let id = record.get("id").and_then(Value::as_str);
    let id = id.and_then(|id| id.parse::<CheckInId>().ok());
    serde_json::from_value(record).map_err(|_| id)
}

async fn pack(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(code): Path<String>,
) -> Response {
    match site.ports.check_ins.gate_pack(&visit.actor, &code).await {
        Ok(pack) => Json(pack).into_response(),
        Err(refusal) => refused(refusal),
    }
}

/// A stand as an address names it.
struct At {
    key: StandKey,
    path: String,
}

impl At {
    fn link(code: String) -> Self {
        Self {
            path: to::stand_path(&code),
            key: StandKey::Link(code),
        }
    }

    fn own(fair: FairId) -> Self {
        Self {
            path: to::own_stand_path(fair),
            key: StandKey::Own(fair),
        }
    }
}

type OnSite = State<Site>;
type By = Extension<Visit>;

async fn find_by_link(site: OnSite, by: By, Path(code): Path<String>, sent: Sent) -> Response {
    find(site, by, At::link(code), opened(sent)).await
}

async fn find_by_own(site: OnSite, by: By, Path(fair): Path<FairId>, sent: Sent) -> Response {
    find(site, by, At::own(fair), opened(sent)).await
}

async fn intent_by_link(site: OnSite, by: By, Path(code): Path<String>, sent: Sent) -> Response {
    intent(site, by, At::link(code), opened(sent)).await
}

async fn intent_by_own(site: OnSite, by: By, Path(fair): Path<FairId>, sent: Sent) -> Response {
    intent(site, by, At::own(fair), opened(sent)).await
}

async fn result_by_link(site: OnSite, by: By, Path(code): Path<String>, sent: Sent) -> Response {
    result(site, by, At::link(code), opened(sent)).await
}

async fn result_by_own(site: OnSite, by: By, Path(fair): Path<FairId>, sent: Sent) -> Response {
    result(site, by, At::own(fair), opened(sent)).await
}

/// The code somebody shows stays out of the address: the arrival stands there, or the number where a number was typed.
async fn find(State(site): OnSite, Extension(visit): By, at: At, form: Pairs) -> Response {
    let typed = form.visitor_typed();
    let found = site
        .ports
        .fair_intents
        .stand(&visit.actor, &at.key, Some(&typed))
        .await;
    match found {
        Ok(stand) => {
            let key = stand
                .found
                .map_or_else(|| "0".to_owned(), |(visitor, _)| visitor.key());
            redirect(&format!("{}?visitor={key}#found", at.path))
        }
        Err(refusal) => sent_back(&at.path, refusal, Vec::new()),
    }
}

async fn intent(State(site): OnSite, Extension(visit): By, at: At, form: Pairs) -> Response {
    let done: Answered<_> = async {
        let wish = form.intent_wish()?;
        site.ports
            .fair_intents
            .note_intent(&visit.actor, &at.key, wish)
            .await
    }
    .await;
    match done {
        Ok(id) => said(&format!("{}#{id}", at.path), Notice::Saved),
        Err(refusal @ Refusal::Fields(_)) => {
            let page = format!("{}?visitor={}", at.path, form.visitor_key());
            again(&site, visit, &page, refusal, form).await
        }
        Err(refusal) => sent_back(&at.path, refusal, Vec::new()),
    }
}

async fn result(State(site): OnSite, Extension(visit): By, at: At, form: Pairs) -> Response {
    let done: Answered<()> = async {
        let (seen, result) = form.intent_result()?;
        site.ports
            .fair_intents
            .intent_result(&visit.actor, &at.key, seen, result)
            .await
    }
    .await;
    back_to(&at.path, done.map(|()| Notice::Saved), &())
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let made = site
        .ports
        .fair_intents
        .fair_report(&visit.actor, asked.year(), asked.area());
    match made.await {
        Ok(report) => {
            let name = format!("attachment; filename=\"job-fairs-{}.csv\"", report.year);
            attached(fair_report_csv(&report), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
