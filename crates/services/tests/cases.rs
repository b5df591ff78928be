//! Complaints: brought by anybody, handled in time, ordered by rule, and told to who may know.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, TOWN, VILLAGE, World, code, day, person, staff, vacancies, vacancy};
use domain::access::AccessKind;
use domain::actor::{Actor, Department, Role, Staff};
use domain::case::{Case, CaseDeed, CaseDraft, CaseKind, CaseStage, Liable, OrderWish, Said, TransferTo};
use domain::ids::{AccountId, CaseId};
use domain::ports::{CaseFilter, CaseShow, CaseStepSent};
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, SocialCreditCode};
use uuid::Uuid;

const ADDRESS: &str = "203.0.113.77";

/// Somebody of staff with an account of their own.
pub fn officer(number: u128, role: Role, area: &str) -> Actor {
    let Actor::Staff(staff) = staff(role, area) else {
        unreachable!("staff")
    };
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xC000 + number)),
        ..staff
    })
}

fn town() -> Actor {
    officer(1, Role::TownOfficer, TOWN)
}

pub fn draft(firm: &str) -> CaseDraft {
    CaseDraft {
        kind: Some(CaseKind::Arrears),
        firm: firm.to_owned(),
        people: 3,
        owed: Some(Fen::yuan(9000)),
        said: Said {
            words: "三个月没发工资".to_owned(),
            ..Said::default()
        },
        ..CaseDraft::default()
    }
}

pub fn step(version: u32, deed: CaseDeed) -> CaseStepSent {
    CaseStepSent {
        version,
        deed,
        words: "说明".to_owned(),
        amount: None,
        to: None,
        order: None,
    }
}

async fn bring(world: &World, who: &Actor, draft: CaseDraft) -> CaseId {
    let cases = &world.ports.cases;
    cases.report(who, draft, ADDRESS.to_owned()).await.unwrap().id
}

async fn take(world: &World, id: CaseId, step: CaseStepSent) -> Result<CaseStage, Refusal> {
    world.ports.cases.take_case_step(&town(), id, step).await
}

fn paid(version: u32, deed: CaseDeed, yuan: i64) -> CaseStepSent {
    CaseStepSent {
        amount: Some(Fen::yuan(yuan)),
        ..step(version, deed)
    }
}

#[tokio::test]
async fn somebody_says_that_wages_are_missing_and_is_paid() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let me = Actor::Seeker(worker.id);
    let receipt = world
        .ports
        .cases
        .report(&me, draft("河湾饭店"), ADDRESS.to_owned())
        .await
        .unwrap();
    assert_eq!(receipt.code, None, "the own page shows it");
    let own = world.ports.cases.own_cases(&me).await.unwrap();
    assert_eq!(
        (own[0].no.as_str(), own[0].state.stage()),
        (receipt.no.as_str(), CaseStage::Received)
    );
    assert_eq!(
        own[0].due_on,
        Some(day("2026-07-07")),
        "five working days from a Tuesday"
    );
    let id = receipt.id;
    assert_eq!(
        take(&world, id, step(0, CaseDeed::Accept)).await,
        Ok(CaseStage::Investigating)
    );
    let part = take(&world, id, paid(1, CaseDeed::Pay, 4000)).await;
    assert_eq!(part, Ok(CaseStage::Investigating));
    let rest = take(&world, id, paid(2, CaseDeed::Pay, 5000)).await;
    assert_eq!(rest, Ok(CaseStage::ClosedPaid));
    let over = take(&world, id, paid(3, CaseDeed::Pay, 1)).await;
    assert_eq!(over, Err(Refusal::Changed));
    let own = world.ports.cases.own_cases(&me).await.unwrap();
    assert_eq!(
        (own[0].state.stage(), own[0].paid),
        (CaseStage::ClosedPaid, Fen::yuan(9000))
    );
}

#[tokio::test]
async fn only_who_handles_it_reads_what_was_said_and_each_look_is_written_down() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾饭店")).await;
    let cases = &world.ports.cases;
    let read = async |who: &Actor| {
        cases
            .case(who, id)
            .await
            .map(|view| view.case.said.unwrap().words)
    };
    assert_eq!(read(&town()).await.as_deref(), Ok("三个月没发工资"));
    let refused = [
        (officer(2, Role::Coordinator, VILLAGE), Refusal::NotAllowed),
        (officer(3, Role::CitySupervisor, "3305"), Refusal::NotAllowed),
        (officer(4, Role::TownOfficer, OTHER_TOWN), Refusal::NotFound),
        (Actor::Seeker(worker.id), Refusal::NotSignedIn),
        (Actor::Visitor, Refusal::NotSignedIn),
    ];
    for (who, refusal) in refused {
        assert_eq!(read(&who).await, Err(refusal), "{who:?}");
    }
    let seen = world.ports.access_log.seen(&town(), worker.id).await.unwrap();
    let looks = seen.iter().filter(|line| line.kind == AccessKind::Case);
    assert_eq!(looks.count(), 1, "it is written down that somebody looked");
}

#[tokio::test]
async fn whoever_gives_no_name_gets_a_code_and_leaves_no_address() {
    let world = World::with(&[], &vacancies(1..=1)).await;
    let about = CaseDraft {
        kind: Some(CaseKind::Posting),
        vacancy: Some(vacancy(1, "").id),
        firm: String::new(),
        ..draft("")
    };
    let cases = &world.ports.cases;
    let receipt = cases
        .report(&Actor::Visitor, about.clone(), ADDRESS.to_owned())
        .await
        .unwrap();
    let standing = cases.standing(&receipt.code.unwrap()).await.unwrap();
    assert_eq!((standing.no, standing.firm.as_str()), (receipt.no, "青禾制衣厂"));
    assert_eq!(cases.standing("0000000000000000").await, Err(Refusal::NotFound));
    let kept = world.services.db.find_case(receipt.id).await.unwrap().unwrap();
    assert_eq!(kept.made_by, "visitor");
    assert!(!format!("{kept:?}").contains(ADDRESS));
    let audit = world.services.db.list_audit(100).await.unwrap();
    assert!(!format!("{audit:?}").contains(ADDRESS));
    let nowhere = CaseDraft {
        vacancy: None,
        ..draft("河湾饭店")
    };
    let told = cases.report(&Actor::Visitor, nowhere, ADDRESS.to_owned()).await;
    assert_eq!(
        told.map(|one| one.no),
        Err(Refusal::field("area", Problem::Required))
    );
    let mut again = Ok(());
    for _ in 0..6 {
        again = cases
            .report(&Actor::Visitor, about.clone(), ADDRESS.to_owned())
            .await
            .map(drop);
    }
    assert_eq!(again, Err(Refusal::TooMany));
}

#[tokio::test]
async fn of_two_handlers_one_wins_and_nobody_handles_what_is_closed() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾饭店")).await;
    let county = officer(5, Role::CountyOfficer, COUNTY);
    let cases = &world.ports.cases;
    let (one, other) = (step(0, CaseDeed::Accept), step(0, CaseDeed::NotAccept));
    assert_eq!(take(&world, id, one).await, Ok(CaseStage::Investigating));
    assert_eq!(
        cases.take_case_step(&county, id, other).await,
        Err(Refusal::Changed)
    );
    let unsaid = CaseStepSent {
        words: " ".to_owned(),
        ..step(1, CaseDeed::Dismiss)
    };
    assert_eq!(
        take(&world, id, unsaid).await,
        Err(Refusal::field("words", Problem::Required))
    );
    assert_eq!(
        take(&world, id, step(1, CaseDeed::Dismiss)).await,
        Ok(CaseStage::ClosedUnfounded)
    );
}

#[tokio::test]
async fn holidays_are_not_counted_and_what_is_late_stands_on_the_desk() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let mut change = world.services.db.begin().await.unwrap();
    change
        .set_setting(
            Some(code(COUNTY)),
            "work_days",
            Some("20260706 20260707 +20260704"),
        )
        .await
        .unwrap();
    change.commit().await.unwrap();
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾饭店")).await;
    let due = world.services.db.find_case(id).await.unwrap().unwrap().due_on;
    assert_eq!(
        due,
        Some(day("2026-07-08")),
        "two holidays, and a Saturday that is worked"
    );
    let late = CaseFilter {
        show: CaseShow::Overdue,
        ..CaseFilter::default()
    };
    let cases = &world.ports.cases;
    world.clock.set("2026-07-08T23:59:59+08:00");
    assert_eq!(cases.case_desk(&town(), late).await.unwrap().total, 0);
    world.clock.set("2026-07-09T00:00:00+08:00");
    let desk = cases.case_desk(&town(), late).await.unwrap();
    assert!(desk.total == 1 && desk.lines[0].overdue);
    assert_eq!(cases.cases_waiting(&town()).await, Ok((1, 1)));
    take(&world, id, step(0, CaseDeed::Accept)).await.unwrap();
    let long = world
        .services
        .db
        .find_case(id)
        .await
        .unwrap()
        .unwrap()
        .due_on
        .unwrap();
    take(&world, id, step(1, CaseDeed::Extend)).await.unwrap();
    let longer = world
        .services
        .db
        .find_case(id)
        .await
        .unwrap()
        .unwrap()
        .due_on
        .unwrap();
    assert!(longer > long, "{long} {longer}");
    assert_eq!(
        take(&world, id, step(2, CaseDeed::Extend)).await,
        Err(Refusal::Changed),
        "once"
    );
}

fn order(on_site: bool, settled: bool, pay_by: &str) -> CaseStepSent {
    CaseStepSent {
        order: Some(OrderWish {
            on_site,
            settled,
            contractor: "青禾建设".to_owned(),
            contractor_uscc: SocialCreditCode::complete("91990101MABU1LDER").ok(),
            amount: Fen::yuan(8000),
            pay_by: Some(day(pay_by)),
        }),
        ..step(1, CaseDeed::Order)
    }
}

#[tokio::test]
async fn on_a_site_the_rule_says_who_must_pay_and_the_trail_keeps_why() {
    for (on_site, settled, liable) in [
        (true, false, Liable::GeneralContractor),
        (true, true, Liable::Subcontractor),
        (false, false, Liable::Employer),
    ] {
        let worker = person(1, VILLAGE);
        let world = World::with(std::slice::from_ref(&worker), &[]).await;
        let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾劳务")).await;
        take(&world, id, step(0, CaseDeed::Accept)).await.unwrap();
        let past = take(&world, id, order(on_site, settled, "2026-06-29")).await;
        assert_eq!(past, Err(Refusal::field("pay_by", Problem::OutOfRange)));
        // 4 July is a Saturday: Monday counts.
        let ordered = take(&world, id, order(on_site, settled, "2026-07-04")).await;
        assert_eq!(ordered, Ok(CaseStage::Ordered));
        let view = world.ports.cases.case(&town(), id).await.unwrap();
        let kept = view.case.state.order().unwrap();
        assert_eq!((kept.liable, kept.pay_by), (liable, day("2026-07-06")));
        assert!(
            kept.employer.is_some(),
            "its code makes it somebody who can be listed"
        );
        let finding = view.trail.last().unwrap().entry.finding.clone();
        assert_eq!(finding.is_some(), on_site);
        if let Some(finding) = finding {
            assert_eq!(finding["rule"], "R82");
            assert_eq!(finding["inputs"]["subcontract_settled"], settled);
            assert_eq!(finding["version"]["on"], "2026-06-30");
        }
        let deposit = take(&world, id, paid(2, CaseDeed::Deposit, 3000)).await;
        assert_eq!(deposit, Ok(CaseStage::Ordered));
        let advance = take(&world, id, paid(3, CaseDeed::Advance, 5000)).await;
        assert_eq!(advance, Ok(CaseStage::ClosedPaid));
    }
}

#[tokio::test]
async fn what_is_handed_to_the_county_goes_on_there_and_elsewhere_it_ends_here() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let cases = &world.ports.cases;
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾饭店")).await;
    let to = |version, to| CaseStepSent {
        to: Some(to),
        ..step(version, CaseDeed::Transfer)
    };
    let elsewhere = CaseDraft {
        area: Some(code(COUNTY)),
        ..draft("河湾饭店")
    };
    let up = take(&world, id, to(0, TransferTo::County)).await;
    assert_eq!(up, Ok(CaseStage::Received));
    assert_eq!(
        take(&world, id, step(1, CaseDeed::Accept)).await,
        Err(Refusal::NotFound)
    );
    let county = officer(5, Role::CountyOfficer, COUNTY);
    let police = Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xC0DE)),
        login: "police".to_owned(),
        role: Role::DepartmentReviewer,
        area: code(COUNTY),
        department: Some(Department::PublicSecurity),
    });
    assert_eq!(cases.case(&police, id).await.map(drop), Err(Refusal::NotFound));
    let over = cases
        .take_case_step(&county, id, to(1, TransferTo::PublicSecurity))
        .await;
    assert_eq!(over, Ok(CaseStage::Transferred));
    assert!(
        cases.case(&police, id).await.is_ok(),
        "what was handed to it, a department reads"
    );
    let desk = cases.case_desk(&police, CaseFilter::default()).await.unwrap();
    assert_eq!(
        (desk.total, desk.waiting),
        (1, (1, 0)),
        "and sees on its desk at once"
    );
    let foreign = CaseDraft {
        area: Some(code(OTHER_TOWN)),
        ..draft("河湾饭店")
    };
    let foreign = cases.report(&town(), foreign, ADDRESS.to_owned()).await;
    assert_eq!(
        foreign.map(drop),
        Err(Refusal::NotFound),
        "not through the back door"
    );
    let higher = cases
        .take_case_step(
            &county,
            bring(&world, &county, elsewhere).await,
            to(0, TransferTo::County),
        )
        .await;
    assert_eq!(
        higher,
        Err(Refusal::field("to", Problem::Unchanged)),
        "the county hands nothing on to itself"
    );
    let own = cases.own_cases(&Actor::Seeker(worker.id)).await.unwrap();
    assert_eq!(own[0].answer, "说明");
}

#[tokio::test]
async fn a_case_goes_with_a_merged_file_and_loses_what_was_said_with_an_erased_one() {
    let (kept, gone) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[kept.clone(), gone.clone()], &[]).await;
    let id = bring(&world, &Actor::Seeker(gone.id), draft("河湾饭店")).await;
    let mut change = world.services.db.begin().await.unwrap();
    change.move_cases(&[id], (gone.id, kept.id)).await.unwrap();
    change.commit().await.unwrap();
    let me = Actor::Seeker(kept.id);
    assert_eq!(world.ports.cases.own_cases(&me).await.unwrap().len(), 1);
    let mut change = world.services.db.begin().await.unwrap();
    let nobody = store::Nobody {
        id: kept.id,
        names: vec![kept.name.clone()],
        no: kept.no.clone(),
        resident_id: kept.resident_id,
        on: day("2026-06-30"),
        at: world.services.clock.now(),
    };
    assert!(change.erase_person(&nobody).await.unwrap());
    change.commit().await.unwrap();
    let view = world.ports.cases.case(&town(), id).await.unwrap();
    assert_eq!((view.case.said, view.who), (None, None));
    assert_eq!(
        take(&world, id, step(0, CaseDeed::Accept)).await,
        Ok(CaseStage::Investigating)
    );
}

#[tokio::test]
async fn the_employer_reads_only_what_the_handler_tells() {
    let world = World::with(&[], &vacancies(1..=1)).await;
    let about = CaseDraft {
        vacancy: Some(vacancy(1, "").id),
        ..draft("")
    };
    let id = bring(&world, &Actor::Visitor, about).await;
    let boss = crate::postings::boss();
    let county = officer(5, Role::CountyOfficer, COUNTY);
    let cases = &world.ports.cases;
    assert_eq!(cases.told_cases(&boss).await, Ok(Vec::new()));
    let tell = CaseStepSent {
        words: "请三天内说明情况".to_owned(),
        ..step(0, CaseDeed::TellEmployer)
    };
    cases.take_case_step(&county, id, tell).await.unwrap();
    let told = cases.told_cases(&boss).await.unwrap();
    assert_eq!(told[0].words[0].1, "请三天内说明情况");
    assert!(!format!("{told:?}").contains("三个月没发工资"));
}

#[tokio::test]
async fn arrears_are_counted_by_amount_and_by_people() {
    let workers = [person(1, VILLAGE), person(2, VILLAGE)];
    let world = World::with(&workers, &[]).await;
    let first = bring(&world, &Actor::Seeker(workers[0].id), draft("河湾饭店")).await;
    bring(&world, &Actor::Seeker(workers[1].id), draft("石桥砖厂")).await;
    take(&world, first, step(0, CaseDeed::Accept)).await.unwrap();
    take(&world, first, paid(1, CaseDeed::Pay, 9000)).await.unwrap();
    let cases = &world.ports.cases;
    let table = cases.arrears(&town(), Some(2026), Some(6), None).await.unwrap();
    let total = &table.total;
    assert_eq!((total.cases, total.people, total.people_cleared), (2, 6, 3));
    assert_eq!((total.found, total.cleared), (Fen::yuan(18_000), Fen::yuan(9000)));
    assert_eq!(total.reached, Some(false));
    let before = cases.arrears(&town(), Some(2026), Some(5), None).await.unwrap();
    assert_eq!((before.total.cases, before.total.reached), (0, None));
    let city = officer(6, Role::CitySupervisor, "3305");
    assert!(
        cases.arrears(&city, Some(2026), None, None).await.is_ok(),
        "counts alone"
    );
}

/// What follow-ups had found before there were limits came over without a day.
#[tokio::test]
async fn a_case_from_before_gets_the_day_it_would_have_had() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾饭店")).await;
    let db = &world.services.db;
    let before = Case {
        id: CaseId(Uuid::from_u128(0xF00)),
        no: "F-1".to_owned(),
        due_on: None,
        reported_on: day("2026-06-01"),
        ..db.find_case(id).await.unwrap().unwrap()
    };
    let mut change = db.begin().await.unwrap();
    change.add_case(&before, None).await.unwrap();
    change.commit().await.unwrap();
    let cases = &world.ports.cases;
    let desk = cases.case_desk(&town(), CaseFilter::default()).await.unwrap();
    assert_eq!(desk.lines[0].no, "F-1", "what has no day is looked at first");
    world.services.tidy().await.unwrap();
    let dated = db.find_case(before.id).await.unwrap().unwrap();
    assert_eq!(dated.due_on, Some(day("2026-06-08")));
    assert_eq!(cases.cases_waiting(&town()).await, Ok((2, 1)), "it is late");
}

/// Nobody can be listed of whom nobody knows the code, so it is asked for before the case goes there.
#[tokio::test]
async fn a_firm_that_is_to_be_listed_is_known_by_its_code() {
    let worker = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&worker), &[]).await;
    let id = bring(&world, &Actor::Seeker(worker.id), draft("河湾劳务")).await;
    take(&world, id, step(0, CaseDeed::Accept)).await.unwrap();
    let mut nameless = order(false, false, "2026-07-06");
    if let Some(wish) = &mut nameless.order {
        wish.contractor_uscc = None;
    }
    take(&world, id, nameless).await.unwrap();
    let unknown = take(&world, id, step(2, CaseDeed::Blacklist)).await;
    assert_eq!(unknown, Err(Refusal::field("uscc", Problem::Required)));
    let known = CaseStepSent {
        order: Some(OrderWish {
            contractor_uscc: SocialCreditCode::complete("91990101MABU1LDER").ok(),
            ..OrderWish::default()
        }),
        ..step(2, CaseDeed::Blacklist)
    };
    assert_eq!(take(&world, id, known).await, Ok(CaseStage::Blacklist));
    let case = world.services.db.find_case(id).await.unwrap().unwrap();
    let firm = case.state.order().unwrap().employer.unwrap();
    let firm = world.services.db.find_employer(firm).await.unwrap().unwrap();
    assert_eq!((firm.name.as_str(), firm.uscc.is_some()), ("河湾劳务", true));
}
