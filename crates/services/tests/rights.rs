//! Every question of every port that says who asks: nobody gets an answer, unless it is one for everybody.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, VILLAGE, World, code, day, vacancy};
use domain::access::RevealReason;
use domain::actor::{Actor, Role};
use domain::catalogue::CatalogueQuery;
use domain::consent::{ConsentHow, Purpose};
use domain::erasure::KeptReason;
use domain::export::ExportFormat;
use domain::file_entry::{Entry, EntryKind, TrainingNeed};
use domain::household::{self, HouseholdKind};
use domain::ids::{
    AccountId, CourseId, DataRequestId, EntryId, FigureRequestId, HandOverId, ListRowId, MemberId, MergeId,
    NoticeId, ProxyId, RecognitionTaskId, SessionId,
};
use domain::lead::{Answer, Evidence};
use domain::list::{GoneDecision, Register, RowState, VillageAnswer};
use domain::params::ParamKey;
use domain::person::Category;
use domain::person_field::{FieldGroup, PersonField};
use domain::ports::{
    AccessFilter, AccountWish, Answered, Application, Chosen, ConsentWish, ExportWish, FigureWish, FileEdit,
    GoneSettled, HandOverWish, InboxFilter, InvitationWish, ListQuery, ListUpload, MergeWish, NewMember,
    NewPerson, ObjectionSent, PairQuery, PeopleQuery, ProxyWish, RequestFilter, Restated, Reveal, StepTaken,
    Tick,
};
use domain::proxy::{ConsentForm, Relation};
use domain::recognition::{Claim, Deed, Paper};
use domain::refusal::Refusal;
use domain::session::Device;
use domain::values::{AreaCode, Phone, SocialCreditCode};
use std::collections::BTreeSet;
use std::path::Path;
use uuid::Uuid;

/// Questions for everybody: what they answer is public, or hidden behind a code that is asked for.
const PUBLIC: [&str; 10] = [
    "Accounts::sign_out",
    "Courses::find",
    "Leads::answer",
    "Leads::open_link",
    "Leads::take_back",
    "Policies::in_force",
    "Recognitions::object",
    "Vacancies::find",
    "Vacancies::home",
    "Vacancies::search",
];

const NOBODY: Actor = Actor::Visitor;

fn figure_wish(area: AreaCode) -> FigureWish {
    FigureWish {
        area,
        key: ParamKey::CountyFarmland,
        value: 100,
        valid_from: day("2026-01-01"),
        source: "县统计公报".to_owned(),
    }
}

/// The questions in the sources of the ports that say who asks.
fn questions() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src/ports");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .flat_map(|file| questions_in(&std::fs::read_to_string(file).unwrap()))
        .collect()
}

fn questions_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for of_trait in text.split("\npub trait ").skip(1) {
        let name = of_trait.split(':').next().unwrap();
        for question in of_trait.split("async fn ").skip(1) {
            let (question, rest) = question.split_once('(').unwrap();
            let says = rest.split("->").next().unwrap();
            if says.contains("who: &Actor") {
                found.push(format!("{name}::{question}"));
            }
        }
    }
    found
}

/// What came of a question, without what it answered.
fn told<T>(answered: Answered<T>) -> Option<Refusal> {
    answered.err()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one line for each question there is")]
async fn nobody_gets_no_answer_but_what_is_for_everybody() {
    let (world, somebody) = World::with_five_planned().await;
    let (ports, area, id) = (&world.ports, code(COUNTY), somebody.id);
    let lead = world.leads_of(&somebody).await[0].id;
    let link = world.link(&somebody).await;
    let account = AccountId(Uuid::nil());
    let session = SessionId(Uuid::nil());
    let phone = || Phone::parse("15400000001").unwrap();
    let wish = AccountWish {
        login: "x".to_owned(),
        role: Role::Coordinator,
        area: code(VILLAGE),
        department: None,
    };
    let proxy_wish = ProxyWish {
        name: "x".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    ports
        .proxies
        .record(&Actor::Operator, Some(id), proxy_wish.clone())
        .await
        .unwrap();
    let proxy: ProxyId = ports.proxies.list(&Actor::Operator, Some(id)).await.unwrap()[0].id;
    let invitation = InvitationWish {
        uscc: SocialCreditCode::complete("91990101MA0000001").unwrap(),
        firm: "x".to_owned(),
        area,
    };
    let (own, book) = (&ports.accounts, &ports.account_book);
    let hand_overs = &ports.hand_overs;
    let hand_over = HandOverId(Uuid::nil());
    let hand_over_wish = HandOverWish {
        chosen: Chosen::People(vec![id]),
        count: 1,
        to: account,
        note: String::new(),
    };
    let (leads, coverage) = (&ports.leads, &ports.coverage);
    let merges = &ports.merges;
    let merge = MergeId(Uuid::nil());
    let merge_wish = MergeWish {
        kept: (id, 1),
        gone: (id, 1),
        choices: Vec::new(),
    };
    let (door, proxies, employers) = (&ports.door, &ports.proxies, &ports.employers);
    let shown = vacancy(1, "").id;
    let answer = Answer::CallMe;
    let recognitions = &ports.recognitions;
    let application = Application {
        person: id,
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "form".to_owned(),
            ..Paper::default()
        },
    };
    let recognition = recognitions
        .apply(&Actor::Operator, application.clone())
        .await
        .unwrap();
    let step = || StepTaken {
        deed: Deed::Check,
        version: 1,
        reason: "x".to_owned(),
        vote: None,
        valid_to: None,
        objection: None,
    };
    let restated = || Restated {
        version: 1,
        claim: Claim::Document,
        paper: Paper::default(),
    };
    let objection = ObjectionSent {
        text: "x".to_owned(),
        name: None,
        phone: None,
        address: "192.0.2.1".to_owned(),
    };
    let task = RecognitionTaskId(Uuid::nil());
    let (files, households, finding) = (&ports.person_files, &ports.households, &ports.finding);
    let rural = HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, id, rural)
        .await
        .unwrap();
    let edit = FileEdit {
        version: 1,
        edits: Vec::new(),
        why: String::new(),
    };
    let entry = Entry::Training(TrainingNeed {
        topic: "x".to_owned(),
        kind: None,
        on: day("2026-06-01"),
    });
    let member = NewMember {
        person_no: String::new(),
        name: "x".to_owned(),
        birth_year: None,
        relation: household::Relation::Other,
    };
    let reveal = Reveal {
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
    let lists = &ports.lists;
    let upload = ListUpload {
        register: Register::Poor,
        source: "x".to_owned(),
        listed_on: day("2026-06-01"),
        area,
        file_name: "x.csv".to_owned(),
        file: b"x".to_vec(),
    };
    let list = lists.upload(&Actor::Operator, upload.clone()).await.unwrap();
    let settled = GoneSettled {
        people: vec![id],
        decision: GoneDecision::Keep,
        last_on: None,
        reason: "x".to_owned(),
    };
    let export_wish = ExportWish {
        purpose: "走访入户".to_owned(),
        full_numbers: false,
    };
    let export = ports
        .exports
        .ask_export(&Actor::Operator, &PeopleQuery::default(), export_wish.clone())
        .await
        .unwrap();
    let asked = [
        ("AccessLog::reveal", told(log.reveal(&NOBODY, id, reveal).await)),
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
            "DataRequests::decide_request",
            told(
                requests
                    .decide_request(&NOBODY, request, true, String::new())
                    .await,
            ),
        ),
        ("OwnData::my_data", told(data.my_data(&NOBODY).await)),
        ("OwnData::take_away", told(data.take_away(&NOBODY, "").await)),
        ("AccountBook::list", told(book.list(&NOBODY).await)),
        ("AccountBook::request", told(book.request(&NOBODY, wish).await)),
        ("AccountBook::approve", told(book.approve(&NOBODY, account).await)),
        ("AccountBook::refuse", told(book.refuse(&NOBODY, account).await)),
        (
            "AccountBook::take_back",
            told(book.take_back(&NOBODY, account).await),
        ),
        (
            "AccountBook::close",
            told(book.close(&NOBODY, account, None).await),
        ),
        (
            "HandOvers::prepare",
            told(hand_overs.prepare(&NOBODY, &Chosen::People(vec![id])).await),
        ),
        (
            "HandOvers::propose",
            told(hand_overs.propose(&NOBODY, hand_over_wish).await),
        ),
        ("HandOvers::list", told(hand_overs.list(&NOBODY).await)),
        ("HandOvers::find", told(hand_overs.find(&NOBODY, hand_over).await)),
        (
            "HandOvers::accept",
            told(hand_overs.accept(&NOBODY, hand_over).await),
        ),
        (
            "HandOvers::decline",
            told(hand_overs.decline(&NOBODY, hand_over, "x".to_owned()).await),
        ),
        (
            "HandOvers::take_back",
            told(hand_overs.take_back(&NOBODY, hand_over).await),
        ),
        ("HandOvers::news", told(hand_overs.news(&NOBODY).await)),
        ("HandOvers::see_news", told(hand_overs.see_news(&NOBODY).await)),
        (
            "HandOvers::caretakers_of",
            told(hand_overs.caretakers_of(&NOBODY, id).await),
        ),
        ("AccountBook::reset", told(book.reset(&NOBODY, account).await)),
        (
            "AccountBook::open_work",
            told(book.open_work(&NOBODY, account).await),
        ),
        ("Accounts::sign_out", told(own.sign_out(&NOBODY, "x").await)),
        ("Accounts::own", told(own.own(&NOBODY, session).await)),
        (
            "Accounts::change_password",
            told(own.change_password(&NOBODY, "x", "y", Device::UNKNOWN).await),
        ),
        (
            "Accounts::begin_second_step",
            told(own.begin_second_step(&NOBODY, "x").await),
        ),
        (
            "Accounts::confirm_second_step",
            told(own.confirm_second_step(&NOBODY, "123456").await),
        ),
        (
            "Accounts::remove_second_step",
            told(own.remove_second_step(&NOBODY, "x").await),
        ),
        (
            "Accounts::end_session",
            told(own.end_session(&NOBODY, session).await),
        ),
        (
            "Accounts::end_other_sessions",
            told(own.end_other_sessions(&NOBODY, session).await),
        ),
        (
            "Courses::find",
            public(ports.courses.find(&NOBODY, CourseId(Uuid::nil())).await),
        ),
        (
            "Coverage::coverage",
            told(coverage.coverage(&NOBODY, None, Some(area)).await),
        ),
        (
            "Coverage::people",
            told(coverage.people(&NOBODY, None, area, 0).await),
        ),
        ("Coverage::person", told(coverage.person(&NOBODY, id).await)),
        (
            "Coverage::shortages",
            told(coverage.shortages(&NOBODY, Some(area)).await),
        ),
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
        ("Exports::exports", told(ports.exports.exports(&NOBODY).await)),
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
        ("Door::sessions", told(door.sessions(&NOBODY, session).await)),
        (
            "Door::end_own_session",
            told(door.end_own_session(&NOBODY, session).await),
        ),
        (
            "Door::end_own_others",
            told(door.end_own_others(&NOBODY, session).await),
        ),
        ("Employers::own", told(employers.own(&NOBODY).await)),
        (
            "Employers::add_colleague",
            told(employers.add_colleague(&NOBODY, "x".to_owned(), phone()).await),
        ),
        (
            "Employers::remove_colleague",
            told(employers.remove_colleague(&NOBODY, account).await),
        ),
        ("Employers::queue", told(employers.queue(&NOBODY).await)),
        (
            "Employers::confirm",
            told(employers.confirm(&NOBODY, account).await),
        ),
        (
            "Employers::refuse",
            told(employers.refuse(&NOBODY, account, "x".to_owned()).await),
        ),
        (
            "Employers::invite",
            told(employers.invite(&NOBODY, invitation).await),
        ),
        ("Leads::open_link", told(leads.open_link(&NOBODY, &link).await)),
        (
            "Leads::answer",
            told(leads.answer(&NOBODY, &link, lead, answer).await),
        ),
        (
            "Leads::take_back",
            told(leads.take_back(&NOBODY, &link, lead).await),
        ),
        ("Leads::mine", told(leads.mine(&NOBODY).await)),
        (
            "Leads::answer_mine",
            told(leads.answer_mine(&NOBODY, lead, answer).await),
        ),
        (
            "Leads::take_back_mine",
            told(leads.take_back_mine(&NOBODY, lead).await),
        ),
        ("Leads::renew_link", told(leads.renew_link(&NOBODY, id).await)),
        ("Leads::revoke_links", told(leads.revoke_links(&NOBODY, id).await)),
        ("Leads::slips", told(leads.slips(&NOBODY, area, None, "").await)),
        (
            "Leads::hand_over",
            told(
                leads
                    .hand_over(&NOBODY, lead, Evidence::Signature, String::new())
                    .await,
            ),
        ),
        (
            "Leads::set_helper_phone",
            told(leads.set_helper_phone(&NOBODY, area, None).await),
        ),
        ("Policies::in_force", told(ports.policies.in_force(&NOBODY).await)),
        ("Policies::desk", told(ports.policies.desk(&NOBODY).await)),
        (
            "Policies::ask",
            told(ports.policies.ask(&NOBODY, figure_wish(area)).await),
        ),
        (
            "Policies::decide",
            told(
                ports
                    .policies
                    .decide(&NOBODY, FigureRequestId(Uuid::nil()), true)
                    .await,
            ),
        ),
        ("Proxies::list", told(proxies.list(&NOBODY, Some(id)).await)),
        (
            "Proxies::record",
            told(proxies.record(&NOBODY, Some(id), proxy_wish).await),
        ),
        (
            "Proxies::renew_code",
            told(proxies.renew_code(&NOBODY, proxy).await),
        ),
        ("Proxies::revoke", told(proxies.revoke(&NOBODY, proxy).await)),
        ("PersonFiles::file", told(files.file(&NOBODY, id).await)),
        (
            "PersonFiles::edit_form",
            told(files.edit_form(&NOBODY, id, FieldGroup::Basics).await),
        ),
        ("PersonFiles::edit", told(files.edit(&NOBODY, id, edit).await)),
        ("PersonFiles::new_form", told(files.new_form(&NOBODY).await)),
        (
            "PersonFiles::add_person",
            told(files.add_person(&NOBODY, Vec::new()).await),
        ),
        ("PersonFiles::history", told(files.history(&NOBODY, id).await)),
        (
            "PersonFiles::undo_change",
            told(files.undo_change(&NOBODY, id, 1).await),
        ),
        (
            "PersonFiles::add_entry",
            told(files.add_entry(&NOBODY, id, entry).await),
        ),
        (
            "PersonFiles::remove_entry",
            told(
                files
                    .remove_entry(&NOBODY, id, EntryKind::Training, EntryId(Uuid::nil()))
                    .await,
            ),
        ),
        ("PersonFiles::to_renew", told(files.to_renew(&NOBODY, None).await)),
        (
            "Households::household",
            told(households.household(&NOBODY, home).await),
        ),
        (
            "Households::household_of",
            told(households.household_of(&NOBODY, id).await),
        ),
        (
            "Households::found_household",
            told(households.found_household(&NOBODY, id, rural).await),
        ),
        (
            "Households::edit_household",
            told(households.edit_household(&NOBODY, home, 1, Vec::new()).await),
        ),
        (
            "Households::add_member",
            told(households.add_member(&NOBODY, home, member).await),
        ),
        (
            "Households::end_member",
            told(households.end_member(&NOBODY, home, MemberId(Uuid::nil())).await),
        ),
        (
            "Households::split_household",
            told(households.split_household(&NOBODY, home, Vec::new()).await),
        ),
        (
            "Households::join_household",
            told(households.join_household(&NOBODY, home, "P001").await),
        ),
        ("Finding::remember", told(finding.remember(&NOBODY, "x").await)),
        (
            "Finding::find",
            told(finding.find(&NOBODY, &PeopleQuery::default()).await),
        ),
        (
            "Finding::look_alikes",
            told(finding.look_alikes(&NOBODY, &NewPerson::default()).await),
        ),
        ("Lists::lists", told(lists.lists(&NOBODY, 0).await)),
        ("Lists::upload", told(lists.upload(&NOBODY, upload).await)),
        (
            "Lists::list",
            told(lists.list(&NOBODY, list, ListQuery::default()).await),
        ),
        (
            "Lists::tick",
            told(lists.tick(&NOBODY, list, Tick::All(RowState::New, true)).await),
        ),
        (
            "Lists::choose",
            told(lists.choose(&NOBODY, list, ListRowId(Uuid::nil()), None).await),
        ),
        ("Lists::apply", told(lists.apply(&NOBODY, list).await)),
        ("Lists::close", told(lists.close(&NOBODY, list).await)),
        ("Lists::undo", told(lists.undo(&NOBODY, list).await)),
        ("Lists::discard", told(lists.discard(&NOBODY, list).await)),
        ("Lists::gone", told(lists.gone(&NOBODY, list, 0).await)),
        (
            "Lists::settle_gone",
            told(lists.settle_gone(&NOBODY, list, settled).await),
        ),
        (
            "Lists::village_questions",
            told(lists.village_questions(&NOBODY).await),
        ),
        (
            "Lists::answer_for_village",
            told(
                lists
                    .answer_for_village(&NOBODY, list, id, VillageAnswer::Still, String::new())
                    .await,
            ),
        ),
        (
            "Recognitions::inbox",
            told(recognitions.inbox(&NOBODY, InboxFilter::default()).await),
        ),
        ("Recognitions::counts", told(recognitions.counts(&NOBODY).await)),
        (
            "Recognitions::recognition",
            told(recognitions.recognition(&NOBODY, recognition).await),
        ),
        (
            "Recognitions::applicant",
            told(recognitions.applicant(&NOBODY, id).await),
        ),
        (
            "Recognitions::apply",
            told(recognitions.apply(&NOBODY, application).await),
        ),
        (
            "Recognitions::take_step",
            told(recognitions.take_step(&NOBODY, recognition, step()).await),
        ),
        (
            "Recognitions::restate",
            told(recognitions.restate(&NOBODY, recognition, restated()).await),
        ),
        (
            "Recognitions::task_seen",
            told(recognitions.task_seen(&NOBODY, task).await),
        ),
        (
            "Recognitions::my_recognitions",
            told(recognitions.my_recognitions(&NOBODY, None).await),
        ),
        (
            "Recognitions::take_own_step",
            told(
                recognitions
                    .take_own_step(&NOBODY, None, recognition, step())
                    .await,
            ),
        ),
        (
            "Merges::pairs",
            told(merges.pairs(&NOBODY, &PairQuery::default()).await),
        ),
        ("Merges::set_apart", told(merges.set_apart(&NOBODY, id, id).await)),
        ("Merges::ask_again", told(merges.ask_again(&NOBODY, id, id).await)),
        (
            "Merges::merge_form",
            told(merges.merge_form(&NOBODY, id, id).await),
        ),
        ("Merges::merge", told(merges.merge(&NOBODY, merge_wish).await)),
        ("Merges::merges_of", told(merges.merges_of(&NOBODY, id).await)),
        (
            "Merges::merge_view",
            told(merges.merge_view(&NOBODY, merge).await),
        ),
        (
            "Merges::undo_merge",
            told(merges.undo_merge(&NOBODY, merge).await),
        ),
        ("Merges::merged_into", told(merges.merged_into(&NOBODY, id).await)),
        (
            "Recognitions::object",
            public(
                recognitions
                    .object(&NOBODY, NoticeId(Uuid::nil()), objection)
                    .await,
            ),
        ),
        (
            "Vacancies::search",
            told(ports.vacancies.search(&NOBODY, CatalogueQuery::default()).await),
        ),
        ("Vacancies::home", told(ports.vacancies.home(&NOBODY, None).await)),
        (
            "Vacancies::find",
            told(ports.vacancies.find(&NOBODY, shown).await),
        ),
        (
            "Vacancies::withdraw",
            told(ports.vacancies.withdraw(&NOBODY, shown, "x".to_owned()).await),
        ),
    ];
    for (question, refusal) in &asked {
        let expected = (!PUBLIC.contains(question)).then_some(Refusal::NotSignedIn);
        assert_eq!(*refusal, expected, "{question}");
    }
    let tested: BTreeSet<String> = asked.iter().map(|(question, _)| (*question).to_owned()).collect();
    assert_eq!(
        tested,
        questions(),
        "a question that says who asks belongs into the list above"
    );
}

/// A public question about something that is not there.
fn public<T>(answered: Answered<T>) -> Option<Refusal> {
    answered.err().filter(|refusal| *refusal != Refusal::NotFound)
}
