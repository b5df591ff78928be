//! Applications for recognition, and who may do what with them where they stand.

use crate::county::County;
use domain::actor::{Actor, Role, Staff};
use domain::ids::{NoticeId, PersonId, RecognitionId, RecognitionTaskId};
use domain::permission::{self, Function};
use domain::person::Category;
use domain::ports::{Application, InboxFilter, StepTaken};
use domain::recognition::{Claim, Deed, Paper};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use services::demo::COUNTY;

/// Who is let in to what.
#[derive(Clone, Copy, Debug)]
pub enum RecognitionDoor {
    /// The inbox: staff who see applications, or their number, in their own area.
    Inbox,
    /// One application that is with the village: staff who see it, in their area. Departments see what is before them.
    Application,
    /// Staff who enter applications, in their area.
    Entering,
    /// A step the village takes, and with it puts up a public notice.
    VillageStep,
    /// Correcting what came back: those who enter applications, in their area.
    Correcting,
    /// A task of those who enter applications.
    Task,
}

impl RecognitionDoor {
    pub fn lets_in(self, staff: &Staff, county: AreaCode) -> Result<(), Refusal> {
        let (role, inside) = (staff.role, staff.area.contains(county));
        let enters = matches!(role, Role::Coordinator | Role::DisabilityInstructor);
        let reviews = role == Role::DepartmentReviewer;
        let decides = matches!(role, Role::TownOfficer | Role::CountyOfficer);
        let reads = enters || reviews || decides || role == Role::Auditor;
        match self {
            Self::Inbox if reads || role == Role::CitySupervisor => Ok(()),
            Self::Entering if enters && inside => Ok(()),
            Self::Entering if !enters => Err(Refusal::NotAllowed),
            _ if !reads => Err(Refusal::NotAllowed),
            Self::Application if inside && !reviews => Ok(()),
            Self::Task | Self::Correcting if inside && enters => Ok(()),
            Self::VillageStep if inside && role.may(permission::Deed::Update, Function::PublicNotice) => {
                Ok(())
            }
            Self::VillageStep | Self::Correcting if inside && !reviews => Err(Refusal::NotAllowed),
            _ => Err(Refusal::NotFound),
        }
    }
}

/// Applications for recognition: one with the village, one on the notice board, one that came back; and a task.
#[derive(Clone, Copy)]
pub struct Recognised {
    pub with_village: RecognitionId,
    pub posted: RecognitionId,
    pub returned: RecognitionId,
    pub notice: NoticeId,
    pub task: RecognitionTaskId,
}

impl Recognised {
    pub async fn of(county: &County, linked: PersonId, filed: PersonId) -> Self {
        let posted = apply(county, linked, Category::HardToEmployPerson, Claim::Document).await;
        let recognitions = county.services.ports().recognitions;
        let posting = recognitions.take_step(&Actor::Operator, posted, step(Deed::Check));
        posting.await.unwrap();
        let returned = apply(county, linked, Category::PersonWithDisability, Claim::Certificate).await;
        let hangs = recognitions.recognition(&Actor::Operator, posted).await.unwrap();
        Self {
            with_village: apply(county, filed, Category::HardToEmployPerson, Claim::Document).await,
            posted,
            returned,
            notice: hangs.notice.unwrap(),
            task: task(county, returned).await,
        }
    }
}

async fn apply(county: &County, person: PersonId, category: Category, claim: Claim) -> RecognitionId {
    let application = Application {
        person,
        category,
        claim,
        paper: Paper {
            name: "form".to_owned(),
            ..Paper::default()
        },
    };
    let recognitions = county.services.ports().recognitions;
    recognitions.apply(&Actor::Operator, application).await.unwrap()
}

fn step(deed: Deed) -> StepTaken {
    StepTaken {
        deed,
        version: 1,
        reason: "paper".to_owned(),
        vote: None,
        valid_to: None,
        objection: None,
    }
}

/// Those who enter applications are told that one came back.
async fn task(county: &County, returned: RecognitionId) -> RecognitionTaskId {
    let recognitions = county.services.ports().recognitions;
    let back = recognitions.take_step(&Actor::Worker, returned, step(Deed::HandBack));
    back.await.unwrap();
    let coordinator = Actor::Staff(Staff {
        account: "01900000-0000-7000-8000-000000000001".parse().unwrap(),
        login: String::new(),
        role: Role::Coordinator,
        area: AreaCode::parse(COUNTY).unwrap(),
        department: None,
    });
    let inbox = recognitions
        .inbox(&coordinator, InboxFilter::default())
        .await
        .unwrap();
    inbox.tasks.first().unwrap().id
}
