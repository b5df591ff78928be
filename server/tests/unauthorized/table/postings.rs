//! Vacancies as they are entered and looked through, and candidates.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};

impl Subject {
    pub(super) fn posting_pages(&self) -> Vec<Row> {
        let changes = Door::PostingOfOthers(Deed::Update);
        let reviews = Door::Area(Deed::Approve, Function::Vacancy);
        let answers = Door::EmployerOfOthers(Deed::Update, Function::Lead);
        let (posting, lead) = (self.posting, self.lead.id);
        let own = |deed: &str| format!("/employer/vacancies/{posting}{deed}");
        let candidate = |deed: &str| format!("/employer/candidates/{lead}/{deed}");
        let review = |deed: &str| format!("/staff/vacancies/{posting}/{deed}");
        let verdict = "version=1&reason=x";
        vec![
            get(
                "/employer/vacancies/new",
                Door::Posts(Deed::Create),
                "/employer/vacancies/new",
            ),
            post(
                "/employer/vacancies",
                Door::Posts(Deed::Create),
                "/employer/vacancies",
                "",
            ),
            get("/employer/vacancies/{id}", changes, own("")),
            get("/employer/vacancies/{id}/edit", changes, own("/edit")),
            post("/employer/vacancies/{id}", changes, own(""), "title=x"),
            post(
                "/employer/vacancies/{id}/send",
                changes,
                own("/send"),
                "version=1",
            ),
            post("/employer/vacancies/{id}/discard", changes, own("/discard"), ""),
            post("/employer/vacancies/{id}/touch", changes, own("/touch"), ""),
            post("/employer/vacancies/{id}/close", changes, own("/close"), ""),
            post("/employer/vacancies/{id}/reopen", changes, own("/reopen"), ""),
            get(
                "/employer/vacancies/{id}/candidates",
                Door::EmployerOfOthers(Deed::Read, Function::CandidateContact),
                own("/candidates"),
            ),
            post("/employer/candidates/{lead}/show", answers, candidate("show"), ""),
            post(
                "/employer/candidates/{lead}/invite",
                answers,
                candidate("invite"),
                "",
            ),
            post("/employer/candidates/{lead}/hire", answers, candidate("hire"), ""),
            post(
                "/employer/candidates/{lead}/turn-down",
                answers,
                candidate("turn-down"),
                "",
            ),
            get(
                "/staff/vacancies/review",
                Door::OwnArea(Deed::Approve, Function::Vacancy),
                "/staff/vacancies/review",
            ),
            post(
                "/staff/vacancies/{id}/approve",
                reviews,
                review("approve"),
                verdict,
            ),
            post("/staff/vacancies/{id}/return", reviews, review("return"), verdict),
            post("/staff/vacancies/{id}/refuse", reviews, review("refuse"), verdict),
            post("/staff/vacancies/{id}/undecide", reviews, review("undecide"), ""),
            post("/staff/vacancies/{id}/show", reviews, review("show"), verdict),
            post("/staff/vacancies/{id}/drop", reviews, review("drop"), verdict),
        ]
    }
}
