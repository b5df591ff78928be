//! The land-loss insurance, the disability quota and start-up cases: they come back as they were, of two writers one wins, and
//! nothing is booked twice.

use crate::sample::{at, code, day, employer, person, uuid};
use domain::employer_staff::{StaffCount, StaffFigures};
use domain::ids::{AccountEntryId, LandEnrolmentId, QuotaLineId, RecognitionId, StartupId, StartupVisitId};
use domain::insurance::{
    AccountEntry, CloseCause, Enrolment, EnrolmentState, EntryKind, Instalment, LandScheme, Shares,
};
use domain::params::ParamKey;
use domain::quota::{QuotaCheck, QuotaDeclaration, QuotaLine, QuotaOutcome, QuotaResult, QuotaYear};
use domain::recognition::{FigureUsed, RuleFinding};
use domain::rules::service_year::FounderService;
use domain::startup::{
    LoanStage, ServiceGiven, Startup, StartupEnd, StartupLoan, StartupSource, StartupVisit,
};
use domain::values::Fen;
use store::{Database, StoreError};

contracts! {
    places_come_back_in_every_state_and_move_on_once,
    a_month_is_booked_once_and_taken_back_once,
    a_year_of_the_quota_comes_back_step_by_step,
    a_startup_comes_back_with_all_that_was_given,
}

fn enrolment() -> Enrolment {
    Enrolment {
        id: LandEnrolmentId(uuid(71, 1)),
        person: person(1).id,
        household: None,
        recognition: RecognitionId(uuid(72, 1)),
        scheme: LandScheme::Pension,
        shares: Shares {
            percent: 70,
            government: Fen(1_260_000),
            collective: Fen(270_000),
            person: Fen(270_000),
        },
        rules: rules(),
        reference_on: day("2026-05-01"),
        state: EnrolmentState::Ready,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    }
}

fn rules() -> Vec<RuleFinding> {
    vec![RuleFinding {
        rule: "R07".to_owned(),
        inputs: vec![("grade".to_owned(), "2".to_owned())],
        figures: vec![FigureUsed {
            key: ParamKey::LandLossShare,
            value: 70,
            area: Some(code("330521")),
            valid_from: day("2010-01-01"),
            source: "S1a".to_owned(),
        }],
        result: "70 %".to_owned(),
    }]
}

async fn with_people(database: &Database) {
    let mut change = database.begin().await.unwrap();
    change
        .add_people(&[person(1).into(), person(2).into()])
        .await
        .unwrap();
    change.add_employers(&[employer(1).into()]).await.unwrap();
    change.commit().await.unwrap();
}

async fn places_come_back_in_every_state_and_move_on_once(database: Database) {
    with_people(&database).await;
    let mut change = database.begin().await.unwrap();
    let mut one = enrolment();
    change.add_land_enrolment(&one).await.unwrap();
    let (on, pay_by) = (day("2026-06-01"), day("2026-07-01"));
    for state in [
        EnrolmentState::Notified { on, pay_by },
        EnrolmentState::Instalments { on, pay_by },
        EnrolmentState::Enrolled { on },
        EnrolmentState::Switched { on },
        EnrolmentState::PensionPaying {
            on,
            from: on,
            monthly: Fen(11_250),
        },
        EnrolmentState::AllowancePaying { on, from: on },
        EnrolmentState::Waived { on },
        EnrolmentState::Closed {
            on,
            cause: CloseCause::CivilService,
        },
    ] {
        one.state = state;
        assert!(change.move_land_enrolment(&one).await.unwrap());
        assert!(
            !change.move_land_enrolment(&one).await.unwrap(),
            "the version was seen by one alone"
        );
        one.version += 1;
        assert_eq!(
            change.find_land_enrolment(one.id).await.unwrap(),
            Some(one.clone())
        );
    }
    let parts = [1, 2].map(|no| Instalment {
        no,
        due_on: day("2026-09-01"),
        fen: Fen(135_000),
    });
    change.set_instalments(one.id, &parts).await.unwrap();
    change.set_instalments(one.id, &parts[..1]).await.unwrap();
    assert_eq!(
        change.list_instalments(&[one.id]).await.unwrap(),
        [(one.id, parts[0])]
    );
    change
        .move_land_enrolments(&[one.id], (person(1).id, person(2).id))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert!(
        database
            .list_land_enrolments_of(&[person(1).id])
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        database
            .list_land_enrolments_of(&[person(2).id])
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(database.list_land_enrolments_in(None).await.unwrap().len(), 1);
}

fn entry(number: u32, kind: EntryKind, month: Option<&str>) -> AccountEntry {
    AccountEntry {
        id: AccountEntryId(uuid(73, number)),
        enrolment: enrolment().id,
        kind,
        fen: Fen(-11_250),
        of_fund: Fen(250),
        on: day("2026-07-05"),
        month: month.map(day),
        note: "SJ-1".to_owned(),
        reverses: None,
        by: "staff:x".to_owned(),
        at: at(2),
    }
}

async fn a_month_is_booked_once_and_taken_back_once(database: Database) {
    with_people(&database).await;
    let mut change = database.begin().await.unwrap();
    change.add_land_enrolment(&enrolment()).await.unwrap();
    let first = entry(1, EntryKind::Payment, Some("2026-07-01"));
    let next = entry(2, EntryKind::Payment, Some("2026-08-01"));
    change
        .add_account_entries(&[first.clone(), next.clone()])
        .await
        .unwrap();
    let back = AccountEntry {
        reverses: Some(first.id),
        ..entry(3, EntryKind::Payment, Some("2026-07-01"))
    };
    change
        .add_account_entries(std::slice::from_ref(&back))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let booked = database.list_account_entries(&[first.enrolment]).await.unwrap();
    assert_eq!(booked, [first.clone(), next, back]);
    for twice in [
        entry(4, EntryKind::Payment, Some("2026-07-01")),
        AccountEntry {
            reverses: Some(first.id),
            ..entry(5, EntryKind::Payment, Some("2026-07-01"))
        },
    ] {
        let mut change = database.begin().await.unwrap();
        let done = change.add_account_entries(&[twice]).await;
        assert!(
            matches!(done, Err(StoreError::UniqueViolation { .. })),
            "{done:?}"
        );
    }
    assert_eq!(database.list_account_entries_in(None).await.unwrap().len(), 3);
}

/// What a firm declared.
fn quota_line() -> QuotaLine {
    QuotaLine {
        id: QuotaLineId(uuid(74, 1)),
        employer: employer(1).id,
        year: 2026,
        area: code("330521"),
        declared: QuotaDeclaration {
            as_of: day("2025-12-31"),
            count: StaffCount {
                total: 200,
                disabled: 3,
                severe: 1,
                dispatched: 4,
            },
            is_small: true,
            founded: Some(day("2024-01-01")),
        },
        declared_by: "employer:x".to_owned(),
        checked: None,
        outcome: None,
        paid: None,
        closed_on: None,
        version: 1,
    }
}

/// The staff it said it had.
fn figures_of(line: &QuotaLine) -> StaffFigures {
    StaffFigures {
        employer: line.employer,
        year: line.year,
        as_of: line.declared.as_of,
        count: line.declared.count,
        declared_by: line.declared_by.clone(),
        declared_at: at(2),
        confirmed: None,
        version: 0,
    }
}

async fn a_year_of_the_quota_comes_back_step_by_step(database: Database) {
    with_people(&database).await;
    let county = code("330521");
    let mut year = QuotaYear {
        year: 2026,
        area: county,
        opened_on: day("2026-03-01"),
        published_on: None,
        closed_on: None,
    };
    let mut change = database.begin().await.unwrap();
    change.set_quota_year(&year).await.unwrap();
    year.published_on = Some(day("2026-06-01"));
    change.set_quota_year(&year).await.unwrap();
    assert_eq!(
        change.list_quota_years(Some(2026), Some(county)).await.unwrap(),
        [year]
    );
    assert!(
        change
            .list_quota_years(Some(2025), None)
            .await
            .unwrap()
            .is_empty()
    );
    let mut line = quota_line();
    let figures = figures_of(&line);
    assert!(change.set_staff_figures(&figures).await.unwrap());
    change.add_quota_line(&line).await.unwrap();
    let corrected = StaffFigures {
        count: StaffCount {
            total: 201,
            ..figures.count
        },
        version: 1,
        ..figures
    };
    assert!(change.set_staff_figures(&corrected).await.unwrap());
    line.declared.count = corrected.count;
    let found = change.find_quota_line(line.id).await.unwrap();
    assert_eq!(found, Some(line.clone()), "the figures are kept once");
    line.checked = Some(QuotaCheck {
        placed: 2,
        severe: 1,
        on_record: 2,
        by: "staff:y".to_owned(),
        at: at(3),
    });
    line.outcome = Some((
        QuotaOutcome {
            result: QuotaResult::Short,
            required: 30_000,
            gap: 20_000,
            levy: Fen(10_000_000),
            rules: rules(),
        },
        "staff:z".to_owned(),
    ));
    line.paid = Some((Fen(10_000_000), day("2026-06-02"), "R-1".to_owned()));
    line.closed_on = Some(day("2026-06-03"));
    assert!(change.move_quota_line(&line).await.unwrap());
    assert!(!change.move_quota_line(&line).await.unwrap());
    line.version += 1;
    assert_eq!(change.find_quota_line(line.id).await.unwrap(), Some(line.clone()));
    change.commit().await.unwrap();
    assert_eq!(
        database.list_quota_lines(2026, Some(county)).await.unwrap(),
        [line.clone()]
    );
    assert_eq!(
        database.list_quota_lines_of(line.employer).await.unwrap().len(),
        1
    );
}

async fn a_startup_comes_back_with_all_that_was_given(database: Database) {
    with_people(&database).await;
    let mut one = Startup {
        id: StartupId(uuid(75, 1)),
        person: person(1).id,
        project: "手工编织".to_owned(),
        source: StartupSource::Visit,
        intent_on: day("2026-01-05"),
        diagnosed_on: None,
        services: Vec::new(),
        opened: None,
        ended: None,
        visits: Vec::new(),
        loan: None,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    };
    let mut change = database.begin().await.unwrap();
    change.add_startup(&one).await.unwrap();
    assert_eq!(change.find_startup(one.id).await.unwrap(), Some(one.clone()));
    one.diagnosed_on = Some(day("2026-01-10"));
    one.services = vec![ServiceGiven {
        service: FounderService::Premises,
        on: day("2026-02-01"),
        evidence: "租赁合同".to_owned(),
    }];
    one.opened = Some((day("2026-03-01"), "照-1".to_owned()));
    one.visits = vec![StartupVisit {
        id: StartupVisitId(uuid(76, 1)),
        months: 6,
        on: day("2026-09-01"),
        running: false,
        workers: 2,
        by: "staff:x".to_owned(),
    }];
    one.ended = Some((day("2026-09-01"), StartupEnd::Failed));
    one.loan = Some(StartupLoan {
        fen: Fen::yuan(50_000),
        stage: LoanStage::Overdue,
        on: day("2026-08-01"),
        applied_by: "staff:x".to_owned(),
        subsidy: Fen::yuan(100),
    });
    assert!(change.move_startup(&one).await.unwrap());
    assert!(!change.move_startup(&one).await.unwrap());
    one.version += 1;
    assert_eq!(change.find_startup(one.id).await.unwrap(), Some(one.clone()));
    change
        .move_startups(&[one.id], (one.person, person(2).id))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.list_startups_of(&[person(2).id]).await.unwrap().len(), 1);
    assert_eq!(database.list_startups_in(None).await.unwrap().len(), 1);
}
