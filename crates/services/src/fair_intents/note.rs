//! Noting what a stand and a visitor mean to do, and what came of it; the lead carries it on where there is one.

use super::NOUN;
use super::stand::AtStand;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::candidate::TurnDownReason;
use domain::check_in::Attendance;
use domain::fair::FairState;
use domain::fair_intent::{FairIntent, INTERVIEW_DAYS, IntentKind, IntentResult, NOTE_MAX};
use domain::ids::{FairIntentId, LeadId};
use domain::lead::{Answer, Channel, Evidence, Lead, LeadState};
use domain::person::Person;
use domain::ports::{CandidateDeed, IntentWish, StandKey};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::Vacancy;
use domain::values::dates;
use serde_json::json;
use store::{AuditLine, Transaction};

impl Services {
    pub(super) async fn keep_intent(
        &self,
        who: &Actor,
        key: &StandKey,
        wish: IntentWish,
    ) -> Result<FairIntentId, Failure> {
        let mut change = self.db.begin().await?;
        let at = self.at_stand(&mut change, who, key).await?;
        if at.shut.is_some() {
            return Err(Refusal::TooLate.into());
        }
        change.hold_fair(at.fair.id).await?;
        let note = self.checked_wish(&at, &wish)?;
        let visitor = self
            .visitor_of(&mut change, &at.fair, wish.visitor.trim())
            .await?;
        let visitor = visitor.ok_or_else(|| Refusal::field("visitor", Problem::Unreadable))?;
        let before = change.find_fair_intent_of(at.stand.id, visitor.id).await?;
        let is_new = before.is_none();
        let mut one = before.unwrap_or_else(|| self.new_intent(&at, &visitor));
        if one.result.as_ref().is_some_and(|(result, ..)| result.is_final()) {
            return Err(Refusal::Changed.into());
        }
        one.kind = wish.kind;
        one.note = note;
        one.interview_on = wish.interview_on;
        one.vacancy = wish.vacancy.or(one.vacancy);
        one.lead = self
            .carry_on(&mut change, who, (&at, &visitor, &one))
            .await?
            .or(one.lead);
        if is_new {
            change.add_fair_intent(&one).await?;
        } else if !change.set_fair_intent(&one).await? {
            return Err(Refusal::Changed.into());
        }
        change.add_audit(&self.intent_audit(&at, "note", &one)).await?;
        change.commit().await?;
        Ok(one.id)
    }

    fn new_intent(&self, at: &AtStand, visitor: &Attendance) -> FairIntent {
        let now = self.clock.now();
        FairIntent {
            id: FairIntentId::new(self.ids.as_ref(), now),
            fair: at.fair.id,
            stand: at.stand.id,
            attendance: visitor.id,
            person: visitor.who.person,
            vacancy: None,
            lead: None,
            kind: IntentKind::Interested,
            note: String::new(),
            interview_on: None,
            result: None,
            version: 1,
            made_by: at.label.clone(),
            made_at: now,
        }
    }

    fn intent_audit(&self, at: &AtStand, verb: &str, one: &FairIntent) -> AuditLine {
        let detail = json!({ "fair": one.fair, "stand": one.stand, "kind": one.kind, "lead": one.lead,
            "result": one.result.as_ref().map(|(result, ..)| result) });
        let line = self.audit(&Actor::Visitor, verb, NOUN, one.id.to_string(), detail);
        AuditLine {
            actor: at.label.clone(),
            ..line
        }
    }

    fn checked_wish(&self, at: &AtStand, wish: &IntentWish) -> Result<String, Refusal> {
        let note = wish.note.trim();
        if note.chars().count() > NOTE_MAX {
            return Err(Refusal::field("note", Problem::TooLong));
        }
        without_number("note", note)?;
        if wish
            .vacancy
            .is_some_and(|vacancy| !at.stand.vacancies.contains(&vacancy))
        {
            return Err(Refusal::field("vacancy", Problem::Unreadable));
        }
        let today = self.clock.today();
        match wish.interview_on {
            None if wish.kind == IntentKind::Interview => {
                Err(Refusal::field("interview_on", Problem::Required))
            }
            Some(on) if on < today || on > dates::add_days(today, INTERVIEW_DAYS) => {
                Err(Refusal::field("interview_on", Problem::OutOfRange))
            }
            _ => Ok(note.to_owned()),
        }
    }

    /// The lead of the two, brought as far as they are: told at the fair, answered with yes, invited. Nothing for somebody without a
    /// file, who shares nothing, or for a vacancy that is gone.
    async fn carry_on(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (at, visitor, one): (&AtStand, &Attendance, &FairIntent),
    ) -> Result<Option<LeadId>, Failure> {
        let (Some(person), Some(vacancy), true) = (visitor.who.person, one.vacancy, visitor.who.shares)
        else {
            return Ok(None);
        };
        let (person, vacancy) = (
            change.find_person(person).await?,
            change.find_vacancy(vacancy).await?,
        );
        let (Some(person), Some(vacancy)) = (person, vacancy) else {
            return Ok(None);
        };
        let Some(lead) = self.told_at_fair(change, (at, &person), &vacancy).await? else {
            return Ok(None);
        };
        if let (Some(day), true) = (one.interview_on, lead.state.is_candidate()) {
            let invite = CandidateDeed::Invite {
                day,
                place: vacancy.address.clone(),
                note: String::new(),
            };
            self.act_in_change(change, who, (&lead, &vacancy, true), &invite)
                .await?;
        } else {
            self.settle_tasks_of(change, &[person.id]).await?;
        }
        Ok(Some(lead.id))
    }

    async fn told_at_fair(
        &self,
        change: &mut Transaction,
        (at, person): (&AtStand, &Person),
        vacancy: &Vacancy,
    ) -> Result<Option<Lead>, Failure> {
        let now = self.clock.now();
        let known = change.find_lead_of(person.id, vacancy.id).await?;
        let is_new = known.is_none();
        let lead = known.unwrap_or_else(|| Lead {
            id: LeadId::new(self.ids.as_ref(), now),
            person: person.id,
            vacancy: vacancy.id,
            round: None,
            planned_on: self.clock.today(),
            score: 0,
            reasons: Vec::new(),
            ask_first: false,
            state: LeadState::Planned,
        });
        if is_new {
            change.add_leads(std::slice::from_ref(&lead)).await?;
        }
        let note = format!("{} {}", at.fair.plan.title, at.stand.state.number().unwrap_or(0));
        let arrived = match lead.state {
            LeadState::Withdrawn { .. } => None,
            _ if lead.state.delivery().is_some() => Some(lead.state.clone()),
            _ => {
                self.delivered(change, person, &lead, Channel::Fair, Evidence::Witness, &note)
                    .await?
            }
        };
        let Some(arrived) = arrived else { return Ok(None) };
        let next = arrived
            .clone()
            .answer_with(Answer::Interested, now)
            .unwrap_or(arrived);
        if next != lead.state && !change.set_lead_state(lead.id, &lead.state, &next).await? {
            return Err(Refusal::Changed.into());
        }
        Ok(Some(Lead { state: next, ..lead }))
    }

    pub(super) async fn keep_result(
        &self,
        who: &Actor,
        key: &StandKey,
        (id, version): (FairIntentId, u32),
        result: IntentResult,
    ) -> Result<(), Failure> {
        let today = self.clock.today();
        let mut change = self.db.begin().await?;
        let at = self.at_stand(&mut change, who, key).await?;
        if !at.tells {
            return Err(Refusal::TooLate.into());
        }
        let one = change.find_fair_intent(id).await?;
        let mut one = one
            .filter(|one| one.stand == at.stand.id)
            .ok_or(Refusal::NotFound)?;
        let is_decided = one.result.as_ref().is_some_and(|(result, ..)| result.is_final());
        if one.version != version || is_decided || at.fair.state == FairState::Archived {
            return Err(Refusal::Changed.into());
        }
        let is_time = one.interview_on.is_some_and(|on| on <= today);
        if result == IntentResult::NoShow && !is_time {
            return Err(Refusal::field("result", Problem::OutOfRange).into());
        }
        if let Some(lead) = one.lead {
            self.settle_lead(&mut change, who, lead, result).await?;
        }
        one.result = Some((result, today, at.label.clone()));
        if !change.set_fair_intent(&one).await? {
            return Err(Refusal::Changed.into());
        }
        change.add_audit(&self.intent_audit(&at, "result", &one)).await?;
        Ok(change.commit().await?)
    }

    /// The lead goes the same way, while nobody has decided about it. Who gets a public-welfare post the county decides.
    async fn settle_lead(
        &self,
        change: &mut Transaction,
        who: &Actor,
        lead: LeadId,
        result: IntentResult,
    ) -> Result<(), Failure> {
        let turned_down = |reason| Some(CandidateDeed::TurnDown { reason });
        let deed = match result {
            IntentResult::Met => None,
            IntentResult::Hired => Some(CandidateDeed::Hire),
            IntentResult::NoShow => turned_down(TurnDownReason::NoShow),
            IntentResult::NotSuited => turned_down(TurnDownReason::Other),
            IntentResult::Declined => turned_down(TurnDownReason::Declined),
        };
        let (Some(deed), Some(lead)) = (deed, change.find_lead(lead).await?) else {
            return Ok(());
        };
        let vacancy = change.find_vacancy(lead.vacancy).await?;
        let (Some(vacancy), true) = (vacancy, lead.state.is_candidate()) else {
            return Ok(());
        };
        if deed == CandidateDeed::Hire && change.find_public_post_of(vacancy.id).await?.is_some() {
            return Ok(());
        }
        self.act_in_change(change, who, (&lead, &vacancy, true), &deed)
            .await
    }
}
