//! Training classes.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

const SEES: &[Deed] = &[Deed::Read, Deed::Create];
const RUNS: &[Deed] = &[Deed::Update, Deed::Approve];
const LOOKS: &[Deed] = &[Deed::Read, Deed::Approve];
const ENROLS: &[Deed] = &[Deed::Create, Deed::Update, Deed::Approve];
/// A plan without a name: whoever plans is told so.
const NO_NAME: &str = "kind=targeted&audience=anyone&funding=levy&area=990101&starts_on=2026-09-01&ends_on=2026-09-02&seats=3&hours=8";

impl Subject {
    pub(super) fn training_pages() -> Vec<Row> {
        let parts = [
            Self::class_pages(),
            Self::class_forms(),
            Self::own_class_pages(),
            Self::order_pages(),
        ];
        parts.into_iter().flatten().collect()
    }

    fn class_pages() -> Vec<Row> {
        let (class, days) = (Function::CourseClass, Function::Attendance);
        let of = |tail: &str| format!("/staff/training/{NOBODY}{tail}");
        let get_of = |path: &'static str, door, tail: &str| get(path, door, of(tail));
        vec![
            get("/staff/training", Door::Training(SEES, class), "/staff/training"),
            get(
                "/staff/training/needs",
                Door::Offices(SEES, class),
                "/staff/training/needs",
            ),
            get(
                "/staff/training/new",
                Door::Training(RUNS, class),
                "/staff/training/new",
            ),
            get_of("/staff/training/{id}", Door::TrainingOfOthers(SEES, class), ""),
            get_of(
                "/staff/training/{id}/enrol",
                Door::TrainingOfOthers(SEES, class),
                "/enrol",
            ),
            get_of(
                "/staff/training/{id}/day",
                Door::TrainingOfOthers(LOOKS, days),
                "/day",
            ),
            get_of(
                "/staff/training/{id}/wall",
                Door::TrainingOfOthers(LOOKS, days),
                "/wall",
            ),
            get(
                "/staff/sign/{code}",
                Door::TrainingOfOthers(RUNS, days),
                "/staff/sign/nobody",
            ),
            get(
                "/staff/training-report",
                Door::OwnArea(Deed::Count, class),
                "/staff/training-report",
            ),
            get(
                "/staff/training-report.csv",
                Door::AreaFile(Deed::Count, class),
                format!("/staff/training-report.csv?area={COUNTY}"),
            ),
        ]
    }

    fn class_forms() -> Vec<Row> {
        let (class, days) = (Function::CourseClass, Function::Attendance);
        let of = |tail: &str| format!("/staff/training/{NOBODY}{tail}");
        let place = |tail: &str| format!("/staff/enrolments/{NOBODY}{tail}");
        let attends = Door::TrainingOfOthers(RUNS, days);
        let approves = Door::OfOthers(Deed::Approve, days);
        vec![
            post(
                "/staff/training",
                Door::Training(RUNS, class),
                "/staff/training",
                NO_NAME,
            ),
            post(
                "/staff/training/{id}",
                Door::OfOthers(Deed::Approve, class),
                of(""),
                "version=1&do=approve",
            ),
            post(
                "/staff/training/{id}/enrol",
                Door::TrainingOfOthers(ENROLS, class),
                of("/enrol"),
                "person_no=x",
            ),
            post(
                "/staff/training/{id}/roster",
                attends,
                of("/roster"),
                "day=2026-06-01",
            ),
            post("/staff/training/{id}/draw", approves, of("/draw"), ""),
            post(
                "/staff/draws/{draw}/{enrolment}",
                approves,
                format!("/staff/draws/{NOBODY}/{NOBODY}"),
                "result=present",
            ),
            post("/staff/enrolments/{id}", attends, place(""), "do=fail"),
            post(
                "/staff/enrolments/{id}/day",
                attends,
                place("/day"),
                "day=2026-06-01&in_at=08:00&reason=x",
            ),
            post("/staff/sign/{code}", attends, "/staff/sign/nobody", "going=in"),
            post(
                "/api/training/roster",
                Door::TrainingData(RUNS, days),
                "/api/training/roster",
                format!("{{\"class\":\"{NOBODY}\",\"day\":\"2026-06-01\",\"marks\":[]}}"),
            ),
        ]
    }

    fn order_pages() -> Vec<Row> {
        let class = Function::CourseClass;
        vec![
            get(
                "/employer/training",
                Door::Employer(Deed::Create, class),
                "/employer/training",
            ),
            post(
                "/employer/training",
                Door::Employer(Deed::Create, class),
                "/employer/training",
                "kind=targeted&topic=x&people=3&area=330598&needed_by=2026-09-01&terms=x",
            ),
            post(
                "/employer/training/{id}",
                Door::EmployerOfOthers(Deed::Create, class),
                format!("/employer/training/{NOBODY}"),
                "",
            ),
            post(
                "/staff/training/orders/{id}",
                Door::Offices(RUNS, class),
                format!("/staff/training/orders/{NOBODY}"),
                "",
            ),
        ]
    }

    fn own_class_pages() -> Vec<Row> {
        let own = |deed, function| Door::OwnOfOthers(deed, function);
        let (reads, enrols) = (
            own(Deed::Read, Function::Attendance),
            own(Deed::Create, Function::CourseClass),
        );
        vec![
            get("/training/{code}", reads, "/training/nobody"),
            post("/training/{code}", reads, "/training/nobody", "going=in"),
            post("/me/classes/{id}", enrols, format!("/me/classes/{NOBODY}"), ""),
            post(
                "/me/enrolments/{id}",
                enrols,
                format!("/me/enrolments/{NOBODY}"),
                "do=withdraw",
            ),
        ]
    }
}
