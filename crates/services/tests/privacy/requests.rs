//! What people ask about their own data, and the answers.

use super::{NUMBER, ask, county, shown, with_phone};
use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, coordinator, day, person, staff};
use domain::actor::{Actor, Role};
use domain::data_request::RequestState;
use domain::person::{Category, CategorySet, Person};
use domain::person_field::PersonField;
use domain::ports::{Edited, FileEdit, RequestFilter};
use domain::refusal::{Problem, Refusal};
use domain::values::Phone;

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
async fn who_decides_about_erasing_reads_what_stays_and_what_ends() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    let requests = &world.ports.data_requests;
    let erase = requests.ask_erasure(&me, String::new()).await.unwrap();
    let town = staff(Role::TownOfficer, TOWN);
    let application = domain::ports::Application {
        person: somebody.id,
        category: Category::HardToEmployPerson,
        claim: domain::recognition::Claim::Document,
        paper: domain::recognition::Paper {
            name: "认定表".to_owned(),
            ..domain::recognition::Paper::default()
        },
    };
    let recognitions = &world.ports.recognitions;
    recognitions.apply(&coordinator(), application).await.unwrap();
    let erasing = requests.request(&town, erase).await.unwrap().erasing.unwrap();
    assert_eq!((erasing.under_way, erasing.by_law), (1, None));
    let form = world
        .ports
        .erasures
        .erasure_form(&town, somebody.id)
        .await
        .unwrap();
    assert_eq!(form.facts, erasing, "the same as when the office asks");
    let other = ask(&world, &me, PersonField::Skills, "编筐").await;
    assert_eq!(requests.request(&town, other).await.unwrap().erasing, None);
}
