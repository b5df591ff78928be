//! Training classes: from a wish to learn to what follows from the class, and what may go wrong on the way.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, staff};
use domain::actor::{Actor, Role, Staff};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::ClaimKind;
use domain::file_entry::{Entry, TrainingNeed};
use domain::ids::{AccountId, ClassId, EnrolmentId};
use domain::person::{Category, CategorySet, Person};
use domain::ports::{ClassDraft, EnrolDeed, Going, RosterMark, RosterSent, Trainee};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind};
use domain::training_class::{
    ClassAudience, ClassDeed, ClassKind, ClassPlan, ClassStage, Corrected, DrawResult, EnrolReason,
    EnrolmentState, Funding, Verdict, WorkAfter,
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

fn county() -> Actor {
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
        trainer: "陈师傅".to_owned(),
        trainer_paper: "教师证".to_owned(),
        provider: "青禾技校".to_owned(),
        employer: "青禾制衣厂".to_owned(),
        cost: Fen::yuan(12_000),
    }
}

/// A county with somebody poor, two others and a child.
struct School {
    world: World,
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
        let draft = ClassDraft {
            mends: None,
            course_no: String::new(),
            provider_login: String::new(),
            plan: ClassPlan { seats, ..plan() },
        };
        let class = world
            .ports
            .training_classes
            .plan_class(&town(), draft)
            .await
            .unwrap();
        Self { world, class }
    }

    async fn open(seats: u32) -> Self {
        let school = Self::planned(seats).await;
        school.act(&county(), ClassDeed::Approve).await.unwrap();
        school
    }

    async fn act(&self, who: &Actor, deed: ClassDeed) -> Result<(), Refusal> {
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

    async fn enrol(&self, no: u16) -> Result<EnrolmentId, Refusal> {
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

    async fn state(&self, id: EnrolmentId) -> EnrolmentState {
        self.world
            .services
            .db
            .find_enrolment(id)
            .await
            .unwrap()
            .unwrap()
            .state
    }

    async fn tick(&self, who: &Actor, on: &str, of: &[EnrolmentId]) -> Result<u32, Refusal> {
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
    let draft = ClassDraft {
        mends: Some((school.class, 2)),
        course_no: String::new(),
        provider_login: String::new(),
        plan: plan(),
    };
    classes.plan_class(&county(), draft).await.unwrap();
    school.act(&county(), ClassDeed::Approve).await.unwrap();
    let own = ClassDraft {
        mends: None,
        course_no: String::new(),
        provider_login: String::new(),
        plan: plan(),
    };
    let own = classes.plan_class(&county(), own).await.unwrap();
    assert_eq!(
        classes.act_on_class(&county(), own, 1, ClassDeed::Approve).await,
        Err(Refusal::FourEyes)
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
async fn nobody_has_two_classes_on_the_same_days() {
    let school = School::open(2).await;
    school.enrol(1).await.unwrap();
    let classes = &school.world.ports.training_classes;
    let draft = ClassDraft {
        mends: None,
        course_no: String::new(),
        provider_login: String::new(),
        plan: ClassPlan {
            name: "电工培训班".to_owned(),
            starts_on: day("2026-07-17"),
            ends_on: day("2026-07-20"),
            ..plan()
        },
    };
    let other = classes.plan_class(&town(), draft).await.unwrap();
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

#[tokio::test]
async fn a_day_is_signed_once_by_whatever_way_and_a_wrong_clock_is_put_right() {
    let school = School::open(2).await;
    let id = school.enrol(1).await.unwrap();
    let classes = &school.world.ports.training_classes;
    let own = Actor::Seeker(person(1, VILLAGE).id);
    let days = school
        .world
        .services
        .db
        .list_class_days(&[school.class])
        .await
        .unwrap();
    school.world.clock.set("2026-07-06T08:20");
    classes
        .sign_by_wall(&own, days[0].code.clone(), Going::In)
        .await
        .unwrap();
    classes
        .sign_by_wall(&own, days[0].code.clone(), Going::In)
        .await
        .unwrap();
    assert_eq!(
        classes.sign_by_wall(&own, days[1].code.clone(), Going::In).await,
        Err(Refusal::CodeSpent),
        "the code of another day"
    );
    let mine = school
        .world
        .services
        .db
        .find_enrolment(id)
        .await
        .unwrap()
        .unwrap()
        .code;
    school.world.clock.set("2026-07-06T17:00");
    classes
        .sign_by_code(&county(), mine.clone(), Going::Out)
        .await
        .unwrap();
    assert_eq!(
        classes.code_read(&county(), "stranger".to_owned()).await.err(),
        Some(Refusal::NotFound)
    );
    assert_eq!(
        school.tick(&county(), "2026-07-06", &[id]).await,
        Ok(0),
        "known before"
    );
    // A telephone that is ten minutes fast says so when it sends.
    school.world.clock.set("2026-07-07T12:00");
    let fast = RosterSent {
        class: school.class,
        day: day("2026-07-07"),
        sent_at: Some(at("2026-07-07T12:10")),
        marks: vec![RosterMark {
            enrolment: id,
            in_at: at("2026-07-07T08:40"),
            out_at: None,
        }],
    };
    for _ in 0..3 {
        classes.sign_roster(&county(), fast.clone()).await.unwrap();
    }
    let rows = school
        .world
        .services
        .db
        .list_class_attendance(&[id])
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].in_at, rows[0].out_at),
        (at("2026-07-06T08:20"), Some(at("2026-07-06T17:00")))
    );
    assert_eq!(rows[1].in_at, at("2026-07-07T08:30"));
    assert_eq!(
        school.tick(&county(), "2026-07-08", &[id]).await,
        Err(Refusal::field("day", Problem::OutOfRange)),
        "nobody signs in tomorrow"
    );
    assert_eq!(
        school.tick(&town(), "2026-07-07", &[id]).await,
        Err(Refusal::NotAllowed)
    );
}

#[tokio::test]
async fn a_correction_keeps_what_stood_there_and_a_ghost_does_not_count() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    let classes = &school.world.ports.training_classes;
    school.world.clock.set("2026-07-06T18:00");
    let signer = account(76, Role::CountyOfficer, COUNTY);
    school.tick(&signer, "2026-07-06", &[one, two]).await.unwrap();
    let other = Corrected::Times(at("2026-07-06T09:00"), None);
    assert_eq!(
        classes
            .correct_attendance(&county(), (one, day("2026-07-06")), other.clone(), String::new())
            .await
            .err(),
        Some(Refusal::field("reason", Problem::Required))
    );
    let of = (one, day("2026-07-06"));
    classes
        .correct_attendance(&signer, of, other, "记早了".to_owned())
        .await
        .unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let line = view.people.iter().find(|line| line.enrolment.id == one).unwrap();
    assert_eq!((line.changes.len(), line.counted), (1, 1));
    classes.draw_class(&county(), school.class).await.unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let draw = &view.draws[0];
    assert!(
        draw.is_same && draw.lines.len() == 1,
        "one of a hundred, and one at least"
    );
    let drawn = (draw.draw.id, draw.lines[0].0.enrolment);
    let ghost = |who: Actor| async move {
        classes
            .check_drawn(&who, drawn, DrawResult::Ghost, "不在".to_owned())
            .await
    };
    assert_eq!(
        ghost(signer).await,
        Err(Refusal::FourEyes),
        "not by whoever signed them in"
    );
    ghost(account(77, Role::CountyOfficer, COUNTY)).await.unwrap();
    let view = classes.training_class(&county(), school.class).await.unwrap();
    let line = view
        .people
        .iter()
        .find(|line| line.enrolment.id == drawn.1)
        .unwrap();
    assert_eq!(line.counted, 0);
}

#[tokio::test]
async fn a_class_cancelled_after_signing_in_pays_for_the_days_that_were_held() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    school.world.clock.set("2026-07-07T18:00");
    school.tick(&county(), "2026-07-06", &[one]).await.unwrap();
    school.tick(&county(), "2026-07-07", &[one]).await.unwrap();
    school
        .act(
            &town(),
            ClassDeed::CancelDay(day("2026-07-06"), "停电".to_owned()),
        )
        .await
        .unwrap();
    assert!(
        school.claims(ClaimKind::TrainingAllowance).await.is_empty(),
        "it goes on"
    );
    school
        .act(&town(), ClassDeed::Cancel("老师病了".to_owned()))
        .await
        .unwrap();
    assert_eq!(school.claims(ClaimKind::TrainingAllowance).await, [Fen::yuan(50)]);
    assert_eq!(school.state(two).await, EnrolmentState::Withdrawn);
    let rows = school
        .world
        .services
        .db
        .list_class_attendance(&[one])
        .await
        .unwrap();
    assert_eq!(rows.len(), 2, "what was signed stays");
    let told = school
        .world
        .services
        .db
        .list_untold_class_notices(None)
        .await
        .unwrap();
    let cancelled = told.iter().filter(|one| one.kind == "cancelled").count();
    assert_eq!(
        (cancelled, told.len()),
        (2, 2),
        "everybody is told, and nothing else any more"
    );
}

#[tokio::test]
async fn certificate_check_and_money_follow_from_a_class() {
    let school = School::open(2).await;
    let (one, two) = (school.enrol(1).await.unwrap(), school.enrol(2).await.unwrap());
    school.world.clock.set("2026-07-17T18:00");
    for on in ["2026-07-06", "2026-07-07"] {
        school.tick(&county(), on, &[one, two]).await.unwrap();
    }
    let certify = EnrolDeed::Certify("缝-001".to_owned(), "县人社局".to_owned(), Some(5));
    assert_eq!(
        school.do_with(&county(), one, certify.clone()).await,
        Err(Refusal::Changed)
    );
    school.act(&county(), ClassDeed::End).await.unwrap();
    assert!(
        school.act(&county(), ClassDeed::Evaluate).await.is_err(),
        "two have no result"
    );
    school.do_with(&county(), one, certify.clone()).await.unwrap();
    school
        .do_with(&county(), one, EnrolDeed::Unappraise)
        .await
        .unwrap();
    school.do_with(&county(), one, certify).await.unwrap();
    school.do_with(&county(), two, EnrolDeed::Fail).await.unwrap();
    let entries = school
        .world
        .services
        .db
        .list_file_entries(person(1, VILLAGE).id)
        .await
        .unwrap();
    let papers = entries
        .iter()
        .filter(|kept| matches!(kept.entry, Entry::Vocational(_)))
        .count();
    assert_eq!(papers, 1, "in the file, once");
    school.act(&county(), ClassDeed::Evaluate).await.unwrap();
    assert_eq!(
        school.claims(ClaimKind::TrainingAllowance).await,
        [Fen::yuan(100)]
    );
    assert!(school.claims(ClaimKind::ProviderReward).await.is_empty());

    school.world.clock.set("2026-08-17T09:00");
    school.world.services.settle_tasks().await.unwrap();
    let open = school
        .world
        .services
        .db
        .list_tasks_of(&[plainly(2).id])
        .await
        .unwrap();
    let asked = |open: &[domain::task::Task]| {
        open.iter()
            .filter(|task| task.kind == TaskKind::TrainingCheck && task.settled == Settled::Open)
            .count()
    };
    assert_eq!(asked(&open), 2);
    school
        .do_with(&village(), two, EnrolDeed::Work(30, WorkAfter::Flexible))
        .await
        .unwrap();
    let open = school
        .world
        .services
        .db
        .list_tasks_of(&[plainly(2).id])
        .await
        .unwrap();
    assert_eq!(asked(&open), 1);
    let classes = &school.world.ports.training_classes;
    let table = classes
        .class_table(&county(), (Some(2026), None), None)
        .await
        .unwrap();
    let sums = &table.total.sums;
    assert_eq!((sums.all_classes(), sums.people.len(), sums.skill), (1, 2, 2));
    assert_eq!((sums.certified, sums.employed), (1, 1));
    assert_eq!(table.targets, [None, None], "nobody with a disability took part");
    let view = classes.training_class(&county(), school.class).await.unwrap();
    assert_eq!(view.line.stage, ClassStage::Evaluated);
}

#[tokio::test]
async fn a_school_sees_and_signs_its_own_classes_alone() {
    let school = School::open(2).await;
    let services = &school.world.services;
    services
        .create_account(Role::TrainingProvider, code(COUNTY), "school")
        .await
        .unwrap();
    let known = services
        .db
        .read()
        .await
        .unwrap()
        .find_account_by_login("school")
        .await
        .unwrap();
    let own = account(known.unwrap().id.0.as_u128(), Role::TrainingProvider, COUNTY);
    let classes = &school.world.ports.training_classes;
    assert_eq!(
        classes.training_class(&own, school.class).await.err(),
        Some(Refusal::NotFound)
    );
    let filter = domain::ports::ClassFilter::default();
    assert_eq!(classes.training_classes(&own, filter).await.unwrap().total, 0);
    assert_eq!(
        classes.training_needs(&own, None).await.err(),
        Some(Refusal::NotAllowed)
    );
    let draft = ClassDraft {
        mends: None,
        course_no: String::new(),
        provider_login: String::new(),
        plan: plan(),
    };
    let theirs = classes.plan_class(&own, draft).await.unwrap();
    assert_eq!(
        classes.act_on_class(&own, theirs, 1, ClassDeed::Approve).await,
        Err(Refusal::NotAllowed)
    );
    classes
        .act_on_class(&county(), theirs, 1, ClassDeed::Approve)
        .await
        .unwrap();
    let wrong = Trainee::Named {
        name: "别人".to_owned(),
        resident_id: String::from(plainly(2).resident_id),
    };
    assert_eq!(
        classes.enrol(&own, theirs, wrong).await,
        Err(Refusal::field("resident_id", Problem::Wrong))
    );
    let right = Trainee::Named {
        name: plainly(2).name,
        resident_id: String::from(plainly(2).resident_id),
    };
    let place = classes.enrol(&own, theirs, right).await.unwrap();
    school.world.clock.set("2026-07-06T18:00");
    let sent = RosterSent {
        class: theirs,
        day: day("2026-07-06"),
        sent_at: None,
        marks: vec![RosterMark {
            enrolment: place,
            in_at: at("2026-07-06T08:30"),
            out_at: None,
        }],
    };
    assert_eq!(classes.sign_roster(&own, sent).await.unwrap().new, 1);
}
