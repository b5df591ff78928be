//! The disability quota and start-up cases.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn quota_pages() -> Vec<Row> {
        let quota = Function::Quota;
        // A year that nobody has opened: nothing comes of a step of it.
        let year = |path: &'static str, deed: Deed, step: &str, body: &str| {
            post(
                path,
                Door::OwnArea(deed, quota),
                format!("/staff/quota/2001{step}"),
                body,
            )
        };
        let line = |path: &'static str, deed: Deed, step: &str, body: &str| {
            let address = format!("/staff/quota-lines/{NOBODY}/{step}");
            post(path, Door::OfOthers(deed, quota), address, body)
        };
        vec![
            get("/quota", Door::Open, "/quota"),
            get("/quota/{year}", Door::Open, "/quota/2026"),
            get("/staff/quota", Door::OwnArea(Deed::Read, quota), "/staff/quota"),
            get(
                "/staff/quota/{year}",
                Door::OwnArea(Deed::Read, quota),
                "/staff/quota/2026",
            ),
            get(
                "/staff/quota/{year}/list.csv",
                Door::AreaFile(Deed::Read, quota),
                format!("/staff/quota/2026/list.csv?area={COUNTY}"),
            ),
            year(
                "/staff/quota/{year}",
                Deed::Create,
                "",
                "uscc=&as_of=2001-01-01&staff_total=1",
            ),
            year("/staff/quota/{year}/open", Deed::Approve, "/open", ""),
            year("/staff/quota/{year}/publish", Deed::Approve, "/publish", ""),
            year("/staff/quota/{year}/close", Deed::Approve, "/close", ""),
            line(
                "/staff/quota-lines/{id}/check",
                Deed::Update,
                "check",
                "version=1&year=2001&placed=0&severe=0",
            ),
            line(
                "/staff/quota-lines/{id}/decide",
                Deed::Approve,
                "decide",
                "version=1&year=2001",
            ),
            line(
                "/staff/quota-lines/{id}/pay",
                Deed::Approve,
                "pay",
                "version=1&year=2001&fen=1&on=2001-01-01",
            ),
            post(
                "/employer/quota",
                Door::Employer(Deed::Create, quota),
                "/employer/quota",
                "year=2001&as_of=2001-01-01&staff_total=1",
            ),
        ]
    }

    pub(super) fn startup_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let of = Function::Startup;
        vec![
            get(
                "/staff/startups",
                Door::OwnArea(Deed::Read, of),
                "/staff/startups",
            ),
            get(
                "/staff/startups/{id}",
                Door::OfOthers(Deed::Read, of),
                format!("/staff/startups/{NOBODY}"),
            ),
            post(
                "/staff/startups/{id}",
                Door::OfOthers(Deed::Update, of),
                format!("/staff/startups/{NOBODY}"),
                "version=1&do=diagnose&on=2026-06-01",
            ),
            post(
                "/staff/people/{id}/startups",
                Door::File(Deed::Create, of),
                format!("/staff/people/{person}/startups"),
                "project=&source=file&on=2026-06-01",
            ),
            get(
                "/staff/startup-report",
                Door::OwnArea(Deed::Count, of),
                "/staff/startup-report",
            ),
            get(
                "/staff/startup-report.csv",
                Door::AreaFile(Deed::Count, of),
                format!("/staff/startup-report.csv?area={COUNTY}"),
            ),
        ]
    }
}
