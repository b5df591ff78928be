//! Job fairs: plans, employers, people.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn fair_pages() -> Vec<Row> {
        let plans = Function::EventPlan;
        let fair = |deed: &str| format!("/staff/fairs/{NOBODY}{deed}");
        let own = Door::OwnOfOthers(Deed::Create, Function::CheckIn);
        vec![
            get("/events/{id}", Door::Hidden, format!("/events/{NOBODY}")),
            get(
                "/me/fairs",
                Door::OwnPage(Deed::Create, Function::CheckIn),
                "/me/fairs",
            ),
            get("/me/fairs/{id}", own, format!("/me/fairs/{NOBODY}")),
            post(
                "/me/fairs/{id}",
                own,
                format!("/me/fairs/{NOBODY}"),
                "do=register",
            ),
            get(
                "/employer/fairs",
                Door::Employer(Deed::Create, plans),
                "/employer/fairs",
            ),
            get(
                "/employer/fairs/{id}",
                Door::EmployerOfOthers(Deed::Create, plans),
                format!("/employer/fairs/{NOBODY}"),
            ),
            post(
                "/employer/fairs/{id}",
                Door::EmployerOfOthers(Deed::Create, plans),
                format!("/employer/fairs/{NOBODY}"),
                "do=leave",
            ),
            get("/staff/fairs", Door::OwnArea(Deed::Read, plans), "/staff/fairs"),
            get(
                "/staff/fairs/new",
                Door::OwnArea(Deed::Create, plans),
                "/staff/fairs/new",
            ),
            post(
                "/staff/fairs/new",
                Door::OwnArea(Deed::Create, plans),
                "/staff/fairs/new",
                // Long over: nothing is kept.
                format!(
                    "area={COUNTY}&kind=general&title=x&venue=x&address=x&held_on=2001-01-01&opens=09:00&closes=16:00&capacity=10"
                ),
            ),
            get("/staff/fairs/{id}", Door::OfOthers(Deed::Read, plans), fair("")),
            post(
                "/staff/fairs/{id}/step",
                Door::OfOthers(Deed::Update, plans),
                fair("/step"),
                "do=assign",
            ),
            get(
                "/staff/fairs/{id}/stands",
                Door::OfOthers(Deed::Read, plans),
                fair("/stands"),
            ),
            get(
                "/staff/fairs/{id}/stands.csv",
                Door::FileOfOthers(Deed::Read, plans),
                fair("/stands.csv"),
            ),
            get(
                "/staff/fairs/{id}/invite",
                Door::OfOthers(Deed::Update, plans),
                fair("/invite"),
            ),
            post(
                "/staff/fairs/{id}/invite",
                Door::OfOthers(Deed::Update, plans),
                fair("/invite"),
                "seen=1",
            ),
            get(
                "/staff/fairs/{id}/people",
                Door::OfOthers(Deed::Read, Function::PersonFile),
                fair("/people"),
            ),
            post(
                "/staff/fairs/{id}/people",
                Door::OfOthers(Deed::Create, Function::CheckIn),
                fair("/people"),
                "do=register&person_no=x",
            ),
            get(
                "/staff/fairs/{id}/people/{registration}",
                Door::OfOthers(Deed::Create, Function::CheckIn),
                fair(&format!("/people/{NOBODY}")),
            ),
            post(
                "/staff/fair-stands/{id}",
                Door::OfOthers(Deed::Update, plans),
                format!("/staff/fair-stands/{NOBODY}"),
                "do=approve",
            ),
        ]
    }
}
