//! Files that may be of one person: pairs, twins who are two, one file of two, and two again.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod care;
mod everything;
mod households;
mod making;
mod money;
mod pairs;
mod places;
mod undoing;

use crate::world::{NEXT_VILLAGE, TOWN, VILLAGE, World, code, day, person, staff, vacancies};
use domain::actor::{Actor, Role};
use domain::category::{CategoryPeriod, CategorySource};
use domain::file_entry::{Entry, TrainingNeed};
use domain::ids::{AccountId, MergeId, PersonId};
use domain::look_alike::Likeness;
use domain::person::{Category, CategorySet, Person};
use domain::ports::{Application, MergeWish, PairPage, PairQuery, ProxyWish};
use domain::proxy::{ConsentForm, Relation as ProxyRelation};
use domain::recognition::{Claim, Paper};
use domain::values::Phone;

fn named(number: u16, village: &str, name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..person(number, village)
    }
}

fn id(number: u16) -> PersonId {
    person(number, VILLAGE).id
}

pub fn town() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

async fn world(people: &[Person]) -> World {
    let world = World::with(people, &vacancies(1..=5)).await;
    world.services.fill_person_keys().await.unwrap();
    world
}

/// The same woman twice, by a slip of the pen: 1 is known better, 2 has the telephone.
async fn doubled() -> World {
    let one = Person {
        skills: vec!["缝纫".to_owned()],
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        ..named(1, VILLAGE, "李秀英")
    };
    let other = Person {
        phone: Phone::parse("15400000001").ok(),
        skills: vec!["养猪".to_owned()],
        categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
        ..named(2, VILLAGE, "李秀瑛")
    };
    world(&[one, other, named(3, NEXT_VILLAGE, "王小明")]).await
}

async fn wish(world: &World, kept: u16, gone: u16) -> MergeWish {
    let form = world
        .ports
        .merges
        .merge_form(&town(), id(kept), id(gone))
        .await
        .unwrap();
    MergeWish {
        kept: (form.kept.0.id, form.kept.1),
        gone: (form.gone.0.id, form.gone.1),
        choices: Vec::new(),
    }
}

pub async fn merge(world: &World, kept: u16, gone: u16) -> MergeId {
    let wish = wish(world, kept, gone).await;
    world.ports.merges.merge(&town(), wish).await.unwrap()
}

async fn found(world: &World, number: u16) -> Option<Person> {
    world.services.db.find_person(id(number)).await.unwrap()
}

async fn page(world: &World, who: &Actor, query: PairQuery) -> PairPage {
    world.ports.merges.pairs(who, &query).await.unwrap()
}

fn numbers(page: &PairPage) -> Vec<(&str, &str, Likeness)> {
    page.pairs
        .iter()
        .map(|pair| (pair.one.no.as_str(), pair.other.no.as_str(), pair.likeness))
        .collect()
}

/// Everything a file gathers: a spell, an entry, somebody who acts, an application, a household, a caretaker.
async fn furnished() -> (World, AccountId) {
    let world = doubled().await;
    let services = &world.services;
    services
        .create_account(Role::Coordinator, code(VILLAGE), "liu")
        .await
        .unwrap();
    let account = services
        .db
        .find_account_by_login("liu")
        .await
        .unwrap()
        .unwrap()
        .id;
    services.settle_owners().await.unwrap();
    let spell = CategoryPeriod {
        person: id(2),
        category: Category::LandLossFarmer,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: CategorySource::Staff,
        document: "x".to_owned(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    };
    let own = CategoryPeriod {
        person: id(1),
        category: Category::PoorWorker,
        ..spell.clone()
    };
    let mut change = services.db.begin().await.unwrap();
    change.add_category_periods(&[spell, own]).await.unwrap();
    change.set_account_person(account, id(2)).await.unwrap();
    change.commit().await.unwrap();
    let entry = Entry::Training(TrainingNeed {
        topic: "电工".to_owned(),
        kind: None,
        on: day("2026-06-01"),
    });
    world
        .ports
        .person_files
        .add_entry(&town(), id(2), entry)
        .await
        .unwrap();
    let proxy = ProxyWish {
        name: "王大".to_owned(),
        relation: ProxyRelation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    world
        .ports
        .proxies
        .record(&Actor::Operator, Some(id(2)), proxy)
        .await
        .unwrap();
    world
        .ports
        .recognitions
        .apply(&Actor::Operator, applying(2))
        .await
        .unwrap();
    (world, account)
}

fn applying(number: u16) -> Application {
    Application {
        person: id(number),
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "form".to_owned(),
            ..Paper::default()
        },
    }
}

/// What there is of a file, for comparing.
async fn inventory(world: &World, number: u16) -> String {
    let db = &world.services.db;
    let owners = db.list_owners(id(number)).await.unwrap();
    let owner = owners
        .iter()
        .find(|spell| spell.until.is_none())
        .map(|spell| spell.account);
    let applications = db.list_recognitions_of(id(number)).await.unwrap();
    let home = db.find_household_of(id(number)).await.unwrap();
    let record = found(world, number)
        .await
        .map(|person| Person { version: 0, ..person });
    format!(
        "{record:?} {:?} {:?} {:?} {:?} {:?} {home:?} {owner:?} {:?}",
        db.find_person_profile(id(number)).await.unwrap(),
        db.list_category_periods(id(number)).await.unwrap(),
        db.list_file_entries(id(number)).await.unwrap(),
        db.list_proxies_of(id(number)).await.unwrap(),
        applications.iter().map(|one| one.id).collect::<Vec<_>>(),
        db.list_leads_of_person(id(number)).await.unwrap(),
    )
}
