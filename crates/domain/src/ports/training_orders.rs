//! What employers need people to learn: they state it, whoever plans classes sees it among what people wish to learn.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::{ClassId, TrainingOrderId};
use crate::training_class::ClassStage;
use crate::training_order::{OrderWish, TrainingOrder};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// A class that answers an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderClass {
    /// Which.
    pub id: ClassId,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub stage: ClassStage,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Places taken.
    pub taken: u32,
    /// Places.
    pub seats: u32,
}

/// An order, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// The order.
    pub order: TrainingOrder,
    /// Where the work is, in words.
    pub place: String,
    /// The classes that answer it, the latest first; of those that were called off too.
    pub classes: Vec<OrderClass>,
    /// Whether the asker may end it.
    pub may_settle: bool,
}

/// The orders of an employer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnOrders {
    /// The latest first.
    pub lines: Vec<OrderLine>,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// Whether the employer may order anything: one on a list of the office may not.
    pub may_order: bool,
    /// The day.
    pub today: NaiveDate,
}

/// Questions about orders for training.
#[async_trait]
pub trait TrainingOrders: Send + Sync {
    /// The orders of the asking employer.
    async fn own_orders(&self, who: &Actor) -> Answered<OwnOrders>;

    /// States what the asking employer needs.
    async fn order_training(&self, who: &Actor, wish: OrderWish) -> Answered<TrainingOrderId>;

    /// The employer needs it no more. A class that was planned for it goes on.
    async fn withdraw_order(&self, who: &Actor, id: TrainingOrderId) -> Answered<()>;

    /// Open orders of the asker's county, or of an area in it, the most urgent first; for whoever plans classes.
    async fn open_orders(&self, who: &Actor, area: Option<AreaCode>) -> Answered<Vec<OrderLine>>;

    /// No class is planned for it; the employer reads why.
    async fn decline_order(&self, who: &Actor, id: TrainingOrderId, reason: String) -> Answered<()>;
}
