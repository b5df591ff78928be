//! The register of instructors and trainers (Y47), who of them may teach what, and what they did (RP12).

mod files;
mod step;
mod view;

pub use files::{instructor_report_csv, instructors_csv};
pub(crate) use view::{qualified_through, trainers_for};

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::{Actor, Department, Role};
use domain::ids::InstructorId;
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, InstructorDeed, InstructorFilter, InstructorList, InstructorTable, InstructorView,
    InstructorWish, Instructors, QualifiedLine,
};
use domain::refusal::{Problem, Refusal};
use domain::trade::TradeSet;
use domain::values::AreaCode;

/// What audit lines call somebody on the register.
const NOUN: &str = "instructor";

#[async_trait]
impl Instructors for Services {
    async fn instructors(&self, who: &Actor, filter: InstructorFilter) -> Answered<InstructorList> {
        self.instructor_list(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn instructor(&self, who: &Actor, id: InstructorId) -> Answered<InstructorView> {
        self.instructor_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn add_instructor(&self, who: &Actor, wish: InstructorWish) -> Answered<InstructorId> {
        self.enter_instructor(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn act_on_instructor(
        &self,
        who: &Actor,
        id: InstructorId,
        version: u32,
        deed: InstructorDeed,
    ) -> Answered<()> {
        self.move_instructor_on(who, (id, version), deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn qualified_for(
        &self,
        who: &Actor,
        trades: TradeSet,
        area: AreaCode,
        on: NaiveDate,
    ) -> Answered<Vec<QualifiedLine>> {
        self.qualified_trainers(who, (trades, on), area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn instructor_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<InstructorTable> {
        self.instructor_report(who, of, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Lets those pass who may do this with the register of a place. Of the departments the federation alone keeps it.
fn may(who: &Actor, deed: Deed, area: AreaCode) -> Result<(), Refusal> {
    if is_other_department(who) {
        return Err(Refusal::NotAllowed);
    }
    who.may(deed, Function::Instructor, area)
}

fn is_other_department(who: &Actor) -> bool {
    let Actor::Staff(staff) = who else {
        return false;
    };
    staff.role == Role::DepartmentReviewer && staff.department != Some(Department::DisabledFederation)
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}
