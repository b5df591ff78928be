//! Public-welfare posts: they come back as they were, move on once, and a month is signed, looked at and paid once.

use crate::sample::{at, code, day, employer, person, settle, uuid, vacancy};
use domain::ids::{PlacementId, PublicPostId, TenureId};
use domain::public_post::{
    Approval, Attendance, ExitReason, Need, PostBasis, PostKind, PostPayment, PostRule, PostState,
    PublicPost, Tenure, TenureState, Terms,
};
use domain::values::Fen;
use store::{Database, StoreError};

contracts! {
    a_post_comes_back_in_every_state_and_moves_on_once,
    an_application_comes_back_in_every_state_and_runs_once,
    a_month_is_signed_until_it_was_looked_at_and_paid_once,
    who_ends_by_a_day_is_found,
}

fn post(number: u32) -> PublicPost {
    PublicPost {
        id: PublicPostId(uuid(71, number)),
        employer: employer(1).id,
        need: Need {
            area: code("330523101201"),
            title: "护林员".to_owned(),
            kind: PostKind::Auxiliary,
            basis: PostBasis::Person,
            seats: 3,
            duties: "每天巡山。".to_owned(),
            monthly: Fen::yuan(900),
        },
        state: PostState::Filed,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    }
}

fn approval() -> Approval {
    Approval {
        quota: 2,
        budget: Fen::yuan(21_600),
        by: "staff:z".to_owned(),
        at: at(3),
    }
}

fn terms() -> Terms {
    Terms::new(PlacementId(uuid(61, 1)), day("2026-03-01"), 12, 36)
}

fn tenure(number: u32, state: TenureState) -> Tenure {
    Tenure {
        id: TenureId(uuid(72, number)),
        post: post(1).id,
        person: person(1).id,
        applied_by: "staff:x".to_owned(),
        applied_at: at(2),
        screened_by: None,
        retires_late: true,
        state,
    }
}

async fn keep(database: &Database, tenures: &[Tenure]) {
    settle(database, 2, 1).await;
    let mut change = database.begin().await.unwrap();
    change.add_public_post(&post(1)).await.unwrap();
    for one in tenures {
        change.add_tenure(one).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn a_post_comes_back_in_every_state_and_moves_on_once(database: Database) {
    settle(&database, 1, 1).await;
    let hers = vacancy(1, &employer(1)).id;
    let states = [
        PostState::Filed,
        PostState::Checked {
            by: "staff:y".to_owned(),
            at: at(2),
        },
        PostState::Approved { approval: approval() },
        PostState::Recruiting {
            approval: approval(),
            vacancy: hers,
        },
        PostState::Returned {
            reason: "人数写清楚".to_owned(),
        },
        PostState::Refused {
            reason: "没有钱".to_owned(),
        },
        PostState::Withdrawn {
            reason: "路修好了".to_owned(),
            approval: Some(approval()),
            vacancy: Some(hers),
        },
    ];
    let mut change = database.begin().await.unwrap();
    change.add_public_post(&post(1)).await.unwrap();
    change.commit().await.unwrap();
    for (version, state) in states.into_iter().enumerate() {
        let version = version as u32 + 1;
        let wanted = PublicPost {
            state,
            version,
            ..post(1)
        };
        let mut change = database.begin().await.unwrap();
        assert!(change.set_public_post(&wanted).await.unwrap());
        assert!(
            !change.set_public_post(&wanted).await.unwrap(),
            "another was faster"
        );
        change.commit().await.unwrap();
        let back = database.find_public_post(post(1).id).await.unwrap().unwrap();
        assert_eq!(
            back,
            PublicPost {
                version: version + 1,
                ..wanted
            }
        );
    }
    let of = database.find_public_post_of(hers).await.unwrap();
    assert_eq!(of.map(|post| post.id), Some(post(1).id));
    let there = |area: &'static str| {
        let database = database.clone();
        async move { database.list_public_posts(Some(code(area))).await.unwrap().len() }
    };
    assert_eq!((there("330523").await, there("330524").await), (1, 0));
}

async fn an_application_comes_back_in_every_state_and_runs_once(database: Database) {
    keep(&database, &[tenure(1, TenureState::Applied)]).await;
    let twice = {
        let mut change = database.begin().await.unwrap();
        change.add_tenure(&tenure(2, TenureState::Applied)).await
    };
    assert!(
        matches!(twice, Err(StoreError::UniqueViolation { .. })),
        "{twice:?}"
    );
    let states = [
        TenureState::OnNotice {
            from: day("2026-02-01"),
            to: day("2026-02-08"),
        },
        TenureState::OnPost { terms: terms() },
        TenureState::Leaving {
            terms: terms(),
            on: day("2026-06-30"),
            reason: ExitReason::Resigned,
        },
        TenureState::Exited {
            terms: terms(),
            on: day("2026-06-30"),
            reason: ExitReason::Resigned,
        },
        TenureState::Refused {
            reason: "条件不符".to_owned(),
        },
        TenureState::TakenBack,
    ];
    let mut from = "applied";
    for state in states {
        let wanted = Tenure {
            screened_by: Some("staff:y".to_owned()),
            ..tenure(1, state)
        };
        let mut change = database.begin().await.unwrap();
        assert!(change.set_tenure(&wanted, from).await.unwrap());
        assert!(!change.set_tenure(&wanted, from).await.unwrap());
        change.commit().await.unwrap();
        let back = database.find_tenure(wanted.id).await.unwrap();
        assert_eq!(back.as_ref(), Some(&wanted));
        from = wanted.state.code();
    }
}

async fn a_month_is_signed_until_it_was_looked_at_and_paid_once(database: Database) {
    let held = tenure(1, TenureState::OnPost { terms: terms() });
    keep(&database, std::slice::from_ref(&held)).await;
    let month = |days| Attendance {
        tenure: held.id,
        month: day("2026-04-01"),
        days,
        insured: true,
        signed_by: "staff:x".to_owned(),
        signed_at: at(4),
        checked: None,
    };
    let payment = PostPayment {
        tenure: held.id,
        month: day("2026-04-01"),
        amount: Fen::yuan(200),
        rule: PostRule::Auxiliary,
        figures: "[]".to_owned(),
        listed_by: "staff:z".to_owned(),
        listed_at: at(6),
        paid: None,
    };
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.set_attendance(&[month(20)]).await.unwrap(), 1);
    assert_eq!(change.set_attendance(&[month(22)]).await.unwrap(), 1);
    let of = (held.id, day("2026-04-01"));
    assert!(change.check_attendance(of, ("staff:y", at(5))).await.unwrap());
    assert!(!change.check_attendance(of, ("staff:y", at(5))).await.unwrap());
    assert_eq!(change.set_attendance(&[month(1)]).await.unwrap(), 0, "it stays");
    let twice = [payment.clone()];
    assert_eq!(change.add_post_payments(&twice).await.unwrap(), 1);
    assert_eq!(change.add_post_payments(&twice).await.unwrap(), 0, "once");
    let receipt = (day("2026-05-08"), "ZF-9");
    assert!(change.set_post_paid(of, receipt).await.unwrap());
    assert!(!change.set_post_paid(of, receipt).await.unwrap());
    change.commit().await.unwrap();
    let kept = database.list_attendance(&[held.id]).await.unwrap();
    assert_eq!(
        kept,
        [Attendance {
            checked: Some(("staff:y".to_owned(), at(5))),
            ..month(22)
        }]
    );
    let paid = database.list_post_payments(&[held.id]).await.unwrap();
    assert_eq!(
        paid,
        [PostPayment {
            paid: Some((day("2026-05-08"), "ZF-9".to_owned())),
            ..payment
        }]
    );
}

async fn who_ends_by_a_day_is_found(database: Database) {
    let held = tenure(1, TenureState::OnPost { terms: terms() });
    keep(&database, std::slice::from_ref(&held)).await;
    let ending = |by: &'static str| {
        let database = database.clone();
        async move {
            let mut db = database.read().await.unwrap();
            db.list_tenures_ending(day(by)).await.unwrap().len()
        }
    };
    assert_eq!(terms().planned_end, day("2027-02-28"));
    assert_eq!((ending("2027-02-27").await, ending("2027-02-28").await), (0, 1));
    let home = person(1).living_area;
    let held_in = |from: &'static str, to: &'static str| {
        let database = database.clone();
        async move {
            let days = (day(from), day(to));
            database.list_tenures_held(Some(home), days).await.unwrap().len()
        }
    };
    assert_eq!(held_in("2026-02-01", "2026-02-28").await, 0);
    assert_eq!(held_in("2026-03-01", "2026-03-31").await, 1);
}
