//! Employers of whom nobody further is told: those who answered nobody of many, and those who have enough this month.

use super::{Failure, Services};
use chrono::Datelike;
use domain::candidate::{ContactFigures, is_rested};
use domain::clock::start_of_day;
use domain::ids::EmployerId;
use domain::params::ParamKey;
use std::collections::BTreeSet;
use store::Connection;

impl Services {
    /// Employers that rest today; while a figure is not set, nobody does.
    pub(crate) async fn rested_employers(
        &self,
        db: &mut Connection,
    ) -> Result<BTreeSet<EmployerId>, Failure> {
        let today = self.clock.today();
        let params = db.list_policy_parameters().await?;
        let figure = |key| {
            let figure = params.general(key, today).ok();
            figure.and_then(|figure| u32::try_from(figure).ok())
        };
        let (Some(silent_from), Some(months), Some(per_month)) = (
            figure(ParamKey::SilentContacts),
            figure(ParamKey::SilentMonths),
            figure(ParamKey::ContactsPerMonth),
        ) else {
            return Ok(BTreeSet::new());
        };
        let figures = ContactFigures {
            silent_from,
            per_month,
        };
        let first = today.with_day(1).unwrap_or(today);
        let since = today
            .checked_sub_months(chrono::Months::new(months))
            .unwrap_or(today);
        let since = start_of_day(since.min(first));
        let records = db.list_employer_records(since, start_of_day(first)).await?;
        let rested = records
            .into_iter()
            .filter(|(_, record)| is_rested(*record, figures));
        Ok(rested.map(|(employer, _)| employer).collect())
    }
}
