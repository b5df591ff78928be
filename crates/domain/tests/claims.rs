//! Subsidies: what work entitles to, and what stands in the way.

mod training;
mod walk;

use crate::build::{area as code, day};
use chrono::NaiveDate;
use domain::claim::{
    Blocked, ClaimKind, Entitlement, Extra, Job, PayeeKind, Spell, Subject, Taken, bulk_hires, entitlements,
};
use domain::ids::{EmployerId, PersonId, PlacementId};
use domain::params::{ParamKey, Params, PolicyParameter, defaults};
use domain::person::Category;
use domain::placement::{ContractPaper, IntroducedBy};
use domain::policy::FigureBook;
use domain::vacancy::VacancyKind;
use domain::values::{Fen, dates};
use std::collections::BTreeSet;
use uuid::Uuid;

const COUNTY: &str = "330523";

fn figures() -> Params {
    let mut params = defaults();
    params.0.push(minimum_wage(152_000, "2018-01-01"));
    params
}

fn minimum_wage(fen: i64, from: &str) -> PolicyParameter {
    PolicyParameter {
        programme: "county".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::MinimumWage,
        value: fen,
        valid_from: day(from),
        valid_to: None,
        source: "county order".to_owned(),
    }
}

fn job(number: u128, kind: VacancyKind, from: &str) -> Job {
    Job {
        placement: PlacementId(Uuid::from_u128(number)),
        employer: Some(EmployerId(Uuid::from_u128(1000 + number))),
        employer_name: format!("单位{number}"),
        uscc: None,
        barred: false,
        work_area: Some(code("330523101")),
        kind,
        started_on: day(from),
        last_day: None,
        paper: ContractPaper::LabourContract,
        contract_months: Some(12),
        insured_from: Some(day(from)),
        insured: BTreeSet::new(),
        monthly: Some(Fen::yuan(2400)),
        introduced_by: IntroducedBy::Town,
        on_post: false,
    }
}

fn worker(jobs: Vec<Job>) -> Subject {
    Subject {
        person: PersonId(Uuid::from_u128(1)),
        area: code("330523101201"),
        hukou: code("330523101201"),
        birth: day("1980-01-01"),
        man: true,
        died_on: None,
        spells: vec![Spell {
            category: Category::PoorWorker,
            from: day("2000-01-01"),
            to: None,
        }],
        jobs,
        taken: Vec::new(),
        trainings: Vec::new(),
    }
}

fn found(subject: &Subject, on: &str) -> Vec<Entitlement> {
    entitlements(subject, &FigureBook::of(&figures()), day(on))
}

fn of(found: &[Entitlement], kind: ClaimKind) -> Vec<&Entitlement> {
    found.iter().filter(|one| one.kind == kind).collect()
}

#[test]
fn a_year_is_a_year_and_a_day_less_is_none() {
    let subject = worker(vec![job(1, VacancyKind::Normal, "2018-03-01")]);
    assert!(of(&found(&subject, "2019-02-28"), ClaimKind::Absorb).is_empty());
    let found = found(&subject, "2019-03-01");
    let absorbed = of(&found, ClaimKind::Absorb);
    assert_eq!(absorbed[0].amount, Fen::yuan(3000));
    assert_eq!(absorbed[0].arose_on, day("2019-03-01"));
    assert_eq!(absorbed[0].payee.kind, PayeeKind::Employer);
}

#[test]
fn work_that_ended_a_day_short_of_a_year_earns_no_reward() {
    let ended = |last: &str| Job {
        last_day: Some(day(last)),
        ..job(1, VacancyKind::Normal, "2018-03-01")
    };
    let short = worker(vec![ended("2019-02-27")]);
    assert!(of(&found(&short, "2020-01-01"), ClaimKind::Absorb).is_empty());
    let whole = worker(vec![ended("2019-02-28")]);
    assert_eq!(of(&found(&whole, "2020-01-01"), ClaimKind::Absorb).len(), 1);
}

#[test]
fn an_introduction_is_paid_for_a_contract_of_a_year_by_an_agency_in_the_county() {
    let by = |introduced_by, months| Job {
        introduced_by,
        contract_months: months,
        ..job(1, VacancyKind::Normal, "2018-03-01")
    };
    let amount = |job| {
        let found = found(&worker(vec![job]), "2018-04-01");
        of(&found, ClaimKind::PlacementService)
            .first()
            .map(|one| one.amount)
    };
    assert_eq!(amount(by(IntroducedBy::Broker, Some(12))), Some(Fen::yuan(200)));
    assert_eq!(
        amount(by(IntroducedBy::Agency, None)),
        Some(Fen::yuan(200)),
        "open-ended"
    );
    assert_eq!(amount(by(IntroducedBy::Broker, Some(11))), None);
    assert_eq!(amount(by(IntroducedBy::Town, Some(12))), None);
    let abroad = Job {
        work_area: Some(code("330502001")),
        ..by(IntroducedBy::Broker, Some(12))
    };
    assert_eq!(amount(abroad), None);
}

#[test]
fn two_employers_claim_one_person_and_the_first_is_paid() {
    let subject = worker(vec![
        job(1, VacancyKind::Normal, "2018-01-01"),
        job(2, VacancyKind::Normal, "2018-02-01"),
    ]);
    let found = found(&subject, "2019-06-01");
    let absorbed = of(&found, ClaimKind::Absorb);
    let blocked: Vec<_> = absorbed
        .iter()
        .map(|one| (one.payee.name.as_str(), one.blocked))
        .collect();
    assert_eq!(blocked, [("单位1", None), ("单位2", Some(Blocked::TwoEmployers))]);
}

#[test]
fn one_after_the_other_may_both_be_paid() {
    let first = Job {
        last_day: Some(day("2019-01-31")),
        ..job(1, VacancyKind::Normal, "2018-01-01")
    };
    let subject = worker(vec![first, job(2, VacancyKind::Normal, "2019-02-01")]);
    let found = found(&subject, "2020-06-01");
    let absorbed = of(&found, ClaimKind::Absorb);
    assert_eq!(absorbed.len(), 2);
    assert!(absorbed.iter().all(|one| one.blocked.is_none()));
}

#[test]
fn death_ends_a_subsidy_with_the_last_completed_month() {
    let subject = Subject {
        died_on: Some(day("2018-08-14")),
        ..worker(vec![job(1, VacancyKind::HomeBased, "2018-01-15")])
    };
    let at = found(&subject, "2019-01-01");
    let home = of(&at, ClaimKind::HomeWork);
    assert_eq!((home[0].period.months, home[0].amount), (7, Fen::yuan(1050)));
    assert_eq!(home[0].period.to, day("2018-08-14"));
    let a_day_before = Subject {
        died_on: Some(day("2018-08-13")),
        ..subject
    };
    let at = found(&a_day_before, "2019-01-01");
    assert_eq!(of(&at, ClaimKind::HomeWork)[0].period.months, 6);
}

#[test]
fn retirement_ends_the_subsidies_of_a_post() {
    let subject = Subject {
        birth: day("1960-07-01"),
        ..worker(vec![job(1, VacancyKind::Auxiliary, "2018-07-01")])
    };
    let found = found(&subject, "2022-01-01");
    let post = of(&found, ClaimKind::Auxiliary);
    assert_eq!((post[0].period.months, post[0].amount), (24, Fen::yuan(4800)));
    let limit = post[0].calculation.limit.as_ref().expect("R40 was asked");
    assert_eq!((limit.rule.as_str(), limit.result.as_u64()), ("R40", Some(24)));
}

#[test]
fn a_public_welfare_post_pays_by_the_minimum_wage_of_each_month() {
    let mut params = figures();
    params.0.push(minimum_wage(164_000, "2018-07-01"));
    let subject = worker(vec![job(1, VacancyKind::PublicWelfare, "2018-01-01")]);
    let found = entitlements(&subject, &FigureBook::of(&params), day("2019-01-01"));
    let post = of(&found, ClaimKind::PublicPost)[0];
    assert_eq!(post.amount, Fen(758_400), "six months at 1520 and six at 1640");
    let figures = &post.calculation.figures;
    let wages = figures
        .iter()
        .filter(|one| one.key == ParamKey::MinimumWage)
        .count();
    assert_eq!(wages, 2, "both figures are kept with the calculation");
    assert!(figures.iter().all(|one| !one.source.is_empty()));
}

#[test]
fn a_figure_nobody_has_set_is_told_and_never_guessed() {
    let subject = worker(vec![job(1, VacancyKind::PublicWelfare, "2018-01-01")]);
    let found = entitlements(&subject, &FigureBook::of(&defaults()), day("2018-05-01"));
    let post = of(&found, ClaimKind::PublicPost)[0];
    assert_eq!((post.blocked, post.amount), (Some(Blocked::FigureNotSet), Fen(0)));
}

#[test]
fn a_retroactive_figure_changes_what_is_open_and_what_was_taken_is_worked_out_beside_it() {
    let mut subject = worker(vec![job(1, VacancyKind::PublicWelfare, "2018-01-01")]);
    subject.taken = vec![taken(ClaimKind::PublicPost, (0, 3))];
    let before = found(&subject, "2018-06-01");
    let amounts = |found: &[Entitlement]| {
        of(found, ClaimKind::PublicPost)
            .iter()
            .map(|one| (one.period.first, one.period.months, one.amount.0))
            .collect::<Vec<_>>()
    };
    assert_eq!(amounts(&before), [(0, 3, 182_400), (3, 2, 121_600)]);
    let mut params = figures();
    params.0.push(minimum_wage(164_000, "2018-02-01"));
    let after = entitlements(&subject, &FigureBook::of(&params), day("2018-06-01"));
    assert_eq!(amounts(&after), [(0, 3, 192_000), (3, 2, 131_200)]);
}

fn taken(kind: ClaimKind, months: (u32, u32)) -> Taken {
    let placement = PlacementId(Uuid::from_u128(1));
    Taken {
        kind,
        placement,
        key: format!("{}:{placement}:{}", kind.rule(), months.0),
        months,
        extra: Extra::default(),
    }
}

#[test]
fn months_that_were_applied_for_are_not_found_again_and_parts_add_up_to_the_whole() {
    let whole = found(
        &worker(vec![job(1, VacancyKind::HomeBased, "2018-01-01")]),
        "2022-01-01",
    );
    assert_eq!(
        of(&whole, ClaimKind::HomeWork)[0].amount,
        Fen::yuan(5400),
        "36 months at most"
    );
    for cut in 1..36 {
        let mut subject = worker(vec![job(1, VacancyKind::HomeBased, "2018-01-01")]);
        subject.taken = vec![taken(ClaimKind::HomeWork, (0, cut))];
        let found = found(&subject, "2022-01-01");
        let parts: i64 = of(&found, ClaimKind::HomeWork)
            .iter()
            .map(|one| one.amount.0)
            .sum();
        assert_eq!(parts, 540_000, "cut at {cut}");
    }
}

#[test]
fn work_that_turns_out_shorter_makes_less_of_what_was_applied_for() {
    let mut subject = worker(vec![Job {
        last_day: Some(day("2018-04-30")),
        ..job(1, VacancyKind::HomeBased, "2018-01-01")
    }]);
    subject.taken = vec![taken(ClaimKind::HomeWork, (0, 6))];
    let found = found(&subject, "2019-01-01");
    let home = of(&found, ClaimKind::HomeWork);
    assert_eq!((home.len(), home[0].amount), (1, Fen::yuan(600)));
}

#[test]
fn a_month_of_a_person_is_paid_for_once() {
    let subject = worker(vec![
        job(1, VacancyKind::HomeBased, "2018-01-01"),
        job(2, VacancyKind::Auxiliary, "2018-03-01"),
    ]);
    let found = found(&subject, "2018-09-01");
    assert_eq!(of(&found, ClaimKind::HomeWork)[0].blocked, None);
    assert_eq!(
        of(&found, ClaimKind::Auxiliary)[0].blocked,
        Some(Blocked::OtherSubsidy)
    );
}

#[test]
fn an_employer_on_the_blacklist_is_paid_nothing_and_the_person_is() {
    let barred = |kind| Job {
        barred: true,
        insured: months("2018-01-01", 6),
        ..job(1, kind, "2018-01-01")
    };
    let found = found(&worker(vec![barred(VacancyKind::PublicWelfare)]), "2018-07-01");
    assert_eq!(of(&found, ClaimKind::PublicPost)[0].blocked, None);
    assert_eq!(
        of(&found, ClaimKind::PublicEmployer)[0].blocked,
        Some(Blocked::EmployerBarred)
    );
}

fn months(from: &str, count: u32) -> BTreeSet<NaiveDate> {
    (0..count)
        .map(|month| dates::add_months(day(from), month))
        .collect()
}

#[test]
fn a_month_without_insurance_pays_the_employer_nothing_and_its_own_parts_come_back() {
    let post = Job {
        insured: months("2018-02-01", 2),
        ..job(1, VacancyKind::PublicWelfare, "2018-01-01")
    };
    let mut subject = worker(vec![post]);
    let at = found(&subject, "2018-05-01");
    assert_eq!(
        of(&at, ClaimKind::PublicEmployer)[0].amount,
        Fen::yuan(200),
        "two of four months"
    );
    subject.taken = vec![Taken {
        extra: Extra {
            graduate: false,
            employer_parts: Fen(145_233),
        },
        ..taken(ClaimKind::PublicEmployer, (0, 4))
    }];
    let at = found(&subject, "2018-05-01");
    assert_eq!(
        of(&at, ClaimKind::PublicEmployer)[0].amount,
        Fen(20_000 + 145_233)
    );
}

#[test]
fn what_is_paid_back_is_rounded_once_at_the_fen() {
    let mut subject = worker(vec![Job {
        monthly: Some(Fen(123_457)),
        insured: months("2018-03-01", 7),
        ..job(1, VacancyKind::Normal, "2018-03-01")
    }]);
    subject.spells[0].category = Category::LandLossFarmer;
    let found = found(&subject, "2018-12-01");
    // 1234.57 yuan × 8 % × 50 % × 7 = 345.6796 yuan.
    assert_eq!(of(&found, ClaimKind::InsuranceRefund)[0].amount, Fen(34_568));
}

#[test]
fn a_year_is_paid_once_however_long_the_work_lasts() {
    let subject = worker(vec![job(1, VacancyKind::Auxiliary, "2018-01-01")]);
    let keys = |on| -> Vec<String> {
        let found = found(&subject, on);
        of(&found, ClaimKind::AuxiliaryEmployer)
            .iter()
            .map(|one| one.key.clone())
            .collect()
    };
    assert!(keys("2018-06-30").is_empty());
    assert_eq!(keys("2018-07-01"), keys("2018-12-31"));
    let next = keys("2019-01-01");
    assert_eq!(next.len(), 1);
    assert_ne!(next, keys("2018-07-01"));
}

#[test]
fn fifty_at_once_are_rewarded_and_forty_nine_are_not() {
    let employer = EmployerId(Uuid::from_u128(77));
    let hired = |count: u128| -> Vec<Subject> {
        (1..=count)
            .map(|number| {
                let mut one = worker(vec![Job {
                    employer: Some(employer),
                    ..job(number, VacancyKind::Normal, "2018-03-05")
                }]);
                one.spells[0].category = Category::LandLossFarmer;
                one.person = PersonId(Uuid::from_u128(number));
                one
            })
            .collect()
    };
    let reward = |count| bulk_hires(&hired(count), &FigureBook::of(&figures()), day("2018-06-01"));
    assert!(reward(49).is_empty());
    assert_eq!(reward(50)[0].amount, Fen::yuan(5000));
    assert_eq!(reward(51)[0].amount, Fen::yuan(5100));
}

#[test]
fn who_was_not_poor_when_the_work_began_earns_nothing_by_it() {
    let mut subject = worker(vec![job(1, VacancyKind::HomeBased, "2018-01-01")]);
    subject.spells[0].to = Some(day("2017-12-31"));
    assert!(found(&subject, "2018-09-01").is_empty());
    subject.spells[0].to = Some(day("2018-01-01"));
    assert_eq!(of(&found(&subject, "2018-09-01"), ClaimKind::HomeWork).len(), 1);
}

/// Whoever holds a post that was granted is paid month by month, as attended: the same months are not claimed beside that.
#[test]
fn the_holder_of_a_granted_post_claims_nothing_and_its_employer_its_part() {
    let insured = months("2018-01-01", 4);
    let post = Job {
        insured,
        ..job(1, VacancyKind::PublicWelfare, "2018-01-01")
    };
    let by_list = Job {
        on_post: true,
        ..post.clone()
    };
    let kinds = |job: Job| {
        let found = found(&worker(vec![job]), "2018-05-01");
        let has = |kind| !of(&found, kind).is_empty();
        (has(ClaimKind::PublicPost), has(ClaimKind::PublicEmployer))
    };
    assert_eq!(kinds(post), (true, true));
    assert_eq!(kinds(by_list), (false, true));
}
