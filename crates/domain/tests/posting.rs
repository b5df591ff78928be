//! Vacancies as they are entered: the form, and what speaks against one.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::build::day;
use domain::fit::Functions;
use domain::ids::{EmployerId, VacancyId};
use domain::posting::{Judged, Objection, VacancyDraft, VacancyForm, hazard_in, objections};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::vacancy::{Unlawful, UnlawfulWording, Vacancy, VacancyKind, VacancyState, WageUnit};
use domain::values::Fen;
use uuid::Uuid;

const TODAY: &str = "2026-06-30";

fn form() -> VacancyForm {
    VacancyForm {
        title: "缝纫工".into(),
        headcount: "3".into(),
        pay_low: "3,000".into(),
        pay_high: "4000.5".into(),
        pay_unit: "month".into(),
        area: "330598101".into(),
        ..VacancyForm::default()
    }
}

fn read(form: &VacancyForm) -> VacancyDraft {
    form.parse(day(TODAY)).unwrap()
}

fn vacancy(form: &VacancyForm) -> Vacancy {
    let employer = (EmployerId(Uuid::from_u128(7)), "青禾制衣厂".to_owned());
    read(form).vacancy(VacancyId(Uuid::from_u128(1)), employer, day(TODAY))
}

fn problems(form: &VacancyForm) -> Vec<(String, Problem)> {
    match form.parse(day(TODAY)) {
        Err(Refusal::Fields(problems)) => problems
            .into_iter()
            .map(|FieldProblem { field, problem }| (field, problem))
            .collect(),
        other => unreachable!("{other:?}"),
    }
}

#[test]
fn a_short_form_is_a_whole_vacancy() {
    let vacancy = vacancy(&form());
    assert_eq!(vacancy.state, VacancyState::Held, "until somebody says otherwise");
    assert_eq!((vacancy.headcount, vacancy.kind), (Some(3), VacancyKind::Normal));
    assert_eq!(
        (vacancy.wage.low, vacancy.wage.high),
        (Some(Fen(300_000)), Some(Fen(400_050)))
    );
    assert_eq!((vacancy.open_from, vacancy.touched), (day(TODAY), day(TODAY)));
    assert!(!vacancy.trades.is_empty());
    assert!(vacancy.demands.lets_sit(), "as is usual when sewing");
}

#[test]
fn every_mistake_is_named_at_once() {
    let wrong = VacancyForm {
        headcount: "0".into(),
        pay_low: "面议".into(),
        phone: "12".into(),
        open_to: "2026-06-29".into(),
        age_min: "many".into(),
        lifting: "9".into(),
        ..VacancyForm::default()
    };
    let named = problems(&wrong);
    let of = |field: &str| {
        named
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, problem)| *problem)
    };
    assert_eq!(of("title"), Some(Problem::Required));
    assert_eq!(of("headcount"), Some(Problem::OutOfRange));
    assert_eq!(of("pay_low"), Some(Problem::Unreadable));
    assert_eq!(of("area"), Some(Problem::Required));
    assert_eq!(of("phone"), Some(Problem::Unreadable));
    assert_eq!(of("open_to"), Some(Problem::OutOfRange));
    assert_eq!(of("age_min"), Some(Problem::Unreadable));
    assert_eq!(of("lifting"), Some(Problem::Unreadable));
    assert_eq!(named.len(), 8, "{named:?}");
}

#[test]
fn pay_is_never_missing_nor_falling() {
    let with = |low: &str, high: &str| VacancyForm {
        pay_low: low.into(),
        pay_high: high.into(),
        ..form()
    };
    let first = |form: VacancyForm| problems(&form).remove(0);
    assert_eq!(first(with("", "")), ("pay_low".to_owned(), Problem::Required));
    assert_eq!(
        first(with("4000", "3000")),
        ("pay_high".to_owned(), Problem::OutOfRange)
    );
    assert_eq!(first(with("0", "")), ("pay_low".to_owned(), Problem::OutOfRange));
    assert_eq!(
        first(with("3000.555", "")),
        ("pay_low".to_owned(), Problem::Unreadable)
    );
}

#[test]
fn pay_by_the_piece_says_what_a_month_comes_to() {
    let piece = VacancyForm {
        pay_low: "0.35".into(),
        pay_high: String::new(),
        pay_unit: "piece".into(),
        ..form()
    };
    assert_eq!(problems(&piece), [("piece_month".to_owned(), Problem::Required)]);
    let whole = VacancyForm {
        piece_month: "3000".into(),
        ..piece
    };
    assert_eq!(read(&whole).piece_month, Some(Fen::yuan(3000)));
    assert!(vacancy(&whole).wage_text.contains("3000"));
}

#[test]
fn what_is_answered_stands_and_what_is_open_is_usual() {
    let some = VacancyForm {
        standing_walking: "3".into(),
        ..form()
    };
    let draft = read(&some);
    assert_eq!(draft.demands.0[Functions::STANDING_WALKING], Some(3));
    assert_eq!(draft.demands.0[Functions::HAND_WORK], Some(3), "sewing");
    assert!(draft.demands_are_usual);
    let unknown = VacancyForm {
        title: "某某".into(),
        ..form()
    };
    assert!(read(&unknown).demands.is_unknown());
    assert!(!read(&unknown).demands_are_usual);
}

#[test]
fn a_vacancy_can_be_posted_again_from_what_is_kept() {
    let first = VacancyForm {
        ramp: VacancyForm::YES.into(),
        meals: VacancyForm::YES.into(),
        education: "71".into(),
        ..form()
    };
    let again = VacancyForm::of(&vacancy(&first));
    let second = vacancy(&again);
    assert_eq!(second.tags, vacancy(&first).tags);
    assert_eq!(second.tags.len(), 1);
    assert!(second.conditions.meals);
    assert_eq!(
        (second.education, second.wage),
        (vacancy(&first).education, vacancy(&first).wage)
    );
    let names: Vec<String> = first.fields().into_iter().map(|(name, _)| name).collect();
    assert!(
        names.contains(&"standing_walking".to_owned()),
        "fields left empty too"
    );
}

fn judged() -> Judged {
    Judged {
        minimum: Some(Fen::yuan(1520)),
        month_days: Some(2175),
        work_age: 16,
        hazard_age: 18,
        ..Judged::default()
    }
}

fn paid(low: Fen, unit: WageUnit) -> Vacancy {
    let mut vacancy = vacancy(&form());
    (vacancy.wage.low, vacancy.wage.high, vacancy.wage.unit) = (Some(low), None, unit);
    vacancy
}

#[test]
fn pay_below_the_minimum_blocks_whatever_it_counts() {
    let below = |low, unit| objections(&paid(low, unit), &judged());
    assert_eq!(below(Fen(152_000), WageUnit::Month), []);
    assert_eq!(below(Fen(6_989), WageUnit::Day), [], "R102: 69.89 a day");
    for (low, unit) in [
        (Fen(151_999), WageUnit::Month),
        (Fen(6_988), WageUnit::Day),
        (Fen(800), WageUnit::Hour),
    ] {
        let found = below(low, unit);
        assert!(
            matches!(found[..], [Objection::BelowMinimum { .. }]),
            "{unit}: {found:?}"
        );
        assert!(found[0].blocks());
    }
    let piece = paid(Fen(35), WageUnit::Piece);
    assert!(objections(&piece, &judged())[0].blocks(), "without an estimate");
    let estimated = Judged {
        piece_month: Some(Fen::yuan(1520)),
        ..judged()
    };
    assert_eq!(objections(&piece, &estimated), []);
    let unset = Judged {
        minimum: None,
        ..judged()
    };
    let found = objections(&paid(Fen(1), WageUnit::Month), &unset);
    assert_eq!(found, [Objection::MinimumNotSet]);
    assert!(!found[0].blocks(), "an officer compares");
    let unset = Judged {
        month_days: None,
        ..judged()
    };
    let found = objections(&paid(Fen(6_988), WageUnit::Day), &unset);
    assert_eq!(found, [Objection::MinimumNotSet], "no figure is made up");
}

#[test]
fn fees_block_and_what_may_have_a_ground_is_looked_at() {
    let blocks = |kind| {
        Objection::Wording(UnlawfulWording {
            kind,
            words: "x".into(),
        })
        .blocks()
    };
    for kind in [
        Unlawful::Fee,
        Unlawful::Deposit,
        Unlawful::TrainingLoan,
        Unlawful::Region,
        Unlawful::Family,
    ] {
        assert!(blocks(kind), "{kind}");
    }
    for kind in [Unlawful::Sex, Unlawful::Age, Unlawful::Health] {
        assert!(!blocks(kind), "{kind}");
    }
}

#[test]
fn minors_are_not_asked_for_dangerous_work() {
    let with = |text: &str, age: Option<u8>, hazardous: bool| {
        let mut vacancy = vacancy(&form());
        vacancy.description = text.to_owned();
        vacancy.age_min = age;
        objections(
            &vacancy,
            &Judged {
                hazardous,
                ..judged()
            },
        )
    };
    assert_eq!(with("高空作业，年满18周岁", None, false), []);
    assert_eq!(with("坐着缝衣服，16岁以上", None, false), []);
    assert_eq!(with("不涉及高空，16岁以上", None, false), [], "there is none");
    assert_eq!(with("高空作业", None, false), [], "nobody young is asked for");
    let danger = |found: Vec<Objection>| matches!(found[..], [Objection::MinorsInDanger { least: 18, .. }]);
    assert!(danger(with("高空作业，16岁以上", None, false)));
    assert!(danger(with("高空作业，17-45岁", None, false)));
    assert!(danger(with("做保洁", Some(17), true)));
    assert_eq!(
        with("做保洁", Some(15), false),
        [Objection::TooYoung { least: 16 }]
    );
    assert_eq!(hazard_in("井下采煤"), Some("井下"));
    assert_eq!(hazard_in("无有毒气体"), None);
}

#[test]
fn what_blocks_stands_first() {
    let mut vacancy = paid(Fen(1), WageUnit::Month);
    vacancy.unlawful = vec![UnlawfulWording {
        kind: Unlawful::Sex,
        words: "限男".into(),
    }];
    let found = objections(
        &vacancy,
        &Judged {
            blacklisted: true,
            ..judged()
        },
    );
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], Objection::Blacklisted);
    assert!(!found[2].blocks());
}
