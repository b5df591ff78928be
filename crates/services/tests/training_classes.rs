//! Training classes: from a wish to learn to what follows from the class, and what may go wrong on the way.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod after;
mod days;
mod teachers;

use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, staff};
use domain::actor::{Actor, Role, Staff};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::ClaimKind;
use domain::file_entry::{Entry, TrainingNeed};
use domain::ids::{AccountId, ClassId, EnrolmentId};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{ClassDraft, EnrolDeed, PosterOf, RosterMark, RosterSent, Trainee};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{
    ClassAudience, ClassDeed, ClassKind, ClassPlan, EnrolReason, EnrolmentState, Funding, Verdict,
};
use domain::values::Fen;
use uuid::Uuid;

fn account(number: u128, role: Role, area: &str) -> Actor {
    let Actor::Staff(own) = staff(role, area) else {
        return Actor::Visitor;
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        ..own
    })
}

fn town() -> Actor {
    account(71, Role::TownOfficer, TOWN)
}

pub fn county() -> Actor {
    account(72, Role::CountyOfficer, COUNTY)
}

fn village() -> Actor {
    account(73, Role::Coordinator, VILLAGE)
}

/// A class of two weeks that begins on Monday, 6 July.
pub fn plan() -> ClassPlan {
    ClassPlan {
        name: "缝纫工培训班".to_owned(),
        kind: ClassKind::OrderBased,
        audience: ClassAudience::Anyone,
        funding: Funding::SpecialFund,
        area: code(TOWN),
        address: "镇政府二楼".to_owned(),
        starts_on: day("2026-07-06"),
        ends_on: day("2026-07-17"),
        weekends: false,
        seats: 2,
        hours: 80,
        syllabus: "平缝、锁边、整烫".to_owned(),
        standard: "初级缝纫工".to_owned(),
        instructor: None,
        trainer: "陈师傅".to_owned(),
        trainer_paper: "教师证".to_owned(),
        provider: "青禾技校".to_owned(),
        employer: "青禾制衣厂".to_owned(),
        employer_id: None,
        order: None,
        shortage: false,
        cost: Fen::yuan(12_000),
    }
}

/// A new plan of a school without an account.
pub fn draft(plan: ClassPlan) -> ClassDraft {
    ClassDraft {
        mends: None,
        course_no: String::new(),
        provider_login: String::new(),
        plan,
    }
}

/// A county with somebody poor, two others and a child.
pub struct School {
    pub world: World,
    class: ClassId,
}

fn plainly(number: u16) -> Person {
    Person {
        categories: CategorySet::EMPTY,
        ..person(number, VILLAGE)
    }
}

fn child() -> Person {
    Person {
        resident_id: domain::values::ResidentId::compose(990_101, day("2013-03-01"), 9).unwrap(),
        ..plainly(9)
    }
}

fn number(no: u16) -> Trainee {
    Trainee::Number(format!("P{no:03}"))
}

impl School {
    async fn planned(seats: u32) -> Self {
        let people = [person(1, VILLAGE), plainly(2), plainly(3), child()];
        let world = World::with(&people, &[]).await;
        let mut change = world.services.db.begin().await.unwrap();
        let poor = CategoryPeriod {
            person: people[0].id,
            category: Category::PoorWorker,
            valid_from: day("2020-01-01"),
            valid_to: None,
            source: CategorySource::Import,
            document: "名册".to_owned(),
            recognised_by: "operator".to_owned(),
            recognition: None,
            recorded_on: day("2020-01-01"),
        };
        change.add_category_periods(&[poor]).await.unwrap();
        change.commit().await.unwrap();
        Self::in_world(world, seats).await
    }

    /// A class in a county that is there.
    pub async fn in_world(world: World, seats: u32) -> Self {
        let class = world
            .ports
            .training_classes
            .plan_class(&town(), draft(ClassPlan { seats, ..plan() }))
            .await
            .unwrap();
        Self { world, class }
    }

    pub async fn open(seats: u32) -> Self {
        let school = Self::planned(seats).await;
        school.act(&county(), ClassDeed::Approve).await.unwrap();
        school
    }

    pub async fn act(&self, who: &Actor, deed: ClassDeed) -> Result<(), Refusal> {
        let class = self
            .world
            .services
            .db
            .find_training_class(self.class)
            .await
            .unwrap();
        let version = class.unwrap().version;
        let classes = &self.world.ports.training_classes;
        classes.act_on_class(who, self.class, version, deed).await
    }

    pub async fn enrol(&self, no: u16) -> Result<EnrolmentId, Refusal> {
        self.world
            .ports
            .training_classes
            .enrol(&village(), self.class, number(no))
            .await
    }

    async fn do_with(&self, who: &Actor, id: EnrolmentId, deed: EnrolDeed) -> Result<(), Refusal> {
        let classes = &self.world.ports.training_classes;
        classes.act_on_enrolment(who, id, deed).await.map(drop)
    }

    pub async fn state(&self, id: EnrolmentId) -> EnrolmentState {
        self.world
            .services
            .db
            .find_enrolment(id)
            .await
            .unwrap()
            .unwrap()
            .state
    }

    pub async fn tick(&self, who: &Actor, on: &str, of: &[EnrolmentId]) -> Result<u32, Refusal> {
        let marks = of
            .iter()
            .map(|id| RosterMark {
                enrolment: *id,
                in_at: at(&format!("{on}T08:30")),
                out_at: None,
            })
            .collect();
        let sent = RosterSent {
            class: self.class,
            day: day(on),
            sent_at: None,
            marks,
        };
        let taken = self.world.ports.training_classes.sign_roster(who, sent).await;
        taken.map(|taken| taken.new)
    }

    async fn claims(&self, kind: ClaimKind) -> Vec<Fen> {
        self.world
            .services
            .recompute_claims(&Actor::Worker)
            .await
            .unwrap();
        let query = store::ClaimQuery {
            kind: Some(kind.code()),
            ..store::ClaimQuery::default()
        };
        let claims = self.world.services.db.list_claims(&query, 100, 0).await.unwrap();
        claims.into_iter().map(|one| one.amount).collect()
    }
}

#[tokio::test]
async fn wishes_are_grouped_by_trade_and_place_until_they_are_met() {
    let school = School::planned(2).await;
    let files = &school.world.ports.person_files;
    for one in [person(1, VILLAGE), plainly(2)] {
        let wish = Entry::Training(TrainingNeed {
            topic: "想学缝纫".to_owned(),
            kind: None,
            on: day("2026-06-20"),
        });
        files.add_entry(&village(), one.id, wish).await.unwrap();
    }
    let classes = &school.world.ports.training_classes;
    let list = classes.training_needs(&town(), None).await.unwrap();
    assert_eq!((list.groups.len(), list.people), (1, 2));
    let group = &list.groups[0];
    assert_eq!((group.people, group.poor, group.classes), (2, 1, 1));
    assert_eq!(group.town.code, code(TOWN));
    school.act(&county(), ClassDeed::Approve).await.unwrap();
    school.enrol(1).await.unwrap();
    let list = classes.training_needs(&town(), None).await.unwrap();
    assert_eq!(list.people, 1, "whoever learns it wishes it no more");
    let next = account(74, Role::TownOfficer, OTHER_TOWN);
    assert_eq!(classes.training_needs(&next, None).await.unwrap().people, 0);
}

#[tokio::test]
async fn nobody_approves_what_they_planned_and_a_plan_comes_back_with_a_reason() {
    let school = School::planned(2).await;
    assert_eq!(
        school.act(&town(), ClassDeed::Approve).await,
        Err(Refusal::NotAllowed)
    );
    let back = ClassDeed::Return(String::new());
    assert_eq!(
        school.act(&county(), back).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    school
        .act(&county(), ClassDeed::Return("课时不够".to_owned()))
        .await
        .unwrap();
    assert_eq!(school.enrol(1).await, Err(Refusal::NotEligible));
    let classes = &school.world.ports.training_classes;
    let mended = ClassDraft {
        mends: Some((school.class, 2)),
        ..draft(plan())
    };
    classes.plan_class(&county(), mended).await.unwrap();
    assert_eq!(
        school.act(&county(), ClassDeed::Approve).await,
        Err(Refusal::FourEyes),
        "whoever mended it has planned it"
    );
    let other = account(78, Role::CountyOfficer, COUNTY);
    school.act(&other, ClassDeed::Approve).await.unwrap();
    let own = classes.plan_class(&county(), draft(plan())).await.unwrap();
    assert_eq!(
        classes.act_on_class(&county(), own, 1, ClassDeed::Approve).await,
        Err(Refusal::FourEyes)
    );
}

#[tokio::test]
async fn an_office_plans_where_it_is_responsible() {
    let school = School::planned(2).await;
    let classes = &school.world.ports.training_classes;
    let elsewhere = ClassPlan {
        area: code(OTHER_TOWN),
        ..plan()
    };
    assert_eq!(
        classes.plan_class(&town(), draft(elsewhere.clone())).await,
        Err(Refusal::field("area", Problem::OutOfRange))
    );
    classes.plan_class(&county(), draft(elsewhere)).await.unwrap();
    let source = domain::ports::ClassSource::New {
        area: None,
        topic: String::new(),
    };
    let offered = classes.class_form(&town(), source).await.unwrap().places;
    assert!(
        offered.iter().all(|place| code(TOWN).contains(place.code)),
        "{offered:?}"
    );
}

#[tokio::test]
async fn one_is_enrolled_and_one_is_refused_with_the_reason() {
    let school = School::open(2).await;
    let classes = &school.world.ports.training_classes;
    let found = classes
        .weigh_for_class(&village(), school.class, number(9))
        .await
        .unwrap();
    assert_eq!(found.found.verdict(), Verdict::Refused);
    assert_eq!(found.found.reasons[0], EnrolReason::TooYoung);
    assert_eq!(school.enrol(9).await, Err(Refusal::NotEligible));
    let id = school.enrol(1).await.unwrap();
    assert_eq!(school.state(id).await, EnrolmentState::Enrolled);
    assert_eq!(
        school.enrol(1).await,
        Err(Refusal::NotEligible),
        "one place in a course"
    );
    let elsewhere = account(75, Role::Coordinator, OTHER_VILLAGE);
    assert_eq!(
        classes.enrol(&elsewhere, school.class, number(2)).await,
        Err(Refusal::field("person_no", Problem::Wrong))
    );
    let own = Actor::Seeker(plainly(2).id);
    classes.enrol(&own, school.class, Trainee::Own).await.unwrap();
    let mine = classes.own_classes(&own).await.unwrap();
    assert_eq!((mine.len(), mine[0].held), (1, 10));
}

#[tokio::test]
async fn who_comes_first_gets_the_place_that_becomes_free() {
    let school = School::open(1).await;
    let first = school.enrol(2).await.unwrap();
    let waits = school.enrol(3).await.unwrap();
    let poor = school.enrol(1).await.unwrap();
    assert_eq!(school.state(waits).await, EnrolmentState::Waiting);
    school
        .do_with(&village(), first, EnrolDeed::Withdraw)
        .await
        .unwrap();
    assert_eq!(school.state(poor).await, EnrolmentState::Enrolled);
    assert_eq!(school.state(waits).await, EnrolmentState::Waiting);
    school
        .do_with(&village(), first, EnrolDeed::Return)
        .await
        .unwrap();
    assert_eq!(
        school.state(first).await,
        EnrolmentState::Waiting,
        "to the end of the line"
    );
}

#[tokio::test]
async fn nobody_leaves_a_class_that_is_over() {
    let school = School::open(2).await;
    let one = school.enrol(1).await.unwrap();
    school.world.clock.set("2026-07-17T18:00");
    school.tick(&county(), "2026-07-17", &[one]).await.unwrap();
    school.act(&county(), ClassDeed::End).await.unwrap();
    let own = Actor::Seeker(person(1, VILLAGE).id);
    assert_eq!(
        school.do_with(&own, one, EnrolDeed::Withdraw).await,
        Err(Refusal::Changed)
    );
    assert_eq!(school.state(one).await, EnrolmentState::Enrolled);
}

#[tokio::test]
async fn a_class_that_takes_people_has_a_poster() {
    let school = School::planned(2).await;
    let screens = &school.world.ports.screens;
    let of = PosterOf::Class(school.class);
    assert_eq!(screens.poster(&town(), of).await.err(), Some(Refusal::NotFound));
    school.act(&county(), ClassDeed::Approve).await.unwrap();
    let event = screens.poster(&town(), of).await.unwrap().event.unwrap();
    assert_eq!(
        (event.entry.title, event.entry.place),
        (plan().name, plan().address)
    );
    assert!(event.entry.path.starts_with("/courses/"), "where one enrols");
}

#[tokio::test]
async fn nobody_has_two_classes_on_the_same_days() {
    let school = School::open(2).await;
    school.enrol(1).await.unwrap();
    let classes = &school.world.ports.training_classes;
    let later = draft(ClassPlan {
        name: "电工培训班".to_owned(),
        starts_on: day("2026-07-17"),
        ends_on: day("2026-07-20"),
        ..plan()
    });
    let other = classes.plan_class(&town(), later).await.unwrap();
    classes
        .act_on_class(&county(), other, 1, ClassDeed::Approve)
        .await
        .unwrap();
    let found = classes
        .weigh_for_class(&village(), other, number(1))
        .await
        .unwrap();
    assert_eq!(found.found.reasons[0], EnrolReason::OtherClass);
    assert_eq!(
        classes.enrol(&village(), other, number(1)).await,
        Err(Refusal::NotEligible)
    );
}
