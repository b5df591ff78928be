//! Job fairs: they come back as they were, an employer has one stand at a fair, a person has one registration, and news is told once.

use crate::sample::{at, code, day, employer, person, settle, uuid};
use chrono::NaiveTime;
use domain::fair::code::FairCode;
use domain::fair::{
    Fair, FairAccess, FairApproval, FairChange, FairKind, FairNews, FairNewsKind, FairPlan, FairRegistration,
    FairStand, FairState, RegistrationState, RegistrationWay, Seats, StandNewsKind, StandState,
};
use domain::ids::{FairId, FairRegistrationId, FairStandId, VacancyId};
use domain::values::Point;
use store::{Database, FairsWanted, StoreError};

contracts! {
    a_fair_comes_back_in_every_state_and_changes_once,
    fairs_are_listed_by_place_day_and_kind,
    stands_come_back_and_an_employer_has_one_at_a_fair,
    a_person_has_one_registration_and_seats_are_counted,
    what_is_to_be_told_is_told_once,
    what_employers_are_to_be_told_is_told_once_and_by_one,
    the_row_of_a_file_is_known_again,
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 30, 0).unwrap()
}

fn fair(number: u32, on: &str) -> Fair {
    Fair {
        id: FairId(uuid(81, number)),
        plan: FairPlan {
            area: code("330523"),
            kind: FairKind::Disability,
            title: "专场招聘会".to_owned(),
            venue: "人力资源市场".to_owned(),
            address: "胜利路 8 号".to_owned(),
            point: Some(Point {
                lon: 119.68,
                lat: 30.64,
            }),
            bus: "1 路".to_owned(),
            held_on: day(on),
            opens: hour(8),
            closes: hour(16),
            capacity: 300,
            stands: 40,
            access: [FairAccess::StepFree, FairAccess::Toilet].into_iter().collect(),
            safety: "两个出口".to_owned(),
            intro: "带身份证".to_owned(),
            phone: "0572-3012345".to_owned(),
        },
        state: FairState::Draft,
        approval: None,
        reason: None,
        source_no: None,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at(1),
    }
}

async fn keep(database: &Database, fairs: &[Fair]) {
    settle(database, 3, 2).await;
    let mut change = database.begin().await.unwrap();
    for one in fairs {
        change.add_fair(one).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn a_fair_comes_back_in_every_state_and_changes_once(database: Database) {
    keep(&database, &[fair(1, "2026-07-10")]).await;
    let id = fair(1, "2026-07-10").id;
    assert_eq!(database.find_fair(id).await.unwrap(), Some(fair(1, "2026-07-10")));
    let mut before = fair(1, "2026-07-10");
    for state in FairState::ALL {
        let next = Fair {
            state: *state,
            approval: (*state != FairState::Draft).then(|| FairApproval {
                by: "staff:y".to_owned(),
                at: at(2),
            }),
            reason: (*state == FairState::Cancelled).then(|| "停电".to_owned()),
            ..before.clone()
        };
        let mut change = database.begin().await.unwrap();
        assert!(change.set_fair(&next).await.unwrap());
        assert!(!change.set_fair(&next).await.unwrap(), "the version has moved on");
        change.commit().await.unwrap();
        before = Fair {
            version: next.version + 1,
            ..next
        };
        assert_eq!(database.find_fair(id).await.unwrap().as_ref(), Some(&before));
    }
}

async fn fairs_are_listed_by_place_day_and_kind(database: Database) {
    let announced = |one: Fair| Fair {
        state: FairState::Announced,
        ..one
    };
    let mut elsewhere = announced(fair(3, "2026-07-12"));
    elsewhere.plan.area = code("330599");
    let mut imported = fair(5, "2015-08-15");
    imported.state = FairState::Archived;
    imported.source_no = Some("f1".to_owned());
    let all = [
        announced(fair(1, "2026-07-12")),
        announced(fair(2, "2026-07-10")),
        elsewhere,
        fair(4, "2026-07-11"),
        imported,
    ];
    keep(&database, &all).await;
    let wanted = FairsWanted {
        area: Some(code("330523101")),
        from: day("2000-01-01"),
        until: day("2100-01-01"),
        kind: Some(FairKind::Disability),
        public: true,
        ahead: true,
        today: day("2026-07-01"),
        drafts_of: "",
    };
    let found = async |wanted: FairsWanted<'_>| {
        let listed = database.list_fairs(&wanted, 0, 10).await.unwrap();
        assert_eq!(database.count_fairs(&wanted).await.unwrap(), listed.len() as u64);
        listed.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    let id = |number| FairId(uuid(81, number));
    assert_eq!(
        found(wanted).await,
        [id(2), id(1)],
        "of the county around the township"
    );
    let desk = FairsWanted {
        public: false,
        ..wanted
    };
    assert_eq!(found(desk).await, [id(2), id(4), id(1)]);
    let others = FairsWanted {
        drafts_of: "staff:z",
        ..desk
    };
    assert_eq!(found(others).await, [id(2), id(1)], "somebody else's draft");
    let past = FairsWanted {
        ahead: false,
        ..wanted
    };
    assert_eq!(found(past).await, [id(5)]);
    let month = FairsWanted {
        from: day("2026-07-01"),
        until: day("2026-07-12"),
        area: None,
        ..wanted
    };
    assert_eq!(found(month).await, [id(2)]);
    let general = FairsWanted {
        kind: Some(FairKind::General),
        ..wanted
    };
    assert_eq!(found(general).await, []);
    assert_eq!(database.list_imported_fairs().await.unwrap().len(), 1);
    assert_eq!(
        database.list_fair_areas().await.unwrap(),
        [code("330523"), code("330599")]
    );
}

fn stand(number: u32, state: StandState) -> FairStand {
    FairStand {
        id: FairStandId(uuid(82, number)),
        fair: FairId(uuid(81, number)),
        employer: employer(1).id,
        vacancies: vec![VacancyId(uuid(3, 1)), VacancyId(uuid(3, 2))],
        state,
        version: 1,
        made_by: "employer:x".to_owned(),
        made_at: at(2),
    }
}

async fn stands_come_back_and_an_employer_has_one_at_a_fair(database: Database) {
    let days = ["2026-07-10", "2026-07-11", "2026-07-12", "2026-07-13"];
    let fairs: Vec<Fair> = (1..).zip(days).map(|(number, on)| fair(number, on)).collect();
    keep(&database, &fairs).await;
    let states = [
        StandState::Applied,
        StandState::Approved { number: Some(7) },
        StandState::Refused {
            reason: "不合适".to_owned(),
        },
        StandState::Withdrawn,
    ];
    let stands: Vec<FairStand> = (1..)
        .zip(states)
        .map(|(number, state)| stand(number, state))
        .collect();
    let mut change = database.begin().await.unwrap();
    for one in &stands {
        change.add_fair_stand(one).await.unwrap();
    }
    change.commit().await.unwrap();
    for one in &stands {
        let found = database.find_fair_stand(one.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(one));
    }
    let ids: Vec<FairId> = fairs.iter().map(|one| one.id).collect();
    assert_eq!(database.list_fair_stands(&ids).await.unwrap(), stands);

    let twice = FairStand {
        id: FairStandId(uuid(82, 9)),
        ..stands[0].clone()
    };
    let mut change = database.begin().await.unwrap();
    let refused = change.add_fair_stand(&twice).await;
    assert!(
        matches!(refused, Err(StoreError::UniqueViolation { .. })),
        "{refused:?}"
    );
}

fn registration(number: u32, person_no: Option<u32>) -> FairRegistration {
    let fair = FairId(uuid(81, 1));
    let mut chance = [0; 10];
    chance[0] = u8::try_from(number).unwrap();
    FairRegistration {
        id: FairRegistrationId(uuid(83, number)),
        fair,
        person: person_no.map(|number| person(number).id),
        code: FairCode::new(fair, chance),
        state: RegistrationState::Waiting,
        way: RegistrationWay::Page,
        invited_at: None,
        registered_at: Some(at(i64::from(number))),
        cancelled_at: None,
        made_by: "staff:x".to_owned(),
    }
}

async fn a_person_has_one_registration_and_seats_are_counted(database: Database) {
    keep(&database, &[fair(1, "2026-07-10")]).await;
    let id = fair(1, "2026-07-10").id;
    let all = [
        registration(1, Some(1)),
        registration(2, Some(2)),
        registration(3, None),
        registration(4, None),
    ];
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.add_fair_registrations(&all).await.unwrap(), 4);
    let twice = registration(5, Some(1));
    assert_eq!(change.add_fair_registrations(&[twice]).await.unwrap(), 0);
    let first = change.find_first_waiting(id).await.unwrap().unwrap();
    assert_eq!(first.id, all[0].id);
    let seated = FairRegistration {
        state: RegistrationState::Registered,
        ..first
    };
    assert!(change.set_fair_registration(&seated).await.unwrap());
    change.commit().await.unwrap();
    let seats = database.count_fair_seats(id, 2).await.unwrap();
    let expected = Seats {
        capacity: 2,
        registered: 1,
        waiting: 3,
        invited: 0,
    };
    assert_eq!(seats, expected);
    let found = database
        .find_fair_registration_of(id, person(1).id)
        .await
        .unwrap();
    assert_eq!(found, Some(seated.clone()));
    let found = database
        .find_fair_registration_by_code(&all[2].code)
        .await
        .unwrap();
    assert_eq!(found.as_ref(), Some(&all[2]));
    let listed = database.list_fair_registrations(id).await.unwrap();
    assert_eq!((listed.len(), &listed[0]), (4, &seated));
}

async fn what_is_to_be_told_is_told_once(database: Database) {
    keep(&database, &[fair(1, "2026-07-10")]).await;
    let id = fair(1, "2026-07-10").id;
    let news = |kind, minutes| FairNews {
        fair: id,
        person: person(1).id,
        kind,
        made_at: at(minutes),
        told_at: None,
    };
    let people = [person(1).id];
    let mut change = database.begin().await.unwrap();
    let both = [news(FairNewsKind::Moved, 1), news(FairNewsKind::Invited, 2)];
    change.add_fair_news(&both).await.unwrap();
    let untold = change.list_untold_fair_news(&people).await.unwrap();
    let kinds: Vec<_> = untold.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [FairNewsKind::Invited, FairNewsKind::Moved]);
    assert_eq!(change.list_fair_news_overlooked().await.unwrap(), people);
    assert_eq!(change.set_fair_news_told(&people, at(5)).await.unwrap(), 2);
    assert_eq!(change.list_untold_fair_news(&people).await.unwrap(), []);

    assert_eq!(change.untell_fair_news(people[0], at(4)).await.unwrap(), 0);
    assert_eq!(change.untell_fair_news(people[0], at(5)).await.unwrap(), 2);
    assert_eq!(change.set_fair_news_told(&people, at(6)).await.unwrap(), 2);
    change
        .add_fair_news(&[news(FairNewsKind::Moved, 7)])
        .await
        .unwrap();
    assert_eq!(
        change.list_untold_fair_news(&people).await.unwrap().len(),
        1,
        "a second move is told anew"
    );
    assert_eq!(change.forget_stale_fair_news(day("2026-07-10")).await.unwrap(), 0);
    assert_eq!(change.forget_stale_fair_news(day("2026-07-11")).await.unwrap(), 1);
    let moved = FairChange {
        fair: id,
        made_at: at(7),
        kind: FairNewsKind::Moved,
        held_on: day("2026-07-09"),
        opens: hour(9),
        venue: "体育馆".to_owned(),
        people: 52,
        employers: 3,
        made_by: "staff:x".to_owned(),
    };
    change.add_fair_change(&moved).await.unwrap();
    assert_eq!(change.list_fair_changes(id).await.unwrap(), [moved]);
}

async fn what_employers_are_to_be_told_is_told_once_and_by_one(database: Database) {
    keep(&database, &[fair(1, "2026-07-10")]).await;
    let one = stand(1, StandState::Applied);
    let mut change = database.begin().await.unwrap();
    change.add_fair_stand(&one).await.unwrap();
    for (kind, minutes) in [(StandNewsKind::Approved, 1), (StandNewsKind::Moved, 2)] {
        change.add_stand_news(&[one.id], kind, at(minutes)).await.unwrap();
    }
    let untold = change.list_untold_stand_news(10).await.unwrap();
    let told: Vec<_> = untold.iter().map(|news| (news.employer, news.kind)).collect();
    assert_eq!(
        told,
        [
            (one.employer, StandNewsKind::Approved),
            (one.employer, StandNewsKind::Moved)
        ]
    );
    assert!(change.set_stand_news_told(one.id, at(5)).await.unwrap());
    assert!(
        !change.set_stand_news_told(one.id, at(6)).await.unwrap(),
        "another one finds nothing to tell"
    );
    change.untell_stand_news(one.id, at(6)).await.unwrap();
    assert_eq!(change.list_untold_stand_news(10).await.unwrap(), []);
    change.untell_stand_news(one.id, at(5)).await.unwrap();
    assert_eq!(change.list_untold_stand_news(10).await.unwrap().len(), 2);
    assert!(change.set_stand_news_told(one.id, at(7)).await.unwrap());
    change
        .add_stand_news(&[one.id], StandNewsKind::Moved, at(8))
        .await
        .unwrap();
    assert_eq!(
        change.list_untold_stand_news(10).await.unwrap().len(),
        1,
        "a second move is told anew"
    );
}

async fn the_row_of_a_file_is_known_again(database: Database) {
    let imported = Fair {
        source_no: Some("f1".to_owned()),
        ..fair(1, "2015-08-15")
    };
    keep(&database, std::slice::from_ref(&imported)).await;
    let before = database.list_imported_fairs().await.unwrap();
    assert_eq!((before[0].content_hash, &before[0].record), (0, &imported));
    let mut change = database.begin().await.unwrap();
    change
        .set_fair_source_hash(imported.id, u64::MAX - 1)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let after = database.list_imported_fairs().await.unwrap();
    assert_eq!(after[0].content_hash, u64::MAX - 1);
}
