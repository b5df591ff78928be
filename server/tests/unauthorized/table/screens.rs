//! Wall screens, calendars, instructors and assessments.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn screen_pages() -> Vec<Row> {
        let of = Function::Screen;
        let own = Door::OwnPage(Deed::Create, Function::OwnProfile);
        let wish = format!("name=&kind=hall&area={COUNTY}&pick=all&contrast=day&size=usual");
        vec![
            get("/screen/{code}", Door::Hidden, "/screen/7k2m-x9q0"),
            get("/screen/{code}/stream", Door::Hidden, "/screen/7k2mx9q0/stream"),
            get("/staff/screens", Door::OwnArea(Deed::Read, of), "/staff/screens"),
            post(
                "/staff/screens",
                Door::Area(Deed::Create, of),
                "/staff/screens",
                wish,
            ),
            get(
                "/staff/screens/{id}",
                Door::OfOthers(Deed::Read, of),
                format!("/staff/screens/{NOBODY}"),
            ),
            post(
                "/staff/screens/{id}",
                Door::OfOthers(Deed::Update, of),
                format!("/staff/screens/{NOBODY}"),
                "version=1&do=off",
            ),
            get(
                "/staff/poster",
                Door::Area(Deed::Read, of),
                format!("/staff/poster?area={COUNTY}"),
            ),
            get("/events.ics", Door::Open, "/events.ics"),
            get(
                "/calendar/{secret}",
                Door::Hidden,
                "/calendar/0123456789abcdef0123456789abcdef.ics",
            ),
            get("/me/calendar", own, "/me/calendar"),
            post("/me/calendar", own, "/me/calendar", "do=end"),
            get("/staff/calendar", Door::OwnAccount, "/staff/calendar"),
            post("/staff/calendar", Door::OwnAccount, "/staff/calendar", "do=end"),
        ]
    }

    pub(super) fn instructor_pages() -> Vec<Row> {
        let wish = format!("name=&kind=trainer&area={COUNTY}&since=2026-01-01");
        vec![
            get(
                "/staff/instructors",
                Door::Register(Deed::Read),
                "/staff/instructors",
            ),
            post(
                "/staff/instructors",
                Door::RegisterIn(Deed::Update),
                "/staff/instructors",
                wish,
            ),
            get(
                "/staff/instructors.csv",
                Door::RegisterFile(Deed::Read),
                "/staff/instructors.csv",
            ),
            get(
                "/staff/instructors/{id}",
                Door::RegisterOfOthers(Deed::Read),
                format!("/staff/instructors/{NOBODY}"),
            ),
            post(
                "/staff/instructors/{id}",
                Door::OfOthers(Deed::Read, Function::Instructor),
                format!("/staff/instructors/{NOBODY}"),
                "version=1&do=return",
            ),
            get(
                "/staff/instructor-report",
                Door::Register(Deed::Count),
                "/staff/instructor-report",
            ),
            get(
                "/staff/instructor-report.csv",
                Door::RegisterFile(Deed::Count),
                "/staff/instructor-report.csv",
            ),
        ]
    }

    pub(super) fn assessment_pages(&self) -> Vec<Row> {
        let (person, of) = (self.person.id, Function::WorkAssessment);
        vec![
            post(
                "/staff/people/{id}/assessments",
                Door::File(Deed::Create, of),
                format!("/staff/people/{person}/assessments"),
                "on=2026-06-01&place=home",
            ),
            post(
                "/staff/assessments/{id}",
                Door::OfOthers(Deed::Update, of),
                format!("/staff/assessments/{NOBODY}"),
                "version=1&agreed=true",
            ),
            post(
                "/me/assessments/{id}",
                Door::OwnOfOthers(Deed::Update, of),
                format!("/me/assessments/{NOBODY}"),
                "version=1&agreed=true",
            ),
            get(
                "/staff/assessments/{id}/paper",
                Door::DataOfOthers(Deed::Read, of),
                format!("/staff/assessments/{NOBODY}/paper"),
            ),
        ]
    }
}
