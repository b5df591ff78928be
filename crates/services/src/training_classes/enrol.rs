//! Who takes part: weighed with every reason, one place of a person in each course, the first in line when one becomes free.

use super::{PLACE, Reach, attending, check_days, enrolling, held_place, problem};
use crate::{Failure, Services, secret};
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::file_entry::{Entry, EntryKind, VocationalCertificate};
use domain::ids::{ClassId, EnrolmentId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{EnrolDeed, Trainee, Weighing};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{
    ClassKind, ClassNews, EnrolFacts, EnrolReason, Enrolment, EnrolmentState, Filing, FilingDepartment,
    NAME_MAX, TrainingClass, Verdict, Weighed, WorkAfter, WorkCheck, weigh,
};
use domain::values::{Fen, ResidentId, dates};
use domain::visit::NeedKind;
use serde_json::json;
use store::{Connection, StoreError, Transaction};

/// What somebody can have paid for a class at most: more is a slip of the pen.
const PAID_MAX: Fen = Fen::yuan(100_000);

/// Who is enrolled, in which class.
type Of<'a> = (&'a Person, &'a TrainingClass);

impl Services {
    pub(super) async fn weighing(
        &self,
        who: &Actor,
        id: ClassId,
        whom: Trainee,
    ) -> Result<Weighing, Failure> {
        let mut db = self.db.read().await?;
        let (class, person) = self.meant(&mut db, who, id, &whom).await?;
        let found = self.weigh_person(&mut db, (&person, &class)).await?;
        let line = self.class_line(&mut db, &class).await?;
        drop(db);
        self.note_read(who, AccessKind::Training, &[person.id]).await?;
        Ok(Weighing {
            line,
            person: person.id,
            name: person.name,
            no: person.no,
            asks_paid: found.reasons.contains(&EnrolReason::Outside),
            found,
        })
    }

    /// The class and the person meant, when the asker may enrol them.
    async fn meant(
        &self,
        db: &mut Connection,
        who: &Actor,
        id: ClassId,
        whom: &Trainee,
    ) -> Result<(TrainingClass, Person), Failure> {
        if *whom == Trainee::Own {
            let own = who.own_person(Deed::Create, Function::CourseClass)?;
            let class = db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
            let person = db.find_person(own).await?.ok_or(Refusal::NotFound)?;
            return Ok((class, person));
        }
        let reach = enrolling(who)?;
        let class = db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
        if !reach.sees(&class) {
            return Err(Refusal::NotFound.into());
        }
        let person = match (whom, reach) {
            (Trainee::Number(no), Reach::Office(_)) => {
                let known = db.find_person_by_no(no.trim()).await?;
                let seen = known.filter(|person| reach.covers(person));
                seen.ok_or_else(|| problem("person_no", Problem::Wrong))?
            }
            (Trainee::Named { name, resident_id }, _) => real_name(db, reach, (name, resident_id)).await?,
            _ => return Err(problem("person_no", Problem::Wrong)),
        };
        Ok((class, person))
    }

    pub(super) async fn weigh_person(
        &self,
        db: &mut Connection,
        (person, class): Of<'_>,
    ) -> Result<Weighed, Failure> {
        let places = db.list_enrolments_of(&[person.id]).await?;
        let live: Vec<&Enrolment> = places.iter().filter(|one| one.state.is_live()).collect();
        let in_course = live.iter().any(|one| one.course == class.course);
        let others: Vec<ClassId> = live
            .iter()
            .filter(|one| one.class != class.id && one.state != EnrolmentState::Certified)
            .map(|one| one.class)
            .collect();
        let others = db.list_training_classes(&others).await?;
        let goes_on = |one: &TrainingClass| one.state.over_on().is_none() && one.plan.meets(&class.plan);
        let taken = taken_in(db, class.id).await?;
        let params = db.list_policy_parameters().await?;
        Ok(weigh(
            &EnrolFacts {
                person,
                plan: &class.plan,
                state: &class.state,
                taken,
                in_course,
                other_class: others.iter().any(goes_on),
                today: self.clock.today(),
            },
            &params,
        )?)
    }

    pub(super) async fn enrol_in(
        &self,
        who: &Actor,
        id: ClassId,
        whom: Trainee,
    ) -> Result<EnrolmentId, Failure> {
        let mut change = self.db.begin().await?;
        // Before anything is read: the last place, and whether the class is called off, are decided one after the other.
        change.hold_training_class(id).await?;
        let (class, person) = self.meant(&mut change, who, id, &whom).await?;
        change.hold_people(&[person.id]).await?;
        let found = self.weigh_person(&mut change, (&person, &class)).await?;
        let state = match found.verdict() {
            Verdict::Refused => return Err(Refusal::NotEligible.into()),
            Verdict::Look => EnrolmentState::Pending,
            Verdict::Eligible if found.reasons.contains(&EnrolReason::NoPlace) => EnrolmentState::Waiting,
            Verdict::Eligible => EnrolmentState::Enrolled,
        };
        let one = self.enrolment(who, (&person, &class), (state, found));
        match change.add_enrolment(&one).await {
            Err(StoreError::UniqueViolation { .. }) => return Err(Refusal::NotEligible.into()),
            other => other?,
        }
        if state == EnrolmentState::Enrolled {
            self.tell_of_class(&mut change, &[one.id], ClassNews::Enrolled)
                .await?;
        }
        self.close_needs(&mut change, person.id, NeedKind::Training)
            .await?;
        let detail = json!({ "class": id, "state": state });
        change
            .add_audit(&self.audit(who, "enrol", PLACE, one.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(one.id)
    }

    fn enrolment(
        &self,
        who: &Actor,
        (person, class): Of<'_>,
        (state, found): (EnrolmentState, Weighed),
    ) -> Enrolment {
        let now = self.clock.now();
        Enrolment {
            id: EnrolmentId::new(self.ids.as_ref(), now),
            class: class.id,
            course: class.course,
            person: person.id,
            state,
            priority: found.is_first(),
            reasons: found.reasons,
            code: secret::token(&self.chance)[..16].to_owned(),
            paid: Fen(0),
            left_on: None,
            appraised_on: None,
            certificate: None,
            by: who.label(),
            at: now,
        }
    }

    pub(super) async fn move_enrolment_on(
        &self,
        who: &Actor,
        id: EnrolmentId,
        deed: EnrolDeed,
    ) -> Result<ClassId, Failure> {
        may_at_all(who, &deed)?;
        let mut change = self.db.begin().await?;
        let (mut one, class) = held_place(&mut change, id).await?;
        let person = change.find_person(one.person).await?.ok_or(Refusal::NotFound)?;
        may_with_place(who, &deed, (&person, &class))?;
        let verb = self
            .apply_to_enrolment(&mut change, who, (&mut one, &person, &class), deed)
            .await?;
        change.set_enrolment(&one).await?;
        let detail = json!({ "class": class.id, "state": one.state });
        change
            .add_audit(&self.audit(who, verb, PLACE, id.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        self.settle_claims_of(&mut change, person.id).await?;
        change.commit().await?;
        Ok(class.id)
    }

    async fn apply_to_enrolment(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (one, person, class): (&mut Enrolment, &Person, &TrainingClass),
        deed: EnrolDeed,
    ) -> Result<&'static str, Failure> {
        match deed {
            EnrolDeed::Accept if one.state == EnrolmentState::Pending => {
                if one.by == who.label() {
                    return Err(Refusal::FourEyes.into());
                }
                self.give_place(change, one, class).await?;
                return Ok("accept");
            }
            // Once a class is over everybody in it is appraised: nobody leaves it any more.
            EnrolDeed::Withdraw
                if class.state.over_on().is_none()
                    && matches!(
                        one.state,
                        EnrolmentState::Pending | EnrolmentState::Enrolled | EnrolmentState::Waiting
                    ) =>
            {
                let had_place = one.state.has_place();
                one.left_on = had_place.then(|| self.clock.today());
                one.state = EnrolmentState::Withdrawn;
                change.set_enrolment(one).await?;
                if had_place {
                    self.call_next(change, class).await?;
                }
                return Ok("withdraw");
            }
            EnrolDeed::Return if one.state == EnrolmentState::Withdrawn => {
                if self.weigh_person(change, (person, class)).await?.verdict() == Verdict::Refused {
                    return Err(Refusal::NotEligible.into());
                }
                self.give_place(change, one, class).await?;
                return Ok("return");
            }
            EnrolDeed::Certify(number, issuer, level) if one.state == EnrolmentState::Enrolled => {
                self.certify(change, who, (one, person, class), (&number, &issuer, level))
                    .await?;
                return Ok("certify");
            }
            EnrolDeed::Fail if one.state == EnrolmentState::Enrolled => {
                must_have_ended(class)?;
                one.state = EnrolmentState::NotCertified;
                one.appraised_on = Some(self.clock.today());
            }
            EnrolDeed::Unappraise => self.unappraise(change, who, (one, person, class)).await?,
            EnrolDeed::Work(days, work) => self.hear_work(change, who, (one, class), (days, work)).await?,
            EnrolDeed::Paid(fen) => {
                if !(0..=PAID_MAX.0).contains(&fen.0) || !one.reasons.contains(&EnrolReason::Outside) {
                    return Err(problem("paid", Problem::OutOfRange));
                }
                one.paid = fen;
            }
            EnrolDeed::File(department, on) => {
                self.file_learner(change, who, (one, class), (department, on))
                    .await?;
                return Ok("file");
            }
            EnrolDeed::Unfile(department) => {
                let gone = change.delete_work_study_filing(one.id, department).await?;
                return gone.then_some("unfile").ok_or_else(|| Refusal::Changed.into());
            }
            _ => return Err(Refusal::Changed.into()),
        }
        Ok("note")
    }

    /// A place where there is one, else the line.
    async fn give_place(
        &self,
        change: &mut Transaction,
        one: &mut Enrolment,
        class: &TrainingClass,
    ) -> Result<(), Failure> {
        let is_full = taken_in(change, class.id).await? >= class.plan.seats;
        one.state = if is_full {
            EnrolmentState::Waiting
        } else {
            EnrolmentState::Enrolled
        };
        one.left_on = None;
        if !is_full {
            // Who had a place before, left, and came back is told again.
            change
                .forget_class_notices(&[one.id], ClassNews::Enrolled)
                .await?;
            self.tell_of_class(change, &[one.id], ClassNews::Enrolled).await?;
        }
        Ok(())
    }

    /// The first in line gets the place: who comes first, then who waits longest.
    async fn call_next(&self, change: &mut Transaction, class: &TrainingClass) -> Result<(), Failure> {
        let line = change.list_enrolments_in(&[class.id]).await?;
        let taken = line.iter().filter(|one| one.state.has_place()).count() as u32;
        let next = line.into_iter().find(|one| one.state == EnrolmentState::Waiting);
        if let Some(mut next) = next.filter(|_| taken < class.plan.seats && class.state.over_on().is_none()) {
            next.state = EnrolmentState::Enrolled;
            change.set_enrolment(&next).await?;
            self.tell_of_class(change, &[next.id], ClassNews::Enrolled)
                .await?;
            let detail = json!({ "class": class.id, "state": next.state });
            let line = self.audit(&Actor::Worker, "move_up", PLACE, next.id.to_string(), detail);
            change.add_audit(&line).await?;
        }
        Ok(())
    }

    /// Lets the first in line of a class have a place that has become free.
    pub(crate) async fn call_next_in(&self, change: &mut Transaction, id: ClassId) -> Result<(), Failure> {
        change.hold_training_class(id).await?;
        match change.find_training_class(id).await? {
            Some(class) => self.call_next(change, &class).await,
            None => Ok(()),
        }
    }

    /// Whether somebody can come back into a class: it is over, or has a place.
    pub(crate) async fn has_room(&self, db: &mut Connection, id: ClassId) -> Result<bool, Failure> {
        let Some(class) = db.find_training_class(id).await? else {
            return Ok(true);
        };
        Ok(class.state.over_on().is_some() || taken_in(db, id).await? < class.plan.seats)
    }

    /// Whether a class is not over.
    pub(crate) async fn is_class_open(&self, db: &mut Connection, id: ClassId) -> Result<bool, Failure> {
        let class = db.find_training_class(id).await?;
        Ok(class.is_some_and(|class| class.state.over_on().is_none()))
    }

    /// The certificate goes into the file. Who was never there gets none (Y41).
    async fn certify(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (one, person, class): (&mut Enrolment, &Person, &TrainingClass),
        (number, issuer, level): (&str, &str, Option<u8>),
    ) -> Result<(), Failure> {
        must_have_ended(class)?;
        let rows = change.list_class_attendance(&[one.id]).await?;
        if rows.iter().all(|row| row.void) {
            return Err(problem("number", Problem::NeverThere));
        }
        for (field, text) in [("number", number), ("issuer", issuer)] {
            if text.trim().is_empty() {
                return Err(problem(field, Problem::Required));
            }
            if text.chars().count() > NAME_MAX {
                return Err(problem(field, Problem::TooLong));
            }
        }
        if level.is_some_and(|level| !(1..=5).contains(&level)) {
            return Err(problem("level", Problem::OutOfRange));
        }
        let entry = Entry::Vocational(VocationalCertificate {
            occupation: class.plan.standard.chars().take(NAME_MAX).collect(),
            level,
            number: number.trim().to_owned(),
            issuer: issuer.trim().to_owned(),
            issued: Some(self.clock.today()),
            valid_to: None,
        });
        let of = (person.id, person.version);
        one.certificate = Some(self.add_entry_in(change, who, of, entry).await?);
        one.state = EnrolmentState::Certified;
        one.appraised_on = Some(self.clock.today());
        Ok(())
    }

    /// An appraisal entered by mistake is taken back, and its certificate out of the file.
    async fn unappraise(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (one, person, class): (&mut Enrolment, &Person, &TrainingClass),
    ) -> Result<(), Failure> {
        let appraised = matches!(
            one.state,
            EnrolmentState::Certified | EnrolmentState::NotCertified
        );
        if !appraised || !matches!(class.state, domain::training_class::ClassState::Ended { .. }) {
            return Err(Refusal::CannotUndo.into());
        }
        if let Some(entry) = one.certificate.take() {
            let of = (person.id, person.version);
            self.remove_entry_in(change, who, of, (EntryKind::Vocational, entry))
                .await?;
        }
        one.state = EnrolmentState::Enrolled;
        one.appraised_on = None;
        Ok(())
    }

    /// A learner of work and study is filed with three departments before anybody is paid (R45).
    async fn file_learner(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (one, class): (&Enrolment, &TrainingClass),
        (department, on): (FilingDepartment, NaiveDate),
    ) -> Result<(), Failure> {
        if class.plan.kind != ClassKind::WorkStudy || !one.state.has_place() {
            return Err(Refusal::Changed.into());
        }
        if on > self.clock.today() {
            return Err(problem("filed_on", Problem::OutOfRange));
        }
        let filed = Filing {
            enrolment: one.id,
            department,
            on,
            by: who.label(),
        };
        Ok(change.set_work_study_filing(&filed).await?)
    }

    async fn hear_work(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (one, class): (&Enrolment, &TrainingClass),
        (days, work): (u32, WorkAfter),
    ) -> Result<(), Failure> {
        must_have_ended(class)?;
        let (today, params) = (self.clock.today(), change.list_policy_parameters().await?);
        // By the figures of the day the class ended, as somebody is asked; and nobody knows before it is due.
        let ended = class.state.over_on().unwrap_or(today);
        let asked = check_days(&params, class.plan.area, ended).contains(&days);
        if !asked || today < dates::add_days(ended, u64::from(days)) {
            return Err(problem("days", Problem::OutOfRange));
        }
        let heard = WorkCheck {
            enrolment: one.id,
            days,
            work,
            on: self.clock.today(),
            by: who.label(),
        };
        Ok(change.set_training_check(&heard).await?)
    }
}

impl Services {
    /// The class of an enrolment: where a form about it was sent from.
    pub async fn class_of_enrolment(&self, id: EnrolmentId) -> Option<ClassId> {
        let found = self.db.find_enrolment(id).await.ok().flatten();
        found.map(|one| one.class)
    }
}

/// Places taken.
pub(super) async fn taken_in(db: &mut Connection, class: ClassId) -> Result<u32, Failure> {
    let all = db.list_enrolments_in(&[class]).await?;
    Ok(all.iter().filter(|one| one.state.has_place()).count() as u32)
}

/// The person with this number, when the name is theirs: nobody is found by trying numbers or names alone.
async fn real_name(
    db: &mut Connection,
    reach: Reach,
    (name, number): (&str, &str),
) -> Result<Person, Failure> {
    let number = ResidentId::parse(number.trim()).map_err(|_| problem("resident_id", Problem::Unreadable))?;
    let known = db.find_person_by_resident_id(number).await?;
    let same = known.filter(|person| person.name == name.trim() && reach.covers(person));
    same.ok_or_else(|| problem("resident_id", Problem::Wrong))
}

/// Who may do such a thing at all; with whom is asked afterwards.
fn may_at_all(who: &Actor, deed: &EnrolDeed) -> Result<(), Refusal> {
    match deed {
        EnrolDeed::Accept | EnrolDeed::File(..) | EnrolDeed::Unfile(_) => {
            who.scope(Deed::Approve, Function::CourseClass).map(drop)
        }
        EnrolDeed::Withdraw | EnrolDeed::Return if matches!(who, Actor::Seeker(_) | Actor::Proxy { .. }) => {
            who.own_person(Deed::Create, Function::CourseClass).map(drop)
        }
        EnrolDeed::Withdraw | EnrolDeed::Return | EnrolDeed::Paid(_) => enrolling(who).map(drop),
        EnrolDeed::Certify(..) | EnrolDeed::Fail | EnrolDeed::Unappraise => attending(who).map(drop),
        EnrolDeed::Work(..) => who.scope(Deed::Update, Function::FollowUp).map(drop),
    }
}

fn may_with_place(who: &Actor, deed: &EnrolDeed, (person, class): Of<'_>) -> Result<(), Refusal> {
    let within = |is: bool| if is { Ok(()) } else { Err(Refusal::NotFound) };
    match deed {
        EnrolDeed::Accept | EnrolDeed::File(..) | EnrolDeed::Unfile(_) => {
            Reach::Office(who.scope(Deed::Approve, Function::CourseClass)?).must_run(class)
        }
        EnrolDeed::Withdraw | EnrolDeed::Return if matches!(who, Actor::Seeker(_) | Actor::Proxy { .. }) => {
            within(who.own_person(Deed::Create, Function::CourseClass)? == person.id)
        }
        EnrolDeed::Withdraw | EnrolDeed::Return | EnrolDeed::Paid(_) => {
            let reach = enrolling(who)?;
            within(reach.sees(class) && reach.covers(person))
        }
        EnrolDeed::Certify(..) | EnrolDeed::Fail | EnrolDeed::Unappraise => attending(who)?.must_run(class),
        EnrolDeed::Work(..) => who.may_with(
            Deed::Update,
            Function::FollowUp,
            person.living_area,
            person.categories,
        ),
    }
}

/// Nobody is appraised before the end.
fn must_have_ended(class: &TrainingClass) -> Result<(), Failure> {
    use domain::training_class::ClassState;
    match class.state {
        ClassState::Ended { .. } | ClassState::Evaluated { .. } => Ok(()),
        _ => Err(Refusal::Changed.into()),
    }
}
