//! What people agreed to.

use super::Answered;
use crate::actor::Actor;
use crate::consent::{ConsentHow, Purpose, Word};
use crate::ids::PersonId;
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A word to record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentWish {
    /// For what.
    pub purpose: Purpose,
    /// Yes or no.
    pub given: bool,
    /// How staff had it; a person who is signed in says it by asking.
    pub how: ConsentHow,
    /// When it was said.
    pub on: NaiveDate,
}

/// What holds for a purpose, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentView {
    /// For what.
    pub purpose: Purpose,
    /// What holds.
    pub word: Word,
    /// How it was said, where it was.
    pub how: Option<ConsentHow>,
    /// When.
    pub on: Option<NaiveDate>,
    /// The sentence it answers.
    pub wording: u32,
    /// Every day on which something was said, latest first: yes or no, and how.
    pub past: Vec<(NaiveDate, bool, ConsentHow)>,
}

/// Questions about consents. A person about their own, who acts for them likewise, staff about those of their people.
#[async_trait]
pub trait Consents: Send + Sync {
    /// What a person agreed to, every purpose; `None` = oneself, or the person acted for.
    async fn consents(&self, who: &Actor, person: Option<PersonId>) -> Answered<Vec<ConsentView>>;

    /// Keeps a word. A no holds at once: leads that have not arrived are withdrawn.
    async fn say(&self, who: &Actor, person: Option<PersonId>, wish: ConsentWish) -> Answered<()>;
}
