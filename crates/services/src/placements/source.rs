//! Where a placement comes from: a lead, a vacancy, or an employer by name.

use crate::{Failure, Services};
use domain::access::holds_number;
use domain::ids::{EmployerId, LeadId, PersonId};
use domain::lead::Lead;
use domain::placement::{NAME_MAX, Placement, PlacementDraft, PlacementState};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::vacancy::Vacancy;
use domain::values::SocialCreditCode;
use std::collections::BTreeSet;
use store::{Connection, Transaction};

/// What a draft names, looked up.
pub(super) struct Source {
    /// The lead that led to it, if it can be hired.
    pub lead: Option<Lead>,
    pub vacancy: Option<Vacancy>,
    pub employer: Option<EmployerId>,
    pub employer_name: String,
    pub uscc: Option<SocialCreditCode>,
}

impl Services {
    /// Looks up what a draft names. What it gets wrong is beside its field.
    pub(super) async fn source_of(
        &self,
        change: &mut Transaction,
        person: PersonId,
        draft: &PlacementDraft,
    ) -> Result<Source, Failure> {
        let used = leads_that_led(change, person).await?;
        let is_free = |lead: &Lead| !used.contains(&lead.id);
        let lead = match draft.lead {
            None => None,
            Some(id) => {
                let lead = change.find_lead(id).await?.filter(|lead| lead.person == person);
                let lead = lead.ok_or(Refusal::NotFound)?;
                let lead = Some(lead).filter(is_free).ok_or(Refusal::Changed)?;
                lead.state
                    .clone()
                    .begin_work(self.clock.now())
                    .map_err(|_| Refusal::Changed)?;
                Some(lead)
            }
        };
        let vacancy = match (&lead, draft.vacancy_no.trim()) {
            (Some(lead), _) => change.find_vacancy(lead.vacancy).await?,
            (None, "") => None,
            (None, no) => {
                let found = change.find_vacancy_by_no(no).await?;
                Some(found.ok_or(Refusal::field("vacancy_no", Problem::Wrong))?)
            }
        };
        let lead = match (&vacancy, lead) {
            (Some(vacancy), None) => change.find_lead_of(person, vacancy.id).await?,
            (_, lead) => lead,
        };
        let now = self.clock.now();
        let lead = lead.filter(|lead| is_free(lead) && lead.state.clone().begin_work(now).is_ok());
        if let Some(vacancy) = vacancy {
            return Ok(Source {
                lead,
                employer: Some(vacancy.employer),
                employer_name: vacancy.employer_name.clone(),
                uscc: None,
                vacancy: Some(vacancy),
            });
        }
        let name = draft.employer_name.trim();
        if let Some(problem) = wrong_name(name) {
            return Err(Refusal::Fields(vec![problem]).into());
        }
        let known = match &draft.uscc {
            Some(uscc) => change.find_employer_by_uscc(uscc).await?,
            None => None,
        };
        Ok(Source {
            lead: None,
            vacancy: None,
            employer: known.map(|employer| employer.id),
            employer_name: name.to_owned(),
            uscc: draft.uscc.clone(),
        })
    }
}

fn wrong_name(name: &str) -> Option<FieldProblem> {
    let problem = match name.chars().count() {
        0 => Problem::Required,
        count if count > NAME_MAX => Problem::TooLong,
        _ if holds_number(name) => Problem::NoNumbers,
        _ => return None,
    };
    Some(FieldProblem {
        field: "employer_name".to_owned(),
        problem,
    })
}

/// The leads of somebody that a placement rests on already.
pub(super) async fn leads_that_led(
    db: &mut Connection,
    person: PersonId,
) -> Result<BTreeSet<LeadId>, Failure> {
    let placements = db.list_placements_of(&[person]).await?;
    let stands = |one: &&Placement| !matches!(one.state, PlacementState::Cancelled { .. });
    Ok(placements
        .iter()
        .filter(stands)
        .filter_map(|one| one.lead)
        .collect())
}
