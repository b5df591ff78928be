//! An employer says whom it needs and by when; whoever plans classes sees it and plans one; the employer sees what became of it.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::training_classes::{draft, plan};
use crate::world::{COUNTY, OTHER_TOWN, TOWN, World, code, day, employer_id, staff};
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, TrainingOrderId};
use domain::ports::{ClassSource, OrderLine};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassKind, ClassPlan, ClassStage};
use domain::training_order::{OrderKind, OrderState, OrderWish};
use uuid::Uuid;

/// Twenty sewers by September.
pub fn wish() -> OrderWish {
    OrderWish {
        kind: OrderKind::Targeted,
        topic: "缝纫工".to_owned(),
        people: 20,
        area: code(TOWN),
        needed_by: day("2026-09-01"),
        terms: "月薪 4500 元，包吃住".to_owned(),
    }
}

fn employer(id: EmployerId) -> Actor {
    Actor::Employer {
        account: AccountId(Uuid::from_u128(0xE1)),
        employer: id,
    }
}

fn town() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

async fn own(world: &World) -> Vec<OrderLine> {
    let orders = &world.ports.training_orders;
    orders.own_orders(&employer(employer_id())).await.unwrap().lines
}

async fn ordered() -> (World, TrainingOrderId) {
    let world = World::with(&[], &crate::world::vacancies(1..=1)).await;
    let orders = &world.ports.training_orders;
    let id = orders
        .order_training(&employer(employer_id()), wish())
        .await
        .unwrap();
    (world, id)
}

#[tokio::test]
async fn an_order_becomes_a_class_and_its_employer_sees_it() {
    let (world, id) = ordered().await;
    let classes = &world.ports.training_classes;
    let seen = world
        .ports
        .training_orders
        .open_orders(&town(), None)
        .await
        .unwrap();
    assert_eq!(seen[0].order.id, id);
    assert!(!seen[0].order.firm.is_empty() && seen[0].may_settle);
    let form = classes.class_form(&town(), ClassSource::Order(id)).await.unwrap();
    assert_eq!(form.order.unwrap().wish, wish());
    let answer = ClassPlan {
        kind: ClassKind::Targeted,
        employer: "somebody else".to_owned(),
        order: Some(id),
        ..plan()
    };
    let class = classes.plan_class(&town(), draft(answer)).await.unwrap();
    let kept = world
        .services
        .db
        .find_training_class(class)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.plan.employer_id, Some(employer_id()));
    assert_eq!(
        kept.plan.employer, seen[0].order.firm,
        "whose order it is, not what was typed"
    );
    let line = &own(&world).await[0];
    assert_eq!(line.classes[0].stage, ClassStage::Planned);
    assert_eq!(line.order.state, OrderState::Open);
}

#[tokio::test]
async fn an_order_is_ended_by_its_employer_or_declined_with_a_reason() {
    let (world, id) = ordered().await;
    let orders = &world.ports.training_orders;
    let stranger = employer(EmployerId(Uuid::from_u128(0xBAD)));
    assert_eq!(orders.withdraw_order(&stranger, id).await, Err(Refusal::NotFound));
    let next = staff(Role::TownOfficer, OTHER_TOWN);
    let seen = orders.open_orders(&next, None).await.unwrap();
    assert!(
        !seen[0].may_settle,
        "seen in the county, decided where the work is"
    );
    assert_eq!(
        orders.decline_order(&next, id, "人不够".to_owned()).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        orders.decline_order(&town(), id, " ".to_owned()).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    orders
        .decline_order(&town(), id, "今年没有计划".to_owned())
        .await
        .unwrap();
    let reason = "今年没有计划".to_owned();
    assert_eq!(own(&world).await[0].order.state, OrderState::Declined { reason });
    assert_eq!(
        orders.withdraw_order(&employer(employer_id()), id).await,
        Err(Refusal::Changed)
    );
    assert!(orders.open_orders(&town(), None).await.unwrap().is_empty());
    let classes = &world.ports.training_classes;
    let late = ClassPlan {
        order: Some(id),
        ..plan()
    };
    assert_eq!(
        classes.plan_class(&town(), draft(late)).await,
        Err(Refusal::field("order", Problem::Wrong))
    );
}

#[tokio::test]
async fn an_order_is_for_people_of_the_county_and_not_for_yesterday() {
    let (world, _) = ordered().await;
    let orders = &world.ports.training_orders;
    let firm = employer(employer_id());
    let abroad = OrderWish {
        area: code("330502001"),
        ..wish()
    };
    assert_eq!(
        orders.order_training(&firm, abroad).await,
        Err(Refusal::field("area", Problem::OutOfRange))
    );
    let late = OrderWish {
        needed_by: day("2026-01-01"),
        ..wish()
    };
    assert_eq!(
        orders.order_training(&firm, late).await,
        Err(Refusal::field("needed_by", Problem::OutOfRange))
    );
    let officer = staff(Role::CountyOfficer, COUNTY);
    assert_eq!(
        orders.order_training(&officer, wish()).await,
        Err(Refusal::NotSignedIn)
    );
}
