//! One's own classes, and those of a course that take people.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{ClassId, CourseId, EnrolmentId};
use domain::permission::{Deed, Function};
use domain::ports::{ClassLine, OpenClass, OwnClass};
use domain::refusal::Refusal;
use domain::training_class::{ClassDay, ClassState, EnrolmentState, TrainingClass, counted};
use std::collections::HashMap;
use store::Connection;

impl Services {
    pub(super) async fn classes_of_own(&self, who: &Actor) -> Result<Vec<OwnClass>, Failure> {
        let own = who.own_person(Deed::Read, Function::Attendance)?;
        let mut db = self.db.read().await?;
        let mut places = db.list_enrolments_of(&[own]).await?;
        let classes: Vec<_> = places.iter().map(|one| one.class).collect();
        let days = db.list_class_days(&classes).await?;
        let ids: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
        let rows = db.list_class_attendance(&ids).await?;
        let classes = db.list_training_classes(&classes).await?;
        let lines = self.class_lines(&mut db, &classes).await?;
        let mut mine = Vec::new();
        for (class, line) in classes.iter().zip(lines) {
            let Some(at) = places.iter().position(|one| one.class == class.id) else {
                continue;
            };
            let place = places.swap_remove(at);
            let own_days: Vec<ClassDay> = days.iter().filter(|day| day.class == class.id).cloned().collect();
            let own_rows: Vec<_> = rows
                .iter()
                .filter(|row| row.enrolment == place.id)
                .cloned()
                .collect();
            mine.push(OwnClass {
                line,
                course: class.course,
                counted: counted(&own_rows, &own_days),
                held: own_days.iter().filter(|day| day.cancelled.is_none()).count() as u32,
                rows: own_rows,
                cancelled: own_days
                    .into_iter()
                    .filter(|day| day.cancelled.is_some())
                    .collect(),
                reason: match &class.state {
                    ClassState::Cancelled { reason, .. } => Some(reason.clone()),
                    _ => None,
                },
                enrolment: place,
            });
        }
        Ok(mine)
    }

    pub(super) async fn classes_open(
        &self,
        who: &Actor,
        course: CourseId,
    ) -> Result<Vec<OpenClass>, Failure> {
        let mut db = self.db.read().await?;
        let mut classes = db.list_open_classes_of(course).await?;
        let today = self.clock.today();
        classes.retain(|one| one.plan.ends_on >= today);
        let own = who.own_person(Deed::Create, Function::CourseClass).ok();
        let person = match own {
            Some(own) => Some(db.find_person(own).await?.ok_or(Refusal::NotFound)?),
            None => None,
        };
        let lines = self.class_lines(&mut db, &classes).await?;
        let mut open = Vec::new();
        for (class, line) in classes.into_iter().zip(lines) {
            let own = match &person {
                Some(person) => {
                    let found = self.weigh_person(&mut db, (person, &class)).await?;
                    Some((found.verdict(), found.reasons))
                }
                None => None,
            };
            open.push(OpenClass {
                line,
                address: class.plan.address,
                own,
            });
        }
        Ok(open)
    }

    pub(super) async fn class_line(
        &self,
        db: &mut Connection,
        class: &TrainingClass,
    ) -> Result<ClassLine, Failure> {
        let lines = self.class_lines(db, std::slice::from_ref(class)).await?;
        lines.into_iter().next().ok_or_else(|| Refusal::NotFound.into())
    }

    /// The lines of some classes, in their order.
    pub(crate) async fn class_lines(
        &self,
        db: &mut Connection,
        classes: &[TrainingClass],
    ) -> Result<Vec<ClassLine>, Failure> {
        let ids: Vec<ClassId> = classes.iter().map(|one| one.id).collect();
        let mut places: HashMap<ClassId, Places> = HashMap::new();
        for (class, state, count) in db.count_enrolments_in(&ids).await? {
            places.entry(class).or_default().add(state, count);
        }
        let (book, today) = (self.area_book().await?, self.clock.today());
        let line = |class: &TrainingClass| {
            let (plan, places) = (&class.plan, places.get(&class.id).copied().unwrap_or_default());
            ClassLine {
                id: class.id,
                name: plan.name.clone(),
                kind: plan.kind,
                audience: plan.audience,
                stage: class.stage(today, places.taken),
                place: book.place(plan.area),
                starts_on: plan.starts_on,
                ends_on: plan.ends_on,
                seats: plan.seats,
                taken: places.taken,
                waiting: places.waiting,
                pending: places.pending,
                provider: plan.provider.clone(),
            }
        };
        Ok(classes.iter().map(line).collect())
    }
}

/// How many places of a class are taken, waited for, and looked at.
#[derive(Clone, Copy, Default)]
struct Places {
    taken: u32,
    waiting: u32,
    pending: u32,
}

impl Places {
    fn add(&mut self, state: EnrolmentState, count: u32) {
        match state {
            EnrolmentState::Waiting => self.waiting += count,
            EnrolmentState::Pending => self.pending += count,
            _ if state.has_place() => self.taken += count,
            _ => {}
        }
    }
}
