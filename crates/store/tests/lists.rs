//! Lists of departments: batches, rows, land; and what they ask of many people at once.

use crate::sample::{at, bare_person, code, day, person, settle, uuid};
use domain::consent::{ConsentHow, ConsentSaid, Purpose};
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{HouseholdId, LandLossId, ListId, ListRowId, MemberId, PersonId};
use domain::list::{
    Candidate, Cell, CellOf, Choice, FileFault, FileProblem, ListBatch, ListRow, ListState, Outcome,
    Register, RowFault, RowState, Said, Signed,
};
use domain::look_alike::{Likeness, pair};
use domain::person::{Category, CategorySet};
use domain::person_field::PersonField;
use domain::profile::Profile;
use std::collections::{BTreeSet, HashSet};
use store::{Database, Engine, LandLoss, NotAlike, StoreError, TIES};

contracts! {
    a_list_comes_back_as_it_was_and_moves_on_once,
    rows_come_back_as_they_were_and_only_those_asked_for,
    ticks_and_outcomes_are_counted,
    a_list_that_waits_too_long_goes_with_its_rows,
    what_rows_say_is_forgotten_and_the_rest_stays,
    a_list_that_is_held_is_changed_by_nobody_else,
    of_two_who_wait_for_each_other_one_is_told,
    rows_of_a_state_are_read_on_from_a_number,
    losses_are_kept_once_and_go_with_their_list,
    people_are_found_by_many_marks_and_names_by_place,
    who_has_ties_is_known_and_who_has_none_can_go,
}

pub fn batch(number: u32, state: ListState) -> ListBatch {
    ListBatch {
        id: ListId(uuid(30, number)),
        register: Register::Disability,
        source: "县残联".to_owned(),
        listed_on: day("2026-06-01"),
        area: code("330523"),
        file_name: "名册.xlsx".to_owned(),
        state,
        problem: None,
        unknown: vec!["备注".to_owned()],
        uploaded: Signed {
            by: "staff:x".to_owned(),
            at: at(i64::from(number)),
        },
        applied: None,
        undone: None,
    }
}

pub fn row(list: u32, number: u32, state: RowState) -> ListRow {
    let one = person(number);
    let certificate = CellOf::Person(PersonField::DisabilityCertificate);
    ListRow {
        id: ListRowId(uuid(31, list * 1000 + number)),
        list: ListId(uuid(30, list)),
        number,
        state,
        person: Some(one.id),
        person_version: Some(3),
        household: Some(HouseholdId(uuid(32, number))),
        roll: Some(HouseholdId(uuid(32, list))),
        said: Some(Said {
            name: one.name,
            resident_id: one.resident_id,
            phone: one.phone,
            hukou_area: None,
            living_area: Some(one.living_area),
            address: Some("三组 5 号".to_owned()),
            certificate: one.disability_certificate,
            certificate_valid_to: Some(day("2030-01-01")),
            education: one.education,
            employment_status: None,
            work_capacity: Some(true),
            work_willingness: None,
            groups: CategorySet::EMPTY.with(Category::PersonWithDisability),
            land: None,
        }),
        cells: vec![Cell {
            of: certificate,
            old: String::new(),
            new: String::from(one.resident_id),
        }],
        candidates: vec![Candidate {
            person: PersonId(uuid(5, 9)),
            likeness: Likeness::OneCharacter,
        }],
        choice: Some(Choice::New),
        fault: (state == RowState::Refused).then(|| ("resident_id".to_owned(), RowFault::Twice)),
        ticked: false,
        outcome: None,
        kept: Vec::new(),
    }
}

pub async fn keep(database: &Database, one: &ListBatch, rows: &[ListRow]) {
    let mut change = database.begin().await.unwrap();
    change.add_list(one).await.unwrap();
    change.add_list_rows(rows).await.unwrap();
    change.set_list_counts(one.id).await.unwrap();
    change.commit().await.unwrap();
}

async fn a_list_comes_back_as_it_was_and_moves_on_once(database: Database) {
    let one = batch(1, ListState::Reading);
    keep(&database, &one, &[]).await;
    assert_eq!(database.find_list(one.id).await.unwrap(), Some(one.clone()));
    let problem = FileProblem {
        columns: vec!["name".to_owned()],
        ..FileProblem::plain(FileFault::MissingColumns)
    };
    let mut change = database.begin().await.unwrap();
    let (reading, broken) = (ListState::Reading, ListState::Broken);
    assert!(
        change
            .move_list(one.id, reading, broken, Some(&problem))
            .await
            .unwrap()
    );
    assert!(!change.move_list(one.id, reading, broken, None).await.unwrap());
    let by = Signed {
        by: "staff:y".to_owned(),
        at: at(7),
    };
    change.sign_list_applied(one.id, &by).await.unwrap();
    change.sign_list_undone(one.id, &by).await.unwrap();
    change.set_list_unknown(one.id, &[]).await.unwrap();
    change.commit().await.unwrap();
    let moved = ListBatch {
        state: broken,
        problem: Some(problem),
        unknown: Vec::new(),
        applied: Some(by.clone()),
        undone: Some(by),
        ..one.clone()
    };
    assert_eq!(database.find_list(one.id).await.unwrap(), Some(moved.clone()));
    keep(&database, &batch(2, ListState::Ready), &[]).await;
    let of = async |area: &str| {
        let lists = database.list_lists(Some(code(area)), 0, 9).await.unwrap();
        lists.iter().map(|list| list.id).collect::<Vec<_>>()
    };
    assert_eq!(
        of("33").await,
        [batch(2, ListState::Ready).id, one.id],
        "latest first"
    );
    assert_eq!(of("330523100").await, []);
    let second = database.list_lists(None, 1, 1).await.unwrap();
    assert_eq!(second[0].id, one.id, "a page of one, the second");
    let mut read = database.read().await.unwrap();
    assert_eq!(read.count_lists(Some(code("33"))).await.unwrap(), 2);
    assert_eq!(read.count_lists(Some(code("330523100"))).await.unwrap(), 0);
    assert_eq!(database.list_lists_in(broken).await.unwrap(), [moved]);
}

async fn rows_come_back_as_they_were_and_only_those_asked_for(database: Database) {
    let rows = [
        row(1, 2, RowState::New),
        row(1, 3, RowState::Refused),
        row(1, 4, RowState::New),
    ];
    keep(&database, &batch(1, ListState::Ready), &rows).await;
    let id = batch(1, ListState::Ready).id;
    let of = async |state, offset, limit| {
        database
            .list_list_rows(id, (state, None), offset, limit)
            .await
            .unwrap()
    };
    assert_eq!(of(None, 0, 9).await, rows);
    assert_eq!(of(Some(RowState::New), 1, 9).await, rows[2..]);
    assert_eq!(of(None, 1, 1).await, rows[1..2]);
    let mut read = database.read().await.unwrap();
    let of_roll = async |read: &mut store::Connection, list| {
        let roll = HouseholdId(uuid(32, list));
        read.list_rows_of_roll(id, roll).await.unwrap().len()
    };
    assert_eq!(of_roll(&mut read, 1).await, 3);
    assert_eq!(of_roll(&mut read, 2).await, 0);
    drop(read);
    assert_eq!(
        database.find_list_row(rows[0].id).await.unwrap(),
        Some(rows[0].clone())
    );
    let other = ListRow {
        state: RowState::Changed,
        person: None,
        person_version: None,
        household: None,
        cells: Vec::new(),
        choice: Some(Choice::Same),
        ticked: true,
        ..rows[0].clone()
    };
    let mut change = database.begin().await.unwrap();
    change.set_list_row(&other).await.unwrap();
    let (new, changed) = (person(3).id, person(4).id);
    assert!(
        !change.has_other_list_row(&other, new).await.unwrap(),
        "refused is not on it"
    );
    let third = ListRow {
        state: RowState::Changed,
        ..rows[2].clone()
    };
    change.set_list_row(&third).await.unwrap();
    assert!(change.has_other_list_row(&other, changed).await.unwrap());
    assert!(
        !change.has_other_list_row(&third, changed).await.unwrap(),
        "its own"
    );
    change.commit().await.unwrap();
    assert_eq!(database.find_list_row(other.id).await.unwrap(), Some(other));
}

async fn ticks_and_outcomes_are_counted(database: Database) {
    let rows: Vec<ListRow> = (2..7).map(|number| row(1, number, RowState::New)).collect();
    let same = row(1, 7, RowState::Same);
    let one = batch(1, ListState::Ready);
    keep(
        &database,
        &one,
        &[&rows[..], std::slice::from_ref(&same)].concat(),
    )
    .await;
    let mut change = database.begin().await.unwrap();
    change.tick_list_rows(&[rows[0].id, same.id], true).await.unwrap();
    assert_eq!(
        change.list_rows_to_write(one.id, 0, 9).await.unwrap().len(),
        1,
        "what stays the same is not ticked"
    );
    assert_eq!(
        change
            .tick_list_rows_in(one.id, RowState::New, true)
            .await
            .unwrap(),
        5
    );
    change.tick_list_rows(&[rows[1].id], false).await.unwrap();
    let numbers = |rows: Vec<ListRow>| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(
        numbers(change.list_rows_to_write(one.id, 2, 2).await.unwrap()),
        [4, 5]
    );
    change
        .set_list_outcomes(&[rows[0].id, rows[2].id], Outcome::Written)
        .await
        .unwrap();
    change
        .set_list_outcomes(&[rows[3].id], Outcome::Conflict)
        .await
        .unwrap();
    assert_eq!(
        numbers(change.list_rows_to_write(one.id, 0, 9).await.unwrap()),
        [6]
    );
    assert_eq!(
        numbers(change.list_rows_to_undo(one.id, u32::MAX, 9).await.unwrap()),
        [4, 2]
    );
    change
        .set_list_row_kept(rows[0].id, &["name".to_owned()])
        .await
        .unwrap();
    change.set_list_counts(one.id).await.unwrap();
    change.commit().await.unwrap();
    let counts = database.count_list_rows(one.id).await.unwrap();
    let of = |state, ticked, outcome| {
        let fits = |one: &&store::RowCount| (one.state, one.ticked, one.outcome) == (state, ticked, outcome);
        counts.iter().find(fits).map_or(0, |one| one.count)
    };
    assert_eq!(of(RowState::New, true, Some(Outcome::Written)), 2);
    assert_eq!(of(RowState::New, true, Some(Outcome::Conflict)), 1);
    assert_eq!(of(RowState::New, false, None), 1);
    assert_eq!(of(RowState::Same, false, None), 1);
    let kept = database.find_list_row(rows[0].id).await.unwrap().unwrap();
    assert_eq!(kept.kept, ["name"]);
    let came = database
        .list_list_rows(one.id, (None, Some(Outcome::Conflict)), 0, 9)
        .await
        .unwrap();
    assert_eq!(numbers(came), [5]);
}

async fn a_list_that_waits_too_long_goes_with_its_rows(database: Database) {
    let rows = [row(1, 2, RowState::New)];
    keep(&database, &batch(1, ListState::Ready), &rows).await;
    keep(
        &database,
        &batch(2, ListState::Applied),
        &[row(2, 2, RowState::New)],
    )
    .await;
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.delete_lists_waiting_since(at(1)).await.unwrap(), 0);
    assert_eq!(
        change.delete_lists_waiting_since(at(9)).await.unwrap(),
        1,
        "what was written stays"
    );
    change.commit().await.unwrap();
    assert_eq!(database.find_list_row(rows[0].id).await.unwrap(), None);
    let mut change = database.begin().await.unwrap();
    assert!(
        !change.delete_list(batch(2, ListState::Applied).id).await.unwrap(),
        "what was written stays"
    );
    change.add_list(&batch(3, ListState::Broken)).await.unwrap();
    assert!(change.delete_list(batch(3, ListState::Broken).id).await.unwrap());
    assert!(!change.delete_list(batch(3, ListState::Broken).id).await.unwrap());
}

/// Whoever holds a list decides on a state that stays; the next one sees what became of it.
async fn a_list_that_is_held_is_changed_by_nobody_else(database: Database) {
    let one = batch(1, ListState::Ready);
    keep(&database, &one, &[]).await;
    let mut change = database.begin().await.unwrap();
    let held = change.hold_list(one.id).await.unwrap();
    assert_eq!(held.map(|held| held.state), Some(ListState::Ready));
    let (other, id) = (database.clone(), one.id);
    let second = tokio::spawn(async move {
        let mut change = other.begin().await.unwrap();
        let held = change.hold_list(id).await.unwrap();
        held.map(|held| held.state)
    });
    for _ in 0..50 {
        // The other gets as far as it can.
        tokio::task::yield_now().await;
        change.find_list(one.id).await.unwrap();
    }
    let moved = change.move_list(one.id, ListState::Ready, ListState::Applying, None);
    assert!(moved.await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(second.await.unwrap(), Some(ListState::Applying));
}

async fn of_two_who_wait_for_each_other_one_is_told(database: Database) {
    if database.engine() == Engine::Sqlite {
        // Only one changes anything at a time.
        return;
    }
    let (first, second) = (batch(1, ListState::Ready).id, batch(2, ListState::Ready).id);
    for number in 1..=2 {
        keep(&database, &batch(number, ListState::Ready), &[]).await;
    }
    let mut one = database.begin().await.unwrap();
    let mut other = database.begin().await.unwrap();
    one.hold_list(first).await.unwrap();
    other.hold_list(second).await.unwrap();
    let held = tokio::join!(one.hold_list(second), other.hold_list(first));
    let given_up = [held.0.err(), held.1.err()];
    let given_up: Vec<StoreError> = given_up.into_iter().flatten().collect();
    assert_eq!(given_up, [StoreError::Deadlock]);
}

async fn rows_of_a_state_are_read_on_from_a_number(database: Database) {
    let one = batch(1, ListState::Ready);
    let rows = [
        row(1, 2, RowState::New),
        row(1, 3, RowState::Same),
        row(1, 4, RowState::New),
        row(1, 5, RowState::New),
    ];
    keep(&database, &one, &rows).await;
    let mut read = database.read().await.unwrap();
    let mut behind = async |after| {
        let rows = read.list_rows_behind((one.id, RowState::New), after, 2).await;
        let rows = rows.unwrap().into_iter();
        rows.map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(behind(0).await, [2, 4]);
    assert_eq!(behind(4).await, [5]);
    assert_eq!(behind(5).await, [0_u32; 0]);
}

async fn what_rows_say_is_forgotten_and_the_rest_stays(database: Database) {
    let one = batch(1, ListState::Applied);
    let kept = row(1, 2, RowState::New);
    keep(&database, &one, std::slice::from_ref(&kept)).await;
    let mut change = database.begin().await.unwrap();
    let by = Signed {
        by: "staff:y".to_owned(),
        at: at(7),
    };
    change.sign_list_applied(one.id, &by).await.unwrap();
    assert_eq!(change.forget_list_rows_before(at(7)).await.unwrap(), 0);
    assert_eq!(change.forget_list_rows_before(at(8)).await.unwrap(), 1);
    change.commit().await.unwrap();
    let forgotten = ListRow {
        said: None,
        cells: Vec::new(),
        ..kept.clone()
    };
    assert_eq!(database.find_list_row(kept.id).await.unwrap(), Some(forgotten));
}

fn household(number: u32) -> Household {
    Household {
        id: HouseholdId(uuid(32, number)),
        area: code("330523100201"),
        address: String::new(),
        kind: HouseholdKind::Rural,
        contracted: Some(443),
        remaining: Some(143),
        agri_population: Some(4),
        subsistence: None,
        allowance: None,
        ended_on: None,
        version: 1,
    }
}

fn member_of(household: HouseholdId) -> Member {
    Member {
        id: MemberId(uuid(34, 1)),
        household,
        person: Some(person(1).id),
        name: String::new(),
        birth_year: None,
        relation: Relation::Head,
        joined_on: day("2026-03-01"),
        left_on: None,
    }
}

async fn losses_are_kept_once_and_go_with_their_list(database: Database) {
    settle(&database, 1, 0).await;
    let one = batch(1, ListState::Applied);
    keep(&database, &one, &[]).await;
    let loss = |number: u32, after| LandLoss {
        id: LandLossId(uuid(33, number)),
        household: household(1).id,
        project: "东环路".to_owned(),
        approved_on: day("2026-03-01"),
        before: 443,
        after,
        list: Some(one.id),
        at: at(1),
    };
    let member = member_of(household(1).id);
    let mut change = database.begin().await.unwrap();
    change
        .add_households(&[household(1), household(2)])
        .await
        .unwrap();
    change.add_household_members(&[member]).await.unwrap();
    change.add_land_losses(&[loss(1, 143)]).await.unwrap();
    change.add_land_losses(&[loss(2, 143), loss(3, 0)]).await.unwrap();
    let mut found = change.list_land_losses(&[household(1).id]).await.unwrap();
    found.sort_by_key(|one| one.id);
    assert_eq!(found, [loss(1, 143), loss(3, 0)]);
    let homes = change
        .list_households_of(&[person(1).id, person(2).id])
        .await
        .unwrap();
    assert_eq!(homes, [(person(1).id, household(1).id)]);
    assert_eq!(
        change.list_households(&[household(2).id]).await.unwrap(),
        [household(2)]
    );
    let stay = std::collections::HashSet::from([household(1).id]);
    assert_eq!(change.delete_land_losses_of(one.id, &stay).await.unwrap(), 0);
    assert_eq!(
        change
            .delete_land_losses_of(one.id, &HashSet::default())
            .await
            .unwrap(),
        2
    );
    let both = [household(1).id, household(2).id];
    assert_eq!(change.delete_empty_households(&both).await.unwrap(), 1);
    change
        .delete_household_members(household(1).id, &[person(1).id])
        .await
        .unwrap();
    assert_eq!(change.delete_empty_households(&both).await.unwrap(), 1);
    change.commit().await.unwrap();
}

async fn people_are_found_by_many_marks_and_names_by_place(database: Database) {
    settle(&database, 20, 0).await;
    let mut read = database.read().await.unwrap();
    let ring = read.ring().await.unwrap();
    let marks: Vec<[u8; 16]> = [3, 5, 99]
        .map(|number| ring.resident_mark(crate::sample::resident_id(number)))
        .to_vec();
    let mut found = read.list_people_by_resident_marks(&marks).await.unwrap();
    found.sort_by_key(|(_, id)| *id);
    assert_eq!(found, [(marks[0], person(3).id), (marks[1], person(5).id)]);
    let area = code("33");
    let places = read.list_living_areas(area).await.unwrap();
    let mut names = read.list_names_at(&places).await.unwrap();
    names.sort_by_key(|name| name.id);
    let mut everybody = read.list_people_in_area(Some(area)).await.unwrap();
    everybody.sort_by_key(|person| person.id);
    let said: Vec<_> = names
        .iter()
        .map(|one| (one.id, one.name.as_str(), one.area, one.birth))
        .collect();
    let expected: Vec<_> = everybody
        .iter()
        .map(|one| (one.id, one.name.as_str(), one.living_area, one.birth()))
        .collect();
    assert_eq!(said, expected);
    assert_eq!(
        read.list_names_at(&places[..1]).await.unwrap().len(),
        everybody
            .iter()
            .filter(|one| one.living_area == places[0])
            .count()
    );
}

async fn who_has_ties_is_known_and_who_has_none_can_go(database: Database) {
    settle(&database, 6, 1).await;
    let profile = Profile {
        address: "三组".to_owned(),
        ..Profile::default()
    };
    let mut change = database.begin().await.unwrap();
    change.add_leads(&[crate::sample::lead(1, 1, 1)]).await.unwrap();
    change.set_person_profile(person(2).id, &profile).await.unwrap();
    let said = ConsentSaid {
        person: person(4).id,
        purpose: Purpose::ALL[0],
        given: true,
        wording: 1,
        how: ConsentHow::Signature,
        on: day("2026-06-01"),
        by: "staff:x".to_owned(),
        at: at(1),
    };
    change.add_consents(&[said]).await.unwrap();
    let (one, other) = pair(person(5).id, person(6).id);
    let apart = NotAlike {
        one,
        other,
        at: at(1),
        by: "staff:x".to_owned(),
    };
    change.add_not_alike(&apart).await.unwrap();
    change.add_households(&[household(1)]).await.unwrap();
    let member = Member {
        person: Some(bare_person(3).id),
        ..member_of(household(1).id)
    };
    change.add_household_members(&[member]).await.unwrap();
    let all: Vec<PersonId> = (1..=6).map(|number| person(number).id).collect();
    let brought: Vec<_> = all.iter().map(|id| (*id, Some(household(1).id))).collect();
    let tied = change.list_people_with_ties(&brought).await.unwrap();
    let expected = [1, 4, 5, 6].map(|number| person(number).id);
    assert_eq!(tied, expected.into());
    let elsewhere = change.list_people_with_ties(&[(all[2], None)]).await.unwrap();
    assert_eq!(
        elsewhere,
        [all[2]].into(),
        "a household no list brought them into"
    );
    let profiles = change.list_person_profiles(&all).await.unwrap();
    assert_eq!(profiles, [(person(2).id, profile)]);
    change.hold_people(&all).await.unwrap();
    assert_eq!(change.delete_people(&all[1..3]).await.unwrap(), 2);
    change.commit().await.unwrap();
    assert_eq!(database.count_people(None).await.unwrap(), 4);
    let mut change = database.begin().await.unwrap();
    let refused = change.delete_people(&all[..1]).await.unwrap_err();
    assert!(matches!(refused, StoreError::ForeignKeyViolation), "{refused:?}");
}

/// A table that is missing from the list would be lost with a file that somebody works with.
#[tokio::test]
async fn every_column_about_people_is_a_tie_or_none() {
    let (_database, outside) = crate::leaks::on_sqlite().await;
    let known: BTreeSet<(String, String)> = TIES
        .iter()
        .map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(known, crate::leaks::columns_about_people(&outside).await);
}
