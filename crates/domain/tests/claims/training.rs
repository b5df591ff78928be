//! What classes entitle to: R43, R44, R45; and that what is entered by hand is known by the same key.

use super::{figures, found, job, of, worker};
use crate::build::{area as code, day};
use domain::claim::{
    ClaimKind, Entitlement, Job, Subject, Training, once_key, provider_rewards, training_key,
};
use domain::ids::{ClassId, EnrolmentId};
use domain::policy::FigureBook;
use domain::training_class::ClassKind;
use domain::vacancy::VacancyKind;
use domain::values::Fen;
use uuid::Uuid;

/// A class from May to July 2018 with 单位1.
fn class(kind: ClassKind) -> Training {
    Training {
        enrolment: EnrolmentId(Uuid::from_u128(5)),
        class: ClassId(Uuid::from_u128(6)),
        name: "缝纫工培训班".to_owned(),
        kind,
        provider: "青禾技校".to_owned(),
        employer: "单位1".to_owned(),
        employer_id: None,
        finished: true,
        filed: true,
        shortage: true,
        area: code("330523101"),
        starts_on: day("2018-05-01"),
        ended_on: day("2018-07-01"),
        attended: 12,
        class_days: 15,
        paid: Fen(0),
    }
}

fn learner(class: Training, jobs: Vec<Job>) -> Subject {
    Subject {
        trainings: vec![class],
        ..worker(jobs)
    }
}

fn after() -> Job {
    job(1, VacancyKind::Normal, "2018-07-10")
}

/// What R45 gives: enterprise, college, child.
fn work_study(subject: &Subject) -> Vec<Fen> {
    let found = found(subject, "2018-08-01");
    let kinds = [
        ClaimKind::WorkStudyEnterprise,
        ClaimKind::WorkStudyCollege,
        ClaimKind::WorkStudyChild,
    ];
    let all = kinds.iter().flat_map(|kind| of(&found, *kind));
    all.map(|one| one.amount).collect()
}

#[test]
fn a_filed_learner_who_signs_with_the_partner_earns_all_three_their_subsidy() {
    let good = class(ClassKind::WorkStudy);
    let subject = learner(good.clone(), vec![after()]);
    assert_eq!(work_study(&subject), [1500, 1500, 3000].map(Fen::yuan), "R45");
    let found = found(&subject, "2018-08-01");
    let named = |kind| {
        let one: &Entitlement = of(&found, kind)[0];
        (one.payee.name.clone(), one.key.clone())
    };
    assert_eq!(
        named(ClaimKind::WorkStudyCollege),
        (
            "青禾技校".to_owned(),
            once_key(ClaimKind::WorkStudyCollege, subject.person, "whoever is typed")
        )
    );
    assert_eq!(named(ClaimKind::WorkStudyEnterprise).0, "单位1");
    let no_shortage = Training {
        shortage: false,
        ..good.clone()
    };
    assert_eq!(
        work_study(&learner(no_shortage, vec![after()])),
        [1500, 1500].map(Fen::yuan)
    );
    let nothing = |class: Training, job: Job| work_study(&learner(class, vec![job])).is_empty();
    let not_filed = Training {
        filed: false,
        ..good.clone()
    };
    assert!(nothing(not_filed, after()));
    let eleven = Job {
        contract_months: Some(11),
        ..after()
    };
    assert!(nothing(good.clone(), eleven));
    let other = job(2, VacancyKind::Normal, "2018-07-10");
    assert!(nothing(good.clone(), other), "not the partner");
    let before = job(1, VacancyKind::Normal, "2018-06-10");
    assert!(nothing(good.clone(), before), "no graduate yet");
    let left = Training {
        finished: false,
        ..good
    };
    assert!(nothing(left, after()));
}

#[test]
fn a_school_is_rewarded_for_those_who_stayed_to_the_end() {
    let params = figures();
    let book = FigureBook::of(&params);
    let reward = |class: Training| {
        let all = [learner(class, vec![after()])];
        let found = provider_rewards(&all, &book, day("2018-08-01"));
        found.into_iter().map(|one| one.amount).collect::<Vec<_>>()
    };
    assert_eq!(reward(class(ClassKind::OrderBased)), [Fen::yuan(200)], "R44");
    let left = Training {
        finished: false,
        ..class(ClassKind::OrderBased)
    };
    assert!(reward(left).is_empty());
}

#[test]
fn what_is_entered_by_hand_is_known_by_the_key_of_the_class() {
    let subject = learner(class(ClassKind::OrderBased), vec![after()]);
    let params = figures();
    let book = FigureBook::of(&params);
    let all = [subject.clone()];
    let rewards = provider_rewards(&all, &book, day("2018-08-01"));
    let near = (day("2018-05-03"), day("2018-06-30"));
    assert_eq!(
        training_key(ClaimKind::ProviderReward, &subject, near),
        Some(rewards[0].key.clone())
    );
    let allowance = found(&subject, "2018-08-01");
    assert_eq!(
        training_key(ClaimKind::TrainingAllowance, &subject, near),
        Some(of(&allowance, ClaimKind::TrainingAllowance)[0].key.clone())
    );
    let years_ago = (day("2015-05-03"), day("2015-06-30"));
    assert_eq!(training_key(ClaimKind::ProviderReward, &subject, years_ago), None);
}
