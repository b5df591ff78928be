//! When something is due, when it is done, and what becomes of it.

use crate::build::day;
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::start_of_day;
use domain::ids::{LeadId, PersonId, PlacementId, TaskId, VacancyId, VisitId};
use domain::lead::{Channel, Delivery, Evidence, Lead, LeadState};
use domain::message::Unreached;
use domain::params::defaults;
use domain::task::{
    CancelReason, Hold, PlacementFact, Settled, Standing, Step, Task, TaskFacts, TaskFigures, TaskKind,
    TaskState, VisitFact, Wanted, Window, settle, wanted,
};
use domain::visit::OutcomeKind;
use uuid::Uuid;

fn figures() -> TaskFigures {
    let area = "330503101".parse().expect("a code");
    TaskFigures::of(&defaults(), area, day("2026-06-30")).expect("figures")
}

fn facts<'a>(today: &str, leads: &'a [Lead], visits: &'a [VisitFact]) -> TaskFacts<'a> {
    TaskFacts {
        today: day(today),
        since: day("2026-06-01"),
        is_due: true,
        is_surveyed: false,
        last_word: day("2026-06-01"),
        certificate_to: None,
        periods: &[],
        leads,
        unreached: None,
        placements: &[],
        dated: &[],
        visits,
        zero_transfer: None,
    }
}

fn of_kind(all: Vec<Wanted>, kind: TaskKind) -> Vec<Wanted> {
    all.into_iter().filter(|one| one.kind == kind).collect()
}

fn noon(text: &str) -> DateTime<Utc> {
    start_of_day(day(text)) + chrono::TimeDelta::hours(12)
}

fn lead(number: u128, planned: &str, state: LeadState) -> Lead {
    Lead {
        id: LeadId(Uuid::from_u128(number)),
        person: PersonId(Uuid::nil()),
        vacancy: VacancyId(Uuid::from_u128(number)),
        round: None,
        planned_on: day(planned),
        score: 500,
        reasons: Vec::new(),
        ask_first: false,
        state,
    }
}

fn delivered(on: &str) -> Delivery {
    Delivery {
        channel: Channel::Sms,
        at: noon(on),
        evidence: Evidence::Receipt,
        note: String::new(),
        suitable: true,
    }
}

fn visit(number: u128, on: &str, outcome: OutcomeKind, again: Option<&str>) -> VisitFact {
    VisitFact {
        id: VisitId(Uuid::from_u128(number)),
        on: day(on),
        outcome,
        again_on: again.map(day),
        returned_on: None,
    }
}

#[test]
fn a_task_is_a_draft_then_ready_then_failed_and_can_still_be_done_late() {
    let window = figures().around(day("2026-06-30"));
    assert_eq!(
        (window.start, window.end),
        (day("2026-06-27"), day("2026-07-07")),
        "S06: three days before to seven after"
    );
    let open = Task {
        id: TaskId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        kind: TaskKind::FollowUp,
        key: String::new(),
        window,
        count: 1,
        cause: None,
        settled: Settled::Open,
        made_at: noon("2026-06-01"),
    };
    let state = |on: &str| open.state_on(day(on));
    assert_eq!(state("2026-06-26"), TaskState::Draft);
    assert_eq!(state("2026-06-27"), TaskState::Ready);
    assert!(!open.is_overdue_on(day("2026-06-30")) && open.is_overdue_on(day("2026-07-01")));
    assert_eq!(state("2026-07-07"), TaskState::Ready);
    assert_eq!(state("2026-07-08"), TaskState::Failed);
    let done = |on: &str| Task {
        settled: Settled::Done { on: day(on) },
        ..open.clone()
    };
    assert_eq!(done("2026-07-07").state_on(day("2026-09-01")), TaskState::Done);
    assert_eq!(
        done("2026-07-20").state_on(day("2026-09-01")),
        TaskState::DoneLate
    );
}

#[test]
fn somebody_new_is_visited_once_unless_they_were_asked_another_way() {
    let survey = |facts: &TaskFacts<'_>| of_kind(wanted(facts, &figures()), TaskKind::FirstSurvey);
    let due = survey(&facts("2026-06-10", &[], &[]));
    assert_eq!(due[0].window.due, day("2026-07-01"));
    assert_eq!(due[0].done_on, None);
    let visits = [visit(1, "2026-06-05", OutcomeKind::Done, None)];
    assert_eq!(
        survey(&facts("2026-06-10", &[], &visits))[0].done_on,
        Some(day("2026-06-05"))
    );
    let asked = TaskFacts {
        is_surveyed: true,
        ..facts("2026-06-10", &[], &[])
    };
    assert_eq!(survey(&asked)[0].done_on, Some(day("2026-06-01")));
    let not_due = TaskFacts {
        is_due: false,
        ..facts("2026-06-10", &[], &[])
    };
    assert!(survey(&not_due).is_empty());
}

#[test]
fn leads_are_handed_over_together_and_whichever_way_they_arrive_they_have_arrived() {
    let at = |on: &str| LeadState::Delivered {
        delivery: delivered(on),
    };
    let mut leads = vec![
        lead(1, "2026-06-10", LeadState::Planned),
        lead(2, "2026-06-10", at("2026-06-12")),
    ];
    let hand_over = |leads: &[Lead]| {
        of_kind(
            wanted(&facts("2026-06-15", leads, &[]), &figures()),
            TaskKind::LeadHandOver,
        )
    };
    let open = hand_over(&leads);
    assert_eq!((open.len(), open[0].count, open[0].done_on), (1, 1, None));
    assert_eq!(open[0].window.due, day("2026-06-17"));
    leads[0].state = at("2026-06-14");
    assert_eq!(hand_over(&leads)[0].done_on, Some(day("2026-06-14")));
    let gone = [lead(
        1,
        "2026-06-10",
        LeadState::Withdrawn {
            at: noon("2026-06-11"),
        },
    )];
    assert!(hand_over(&gone).is_empty(), "what was withdrawn asks for nothing");
}

#[test]
fn whom_no_channel_reaches_is_brought_everything_at_once() {
    let failed = LeadState::Failed {
        channel: Channel::Sms,
        at: noon("2026-06-13"),
    };
    let arrived = LeadState::Delivered {
        delivery: delivered("2026-06-05"),
    };
    let leads = [
        lead(1, "2026-06-04", arrived),
        lead(2, "2026-06-10", failed.clone()),
        lead(3, "2026-06-10", failed),
        lead(4, "2026-06-14", LeadState::Planned),
    ];
    let cause = Some(Unreached::Fails);
    let unreached = TaskFacts {
        unreached: cause,
        ..facts("2026-06-15", &leads, &[])
    };
    let asked = of_kind(wanted(&unreached, &figures()), TaskKind::LeadHandOver);
    let open: Vec<&Wanted> = asked.iter().filter(|one| one.done_on.is_none()).collect();
    assert_eq!(open.len(), 1, "one for the person");
    assert_eq!((open[0].key.as_str(), open[0].count), ("2026-06-10", 3));
    assert_eq!((open[0].window.due, open[0].cause), (day("2026-06-20"), cause));
    assert_eq!(asked.len(), 2, "what arrived before stays done");
    let reached = of_kind(
        wanted(&facts("2026-06-15", &leads, &[]), &figures()),
        TaskKind::LeadHandOver,
    );
    assert_eq!(reached.len(), 3);
    assert!(reached.iter().all(|one| one.cause.is_none()));
    let stored = [kept(1, &reached[1], Settled::Open)];
    let moved = Step::Move(TaskId(Uuid::from_u128(1)), open[0].window, 3, cause);
    assert_eq!(settle(&stored, &asked, &standing("2026-06-15")), [moved]);
}

#[test]
fn a_start_of_work_is_followed_on_five_days() {
    let hired = LeadState::Hired {
        delivery: delivered("2026-01-05"),
        at: noon("2026-01-10"),
    };
    let leads = [lead(1, "2026-01-01", hired)];
    let visits = [visit(1, "2026-02-07", OutcomeKind::Done, None)];
    let all = of_kind(
        wanted(&facts("2026-06-30", &leads, &visits), &figures()),
        TaskKind::FollowUp,
    );
    let due: Vec<NaiveDate> = all.iter().map(|one| one.window.due).collect();
    let days = [
        "2026-01-17",
        "2026-02-09",
        "2026-04-10",
        "2026-07-09",
        "2027-01-10",
    ];
    assert_eq!(due, days.map(day));
    assert_eq!(all[1].done_on, Some(day("2026-02-07")));
    assert_eq!(all[2].done_on, None);
}

fn placement(number: u128, from: &str) -> PlacementFact {
    PlacementFact {
        id: PlacementId(Uuid::from_u128(number)),
        lead: None,
        started_on: day(from),
        over_on: None,
        post_ends_on: None,
        heard: Vec::new(),
    }
}

fn of_placements<'a>(today: &str, leads: &'a [Lead], placements: &'a [PlacementFact]) -> TaskFacts<'a> {
    TaskFacts {
        placements,
        ..facts(today, leads, &[])
    }
}

#[test]
fn a_follow_up_is_made_by_whoever_hears_and_by_whatever_way() {
    let mut one = placement(7, "2018-01-31");
    let asked = |one: &PlacementFact| {
        let placements = [one.clone()];
        of_kind(
            wanted(&of_placements("2018-12-01", &[], &placements), &figures()),
            TaskKind::FollowUp,
        )
    };
    let due: Vec<NaiveDate> = asked(&one).iter().map(|task| task.window.due).collect();
    let days = [
        "2018-02-07",
        "2018-03-02",
        "2018-05-01",
        "2018-07-30",
        "2019-01-31",
    ];
    assert_eq!(due, days.map(day), "R106");
    one.heard = vec![day("2018-02-06"), day("2018-06-20")];
    let done: Vec<Option<NaiveDate>> = asked(&one).iter().map(|task| task.done_on).collect();
    let late = Some(day("2018-06-20"));
    assert_eq!(
        done,
        [Some(day("2018-02-06")), late, late, None, None],
        "late, with its true day"
    );
    one.over_on = Some(day("2018-03-10"));
    one.heard = Vec::new();
    let over = asked(&one);
    assert_eq!(over.len(), 2, "nothing is asked of work that is over");
    assert!(over.iter().all(|task| task.done_on == Some(day("2018-03-10"))));
}

#[test]
fn a_lead_whose_placement_is_kept_is_followed_once() {
    let hired = LeadState::Hired {
        delivery: delivered("2026-01-05"),
        at: noon("2026-01-10"),
    };
    let leads = [lead(1, "2026-01-01", hired)];
    let kept = PlacementFact {
        lead: Some(leads[0].id),
        ..placement(7, "2026-01-12")
    };
    let placements = [kept];
    let all = of_kind(
        wanted(&of_placements("2026-02-01", &leads, &placements), &figures()),
        TaskKind::FollowUp,
    );
    assert_eq!(all.len(), 5);
    assert_eq!(all[0].key, format!("{}:7", placements[0].id));
}

#[test]
fn before_a_public_welfare_post_ends_three_vacancies_are_looked_for() {
    let post = PlacementFact {
        post_ends_on: Some(day("2026-09-30")),
        ..placement(7, "2025-10-01")
    };
    let transition = |leads: &[Lead]| {
        let placements = [post.clone()];
        of_kind(
            wanted(&of_placements("2026-07-10", leads, &placements), &figures()),
            TaskKind::Transition,
        )
    };
    let open = transition(&[]);
    assert_eq!(open[0].window.start, day("2026-07-02"), "90 days before");
    assert_eq!((open[0].window.due, open[0].done_on), (day("2026-09-30"), None));
    let chosen: Vec<Lead> = (1..=3)
        .map(|number| lead(number, &format!("2026-07-0{}", number + 2), LeadState::Planned))
        .collect();
    assert_eq!(transition(&chosen[..2])[0].done_on, None);
    assert_eq!(transition(&chosen)[0].done_on, Some(day("2026-07-05")));
}

#[test]
fn nobody_at_home_is_tried_again_three_times_and_a_day_that_was_agreed_is_kept() {
    let tries: Vec<VisitFact> = (1..=4)
        .map(|number| {
            visit(
                number,
                &format!("2026-06-{:02}", number * 4),
                OutcomeKind::NotHome,
                None,
            )
        })
        .collect();
    let all = of_kind(
        wanted(&facts("2026-06-20", &[], &tries), &figures()),
        TaskKind::FollowUp,
    );
    assert_eq!(all.len(), 3, "and no more");
    assert_eq!(
        all[0].done_on,
        Some(day("2026-06-08")),
        "the next try has done it"
    );
    assert_eq!(all[2].window.due, day("2026-06-15"));
    let agreed = [visit(1, "2026-06-04", OutcomeKind::NotHome, Some("2026-06-25"))];
    let all = of_kind(
        wanted(&facts("2026-06-20", &[], &agreed), &figures()),
        TaskKind::FollowUp,
    );
    assert_eq!(all[0].window.due, day("2026-06-25"), "S08: exactly that day");
}

fn standing(today: &str) -> Standing<'static> {
    Standing {
        hold: Hold::None,
        today: day(today),
        last_word: day("2026-06-01"),
        certificate_to: None,
        visited: &[],
        chosen: &[],
    }
}

fn kept(number: u128, one: &Wanted, settled: Settled) -> Task {
    Task {
        id: TaskId(Uuid::from_u128(number)),
        person: PersonId(Uuid::nil()),
        kind: one.kind,
        key: one.key.clone(),
        window: one.window,
        count: one.count,
        cause: one.cause,
        settled,
        made_at: noon("2026-06-01"),
    }
}

#[test]
fn asking_twice_changes_nothing() {
    let leads = [lead(1, "2026-06-10", LeadState::Planned)];
    let wanted = wanted(&facts("2026-06-15", &leads, &[]), &figures());
    let steps = settle(&[], &wanted, &standing("2026-06-15"));
    let stored: Vec<Task> = steps
        .iter()
        .enumerate()
        .map(|(number, step)| match step {
            Step::Add(one) => kept(number as u128, one, Settled::Open),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(stored.len(), 2);
    assert_eq!(settle(&stored, &wanted, &standing("2026-06-15")), []);
}

#[test]
fn a_hand_over_that_was_done_is_open_again_when_something_waits_again() {
    let leads = [lead(1, "2026-06-01", LeadState::Planned)];
    let wanted = wanted(&facts("2026-06-15", &leads, &[]), &figures());
    let one = wanted
        .iter()
        .find(|one| one.kind == TaskKind::LeadHandOver)
        .unwrap();
    let stored = [kept(
        1,
        one,
        Settled::Done {
            on: day("2026-06-02"),
        },
    )];
    let steps = settle(&stored, std::slice::from_ref(one), &standing("2026-06-15"));
    assert_eq!(steps, [Step::Reopen(TaskId(Uuid::from_u128(1)))]);
}

#[test]
fn only_what_was_cancelled_automatically_comes_back() {
    let wanted = wanted(&facts("2026-06-15", &[], &[]), &figures());
    let one = &wanted[0];
    let task = |why| kept(1, one, Settled::Cancelled { why });
    let held = Standing {
        hold: Hold::All(CancelReason::Left),
        ..standing("2026-06-15")
    };
    let id = TaskId(Uuid::from_u128(1));
    let open = [kept(1, one, Settled::Open)];
    assert_eq!(
        settle(&open, &wanted, &held),
        [Step::Cancel(id, CancelReason::Left)]
    );
    assert_eq!(settle(&[task(CancelReason::Left)], &wanted, &held), []);
    let back = |why| settle(&[task(why)], &wanted, &standing("2026-06-15"));
    assert_eq!(back(CancelReason::Left), [Step::Reopen(id)]);
    assert_eq!(back(CancelReason::Muted), [Step::Reopen(id)]);
    assert_eq!(back(CancelReason::ByHand), []);
    assert_eq!(back(CancelReason::Away), []);
    let late = settle(&[task(CancelReason::Muted)], &wanted, &standing("2026-09-01"));
    assert_eq!(
        late,
        [],
        "S09: what was missed in peace is not asked for afterwards"
    );
}

/// Not to be told of work is one thing, to pay into the insurance another.
#[test]
fn who_wants_no_work_is_still_reminded_to_pay() {
    let payment = Wanted {
        kind: TaskKind::LandPayment,
        key: "e:1".to_owned(),
        window: Window {
            start: day("2026-06-12"),
            due: day("2026-06-15"),
            end: day("2026-06-22"),
        },
        count: 1,
        cause: None,
        done_on: None,
    };
    let survey = Wanted {
        kind: TaskKind::FirstSurvey,
        ..payment.clone()
    };
    let held = Standing {
        hold: Hold::Work(CancelReason::OptedOut),
        ..standing("2026-06-15")
    };
    let id = TaskId(Uuid::from_u128(1));
    let both = [payment.clone(), survey.clone()];
    assert_eq!(settle(&[], &both, &held), [Step::Add(payment.clone())]);
    let why = CancelReason::OptedOut;
    let gone = [kept(1, &payment, Settled::Cancelled { why })];
    assert_eq!(
        settle(&gone, &both[..1], &held),
        [Step::Reopen(id)],
        "what was cancelled with the rest comes back"
    );
    let open = [kept(1, &survey, Settled::Open)];
    assert_eq!(settle(&open, &both[1..], &held), [Step::Cancel(id, why)]);
}

#[test]
fn a_word_of_any_kind_ends_what_a_stale_file_asked_for() {
    let stale = Wanted {
        kind: TaskKind::StaleFile,
        key: "2026-03-01".to_owned(),
        window: Window {
            start: day("2026-04-30"),
            due: day("2026-05-07"),
            end: day("2026-05-14"),
        },
        count: 1,
        cause: None,
        done_on: None,
    };
    let stored = [kept(1, &stale, Settled::Open)];
    let done = Step::Done(TaskId(Uuid::from_u128(1)), day("2026-06-01"));
    assert_eq!(settle(&stored, &[], &standing("2026-06-15")), [done]);
}

#[test]
fn what_a_visit_asked_for_is_done_when_it_is_there_and_never_cancelled_by_itself() {
    let need = |key: &str| Wanted {
        kind: TaskKind::Action,
        key: key.to_owned(),
        window: figures().from(day("2026-06-10"), 14),
        count: 1,
        cause: None,
        done_on: None,
    };
    let id = TaskId(Uuid::from_u128(1));
    let of =
        |key: &str, standing: &Standing<'_>| settle(&[kept(1, &need(key), Settled::Open)], &[], standing);
    let (visited, chosen) = ([day("2026-06-20")], [day("2026-06-09"), day("2026-06-18")]);
    let later = Standing {
        visited: &visited,
        chosen: &chosen,
        ..standing("2026-06-25")
    };
    assert_eq!(of("x:lead", &later), [Step::Done(id, day("2026-06-18"))]);
    assert_eq!(of("away:2026-06-10", &later), [Step::Done(id, day("2026-06-20"))]);
    assert_eq!(of("x:subsidy", &later), []);
    assert_eq!(of("x:lead", &standing("2026-06-25")), []);
}

#[test]
fn a_visit_that_was_given_back_is_made_again_and_does_not_do_itself() {
    let back = VisitFact {
        returned_on: Some(day("2026-06-10")),
        ..visit(1, "2026-06-10", OutcomeKind::Done, None)
    };
    let of = |visits: &[VisitFact]| {
        of_kind(
            wanted(&facts("2026-06-20", &[], visits), &figures()),
            TaskKind::Returned,
        )
    };
    assert_eq!(of(std::slice::from_ref(&back))[0].done_on, None);
    let again = [back, visit(2, "2026-06-12", OutcomeKind::Done, None)];
    assert_eq!(of(&again)[0].done_on, Some(day("2026-06-12")));
}
