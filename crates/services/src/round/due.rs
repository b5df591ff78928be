//! Rounds that run by themselves: a small one every day for whoever fell behind, one a month for everybody.

use super::{RoundReport, RoundRequest};
use crate::{Failure, Services};
use chrono::{Datelike, Timelike};
use domain::actor::Actor;
use domain::clock::SHANGHAI;
use domain::rules::lead::RoundPlan;

impl Services {
    /// Runs the round that is due and not yet done, if the county has set when.
    pub async fn run_due_round(&self) -> Result<Option<RoundReport>, Failure> {
        let today = self.clock.today();
        let plan = RoundPlan::of(&self.params().await?, today);
        if plan.hour.is_none() && plan.month_day.is_none() {
            return Ok(None);
        }
        let first = today.with_day(1).unwrap_or(today);
        let done = self.db.list_round_days(first).await?;
        let hour = self.clock.now().with_timezone(&SHANGHAI).hour();
        let Some(kind) = plan.due(today, hour, &done) else {
            return Ok(None);
        };
        let request = RoundRequest {
            year: today.year(),
            kind,
            per_opening: None,
            area: None,
            dry_run: false,
            out: None,
        };
        let report = self.run_round(&Actor::Worker, &request, &|_| {}).await?;
        tracing::info!(%kind, assigned = report.assigned, "a round ran by itself");
        Ok(Some(report))
    }
}
