//! Work between regions: packages of vacancies, and people who go together.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};

/// What is not there, so that it stays for the next asker.
const NOTHING: &str = "00000000-0000-0000-0000-000000000000";

impl Subject {
    pub(super) fn region_pages() -> Vec<Row> {
        let exchanges = Door::PostOfficers { county: true };
        let groups = Door::OwnArea(Deed::Update, Function::Placement);
        vec![
            get(
                "/staff/regions",
                Door::OwnArea(Deed::Read, Function::Placement),
                "/staff/regions",
            ),
            get(
                "/staff/regions/packages/{id}",
                Door::OfOthers(Deed::Approve, Function::Vacancy),
                format!("/staff/regions/packages/{NOTHING}"),
            ),
            post(
                "/staff/regions/pack",
                exchanges,
                "/staff/regions/pack",
                format!("vacancy={NOTHING}&valid_until=2027-01-01&station=x"),
            ),
            post(
                "/staff/regions/preview",
                exchanges,
                "/staff/regions/preview",
                "package=x",
            ),
            post(
                "/staff/regions/take-in",
                exchanges,
                "/staff/regions/take-in",
                "package=x",
            ),
            post(
                "/staff/regions/groups",
                groups,
                "/staff/regions/groups",
                "destination=330522&departs_on=2027-01-01&title=x",
            ),
            post(
                "/staff/regions/groups/{id}",
                Door::OfOthers(Deed::Update, Function::Placement),
                format!("/staff/regions/groups/{NOTHING}"),
                "state=departed",
            ),
        ]
    }
}
