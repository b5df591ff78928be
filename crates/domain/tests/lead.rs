//! The states of a lead: every state with every step.

use crate::build::at;
use domain::lead::LeadState as S;
use domain::lead::{Answer, Channel, DeclineReason, Delivery, Evidence, InvalidStep, LeadState};

fn delivery(note: &str) -> Delivery {
    Delivery {
        channel: Channel::Slip,
        at: at("2026-03-01T02:00:00Z"),
        evidence: Evidence::Signature,
        note: note.to_owned(),
        suitable: true,
    }
}

fn states() -> Vec<LeadState> {
    let (delivery, at) = (delivery("first"), at("2026-03-02T02:00:00Z"));
    vec![
        S::Planned,
        S::Sent {
            channel: Channel::Sms,
            at,
        },
        S::Delivered {
            delivery: delivery.clone(),
        },
        S::Opened {
            delivery: delivery.clone(),
            at,
        },
        S::Answered {
            delivery: delivery.clone(),
            answer: Answer::Interested,
            at,
        },
        S::Referred {
            delivery: delivery.clone(),
            at,
        },
        S::Interviewed {
            delivery: delivery.clone(),
            at,
        },
        S::Hired {
            delivery: delivery.clone(),
            at,
        },
        S::Closed { delivery, at },
        S::Failed {
            channel: Channel::Sms,
            at,
        },
        S::Withdrawn { at },
    ]
}

type Step = fn(LeadState) -> Result<LeadState, InvalidStep>;

/// Rows are states in order, columns steps; `-` refuses.
#[rustfmt::skip]
const TABLE: [(&str, [&str; 13]); 11] = [
    //               send    deliver        fail      open           answer      take back  withdraw     begin work  lapse       refer          interview      hire     close
    ("planned",     ["sent", "delivered",   "failed", "-",           "-",        "-",       "withdrawn", "-", "withdrawn", "-", "-", "-", "-"]),
    ("sent",        ["sent", "delivered",   "failed", "-",           "-",        "-",       "withdrawn", "-", "withdrawn", "-", "-", "-", "-"]),
    ("delivered",   ["-",    "delivered",   "-",      "opened",      "answered", "-",       "closed", "hired", "closed", "-", "-", "-", "-"]),
    ("opened",      ["-",    "opened",      "-",      "opened",      "answered", "-",       "closed", "hired", "closed", "-", "-", "-", "-"]),
    ("answered",    ["-",    "answered",    "-",      "answered",    "answered", "opened",  "closed", "hired", "closed", "referred", "interviewed", "hired", "closed"]),
    ("referred",    ["-",    "referred",    "-",      "referred",    "-",        "-",       "-", "hired", "closed", "referred", "interviewed", "hired", "closed"]),
    ("interviewed", ["-",    "interviewed", "-",      "interviewed", "-",        "-",       "-", "hired", "closed", "interviewed", "interviewed", "hired", "closed"]),
    ("hired",       ["-",    "hired",       "-",      "hired",       "-",        "-",       "-", "hired", "-", "-", "-", "-", "-"]),
    ("closed",      ["-",    "closed",      "-",      "closed",      "-",        "-",       "-", "hired", "-", "-", "-", "-", "-"]),
    ("failed",      ["sent", "delivered",   "failed", "-",           "-",        "-",       "withdrawn", "-", "withdrawn", "-", "-", "-", "-"]),
    ("withdrawn",   ["-",    "-",           "-",      "-",           "-",        "-",       "-", "-", "-", "-", "-", "-", "-"]),
];

#[test]
fn every_step_from_every_state_goes_where_the_table_says() {
    let steps: [Step; 13] = [
        |state| state.send(Channel::Sms, at("2026-03-03T02:00:00Z")),
        |state| state.deliver(delivery("second")),
        |state| state.fail(Channel::Sms, at("2026-03-03T02:00:00Z")),
        |state| state.open(at("2026-03-03T02:00:00Z")),
        |state| {
            state.answer_with(
                Answer::Declined(DeclineReason::TooFar),
                at("2026-03-03T02:00:00Z"),
            )
        },
        LeadState::take_back,
        |state| state.withdraw(at("2026-03-03T02:00:00Z")),
        |state| state.begin_work(at("2026-03-03T02:00:00Z")),
        |state| state.lapse(at("2026-03-03T02:00:00Z")),
        |state| state.refer(at("2026-03-03T02:00:00Z")),
        |state| state.interview(at("2026-03-03T02:00:00Z")),
        |state| state.hire(at("2026-03-03T02:00:00Z")),
        |state| state.close(at("2026-03-03T02:00:00Z")),
    ];
    for (state, (code, row)) in states().into_iter().zip(TABLE) {
        assert_eq!(state.code(), code);
        for (step, expected) in steps.iter().zip(row) {
            let got = step(state.clone());
            let after = got.as_ref().map_or("-", LeadState::code);
            assert_eq!(after, expected, "{code}: {got:?}");
            if let Err(refused) = got {
                assert_eq!(refused.from, code);
            }
        }
    }
}

#[test]
fn the_first_proof_stands() {
    for state in states() {
        let had = state.delivery().cloned();
        if let (Some(first), Ok(after)) = (had, state.deliver(delivery("second"))) {
            assert_eq!(after.delivery(), Some(&first));
        }
    }
}

#[test]
fn only_what_may_still_come_true_is_open() {
    let open: Vec<&str> = states()
        .iter()
        .filter(|state| state.is_open())
        .map(LeadState::code)
        .collect();
    assert_eq!(
        open,
        [
            "planned",
            "sent",
            "delivered",
            "opened",
            "answered",
            "referred",
            "interviewed"
        ]
    );
    let declined = S::Answered {
        delivery: delivery(""),
        answer: Answer::Declined(DeclineReason::Pay),
        at: at("2026-03-02T02:00:00Z"),
    };
    assert!(!declined.is_open());
    assert!(!declined.is_candidate());
    assert!(
        declined.refer(at("2026-03-03T02:00:00Z")).is_err(),
        "nobody is put forward who said no"
    );
}

#[test]
fn the_hour_of_delivery_decides_the_year_in_shanghai() {
    let counts = |instant: &str, suitable: bool| {
        Delivery {
            at: at(instant),
            suitable,
            ..delivery("")
        }
        .counts_in()
    };
    assert_eq!(counts("2026-12-31T15:59:59Z", true), Some(2026));
    assert_eq!(counts("2026-12-31T16:00:00Z", true), Some(2027));
    assert_eq!(counts("2026-06-01T00:00:00Z", false), None);
}

#[test]
fn a_no_stays_a_no_when_its_person_works_elsewhere() {
    let no = S::Answered {
        delivery: delivery("first"),
        answer: Answer::Declined(DeclineReason::TooFar),
        at: at("2026-03-02T02:00:00Z"),
    };
    assert!(no.lapse(at("2026-03-03T02:00:00Z")).is_err());
}
