//! Start-up cases: from the wish to the last visit, and the loan beside it.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, NEXT_VILLAGE, TOWN, VILLAGE, World, day, person, staff};
use domain::actor::{Actor, Role, Staff};
use domain::ids::{AccountId, StartupId};
use domain::ports::{StartupDeed, StartupFilter, StartupWish};
use domain::refusal::{Problem, Refusal};
use domain::rules::service_year::FounderService;
use domain::startup::{LoanStage, ServiceGiven, StartupEnd, StartupSource, StartupStage};
use domain::task::{Settled, TaskKind};
use domain::values::Fen;
use uuid::Uuid;

fn village() -> Actor {
    staff(Role::Coordinator, VILLAGE)
}

fn town() -> Actor {
    let Actor::Staff(own) = staff(Role::TownOfficer, TOWN) else {
        return Actor::Visitor;
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(77)),
        ..own
    })
}

fn wish() -> StartupWish {
    StartupWish {
        project: "手工编织".to_owned(),
        source: StartupSource::Visit,
        on: day("2026-06-01"),
    }
}

async fn begun() -> (World, StartupId) {
    let world = World::with(&[person(1, VILLAGE)], &[]).await;
    let id = world
        .ports
        .startups
        .begin_startup(&village(), person(1, VILLAGE).id, wish())
        .await
        .unwrap();
    (world, id)
}

async fn act(world: &World, who: &Actor, id: StartupId, deed: StartupDeed) -> Result<(), Refusal> {
    let version = world.services.db.find_startup(id).await.unwrap().unwrap().version;
    world.ports.startups.act_on_startup(who, id, version, deed).await
}

fn given(service: FounderService) -> StartupDeed {
    StartupDeed::Give(ServiceGiven {
        service,
        on: day("2026-06-10"),
        evidence: "登记表".to_owned(),
    })
}

#[tokio::test]
async fn from_the_wish_to_a_business_that_lives_on() {
    let (world, id) = begun().await;
    let startups = &world.ports.startups;
    let again = startups
        .begin_startup(&village(), person(1, VILLAGE).id, wish())
        .await;
    assert_eq!(again, Err(Refusal::UnderWay));
    let early = act(
        &world,
        &village(),
        id,
        StartupDeed::Open(day("2026-06-20"), "照-1".to_owned()),
    )
    .await;
    assert_eq!(early, Err(Refusal::Changed), "nobody has looked at it");
    act(&world, &village(), id, StartupDeed::Diagnose(day("2026-06-05")))
        .await
        .unwrap();
    for service in FounderService::ALL {
        act(&world, &village(), id, given(*service)).await.unwrap();
    }
    let twice = act(&world, &village(), id, given(FounderService::Loan)).await;
    assert_eq!(twice, Err(Refusal::field("service", Problem::Taken)));
    let view = startups.startup(&village(), id).await.unwrap();
    assert_eq!(view.line.stage, StartupStage::Supported);
    act(
        &world,
        &village(),
        id,
        StartupDeed::Open(day("2026-06-30"), "照-1".to_owned()),
    )
    .await
    .unwrap();
    let tasks = |settled: fn(Settled) -> bool| {
        let db = world.services.db.clone();
        async move {
            let all = db.list_tasks_of(&[person(1, VILLAGE).id]).await.unwrap();
            all.iter()
                .filter(|task| task.kind == TaskKind::StartupVisit && settled(task.settled))
                .count()
        }
    };
    let open = |settled| settled == Settled::Open;
    assert_eq!(tasks(open).await, 3);
    world.clock.set("2026-12-30");
    let visit = |months, on: &str, running| StartupDeed::Visit {
        months,
        on: day(on),
        running,
        workers: 2,
    };
    let odd = act(&world, &village(), id, visit(7, "2026-12-30", true)).await;
    assert_eq!(odd, Err(Refusal::field("months", Problem::OutOfRange)));
    act(&world, &village(), id, visit(6, "2026-12-30", true))
        .await
        .unwrap();
    assert_eq!(tasks(open).await, 2);
    world.clock.set("2028-07-01");
    act(&world, &village(), id, visit(12, "2027-07-01", true))
        .await
        .unwrap();
    act(&world, &village(), id, visit(24, "2028-07-01", true))
        .await
        .unwrap();
    assert_eq!(
        startups.startup(&village(), id).await.unwrap().line.stage,
        StartupStage::Surviving
    );
    assert_eq!(tasks(open).await, 0);
    let table = startups
        .startup_table(&staff(Role::CountyOfficer, COUNTY), (Some(2026), Some(2)), None)
        .await
        .unwrap();
    let total = table.total.sums;
    assert_eq!(
        (total.intents, total.complete, total.opened, total.surviving),
        (1, 1, 1, 1)
    );
    let third = startups
        .startup_table(&staff(Role::CitySupervisor, "3305"), (Some(2026), Some(3)), None)
        .await
        .unwrap();
    assert_eq!(third.total.sums.intents, 0);
}

#[tokio::test]
async fn a_loan_takes_its_steps_with_four_eyes() {
    let (world, id) = begun().await;
    act(&world, &village(), id, StartupDeed::Diagnose(day("2026-06-05")))
        .await
        .unwrap();
    world.clock.set("2026-07-30");
    let much = act(
        &world,
        &town(),
        id,
        StartupDeed::Borrow(Fen(400_000_001), day("2026-07-01")),
    )
    .await;
    assert_eq!(much, Err(Refusal::field("fen", Problem::OutOfRange)), "R80");
    let asked = StartupDeed::Borrow(Fen::yuan(100_000), day("2026-07-01"));
    act(&world, &town(), id, asked).await.unwrap();
    let step = |stage, on: &str| StartupDeed::Lend(stage, day(on));
    let own = act(&world, &town(), id, step(LoanStage::Recommended, "2026-07-02")).await;
    assert_eq!(own, Err(Refusal::FourEyes));
    let low = act(&world, &village(), id, step(LoanStage::Recommended, "2026-07-02")).await;
    assert_eq!(low, Err(Refusal::NotAllowed));
    let county = staff(Role::CountyOfficer, COUNTY);
    let leap = act(&world, &county, id, step(LoanStage::Granted, "2026-07-02")).await;
    assert_eq!(leap, Err(Refusal::Changed));
    for (stage, on) in [
        (LoanStage::Recommended, "2026-07-02"),
        (LoanStage::Guaranteed, "2026-07-05"),
        (LoanStage::AtBank, "2026-07-06"),
        (LoanStage::Granted, "2026-07-20"),
    ] {
        act(&world, &county, id, step(stage, on)).await.unwrap();
    }
    let view = world.ports.startups.startup(&village(), id).await.unwrap();
    assert!(
        view.line.startup.has(FounderService::Loan),
        "the loan is one of the five"
    );
    let paid = StartupDeed::Subsidise(Fen::yuan(300), day("2026-07-25"));
    act(&world, &county, id, paid.clone()).await.unwrap();
    act(&world, &county, id, paid).await.unwrap();
    act(
        &world,
        &village(),
        id,
        StartupDeed::End(day("2026-07-28"), StartupEnd::Failed),
    )
    .await
    .unwrap();
    act(&world, &county, id, step(LoanStage::Overdue, "2026-07-29"))
        .await
        .unwrap();
    let view = world.ports.startups.startup(&county, id).await.unwrap();
    let loan = view.line.startup.loan.unwrap();
    assert_eq!((loan.stage, loan.subsidy), (LoanStage::Overdue, Fen::yuan(600)));
}

#[tokio::test]
async fn two_at_once_one_wins_and_others_see_nothing() {
    let (world, id) = begun().await;
    let startups = &world.ports.startups;
    let looked = StartupDeed::Diagnose(day("2026-06-05"));
    startups
        .act_on_startup(&village(), id, 1, looked.clone())
        .await
        .unwrap();
    let second = startups.act_on_startup(&village(), id, 1, looked).await;
    assert_eq!(second, Err(Refusal::Changed));
    let next = staff(Role::Coordinator, NEXT_VILLAGE);
    assert_eq!(
        startups.startup(&next, id).await.map(drop),
        Err(Refusal::NotFound)
    );
    let list = startups.startups(&next, StartupFilter::default()).await.unwrap();
    assert_eq!(list.total, 0);
    let number = StartupWish {
        project: "找 13812345678".to_owned(),
        ..wish()
    };
    let other = startups
        .begin_startup(&village(), person(1, VILLAGE).id, number)
        .await;
    assert_eq!(other, Err(Refusal::field("project", Problem::NoNumbers)));
}
