//! Erasing a file: two do it, it cannot be taken back, and what was counted is counted still.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::door::{NUMBER, Town, owner};
use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, TOWN, VILLAGE, World, at, code, day, person, vacancies,
};
use domain::actor::{Actor, Role, Staff};
use domain::erasure::{ErasureCause, KeptReason};
use domain::household::{HouseholdKind, Relation as HouseholdRelation};
use domain::ids::{AccountId, NoticeId, ObjectionId, RecognitionId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, Person};
use domain::ports::{CodeWish, CoverageTable, MergeWish, NewMember, PeopleQuery, ProxyWish};
use domain::proxy::{ConsentForm, Relation};
use domain::recognition::{Claim, Finding, Objection, Paper, PublicNotice, Recognition, State};
use domain::refusal::{Problem, Refusal};
use services::Failure;
use uuid::Uuid;

/// Four eyes are told apart by account.
pub fn officer(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: format!("{role}{number}"),
        role,
        area: code(area),
        department: None,
    })
}

fn town() -> Actor {
    officer(2, Role::TownOfficer, TOWN)
}

fn county() -> Actor {
    officer(3, Role::CountyOfficer, COUNTY)
}

/// A figure of the county.
pub async fn set_figure(world: &World, key: ParamKey, value: i64) {
    let figure = PolicyParameter {
        programme: "county".to_owned(),
        area: Some(code(COUNTY)),
        key,
        value,
        valid_from: day("2020-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    world
        .services
        .set_figure(&Actor::Operator, &figure)
        .await
        .unwrap();
}

fn decided(person: &Person, number: u128, state: State) -> Recognition {
    Recognition {
        id: RecognitionId(Uuid::from_u128(0x9000 + number)),
        person: person.id,
        category: Category::HardToEmployPerson,
        area: person.living_area,
        claim: Claim::Document,
        paper: Paper {
            name: "王小明的认定表".to_owned(),
            ..Paper::default()
        },
        entered_by: "staff:1".to_owned(),
        applied_on: day("2026-02-01"),
        version: 3,
        due_on: None,
        state,
    }
}

fn recognised() -> State {
    State::Recognised {
        at: at("2026-03-01"),
        by: "staff:2".to_owned(),
        valid_from: day("2026-03-01"),
        valid_to: None,
        finding: Finding {
            on: day("2026-03-01"),
            met: None,
            rules: Vec::new(),
        },
    }
}

async fn keep_recognitions(world: &World, recognitions: &[Recognition]) {
    let mut change = world.services.db.begin().await.unwrap();
    for one in recognitions {
        change.add_recognition(one).await.unwrap();
    }
    change.commit().await.unwrap();
}

/// Last year's leads delivered, this year's planned.
async fn county_with_a_past() -> (World, Person) {
    let people: Vec<Person> = (1u16..)
        .zip([VILLAGE, VILLAGE, NEXT_VILLAGE])
        .map(|(number, home)| person(number, home))
        .collect();
    let world = World::with(&people, &vacancies(1..=9)).await;
    world.clock.set("2025-06-30");
    let last_year = services::round::RoundRequest {
        year: 2025,
        ..crate::world::request()
    };
    world.round_of(&last_year).await;
    for lead in world.all_leads().await {
        let vacancy = world
            .services
            .db
            .find_vacancy(lead.vacancy)
            .await
            .unwrap()
            .unwrap();
        let person = people.iter().find(|one| one.id == lead.person).unwrap();
        let line = format!("{},{},home,2025-06-30,signature", person.no, vacancy.no);
        world.deliver(&[&line]).await;
    }
    world.clock.set("2026-06-30");
    (world, people[0].clone())
}

async fn table(world: &World, year: i32, as_of: &str) -> CoverageTable {
    world.clock.set(as_of);
    let coverage = &world.ports.coverage;
    coverage
        .coverage(&Actor::Operator, Some(year), Some(code(COUNTY)))
        .await
        .unwrap()
}

async fn erase_by_two(world: &World, person: &Person) {
    let erasures = &world.ports.erasures;
    erasures
        .ask_erasure(&town(), person.id, "本人书面要求".to_owned())
        .await
        .unwrap();
    erasures.erase(&county(), person.id, &person.no).await.unwrap();
}

#[tokio::test]
async fn coverage_of_years_before_is_the_same_and_this_year_is_as_if_the_person_had_moved() {
    let (world, somebody) = county_with_a_past().await;
    let before = table(&world, 2025, "2026-06-30").await;
    assert_eq!(
        (before.total.due, before.total.shortfall),
        (3, 0),
        "something is counted"
    );
    let this_year = table(&world, 2026, "2026-06-30").await;
    world.clock.set("2026-07-01");
    erase_by_two(&world, &somebody).await;
    assert_eq!(table(&world, 2025, "2026-07-01").await, before);
    let rows = |table: &CoverageTable| (table.total.due, table.total.leads_0);
    let after = table(&world, 2026, "2026-07-01").await;
    assert_eq!(rows(&this_year), (3, 3));
    assert_eq!(rows(&after), (2, 2), "nobody brings a lead to who is not there");
    let as_it_stood = table(&world, 2026, "2026-06-30").await;
    assert_eq!(as_it_stood, this_year, "as of the day before nothing changed");
}

#[tokio::test]
async fn it_takes_two_and_the_number_of_the_file() {
    let (world, somebody) = World::with_five_planned().await;
    let erasures = &world.ports.erasures;
    let (no, id) = (somebody.no.as_str(), somebody.id);
    assert_eq!(
        erasures.erase(&county(), id, no).await,
        Err(Refusal::Changed),
        "nobody asked"
    );
    let coordinator = officer(1, Role::Coordinator, VILLAGE);
    let elsewhere = officer(4, Role::TownOfficer, OTHER_TOWN);
    let ask = async |who: &Actor| erasures.ask_erasure(who, id, "错登".to_owned()).await;
    assert_eq!(ask(&coordinator).await, Err(Refusal::NotAllowed));
    assert_eq!(ask(&elsewhere).await, Err(Refusal::NotFound));
    ask(&town()).await.unwrap();
    assert_eq!(
        ask(&county()).await,
        Err(Refusal::Changed),
        "it is asked for already"
    );
    assert_eq!(erasures.erase(&town(), id, no).await, Err(Refusal::FourEyes));
    assert_eq!(
        erasures.erase(&county(), id, "P999").await,
        Err(Refusal::field("no", Problem::Wrong))
    );
    let form = erasures.erasure_form(&town(), id).await.unwrap();
    assert!(form.waiting.is_some_and(|wish| wish.mine && wish.why == "错登"));
    erasures.drop_erasure(&county(), id).await.unwrap();
    assert_eq!(erasures.erasure_form(&town(), id).await.unwrap().waiting, None);
    erase_by_two(&world, &somebody).await;
    assert_eq!(
        erasures.erase(&county(), id, no).await,
        Err(Refusal::Erased),
        "it cannot be done twice, nor undone"
    );
    assert_eq!(ask(&town()).await, Err(Refusal::Erased));
}

#[tokio::test]
async fn every_way_in_ends_at_once_and_says_why() {
    let somebody = owner(1, "1985", "李秀英", NUMBER);
    let town_of = Town::new(std::slice::from_ref(&somebody)).await;
    let world = &town_of.world;
    let entry = town_of.enter_by(NUMBER).await;
    let link = world.link(&somebody).await;
    let wish = ProxyWish {
        name: "王大".to_owned(),
        relation: Relation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    let proxies = &world.ports.proxies;
    let paper = proxies
        .record(&Actor::Operator, Some(somebody.id), wish)
        .await
        .unwrap();
    assert!(town_of.actor(&entry).await.is_some());
    world
        .services
        .erase_person(&Actor::Operator, somebody.id, ErasureCause::Asked)
        .await
        .unwrap();
    assert_eq!(town_of.actor(&entry).await, None, "the session is over");
    let open = async |code: &str| world.ports.leads.open_link(&Actor::Visitor, code).await.err();
    assert_eq!(
        open(&link).await,
        Some(Refusal::Erased),
        "the link says what happened"
    );
    assert_eq!(open(&paper).await, Some(Refusal::NotFound));
    let asked = CodeWish {
        phone: crate::door::phone(NUMBER),
        address: "192.0.2.1".to_owned(),
    };
    let ticket = world.ports.door.ask_code(asked).await.unwrap();
    assert!(town_of.nothing_posted().await, "the number is nobody's any more");
    assert!(town_of.enter(&ticket, "123456").await.is_err());
    let found = world
        .ports
        .finding
        .find(&Actor::Operator, &PeopleQuery::default())
        .await
        .unwrap();
    assert_eq!(found.total, 0);
    assert_eq!(
        world.ports.person_files.file(&county(), somebody.id).await.err(),
        Some(Refusal::Erased)
    );
    let elsewhere = officer(4, Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        world.ports.person_files.file(&elsewhere, somebody.id).await.err(),
        Some(Refusal::NotFound),
        "whoever could not see the file does not see that it is gone"
    );
}

#[tokio::test]
async fn decisions_are_kept_sealed_for_their_time_and_the_rest_goes_at_once() {
    let (world, somebody) = World::with_five_planned().await;
    let under_way = decided(
        &somebody,
        2,
        State::TownReview {
            since: at("2026-06-01"),
            returned: None,
        },
    );
    keep_recognitions(&world, &[decided(&somebody, 1, recognised()), under_way]).await;
    let erasures = &world.ports.erasures;
    let form = erasures.erasure_form(&county(), somebody.id).await.unwrap();
    let law = form.facts.by_law.unwrap();
    assert_eq!((form.facts.under_way, law.decisions, law.until), (1, 1, None));
    set_figure(&world, ParamKey::RetainRecognitionYears, 2).await;
    erase_by_two(&world, &somebody).await;
    let left = world.services.db.list_recognitions_of(somebody.id).await.unwrap();
    assert_eq!(left.len(), 1, "the decision alone");
    let leads = world.leads_of(&somebody).await;
    assert!(leads.iter().all(|lead| lead.state.code() == "withdrawn"));

    let list = erasures.to_erase(&county(), None).await.unwrap();
    assert_eq!(list.kept[0].by_law.until, Some(day("2028-03-01")));
    let kept = erasures
        .kept_by_law(&county(), somebody.id, KeptReason::Dispute)
        .await
        .unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.resident_id),
        ("王小明", somebody.resident_id)
    );
    let audit = world
        .services
        .db
        .list_audit_of("person", &somebody.id.to_string())
        .await
        .unwrap();
    assert_eq!(audit[0].verb, "reveal_kept");

    world.clock.set("2028-02-29");
    world.services.tidy().await.unwrap();
    assert_eq!(erasures.to_erase(&county(), None).await.unwrap().kept.len(), 1);
    world.clock.set("2028-03-02");
    world.services.tidy().await.unwrap();
    assert_eq!(erasures.to_erase(&county(), None).await.unwrap().kept, []);
    assert_eq!(
        world.services.db.list_recognitions_of(somebody.id).await.unwrap(),
        []
    );
    assert_eq!(
        erasures
            .kept_by_law(&county(), somebody.id, KeptReason::Dispute)
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn what_they_said_against_others_stays_and_is_nobodys() {
    let applicant = person(1, VILLAGE);
    let author = owner(2, "1970", "赵六", NUMBER);
    let world = World::with(&[applicant.clone(), author.clone()], &[]).await;
    let case = decided(&applicant, 1, recognised());
    keep_recognitions(&world, std::slice::from_ref(&case)).await;
    let notice = NoticeId(Uuid::from_u128(0x91));
    let mut change = world.services.db.begin().await.unwrap();
    change
        .add_public_notice(&PublicNotice {
            id: notice,
            recognition: case.id,
            area: applicant.living_area,
            category: case.category,
            posted_on: day("2026-02-10"),
            hands_on: day("2026-02-18"),
            taken_down: Some(at("2026-02-18")),
        })
        .await
        .unwrap();
    let signed = |number: u128, name: &str, phone: Option<&str>| Objection {
        id: ObjectionId(Uuid::from_u128(0x9200 + number)),
        notice,
        recognition: case.id,
        receipt: format!("20260211-{number}"),
        text: "他家有地".to_owned(),
        name: Some(name.to_owned()),
        phone: phone.map(str::to_owned),
        at: at("2026-02-11"),
        due_on: day("2026-02-25"),
        upheld: Some(false),
        reason: String::new(),
    };
    for objection in [
        signed(1, "赵六", Some(NUMBER)),
        signed(2, "赵小妹", Some(NUMBER)),
        signed(3, "赵六", None),
        signed(4, "钱七", None),
    ] {
        change.add_objection(&objection).await.unwrap();
    }
    change.commit().await.unwrap();
    world
        .services
        .erase_person(&Actor::Worker, author.id, ErasureCause::Asked)
        .await
        .unwrap();
    let left = world.services.db.list_objections(case.id).await.unwrap();
    let names: Vec<_> = left
        .iter()
        .map(|one| (one.name.as_deref(), one.text.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            (None, "他家有地"),
            (Some("赵小妹"), "他家有地"),
            (None, "他家有地"),
            (Some("钱七"), "他家有地"),
        ],
        "of a family that shares a number only the one who was erased"
    );
}

#[tokio::test]
async fn nobody_erases_the_file_of_their_own_family_and_a_person_registers_anew() {
    let (world, somebody) = World::with_five_planned().await;
    let own = officer(2, Role::TownOfficer, TOWN);
    world
        .services
        .create_account(Role::TownOfficer, code(TOWN), "own")
        .await
        .unwrap();
    let account = world
        .services
        .db
        .find_account_by_login("own")
        .await
        .unwrap()
        .unwrap();
    world
        .services
        .set_account_person(&Actor::Operator, account.id, somebody.id)
        .await
        .unwrap();
    let Actor::Staff(staff) = own else { unreachable!() };
    let own = Actor::Staff(Staff {
        account: account.id,
        ..staff
    });
    let asked = world
        .ports
        .erasures
        .ask_erasure(&own, somebody.id, "错登".to_owned())
        .await;
    assert_eq!(asked, Err(Refusal::OwnFamily));
    erase_by_two(&world, &somebody).await;
    let anew = Person {
        id: domain::ids::PersonId(Uuid::from_u128(0x777)),
        ..somebody.clone()
    };
    world.keep_people(std::slice::from_ref(&anew)).await;
    let found = world
        .services
        .db
        .find_person_by_resident_id(somebody.resident_id)
        .await
        .unwrap();
    assert_eq!(found.map(|one| one.id), Some(anew.id), "the number is free again");
    // Two who were erased and born in one year do not stand in each other's way.
    world
        .services
        .erase_person(&Actor::Operator, anew.id, ErasureCause::Asked)
        .await
        .unwrap();
    assert!(matches!(
        world
            .services
            .erase_person(&Actor::Operator, anew.id, ErasureCause::Asked)
            .await,
        Err(Failure::Refused(Refusal::NotFound))
    ));
}

/// The file that went bore another name; the history of the household tells it still.
#[tokio::test]
async fn every_name_a_file_bore_goes_from_the_history_of_the_household() {
    let named = |number, name: &str| Person {
        name: name.to_owned(),
        ..person(number, VILLAGE)
    };
    let (kept, gone, wife) = (named(1, "李秀英"), named(2, "李秀瑛"), named(3, "赵小兰"));
    let world = World::with(&[kept.clone(), gone.clone(), wife.clone()], &[]).await;
    let households = &world.ports.households;
    let home = households
        .found_household(&town(), gone.id, HouseholdKind::Rural)
        .await
        .unwrap();
    let member = NewMember {
        person_no: wife.no.clone(),
        name: String::new(),
        birth_year: None,
        relation: HouseholdRelation::Spouse,
    };
    households.add_member(&town(), home, member).await.unwrap();
    let merges = &world.ports.merges;
    let form = merges.merge_form(&town(), kept.id, gone.id).await.unwrap();
    let wish = MergeWish {
        kept: (kept.id, form.kept.1),
        gone: (gone.id, form.gone.1),
        choices: Vec::new(),
    };
    merges.merge(&town(), wish).await.unwrap();
    let told = async || {
        let lines = world
            .services
            .db
            .list_field_changes("household", home.0, 99)
            .await
            .unwrap();
        let words = lines
            .into_iter()
            .flat_map(|line| [line.change.old, line.change.new]);
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    assert!(told().await.contains(&gone.name));
    world
        .services
        .erase_person(&county(), kept.id, ErasureCause::Asked)
        .await
        .unwrap();
    assert_eq!(told().await, ["赵小兰"], "others stay");
}
