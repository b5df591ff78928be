//! Forms of orders for training.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /employer/training` | `training_orders.order_training` | the list, or the form with what was typed |
//! | `POST /employer/training/{id}` | `training_orders.withdraw_order` | the list |
//! | `POST /staff/training/orders/{id}` | `training_orders.decline_order` | what people wish to learn |

use super::{Pairs, field};
use domain::ids::TrainingOrderId;
use domain::refusal::Refusal;
use domain::training_order::OrderWish;

/// `GET`: an employer's orders; `POST`: one more.
pub const OWN_ORDERS: &str = "/employer/training";

/// `POST`: takes one back.
pub fn own_order_path(id: TrainingOrderId) -> String {
    format!("{OWN_ORDERS}/{id}")
}

/// `POST`: no class is planned for it.
pub fn order_path(id: TrainingOrderId) -> String {
    format!("/staff/training/orders/{id}")
}

impl Pairs {
    /// What an employer needs.
    pub fn order_wish(&self) -> Result<OrderWish, Refusal> {
        Ok(OrderWish {
            kind: field("kind", self.first("kind"))?,
            topic: self.first("topic").to_owned(),
            people: field("people", self.first("people"))?,
            area: field("area", self.first("area"))?,
            needed_by: self.day_of("needed_by")?,
            terms: self.first("terms").to_owned(),
        })
    }

    /// Why no class is planned.
    pub fn order_reason(&self) -> String {
        self.first("reason").to_owned()
    }
}
