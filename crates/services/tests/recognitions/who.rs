//! Who sees and does what: departments, colleagues, family.

use super::{Office, application, county, farmer, land, reviewer, staff, step, village};
use crate::world::{COUNTY, VILLAGE, code, day};
use domain::actor::{Actor, Department, Role};
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{HouseholdId, MemberId};
use domain::person::{Category, Person};
use domain::ports::InboxFilter;
use domain::recognition::{Claim, Deed, OwnField, Stage};
use domain::refusal::Refusal;
use domain::values::Phone;
use uuid::Uuid;

#[tokio::test]
async fn departments_see_and_decide_their_own_fields_alone() {
    let office = Office::new().await;
    let id = office.before_departments(land(143)).await;
    let view = office.view(&reviewer(Department::CivilAffairs), id).await;
    let fields: Vec<OwnField> = view.facts.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [OwnField::LowIncome]);
    assert_eq!((view.paper, view.age, view.trail.len()), (None, None, 0));
    assert_eq!(view.may, [Deed::Confirm, Deed::HandBack]);
    let land_office = reviewer(Department::Land);
    assert_eq!(
        office.take(&land_office, id, Deed::Confirm).await,
        Ok(Stage::DepartmentReview)
    );
    assert_eq!(
        office.take(&land_office, id, Deed::Confirm).await,
        Err(Refusal::Changed)
    );
    let inbox = office.world.ports.recognitions;
    let inbox = inbox.inbox(&land_office, InboxFilter::default()).await.unwrap();
    assert_eq!((inbox.total, inbox.lines[0].waits_for_me), (1, false));
}

#[tokio::test]
async fn a_department_sees_nothing_before_it_is_its_turn() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let who = reviewer(Department::Land);
    let early = office.world.ports.recognitions.recognition(&who, id).await;
    assert_eq!(early.unwrap_err(), Refusal::NotFound);
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&who, InboxFilter::default())
        .await
        .unwrap();
    assert_eq!(inbox.total, 0);
}

#[tokio::test]
async fn two_officers_at_once_and_one_wins() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    let seen = office.version(id).await;
    let (first, second) = (county(), staff(4, Role::CountyOfficer, COUNTY));
    let recognitions = &office.world.ports.recognitions;
    let (one, other) = tokio::join!(
        recognitions.take_step(&first, id, step(Deed::Recognise, seen)),
        recognitions.take_step(&second, id, step(Deed::Refuse, seen)),
    );
    let won = [one.is_ok(), other.is_ok()];
    assert_eq!(won.iter().filter(|won| **won).count(), 1, "{one:?} {other:?}");
    let lost = one.err().or(other.err());
    assert_eq!(lost, Some(Refusal::Changed));
    let trail = office.view(&first, id).await.trail;
    assert!(
        matches!(trail[0].deed, Deed::Recognise | Deed::Refuse),
        "the page says what happened"
    );
}

#[tokio::test]
async fn four_eyes_and_family() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.take(&county(), id, Deed::Refuse).await.unwrap();
    assert_eq!(
        office.take(&village(), id, Deed::Appeal).await,
        Ok(Stage::Appealed)
    );
    assert_eq!(
        office.take(&county(), id, Deed::SetAside).await,
        Err(Refusal::FourEyes)
    );
    assert_eq!(office.view(&county(), id).await.barred, Some(Refusal::FourEyes));
    let other = staff(4, Role::CountyOfficer, COUNTY);
    assert_eq!(
        office.take(&other, id, Deed::SetAside).await,
        Ok(Stage::CountyDecision)
    );
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::FourEyes)
    );
    assert_eq!(
        office.take(&other, id, Deed::Recognise).await,
        Ok(Stage::Recognised)
    );
}

#[tokio::test]
async fn nobody_of_the_staff_decides_about_family() {
    let office = Office::new().await;
    let phone = Phone::parse("15400000001").ok();
    let wife = Person {
        phone: phone.clone(),
        ..farmer(2)
    };
    let husband = Person { phone, ..farmer(3) };
    office.world.keep_people(&[wife.clone(), husband.clone()]).await;
    let account = office
        .world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "kin")
        .await;
    account.unwrap();
    let account = office
        .world
        .services
        .db
        .find_account_by_login("kin")
        .await
        .unwrap()
        .unwrap();
    let set = office
        .world
        .services
        .set_account_person(&Actor::Operator, account.id, husband.id);
    set.await.unwrap();
    let who = Actor::Staff(account.staff());
    let recognitions = &office.world.ports.recognitions;
    let son = farmer(4);
    office.world.keep_people(std::slice::from_ref(&son)).await;
    one_household(&office, &[&husband, &son]).await;
    for relative in [&wife, &husband, &son] {
        let made = application(relative, Category::HardToEmployPerson, Claim::Document);
        assert_eq!(recognitions.apply(&who, made).await, Err(Refusal::OwnFamily));
    }
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    assert_eq!(
        office.take(&who, id, Deed::Check).await,
        Ok(Stage::Posted),
        "a stranger's is theirs to check"
    );
}

pub(super) async fn one_household(office: &Office, members: &[&Person]) -> HouseholdId {
    let id = HouseholdId(Uuid::from_u128(0x77));
    let household = Household {
        id,
        area: code(VILLAGE),
        address: String::new(),
        kind: HouseholdKind::Rural,
        contracted: None,
        remaining: None,
        agri_population: Some(4),
        subsistence: None,
        allowance: None,
        ended_on: None,
        version: 1,
    };
    let member = |(number, person): (u128, &&Person)| Member {
        id: MemberId(Uuid::from_u128(0x7700 + number)),
        household: id,
        person: Some(person.id),
        name: String::new(),
        birth_year: None,
        relation: Relation::ALL[0],
        joined_on: day("2020-01-01"),
        left_on: None,
    };
    let members: Vec<Member> = (0..).zip(members).map(member).collect();
    let mut change = office.world.services.db.begin().await.unwrap();
    change.add_households(&[household]).await.unwrap();
    change.add_household_members(&members).await.unwrap();
    change.commit().await.unwrap();
    id
}

#[tokio::test]
async fn a_department_that_reviews_nothing_reads_no_names() {
    let office = Office::new().await;
    office.before_departments(land(143)).await;
    let found = office
        .world
        .ports
        .recognitions
        .inbox(&reviewer(Department::Finance), InboxFilter::default())
        .await
        .unwrap();
    assert_eq!((found.lines.len(), found.stages.len(), found.total), (0, 0, 0));
}
