//! The land-loss insurance: from the recognition to the refund, and what goes wrong on the way.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod ending;
mod paying;

use crate::world::{COUNTY, OTHER_TOWN, TOWN, VILLAGE, World, code, day, person, staff};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::{Actor, Role, Staff};
use domain::ids::{LandEnrolmentId, RecognitionId};
use domain::insurance::{AccountEntry, EnrolmentStage, LandScheme};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Leaving, Person};
use domain::ports::{
    AcquisitionPay, AcquisitionWish, CloseWish, EnrolmentView, EnrolmentWish, PayWish, RunKind, RunSeen,
};
use domain::recognition::{Claim, Finding, LandLossClaim, Paper, Recognition, State};
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, ResidentId};
use uuid::Uuid;

pub fn officer() -> Actor {
    staff(Role::CountyOfficer, COUNTY)
}

pub fn claim() -> LandLossClaim {
    LandLossClaim {
        approved_on: day("2026-05-01"),
        acquired_area: 300,
        collective: true,
        right: true,
        agricultural: true,
        members: 4,
        area_before: 443,
        area_left: 100,
        low_income: false,
        few_children: false,
    }
}

/// Somebody recognised as having lost land.
pub fn farmer(number: u16, born: &str) -> Person {
    Person {
        resident_id: ResidentId::compose(330_521, day(born), number).unwrap(),
        categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
        name: format!("农民{number}"),
        ..person(number, VILLAGE)
    }
}

pub fn decision(person: &Person, at: DateTime<Utc>) -> Recognition {
    Recognition {
        id: RecognitionId(Uuid::from_u128(0x7000_0000 + person.id.0.as_u128())),
        person: person.id,
        category: Category::LandLossFarmer,
        area: person.living_area,
        claim: Claim::LandLoss(claim()),
        paper: Paper::default(),
        entered_by: "staff:somebody".to_owned(),
        applied_on: day("2026-06-01"),
        version: 9,
        due_on: None,
        state: State::Recognised {
            at,
            by: "staff:somebody".to_owned(),
            valid_from: day("2026-06-01"),
            valid_to: None,
            finding: Finding {
                on: day("2026-06-01"),
                met: Some(true),
                rules: Vec::new(),
            },
        },
    }
}

/// A county with its figures, and people who were recognised.
pub struct Insured {
    pub world: World,
    pub people: Vec<Person>,
}

impl Insured {
    pub async fn with(people: Vec<Person>) -> Self {
        Self::on(World::new().await, people).await
    }

    pub async fn on(world: World, people: Vec<Person>) -> Self {
        world.keep_people(&people).await;
        let at = domain::clock::Clock::now(world.clock.as_ref());
        let mut change = world.services.db.begin().await.unwrap();
        for person in &people {
            change.add_recognition(&decision(person, at)).await.unwrap();
        }
        change.commit().await.unwrap();
        let insured = Self { world, people };
        for (key, value) in [
            (ParamKey::LandLossIssued, 20_100_101),
            (ParamKey::LandLossEffective, 20_100_101),
            (ParamKey::LandLossCollective, 50),
            (ParamKey::LandLossAllowance, 12_000),
            (ParamKey::DepositYearRate, 150),
            (ParamKey::DepositDemandRate, 35),
        ] {
            insured.set(key, value, "2010-01-01").await;
        }
        insured
    }

    pub async fn set(&self, key: ParamKey, value: i64, from: &str) {
        let row = PolicyParameter {
            programme: "county".into(),
            area: Some(code(COUNTY)),
            key,
            value,
            valid_from: day(from),
            valid_to: None,
            source: "县人社局".into(),
        };
        let mut change = self.world.services.db.begin().await.unwrap();
        change.set_policy_parameter(&row).await.unwrap();
        change.commit().await.unwrap();
    }

    pub async fn register(&self, number: usize, scheme: LandScheme) -> Result<LandEnrolmentId, Refusal> {
        let wish = EnrolmentWish {
            scheme,
            employee_pension: false,
        };
        let ports = &self.world.ports.insurances;
        ports.register(&officer(), self.people[number].id, wish).await
    }

    pub async fn view(&self, id: LandEnrolmentId) -> EnrolmentView {
        self.world
            .ports
            .insurances
            .enrolment(&officer(), id)
            .await
            .unwrap()
    }

    pub async fn stage(&self, id: LandEnrolmentId) -> EnrolmentStage {
        self.view(id).await.line.enrolment.state.stage()
    }

    pub async fn version(&self, id: LandEnrolmentId) -> u32 {
        let db = &self.world.services.db;
        db.find_land_enrolment(id).await.unwrap().unwrap().version
    }

    pub async fn entries(&self, id: LandEnrolmentId) -> Vec<AccountEntry> {
        self.world.services.db.list_account_entries(&[id]).await.unwrap()
    }

    pub fn today(&self) -> NaiveDate {
        domain::clock::Clock::today(self.world.clock.as_ref())
    }

    pub async fn notify(&self, id: LandEnrolmentId) -> Result<(), Refusal> {
        let (version, today) = (self.version(id).await, self.today());
        let ports = &self.world.ports.insurances;
        ports.notify(&officer(), id, version, today).await
    }

    pub async fn pay(&self, id: LandEnrolmentId, fen: i64) -> Result<(), Refusal> {
        let today = self.today().to_string();
        self.pay_on(id, fen, &today).await
    }

    pub async fn pay_on(&self, id: LandEnrolmentId, fen: i64, on: &str) -> Result<(), Refusal> {
        let version = self.version(id).await;
        let pay = PayWish {
            fen: Fen(fen),
            on: day(on),
            receipt: "SJ-1".to_owned(),
        };
        self.world
            .ports
            .insurances
            .pay(&officer(), id, version, pay)
            .await
    }

    pub async fn close(&self, id: LandEnrolmentId, wish: CloseWish) -> Result<(), Refusal> {
        let version = self.version(id).await;
        self.world
            .ports
            .insurances
            .close(&officer(), id, version, wish)
            .await
    }

    /// Registered, notified and paid in full today.
    pub async fn enrolled(&self, number: usize) -> LandEnrolmentId {
        let id = self.register(number, LandScheme::Pension).await.unwrap();
        self.notify(id).await.unwrap();
        self.pay(id, 270_000).await.unwrap();
        id
    }

    /// Runs what the preview shows, and gives how many and how much that was.
    pub async fn run(&self, kind: RunKind) -> (u32, Fen) {
        let ports = &self.world.ports.insurances;
        let seen = ports.preview_run(&officer(), kind, None).await.unwrap();
        let sum = Fen(seen.lines.iter().map(|line| line.fen.0).sum());
        let seen = RunSeen {
            count: seen.lines.len() as u32,
            sum,
        };
        let made = ports.run(&officer(), kind, None, seen).await.unwrap();
        assert_eq!(made, seen.count);
        (made, sum)
    }

    pub async fn dies(&self, number: usize, on: &str) {
        let db = &self.world.services.db;
        let mut person = db.find_person(self.people[number].id).await.unwrap().unwrap();
        person.left = Some((day(on), Leaving::Died));
        let mut change = db.begin().await.unwrap();
        change.replace_person(&person).await.unwrap();
        change.commit().await.unwrap();
    }
}

pub const fn month(text: NaiveDate) -> RunKind {
    RunKind::Month(text)
}

#[tokio::test]
async fn who_may_look_and_who_may_act() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    let ports = &insured.world.ports.insurances;
    let (village, town) = (staff(Role::Coordinator, VILLAGE), staff(Role::TownOfficer, TOWN));
    for reader in [&village, &town] {
        assert!(ports.enrolment(reader, id).await.is_ok());
        let acted = ports.notify(reader, id, 1, insured.today()).await;
        assert_eq!(acted, Err(Refusal::NotAllowed));
    }
    let other = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        ports.enrolment(&other, id).await.map(drop),
        Err(Refusal::NotFound)
    );
    let own = Actor::Seeker(insured.people[0].id);
    assert_eq!(ports.own_insurance(&own).await.unwrap().len(), 1);
    let city = staff(Role::CitySupervisor, "3305");
    assert_eq!(
        ports.enrolment(&city, id).await.map(drop),
        Err(Refusal::NotAllowed)
    );
    assert!(ports.land_fund(&city, None, None).await.is_ok());
}

/// A button pressed twice, or a page sent again, counts money once.
#[tokio::test]
async fn money_for_land_is_counted_once() {
    let insured = Insured::with(Vec::new()).await;
    let ports = &insured.world.ports.insurances;
    let land = AcquisitionWish {
        project: "县道改建".to_owned(),
        approval_no: "浙土字〔2026〕9号".to_owned(),
        approved_on: day("2026-05-01"),
        land: 1200,
    };
    ports.add_acquisition(&officer(), land.clone()).await.unwrap();
    let again = ports.add_acquisition(&officer(), land).await;
    assert_eq!(again, Err(Refusal::field("approval_no", Problem::Taken)));
    let line = async || {
        let report = ports.land_fund(&officer(), Some(2026), None).await.unwrap();
        assert_eq!(report.acquisitions.len(), 1);
        report.acquisitions[0].acquisition.clone()
    };
    let id = line().await.id;
    let pay = |yuan, seen| AcquisitionPay {
        fen: Fen::yuan(yuan),
        on: day("2026-06-01"),
        seen: Fen::yuan(seen),
    };
    ports.pay_acquisition(&officer(), id, pay(500, 0)).await.unwrap();
    let twice = ports.pay_acquisition(&officer(), id, pay(500, 0)).await;
    assert_eq!(twice, Err(Refusal::Changed));
    ports
        .pay_acquisition(&officer(), id, pay(700, 500))
        .await
        .unwrap();
    assert_eq!(line().await.paid.map(|(fen, _)| fen), Some(Fen::yuan(1200)));
}

#[tokio::test]
async fn nobody_registers_their_own_family() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01"), farmer(2, "1981-01-01")]).await;
    let services = &insured.world.services;
    services
        .create_account(Role::CountyOfficer, code(COUNTY), "kin")
        .await
        .unwrap();
    let account = services.db.find_account_by_login("kin").await.unwrap().unwrap();
    services
        .set_account_person(&Actor::Operator, account.id, insured.people[0].id)
        .await
        .unwrap();
    let Actor::Staff(staff) = officer() else {
        panic!("an officer is of the staff")
    };
    let me = Actor::Staff(Staff {
        account: account.id,
        ..staff
    });
    let wish = EnrolmentWish {
        scheme: LandScheme::Pension,
        employee_pension: false,
    };
    let ports = &insured.world.ports.insurances;
    let registering = async |who: usize| ports.register(&me, insured.people[who].id, wish).await;
    assert_eq!(registering(0).await.map(drop), Err(Refusal::OwnFamily));
    assert!(registering(1).await.is_ok(), "somebody else's file is no family");
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    let told = ports.notify(&me, id, 1, insured.today()).await;
    assert_eq!(told, Err(Refusal::OwnFamily));
}
