//! The end of a placement: the stretch of work in the file ends, and matching opens again.

use super::{NOUN, WHY};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::file_entry::EntryKind;
use domain::ids::PersonId;
use domain::person::EmploymentStatus;
use domain::placement::{Heard, Leaving, Placement, PlacementState, ProposalEnd};
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use serde_json::json;
use store::{LeadMoved, Transaction};

impl Services {
    /// Ends a placement in the transaction of whoever heard of it. Gives who is touched by it besides.
    pub(crate) async fn end_placement(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (mut placement, record): (Placement, PersonRecord),
        (heard, leaving): (Heard, Leaving),
    ) -> Result<Vec<PersonId>, Failure> {
        let was = placement.state;
        let came = heard != Heard::NoShow;
        placement.end(leaving, came).map_err(|_| Refusal::Changed)?;
        if !change
            .set_placement_state(placement.id, &was, &placement.state)
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        self.end_in_file(change, who, (&placement, record), heard).await?;
        self.leave_post(change, &placement).await?;
        let detail =
            json!({ "person": placement.person, "on": leaving.on, "cause": leaving.cause(), "came": came });
        change
            .add_audit(&self.audit(who, "end", NOUN, placement.id.to_string(), detail))
            .await?;
        let by = (who.label(), self.clock.now());
        for said in change.list_open_work_proposals_of(placement.person).await? {
            if said.placement == Some(placement.id) {
                change
                    .settle_work_proposal(said.id, ProposalEnd::Taken, (&by.0, by.1))
                    .await?;
            }
        }
        if came {
            return Ok(Vec::new());
        }
        // Who never came took nothing: the opening is free, and what lapsed is told again.
        let mut touched = change.move_leads_back(placement.id, LeadMoved::Lapsed).await?;
        if let Some(vacancy) = placement.vacancy {
            touched.extend(self.give_opening_back(change, vacancy).await?);
        }
        touched.sort_unstable();
        touched.dedup();
        self.tell_again(change, &touched).await?;
        Ok(touched)
    }

    /// The stretch of work ends, or goes where there was none; the person is without work again, unless they work elsewhere
    /// or somebody has said something else since.
    async fn end_in_file(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (placement, record): (&Placement, PersonRecord),
        heard: Heard,
    ) -> Result<(), Failure> {
        let id = record.person.id;
        let others = change.list_placements_of(&[id]).await?;
        let works_elsewhere = heard == Heard::Elsewhere
            || others
                .iter()
                .any(|one| one.id != placement.id && one.state == PlacementState::Working);
        let is_as_placed = record.person.employment_status == Some(placement.work.status());
        let mut version = record.person.version;
        if is_as_placed && !works_elsewhere {
            let mut after = record.clone();
            after.person.employment_status = Some(EmploymentStatus::Unemployed);
            self.write_record(change, who, Some(&record), &after, WHY).await?;
            version += 1;
        }
        match (placement.caused.spell, placement.last_day()) {
            (Some(spell), _) if heard == Heard::NoShow => {
                self.remove_entry_in(change, who, (id, version), (EntryKind::Employment, spell))
                    .await?;
            }
            (Some(spell), Some(last)) => {
                change.end_spell(spell, last).await?;
            }
            _ => {}
        }
        Ok(())
    }
}
