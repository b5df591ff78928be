//! One's own classes, and those of a course that take people.

use super::enrol::taken_in;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{CourseId, EnrolmentId};
use domain::permission::{Deed, Function};
use domain::ports::{OpenClass, OwnClass};
use domain::refusal::Refusal;
use domain::training_class::{ClassDay, ClassState, EnrolmentState, counted};

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
        let mut mine = Vec::new();
        for class in &classes {
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
                line: self.class_line(&mut db, class).await?,
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
        let mut open = Vec::new();
        for class in classes {
            let own = match &person {
                Some(person) => {
                    let found = self.weigh_person(&mut db, (person, &class)).await?;
                    Some((found.verdict(), found.reasons))
                }
                None => None,
            };
            open.push(OpenClass {
                line: self.class_line(&mut db, &class).await?,
                address: class.plan.address,
                own,
            });
        }
        Ok(open)
    }

    pub(super) async fn class_line(
        &self,
        db: &mut store::Connection,
        class: &domain::training_class::TrainingClass,
    ) -> Result<domain::ports::ClassLine, Failure> {
        let taken = taken_in(db, class.id).await?;
        let all = db.list_enrolments_in(&[class.id]).await?;
        let count = |state: EnrolmentState| all.iter().filter(|one| one.state == state).count() as u32;
        let plan = &class.plan;
        Ok(domain::ports::ClassLine {
            id: class.id,
            name: plan.name.clone(),
            kind: plan.kind,
            audience: plan.audience,
            stage: class.stage(self.clock.today(), taken),
            place: self.area_book().await?.place(plan.area),
            starts_on: plan.starts_on,
            ends_on: plan.ends_on,
            seats: plan.seats,
            taken,
            waiting: count(EnrolmentState::Waiting),
            pending: count(EnrolmentState::Pending),
            provider: plan.provider.clone(),
        })
    }
}
