//! The plan: written by an organiser, mended until it is approved, and changed by the county afterwards.

use super::{NOUN, may_decide, may_run, rights, set_fair};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::{Fair, FairNewsKind, FairPlan, FairState, Missing};
use domain::ids::FairId;
use domain::permission::{Deed, Function};
use domain::ports::{FairFormPage, FairWish};
use domain::refusal::{FieldProblem, Problem, Refusal};
use serde_json::json;

impl Services {
    pub(super) async fn form_of_fair(
        &self,
        who: &Actor,
        mends: Option<FairId>,
    ) -> Result<FairFormPage, Failure> {
        let scope = who.scope(Deed::Create, Function::EventPlan)?;
        let area = scope.area.ok_or(Refusal::NotSignedIn)?;
        let before = match mends {
            None => None,
            Some(id) => {
                let fair = self.db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
                may_mend(who, &fair)?;
                Some(fair)
            }
        };
        Ok(FairFormPage {
            places: self.places_for(who, area).await?,
            before,
            today: self.clock.today(),
        })
    }

    pub(super) async fn keep_plan(&self, who: &Actor, wish: FairWish) -> Result<FairId, Failure> {
        let area = wish.plan.area;
        who.may(Deed::Create, Function::EventPlan, area)
            .map_err(|refusal| match refusal {
                Refusal::NotFound => Refusal::field("area", Problem::OutOfRange),
                other => other,
            })?;
        let problems = wish.plan.problems(self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        match wish.mends {
            None => self.draft_fair(who, wish.plan).await,
            Some(seen) => self.mend_fair(who, wish.plan, seen).await,
        }
    }

    async fn draft_fair(&self, who: &Actor, plan: FairPlan) -> Result<FairId, Failure> {
        let now = self.clock.now();
        let fair = Fair::draft(FairId::new(&*self.ids, now), plan, who.label(), now);
        let mut change = self.db.begin().await?;
        change.add_fair(&fair).await?;
        change
            .add_audit(&self.audit(who, "draft", NOUN, fair.id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(fair.id)
    }

    async fn mend_fair(
        &self,
        who: &Actor,
        plan: FairPlan,
        (id, version): (FairId, u32),
    ) -> Result<FairId, Failure> {
        let mut change = self.db.begin().await?;
        let mut fair = change.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_mend(who, &fair)?;
        if fair.version != version {
            return Err(Refusal::Changed.into());
        }
        let before = fair.clone();
        fair.plan = plan;
        if fair.state != FairState::Draft {
            stays_complete(&fair.plan)?;
        }
        set_fair(&mut change, &mut fair).await?;
        if fair.state != FairState::Draft {
            if fair.plan.is_elsewhere(&before.plan) {
                self.tell_everybody(&mut change, who, (&before, FairNewsKind::Moved))
                    .await?;
            }
            self.pass_seats_on(&mut change, &fair).await?;
        }
        change
            .add_audit(&self.audit(who, "mend", NOUN, id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(id)
    }
}

/// What was approved stays as complete as it had to be for that.
fn stays_complete(plan: &FairPlan) -> Result<(), Refusal> {
    let problem = |part: Missing| FieldProblem {
        field: match part {
            Missing::SafetyPlan => "safety".to_owned(),
            Missing::Access(_) => "access".to_owned(),
        },
        problem: Problem::Required,
    };
    let mut problems: Vec<FieldProblem> = plan.missing().into_iter().map(problem).collect();
    problems.dedup();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(problems))
    }
}

/// Lets those pass who change a plan: before it was approved whoever runs it, afterwards the county.
fn may_mend(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    if fair.state == FairState::Draft {
        may_run(who, fair)?;
    } else {
        may_decide(who, fair)?;
    }
    rights(who, fair).mend.then_some(()).ok_or(Refusal::Changed)
}
