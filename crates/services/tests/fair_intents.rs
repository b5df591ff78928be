//! Stands: second scans, visitors who share nothing, the chain to work, what nobody marked, RP10.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::check_ins::{
    FAIR, STAND, another_organiser, by_code, check_in, furnish, open, organiser, registration, walk_in,
};
use crate::world::{VILLAGE, World, at, code, day, employer_id, person, staff, vacancy};
use domain::actor::{Actor, Role};
use domain::fair_intent::{FairSums, IntentKind, IntentResult, IntentStanding};
use domain::ids::{AccountId, FollowUpId, PlacementId};
use domain::lead::{Channel, LeadState};
use domain::person::{Category, Person};
use domain::placement::{
    Caused, Contract, ContractPaper, FollowUp, FollowUpWay, Heard, IntroducedBy, Placement, PlacementState,
    Work, WorkHours,
};
use domain::ports::{IntentWish, StandKey};
use domain::posting::NoticeKind;
use domain::refusal::{Problem, Refusal};
use domain::vacancy::VacancyKind;
use domain::values::Phone;
use uuid::Uuid;

const NOBODY: Actor = Actor::Visitor;

fn employer() -> Actor {
    Actor::Employer {
        employer: employer_id(),
        account: AccountId(Uuid::from_u128(0xE1)),
    }
}

fn wish(visitor: &str, kind: IntentKind, note: &str) -> IntentWish {
    IntentWish {
        visitor: visitor.to_owned(),
        kind,
        vacancy: Some(vacancy(1, "缝纫工").id),
        note: note.to_owned(),
        interview_on: (kind == IntentKind::Interview).then(|| day("2026-12-01")),
    }
}

/// Number 1 shares her name and has a file, number 2 shares nothing.
async fn two_inside() -> (World, StandKey) {
    let world = World::new().await;
    let shares = Person {
        name: "张三丰".to_owned(),
        phone: Phone::parse("13812345678").ok(),
        ..person(1, VILLAGE)
    };
    let silent = person(2, VILLAGE);
    let mut disabled = person(3, VILLAGE);
    disabled.categories = disabled.categories.with(Category::PersonWithDisability);
    furnish(&world, &[shares, silent, disabled]).await;
    world.services.tidy().await.unwrap();
    let gate = open(&world, None).await;
    check_in(&world, &gate, 1, walk_in("张三丰", "", "13812345678")).await;
    check_in(&world, &gate, 2, by_code(2)).await;
    let stand = open(&world, Some(STAND)).await;
    (world, StandKey::Link(stand))
}

#[tokio::test]
async fn counting_up_through_the_numbers_shows_no_names() {
    let (world, stand) = two_inside().await;
    let ports = &world.ports.fair_intents;
    let open = async |typed: &str| {
        let seen = ports.stand(&NOBODY, &stand, Some(typed)).await.unwrap();
        seen.found.unwrap().0
    };
    let guessed = open("1").await;
    assert_eq!(guessed.name.as_deref(), Some("张**"));
    assert_eq!((guessed.skills.len(), guessed.key().as_str()), (0, "1"));
    let scanned = open(&registration(FAIR, 1, None).code.grouped()).await;
    assert_ne!(scanned.key(), "1");
    assert_eq!(open(&scanned.key()).await, scanned, "the page after the scan");
    ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Interested, ""))
        .await
        .unwrap();
    assert_eq!(open("1").await.name.as_deref(), Some("张三丰"), "both have met");
}

#[tokio::test]
async fn a_second_scan_finds_the_first_note_and_who_shares_nothing_is_a_number() {
    let (world, stand) = two_inside().await;
    let ports = &world.ports.fair_intents;
    let scanned = registration(FAIR, 1, None).code.grouped();
    let seen = ports.stand(&NOBODY, &stand, Some(&scanned)).await.unwrap();
    let (visitor, before) = seen.found.unwrap();
    assert_eq!((visitor.name.as_deref(), before), (Some("张三丰"), None));
    let first = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Interested, "会平车"))
        .await;
    let again = ports.stand(&NOBODY, &stand, Some("1")).await.unwrap();
    let (_, before) = again.found.unwrap();
    assert_eq!(before.unwrap().intent.note, "会平车");
    let second = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Offer, "要了"))
        .await;
    assert_eq!(first, second, "it is the same note");
    let silent = ports
        .stand(&employer(), &StandKey::Own(FAIR), Some("2"))
        .await
        .unwrap();
    let (visitor, _) = silent.found.unwrap();
    assert_eq!((visitor.number, visitor.name), (2, None));
    ports
        .note_intent(&NOBODY, &stand, wish("2", IntentKind::Interested, ""))
        .await
        .unwrap();
    let leads = world
        .services
        .db
        .list_leads_of_person(person(2, VILLAGE).id)
        .await
        .unwrap();
    assert_eq!(leads, [], "who shares nothing is put forward by nobody");
    assert!(ports.stand(&NOBODY, &stand, Some("99")).await.unwrap().not_found);
    let wrong = ports
        .note_intent(&NOBODY, &stand, wish("99", IntentKind::Interested, ""))
        .await;
    assert_eq!(wrong, Err(Refusal::field("visitor", Problem::Unreadable)));
    let numbers = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Offer, "电话13800000000"))
        .await;
    assert_eq!(numbers, Err(Refusal::field("note", Problem::NoNumbers)));
    let gate = open(&world, None).await;
    let through_gate = ports.stand(&NOBODY, &StandKey::Link(gate), None).await;
    assert_eq!(through_gate.unwrap_err(), Refusal::NotFound, "a gate is no stand");
}

#[tokio::test]
async fn an_intent_becomes_a_lead_an_interview_and_a_hire() {
    let (world, stand) = two_inside().await;
    let ports = &world.ports.fair_intents;
    let somebody = person(1, VILLAGE);
    let id = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Interview, ""))
        .await
        .unwrap();
    let lead = world.lead(&somebody, 1).await;
    assert!(
        matches!(&lead.state, LeadState::Interviewed { delivery, .. } if delivery.channel == Channel::Fair)
    );
    let early = ports
        .intent_result(&NOBODY, &stand, (id, 1), IntentResult::NoShow)
        .await;
    assert_eq!(
        early,
        Err(Refusal::field("result", Problem::OutOfRange)),
        "the interview is to come"
    );
    world.clock.set("2026-12-02T10:00:00+08:00");
    let waits = &ports.stand(&NOBODY, &stand, None).await.unwrap().lines[0];
    assert_eq!(
        waits.standing,
        IntentStanding::NeedsUpdate,
        "what nobody marked is not present"
    );
    assert_eq!(
        ports
            .intent_result(&NOBODY, &stand, (id, 9), IntentResult::Hired)
            .await,
        Err(Refusal::Changed)
    );
    ports
        .intent_result(&employer(), &StandKey::Own(FAIR), (id, 1), IntentResult::Hired)
        .await
        .unwrap();
    assert_eq!(
        ports
            .intent_result(
                &employer(),
                &StandKey::Own(FAIR),
                (id, 2),
                IntentResult::NotSuited
            )
            .await,
        Err(Refusal::Changed),
        "what is decided is decided"
    );
    assert!(matches!(
        world.lead(&somebody, 1).await.state,
        LeadState::Hired { .. }
    ));
    let filled = world
        .services
        .db
        .find_vacancy(vacancy(1, "缝纫工").id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(filled.filled, 1);
    let results = ports.fair_results(&organiser(), FAIR).await.unwrap();
    assert_eq!(
        (
            results.total.intents,
            results.total.hired,
            results.total.no_show_permille()
        ),
        (1, 1, Some(0))
    );
    let late = ports
        .note_intent(&NOBODY, &stand, wish("2", IntentKind::Interested, ""))
        .await;
    assert_eq!(
        late,
        Err(Refusal::TooLate),
        "results are said later, new ones are not noted"
    );
}

#[tokio::test]
async fn a_link_of_a_stand_shows_nobody_once_it_was_taken_back_or_some_days_after_it_closed() {
    let (world, stand) = two_inside().await;
    let ports = &world.ports.fair_intents;
    let id = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Interested, ""))
        .await
        .unwrap();
    let seen = async |key: &StandKey, visitor| ports.stand(&NOBODY, key, visitor).await.unwrap();
    world.clock.set("2026-12-05T10:00:00+08:00");
    let last = seen(&stand, Some("1")).await;
    assert_eq!((last.lines.len(), last.tells), (1, true));
    assert_eq!(last.found, None, "a stand that is shut looks nobody up");
    world.clock.set("2026-12-06T10:00:00+08:00");
    let over = seen(&stand, None).await;
    assert_eq!((over.lines.len(), over.tells), (0, false));
    let result = ports
        .intent_result(&NOBODY, &stand, (id, 1), IntentResult::Hired)
        .await;
    assert_eq!(result, Err(Refusal::TooLate));
    let own = ports
        .stand(&employer(), &StandKey::Own(FAIR), None)
        .await
        .unwrap();
    assert_eq!(own.lines.len(), 1, "with its account the employer goes on");

    world.clock.set("2026-11-28T10:00:00+08:00");
    let day = world.ports.check_ins.fair_day(&organiser(), FAIR).await.unwrap();
    let link = day.passes.iter().find(|one| one.employer.is_some()).unwrap();
    world
        .ports
        .check_ins
        .revoke_pass(&organiser(), link.pass.id)
        .await
        .unwrap();
    let revoked = seen(&stand, Some("1")).await;
    assert_eq!((revoked.lines.len(), revoked.found), (0, None));
}

#[tokio::test]
async fn an_employer_that_says_nothing_is_reminded_once() {
    let (world, stand) = two_inside().await;
    let ports = &world.ports.fair_intents;
    ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Interested, ""))
        .await
        .unwrap();
    let told = async || {
        let notices = world
            .services
            .db
            .list_employer_notices(employer_id(), day("2026-11-01"))
            .await;
        let notices = notices.unwrap();
        notices
            .iter()
            .filter(|one| one.kind == NoticeKind::FairResults)
            .count()
    };
    world.clock.set("2026-12-05T10:00:00+08:00");
    world.services.tidy().await.unwrap();
    assert_eq!(told().await, 0, "seven days are not over");
    for day in ["2026-12-07", "2026-12-08"] {
        world.clock.set(&format!("{day}T10:00:00+08:00"));
        world.services.tidy().await.unwrap();
    }
    assert_eq!(told().await, 1);
    let own = ports.own_fair_days(&employer()).await.unwrap();
    assert_eq!((own[0].sums.needs_update, own[0].due), (1, day("2026-12-05")));
}

fn placement(somebody: &Person, number: u128, started_on: &str) -> Placement {
    Placement {
        id: PlacementId(Uuid::from_u128(number)),
        person: somebody.id,
        employer: Some(employer_id()),
        employer_name: "青禾制衣厂".to_owned(),
        uscc: None,
        vacancy: None,
        lead: None,
        work: Work {
            started_on: day(started_on),
            kind: VacancyKind::Normal,
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::None,
                months: None,
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: None,
            introduced_by: IntroducedBy::Town,
        },
        state: PlacementState::Working,
        caused: Caused::default(),
        made_by: "staff:x".to_owned(),
        made_at: at("2026-12-03"),
    }
}

#[tokio::test]
async fn the_report_counts_rows_and_only_what_was_heard() {
    let (world, stand) = two_inside().await;
    let gate = open(&world, None).await;
    check_in(&world, &gate, 9, by_code(3)).await;
    let ports = &world.ports.fair_intents;
    let id = ports
        .note_intent(&NOBODY, &stand, wish("1", IntentKind::Offer, ""))
        .await
        .unwrap();
    ports
        .note_intent(&NOBODY, &stand, wish("2", IntentKind::Interested, ""))
        .await
        .unwrap();
    ports
        .intent_result(&NOBODY, &stand, (id, 1), IntentResult::Hired)
        .await
        .unwrap();
    let work = placement(&person(1, VILLAGE), 0x71, "2026-12-01");
    let heard = FollowUp {
        id: FollowUpId(Uuid::from_u128(0xF1)),
        placement: work.id,
        on: day("2027-01-05"),
        way: FollowUpWay::Call,
        heard: Heard::Working,
        wage: None,
        insured: None,
        problems: Vec::new(),
        by: "staff:x".to_owned(),
        at: at("2027-01-05"),
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.add_placement(&work).await.unwrap();
    change
        .add_placement(&placement(&person(2, VILLAGE), 0x72, "2026-11-01"))
        .await
        .unwrap();
    change.add_follow_up(&heard).await.unwrap();
    change.commit().await.unwrap();
    world.clock.set("2027-06-01T10:00:00+08:00");
    let report = ports.fair_report(&organiser(), Some(2026), None).await.unwrap();
    let expected = FairSums {
        employers: 1,
        stands: 1,
        posts: 1,
        visitors: 3,
        disabled: 1,
        intents: 2,
        hired: 1,
        // Work that began before the fair came of nothing there; of the ninetieth day nobody has asked.
        at_work: [1, 1, 0],
    };
    assert_eq!((report.rows.len(), report.total), (1, expected));
    assert_eq!(report.rows[0].sums, expected);
    let csv = String::from_utf8(services::fair_report_csv(&report).unwrap()).unwrap();
    assert!(csv.contains("合计 total,,1,1,1,3,1,2,1,1,1,0"), "{csv}");
    assert_eq!(
        ports
            .fair_report(&organiser(), Some(2025), None)
            .await
            .unwrap()
            .total,
        FairSums::default()
    );
    let coordinator = staff(Role::Coordinator, VILLAGE);
    let village = ports.fair_results(&coordinator, FAIR).await;
    assert_eq!(
        village.unwrap_err(),
        Refusal::NotFound,
        "a fair of the county is not the village's"
    );
    let colleague = ports.fair_results(&another_organiser(), FAIR).await;
    assert_eq!(
        colleague.unwrap_err(),
        Refusal::NotFound,
        "an organiser reads what its own fairs came to"
    );
    let made = world
        .services
        .job_fairs_report(&Actor::Operator, (2026, Some(10)), None)
        .await
        .unwrap();
    assert_eq!(
        (made.rows.len(), made.total.visitors),
        (0, 0),
        "it was held in November"
    );
    let other = ports
        .fair_report(&organiser(), Some(2026), Some(code("330599")))
        .await;
    assert_eq!(other.unwrap_err(), Refusal::NotFound);
}
