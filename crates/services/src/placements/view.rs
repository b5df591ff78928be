//! Placements as staff read them: those of a person, one with everything, and the form for a new one.

use super::list::due_of;
use super::source::leads_that_led;
use crate::person_file::Authors;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{PersonId, PlacementId, ProposalId};
use domain::lead::{Answer, LeadState};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::{Placement, PlacementState};
use domain::ports::{CaseKnown, LeadChoice, PersonWork, PlacementForm, PlacementView, Worker};
use domain::refusal::Refusal;
use std::collections::HashMap;
use store::Connection;

impl Services {
    pub(super) async fn work_of_person(&self, who: &Actor, id: PersonId) -> Result<PersonWork, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record_to_place(&mut db, who, (id, Deed::Read)).await?;
        let person = record.person;
        let placements = db.list_placements_of(&[person.id]).await?;
        let book = self.area_book().await?;
        let worker = self.worker(&person).await?;
        let may_enter = may(who, Deed::Create, Function::Placement, &person);
        let people = HashMap::from([(person.id, person)]);
        Ok(PersonWork {
            lines: self.lines_of(&mut db, placements, (&people, &book)).await?,
            said: db.list_open_work_proposals_of(worker.id).await?,
            who: worker,
            may_enter,
            today: self.clock.today(),
        })
    }

    pub(super) async fn form_of_placement(
        &self,
        who: &Actor,
        id: PersonId,
        said: Option<ProposalId>,
    ) -> Result<PlacementForm, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record_to_place(&mut db, who, (id, Deed::Create)).await?;
        let person = record.person;
        let mut known = db.list_placements_of(&[person.id]).await?;
        known.retain(|one| !matches!(one.state, PlacementState::Cancelled { .. }));
        let said = match said {
            None => None,
            Some(said) => {
                let found = db.find_open_work_proposal(said).await?;
                Some(
                    found
                        .filter(|one| one.person == person.id)
                        .ok_or(Refusal::NotFound)?,
                )
            }
        };
        Ok(PlacementForm {
            leads: self.lead_choices(&mut db, person.id).await?,
            who: self.worker(&person).await?,
            known,
            said,
            today: self.clock.today(),
        })
    }

    /// Leads that may have led to work: those that arrived, whoever said yes first.
    async fn lead_choices(&self, db: &mut Connection, person: PersonId) -> Result<Vec<LeadChoice>, Failure> {
        let mut choices = Vec::new();
        let used = leads_that_led(db, person).await?;
        for lead in db.list_leads_of_person(person).await? {
            if used.contains(&lead.id) || lead.state.clone().begin_work(self.clock.now()).is_err() {
                continue;
            }
            let Some(vacancy) = db.find_vacancy(lead.vacancy).await? else {
                continue;
            };
            let yes = matches!(lead.state.answer(), Some(Answer::Interested | Answer::CallMe));
            let further = matches!(
                lead.state,
                LeadState::Referred { .. } | LeadState::Interviewed { .. } | LeadState::Hired { .. }
            );
            choices.push(LeadChoice {
                lead: lead.id,
                title: vacancy.title,
                employer: vacancy.employer_name,
                wanted: yes || further,
            });
        }
        choices.sort_by_key(|choice| !choice.wanted);
        Ok(choices)
    }

    pub(super) async fn view_of_placement(
        &self,
        who: &Actor,
        id: PlacementId,
    ) -> Result<PlacementView, Failure> {
        who.scope(Deed::Read, Function::Placement)?;
        let mut db = self.db.read().await?;
        let placement = db.find_placement(id).await?.ok_or(Refusal::NotFound)?;
        let record = self
            .record_to_place(&mut db, who, (placement.person, Deed::Read))
            .await?;
        let person = record.person;
        let today = self.clock.today();
        let months = db.list_work_months(&[id]).await?;
        let months: Vec<_> = months.into_iter().map(|(_, month)| month).collect();
        let mut authors = Authors::default();
        let mut follow_ups = Vec::new();
        for one in db.list_follow_ups(&[id]).await? {
            let by = authors.of(&mut db, &one.by).await?;
            follow_ups.push((one, by));
        }
        let mut cases = db.list_cases_of(person.id).await?;
        cases.retain(|case| case.placement == Some(id));
        let tasks = db.list_tasks_of(&[person.id]).await?;
        let params = db.list_policy_parameters().await?;
        Ok(PlacementView {
            who: self.worker(&person).await?,
            title: title_of(&mut db, &placement).await?,
            months_worked: placement.months_worked(today),
            months_insured: months.iter().filter(|month| month.insured).count() as u32,
            months,
            follow_ups,
            cases: cases.into_iter().map(known).collect(),
            due: due_of(&tasks, id, (&params, person.living_area, today))?,
            by: authors.of(&mut db, &placement.made_by).await?,
            may_change: may(who, Deed::Update, Function::Placement, &person),
            may_follow: may(who, Deed::Create, Function::FollowUp, &person),
            may_handle: may(who, Deed::Update, Function::Complaint, &person),
            placement,
            today,
        })
    }

    async fn worker(&self, person: &Person) -> Result<Worker, Failure> {
        Ok(Worker {
            id: person.id,
            name: person.name.clone(),
            no: person.no.clone(),
            path: self.area_book().await?.path(person.living_area),
        })
    }
}

fn may(who: &Actor, deed: Deed, function: Function, person: &Person) -> bool {
    who.may_with(deed, function, person.living_area, person.categories)
        .is_ok()
}

/// That there is a case, and how it stands.
fn known(case: domain::case::Case) -> CaseKnown {
    CaseKnown {
        id: case.id,
        stage: case.state.stage(),
        no: case.no,
        kind: case.kind,
        reported_on: case.reported_on,
    }
}

async fn title_of(db: &mut Connection, placement: &Placement) -> Result<Option<String>, Failure> {
    Ok(match placement.vacancy {
        Some(id) => db.find_vacancy(id).await?.map(|vacancy| vacancy.title),
        None => None,
    })
}
