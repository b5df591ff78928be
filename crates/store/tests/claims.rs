//! Subsidies: they come back as they were, none twice, and what is paid is kept when its person is erased.

use crate::placements::placement;
use crate::sample::{at, code, day, person, settle, uuid};
use domain::claim::{
    Calculation, Claim, ClaimDocument, ClaimKind, ClaimState, Extra, Hands, Payee, PayeeKind, Payment, Period,
};
use domain::ids::{ClaimId, PersonId};
use domain::person::Category;
use domain::placement::{PlacementState, WorkMonth};
use domain::values::Fen;
use std::collections::BTreeSet;
use store::{ClaimDone, ClaimQuery, Database, StoreError};

contracts! {
    claims_come_back_and_are_counted,
    a_key_stands_once,
    a_claim_that_was_changed_meanwhile_is_left_alone,
    facts_hold_what_began_with_its_months_and_groups,
    what_was_done_is_kept_in_order,
    claims_move_with_their_placement,
}

pub fn claim(number: u32, of: PersonId) -> Claim {
    Claim {
        id: ClaimId(uuid(62, number)),
        kind: ClaimKind::HomeWork,
        key: format!("R35:{of}:{number}"),
        person: Some(of),
        placement: None,
        payee: Payee {
            kind: PayeeKind::Person,
            employer: None,
            name: String::new(),
        },
        area: code("330523101201"),
        period: Period {
            from: day("2026-01-01"),
            to: day("2026-06-30"),
            first: 0,
            months: 6,
        },
        amount: Fen::yuan(900),
        arose_on: day("2026-02-01"),
        apply_by: day("2026-07-31"),
        calculation: Calculation {
            rule: "R35".to_owned(),
            on: day("2026-01-01"),
            ..Calculation::default()
        },
        extra: Extra::default(),
        state: ClaimState::Draft,
        documents: BTreeSet::from([ClaimDocument::Form]),
        blocked: None,
        now: None,
        found: true,
        hands: Hands::default(),
        made_at: at(1),
        version: 0,
    }
}

async fn with_people(database: &Database) -> PersonId {
    settle(database, 3, 0).await;
    person(1).id
}

async fn claims_come_back_and_are_counted(database: Database) {
    let of = with_people(&database).await;
    let paid = Claim {
        state: ClaimState::Paid {
            payment: Payment {
                on: day("2026-08-01"),
                receipt: "R-1".to_owned(),
            },
        },
        now: Some(Fen::yuan(750)),
        ..claim(2, of)
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_claims(&[(claim(1, of), 7), (paid.clone(), 8)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_claim(paid.id).await.unwrap(), Some(paid.clone()));
    let query = ClaimQuery {
        states: vec!["paid"],
        area: Some(code("330523")),
        kind: Some("home_work"),
        differs: true,
        ..ClaimQuery::default()
    };
    assert_eq!(database.count_claims(&query).await.unwrap(), (1, Fen::yuan(900)));
    assert_eq!(database.list_claims(&query, 10, 0).await.unwrap(), [paid]);
    let elsewhere = ClaimQuery {
        area: Some(code("330502")),
        ..ClaimQuery::default()
    };
    assert_eq!(database.count_claims(&elsewhere).await.unwrap(), (0, Fen(0)));
    let keys = database
        .read()
        .await
        .unwrap()
        .list_claim_keys(Some(of))
        .await
        .unwrap();
    let mut digests: Vec<i64> = keys.iter().map(|key| key.digest).collect();
    digests.sort_unstable();
    assert_eq!(digests, [7, 8]);
}

async fn a_key_stands_once(database: Database) {
    let of = with_people(&database).await;
    let mut change = database.begin().await.unwrap();
    change.add_claims(&[(claim(1, of), 0)]).await.unwrap();
    change.commit().await.unwrap();
    let again = Claim {
        id: ClaimId(uuid(62, 9)),
        ..claim(1, of)
    };
    let mut change = database.begin().await.unwrap();
    let told = change.add_claims(&[(again, 0)]).await;
    assert!(matches!(told, Err(StoreError::UniqueViolation { .. })));
}

async fn a_claim_that_was_changed_meanwhile_is_left_alone(database: Database) {
    let of = with_people(&database).await;
    let mut change = database.begin().await.unwrap();
    change.add_claims(&[(claim(1, of), 0)]).await.unwrap();
    let mut one = claim(1, of);
    one.state = ClaimState::TownCheck;
    assert!(change.set_claim(&one, None).await.unwrap());
    one.state = ClaimState::CountyReview;
    assert!(
        !change.set_claim(&one, None).await.unwrap(),
        "it is of an older version"
    );
    assert_eq!(
        change.delete_claims(&[one.id]).await.unwrap(),
        0,
        "somebody has applied"
    );
    change.commit().await.unwrap();
    let kept = database.find_claim(one.id).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.version), (ClaimState::TownCheck, 1));
}

async fn facts_hold_what_began_with_its_months_and_groups(database: Database) {
    let of = with_people(&database).await;
    let began = placement(1, 1);
    let never = domain::placement::Placement {
        state: PlacementState::Cancelled {
            at: at(2),
            cause: domain::placement::CancelCause::Twice,
        },
        ..placement(2, 1)
    };
    let mut change = database.begin().await.unwrap();
    change.add_placement(&began).await.unwrap();
    change.add_placement(&never).await.unwrap();
    let month = WorkMonth {
        month: day("2026-04-01"),
        paid: None,
        insured: true,
    };
    change.set_work_month(began.id, &month).await.unwrap();
    let period = domain::category::CategoryPeriod {
        person: of,
        category: Category::RelapsedPoorPerson,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: domain::category::CategorySource::Staff,
        document: String::new(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    };
    change.add_category_periods(&[period]).await.unwrap();
    let applied = Claim {
        placement: Some(began.id),
        state: ClaimState::TownCheck,
        ..claim(1, of)
    };
    change.add_claims(&[(applied, 0)]).await.unwrap();
    change.commit().await.unwrap();
    let everybody = database.list_claim_subjects(None).await.unwrap();
    let one = database.list_claim_subjects(Some(of)).await.unwrap();
    assert_eq!(everybody, one);
    let subject = &one[0];
    assert_eq!((subject.jobs.len(), subject.taken.len()), (1, 1));
    assert_eq!(subject.jobs[0].insured, BTreeSet::from([day("2026-04-01")]));
    assert!(
        subject
            .spells
            .iter()
            .any(|spell| spell.category == Category::RelapsedPoorPerson)
    );
    assert_eq!(subject.taken[0].months, (0, 6));
}

async fn what_was_done_is_kept_in_order(database: Database) {
    let of = with_people(&database).await;
    let mut change = database.begin().await.unwrap();
    change.add_claims(&[(claim(1, of), 0)]).await.unwrap();
    let id = claim(1, of).id;
    for step in ["apply", "pass_town"] {
        let done = ClaimDone {
            at: at(3),
            by: "staff:x".to_owned(),
            step: step.to_owned(),
            state: "town_check".to_owned(),
            reason: String::new(),
            amount: Fen::yuan(900),
        };
        change.add_claim_step(id, &done).await.unwrap();
    }
    change.commit().await.unwrap();
    let steps = database.list_claim_steps(id).await.unwrap();
    let steps: Vec<&str> = steps.iter().map(|one| one.step.as_str()).collect();
    assert_eq!(steps, ["apply", "pass_town"]);
}

async fn claims_move_with_their_placement(database: Database) {
    let of = with_people(&database).await;
    let to = person(2).id;
    let work = placement(1, 1);
    let mut change = database.begin().await.unwrap();
    change.add_placement(&work).await.unwrap();
    let one = Claim {
        placement: Some(work.id),
        ..claim(1, of)
    };
    change.add_claims(&[(one.clone(), 0)]).await.unwrap();
    change.move_placements(&[work.id], (of, to)).await.unwrap();
    change.commit().await.unwrap();
    let moved = database.find_claim(one.id).await.unwrap().unwrap();
    assert_eq!((moved.person, moved.key), (Some(to), format!("R35:{to}:1")));
}
