//! Placements: everything one causes, undone exactly; follow-ups, ends, cases, what people say, and the report.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod causing;
mod following;
mod saying;

use crate::world::{COUNTY, TOWN, VILLAGE, World, day, person, staff, vacancies};
use domain::actor::{Actor, Role};
use domain::ids::{LeadId, PlacementId};
use domain::lead::{Answer, Evidence};
use domain::person::Person;
use domain::placement::{
    Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy, LeaveCause, Leaving,
    LeavingSide, Placement, PlacementDraft, Work, WorkHours,
};
use domain::task::{Settled, Task, TaskKind};
use domain::vacancy::{Vacancy, VacancyKind};
use domain::values::Fen;

fn coordinator() -> Actor {
    staff(Role::Coordinator, VILLAGE)
}

fn town() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

/// Work that begins on a day, at a name.
pub fn draft(employer: &str, from: &str) -> PlacementDraft {
    PlacementDraft {
        lead: None,
        vacancy_no: String::new(),
        employer_name: employer.to_owned(),
        uscc: None,
        work: Work {
            started_on: day(from),
            kind: VacancyKind::Normal,
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::LabourContract,
                months: Some(12),
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: Some(Fen::yuan(3200)),
            introduced_by: IntroducedBy::Town,
        },
        overlap: None,
        proposal: None,
    }
}

/// The same, where a lead told of it.
pub fn of_lead(lead: LeadId, from: &str) -> PlacementDraft {
    PlacementDraft {
        lead: Some(lead),
        ..draft("", from)
    }
}

fn heard(what: Heard, on: &str) -> FollowUpDraft {
    FollowUpDraft {
        on: day(on),
        way: FollowUpWay::Call,
        heard: what,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: None,
        owed: None,
    }
}

pub fn gone(what: Heard, asked: &str, on: &str) -> FollowUpDraft {
    FollowUpDraft {
        leaving: Some(Leaving {
            on: day(on),
            side: LeavingSide::Worker,
            worker_says: Some(LeaveCause::TooFar),
            employer_says: None,
        }),
        ..heard(what, asked)
    }
}

/// Two people of a village with leads to the same posts; the first has said yes to the first of them.
struct Placed {
    world: World,
    one: Person,
    other: Person,
}

impl Placed {
    async fn with(vacancies: &[Vacancy]) -> Self {
        let (one, other) = (person(1, VILLAGE), person(2, VILLAGE));
        let world = World::with(&[one.clone(), other.clone()], vacancies).await;
        world.round().await;
        let placed = Self { world, one, other };
        for somebody in [&placed.one, &placed.other] {
            for lead in placed.world.leads_of(somebody).await.into_iter().take(2) {
                let leads = &placed.world.ports.leads;
                let note = "见证人：李会计".to_owned();
                leads
                    .hand_over(&Actor::Operator, lead.id, Evidence::Witness, note)
                    .await
                    .unwrap();
            }
        }
        placed
    }

    async fn new() -> Self {
        Self::with(&vacancies(1..=5)).await
    }

    /// A delivered lead of the first, to which they say yes.
    async fn wanted(&self) -> LeadId {
        let leads = self.world.leads_of(&self.one).await;
        let lead = leads.iter().find(|lead| lead.state.delivery().is_some()).unwrap();
        let who = Actor::Seeker(self.one.id);
        let said = self
            .world
            .ports
            .leads
            .answer_mine(&who, lead.id, Answer::Interested);
        said.await.unwrap();
        lead.id
    }

    async fn enter(&self, draft: PlacementDraft) -> PlacementId {
        let placements = &self.world.ports.placements;
        placements
            .enter(&coordinator(), self.one.id, draft)
            .await
            .unwrap()
    }

    async fn hears(&self, id: PlacementId, draft: FollowUpDraft) {
        let placements = &self.world.ports.placements;
        placements.follow_up(&coordinator(), id, draft).await.unwrap();
    }

    async fn placement(&self, id: PlacementId) -> Placement {
        self.world.services.db.find_placement(id).await.unwrap().unwrap()
    }

    async fn tasks(&self, kind: TaskKind) -> Vec<Task> {
        let mut all = self
            .world
            .services
            .db
            .list_tasks_of(&[self.one.id])
            .await
            .unwrap();
        all.retain(|task| task.kind == kind);
        all.sort_by_key(|task| task.window.due);
        all
    }

    async fn open(&self, kind: TaskKind) -> usize {
        let tasks = self.tasks(kind).await;
        tasks.iter().filter(|task| task.settled == Settled::Open).count()
    }

    /// Everything a placement may change, in words: what is equal before and after was undone exactly.
    async fn state(&self) -> String {
        let db = &self.world.services.db;
        let mut leads = self.world.all_leads().await;
        leads.sort_by_key(|lead| lead.id);
        let mut vacancies = Vec::new();
        for lead in &leads {
            let vacancy = db.find_vacancy(lead.vacancy).await.unwrap().unwrap();
            vacancies.push((vacancy.no, vacancy.filled, vacancy.state));
        }
        let one = db.find_person(self.one.id).await.unwrap().unwrap();
        let entries = db.list_file_entries(self.one.id).await.unwrap();
        let tasks = db.list_tasks_of(&[self.one.id, self.other.id]).await.unwrap();
        let mut open: Vec<_> = tasks
            .into_iter()
            .filter(|task| task.settled == Settled::Open)
            .map(|task| (task.person, task.kind, task.key, task.count))
            .collect();
        open.sort();
        let states: Vec<_> = leads.into_iter().map(|lead| (lead.id, lead.state)).collect();
        format!(
            "{states:#?} {vacancies:#?} {:?} {entries:#?} {open:#?}",
            one.employment_status
        )
    }
}

fn county() -> Actor {
    staff(Role::CountyOfficer, COUNTY)
}
