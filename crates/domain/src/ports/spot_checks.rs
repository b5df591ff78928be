//! Spot checks: which visits of a month a supervisor looks at again, and what was found.

use super::Answered;
use crate::actor::Actor;
use crate::ids::{PersonId, SpotDrawId, VisitId};
use crate::visit::{SpotCheck, SpotDraw, SpotResult};
use async_trait::async_trait;
use chrono::NaiveDate;

/// A visit to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotLine {
    /// What was found so far.
    pub check: SpotCheck,
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where.
    pub place: String,
    /// Who visited, by sign-in name.
    pub by: String,
    /// The day of the visit.
    pub on: NaiveDate,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotPage {
    /// Its first day.
    pub month: NaiveDate,
    /// Held visits that have come in by now.
    pub held: u32,
    /// How many of a hundred are checked.
    pub percent: u32,
    /// The draw, where one was made.
    pub draw: Option<SpotDraw>,
    /// Whether the draw, made again from what was kept of it, draws the same visits.
    pub is_same: bool,
    /// Its visits.
    pub lines: Vec<SpotLine>,
}

/// Questions about spot checks. Supervisors of townships and counties only.
#[async_trait]
pub trait SpotChecks: Send + Sync {
    /// A month; `None` = the one before this.
    async fn month(&self, who: &Actor, month: Option<NaiveDate>) -> Answered<SpotPage>;

    /// Draws the visits of a month to be checked, once.
    async fn draw(&self, who: &Actor, month: NaiveDate) -> Answered<()>;

    /// Says what a check found; what is returned is visited again.
    async fn check(
        &self,
        who: &Actor,
        of: (SpotDrawId, VisitId),
        result: SpotResult,
        note: String,
    ) -> Answered<()>;
}
