//! What is heard of a placement: kept with its day, closing what asked for it, ending what is over, and opening what has to be
//! looked into.

use super::NOUN;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::case::CaseKind;
use domain::ids::{FollowUpId, PersonId, PlacementId, ProposalId};
use domain::permission::{Deed, Function};
use domain::placement::{FollowUp, FollowUpDraft, Placement, PlacementState, ProposalEnd, WorkMonth};
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde_json::json;
use std::collections::BTreeSet;
use store::Transaction;

impl Services {
    pub(crate) async fn keep_follow_up(
        &self,
        who: &Actor,
        id: PlacementId,
        draft: FollowUpDraft,
    ) -> Result<(), Failure> {
        who.scope(Deed::Create, Function::FollowUp)?;
        let mut change = self.db.begin().await?;
        let placement = change.find_placement(id).await?.ok_or(Refusal::NotFound)?;
        let record = self
            .record_of_file(&mut change, who, Deed::Read, placement.person)
            .await?;
        let person = &record.person;
        who.may_with(
            Deed::Create,
            Function::FollowUp,
            person.living_area,
            person.categories,
        )?;
        change.hold_people(&[placement.person]).await?;
        self.heard_of(&mut change, who, (placement, record), &draft)
            .await?;
        Ok(change.commit().await?)
    }

    /// Keeps what was heard, in the transaction of whoever heard it.
    pub(super) async fn heard_of(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (placement, record): (Placement, PersonRecord),
        draft: &FollowUpDraft,
    ) -> Result<(), Failure> {
        if placement.state != PlacementState::Working {
            return Err(Refusal::Changed.into());
        }
        let (today, now) = (self.clock.today(), self.clock.now());
        let wrong = draft.wrong(placement.work.started_on, today);
        if !wrong.is_empty() {
            return Err(Refusal::Fields(wrong).into());
        }
        let kept = FollowUp {
            id: FollowUpId::new(self.ids.as_ref(), now),
            placement: placement.id,
            on: draft.on,
            way: draft.way,
            heard: draft.heard,
            wage: draft.wage,
            insured: draft.insured,
            problems: draft.problems.clone(),
            by: who.label(),
            at: now,
        };
        change.add_follow_up(&kept).await?;
        let home = record.person.living_area;
        let cases = self.open_cases(change, who, (&placement, home), draft).await?;
        let detail = json!({ "heard": draft.heard, "way": draft.way, "on": draft.on, "cases": cases });
        change
            .add_audit(&self.audit(who, "follow_up", NOUN, placement.id.to_string(), detail))
            .await?;
        let person = placement.person;
        let mut touched = BTreeSet::from([person]);
        if let Some(leaving) = draft.leaving.filter(|_| draft.heard.ends()) {
            let ended = self.end_placement(change, who, (placement, record), (draft.heard, leaving));
            touched.extend(ended.await?);
        }
        let touched: Vec<PersonId> = touched.into_iter().collect();
        self.settle_tasks_of(change, &touched).await?;
        self.settle_claims_of(change, person).await?;
        Ok(())
    }

    /// Wages owed and injuries are the township's to look into, whatever becomes of the placement.
    async fn open_cases(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (placement, home): (&Placement, AreaCode),
        draft: &FollowUpDraft,
    ) -> Result<u32, Failure> {
        let mut opened = 0;
        for kind in draft.problems.iter().filter_map(|problem| problem.case()) {
            let owed = draft.owed.filter(|_| kind == CaseKind::Arrears);
            let is_new = self.open_found_case(change, who, (placement, home), (kind, owed));
            opened += u32::from(is_new.await?);
        }
        Ok(opened)
    }

    pub(crate) async fn keep_work_month(
        &self,
        who: &Actor,
        id: PlacementId,
        month: WorkMonth,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::Placement)?;
        let mut change = self.db.begin().await?;
        let placement = change.find_placement(id).await?.ok_or(Refusal::NotFound)?;
        self.record_to_place(&mut change, who, (placement.person, Deed::Update))
            .await?;
        if !placement.began() {
            return Err(Refusal::Changed.into());
        }
        let problems = month.problems(&placement, self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        change.set_work_month(id, &month).await?;
        let detail = json!({ "month": month.month, "paid": month.paid.is_some(), "insured": month.insured });
        change
            .add_audit(&self.audit(who, "month", NOUN, id.to_string(), detail))
            .await?;
        self.settle_claims_of(&mut change, placement.person).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn discard_proposal(&self, who: &Actor, id: ProposalId) -> Result<(), Failure> {
        who.scope(Deed::Create, Function::Placement)?;
        let mut change = self.db.begin().await?;
        let said = change
            .find_open_work_proposal(id)
            .await?
            .ok_or(Refusal::NotFound)?;
        self.record_to_place(&mut change, who, (said.person, Deed::Create))
            .await?;
        let by = (who.label(), self.clock.now());
        change
            .settle_work_proposal(id, ProposalEnd::Discarded, (&by.0, by.1))
            .await?;
        let detail = json!({ "proposal": id, "kind": said.kind });
        change
            .add_audit(&self.audit(who, "set_aside", "person", said.person.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
