//! Policy figures: those in force, and those a county asks to be set.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::FigureRequestId;
use crate::params::{ParamKey, PolicyParameter};
use crate::policy::{EvalProblem, Evaluated, Rule};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// A figure that is to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureWish {
    /// Where.
    pub area: AreaCode,
    /// Which.
    pub key: ParamKey,
    /// The figure, in the unit of the key.
    pub value: i64,
    /// The first day.
    pub valid_from: NaiveDate,
    /// The document or decision it comes from.
    pub source: String,
}

/// A figure somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureLine {
    /// Our id.
    pub id: FigureRequestId,
    /// What is asked.
    pub wish: FigureWish,
    /// Where, in words.
    pub area: AreaRef,
    /// What holds there today; nothing where no figure is set.
    pub now: Option<i64>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When it was decided, and whether it was approved.
    pub decided: Option<(DateTime<Utc>, bool)>,
    /// Whether whoever looks may decide it.
    pub may_decide: bool,
}

/// The figures of somebody's area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDesk {
    /// What was asked, the latest first; what waits before everything else.
    pub requests: Vec<FigureLine>,
    /// The area for which whoever looks may ask.
    pub may_ask: Option<AreaRef>,
}

/// Questions about policy figures.
#[async_trait]
pub trait Policies: Send + Sync {
    /// The figures in force today, with their sources. Public.
    async fn in_force(&self, who: &Actor) -> Answered<Vec<PolicyParameter>>;
    /// Puts a rule to facts, for a place and today. Public; nothing of it is kept.
    async fn put(
        &self,
        who: &Actor,
        rule: &'static Rule,
        inputs: Value,
        area: Option<AreaCode>,
    ) -> Answered<Result<Evaluated, EvalProblem>>;
    /// What was asked in the area of whoever looks.
    async fn desk(&self, who: &Actor) -> Answered<FigureDesk>;
    /// Asks for a figure; it holds when somebody else has approved it.
    async fn ask(&self, who: &Actor, wish: FigureWish) -> Answered<()>;
    /// Approves or refuses what somebody else asked.
    async fn decide(&self, who: &Actor, request: FigureRequestId, approved: bool) -> Answered<()>;
}
