//! What people say of their own work: that they began is looked at by staff; that they are at it still is heard at once.

use crate::{Failure, Services};
use chrono::{Days, NaiveDate};
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{LeadId, PersonId, PlacementId, ProposalId};
use domain::lead::{Answer, LeadState};
use domain::permission::{Deed, Function};
use domain::placement::{
    AHEAD_DAYS, FollowUpDraft, FollowUpWay, Heard, NAME_MAX, Placement, PlacementState, ProposalKind,
    WorkProposal,
};
use domain::ports::{OwnWord, OwnWork};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde_json::json;
use store::{Connection, Transaction};

/// What somebody may have waiting at a time.
const WAITING: usize = 5;

impl Services {
    pub(super) async fn work_of_asker(&self, who: &Actor) -> Result<OwnWork, Failure> {
        let person = who.own_person(Deed::Read, Function::FollowUp)?;
        let mut db = self.db.read().await?;
        let placements = db.list_placements_of(&[person]).await?;
        let working = placements
            .iter()
            .filter(|one| one.state == PlacementState::Working)
            .map(|one| (one.id, one.employer_name.clone(), one.work.started_on));
        let mut wanted = Vec::new();
        for lead in db.list_leads_of_person(person).await? {
            let yes = matches!(lead.state.answer(), Some(Answer::Interested | Answer::CallMe));
            let further = matches!(
                lead.state,
                LeadState::Referred { .. } | LeadState::Interviewed { .. }
            );
            if (yes || further)
                && let Some(vacancy) = db.find_vacancy(lead.vacancy).await?
            {
                wanted.push((lead.id, vacancy.title, vacancy.employer_name));
            }
        }
        Ok(OwnWork {
            working: working.collect(),
            wanted,
            said: db.list_open_work_proposals_of(person).await?,
            today: Some(self.clock.today()),
        })
    }

    pub(crate) async fn hear_own(&self, who: &Actor, word: OwnWord) -> Result<(), Failure> {
        let person = who.own_person(Deed::Update, Function::FollowUp)?;
        let mut change = self.db.begin().await?;
        match word {
            OwnWord::Started { lead, employer, on } => {
                self.hear_start(&mut change, who, (person, lead, employer, on))
                    .await?;
            }
            OwnWord::Still(id) => {
                let placement = own(&mut change, person, id).await?;
                let record = record_of(&mut change, person).await?;
                let draft = FollowUpDraft {
                    on: self.clock.today(),
                    way: FollowUpWay::Oneself,
                    heard: Heard::Working,
                    wage: None,
                    insured: None,
                    problems: Vec::new(),
                    leaving: None,
                    owed: None,
                };
                self.heard_of(&mut change, who, (placement, record), &draft)
                    .await?;
            }
            OwnWord::Left(id, on) => {
                let placement = own(&mut change, person, id).await?;
                if on < placement.work.started_on || on > self.clock.today() {
                    return Err(Refusal::field("on", Problem::OutOfRange).into());
                }
                let said = self.proposal((person, ProposalKind::Left), (placement.employer_name, on));
                let said = WorkProposal {
                    placement: Some(id),
                    ..said
                };
                self.keep_proposal(&mut change, who, said).await?;
            }
        }
        Ok(change.commit().await?)
    }

    /// Somebody says that they began to work.
    async fn hear_start(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (person, lead, employer, on): (PersonId, Option<LeadId>, String, NaiveDate),
    ) -> Result<(), Failure> {
        let employer = match lead {
            Some(id) => {
                let lead = change.find_lead(id).await?.filter(|one| one.person == person);
                let lead = lead.ok_or(Refusal::NotFound)?;
                let vacancy = change.find_vacancy(lead.vacancy).await?;
                vacancy.ok_or(Refusal::NotFound)?.employer_name
            }
            None => employer.trim().to_owned(),
        };
        if employer.is_empty() || employer.chars().count() > NAME_MAX {
            return Err(Refusal::field("employer", Problem::Required).into());
        }
        without_number("employer", &employer)?;
        let today = self.clock.today();
        let earliest = today.checked_sub_days(Days::new(BACK_DAYS)).unwrap_or(today);
        if on > dates::add_days(today, AHEAD_DAYS) || on < earliest {
            return Err(Refusal::field("on", Problem::OutOfRange).into());
        }
        let said = self.proposal((person, ProposalKind::Started), (employer, on));
        self.keep_proposal(change, who, WorkProposal { lead, ..said })
            .await
    }

    fn proposal(
        &self,
        (person, kind): (PersonId, ProposalKind),
        (employer_name, on): (String, NaiveDate),
    ) -> WorkProposal {
        WorkProposal {
            id: ProposalId::new(self.ids.as_ref(), self.clock.now()),
            person,
            kind,
            lead: None,
            placement: None,
            employer_name,
            on,
            made_at: self.clock.now(),
        }
    }

    /// Said once is enough: the same again changes nothing.
    async fn keep_proposal(
        &self,
        change: &mut Transaction,
        who: &Actor,
        said: WorkProposal,
    ) -> Result<(), Failure> {
        let waiting = change.list_open_work_proposals_of(said.person).await?;
        let same = |one: &WorkProposal| {
            (one.kind, one.lead, one.placement, &one.employer_name)
                == (said.kind, said.lead, said.placement, &said.employer_name)
        };
        if waiting.iter().any(same) {
            return Ok(());
        }
        if waiting.len() >= WAITING {
            return Err(Refusal::TooMany.into());
        }
        change.add_work_proposal(&said).await?;
        let detail = json!({ "kind": said.kind, "lead": said.lead, "placement": said.placement });
        change
            .add_audit(&self.audit(who, "say_work", "person", said.person.to_string(), detail))
            .await?;
        Ok(())
    }
}

/// Days back a start may lie that somebody tells themselves: older ones are entered by staff with their papers.
const BACK_DAYS: u64 = 366;

/// A placement of one's own that goes on.
async fn own(db: &mut Connection, person: PersonId, id: PlacementId) -> Result<Placement, Failure> {
    let found = db.find_placement(id).await?.filter(|one| one.person == person);
    Ok(found.ok_or(Refusal::NotFound)?)
}

async fn record_of(db: &mut Connection, person: PersonId) -> Result<PersonRecord, Failure> {
    Ok(PersonRecord {
        person: db.find_person(person).await?.ok_or(Refusal::NotFound)?,
        profile: db.find_person_profile(person).await?,
    })
}
