//! Entering a placement, and everything it causes: in one transaction, each step kept so that it can be undone.

use super::source::Source;
use super::{NOUN, WHY};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::clock::start_of_day;
use domain::file_entry::{EmploymentSpell, Entry};
use domain::ids::{PersonId, PlacementId};
use domain::lead::{Lead, LeadState};
use domain::message::MessageEnd;
use domain::params::{NotSet, ParamKey};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::{
    Caused, LeaveCause, Leaving, LeavingSide, OverlapAnswer, Placement, PlacementDraft, PlacementState,
    ProposalEnd, overlaps,
};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::dates;
use serde_json::json;
use std::collections::BTreeSet;
use store::{Connection, LeadMoved, Transaction};

impl Services {
    pub(crate) async fn enter_placement(
        &self,
        who: &Actor,
        person: PersonId,
        draft: PlacementDraft,
    ) -> Result<PlacementId, Failure> {
        let mut change = self.db.begin().await?;
        let record = self
            .record_to_place(&mut change, who, (person, Deed::Create))
            .await?;
        let id = self
            .enter_placement_in(&mut change, who, (record, &draft))
            .await?;
        self.is_no_post(&mut change, id).await?;
        change.commit().await?;
        Ok(id)
    }

    /// Nobody is placed beside the way that leads to a public-welfare post (P7).
    async fn is_no_post(&self, change: &mut Transaction, id: PlacementId) -> Result<(), Failure> {
        let placement = change.find_placement(id).await?.ok_or(Refusal::NotFound)?;
        let Some(vacancy) = placement.vacancy else {
            return Ok(());
        };
        match change.find_public_post_of(vacancy).await? {
            Some(_) => Err(Refusal::PostByCounty.into()),
            None => Ok(()),
        }
    }

    /// The same in a transaction of somebody whose right to it is settled.
    pub(crate) async fn enter_placement_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (record, draft): (PersonRecord, &PlacementDraft),
    ) -> Result<PlacementId, Failure> {
        // Two who enter at the same time for one person: the second sees what the first has entered.
        change.hold_people(&[record.person.id]).await?;
        let source = self.source_of(change, record.person.id, draft).await?;
        let problems = draft.work.problems(
            self.clock.today(),
            self.earliest_start(change, &record.person).await?,
        );
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let ended = self.settle_overlaps(change, (&record, draft)).await?;
        let id = PlacementId::new(self.ids.as_ref(), self.clock.now());
        self.cause_all(change, who, (id, record, source, draft, ended))
            .await?;
        Ok(id)
    }

    /// The file of somebody whose placements the asker may do something with.
    pub(super) async fn record_to_place(
        &self,
        db: &mut Connection,
        who: &Actor,
        (id, deed): (PersonId, Deed),
    ) -> Result<PersonRecord, Failure> {
        who.scope(deed, Function::Placement)?;
        let record = self.record_of_file(db, who, Deed::Read, id).await?;
        let person = &record.person;
        who.may_with(deed, Function::Placement, person.living_area, person.categories)?;
        Ok(record)
    }

    /// The day from which somebody may work at all.
    async fn earliest_start(&self, db: &mut Connection, person: &Person) -> Result<NaiveDate, Failure> {
        let params = db.list_policy_parameters().await?;
        let years = params.general(ParamKey::WorkAgeMin, self.clock.today());
        let years = years.map_err(|NotSet { .. }| Refusal::FigureNotSet {
            key: ParamKey::WorkAgeMin,
        })?;
        let months = u32::try_from(years).unwrap_or(0) * 12;
        Ok(dates::add_months(person.birth(), months))
    }

    /// Other placements at the same time are a question; its answer ends the earlier one, or says that both hold.
    async fn settle_overlaps(
        &self,
        change: &mut Transaction,
        (record, draft): (&PersonRecord, &PlacementDraft),
    ) -> Result<Option<PlacementId>, Failure> {
        let known = change.list_placements_of(&[record.person.id]).await?;
        let meeting = overlaps(&known, &draft.work);
        if meeting.is_empty() {
            return Ok(None);
        }
        if !meeting
            .iter()
            .all(|one| one.is_settled_by(draft.overlap, &draft.work))
        {
            let problem = match draft.overlap {
                None => Refusal::field("overlap", Problem::Required),
                Some(OverlapAnswer::EarlierEnded(_)) => Refusal::field("ended_on", Problem::OutOfRange),
                Some(OverlapAnswer::BothHold) => Refusal::field("overlap", Problem::Wrong),
            };
            return Err(problem.into());
        }
        let Some(OverlapAnswer::EarlierEnded(on)) = draft.overlap else {
            return Ok(None);
        };
        let leaving = Leaving {
            on,
            side: LeavingSide::Worker,
            worker_says: Some(LeaveCause::Better),
            employer_says: None,
        };
        let mut last = None;
        for mut one in meeting.into_iter().map(|one| one.placement) {
            let was = one.state;
            one.end(leaving, true).map_err(|_| Refusal::Changed)?;
            if !change.set_placement_state(one.id, &was, &one.state).await? {
                return Err(Refusal::Changed.into());
            }
            if let Some(spell) = one.caused.spell {
                change.end_spell(spell, on).await?;
            }
            self.leave_post(change, &one).await?;
            last = Some(one.id);
        }
        Ok(last)
    }

    async fn cause_all(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, record, source, draft, ended): (
            PlacementId,
            PersonRecord,
            Source,
            &PlacementDraft,
            Option<PlacementId>,
        ),
    ) -> Result<(), Failure> {
        let person = record.person.id;
        let mut caused = self.cause_in_file(change, who, (record, &source, draft)).await?;
        caused.ended = ended;
        let takes = !is_hired(source.lead.as_ref());
        caused.closed_vacancy = source.vacancy.as_ref().is_some_and(|one| fills(one, takes));
        let placement = Placement {
            id,
            person,
            employer: source.employer,
            employer_name: source.employer_name,
            uscc: source.uscc,
            vacancy: source.vacancy.as_ref().map(|vacancy| vacancy.id),
            lead: source.lead.as_ref().map(|lead| lead.id),
            work: draft.work.clone(),
            state: PlacementState::Working,
            caused,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_placement(&placement).await?;
        if let Some(lead) = &source.lead {
            let at = start_of_day(draft.work.started_on).min(self.clock.now());
            let hired = lead.state.clone().begin_work(at).map_err(|_| Refusal::Changed)?;
            if !change.move_lead(id, (lead, &hired), LeadMoved::Hired).await? {
                return Err(Refusal::Changed.into());
            }
        }
        let mut touched = BTreeSet::from([person]);
        self.let_others_lapse(change, &placement).await?;
        if let Some(vacancy) = &source.vacancy {
            touched.extend(self.fill(change, (id, vacancy), takes).await?);
        }
        if let Some(said) = draft.proposal {
            let by = (who.label(), self.clock.now());
            change
                .settle_work_proposal(said, ProposalEnd::Taken, (&by.0, by.1))
                .await?;
        }
        let detail = json!({
            "person": person,
            "lead": placement.lead,
            "vacancy": placement.vacancy,
            "closed_vacancy": caused.closed_vacancy,
        });
        change
            .add_audit(&self.audit(who, "place", NOUN, id.to_string(), detail))
            .await?;
        let touched: Vec<PersonId> = touched.into_iter().collect();
        self.settle_tasks_of(change, &touched).await?;
        self.settle_claims_of(change, person).await?;
        Ok(())
    }

    /// What the person is now, and the stretch of work in the file.
    async fn cause_in_file(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (record, source, draft): (PersonRecord, &Source, &PlacementDraft),
    ) -> Result<Caused, Failure> {
        let (was, is) = (record.person.employment_status, draft.work.status());
        let mut version = record.person.version;
        let mut caused = Caused::default();
        let goes_on = change
            .list_placements_of(&[record.person.id])
            .await?
            .iter()
            .any(|one| one.state == PlacementState::Working);
        // Work beside other work changes nothing of what the person is.
        if was != Some(is) && !goes_on {
            let mut after = record.clone();
            after.person.employment_status = Some(is);
            self.write_record(change, who, Some(&record), &after, WHY).await?;
            version += 1;
            caused.status = Some((was, is));
        }
        let title = source.vacancy.as_ref().map(|vacancy| vacancy.title.clone());
        let spell = EmploymentSpell {
            from: draft.work.started_on,
            to: None,
            kind: is,
            employer: source.employer_name.clone(),
            occupation: title.unwrap_or_default(),
            monthly: draft.work.monthly,
        };
        let entry = Entry::Employment(spell);
        let kept = self
            .add_entry_in(change, who, (record.person.id, version), entry)
            .await?;
        caused.spell = Some(kept);
        Ok(caused)
    }

    /// The person's other open leads lapse, and nothing more is said of them.
    async fn let_others_lapse(&self, change: &mut Transaction, placement: &Placement) -> Result<(), Failure> {
        let now = self.clock.now();
        for lead in change.list_leads_of_person(placement.person).await? {
            if Some(lead.id) == placement.lead {
                continue;
            }
            if let Ok(lapsed) = lead.state.clone().lapse(now) {
                change
                    .move_lead(placement.id, (&lead, &lapsed), LeadMoved::Lapsed)
                    .await?;
            }
        }
        change
            .withdraw_messages_to(placement.person, None, MessageEnd::NothingToSay, now)
            .await?;
        Ok(())
    }

    /// One opening less, unless it was taken when the employer said so; with the last one the vacancy closes, and who had it is
    /// told as when it is withdrawn. Gives those.
    async fn fill(
        &self,
        change: &mut Transaction,
        (id, vacancy): (PlacementId, &Vacancy),
        takes: bool,
    ) -> Result<Vec<PersonId>, Failure> {
        if takes {
            change.take_opening(vacancy.id, true).await?;
        }
        change
            .add_index_tasks(&[(DocumentKind::Vacancy, vacancy.id.0)])
            .await?;
        let closes = fills(vacancy, takes)
            && change
                .set_vacancy_state(vacancy.id, VacancyState::Open, VacancyState::Closed)
                .await?;
        if !closes {
            return Ok(Vec::new());
        }
        let now = self.clock.now();
        let mut told = Vec::new();
        for lead in change.list_open_leads_of_vacancy(vacancy.id).await? {
            if let Ok(gone) = lead.state.clone().withdraw(now)
                && change.move_lead(id, (&lead, &gone), LeadMoved::Full).await?
            {
                told.push(lead.person);
            }
        }
        Ok(told)
    }
}

/// Whether the employer has said before that it took the person; then the opening is taken.
pub(super) fn is_hired(lead: Option<&Lead>) -> bool {
    lead.is_some_and(|lead| matches!(lead.state, LeadState::Hired { .. }))
}

/// Whether an open vacancy has nothing left then.
fn fills(vacancy: &Vacancy, takes: bool) -> bool {
    vacancy.state == VacancyState::Open && vacancy.openings_left() <= u32::from(takes)
}
