//! What is heard of a placement: still there, left, never came, wages owed; and the year as it is counted.

use super::{Placed, coordinator, county, draft, gone, heard, of_lead, town};
use crate::visits::{Village, record};
use crate::world::{VILLAGE, code, day, person};
use domain::actor::Actor;
use domain::case::{CaseDeed, CaseKind, CaseStage};
use domain::file_entry::Entry;
use domain::lead::LeadState;
use domain::person::EmploymentStatus;
use domain::placement::{
    FollowUpDraft, FollowUpWay, Heard, Paid, PayMethod, PlacementState, WorkMonth, WorkProblem,
};
use domain::ports::{CaseStepSent, PlacementFilter, PlacementShow};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind, TaskState};
use domain::vacancy::VacancyState;
use domain::values::Fen;
use domain::visit::Discovery;

#[tokio::test]
async fn what_is_heard_closes_what_asked_for_it_with_its_true_day() {
    let placed = Placed::new().await;
    let id = placed.enter(draft("砖厂", "2026-06-22")).await;
    assert_eq!(placed.open(TaskKind::FollowUp).await, 5);
    placed.world.clock.set("2026-07-20");
    placed.world.services.settle_tasks().await.unwrap();
    let due = PlacementFilter {
        show: PlacementShow::Due,
        ..PlacementFilter::default()
    };
    let placements = &placed.world.ports.placements;
    let list = placements.placements(&coordinator(), due).await.unwrap();
    let asked = list.lines[0].due.unwrap();
    assert_eq!(
        (asked.day, asked.on, asked.reminders),
        (7, day("2026-06-29"), 2),
        "21 days late"
    );
    placed.hears(id, heard(Heard::Unreached, "2026-07-02")).await;
    assert_eq!(
        placed.open(TaskKind::FollowUp).await,
        5,
        "nobody has said anything"
    );
    let known = FollowUpDraft {
        way: FollowUpWay::Known,
        ..heard(Heard::Working, "2026-07-03")
    };
    placed.hears(id, known).await;
    let first = placed.tasks(TaskKind::FollowUp).await.remove(0);
    assert_eq!(
        first.settled,
        Settled::Done {
            on: day("2026-07-03")
        }
    );
    assert_eq!(
        first.state_on(day("2026-07-20")),
        TaskState::Done,
        "in time, though it was entered late"
    );
    let list = placements.placements(&coordinator(), due).await.unwrap();
    assert_eq!(list.lines.len(), 1, "the thirtieth day is near");
    assert_eq!(
        list.lines[0].due.map(|due| (due.day, due.reminders)),
        Some((30, 0))
    );
}

#[tokio::test]
async fn left_on_day_twelve_opens_matching_again() {
    let placed = Placed::new().await;
    let lead = placed.wanted().await;
    let id = placed.enter(of_lead(lead, "2026-06-15")).await;
    assert_eq!(placed.world.round().await.people_due, 1);
    let placements = &placed.world.ports.placements;
    let silent = placements
        .follow_up(&coordinator(), id, heard(Heard::Left, "2026-06-29"))
        .await;
    assert_eq!(silent, Err(Refusal::field("left_on", Problem::Required)));
    placed
        .hears(id, gone(Heard::Left, "2026-06-29", "2026-06-26"))
        .await;
    let db = &placed.world.services.db;
    let one = db.find_person(placed.one.id).await.unwrap().unwrap();
    assert_eq!(one.employment_status, Some(EmploymentStatus::Unemployed));
    let entries = db.list_file_entries(placed.one.id).await.unwrap();
    let ends = entries.iter().find_map(|kept| match &kept.entry {
        Entry::Employment(spell) => Some(spell.to),
        _ => None,
    });
    assert_eq!(ends, Some(Some(day("2026-06-26"))));
    assert_eq!(
        placed.open(TaskKind::FollowUp).await,
        0,
        "nothing is asked of work that is over"
    );
    let vacancy = placed.placement(id).await.vacancy.unwrap();
    let vacancy = db.find_vacancy(vacancy).await.unwrap().unwrap();
    assert_eq!(
        vacancy.state,
        VacancyState::Closed,
        "the employer says whether the post is free"
    );
    assert_eq!(placed.world.round().await.people_due, 2, "due again");
    let again = placements
        .follow_up(&coordinator(), id, heard(Heard::Working, "2026-06-30"))
        .await;
    assert_eq!(again, Err(Refusal::Changed), "it is over");
}

#[tokio::test]
async fn who_never_came_took_no_opening_and_hears_of_the_others_again() {
    let placed = Placed::new().await;
    let lead = placed.wanted().await;
    let id = placed.enter(of_lead(lead, "2026-06-28")).await;
    placed
        .hears(id, gone(Heard::NoShow, "2026-06-30", "2026-06-29"))
        .await;
    assert!(matches!(
        placed.placement(id).await.state,
        PlacementState::NoShow { .. }
    ));
    let vacancy = placed.placement(id).await.vacancy.unwrap();
    let db = &placed.world.services.db;
    let vacancy = db.find_vacancy(vacancy).await.unwrap().unwrap();
    assert_eq!((vacancy.filled, vacancy.state), (0, VacancyState::Open));
    let leads = placed.world.leads_of(&placed.one).await;
    let waiting = leads
        .iter()
        .filter(|lead| lead.state == LeadState::Planned)
        .count();
    assert_eq!(waiting, 3, "what had lapsed");
    let entries = db.list_file_entries(placed.one.id).await.unwrap();
    let worked = entries
        .iter()
        .any(|kept| matches!(kept.entry, Entry::Employment(_)));
    assert!(!worked, "there was no work");
}

#[tokio::test]
async fn wages_owed_are_the_townships_to_look_into() {
    let placed = Placed::new().await;
    let id = placed.enter(draft("砖厂", "2026-06-01")).await;
    let owed = FollowUpDraft {
        problems: vec![WorkProblem::Arrears, WorkProblem::Injury, WorkProblem::Distance],
        owed: Some(Fen::yuan(2800)),
        ..gone(Heard::Left, "2026-06-30", "2026-06-29")
    };
    placed.hears(id, owed).await;
    let placements = &placed.world.ports.placements;
    let list = placements
        .placements(&town(), PlacementFilter::default())
        .await
        .unwrap();
    let kinds: Vec<_> = list.cases.iter().map(|line| (line.kind, line.owed)).collect();
    assert_eq!(kinds.len(), 2, "it is not lost, though the work is over");
    assert!(kinds.contains(&(CaseKind::Arrears, Some(Fen::yuan(2800)))));
    assert!(kinds.contains(&(CaseKind::Injury, None)));
    let cases = &placed.world.ports.cases;
    let settle = CaseStepSent {
        version: 0,
        deed: CaseDeed::Accept,
        words: String::new(),
        amount: None,
        to: None,
        order: None,
    };
    let accept = async |who: &Actor| cases.take_case_step(who, list.cases[0].id, settle.clone()).await;
    assert_eq!(accept(&coordinator()).await, Err(Refusal::NotAllowed));
    assert_eq!(accept(&town()).await, Ok(CaseStage::Investigating));
    assert_eq!(accept(&town()).await, Err(Refusal::Changed));
    let of_coordinator = placements
        .placements(&coordinator(), PlacementFilter::default())
        .await
        .unwrap();
    assert_eq!(
        of_coordinator.cases,
        [],
        "who does not handle cases reads nothing of them"
    );
}

#[tokio::test]
async fn months_are_kept_and_counted() {
    let placed = Placed::new().await;
    let id = placed.enter(draft("砖厂", "2026-01-05")).await;
    let placements = &placed.world.ports.placements;
    let month = |text: &str, insured| WorkMonth {
        month: day(text),
        paid: Some(Paid {
            fen: Fen::yuan(3000),
            on: day("2026-06-10"),
            method: PayMethod::Bank,
        }),
        insured,
    };
    for (text, insured) in [("2026-04-01", true), ("2026-05-01", false), ("2026-05-01", true)] {
        placements
            .keep_month(&coordinator(), id, month(text, insured))
            .await
            .unwrap();
    }
    let view = placements.placement(&coordinator(), id).await.unwrap();
    assert_eq!((view.months_worked, view.months_insured), (5, 2));
    let early = placements
        .keep_month(&coordinator(), id, month("2025-12-01", true))
        .await;
    assert_eq!(early, Err(Refusal::field("month", Problem::OutOfRange)));
}

#[tokio::test]
async fn a_year_is_followed_to_its_end_and_counted() {
    let placed = Placed::new().await;
    let id = placed.enter(draft("砖厂", "2026-06-29")).await;
    let placements = &placed.world.ports.placements;
    for on in [
        "2026-07-06",
        "2026-07-29",
        "2026-09-27",
        "2026-12-26",
        "2027-06-29",
    ] {
        placed.world.clock.set(on);
        placed.world.services.settle_tasks().await.unwrap();
        let due = PlacementFilter {
            show: PlacementShow::Due,
            ..PlacementFilter::default()
        };
        let list = placements.placements(&coordinator(), due).await.unwrap();
        assert_eq!(list.lines[0].due.map(|due| due.on), Some(day(on)));
        placed.hears(id, heard(Heard::Working, on)).await;
    }
    assert_eq!(placed.open(TaskKind::FollowUp).await, 0);
    let other = placements
        .enter(&coordinator(), placed.other.id, draft("饭店", "2027-06-01"))
        .await
        .unwrap();
    placements
        .follow_up(
            &coordinator(),
            other,
            gone(Heard::Left, "2027-06-20", "2027-06-12"),
        )
        .await
        .unwrap();
    let table = placements.stability(&county(), Some(2026), None).await.unwrap();
    let sum = &table.total.sum;
    assert_eq!((sum.placed, sum.days[3].reached, sum.days[3].working), (1, 1, 1));
    assert_eq!((sum.months_6, sum.months_12), (1, 1));
    assert_eq!(table.rows[0].area.as_ref().unwrap().code, code("330598101"));
    let next = placements.stability(&county(), Some(2027), None).await.unwrap();
    assert_eq!(next.total.sum.left.get("too_far"), Some(&1));
    assert_eq!(
        next.total.sum.days[0].reached, 0,
        "its thirtieth day has not come"
    );
    let made = placed
        .world
        .services
        .placement_stability(&Actor::Operator, 2026, None)
        .await
        .unwrap();
    assert_eq!(made.total.rate_365_permille, Some(1000));
    let csv = String::from_utf8(services::stability_csv(&made).unwrap()).unwrap();
    assert!(csv.contains("reached_365") && csv.lines().count() == 3);
}

#[tokio::test]
async fn wages_owed_that_a_visitor_hears_of_are_looked_into_too() {
    let village = Village::of(&[person(1, VILLAGE)]).await;
    let (ports, id) = (&village.world.ports, person(1, VILLAGE).id);
    let work = draft("砖厂", "2026-06-01");
    ports.placements.enter(&village.anna, id, work).await.unwrap();
    let mut visit = record(1, id);
    visit.answers.discoveries = vec![Discovery::Arrears];
    ports.visits.record_visit(&village.anna, visit).await.unwrap();
    let list = ports
        .placements
        .placements(&village.town, PlacementFilter::default())
        .await
        .unwrap();
    assert_eq!(list.cases.len(), 1);
    assert_eq!(list.cases[0].kind, CaseKind::Arrears);
}
