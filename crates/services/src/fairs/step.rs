//! The steps of a fair: approved or given back by the county, moved on by whoever runs it, cancelled.

use super::{NOUN, may_decide, may_read, may_run, reason_of, set_fair};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::{Fair, FairApproval, FairNewsKind, FairState};
use domain::ids::FairId;
use domain::permission::{Deed, Function};
use domain::ports::FairStep;
use domain::refusal::Refusal;
use serde_json::json;
use store::Transaction;

impl Services {
    pub(super) async fn step_of_fair(&self, who: &Actor, id: FairId, step: FairStep) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let mut fair = change.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_read(who, &fair)?;
        let verb = self.take_fair_step(&mut change, who, (&mut fair, step)).await?;
        set_fair(&mut change, &mut fair).await?;
        let detail = json!({ "state": fair.state.code() });
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    async fn take_fair_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (fair, step): (&mut Fair, FairStep),
    ) -> Result<&'static str, Failure> {
        let taken = match step {
            FairStep::Approve => {
                self.may_approve(who, fair)?;
                let approval = FairApproval {
                    by: who.label(),
                    at: self.clock.now(),
                };
                fair.approve(approval).map(|()| "approve")
            }
            FairStep::Return(reason) => {
                may_decide(who, fair)?;
                fair.give_back(reason_of(&reason)?).map(|()| "return")
            }
            FairStep::AssignStands => {
                may_run(who, fair)?;
                let is_first = fair.state != FairState::StandsAssigned;
                self.number_stands(change, fair.id).await?;
                let taken = if is_first {
                    fair.become_state(FairState::StandsAssigned)
                } else {
                    Ok(())
                };
                taken.map(|()| "assign_stands")
            }
            FairStep::OpenDay => {
                may_run(who, fair)?;
                if fair.plan.held_on != self.clock.today() {
                    return Err(Refusal::RuleNotMet.into());
                }
                fair.become_state(FairState::DayOpen).map(|()| "open_day")
            }
            FairStep::Run => {
                may_run(who, fair)?;
                fair.become_state(FairState::Running).map(|()| "run")
            }
            FairStep::Close => {
                may_run(who, fair)?;
                let was_opened = matches!(fair.state, FairState::DayOpen | FairState::Running);
                if !was_opened && fair.plan.held_on >= self.clock.today() {
                    return Err(Refusal::RuleNotMet.into());
                }
                fair.become_state(FairState::Closed).map(|()| "close")
            }
            FairStep::Results => {
                may_run(who, fair)?;
                fair.become_state(FairState::Results).map(|()| "results")
            }
            FairStep::Archive => {
                may_run(who, fair)?;
                fair.become_state(FairState::Archived).map(|()| "archive")
            }
            FairStep::Cancel(reason) => {
                may_run(who, fair)?;
                let before = fair.clone();
                let taken = fair.cancel(reason_of(&reason)?);
                if taken.is_ok() && before.state != FairState::Draft {
                    self.tell_everybody(change, who, (&before, FairNewsKind::Cancelled))
                        .await?;
                }
                taken.map(|()| "cancel")
            }
        };
        Ok(taken.map_err(|_| Refusal::Changed)?)
    }

    /// The county, not who wrote it, a fair that is still to come, and nothing missing.
    fn may_approve(&self, who: &Actor, fair: &Fair) -> Result<(), Refusal> {
        may_decide(who, fair)?;
        if fair.made_by == who.label() {
            return Err(Refusal::FourEyes);
        }
        let is_possible = fair.plan.missing().is_empty() && fair.plan.held_on >= self.clock.today();
        is_possible.then_some(()).ok_or(Refusal::RuleNotMet)
    }
}
