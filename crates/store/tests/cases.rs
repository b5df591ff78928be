//! Complaints with their trails, the lists of firms, and what is known of firms.

use crate::sample::{at, code, day, employer, person, settle, uuid};
use domain::case::{
    Case, CaseChannel, CaseDeed, CaseEnd, CaseEntry, CaseKind, CaseStage, CaseState, Liable, PayOrder, Said,
    TransferTo,
};
use domain::employer_fact::{ContactKind, EmployerContact, EmployerFact, FirmSize};
use domain::employer_staff::{StaffCount, StaffFigures};
use domain::ids::{CaseEntryId, CaseId, ContactId, ListingId};
use domain::listing::{ListGround, ListKind, Listing, ListingStage, Period, Word};
use domain::values::{Fen, Phone};
use store::{CasesShown, Database};

contracts! {
    every_state_of_a_case_comes_back_as_it_was,
    of_two_who_move_a_case_one_wins,
    a_case_is_found_by_its_receipt_and_moves_with_a_file,
    the_desk_sees_what_is_due_first,
    an_entry_of_a_list_comes_back_and_holds_for_its_days,
    a_firm_is_on_a_list_once,
    a_firm_is_told_of_each_stage_once_while_it_may_answer,
    what_is_known_of_a_firm_is_kept_by_its_code,
    figures_of_the_staff_are_kept_by_year_and_day,
    employers_are_found_by_a_part_of_name_or_code,
}

pub fn case(number: u32, state: CaseState) -> Case {
    Case {
        id: CaseId(uuid(70, number)),
        no: format!("20260308-{number:06}"),
        kind: CaseKind::Arrears,
        channel: CaseChannel::Own,
        person: Some(person(1).id),
        placement: None,
        employer: Some(employer(1).id),
        vacancy: None,
        firm: "青禾制衣厂".to_owned(),
        area: code("330523100"),
        reported_on: day("2026-03-08"),
        people: 3,
        owed: Some(Fen::yuan(1200)),
        paid: Fen(0),
        said: Some(Said {
            words: "三个月没发工资了".to_owned(),
            name: "投诉人赵六".to_owned(),
            phone: "13911110005".to_owned(),
        }),
        due_on: Some(day("2026-03-13")),
        told_at: None,
        made_by: "visitor".to_owned(),
        made_at: at(2),
        version: 0,
        state,
    }
}

pub fn entry(number: u32, of: &Case) -> CaseEntry {
    CaseEntry {
        id: CaseEntryId(uuid(71, number)),
        case: of.id,
        version: of.version,
        at: at(i64::from(number)),
        actor: "staff:x".to_owned(),
        deed: CaseDeed::Note,
        to: of.state.stage(),
        department: Some(TransferTo::Housing),
        amount: Some(Fen::yuan(5)),
        words: "问了工友钱七".to_owned(),
        finding: Some(serde_json::json!({ "rule": "R82", "result": "subcontractor" })),
    }
}

fn order() -> PayOrder {
    PayOrder {
        liable: Liable::GeneralContractor,
        employer: Some(employer(2).id),
        firm: "青禾建设".to_owned(),
        amount: Fen::yuan(900),
        pay_by: day("2026-04-10"),
    }
}

async fn keep(database: &Database, cases: &[Case]) {
    let mut change = database.begin().await.unwrap();
    for one in cases {
        assert!(change.add_case(one, None).await.unwrap());
    }
    change.commit().await.unwrap();
}

async fn every_state_of_a_case_comes_back_as_it_was(database: Database) {
    settle(&database, 1, 0).await;
    let states = [
        CaseState::Received,
        CaseState::NotAccepted,
        CaseState::Transferred {
            to: TransferTo::Water,
        },
        CaseState::Investigating { extended: true },
        CaseState::Ordered { order: order() },
        CaseState::Arbitration { order: order() },
        CaseState::Court { order: order() },
        CaseState::Blacklist { order: order() },
        CaseState::Closed {
            end: CaseEnd::Paid,
            order: Some(order()),
        },
        CaseState::Closed {
            end: CaseEnd::Unfounded,
            order: None,
        },
    ];
    let cases: Vec<Case> = (1..)
        .zip(states)
        .map(|(number, state)| case(number, state))
        .collect();
    keep(&database, &cases).await;
    for one in &cases {
        assert_eq!(database.find_case(one.id).await.unwrap().as_ref(), Some(one));
    }
    let mut change = database.begin().await.unwrap();
    let (first, bare) = (entry(1, &cases[0]), entry(2, &cases[0]));
    let bare = CaseEntry {
        department: None,
        amount: None,
        words: String::new(),
        finding: None,
        ..bare
    };
    change.add_case_entry(&first).await.unwrap();
    change.add_case_entry(&bare).await.unwrap();
    change.commit().await.unwrap();
    let trail = database.list_case_entries(cases[0].id).await.unwrap();
    assert_eq!(trail, [first, bare]);
}

async fn of_two_who_move_a_case_one_wins(database: Database) {
    settle(&database, 1, 0).await;
    let one = case(1, CaseState::Received);
    keep(&database, std::slice::from_ref(&one)).await;
    let mine = Case {
        version: 1,
        state: CaseState::Investigating { extended: false },
        ..one.clone()
    };
    let theirs = Case {
        version: 1,
        state: CaseState::NotAccepted,
        ..one.clone()
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.move_case(&mine).await.unwrap());
    assert!(!change.move_case(&theirs).await.unwrap());
    change.commit().await.unwrap();
    let kept = database.find_case(one.id).await.unwrap().unwrap();
    assert_eq!((kept.version, kept.state.stage()), (1, CaseStage::Investigating));
}

async fn a_case_is_found_by_its_receipt_and_moves_with_a_file(database: Database) {
    settle(&database, 2, 0).await;
    let one = case(1, CaseState::Received);
    let mut change = database.begin().await.unwrap();
    change.add_case(&one, Some(&[7; 32])).await.unwrap();
    change.commit().await.unwrap();
    let found = database.find_case_by_receipt(&[7; 32]).await.unwrap();
    assert_eq!(found.as_ref(), Some(&one));
    assert_eq!(database.find_case_by_receipt(&[8; 32]).await.unwrap(), None);
    let way = (person(1).id, person(2).id);
    let mut change = database.begin().await.unwrap();
    change.move_cases(&[one.id], way).await.unwrap();
    change.commit().await.unwrap();
    assert!(database.list_cases_of(way.0).await.unwrap().is_empty());
    assert_eq!(database.list_cases_of(way.1).await.unwrap().len(), 1);
}

async fn the_desk_sees_what_is_due_first(database: Database) {
    settle(&database, 1, 0).await;
    let late = case(1, CaseState::Received);
    let sooner = Case {
        due_on: Some(day("2026-03-10")),
        ..case(2, CaseState::Investigating { extended: false })
    };
    let open_end = Case {
        due_on: None,
        ..case(3, CaseState::Court { order: order() })
    };
    let over = case(
        4,
        CaseState::Closed {
            end: CaseEnd::Settled,
            order: None,
        },
    );
    let undated = Case {
        due_on: None,
        ..case(5, CaseState::Received)
    };
    let to = TransferTo::PublicSecurity;
    let handed = case(6, CaseState::Transferred { to });
    let all = [&late, &sooner, &open_end, &over, &undated, &handed].map(Clone::clone);
    keep(&database, &all).await;
    let county = Some(code("330523"));
    let shown = async |which, page| {
        let (cases, all) = database.list_cases_shown(county, which, page).await.unwrap();
        assert!(
            cases.iter().all(|one| one.said.is_none()),
            "a desk shows nothing of it"
        );
        (cases.iter().map(|one| one.id).collect::<Vec<CaseId>>(), all)
    };
    let open = vec![undated.id, sooner.id, late.id, open_end.id];
    assert_eq!(shown(CasesShown::Open, (10, 0)).await, (open, 4));
    assert_eq!(
        shown(CasesShown::Open, (1, 2)).await,
        (vec![late.id], 4),
        "a page"
    );
    let overdue = CasesShown::Overdue(day("2026-03-11"));
    assert_eq!(shown(overdue, (10, 0)).await, (vec![sooner.id], 1));
    let since = shown(CasesShown::Since(day("2026-03-08")), (10, 0)).await;
    assert_eq!((since.0.len(), since.1), (6, 6));
    let police = shown(CasesShown::HandedTo(TransferTo::PublicSecurity), (10, 0)).await;
    assert_eq!(police, (vec![handed.id], 1));
    let housing = shown(CasesShown::HandedTo(TransferTo::Housing), (10, 0)).await;
    assert_eq!(housing, (Vec::new(), 0));
    let found = database.list_cases_undated().await.unwrap();
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [undated.id]);
    let counted = database
        .count_open_cases(county, day("2026-03-11"))
        .await
        .unwrap();
    assert_eq!(counted, (4, 1));
    let elsewhere = Some(code("330599"));
    let none = database
        .list_cases_shown(elsewhere, CasesShown::Open, (10, 0))
        .await;
    assert_eq!(none.unwrap(), (Vec::new(), 0));
    let days = (day("2026-03-01"), day("2026-03-31"));
    assert_eq!(database.list_cases_between(county, days).await.unwrap().len(), 6);
    let liable = database.list_cases_of_employer(employer(1).id).await.unwrap();
    assert_eq!(liable.len(), 6);
    let mut change = database.begin().await.unwrap();
    assert!(change.date_case(undated.id, day("2026-03-13")).await.unwrap());
    assert!(
        !change.date_case(undated.id, day("2026-03-14")).await.unwrap(),
        "once"
    );
    assert!(
        !change.date_case(open_end.id, day("2026-03-14")).await.unwrap(),
        "a court has no day"
    );
    change.commit().await.unwrap();
}

fn word(by: &str) -> Word {
    Word {
        text: "责令支付后没有付".to_owned(),
        by: by.to_owned(),
        at: at(3),
    }
}

pub fn listing(number: u32, stage: ListingStage) -> Listing {
    let listed = stage.is_listed();
    Listing {
        id: ListingId(uuid(72, number)),
        employer: employer(1).id,
        kind: ListKind::Wage,
        ground: ListGround::RefusesToPay,
        case: None,
        area: code("330523"),
        notice: word("staff:a"),
        state_by: Some(day("2026-03-20")),
        statement: None,
        decision_no: if listed {
            "青人社〔2026〕3号".to_owned()
        } else {
            String::new()
        },
        decision: listed.then(|| word("staff:b")),
        period: listed.then(|| Period {
            from: day("2026-04-01"),
            to: day("2029-03-31"),
        }),
        appeal_by: listed.then(|| day("2026-06-01")),
        appeal: None,
        answer: None,
        ending: None,
        ended_on: None,
        stage,
        version: 0,
    }
}

async fn an_entry_of_a_list_comes_back_and_holds_for_its_days(database: Database) {
    settle(&database, 1, 0).await;
    let firm = employer(1).id;
    let notice = listing(1, ListingStage::Noticed);
    let mut change = database.begin().await.unwrap();
    assert!(change.add_listing(&notice).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(
        database.find_listing(notice.id).await.unwrap().as_ref(),
        Some(&notice)
    );
    assert!(
        !database
            .is_employer_listed(firm, day("2026-04-01"))
            .await
            .unwrap()
    );
    let listed = Listing {
        version: 1,
        statement: Some(word("employer:c")),
        ..listing(1, ListingStage::Published)
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.move_listing(&listed).await.unwrap());
    assert!(
        !change.move_listing(&listed).await.unwrap(),
        "somebody was faster"
    );
    assert_eq!(change.hide_listed_employers(day("2026-04-01")).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(
        database.find_listing(listed.id).await.unwrap().as_ref(),
        Some(&listed)
    );
    for (on, holds) in [
        ("2026-03-31", false),
        ("2026-04-01", true),
        ("2029-03-31", true),
        ("2029-04-01", false),
    ] {
        let said = database.is_employer_listed(firm, day(on)).await.unwrap();
        assert_eq!(
            said, holds,
            "{on}: the flag of the employer does not outlive the entry"
        );
    }
    let last = day("2029-03-31");
    assert_eq!(database.list_listings_expired(last).await.unwrap(), []);
    assert_eq!(database.list_listings_in_force(last).await.unwrap().len(), 1);
    let over = day("2029-04-01");
    assert_eq!(database.list_listings_expired(over).await.unwrap().len(), 1);
    assert_eq!(database.list_listings_in_force(over).await.unwrap(), []);
}

async fn a_firm_is_told_of_each_stage_once_while_it_may_answer(database: Database) {
    settle(&database, 0, 0).await;
    let notice = listing(1, ListingStage::Noticed);
    let untold = async |on: &str| {
        let found = database.list_listings_untold(day(on), 10).await.unwrap();
        found.into_iter().map(|one| one.stage).collect::<Vec<_>>()
    };
    let mut change = database.begin().await.unwrap();
    change.add_listing(&notice).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(untold("2026-03-20").await, [ListingStage::Noticed]);
    assert_eq!(untold("2026-03-21").await, [], "it is too late to answer");
    let mut change = database.begin().await.unwrap();
    assert!(change.set_listing_told(&notice, at(1)).await.unwrap());
    assert!(!change.set_listing_told(&notice, at(2)).await.unwrap(), "once");
    change.commit().await.unwrap();
    assert_eq!(untold("2026-03-20").await, []);
    let mut change = database.begin().await.unwrap();
    change.untell_listing(&notice).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        untold("2026-03-20").await,
        [ListingStage::Noticed],
        "it did not leave"
    );
    let listed = Listing {
        version: 1,
        ..listing(1, ListingStage::Published)
    };
    let mut change = database.begin().await.unwrap();
    change.set_listing_told(&notice, at(3)).await.unwrap();
    assert!(change.move_listing(&listed).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(untold("2026-06-01").await, [ListingStage::Published]);
}

async fn a_firm_is_on_a_list_once(database: Database) {
    settle(&database, 1, 0).await;
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .add_listing(&listing(1, ListingStage::Noticed))
            .await
            .unwrap()
    );
    assert!(
        !change
            .add_listing(&listing(2, ListingStage::Noticed))
            .await
            .unwrap()
    );
    let abnormal = Listing {
        kind: ListKind::Abnormal,
        ground: ListGround::Unreachable,
        ..listing(3, ListingStage::Published)
    };
    assert!(
        change.add_listing(&abnormal).await.unwrap(),
        "the other list is another"
    );
    change.commit().await.unwrap();
    let on = day("2026-05-01");
    assert!(database.is_employer_abnormal(employer(1).id, on).await.unwrap());
    assert!(!database.is_employer_listed(employer(1).id, on).await.unwrap());
    let waiting = database
        .count_listings_waiting(Some(code("330523")))
        .await
        .unwrap();
    assert_eq!(waiting, 1);
    let of_firm = database.list_listings_of(employer(1).id).await.unwrap();
    assert_eq!(of_firm.len(), 2);
    assert_eq!(
        database.list_listings(Some(code("330523")), 9).await.unwrap()[0].id,
        listing(1, ListingStage::Noticed).id
    );
}

async fn what_is_known_of_a_firm_is_kept_by_its_code(database: Database) {
    settle(&database, 1, 0).await;
    let uscc = employer(1).uscc.unwrap();
    let fact = EmployerFact {
        uscc: uscc.clone(),
        legal_rep: "孙八".to_owned(),
        size: Some(FirmSize::Small),
        founded: Some(day("2024-05-10")),
        ceased: None,
        deposit_due: Some(Fen::yuan(50_000)),
        deposit_paid: None,
        stated_by: "employer:c".to_owned(),
        stated_at: at(4),
        version: 0,
    };
    let later = EmployerFact {
        ceased: Some((day("2026-06-01"), "staff:a".to_owned())),
        version: 1,
        ..fact.clone()
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.set_employer_fact(&fact).await.unwrap());
    assert!(!change.set_employer_fact(&fact).await.unwrap());
    assert!(change.set_employer_fact(&later).await.unwrap());
    change
        .set_employer_blacklisted(employer(1).id, true)
        .await
        .unwrap();
    let contact = EmployerContact {
        id: ContactId(uuid(73, 1)),
        employer: employer(1).id,
        kind: ContactKind::Wage,
        name: "周九".to_owned(),
        phone: Phone::parse("13911110006").unwrap(),
        added_by: "employer:c".to_owned(),
        added_at: at(4),
    };
    change.add_employer_contact(&contact).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_employer_fact(&uscc).await.unwrap(), Some(later));
    assert_eq!(
        database.list_employer_contacts(employer(1).id).await.unwrap(),
        std::slice::from_ref(&contact)
    );
    let other = domain::values::SocialCreditCode::complete("91990101MAREPRE01").unwrap();
    let same = database.list_listed_firms_of_rep("孙八", &other).await.unwrap();
    assert_eq!(same, [employer(1).name]);
    assert!(
        database
            .list_listed_firms_of_rep("孙八", &uscc)
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        database
            .list_listed_firms_of_rep("", &other)
            .await
            .unwrap()
            .is_empty()
    );
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .delete_employer_contact(employer(1).id, contact.id)
            .await
            .unwrap()
    );
    assert!(
        !change
            .delete_employer_contact(employer(1).id, contact.id)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
}

async fn figures_of_the_staff_are_kept_by_year_and_day(database: Database) {
    settle(&database, 1, 0).await;
    let declared = StaffFigures {
        employer: employer(1).id,
        year: 2026,
        as_of: day("2025-12-31"),
        count: StaffCount {
            total: 110,
            disabled: 2,
            severe: 1,
            dispatched: 10,
        },
        declared_by: "employer:c".to_owned(),
        declared_at: at(5),
        confirmed: None,
        version: 0,
    };
    let confirmed = StaffFigures {
        confirmed: Some(("staff:a".to_owned(), at(6))),
        version: 1,
        ..declared.clone()
    };
    let quarter = StaffFigures {
        as_of: day("2026-03-31"),
        ..declared.clone()
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.set_staff_figures(&declared).await.unwrap());
    assert!(
        !change.set_staff_figures(&declared).await.unwrap(),
        "somebody was faster"
    );
    assert!(change.set_staff_figures(&confirmed).await.unwrap());
    assert!(change.set_staff_figures(&quarter).await.unwrap());
    change.commit().await.unwrap();
    let of = employer(1).id;
    let found = database
        .find_staff_figures(of, 2026, day("2025-12-31"))
        .await
        .unwrap();
    assert_eq!(found.as_ref(), Some(&confirmed));
    assert_eq!(
        database.list_staff_figures_of(of).await.unwrap(),
        [quarter.clone(), confirmed.clone()]
    );
    let year = database.list_staff_figures(2026, None).await.unwrap();
    assert_eq!(year, [confirmed, quarter], "the latest day last");
    assert_eq!(database.list_staff_figures(2025, None).await.unwrap(), []);
}

async fn employers_are_found_by_a_part_of_name_or_code(database: Database) {
    settle(&database, 3, 0).await;
    let odd = domain::employer::Employer {
        name: "100%_Cotton 制衣".to_owned(),
        area: Some(code("330599")),
        ..employer(2)
    };
    let mut change = database.begin().await.unwrap();
    change.set_employers(&[odd.clone().into()]).await.unwrap();
    change.commit().await.unwrap();
    let find = async |words: &str, area: Option<&str>| {
        let found = database
            .list_employers_named(words, area.map(code), 9)
            .await
            .unwrap();
        found.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(find("cotton", None).await, [odd.id]);
    assert_eq!(find("0%_c", None).await, [odd.id], "signs mean themselves");
    assert!(find("0%c", None).await.is_empty());
    assert!(
        find("cotton", Some("330523")).await.is_empty(),
        "of another county"
    );
    assert_eq!(find("cotton", Some("3305")).await, [odd.id]);
    let ids = [employer(1).id, odd.id];
    assert_eq!(database.list_employers_with(&ids).await.unwrap().len(), 2);
}
