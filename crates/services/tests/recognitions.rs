//! Recognition from the application to the decision, and what the calendar does.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, NEXT_VILLAGE, OTHER_TOWN, TOWN, VILLAGE, World, code, day, person};
use chrono::NaiveDate;
use domain::actor::{Actor, Department, Role, Staff};
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{AccountId, HouseholdId, MemberId, RecognitionId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{
    Application, InboxFilter, MyRecognition, ObjectionSent, RecognitionView, StepTaken, TaskKind,
};
use domain::recognition::{Claim, Deed, LandLossClaim, OwnField, Paper, Stage};
use domain::refusal::Refusal;
use domain::rules::assembly::Vote;
use domain::values::Phone;
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
        for department in Department::ALL {
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

#[tokio::test]
async fn a_land_loss_farmer_goes_from_application_to_recognition() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Ok(Stage::Recognised)
    );
    assert!(office.groups().await.has(Category::LandLossFarmer));
    let periods = office
        .world
        .services
        .db
        .list_category_periods(office.person.id)
        .await
        .unwrap();
    let held = periods
        .iter()
        .find(|period| period.recognition == Some(id))
        .unwrap();
    assert_eq!((held.valid_from, held.valid_to), (day("2026-07-08"), None));
    let view = office.view(&county(), id).await;
    let deeds: Vec<Deed> = view.trail.iter().rev().map(|line| line.deed).collect();
    assert_eq!(
        deeds[..4],
        [Deed::Apply, Deed::Check, Deed::TakeDown, Deed::Approve]
    );
    assert_eq!(deeds.last(), Some(&Deed::Recognise));
    let audit = office
        .world
        .services
        .db
        .list_audit_of("recognition", &id.to_string())
        .await
        .unwrap();
    let written = audit.iter().filter(|line| line.verb != "read").count();
    assert_eq!(written, view.trail.len(), "every step leaves its line");
}

#[tokio::test]
async fn an_old_decision_keeps_its_figures_and_a_new_one_takes_the_new() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    office.set(ParamKey::LandLossPercent, 20, "2026-07-09").await;
    office.world.clock.set("2026-07-09");
    let view = office.view(&county(), id).await;
    let figure = |finding: &domain::recognition::Finding| {
        let figures = finding.rules.iter().flat_map(|rule| &rule.figures);
        let percent = figures
            .clone()
            .find(|figure| figure.key == ParamKey::LandLossPercent);
        percent.unwrap().value
    };
    assert_eq!(figure(view.finding.as_ref().unwrap()), 30);
    assert_eq!(figure(view.now.as_ref().unwrap()), 20);
    assert_eq!(
        (view.finding.unwrap().met, view.now.unwrap().met),
        (Some(true), Some(false))
    );

    let second = farmer(2);
    office.world.keep_people(std::slice::from_ref(&second)).await;
    let other = Office {
        person: second,
        ..office
    };
    other.world.clock.set("2026-07-10");
    let id = other.apply(Category::LandLossFarmer, land(143)).await;
    other.post(id).await;
    other.world.clock.set("2026-07-18");
    other.world.services.take_down_notices().await.unwrap();
    other.take(&town(), id, Deed::Approve).await.unwrap();
    for department in Department::ALL {
        other
            .take(&reviewer(*department), id, Deed::Confirm)
            .await
            .unwrap();
    }
    assert_eq!(
        other.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::RuleNotMet)
    );
    assert_eq!(other.take(&county(), id, Deed::Refuse).await, Ok(Stage::Refused));
    assert!(other.groups().await.is_empty());
}

#[tokio::test]
async fn nothing_is_decided_while_a_figure_is_not_set() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.world.clock.set("2027-01-04");
    let mut change = office.world.services.db.begin().await.unwrap();
    let ended = PolicyParameter {
        programme: "county".into(),
        area: Some(code(COUNTY)),
        key: ParamKey::CountyFarmland,
        value: 120_000_000,
        valid_from: day("2025-01-01"),
        valid_to: Some(day("2025-12-31")),
        source: "县统计公报".into(),
    };
    change.set_policy_parameter(&ended).await.unwrap();
    change.commit().await.unwrap();
    let key = ParamKey::CountyFarmland;
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::FigureNotSet { key })
    );
    assert_eq!(office.view(&county(), id).await.now, Err(key));
}

/// R14: posted on 30 June, it hangs until 7 July, and goes on with the 8th, or with the first day somebody looks.
#[tokio::test]
async fn a_notice_comes_down_after_seven_full_days_even_after_a_missed_weekend() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    let notice = office.view(&village(), id).await.notice.unwrap();
    let recognitions = &office.world.ports.recognitions;
    office.world.clock.set("2026-07-07");
    assert_eq!(office.world.services.take_down_notices().await.unwrap(), 0);
    assert!(recognitions.notice(notice).await.is_ok());
    assert_eq!(recognitions.notices(Some(code(TOWN))).await.unwrap().len(), 1);
    assert_eq!(recognitions.notices(Some(code(OTHER_TOWN))).await.unwrap(), []);
    office.world.clock.set("2026-07-08");
    assert_eq!(
        recognitions.notice(notice).await,
        Err(Refusal::NotFound),
        "before the chore has run"
    );
    office.world.clock.set("2026-07-13");
    office.world.services.tidy().await.unwrap();
    assert_eq!(office.view(&town(), id).await.stage, Stage::TownReview);
    assert_eq!(
        office.world.services.take_down_notices().await.unwrap(),
        0,
        "once"
    );
}

#[tokio::test]
async fn a_notice_shows_a_masked_name_and_nothing_else_of_the_person() {
    let office = Office::new().await;
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    office.take(&village(), id, Deed::Check).await.unwrap();
    let notices = office.world.ports.recognitions.notices(None).await.unwrap();
    let shown = serde_json::to_string(&notices).unwrap();
    assert!(!shown.contains("王小明") && shown.contains("王**"));
    assert!(!shown.contains(&String::from(office.person.resident_id)));
}

#[tokio::test]
async fn an_objection_is_investigated_and_a_dismissed_one_restarts_the_notice() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.world.clock.set("2026-07-06");
    let receipt = office.object(id, "a").await.unwrap();
    assert!(receipt.starts_with("20260706-"));
    assert_eq!(
        office.view(&village(), id).await.objections,
        [],
        "handlers alone see it"
    );
    let view = office.view(&town(), id).await;
    assert_eq!(view.stage, Stage::Investigating);
    let objection = &view.objections[0];
    assert_eq!(
        (objection.receipt.as_str(), objection.name.as_ref()),
        (receipt.as_str(), None)
    );
    assert_eq!(objection.due_on, day("2026-07-20"), "ten working days");
    // A second one while the first is looked into: the notice still hangs.
    office.object(id, "b").await.unwrap();
    let open = office.view(&town(), id).await.objections;
    assert_eq!(open.len(), 2);
    for (position, objection) in open.iter().enumerate() {
        let stage = office
            .take_with(&town(), id, Deed::Dismiss, |step| {
                step.objection = Some(objection.id);
            })
            .await;
        let wanted = if position == 0 {
            Stage::Investigating
        } else {
            Stage::Posted
        };
        assert_eq!(stage, Ok(wanted));
    }
    assert_eq!(
        office.view(&town(), id).await.hands_on,
        Some(day("2026-07-14")),
        "seven days anew"
    );
    assert_eq!(
        office.world.ports.recognitions.notices(None).await.unwrap().len(),
        1
    );
}

#[tokio::test]
async fn an_upheld_objection_refuses_and_takes_the_notice_down() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.object(id, "a").await.unwrap();
    let objection = office.view(&town(), id).await.objections[0].id;
    let upheld = office
        .take_with(&town(), id, Deed::Uphold, |step| step.objection = Some(objection))
        .await;
    assert_eq!(upheld, Ok(Stage::Refused));
    assert_eq!(office.world.ports.recognitions.notices(None).await.unwrap(), []);
    let mine = &office.mine().await[0];
    assert_eq!(mine.may, [Deed::Appeal]);
}

#[tokio::test]
async fn a_notice_under_investigation_stays_with_the_township_when_its_time_is_over() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    office.object(id, "a").await.unwrap();
    office.world.clock.set("2026-07-08");
    assert_eq!(office.world.services.take_down_notices().await.unwrap(), 1);
    assert_eq!(office.view(&town(), id).await.stage, Stage::Investigating);
}

#[tokio::test]
async fn nobody_floods_the_desk_with_objections() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    office.post(id).await;
    for _ in 0..5 {
        office.object(id, "a").await.unwrap();
    }
    assert_eq!(office.object(id, "a").await, Err(Refusal::TooMany));
    assert!(office.object(id, "b").await.is_ok());
}

#[tokio::test]
async fn departments_see_and_decide_their_own_fields_alone() {
    let office = Office::new().await;
    let id = office.before_departments(land(143)).await;
    let view = office.view(&reviewer(Department::CivilAffairs), id).await;
    let fields: Vec<OwnField> = view.facts.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [OwnField::LowIncome]);
    assert_eq!((view.paper, view.age, view.trail.len()), (None, None, 0));
    assert_eq!(view.may, [Deed::Confirm, Deed::HandBack]);
    let land_office = reviewer(Department::Land);
    assert_eq!(
        office.take(&land_office, id, Deed::Confirm).await,
        Ok(Stage::DepartmentReview)
    );
    assert_eq!(
        office.take(&land_office, id, Deed::Confirm).await,
        Err(Refusal::Changed)
    );
    let inbox = office.world.ports.recognitions;
    let inbox = inbox.inbox(&land_office, InboxFilter::default()).await.unwrap();
    assert_eq!((inbox.total, inbox.lines[0].waits_for_me), (1, false));
}

#[tokio::test]
async fn a_department_sees_nothing_before_it_is_its_turn() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let who = reviewer(Department::Land);
    let early = office.world.ports.recognitions.recognition(&who, id).await;
    assert_eq!(early.unwrap_err(), Refusal::NotFound);
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&who, InboxFilter::default())
        .await
        .unwrap();
    assert_eq!(inbox.total, 0);
}

#[tokio::test]
async fn what_is_returned_goes_to_the_step_before_and_its_actor_is_told() {
    let office = Office::new().await;
    let id = office.before_departments(land(143)).await;
    let back = office.take(&reviewer(Department::Land), id, Deed::HandBack).await;
    assert_eq!(back, Ok(Stage::TownReview));
    let recognitions = &office.world.ports.recognitions;
    let told = recognitions
        .inbox(&town(), InboxFilter::default())
        .await
        .unwrap()
        .tasks;
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].kind, told[0].recognition),
        (TaskKind::Returned, Some(id))
    );
    recognitions.task_seen(&town(), told[0].id).await.unwrap();
    assert_eq!(
        recognitions
            .inbox(&town(), InboxFilter::default())
            .await
            .unwrap()
            .tasks,
        []
    );
    assert_eq!(
        office.take(&town(), id, Deed::HandBack).await,
        Ok(Stage::VillageReview)
    );
    assert_eq!(
        office.take(&village(), id, Deed::HandBack).await,
        Ok(Stage::Incomplete)
    );
    assert_eq!(
        office.mine().await[0].reason.as_deref(),
        Some("因为"),
        "the person reads why"
    );
    assert_eq!(
        office.take(&village(), id, Deed::Resubmit).await,
        Ok(Stage::VillageReview)
    );
}

#[tokio::test]
async fn a_vote_that_is_not_carried_ends_it() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let without = office.take(&village(), id, Deed::Check).await;
    assert!(matches!(without, Err(Refusal::Fields(_))), "{without:?}");
    let voted = office
        .take_with(&village(), id, Deed::Check, |step| step.vote = vote(12))
        .await;
    assert_eq!(voted, Ok(Stage::Refused));
}

#[tokio::test]
async fn two_officers_at_once_and_one_wins() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    let seen = office.version(id).await;
    let (first, second) = (county(), staff(4, Role::CountyOfficer, COUNTY));
    let recognitions = &office.world.ports.recognitions;
    let (one, other) = tokio::join!(
        recognitions.take_step(&first, id, step(Deed::Recognise, seen)),
        recognitions.take_step(&second, id, step(Deed::Refuse, seen)),
    );
    let won = [one.is_ok(), other.is_ok()];
    assert_eq!(won.iter().filter(|won| **won).count(), 1, "{one:?} {other:?}");
    let lost = one.err().or(other.err());
    assert_eq!(lost, Some(Refusal::Changed));
    let trail = office.view(&first, id).await.trail;
    assert!(
        matches!(trail[0].deed, Deed::Recognise | Deed::Refuse),
        "the page says what happened"
    );
}

#[tokio::test]
async fn four_eyes_and_family() {
    let office = Office::new().await;
    let id = office.before_county(land(143)).await;
    office.take(&county(), id, Deed::Refuse).await.unwrap();
    assert_eq!(
        office.take(&village(), id, Deed::Appeal).await,
        Ok(Stage::Appealed)
    );
    assert_eq!(
        office.take(&county(), id, Deed::SetAside).await,
        Err(Refusal::FourEyes)
    );
    assert_eq!(office.view(&county(), id).await.barred, Some(Refusal::FourEyes));
    let other = staff(4, Role::CountyOfficer, COUNTY);
    assert_eq!(
        office.take(&other, id, Deed::SetAside).await,
        Ok(Stage::CountyDecision)
    );
    assert_eq!(
        office.take(&county(), id, Deed::Recognise).await,
        Err(Refusal::FourEyes)
    );
    assert_eq!(
        office.take(&other, id, Deed::Recognise).await,
        Ok(Stage::Recognised)
    );
}

#[tokio::test]
async fn nobody_of_the_staff_decides_about_family() {
    let office = Office::new().await;
    let phone = Phone::parse("15400000001").ok();
    let wife = Person {
        phone: phone.clone(),
        ..farmer(2)
    };
    let husband = Person { phone, ..farmer(3) };
    office.world.keep_people(&[wife.clone(), husband.clone()]).await;
    let account = office
        .world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "kin")
        .await;
    account.unwrap();
    let account = office
        .world
        .services
        .db
        .find_account_by_login("kin")
        .await
        .unwrap()
        .unwrap();
    let set = office
        .world
        .services
        .set_account_person(&Actor::Operator, account.id, husband.id);
    set.await.unwrap();
    let who = Actor::Staff(account.staff());
    let recognitions = &office.world.ports.recognitions;
    let son = farmer(4);
    office.world.keep_people(std::slice::from_ref(&son)).await;
    one_household(&office, &[&husband, &son]).await;
    for relative in [&wife, &husband, &son] {
        let made = application(relative, Category::HardToEmployPerson, Claim::Document);
        assert_eq!(recognitions.apply(&who, made).await, Err(Refusal::OwnFamily));
    }
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    assert_eq!(
        office.take(&who, id, Deed::Check).await,
        Ok(Stage::Posted),
        "a stranger's is theirs to check"
    );
}

async fn one_household(office: &Office, members: &[&Person]) {
    let id = HouseholdId(Uuid::from_u128(0x77));
    let household = Household {
        id,
        area: code(VILLAGE),
        address: String::new(),
        kind: HouseholdKind::Rural,
        contracted: None,
        remaining: None,
        agri_population: None,
        subsistence: None,
        allowance: None,
        ended_on: None,
        version: 1,
    };
    let member = |(number, person): (u128, &&Person)| Member {
        id: MemberId(Uuid::from_u128(0x7700 + number)),
        household: id,
        person: Some(person.id),
        name: String::new(),
        birth_year: None,
        relation: Relation::ALL[0],
        joined_on: day("2020-01-01"),
        left_on: None,
    };
    let members: Vec<Member> = (0..).zip(members).map(member).collect();
    let mut change = office.world.services.db.begin().await.unwrap();
    change.add_households(&[household]).await.unwrap();
    change.add_household_members(&members).await.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test]
async fn an_appeal_comes_in_time_or_not_at_all() {
    let office = Office::new().await;
    let id = office.before_county(land(144)).await;
    office.take(&county(), id, Deed::Refuse).await.unwrap();
    let mine = office.mine().await.remove(0);
    assert_eq!(
        (mine.stage, mine.due_on),
        (Stage::Refused, Some(day("2026-07-23")))
    );
    let who = Actor::Seeker(office.person.id);
    let recognitions = &office.world.ports.recognitions;
    office.world.clock.set("2026-07-24");
    assert_eq!(office.mine().await[0].may, []);
    let late = recognitions
        .take_own_step(&who, None, id, step(Deed::Appeal, mine.version))
        .await;
    assert_eq!(late, Err(Refusal::TooLate));
    office.world.clock.set("2026-07-23");
    let stage = recognitions
        .take_own_step(&who, None, id, step(Deed::Appeal, mine.version))
        .await;
    assert_eq!(stage, Ok(Stage::Appealed));
    let stands = office
        .take(&staff(4, Role::CountyOfficer, COUNTY), id, Deed::Stand)
        .await;
    assert_eq!(stands, Ok(Stage::Refused));
    assert_eq!(office.mine().await[0].may, [], "once");
}

#[tokio::test]
async fn the_person_withdraws_by_link_and_nobody_elses() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let stranger = farmer(2);
    office.world.keep_people(std::slice::from_ref(&stranger)).await;
    let recognitions = &office.world.ports.recognitions;
    let (own, others) = (
        office.world.link(&office.person).await,
        office.world.link(&stranger).await,
    );
    let withdraw = |code: String| async move {
        let step = step(Deed::Withdraw, 1);
        recognitions
            .take_own_step(&Actor::Visitor, Some(&code), id, step)
            .await
    };
    assert_eq!(withdraw(others).await, Err(Refusal::NotFound));
    assert_eq!(withdraw(own.clone()).await, Ok(Stage::Withdrawn));
    assert_eq!(withdraw(own).await, Err(Refusal::Changed));
}

#[tokio::test]
async fn one_application_of_a_kind_at_a_time() {
    let office = Office::new().await;
    office.apply(Category::LandLossFarmer, land(143)).await;
    let recognitions = &office.world.ports.recognitions;
    let again = application(&office.person, Category::LandLossFarmer, land(143));
    assert_eq!(
        recognitions.apply(&village(), again).await,
        Err(Refusal::UnderWay)
    );
    office.apply(Category::HardToEmployPerson, Claim::Document).await;
    let wrong = application(&office.person, Category::PoorWorker, Claim::Document);
    assert!(matches!(
        recognitions.apply(&village(), wrong).await,
        Err(Refusal::Fields(_))
    ));
}

#[tokio::test]
async fn what_ends_asks_for_renewal_once_and_a_renewal_follows_on() {
    let office = Office::new().await;
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    office.take(&village(), id, Deed::Check).await.unwrap();
    office.world.clock.set("2026-07-08");
    office.world.services.tidy().await.unwrap();
    office.take(&town(), id, Deed::Approve).await.unwrap();
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    let ends: NaiveDate = day("2027-07-07");
    assert_eq!(office.mine().await[0].valid_to, Some(ends), "twelve months");
    let tasks = async || {
        let inbox = office
            .world
            .ports
            .recognitions
            .inbox(&village(), InboxFilter::default())
            .await;
        let tasks = inbox.unwrap().tasks;
        tasks
            .into_iter()
            .filter(|task| task.kind == TaskKind::Renewal)
            .collect::<Vec<_>>()
    };
    office.world.clock.set("2027-05-07");
    office.world.services.tidy().await.unwrap();
    assert_eq!(tasks().await, [], "61 days before");
    office.world.clock.set("2027-05-08");
    office.world.services.tidy().await.unwrap();
    office.world.services.tidy().await.unwrap();
    assert_eq!(tasks().await.len(), 1);
    assert!(!tasks().await[0].urgent);
    office.world.clock.set("2027-06-07");
    assert!(tasks().await[0].urgent, "30 days before");
    let id = office.apply(Category::HardToEmployPerson, Claim::Document).await;
    assert_eq!(tasks().await, [], "somebody has begun");
    office.take(&village(), id, Deed::Check).await.unwrap();
    office.world.clock.set("2027-06-16");
    office.world.services.tidy().await.unwrap();
    office.take(&town(), id, Deed::Approve).await.unwrap();
    office.take(&county(), id, Deed::Recognise).await.unwrap();
    let periods = office
        .world
        .services
        .db
        .list_category_periods(office.person.id)
        .await
        .unwrap();
    let spells: Vec<_> = periods
        .iter()
        .map(|spell| (spell.valid_from, spell.valid_to))
        .collect();
    assert_eq!(
        spells,
        [
            (day("2027-06-16"), Some(day("2028-06-15"))),
            (day("2026-07-08"), Some(day("2027-06-15"))),
        ],
        "the new one begins, the old one ends the day before"
    );
    office.world.clock.set("2028-06-16");
    office.world.services.tidy().await.unwrap();
    assert!(office.groups().await.is_empty(), "what nobody renewed has ended");
}

#[tokio::test]
async fn working_days_and_what_is_late() {
    let office = Office::new().await;
    let id = office.apply(Category::LandLossFarmer, land(143)).await;
    let due = office.view(&village(), id).await.due_on;
    assert_eq!(due, Some(day("2026-07-09")), "seven working days after Tuesday");
    office.world.clock.set("2026-07-10");
    let late = InboxFilter {
        overdue: true,
        ..InboxFilter::default()
    };
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&town(), late)
        .await
        .unwrap();
    assert_eq!((inbox.total, inbox.overdue), (1, 1));
    assert!(inbox.lines[0].overdue);
    let elsewhere = staff(9, Role::Coordinator, NEXT_VILLAGE);
    let inbox = office
        .world
        .ports
        .recognitions
        .inbox(&elsewhere, late)
        .await
        .unwrap();
    assert_eq!((inbox.total, inbox.overdue), (0, 0));
}
