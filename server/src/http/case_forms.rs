//! Forms of complaints, of the lists of firms and of files of employers; RP21 and RP23 as files.

use super::deed::{Deed, pressed};
use super::file_forms::{Sent, opened};
use super::forms::with_flash;
use super::insurance_forms::{Asked, no_file};
use super::pages::shown;
use super::peer::Peer;
use super::staff_files::attached;
use super::visit::Visit;
use super::{Site, Table};
use app::forms::case as to;
use app::{Flash, Notice};
use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use domain::case::{CaseDeed, TransferTo};
use domain::ids::{CaseId, EmployerId, ListingId};
use domain::permission::{Deed as Action, Function};
use domain::ports::{Answered, CaseReceipt};
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

async fn complain(Extension(peer): Extension<Peer>, deed: Deed) -> Response {
    let done = async {
        let draft = deed.form.case_draft()?;
        deed.ports().cases.report(deed.who(), draft, peer.address()).await
    };
    let done = done.await;
    // Who is known finds it on their own page; everybody else gets a code.
    let own = deed.who().own_person(Action::Read, Function::Complaint).is_ok();
    let page = if own { to::OWN_CASES } else { to::COMPLAINTS };
    receipt(deed, (page, to::NEW_COMPLAINT), done).await
}

/// Number and code travel with the browser, once.
async fn receipt(deed: Deed, (page, form): (&str, &str), done: Answered<CaseReceipt>) -> Response {
    match done {
        Ok(receipt) => {
            let flash = Flash {
                notice: Some(Notice::CaseSent),
                receipt: Some(receipt.no),
                secrets: receipt.code.into_iter().collect(),
                ..Flash::default()
            };
            with_flash(page, &flash)
        }
        Err(refusal) => deed.again(form, refusal).await,
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

async fn enter(Extension(peer): Extension<Peer>, deed: Deed) -> Response {
    let done = async {
        deed.who().scope(Action::Create, Function::Complaint)?;
        let draft = deed.form.case_draft()?;
        deed.ports().cases.report(deed.who(), draft, peer.address()).await
    };
    let done = done.await;
    receipt(deed, (to::NEW_CASE, to::NEW_CASE), done).await
}

async fn step(Path(id): Path<CaseId>, deed: Deed) -> Response {
    let done = async {
        let step = deed.form.case_step()?;
        // A township does not see any more what it has handed on to the county.
        let page = match step.to {
            Some(TransferTo::County) if step.deed == CaseDeed::Transfer => to::CASES.to_owned(),
            _ => to::case_page(id),
        };
        let cases = &deed.ports().cases;
        cases.take_case_step(deed.who(), id, step).await?;
        Ok((page, Notice::Stepped))
    };
    let done = done.await;
    deed.lead_on(&to::case_page(id), done).await
}

async fn notice(deed: Deed) -> Response {
    let done = async {
        let wish = deed.form.listing_wish()?;
        let id = deed.ports().listings.give_notice(deed.who(), wish).await?;
        Ok((to::listing_page(id), Notice::Stepped))
    };
    let done = done.await;
    deed.lead_on(to::NEW_LISTING, done).await
}

async fn listing_step(Path(id): Path<ListingId>, deed: Deed) -> Response {
    let done = async {
        let (version, step) = deed.form.listing_step()?;
        let listings = &deed.ports().listings;
        listings.take_listing_step(deed.who(), id, version, step).await
    };
    let done = done.await;
    deed.answer(&to::listing_page(id), done.map(|_| Notice::Stepped))
        .await
}

async fn answer(Path(id): Path<ListingId>, deed: Deed) -> Response {
    let done = async {
        let step = deed.form.own_listing_step()?;
        deed.ports().listings.answer_listing(deed.who(), id, step).await
    };
    let done = done.await;
    kept(deed, None, done).await
}

/// Back to the file, or the form again with what was typed.
async fn kept(deed: Deed, id: Option<EmployerId>, done: Answered<()>) -> Response {
    let page = id.map_or_else(|| to::OWN_FIRM.to_owned(), to::employer_page);
    deed.answer(&page, done.map(|()| Notice::Saved)).await
}

async fn facts(Path(id): Path<EmployerId>, deed: Deed) -> Response {
    keep_facts(Some(id), deed).await
}

async fn own_facts(deed: Deed) -> Response {
    keep_facts(None, deed).await
}

async fn keep_facts(id: Option<EmployerId>, deed: Deed) -> Response {
    let done = async {
        let facts = deed.form.facts()?;
        deed.ports()
            .employer_files
            .state_facts(deed.who(), id, facts)
            .await
    };
    let done = done.await;
    kept(deed, id, done).await
}

async fn staff(Path(id): Path<EmployerId>, deed: Deed) -> Response {
    keep_staff(Some(id), deed).await
}

async fn own_staff(deed: Deed) -> Response {
    keep_staff(None, deed).await
}

async fn keep_staff(id: Option<EmployerId>, deed: Deed) -> Response {
    let done = async {
        let draft = deed.form.staff_figures()?;
        let files = &deed.ports().employer_files;
        files.declare_staff(deed.who(), id, draft).await
    };
    let done = done.await;
    kept(deed, id, done).await
}

async fn contact(Path(id): Path<EmployerId>, deed: Deed) -> Response {
    keep_contact(Some(id), deed).await
}

async fn own_contact(deed: Deed) -> Response {
    keep_contact(None, deed).await
}

async fn keep_contact(id: Option<EmployerId>, deed: Deed) -> Response {
    let done = async {
        let contact = deed.form.contact()?;
        let files = &deed.ports().employer_files;
        files.add_contact(deed.who(), id, contact).await
    };
    let done = done.await;
    kept(deed, id, done).await
}

async fn remove_contact(Path(id): Path<EmployerId>, deed: Deed) -> Response {
    forget_contact(Some(id), deed).await
}

async fn remove_own_contact(deed: Deed) -> Response {
    forget_contact(None, deed).await
}

async fn forget_contact(id: Option<EmployerId>, deed: Deed) -> Response {
    let done = async {
        let contact = deed.form.contact_id()?;
        let files = &deed.ports().employer_files;
        files.remove_contact(deed.who(), id, contact).await
    };
    let page = id.map_or_else(|| to::OWN_FIRM.to_owned(), to::employer_page);
    pressed(&page, done.await.map(|()| Notice::Removed))
}

async fn cease(Path(id): Path<EmployerId>, deed: Deed) -> Response {
    let done = async {
        let on = deed.form.ceased_on()?;
        let files = &deed.ports().employer_files;
        files.cease_employer(deed.who(), id, on).await
    };
    let done = done.await;
    kept(deed, Some(id), done).await
}

async fn arrears(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let cases = &site.ports.cases;
    let made = cases
        .arrears(&visit.actor, asked.year(), asked.month(), asked.area())
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
        Err(refusal) => no_file(&refusal),
    }
}

async fn compliance(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(asked): Query<Asked>,
) -> Response {
    let cases = &site.ports.cases;
    let table = cases
        .compliance(&visit.actor, asked.year(), asked.quarter(), asked.area())
        .await;
    match table {
        Ok(table) => {
            let name = format!(
                "attachment; filename=\"employer-compliance-{}-{}.csv\"",
                table.year, table.quarter
            );
            attached(compliance_csv(&ComplianceMade::from(&table)), &name)
        }
        Err(refusal) => no_file(&refusal),
    }
}
