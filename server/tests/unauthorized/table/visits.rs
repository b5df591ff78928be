//! Home visits, tasks, and what phones bring and take.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};

impl Subject {
    pub(super) fn visit_pages(&self) -> Vec<Row> {
        let (person, household) = (self.person.id, self.household);
        let visits = Function::HomeVisit;
        let settles = Door::OfOthers(Deed::Update, Function::PersonFile);
        let batch = r#"{"sent_at":"2026-06-30T02:00:00Z","records":[]}"#;
        vec![
            get("/staff/field", Door::Open, "/staff/field"),
            get("/staff/tasks", Door::OwnArea(Deed::Read, visits), "/staff/tasks"),
            get(
                "/staff/people/{id}/visits/new",
                Door::File(Deed::Create, visits),
                format!("/staff/people/{person}/visits/new"),
            ),
            get(
                "/staff/visits/conflicts",
                Door::OwnArea(Deed::Update, Function::PersonFile),
                "/staff/visits/conflicts",
            ),
            get(
                "/staff/visits/checks",
                Door::OwnArea(Deed::Approve, visits),
                "/staff/visits/checks",
            ),
            post(
                "/staff/visits/checks",
                Door::OwnArea(Deed::Approve, visits),
                "/staff/visits/checks",
                "month=2020-01",
            ),
            post(
                "/staff/visits/checks/{draw}/{visit}",
                Door::OfOthers(Deed::Approve, visits),
                format!("/staff/visits/checks/{NOBODY}/{NOBODY}"),
                "result=verified",
            ),
            get(
                "/api/visits/pack",
                Door::Data(Deed::Create, visits),
                "/api/visits/pack",
            ),
            post(
                "/api/visits/sync",
                Door::Data(Deed::Create, visits),
                "/api/visits/sync",
                batch,
            ),
            post(
                "/api/visits/{id}/photo",
                Door::DataOfOthers(Deed::Create, visits),
                format!("/api/visits/{NOBODY}/photo"),
                "RIFF\0\0\0\0WEBPVP8L\x05\0\0\0/\0\0\0\0\0",
            ),
            get(
                "/staff/visits/{id}/photo",
                Door::DataOfOthers(Deed::Read, visits),
                format!("/staff/visits/{NOBODY}/photo"),
            ),
            post(
                "/staff/people/{id}/visits/new",
                Door::OfOthers(Deed::Create, visits),
                format!("/staff/people/{person}/visits/new"),
                format!("visit={NOBODY}&do=drop"),
            ),
            post(
                "/staff/visits/conflicts/{id}",
                settles,
                format!("/staff/visits/conflicts/{NOBODY}"),
                "choice=mine",
            ),
            post(
                "/staff/visits/proposals/{id}",
                settles,
                format!("/staff/visits/proposals/{NOBODY}"),
                "do=take",
            ),
            post(
                "/staff/tasks/{id}",
                Door::OfOthers(Deed::Update, visits),
                format!("/staff/tasks/{NOBODY}"),
                "do=cancel",
            ),
            post(
                "/staff/households/{id}/mute",
                Door::File(Deed::Update, visits),
                format!("/staff/households/{household}/mute"),
                "do=unmute",
            ),
        ]
    }
}
