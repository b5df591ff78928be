//! How a case comes: from the person, from anybody, from an office, or from what was heard at a follow-up.

use super::NOUN;
use crate::pace::Asker;
use crate::{Failure, Services, secret};
use domain::actor::Actor;
use domain::case::{
    Case, CaseChannel, CaseDeed, CaseDraft, CaseEntry, CaseKind, CaseLimits, CaseState, Said,
};
use domain::ids::{CaseEntryId, CaseId, EmployerId, PersonId, VacancyId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::{Placement, PlacementState};
use domain::ports::{CaseForm, CaseReceipt};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen};
use domain::visit::NeedKind;
use serde_json::json;
use std::sync::PoisonError;
use store::{Connection, Transaction};

/// Open cases somebody may have brought themselves at a time.
const OPEN_OF_ONE: usize = 10;

/// What a draft names, looked up.
#[derive(Default)]
struct Source {
    person: Option<Person>,
    placement: Option<Placement>,
    employer: Option<EmployerId>,
    firm: String,
    area: Option<AreaCode>,
}

impl Services {
    pub(super) async fn form_of_case(
        &self,
        who: &Actor,
        vacancy: Option<VacancyId>,
    ) -> Result<CaseForm, Failure> {
        let mut db = self.db.read().await?;
        let vacancy = match vacancy {
            Some(id) => db.find_vacancy(id).await?,
            None => None,
        };
        let person = who.own_person(Deed::Create, Function::Complaint).ok();
        let working = match person {
            Some(person) => db.list_placements_of(&[person]).await?,
            None => Vec::new(),
        };
        Ok(CaseForm {
            vacancy: vacancy.map(|one| (one.id, one.title, one.employer_name, one.area)),
            working: working
                .into_iter()
                .filter(domain::placement::Placement::began)
                .map(|one| (one.id, one.employer_name))
                .collect(),
            known: person.is_some(),
        })
    }

    pub(super) async fn take_case(
        &self,
        who: &Actor,
        draft: CaseDraft,
        address: &str,
    ) -> Result<CaseReceipt, Failure> {
        let channel = Self::channel_of(who, &draft)?;
        let problems = draft.problems();
        let Some(kind) = draft.kind.filter(|_| problems.is_empty()) else {
            return Err(Refusal::Fields(problems).into());
        };
        if channel == CaseChannel::Web && !self.may_report_again(address) {
            return Err(Refusal::TooMany.into());
        }
        let mut change = self.db.begin().await?;
        let source = self.source_of_case(&mut change, who, &draft).await?;
        let area = source
            .area
            .ok_or_else(|| Refusal::field("area", Problem::Required))?;
        if let Some(known) = self.joined(&mut change, who, (kind, &source, &draft)).await? {
            change.commit().await?;
            return Ok(known);
        }
        if let Some(person) = source.person.as_ref().filter(|_| channel == CaseChannel::Own) {
            let own = change.list_cases_of(person.id).await?;
            if own.iter().filter(|one| one.state.stage().is_open()).count() >= OPEN_OF_ONE {
                return Err(Refusal::TooMany.into());
            }
        }
        let names_nobody = source.person.is_none();
        let case = Case {
            kind,
            channel,
            person: source.person.map(|person| person.id),
            placement: source.placement.map(|one| one.id),
            employer: source.employer,
            vacancy: draft.vacancy,
            firm: source.firm,
            people: draft.people,
            owed: draft.owed,
            said: Some(trimmed(&draft.said)),
            ..self.fresh_case(who, area).await?
        };
        let code = names_nobody.then(|| secret::token(&self.chance)[..16].to_owned());
        let hash = code.as_deref().map(secret::fingerprint);
        // Somebody was faster with the same, or the number is taken: nobody gets a receipt for what was not kept.
        if !self.keep_case(&mut change, who, &case, hash.as_deref()).await? {
            return Err(Refusal::Changed.into());
        }
        if let Some(person) = case.person {
            self.close_needs(&mut change, person, NeedKind::Complaint).await?;
        }
        change.commit().await?;
        Ok(CaseReceipt {
            id: case.id,
            no: case.no,
            code,
        })
    }

    fn channel_of(who: &Actor, draft: &CaseDraft) -> Result<CaseChannel, Refusal> {
        Ok(match who {
            Actor::Seeker(_) | Actor::Proxy { .. } => {
                who.own_person(Deed::Create, Function::Complaint)?;
                CaseChannel::Own
            }
            Actor::Staff(_) | Actor::Operator | Actor::Worker => {
                who.scope(Deed::Create, Function::Complaint)?;
                match draft.channel {
                    Some(CaseChannel::Hotline) => CaseChannel::Hotline,
                    _ => CaseChannel::Office,
                }
            }
            Actor::Visitor => CaseChannel::Web,
            Actor::Employer { .. } | Actor::Applicant { .. } => return Err(Refusal::NotAllowed),
        })
    }

    /// A case as it begins today.
    async fn fresh_case(&self, who: &Actor, area: AreaCode) -> Result<Case, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let (calendar, params) = (self.work_calendar(area).await?, self.params().await?);
        let limits = CaseLimits {
            calendar: &calendar,
            params: &params,
            area,
            today,
        };
        let chance = secret::token(&self.chance)[..6].to_uppercase();
        Ok(Case {
            id: CaseId::new(&*self.ids, now),
            no: format!("{}-{chance}", today.format("%Y%m%d")),
            kind: CaseKind::Other,
            channel: CaseChannel::Office,
            person: None,
            placement: None,
            employer: None,
            vacancy: None,
            firm: String::new(),
            area,
            reported_on: today,
            people: 1,
            owed: None,
            paid: Fen(0),
            said: None,
            due_on: Some(limits.accept_by()?),
            told_at: None,
            made_by: who.label(),
            made_at: now,
            version: 0,
            state: CaseState::Received,
        })
    }

    /// Keeps a case with the first line of its trail. Says whether it is new.
    async fn keep_case(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        receipt: Option<&[u8]>,
    ) -> Result<bool, Failure> {
        if !change.add_case(case, receipt).await? {
            return Ok(false);
        }
        let entry = self.entry_of(who, case, CaseDeed::Receive);
        change.add_case_entry(&entry).await?;
        let detail = json!({ "kind": case.kind, "channel": case.channel });
        change
            .add_audit(&self.audit(who, "receive", NOUN, case.id.to_string(), detail))
            .await?;
        Ok(true)
    }

    /// A line of the trail of this moment, without words.
    pub(super) fn entry_of(&self, who: &Actor, case: &Case, deed: CaseDeed) -> CaseEntry {
        CaseEntry {
            id: CaseEntryId::new(&*self.ids, self.clock.now()),
            case: case.id,
            version: case.version,
            at: self.clock.now(),
            actor: who.label(),
            deed,
            to: case.state.stage(),
            department: None,
            amount: None,
            words: String::new(),
            finding: None,
        }
    }

    async fn source_of_case(
        &self,
        change: &mut Transaction,
        who: &Actor,
        draft: &CaseDraft,
    ) -> Result<Source, Failure> {
        let own = who.own_person(Deed::Create, Function::Complaint).ok();
        let person = match own.or(draft.person) {
            None => None,
            Some(id) => {
                let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
                if own.is_none() {
                    let (area, groups) = (person.living_area, person.categories);
                    who.may_with(Deed::Create, Function::Complaint, area, groups)?;
                }
                Some(person)
            }
        };
        let placement = placement_of(change, person.as_ref(), draft).await?;
        let vacancy = match draft.vacancy {
            Some(id) => Some(change.find_vacancy(id).await?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        let firm = placement
            .as_ref()
            .map(|one| one.employer_name.clone())
            .or_else(|| vacancy.as_ref().map(|one| one.employer_name.clone()))
            .unwrap_or_else(|| draft.firm.trim().to_owned());
        let asked = match draft.area {
            Some(area) => Some(self.area_now(area).await?),
            None => who.staff().ok().map(|staff| staff.area),
        };
        let known = person.as_ref().map(|person| person.living_area);
        let known = known.or_else(|| vacancy.as_ref().map(|one| one.area));
        // A place that an office names by itself is one of its own.
        if let (None, Some(area), Actor::Staff(_)) = (known, asked, who) {
            who.may(Deed::Create, Function::Complaint, area)?;
        }
        let area = known.or(asked);
        Ok(Source {
            employer: placement
                .as_ref()
                .and_then(|one| one.employer)
                .or_else(|| vacancy.as_ref().map(|one| one.employer)),
            person,
            placement,
            firm,
            area,
        })
    }

    /// What is said again of a placement joins the case of its kind that is open.
    async fn joined(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (kind, source, draft): (CaseKind, &Source, &CaseDraft),
    ) -> Result<Option<CaseReceipt>, Failure> {
        let Some(placement) = &source.placement else {
            return Ok(None);
        };
        let Some(known) = change.find_open_case_of(placement.id, kind).await? else {
            return Ok(None);
        };
        let after = Case {
            version: known.version + 1,
            ..known
        };
        if !change.move_case(&after).await? {
            return Err(Refusal::Changed.into());
        }
        let entry = CaseEntry {
            words: draft.said.words.trim().to_owned(),
            amount: draft.owed,
            ..self.entry_of(who, &after, CaseDeed::Receive)
        };
        change.add_case_entry(&entry).await?;
        let line = self.audit(who, "say_again", NOUN, after.id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(Some(CaseReceipt {
            id: after.id,
            no: after.no,
            code: None,
        }))
    }

    fn may_report_again(&self, address: &str) -> bool {
        let mut taken = self.objections.lock().unwrap_or_else(PoisonError::into_inner);
        taken.take(Asker::named(address), self.clock.now()).is_ok()
    }

    /// Opens a case for what was heard of a placement. Says whether it is new.
    pub(crate) async fn open_found_case(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (placement, area): (&Placement, AreaCode),
        (kind, owed): (CaseKind, Option<Fen>),
    ) -> Result<bool, Failure> {
        let case = Case {
            kind,
            channel: CaseChannel::FollowUp,
            person: Some(placement.person),
            placement: Some(placement.id),
            employer: placement.employer,
            vacancy: placement.vacancy,
            firm: placement.employer_name.clone(),
            owed,
            said: Some(Said::default()),
            ..self.fresh_case(who, area).await?
        };
        self.keep_case(change, who, &case, None).await
    }

    /// Wages owed that a visitor has heard of: of every placement that goes on.
    pub(crate) async fn arrears_found(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: PersonId,
    ) -> Result<(), Failure> {
        let Some(home) = change.find_person(person).await?.map(|person| person.living_area) else {
            return Ok(());
        };
        for placement in change.list_placements_of(&[person]).await? {
            if placement.state == PlacementState::Working {
                self.open_found_case(change, who, (&placement, home), (CaseKind::Arrears, None))
                    .await?;
            }
        }
        Ok(())
    }
}

/// The placement a draft names, of the person it is about; where there is one that goes on, that one.
async fn placement_of(
    db: &mut Connection,
    person: Option<&Person>,
    draft: &CaseDraft,
) -> Result<Option<Placement>, Failure> {
    let Some(id) = draft.placement else {
        return Ok(None);
    };
    let person = person.ok_or(Refusal::NotFound)?;
    let found = db.find_placement(id).await?;
    let own = found.filter(|one| one.person == person.id);
    Ok(Some(own.ok_or(Refusal::NotFound)?))
}

fn trimmed(said: &Said) -> Said {
    Said {
        words: said.words.trim().to_owned(),
        name: said.name.trim().to_owned(),
        phone: said.phone.trim().to_owned(),
    }
}
