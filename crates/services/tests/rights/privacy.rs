//! Questions about people's own data: who looked, what was agreed to, what was asked, erasing, exports.

use super::{Asked, NOBODY, told};
use crate::world::{COUNTY, World, code, day};
use domain::access::RevealReason;
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::erasure::KeptReason;
use domain::export::ExportFormat;
use domain::ids::DataRequestId;
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::{AccessFilter, ConsentWish, ExportWish, PeopleQuery, RequestFilter, Reveal};
use uuid::Uuid;

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one line for each question there is")]
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (ports, area, id) = (&world.ports, code(COUNTY), somebody.id);
    let reveal = || Reveal {
        field: PersonField::Phone,
        reason: RevealReason::Call,
        note: String::new(),
    };
    let consent = ConsentWish {
        purpose: Purpose::Messages,
        given: true,
        how: ConsentHow::Signature,
        on: day("2026-06-01"),
    };
    let (log, consents) = (&ports.access_log, &ports.consents);
    let (requests, data) = (&ports.data_requests, &ports.my_data);
    let request = DataRequestId(Uuid::nil());
    let export_wish = ExportWish {
        purpose: "走访入户".to_owned(),
        full_numbers: false,
    };
    let export = ports
        .exports
        .ask_export(&Actor::Operator, &PeopleQuery::default(), export_wish.clone())
        .await
        .unwrap();
    vec![
        ("AccessLog::reveal", told(log.reveal(&NOBODY, id, reveal()).await)),
        ("AccessLog::seen", told(log.seen(&NOBODY, id).await)),
        (
            "AccessLog::access_log",
            told(log.access_log(&NOBODY, AccessFilter::default()).await),
        ),
        (
            "AccessLog::access_file",
            told(log.access_file(&NOBODY, AccessFilter::default()).await),
        ),
        (
            "Consents::consents",
            told(consents.consents(&NOBODY, Some(id)).await),
        ),
        (
            "Consents::say",
            told(consents.say(&NOBODY, Some(id), consent).await),
        ),
        (
            "DataRequests::correction_form",
            told(requests.correction_form(&NOBODY, PersonField::Name).await),
        ),
        (
            "DataRequests::ask_correction",
            told(
                requests
                    .ask_correction(&NOBODY, PersonField::Name, "x".to_owned(), String::new())
                    .await,
            ),
        ),
        (
            "DataRequests::ask_erasure",
            told(requests.ask_erasure(&NOBODY, String::new()).await),
        ),
        (
            "DataRequests::take_request_back",
            told(requests.take_request_back(&NOBODY, request).await),
        ),
        (
            "DataRequests::requests",
            told(requests.requests(&NOBODY, RequestFilter::default()).await),
        ),
        (
            "DataRequests::request",
            told(requests.request(&NOBODY, request).await),
        ),
        (
            "DataRequests::reveal_wanted",
            told(requests.reveal_wanted(&NOBODY, request, reveal()).await),
        ),
        (
            "DataRequests::decide_request",
            told(
                requests
                    .decide_request(&NOBODY, request, true, String::new())
                    .await,
            ),
        ),
        ("OwnData::my_data", told(data.my_data(&NOBODY).await)),
        ("OwnData::take_away", told(data.take_away(&NOBODY, "").await)),
        (
            "Erasures::erasure_form",
            told(ports.erasures.erasure_form(&NOBODY, id).await),
        ),
        (
            "Erasures::ask_erasure",
            told(ports.erasures.ask_erasure(&NOBODY, id, "x".to_owned()).await),
        ),
        (
            "Erasures::drop_erasure",
            told(ports.erasures.drop_erasure(&NOBODY, id).await),
        ),
        (
            "Erasures::erase",
            told(ports.erasures.erase(&NOBODY, id, &somebody.no).await),
        ),
        (
            "Erasures::to_erase",
            told(ports.erasures.to_erase(&NOBODY, Some(area)).await),
        ),
        (
            "Erasures::hold",
            told(
                ports
                    .erasures
                    .hold(&NOBODY, id, day("2026-12-31"), "x".to_owned())
                    .await,
            ),
        ),
        (
            "Erasures::release",
            told(ports.erasures.release(&NOBODY, id).await),
        ),
        (
            "Erasures::kept_by_law",
            told(
                ports
                    .erasures
                    .kept_by_law(&NOBODY, id, KeptReason::Inspection)
                    .await,
            ),
        ),
        (
            "Erasures::own_retention",
            told(ports.erasures.own_retention(&NOBODY).await),
        ),
        (
            "Exports::ask_export",
            told(
                ports
                    .exports
                    .ask_export(&NOBODY, &PeopleQuery::default(), export_wish.clone())
                    .await,
            ),
        ),
        ("Exports::exports", told(ports.exports.exports(&NOBODY, 0).await)),
        (
            "Exports::approve_export",
            told(ports.exports.approve_export(&NOBODY, export).await),
        ),
        (
            "Exports::refuse_export",
            told(ports.exports.refuse_export(&NOBODY, export, "x".to_owned()).await),
        ),
        (
            "Exports::fetch_export",
            told(
                ports
                    .exports
                    .fetch_export(&NOBODY, export, ExportFormat::Csv)
                    .await,
            ),
        ),
    ]
}
