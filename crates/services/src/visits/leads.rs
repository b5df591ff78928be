//! Vacancies told at the door: receipts with proof, on the day of the visit.

use crate::explain::FitDay;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fit::{Seeker, eligible};
use domain::lead::{Channel, Delivery, Lead, LeadState};
use domain::person::Person;
use domain::visit::{Confirmation, LeadTold, Visit};
use serde_json::json;
use store::Transaction;

impl Services {
    /// Records every lead of a visit as arrived, and what the person said of it. A lead of somebody else is left alone.
    pub(super) async fn tell_leads(
        &self,
        change: &mut Transaction,
        person: &Person,
        (who, visit): (&Actor, &Visit),
    ) -> Result<(), Failure> {
        if visit.answers.leads.is_empty() {
            return Ok(());
        }
        let day = FitDay::new(change.list_policy_parameters().await?, visit.on())?;
        for told in &visit.answers.leads {
            let Some(lead) = change.find_lead(told.lead).await? else {
                continue;
            };
            if lead.person != person.id {
                continue;
            }
            let Some(next) = self.told(change, (person, &day), (visit, told), &lead).await? else {
                continue;
            };
            if next == lead.state || !change.set_lead_state(lead.id, &lead.state, &next).await? {
                continue;
            }
            let detail = json!({ "channel": Channel::Home, "visit": visit.id, "answer": told.answer });
            change
                .add_audit(&self.audit(who, "hand_over", "lead", lead.id.to_string(), detail))
                .await?;
        }
        Ok(())
    }

    /// The lead after the visit; `None` where the visit adds nothing.
    async fn told(
        &self,
        change: &mut Transaction,
        (person, day): (&Person, &FitDay),
        (visit, told): (&Visit, &LeadTold),
        lead: &Lead,
    ) -> Result<Option<LeadState>, Failure> {
        let Some(confirmation) = &visit.confirmation else {
            return Ok(None);
        };
        let Some(vacancy) = change.find_vacancy(lead.vacancy).await? else {
            return Ok(None);
        };
        let employer = change.find_employer(vacancy.employer).await?;
        let mut offer = day.offer(&vacancy, employer.is_some_and(|employer| employer.blacklisted));
        let gone_later =
            matches!(lead.state, LeadState::Withdrawn { at } | LeadState::Closed { at, .. } if visit.at < at);
        if gone_later {
            offer.published = true;
            offer.openings = offer.openings.max(1);
        }
        let delivery = Delivery {
            channel: Channel::Home,
            at: visit.at,
            evidence: confirmation.evidence(),
            note: witness(confirmation),
            suitable: eligible(&Seeker::from(person), &offer, day.on, &day.figures),
        };
        let arrived = match lead.state.clone() {
            LeadState::Withdrawn { at } if visit.at < at => LeadState::Closed { delivery, at },
            LeadState::Withdrawn { .. } => return Ok(None),
            state if state.delivery().is_some() && delivery.suitable => state.prove_earlier(delivery),
            state => match state.deliver(delivery) {
                Ok(next) => next,
                Err(_) => return Ok(None),
            },
        };
        Ok(Some(match told.answer {
            Some(answer) if !has_answered_since(&arrived, visit) => {
                arrived.clone().answer_with(answer, visit.at).unwrap_or(arrived)
            }
            _ => arrived,
        }))
    }
}

/// Whether the person has said something later than at the visit: that holds.
fn has_answered_since(state: &LeadState, visit: &Visit) -> bool {
    matches!(state, LeadState::Answered { at, .. } if *at >= visit.at)
}

fn witness(confirmation: &Confirmation) -> String {
    match confirmation {
        Confirmation::Witness { name } => name.trim().to_owned(),
        Confirmation::Signature { .. } | Confirmation::ThumbPrint { .. } => String::new(),
    }
}
