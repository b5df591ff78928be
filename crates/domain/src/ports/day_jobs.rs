//! Day labour: the board of the next days, for everybody.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::day_job::{DayPartOfWeek, WorkDays};
use crate::ids::VacancyId;
use crate::vacancy::Wage;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// One piece of day labour on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayJobLine {
    /// The vacancy.
    pub vacancy: VacancyId,
    /// What is wanted.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Pay.
    pub wage: Wage,
    /// How many people are still wanted.
    pub left: u32,
    /// When and where.
    pub days: WorkDays,
    /// Telephone for those who want it.
    pub phone: String,
    /// In which part of the board.
    pub part: DayPartOfWeek,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayJobBoard {
    /// Where.
    pub area: Option<AreaRef>,
    /// Places to choose from: the townships there, or beside it.
    pub places: Vec<AreaRef>,
    /// The lines, the earliest first.
    pub lines: Vec<DayJobLine>,
    /// The day.
    pub today: NaiveDate,
}

/// Questions about day labour.
#[async_trait]
pub trait DayJobs: Send + Sync {
    /// The board of a place.
    async fn day_jobs(&self, who: &Actor, area: Option<AreaCode>) -> Answered<DayJobBoard>;

    /// The days of a vacancy, where it is day labour.
    async fn days_of(&self, who: &Actor, vacancy: VacancyId) -> Answered<Option<WorkDays>>;
}
