//! Questions about complaints, the lists of firms and files of employers.

use super::{Asked, NOBODY, told};
use crate::world::{COUNTY, World, code, day};
use domain::case::{CaseDeed, CaseDraft, CaseKind};
use domain::employer_fact::{ContactKind, FactDraft};
use domain::employer_staff::StaffCount;
use domain::ids::{CaseId, ContactId, EmployerId, ListingId};
use domain::listing::{ListGround, ListKind, ListingStep};
use domain::ports::{CaseFilter, CaseStepSent, ListingWish, StaffDraft};
use domain::values::Phone;
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World) -> Vec<Asked> {
    let told_of_cases = of_cases(world).await;
    [told_of_cases, of_listings(world).await, of_firms(world).await].concat()
}

async fn of_cases(world: &World) -> Vec<Asked> {
    let cases = &world.ports.cases;
    let id = CaseId(Uuid::nil());
    let step = CaseStepSent {
        version: 0,
        deed: CaseDeed::Accept,
        words: String::new(),
        amount: None,
        to: None,
        order: None,
    };
    let draft = CaseDraft {
        kind: Some(CaseKind::Arrears),
        firm: "x".to_owned(),
        people: 1,
        area: Some(code(COUNTY)),
        ..CaseDraft::default()
    };
    let address = "192.0.2.1".to_owned();
    vec![
        ("Cases::case_form", told(cases.case_form(&NOBODY, None).await)),
        ("Cases::report", told(cases.report(&NOBODY, draft, address).await)),
        ("Cases::own_cases", told(cases.own_cases(&NOBODY).await)),
        ("Cases::told_cases", told(cases.told_cases(&NOBODY).await)),
        (
            "Cases::case_desk",
            told(cases.case_desk(&NOBODY, CaseFilter::default()).await),
        ),
        ("Cases::cases_waiting", told(cases.cases_waiting(&NOBODY).await)),
        ("Cases::case", told(cases.case(&NOBODY, id).await)),
        (
            "Cases::take_case_step",
            told(cases.take_case_step(&NOBODY, id, step).await),
        ),
        (
            "Cases::arrears",
            told(cases.arrears(&NOBODY, None, None, None).await),
        ),
        (
            "Cases::compliance",
            told(cases.compliance(&NOBODY, None, None, None).await),
        ),
    ]
}

async fn of_listings(world: &World) -> Vec<Asked> {
    let listings = &world.ports.listings;
    let id = ListingId(Uuid::nil());
    let wish = ListingWish {
        employer: EmployerId(Uuid::nil()),
        kind: ListKind::Wage,
        ground: ListGround::RefusesToPay,
        case: None,
        words: "x".to_owned(),
    };
    let drop = ListingStep::Drop("x".to_owned());
    let state = ListingStep::State("x".to_owned());
    vec![
        (
            "Listings::listing_desk",
            told(listings.listing_desk(&NOBODY).await),
        ),
        ("Listings::listing", told(listings.listing(&NOBODY, id).await)),
        (
            "Listings::give_notice",
            told(listings.give_notice(&NOBODY, wish).await),
        ),
        (
            "Listings::take_listing_step",
            told(listings.take_listing_step(&NOBODY, id, 0, drop).await),
        ),
        (
            "Listings::own_listings",
            told(listings.own_listings(&NOBODY).await),
        ),
        (
            "Listings::answer_listing",
            told(listings.answer_listing(&NOBODY, id, state).await),
        ),
    ]
}

async fn of_firms(world: &World) -> Vec<Asked> {
    let files = &world.ports.employer_files;
    let id = EmployerId(Uuid::nil());
    let draft = StaffDraft {
        year: 2026,
        as_of: day("2026-06-30"),
        count: StaffCount::default(),
        version: None,
    };
    let phone = Phone::parse("15400000010").unwrap();
    let contact = (ContactKind::Wage, "x".to_owned(), phone);
    vec![
        (
            "EmployerFiles::find_employers",
            told(files.find_employers(&NOBODY, "x").await),
        ),
        (
            "EmployerFiles::employer_file",
            told(files.employer_file(&NOBODY, id).await),
        ),
        ("EmployerFiles::own_firm", told(files.own_firm(&NOBODY).await)),
        (
            "EmployerFiles::state_facts",
            told(files.state_facts(&NOBODY, None, FactDraft::default()).await),
        ),
        (
            "EmployerFiles::declare_staff",
            told(files.declare_staff(&NOBODY, None, draft).await),
        ),
        (
            "EmployerFiles::add_contact",
            told(files.add_contact(&NOBODY, None, contact).await),
        ),
        (
            "EmployerFiles::remove_contact",
            told(files.remove_contact(&NOBODY, None, ContactId(Uuid::nil())).await),
        ),
        (
            "EmployerFiles::cease_employer",
            told(files.cease_employer(&NOBODY, id, day("2026-06-30")).await),
        ),
    ]
}
