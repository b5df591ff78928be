//! Assistance weeks.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn week_pages() -> Vec<Row> {
        let plan = Function::EventPlan;
        let page = |path: &'static str, rest: &str| {
            let address = format!("/staff/weeks/{NOBODY}{rest}");
            get(path, Door::OfOthers(Deed::Read, plan), address)
        };
        let of_people = Door::OfOthers(Deed::Update, Function::PersonFile);
        vec![
            get("/staff/weeks", Door::OwnArea(Deed::Read, plan), "/staff/weeks"),
            page("/staff/weeks/{id}", ""),
            page("/staff/weeks/{id}/places", "/places"),
            page("/staff/weeks/{id}/media", "/media"),
            page("/staff/weeks/{id}/badges", "/badges"),
            page("/staff/weeks/{id}/roll-call", "/roll-call"),
            page("/staff/weeks/{id}/report", "/report"),
            page("/staff/weeks/{id}/rows", "/rows?figure=points"),
            get(
                "/staff/weeks/{id}/people",
                Door::OfOthers(Deed::Read, Function::HomeVisit),
                format!("/staff/weeks/{NOBODY}/people"),
            ),
            get(
                "/staff/weeks/{id}/report.csv",
                Door::FileOfOthers(Deed::Read, plan),
                format!("/staff/weeks/{NOBODY}/report.csv"),
            ),
            post(
                "/staff/weeks",
                Door::Area(Deed::Create, plan),
                "/staff/weeks",
                format!("area={COUNTY}&title=&starts_on=2026-07-06"),
            ),
            post(
                "/staff/weeks/{id}",
                Door::OfOthers(Deed::Update, plan),
                format!("/staff/weeks/{NOBODY}"),
                "do=archive",
            ),
            post(
                "/staff/weeks/{id}/photos",
                Door::OfOthers(Deed::Update, plan),
                format!("/staff/weeks/{NOBODY}/photos"),
                "venue=1",
            ),
            get(
                "/staff/week-photos/{id}",
                Door::DataOfOthers(Deed::Read, plan),
                format!("/staff/week-photos/{NOBODY}"),
            ),
            post(
                "/staff/week-photos/{id}",
                Door::OfOthers(Deed::Update, plan),
                format!("/staff/week-photos/{NOBODY}"),
                "",
            ),
            post(
                "/staff/weeks/{id}/people",
                of_people,
                format!("/staff/weeks/{NOBODY}/people"),
                "do=no_visit",
            ),
            post(
                "/staff/weeks/{id}/statistics",
                of_people,
                format!("/staff/weeks/{NOBODY}/statistics"),
                format!("area={COUNTY}"),
            ),
        ]
    }
}
