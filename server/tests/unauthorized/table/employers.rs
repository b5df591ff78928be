//! Employers, by themselves and as staff see them.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use domain::values::SocialCreditCode;
use services::demo::COUNTY;

impl Subject {
    pub(super) fn employer_pages(&self) -> Vec<Row> {
        let confirms = Door::Area(Deed::Approve, Function::Vacancy);
        let applicant = self.applicant;
        let uscc = SocialCreditCode::complete("91990101MAHWEEP02").unwrap();
        let invited = format!("uscc={}&firm=x&area={COUNTY}", uscc.as_ref());
        vec![
            get("/employer", Door::OwnEmployer, "/employer"),
            get("/employer/register", Door::Open, "/employer/register"),
            get(
                "/employer/join/{code}",
                Door::Open,
                format!("/employer/join/{}", self.invitation),
            ),
            post("/employer/register", Door::Open, "/employer/register", ""),
            post(
                "/employer/join/{code}",
                Door::Open,
                format!("/employer/join/{}", self.invitation),
                "",
            ),
            post(
                "/employer/colleagues",
                Door::Employer(Deed::Update, Function::Vacancy),
                "/employer/colleagues",
                "name=x&phone=15400000030",
            ),
            post(
                "/employer/colleagues/{id}/remove",
                Door::EmployerOfOthers(Deed::Update, Function::Vacancy),
                format!("/employer/colleagues/{applicant}/remove"),
                "",
            ),
            get(
                "/staff/employers",
                Door::OwnArea(Deed::Approve, Function::Vacancy),
                "/staff/employers",
            ),
            post(
                "/staff/employers/invite",
                confirms,
                "/staff/employers/invite",
                invited,
            ),
            post(
                "/staff/employers/{id}/refuse",
                confirms,
                format!("/staff/employers/{applicant}/refuse"),
                "reason=x",
            ),
            post(
                "/staff/employers/{id}/confirm",
                confirms,
                format!("/staff/employers/{applicant}/confirm"),
                "",
            ),
        ]
    }
}
