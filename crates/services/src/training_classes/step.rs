//! What is done with a class.

use super::{NOUN, Reach, attending, problem, reason_given, running};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{ClassId, EnrolmentId, PersonId};
use domain::permission::{Deed, Function};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDeed, ClassNews, ClassState, Enrolment, EnrolmentState, TrainingClass};
use serde_json::json;
use store::Transaction;

/// Why the days after an early end are not held.
const ENDED_EARLY: &str = "";

impl Services {
    pub(super) async fn move_class_on(
        &self,
        who: &Actor,
        (id, version): (ClassId, u32),
        deed: ClassDeed,
    ) -> Result<(), Failure> {
        let reach = reach_for(who, &deed)?;
        let mut change = self.db.begin().await?;
        let mut class = change.hold_training_class(id).await?.ok_or(Refusal::NotFound)?;
        reach.must_run(&class)?;
        if class.version != version {
            return Err(Refusal::Changed.into());
        }
        if matches!(deed, ClassDeed::Approve | ClassDeed::Return(_)) && class.made_by == who.label() {
            return Err(Refusal::FourEyes.into());
        }
        let deed = checked(deed)?;
        match &deed {
            ClassDeed::CancelDay(day, _) => {
                self.change_day(&mut change, &class, &deed).await?;
                self.tell_of_day(&mut change, id, ClassNews::DayOff(*day)).await?;
            }
            ClassDeed::KeepDay(day) | ClassDeed::AddDay(day) => {
                self.change_day(&mut change, &class, &deed).await?;
                self.tell_of_day(&mut change, id, ClassNews::DayOn(*day)).await?;
            }
            _ => {
                class.state = class.after(&deed, self.clock.today()).ok_or(Refusal::Changed)?;
                self.follow_step(&mut change, who, &mut class, &deed).await?;
            }
        }
        if !change.move_training_class(&class).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "state": class.state.code() });
        change
            .add_audit(&self.audit(who, verb(&deed), NOUN, id.to_string(), detail))
            .await?;
        let people = people_in(&mut change, id).await?;
        change.add_tasks_due(&people).await?;
        for person in people {
            self.settle_claims_of(&mut change, person).await?;
        }
        Ok(change.commit().await?)
    }

    /// What follows from a step, in its transaction.
    async fn follow_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        class: &mut TrainingClass,
        deed: &ClassDeed,
    ) -> Result<(), Failure> {
        match deed {
            ClassDeed::Approve => {
                self.must_be_taught(change, &class.plan).await?;
                class.approved_by = Some(who.label());
                self.show_course(change, class.course).await
            }
            ClassDeed::Cancel(reason) => self.call_off(change, class, reason).await,
            ClassDeed::End => self.end_days(change, class).await,
            ClassDeed::Reopen => reopen_days(change, class.id).await,
            ClassDeed::Evaluate => must_be_known(change, class.id).await,
            _ => Ok(()),
        }
    }

    /// Days that were not held do not count, and everybody is told. Who signed in on the days before is paid for those.
    async fn call_off(
        &self,
        change: &mut Transaction,
        class: &TrainingClass,
        reason: &str,
    ) -> Result<(), Failure> {
        let enrolments = change.list_enrolments_in(&[class.id]).await?;
        let ids: Vec<EnrolmentId> = enrolments.iter().map(|one| one.id).collect();
        let rows = change.list_class_attendance(&ids).await?;
        let today = self.clock.today();
        let mut days = change.list_class_days(&[class.id]).await?;
        for day in &mut days {
            let held = rows.iter().any(|row| row.day == day.day && !row.void);
            if day.day >= today && !held && day.cancelled.is_none() {
                day.cancelled = Some(reason.to_owned());
            }
        }
        change.set_class_days(class.id, &days).await?;
        let told: Vec<EnrolmentId> = enrolments
            .iter()
            .filter(|one| one.state != EnrolmentState::Withdrawn)
            .map(|one| one.id)
            .collect();
        self.tell_of_class(change, &told, ClassNews::Cancelled).await?;
        // Somebody who was never there has no part in it, and may take another class of the course. Who left before stays gone.
        for mut one in enrolments {
            let came = rows.iter().any(|row| row.enrolment == one.id && !row.void);
            one.state = match one.state {
                EnrolmentState::Enrolled if came => EnrolmentState::NotCertified,
                EnrolmentState::Enrolled | EnrolmentState::Pending | EnrolmentState::Waiting => {
                    EnrolmentState::Withdrawn
                }
                other => other,
            };
            change.set_enrolment(&one).await?;
        }
        Ok(())
    }

    /// A class that ends early was not held on the days that are left.
    async fn end_days(&self, change: &mut Transaction, class: &TrainingClass) -> Result<(), Failure> {
        let today = self.clock.today();
        let mut days = change.list_class_days(&[class.id]).await?;
        for day in days
            .iter_mut()
            .filter(|day| day.day > today && day.cancelled.is_none())
        {
            day.cancelled = Some(ENDED_EARLY.to_owned());
        }
        change.set_class_days(class.id, &days).await?;
        for mut one in change.list_enrolments_in(&[class.id]).await? {
            if matches!(one.state, EnrolmentState::Waiting | EnrolmentState::Pending) {
                one.state = EnrolmentState::Withdrawn;
                change.set_enrolment(&one).await?;
            }
        }
        Ok(())
    }

    async fn change_day(
        &self,
        change: &mut Transaction,
        class: &TrainingClass,
        deed: &ClassDeed,
    ) -> Result<(), Failure> {
        if class.state != ClassState::Open {
            return Err(Refusal::Changed.into());
        }
        let mut days = change.list_class_days(&[class.id]).await?;
        match deed {
            ClassDeed::AddDay(day) => {
                if days.iter().any(|one| one.day == *day) {
                    return Err(problem("day", Problem::Taken));
                }
                if *day < class.plan.starts_on || *day < self.clock.today() {
                    return Err(problem("day", Problem::OutOfRange));
                }
                days.push(self.class_day(class.id, *day));
            }
            ClassDeed::CancelDay(day, _) | ClassDeed::KeepDay(day) => {
                let found = days.iter_mut().find(|one| one.day == *day);
                let found = found.ok_or_else(|| problem("day", Problem::Wrong))?;
                found.cancelled = match deed {
                    ClassDeed::CancelDay(_, reason) => Some(reason.clone()),
                    _ => None,
                };
            }
            _ => {}
        }
        days.sort_by_key(|one| one.day);
        Ok(change.set_class_days(class.id, &days).await?)
    }
}

/// Who may do it: the county approves, whoever runs the class calls days off, the school ends it.
fn reach_for(who: &Actor, deed: &ClassDeed) -> Result<Reach, Refusal> {
    match deed {
        ClassDeed::Approve | ClassDeed::Return(_) => {
            who.scope(Deed::Approve, Function::CourseClass).map(Reach::Office)
        }
        ClassDeed::End | ClassDeed::Reopen | ClassDeed::Evaluate => attending(who),
        _ => running(who),
    }
}

fn checked(deed: ClassDeed) -> Result<ClassDeed, Failure> {
    Ok(match deed {
        ClassDeed::Return(reason) => ClassDeed::Return(reason_given("reason", &reason)?),
        ClassDeed::Cancel(reason) => ClassDeed::Cancel(reason_given("reason", &reason)?),
        ClassDeed::CancelDay(day, reason) => ClassDeed::CancelDay(day, reason_given("reason", &reason)?),
        other => other,
    })
}

const fn verb(deed: &ClassDeed) -> &'static str {
    match deed {
        ClassDeed::Approve => "approve",
        ClassDeed::Return(_) => "return",
        ClassDeed::Cancel(_) => "cancel",
        ClassDeed::CancelDay(..) => "cancel_day",
        ClassDeed::KeepDay(_) => "keep_day",
        ClassDeed::AddDay(_) => "add_day",
        ClassDeed::End => "end",
        ClassDeed::Reopen => "reopen",
        ClassDeed::Evaluate => "evaluate",
    }
}

/// The days that an early end took away are held again.
async fn reopen_days(change: &mut Transaction, class: ClassId) -> Result<(), Failure> {
    let mut days = change.list_class_days(&[class]).await?;
    for day in days
        .iter_mut()
        .filter(|day| day.cancelled.as_deref() == Some(ENDED_EARLY))
    {
        day.cancelled = None;
    }
    Ok(change.set_class_days(class, &days).await?)
}

/// Before a class is closed everybody was appraised.
async fn must_be_known(change: &mut Transaction, class: ClassId) -> Result<(), Failure> {
    let open = |one: &Enrolment| one.state == EnrolmentState::Enrolled;
    if change.list_enrolments_in(&[class]).await?.iter().any(open) {
        return Err(problem("appraisal", Problem::Required));
    }
    Ok(())
}

async fn people_in(change: &mut Transaction, class: ClassId) -> Result<Vec<PersonId>, Failure> {
    let enrolments = change.list_enrolments_in(&[class]).await?;
    let mut people: Vec<PersonId> = enrolments.iter().map(|one| one.person).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}
