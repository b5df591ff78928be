//! Job fairs: planned by one, approved by another, filled with stands and people, moved, cancelled; and who is told.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod people;
mod planned;
mod stands;
mod told;

use crate::world::{COUNTY, VILLAGE, World, code, day, employer_id, vacancies};
use chrono::NaiveTime;
use domain::actor::{Actor, Role, Staff};
use domain::fair::{FairAccess, FairKind, FairPlan, FairState, RegistrationState};
use domain::ids::{AccountId, FairId};
use domain::person::Person;
use domain::ports::{FairQuery, FairStep, FairWhom, FairWish, FairYear, StandVerdict};
use domain::refusal::Refusal;
use uuid::Uuid;

fn officer(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA300 + number)),
        login: format!("{}{number}", role.code()),
        role,
        area: code(area),
        department: None,
    })
}

fn organiser() -> Actor {
    officer(1, Role::Organiser, COUNTY)
}

fn county() -> Actor {
    officer(2, Role::CountyOfficer, COUNTY)
}

fn village() -> Actor {
    officer(3, Role::Coordinator, VILLAGE)
}

fn firm() -> Actor {
    Actor::Employer {
        employer: employer_id(),
        account: AccountId(Uuid::from_u128(0xA3FF)),
    }
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

pub fn plan() -> FairPlan {
    FairPlan {
        area: code(COUNTY),
        kind: FairKind::General,
        title: "夏季招聘会".to_owned(),
        venue: "县人力资源市场".to_owned(),
        address: "胜利路 8 号".to_owned(),
        point: None,
        bus: "1 路".to_owned(),
        held_on: day("2026-07-10"),
        opens: hour(9),
        closes: hour(16),
        capacity: 2,
        stands: 10,
        access: FairAccess::NEEDED.iter().copied().collect(),
        safety: "两个出口".to_owned(),
        intro: String::new(),
        phone: String::new(),
    }
}

/// A county with people and five vacancies of one employer, and its fair.
struct Town {
    world: World,
    fair: FairId,
}

impl Town {
    async fn with(people: &[Person], plan: FairPlan) -> Self {
        let world = World::with(people, &vacancies(1..=5)).await;
        let wish = FairWish { plan, mends: None };
        let fair = world.ports.fairs.keep_fair(&organiser(), wish).await.unwrap();
        Self { world, fair }
    }

    /// The same, announced.
    async fn announced(people: &[Person], plan: FairPlan) -> Self {
        let town = Self::with(people, plan).await;
        town.step(&county(), FairStep::Approve).await.unwrap();
        town
    }

    async fn step(&self, who: &Actor, step: FairStep) -> Result<(), Refusal> {
        self.world.ports.fairs.fair_step(who, self.fair, step).await
    }

    async fn state(&self) -> FairState {
        self.world
            .services
            .db
            .find_fair(self.fair)
            .await
            .unwrap()
            .unwrap()
            .state
    }

    async fn register(&self, person: &Person) -> RegistrationState {
        let who = Actor::Seeker(person.id);
        let fairs = &self.world.ports.fairs;
        fairs
            .register_for_fair(&who, self.fair, FairWhom::Own)
            .await
            .unwrap()
            .state
    }

    async fn registration(&self, person: &Person) -> RegistrationState {
        let found = self
            .world
            .services
            .db
            .find_fair_registration_of(self.fair, person.id)
            .await;
        found.unwrap().unwrap().state
    }

    async fn year(&self) -> FairYear {
        let fairs = &self.world.ports.fairs;
        fairs.fairs(&county(), FairQuery::default()).await.unwrap().year
    }

    /// The employer applies with all its vacancies and is approved.
    async fn with_employer(&self) {
        let fairs = &self.world.ports.fairs;
        let all: Vec<_> = vacancies(1..=5).iter().map(|one| one.id).collect();
        fairs.apply_for_stand(&firm(), self.fair, all).await.unwrap();
        let view = fairs.fair(&organiser(), self.fair).await.unwrap();
        let stand = view.stands[0].stand.id;
        fairs
            .judge_stand(&organiser(), stand, StandVerdict::Approve)
            .await
            .unwrap();
    }

    async fn mend(&self, who: &Actor, plan: FairPlan) -> Result<FairId, Refusal> {
        let version = self
            .world
            .services
            .db
            .find_fair(self.fair)
            .await
            .unwrap()
            .unwrap()
            .version;
        let wish = FairWish {
            plan,
            mends: Some((self.fair, version)),
        };
        self.world.ports.fairs.keep_fair(who, wish).await
    }
}
