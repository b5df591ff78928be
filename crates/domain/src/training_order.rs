//! Orders of employers for training (订单式、定向、定岗): whom they need, with which skill, by when. Whoever plans classes sees them
//! among what people wish to learn, and plans a class for one.

use crate::code::codes;
use crate::ids::{EmployerId, TrainingOrderId};
use crate::refusal::{FieldProblem, Problem};
use crate::training_class::ClassKind;
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};

/// Letters of what is to be learned.
pub const TOPIC_MAX: usize = 40;
/// Letters of what the work offers.
pub const TERMS_MAX: usize = 200;
/// People of one order at most.
pub const PEOPLE_MAX: u32 = 500;
/// Days ahead within which people are needed.
pub const AHEAD_DAYS: i64 = 366;

codes! {
    /// What an employer promises those who have learned it.
    pub enum OrderKind {
        /// 订单式: it takes whoever passes.
        OrderBased = "order_based",
        /// 定向: its trade, near its works.
        Targeted = "targeted",
        /// 定岗: a post that is named.
        PostSpecific = "post_specific",
    }
}

impl OrderKind {
    /// The kind of class that answers it.
    pub const fn class_kind(self) -> ClassKind {
        match self {
            Self::OrderBased => ClassKind::OrderBased,
            Self::Targeted => ClassKind::Targeted,
            Self::PostSpecific => ClassKind::PostSpecific,
        }
    }
}

/// What an employer needs, as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderWish {
    /// What it promises.
    pub kind: OrderKind,
    /// What is to be learned: a trade, in words.
    pub topic: String,
    /// How many people.
    pub people: u32,
    /// Where the work is.
    pub area: AreaCode,
    /// By when they are needed.
    pub needed_by: NaiveDate,
    /// What the work offers: pay, hours, lodging.
    pub terms: String,
}

impl OrderWish {
    /// What is wrong with it.
    pub fn problems(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        let mut wrong = |field: &str, problem| {
            found.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        };
        for (field, text, most) in [
            ("topic", &self.topic, TOPIC_MAX),
            ("terms", &self.terms, TERMS_MAX),
        ] {
            match text.trim().chars().count() {
                0 => wrong(field, Problem::Required),
                count if count > most => wrong(field, Problem::TooLong),
                _ => {}
            }
        }
        if !(1..=PEOPLE_MAX).contains(&self.people) {
            wrong("people", Problem::OutOfRange);
        }
        if !(1..=AHEAD_DAYS).contains(&(self.needed_by - today).num_days()) {
            wrong("needed_by", Problem::OutOfRange);
        }
        found
    }
}

/// Where an order stands, as kept. Whether a class answers it is said by the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// Somebody may plan a class for it.
    Open,
    /// The employer needs it no more.
    Withdrawn,
    /// The office plans none.
    Declined {
        /// Why.
        reason: String,
    },
}

impl OrderState {
    /// The stable code of the state.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Withdrawn => "withdrawn",
            Self::Declined { .. } => "declined",
        }
    }
}

/// An order as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingOrder {
    /// Our id.
    pub id: TrainingOrderId,
    /// Whose.
    pub employer: EmployerId,
    /// What that is called.
    pub firm: String,
    /// What it needs.
    pub wish: OrderWish,
    /// Where it stands.
    pub state: OrderState,
    /// Who entered it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Who withdrew or declined it.
    pub settled_by: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_order_says_whom_it_needs_and_what_the_work_offers() {
        let good = OrderWish {
            kind: OrderKind::OrderBased,
            topic: "缝纫工".to_owned(),
            people: 20,
            area: "330521101".parse().unwrap(),
            needed_by: day("2026-09-01"),
            terms: "月薪 4500 元，包吃住".to_owned(),
        };
        let today = day("2026-07-01");
        assert!(good.problems(today).is_empty());
        let bad = OrderWish {
            topic: " ".to_owned(),
            people: 0,
            needed_by: today,
            terms: "长".repeat(TERMS_MAX + 1),
            ..good
        };
        let found: Vec<String> = bad.problems(today).into_iter().map(|one| one.field).collect();
        assert_eq!(found, ["topic", "terms", "people", "needed_by"]);
    }
}
