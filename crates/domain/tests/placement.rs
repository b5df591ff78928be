//! Placements: what can be entered, what meets, how they end, and how long they hold.

use crate::build::day;
use chrono::{DateTime, Utc};
use domain::clock::start_of_day;
use domain::ids::{PersonId, PlacementId};
use domain::placement::{
    CancelCause, Caused, Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy,
    LeaveCause, Leaving, LeavingSide, OverlapAnswer, Paid, PayMethod, Placement, PlacementState, Work,
    WorkHours, WorkMonth, overlaps, reminders, tally,
};
use domain::refusal::{FieldProblem, Problem};
use domain::vacancy::VacancyKind;
use domain::values::Fen;
use uuid::Uuid;

fn work(from: &str, months: Option<u16>, hours: WorkHours) -> Work {
    Work {
        started_on: day(from),
        kind: VacancyKind::Normal,
        hours,
        contract: Contract {
            paper: ContractPaper::LabourContract,
            months,
            filing_no: String::new(),
        },
        insured_from: None,
        monthly: Some(Fen::yuan(3000)),
        introduced_by: IntroducedBy::Town,
    }
}

fn placed(number: u128, from: &str) -> Placement {
    Placement {
        id: PlacementId(Uuid::from_u128(number)),
        person: PersonId(Uuid::from_u128(number)),
        employer: None,
        employer_name: "青禾制衣厂".to_owned(),
        uscc: None,
        vacancy: None,
        lead: None,
        work: work(from, None, WorkHours::Full),
        state: PlacementState::Working,
        caused: Caused::default(),
        made_by: "operator".to_owned(),
        made_at: at(from),
    }
}

fn at(text: &str) -> DateTime<Utc> {
    start_of_day(day(text))
}

fn left(on: &str) -> Leaving {
    Leaving {
        on: day(on),
        side: LeavingSide::Worker,
        worker_says: Some(LeaveCause::TooFar),
        employer_says: None,
    }
}

fn fields(problems: &[FieldProblem]) -> Vec<(&str, Problem)> {
    problems
        .iter()
        .map(|one| (one.field.as_str(), one.problem))
        .collect()
}

#[test]
fn what_cannot_be_stands_beside_its_field() {
    let today = day("2026-06-30");
    let good = work("2026-07-31", Some(12), WorkHours::Full);
    assert!(
        good.problems(today, day("2001-03-01")).is_empty(),
        "31 days ahead"
    );
    let wrong = Work {
        insured_from: Some(day("2026-06-30")),
        monthly: Some(Fen(0)),
        ..work("2026-08-01", Some(0), WorkHours::Full)
    };
    assert_eq!(
        fields(&wrong.problems(today, day("2001-03-01"))),
        [
            ("started_on", Problem::OutOfRange),
            ("contract_months", Problem::OutOfRange),
            ("insured_from", Problem::OutOfRange),
            ("monthly", Problem::OutOfRange),
        ]
    );
    let child = work("2026-06-01", None, WorkHours::Full);
    assert_eq!(
        fields(&child.problems(today, day("2026-06-02"))),
        [("started_on", Problem::OutOfRange)],
        "before the sixteenth birthday"
    );
}

#[test]
fn a_contract_ends_the_day_before_its_months_are_full() {
    let end = |from: &str| work(from, Some(12), WorkHours::Full).planned_end();
    assert_eq!(end("2018-01-01"), Some(day("2018-12-31")));
    assert_eq!(end("2018-03-15"), Some(day("2019-03-14")));
    assert_eq!(work("2018-01-01", None, WorkHours::Full).planned_end(), None);
}

#[test]
fn two_full_days_cannot_be_had_and_the_earlier_one_has_to_end() {
    let new = work("2026-06-01", None, WorkHours::Full);
    let earlier = placed(1, "2026-01-05");
    let over = Placement {
        state: PlacementState::Ended {
            leaving: left("2026-05-31"),
        },
        ..placed(2, "2025-01-05")
    };
    let taken_back = Placement {
        state: PlacementState::Cancelled {
            at: at("2026-02-01"),
            cause: CancelCause::Twice,
        },
        ..placed(3, "2026-01-05")
    };
    let known = [earlier.clone(), over, taken_back];
    let meeting = overlaps(&known, &new);
    assert_eq!(meeting.len(), 1, "what is over or taken back meets nothing");
    let settles = |answer| meeting[0].is_settled_by(answer, &new);
    assert!(!settles(None) && !settles(Some(OverlapAnswer::BothHold)));
    let ended = |on: &str| settles(Some(OverlapAnswer::EarlierEnded(day(on))));
    assert!(ended("2026-05-31"));
    assert!(
        !ended("2026-06-01") && !ended("2026-01-04"),
        "between the two starts"
    );
    let part = work("2026-06-01", None, WorkHours::Part);
    let both = overlaps(&known, &part);
    assert!(both[0].is_settled_by(Some(OverlapAnswer::BothHold), &part));
    let later = placed(4, "2026-06-15");
    let before = overlaps(std::slice::from_ref(&later), &new);
    assert!(
        !before[0].is_settled_by(Some(OverlapAnswer::EarlierEnded(day("2026-06-20"))), &new),
        "the one that is there began later: it did not end before"
    );
}

#[test]
fn a_cause_is_said_by_the_side_that_can_say_it() {
    let said = |side, worker_says, employer_says| Leaving {
        on: day("2026-06-12"),
        side,
        worker_says,
        employer_says,
    };
    let wrong = |leaving: Leaving| {
        let problems = leaving.problems(day("2026-06-01"), day("2026-06-30"));
        problems.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    let worker = LeavingSide::Worker;
    assert!(wrong(said(worker, Some(LeaveCause::Pay), Some(LeaveCause::Absent))).is_empty());
    assert_eq!(wrong(said(worker, None, None)), ["worker_says"]);
    assert_eq!(wrong(said(LeavingSide::Employer, None, None)), ["employer_says"]);
    assert_eq!(
        wrong(said(worker, Some(LeaveCause::ClosedDown), None)),
        ["worker_says"]
    );
    assert_eq!(
        said(
            LeavingSide::Employer,
            Some(LeaveCause::Pay),
            Some(LeaveCause::Absent)
        )
        .cause(),
        LeaveCause::Absent,
        "counted as the side says that ended it"
    );
}

#[test]
fn it_ends_once_and_can_be_taken_back_even_then() {
    let mut one = placed(1, "2026-06-01");
    one.end(left("2026-06-12"), true).unwrap();
    assert!(one.end(left("2026-06-13"), true).is_err());
    assert_eq!(one.last_day(), Some(day("2026-06-12")));
    one.cancel(at("2026-06-20"), CancelCause::WrongPerson).unwrap();
    assert!(one.cancel(at("2026-06-20"), CancelCause::WrongPerson).is_err());
}

#[test]
fn months_of_work_are_completed_months() {
    let mut one = placed(1, "2018-01-01");
    assert_eq!(one.months_worked(day("2018-06-30")), 5);
    assert_eq!(one.months_worked(day("2018-07-01")), 6, "R42");
    one.end(left("2018-06-30"), true).unwrap();
    assert_eq!(
        one.months_worked(day("2019-01-01")),
        6,
        "to the day after the last"
    );
    let mut never = placed(2, "2018-01-01");
    never.end(left("2018-01-03"), false).unwrap();
    assert_eq!(never.months_worked(day("2019-01-01")), 0);
}

#[test]
fn what_was_heard_of_the_end_needs_its_facts() {
    let draft = FollowUpDraft {
        on: day("2026-06-20"),
        way: FollowUpWay::Call,
        heard: Heard::Left,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: None,
        owed: None,
    };
    let wrong = |draft: &FollowUpDraft| {
        let problems = draft.wrong(day("2026-06-01"), day("2026-06-30"));
        problems.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&draft), ["left_on"]);
    let told = FollowUpDraft {
        leaving: Some(left("2026-06-12")),
        ..draft.clone()
    };
    assert!(wrong(&told).is_empty());
    let still = FollowUpDraft {
        heard: Heard::Working,
        on: day("2026-07-01"),
        ..draft
    };
    assert_eq!(wrong(&still), ["on"], "nobody has asked tomorrow");
}

#[test]
fn a_month_lies_within_the_work_and_its_wage_after_it_began() {
    let one = placed(1, "2026-04-20");
    let month = |text: &str, paid: Option<&str>| WorkMonth {
        month: day(text),
        paid: paid.map(|on| Paid {
            fen: Fen::yuan(3000),
            on: day(on),
            method: PayMethod::Bank,
        }),
        insured: false,
    };
    let wrong = |month: WorkMonth| {
        let problems = month.problems(&one, day("2026-06-30"));
        problems.into_iter().map(|one| one.field).collect::<Vec<_>>()
    };
    assert!(wrong(month("2026-04-01", Some("2026-05-10"))).is_empty());
    assert_eq!(wrong(month("2026-03-01", Some("2026-05-10"))), ["month"]);
    assert_eq!(
        wrong(month("2026-07-01", Some("2026-06-10"))),
        ["month", "paid_on"]
    );
    assert_eq!(
        wrong(month("2026-05-01", None)),
        ["wage"],
        "neither paid nor insured"
    );
}

#[test]
fn two_reminders_follow_and_no_more() {
    let after = |on: &str| reminders(day("2026-06-01"), day(on), [3, 10]);
    assert_eq!(
        [
            "2026-05-20",
            "2026-06-03",
            "2026-06-04",
            "2026-06-10",
            "2026-06-11",
            "2026-09-01"
        ]
        .map(after),
        [0, 0, 1, 1, 2, 2],
        "S27: after 3 and 10 days"
    );
}

#[test]
fn only_those_who_reached_a_day_are_counted_on_it() {
    let ended = |number, from: &str, on: &str| {
        let mut one = placed(number, from);
        one.end(left(on), true).unwrap();
        one
    };
    let mut no_show = placed(5, "2026-01-10");
    no_show.end(left("2026-01-12"), false).unwrap();
    let mut mistaken = placed(6, "2026-01-10");
    mistaken.cancel(at("2026-01-11"), CancelCause::Twice).unwrap();
    let cheap = Placement {
        work: Work {
            monthly: Some(Fen::yuan(2000)),
            ..work("2026-06-10", None, WorkHours::Full)
        },
        ..placed(4, "2026-06-10")
    };
    let all = [
        placed(1, "2026-01-01"),
        ended(2, "2026-01-01", "2026-01-12"),
        ended(3, "2026-03-01", "2026-03-31"),
        cheap,
        no_show,
        mistaken,
    ];
    let sum = tally(&all, day("2026-06-30"));
    assert_eq!((sum.placed, sum.no_show, sum.working), (4, 1, 2));
    let [d30, d90, d180, d365] = sum.days;
    assert_eq!(
        (d30.reached, d30.working),
        (3, 2),
        "the last of them began 20 days ago"
    );
    assert_eq!((d90.reached, d90.working), (3, 1));
    assert_eq!(
        (d180.reached, d180.working),
        (2, 1),
        "of January 180 days are over, of March not"
    );
    assert_eq!((d365.reached, d365.permille()), (0, None), "no rate of nobody");
    assert_eq!(d30.permille(), Some(666));
    assert_eq!(sum.left.get("too_far"), Some(&2));
    assert_eq!(sum.median_wage, Some(Fen::yuan(3000)));
    let before = tally(&all, day("2026-01-11"));
    assert_eq!(
        (before.placed, before.working, before.left.len()),
        (2, 2, 0),
        "what ended later was not known then"
    );
}
