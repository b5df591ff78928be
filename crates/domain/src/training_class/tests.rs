use super::*;
use crate::params::{Params, defaults};
use crate::person::{Category, Person};
use crate::values::{DisabilityCertificateNo, DisabilityKind, ResidentId};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn plan(kind: ClassKind, audience: ClassAudience) -> ClassPlan {
    ClassPlan {
        name: "缝纫工培训班".to_owned(),
        kind,
        audience,
        funding: Funding::SpecialFund,
        area: "330598101".parse().unwrap(),
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
        trainer_paper: "教师证 0123".to_owned(),
        provider: "青禾技校".to_owned(),
        employer: "青禾制衣厂".to_owned(),
        employer_id: None,
        order: None,
        shortage: false,
        cost: Fen::yuan(12_000),
    }
}

fn person(birth: &str, categories: &[Category]) -> Person {
    let number = ResidentId::compose(330_598, day(birth), 12).unwrap();
    let mut one = Person::new(
        PersonId(Uuid::nil()),
        "P1".to_owned(),
        number,
        "330598101201".parse().unwrap(),
    );
    one.categories = categories.iter().copied().collect();
    one
}

fn weighed(person: &Person, plan: &ClassPlan, of: (u32, bool, bool)) -> Weighed {
    let facts = EnrolFacts {
        person,
        plan,
        state: &ClassState::Open,
        taken: of.0,
        in_course: of.1,
        other_class: of.2,
        today: day("2026-06-30"),
    };
    let params: Params = defaults();
    weigh(&facts, &params).unwrap()
}

#[test]
fn a_plan_says_what_is_wrong_with_it_and_knows_its_days() {
    let good = plan(ClassKind::OrderBased, ClassAudience::Anyone);
    assert_eq!(good.problems(day("2026-06-30")), []);
    assert_eq!(good.days().len(), 10, "two weeks without their ends");
    let bad = ClassPlan {
        trainer_paper: " ".to_owned(),
        employer: String::new(),
        seats: 0,
        starts_on: day("2026-06-01"),
        ..good.clone()
    };
    let fields: Vec<String> = bad
        .problems(day("2026-06-30"))
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(fields, ["trainer_paper", "employer", "starts_on", "seats"]);
    let weekend = ClassPlan {
        starts_on: day("2026-07-04"),
        ends_on: day("2026-07-05"),
        ..good
    };
    assert_eq!(weekend.problems(day("2026-06-30")).len(), 1, "no day is left");
}

#[test]
fn the_poor_come_first_and_whoever_has_a_place_gets_no_second() {
    let class = plan(ClassKind::OrderBased, ClassAudience::Anyone);
    let poor = person("1985-03-01", &[Category::PoorWorker]);
    let found = weighed(&poor, &class, (0, false, false));
    assert_eq!(found.verdict(), Verdict::Eligible);
    assert!(found.is_first() && found.reasons.contains(&EnrolReason::NearHome));
    for (of, reason) in [
        ((0, true, false), EnrolReason::InCourse),
        ((0, false, true), EnrolReason::OtherClass),
    ] {
        let found = weighed(&poor, &class, of);
        assert_eq!((found.verdict(), found.reasons[0]), (Verdict::Refused, reason));
    }
    let full = weighed(&poor, &class, (2, false, false));
    assert_eq!(full.verdict(), Verdict::Eligible);
    assert!(full.reasons.contains(&EnrolReason::NoPlace));
    let child = weighed(&person("2011-03-01", &[]), &class, (0, false, false));
    assert_eq!(child.reasons[0], EnrolReason::TooYoung);
}

#[test]
fn the_course_in_trading_by_net_follows_r06() {
    let class = plan(ClassKind::ECommerce, ClassAudience::Disabled);
    let with = |kind, grade, literate, birth: &str| {
        let mut one = person(birth, &[Category::PersonWithDisability]);
        one.literate = literate;
        one.disability_certificate =
            Some(DisabilityCertificateNo::new(one.resident_id, kind, grade, 0).unwrap());
        weighed(&one, &class, (0, false, false))
    };
    let limb = |grade| with(DisabilityKind::Limb, grade, Some(true), "1996-01-01");
    assert_eq!(limb(2).verdict(), Verdict::Eligible);
    assert_eq!(limb(1).reasons[0], EnrolReason::NotAdmitted);
    assert_eq!(
        with(DisabilityKind::Limb, 2, None, "1996-01-01").verdict(),
        Verdict::Look,
        "nobody knows whether they read"
    );
    assert_eq!(
        with(DisabilityKind::Multiple, 3, Some(true), "1996-01-01").verdict(),
        Verdict::Look
    );
    assert_eq!(
        with(DisabilityKind::Limb, 2, Some(true), "1980-01-01").verdict(),
        Verdict::Refused
    );
    let other = weighed(&person("1996-01-01", &[]), &class, (0, false, false));
    assert_eq!(other.reasons[0], EnrolReason::OtherGroup);
}

#[test]
fn land_loss_training_follows_r13() {
    let class = plan(ClassKind::Transfer, ClassAudience::LandLoss);
    let mut one = person("1985-03-01", &[Category::LandLossFarmer]);
    one.work_capacity = Some(true);
    assert_eq!(
        weighed(&one, &class, (0, false, false)).verdict(),
        Verdict::Eligible
    );
    one.employment_status = Some(crate::person::EmploymentStatus::Employed);
    assert_eq!(
        weighed(&one, &class, (0, false, false)).reasons[0],
        EnrolReason::NoRight
    );
    let mut old = person("1966-01-01", &[Category::LandLossFarmer]);
    old.work_capacity = Some(true);
    assert_eq!(
        weighed(&old, &class, (0, false, false)).verdict(),
        Verdict::Refused
    );
}

fn row(on: &str, void: bool) -> Attendance {
    Attendance {
        enrolment: EnrolmentId(Uuid::nil()),
        day: day(on),
        in_at: at(&format!("{on}T00:10:00Z")),
        out_at: None,
        method: SignMethod::Roster,
        by: String::new(),
        noted_at: at(&format!("{on}T00:10:00Z")),
        void,
    }
}

#[test]
fn a_cancelled_day_keeps_its_rows_and_does_not_count() {
    let class_day = |on: &str, cancelled: Option<&str>| ClassDay {
        class: ClassId(Uuid::nil()),
        day: day(on),
        code: String::new(),
        cancelled: cancelled.map(str::to_owned),
    };
    let days = [
        class_day("2026-07-06", None),
        class_day("2026-07-07", Some("停电")),
        class_day("2026-07-08", None),
    ];
    let rows = [
        row("2026-07-06", false),
        row("2026-07-07", false),
        row("2026-07-08", true),
    ];
    assert_eq!(counted(&rows, &days), 1);
}

#[test]
fn two_reports_of_a_day_are_one() {
    let early = row("2026-07-06", false);
    let late = Attendance {
        in_at: at("2026-07-06T01:00:00Z"),
        out_at: Some(at("2026-07-06T09:00:00Z")),
        ..early.clone()
    };
    let both = late.clone().joined(&early);
    assert_eq!((both.in_at, both.out_at), (early.in_at, late.out_at));
    assert_eq!(both.clone().joined(&both), both);
}

#[test]
fn a_draw_can_be_made_again() {
    let draw = ClassDraw {
        id: crate::ids::ClassDrawId(Uuid::nil()),
        class: ClassId(Uuid::nil()),
        day: day("2026-07-06"),
        seed: 7,
        percent: 10,
        pool: (0..25).map(|n| EnrolmentId(Uuid::from_u128(n))).collect(),
        by: String::new(),
        at: at("2026-07-06T00:00:00Z"),
    };
    assert_eq!(draw.drawn().len(), 3);
    assert_eq!(draw.drawn(), draw.clone().drawn());
}

#[test]
fn a_class_takes_its_steps_in_order() {
    let mut one = TrainingClass {
        id: ClassId(Uuid::nil()),
        course: CourseId(Uuid::nil()),
        plan: plan(ClassKind::OrderBased, ClassAudience::Anyone),
        provider_account: None,
        state: ClassState::Planned,
        made_by: String::new(),
        made_at: at("2026-06-30T00:00:00Z"),
        approved_by: None,
        version: 1,
    };
    let today = day("2026-07-17");
    assert_eq!(one.after(&ClassDeed::End, today), None);
    one.state = one.after(&ClassDeed::Approve, today).unwrap();
    assert_eq!(one.stage(day("2026-07-01"), 0), ClassStage::Open);
    assert_eq!(one.stage(day("2026-07-01"), 2), ClassStage::Full);
    assert_eq!(one.stage(today, 1), ClassStage::Running);
    assert_eq!(
        one.after(&ClassDeed::End, day("2026-07-01")),
        None,
        "it has not begun"
    );
    one.state = one.after(&ClassDeed::End, today).unwrap();
    assert_eq!(one.after(&ClassDeed::Cancel(String::new()), today), None);
    one.state = one.after(&ClassDeed::Evaluate, today).unwrap();
    assert_eq!(one.state.over_on(), Some(today));
}

#[test]
fn farm_skills_are_not_in_the_denominators() {
    let share = |kind, disabled| ClassShare {
        person: PersonId(Uuid::nil()),
        kind,
        disabled,
        certified: true,
        works: Some(true),
    };
    let mut sums = TrainingSums::default();
    sums.add_class(ClassKind::Practical, Fen::yuan(5));
    sums.add(&share(ClassKind::Practical, true));
    sums.add(&share(ClassKind::OrderBased, false));
    sums.add(&share(ClassKind::Upgrade, true));
    assert_eq!((sums.people.len(), sums.person_times), (1, 3));
    assert_eq!((sums.skill, sums.certified, sums.employed), (2, 2, 2));
    assert_eq!(sums.disabled, [1, 1, 1]);
    assert_eq!((sums.all_classes(), sums.cost), (1, Fen::yuan(5)));
}
