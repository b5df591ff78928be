//! Chores that tidy away what has ended. Each selects "due and not yet done", so a missed night heals.

use crate::{Failure, Services};
use domain::ids::VacancyId;
use std::collections::BTreeSet;
use store::Transaction;

impl Services {
    /// Withdraws leads whose vacancy closed before they were delivered, and forgets ended sessions.
    pub async fn tidy(&self) -> Result<(), Failure> {
        self.forget_areas();
        let fresh = self.fresh_days().await?;
        let mut change = self.db.begin().await?;
        change.delete_expired_sessions(self.clock.now()).await?;
        self.withdraw_closed(&mut change, fresh).await?;
        Ok(change.commit().await?)
    }

    /// Withdraws every undelivered lead whose vacancy is no longer open. Gives the vacancies that are.
    pub(crate) async fn withdraw_closed(
        &self,
        change: &mut Transaction,
        fresh_days: u32,
    ) -> Result<BTreeSet<VacancyId>, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let open = change.list_open_vacancies(today, fresh_days).await?;
        let open: BTreeSet<VacancyId> = open.into_iter().map(|vacancy| vacancy.id).collect();
        for lead in change.list_undelivered_leads(None).await? {
            if open.contains(&lead.vacancy) {
                continue;
            }
            if let Ok(next) = lead.state.clone().withdraw(now) {
                change.set_lead_state(lead.id, &lead.state, &next).await?;
            }
        }
        Ok(open)
    }
}
