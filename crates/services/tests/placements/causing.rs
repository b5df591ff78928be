//! What a placement causes, and taking it back.

use super::{Placed, coordinator, county, draft, of_lead, town};
use crate::world::{OTHER_TOWN, code, day, person, staff, vacancies};
use domain::actor::{Actor, Role};
use domain::file_entry::Entry;
use domain::lead::LeadState;
use domain::person::{EmploymentStatus, Person};
use domain::placement::{CancelCause, OverlapAnswer, PlacementDraft, PlacementState, Work, WorkHours};
use domain::ports::{PlacementFilter, PlacementShow};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::task::TaskKind;
use domain::vacancy::{Vacancy, VacancyKind, VacancyState};

#[tokio::test]
async fn a_placement_hires_lapses_fills_and_is_followed() {
    let placed = Placed::new().await;
    let lead = placed.wanted().await;
    let id = placed.enter(of_lead(lead, "2026-06-29")).await;

    let leads = placed.world.leads_of(&placed.one).await;
    let hired: Vec<_> = leads.iter().filter(|lead| lead.state.code() == "hired").collect();
    assert_eq!((hired.len(), hired[0].id), (1, lead));
    assert!(leads.iter().all(|lead| !lead.state.is_open()), "the others lapse");
    let closed = leads.iter().filter(|lead| lead.state.code() == "closed").count();
    assert_eq!(closed, 1, "what was told still counts");
    let vacancy = hired[0].vacancy;
    let vacancy = placed
        .world
        .services
        .db
        .find_vacancy(vacancy)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (vacancy.filled, vacancy.state),
        (1, VacancyState::Closed),
        "it was the only opening"
    );
    let told = placed.world.leads_of(&placed.other).await;
    let told = told.iter().find(|lead| lead.vacancy == vacancy.id).unwrap();
    assert!(matches!(
        told.state,
        LeadState::Closed { .. } | LeadState::Withdrawn { .. }
    ));

    let one = placed
        .world
        .services
        .db
        .find_person(placed.one.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(one.employment_status, Some(EmploymentStatus::Employed));
    let entries = placed
        .world
        .services
        .db
        .list_file_entries(placed.one.id)
        .await
        .unwrap();
    let spell = entries.iter().find_map(|kept| match &kept.entry {
        Entry::Employment(spell) => Some(spell.clone()),
        _ => None,
    });
    let spell = spell.unwrap();
    assert_eq!((spell.from, spell.to), (day("2026-06-29"), None));
    assert_eq!(spell.employer, "青禾制衣厂");
    let due: Vec<_> = placed
        .tasks(TaskKind::FollowUp)
        .await
        .iter()
        .map(|task| task.window.due)
        .collect();
    let days = [
        "2026-07-06",
        "2026-07-29",
        "2026-09-27",
        "2026-12-26",
        "2027-06-29",
    ];
    assert_eq!(due, days.map(day));
    assert_eq!(placed.placement(id).await.lead, Some(lead));
    assert_eq!(
        placed.world.round().await.people_due,
        1,
        "nothing more is told to who works"
    );
}

#[tokio::test]
async fn taking_it_back_undoes_exactly_what_it_caused() {
    let placed = Placed::new().await;
    let lead = placed.wanted().await;
    placed.world.services.settle_tasks().await.unwrap();
    let before = placed.state().await;
    let id = placed.enter(of_lead(lead, "2026-06-29")).await;
    assert_ne!(placed.state().await, before);
    let placements = &placed.world.ports.placements;
    placements
        .cancel(&coordinator(), id, CancelCause::WrongPerson)
        .await
        .unwrap();
    assert_eq!(placed.state().await, before);
    assert!(matches!(
        placed.placement(id).await.state,
        PlacementState::Cancelled { .. }
    ));
    let again = placements
        .cancel(&coordinator(), id, CancelCause::WrongPerson)
        .await;
    assert_eq!(again, Err(Refusal::Changed));
}

#[tokio::test]
async fn what_has_happened_since_stays() {
    let placed = Placed::new().await;
    let lead = placed.wanted().await;
    let id = placed.enter(of_lead(lead, "2026-06-29")).await;
    let db = &placed.world.services.db;
    // Somebody says in the file that the person has a business of their own now, and withdraws the post.
    let before = db.find_person(placed.one.id).await.unwrap().unwrap();
    let after = Person {
        employment_status: Some(EmploymentStatus::SelfEmployed),
        ..before.clone()
    };
    let services = &placed.world.services;
    let mut change = db.begin().await.unwrap();
    services
        .write_person(&mut change, &Actor::Operator, Some(&before), &after, "")
        .await
        .unwrap();
    let vacancy = placed.placement(id).await.vacancy.unwrap();
    change
        .set_vacancy_state(vacancy, VacancyState::Closed, VacancyState::Withdrawn)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let placements = &placed.world.ports.placements;
    placements
        .cancel(&coordinator(), id, CancelCause::WrongEmployer)
        .await
        .unwrap();
    let one = db.find_person(placed.one.id).await.unwrap().unwrap();
    assert_eq!(one.employment_status, Some(EmploymentStatus::SelfEmployed));
    let kept = db.find_vacancy(vacancy).await.unwrap().unwrap();
    assert_eq!((kept.filled, kept.state), (0, VacancyState::Withdrawn));
    let others = placed.world.leads_of(&placed.other).await;
    let told = others.iter().find(|lead| lead.vacancy == vacancy).unwrap();
    assert!(
        !told.state.is_open(),
        "of a post that was withdrawn nobody is told again"
    );
}

#[tokio::test]
async fn the_last_of_two_openings_closes_and_either_opens_it_again() {
    let two = |vacancy: Vacancy| Vacancy {
        headcount: Some(2),
        ..vacancy
    };
    let posts: Vec<Vacancy> = vacancies(1..=5).into_iter().map(two).collect();
    let placed = Placed::with(&posts).await;
    let placements = &placed.world.ports.placements;
    let by_no = |from: &str| PlacementDraft {
        vacancy_no: "V001".to_owned(),
        ..draft("", from)
    };
    let first = placed.enter(by_no("2026-06-29")).await;
    let vacancy = async || {
        placed
            .world
            .services
            .db
            .find_vacancy_by_no("V001")
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(
        (vacancy().await.filled, vacancy().await.state),
        (1, VacancyState::Open)
    );
    let second = placements
        .enter(&coordinator(), placed.other.id, by_no("2026-06-29"))
        .await
        .unwrap();
    assert_eq!(
        (vacancy().await.filled, vacancy().await.state),
        (2, VacancyState::Closed)
    );
    placements
        .cancel(&coordinator(), first, CancelCause::Twice)
        .await
        .unwrap();
    assert_eq!(
        (vacancy().await.filled, vacancy().await.state),
        (1, VacancyState::Open)
    );
    placements
        .cancel(&coordinator(), second, CancelCause::Twice)
        .await
        .unwrap();
    assert_eq!(
        (vacancy().await.filled, vacancy().await.state),
        (0, VacancyState::Open)
    );
}

#[tokio::test]
async fn two_employers_at_once_are_a_question_and_taking_the_later_back_lets_the_earlier_go_on() {
    let placed = Placed::new().await;
    let placements = &placed.world.ports.placements;
    let first = placed.enter(draft("河湾饭店", "2026-03-02")).await;
    let enter = async |draft: PlacementDraft| placements.enter(&coordinator(), placed.one.id, draft).await;
    let second = draft("石桥砖厂", "2026-06-01");
    assert_eq!(
        enter(second.clone()).await,
        Err(Refusal::field("overlap", Problem::Required))
    );
    let answered = |overlap| PlacementDraft {
        overlap: Some(overlap),
        ..second.clone()
    };
    assert_eq!(
        enter(answered(OverlapAnswer::BothHold)).await,
        Err(Refusal::field("overlap", Problem::Wrong)),
        "two full days cannot be had"
    );
    assert_eq!(
        enter(answered(OverlapAnswer::EarlierEnded(day("2026-06-01")))).await,
        Err(Refusal::field("ended_on", Problem::OutOfRange))
    );
    let later = enter(answered(OverlapAnswer::EarlierEnded(day("2026-05-31"))))
        .await
        .unwrap();
    assert_eq!(placed.placement(first).await.last_day(), Some(day("2026-05-31")));
    placements
        .cancel(&coordinator(), later, CancelCause::NeverAgreed)
        .await
        .unwrap();
    assert_eq!(placed.placement(first).await.state, PlacementState::Working);
    let one = placed
        .world
        .services
        .db
        .find_person(placed.one.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        one.employment_status,
        Some(EmploymentStatus::Employed),
        "as the earlier one says"
    );
    let evening = PlacementDraft {
        work: Work {
            hours: WorkHours::Part,
            ..second.work.clone()
        },
        ..answered(OverlapAnswer::BothHold)
    };
    enter(evening).await.unwrap();
    assert_eq!(placed.placement(first).await.state, PlacementState::Working);
    let one = placed
        .world
        .services
        .db
        .find_person(placed.one.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        one.employment_status,
        Some(EmploymentStatus::Employed),
        "an evening job beside it"
    );
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_its_field_and_changes_nothing() {
    let placed = Placed::new().await;
    let before = placed.state().await;
    let placements = &placed.world.ports.placements;
    let told =
        async |draft: PlacementDraft| match placements.enter(&coordinator(), placed.one.id, draft).await {
            Err(Refusal::Fields(problems)) => problems,
            other => panic!("{other:?}"),
        };
    let problem = |field: &str, problem| {
        vec![FieldProblem {
            field: field.to_owned(),
            problem,
        }]
    };
    assert_eq!(
        told(draft(" ", "2026-06-01")).await,
        problem("employer_name", Problem::Required)
    );
    let unknown = PlacementDraft {
        vacancy_no: "V999".to_owned(),
        ..draft("", "2026-06-01")
    };
    assert_eq!(told(unknown).await, problem("vacancy_no", Problem::Wrong));
    assert_eq!(
        told(draft("砖厂", "2026-08-01")).await,
        problem("started_on", Problem::OutOfRange)
    );
    assert_eq!(
        told(draft("砖厂", "2001-02-28")).await,
        problem("started_on", Problem::OutOfRange),
        "before sixteen"
    );
    let planned = placed.world.leads_of(&placed.one).await;
    let planned = planned
        .iter()
        .find(|lead| lead.state == LeadState::Planned)
        .unwrap();
    let early = placements
        .enter(&coordinator(), placed.one.id, of_lead(planned.id, "2026-06-29"))
        .await;
    assert_eq!(early, Err(Refusal::Changed), "nobody was told of it");
    assert_eq!(placed.state().await, before);
}

#[tokio::test]
async fn staff_enter_in_their_own_area_and_nobody_else_does() {
    let placed = Placed::new().await;
    let placements = &placed.world.ports.placements;
    let enter = async |who: &Actor| {
        let done = placements
            .enter(who, placed.one.id, draft("砖厂", "2026-06-01"))
            .await;
        done.map(drop)
    };
    assert_eq!(
        enter(&staff(Role::TownOfficer, OTHER_TOWN)).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        enter(&staff(Role::Auditor, "330598")).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        enter(&Actor::Seeker(placed.one.id)).await,
        Err(Refusal::NotSignedIn)
    );
    assert_eq!(
        enter(&county()).await,
        Err(Refusal::NotAllowed),
        "the county corrects and enters nothing"
    );
    assert_eq!(enter(&town()).await, Ok(()));
    let list = async |who: &Actor| placements.placements(who, PlacementFilter::default()).await;
    assert_eq!(list(&town()).await.unwrap().total, 1);
    assert_eq!(
        list(&staff(Role::TownOfficer, OTHER_TOWN)).await.unwrap().total,
        0
    );
    let foreign = PlacementFilter {
        area: Some(code(OTHER_TOWN)),
        ..PlacementFilter::default()
    };
    assert_eq!(
        placements.placements(&town(), foreign).await.err(),
        Some(Refusal::NotFound)
    );
}

#[tokio::test]
async fn a_public_welfare_post_is_on_the_list_before_it_ends() {
    let placed = Placed::with(&[]).await;
    let post = PlacementDraft {
        work: Work {
            kind: VacancyKind::PublicWelfare,
            ..draft("", "2025-08-01").work
        },
        ..draft("柳树村", "2025-08-01")
    };
    placed.enter(post).await;
    let transition = placed.tasks(TaskKind::Transition).await;
    assert_eq!(
        transition[0].window.start,
        day("2026-05-02"),
        "90 days before 31 July"
    );
    let placements = &placed.world.ports.placements;
    let soon = PlacementFilter {
        show: PlacementShow::Soon,
        ..PlacementFilter::default()
    };
    assert_eq!(
        placements.placements(&coordinator(), soon).await.unwrap().total,
        1
    );
}

#[tokio::test]
async fn a_merge_takes_the_work_along_and_gives_it_back() {
    use domain::ports::MergeWish;
    let placed = Placed::new().await;
    let twin = person(3, crate::world::VILLAGE);
    placed.world.keep_people(std::slice::from_ref(&twin)).await;
    let placements = &placed.world.ports.placements;
    let id = placements
        .enter(&coordinator(), twin.id, draft("砖厂", "2026-06-01"))
        .await
        .unwrap();
    let version = async |id| {
        placed
            .world
            .services
            .db
            .find_person(id)
            .await
            .unwrap()
            .unwrap()
            .version
    };
    let wish = MergeWish {
        kept: (placed.one.id, version(placed.one.id).await),
        gone: (twin.id, version(twin.id).await),
        choices: Vec::new(),
    };
    let merges = &placed.world.ports.merges;
    let merge = merges.merge(&county(), wish).await.unwrap();
    assert_eq!(placed.placement(id).await.person, placed.one.id);
    merges.undo_merge(&county(), merge).await.unwrap();
    assert_eq!(placed.placement(id).await.person, twin.id);
}
