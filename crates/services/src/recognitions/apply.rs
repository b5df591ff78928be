//! Making an application.

use super::{NOUN, problem};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{PersonId, RecognitionId};
use domain::permission::{self, Function};
use domain::person::{Category, Person};
use domain::ports::{Applicant, Application, LandOnFile};
use domain::recognition::{Deed, Entry, Paper, Proof, Recognition, Stage, State};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::{Lock, Transaction};

impl Services {
    /// Whom staff enter an application for.
    pub(super) async fn applicant_view(&self, who: &Actor, id: PersonId) -> Result<Applicant, Failure> {
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.staff()?;
        // The form asks for the category last: whoever may enter any of them sees it.
        may_enter(who, &person, Category::PersonWithDisability)?;
        let certificate = person
            .disability_certificate
            .map(|number| format!("{} {}", number.kind(), number.grade()));
        Ok(Applicant {
            person: id,
            place: self.area_book().await?.place(person.living_area),
            masked_resident_id: person.resident_id.masked(),
            age: person.age_on(self.clock.today()),
            categories: person.categories.iter().collect(),
            certificate,
            land: self.land_on_file(id).await?,
            name: person.name,
        })
    }

    /// What the household lost last, so that nobody types it again from another page.
    async fn land_on_file(&self, id: PersonId) -> Result<Option<LandOnFile>, Failure> {
        let mut read = self.db.read().await?;
        let Some(household) = read.find_household_of(id).await? else {
            return Ok(None);
        };
        let losses = read.list_land_losses(&[household]).await?;
        let Some(newest) = losses.into_iter().max_by_key(|loss| (loss.approved_on, loss.at)) else {
            return Ok(None);
        };
        let members = read.find_household(household).await?;
        Ok(Some(LandOnFile {
            approved_on: newest.approved_on,
            before: newest.before,
            after: newest.after,
            members: members.and_then(|household| household.agri_population),
        }))
    }

    pub(super) async fn make_application(
        &self,
        who: &Actor,
        application: Application,
    ) -> Result<RecognitionId, Failure> {
        let mut change = self.db.begin().await?;
        change.lock(Lock::Recognition).await?;
        let person = change
            .find_person(application.person)
            .await?
            .ok_or(Refusal::NotFound)?;
        may_enter(who, &person, application.category)?;
        if !application.claim.fits(application.category) {
            return Err(problem("kind", Problem::Unreadable));
        }
        if self.is_kin(&mut change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        must_be_free(&mut change, person.id, application.category).await?;
        let recognition = self.applied(who, &person, application).await?;
        change.add_recognition(&recognition).await?;
        change
            .add_recognition_entry(&self.first_entry(who, &recognition))
            .await?;
        change
            .close_renewal_tasks(person.id, recognition.category, self.clock.now())
            .await?;
        let detail = json!({ "category": recognition.category });
        change
            .add_audit(&self.audit(who, "apply", NOUN, recognition.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(recognition.id)
    }

    async fn applied(
        &self,
        who: &Actor,
        person: &Person,
        application: Application,
    ) -> Result<Recognition, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let mut recognition = Recognition {
            id: RecognitionId::new(&*self.ids, now),
            person: person.id,
            category: application.category,
            area: person.living_area,
            claim: application.claim,
            paper: application.paper,
            entered_by: who.label(),
            applied_on: today,
            version: 1,
            due_on: None,
            state: State::applied(now),
        };
        let calendar = self.work_calendar(recognition.area).await?;
        recognition.due_on = super::step::due_on(&recognition, &self.params().await?, &calendar, today)?;
        Ok(recognition)
    }

    fn first_entry(&self, who: &Actor, recognition: &Recognition) -> Entry {
        Entry {
            recognition: recognition.id,
            version: recognition.version,
            at: self.clock.now(),
            actor: who.label(),
            role: who.staff().ok().map(|staff| staff.role),
            deed: Deed::Apply,
            from: None,
            to: Stage::VillageReview,
            reason: String::new(),
            proof: proof_of(&recognition.paper),
        }
    }
}

/// The paper as proof, where there is one.
fn proof_of(paper: &Paper) -> Proof {
    if paper.name.is_empty() {
        return Proof::Word;
    }
    Proof::Paper {
        paper: paper_text(paper),
    }
}

/// Name and number of a paper.
pub(super) fn paper_text(paper: &Paper) -> String {
    [paper.name.as_str(), paper.number.as_str()]
        .join(" ")
        .trim()
        .to_owned()
}

/// Lets those pass who may enter an application for a person: staff of the area, the person, and who acts for them.
fn may_enter(who: &Actor, person: &Person, category: Category) -> Result<(), Refusal> {
    match who {
        Actor::Seeker(own) | Actor::Proxy { person: own, .. } if *own == person.id => Ok(()),
        Actor::Seeker(_) | Actor::Proxy { .. } => Err(Refusal::NotFound),
        staff => staff.may_with(
            permission::Deed::Create,
            Function::Recognition,
            person.living_area,
            person.categories.with(category),
        ),
    }
}

/// One application at a time for a person and a category.
async fn must_be_free(change: &mut Transaction, person: PersonId, category: Category) -> Result<(), Failure> {
    let others = change.list_recognitions_of(person).await?;
    let under_way = |other: &Recognition| other.category == category && !other.state.stage().is_closed();
    if others.iter().any(under_way) {
        return Err(Refusal::UnderWay.into());
    }
    Ok(())
}
