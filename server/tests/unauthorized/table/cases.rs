//! Complaints, the lists of firms and files of employers.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

/// What is not there, so that it stays for the next asker.
pub(super) const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

impl Subject {
    pub(super) fn case_pages() -> Vec<Row> {
        let cases = Function::Complaint;
        let step = "version=0&deed=accept";
        vec![
            get("/complaints", Door::Open, "/complaints"),
            get("/complaints/new", Door::Open, "/complaints/new"),
            post("/complaints", Door::Open, "/complaints", "kind=nothing"),
            post(
                "/complaints/standing",
                Door::Shown,
                "/complaints/standing",
                "code=x",
            ),
            get("/blacklist", Door::Open, "/blacklist"),
            get("/me/cases", Door::OwnPage(Deed::Read, cases), "/me/cases"),
            get("/staff/cases", Door::OwnArea(Deed::Read, cases), "/staff/cases"),
            get(
                "/staff/cases/new",
                Door::OwnArea(Deed::Create, cases),
                "/staff/cases/new",
            ),
            post(
                "/staff/cases",
                Door::OwnArea(Deed::Create, cases),
                "/staff/cases",
                "kind=other&firm=x&words=x",
            ),
            get(
                "/staff/cases/{id}",
                Door::OfOthers(Deed::Read, cases),
                format!("/staff/cases/{NOBODY}"),
            ),
            post(
                "/staff/cases/{id}/step",
                Door::OfOthers(Deed::Update, cases),
                format!("/staff/cases/{NOBODY}/step"),
                step,
            ),
            get(
                "/staff/arrears",
                Door::OwnArea(Deed::Count, cases),
                "/staff/arrears",
            ),
            get(
                "/staff/arrears.csv",
                Door::AreaFile(Deed::Count, cases),
                format!("/staff/arrears.csv?area={COUNTY}"),
            ),
            get(
                "/staff/compliance",
                Door::OwnArea(Deed::Count, cases),
                "/staff/compliance",
            ),
            get(
                "/staff/compliance.csv",
                Door::AreaFile(Deed::Count, cases),
                format!("/staff/compliance.csv?area={COUNTY}"),
            ),
        ]
    }

    pub(super) fn listing_pages() -> Vec<Row> {
        let lists = Function::Blacklist;
        let wish = format!("employer={NOBODY}&kind=wage&ground=refuses_to_pay&words=x");
        vec![
            get(
                "/staff/blacklist",
                Door::OwnArea(Deed::Read, lists),
                "/staff/blacklist",
            ),
            get(
                "/staff/blacklist/new",
                Door::OfOthers(Deed::Create, lists),
                format!("/staff/blacklist/new?employer={NOBODY}"),
            ),
            post(
                "/staff/blacklist",
                Door::OfOthers(Deed::Create, lists),
                "/staff/blacklist",
                wish,
            ),
            get(
                "/staff/blacklist/{id}",
                Door::OfOthers(Deed::Read, lists),
                format!("/staff/blacklist/{NOBODY}"),
            ),
            post(
                "/staff/blacklist/{id}/step",
                Door::OfOthers(Deed::Approve, lists),
                format!("/staff/blacklist/{NOBODY}/step"),
                "version=0&do=drop&words=x",
            ),
            post(
                "/employer/listings/{id}",
                Door::EmployerOfOthers(Deed::Read, lists),
                format!("/employer/listings/{NOBODY}"),
                "do=state&words=x",
            ),
        ]
    }

    pub(super) fn firm_pages() -> Vec<Row> {
        let officers = Door::OfOthers(Deed::Approve, Function::Vacancy);
        let own = Door::Employer(Deed::Update, Function::Vacancy);
        let figures = "year=2026&as_of=2026-03-31&staff_total=9";
        let contact = "kind=wage&name=x&phone=15400000033";
        let of = |part: &str| format!("/staff/employers/{NOBODY}{part}");
        vec![
            get("/staff/employers/{id}", officers, of("")),
            post(
                "/staff/employers/{id}/facts",
                officers,
                of("/facts"),
                "legal_rep=x",
            ),
            post("/staff/employers/{id}/staff", officers, of("/staff"), figures),
            post(
                "/staff/employers/{id}/contacts",
                officers,
                of("/contacts"),
                contact,
            ),
            post(
                "/staff/employers/{id}/contacts/remove",
                officers,
                of("/contacts/remove"),
                format!("contact={NOBODY}"),
            ),
            post(
                "/staff/employers/{id}/cease",
                officers,
                of("/cease"),
                "ceased_on=2026-01-01",
            ),
            get("/employer/firm", own, "/employer/firm"),
            post("/employer/firm/facts", own, "/employer/firm/facts", "legal_rep=x"),
            post("/employer/firm/staff", own, "/employer/firm/staff", figures),
            post("/employer/firm/contacts", own, "/employer/firm/contacts", contact),
            post(
                "/employer/firm/contacts/remove",
                Door::EmployerOfOthers(Deed::Update, Function::Vacancy),
                "/employer/firm/contacts/remove",
                format!("contact={NOBODY}"),
            ),
        ]
    }
}
