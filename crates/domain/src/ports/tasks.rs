//! What is to be done: the list of today, and households that are left in peace.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::{HouseholdId, PersonId, TaskId, VisitId};
use crate::task::{Task, TaskKind, TaskState};
use crate::values::AreaCode;
use crate::visit::MuteReason;
use async_trait::async_trait;
use chrono::NaiveDate;

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskFilter {
    /// Only this kind.
    pub kind: Option<TaskKind>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Everybody of the area, and not only the asker's own people.
    pub everybody: bool,
    /// Only what should have been done before.
    pub overdue: bool,
    /// Page, from 0.
    pub page: u32,
}

/// A task of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// The task.
    pub task: Task,
    /// Where it stands today.
    pub state: TaskState,
    /// Whether it should have been done before.
    pub overdue: bool,
}

/// A person with what is to be done, most pressing first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonTasks {
    /// The person.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// The tasks.
    pub tasks: Vec<TaskLine>,
}

/// A household with its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdTasks {
    /// The household; `None` for people of none.
    pub household: Option<HouseholdId>,
    /// Hamlet, street and number.
    pub address: String,
    /// The people.
    pub people: Vec<PersonTasks>,
}

/// A place with its households.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceTasks {
    /// The place.
    pub area: AreaRef,
    /// The households, most pressing first.
    pub households: Vec<HouseholdTasks>,
}

/// The list of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskList {
    /// The places.
    pub places: Vec<PlaceTasks>,
    /// How many households there are, this page or not.
    pub total: u32,
    /// Households on a page.
    pub per_page: u32,
    /// Page, from 0.
    pub page: u32,
    /// What the asker has not finished: draft, person, name, day.
    pub drafts: Vec<(VisitId, PersonId, String, NaiveDate)>,
    /// How many questions about visits wait for a human.
    pub questions: u32,
    /// Whether only the asker's own people are listed.
    pub own: bool,
    /// Whether the asker looks after anybody.
    pub has_own: bool,
    /// Whether the asker may visit and settle tasks.
    pub may_visit: bool,
    /// Today.
    pub today: NaiveDate,
}

/// Whether a household is left in peace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MuteView {
    /// Why.
    pub why: MuteReason,
    /// The last day; `None` = until somebody says otherwise.
    pub until_on: Option<NaiveDate>,
}

/// Questions about tasks. Staff only.
#[async_trait]
pub trait Tasks: Send + Sync {
    /// What is to be done today.
    async fn to_do(&self, who: &Actor, filter: TaskFilter) -> Answered<TaskList>;

    /// Says that something was done, on its true day.
    async fn task_done(&self, who: &Actor, task: TaskId, on: NaiveDate) -> Answered<()>;

    /// Says that something is not to be done: the person is away until a day, on which somebody comes again, or for good.
    async fn cancel_task(&self, who: &Actor, task: TaskId, away_until: Option<NaiveDate>) -> Answered<()>;

    /// Whether a household is left in peace.
    async fn mute_of(&self, who: &Actor, household: HouseholdId) -> Answered<Option<MuteView>>;

    /// Leaves a household in peace: nothing is to be done about any of its members.
    async fn mute(&self, who: &Actor, household: HouseholdId, mute: MuteView) -> Answered<()>;

    /// Leaves it in peace no more.
    async fn unmute(&self, who: &Actor, household: HouseholdId) -> Answered<()>;
}
