//! Calls written down, with what they prove.

use super::{Channel, Failure, Services};
use crate::explain::FitDay;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::fit::{Seeker, eligible};
use domain::ids::{CallId, LeadId, PersonId};
use domain::lead::{Delivery, Evidence, Lead, LeadState};
use domain::person::Person;
use domain::phone_call::PhoneCall;
use domain::ports::CallWish;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::Transaction;

impl Services {
    /// Writes a call down. Who was reached has been told of the leads named, at the time of the call: it decides the year, however
    /// late it is entered (S25).
    pub(super) async fn keep_call(
        &self,
        who: &Actor,
        person: PersonId,
        wish: CallWish,
    ) -> Result<u32, Failure> {
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        let person = change.find_person(person).await?.ok_or(Refusal::NotFound)?;
        who.may_write_person(&person)?;
        if wish.called_at > now {
            return Err(Refusal::field("called_at", Problem::OutOfRange).into());
        }
        let mut told = 0;
        if wish.reached {
            let day = day_in_shanghai(wish.called_at);
            let day = FitDay::new(change.list_policy_parameters().await?, day)?;
            for lead in &wish.leads {
                told += u32::from(
                    self.tell_by_call(&mut change, &person, *lead, (&wish, &day))
                        .await?,
                );
            }
            if told == 0 {
                return Err(Refusal::field("leads", Problem::Required).into());
            }
        }
        let call = PhoneCall {
            id: CallId::new(&*self.ids, now),
            person: person.id,
            called_at: wish.called_at,
            reached: wish.reached,
            leads: told,
            note: wish.note,
            by: who.label(),
            at: now,
        };
        change.add_phone_call(&call).await?;
        let detail = json!({ "reached": call.reached, "leads": told, "called_at": call.called_at });
        change
            .add_audit(&self.audit(who, "call", "person", person.id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        change.commit().await?;
        Ok(told)
    }

    /// Says whether the lead was told by this call: not when it had arrived before, or was gone by then.
    async fn tell_by_call(
        &self,
        change: &mut Transaction,
        person: &Person,
        id: LeadId,
        (wish, day): (&CallWish, &FitDay),
    ) -> Result<bool, Failure> {
        let lead = change.find_lead(id).await?;
        let lead = lead
            .filter(|lead| lead.person == person.id)
            .ok_or(Refusal::NotFound)?;
        if lead.state.delivery().is_some() || lead.planned_on > day.on {
            return Ok(false);
        }
        let delivery = Delivery {
            channel: Channel::Phone,
            at: wish.called_at,
            evidence: Evidence::CallLog,
            note: wish.note.clone(),
            suitable: self.was_suitable_on(change, person, &lead, (wish, day)).await?,
        };
        let next = match lead.state.clone() {
            LeadState::Withdrawn { at } if wish.called_at < at => LeadState::Closed { delivery, at },
            state => match state.deliver(delivery) {
                Ok(next) => next,
                Err(_) => return Ok(false),
            },
        };
        Ok(change.set_lead_state(lead.id, &lead.state, &next).await?)
    }

    /// Whether the vacancy was open and suitable on the day of the call; one withdrawn later was open then.
    async fn was_suitable_on(
        &self,
        change: &mut Transaction,
        person: &Person,
        lead: &Lead,
        (wish, day): (&CallWish, &FitDay),
    ) -> Result<bool, Failure> {
        let Some(vacancy) = change.find_vacancy(lead.vacancy).await? else {
            return Ok(false);
        };
        let employer = change.find_employer(vacancy.employer).await?;
        let mut offer = day.offer(&vacancy, employer.is_some_and(|employer| employer.blacklisted));
        if matches!(lead.state, LeadState::Withdrawn { at } if wish.called_at < at) {
            offer.published = true;
            offer.openings = offer.openings.max(1);
        }
        Ok(eligible(&Seeker::from(person), &offer, day.on, &day.figures))
    }
}
