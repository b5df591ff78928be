//! Who saw what, numbers in full, what was agreed to, and what people ask about their own data.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, coordinator, day,
    person, staff, vacancies,
};
use chrono::TimeDelta;
use domain::access::{Access, AccessKind, RevealReason};
use domain::actor::{Actor, Role, Staff};
use domain::consent::{ConsentHow, Purpose, Word};
use domain::data_request::RequestState;
use domain::hand_over::Taking;
use domain::ids::{AccountId, DataRequestId, PersonId, ProxyId};
use domain::lead::LeadState;
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Consent, Person};
use domain::person_field::PersonField;
use domain::ports::{
    AccessFilter, ConsentWish, Edited, FileEdit, ProxyWish, RequestFilter, RequestView, Reveal,
};
use domain::proxy::{ConsentForm, Relation};
use domain::refusal::{Problem, Refusal};
use domain::values::Phone;
use services::import::{Format, ImportRequest, Noun, Quiet, import as import_file};
use uuid::Uuid;

const NUMBER: &str = "15400000001";

fn with_phone(number: u16) -> Person {
    Person {
        phone: Phone::parse(NUMBER).ok(),
        ..person(number, VILLAGE)
    }
}

async fn county(people: &[Person]) -> World {
    let world = World::with(people, &[]).await;
    world
        .services
        .create_account(Role::TownOfficer, code(TOWN), "town")
        .await
        .unwrap();
    world
}

/// An account other than that of [`staff`].
fn colleague(role: Role, area: &str) -> Actor {
    let Actor::Staff(known) = staff(role, area) else {
        unreachable!("staff are staff")
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA1)),
        ..known
    })
}

async fn log_of(world: &World, person: &Person) -> Vec<Access> {
    world.services.db.list_access_of(person.id, 100).await.unwrap()
}

fn kinds(lines: &[Access]) -> Vec<AccessKind> {
    lines.iter().map(|line| line.kind).collect()
}

#[tokio::test]
async fn every_look_is_written_down_once_in_a_quarter_of_an_hour() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let (files, who) = (&world.ports.person_files, coordinator());
    files.file(&who, somebody.id).await.unwrap();
    files.file(&who, somebody.id).await.unwrap();
    files.history(&who, somebody.id).await.unwrap();
    world.ports.coverage.person(&who, somebody.id).await.unwrap();
    let lines = log_of(&world, &somebody).await;
    assert_eq!(
        kinds(&lines),
        [AccessKind::Leads, AccessKind::History, AccessKind::File]
    );
    let line = &lines[2];
    assert_eq!(line.account, AccountId(Uuid::from_u128(0xA0)));
    assert_eq!((line.role, line.office), (Role::Coordinator, code(VILLAGE)));
    assert_eq!((line.area, line.records), (code(VILLAGE), 1));
    world.clock.forward(TimeDelta::minutes(16));
    files.file(&who, somebody.id).await.unwrap();
    files
        .file(&colleague(Role::Auditor, COUNTY), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        log_of(&world, &somebody).await.len(),
        5,
        "a later look, and an auditor's"
    );
}

#[tokio::test]
async fn who_is_refused_leaves_no_line_and_the_person_none_either() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let elsewhere = staff(Role::Coordinator, OTHER_VILLAGE);
    let refused = world.ports.person_files.file(&elsewhere, somebody.id).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound));
    world
        .ports
        .my_data
        .my_data(&Actor::Seeker(somebody.id))
        .await
        .unwrap();
    assert_eq!(log_of(&world, &somebody).await, []);
}

#[tokio::test]
async fn a_household_is_a_look_at_everybody_in_it() {
    let (head, other) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = county(&[head.clone(), other.clone()]).await;
    let households = &world.ports.households;
    let rural = domain::household::HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, head.id, rural)
        .await
        .unwrap();
    let joining = domain::ports::NewMember {
        person_no: other.no.clone(),
        name: String::new(),
        birth_year: None,
        relation: domain::household::Relation::Spouse,
    };
    households
        .add_member(&Actor::Operator, home, joining)
        .await
        .unwrap();
    households.household(&coordinator(), home).await.unwrap();
    for one in [&head, &other] {
        assert_eq!(kinds(&log_of(&world, one).await), [AccessKind::Household]);
    }
}

fn reveal(field: PersonField, reason: RevealReason) -> Reveal {
    Reveal {
        field,
        reason,
        note: String::new(),
    }
}

#[tokio::test]
async fn a_number_is_shown_for_a_reason_the_person_can_read() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let log = &world.ports.access_log;
    let wish = reveal(PersonField::ResidentId, RevealReason::Compare);
    let shown = log.reveal(&coordinator(), somebody.id, wish).await.unwrap();
    assert_eq!(shown, String::from(somebody.resident_id));
    let mine = world
        .ports
        .my_data
        .my_data(&Actor::Seeker(somebody.id))
        .await
        .unwrap();
    let seen = &mine.seen[0];
    assert_eq!(
        (seen.kind, seen.field, seen.reason),
        (
            AccessKind::Reveal,
            Some(PersonField::ResidentId),
            Some(RevealReason::Compare)
        )
    );
    let told = serde_json::to_string(&mine).unwrap();
    assert!(!told.contains(NUMBER) && !told.contains(&String::from(somebody.resident_id)));
}

#[tokio::test]
async fn a_reason_is_a_reason_and_holds_no_number() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let log = &world.ports.access_log;
    let with = |note: &str| Reveal {
        note: note.to_owned(),
        ..reveal(PersonField::Phone, RevealReason::Other)
    };
    for (note, problem) in [
        (" ", Problem::Required),
        ("打 15400000001", Problem::NoNumbers),
        (&"长".repeat(101), Problem::TooLong),
    ] {
        let refused = log.reveal(&coordinator(), somebody.id, with(note)).await;
        assert_eq!(refused, Err(Refusal::field("note", problem)), "{note}");
    }
    assert_eq!(
        log_of(&world, &somebody).await,
        [],
        "nothing shown, nothing written"
    );
    log.reveal(&coordinator(), somebody.id, with("本人来问"))
        .await
        .unwrap();
    let none = reveal(PersonField::DisabilityCertificate, RevealReason::Compare);
    let refused = log.reveal(&coordinator(), somebody.id, none).await;
    assert_eq!(refused, Err(Refusal::field("number", Problem::Unreadable)));
}

#[tokio::test]
async fn numbers_are_for_those_whose_work_it_is() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let ask = |who: Actor| {
        let log = world.ports.access_log.clone();
        async move {
            let wish = reveal(PersonField::ResidentId, RevealReason::Compare);
            log.reveal(&who, somebody.id, wish).await.err()
        }
    };
    for role in Role::ALL {
        let expected = match role {
            Role::Coordinator
            | Role::TownOfficer
            | Role::CountyOfficer
            | Role::DepartmentReviewer
            | Role::Auditor => None,
            Role::DisabilityInstructor => Some(Refusal::NotFound),
            Role::Organiser | Role::CitySupervisor | Role::Administrator => Some(Refusal::NotAllowed),
        };
        assert_eq!(ask(staff(*role, COUNTY)).await, expected, "{role}");
    }
    assert_eq!(
        ask(staff(Role::TownOfficer, OTHER_TOWN)).await,
        Some(Refusal::NotFound)
    );
    assert_eq!(ask(Actor::Seeker(somebody.id)).await, Some(Refusal::NotSignedIn));
}

#[tokio::test]
async fn numbers_run_out_for_the_day_but_calls_to_own_people_do_not() {
    let (own, other) = (with_phone(1), with_phone(2));
    let world = county(&[own.clone(), other.clone()]).await;
    world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "caller")
        .await
        .unwrap();
    let accounts = world.services.db.list_accounts().await.unwrap();
    let account = accounts.into_iter().find(|one| one.login == "caller").unwrap();
    let caller = account.staff();
    let coordinator = || Actor::Staff(caller.clone());
    let mut change = world.services.db.begin().await.unwrap();
    let now = at("2026-06-01");
    change
        .set_owner(&[own.id], caller.account, (now, Taking::Assigned, None))
        .await
        .unwrap();
    let two = PolicyParameter {
        programme: "test".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::RevealsPerDay,
        value: 2,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    change.set_policy_parameter(&two).await.unwrap();
    change.commit().await.unwrap();
    let log = &world.ports.access_log;
    let call = || reveal(PersonField::Phone, RevealReason::Call);
    for _ in 0..2 {
        assert_eq!(
            log.reveal(&coordinator(), other.id, call()).await,
            Ok(NUMBER.to_owned())
        );
    }
    assert_eq!(
        log.reveal(&coordinator(), other.id, call()).await,
        Err(Refusal::NoMoreToday)
    );
    assert_eq!(
        log.reveal(&coordinator(), own.id, call()).await,
        Ok(NUMBER.to_owned())
    );
    assert_eq!(
        kinds(&log_of(&world, &own).await),
        [AccessKind::Call],
        "and it is written down"
    );
    let compare = reveal(PersonField::Phone, RevealReason::Compare);
    assert_eq!(
        log.reveal(&coordinator(), own.id, compare).await,
        Err(Refusal::NoMoreToday),
        "for another reason it counts like any other"
    );
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(
        log.reveal(&coordinator(), other.id, call()).await,
        Ok(NUMBER.to_owned())
    );
}

#[tokio::test]
async fn the_log_is_for_those_who_watch_and_reading_it_is_in_it() {
    let (here, there) = (person(1, VILLAGE), person(2, OTHER_VILLAGE));
    let world = county(&[here.clone(), there.clone()]).await;
    let (log, files) = (&world.ports.access_log, &world.ports.person_files);
    files
        .file(&staff(Role::CountyOfficer, COUNTY), here.id)
        .await
        .unwrap();
    files
        .file(&colleague(Role::CountyOfficer, COUNTY), there.id)
        .await
        .unwrap();
    let auditor = colleague(Role::Auditor, COUNTY);
    let all = log.access_log(&auditor, AccessFilter::default()).await.unwrap();
    assert_eq!(all.total, 3, "two files, and the auditor's own look");
    assert_eq!(all.lines[0].kind, AccessKind::Log);
    let of_town = AccessFilter {
        area: Some(code(TOWN)),
        ..AccessFilter::default()
    };
    let lines = log.access_log(&auditor, of_town).await.unwrap().lines;
    assert_eq!(lines.len(), 1);
    assert_eq!(
        lines[0].person,
        Some((here.id, here.no.clone())),
        "by number, not by name"
    );
    let of_account = AccessFilter {
        account: Some(AccountId(Uuid::from_u128(0xA0))),
        day: Some(day("2026-06-30")),
        ..AccessFilter::default()
    };
    assert_eq!(log.access_log(&auditor, of_account).await.unwrap().total, 1);
    let another_day = AccessFilter {
        day: Some(day("2026-06-29")),
        ..AccessFilter::default()
    };
    assert_eq!(log.access_log(&auditor, another_day).await.unwrap().total, 0);
    assert_eq!(
        log.access_file(&auditor, AccessFilter::default())
            .await
            .unwrap()
            .len(),
        3
    );
    let last = &log
        .access_log(&auditor, AccessFilter::default())
        .await
        .unwrap()
        .lines[0];
    assert_eq!(
        (last.kind, last.records),
        (AccessKind::Export, 3),
        "a file says how many"
    );

    let elsewhere = AccessFilter {
        area: Some(code("3305")),
        ..AccessFilter::default()
    };
    let county_officer = staff(Role::CountyOfficer, COUNTY);
    assert!(
        log.access_log(&county_officer, elsewhere).await.unwrap().total > 0,
        "narrowed to its own"
    );
    for role in [Role::Coordinator, Role::TownOfficer, Role::Administrator] {
        let refused = log
            .access_log(&staff(role, COUNTY), AccessFilter::default())
            .await;
        assert_eq!(refused.err(), Some(Refusal::NotAllowed), "{role}");
    }
}

#[tokio::test]
async fn officers_see_who_looked_at_a_file_and_coordinators_do_not() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    world
        .ports
        .person_files
        .file(&coordinator(), somebody.id)
        .await
        .unwrap();
    let log = &world.ports.access_log;
    let town = colleague(Role::TownOfficer, TOWN);
    let lines = log.seen(&town, somebody.id).await.unwrap();
    assert_eq!(lines.len(), 2, "and that they looked");
    assert_eq!(lines[1].reader.office, "河湾镇 柳树村");
    assert!(
        log.seen(&colleague(Role::Auditor, COUNTY), somebody.id)
            .await
            .is_ok()
    );
    assert_eq!(
        log.seen(&coordinator(), somebody.id).await.err(),
        Some(Refusal::NotAllowed)
    );
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        log.seen(&elsewhere, somebody.id).await.err(),
        Some(Refusal::NotFound)
    );
}

fn says(purpose: Purpose, given: bool) -> ConsentWish {
    ConsentWish {
        purpose,
        given,
        how: ConsentHow::ThumbPrint,
        on: day("2026-06-30"),
    }
}

async fn word(world: &World, person: &Person, purpose: Purpose) -> Word {
    let consents = world
        .ports
        .consents
        .consents(&Actor::Seeker(person.id), None)
        .await
        .unwrap();
    consents.iter().find(|one| one.purpose == purpose).unwrap().word
}

#[tokio::test]
async fn a_no_stops_matching_at_once_and_the_link_still_opens() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    let me = Actor::Seeker(somebody.id);
    let first = world.leads_of(&somebody).await[0].clone();
    world
        .deliver(&[&format!("{},V001,home,2026-06-30 09:00,signature", somebody.no)])
        .await;
    let delivered = world
        .leads_of(&somebody)
        .await
        .iter()
        .filter(|lead| lead.state.delivery().is_some())
        .count();
    assert_eq!(delivered, 1, "{first:?}");
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, false))
        .await
        .unwrap();
    let leads = world.leads_of(&somebody).await;
    let withdrawn = leads
        .iter()
        .filter(|lead| matches!(lead.state, LeadState::Withdrawn { .. }));
    assert_eq!(withdrawn.count(), 4, "what has not arrived is cancelled");
    assert_eq!(world.counted(&somebody, 2026).await, 1, "what has arrived stays");
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!(kept.consent, Consent::Refused);
    world.keep_vacancies(&vacancies(6..=9)).await;
    assert_eq!(world.round().await.assigned, 0);
    let mine = world.ports.leads.open_link(&Actor::Visitor, &link).await.unwrap();
    assert_eq!(mine.counted, 1);
    assert!(world.ports.my_data.my_data(&me).await.is_ok());
    let history = world
        .ports
        .person_files
        .history(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        (
            history[0].field.as_str(),
            history[0].by.clone(),
            history[0].why.as_str()
        ),
        ("consent", domain::ports::Author::Person, "consent")
    );

    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, true))
        .await
        .unwrap();
    assert_eq!(word(&world, &somebody, Purpose::Matching).await, Word::Given);
    assert!(world.round().await.assigned > 0, "a yes holds at once too");
}

#[tokio::test]
async fn each_purpose_stands_for_itself_and_says_how_it_was_given() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let consents = &world.ports.consents;
    let tells = |who: Actor| {
        let coverage = world.ports.coverage.clone();
        async move {
            coverage
                .person(&who, somebody.id)
                .await
                .unwrap()
                .may_tell_employers
        }
    };
    assert!(!tells(coordinator()).await, "giving data to others needs a yes");
    consents
        .say(
            &coordinator(),
            Some(somebody.id),
            says(Purpose::EmployerContact, true),
        )
        .await
        .unwrap();
    assert!(tells(coordinator()).await);
    let views = consents
        .consents(&coordinator(), Some(somebody.id))
        .await
        .unwrap();
    let contact = views
        .iter()
        .find(|one| one.purpose == Purpose::EmployerContact)
        .unwrap();
    assert_eq!(
        (contact.word, contact.how),
        (Word::Given, Some(ConsentHow::ThumbPrint))
    );
    assert_eq!(contact.wording, Purpose::EmployerContact.wording());
    assert_eq!(word(&world, &somebody, Purpose::Messages).await, Word::NotAsked);
    let me = Actor::Seeker(somebody.id);
    consents
        .say(&me, None, says(Purpose::EmployerContact, false))
        .await
        .unwrap();
    assert!(!tells(coordinator()).await);
    let views = consents.consents(&me, None).await.unwrap();
    let contact = views
        .iter()
        .find(|one| one.purpose == Purpose::EmployerContact)
        .unwrap();
    assert_eq!(contact.how, Some(ConsentHow::SignedIn));
    assert_eq!(contact.past.len(), 2, "every word is kept");
}

#[tokio::test]
async fn staff_record_paper_and_nothing_else() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let consents = &world.ports.consents;
    let signed_in = ConsentWish {
        how: ConsentHow::SignedIn,
        ..says(Purpose::Messages, true)
    };
    let refused = consents.say(&coordinator(), Some(somebody.id), signed_in).await;
    assert_eq!(refused, Err(Refusal::field("how", Problem::OutOfRange)));
    let ahead = ConsentWish {
        on: day("2026-07-01"),
        ..says(Purpose::Messages, true)
    };
    let refused = consents.say(&coordinator(), Some(somebody.id), ahead).await;
    assert_eq!(refused, Err(Refusal::field("on", Problem::OutOfRange)));
    let elsewhere = staff(Role::Coordinator, NEXT_VILLAGE);
    let refused = consents
        .say(&elsewhere, Some(somebody.id), says(Purpose::Messages, true))
        .await;
    assert_eq!(refused, Err(Refusal::NotFound));
    let other = Actor::Seeker(PersonId(Uuid::nil()));
    let refused = consents
        .say(&other, Some(somebody.id), says(Purpose::Messages, true))
        .await;
    assert_eq!(refused, Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_message_to_somebody_who_said_no_to_messages_does_not_count() {
    let (world, somebody) = World::with_five_planned().await;
    let me = Actor::Seeker(somebody.id);
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Messages, false))
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(1));
    let late = format!("{},V001,sms,2026-07-01 00:00,receipt", somebody.no);
    let by_hand = format!("{},V002,home,2026-06-30 23:59,signature", somebody.no);
    let account = world.deliver(&[&late, &by_hand]).await;
    assert_eq!(
        (account.updated, account.refused),
        (1, 1),
        "{:?}",
        account.refusals
    );
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_list_does_not_undo_what_the_person_said() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let number = String::from(person(1, VILLAGE).resident_id);
    let import = |name: &'static str, consent: &'static str| {
        let text = format!(
            "person_no,resident_id,name,living_area,consent\nP001,{number},{name},{VILLAGE},{consent}\n"
        );
        std::fs::write(&file, text).unwrap();
        let (services, file) = (world.services.clone(), file.clone());
        async move {
            let request = ImportRequest {
                noun: Noun::People,
                format: Format::Canonical,
                file,
                dry_run: false,
            };
            import_file(&services, &Actor::Operator, request, &Quiet)
                .await
                .unwrap()
        }
    };
    import("甲甲", "yes").await;
    let somebody = world
        .services
        .db
        .find_person_by_no("P001")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(word(&world, &somebody, Purpose::Matching).await, Word::Given);
    import("甲乙", "no").await;
    assert_eq!(
        word(&world, &somebody, Purpose::Matching).await,
        Word::Withdrawn,
        "lists speak until people do"
    );
    import("甲丙", "yes").await;
    let me = Actor::Seeker(somebody.id);
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, false))
        .await
        .unwrap();
    import("甲丁", "yes").await;
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.consent), ("甲丁", Consent::Refused));
    assert_eq!(
        world.services.db.list_consents(somebody.id).await.unwrap().len(),
        4
    );
}

async fn proxy_of(world: &World, person: &Person) -> Actor {
    let wish = ProxyWish {
        name: "王秀英".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    let proxies = &world.ports.proxies;
    proxies
        .record(&Actor::Operator, Some(person.id), wish)
        .await
        .unwrap();
    let proxy: ProxyId = proxies.list(&Actor::Operator, Some(person.id)).await.unwrap()[0].id;
    Actor::Proxy {
        person: person.id,
        proxy,
    }
}

async fn ask(world: &World, who: &Actor, field: PersonField, wanted: &str) -> DataRequestId {
    let requests = &world.ports.data_requests;
    requests
        .ask_correction(who, field, wanted.to_owned(), "写错了".to_owned())
        .await
        .unwrap()
}

async fn shown(world: &World, id: DataRequestId) -> RequestView {
    world
        .ports
        .data_requests
        .request(&coordinator(), id)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_accepted_correction_is_the_deed_of_the_person() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let id = ask(&world, &me, PersonField::Phone, "154 0000 0002").await;
    let view = shown(&world, id).await;
    assert_eq!(
        (view.stands.as_str(), view.wanted.as_str()),
        ("154******01", "154******02")
    );
    assert_eq!(view.line.due_on, day("2026-07-30"), "thirty days");
    assert!(view.may_decide);
    let requests = &world.ports.data_requests;
    let done = requests
        .decide_request(&coordinator(), id, true, String::new())
        .await;
    assert_eq!(done, Ok(RequestState::Accepted));
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!(kept.phone, Phone::parse("15400000002").ok());
    let history = world
        .ports
        .person_files
        .history(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        (history[0].by.clone(), history[0].why.as_str()),
        (domain::ports::Author::Person, "request")
    );
    let again = requests
        .decide_request(&coordinator(), id, true, String::new())
        .await;
    assert_eq!(again, Err(Refusal::Changed));
    let mine = world.ports.my_data.my_data(&me).await.unwrap();
    assert_eq!(mine.requests[0].line.state, RequestState::Accepted);
    assert_eq!(
        mine.requests[0].decided_by, None,
        "the person is told what, not by whom"
    );
}

#[tokio::test]
async fn a_refusal_says_why() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let id = ask(&world, &me, PersonField::Education, "41").await;
    let requests = &world.ports.data_requests;
    let silent = requests
        .decide_request(&coordinator(), id, false, " ".to_owned())
        .await;
    assert_eq!(silent, Err(Refusal::field("reason", Problem::Required)));
    requests
        .decide_request(&coordinator(), id, false, "要看毕业证".to_owned())
        .await
        .unwrap();
    let mine = world.ports.my_data.my_data(&me).await.unwrap();
    assert_eq!(mine.requests[0].reason, "要看毕业证");
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!(kept, somebody, "nothing was changed");
}

#[tokio::test]
async fn only_what_can_be_read_is_asked_for_and_the_latest_wish_stands() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let requests = &world.ports.data_requests;
    let refused = |field, wanted: &str| {
        let (requests, me, wanted) = (requests.clone(), me.clone(), wanted.to_owned());
        async move {
            requests
                .ask_correction(&me, field, wanted, String::new())
                .await
                .err()
        }
    };
    assert_eq!(
        refused(PersonField::Phone, "13").await,
        Some(Refusal::field("phone", Problem::Unreadable))
    );
    assert_eq!(
        refused(PersonField::Phone, NUMBER).await,
        Some(Refusal::field("phone", Problem::Unchanged))
    );
    for field in [
        PersonField::Categories,
        PersonField::Left,
        PersonField::Consent,
        PersonField::No,
    ] {
        assert_eq!(refused(field, "x").await, Some(Refusal::NotFound), "{field}");
        assert_eq!(
            requests.correction_form(&me, field).await.err(),
            Some(Refusal::NotFound)
        );
    }
    let first = ask(&world, &me, PersonField::Phone, "15400000002").await;
    let second = ask(&world, &me, PersonField::Phone, "15400000003").await;
    assert_eq!(shown(&world, first).await.line.state, RequestState::TakenBack);
    let inbox = requests
        .requests(&coordinator(), RequestFilter::default())
        .await
        .unwrap();
    assert_eq!(
        inbox.lines.iter().map(|line| line.id).collect::<Vec<_>>(),
        [second]
    );
    requests.take_request_back(&me, second).await.unwrap();
    assert_eq!(
        requests.take_request_back(&me, second).await,
        Err(Refusal::Changed)
    );
    let inbox = requests
        .requests(&coordinator(), RequestFilter::default())
        .await
        .unwrap();
    assert_eq!(inbox.total, 0);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_not_lost() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let id = ask(&world, &me, PersonField::Skills, "编筐").await;
    let edit = FileEdit {
        version: Person::FIRST,
        edits: vec![domain::person_field::Edit {
            field: PersonField::WantedOccupations,
            was: String::new(),
            now: "缝纫".to_owned(),
        }],
        why: String::new(),
    };
    let edited = world
        .ports
        .person_files
        .edit(&coordinator(), somebody.id, edit)
        .await;
    assert_eq!(edited, Ok(Edited::Saved));
    let requests = &world.ports.data_requests;
    requests
        .decide_request(&coordinator(), id, true, String::new())
        .await
        .unwrap();
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!(
        (kept.skills, kept.wanted_occupations),
        (vec!["编筐".to_owned()], vec!["缝纫".to_owned()])
    );
}

#[tokio::test]
async fn requests_are_decided_by_who_keeps_the_file() {
    let disabled = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..person(1, VILLAGE)
    };
    let world = county(std::slice::from_ref(&disabled)).await;
    let me = Actor::Seeker(disabled.id);
    let requests = &world.ports.data_requests;
    let correct = ask(&world, &me, PersonField::Skills, "编筐").await;
    let erase = requests.ask_erasure(&me, String::new()).await.unwrap();
    assert_eq!(
        requests.ask_erasure(&me, String::new()).await,
        Ok(erase),
        "one is enough"
    );
    let refuse = |who: Actor, id| {
        let requests = requests.clone();
        async move {
            requests
                .decide_request(&who, id, false, String::new())
                .await
                .err()
        }
    };
    // Whoever may decide gets as far as being asked for the reason.
    let asked = Some(Refusal::field("reason", Problem::Required));
    for (role, area, corrects, erases) in [
        (Role::Coordinator, VILLAGE, true, false),
        (Role::DisabilityInstructor, TOWN, true, false),
        (Role::TownOfficer, TOWN, true, true),
        (Role::CountyOfficer, COUNTY, true, true),
        (Role::Auditor, COUNTY, false, false),
        (Role::DepartmentReviewer, COUNTY, false, false),
        (Role::Administrator, COUNTY, false, false),
    ] {
        let told = |may: bool| {
            if may {
                asked.clone()
            } else {
                Some(Refusal::NotAllowed)
            }
        };
        assert_eq!(
            refuse(staff(role, area), correct).await,
            told(corrects),
            "{role} correct"
        );
        assert_eq!(
            refuse(staff(role, area), erase).await,
            told(erases),
            "{role} erase"
        );
    }
    assert_eq!(
        refuse(staff(Role::TownOfficer, OTHER_TOWN), erase).await,
        Some(Refusal::NotFound)
    );
    let auditor = requests
        .requests(&staff(Role::Auditor, COUNTY), RequestFilter::default())
        .await;
    assert_eq!(auditor.unwrap().total, 2, "who audits reads");
}

#[tokio::test]
async fn who_asks_to_be_erased_is_erased_with_the_request() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let requests = &world.ports.data_requests;
    let erase = requests.ask_erasure(&me, "不想留了".to_owned()).await.unwrap();
    let officer = staff(Role::TownOfficer, TOWN);
    let done = requests
        .decide_request(&officer, erase, true, String::new())
        .await;
    assert_eq!(done, Ok(RequestState::Accepted));
    let db = &world.services.db;
    assert_eq!(db.find_person(somebody.id).await.unwrap(), None);
    assert_eq!(db.find_data_request(erase).await.unwrap(), None);
    assert_eq!(db.list_consents(somebody.id).await.unwrap(), []);
    let again = requests
        .decide_request(&officer, erase, true, String::new())
        .await;
    assert_eq!(again, Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_correction_does_not_take_a_file_out_of_reach() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let id = ask(&world, &me, PersonField::LivingArea, OTHER_VILLAGE).await;
    let requests = &world.ports.data_requests;
    let refused = requests
        .decide_request(&coordinator(), id, true, String::new())
        .await;
    assert_eq!(refused, Err(Refusal::NotFound));
    assert_eq!(
        shown(&world, id).await.line.state,
        RequestState::Open,
        "nothing half-happens"
    );
    let county_officer = staff(Role::CountyOfficer, COUNTY);
    requests
        .decide_request(&county_officer, id, true, String::new())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_request_that_waits_too_long_is_overdue() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    ask(&world, &Actor::Seeker(somebody.id), PersonField::Skills, "编筐").await;
    let overdue = || async {
        let requests = &world.ports.data_requests;
        requests
            .requests(&coordinator(), RequestFilter::default())
            .await
            .unwrap()
            .lines[0]
            .overdue
    };
    world.clock.set("2026-07-30");
    assert!(!overdue().await, "the last day is in time");
    world.clock.set("2026-07-31");
    assert!(overdue().await);
}

#[tokio::test]
async fn a_proxy_sees_what_was_agreed_and_is_named() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let proxy = proxy_of(&world, &somebody).await;
    let data = world.ports.my_data.my_data(&proxy).await.unwrap();
    assert_eq!(data.proxy.as_deref(), Some("王秀英"));
    assert_eq!(
        data.proxies,
        [],
        "who else may act is between the person and them"
    );
    let id = ask(&world, &proxy, PersonField::Skills, "编筐").await;
    let view = shown(&world, id).await;
    assert_eq!(view.proxy.as_deref(), Some("王秀英"));
    let requests = &world.ports.data_requests;
    assert_eq!(
        requests.ask_erasure(&proxy, String::new()).await,
        Err(Refusal::NotAllowed)
    );
    let tail = String::from(somebody.resident_id)[14..].to_owned();
    assert_eq!(
        world.ports.my_data.take_away(&proxy, &tail).await.err(),
        Some(Refusal::NotAllowed)
    );
    assert!(world.ports.my_data.take_away(&proxy, "").await.is_ok(), "masked");
    requests
        .decide_request(&coordinator(), id, true, String::new())
        .await
        .unwrap();
    let history = world
        .ports
        .person_files
        .history(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(history[0].by, domain::ports::Author::Proxy);
    world
        .ports
        .consents
        .say(&proxy, None, says(Purpose::Messages, false))
        .await
        .unwrap();
    let views = world
        .ports
        .consents
        .consents(&Actor::Seeker(somebody.id), None)
        .await
        .unwrap();
    let messages = views.iter().find(|one| one.purpose == Purpose::Messages).unwrap();
    assert_eq!(messages.how, Some(ConsentHow::Proxy));
}

#[tokio::test]
async fn a_copy_holds_full_numbers_for_whoever_knows_the_end_of_their_own() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let (data, me) = (&world.ports.my_data, Actor::Seeker(somebody.id));
    let number = String::from(somebody.resident_id);
    let holds = |data: &domain::ports::MyData, number: &str| data.fields.iter().any(|one| one.text == number);
    let masked = data.take_away(&me, "").await.unwrap();
    assert!(!holds(&masked, &number) && !holds(&masked, NUMBER));
    let full = data
        .take_away(&me, &number[14..].to_ascii_lowercase())
        .await
        .unwrap();
    assert!(holds(&full, &number) && holds(&full, NUMBER));
    for _ in 0..4 {
        let refused = data.take_away(&me, "0000").await.err();
        assert_eq!(refused, Some(Refusal::field("proof", Problem::Wrong)));
    }
    assert_eq!(
        data.take_away(&me, &number[14..]).await.err(),
        Some(Refusal::TooMany),
        "nobody guesses"
    );
}
