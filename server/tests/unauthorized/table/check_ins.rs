//! The day of a fair: gates and stands by their links, counts, results.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn check_in_pages() -> Vec<Row> {
        let run = Door::OfOthers(Deed::Create, Function::CheckIn);
        let (counts, plan) = (Deed::Count, Function::EventPlan);
        let own = Door::EmployerOfOthers(Deed::Create, Function::CheckIn);
        let hours = "opens_at=2026-06-14T08:00&closes_at=2026-06-14T16:00";
        let scan = format!("by=code&code=x&id={NOBODY}");
        let mut rows = vec![
            get("/staff/fairs/{id}/day", run, format!("/staff/fairs/{NOBODY}/day")),
            get(
                "/staff/fairs/{id}/results",
                Door::OfOthers(counts, plan),
                format!("/staff/fairs/{NOBODY}/results"),
            ),
            get(
                "/staff/fair-report",
                Door::OwnArea(counts, plan),
                "/staff/fair-report",
            ),
            get(
                "/staff/fair-report.csv",
                Door::AreaFile(counts, plan),
                format!("/staff/fair-report.csv?area={COUNTY}"),
            ),
            post(
                "/staff/fairs/{id}/passes",
                run,
                format!("/staff/fairs/{NOBODY}/passes"),
                hours,
            ),
            post(
                "/staff/fair-passes/{id}/revoke",
                run,
                format!("/staff/fair-passes/{NOBODY}/revoke"),
                "",
            ),
            post(
                "/staff/attendances/{id}/undo",
                run,
                format!("/staff/attendances/{NOBODY}/undo"),
                "",
            ),
            get(
                "/employer/fair-days",
                Door::Employer(Deed::Create, Function::CheckIn),
                "/employer/fair-days",
            ),
            get(
                "/employer/fairs/{id}/day",
                own,
                format!("/employer/fairs/{NOBODY}/day"),
            ),
            get("/gate/{code}", Door::Hidden, "/gate/nothing"),
            get("/gate/{code}/pack", Door::Hidden, "/gate/nothing/pack"),
            get(
                "/gate/{code}/slip/{id}",
                Door::Hidden,
                format!("/gate/nothing/slip/{NOBODY}"),
            ),
            get("/f/{code}", Door::Hidden, "/f/nothing"),
            get("/stand/{code}", Door::Hidden, "/stand/nothing"),
            post("/gate/{code}", Door::Hidden, "/gate/nothing", scan),
            post(
                "/gate/{code}/undo",
                Door::Hidden,
                "/gate/nothing/undo",
                format!("attendance={NOBODY}"),
            ),
        ];
        for (path, body) in [
            ("find", "visitor=1"),
            ("intent", "visitor=1&kind=interested"),
            (
                "result",
                "intent=00000000-0000-0000-0000-000000000000&version=1&result=met",
            ),
        ] {
            let (by_link, by_own) = match path {
                "find" => ("/stand/{code}/find", "/employer/fairs/{id}/day/find"),
                "intent" => ("/stand/{code}/intent", "/employer/fairs/{id}/day/intent"),
                _ => ("/stand/{code}/result", "/employer/fairs/{id}/day/result"),
            };
            rows.push(post(
                by_link,
                Door::Hidden,
                format!("/stand/nothing/{path}"),
                body,
            ));
            rows.push(post(
                by_own,
                own,
                format!("/employer/fairs/{NOBODY}/day/{path}"),
                body,
            ));
        }
        rows.push(post(
            "/api/fairs/check-ins",
            Door::Hidden,
            "/api/fairs/check-ins",
            r#"{"gate":"nothing","sent_at":"2026-06-14T00:00:00Z","records":[]}"#,
        ));
        rows
    }
}
