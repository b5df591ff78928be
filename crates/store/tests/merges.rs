//! Two files become one: what stays of the other, what passes over, and what is remembered.

use crate::ledger::add;
use crate::sample::{at, code, day, delivery, kept, lead, person, resident_id, settle, uuid};
use domain::category::{CategoryPeriod, CategorySource};
use domain::check_in::Arrival;
use domain::claim::{Claim, ClaimState};
use domain::file_entry::{Entry, EntryKind, KeptEntry, OtherPhone, TrainingNeed, VocationalCertificate};
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{ClaimId, EntryId, HouseholdId, MemberId, MergeId, PersonId};
use domain::lead::LeadState;
use domain::look_alike::{Likeness, Pair, pair};
use domain::merge::MergeRecord;
use domain::person::{Category, Person};
use domain::profile::{PersonRecord, PhoneOwner, Profile};
use domain::values::ResidentId;
use std::collections::BTreeSet;
use store::{
    Alike, AlikeCounts, AlikeGroup, AlikeQuery, Database, Engine, Merge, NotAlike, PASSED, PersonKeys,
};

contracts! {
    a_stub_lists_and_counts_nowhere_and_leads_on,
    a_stub_becomes_a_file_again,
    numbers_change_places,
    a_merge_is_remembered_while_it_stands,
    a_file_is_merged_once,
    the_worse_lead_waits_whole,
    rows_pass_over_and_back,
    subsidies_of_two_files_keep_apart_what_was_applied_for,
    an_arrival_is_known_by_the_kept_file,
    whoever_is_written_while_others_are_compared_is_compared_again,
    what_is_of_two_people_is_not_asked_again,
    pairs_are_kept_until_one_of_them_is_written,
}

fn id(number: u32) -> PersonId {
    person(number).id
}

fn of_person(number: u32) -> PersonRecord {
    PersonRecord {
        person: person(number),
        profile: Profile::default(),
    }
}

fn record(kept: u32, gone: u32) -> MergeRecord {
    MergeRecord {
        kept: of_person(kept),
        gone: of_person(gone),
        after: of_person(kept),
        periods: Vec::new(),
        leads: vec![lead(1, gone, 1)],
        entries: vec![(EntryKind::Phone, EntryId(uuid(30, 1)))],
        proxies: Vec::new(),
        recognitions: Vec::new(),
        tasks: Vec::new(),
        accounts: Vec::new(),
        members: Vec::new(),
        spells: Vec::new(),
        ended_on: Some(day("2026-06-30")),
        ended_households: Vec::new(),
        relation: Some((MemberId(uuid(31, 1)), Relation::Spouse)),
        owner: None,
        hand_overs: Vec::new(),
        stubs: Vec::new(),
        requests: Vec::new(),
        visits: Vec::new(),
        proposals: Vec::new(),
        to_do: Vec::new(),
        placements: Vec::new(),
        enrolments: Vec::new(),
        startups: Vec::new(),
        assessments: Vec::new(),
        week_targets: Vec::new(),
        classes: Vec::new(),
        work_proposals: Vec::new(),
        cases: Vec::new(),
        erasure: None,
        places: domain::merge::Places::default(),
    }
}

pub fn merge(number: u32, kept: u32, gone: u32) -> Merge {
    Merge {
        id: MergeId(uuid(32, number)),
        kept: id(kept),
        gone: id(gone),
        made_at: at(i64::from(number)),
        made_by: "staff:x".to_owned(),
        record: record(kept, gone),
    }
}

/// 2 becomes a stub of 1.
async fn merged(database: &Database) {
    settle(database, 3, 3).await;
    let mut change = database.begin().await.unwrap();
    let keys = PersonKeys {
        person: id(2),
        area: person(2).living_area,
        keys: vec!["liutao".to_owned()],
    };
    change.set_person_keys(&[keys]).await.unwrap();
    change.set_person_merged(id(2), id(1)).await.unwrap();
    change.set_stub_number(id(2), resident_id(2)).await.unwrap();
    change.commit().await.unwrap();
}

async fn a_stub_lists_and_counts_nowhere_and_leads_on(database: Database) {
    merged(&database).await;
    let db = &database;
    let (two, all) = (person(2), [id(1), id(2), id(3)]);
    assert_eq!(db.find_person(two.id).await.unwrap(), None);
    assert_eq!(db.count_people(None).await.unwrap(), 2);
    assert_eq!(db.list_people(&all).await.unwrap().len(), 2);
    assert_eq!(db.list_people_in_area(None).await.unwrap().len(), 2);
    assert_eq!(db.list_people_page(None, 0, 9).await.unwrap().len(), 2);
    assert_eq!(db.list_people_after(None, 9).await.unwrap().len(), 2);
    assert_eq!(db.list_sketches(None).await.unwrap().len(), 2);
    assert_eq!(db.list_sketches_with(&all).await.unwrap().len(), 2);
    for group in db.list_alike_groups_due(None, 99).await.unwrap() {
        let sketches = db.list_alike_sketches(&group).await.unwrap();
        assert!(sketches.iter().all(|one| one.id != two.id));
    }
    let year = chrono::Datelike::year(&two.birth());
    let born = db.list_sketches_born_in(year, None).await.unwrap();
    assert!(born.iter().all(|one| one.id != two.id));
    let keys = db.list_people_by_key("liutao", None, 9).await.unwrap();
    assert_eq!(keys, [], "its name finds nobody");
    let without = db
        .list_people_without_keys(PersonId(uuid::Uuid::nil()), 9)
        .await
        .unwrap();
    assert!(!without.contains(&two.id));
    let tail = &String::from(two.resident_id)[14..];
    let tails = db.list_people_by_resident_tail(tail, None).await.unwrap();
    assert!(tails.iter().all(|one| one.id != two.id));
    // Its numbers lead to the file that was kept, so that nobody is entered with them again.
    let by_number = db.find_person_by_resident_id(two.resident_id).await.unwrap();
    assert_eq!(by_number.unwrap().id, id(1));
    assert_eq!(db.find_person_by_no(&two.no).await.unwrap().unwrap().id, id(1));
    assert_eq!(db.find_person_or_kept(two.id).await.unwrap().unwrap().id, id(1));
    assert_eq!(db.find_person_or_kept(id(3)).await.unwrap().unwrap().id, id(3));
    assert_eq!(db.find_merged_into(two.id).await.unwrap(), Some(id(1)));
    assert_eq!(db.find_merged_into(id(1)).await.unwrap(), None);
    assert_eq!(db.list_gone_of(id(1)).await.unwrap(), [two.id]);
    let keys = db.list_person_keys().await.unwrap();
    let merged: Vec<_> = keys.iter().filter(|key| key.merged).map(|key| key.id).collect();
    assert_eq!(merged, [two.id], "an import has to know of it");
    let mut change = db.begin().await.unwrap();
    assert!(!change.claim_person(two.id, Person::FIRST + 1).await.unwrap());
}

async fn a_stub_becomes_a_file_again(database: Database) {
    merged(&database).await;
    let mut change = database.begin().await.unwrap();
    change.set_person_apart(id(2)).await.unwrap();
    change.set_people(&[person(2).into()]).await.unwrap();
    change.commit().await.unwrap();
    let back = database.find_person(id(2)).await.unwrap().unwrap();
    assert_eq!(Person { version: 1, ..back }, person(2));
    assert_eq!(database.find_merged_into(id(2)).await.unwrap(), None);
    let by_number = database.find_person_by_resident_id(resident_id(2)).await.unwrap();
    assert_eq!(by_number.unwrap().id, id(2));
}

/// The kept file takes the number of the other: the stub then carries the one that was kept before.
async fn numbers_change_places(database: Database) {
    settle(&database, 2, 0).await;
    let mut change = database.begin().await.unwrap();
    change.set_person_merged(id(2), id(1)).await.unwrap();
    let with_other = Person {
        resident_id: resident_id(2),
        ..person(1)
    };
    change.set_people(&[with_other.into()]).await.unwrap();
    change.set_stub_number(id(2), resident_id(1)).await.unwrap();
    change.commit().await.unwrap();
    for number in [1, 2] {
        let found = database.find_person_by_resident_id(resident_id(number)).await;
        assert_eq!(found.unwrap().unwrap().id, id(1));
    }
    let mut change = database.begin().await.unwrap();
    change.set_person_apart(id(2)).await.unwrap();
    change.set_people(&[person(1).into()]).await.unwrap();
    change.set_people(&[person(2).into()]).await.unwrap();
    change.commit().await.unwrap();
    for number in [1, 2] {
        let found = database.find_person_by_resident_id(resident_id(number)).await;
        assert_eq!(found.unwrap().unwrap().id, id(number));
    }
}

async fn a_merge_is_remembered_while_it_stands(database: Database) {
    settle(&database, 3, 1).await;
    let (one, other) = (merge(1, 1, 2), merge(2, 1, 3));
    let mut change = database.begin().await.unwrap();
    change.add_merge(&one).await.unwrap();
    change.add_merge(&other).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_merge(one.id).await.unwrap().as_ref(), Some(&one));
    let all = database.list_merges_of(id(1)).await.unwrap();
    assert_eq!(all, [other.clone(), one.clone()]);
    assert_eq!(database.list_merges_of(id(2)).await.unwrap(), []);
    let mut change = database.begin().await.unwrap();
    assert!(change.end_merge(one.id, at(9), "staff:y").await.unwrap());
    assert!(!change.end_merge(one.id, at(9), "staff:y").await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.find_merge(one.id).await.unwrap(), None);
    assert_eq!(database.list_merges_of(id(1)).await.unwrap(), [other]);
    // What an undone merge remembered is gone; its cell is still one that a rotation can seal again.
    database.rotate_seal().await.unwrap();
}

async fn a_file_is_merged_once(database: Database) {
    settle(&database, 3, 1).await;
    let mut change = database.begin().await.unwrap();
    change.add_merge(&merge(1, 1, 2)).await.unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let again = change.add_merge(&merge(2, 3, 2)).await.unwrap_err();
    assert!(again.violates("merge_gone_id_key"), "{again}");
    drop(change);
    let mut change = database.begin().await.unwrap();
    change
        .end_merge(merge(1, 1, 2).id, at(9), "staff:y")
        .await
        .unwrap();
    change.add_merge(&merge(2, 3, 2)).await.unwrap();
    change.commit().await.unwrap();
}

async fn the_worse_lead_waits_whole(database: Database) {
    settle(&database, 2, 2).await;
    let delivered = domain::lead::Lead {
        state: LeadState::Delivered {
            delivery: delivery(5),
        },
        ..lead(2, 2, 1)
    };
    let leads = [lead(1, 1, 1), delivered, lead(3, 2, 2)];
    add(&database, &leads).await;
    let made = merge(1, 1, 2);
    let mut change = database.begin().await.unwrap();
    change.add_merge(&made).await.unwrap();
    change.park_leads(made.id, &[leads[0].id]).await.unwrap();
    let way = (id(2), id(1));
    change.move_leads(&[leads[1].id, leads[2].id], way).await.unwrap();
    change.commit().await.unwrap();
    let mine = database.list_leads_of_person(id(1)).await.unwrap();
    assert_eq!(mine.len(), 2);
    assert_eq!(
        database.count_leads().await.unwrap(),
        2,
        "one person was told once"
    );
    let waiting = database.list_merged_leads(made.id).await.unwrap();
    assert_eq!(waiting, [(leads[0].id, id(1), leads[0].vacancy)]);
    let mut change = database.begin().await.unwrap();
    let back = (id(1), id(2));
    change
        .move_leads(&[leads[1].id, leads[2].id], back)
        .await
        .unwrap();
    assert_eq!(change.unpark_leads(made.id).await.unwrap(), 1);
    change.commit().await.unwrap();
    for lead in &leads {
        assert_eq!(database.find_lead(lead.id).await.unwrap().as_ref(), Some(lead));
    }
    assert_eq!(database.list_merged_leads(made.id).await.unwrap(), []);
}

fn entries() -> Vec<KeptEntry> {
    vec![
        kept(
            1,
            Entry::Training(TrainingNeed {
                topic: "缝纫".to_owned(),
                kind: None,
                on: day("2026-01-01"),
            }),
        ),
        kept(
            2,
            Entry::Vocational(VocationalCertificate {
                occupation: "电工".to_owned(),
                level: Some(4),
                number: "X-1".to_owned(),
                issuer: String::new(),
                issued: None,
                valid_to: None,
            }),
        ),
        kept(
            3,
            Entry::Phone(OtherPhone {
                number: "15400000009".to_owned(),
                owner: PhoneOwner::Spouse,
            }),
        ),
    ]
}

async fn rows_pass_over_and_back(database: Database) {
    settle(&database, 2, 0).await;
    let spell = CategoryPeriod {
        person: id(2),
        category: Category::PoorWorker,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: CategorySource::Staff,
        document: String::new(),
        recognised_by: "staff:x".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    };
    let home = Household {
        id: HouseholdId(uuid(33, 1)),
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
    };
    let member = Member {
        id: MemberId(uuid(31, 1)),
        household: home.id,
        person: Some(id(2)),
        name: String::new(),
        birth_year: None,
        relation: Relation::Head,
        joined_on: day("2026-01-01"),
        left_on: None,
    };
    let of_two: Vec<_> = entries().into_iter().map(|entry| (id(2), entry)).collect();
    let mut change = database.begin().await.unwrap();
    change.add_file_entries(&of_two).await.unwrap();
    change.add_category_period(&spell).await.unwrap();
    change.add_households(&[home]).await.unwrap();
    change
        .add_household_members(std::slice::from_ref(&member))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let which: Vec<_> = entries()
        .iter()
        .map(|kept| (kept.entry.kind(), kept.id))
        .collect();
    let mut change = database.begin().await.unwrap();
    change.move_file_entries(&which, (id(2), id(1))).await.unwrap();
    let ended = CategoryPeriod {
        valid_to: Some(day("2026-05-01")),
        ..spell.clone()
    };
    assert!(
        !change.delete_category_period(&ended).await.unwrap(),
        "it is not as it was"
    );
    assert!(change.delete_category_period(&spell).await.unwrap());
    let over = Member {
        person: Some(id(1)),
        left_on: Some(day("2026-06-30")),
        ..member.clone()
    };
    assert!(change.move_household_member(&over).await.unwrap());
    change.commit().await.unwrap();
    // Sealed numbers are bound to their record, not to whose it is: they open on the other file too.
    assert_eq!(database.list_file_entries(id(1)).await.unwrap(), entries());
    assert_eq!(database.list_file_entries(id(2)).await.unwrap(), []);
    assert_eq!(database.list_category_periods(id(2)).await.unwrap(), []);
    assert_eq!(database.list_memberships_of(id(1)).await.unwrap(), [over]);
    let mut change = database.begin().await.unwrap();
    change.move_file_entries(&which, (id(1), id(2))).await.unwrap();
    assert!(change.move_household_member(&member).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.list_file_entries(id(2)).await.unwrap(), entries());
    assert_eq!(
        database.list_memberships_of(id(2)).await.unwrap(),
        std::slice::from_ref(&member)
    );
    let mut change = database.begin().await.unwrap();
    assert!(change.delete_household_member(member.id).await.unwrap());
    assert!(!change.delete_household_member(member.id).await.unwrap());
}

async fn pairs_are_kept_until_one_of_them_is_written(database: Database) {
    settle(&database, 4, 0).await;
    let born = |number: u32, area: &str| Person {
        resident_id: ResidentId::compose(990_101, day("1985-03-01"), number as u16).unwrap(),
        living_area: code(area),
        ..person(number)
    };
    let people = [
        born(1, "330523100201"),
        born(2, "330523100201"),
        born(3, "330523100202"),
        born(4, "330523101201"),
    ];
    write(&database, &people).await;
    let group = group(&database).await;
    let sketches = database.list_alike_sketches(&group).await.unwrap();
    let mut ids: Vec<_> = sketches.iter().map(|one| one.id).collect();
    ids.sort_unstable();
    assert_eq!(ids, [id(1), id(2), id(3)], "of one township and one year");
    assert!(sketches.iter().all(|one| one.birth == day("1985-03-01")));
    let alike = |one, other, likeness, same_phone| Pair {
        one: id(one),
        other: id(other),
        likeness,
        same_birthday: true,
        same_phone,
    };
    let pairs = [
        alike(1, 2, Likeness::SameName, true),
        alike(1, 3, Likeness::OneCharacter, false),
    ];
    keep(&database, &group, &pairs).await;
    let all = AlikeQuery {
        area: None,
        only: None,
    };
    let listed = database.list_look_alikes(all, Alike::All, (0, 9)).await.unwrap();
    assert_eq!(listed.iter().map(|(pair, _)| *pair).collect::<Vec<_>>(), pairs);
    let second = database.list_look_alikes(all, Alike::All, (1, 9)).await.unwrap();
    assert_eq!(second.len(), 1, "a page at a time");
    let village = AlikeQuery {
        area: Some(code("330523100201")),
        ..all
    };
    assert_eq!(database.count_look_alikes(village).await.unwrap().likely, 1);
    // Somebody else was faster: what they found stands.
    keep(&database, &group, &[]).await;
    assert_eq!(database.count_look_alikes(all).await.unwrap().likely, 2);
    // Whoever is written is compared again.
    write(&database, &people[1..2]).await;
    assert_eq!(database.count_look_alikes(all).await.unwrap().likely, 1);
    let again = self::group(&database).await;
    assert!(again.writings > group.writings);
    keep(&database, &again, &pairs).await;
    let due = database.list_alike_groups_due(Some(group.area), 9).await.unwrap();
    assert!(due.iter().all(|other| other.born != 1985));
    // Of files that were merged or erased nothing is said.
    let mut change = database.begin().await.unwrap();
    change.set_person_merged(id(2), id(1)).await.unwrap();
    change
        .erase_person(&crate::erasing::nobody(&people[2]))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.count_look_alikes(all).await.unwrap(),
        AlikeCounts::default()
    );
    assert_eq!(database.count_people(None).await.unwrap(), 2);
    assert!(database.has_people().await.unwrap());
}

async fn write(database: &Database, people: &[Person]) {
    let people: Vec<_> = people.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.set_people(&people).await.unwrap();
    change.commit().await.unwrap();
}

async fn keep(database: &Database, group: &AlikeGroup, pairs: &[Pair]) {
    let mut change = database.begin().await.unwrap();
    change.set_look_alikes(group, pairs).await.unwrap();
    change.commit().await.unwrap();
}

/// Those of 1985 who live in one township.
async fn group(database: &Database) -> AlikeGroup {
    let due = database
        .list_alike_groups_due(Some(code("330523100")), 99)
        .await
        .unwrap();
    due.into_iter().find(|group| group.born == 1985).unwrap()
}

/// Of two who write at the same time the one who began first may end last.
async fn whoever_is_written_while_others_are_compared_is_compared_again(database: Database) {
    settle(&database, 2, 0).await;
    let year = chrono::Datelike::year(&person(1).birth());
    let of_year = async || {
        let due = database.list_alike_groups_due(None, 99).await.unwrap();
        due.into_iter().find(|group| group.born == year)
    };
    keep(&database, &of_year().await.unwrap(), &[]).await;
    assert_eq!(of_year().await, None);
    if database.engine() == Engine::Sqlite {
        // Only one writes at a time: whoever begins first ends first.
        write(&database, &[person(1)]).await;
        let read = of_year().await.unwrap();
        write(&database, &[person(2)]).await;
        keep(&database, &read, &[]).await;
        assert!(of_year().await.is_some());
        return;
    }
    let mut slow = database.begin().await.unwrap();
    slow.set_people(&[person(1).into()]).await.unwrap();
    write(&database, &[person(2)]).await;
    let read = of_year().await.unwrap();
    slow.commit().await.unwrap();
    keep(&database, &read, &[]).await;
    let left = of_year().await.unwrap();
    assert!(left.writings.iter().all(|one| !read.writings.contains(one)));
    keep(&database, &left, &[]).await;
    assert_eq!(of_year().await, None);
}

async fn what_is_of_two_people_is_not_asked_again(database: Database) {
    settle(&database, 3, 0).await;
    let (one, other) = pair(id(3), id(1));
    let said = NotAlike {
        one,
        other,
        at: at(1),
        by: "staff:x".to_owned(),
    };
    let year = chrono::Datelike::year(&person(1).birth());
    let due = database.list_alike_groups_due(None, 99).await.unwrap();
    let group = due.into_iter().find(|group| group.born == year).unwrap();
    let alike = Pair {
        one,
        other,
        likeness: Likeness::SamePinyin,
        same_birthday: false,
        same_phone: false,
    };
    keep(&database, &group, &[alike]).await;
    let mut change = database.begin().await.unwrap();
    assert!(change.add_not_alike(&said).await.unwrap());
    assert!(!change.add_not_alike(&said).await.unwrap(), "once is enough");
    change.commit().await.unwrap();
    let all = AlikeQuery {
        area: None,
        only: None,
    };
    let counts = |likely, apart| AlikeCounts {
        likely,
        unlikely: 0,
        apart,
    };
    assert_eq!(database.count_look_alikes(all).await.unwrap(), counts(0, 1));
    let apart = database
        .list_look_alikes(all, Alike::Apart, (0, 9))
        .await
        .unwrap();
    assert_eq!(apart, [(alike, Some(said))]);
    let elsewhere = AlikeQuery {
        area: Some(code("98")),
        ..all
    };
    assert_eq!(database.count_look_alikes(elsewhere).await.unwrap(), counts(0, 0));
    let mut change = database.begin().await.unwrap();
    assert!(change.delete_not_alike(one, other).await.unwrap());
    assert!(!change.delete_not_alike(one, other).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.count_look_alikes(all).await.unwrap(), counts(1, 0));
}

/// A table that is missing from the list would leave its rows with a stub that nobody sees.
#[tokio::test]
async fn every_column_about_people_is_passed() {
    let (_database, outside) = crate::leaks::on_sqlite().await;
    let passed: BTreeSet<(String, String)> = PASSED
        .iter()
        .map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(passed.len(), PASSED.len(), "each once");
    assert_eq!(passed, crate::leaks::columns_about_people(&outside).await);
}

async fn subsidies_of_two_files_keep_apart_what_was_applied_for(database: Database) {
    settle(&database, 2, 0).await;
    let of = |number: u32, whose: u32, what: u32, state: &ClaimState| Claim {
        key: format!("R35:{}:{what}", id(whose)),
        state: state.clone(),
        ..crate::claims::claim(number, id(whose))
    };
    let (draft, applied) = (ClaimState::Draft, ClaimState::TownCheck);
    let claims = [
        of(1, 1, 1, &draft),
        of(2, 2, 1, &applied),
        of(3, 1, 2, &applied),
        of(4, 2, 2, &applied),
        of(5, 2, 3, &draft),
    ];
    let mut change = database.begin().await.unwrap();
    change
        .add_claims(&claims.clone().map(|claim| (claim, 0)))
        .await
        .unwrap();
    let theirs: Vec<ClaimId> = [1, 3, 4].map(|place: usize| claims[place].id).to_vec();
    change.move_claims(&theirs, (id(2), id(1))).await.unwrap();
    change.commit().await.unwrap();
    let mut keys: Vec<String> = database
        .list_claims_of(id(1))
        .await
        .unwrap()
        .into_iter()
        .map(|claim| claim.key)
        .collect();
    keys.sort();
    let (own, other) = (id(1), id(2));
    let expected = [
        format!("R35:{own}:1"),
        format!("R35:{own}:2"),
        format!("R35:{own}:3"),
        format!("R35:{other}:2"),
    ];
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(
        keys, expected,
        "the draft went, and what both applied for is known apart"
    );
    assert_eq!(database.find_claim(claims[0].id).await.unwrap(), None);
    let mut change = database.begin().await.unwrap();
    change.move_claims(&theirs, (id(1), id(2))).await.unwrap();
    change.commit().await.unwrap();
    let back = database.list_claims_of(id(2)).await.unwrap();
    assert!(back.len() == 3 && back.iter().all(|claim| claim.key.contains(&id(2).to_string())));
}

async fn an_arrival_is_known_by_the_kept_file(database: Database) {
    settle(&database, 2, 0).await;
    crate::check_ins::a_fair_with_a_stranger(&database).await;
    let arrival = crate::check_ins::attendance(2, Arrival::of_person(id(2), true, true));
    let mut change = database.begin().await.unwrap();
    change.add_attendance(&arrival).await.unwrap();
    change
        .move_attendances(&[arrival.id], (id(2), id(1)))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let came = database.list_attendances_of(id(1)).await.unwrap();
    assert_eq!(came.len(), 1);
    assert_eq!(came[0].who.key, format!("person:{}", id(1)));
}
