//! Lists of departments in, and lists of people out.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn list_pages(&self) -> Vec<Row> {
        let ((list, row), person) = (self.list, self.person.id);
        let of_list = Door::Area(Deed::Approve, Function::PersonFile);
        let at = |deed: &str| format!("/staff/lists/{list}/{deed}");
        let brings = Door::OwnArea(Deed::Approve, Function::PersonFile);
        vec![
            get("/staff/lists", brings, "/staff/lists"),
            get("/staff/lists/{id}", of_list, format!("/staff/lists/{list}")),
            get("/staff/lists/{id}/gone", of_list, at("gone")),
            get(
                "/staff/list-questions",
                Door::OwnArea(Deed::Update, Function::PersonFile),
                "/staff/list-questions",
            ),
            post("/staff/lists/upload", brings, "/staff/lists/upload", ""),
            post("/staff/lists/{id}/tick", of_list, at("tick"), "all=on&of=new"),
            post(
                "/staff/lists/{id}/choose",
                of_list,
                at("choose"),
                format!("choice={row}"),
            ),
            post("/staff/lists/{id}/apply", of_list, at("apply"), "sure=yes"),
            post("/staff/lists/{id}/close", of_list, at("close"), "sure=yes"),
            post("/staff/lists/{id}/undo", of_list, at("undo"), "sure=yes"),
            post("/staff/lists/{id}/discard", of_list, at("discard"), ""),
            post(
                "/staff/lists/{id}/gone",
                of_list,
                at("gone"),
                format!("person={person}&decision=keep&reason=x"),
            ),
            post(
                "/staff/lists/{id}/answer",
                Door::File(Deed::Update, Function::PersonFile),
                at("answer"),
                format!("person={person}&answer=still&note="),
            ),
        ]
    }

    pub(super) fn export_pages(&self) -> Vec<Row> {
        let export = self.export;
        let approves = Door::Area(Deed::Approve, Function::PersonFile);
        let of_export = |part: &str| format!("/staff/exports/{export}/{part}");
        vec![
            get(
                "/staff/exports",
                Door::OwnArea(Deed::Read, Function::PersonFile),
                "/staff/exports",
            ),
            get(
                "/staff/exports/new",
                Door::Area(Deed::Read, Function::PersonFile),
                format!("/staff/exports/new?area={COUNTY}"),
            ),
            post(
                "/staff/exports",
                Door::Area(Deed::Read, Function::PersonFile),
                "/staff/exports",
                format!("area={COUNTY}&purpose=visits"),
            ),
            post("/staff/exports/{id}/approve", approves, of_export("approve"), ""),
            post(
                "/staff/exports/{id}/refuse",
                approves,
                of_export("refuse"),
                "reason=x",
            ),
            get(
                "/staff/exports/{id}/file",
                Door::OfColleague(Deed::Read, Function::PersonFile),
                of_export("file?format=csv"),
            ),
        ]
    }
}
