//! Applications, their trails, notices, objections and tasks.

use crate::sample::{at, code, day, person, settle, uuid};
use domain::actor::Role;
use domain::category::{CategoryPeriod, CategorySource};
use domain::ids::{NoticeId, ObjectionId, PersonId, RecognitionId, RecognitionTaskId};
use domain::person::{Category, CategorySet};
use domain::ports::TaskKind;
use domain::recognition::{
    Claim, Deed, Entry, Finding, Objection, Paper, Proof, PublicNotice, Recognition, Refused, Stage, State,
};
use store::{Database, RecognitionQuery, RecognitionTask};

contracts! {
    every_state_comes_back_as_it_was,
    an_application_moves_only_from_the_version_it_has,
    applications_are_narrowed_and_counted,
    trails_are_kept_in_order,
    notices_hang_until_their_day,
    objections_are_sealed_and_decided_once,
    tasks_are_for_one_or_for_an_area,
    a_renewal_is_due_once,
}

fn recognition(number: u32, state: State) -> Recognition {
    Recognition {
        id: RecognitionId(uuid(21, number)),
        person: PersonId(uuid(4, 1)),
        category: Category::HardToEmployPerson,
        area: code("330523100201"),
        claim: Claim::Document,
        paper: Paper {
            name: "认定表".to_owned(),
            number: "7".to_owned(),
            valid_to: Some(day("2027-01-01")),
        },
        entered_by: "staff:1".to_owned(),
        applied_on: day("2026-06-01"),
        version: 1,
        due_on: Some(day("2026-06-10")),
        state,
    }
}

fn finding() -> Finding {
    Finding {
        on: day("2026-06-01"),
        met: None,
        rules: Vec::new(),
    }
}

fn refused() -> Refused {
    Refused {
        at: at(3),
        by: "staff:2".to_owned(),
        stage: Stage::CountyDecision,
        reason: "不符合".to_owned(),
        finding: Some(finding()),
        is_final: false,
    }
}

fn states() -> Vec<State> {
    let since = at(1);
    vec![
        State::applied(since),
        State::Incomplete {
            since,
            reason: "缺材料".to_owned(),
        },
        State::Posted {
            notice: NoticeId(uuid(22, 1)),
            posted_on: day("2026-06-02"),
        },
        State::Investigating {
            notice: NoticeId(uuid(22, 1)),
            since,
        },
        State::TownReview {
            since,
            returned: Some("再看".to_owned()),
        },
        State::DepartmentReview {
            since,
            confirmed: Vec::new(),
        },
        State::CountyDecision { since },
        State::Recognised {
            at: since,
            by: "staff:2".to_owned(),
            valid_from: day("2026-06-03"),
            valid_to: None,
            finding: finding(),
        },
        State::Refused(refused()),
        State::Appealed {
            at: since,
            reason: "不服".to_owned(),
            against: refused(),
        },
        State::Withdrawn { at: since },
    ]
}

async fn add(database: &Database, recognitions: &[Recognition]) {
    let mut change = database.begin().await.unwrap();
    for recognition in recognitions {
        change.add_recognition(recognition).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn every_state_comes_back_as_it_was(database: Database) {
    settle(&database, 1, 0).await;
    let all: Vec<_> = (1..)
        .zip(states())
        .map(|(n, state)| recognition(n, state))
        .collect();
    add(&database, &all).await;
    for one in &all {
        assert_eq!(
            database.find_recognition(one.id).await.unwrap().as_ref(),
            Some(one)
        );
    }
    let of_person = database.list_recognitions_of(PersonId(uuid(4, 1))).await.unwrap();
    assert_eq!(of_person.len(), all.len());
    assert_eq!(
        database
            .find_recognition(RecognitionId(uuid(9, 9)))
            .await
            .unwrap(),
        None
    );
}

async fn an_application_moves_only_from_the_version_it_has(database: Database) {
    settle(&database, 1, 0).await;
    add(&database, &[recognition(1, State::applied(at(1)))]).await;
    let moved = Recognition {
        version: 2,
        due_on: None,
        ..recognition(1, State::Withdrawn { at: at(2) })
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.move_recognition(&moved).await.unwrap());
    assert!(
        !change.move_recognition(&moved).await.unwrap(),
        "the same step twice"
    );
    let found = change.find_recognition(moved.id).await.unwrap();
    assert_eq!(found, Some(moved));
}

async fn applications_are_narrowed_and_counted(database: Database) {
    settle(&database, 2, 0).await;
    let elsewhere = Recognition {
        area: code("330523101201"),
        person: PersonId(uuid(4, 2)),
        category: Category::LandLossFarmer,
        applied_on: day("2026-05-01"),
        ..recognition(2, State::CountyDecision { since: at(1) })
    };
    let closed = recognition(3, State::Withdrawn { at: at(1) });
    add(
        &database,
        &[recognition(1, State::applied(at(1))), elsewhere, closed],
    )
    .await;
    let numbers = async |query: RecognitionQuery| {
        let found = database.list_recognitions(query, 10, 0).await.unwrap();
        found
            .iter()
            .map(|one| one.id.0.as_u128() as u32)
            .collect::<Vec<_>>()
    };
    let all = RecognitionQuery::default();
    assert_eq!(numbers(all).await, [2, 1, 3], "oldest first");
    let town = RecognitionQuery {
        area: Some(code("330523100")),
        ..all
    };
    assert_eq!(numbers(town).await, [1, 3]);
    let stages = RecognitionQuery {
        stages: &[Stage::VillageReview, Stage::CountyDecision],
        ..all
    };
    assert_eq!(numbers(stages).await, [2, 1]);
    let land = RecognitionQuery {
        categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
        ..all
    };
    assert_eq!(numbers(land).await, [2]);
    let late = RecognitionQuery {
        due_before: Some(day("2026-06-11")),
        ..all
    };
    assert_eq!(numbers(late).await, [2, 1], "what is closed is never late");
    let disabled = RecognitionQuery {
        only: Some(Category::PersonWithDisability),
        ..all
    };
    assert_eq!(numbers(disabled).await, [2, 1, 3], "both hold it");
    let soldiers = RecognitionQuery {
        only: Some(Category::DemobilisedSoldier),
        ..all
    };
    assert_eq!(numbers(soldiers).await, Vec::<u32>::new());
    let counts = database.count_recognitions(all).await.unwrap();
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u32>(), 3);
    assert!(counts.contains(&(Stage::CountyDecision, 1)));
}

async fn trails_are_kept_in_order(database: Database) {
    settle(&database, 1, 0).await;
    let one = recognition(1, State::applied(at(1)));
    add(&database, std::slice::from_ref(&one)).await;
    let entry = |version, deed, from| Entry {
        recognition: one.id,
        version,
        at: at(i64::from(version)),
        actor: "staff:1".to_owned(),
        role: Some(Role::Coordinator),
        deed,
        from,
        to: Stage::VillageReview,
        reason: "因为".to_owned(),
        proof: Proof::Paper {
            paper: "认定表 7".to_owned(),
        },
    };
    let entries = [
        entry(1, Deed::Apply, None),
        entry(2, Deed::HandBack, Some(Stage::TownReview)),
    ];
    let mut change = database.begin().await.unwrap();
    change.add_recognition_entry(&entries[1]).await.unwrap();
    change.add_recognition_entry(&entries[0]).await.unwrap();
    let refused = change.add_recognition_entry(&entries[0]).await;
    assert!(refused.unwrap_err().violates("recognition_entry_pkey"));
    drop(change);
    let mut change = database.begin().await.unwrap();
    change.add_recognition_entry(&entries[1]).await.unwrap();
    change.add_recognition_entry(&entries[0]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.list_recognition_entries(one.id).await.unwrap(), entries);
}

fn notice(number: u32) -> PublicNotice {
    PublicNotice {
        id: NoticeId(uuid(22, number)),
        recognition: RecognitionId(uuid(21, 1)),
        area: code("330523100201"),
        category: Category::HardToEmployPerson,
        posted_on: day("2026-06-02"),
        hands_on: day("2026-06-10"),
        taken_down: None,
    }
}

async fn notices_hang_until_their_day(database: Database) {
    settle(&database, 1, 0).await;
    add(&database, &[recognition(1, State::applied(at(1)))]).await;
    let mut change = database.begin().await.unwrap();
    change.add_public_notice(&notice(1)).await.unwrap();
    change.commit().await.unwrap();
    let hanging = async |text: &str| database.list_public_notices(None, day(text)).await.unwrap().len();
    assert_eq!(hanging("2026-06-01").await, 0);
    assert_eq!((hanging("2026-06-02").await, hanging("2026-06-09").await), (1, 1));
    assert_eq!(hanging("2026-06-10").await, 0, "even before anybody took it down");
    let elsewhere = database
        .list_public_notices(Some(code("330523101")), day("2026-06-05"))
        .await
        .unwrap();
    assert_eq!(elsewhere, []);
    assert_eq!(
        database.list_public_notices_due(day("2026-06-09")).await.unwrap(),
        []
    );
    assert_eq!(
        database.list_public_notices_due(day("2026-06-12")).await.unwrap(),
        [notice(1)]
    );
    let mut change = database.begin().await.unwrap();
    assert!(change.take_notice_down(notice(1).id, at(5)).await.unwrap());
    assert!(!change.take_notice_down(notice(1).id, at(6)).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(
        database.list_public_notices_due(day("2026-06-12")).await.unwrap(),
        []
    );
    let found = database.find_public_notice(notice(1).id).await.unwrap().unwrap();
    assert_eq!(found.taken_down, Some(at(5)));
}

pub fn objection() -> Objection {
    Objection {
        id: ObjectionId(uuid(23, 1)),
        notice: notice(1).id,
        recognition: RecognitionId(uuid(21, 1)),
        receipt: "20260603-ABCDEFGH".to_owned(),
        text: "他家还有五亩地".to_owned(),
        name: Some("赵六".to_owned()),
        phone: None,
        at: at(4),
        due_on: day("2026-06-17"),
        upheld: None,
        reason: String::new(),
    }
}

/// An application of the first person, its notice, and what was said against it.
pub async fn one_with_objection(database: &Database, objection: &Objection) {
    add(database, &[recognition(1, State::applied(at(1)))]).await;
    let mut change = database.begin().await.unwrap();
    change.add_public_notice(&notice(1)).await.unwrap();
    change.add_objection(objection).await.unwrap();
    change.commit().await.unwrap();
}

async fn objections_are_sealed_and_decided_once(database: Database) {
    settle(&database, 1, 0).await;
    let objection = objection();
    one_with_objection(&database, &objection).await;
    let found = database.list_objections(objection.recognition).await.unwrap();
    assert_eq!(found, std::slice::from_ref(&objection));
    assert_eq!(database.count_objections(notice(1).id).await.unwrap(), 1);
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .decide_objection(objection.id, false, "核实过")
            .await
            .unwrap()
    );
    assert!(
        !change
            .decide_objection(objection.id, true, "再想想")
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    let found = database.list_objections(objection.recognition).await.unwrap();
    assert_eq!(
        (found[0].upheld, found[0].reason.as_str()),
        (Some(false), "核实过")
    );
}

fn task(number: u32, actor: &str) -> RecognitionTask {
    RecognitionTask {
        id: RecognitionTaskId(uuid(24, number)),
        kind: TaskKind::Returned,
        recognition: None,
        person: PersonId(uuid(4, 1)),
        category: Category::HardToEmployPerson,
        area: code("330523100201"),
        actor: actor.to_owned(),
        due_on: None,
        made_at: at(i64::from(number)),
        seen_at: None,
    }
}

async fn tasks_are_for_one_or_for_an_area(database: Database) {
    settle(&database, 1, 0).await;
    let mut change = database.begin().await.unwrap();
    for one in [task(1, "staff:1"), task(2, ""), task(3, "staff:2")] {
        change.add_recognition_task(&one).await.unwrap();
    }
    change.commit().await.unwrap();
    assert_eq!(
        database.list_recognition_tasks_of("staff:1", 9).await.unwrap(),
        [task(1, "staff:1")]
    );
    let here = Some(code("330523100"));
    assert_eq!(
        database.list_recognition_tasks_in(here, 9).await.unwrap(),
        [task(2, "")]
    );
    let there = Some(code("330523101"));
    assert_eq!(database.list_recognition_tasks_in(there, 9).await.unwrap(), []);
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .set_recognition_task_seen(task(1, "").id, at(9))
            .await
            .unwrap()
    );
    assert!(
        !change
            .set_recognition_task_seen(task(1, "").id, at(9))
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(
        database.list_recognition_tasks_of("staff:1", 9).await.unwrap(),
        []
    );
}

async fn a_renewal_is_due_once(database: Database) {
    settle(&database, 1, 0).await;
    let period = CategoryPeriod {
        person: person(1).id,
        category: Category::HardToEmployPerson,
        valid_from: day("2025-07-01"),
        valid_to: Some(day("2026-06-30")),
        source: CategorySource::Import,
        document: String::new(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2025-07-01"),
    };
    let mut change = database.begin().await.unwrap();
    change.add_category_period(&period).await.unwrap();
    let due = change
        .list_renewals_due(day("2026-05-01"), day("2026-06-30"), 9)
        .await
        .unwrap();
    assert_eq!(due.len(), 1);
    assert_eq!(
        (due[0].person, due[0].valid_to),
        (person(1).id, day("2026-06-30"))
    );
    let early = change
        .list_renewals_due(day("2026-04-30"), day("2026-06-29"), 9)
        .await
        .unwrap();
    assert_eq!(early, []);
    let told = RecognitionTask {
        kind: TaskKind::Renewal,
        due_on: Some(day("2026-06-30")),
        ..task(1, "")
    };
    change.add_recognition_task(&told).await.unwrap();
    let again = change
        .list_renewals_due(day("2026-05-01"), day("2026-06-30"), 9)
        .await
        .unwrap();
    assert_eq!(again, []);
}
