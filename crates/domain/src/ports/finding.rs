//! Finding people on the register, and not entering them twice.

use super::{Answered, AreaRef, PersonLine};
use crate::actor::Actor;
use crate::finding::{AgeBand, PaceBand, PeopleOrder, Whose};
use crate::ids::AccountId;
use crate::look_alike::LookAlike;
use crate::person::{Category, EmploymentStatus};
use crate::values::{AreaCode, ResidentId};
use async_trait::async_trait;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a list of people is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeopleQuery {
    /// The mark of what was typed, as [`Finding::remember`] gave it. The text itself never stands in an address.
    pub found: Option<String>,
    /// The area; the asker's own when left out.
    pub area: Option<AreaCode>,
    /// Whose people; those of the asker where there are any.
    pub whose: Option<Whose>,
    /// The coordinator who looks after them.
    pub owner: Option<AccountId>,
    /// A group they belong to.
    pub category: Option<Category>,
    /// How far behind they are; only people due have a pace.
    pub pace: Option<PaceBand>,
    /// Their age.
    pub age: Option<AgeBand>,
    /// What they do now.
    pub employment: Option<EmploymentStatus>,
    /// Nothing was written about them and nothing brought to them for a while.
    pub stale: bool,
    /// Work capacity or a function was never assessed.
    pub unassessed: bool,
    /// In which order; those who lack most first when left out.
    pub order: Option<PeopleOrder>,
    /// First page = 0.
    pub page: u32,
}

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPerson {
    /// The line of the list.
    pub line: PersonLine,
    /// Whether leads are owed; without, the pace says nothing.
    pub due: bool,
    /// Sign-in name of whoever looks after the person.
    pub owner: Option<String>,
}

/// Somebody who looks after people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caretaker {
    /// The account.
    pub account: AccountId,
    /// Its sign-in name.
    pub login: String,
    /// Its area, in words.
    pub place: String,
}

/// A page of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleFound {
    /// How many there are; when `more`, at least so many.
    pub total: u32,
    /// Whether the search stopped before the end: too many answer to what was typed.
    pub more: bool,
    /// This page.
    pub people: Vec<FoundPerson>,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
    /// The area shown, from the top of the asker's own down.
    pub path: Vec<AreaRef>,
    /// The areas directly below it.
    pub areas: Vec<AreaRef>,
    /// Whose people are shown.
    pub whose: Whose,
    /// What was typed; nothing when it was not, or is forgotten.
    pub said: Option<String>,
    /// What was typed is forgotten: it must be typed again.
    pub forgotten: bool,
    /// Who looks after people in the asker's area.
    pub caretakers: Vec<Caretaker>,
}

/// What is known of somebody about to be entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// The name as typed.
    pub name: String,
    /// The resident ID number, once it is whole.
    pub resident_id: Option<ResidentId>,
    /// The birth date, where the number is not known.
    pub birth: Option<NaiveDate>,
    /// Where the person lives.
    pub living_area: Option<AreaCode>,
}

/// Questions about who is on the register. Staff only.
#[async_trait]
pub trait Finding: Send + Sync {
    /// Keeps what was typed on the server for a while, for its asker alone, and gives a mark for the address.
    async fn remember(&self, who: &Actor, text: &str) -> Answered<String>;

    /// A page of the people of a query.
    async fn find(&self, who: &Actor, query: &PeopleQuery) -> Answered<PeopleFound>;

    /// Files that may be of somebody about to be entered. Of files outside the asker's area only the office is told.
    async fn look_alikes(&self, who: &Actor, sought: &NewPerson) -> Answered<Vec<LookAlike>>;
}
