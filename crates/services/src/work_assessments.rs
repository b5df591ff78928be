//! What disabled people can do at work (Y46, P1c): found with them by an instructor, in their file when they agree.

use crate::person_file::Authors;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::{AccessKind, without_number};
use domain::actor::Actor;
use domain::ids::{PersonId, WorkAssessmentId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{Answered, AssessmentLine, AssessmentWish, PersonAssessments, WorkAssessments, Worker};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::visit::Photo;
use domain::work_assessment::{AgreedHow, Agreement, Found, TRIED_MAX, WorkAssessment, is_latest_agreed};
use serde_json::json;
use store::{Connection, Transaction};

/// What audit lines call an assessment, and why the file changed.
const NOUN: &str = "work_assessment";
const WHY: &str = "assessment";
/// Letters of wishes, of what was tried and of what is needed.
const TEXT_MAX: usize = 200;

#[async_trait]
impl WorkAssessments for Services {
    async fn assessments_of(&self, who: &Actor, person: PersonId) -> Answered<PersonAssessments> {
        let shown = async {
            let view = self.assessments_for_staff(who, person).await?;
            self.note_read(who, AccessKind::Assessment, &[person]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn own_assessments(&self, who: &Actor) -> Answered<PersonAssessments> {
        self.assessments_of_asker(who)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_assessment(
        &self,
        who: &Actor,
        person: PersonId,
        wish: AssessmentWish,
    ) -> Answered<WorkAssessmentId> {
        self.keep_assessment(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn settle_assessment(
        &self,
        who: &Actor,
        id: WorkAssessmentId,
        version: u32,
        said: (bool, AgreedHow),
    ) -> Answered<PersonId> {
        self.settle_for_person(who, (id, version), said)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn settle_own_assessment(
        &self,
        who: &Actor,
        id: WorkAssessmentId,
        version: u32,
        agreed: bool,
    ) -> Answered<()> {
        self.settle_by_person(who, (id, version), agreed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn assessment_paper(&self, who: &Actor, id: WorkAssessmentId) -> Answered<Photo> {
        self.paper_of(who, id).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn assessments_for_staff(&self, who: &Actor, id: PersonId) -> Result<PersonAssessments, Failure> {
        who.scope(Deed::Read, Function::WorkAssessment)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, &person)?;
        let may_add = may(who, Deed::Create, &person).is_ok();
        let may_settle = may(who, Deed::Update, &person).is_ok();
        self.assessments_shown(&mut db, person, (may_add, may_settle))
            .await
    }

    async fn assessments_of_asker(&self, who: &Actor) -> Result<PersonAssessments, Failure> {
        let id = who.own_person(Deed::Read, Function::WorkAssessment)?;
        let may_settle = who.own_person(Deed::Update, Function::WorkAssessment).is_ok();
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        self.assessments_shown(&mut db, person, (false, may_settle)).await
    }

    async fn assessments_shown(
        &self,
        db: &mut Connection,
        person: Person,
        (may_add, may_settle): (bool, bool),
    ) -> Result<PersonAssessments, Failure> {
        let profile = db.find_person_profile(person.id).await?;
        let with_paper = db.list_assessments_with_paper(person.id).await?;
        let mut authors = Authors::default();
        let mut lines = Vec::new();
        for assessment in db.list_work_assessments_of(&[person.id]).await? {
            lines.push(AssessmentLine {
                by: authors.of(db, &assessment.by).await?,
                has_paper: with_paper.contains(&assessment.id),
                may_settle: may_settle && assessment.agreement.is_none(),
                assessment,
            });
        }
        Ok(PersonAssessments {
            lines,
            may_add,
            now: Found {
                functions: person.functions,
                aids: profile.aids,
                hours: profile.hours,
                ..Found::default()
            },
            today: self.clock.today(),
            who: Worker {
                id: person.id,
                path: self.area_book().await?.path(person.living_area),
                name: person.name,
                no: person.no,
            },
        })
    }

    async fn keep_assessment(
        &self,
        who: &Actor,
        id: PersonId,
        wish: AssessmentWish,
    ) -> Result<WorkAssessmentId, Failure> {
        who.scope(Deed::Create, Function::WorkAssessment)?;
        let mut change = self.db.begin().await?;
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Create, &person)?;
        if self.is_kin(&mut change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        let paper = wish.paper.clone();
        let one = self.assessment(who, id, wish)?;
        change.add_work_assessment(&one).await?;
        if let Some(paper) = &paper {
            change.add_assessment_paper(one.id, id, paper).await?;
        }
        if one.agreement.as_ref().is_some_and(|said| said.agreed) {
            self.put_into_file(&mut change, who, (person, &one)).await?;
        }
        let detail = json!({ "state": one.state(), "paper": paper.is_some() });
        change
            .add_audit(&self.audit(who, "add", NOUN, one.id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[id]).await?;
        change.commit().await?;
        Ok(one.id)
    }

    /// What was sent as it is kept, or what is wrong with it.
    fn assessment(
        &self,
        who: &Actor,
        person: PersonId,
        wish: AssessmentWish,
    ) -> Result<WorkAssessment, Failure> {
        let today = self.clock.today();
        if let Some((_, how)) = wish.agreed {
            must_have_heard(how)?;
        }
        if wish.on > today {
            return Err(problem("on", Problem::OutOfRange));
        }
        if wish.next_on.is_some_and(|next| next <= wish.on) {
            return Err(problem("next_on", Problem::OutOfRange));
        }
        if wish.found.is_empty() {
            return Err(problem("function-0", Problem::Required));
        }
        if wish.found.tried.len() > TRIED_MAX {
            return Err(problem("tried", Problem::TooLong));
        }
        let texts = [("wishes", &wish.found.wishes), ("needs", &wish.found.needs)];
        let tried = wish.found.tried.iter().map(|one| ("tried", &one.what));
        for (field, text) in texts.into_iter().chain(tried) {
            if text.chars().count() > TEXT_MAX {
                return Err(problem(field, Problem::TooLong));
            }
            without_number(field, text)?;
        }
        let agreement = wish.agreed.map(|(agreed, how)| Agreement {
            agreed,
            how,
            on: wish.on,
            by: who.label(),
        });
        Ok(WorkAssessment {
            id: WorkAssessmentId::new(self.ids.as_ref(), self.clock.now()),
            person,
            on: wish.on,
            place: wish.place,
            found: wish.found,
            agreement,
            next_on: wish.next_on,
            version: 1,
            by: who.label(),
            at: self.clock.now(),
        })
    }

    async fn settle_for_person(
        &self,
        who: &Actor,
        (id, version): (WorkAssessmentId, u32),
        said: (bool, AgreedHow),
    ) -> Result<PersonId, Failure> {
        who.scope(Deed::Update, Function::WorkAssessment)?;
        must_have_heard(said.1)?;
        let mut change = self.db.begin().await?;
        let (one, person) = found(&mut change, id).await?;
        may(who, Deed::Update, &person)?;
        let of = person.id;
        self.keep_agreement(change, who, (one, person), (version, said))
            .await?;
        Ok(of)
    }

    async fn settle_by_person(
        &self,
        who: &Actor,
        (id, version): (WorkAssessmentId, u32),
        agreed: bool,
    ) -> Result<(), Failure> {
        let own = who.own_person(Deed::Update, Function::WorkAssessment)?;
        let mut change = self.db.begin().await?;
        let (one, person) = found(&mut change, id).await?;
        if person.id != own {
            return Err(Refusal::NotFound.into());
        }
        let said = (agreed, AgreedHow::Online);
        self.keep_agreement(change, who, (one, person), (version, said))
            .await
    }

    async fn keep_agreement(
        &self,
        mut change: Transaction,
        who: &Actor,
        (one, person): (WorkAssessment, Person),
        (version, (agreed, how)): (u32, (bool, AgreedHow)),
    ) -> Result<(), Failure> {
        let said = Agreement {
            agreed,
            how,
            on: self.clock.today(),
            by: who.label(),
        };
        let open = one.agreement.is_none();
        if !open || !change.settle_work_assessment(one.id, version, &said).await? {
            return Err(Refusal::Changed.into());
        }
        if agreed {
            self.put_into_file(&mut change, who, (person, &one)).await?;
        }
        let detail = json!({ "agreed": agreed, "how": how });
        change
            .add_audit(&self.audit(who, "settle", NOUN, one.id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// What was found becomes what the file says, unless something newer stands there; the history keeps who and when.
    async fn put_into_file(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (person, one): (Person, &WorkAssessment),
    ) -> Result<(), Failure> {
        let all = change.list_work_assessments_of(&[person.id]).await?;
        if !is_latest_agreed(one, &all) {
            return Ok(());
        }
        let before = PersonRecord {
            profile: change.find_person_profile(person.id).await?,
            person,
        };
        let after = one.found.put_into(&before);
        self.write_record(change, who, Some(&before), &after, WHY).await?;
        Ok(change.add_tasks_due(&[before.person.id]).await?)
    }

    async fn paper_of(&self, who: &Actor, id: WorkAssessmentId) -> Result<Photo, Failure> {
        who.scope(Deed::Read, Function::WorkAssessment)?;
        let mut db = self.db.read().await?;
        let (_, person) = found(&mut db, id).await?;
        may(who, Deed::Read, &person)?;
        let paper = db.find_assessment_paper(id).await?.ok_or(Refusal::NotFound)?;
        drop(db);
        self.note_read(who, AccessKind::Assessment, &[person.id]).await?;
        Ok(paper)
    }
}

/// An assessment, and whose it is.
async fn found(db: &mut Connection, id: WorkAssessmentId) -> Result<(WorkAssessment, Person), Failure> {
    let one = db.find_work_assessment(id).await?.ok_or(Refusal::NotFound)?;
    let person = db.find_person(one.person).await?.ok_or(Refusal::NotFound)?;
    Ok((one, person))
}

/// Nobody but the person themselves says it on their own telephone.
fn must_have_heard(how: AgreedHow) -> Result<(), Failure> {
    if how == AgreedHow::Online {
        return Err(problem("agreed_how", Problem::Wrong));
    }
    Ok(())
}

fn may(who: &Actor, deed: Deed, person: &Person) -> Result<(), Refusal> {
    who.may_with(
        deed,
        Function::WorkAssessment,
        person.living_area,
        person.categories,
    )
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}
