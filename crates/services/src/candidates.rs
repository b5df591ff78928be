//! Candidates: who said yes, what the employer sees of them and answers, and what happens when it answers nothing.

mod act;
mod hired;
mod list;
mod overdue;
mod rest;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::candidate::Candidate;
use domain::ids::{LeadId, PersonId, VacancyId};
use domain::ports::{Answered, CandidateDeed, CandidateList, Candidates};
use domain::refusal::Refusal;
use store::{Connection, Transaction};

#[async_trait]
impl Candidates for Services {
    async fn candidates(&self, who: &Actor, vacancy: VacancyId) -> Answered<CandidateList> {
        self.list_candidates(who, vacancy)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn vacancy_of(&self, who: &Actor, lead: LeadId) -> Answered<VacancyId> {
        self.vacancy_of_candidate(who, lead)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn act(&self, who: &Actor, lead: LeadId, deed: CandidateDeed) -> Answered<VacancyId> {
        self.act_on_candidate(who, lead, deed)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// What is kept of a candidate.
    async fn candidate(&self, db: &mut Connection, lead: LeadId) -> Result<Candidate, Failure> {
        let kept = db.list_candidates(&[lead]).await?;
        Ok(kept.into_iter().next().unwrap_or(Candidate::new(lead)))
    }

    /// Lets a person know that there is an answer, by the channel that works best.
    async fn announce_reply(&self, change: &mut Transaction, person: PersonId) -> Result<(), Failure> {
        if let Some(person) = change.find_person(person).await? {
            self.plan_messages(change, &[person]).await?;
        }
        Ok(())
    }

    /// The person has read what employers answered.
    pub(crate) async fn heed_replies(&self, person: PersonId) -> Result<(), Failure> {
        let untold = self.db.list_untold_replies(&[person]).await?;
        if untold.is_empty() {
            return Ok(());
        }
        let leads: Vec<LeadId> = untold.into_iter().map(|(_, lead)| lead).collect();
        let mut change = self.db.begin().await?;
        change.set_replies_told(&leads).await?;
        Ok(change.commit().await?)
    }
}

/// What is said when the state does not allow the step, usually because somebody else was faster.
fn changed(_: domain::lead::InvalidStep) -> Refusal {
    Refusal::Changed
}
