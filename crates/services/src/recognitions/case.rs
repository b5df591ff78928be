//! An application with what deciding it needs, read in one transaction; and who may do what to it.

use crate::{Failure, Services};
use domain::actor::{Actor, Department, Role};
use domain::ids::RecognitionId;
use domain::params::Params;
use domain::permission::{self, Function};
use domain::person::{CategorySet, Person};
use domain::recognition::{Circumstances, Deed, Entry, Recognition, Stage, State, is_free_to_decide};
use domain::refusal::Refusal;
use domain::values::WorkCalendar;
use store::Connection;

/// Everything about one application.
pub(super) struct Case {
    pub(super) recognition: Recognition,
    pub(super) person: Person,
    pub(super) trail: Vec<Entry>,
    pub(super) params: Params,
    pub(super) calendar: WorkCalendar,
}

impl Services {
    pub(super) async fn case(&self, on: &mut Connection, id: RecognitionId) -> Result<Case, Failure> {
        let recognition = on.find_recognition(id).await?.ok_or(Refusal::NotFound)?;
        let person = on.find_person(recognition.person).await?.ok_or(Refusal::Erased)?;
        Ok(Case {
            trail: on.list_recognition_entries(id).await?,
            params: on.list_policy_parameters().await?,
            calendar: self.work_calendar(recognition.area).await?,
            recognition,
            person,
        })
    }
}

/// The department somebody speaks for.
pub(super) fn department_of(who: &Actor) -> Option<Department> {
    match who {
        Actor::Staff(staff) if staff.role == Role::DepartmentReviewer => staff.department,
        _ => None,
    }
}

fn is_reviewer(who: &Actor) -> bool {
    matches!(who, Actor::Staff(staff) if staff.role == Role::DepartmentReviewer)
}

impl Case {
    /// The groups that decide whose desk it is: those of the person, and the one applied for.
    fn groups(&self) -> CategorySet {
        self.person.categories.with(self.recognition.category)
    }

    /// Lets those pass who may see the application at all. Departments see what is before them.
    pub(super) fn may_see(&self, who: &Actor) -> Result<(), Refusal> {
        self.may(who, permission::Deed::Read, Function::Recognition)?;
        if !is_reviewer(who) {
            return Ok(());
        }
        let before_me = self.recognition.state.stage() == Stage::DepartmentReview
            && department_of(who).is_some_and(|own| self.recognition.procedure().departments.contains(&own));
        if before_me { Ok(()) } else { Err(Refusal::NotFound) }
    }

    fn may(&self, who: &Actor, deed: permission::Deed, function: Function) -> Result<(), Refusal> {
        who.may_with(deed, function, self.recognition.area, self.groups())
    }

    /// Lets those pass whose role and area cover this step now. A step that is not one from here has been overtaken.
    pub(super) fn may_take(&self, who: &Actor, deed: Deed) -> Result<(), Refusal> {
        use permission::Deed::{Approve, Update};
        let stage = self.recognition.state.stage();
        match deed {
            Deed::Check => {
                self.may(who, Update, Function::Recognition)?;
                if self.recognition.procedure().notice {
                    self.may(who, Update, Function::PublicNotice)?;
                }
            }
            Deed::Resubmit | Deed::Withdraw | Deed::Appeal => self.may(who, Update, Function::Recognition)?,
            Deed::HandBack if stage == Stage::VillageReview => {
                self.may(who, Update, Function::Recognition)?;
            }
            Deed::Dismiss | Deed::Uphold => self.may(who, Approve, Function::PublicNotice)?,
            Deed::Approve
            | Deed::Confirm
            | Deed::HandBack
            | Deed::Recognise
            | Deed::Refuse
            | Deed::SetAside
            | Deed::Stand => self.may(who, Approve, Function::Recognition)?,
            Deed::Apply | Deed::Object | Deed::TakeDown => return Err(Refusal::NotAllowed),
        }
        if !fits(deed, stage) {
            return Err(Refusal::Changed);
        }
        let by_anybody = matches!(deed, Deed::Withdraw | Deed::Appeal);
        if !by_anybody && !is_desk_of(who, stage) {
            return Err(Refusal::NotAllowed);
        }
        if matches!(deed, Deed::Confirm) && self.has_confirmed(department_of(who)) {
            return Err(Refusal::Changed);
        }
        Ok(())
    }

    fn has_confirmed(&self, department: Option<Department>) -> bool {
        match &self.recognition.state {
            State::DepartmentReview { confirmed, .. } => {
                confirmed.iter().any(|word| Some(word.department) == department)
            }
            _ => false,
        }
    }

    /// Whether four eyes keep somebody from this step. The village's check approves nothing: the township does.
    pub(super) fn is_bound(&self, who: &Actor, deed: Deed) -> bool {
        let decides = matches!(
            deed,
            Deed::Approve
                | Deed::Confirm
                | Deed::Recognise
                | Deed::Refuse
                | Deed::SetAside
                | Deed::Stand
                | Deed::Dismiss
                | Deed::Uphold
        );
        decides && !is_free_to_decide(who, &self.recognition, &self.trail)
    }

    /// The circumstances of a decision today.
    pub(super) fn around(&self, today: chrono::NaiveDate) -> Circumstances<'_> {
        Circumstances {
            birth: self.person.birth(),
            certificate: self.person.disability_certificate,
            area: self.recognition.area,
            on: today,
            params: &self.params,
        }
    }
}

/// Whether somebody's role is the one to act now on an application they may see.
pub(super) fn waits_for(recognition: &Recognition, who: &Actor) -> bool {
    let stage = recognition.state.stage();
    let confirmed = match &recognition.state {
        State::DepartmentReview { confirmed, .. } => confirmed
            .iter()
            .any(|word| Some(word.department) == department_of(who)),
        _ => false,
    };
    matches!(who, Actor::Staff(_)) && is_desk_of(who, stage) && !confirmed
}

/// Whether a step leads on from a stage.
const fn fits(deed: Deed, stage: Stage) -> bool {
    match deed {
        Deed::Resubmit => matches!(stage, Stage::Incomplete),
        Deed::Check => matches!(stage, Stage::VillageReview),
        Deed::Dismiss | Deed::Uphold => matches!(stage, Stage::Investigating),
        Deed::Approve => matches!(stage, Stage::TownReview),
        Deed::Confirm => matches!(stage, Stage::DepartmentReview),
        Deed::HandBack => matches!(
            stage,
            Stage::VillageReview | Stage::TownReview | Stage::DepartmentReview | Stage::CountyDecision
        ),
        Deed::Recognise => matches!(stage, Stage::CountyDecision),
        Deed::Refuse => matches!(stage, Stage::TownReview | Stage::CountyDecision),
        Deed::Appeal => matches!(stage, Stage::Refused),
        Deed::SetAside | Deed::Stand => matches!(stage, Stage::Appealed),
        Deed::Withdraw => !stage.is_closed(),
        Deed::Apply | Deed::Object | Deed::TakeDown => false,
    }
}

/// Whether a stage is worked on at somebody's desk. Disability instructors sit at the coordinators' one; the machine
/// itself sits at all.
fn is_desk_of(who: &Actor, stage: Stage) -> bool {
    match who {
        Actor::Staff(staff) => {
            let desk = match staff.role {
                Role::DisabilityInstructor => Role::Coordinator,
                role => role,
            };
            stage.role() == Some(desk)
        }
        Actor::Operator | Actor::Worker => true,
        _ => false,
    }
}
