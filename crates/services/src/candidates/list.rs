//! The candidates of a vacancy: no more of each than is needed at its step.

use super::{Actor, CandidateList, Failure, Refusal, Services, VacancyId};
use crate::leads::HELPER_PHONE;
use domain::candidate::Candidate;
use domain::consent::Purpose;
use domain::ids::LeadId;
use domain::lead::{Answer, Lead, LeadState};
use domain::permission::{Deed, Function};
use domain::person::{Person, masked_name};
use domain::ports::{CandidateLine, CandidateStep};
use domain::vacancy::Vacancy;
use domain::values::{AreaLevel, Point};
use std::collections::HashMap;
use store::Yes;

impl Services {
    pub(super) async fn list_candidates(&self, who: &Actor, id: VacancyId) -> Result<CandidateList, Failure> {
        let employer = who.own_employer(Deed::Read, Function::CandidateContact)?;
        let vacancy = self.db.find_vacancy(id).await?;
        let vacancy = vacancy
            .filter(|vacancy| vacancy.employer == employer)
            .ok_or(Refusal::NotFound)?;
        let yes = self.db.list_yes_to(id).await?;
        let mut candidates = self.candidate_lines(&vacancy, &yes).await?;
        candidates.sort_by_key(|one| (waits(one), one.said_at));
        let seen: Vec<_> = candidates
            .iter()
            .filter(|one| one.phone.is_some())
            .filter_map(|line| yes.iter().find(|one| one.lead == line.lead))
            .map(|one| one.person)
            .collect();
        self.note_contact(who, (vacancy.area, &vacancy.employer_name), &seen)
            .await?;
        let helper_phone = self
            .db
            .find_nearest_setting(Some(vacancy.area), HELPER_PHONE)
            .await?;
        Ok(CandidateList {
            vacancy: id,
            address: vacancy.address.clone(),
            left: vacancy.openings_left(),
            may_hire: self.db.find_public_post_of(id).await?.is_none(),
            title: vacancy.title,
            candidates,
            helper_phone,
        })
    }

    async fn candidate_lines(&self, vacancy: &Vacancy, yes: &[Yes]) -> Result<Vec<CandidateLine>, Failure> {
        let ids: Vec<LeadId> = yes.iter().map(|one| one.lead).collect();
        let book = self.area_book().await?;
        let work = vacancy.point.or_else(|| book.find(vacancy.area)?.point);
        let mut db = self.db.read().await?;
        let people: Vec<_> = yes.iter().map(|one| one.person).collect();
        let people = db.list_people(&people).await?;
        let people: HashMap<_, Person> = people.into_iter().map(|one| (one.id, one)).collect();
        let leads = db.list_leads_of_vacancy(vacancy.id).await?;
        let leads: HashMap<LeadId, Lead> = leads.into_iter().map(|lead| (lead.id, lead)).collect();
        let kept = db.list_candidates(&ids).await?;
        let kept: HashMap<LeadId, Candidate> = kept.into_iter().map(|one| (one.lead, one)).collect();
        let mut lines = Vec::new();
        for one in yes {
            let (Some(person), Some(lead)) = (people.get(&one.person), leads.get(&one.lead)) else {
                continue;
            };
            let shares = self.may_use(&mut db, person, Purpose::EmployerContact).await?;
            let candidate = kept.get(&one.lead).cloned().unwrap_or(Candidate::new(one.lead));
            let town = person
                .living_area
                .at(AreaLevel::Town)
                .unwrap_or(person.living_area);
            lines.push(CandidateLine {
                place: book.name(town),
                metres: metres_to(person.point, work),
                ..line(person, lead, candidate, (one, shares))
            });
        }
        Ok(lines)
    }
}

/// Name and telephone stand there once the employer asked for them, while it may still need them and the person agrees.
fn line(person: &Person, lead: &Lead, candidate: Candidate, (yes, shares): (&Yes, bool)) -> CandidateLine {
    let step = step_of(&lead.state);
    let is_open = matches!(
        step,
        CandidateStep::Shown | CandidateStep::Invited | CandidateStep::Hired
    );
    let known = is_open && shares && candidate.shown_at.is_some();
    CandidateLine {
        lead: lead.id,
        name: if known {
            person.name.clone()
        } else {
            masked_name(&person.name)
        },
        place: String::new(),
        metres: None,
        skills: person.skills.clone(),
        wants_call: lead.state.answer() == Some(Answer::CallMe),
        shares,
        phone: person.phone.clone().filter(|_| known).map(String::from),
        said_at: yes.at,
        step,
        reply: candidate.reply,
    }
}

fn step_of(state: &LeadState) -> CandidateStep {
    match state {
        LeadState::Answered { .. } => CandidateStep::New,
        LeadState::Referred { .. } => CandidateStep::Shown,
        LeadState::Interviewed { .. } => CandidateStep::Invited,
        LeadState::Hired { .. } => CandidateStep::Hired,
        _ => CandidateStep::Ended,
    }
}

/// Those who wait for an answer stand in front.
const fn waits(one: &CandidateLine) -> bool {
    !matches!(one.step, CandidateStep::New | CandidateStep::Shown)
}

/// Whole kilometres: where exactly somebody lives is nobody's business.
fn metres_to(home: Option<Point>, work: Option<Point>) -> Option<u32> {
    let metres = home?.metres_to(work?);
    Some(metres.div_ceil(1000).max(1) * 1000)
}
