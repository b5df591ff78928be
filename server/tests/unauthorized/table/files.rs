//! Files of people and households, and two of one person.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn file_pages(&self) -> Vec<Row> {
        let (person, household, village) = (self.person.id, self.household, self.person.living_area);
        let reads = Door::File(Deed::Read, Function::PersonFile);
        let files = Door::File(Deed::Update, Function::PersonFile);
        let registers = Door::OwnArea(Deed::Create, Function::PersonFile);
        let of_person = |part: &str| format!("/staff/people/{person}/{part}");
        let of_household = |part: &str| format!("/staff/households/{household}{part}");
        vec![
            get("/staff/people/new", registers, "/staff/people/new"),
            get("/staff/people/{id}/edit", files, of_person("edit?group=basics")),
            get("/staff/households/{id}", reads, of_household("")),
            get(
                "/staff/renewals",
                Door::Area(Deed::Read, Function::PersonFile),
                format!("/staff/renewals?area={COUNTY}"),
            ),
            post("/staff/people/new", registers, "/staff/people/new", "name=x"),
            post(
                "/staff/people/{id}/edit",
                files,
                of_person("edit"),
                "group=skills&version=1&was-skills=&skills=x",
            ),
            post("/staff/people/{id}/undo", files, of_person("undo"), "seq=1"),
            post(
                "/staff/people/{id}/entries",
                files,
                of_person("entries"),
                "entry=training&topic=x&on=2026-01-01",
            ),
            post(
                "/staff/people/{id}/entries/remove",
                files,
                of_person("entries/remove"),
                format!("kind=training&entry={person}"),
            ),
            post(
                "/staff/people/{id}/household",
                files,
                of_person("household"),
                "kind=rural",
            ),
            post(
                "/staff/households/{id}",
                files,
                of_household(""),
                format!("version=1&area={village}&kind=rural"),
            ),
            post(
                "/staff/households/{id}/members",
                files,
                of_household("/members"),
                "name=x&relation=other",
            ),
            post(
                "/staff/households/{id}/split",
                files,
                of_household("/split"),
                format!("how=split&member={person}"),
            ),
            post(
                "/staff/households/{id}/join",
                files,
                of_household("/join"),
                "join_no=P000000",
            ),
            post(
                "/staff/people/find",
                Door::OwnArea(Deed::Read, Function::PersonFile),
                "/staff/people/find",
                "text=wang",
            ),
            post(
                "/staff/people/alike",
                Door::Data(Deed::Update, Function::PersonFile),
                "/staff/people/alike",
                "name=wang",
            ),
        ]
        .into_iter()
        .chain(self.merge_pages())
        .collect()
    }

    fn merge_pages(&self) -> Vec<Row> {
        let files = Door::File(Deed::Update, Function::PersonFile);
        let ([one, other], merge) = (self.pair, self.merge);
        let pair = || format!("one={one}&other={other}");
        vec![
            get(
                "/staff/look-alikes",
                Door::OwnArea(Deed::Update, Function::PersonFile),
                "/staff/look-alikes",
            ),
            get(
                "/staff/merge",
                files,
                format!("/staff/merge?kept={one}&gone={other}"),
            ),
            get("/staff/merges/{id}", files, format!("/staff/merges/{merge}")),
            post(
                "/staff/look-alikes/apart",
                files,
                "/staff/look-alikes/apart",
                pair(),
            ),
            post(
                "/staff/look-alikes/again",
                files,
                "/staff/look-alikes/again",
                pair(),
            ),
            post(
                "/staff/merge",
                files,
                "/staff/merge",
                format!("kept={one}&gone={other}&kept_version=999&gone_version=999&sure=yes"),
            ),
            post(
                "/staff/merges/{id}/undo",
                files,
                format!("/staff/merges/{merge}/undo"),
                "",
            ),
        ]
    }
}
