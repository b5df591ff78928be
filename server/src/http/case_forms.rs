//! Forms of complaints, of the lists of firms and of files of employers; RP21 and RP23 as files.

use super::file_forms::{Sent, again, opened, said};
use super::forms::{back_to, id_of, with_flash};
use super::pages::shown;
use super::peer::Peer;
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::Pairs;
use app::forms::case as to;
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::actor::Actor;
use domain::ids::{CaseId, EmployerId, ListingId};
use domain::permission::{Deed, Function};
use domain::ports::Answered;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde::Deserialize;
use services::{ArrearsMade, ComplianceMade, arrears_csv, compliance_csv};

/// Where they are sent, and what takes them.
pub fn table() -> Table {
    vec![
        (to::COMPLAINTS, post(complain)),
        (to::STANDING, post(standing)),
        (to::CASES, post(enter)),
        ("/staff/cases/{id}/step", post(step)),
        (to::LISTINGS, post(notice)),
        ("/staff/blacklist/{id}/step", post(listing_step)),
        ("/employer/listings/{id}", post(answer)),
        ("/staff/employers/{id}/facts", post(facts)),
        ("/staff/employers/{id}/staff", post(staff)),
        ("/staff/employers/{id}/contacts", post(contact)),
        ("/staff/employers/{id}/contacts/remove", post(remove_contact)),
        ("/staff/employers/{id}/cease", post(cease)),
        ("/employer/firm/facts", post(own_facts)),
        ("/employer/firm/staff", post(own_staff)),
        ("/employer/firm/contacts", post(own_contact)),
        ("/employer/firm/contacts/remove", post(remove_own_contact)),
    ]
}

/// What is read.
pub fn files() -> Table {
    vec![
        (to::ARREARS_CSV, get(arrears)),
        (to::COMPLIANCE_CSV, get(compliance)),
    ]
}

async fn complain(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Extension(peer): Extension<Peer>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let draft = form.case_draft()?;
        site.ports.cases.report(&visit.actor, draft, peer.address()).await
    };
    let own = matches!(visit.actor, Actor::Seeker(_));
    match done.await {
        Ok(receipt) => {
            let flash = Flash {
                notice: Some(Notice::CaseSent),
                receipt: Some(receipt.no),
                secrets: receipt.code.into_iter().collect(),
                ..Flash::default()
            };
            let page = if own { to::OWN_CASES } else { to::COMPLAINTS };
            with_flash(page, &flash)
        }
        Err(refusal) => again(&site, visit, to::NEW_COMPLAINT, refusal, form).await,
    }
}

/// The answer is the page: the code travels in no address.
async fn standing(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let flash = Flash {
        secrets: vec![opened(sent).receipt_code().to_owned()],
        ..Flash::default()
    };
    shown(&site, visit, to::COMPLAINTS, flash, StatusCode::OK).await
}

async fn enter(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Extension(peer): Extension<Peer>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        visit.actor.scope(Deed::Create, Function::Complaint)?;
        let draft = form.case_draft()?;
        site.ports.cases.report(&visit.actor, draft, peer.address()).await
    };
    match done.await {
        Ok(receipt) => {
            let flash = Flash {
                notice: Some(Notice::CaseSent),
                receipt: Some(receipt.no),
                secrets: receipt.code.into_iter().collect(),
                ..Flash::default()
            };
            with_flash(to::NEW_CASE, &flash)
        }
        Err(refusal) => again(&site, visit, to::NEW_CASE, refusal, form).await,
    }
}

async fn step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<CaseId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let step = form.case_step()?;
        site.ports.cases.take_case_step(&visit.actor, id, step).await
    };
    let page = to::case_page(id);
    match done.await {
        Ok(_) => said(&page, Notice::Stepped),
        Err(refusal) => again(&site, visit, &page, refusal, form).await,
    }
}

async fn notice(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    let form = opened(sent);
    let done = async {
        let wish = form.listing_wish()?;
        site.ports.listings.give_notice(&visit.actor, wish).await
    };
    match done.await {
        Ok(id) => said(&to::listing_page(id), Notice::Stepped),
        Err(refusal) => again(&site, visit, "/staff/blacklist/new", refusal, form).await,
    }
}

async fn listing_step(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListingId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let (version, step) = form.listing_step()?;
        let listings = &site.ports.listings;
        listings.take_listing_step(&visit.actor, id, version, step).await
    };
    let page = to::listing_page(id);
    match done.await {
        Ok(_) => said(&page, Notice::Stepped),
        Err(refusal) => again(&site, visit, &page, refusal, form).await,
    }
}

async fn answer(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<ListingId>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let done = async {
        let step = form.own_listing_step()?;
        site.ports.listings.answer_listing(&visit.actor, id, step).await
    };
    kept(&site, visit.clone(), None, done.await, form).await
}

/// Back to the file, or the form again with what was typed.
async fn kept(
    site: &Site,
    visit: Visit,
    id: Option<EmployerId>,
    done: Answered<()>,
    form: Pairs,
) -> Response {
    let page = id.map_or_else(|| to::OWN_FIRM.to_owned(), to::employer_page);
    match done {
        Ok(()) => said(&page, Notice::Saved),
        Err(refusal) => again(site, visit, &page, refusal, form).await,
    }
}

async fn facts(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EmployerId>,
    sent: Sent,
) -> Response {
    keep_facts(site, visit, Some(id), opened(sent)).await
}

async fn own_facts(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    keep_facts(site, visit, None, opened(sent)).await
}

async fn keep_facts(site: Site, visit: Visit, id: Option<EmployerId>, form: Pairs) -> Response {
    let done = async {
        let facts = form.facts()?;
        site.ports
            .employer_files
            .state_facts(&visit.actor, id, facts)
            .await
    };
    let done = done.await;
    kept(&site, visit, id, done, form).await
}

async fn staff(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EmployerId>,
    sent: Sent,
) -> Response {
    keep_staff(site, visit, Some(id), opened(sent)).await
}

async fn own_staff(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    keep_staff(site, visit, None, opened(sent)).await
}

async fn keep_staff(site: Site, visit: Visit, id: Option<EmployerId>, form: Pairs) -> Response {
    let done = async {
        let draft = form.staff_figures()?;
        let files = &site.ports.employer_files;
        files.declare_staff(&visit.actor, id, draft).await
    };
    let done = done.await;
    kept(&site, visit, id, done, form).await
}

async fn contact(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EmployerId>,
    sent: Sent,
) -> Response {
    keep_contact(site, visit, Some(id), opened(sent)).await
}

async fn own_contact(State(site): State<Site>, Extension(visit): Extension<Visit>, sent: Sent) -> Response {
    keep_contact(site, visit, None, opened(sent)).await
}

async fn keep_contact(site: Site, visit: Visit, id: Option<EmployerId>, form: Pairs) -> Response {
    let done = async {
        let contact = form.contact()?;
        let files = &site.ports.employer_files;
        files.add_contact(&visit.actor, id, contact).await
    };
    let done = done.await;
    kept(&site, visit, id, done, form).await
}

async fn remove_contact(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<EmployerId>,
    sent: Sent,
) -> Response {
    forget_contact(&site, &visit, Some(id), &opened(sent)).await
}

async fn remove_own_contact(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    sent: Sent,
) -> Response {
    forget_contact(&site, &visit, None, &opened(sent)).await
}

async fn forget_contact(site: &Site, visit: &Visit, id: Option<EmployerId>, form: &Pairs) -> Response {
    let done = async {
        let contact = form.contact_id()?;
        let files = &site.ports.employer_files;
        files.remove_contact(&visit.actor, id, contact).await
    };
    let page = id.map_or_else(|| to::OWN_FIRM.to_owned(), to::employer_page);
    back_to(&page, done.await.map(|()| Notice::Removed), &())
}

async fn cease(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    sent: Sent,
) -> Response {
    let form = opened(sent);
    let id = match id_of::<EmployerId>(&id) {
        Ok(id) => id,
        Err(refusal) => return back_to(app::forms::EMPLOYERS, Err(refusal), &()),
    };
    let done = async {
        let on = form.ceased_on()?;
        site.ports
            .employer_files
            .cease_employer(&visit.actor, id, on)
            .await
    };
    let done = done.await;
    kept(&site, visit, Some(id), done, form).await
}

/// What of a table is asked.
#[derive(Deserialize)]
struct Asked {
    year: Option<i32>,
    month: Option<String>,
    quarter: Option<u32>,
    area: Option<String>,
}

impl Asked {
    fn area(&self) -> Option<AreaCode> {
        self.area.as_deref().and_then(|code| AreaCode::parse(code).ok())
    }

    fn year(&self) -> Option<i32> {
        self.year.filter(|year| (2000..=2100).contains(year))
    }
}

async fn arrears(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let month = asked.month.as_deref().and_then(|month| month.parse().ok());
    let cases = &site.ports.cases;
    let made = cases
        .arrears(&visit.actor, asked.year(), month, asked.area())
        .await
        .map(|table| (table.days.0, arrears_csv(&ArrearsMade::from(&table))));
    match made {
        Ok((first, file)) => {
            let name = format!(
                "attachment; filename=\"wage-arrears-{}.csv\"",
                first.format("%Y-%m")
            );
            attached(file, &name)
        }
        Err(refusal) => not_made(&refusal),
    }
}

async fn compliance(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let cases = &site.ports.cases;
    let table = cases
        .compliance(&visit.actor, asked.year(), asked.quarter, asked.area())
        .await;
    match table {
        Ok(table) => {
            let name = format!(
                "attachment; filename=\"employer-compliance-{}-{}.csv\"",
                table.year, table.quarter
            );
            attached(compliance_csv(&ComplianceMade::from(&table)), &name)
        }
        Err(refusal) => not_made(&refusal),
    }
}

fn not_made(refusal: &Refusal) -> Response {
    match refusal {
        Refusal::NotSignedIn => Redirect::to("/staff").into_response(),
        Refusal::NotAllowed => StatusCode::FORBIDDEN.into_response(),
        Refusal::NotFound => StatusCode::NOT_FOUND.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
