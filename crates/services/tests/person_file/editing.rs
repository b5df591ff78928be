//! Two people edit one file; what was changed is taken back; somebody new is registered once.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    NEXT_VILLAGE, OTHER_VILLAGE, TOWN, VILLAGE, World, code, coordinator, day, person, staff,
};
use domain::actor::Actor;
use domain::actor::Role;
use domain::file_entry::{EmploymentSpell, Entry, EntryKind, GroupNote, OtherPhone, VocationalCertificate};
use domain::ids::PersonId;
use domain::person::{Category, CategorySet, EmploymentStatus, Person};
use domain::person_field::{Edit, FieldGroup, PersonField as F};
use domain::ports::{Author, Edited, FileEdit};
use domain::profile::PhoneOwner;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::rules::record::RecordGroup;
use domain::values::{Phone, ResidentId};

fn edit(version: u32, edits: &[(F, &str, &str)]) -> FileEdit {
    let one = |(field, was, now): &(F, &str, &str)| Edit {
        field: *field,
        was: (*was).to_owned(),
        now: (*now).to_owned(),
    };
    FileEdit {
        version,
        edits: edits.iter().map(one).collect(),
        why: "走访".to_owned(),
    }
}

async fn world() -> (World, Person) {
    let somebody = person(1, VILLAGE);
    (World::with(std::slice::from_ref(&somebody), &[]).await, somebody)
}

async fn send(world: &World, who: &Actor, id: PersonId, edit: FileEdit) -> Result<Edited, Refusal> {
    world.ports.person_files.edit(who, id, edit).await
}

async fn found(world: &World, person: &Person) -> Person {
    world.services.db.find_person(person.id).await.unwrap().unwrap()
}

fn problem(field: &str, problem: Problem) -> Refusal {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
}

#[tokio::test]
async fn edits_of_different_fields_stand_side_by_side() {
    let (world, somebody) = world().await;
    let who = coordinator();
    let first = edit(1, &[(F::Name, "王小明", "王大明"), (F::Address, "", "三组")]);
    let second = edit(1, &[(F::Name, "王小明", "王小明"), (F::WageMin, "", "3000")]);
    assert_eq!(send(&world, &who, somebody.id, first).await, Ok(Edited::Saved));
    assert_eq!(send(&world, &who, somebody.id, second).await, Ok(Edited::Saved));
    let now = found(&world, &somebody).await;
    assert_eq!(
        (now.name.as_str(), now.wage_min.unwrap().whole_yuan()),
        ("王大明", 3000)
    );
    assert_eq!(now.version, 3);
    let profile = world.services.db.find_person_profile(somebody.id).await.unwrap();
    assert_eq!(profile.address, "三组");
}

#[tokio::test]
async fn two_who_edit_one_field_must_choose_and_nothing_is_kept_before() {
    let (world, somebody) = world().await;
    let password = world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "wang")
        .await;
    password.unwrap();
    let account = world
        .services
        .db
        .find_account_by_login("wang")
        .await
        .unwrap()
        .unwrap();
    let wang = Actor::Staff(account.staff());
    let first = edit(1, &[(F::Name, "王小明", "甲"), (F::Address, "", "一组")]);
    send(&world, &wang, somebody.id, first).await.unwrap();
    let second = edit(1, &[(F::Name, "王小明", "乙"), (F::Address, "", "")]);
    let came = send(&world, &coordinator(), somebody.id, second).await.unwrap();
    let Edited::Conflicts { version, conflicts } = came else {
        panic!("no conflict");
    };
    assert_eq!((version, conflicts.len()), (2, 1));
    let one = &conflicts[0];
    assert_eq!(
        (one.field, one.theirs.as_str(), one.mine.as_str()),
        (F::Name, "甲", "乙")
    );
    assert_eq!(one.by, Author::Staff("wang".to_owned()));
    assert!(one.at.is_some());
    assert_eq!(found(&world, &somebody).await.name, "甲");

    let chosen = edit(version, &[(F::Name, "甲", "乙")]);
    assert_eq!(
        send(&world, &coordinator(), somebody.id, chosen).await,
        Ok(Edited::Saved)
    );
    assert_eq!(found(&world, &somebody).await.name, "乙");
}

#[tokio::test]
async fn sealed_numbers_are_kept_when_left_empty_and_guarded_by_the_version() {
    let (world, somebody) = world().await;
    let who = coordinator();
    let give = |version, phone: &'static str| edit(version, &[(F::Phone, "", phone)]);
    send(&world, &who, somebody.id, give(1, "13800000021"))
        .await
        .unwrap();
    send(&world, &who, somebody.id, give(2, "")).await.unwrap();
    assert_eq!(
        found(&world, &somebody).await.phone,
        Phone::parse("13800000021").ok()
    );
    let late = send(&world, &who, somebody.id, give(1, "13800000099"))
        .await
        .unwrap();
    let Edited::Conflicts { conflicts, .. } = late else {
        panic!("the number was overwritten");
    };
    assert_eq!(conflicts[0].theirs, "138******21");
    send(&world, &who, somebody.id, give(2, "无")).await.unwrap();
    assert_eq!(found(&world, &somebody).await.phone, None);
    let history = world.ports.person_files.history(&who, somebody.id).await.unwrap();
    assert!(history.iter().all(|line| !line.old.contains("13800000021")));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_beside_every_field() {
    let (world, somebody) = world().await;
    let bad = edit(
        1,
        &[
            (F::Name, "王小明", "王1"),
            (F::WageMin, "", "很多"),
            (F::DistanceKm, "", "90000"),
            (F::Education, "71", "小学"),
        ],
    );
    let Err(Refusal::Fields(problems)) = send(&world, &coordinator(), somebody.id, bad).await else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["name", "wage_min", "distance_km", "education"]);
    assert_eq!(found(&world, &somebody).await.version, 1);
}

#[tokio::test]
async fn names_of_every_kind_are_taken() {
    let (world, somebody) = world().await;
    let mut before = somebody.name.clone();
    for name in ["丁", "买买提·艾力", "𠮷野", "王𬍛", "\u{31350}一", "欧阳娜娜"] {
        let version = found(&world, &somebody).await.version;
        let renamed = edit(version, &[(F::Name, &before, name)]);
        assert_eq!(
            send(&world, &coordinator(), somebody.id, renamed).await,
            Ok(Edited::Saved),
            "{name}"
        );
        let view = world.ports.person_files.file(&coordinator(), somebody.id).await;
        assert_eq!(view.unwrap().name, name);
        name.clone_into(&mut before);
    }
}

#[tokio::test]
async fn nobody_moves_a_file_out_of_their_own_area() {
    let (world, somebody) = world().await;
    let away = || edit(1, &[(F::LivingArea, VILLAGE, OTHER_VILLAGE)]);
    let refused = send(&world, &coordinator(), somebody.id, away()).await;
    assert_eq!(refused, Err(problem("living_area", Problem::OutOfRange)));
    let town = staff(Role::TownOfficer, TOWN);
    let near = edit(1, &[(F::LivingArea, VILLAGE, "杨家村")]);
    assert_eq!(send(&world, &town, somebody.id, near).await, Ok(Edited::Saved));
    assert_eq!(found(&world, &somebody).await.living_area, code(NEXT_VILLAGE));
    let gone = send(&world, &coordinator(), somebody.id, away()).await;
    assert_eq!(gone, Err(Refusal::NotFound));
}

#[tokio::test]
async fn wished_places_are_written_by_name() {
    let (world, somebody) = world().await;
    let wish = edit(1, &[(F::WantedAreas, "", "河湾镇、石桥镇")]);
    send(&world, &coordinator(), somebody.id, wish).await.unwrap();
    let areas: Vec<_> = found(&world, &somebody).await.wanted_areas;
    assert_eq!(areas, [code("330598101"), code("330598102")]);
    let form = world
        .ports
        .person_files
        .edit_form(&coordinator(), somebody.id, FieldGroup::Intentions)
        .await
        .unwrap();
    let shown = form.fields.iter().find(|value| value.field == F::WantedAreas);
    assert_eq!(shown.unwrap().text, "河湾镇、石桥镇");
    let nowhere = edit(2, &[(F::WantedAreas, "河湾镇、石桥镇", "无此地")]);
    let refused = send(&world, &coordinator(), somebody.id, nowhere).await;
    assert_eq!(refused, Err(problem("wanted_areas", Problem::Unreadable)));
}

#[tokio::test]
async fn a_change_is_taken_back_while_nobody_has_changed_the_field_since() {
    let (world, somebody) = world().await;
    let who = coordinator();
    let files = &world.ports.person_files;
    send(&world, &who, somebody.id, edit(1, &[(F::Name, "王小明", "甲")]))
        .await
        .unwrap();
    let seq = files.history(&who, somebody.id).await.unwrap()[0].seq;
    files.undo_change(&who, somebody.id, seq).await.unwrap();
    assert_eq!(found(&world, &somebody).await.name, "王小明");

    send(&world, &who, somebody.id, edit(3, &[(F::Name, "王小明", "乙")]))
        .await
        .unwrap();
    let seq = files.history(&who, somebody.id).await.unwrap()[0].seq;
    send(&world, &who, somebody.id, edit(4, &[(F::Name, "乙", "丙")]))
        .await
        .unwrap();
    let line = files.history(&who, somebody.id).await.unwrap();
    assert!(
        line.iter()
            .find(|line| line.seq == seq)
            .is_some_and(|line| !line.may_undo)
    );
    let refused = files.undo_change(&who, somebody.id, seq).await;
    assert_eq!(refused, Err(Refusal::Changed));
    assert_eq!(found(&world, &somebody).await.name, "丙");
}

fn new_person(number: u16, more: &[(F, &str)]) -> Vec<Edit> {
    let id = ResidentId::compose(990_101, day("2004-02-29"), number).unwrap();
    let id = String::from(id);
    let mut fields = vec![
        (F::Name, "丁"),
        (F::ResidentId, id.as_str()),
        (F::LivingArea, VILLAGE),
    ];
    fields.extend(more);
    edit(
        1,
        &fields
            .iter()
            .map(|(field, now)| (*field, "", *now))
            .collect::<Vec<_>>(),
    )
    .edits
}

#[tokio::test]
async fn somebody_new_is_registered_once_and_the_second_clerk_is_told_the_office() {
    let world = World::new().await;
    let files = &world.ports.person_files;
    let id = files
        .add_person(&coordinator(), new_person(1, &[]))
        .await
        .unwrap();
    let person = world.services.db.find_person(id).await.unwrap().unwrap();
    assert!(person.no.starts_with("N260630-"), "{}", person.no);
    let elsewhere = staff(Role::Coordinator, OTHER_VILLAGE);
    let again = new_person(1, &[(F::LivingArea, OTHER_VILLAGE)]);
    let again: Vec<Edit> = again
        .into_iter()
        .filter(|edit| edit.field != F::LivingArea || edit.now == OTHER_VILLAGE)
        .collect();
    let held = Refusal::Held {
        office: "青禾县 河湾镇".to_owned(),
    };
    assert_eq!(files.add_person(&elsewhere, again).await, Err(held));
    assert_eq!(world.services.db.count_people(None).await.unwrap(), 1);
}

#[tokio::test]
async fn two_clerks_at_once_register_one_person() {
    let world = World::new().await;
    let files = &world.ports.person_files;
    let who = coordinator();
    let (one, other) = tokio::join!(
        files.add_person(&who, new_person(1, &[])),
        files.add_person(&who, new_person(1, &[])),
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert!(matches!(one.and(other), Err(Refusal::Held { .. })));
    assert_eq!(world.services.db.count_people(None).await.unwrap(), 1);
}

#[tokio::test]
async fn a_new_file_needs_name_number_and_home() {
    let world = World::new().await;
    let files = &world.ports.person_files;
    let Err(Refusal::Fields(problems)) = files.add_person(&coordinator(), Vec::new()).await else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["name", "resident_id", "living_area"]);
    let town = staff(Role::TownOfficer, TOWN);
    assert_eq!(
        files.add_person(&town, new_person(1, &[])).await,
        Err(Refusal::NotAllowed),
        "a town officer approves files and does not begin them"
    );
}

/// Born on 29 February: 18 on the 28th of a common year, and not a day before (C2).
#[tokio::test]
async fn a_birthday_on_29_february_falls_on_the_28th() {
    let world = World::new().await;
    let files = &world.ports.person_files;
    let who = coordinator();
    let id = files.add_person(&who, new_person(1, &[])).await.unwrap();
    for (today, age) in [
        ("2021-02-27", 16),
        ("2021-02-28", 17),
        ("2020-02-29", 16),
        ("2020-02-28", 15),
    ] {
        world.clock.set(today);
        assert_eq!(files.file(&who, id).await.unwrap().age, age, "{today}");
    }
}

#[tokio::test]
async fn a_certificate_belongs_to_the_number_and_begins_the_group() {
    let world = World::new().await;
    let files = &world.ports.person_files;
    let own = ResidentId::compose(990_101, day("2004-02-29"), 1).unwrap();
    let own = format!("{}43", String::from(own));
    let other = ResidentId::compose(990_101, day("2004-02-29"), 3).unwrap();
    let other = format!("{}43", String::from(other));
    let refused = files
        .add_person(
            &coordinator(),
            new_person(1, &[(F::DisabilityCertificate, &other)]),
        )
        .await;
    assert_eq!(
        refused,
        Err(problem("disability_certificate", Problem::Unreadable))
    );
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    let without = files.add_person(&instructor, new_person(1, &[])).await;
    assert_eq!(
        without,
        Err(Refusal::NotFound),
        "instructors look after disabled people"
    );
    let id = files
        .add_person(&instructor, new_person(1, &[(F::DisabilityCertificate, &own)]))
        .await
        .unwrap();
    let periods = world.services.db.list_category_periods(id).await.unwrap();
    assert_eq!(periods[0].category, Category::PersonWithDisability);
}

#[tokio::test]
async fn a_file_is_complete_when_every_part_says_something() {
    let (world, somebody) = world().await;
    let (files, who) = (&world.ports.person_files, coordinator());
    let view = files.file(&who, somebody.id).await.unwrap();
    assert_eq!((view.completeness, view.missing), (0, vec![F::EmploymentStatus]));
    send(
        &world,
        &who,
        somebody.id,
        edit(
            1,
            &[
                (F::EmploymentStatus, "", "farm"),
                (F::WantedOccupations, "", "缝纫"),
            ],
        ),
    )
    .await
    .unwrap();
    let note = |group, none| {
        Entry::Note(GroupNote {
            group,
            on: day("2026-06-30"),
            none,
            text: "有".to_owned(),
            amount: None,
        })
    };
    let spell = Entry::Employment(EmploymentSpell {
        from: day("2025-01-01"),
        to: None,
        kind: EmploymentStatus::Flexible,
        employer: String::new(),
        occupation: String::new(),
        monthly: None,
    });
    for (entry, score) in [
        (note(RecordGroup::Measures, false), 50),
        (spell, 66),
        (note(RecordGroup::PolicyUse, true), 83),
        (note(RecordGroup::WorkIncome, true), 100),
    ] {
        files.add_entry(&who, somebody.id, entry).await.unwrap();
        assert_eq!(files.file(&who, somebody.id).await.unwrap().completeness, score);
    }
    let view = files.file(&who, somebody.id).await.unwrap();
    let kept = view
        .entries
        .iter()
        .find(|(kept, _)| kept.entry.kind() == EntryKind::Employment);
    let id = kept.unwrap().0.id;
    files
        .remove_entry(&who, somebody.id, EntryKind::Employment, id)
        .await
        .unwrap();
    assert_eq!(files.file(&who, somebody.id).await.unwrap().completeness, 83);
    let later = Entry::Training(domain::file_entry::TrainingNeed {
        topic: "电焊".to_owned(),
        kind: None,
        on: day("2026-07-01"),
    });
    let refused = files.add_entry(&who, somebody.id, later).await;
    assert_eq!(refused, Err(problem("on", Problem::OutOfRange)));
}

#[tokio::test]
async fn numbers_of_entries_are_masked_in_file_and_history() {
    let (world, somebody) = world().await;
    let (files, who) = (&world.ports.person_files, coordinator());
    let phone = Entry::Phone(OtherPhone {
        number: "13800000021".to_owned(),
        owner: PhoneOwner::Neighbour,
    });
    let certificate = Entry::Vocational(VocationalCertificate {
        occupation: "焊工".to_owned(),
        level: Some(4),
        number: "1933003412400123".to_owned(),
        issuer: String::new(),
        issued: None,
        valid_to: None,
    });
    for entry in [phone, certificate] {
        files.add_entry(&who, somebody.id, entry).await.unwrap();
    }
    let view = files.file(&who, somebody.id).await.unwrap();
    let history = files.history(&who, somebody.id).await.unwrap();
    let told = format!("{:?} {history:?}", view.entries);
    assert!(
        told.contains("138******21") && told.contains("****0123"),
        "{told}"
    );
    assert!(!told.contains("13800000021") && !told.contains("1933003412400123"));
}

#[tokio::test]
async fn a_shared_telephone_is_marked_and_names_nobody() {
    let phone = Phone::parse("13800000021").ok();
    let with = |number, village| Person {
        phone: phone.clone(),
        ..person(number, village)
    };
    let people = [
        with(1, VILLAGE),
        with(2, VILLAGE),
        with(3, OTHER_VILLAGE),
        person(4, VILLAGE),
    ];
    let world = World::with(&people, &[]).await;
    let view = world
        .ports
        .person_files
        .file(&coordinator(), people[0].id)
        .await
        .unwrap();
    assert_eq!(view.sharing_phone, 2);
    let alone = world
        .ports
        .person_files
        .file(&coordinator(), people[3].id)
        .await
        .unwrap();
    assert_eq!(alone.sharing_phone, 0);
}

#[tokio::test]
async fn what_ends_soon_is_listed_for_those_who_look_after_it() {
    let (world, somebody) = world().await;
    let mut change = world.services.db.begin().await.unwrap();
    let who = coordinator();
    let before = found(&world, &somebody).await;
    let after = Person {
        categories: CategorySet::EMPTY.with(Category::HardToEmployPerson),
        ..before.clone()
    };
    let written = world
        .services
        .write_person(&mut change, &who, Some(&before), &after, "");
    written.await.unwrap();
    change
        .end_category_period(somebody.id, Category::HardToEmployPerson, day("2026-08-29"))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let files = &world.ports.person_files;
    assert_eq!(files.to_renew(&who, None).await.unwrap().lines.len(), 1);
    let other = staff(Role::Coordinator, NEXT_VILLAGE);
    assert_eq!(files.to_renew(&other, None).await.unwrap().lines.len(), 0);
    let away = files.to_renew(&other, Some(code(VILLAGE))).await;
    assert_eq!(away, Err(Refusal::NotFound));
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    assert_eq!(files.to_renew(&instructor, None).await.unwrap().lines.len(), 0);
    world.clock.set("2026-06-29");
    assert_eq!(
        files.to_renew(&who, None).await.unwrap().lines.len(),
        0,
        "61 days are left"
    );
}
