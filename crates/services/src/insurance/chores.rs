//! What the calendar does: a right that was not paid for in time is waived (R15), and whoever reaches the age of the allowance
//! before everything is paid gets the money back and the allowance (R16). Each selects "due and not yet done".

use super::{people_of, unset};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::insurance::{
    AccountEntry, Enrolment, EnrolmentState, EntryKind, LandScheme, age_reached, balance,
};
use domain::params::Params;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::values::Fen;
use store::Transaction;

impl Services {
    /// Lets rights lapse whose day has passed. Gives how many.
    pub async fn lapse_insurances(&self) -> Result<u32, Failure> {
        let today = self.clock.today();
        let waiting = |one: &Enrolment| match one.state {
            EnrolmentState::Notified { pay_by, .. } => pay_by < today,
            EnrolmentState::Instalments { .. } => true,
            _ => false,
        };
        if !self.db.list_land_enrolments_in(None).await?.iter().any(waiting) {
            return Ok(0);
        }
        let mut change = self.db.begin().await?;
        let mut all = change.list_land_enrolments_in(None).await?;
        all.retain(waiting);
        let people = people_of(&mut change, &all).await?;
        let params = change.list_policy_parameters().await?;
        let mut lapsed = 0;
        for enrolment in all {
            let Some(person) = people.get(&enrolment.person) else {
                continue;
            };
            if !self.has_lapsed((&enrolment, person), &params) {
                continue;
            }
            self.lapse_insurance(&mut change, (enrolment, person), &params)
                .await?;
            lapsed += 1;
        }
        change.commit().await?;
        Ok(lapsed)
    }

    /// Whether the day has passed. Where the age is not set that decides, the place waits: it holds nobody else up.
    fn has_lapsed(&self, (enrolment, person): (&Enrolment, &Person), params: &Params) -> bool {
        let today = self.clock.today();
        match enrolment.state {
            EnrolmentState::Notified { pay_by, .. } => pay_by < today,
            EnrolmentState::Instalments { .. } if person.left.is_none() => {
                let place = (person.living_area, today);
                age_reached(person.birth(), place, params).is_ok_and(|reached| reached <= today)
            }
            _ => false,
        }
    }

    async fn lapse_insurance(
        &self,
        change: &mut Transaction,
        (mut enrolment, person): (Enrolment, &Person),
        params: &Params,
    ) -> Result<(), Failure> {
        let (who, today) = (&Actor::Worker, self.clock.today());
        let mut entries: Vec<AccountEntry> = Vec::new();
        let verb = if let EnrolmentState::Notified { pay_by, .. } = enrolment.state {
            let on = pay_by.succ_opt().unwrap_or(pay_by);
            enrolment.state = enrolment.state.waive(on).map_err(|_| Refusal::Changed)?;
            "waive"
        } else {
            let place = (person.living_area, today);
            let reached = age_reached(person.birth(), place, params).map_err(unset)?;
            let known = change.list_account_entries(&[enrolment.id]).await?;
            let back = balance(&known);
            if back.0 > 0 {
                entries.push(self.account_line(who, enrolment.id, (EntryKind::Refund, Fen(-back.0)), today));
            }
            enrolment.state = enrolment.state.switch(reached).map_err(|_| Refusal::Changed)?;
            enrolment.scheme = LandScheme::Allowance;
            "switch"
        };
        self.keep_enrolment_step(change, who, (&enrolment, &entries), verb)
            .await
    }
}
