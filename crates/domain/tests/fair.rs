//! Job fairs: their states, their codes, their stands, and for whom a venue is not fit.

use chrono::{NaiveDate, NaiveTime};
use domain::fair::code::{FairCode, ReadCode, tag};
use domain::fair::{
    Fair, FairAccess, FairApproval, FairKind, FairPlan, FairState, Missing, NotForThem, Seats, Tradesman,
    numbers, unfit_for,
};
use domain::fit::Functions;
use domain::ids::{FairId, FairStandId};
use domain::refusal::Problem;
use domain::values::AreaCode;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour")
}

fn plan(kind: FairKind) -> FairPlan {
    FairPlan {
        area: AreaCode::parse("330523").expect("a county"),
        kind,
        title: "春季招聘会".to_owned(),
        venue: "县人力资源市场".to_owned(),
        address: "胜利路 8 号".to_owned(),
        point: None,
        bus: String::new(),
        held_on: day("2026-03-10"),
        opens: hour(9),
        closes: hour(16),
        capacity: 300,
        stands: 40,
        access: [FairAccess::StepFree].into_iter().collect(),
        safety: "两个出口".to_owned(),
        intro: String::new(),
        phone: String::new(),
    }
}

fn fair(number: u128) -> FairId {
    FairId(Uuid::from_u128(number))
}

#[test]
fn a_plan_names_what_cannot_be_beside_its_field() {
    let today = day("2026-03-01");
    assert_eq!(plan(FairKind::General).problems(today), []);
    let wrong = FairPlan {
        title: String::new(),
        address: String::new(),
        held_on: day("2026-02-28"),
        closes: hour(9),
        capacity: 0,
        ..plan(FairKind::General)
    };
    let problems: Vec<(String, Problem)> = wrong
        .problems(today)
        .into_iter()
        .map(|one| (one.field, one.problem))
        .collect();
    let expected = [
        ("title", Problem::Required),
        ("address", Problem::Required),
        ("held_on", Problem::OutOfRange),
        ("closes", Problem::OutOfRange),
        ("capacity", Problem::OutOfRange),
    ];
    assert_eq!(
        problems,
        expected.map(|(field, problem)| (field.to_owned(), problem))
    );
    let stream = FairPlan {
        address: String::new(),
        capacity: 0,
        ..plan(FairKind::LiveStream)
    };
    assert_eq!(stream.problems(today), []);
}

#[test]
fn a_fair_for_people_with_a_disability_is_not_approved_without_what_they_need() {
    let bare = FairPlan {
        safety: " ".to_owned(),
        ..plan(FairKind::Disability)
    };
    assert_eq!(
        bare.missing(),
        [
            Missing::SafetyPlan,
            Missing::Access(FairAccess::Toilet),
            Missing::Access(FairAccess::SignLanguage),
            Missing::Access(FairAccess::PriorityLane),
        ]
    );
    let ready = FairPlan {
        access: FairAccess::NEEDED.iter().copied().collect(),
        ..plan(FairKind::Disability)
    };
    assert_eq!(ready.missing(), []);
    assert_eq!(plan(FairKind::General).missing(), []);
}

#[test]
fn a_fair_moves_on_and_never_back() {
    use FairState as S;
    let at = "2026-02-01T00:00:00Z".parse().expect("an instant");
    let approval = || FairApproval {
        by: "staff:x".to_owned(),
        at,
    };
    let mut fair = Fair::draft(fair(1), plan(FairKind::General), "staff:y".to_owned(), at);
    assert!(!fair.is_public());
    fair.give_back("没有平面图".to_owned())
        .expect("a draft is given back");
    assert!(fair.become_state(S::Vetting).is_err());
    fair.approve(approval()).expect("a draft is approved");
    assert!(fair.is_public() && fair.reason.is_none());
    assert!(fair.approve(approval()).is_err(), "nobody approves twice");
    for next in [
        S::Vetting,
        S::StandsAssigned,
        S::DayOpen,
        S::Running,
        S::Closed,
        S::Results,
        S::Archived,
    ] {
        fair.become_state(next).expect("the next state");
    }
    for after in S::ALL {
        assert!(!S::Archived.may_become(*after));
        assert!(
            !S::Cancelled.may_become(*after),
            "a cancelled one is not reopened"
        );
    }
}

#[test]
fn only_before_its_day_a_fair_is_cancelled() {
    use FairState as S;
    let cancellable: Vec<S> = S::ALL
        .iter()
        .copied()
        .filter(|state| state.may_become(S::Cancelled))
        .collect();
    assert_eq!(
        cancellable,
        [S::Draft, S::Announced, S::Vetting, S::StandsAssigned]
    );
}

#[test]
fn a_code_is_read_however_it_is_written_and_belongs_to_one_fair() {
    let (this, other) = (fair(0x1234_5678), fair(0x1234_5679));
    let code = FairCode::new(this, *b"0123456789");
    assert!(code.as_str().starts_with(&tag(this)));
    let spoken = code.grouped().to_lowercase().replace('0', "o");
    let scanned = format!("https://jobs.example.cn/me/fairs/{code}");
    for typed in [code.as_str(), &spoken, &scanned, &format!(" {code}\n")] {
        assert_eq!(
            FairCode::read(typed, this),
            ReadCode::OfThisFair(code.clone()),
            "{typed}"
        );
    }
    assert_eq!(
        FairCode::read(code.as_str(), other),
        ReadCode::OfAnotherFair(code)
    );
    for no_code in [
        "",
        "0123456789abcdef",
        "https://example.cn/",
        "🙂🙂🙂🙂",
        "7K2QM4TX9B3D5HR",
    ] {
        assert_eq!(FairCode::read(no_code, this), ReadCode::NoCode, "{no_code}");
    }
}

#[test]
fn a_slip_of_the_finger_is_found() {
    let code = FairCode::new(fair(7), [200, 3, 77, 12, 90, 255, 0, 31, 64, 9]);
    let letters: Vec<char> = code.as_str().chars().collect();
    for at in 0..letters.len() {
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut wrong = letters.clone();
            wrong[at] = letter;
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(
                FairCode::parse(&wrong).is_some(),
                wrong == code.as_str(),
                "{wrong}"
            );
        }
        if at > 0 {
            let mut wrong = letters.clone();
            wrong.swap(at - 1, at);
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(
                FairCode::parse(&wrong).is_some(),
                wrong == code.as_str(),
                "{wrong}"
            );
        }
    }
}

#[test]
fn two_codes_have_two_marks() {
    let one = FairCode::new(fair(7), [1; 10]);
    let other = FairCode::new(fair(7), [2; 10]);
    assert_ne!(one.mark(), other.mark());
    assert_eq!(one.mark(), FairCode::new(fair(7), [1; 10]).mark());
}

#[test]
fn stands_of_one_trade_are_side_by_side_and_the_large_ones_at_both_ends() {
    let stand = |number| FairStandId(Uuid::from_u128(number));
    let trades = ["sewing", "care", "sewing", "guard", "care", "sewing"];
    let applied: Vec<Tradesman<'_>> = trades
        .iter()
        .zip(1..)
        .map(|(trade, number)| Tradesman {
            stand: stand(number),
            trade,
        })
        .collect();
    let given = numbers(&applied, &[2]);
    let expected = [(1, 1), (3, 3), (6, 4), (4, 5), (2, 6), (5, 7)];
    assert_eq!(given, expected.map(|(id, number)| (stand(id), number)));
}

#[test]
fn who_cannot_walk_is_told_of_steps() {
    let level = |walk| {
        let mut functions = Functions::UNKNOWN;
        functions.0[Functions::STANDING_WALKING] = walk;
        functions
    };
    let free = [FairAccess::StepFree].into_iter().collect();
    let steps = [FairAccess::Toilet].into_iter().collect();
    assert_eq!(unfit_for(level(Some(0)), &steps), Some(NotForThem::Steps));
    assert_eq!(unfit_for(level(Some(0)), &free), None);
    assert_eq!(unfit_for(level(Some(1)), &steps), None);
    assert_eq!(unfit_for(level(None), &steps), None, "nothing is guessed");
}

#[test]
fn a_fair_without_a_number_of_seats_is_never_full() {
    let seats = |capacity, registered| Seats {
        capacity,
        registered,
        ..Seats::default()
    };
    assert!(seats(10, 10).is_full() && seats(10, 11).is_full());
    assert!(!seats(10, 9).is_full() && !seats(0, 500).is_full());
    assert_eq!(seats(10, 12).free(), Some(0));
    assert_eq!(seats(0, 12).free(), None);
}
