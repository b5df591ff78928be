//! The orderly exit (P7): who leaves is known in time, other work is looked for before, and the seat is free again.

use super::TENURE;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::permission::Deed;
use domain::placement::{Heard, Placement, PlacementState};
use domain::public_post::{ExitReason, Tenure, TenureState};
use domain::refusal::Refusal;
use domain::rules::retirement::retirement_months;
use domain::values::dates;
use serde_json::json;
use store::Transaction;

impl Services {
    /// Gives notice of posts that end soon, and ends those whose last day is over. "Due and not yet done", so that a missed night
    /// heals.
    pub(crate) async fn end_posts(&self) -> Result<(), Failure> {
        let params = self.params().await?;
        let today = self.clock.today();
        let days = params.general(ParamKey::TransitionDays, today)?;
        let soon = dates::add_days(today, u64::try_from(days).unwrap_or(0));
        for tenure in self.db.read().await?.list_tenures_ending(soon).await? {
            // One that cannot be ended does not keep the others.
            if let Err(failure) = self.end_post(tenure).await {
                drop(self.internal(&failure));
            }
        }
        Ok(())
    }

    async fn end_post(&self, tenure: Tenure) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change.hold_people(&[tenure.person]).await?;
        // Somebody may have been faster.
        if change.find_tenure(tenure.id).await?.as_ref() == Some(&tenure) {
            self.move_to_exit(&mut change, tenure).await?;
            change.commit().await?;
        }
        Ok(())
    }

    async fn move_to_exit(&self, change: &mut Transaction, mut tenure: Tenure) -> Result<(), Failure> {
        let today = self.clock.today();
        let was = tenure.state.code();
        if let TenureState::OnPost { terms } = tenure.state {
            let reason = self.reason_of_end(change, &tenure).await?;
            tenure
                .give_notice(terms.planned_end, reason)
                .map_err(|_| Refusal::Changed)?;
        }
        let TenureState::Leaving { on, reason, .. } = tenure.state else {
            return Ok(());
        };
        if was != "leaving" {
            change.set_tenure(&tenure, was).await?;
            self.note_tenure(change, "notice", &tenure).await?;
        }
        if on < today {
            self.end_placement_of(change, &tenure, (on, reason)).await?;
        }
        self.settle_tasks_of(change, &[tenure.person]).await?;
        Ok(())
    }

    /// The term, or retirement where that comes first.
    async fn reason_of_end(&self, change: &mut Transaction, tenure: &Tenure) -> Result<ExitReason, Failure> {
        let (Some(person), Some(terms)) = (change.find_person(tenure.person).await?, tenure.state.terms())
        else {
            return Ok(ExitReason::Term);
        };
        let params = change.list_policy_parameters().await?;
        let group = domain::public_post::retirement_group(person.resident_id.sex(), tenure.retires_late);
        let life = retirement_months(group, person.birth(), terms.started_on, &params)?;
        let retires = dates::add_months(person.birth(), life);
        Ok(if retires <= dates::add_days(terms.planned_end, 1) {
            ExitReason::Retirement
        } else {
            ExitReason::Term
        })
    }

    /// Ends the placement, with which the tenure ends.
    async fn end_placement_of(
        &self,
        change: &mut Transaction,
        tenure: &Tenure,
        (on, reason): (chrono::NaiveDate, ExitReason),
    ) -> Result<(), Failure> {
        let Some(terms) = tenure.state.terms() else {
            return Ok(());
        };
        let placement = change.find_placement(terms.placement).await?;
        let is_there = change.find_person(tenure.person).await?.is_some();
        let Some(placement) = placement.filter(|one| is_there && one.state == PlacementState::Working) else {
            // It ended before posts were kept, or nobody is there any more: the file was erased.
            self.exit_tenure(change, (tenure.clone(), on, reason)).await?;
            return self.free_seat_of(change, tenure).await;
        };
        let who = Actor::Worker;
        let record = self
            .record_of_file(change, &who, Deed::Read, placement.person)
            .await?;
        self.end_placement(
            change,
            &who,
            (placement, record),
            (Heard::Left, reason.leaving(on)),
        )
        .await?;
        Ok(())
    }

    /// What a placement that ended means for a post: it is left, and its seat is free.
    pub(crate) async fn leave_post(
        &self,
        change: &mut Transaction,
        placement: &Placement,
    ) -> Result<(), Failure> {
        let (Some(tenure), Some(leaving)) = (
            change.find_tenure_of(placement.id).await?,
            placement.state.leaving().copied(),
        ) else {
            return Ok(());
        };
        let reason = match tenure.state {
            TenureState::Leaving { reason, .. } => reason,
            _ => ExitReason::of(leaving.cause()),
        };
        if !tenure.state.holds() {
            return Ok(());
        }
        self.exit_tenure(change, (tenure.clone(), leaving.on, reason))
            .await?;
        // Who never came gives the opening back by that.
        if matches!(placement.state, PlacementState::NoShow { .. }) {
            return Ok(());
        }
        self.free_seat_of(change, &tenure).await
    }

    /// What a placement that was entered by mistake means for a post: nobody holds it.
    pub(crate) async fn undo_post(
        &self,
        change: &mut Transaction,
        placement: &Placement,
    ) -> Result<(), Failure> {
        let Some(mut tenure) = change.find_tenure_of(placement.id).await? else {
            return Ok(());
        };
        let was = tenure.state.code();
        if tenure.take_back().is_ok() {
            change.set_tenure(&tenure, was).await?;
            self.note_tenure(change, "take_back", &tenure).await?;
        }
        Ok(())
    }

    async fn exit_tenure(
        &self,
        change: &mut Transaction,
        (mut tenure, on, reason): (Tenure, chrono::NaiveDate, ExitReason),
    ) -> Result<(), Failure> {
        let was = tenure.state.code();
        tenure.exit(on, reason).map_err(|_| Refusal::Changed)?;
        change.set_tenure(&tenure, was).await?;
        self.note_tenure(change, "exit", &tenure).await
    }

    async fn free_seat_of(&self, change: &mut Transaction, tenure: &Tenure) -> Result<(), Failure> {
        match change.find_public_post(tenure.post).await? {
            Some(post) => self.free_seat(change, &post).await,
            None => Ok(()),
        }
    }

    /// A placement that ended only because another was entered goes on, and so does the post, with its seat.
    pub(crate) async fn return_to_post(
        &self,
        change: &mut Transaction,
        placement: &Placement,
    ) -> Result<(), Failure> {
        let Some(mut tenure) = change.find_tenure_of(placement.id).await? else {
            return Ok(());
        };
        if let TenureState::Exited { terms, .. } = tenure.state {
            tenure.state = TenureState::OnPost { terms };
            change.set_tenure(&tenure, "exited").await?;
            if let Some(vacancy) = placement.vacancy {
                change.take_opening(vacancy, true).await?;
            }
            self.note_tenure(change, "return", &tenure).await?;
        }
        Ok(())
    }

    async fn note_tenure(
        &self,
        change: &mut Transaction,
        verb: &str,
        tenure: &Tenure,
    ) -> Result<(), Failure> {
        let person: PersonId = tenure.person;
        let detail = json!({ "post": tenure.post, "person": person, "state": tenure.state.code() });
        let line = self.audit(&Actor::Worker, verb, TENURE, tenure.id.to_string(), detail);
        Ok(change.add_audit(&line).await?)
    }
}
