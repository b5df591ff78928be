//! Forms of assistance weeks; RP09 as a file.

use super::file_forms::{Sent, again, opened, said};
use super::forms::refused as back;
use super::insurance_forms::no_file;
use super::staff_files::attached;
use super::visit::Visit;
use super::visit_forms::read;
use super::visit_photos::shown;
use super::visit_sync::refused;
use super::{Site, Table};
use app::Notice;
use app::forms::assistance_week as to;
use app::routes::{WeekPage, week_page};
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::{WeekId, WeekPhotoId};
use domain::ports::{TargetFilter, TargetShow};
use services::week_report_csv;

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        ("/staff/weeks", post(begin)),
        ("/staff/weeks/{id}", post(act)),
        ("/staff/weeks/{id}/people", post(people)),
        ("/staff/weeks/{id}/statistics", post(statistic)),
        (to::WEEK_PHOTOS, post(add_photo)),
        ("/staff/week-photos/{id}", post(drop_photo)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        ("/staff/weeks/{id}/report.csv", get(report)),
        ("/staff/week-photos/{id}", get(photo)),
    ]
}

async fn begin(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.week_wish()?;
        site.ports.weeks.begin_week(&visit.actor, wish).await
    };
    match done.await {
        Ok(id) => said(&to::week_path(id), Notice::Saved),
        Err(refusal) => again(&site, visit, to::WEEKS, refusal, form).await,
    }
}

async fn act(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let page = week_page(id, form.week_page());
    let done = async {
        if let Some((fair, linked)) = form.week_fair()? {
            return site.ports.weeks.link_fair(&visit.actor, id, fair, linked).await;
        }
        let deed = form.week_deed()?;
        site.ports.weeks.act_on_week(&visit.actor, id, deed).await
    };
    match done.await {
        Ok(()) => said(&format!("{page}#{}", form.week_anchor()), Notice::Saved),
        Err(refusal) => again(&site, visit, &page, refusal, form).await,
    }
}

async fn people(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = form.people_back(id);
    let done = async {
        let deed = form.target_deed()?;
        site.ports.weeks.act_on_targets(&visit.actor, id, deed).await
    };
    match done.await {
        Ok(_) => said(&back, Notice::Saved),
        Err(refusal) => again(&site, visit, &back, refusal, form).await,
    }
}

async fn statistic(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let back = app::routes::week_people(
        id,
        TargetFilter {
            show: TargetShow::Stated,
            area: None,
            page: 0,
        },
    );
    let done = async {
        let (area, manual) = form.statistic()?;
        site.ports
            .weeks
            .report_statistic(&visit.actor, id, area, manual)
            .await
    };
    match done.await {
        Ok(()) => said(&back, Notice::Saved),
        Err(refusal) => again(&site, visit, &back, refusal, form).await,
    }
}

async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekId>,
) -> Response {
    match site.ports.weeks.week_report(&visit.actor, id).await {
        Ok(report) => {
            let week = &report.view.week;
            let name = format!("attachment; filename=\"assistance-week-{}.csv\"", week.starts_on);
            attached(week_report_csv(&report), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}

async fn add_photo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekId>,
    request: Request,
) -> Response {
    let (form, picture) = read(request).await;
    let page = week_page(id, WeekPage::Places);
    let done = async {
        let venue = form.photo_venue()?;
        let picture = picture.unwrap_or_default();
        let weeks = &site.ports.weeks;
        weeks.add_week_photo(&visit.actor, id, venue, picture).await?;
        Ok(venue)
    };
    match done.await {
        Ok(venue) => said(&format!("{page}#n{venue}"), Notice::Saved),
        Err(refusal) => again(&site, visit, &page, refusal, form).await,
    }
}

async fn drop_photo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekPhotoId>,
) -> Response {
    match site.ports.weeks.drop_week_photo(&visit.actor, id).await {
        Ok(week) => said(&week_page(week, WeekPage::Places), Notice::Saved),
        Err(refusal) => back(to::WEEKS, refusal, Vec::new()),
    }
}

async fn photo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<WeekPhotoId>,
) -> Response {
    match site.ports.weeks.week_photo(&visit.actor, id).await {
        Ok(photo) => shown(&photo),
        Err(refusal) => refused(refusal),
    }
}
