//! Forms of public-welfare and auxiliary posts; the list of payments and RP19 as files.

use super::file_forms::{Sent, again, opened, said};
use super::forms::back_to;
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::Notice;
use app::forms::{Pairs, public_post as to, visit::month};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::{PublicPostId, TenureId};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;
use services::{post_payments_csv, post_report_csv};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::NEW_POST, post(file)),
        (to::NEW_OWN_POST, post(file_own)),
        ("/staff/posts/{id}/step", post(step)),
        ("/staff/posts/{id}/apply", post(apply)),
        ("/me/posts/{id}", post(apply_own)),
        ("/staff/post-holders/{id}", post(tenure_step)),
        (to::ATTENDANCE, post(sign)),
        (to::OWN_ATTENDANCE, post(sign_own)),
        (to::CHECK_ATTENDANCE, post(check)),
        (to::PAYMENTS, post(list)),
        (to::PAID, post(paid)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        (to::PAYMENTS_CSV, get(payments_csv)),
        (to::POST_REPORT_CSV, get(report_csv)),
    ]
}

async fn file(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    match filed(&site, &visit, &form).await {
        Ok(id) => said(&to::post_path(id), Notice::Stepped),
        Err(refusal) => again(&site, visit, to::NEW_POST, refusal, form).await,
    }
}

async fn file_own(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    match filed(&site, &visit, &form).await {
        Ok(_) => said(to::OWN_POSTS, Notice::Stepped),
        Err(refusal) => again(&site, visit, to::NEW_OWN_POST, refusal, form).await,
    }
}

async fn filed(site: &Site, visit: &Visit, form: &Pairs) -> Result<PublicPostId, Refusal> {
    let posts = &site.ports.public_posts;
    posts.file_need(&visit.actor, form.need()?).await
}

async fn step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PublicPostId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let posts = &site.ports.public_posts;
        posts.step(&visit.actor, id, form.post_step()?).await
    };
    match done.await {
        Ok(()) => said(&to::post_path(id), Notice::Stepped),
        Err(refusal) => again(&site, visit, &to::post_path(id), refusal, form).await,
    }
}

async fn apply(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PublicPostId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let posts = &site.ports.public_posts;
    match posts.apply(&visit.actor, id, Some(form.person_no())).await {
        Ok(()) => said(&to::post_path(id), Notice::Applied),
        Err(refusal) => again(&site, visit, &to::post_path(id), refusal, form).await,
    }
}

async fn apply_own(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<PublicPostId>,
) -> Response {
    let posts = &site.ports.public_posts;
    let done = posts.apply(&visit.actor, id, None).await;
    back_to("/me", done.map(|()| Notice::Applied), &())
}

async fn tenure_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<TenureId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let posts = &site.ports.public_posts;
        posts.tenure_step(&visit.actor, id, form.tenure_step()?).await
    };
    match done.await {
        Ok(post) => said(&format!("{}#{id}", to::post_path(post)), Notice::Stepped),
        Err(refusal) => again(&site, visit, &form.page_of_post(), refusal, form).await,
    }
}

async fn sign(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    signed(&site, visit, to::ATTENDANCE, opened(sent)).await
}

async fn sign_own(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    signed(&site, visit, to::OWN_ATTENDANCE, opened(sent)).await
}

async fn signed(site: &Site, visit: Visit, address: &'static str, form: Pairs) -> Response {
    let back = form.month_page(address);
    let done = async {
        let posts = &site.ports.public_posts;
        posts
            .sign(&visit.actor, form.post_month()?, form.signed_lines()?)
            .await
    };
    match done.await {
        Ok(()) => said(&back, Notice::Saved),
        Err(refusal) => again(site, visit, &back, refusal, form).await,
    }
}

async fn check(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let posts = &site.ports.public_posts;
        posts
            .check(&visit.actor, form.post_month()?, form.holders())
            .await
    };
    let back = form.month_page(to::ATTENDANCE);
    back_to(&back, done.await.map(|_| Notice::Stepped), &())
}

async fn list(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let posts = &site.ports.public_posts;
        posts.list_payments(&visit.actor, form.post_month()?).await
    };
    let back = form.month_page(to::PAYMENTS);
    back_to(&back, done.await.map(|_| Notice::Stepped), &())
}

async fn paid(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let back = form.month_page(to::PAYMENTS);
    let done = async {
        let (month, on, receipt) = form.paid_list()?;
        let posts = &site.ports.public_posts;
        posts.mark_paid(&visit.actor, month, on, receipt).await
    };
    match done.await {
        Ok(_) => said(&back, Notice::Stepped),
        Err(refusal) => again(&site, visit, &back, refusal, form).await,
    }
}

/// What of a file is asked.
#[derive(Deserialize)]
struct Asked {
    month: Option<String>,
    area: Option<String>,
}

async fn payments_csv(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let of = asked.month.as_deref().and_then(month);
    let area = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok());
    match site.ports.public_posts.payments(&visit.actor, of, area).await {
        Ok(list) => {
            let name = format!("post-payments-{}.csv", list.month.format("%Y-%m"));
            attached(
                post_payments_csv(&list),
                &format!("attachment; filename=\"{name}\""),
            )
        }
        Err(refusal) => not_given(&refusal),
    }
}

async fn report_csv(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let of = asked.month.as_deref().and_then(month);
    let area = asked.area.as_deref().and_then(|code| AreaCode::parse(code).ok());
    match site.ports.public_posts.post_report(&visit.actor, of, area).await {
        Ok((month, rows)) => {
            let name = format!("public-posts-{}.csv", month.format("%Y-%m"));
            attached(
                post_report_csv(month, &rows),
                &format!("attachment; filename=\"{name}\""),
            )
        }
        Err(refusal) => not_given(&refusal),
    }
}

pub(super) fn not_given(refusal: &Refusal) -> Response {
    match refusal {
        Refusal::NotSignedIn => Redirect::to("/staff").into_response(),
        Refusal::NotAllowed => StatusCode::FORBIDDEN.into_response(),
        Refusal::NotFound => StatusCode::NOT_FOUND.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
