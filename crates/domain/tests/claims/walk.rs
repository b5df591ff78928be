//! How a claim comes to its payment, and what takes it away from another.

use crate::build::{area as code, day};
use domain::claim::{
    Calculation, Claim, ClaimDocument, ClaimKind, ClaimState, ClaimStep, Extra, Hands, Payee, PayeeKind,
    Payment, Period, Refused, clash,
};
use domain::clock::start_of_day;
use domain::ids::{ClaimId, PersonId};
use domain::values::Fen;
use std::collections::BTreeSet;
use uuid::Uuid;

fn claim() -> Claim {
    Claim {
        id: ClaimId(Uuid::from_u128(1)),
        kind: ClaimKind::HomeWork,
        key: "R35:x:0".to_owned(),
        person: Some(PersonId(Uuid::from_u128(1))),
        placement: None,
        payee: Payee {
            kind: PayeeKind::Person,
            employer: None,
            name: String::new(),
        },
        area: code("330523101201"),
        period: Period {
            from: day("2018-01-01"),
            to: day("2018-06-30"),
            first: 0,
            months: 6,
        },
        amount: Fen::yuan(900),
        arose_on: day("2018-02-01"),
        apply_by: day("2018-08-01"),
        calculation: Calculation::default(),
        extra: Extra::default(),
        state: ClaimState::Draft,
        documents: BTreeSet::new(),
        blocked: None,
        now: None,
        found: true,
        hands: Hands::default(),
        made_at: start_of_day(day("2018-02-01")),
        version: 0,
    }
}

fn payment(receipt: &str) -> Payment {
    Payment {
        on: day("2018-08-01"),
        receipt: receipt.to_owned(),
    }
}

/// A claim walked to its payment by four people.
fn paid() -> Claim {
    let mut claim = claim();
    let steps = [
        (ClaimStep::Apply, "a", "2018-07-01"),
        (ClaimStep::PassTown, "b", "2018-07-02"),
        (ClaimStep::PassCounty { notice_days: 7 }, "c", "2018-07-03"),
        (ClaimStep::Approve, "c", "2018-07-11"),
        (ClaimStep::List, "c", "2018-07-12"),
        (ClaimStep::Pay(payment("R-1")), "d", "2018-08-01"),
    ];
    for (step, who, on) in steps {
        claim.step(&step, who, day(on)).expect("it is in order");
    }
    claim
}

#[test]
fn a_claim_is_approved_when_its_notice_is_over() {
    let mut claim = claim();
    for (step, on) in [
        (ClaimStep::Apply, "2018-07-01"),
        (ClaimStep::PassTown, "2018-07-02"),
        (ClaimStep::PassCounty { notice_days: 7 }, "2018-07-03"),
    ] {
        claim.step(&step, "a", day(on)).expect("it is in order");
    }
    let early = claim.step(&ClaimStep::Approve, "a", day("2018-07-10"));
    assert_eq!(early, Err(Refused::NoticeHangs));
    assert_eq!(claim.step(&ClaimStep::Approve, "a", day("2018-07-11")), Ok(()));
}

#[test]
fn nothing_is_paid_twice() {
    let mut claim = paid();
    let again = claim.step(&ClaimStep::Pay(payment("R-2")), "d", day("2018-08-02"));
    assert_eq!(again, Err(Refused::PaidBefore));
    assert_eq!(
        claim.state.payment(),
        Some(&payment("R-1")),
        "it stands as it was"
    );
}

#[test]
fn what_was_paid_is_recovered_and_not_refused() {
    let mut claim = paid();
    let refuse = ClaimStep::Refuse {
        reason: "x".to_owned(),
    };
    assert!(matches!(
        claim.step(&refuse, "c", day("2018-09-01")),
        Err(Refused::State { .. })
    ));
    let recover = |amount| ClaimStep::Recover {
        amount,
        reason: "双重领取".to_owned(),
    };
    let too_much = claim.step(&recover(Fen::yuan(901)), "c", day("2018-09-01"));
    assert_eq!(too_much, Err(Refused::Amount));
    claim
        .step(&recover(Fen::yuan(300)), "c", day("2018-09-01"))
        .expect("some of it comes back");
    claim
        .step(&ClaimStep::CameBack(payment("B-1")), "c", day("2018-10-01"))
        .expect("it came back");
    assert_eq!(claim.state.code(), "recovered");
}

#[test]
fn steps_out_of_order_change_nothing() {
    let order = [
        ClaimStep::PassTown,
        ClaimStep::PassCounty { notice_days: 7 },
        ClaimStep::Approve,
        ClaimStep::List,
        ClaimStep::Pay(payment("R-1")),
        ClaimStep::Close,
        ClaimStep::CameBack(payment("B-1")),
    ];
    for step in order {
        let mut claim = claim();
        assert!(
            claim.step(&step, "a", day("2018-07-01")).is_err(),
            "{}",
            step.code()
        );
        assert_eq!(claim.state, ClaimState::Draft);
    }
}

#[test]
fn nobody_takes_the_next_step_with_their_own_work() {
    let claim = paid();
    assert!(claim.is_bound(&ClaimStep::PassTown, "a"));
    assert!(claim.is_bound(&ClaimStep::PassCounty { notice_days: 7 }, "b"));
    assert!(claim.is_bound(&ClaimStep::Approve, "a"));
    assert!(
        claim.is_bound(&ClaimStep::Pay(payment("R-1")), "c"),
        "who approved does not pay"
    );
    assert!(!claim.is_bound(&ClaimStep::Pay(payment("R-1")), "d"));
}

#[test]
fn two_claims_for_the_same_months_clash_and_neighbours_do_not() {
    let other = |from: &str, to: &str| Claim {
        id: ClaimId(Uuid::from_u128(2)),
        kind: ClaimKind::Auxiliary,
        key: "R41:y:0".to_owned(),
        state: ClaimState::Approved,
        period: Period {
            from: day(from),
            to: day(to),
            first: 0,
            months: 1,
        },
        ..claim()
    };
    let meets = [other("2018-06-30", "2018-07-30")];
    assert!(clash(&claim(), &meets).is_some());
    let after = [other("2018-07-01", "2018-07-31")];
    assert!(clash(&claim(), &after).is_none());
    let refused = [Claim {
        state: ClaimState::Refused {
            reason: "x".to_owned(),
        },
        ..other("2018-06-30", "2018-07-30")
    }];
    assert!(
        clash(&claim(), &refused).is_none(),
        "what was refused stands for nothing"
    );
}

#[test]
fn papers_are_missed_until_all_were_seen() {
    let claim = claim();
    let mut seen: BTreeSet<ClaimDocument> = claim.kind.documents().iter().copied().collect();
    assert!(claim.missing(&seen).is_empty());
    seen.remove(&ClaimDocument::Contract);
    assert_eq!(claim.missing(&seen), [ClaimDocument::Contract]);
    for kind in ClaimKind::ALL {
        assert!(!kind.documents().is_empty(), "{kind}");
        assert!(domain::policy::find(kind.rule()).is_ok(), "{kind}");
    }
}

#[test]
fn somebody_is_reminded_before_the_last_day() {
    let claim = claim();
    assert!(!claim.is_due_soon(day("2018-07-01"), 30));
    assert!(claim.is_due_soon(day("2018-07-02"), 30));
    assert!(claim.is_due_soon(day("2018-09-01"), 30), "and after it");
}
