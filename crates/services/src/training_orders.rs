//! What employers need people to learn, and the classes that answer it.

use crate::training_classes::{planning_scope, reason_given};
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{EmployerId, TrainingOrderId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, OrderClass, OrderLine, OwnOrders, TrainingOrders};
use domain::refusal::{Problem, Refusal};
use domain::training_order::{OrderState, OrderWish, TrainingOrder};
use domain::values::{AreaCode, AreaLevel};
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// What audit lines call an order.
const NOUN: &str = "training_order";
/// Orders of one employer that are open at once.
const OPEN_MAX: usize = 20;

#[async_trait]
impl TrainingOrders for Services {
    async fn own_orders(&self, who: &Actor) -> Answered<OwnOrders> {
        self.orders_of_employer(who).await.map_err(|f| self.internal(&f))
    }

    async fn order_training(&self, who: &Actor, wish: OrderWish) -> Answered<TrainingOrderId> {
        self.keep_order(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn withdraw_order(&self, who: &Actor, id: TrainingOrderId) -> Answered<()> {
        self.take_order_back(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn open_orders(&self, who: &Actor, area: Option<AreaCode>) -> Answered<Vec<OrderLine>> {
        self.orders_around(who, area).await.map_err(|f| self.internal(&f))
    }

    async fn decline_order(&self, who: &Actor, id: TrainingOrderId, reason: String) -> Answered<()> {
        self.turn_order_down(who, id, &reason)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn orders_of_employer(&self, who: &Actor) -> Result<OwnOrders, Failure> {
        let employer = who.own_employer(Deed::Create, Function::CourseClass)?;
        let mut db = self.db.read().await?;
        let orders = db.list_training_orders_of(employer).await?;
        let county = county_of(&mut db, employer).await?;
        let may_order = county.is_some() && !self.is_on_a_list(&mut db, employer).await?;
        let lines = self.order_lines(&mut db, orders, |order| order.state == OrderState::Open);
        Ok(OwnOrders {
            lines: lines.await?,
            places: self.area_book().await?.below(county),
            may_order,
            today: self.clock.today(),
        })
    }

    async fn keep_order(&self, who: &Actor, wish: OrderWish) -> Result<TrainingOrderId, Failure> {
        let employer = who.own_employer(Deed::Create, Function::CourseClass)?;
        let wish = OrderWish {
            topic: wish.topic.trim().to_owned(),
            terms: wish.terms.trim().to_owned(),
            ..wish
        };
        let problems = wish.problems(self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        for (field, text) in [("topic", &wish.topic), ("terms", &wish.terms)] {
            without_number(field, text)?;
        }
        let mut change = self.db.begin().await?;
        if self.is_on_a_list(&mut change, employer).await? {
            return Err(Refusal::NotAllowed.into());
        }
        let county = county_of(&mut change, employer).await?;
        if !county.is_some_and(|county| county.contains(wish.area)) {
            return Err(Refusal::field("area", Problem::OutOfRange).into());
        }
        let known = change.list_training_orders_of(employer).await?;
        let open = known.iter().filter(|one| one.state == OrderState::Open);
        if open.count() >= OPEN_MAX {
            return Err(Refusal::NoMoreToday.into());
        }
        let now = self.clock.now();
        let one = TrainingOrder {
            id: TrainingOrderId::new(self.ids.as_ref(), now),
            employer,
            firm: String::new(),
            wish,
            state: OrderState::Open,
            made_by: who.label(),
            made_at: now,
            settled_by: None,
        };
        change.add_training_order(&one).await?;
        let detail = json!({ "kind": one.wish.kind, "people": one.wish.people });
        change
            .add_audit(&self.audit(who, "order", NOUN, one.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(one.id)
    }

    async fn take_order_back(&self, who: &Actor, id: TrainingOrderId) -> Result<(), Failure> {
        let employer = who.own_employer(Deed::Create, Function::CourseClass)?;
        let mut change = self.db.begin().await?;
        let order = change.find_training_order(id).await?;
        let own = order.filter(|one| one.employer == employer);
        own.ok_or(Refusal::NotFound)?;
        self.settle_order(change, who, (id, &OrderState::Withdrawn)).await
    }

    async fn turn_order_down(&self, who: &Actor, id: TrainingOrderId, reason: &str) -> Result<(), Failure> {
        let scope = planning_scope(who)?;
        let reason = reason_given("reason", reason)?;
        let mut change = self.db.begin().await?;
        let order = change.find_training_order(id).await?.ok_or(Refusal::NotFound)?;
        if !scope.area.is_none_or(|area| area.contains(order.wish.area)) {
            return Err(Refusal::NotFound.into());
        }
        self.settle_order(change, who, (id, &OrderState::Declined { reason }))
            .await
    }

    async fn settle_order(
        &self,
        mut change: store::Transaction,
        who: &Actor,
        (id, state): (TrainingOrderId, &OrderState),
    ) -> Result<(), Failure> {
        if !change.settle_training_order(id, state, &who.label()).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "state": state.code() });
        change
            .add_audit(&self.audit(who, "settle", NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// People go to work in the next township too: whoever plans classes sees the orders of the whole county.
    async fn orders_around(&self, who: &Actor, area: Option<AreaCode>) -> Result<Vec<OrderLine>, Failure> {
        let scope = planning_scope(who)?;
        let county = scope.area.map(|own| own.at(AreaLevel::County).unwrap_or(own));
        let asked = match (county, area) {
            (Some(county), Some(area)) if !county.contains(area) => return Err(Refusal::NotFound.into()),
            (county, area) => area.or(county),
        };
        let mut db = self.db.read().await?;
        let orders = db.list_open_training_orders(asked, self.clock.today()).await?;
        let settles = |order: &TrainingOrder| scope.area.is_none_or(|own| own.contains(order.wish.area));
        self.order_lines(&mut db, orders, settles).await
    }

    async fn order_lines(
        &self,
        db: &mut Connection,
        orders: Vec<TrainingOrder>,
        may_settle: impl Fn(&TrainingOrder) -> bool,
    ) -> Result<Vec<OrderLine>, Failure> {
        let ids: Vec<TrainingOrderId> = orders.iter().map(|one| one.id).collect();
        let classes = db.list_training_classes_for(&ids).await?;
        let lines = self.class_lines(db, &classes).await?;
        let mut answers: HashMap<TrainingOrderId, Vec<OrderClass>> = HashMap::new();
        for (class, line) in classes.iter().zip(lines) {
            let Some(order) = class.plan.order else { continue };
            answers.entry(order).or_default().push(OrderClass {
                id: line.id,
                name: line.name,
                stage: line.stage,
                starts_on: line.starts_on,
                taken: line.taken,
                seats: line.seats,
            });
        }
        let book = self.area_book().await?;
        let line = |order: TrainingOrder| OrderLine {
            place: book.place(order.wish.area),
            classes: answers.remove(&order.id).unwrap_or_default(),
            may_settle: may_settle(&order),
            order,
        };
        Ok(orders.into_iter().map(line).collect())
    }

    /// Whether an employer stands on the wage blacklist or the abnormal list: then nobody trains people for it.
    async fn is_on_a_list(&self, db: &mut Connection, employer: EmployerId) -> Result<bool, Failure> {
        let today = self.clock.today();
        Ok(db.is_employer_listed(employer, today).await? || db.is_employer_abnormal(employer, today).await?)
    }
}

/// The county an employer is in.
async fn county_of(db: &mut Connection, employer: EmployerId) -> Result<Option<AreaCode>, Failure> {
    let area = db.find_employer(employer).await?.and_then(|one| one.area);
    Ok(area.map(|area| area.at(AreaLevel::County).unwrap_or(area)))
}
