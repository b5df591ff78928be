//! Files of employers: facts, contacts, figures of the staff with what the rules say of them, and the end of a firm.

mod staff;
mod view;

pub(crate) use staff::StaffSaid;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::employer::Employer;
use domain::employer_fact::{ContactKind, EmployerContact, EmployerFact, FactDraft, NAME_MAX};
use domain::ids::{ContactId, EmployerId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, EmployerFile, EmployerFiles, EmployerLine, OwnFirm, StaffDraft};
use domain::refusal::{Problem, Refusal};
use domain::values::{Phone, SocialCreditCode};
use serde_json::json;
use store::Connection;

/// What audit lines call an employer.
const NOUN: &str = "employer";
/// Contacts of one employer at most.
const CONTACTS_MAX: usize = 20;

#[async_trait]
impl EmployerFiles for Services {
    async fn find_employers(&self, who: &Actor, words: &str) -> Answered<Vec<EmployerLine>> {
        self.employers_named(who, words)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn employer_file(&self, who: &Actor, id: EmployerId) -> Answered<EmployerFile> {
        self.file_of_employer(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_firm(&self, who: &Actor) -> Answered<OwnFirm> {
        self.firm_of_asker(who).await.map_err(|f| self.internal(&f))
    }

    async fn state_facts(&self, who: &Actor, id: Option<EmployerId>, facts: FactDraft) -> Answered<()> {
        self.keep_facts(who, id, facts)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn declare_staff(&self, who: &Actor, id: Option<EmployerId>, draft: StaffDraft) -> Answered<()> {
        self.keep_staff(who, id, draft)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_contact(
        &self,
        who: &Actor,
        id: Option<EmployerId>,
        contact: (ContactKind, String, Phone),
    ) -> Answered<()> {
        self.keep_contact(who, id, contact)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn remove_contact(&self, who: &Actor, id: Option<EmployerId>, contact: ContactId) -> Answered<()> {
        self.forget_contact(who, id, contact)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn cease_employer(&self, who: &Actor, id: EmployerId, on: NaiveDate) -> Answered<()> {
        self.end_employer(who, id, on)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// The employer the asker may change: their own, or one of their area. Says whether an office asks.
    async fn employer_to_change(
        &self,
        db: &mut Connection,
        who: &Actor,
        id: Option<EmployerId>,
    ) -> Result<(Employer, bool), Failure> {
        let Some(id) = id else {
            let own = who.own_employer(Deed::Update, Function::Vacancy)?;
            let employer = db.find_employer(own).await?.ok_or(Refusal::NotFound)?;
            return Ok((employer, false));
        };
        let scope = who.scope(Deed::Approve, Function::Vacancy)?;
        let employer = db.find_employer(id).await?.ok_or(Refusal::NotFound)?;
        let inside = employer
            .area
            .is_none_or(|own| scope.area.is_none_or(|area| area.contains(own)));
        if !inside {
            return Err(Refusal::NotFound.into());
        }
        Ok((employer, true))
    }

    async fn keep_facts(&self, who: &Actor, id: Option<EmployerId>, draft: FactDraft) -> Result<(), Failure> {
        if id.is_some() {
            who.scope(Deed::Approve, Function::Vacancy)?;
        }
        let problems = draft.problems(self.clock.today());
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        without_number("legal_rep", &draft.legal_rep)?;
        let mut change = self.db.begin().await?;
        let (employer, by_office) = self.employer_to_change(&mut change, who, id).await?;
        let uscc = code_of(&employer)?;
        let known = change.find_employer_fact(&uscc).await?;
        // Of a firm and an office that both write, nobody writes over what they have not seen.
        let version = known.as_ref().map(|known| known.version);
        if draft.seen.is_some() && draft.seen != version {
            return Err(Refusal::Changed.into());
        }
        let fact = self.stated(who, uscc, known, &draft, by_office);
        if !change.set_employer_fact(&fact).await? {
            return Err(Refusal::Changed.into());
        }
        let line = self.audit(who, "state_facts", NOUN, employer.id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    /// What is known of a firm after somebody stated it: deposits are an office's to say.
    pub(crate) fn stated(
        &self,
        who: &Actor,
        uscc: SocialCreditCode,
        known: Option<EmployerFact>,
        draft: &FactDraft,
        by_office: bool,
    ) -> EmployerFact {
        let version = known.as_ref().map_or(0, |known| known.version + 1);
        let deposits = match (&known, by_office) {
            (_, true) => (draft.deposit_due, draft.deposit_paid),
            (Some(known), false) => (known.deposit_due, known.deposit_paid),
            (None, false) => (None, None),
        };
        EmployerFact {
            uscc,
            legal_rep: draft.legal_rep.trim().to_owned(),
            size: draft.size,
            founded: draft.founded,
            ceased: known.and_then(|known| known.ceased),
            deposit_due: deposits.0,
            deposit_paid: deposits.1,
            stated_by: who.label(),
            stated_at: self.clock.now(),
            version,
        }
    }

    async fn keep_contact(
        &self,
        who: &Actor,
        id: Option<EmployerId>,
        (kind, name, phone): (ContactKind, String, Phone),
    ) -> Result<(), Failure> {
        if id.is_some() {
            who.scope(Deed::Approve, Function::Vacancy)?;
        }
        let name = name.trim().to_owned();
        if name.is_empty() || name.chars().count() > NAME_MAX {
            return Err(Refusal::field("name", Problem::Required).into());
        }
        without_number("name", &name)?;
        let mut change = self.db.begin().await?;
        let (employer, _) = self.employer_to_change(&mut change, who, id).await?;
        if change.list_employer_contacts(employer.id).await?.len() >= CONTACTS_MAX {
            return Err(Refusal::TooMany.into());
        }
        let contact = EmployerContact {
            id: ContactId::new(&*self.ids, self.clock.now()),
            employer: employer.id,
            kind,
            name,
            phone,
            added_by: who.label(),
            added_at: self.clock.now(),
        };
        change.add_employer_contact(&contact).await?;
        let detail = json!({ "kind": kind });
        let line = self.audit(who, "add_contact", NOUN, employer.id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    async fn forget_contact(
        &self,
        who: &Actor,
        id: Option<EmployerId>,
        contact: ContactId,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let (employer, _) = self.employer_to_change(&mut change, who, id).await?;
        if !change.delete_employer_contact(employer.id, contact).await? {
            return Err(Refusal::NotFound.into());
        }
        let line = self.audit(who, "remove_contact", NOUN, employer.id.to_string(), json!({}));
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }

    async fn end_employer(&self, who: &Actor, id: EmployerId, on: NaiveDate) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::Vacancy)?;
        if on > self.clock.today() {
            return Err(Refusal::field("ceased_on", Problem::OutOfRange).into());
        }
        let mut change = self.db.begin().await?;
        let (employer, _) = self.employer_to_change(&mut change, who, Some(id)).await?;
        let uscc = code_of(&employer)?;
        let known = change.find_employer_fact(&uscc).await?;
        if known.as_ref().is_some_and(|known| known.ceased.is_some()) {
            return Err(Refusal::Changed.into());
        }
        let draft = known.as_ref().map(draft_of).unwrap_or_default();
        let fact = EmployerFact {
            ceased: Some((on, who.label())),
            ..self.stated(who, uscc, known, &draft, true)
        };
        if !change.set_employer_fact(&fact).await? {
            return Err(Refusal::Changed.into());
        }
        let closed = self.settle_standing(&mut change, who, id).await?;
        let detail = json!({ "on": on, "closed": closed });
        let line = self.audit(who, "cease", NOUN, id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(change.commit().await?)
    }
}

fn draft_of(fact: &EmployerFact) -> FactDraft {
    FactDraft {
        legal_rep: fact.legal_rep.clone(),
        size: fact.size,
        founded: fact.founded,
        deposit_due: fact.deposit_due,
        deposit_paid: fact.deposit_paid,
        seen: None,
    }
}

/// The code a firm is known by; without one nothing can be stated of it.
fn code_of(employer: &Employer) -> Result<SocialCreditCode, Refusal> {
    let code = employer.uscc.clone();
    code.ok_or_else(|| Refusal::field("uscc", Problem::Required))
}
