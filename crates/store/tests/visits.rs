//! Visits, what a human settles about them, tasks, households left in peace.

use crate::sample::{at, code, day, person, settle, uuid};
use crate::staff::account;
use domain::actor::Role;
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{HouseholdId, MemberId, PersonId, SpotDrawId, TaskId, VisitConflictId, VisitId};
use domain::message::Unreached;
use domain::person_field::PersonField;
use domain::task::{CancelReason, Settled, Task, TaskKind, Window};
use domain::visit::{
    Answers, Confirmation, ConflictChoice, Corrected, FORM, FieldEdit, MuteReason, Outcome, OutcomeKind,
    Photo, ProposalState, SpotDraw, SpotResult, SyncRecord, Visit, VisitConflict, VisitProposal,
};
use store::{Database, HouseholdMute};

contracts! {
    visits_come_back_and_a_day_has_one_that_counts,
    a_draft_is_its_authors_and_is_replaced,
    conflicts_and_proposals_wait_and_are_settled_once,
    tasks_are_added_once_and_settled,
    who_is_put_down_is_taken_once,
    what_is_to_do_is_what_has_begun,
    a_household_in_peace_is_told_of_each_member,
    visits_move_with_a_file_and_back,
    a_visit_has_one_photo_that_goes_with_it,
    a_draw_keeps_what_it_was_made_from,
}

pub fn visit(number: u32, of: u32, minutes: i64) -> Visit {
    Visit {
        id: VisitId(uuid(51, number)),
        person: person(of).id,
        by: account(1, Role::Coordinator).id,
        form: FORM,
        at: at(minutes),
        received_at: at(minutes + 60),
        clock_off: Some(-3600),
        outcome: Outcome::Done {
            next_on: Some(day("2026-09-01")),
        },
        answers: Answers {
            note: "家里老人说的话".to_owned(),
            ..Answers::default()
        },
        edits: vec![FieldEdit {
            field: PersonField::Skills,
            base: 1,
            was: String::new(),
            now: "编筐".to_owned(),
        }],
        confirmation: Some(Confirmation::Witness {
            name: "见证人老赵".to_owned(),
        }),
        point: None,
        twin_of: None,
    }
}

/// The photo of a visit of somebody on a day: the smallest PNG there is.
pub fn photo(number: u32, of: u32) -> ((VisitId, (PersonId, chrono::NaiveDate)), Photo) {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";
    let data = b"\0\0\0\x09IDATfaceofhim\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82";
    let photo = Photo::parse(&[&head[..], data].concat()).unwrap();
    let visit = visit(number, of, 0);
    ((visit.id, (visit.person, visit.on())), photo)
}

pub fn proposal(number: u32, of: u32) -> VisitProposal {
    let visit = visit(number, of, 0);
    VisitProposal {
        person: visit.person,
        by: visit.by,
        made: Corrected {
            at: at(0),
            off: Some(7),
        },
        received_at: at(5),
        record: SyncRecord {
            id: visit.id,
            form: FORM,
            made_at: at(0),
            person: visit.person,
            outcome: visit.outcome,
            edits: visit.edits,
            answers: visit.answers,
            confirmation: visit.confirmation,
            point: None,
        },
        state: ProposalState::Open,
    }
}

async fn settled(database: &Database) {
    settle(database, 3, 0).await;
    let mut change = database.begin().await.unwrap();
    change.add_account(&account(1, Role::Coordinator)).await.unwrap();
    change.add_account(&account(2, Role::Coordinator)).await.unwrap();
    change.commit().await.unwrap();
}

async fn keep(database: &Database, visits: &[Visit]) {
    let mut change = database.begin().await.unwrap();
    for visit in visits {
        change.add_visit(visit).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn visits_come_back_and_a_day_has_one_that_counts(database: Database) {
    settled(&database).await;
    let (one, later) = (visit(1, 1, 0), visit(2, 1, 3000));
    keep(&database, &[one.clone(), later.clone()]).await;
    assert_eq!(database.find_visit(one.id).await.unwrap(), Some(one.clone()));
    let all = database.list_visits_of(one.person, 10).await.unwrap();
    assert_eq!(all, [later.clone(), one.clone()]);
    let facts = database
        .list_visit_facts(&[one.person, person(2).id])
        .await
        .unwrap();
    let facts: Vec<_> = facts.iter().map(|(_, fact)| (fact.id, fact.outcome)).collect();
    assert_eq!(
        facts,
        [(one.id, OutcomeKind::Done), (later.id, OutcomeKind::Done)]
    );

    let mut change = database.begin().await.unwrap();
    let second = change.add_visit(&visit(3, 1, 1)).await;
    assert!(second.unwrap_err().violates("visit_person_id_held_on_key"));
    change.rollback().await.unwrap();
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.find_held_visit(one.person, one.on()).await.unwrap(),
        Some(one.id)
    );
    let twin = Visit {
        twin_of: Some(one.id),
        ..visit(3, 1, 1)
    };
    change.add_visit(&twin).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_visit(twin.id).await.unwrap(), Some(twin));
    let facts = database.list_visit_facts(&[one.person]).await.unwrap();
    assert_eq!(facts.len(), 2, "a twin counts for nothing");

    let mut change = database.begin().await.unwrap();
    let again = Visit {
        outcome: Outcome::Refused {
            reason: String::new(),
        },
        ..one
    };
    assert!(change.add_visit(&again).await.unwrap_err().violates("visit_pkey"));
}

async fn a_draft_is_its_authors_and_is_replaced(database: Database) {
    settled(&database).await;
    let draft = Visit {
        outcome: Outcome::Draft,
        ..visit(1, 1, 0)
    };
    keep(&database, std::slice::from_ref(&draft)).await;
    assert_eq!(
        database.list_visit_drafts(draft.by, 5).await.unwrap(),
        std::slice::from_ref(&draft)
    );
    assert!(database.list_visits_of(draft.person, 5).await.unwrap().is_empty());
    assert!(
        database
            .list_visit_facts(&[draft.person])
            .await
            .unwrap()
            .is_empty()
    );
    let other = account(2, Role::Coordinator).id;
    let mut change = database.begin().await.unwrap();
    assert!(!change.delete_visit_draft(draft.id, other).await.unwrap());
    assert!(change.delete_visit_draft(draft.id, draft.by).await.unwrap());
    change.add_visit(&visit(1, 1, 0)).await.unwrap();
    assert!(
        !change.delete_visit_draft(draft.id, draft.by).await.unwrap(),
        "a finished visit stays"
    );
}

async fn conflicts_and_proposals_wait_and_are_settled_once(database: Database) {
    settled(&database).await;
    keep(&database, &[visit(1, 1, 0)]).await;
    let conflict = VisitConflict {
        id: VisitConflictId(uuid(52, 1)),
        visit: VisitId(uuid(51, 1)),
        person: person(1).id,
        field: PersonField::Skills,
        mine: "编筐".to_owned(),
        theirs: "缝纫".to_owned(),
        theirs_by: "staff:x".to_owned(),
        noted_at: at(1),
        chosen: None,
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_visit_conflicts(std::slice::from_ref(&conflict))
        .await
        .unwrap();
    change.add_visit_proposal(&proposal(2, 2)).await.unwrap();
    change.commit().await.unwrap();
    let area = Some(person(1).living_area);
    assert_eq!(
        database.list_open_conflicts(area, 5).await.unwrap(),
        std::slice::from_ref(&conflict)
    );
    assert_eq!(
        database
            .list_open_conflicts(Some(code("110101")), 5)
            .await
            .unwrap(),
        []
    );
    assert_eq!(
        database.list_open_proposals(None, 5).await.unwrap(),
        [proposal(2, 2)]
    );
    let mut change = database.begin().await.unwrap();
    let by = ("staff:y", at(9));
    let chosen = ConflictChoice::Mine;
    assert!(
        change
            .settle_visit_conflict(conflict.id, chosen, by)
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_visit_conflict(conflict.id, ConflictChoice::Theirs, by)
            .await
            .unwrap()
    );
    let id = proposal(2, 2).record.id;
    assert!(
        change
            .settle_visit_proposal(id, ProposalState::Taken, by)
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_visit_proposal(id, ProposalState::Discarded, by)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(database.list_open_conflicts(area, 5).await.unwrap(), []);
    let of_visit = database.list_conflicts_of_visit(conflict.visit).await.unwrap();
    assert_eq!(of_visit[0].chosen, Some(chosen));
    let found = database.find_visit_proposal(id).await.unwrap().unwrap();
    assert_eq!(found.state, ProposalState::Taken);
    assert!(database.list_open_proposals(None, 5).await.unwrap().is_empty());
}

fn task(number: u32, of: u32, key: &str, start: &str) -> Task {
    Task {
        id: TaskId(uuid(53, number)),
        person: person(of).id,
        kind: TaskKind::FollowUp,
        key: key.to_owned(),
        window: Window {
            start: day(start),
            due: day("2026-06-30"),
            end: day("2026-07-07"),
        },
        count: 1,
        cause: Some(Unreached::Fails),
        settled: Settled::Open,
        made_at: at(0),
    }
}

async fn tasks_are_added_once_and_settled(database: Database) {
    settled(&database).await;
    let one = task(1, 1, "a", "2026-06-27");
    let mut change = database.begin().await.unwrap();
    change.add_tasks(std::slice::from_ref(&one)).await.unwrap();
    change.add_tasks(&[task(2, 1, "a", "2026-01-01")]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_tasks_of(&[one.person]).await.unwrap(),
        std::slice::from_ref(&one)
    );
    for settled in [
        Settled::Done {
            on: day("2026-07-20"),
        },
        Settled::Cancelled {
            why: CancelReason::Muted,
        },
        Settled::Open,
    ] {
        let mut change = database.begin().await.unwrap();
        assert!(change.settle_task(one.id, settled).await.unwrap());
        let window = Window {
            due: day("2026-07-01"),
            ..one.window
        };
        assert!(change.move_task(one.id, window, (3, None)).await.unwrap());
        change.commit().await.unwrap();
        let found = database.find_task(one.id).await.unwrap().unwrap();
        assert_eq!((found.settled, found.count, found.window), (settled, 3, window));
    }
}

async fn who_is_put_down_is_taken_once(database: Database) {
    settled(&database).await;
    let (one, two) = (person(1).id, person(2).id);
    let mut change = database.begin().await.unwrap();
    change.add_tasks_due(&[one, one]).await.unwrap();
    change.add_tasks_due(&[two, one]).await.unwrap();
    change.commit().await.unwrap();
    assert!(database.has_tasks_due().await.unwrap());
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.take_tasks_due(1).await.unwrap().len(), 1);
    assert_eq!(change.take_tasks_due(5).await.unwrap().len(), 1);
    assert_eq!(change.take_tasks_due(5).await.unwrap(), []);
    change.commit().await.unwrap();
    assert!(!database.has_tasks_due().await.unwrap());
}

async fn what_is_to_do_is_what_has_begun(database: Database) {
    settled(&database).await;
    let begun = task(1, 1, "a", "2026-06-27");
    let mut change = database.begin().await.unwrap();
    let later = task(2, 1, "b", "2026-06-29");
    let done = task(3, 2, "c", "2026-06-01");
    change
        .add_tasks(&[begun.clone(), later, done.clone()])
        .await
        .unwrap();
    let on = day("2026-06-02");
    change.settle_task(done.id, Settled::Done { on }).await.unwrap();
    let owner = account(1, Role::Coordinator).id;
    let how = (at(0), domain::hand_over::Taking::Assigned, None);
    change.set_owner(&[person(1).id], owner, how).await.unwrap();
    change.commit().await.unwrap();
    let today = day("2026-06-28");
    let ask = |area, owner| database.list_tasks_to_do(area, owner, today, 10);
    assert_eq!(ask(None, None).await.unwrap(), std::slice::from_ref(&begun));
    assert_eq!(ask(None, Some(owner)).await.unwrap(), [begun]);
    let nobody = account(2, Role::Coordinator).id;
    assert_eq!(ask(None, Some(nobody)).await.unwrap(), []);
    assert_eq!(ask(Some(code("110101")), None).await.unwrap(), []);
    let words = database.list_last_words(&[person(1).id]).await.unwrap();
    assert_eq!(words, []);
    keep(&database, &[visit(1, 1, 0)]).await;
    let words = database.list_last_words(&[person(1).id]).await.unwrap();
    assert_eq!(words, [(person(1).id, at(0))]);
}

async fn a_household_in_peace_is_told_of_each_member(database: Database) {
    settled(&database).await;
    let household = HouseholdId(uuid(54, 1));
    let member = |number: u32| Member {
        id: MemberId(uuid(55, number)),
        household,
        person: Some(person(number).id),
        name: String::new(),
        birth_year: None,
        relation: Relation::Other,
        joined_on: day("2026-01-01"),
        left_on: None,
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_households(&[Household {
            id: household,
            area: code("330523100201"),
            address: String::new(),
            kind: HouseholdKind::Rural,
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
        }])
        .await
        .unwrap();
    change
        .add_household_members(&[member(1), member(2)])
        .await
        .unwrap();
    let mut mute = HouseholdMute {
        household,
        why: MuteReason::Asked,
        until_on: None,
        by: "staff:x".to_owned(),
        at: at(0),
    };
    change.set_household_mute(&mute).await.unwrap();
    mute.until_on = Some(day("2026-08-01"));
    change.set_household_mute(&mute).await.unwrap();
    change.commit().await.unwrap();
    let ids: Vec<PersonId> = (1..=3).map(|number| person(number).id).collect();
    let mut mutes = database.list_mutes_of(&ids).await.unwrap();
    mutes.sort_by_key(|(person, _)| *person);
    assert_eq!(mutes, [(ids[0], mute.clone()), (ids[1], mute)]);
    let homes = database.list_current_households(&ids).await.unwrap();
    assert_eq!(homes.len(), 2);
    keep(&database, &[visit(1, 1, 0), visit(2, 2, 0)]).await;
    let count = database
        .count_household_visits(household, day("2026-01-01"))
        .await
        .unwrap();
    assert_eq!(count, 2);
    let mut read = database.read().await.unwrap();
    let counts = read
        .count_visits_of_households(&[household], day("2026-01-01"))
        .await
        .unwrap();
    assert_eq!(counts, [(household, 2)]);
    assert_eq!(read.list_present_members(&[household]).await.unwrap().len(), 2);
    drop(read);
    let mut change = database.begin().await.unwrap();
    assert!(change.delete_household_mute(household).await.unwrap());
    assert!(!change.delete_household_mute(household).await.unwrap());
}

async fn visits_move_with_a_file_and_back(database: Database) {
    settled(&database).await;
    keep(&database, &[visit(1, 1, 0), visit(2, 2, 0), visit(3, 2, 9000)]).await;
    let (kept, gone) = (person(1).id, person(2).id);
    let moved = [VisitId(uuid(51, 2)), VisitId(uuid(51, 3))];
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.list_visit_ids_of(gone).await.unwrap(), moved);
    change.move_visits(&moved, (gone, kept)).await.unwrap();
    change.commit().await.unwrap();
    let twin = database.find_visit(moved[0]).await.unwrap().unwrap();
    assert_eq!((twin.person, twin.twin_of), (kept, Some(VisitId(uuid(51, 1)))));
    assert_eq!(
        database.find_visit(moved[1]).await.unwrap().unwrap().twin_of,
        None
    );
    let mut change = database.begin().await.unwrap();
    change.move_visits(&moved, (kept, gone)).await.unwrap();
    change.part_twin_visits(&moved, kept).await.unwrap();
    change.commit().await.unwrap();
    for id in moved {
        let back = database.find_visit(id).await.unwrap().unwrap();
        assert_eq!((back.person, back.twin_of), (gone, None));
    }
}

async fn a_draw_keeps_what_it_was_made_from(database: Database) {
    settled(&database).await;
    keep(&database, &[visit(1, 1, 0), visit(2, 2, 0)]).await;
    let month = visit(1, 1, 0).on();
    let pool = database
        .list_held_visits(Some(code("330523")), (month, month))
        .await
        .unwrap();
    assert_eq!(pool.len(), 2);
    assert!(
        database
            .list_held_visits(Some(code("110101")), (month, month))
            .await
            .unwrap()
            .is_empty()
    );
    let draw = SpotDraw {
        id: SpotDrawId(uuid(56, 1)),
        area: code("330523"),
        month,
        seed: u32::MAX,
        percent: 50,
        pool: pool.into_iter().map(|(visit, _)| visit).collect(),
        by: "staff:x".to_owned(),
        at: at(1),
    };
    let mut change = database.begin().await.unwrap();
    change.add_spot_draw(&draw).await.unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let second = SpotDraw {
        id: SpotDrawId(uuid(56, 2)),
        ..draw.clone()
    };
    let refused = change.add_spot_draw(&second).await.unwrap_err();
    assert!(refused.violates("spot_draw_area_month_on_key"));
    change.rollback().await.unwrap();
    assert_eq!(
        database.find_spot_draw_of(draw.area, month).await.unwrap(),
        Some(draw.clone())
    );
    let checks = database.list_spot_checks(draw.id).await.unwrap();
    assert_eq!(
        checks.iter().map(|check| check.visit).collect::<Vec<_>>(),
        draw.drawn()
    );
    let of = (draw.id, checks[0].visit);
    let mut change = database.begin().await.unwrap();
    let found = (SpotResult::Returned, "没去过");
    assert!(
        change
            .settle_spot_check(of, found, ("staff:y", at(2)))
            .await
            .unwrap()
    );
    assert!(
        !change
            .settle_spot_check(of, found, ("staff:y", at(3)))
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    let checks = database.list_spot_checks(draw.id).await.unwrap();
    assert_eq!(
        checks[0].found,
        Some((SpotResult::Returned, "staff:y".to_owned(), at(2)))
    );
    let people = [person(1).id, person(2).id];
    let facts = database.list_visit_facts(&people).await.unwrap();
    assert_eq!(
        facts
            .iter()
            .filter(|(_, fact)| fact.returned_on.is_some())
            .count(),
        1
    );
}

async fn a_visit_has_one_photo_that_goes_with_it(database: Database) {
    settled(&database).await;
    keep(&database, &[visit(1, 1, 0), visit(2, 2, 0)]).await;
    let ((first, of_one), face) = photo(1, 1);
    let ((second, of_two), _) = photo(2, 2);
    let (kept, gone) = (of_one.0, of_two.0);
    let mut change = database.begin().await.unwrap();
    change.add_visit_photo(first, of_one, &face).await.unwrap();
    change.add_visit_photo(second, of_two, &face).await.unwrap();
    assert!(change.has_visit_photo(first).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(
        database.find_visit_photo(first).await.unwrap(),
        Some((kept, face.clone()))
    );
    let mut change = database.begin().await.unwrap();
    let twice = change.add_visit_photo(first, of_one, &face).await;
    assert!(twice.is_err(), "there is one of a visit");
    drop(change);

    let mut change = database.begin().await.unwrap();
    change.move_visits(&[second], (gone, kept)).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_visits_with_photo(kept).await.unwrap(),
        [first, second]
    );
    let mut change = database.begin().await.unwrap();
    change.move_visits(&[second], (kept, gone)).await.unwrap();
    assert_eq!(
        change.delete_visit_photos_before(of_one.1).await.unwrap(),
        0,
        "not yet"
    );
    assert_eq!(change.delete_visit_photos_of(kept).await.unwrap(), 1);
    assert!(change.delete_visit_photo(second).await.unwrap());
    assert!(!change.delete_visit_photo(second).await.unwrap());
    change.add_visit_photo(first, of_one, &face).await.unwrap();
    let later = of_one.1.succ_opt().unwrap();
    assert_eq!(change.delete_visit_photos_before(later).await.unwrap(), 1);
    change.commit().await.unwrap();
    assert_eq!(database.find_visit_photo(first).await.unwrap(), None);
}
