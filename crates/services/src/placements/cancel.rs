//! Taking a placement back that was entered by mistake: what it caused is undone, and nothing that happened since.

use super::enter::is_hired;
use super::{NOUN, WHY};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::file_entry::EntryKind;
use domain::ids::{PersonId, PlacementId, VacancyId};
use domain::lead::LeadState;
use domain::permission::Deed;
use domain::placement::{CancelCause, Placement, PlacementState};
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use domain::vacancy::VacancyState;
use serde_json::json;
use std::collections::BTreeSet;
use store::{LeadMoved, Transaction};

impl Services {
    pub(super) async fn cancel_placement(
        &self,
        who: &Actor,
        id: PlacementId,
        cause: CancelCause,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, domain::permission::Function::Placement)?;
        let mut change = self.db.begin().await?;
        let mut placement = change.find_placement(id).await?.ok_or(Refusal::NotFound)?;
        let record = self
            .record_to_place(&mut change, who, (placement.person, Deed::Update))
            .await?;
        change.hold_people(&[placement.person]).await?;
        let was = placement.state;
        placement
            .cancel(self.clock.now(), cause)
            .map_err(|_| Refusal::Changed)?;
        if !change.set_placement_state(id, &was, &placement.state).await? {
            return Err(Refusal::Changed.into());
        }
        let mut touched = BTreeSet::from([placement.person]);
        for why in [LeadMoved::Hired, LeadMoved::Lapsed] {
            touched.extend(change.move_leads_back(id, why).await?);
        }
        let lead = match placement.lead {
            Some(lead) => change.find_lead(lead).await?,
            None => None,
        };
        // Who never came has given the opening back before; and where the employer took the person, it is taken still.
        if let Some(vacancy) = placement.vacancy
            && !matches!(was, PlacementState::NoShow { .. })
            && !is_hired(lead.as_ref())
        {
            touched.extend(self.give_opening_back(&mut change, vacancy).await?);
        }
        self.undo_in_file(&mut change, who, (&placement, record)).await?;
        self.let_earlier_go_on(&mut change, &placement).await?;
        self.undo_post(&mut change, &placement).await?;
        let detail = json!({ "person": placement.person, "cause": cause, "was": was.code() });
        change
            .add_audit(&self.audit(who, "cancel", NOUN, id.to_string(), detail))
            .await?;
        let touched: Vec<PersonId> = touched.into_iter().collect();
        self.tell_again(&mut change, &touched).await?;
        self.settle_tasks_of(&mut change, &touched).await?;
        self.settle_claims_of(&mut change, placement.person).await?;
        Ok(change.commit().await?)
    }

    /// One opening more. Where a placement had closed the vacancy, it is open again while there is room, and who was told that
    /// it is gone has it back. Gives those.
    pub(crate) async fn give_opening_back(
        &self,
        change: &mut Transaction,
        id: VacancyId,
    ) -> Result<Vec<PersonId>, Failure> {
        change.take_opening(id, false).await?;
        change.add_index_tasks(&[(DocumentKind::Vacancy, id.0)]).await?;
        let vacancy = change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?;
        let placements = change.list_placements_of_vacancy(id).await?;
        let closed_by = placements.iter().find(|one| one.caused.closed_vacancy);
        let Some(closed_by) = closed_by else {
            return Ok(Vec::new());
        };
        let opens = vacancy.openings_left() > 0
            && change
                .set_vacancy_state(id, VacancyState::Closed, VacancyState::Open)
                .await?;
        if !opens {
            return Ok(Vec::new());
        }
        change.forget_closing(closed_by.id).await?;
        Ok(change.move_leads_back(closed_by.id, LeadMoved::Full).await?)
    }

    /// What the person is, unless somebody has said something else since; the stretch of work goes.
    async fn undo_in_file(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (placement, record): (&Placement, PersonRecord),
    ) -> Result<(), Failure> {
        let mut version = record.person.version;
        if let Some((was, is)) = placement.caused.status
            && record.person.employment_status == Some(is)
        {
            let mut after = record.clone();
            after.person.employment_status = was;
            self.write_record(change, who, Some(&record), &after, WHY).await?;
            version += 1;
        }
        if let Some(spell) = placement.caused.spell {
            let of = (record.person.id, version);
            self.remove_entry_in(change, who, of, (EntryKind::Employment, spell))
                .await?;
        }
        Ok(())
    }

    /// The placement before, which ended only because this one was entered, goes on; unless its end was told otherwise since.
    async fn let_earlier_go_on(
        &self,
        change: &mut Transaction,
        placement: &Placement,
    ) -> Result<(), Failure> {
        let Some(id) = placement.caused.ended else {
            return Ok(());
        };
        let Some(earlier) = change.find_placement(id).await? else {
            return Ok(());
        };
        if let PlacementState::Ended { leaving } = earlier.state {
            change
                .set_placement_state(id, &earlier.state, &PlacementState::Working)
                .await?;
            if let Some(spell) = earlier.caused.spell {
                change.reopen_spell(spell, leaving.on).await?;
            }
            self.return_to_post(change, &earlier).await?;
        }
        Ok(())
    }

    /// Those whose leads wait again are told of them.
    pub(super) async fn tell_again(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
    ) -> Result<(), Failure> {
        let waits = |state: &LeadState| {
            matches!(
                state,
                LeadState::Planned | LeadState::Sent { .. } | LeadState::Failed { .. }
            )
        };
        let waiting: BTreeSet<PersonId> = change
            .list_leads_of_people(people)
            .await?
            .iter()
            .filter(|lead| waits(&lead.state))
            .map(|lead| lead.person)
            .collect();
        let waiting: Vec<PersonId> = waiting.into_iter().collect();
        let people = change.list_people(&waiting).await?;
        self.plan_messages(change, &people).await?;
        Ok(())
    }
}
