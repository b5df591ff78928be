//! The desk of staff, and people handed over.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

/// A hand-over that is nobody's.
const NO_HAND_OVER: &str = "00000000-0000-0000-0000-000000000000";

impl Subject {
    pub(super) fn staff_pages(&self) -> Vec<Row> {
        let (lead, person, proxy, vacancy) = (self.lead.id, self.person.id, self.proxy, self.vacancy());
        let leads = Door::File(Deed::Update, Function::Lead);
        let file = Door::AppointsOrFile(Deed::Update);
        let in_county = |page: &str| format!("/staff/{page}?area={COUNTY}");
        let record =
            "name=x&relation=spouse&phone=&consent=signature&consent_on=2026-06-01&valid_to=2026-12-31";
        vec![
            get("/staff", Door::Desk, "/staff"),
            get("/staff/coverage", Door::Counts, in_county("coverage")),
            get("/staff/coverage.csv", Door::CountsFile, in_county("coverage.csv")),
            get(
                "/staff/people",
                Door::Area(Deed::Read, Function::PersonFile),
                in_county("people"),
            ),
            get(
                "/staff/people/{id}",
                Door::File(Deed::Read, Function::PersonFile),
                format!("/staff/people/{person}"),
            ),
            get("/staff/shortages", Door::Counts, in_county("shortages")),
            get(
                "/staff/slips",
                Door::CountsAnd(Deed::Update, Function::Lead),
                in_county("slips"),
            ),
            post(
                "/staff/leads/{id}/hand-over",
                leads,
                format!("/staff/leads/{lead}/hand-over"),
                format!("person={person}&evidence=signature&note="),
            ),
            post(
                "/staff/people/{id}/proxies",
                file,
                format!("/staff/people/{person}/proxies"),
                record,
            ),
            post(
                "/staff/proxies/{id}/code",
                Door::AppointsOrFile(Deed::Update),
                format!("/staff/proxies/{proxy}/code"),
                "",
            ),
            post(
                "/staff/proxies/{id}/revoke",
                Door::AppointsOrFile(Deed::Update),
                format!("/staff/proxies/{proxy}/revoke"),
                "",
            ),
            post(
                "/staff/helper-phone",
                Door::Area(Deed::Update, Function::Lead),
                "/staff/helper-phone",
                format!("area={COUNTY}&phone="),
            ),
            post(
                "/staff/vacancies/{id}/withdraw",
                Door::Public(Deed::Update, Function::Vacancy),
                format!("/staff/vacancies/{vacancy}/withdraw"),
                "reason=filled",
            ),
            post(
                "/staff/people/{id}/link",
                leads,
                format!("/staff/people/{person}/link"),
                "",
            ),
            post(
                "/staff/people/{id}/revoke-links",
                leads,
                format!("/staff/people/{person}/revoke-links"),
                "",
            ),
        ]
    }

    /// Nobody who comes has a part in a hand-over: those who look after people are told that there is none.
    pub(super) fn hand_over_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let looks_after = Door::OwnArea(Deed::Update, Function::PersonFile);
        let others = Door::OfOthers(Deed::Update, Function::PersonFile);
        let at = |part: &str| format!("/staff/hand-overs/{NO_HAND_OVER}{part}");
        vec![
            get("/staff/hand-overs", looks_after, "/staff/hand-overs"),
            get(
                "/staff/hand-overs/new",
                looks_after,
                format!("/staff/hand-overs/new?person={person}"),
            ),
            get("/staff/hand-overs/{id}", others, at("")),
            post(
                "/staff/hand-overs",
                looks_after,
                "/staff/hand-overs",
                format!("person={person}&count=1&to={NO_HAND_OVER}"),
            ),
            post(
                "/staff/hand-overs/seen",
                looks_after,
                "/staff/hand-overs/seen",
                "",
            ),
            post("/staff/hand-overs/{id}/accept", others, at("/accept"), ""),
            post(
                "/staff/hand-overs/{id}/decline",
                others,
                at("/decline"),
                "reason=x",
            ),
            post("/staff/hand-overs/{id}/take-back", others, at("/take-back"), ""),
        ]
    }
}
