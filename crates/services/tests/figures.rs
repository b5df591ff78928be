//! Figures a county has set: asked for by one, approved by another.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, TOWN, World, code, day};
use domain::actor::{Actor, Role, Staff};
use domain::ids::AccountId;
use domain::params::{ParamKey, PolicyParameter};
use domain::ports::{FigureLine, FigureWish};
use domain::refusal::{Problem, Refusal};
use uuid::Uuid;

fn staff(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: role.code().to_owned(),
        role,
        area: code(area),
        department: None,
    })
}

fn county() -> Actor {
    staff(1, Role::CountyOfficer, COUNTY)
}

fn city() -> Actor {
    staff(2, Role::CitySupervisor, "3305")
}

fn wish(key: ParamKey, value: i64) -> FigureWish {
    FigureWish {
        area: code(COUNTY),
        key,
        value,
        valid_from: day("2025-01-01"),
        source: "县统计公报".to_owned(),
    }
}

async fn lines(world: &World, who: &Actor) -> Vec<FigureLine> {
    world.ports.policies.desk(who).await.unwrap().requests
}

async fn farmland(world: &World) -> Option<i64> {
    let figures = world.ports.policies.in_force(&Actor::Visitor).await.unwrap();
    let own = |area| area == Some(code(COUNTY));
    figures
        .iter()
        .find(|row| row.key == ParamKey::CountyFarmland && own(row.area))
        .map(|row| row.value)
}

#[tokio::test]
async fn a_figure_holds_when_somebody_else_has_approved_it() {
    let world = World::new().await;
    let policies = &world.ports.policies;
    policies
        .ask(&county(), wish(ParamKey::CountyFarmland, 38_412_000))
        .await
        .unwrap();
    assert_eq!(farmland(&world).await, None, "asking sets nothing");
    let asked = lines(&world, &county()).await.remove(0);
    assert_eq!(
        (asked.wish.value, asked.now, asked.may_decide),
        (38_412_000, None, false)
    );
    assert_eq!(
        policies.decide(&county(), asked.id, true).await,
        Err(Refusal::NotAllowed)
    );
    let elsewhere = staff(3, Role::CitySupervisor, "3306");
    assert_eq!(
        policies.decide(&elsewhere, asked.id, true).await,
        Err(Refusal::NotFound)
    );
    assert!(lines(&world, &city()).await[0].may_decide);
    policies.decide(&city(), asked.id, true).await.unwrap();
    assert_eq!(farmland(&world).await, Some(38_412_000));
    assert_eq!(
        policies.decide(&city(), asked.id, false).await,
        Err(Refusal::Changed)
    );
    let decided = lines(&world, &county()).await.remove(0);
    assert_eq!(decided.decided.map(|(_, approved)| approved), Some(true));
}

#[tokio::test]
async fn nobody_approves_the_figure_they_asked_for_and_a_refused_one_sets_nothing() {
    let world = World::new().await;
    let policies = &world.ports.policies;
    policies
        .ask(&city(), wish(ParamKey::CountyFarmland, 100))
        .await
        .unwrap();
    let asked = lines(&world, &city()).await.remove(0);
    assert!(!asked.may_decide);
    assert_eq!(
        policies.decide(&city(), asked.id, true).await,
        Err(Refusal::FourEyes)
    );
    let other = staff(4, Role::CitySupervisor, "3305");
    policies.decide(&other, asked.id, false).await.unwrap();
    assert_eq!(farmland(&world).await, None);
}

#[tokio::test]
async fn a_county_asks_for_its_own_figures_alone_and_says_where_they_come_from() {
    let world = World::new().await;
    let policies = &world.ports.policies;
    let elsewhere = FigureWish {
        area: code("330503"),
        ..wish(ParamKey::CountyFarmland, 1)
    };
    assert_eq!(policies.ask(&county(), elsewhere).await, Err(Refusal::NotFound));
    let town = staff(5, Role::TownOfficer, TOWN);
    assert_eq!(
        policies.ask(&town, wish(ParamKey::CountyFarmland, 1)).await,
        Err(Refusal::NotAllowed)
    );
    let unfounded = FigureWish {
        source: String::new(),
        ..wish(ParamKey::CountyFarmland, 1)
    };
    assert_eq!(
        policies.ask(&county(), unfounded).await,
        Err(Refusal::field("source", Problem::Required))
    );
    assert_eq!(
        policies.ask(&county(), wish(ParamKey::RetireMenCap, 1)).await,
        Err(Refusal::field("key", Problem::OutOfRange)),
        "the law of the country is no county's"
    );
    assert_eq!(lines(&world, &town).await, Vec::new());
    let administrator = staff(6, Role::Administrator, COUNTY);
    assert_eq!(policies.desk(&administrator).await, Err(Refusal::NotAllowed));
}

#[tokio::test]
async fn a_figure_is_within_its_range_and_of_a_place_there_is() {
    let world = World::new().await;
    let policies = &world.ports.policies;
    let out_of_range = |field| Err(Refusal::field(field, Problem::OutOfRange));
    for (key, value) in [
        (ParamKey::LandLossPercent, 101),
        (ParamKey::NoticeDays, 0),
        (ParamKey::MinimumWage, 2_260),
        (ParamKey::LandLossIssued, 20_241_301),
    ] {
        let asked = policies.ask(&county(), wish(key, value)).await;
        assert_eq!(asked, out_of_range("value"), "{key} {value}");
    }
    let nowhere = FigureWish {
        area: code("330598199"),
        ..wish(ParamKey::CountyFarmland, 1)
    };
    assert_eq!(policies.ask(&county(), nowhere).await, out_of_range("area"));
    assert_eq!(
        lines(&world, &county()).await,
        Vec::new(),
        "nothing is kept of it"
    );
}

#[tokio::test]
async fn the_command_line_sets_what_may_be_set_and_staff_do_not_go_that_way() {
    let world = World::new().await;
    let figure = |area: &str, value| PolicyParameter {
        programme: "county".to_owned(),
        area: Some(code(area)),
        key: ParamKey::NoticeDays,
        value,
        valid_from: day("2025-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    let set = async |who: &Actor, figure: &PolicyParameter| {
        let done = world.services.set_figure(who, figure).await;
        done.map_err(|failure| failure.to_string())
    };
    set(&Actor::Operator, &figure(COUNTY, 10)).await.unwrap();
    for refused in [figure(COUNTY, 0), figure("330598199", 10)] {
        assert!(set(&Actor::Operator, &refused).await.is_err());
    }
    let told = set(&county(), &figure(COUNTY, 11)).await;
    assert_eq!(told, Err(Refusal::FourEyes.to_string()));
}

#[tokio::test]
async fn the_later_of_two_figures_holds_alone_and_the_audit_tells_both_and_why() {
    let world = World::new().await;
    let policies = &world.ports.policies;
    for (value, from) in [(1_000, "2025-01-01"), (2_000, "2026-01-01")] {
        let wish = FigureWish {
            valid_from: day(from),
            ..wish(ParamKey::CountyFarmland, value)
        };
        policies.ask(&county(), wish).await.unwrap();
        let asked = lines(&world, &city()).await.remove(0);
        policies.decide(&city(), asked.id, true).await.unwrap();
    }
    let figures = policies.in_force(&Actor::Visitor).await.unwrap();
    let held: Vec<i64> = figures
        .iter()
        .filter(|row| row.key == ParamKey::CountyFarmland)
        .map(|row| row.value)
        .collect();
    assert_eq!(held, [2_000]);
    let audit = world.services.db.list_audit(10).await.unwrap();
    let approved = audit.iter().find(|line| line.verb == "approve").unwrap();
    assert_eq!(approved.detail["before"], 1_000);
    assert_eq!(approved.detail["value"], 2_000);
    assert_eq!(approved.detail["source"], "县统计公报");
}
