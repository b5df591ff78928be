//! Who is missing from a list of a department, and what was decided about them.

use crate::lists::{batch, keep, row};
use crate::sample::{at, code, day, person, settle};
use domain::category::{CategoryPeriod, CategorySource};
use domain::list::{GoneDecision, ListBatch, ListState, RowState, Signed, VillageAnswer};
use domain::person::{Category, CategorySet, Leaving, Person};
use store::{Database, Gone};

contracts! {
    whoever_is_missing_is_found_by_the_list_before_and_by_the_spell,
    who_is_missing_is_kept_and_what_was_decided_stays,
    what_was_found_while_a_list_became_unsettled_is_not_kept,
    whose_file_was_made_one_with_that_of_somebody_on_the_list_is_not_missing,
    whoever_left_moved_or_belongs_no_more_is_not_missing_any_longer,
    a_list_about_whose_missing_people_somebody_decided_is_closed,
    villages_are_asked_once,
}

/// A file is made one with another; of those before it the stubs lead on.
async fn merge(database: &Database, gone: u32, kept: u32) {
    let mut change = database.begin().await.unwrap();
    let before = change.list_gone_of(person(gone).id).await.unwrap();
    change.set_merged_into(&before, person(kept).id).await.unwrap();
    change
        .set_person_merged(person(gone).id, person(kept).id)
        .await
        .unwrap();
    change.commit().await.unwrap();
}

/// A spell of the group of the register.
fn spell(number: u32, source: CategorySource) -> CategoryPeriod {
    CategoryPeriod {
        person: person(number).id,
        category: Category::PersonWithDisability,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source,
        document: "x".to_owned(),
        recognised_by: "x".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    }
}

/// Somebody of the group of the register, who lives where the lists are of.
fn disabled(number: u32) -> Person {
    Person {
        living_area: code("330523100201"),
        left: None,
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        ..person(number)
    }
}

/// So many of the group, each on the word of a list.
async fn listed(database: &Database, count: u32) {
    settle(database, count, 0).await;
    let mut change = database.begin().await.unwrap();
    for number in 1..=count {
        change.set_people(&[disabled(number).into()]).await.unwrap();
        change
            .add_category_periods(&[spell(number, CategorySource::Import)])
            .await
            .unwrap();
    }
    change.commit().await.unwrap();
}

fn decided(list: u32, number: u32, decision: GoneDecision) -> Gone {
    Gone {
        list: batch(list, ListState::Ready).id,
        person: person(number).id,
        decision,
        last_on: None,
        reason: "没有了".to_owned(),
        decided: Signed {
            by: "staff:x".to_owned(),
            at: at(1),
        },
        answer: None,
    }
}

async fn whoever_is_missing_is_found_by_the_list_before_and_by_the_spell(database: Database) {
    settle(&database, 6, 0).await;
    let mut change = database.begin().await.unwrap();
    for number in 1..=6 {
        change.set_people(&[disabled(number).into()]).await.unwrap();
    }
    let spells = [
        spell(1, CategorySource::Import),
        spell(2, CategorySource::Import),
        spell(3, CategorySource::Staff),
    ];
    change.add_category_periods(&spells).await.unwrap();
    change.commit().await.unwrap();
    let before = batch(1, ListState::Applied);
    keep(
        &database,
        &before,
        &[row(1, 4, RowState::Same), row(1, 5, RowState::New)],
    )
    .await;
    let now = batch(2, ListState::Ready);
    keep(&database, &now, &[row(2, 1, RowState::Same)]).await;
    let mut read = database.read().await.unwrap();
    let found = read.find_list_before(&now).await.unwrap().unwrap();
    assert_eq!(found.id, before.id);
    let today = day("2026-06-30");
    let missing = read.list_people_gone(&now, Some(before.id), today).await.unwrap();
    assert_eq!(
        missing,
        [person(2).id, person(4).id],
        "new rows of before that were not written were never on file"
    );
    let missing = read
        .list_people_gone(&now, None, day("2025-12-31"))
        .await
        .unwrap();
    assert_eq!(missing, [], "the spell did not hold yet");
    drop(read);
    merge(&database, 4, 6).await;
    let mut change = database.begin().await.unwrap();
    let missing = change
        .list_people_gone(&now, Some(before.id), today)
        .await
        .unwrap();
    assert_eq!(
        missing,
        [person(2).id, person(6).id],
        "a merged file is the one that was kept"
    );
    change.set_missing(now.id, &missing).await.unwrap();
    change.commit().await.unwrap();
    merge(&database, 6, 1).await;
    let mut change = database.begin().await.unwrap();
    let missing = change
        .list_people_gone(&now, Some(before.id), today)
        .await
        .unwrap();
    assert_eq!(missing, [person(2).id], "and is on the list where that is");
    assert_eq!(change.list_missing(&now, today, (0, 9)).await.unwrap(), missing);
    assert_eq!(change.count_missing(&now, today).await.unwrap(), (1, 0));
}

async fn who_is_missing_is_kept_and_what_was_decided_stays(database: Database) {
    listed(&database, 4).await;
    let (one, today) = (batch(1, ListState::Ready), day("2026-06-30"));
    keep(&database, &one, &[]).await;
    let mut change = database.begin().await.unwrap();
    let due = change.list_lists_to_reckon().await.unwrap();
    assert_eq!(due.len(), 1, "a new list");
    let [first, second, third] = [1, 2, 3].map(|number| person(number).id);
    change.set_missing(one.id, &[first, second]).await.unwrap();
    let mark = change.find_list_mark(one.id).await.unwrap().unwrap();
    assert!(change.settle_list(&one, mark).await.unwrap());
    assert_eq!(change.list_lists_to_reckon().await.unwrap(), []);
    change
        .set_gone(&[decided(1, 2, GoneDecision::Keep)])
        .await
        .unwrap();
    assert_eq!(change.count_missing(&one, today).await.unwrap(), (2, 1));
    assert_eq!(
        change.list_gone_from(one.id).await.unwrap().len(),
        1,
        "decided about"
    );
    // Found anew: the first is on the list after all, a third is not.
    change.set_missing(one.id, &[third]).await.unwrap();
    assert_eq!(
        change.list_missing(&one, today, (0, 9)).await.unwrap(),
        [second, third]
    );
    assert_eq!(change.list_missing(&one, today, (1, 1)).await.unwrap(), [third]);
    assert_eq!(change.count_missing(&one, today).await.unwrap(), (2, 1));
    change.set_missing(one.id, &[second, third]).await.unwrap();
    assert_eq!(
        change.count_missing(&one, today).await.unwrap(),
        (2, 1),
        "what was decided stays"
    );
}

async fn what_was_found_while_a_list_became_unsettled_is_not_kept(database: Database) {
    let one = batch(1, ListState::Ready);
    keep(&database, &one, &[]).await;
    let mark = async || {
        database
            .read()
            .await
            .unwrap()
            .find_list_mark(one.id)
            .await
            .unwrap()
    };
    let before = mark().await.unwrap();
    let mut change = database.begin().await.unwrap();
    change.unsettle_list(one.id).await.unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    assert!(
        !change.settle_list(&one, before).await.unwrap(),
        "it was found before"
    );
    change.commit().await.unwrap();
    let after = mark().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let moved = ListBatch {
        state: ListState::Applied,
        ..one.clone()
    };
    assert!(
        !change.settle_list(&moved, after).await.unwrap(),
        "it has moved on"
    );
    assert!(change.settle_list(&one, after).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(mark().await, None, "it is known");
    assert_eq!(database.list_lists_to_reckon().await.unwrap(), []);
}

/// The file on the list is the one that went: its row still names it.
async fn whose_file_was_made_one_with_that_of_somebody_on_the_list_is_not_missing(database: Database) {
    listed(&database, 3).await;
    let (now, today) = (batch(1, ListState::Ready), day("2026-06-30"));
    keep(&database, &now, &[row(1, 1, RowState::Same)]).await;
    let mut change = database.begin().await.unwrap();
    let missing = [2, 3].map(|number| person(number).id);
    change.set_missing(now.id, &missing).await.unwrap();
    change.commit().await.unwrap();
    merge(&database, 1, 2).await;
    let mut read = database.read().await.unwrap();
    assert_eq!(
        read.list_missing(&now, today, (0, 9)).await.unwrap(),
        [person(3).id]
    );
    assert_eq!(
        read.list_still_missing(&now, today).await.unwrap(),
        [person(3).id]
    );
    assert_eq!(read.count_missing(&now, today).await.unwrap(), (1, 0));
}

async fn whoever_left_moved_or_belongs_no_more_is_not_missing_any_longer(database: Database) {
    listed(&database, 6).await;
    let (now, today) = (batch(1, ListState::Applied), day("2026-06-30"));
    keep(&database, &now, &[]).await;
    let mut change = database.begin().await.unwrap();
    let missing = [1, 2, 3, 4, 5, 6].map(|number| person(number).id);
    change.set_missing(now.id, &missing).await.unwrap();
    assert_eq!(change.count_missing(&now, today).await.unwrap(), (6, 0));
    let of_villages = CategoryPeriod {
        valid_from: day("2026-02-01"),
        ..spell(5, CategorySource::Staff)
    };
    change.add_category_periods(&[of_villages]).await.unwrap();
    for (number, last) in [(3, "2026-06-29"), (4, "2026-06-30"), (5, "2026-06-29")] {
        let listed = spell(number, CategorySource::Import);
        change.end_category_spell(&listed, day(last)).await.unwrap();
    }
    let died = Person {
        left: Some((day("2026-06-20"), Leaving::Died)),
        ..disabled(1)
    };
    let moved = Person {
        living_area: code("330106100201"),
        ..disabled(2)
    };
    change.set_people(&[died.into(), moved.into()]).await.unwrap();
    let still = [person(4).id, person(6).id];
    assert_eq!(
        change.list_missing(&now, today, (0, 9)).await.unwrap(),
        still,
        "the last day counts; the villages' word is no list's"
    );
    assert_eq!(change.count_missing(&now, today).await.unwrap(), (2, 0));
    change
        .set_gone(&[decided(1, 1, GoneDecision::Keep)])
        .await
        .unwrap();
    assert_eq!(
        change.count_missing(&now, today).await.unwrap(),
        (3, 1),
        "what was decided stays"
    );
    assert_eq!(
        change.list_still_missing(&now, today).await.unwrap().len(),
        2,
        "and is not decided again"
    );
}

async fn a_list_about_whose_missing_people_somebody_decided_is_closed(database: Database) {
    settle(&database, 1, 0).await;
    for number in 1..=2 {
        keep(&database, &batch(number, ListState::Ready), &[]).await;
        let mut change = database.begin().await.unwrap();
        let list = batch(number, ListState::Ready).id;
        change.set_missing(list, &[person(1).id]).await.unwrap();
        change.commit().await.unwrap();
    }
    let by = Signed {
        by: "worker".to_owned(),
        at: at(9),
    };
    let mut change = database.begin().await.unwrap();
    change
        .set_gone(&[decided(1, 1, GoneDecision::Keep)])
        .await
        .unwrap();
    assert_eq!(
        change.close_lists_waiting_since(at(1), &by).await.unwrap(),
        0,
        "too young"
    );
    assert_eq!(change.close_lists_waiting_since(at(9), &by).await.unwrap(), 1);
    assert_eq!(change.delete_lists_waiting_since(at(9)).await.unwrap(), 1);
    change.commit().await.unwrap();
    let closed = database
        .find_list(batch(1, ListState::Ready).id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((closed.state, closed.applied), (ListState::Applied, Some(by)));
    assert_eq!(database.list_gone_from(closed.id).await.unwrap().len(), 1);
}

async fn villages_are_asked_once(database: Database) {
    settle(&database, 2, 0).await;
    let one = batch(1, ListState::Applied);
    keep(&database, &one, &[]).await;
    let gone = |decision| Gone {
        list: one.id,
        person: person(1).id,
        decision,
        last_on: None,
        reason: "没有了".to_owned(),
        decided: Signed {
            by: "staff:x".to_owned(),
            at: at(1),
        },
        answer: None,
    };
    let by = Signed {
        by: "staff:v".to_owned(),
        at: at(2),
    };
    let key = (one.id, person(1).id);
    let mut change = database.begin().await.unwrap();
    change.set_gone(&[gone(GoneDecision::Keep)]).await.unwrap();
    assert!(
        !change
            .answer_gone(key, (VillageAnswer::Still, ""), &by)
            .await
            .unwrap(),
        "not asked"
    );
    change.set_gone(&[gone(GoneDecision::Ask)]).await.unwrap();
    assert_eq!(
        change.list_village_questions(None, 9).await.unwrap(),
        [gone(GoneDecision::Ask)]
    );
    assert_eq!(
        change.list_village_questions(Some(code("11")), 9).await.unwrap(),
        []
    );
    assert!(
        change
            .answer_gone(key, (VillageAnswer::Still, "在换证"), &by)
            .await
            .unwrap()
    );
    assert!(
        !change
            .answer_gone(key, (VillageAnswer::Left, ""), &by)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    let answered = Gone {
        answer: Some((VillageAnswer::Still, "在换证".to_owned())),
        ..gone(GoneDecision::Ask)
    };
    assert_eq!(
        database.list_gone_from(one.id).await.unwrap(),
        std::slice::from_ref(&answered)
    );
    assert_eq!(database.list_village_questions(None, 9).await.unwrap(), []);

    let mut change = database.begin().await.unwrap();
    let keep = Gone {
        answer: answered.answer,
        ..gone(GoneDecision::Keep)
    };
    change.set_gone(&[gone(GoneDecision::Keep)]).await.unwrap();
    assert_eq!(
        change.list_gone_from(one.id).await.unwrap(),
        [keep],
        "what the village said stands beside the decision"
    );
    let again = gone(GoneDecision::Ask);
    change.set_gone(std::slice::from_ref(&again)).await.unwrap();
    assert_eq!(
        change.list_village_questions(None, 9).await.unwrap(),
        std::slice::from_ref(&again)
    );
    change.commit().await.unwrap();
    merge(&database, 1, 2).await;
    let of_kept = Gone {
        person: person(2).id,
        ..again
    };
    assert_eq!(
        database.list_village_questions(None, 9).await.unwrap(),
        [of_kept],
        "the village is asked about the file that stands"
    );
    let mut change = database.begin().await.unwrap();
    let key = (one.id, person(2).id);
    assert!(
        change
            .answer_gone(key, (VillageAnswer::Left, ""), &by)
            .await
            .unwrap()
    );
}
