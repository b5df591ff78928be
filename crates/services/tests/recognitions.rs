//! Recognition from the application to the decision, and what the calendar does.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod correcting;
mod deciding;
mod ending;
mod notices;
mod who;

use crate::world::{COUNTY, TOWN, VILLAGE, World, code, day, person};
use domain::actor::{Actor, Department, Role, Staff};
use domain::ids::{AccountId, RecognitionId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{Application, MyRecognition, ObjectionSent, RecognitionView, StepTaken};
use domain::recognition::{Claim, Deed, LandLossClaim, Paper, Stage};
use domain::refusal::Refusal;
use domain::rules::assembly::Vote;
use uuid::Uuid;

/// A member of staff of their own: four eyes are told apart by account.
fn staff(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: format!("{role}{number}"),
        role,
        area: code(area),
        department: None,
    })
}

fn village() -> Actor {
    staff(1, Role::Coordinator, VILLAGE)
}

fn town() -> Actor {
    staff(2, Role::TownOfficer, TOWN)
}

fn county() -> Actor {
    staff(3, Role::CountyOfficer, COUNTY)
}

fn reviewer(department: Department) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(100 + department as u128)),
        login: department.code().to_owned(),
        role: Role::DepartmentReviewer,
        area: code(COUNTY),
        department: Some(department),
    })
}

/// Somebody in no group yet.
fn farmer(number: u16) -> Person {
    Person {
        categories: CategorySet::EMPTY,
        ..person(number, VILLAGE)
    }
}

fn land(area_left: u32) -> Claim {
    Claim::LandLoss(LandLossClaim {
        approved_on: day("2026-05-01"),
        acquired_area: 300,
        collective: true,
        right: true,
        agricultural: true,
        members: 4,
        area_before: 443,
        area_left,
        low_income: false,
        few_children: false,
    })
}

fn application(person: &Person, category: Category, claim: Claim) -> Application {
    Application {
        person: person.id,
        category,
        claim,
        paper: Paper {
            name: "征地批文".into(),
            number: "浙土字 7".into(),
            valid_to: None,
        },
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a step carries a vote or none; callers pass what they get"
)]
fn vote(in_favour: u32) -> Option<(Vote, String)> {
    let vote = Vote {
        held_on: day("2026-06-29"),
        members: 30,
        present: 24,
        in_favour,
    };
    Some((vote, "会议记录第 3 号".into()))
}

fn step(deed: Deed, version: u32) -> StepTaken {
    StepTaken {
        deed,
        version,
        reason: if deed.needs_reason() {
            "因为".into()
        } else {
            String::new()
        },
        vote: None,
        valid_to: None,
        objection: None,
    }
}

struct Office {
    world: World,
    person: Person,
}

impl Office {
    async fn new() -> Self {
        let person = farmer(1);
        let world = World::with(std::slice::from_ref(&person), &[]).await;
        let office = Self { world, person };
        office
            .set(ParamKey::CountyFarmland, 120_000_000, "2025-01-01")
            .await;
        office
            .set(ParamKey::CountyAgriPopulation, 1_000_000, "2025-01-01")
            .await;
        office
            .set(ParamKey::LandLossIssued, 20_100_101, "2010-01-01")
            .await;
        office
            .set(ParamKey::LandLossEffective, 20_100_101, "2010-01-01")
            .await;
        office
    }

    async fn set(&self, key: ParamKey, value: i64, from: &str) {
        let row = PolicyParameter {
            programme: "county".into(),
            area: Some(code(COUNTY)),
            key,
            value,
            valid_from: day(from),
            valid_to: None,
            source: "县统计公报".into(),
        };
        let mut change = self.world.services.db.begin().await.unwrap();
        change.set_policy_parameter(&row).await.unwrap();
        change.commit().await.unwrap();
    }

    async fn apply(&self, category: Category, claim: Claim) -> RecognitionId {
        let made = application(&self.person, category, claim);
        self.world
            .ports
            .recognitions
            .apply(&village(), made)
            .await
            .unwrap()
    }

    async fn view(&self, who: &Actor, id: RecognitionId) -> RecognitionView {
        self.world.ports.recognitions.recognition(who, id).await.unwrap()
    }

    async fn version(&self, id: RecognitionId) -> u32 {
        self.view(&Actor::Operator, id).await.version
    }

    async fn take(&self, who: &Actor, id: RecognitionId, deed: Deed) -> Result<Stage, Refusal> {
        let step = step(deed, self.version(id).await);
        self.world.ports.recognitions.take_step(who, id, step).await
    }

    async fn take_with(
        &self,
        who: &Actor,
        id: RecognitionId,
        deed: Deed,
        add: impl FnOnce(&mut StepTaken),
    ) -> Result<Stage, Refusal> {
        let mut step = step(deed, self.version(id).await);
        add(&mut step);
        self.world.ports.recognitions.take_step(who, id, step).await
    }

    async fn post(&self, id: RecognitionId) {
        let stage = self
            .take_with(&village(), id, Deed::Check, |step| step.vote = vote(20))
            .await;
        assert_eq!(stage, Ok(Stage::Posted));
    }

    /// Applied, voted, posted, taken down and approved by the township.
    async fn before_departments(&self, claim: Claim) -> RecognitionId {
        let id = self.apply(Category::LandLossFarmer, claim).await;
        self.post(id).await;
        self.world.clock.set("2026-07-08");
        assert_eq!(self.world.services.take_down_notices().await.unwrap(), 1);
        assert_eq!(
            self.take(&town(), id, Deed::Approve).await,
            Ok(Stage::DepartmentReview)
        );
        id
    }

    async fn before_county(&self, claim: Claim) -> RecognitionId {
        let id = self.before_departments(claim).await;
        for department in Department::OF_LAND_LOSS {
            self.take(&reviewer(*department), id, Deed::Confirm)
                .await
                .unwrap();
        }
        id
    }

    async fn mine(&self) -> Vec<MyRecognition> {
        let who = Actor::Seeker(self.person.id);
        self.world
            .ports
            .recognitions
            .my_recognitions(&who, None)
            .await
            .unwrap()
    }

    async fn groups(&self) -> CategorySet {
        let db = &self.world.services.db;
        db.find_person(self.person.id).await.unwrap().unwrap().categories
    }

    async fn object(&self, id: RecognitionId, address: &str) -> Result<String, Refusal> {
        let notice = self.view(&town(), id).await.notice.unwrap();
        let sent = ObjectionSent {
            text: "他家还有五亩地".into(),
            name: Some(" ".into()),
            phone: None,
            address: address.into(),
        };
        self.world
            .ports
            .recognitions
            .object(&Actor::Visitor, notice, sent)
            .await
    }
}
