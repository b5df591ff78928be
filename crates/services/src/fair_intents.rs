//! Stands of a job fair: whom they met, what they mean to do, what came of it, and RP10.

mod chase;
mod files;
mod note;
mod report;
mod stand;

pub use files::{FairReportLine, FairReportMade, SumsWritten, fair_report_csv, fair_report_xlsx};

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::fair_intent::IntentResult;
use domain::ids::{FairId, FairIntentId};
use domain::params::ParamKey;
use domain::ports::{
    Answered, FairIntents, FairReport, FairResults, IntentWish, OwnFairDay, StandKey, StandView,
};
use domain::values::AreaCode;

/// What audit lines call an intent.
const NOUN: &str = "fair_intent";

#[async_trait]
impl FairIntents for Services {
    async fn own_fair_days(&self, who: &Actor) -> Answered<Vec<OwnFairDay>> {
        self.fair_days_of_employer(who)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn stand(&self, who: &Actor, key: &StandKey, visitor: Option<&str>) -> Answered<StandView> {
        self.show_stand(who, key, visitor)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn note_intent(&self, who: &Actor, key: &StandKey, wish: IntentWish) -> Answered<FairIntentId> {
        self.keep_intent(who, key, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn intent_result(
        &self,
        who: &Actor,
        key: &StandKey,
        seen: (FairIntentId, u32),
        result: IntentResult,
    ) -> Answered<()> {
        self.keep_result(who, key, seen, result)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn fair_results(&self, who: &Actor, fair: FairId) -> Answered<FairResults> {
        self.results_of_fair(who, fair)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn fair_report(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<FairReport> {
        self.report_of_fairs(who, year, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// Days an employer has to say what came of an intent.
    async fn result_days(&self) -> Result<u64, Failure> {
        let days = self.fair_figure(ParamKey::FairResultDays).await?;
        Ok(u64::try_from(days).unwrap_or(0))
    }
}
