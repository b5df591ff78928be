//! Who is on the register: found by a word, in an area, and not entered twice.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, code, day, person, staff,
    vacancies,
};
use chrono::TimeDelta;
use domain::actor::{Actor, Role, Staff};
use domain::area::Area;
use domain::finding::{AgeBand, PaceBand, PeopleOrder, Whose};
use domain::hand_over::Taking;
use domain::ids::AccountId;
use domain::look_alike::{Likeness, LookAlike};
use domain::person::{Category, CategorySet, EmploymentStatus, Person};
use domain::ports::{NewPerson, PeopleFound, PeopleQuery};
use domain::refusal::Refusal;
use domain::values::{Phone, ResidentId};
use store::Imported;

fn named(number: u16, village: &str, name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..person(number, village)
    }
}

/// Six people in three villages, two of whom share a telephone.
async fn county() -> World {
    let shared = Phone::parse("13800000000").ok();
    let people = [
        Person {
            phone: shared.clone(),
            ..named(1, VILLAGE, "李秀英")
        },
        Person {
            phone: shared,
            ..named(2, VILLAGE, "单小红")
        },
        named(3, NEXT_VILLAGE, "买买提·吐尔逊"),
        named(4, NEXT_VILLAGE, "王𠅤明"),
        named(5, OTHER_VILLAGE, "李秀瑛"),
        named(6, OTHER_VILLAGE, "丽"),
    ];
    let world = World::with(&people, &vacancies(1..=2)).await;
    name_places(&world).await;
    assert_eq!(world.services.fill_person_keys().await.unwrap(), 6);
    world
}

/// Places are found by their pinyin too.
async fn name_places(world: &World) {
    let mut change = world.services.db.begin().await.unwrap();
    let area = Area {
        code: code(VILLAGE),
        name: "柳树村".to_owned(),
        pinyin: "liu shu cun".to_owned(),
        point: None,
    };
    change.set_areas(&[Imported::from(area)]).await.unwrap();
    change.commit().await.unwrap();
}

async fn find(world: &World, who: &Actor, text: &str) -> PeopleFound {
    let finding = &world.ports.finding;
    let mark = finding.remember(who, text).await.unwrap();
    assert!(!mark.contains(text), "an address never holds what was typed");
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    finding.find(who, &query).await.unwrap()
}

fn numbers(found: &PeopleFound) -> Vec<&str> {
    found
        .people
        .iter()
        .map(|person| person.line.no.as_str())
        .collect()
}

#[tokio::test]
async fn a_person_is_found_by_whatever_is_known() {
    let world = county().await;
    let county = staff(Role::CountyOfficer, COUNTY);
    for (typed, who) in [
        ("李秀英", &["P001"][..]),
        ("李秀", &["P005", "P001"]),
        ("秀英", &["P001"]),
        ("lixiuying", &["P001", "P005"]),
        ("LXY", &["P001", "P005"]),
        ("li xiu", &["P001", "P005"]),
        ("shanxiao", &["P002"]),
        ("danxiaohong", &["P002"]),
        ("买买提‧吐尔逊", &["P003"]),
        ("吐尔逊", &["P003"]),
        ("王𠅤", &["P004"]),
        ("丽", &["P006"]),
        ("P004", &["P004"]),
        ("138 0000 0000", &["P001", "P002"]),
        ("柳树村", &["P001", "P002"]),
        ("liushu", &["P001", "P002"]),
        ("柳树 单", &["P002"]),
        ("单 柳树", &["P002"]),
        ("王麻子", &[]),
    ] {
        let found = find(&world, &county, typed).await;
        assert_eq!(numbers(&found), who, "{typed}");
        assert_eq!(found.total as usize, who.len(), "{typed}");
    }
    let number = String::from(person(3, NEXT_VILLAGE).resident_id);
    assert_eq!(numbers(&find(&world, &county, &number).await), ["P003"]);
    assert_eq!(numbers(&find(&world, &county, &number[14..]).await), ["P003"]);
}

#[tokio::test]
async fn nobody_is_found_outside_the_area() {
    let world = county().await;
    for (who, expected) in [
        (staff(Role::Coordinator, VILLAGE), vec!["P001"]),
        (staff(Role::TownOfficer, TOWN), vec!["P001"]),
        (staff(Role::TownOfficer, OTHER_TOWN), vec!["P005"]),
        (staff(Role::CountyOfficer, "330599"), vec![]),
    ] {
        assert_eq!(numbers(&find(&world, &who, "李秀").await), expected);
        assert_eq!(numbers(&find(&world, &who, "lxy").await), expected);
    }
    let village = staff(Role::Coordinator, VILLAGE);
    let number = String::from(person(3, NEXT_VILLAGE).resident_id);
    for typed in [number.as_str(), &number[14..], "P003", "买买提"] {
        assert!(find(&world, &village, typed).await.people.is_empty(), "{typed}");
    }
    let elsewhere = PeopleQuery {
        area: Some(code(OTHER_VILLAGE)),
        ..PeopleQuery::default()
    };
    assert_eq!(
        world.ports.finding.find(&village, &elsewhere).await,
        Err(Refusal::NotFound)
    );
    let city = staff(Role::CitySupervisor, "3305");
    assert_eq!(
        world.ports.finding.remember(&city, "李").await,
        Err(Refusal::NotAllowed)
    );
}

#[tokio::test]
async fn an_instructor_for_the_disabled_finds_no_others() {
    let world = county().await;
    let disabled = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..named(7, VILLAGE, "李秀兰")
    };
    world.keep_people(&[disabled]).await;
    world.services.fill_person_keys().await.unwrap();
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    assert_eq!(numbers(&find(&world, &instructor, "李秀").await), ["P007"]);
    let all = world
        .ports
        .finding
        .find(&instructor, &PeopleQuery::default())
        .await
        .unwrap();
    assert_eq!(numbers(&all), ["P007"]);
}

#[tokio::test]
async fn what_was_typed_is_the_askers_own_and_forgotten_in_time() {
    let world = county().await;
    let (one, other) = (staff(Role::CountyOfficer, COUNTY), Actor::Operator);
    let mark = world.ports.finding.remember(&one, "李秀英").await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    let told = async |who: &Actor| {
        let found = world.ports.finding.find(who, &query).await.unwrap();
        (found.said, found.forgotten)
    };
    assert_eq!(told(&one).await, (Some("李秀英".to_owned()), false));
    assert_eq!(told(&other).await, (None, true));
    world.clock.forward(TimeDelta::hours(3));
    assert_eq!(told(&one).await, (None, true));
}

#[tokio::test]
async fn a_list_is_narrowed_sorted_and_counted() {
    let world = county().await;
    let young = Person {
        resident_id: ResidentId::compose(990_101, day("2004-03-01"), 8).unwrap(),
        employment_status: Some(EmploymentStatus::Farm),
        work_capacity: None,
        ..named(8, VILLAGE, "赵一")
    };
    let left = Person {
        left: Some((day("2026-01-01"), domain::person::Leaving::Moved)),
        ..named(9, VILLAGE, "钱二")
    };
    world.keep_people(&[young, left]).await;
    let county = staff(Role::CountyOfficer, COUNTY);
    let list = async |query: PeopleQuery| {
        let found = world.ports.finding.find(&county, &query).await.unwrap();
        numbers(&found).join(" ")
    };
    let all = PeopleQuery::default();
    assert_eq!(list(all.clone()).await, "P001 P002 P003 P004 P005 P006 P008");
    let query = PeopleQuery {
        area: Some(code(TOWN)),
        ..all.clone()
    };
    assert_eq!(list(query).await, "P001 P002 P003 P004 P008");
    let query = PeopleQuery {
        age: Some(AgeBand::Youth),
        ..all.clone()
    };
    assert_eq!(list(query).await, "P008");
    let query = PeopleQuery {
        employment: Some(EmploymentStatus::Farm),
        ..all.clone()
    };
    assert_eq!(list(query).await, "P008");
    let query = PeopleQuery {
        category: Some(Category::LandLossFarmer),
        ..all.clone()
    };
    assert_eq!(list(query).await, "");
    let query = PeopleQuery {
        order: Some(PeopleOrder::Age),
        ..all.clone()
    };
    assert!(list(query).await.ends_with("P008"));
    let query = PeopleQuery {
        order: Some(PeopleOrder::Name),
        ..all.clone()
    };
    assert!(list(query).await.starts_with("P002"), "dan comes before li");
    let query = PeopleQuery {
        page: 1,
        ..all.clone()
    };
    assert_eq!(list(query).await, "");
    // Nobody got anything by the end of June.
    let query = PeopleQuery {
        pace: Some(PaceBand::OnPace),
        ..all.clone()
    };
    assert_eq!(list(query).await, "");
    let query = PeopleQuery {
        pace: Some(PaceBand::Red),
        ..all.clone()
    };
    assert_eq!(list(query).await, "P001 P002 P003 P004 P005 P006 P008");
    let query = PeopleQuery {
        unassessed: true,
        ..all
    };
    assert_eq!(
        list(query).await,
        "P001 P002 P003 P004 P005 P006 P008",
        "nobody was asked about functions"
    );
}

#[tokio::test]
async fn whoever_was_written_about_or_given_something_is_not_stale() {
    let world = county().await;
    world.round().await;
    let link = world.link(&person(1, VILLAGE)).await;
    world.ports.leads.open_link(&Actor::Visitor, &link).await.unwrap();
    let query = PeopleQuery {
        stale: true,
        ..PeopleQuery::default()
    };
    let stale = async || {
        let county = staff(Role::CountyOfficer, COUNTY);
        let found = world.ports.finding.find(&county, &query).await.unwrap();
        numbers(&found).join(" ")
    };
    assert_eq!(stale().await, "P002 P003 P004 P005 P006");
    world.clock.forward(TimeDelta::days(62));
    assert_eq!(stale().await, "P002 P003 P004 P005 P006 P001");
}

fn new_person(name: &str, born: &str, village: &str) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        resident_id: None,
        birth: Some(day(born)),
        living_area: Some(code(village)),
    }
}

#[tokio::test]
async fn whoever_has_a_file_is_not_entered_again() {
    let world = county().await;
    let village = staff(Role::Coordinator, VILLAGE);
    let alike = async |sought: NewPerson| world.ports.finding.look_alikes(&village, &sought).await.unwrap();
    let mine = LookAlike {
        likeness: Likeness::SamePinyin,
        office: "河湾镇 柳树村".to_owned(),
        person: Some(person(1, VILLAGE).id),
        name: Some("李秀英".to_owned()),
    };
    assert_eq!(alike(new_person("李秀莹", "1985-11-30", VILLAGE)).await, [mine]);
    let other = alike(new_person("买买提吐尔逊", "1985-01-01", VILLAGE)).await;
    let told = LookAlike {
        likeness: Likeness::SameName,
        office: "河湾镇 杨家村".to_owned(),
        person: None,
        name: None,
    };
    assert_eq!(other, [told], "of another village's file only the office is told");
    assert_eq!(alike(new_person("李秀莹", "1986-11-30", VILLAGE)).await, []);
    assert_eq!(
        alike(new_person("李秀莹", "1985-11-30", OTHER_VILLAGE))
            .await
            .len(),
        1,
        "another township"
    );
    let number = NewPerson {
        resident_id: Some(person(6, OTHER_VILLAGE).resident_id),
        ..NewPerson::default()
    };
    let told = LookAlike {
        likeness: Likeness::SameNumber,
        office: "石桥镇 桥头村".to_owned(),
        person: None,
        name: None,
    };
    assert_eq!(alike(number).await, [told]);
    assert_eq!(alike(NewPerson::default()).await, []);
    let auditor = staff(Role::Auditor, COUNTY);
    let refused = world
        .ports
        .finding
        .look_alikes(&auditor, &NewPerson::default())
        .await;
    assert_eq!(refused, Err(Refusal::NotAllowed));
}

/// An account, as the one who asks with it.
async fn account(world: &World, role: Role, area: &str, login: &str) -> Actor {
    world
        .services
        .create_account(role, code(area), login)
        .await
        .unwrap();
    let account = world
        .services
        .db
        .find_account_by_login(login)
        .await
        .unwrap()
        .unwrap();
    Actor::Staff(account.staff())
}

fn id_of(who: &Actor) -> AccountId {
    let Actor::Staff(Staff { account, .. }) = who else {
        panic!("not staff");
    };
    *account
}

async fn owner(world: &World, number: u16) -> Option<(AccountId, Taking)> {
    let owners = world
        .services
        .db
        .list_owners(person(number, VILLAGE).id)
        .await
        .unwrap();
    owners
        .first()
        .filter(|spell| spell.until.is_none())
        .map(|spell| (spell.account, spell.how))
}

#[tokio::test]
async fn everybody_has_somebody_who_looks_after_them() {
    let world = county().await;
    assert_eq!(
        world.services.settle_owners().await.unwrap(),
        0,
        "there is no account yet"
    );
    let county = account(&world, Role::CountyOfficer, COUNTY, "county").await;
    let village = account(&world, Role::Coordinator, VILLAGE, "village").await;
    let town = account(&world, Role::TownOfficer, TOWN, "town").await;
    account(&world, Role::Auditor, COUNTY, "auditor").await;
    assert_eq!(world.services.settle_owners().await.unwrap(), 6);
    let assigned = |who: &Actor| Some((id_of(who), Taking::Assigned));
    assert_eq!(owner(&world, 1).await, assigned(&village));
    assert_eq!(owner(&world, 3).await, assigned(&town));
    assert_eq!(owner(&world, 5).await, assigned(&county));
    assert_eq!(
        world.services.settle_owners().await.unwrap(),
        0,
        "a second time changes nothing"
    );
    let mine = world
        .ports
        .finding
        .find(&village, &PeopleQuery::default())
        .await
        .unwrap();
    assert_eq!((mine.whose, numbers(&mine)), (Whose::Mine, vec!["P001", "P002"]));
    let of_town = world
        .ports
        .finding
        .find(&town, &PeopleQuery::default())
        .await
        .unwrap();
    assert_eq!(numbers(&of_town), ["P003", "P004"]);
    let query = PeopleQuery {
        whose: Some(Whose::All),
        ..PeopleQuery::default()
    };
    let everybody = world.ports.finding.find(&town, &query).await.unwrap();
    assert_eq!(numbers(&everybody), ["P001", "P002", "P003", "P004"]);
}

#[tokio::test]
async fn whoever_leaves_or_moves_leaves_nobody_alone() {
    let world = county().await;
    account(&world, Role::CountyOfficer, COUNTY, "county").await;
    let village = account(&world, Role::Coordinator, VILLAGE, "village").await;
    let next = account(&world, Role::Coordinator, NEXT_VILLAGE, "next").await;
    let town = account(&world, Role::TownOfficer, TOWN, "town").await;
    world.services.settle_owners().await.unwrap();
    // P002 moves to the next village: its coordinator takes over.
    world.keep_people(&[named(2, NEXT_VILLAGE, "单小红")]).await;
    world.services.settle_owners().await.unwrap();
    assert_eq!(owner(&world, 2).await, Some((id_of(&next), Taking::Moved)));
    // The coordinator leaves: the township holds the rest.
    let mut change = world.services.db.begin().await.unwrap();
    change.set_account_active(id_of(&village), false).await.unwrap();
    change.commit().await.unwrap();
    world.services.settle_owners().await.unwrap();
    assert_eq!(
        owner(&world, 1).await,
        Some((id_of(&town), Taking::CaretakerLeft))
    );
    let spells = world
        .services
        .db
        .list_owners(person(1, VILLAGE).id)
        .await
        .unwrap();
    assert_eq!(
        spells.iter().map(|spell| spell.account).collect::<Vec<_>>(),
        [id_of(&town), id_of(&village)]
    );
    assert!(spells[1].until.is_some(), "the history says who it was before");
}
