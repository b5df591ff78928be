//! Own data, requests about it, and what erases it.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn privacy_pages(&self) -> Vec<Row> {
        let (person, request) = (self.person.id, self.request);
        let own = |deed| Door::OwnPage(deed, Function::DataRequest);
        let consents = Door::OwnPage(Deed::Update, Function::OwnProfile);
        let log = Door::Area(Deed::Read, Function::AccessLog);
        vec![
            get(
                "/me/data",
                Door::OwnPage(Deed::Read, Function::OwnProfile),
                "/me/data",
            ),
            get(
                "/me/data/correct",
                own(Deed::Create),
                "/me/data/correct?field=skills",
            ),
            post(
                "/me/data/consent",
                consents,
                "/me/data/consent",
                "purpose=messages&given=yes",
            ),
            post(
                "/me/data/correct",
                own(Deed::Create),
                "/me/data/correct",
                "field=skills&skills=x",
            ),
            post("/me/data/erase", own(Deed::Update), "/me/data/erase", "sure=yes"),
            post(
                "/me/data/requests/{id}/take-back",
                Door::Own(Deed::Create, Function::DataRequest),
                format!("/me/data/requests/{request}/take-back"),
                "",
            ),
            post("/me/data/export", Door::OwnFile, "/me/data/export", "format=json"),
            get(
                "/staff/access-log",
                log,
                format!("/staff/access-log?area={COUNTY}"),
            ),
            get(
                "/staff/access-log.csv",
                Door::LogFile,
                format!("/staff/access-log.csv?area={COUNTY}"),
            ),
            get(
                "/staff/requests",
                Door::OwnArea(Deed::Read, Function::DataRequest),
                "/staff/requests",
            ),
            get(
                "/staff/requests/{id}",
                Door::File(Deed::Read, Function::DataRequest),
                format!("/staff/requests/{request}"),
            ),
            post(
                "/staff/requests/{id}/decide",
                Door::File(Deed::Update, Function::DataRequest),
                format!("/staff/requests/{request}/decide"),
                // Without its reason, so that the request stays for the next asker.
                "answer=refuse&reason=",
            ),
            post(
                "/staff/requests/{id}/reveal",
                Door::File(Deed::Update, Function::DataRequest),
                format!("/staff/requests/{request}/reveal"),
                // Without its reason in words: the field is none that is sealed.
                "number=phone&reason=other&note=",
            ),
            post(
                "/staff/people/{id}/reveal",
                Door::Reveals,
                format!("/staff/people/{person}/reveal"),
                "number=resident_id&reason=compare&note=",
            ),
            post(
                "/staff/people/{id}/consents",
                Door::ConsentsOfFile,
                format!("/staff/people/{person}/consents"),
                "purpose=messages&given=yes&how=signature&on=2026-06-01",
            ),
        ]
    }

    pub(super) fn erasure_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let erases = Door::File(Deed::Approve, Function::PersonFile);
        let of_person = |part: &str| format!("/staff/people/{person}/{part}");
        vec![
            get("/staff/people/{id}/erase", erases, of_person("erase")),
            get(
                "/staff/retention",
                Door::Area(Deed::Approve, Function::PersonFile),
                format!("/staff/retention?area={COUNTY}"),
            ),
            post(
                "/staff/people/{id}/erase/ask",
                erases,
                of_person("erase/ask"),
                "why=wrong",
            ),
            // Of a number that is not the file's, so that it stays for the next asker.
            post("/staff/people/{id}/erase", erases, of_person("erase"), "no=x"),
            post(
                "/staff/people/{id}/erase/drop",
                erases,
                of_person("erase/drop"),
                "",
            ),
            post(
                "/staff/people/{id}/retention/hold",
                erases,
                of_person("retention/hold"),
                "until=2030-01-01&reason=x",
            ),
            post(
                "/staff/people/{id}/retention/release",
                erases,
                of_person("retention/release"),
                "",
            ),
            post(
                "/staff/people/{id}/kept",
                Door::KeptOfNobody,
                of_person("kept"),
                "reason=inspection",
            ),
        ]
    }
}
