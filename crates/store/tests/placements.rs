//! Placements: they come back as they were, what they did to leads is undone exactly, and what hangs on them moves along.

use crate::sample::{at, code, day, delivery, lead, person, settle, uuid, vacancy};
use domain::file_entry::{EmploymentSpell, Entry};
use domain::ids::{EntryId, FollowUpId, LeadId, PlacementId, ProposalId};
use domain::lead::{Answer, Lead, LeadState};
use domain::person::EmploymentStatus;
use domain::placement::{
    CancelCause, Caused, Contract, ContractPaper, FollowUp, FollowUpWay, Heard, IntroducedBy, LeaveCause,
    Leaving, LeavingSide, Paid, PayMethod, Placement, PlacementState, ProposalEnd, ProposalKind, Work,
    WorkHours, WorkMonth, WorkProblem, WorkProposal,
};
use domain::vacancy::{VacancyKind, VacancyState};
use domain::values::{Fen, SocialCreditCode};
use store::{Database, LeadMoved, Transaction};

contracts! {
    placements_come_back_and_move_on_once,
    leads_go_back_as_they_were_unless_something_has_happened_since,
    an_opening_is_taken_and_given_back,
    what_was_heard_and_paid_comes_back,
    what_people_say_waits_until_it_is_looked_at,
    placements_are_found_by_area_and_by_their_year,
    placements_move_with_a_file,
    a_spell_ends_once_and_goes_on_again,
}

pub fn placement(number: u32, of: u32) -> Placement {
    Placement {
        id: PlacementId(uuid(61, number)),
        person: person(of).id,
        employer: Some(crate::sample::employer(1).id),
        employer_name: "安吉竹木制品厂1".to_owned(),
        uscc: SocialCreditCode::complete("91330500MA0000001").ok(),
        vacancy: None,
        lead: None,
        work: Work {
            started_on: day("2026-03-01"),
            kind: VacancyKind::PublicWelfare,
            hours: WorkHours::Part,
            contract: Contract {
                paper: ContractPaper::ServiceAgreement,
                months: Some(12),
                filing_no: "BA-12".to_owned(),
            },
            insured_from: Some(day("2026-03-05")),
            monthly: Some(Fen::yuan(2600)),
            introduced_by: IntroducedBy::Broker,
        },
        state: PlacementState::Working,
        caused: Caused {
            status: Some((None, EmploymentStatus::Flexible)),
            spell: Some(EntryId(uuid(31, 9))),
            ended: None,
            closed_vacancy: true,
        },
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    }
}

fn leaving(on: &str) -> Leaving {
    Leaving {
        on: day(on),
        side: LeavingSide::Employer,
        worker_says: Some(LeaveCause::Pay),
        employer_says: Some(LeaveCause::NotSuited),
    }
}

async fn keep(database: &Database, placements: &[Placement]) {
    let mut change = database.begin().await.unwrap();
    for one in placements {
        change.add_placement(one).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn placements_come_back_and_move_on_once(database: Database) {
    settle(&database, 2, 1).await;
    let bare = Placement {
        employer: None,
        uscc: None,
        vacancy: Some(vacancy(1, &crate::sample::employer(1)).id),
        work: Work {
            insured_from: None,
            monthly: None,
            started_on: day("2026-04-01"),
            contract: Contract {
                paper: ContractPaper::None,
                months: None,
                filing_no: String::new(),
            },
            ..placement(2, 1).work
        },
        caused: Caused {
            ended: Some(placement(1, 1).id),
            ..Caused::default()
        },
        ..placement(2, 1)
    };
    keep(&database, &[placement(1, 1), bare.clone()]).await;
    assert_eq!(
        database.find_placement(placement(1, 1).id).await.unwrap(),
        Some(placement(1, 1))
    );
    let all = database.list_placements_of(&[person(1).id]).await.unwrap();
    assert_eq!(all, [bare.clone(), placement(1, 1)], "the latest start first");
    for to in [
        PlacementState::NoShow {
            leaving: leaving("2026-04-02"),
        },
        PlacementState::Cancelled {
            at: at(5),
            cause: CancelCause::Twice,
        },
    ] {
        let before = database.find_placement(bare.id).await.unwrap().unwrap().state;
        let mut change = database.begin().await.unwrap();
        assert!(change.set_placement_state(bare.id, &before, &to).await.unwrap());
        assert!(!change.set_placement_state(bare.id, &before, &to).await.unwrap());
        change.commit().await.unwrap();
        assert_eq!(database.find_placement(bare.id).await.unwrap().unwrap().state, to);
    }
}

/// A lead in a state, kept.
async fn keep_lead(change: &mut Transaction, number: u32, of: u32, state: LeadState) -> Lead {
    let one = Lead {
        state,
        ..lead(number, of, number)
    };
    change.add_leads(std::slice::from_ref(&one)).await.unwrap();
    one
}

async fn state_of(database: &Database, number: u32) -> LeadState {
    let id = LeadId(uuid(5, number));
    database.find_lead(id).await.unwrap().unwrap().state
}

async fn leads_go_back_as_they_were_unless_something_has_happened_since(database: Database) {
    settle(&database, 2, 4).await;
    let answered = LeadState::Answered {
        delivery: delivery(1),
        answer: Answer::Interested,
        at: at(2),
    };
    let opened = LeadState::Opened {
        delivery: delivery(1),
        at: at(3),
    };
    keep(&database, &[placement(1, 1)]).await;
    let id = placement(1, 1).id;
    let mut change = database.begin().await.unwrap();
    let hired = keep_lead(&mut change, 1, 1, answered.clone()).await;
    let planned = keep_lead(&mut change, 2, 1, LeadState::Planned).await;
    let read = keep_lead(&mut change, 3, 1, opened.clone()).await;
    let other = keep_lead(&mut change, 4, 2, answered.clone()).await;
    change.commit().await.unwrap();

    let mut change = database.begin().await.unwrap();
    for (one, to, why) in [
        (
            &hired,
            hired.state.clone().hire(at(10)).unwrap(),
            LeadMoved::Hired,
        ),
        (
            &planned,
            planned.state.clone().lapse(at(10)).unwrap(),
            LeadMoved::Lapsed,
        ),
        (
            &read,
            read.state.clone().lapse(at(10)).unwrap(),
            LeadMoved::Lapsed,
        ),
        (
            &other,
            other.state.clone().withdraw(at(10)).unwrap(),
            LeadMoved::Full,
        ),
    ] {
        assert!(change.move_lead(id, (one, &to), why).await.unwrap());
    }
    assert!(
        !change
            .move_lead(id, (&hired, &LeadState::Planned), LeadMoved::Full)
            .await
            .unwrap(),
        "it stands so no longer"
    );
    change.commit().await.unwrap();
    assert_eq!(state_of(&database, 1).await.code(), "hired");
    assert_eq!(state_of(&database, 4).await.code(), "closed");
    assert_eq!(
        database
            .list_leads_moved(id, LeadMoved::Lapsed)
            .await
            .unwrap()
            .len(),
        2
    );

    // Since then the third was told of again by hand: that stays.
    let mut change = database.begin().await.unwrap();
    let now = state_of(&database, 3).await;
    let again = LeadState::Hired {
        delivery: delivery(1),
        at: at(20),
    };
    assert!(change.set_lead_state(read.id, &now, &again).await.unwrap());
    let of_hired = change.move_leads_back(id, LeadMoved::Hired).await.unwrap();
    let of_lapsed = change.move_leads_back(id, LeadMoved::Lapsed).await.unwrap();
    assert_eq!((of_hired, of_lapsed), (vec![person(1).id], vec![person(1).id]));
    change.commit().await.unwrap();
    assert_eq!(
        state_of(&database, 1).await,
        answered,
        "with proof, answer and time"
    );
    assert_eq!(state_of(&database, 2).await, LeadState::Planned);
    assert_eq!(state_of(&database, 3).await, again);
    assert_eq!(
        state_of(&database, 4).await.code(),
        "closed",
        "the vacancy is full still"
    );
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.move_leads_back(id, LeadMoved::Full).await.unwrap(),
        [person(2).id]
    );
    assert!(
        change
            .move_leads_back(id, LeadMoved::Full)
            .await
            .unwrap()
            .is_empty()
    );
    change.commit().await.unwrap();
    assert_eq!(state_of(&database, 4).await, answered);
}

async fn an_opening_is_taken_and_given_back(database: Database) {
    settle(&database, 1, 1).await;
    let id = vacancy(1, &crate::sample::employer(1)).id;
    let filled = async || database.find_vacancy(id).await.unwrap().unwrap().filled;
    let turn = async |taken| {
        let mut change = database.begin().await.unwrap();
        change.take_opening(id, taken).await.unwrap();
        change.commit().await.unwrap();
    };
    turn(true).await;
    assert_eq!(filled().await, 2);
    for _ in 0..4 {
        turn(false).await;
    }
    assert_eq!(filled().await, 0, "never fewer than none");
    let of = Placement {
        vacancy: Some(id),
        ..placement(1, 1)
    };
    keep(&database, std::slice::from_ref(&of)).await;
    let closed_by = database.list_placements_of_vacancy(id).await.unwrap();
    assert_eq!(closed_by.as_slice(), std::slice::from_ref(&of));
    let mut change = database.begin().await.unwrap();
    change.forget_closing(of.id).await.unwrap();
    let to = PlacementState::Cancelled {
        at: at(3),
        cause: CancelCause::NeverAgreed,
    };
    change.set_placement_state(of.id, &of.state, &to).await.unwrap();
    assert!(
        change
            .set_vacancy_state(id, VacancyState::Open, VacancyState::Closed)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert!(database.list_placements_of_vacancy(id).await.unwrap().is_empty());
}

async fn what_was_heard_and_paid_comes_back(database: Database) {
    settle(&database, 1, 0).await;
    keep(&database, &[placement(1, 1)]).await;
    let id = placement(1, 1).id;
    let heard = |number: u32, on: &str| FollowUp {
        id: FollowUpId(uuid(62, number)),
        placement: id,
        on: day(on),
        way: FollowUpWay::Sms,
        heard: Heard::Working,
        wage: Some(Fen(260_050)),
        insured: Some(false),
        problems: vec![WorkProblem::Arrears, WorkProblem::Other],
        by: "staff:x".to_owned(),
        at: at(2),
    };
    let month = |insured, fen| WorkMonth {
        month: day("2026-03-01"),
        paid: Some(Paid {
            fen: Fen(fen),
            on: day("2026-04-10"),
            method: PayMethod::Cash,
        }),
        insured,
    };
    let unpaid = WorkMonth {
        month: day("2026-04-01"),
        paid: None,
        insured: true,
    };
    let mut change = database.begin().await.unwrap();
    change.add_follow_up(&heard(1, "2026-03-08")).await.unwrap();
    change.add_follow_up(&heard(2, "2026-03-31")).await.unwrap();
    for one in [month(false, 100), unpaid, month(true, 200)] {
        change.set_work_month(id, &one).await.unwrap();
    }
    change.commit().await.unwrap();
    let all = database.list_follow_ups(&[id]).await.unwrap();
    assert_eq!(all, [heard(2, "2026-03-31"), heard(1, "2026-03-08")]);
    let months = database.list_work_months(&[id]).await.unwrap();
    assert_eq!(
        months,
        [(id, month(true, 200)), (id, unpaid)],
        "the later word stands"
    );
}

async fn what_people_say_waits_until_it_is_looked_at(database: Database) {
    settle(&database, 1, 0).await;
    keep(&database, &[placement(1, 1)]).await;
    let said = WorkProposal {
        id: ProposalId(uuid(64, 1)),
        person: person(1).id,
        kind: ProposalKind::Left,
        lead: Some(LeadId(uuid(5, 1))),
        placement: Some(placement(1, 1).id),
        employer_name: "河湾饭店".to_owned(),
        on: day("2026-03-12"),
        made_at: at(3),
    };
    let mut change = database.begin().await.unwrap();
    change.add_work_proposal(&said).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.find_open_work_proposal(said.id).await.unwrap(),
        Some(said.clone())
    );
    let waiting = database
        .list_open_work_proposals(Some(code("330523")), 10)
        .await
        .unwrap();
    assert_eq!(waiting.as_slice(), std::slice::from_ref(&said));
    let mut change = database.begin().await.unwrap();
    let by = ("staff:y", at(9));
    assert!(
        change
            .settle_work_proposal(said.id, ProposalEnd::Taken, by)
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_work_proposal(said.id, ProposalEnd::Taken, by)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(database.find_open_work_proposal(said.id).await.unwrap(), None);
    assert!(
        database
            .list_open_work_proposals_of(said.person)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn placements_are_found_by_area_and_by_their_year(database: Database) {
    settle(&database, 2, 0).await;
    let ended = Placement {
        state: PlacementState::Ended {
            leaving: leaving("2026-03-12"),
        },
        ..placement(2, 1)
    };
    let cancelled = Placement {
        state: PlacementState::Cancelled {
            at: at(5),
            cause: CancelCause::Twice,
        },
        ..placement(3, 2)
    };
    let last_year = Placement {
        work: Work {
            started_on: day("2025-12-31"),
            ..placement(4, 2).work
        },
        ..placement(4, 2)
    };
    keep(
        &database,
        &[placement(1, 1), ended.clone(), cancelled, last_year.clone()],
    )
    .await;
    let area = Some(code("330523"));
    let working = database.list_placements_in(area, true, (0, 10)).await.unwrap();
    assert_eq!(working, [placement(1, 1), last_year]);
    assert_eq!(
        database.list_placements_in(area, false, (0, 10)).await.unwrap(),
        [ended]
    );
    let year = (day("2026-01-01"), day("2026-12-31"));
    let begun = database.list_placements_begun(area, year).await.unwrap();
    assert_eq!(begun.len(), 2, "what was taken back never was");
    assert_eq!(begun[0].0, person(1).living_area);
    assert_eq!(
        database.list_people_placed().await.unwrap(),
        [person(1).id, person(2).id]
    );
    let on = |on: &'static str| {
        let database = database.clone();
        async move { database.list_people_placed_on(area, day(on)).await.unwrap().len() }
    };
    assert_eq!(on("2025-12-30").await, 0, "before anybody began");
    assert_eq!(on("2026-02-28").await, 1);
    assert_eq!(on("2026-03-01").await, 2, "the first day of the second");
}

async fn placements_move_with_a_file(database: Database) {
    settle(&database, 2, 0).await;
    keep(&database, &[placement(1, 1)]).await;
    let mut change = database.begin().await.unwrap();
    let way = (person(1).id, person(2).id);
    change.move_placements(&[placement(1, 1).id], way).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.list_placements_of(&[way.1]).await.unwrap().len(), 1);
    assert!(database.list_placements_of(&[way.0]).await.unwrap().is_empty());
}

async fn a_spell_ends_once_and_goes_on_again(database: Database) {
    settle(&database, 1, 0).await;
    let spell = crate::sample::kept(
        1,
        Entry::Employment(EmploymentSpell {
            from: day("2026-03-01"),
            to: None,
            kind: EmploymentStatus::Employed,
            employer: "河湾饭店".to_owned(),
            occupation: String::new(),
            monthly: None,
        }),
    );
    let mut change = database.begin().await.unwrap();
    change
        .add_file_entries(&[(person(1).id, spell.clone())])
        .await
        .unwrap();
    assert!(change.end_spell(spell.id, day("2026-03-12")).await.unwrap());
    assert!(!change.end_spell(spell.id, day("2026-03-13")).await.unwrap());
    assert!(!change.reopen_spell(spell.id, day("2026-03-13")).await.unwrap());
    assert!(change.reopen_spell(spell.id, day("2026-03-12")).await.unwrap());
    change.commit().await.unwrap();
    let all = database.list_file_entries(person(1).id).await.unwrap();
    assert_eq!(all, [spell]);
}
