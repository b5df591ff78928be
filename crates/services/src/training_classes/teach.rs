//! Who teaches a class: somebody of the register whose certificate is for the trade and holds from the first day to the last (P6,
//! Y47). Whoever is not on it is named, and the county looks at the papers before it approves.

use super::problem;
use crate::instructors::{qualified_through, trainers_for};
use crate::{Failure, Services};
use domain::instructor::{Instructor, InstructorKind, Unqualified};
use domain::ports::Teacher;
use domain::refusal::{Problem, Refusal};
use domain::training_class::ClassPlan;
use store::Connection;

impl Services {
    /// What the register says of whoever teaches, chosen from it or written by name.
    pub(super) async fn teacher_of(&self, db: &mut Connection, plan: &ClassPlan) -> Result<Teacher, Failure> {
        let mut there = trainers_for(db, plan.area).await?;
        match plan.instructor {
            Some(id) => there.retain(|one| one.id == id),
            None => there.retain(|one| one.name == plan.trainer),
        }
        Ok(judged(&there, plan))
    }

    /// The plan with whoever teaches as the register says; refused where the register says that they may not.
    pub(super) async fn with_teacher(
        &self,
        db: &mut Connection,
        plan: ClassPlan,
    ) -> Result<ClassPlan, Failure> {
        let field = if plan.instructor.is_some() {
            "instructor"
        } else {
            "trainer"
        };
        match self.teacher_of(db, &plan).await? {
            Teacher::Qualified(line) => Ok(ClassPlan {
                instructor: Some(line.id),
                trainer: line.name,
                trainer_paper: line.certificate,
                ..plan
            }),
            Teacher::Unqualified(why) => Err(problem(field, because(why))),
            Teacher::Unknown if plan.instructor.is_some() => Err(problem(field, Problem::Wrong)),
            Teacher::Unknown => Ok(plan),
        }
    }

    /// Nobody approves a class whose teacher may not teach it by the day of the approval.
    pub(super) async fn must_be_taught(&self, db: &mut Connection, plan: &ClassPlan) -> Result<(), Failure> {
        match self.teacher_of(db, plan).await? {
            Teacher::Unqualified(why) => Err(problem("trainer", because(why))),
            Teacher::Unknown if plan.instructor.is_some() => Err(Refusal::NotReady.into()),
            _ => Ok(()),
        }
    }
}

/// Of several with one name it is enough that one may.
fn judged(there: &[Instructor], plan: &ClassPlan) -> Teacher {
    let days = (plan.starts_on, plan.ends_on);
    let mut why = None;
    for one in there.iter().filter(|one| one.kind == InstructorKind::Trainer) {
        match qualified_through(one, plan.trades(), days) {
            Ok(line) => return Teacher::Qualified(line),
            Err(reason) => why = Some(reason),
        }
    }
    why.map_or(Teacher::Unknown, Teacher::Unqualified)
}

const fn because(why: Unqualified) -> Problem {
    match why {
        Unqualified::NotThere => Problem::Wrong,
        Unqualified::OtherTrade => Problem::OtherTrade,
        Unqualified::Expired => Problem::Expired,
    }
}
