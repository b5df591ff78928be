//! What an employer does with a candidate: each is one tap.

use super::{Actor, CandidateDeed, Failure, LeadId, Refusal, Services, VacancyId, changed};
use domain::access::without_number;
use domain::candidate::{Candidate, Reply};
use domain::consent::Purpose;
use domain::lead::{Lead, LeadState};
use domain::permission::{Deed, Function};
use domain::refusal::Problem;
use domain::vacancy::Vacancy;
use domain::values::dates;
use serde_json::json;
use store::{Connection, Transaction};

/// Letters of a place and of a note.
const LETTERS: usize = 100;

impl Services {
    pub(super) async fn act_on_candidate(
        &self,
        who: &Actor,
        id: LeadId,
        deed: CandidateDeed,
    ) -> Result<VacancyId, Failure> {
        let mut change = self.db.begin().await?;
        let (lead, vacancy) = self.own_candidate(&mut change, who, id).await?;
        self.check_invitation(&deed)?;
        let person = change.find_person(lead.person).await?.ok_or(Refusal::NotFound)?;
        let shares = self
            .may_use(&mut change, &person, Purpose::EmployerContact)
            .await?;
        if deed == CandidateDeed::Show && !shares {
            return Err(Refusal::NotAllowed.into());
        }
        self.act_in_change(&mut change, who, (&lead, &vacancy, shares), &deed)
            .await?;
        change.commit().await?;
        Ok(vacancy.id)
    }

    /// Does something with a candidate in a change that is under way: lead, answer, opening, message, tasks. Who gets a
    /// public-welfare post the county decides, after the notice (P7).
    pub(crate) async fn act_in_change(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (lead, vacancy, shares): (&Lead, &Vacancy, bool),
        deed: &CandidateDeed,
    ) -> Result<(), Failure> {
        if *deed == CandidateDeed::Hire && change.find_public_post_of(vacancy.id).await?.is_some() {
            return Err(Refusal::PostByCounty.into());
        }
        let next = self.next_state(lead, deed)?;
        if !change.set_lead_state(lead.id, &lead.state, &next).await? {
            return Err(Refusal::Changed.into());
        }
        let kept = self.candidate(change, lead.id).await?;
        let after = self.after(kept, deed, shares);
        let is_reply = after.untold;
        change.set_candidate(&after).await?;
        if matches!(next, LeadState::Hired { .. }) {
            self.note_hired(change, lead).await?;
        }
        if is_reply {
            self.announce_reply(change, lead.person).await?;
        }
        let detail = json!({ "reply": after.reply.code(), "shown": after.shown_at.is_some() });
        let line = self.audit(who, verb(deed), "lead", lead.id.to_string(), detail);
        change.add_audit(&line).await?;
        self.settle_tasks_of(change, &[lead.person]).await?;
        Ok(())
    }

    pub(super) async fn vacancy_of_candidate(&self, who: &Actor, id: LeadId) -> Result<VacancyId, Failure> {
        let mut db = self.db.read().await?;
        let (_, vacancy) = self.own_candidate(&mut db, who, id).await?;
        Ok(vacancy.id)
    }

    /// A lead of the asker's own vacancy, whose person said yes.
    async fn own_candidate(
        &self,
        db: &mut Connection,
        who: &Actor,
        id: LeadId,
    ) -> Result<(Lead, Vacancy), Failure> {
        let employer = who.own_employer(Deed::Update, Function::Lead)?;
        let lead = db.find_lead(id).await?.ok_or(Refusal::NotFound)?;
        let vacancy = db.find_vacancy(lead.vacancy).await?;
        let vacancy = vacancy
            .filter(|vacancy| vacancy.employer == employer)
            .ok_or(Refusal::NotFound)?;
        let said_yes = db.list_yes_to(vacancy.id).await?;
        if !said_yes.iter().any(|yes| yes.lead == id) {
            return Err(Refusal::NotFound.into());
        }
        Ok((lead, vacancy))
    }

    fn next_state(&self, lead: &Lead, deed: &CandidateDeed) -> Result<LeadState, Refusal> {
        let (state, now) = (lead.state.clone(), self.clock.now());
        let next = match deed {
            CandidateDeed::Show => state.refer(now),
            CandidateDeed::Invite { .. } => state.interview(now),
            CandidateDeed::Hire => state.hire(now),
            CandidateDeed::TurnDown { .. } => state.close(now),
        };
        next.map_err(changed)
    }

    fn after(&self, kept: Candidate, deed: &CandidateDeed, shares: bool) -> Candidate {
        let now = self.clock.now();
        let reply = match deed {
            CandidateDeed::Show => None,
            CandidateDeed::Invite { day, place, note } => Some(Reply::Invited {
                day: *day,
                place: place.trim().to_owned(),
                note: note.trim().to_owned(),
            }),
            CandidateDeed::Hire => Some(Reply::Hired),
            CandidateDeed::TurnDown { reason } => Some(Reply::TurnedDown { reason: *reason }),
        };
        let sees = shares && !matches!(deed, CandidateDeed::TurnDown { .. });
        let shown_at = kept.shown_at.or(sees.then_some(now));
        match reply {
            None => Candidate { shown_at, ..kept },
            Some(reply) => Candidate {
                shown_at,
                reply,
                reply_at: Some(now),
                untold: true,
                ..kept
            },
        }
    }

    fn check_invitation(&self, deed: &CandidateDeed) -> Result<(), Refusal> {
        let CandidateDeed::Invite { day, place, note } = deed else {
            return Ok(());
        };
        let today = self.clock.today();
        if *day < today || *day > dates::add_days(today, 60) {
            return Err(Refusal::field("day", Problem::OutOfRange));
        }
        if place.trim().is_empty() {
            return Err(Refusal::field("place", Problem::Required));
        }
        for (field, text) in [("place", place), ("note", note)] {
            if text.chars().count() > LETTERS {
                return Err(Refusal::field(field, Problem::TooLong));
            }
            without_number(field, text)?;
        }
        Ok(())
    }
}

const fn verb(deed: &CandidateDeed) -> &'static str {
    match deed {
        CandidateDeed::Show => "show_contact",
        CandidateDeed::Invite { .. } => "invite",
        CandidateDeed::Hire => "hire",
        CandidateDeed::TurnDown { .. } => "turn_down",
    }
}
