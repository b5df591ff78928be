//! What a file remembers: versions, spells of groups, history field by field.

use crate::sample::{at, code, day, imported, person, settle, uuid};
use chrono::NaiveDate;
use domain::category::{CategoryPeriod, CategorySource};
use domain::history::FieldChange;
use domain::ids::{PersonId, RecognitionId};
use domain::person::{Category, CategorySet, Person};
use store::{Database, StoreError};

contracts! {
    a_record_is_claimed_by_the_version_seen,
    a_record_changed_here_stays_that_of_its_row,
    spells_come_back_as_they_were,
    a_spell_begins_once_a_day_unless_it_never_held,
    spells_are_ended_and_not_rewritten,
    one_spell_is_ended_and_others_go_on,
    spells_that_end_soon_are_found_in_their_area,
    the_calendar_finds_whose_groups_are_due,
    histories_come_back_latest_first,
    names_of_every_script_come_back,
}

fn period(number: u32, category: Category, from: &str, to: Option<&str>) -> CategoryPeriod {
    CategoryPeriod {
        person: person(number).id,
        category,
        valid_from: day(from),
        valid_to: to.map(day),
        source: CategorySource::Recognition,
        document: "青人社〔2026〕12号".to_owned(),
        recognised_by: "staff:x".to_owned(),
        recognition: Some(RecognitionId(uuid(7, number))),
        recorded_on: day(from),
    }
}

async fn add(database: &Database, periods: &[CategoryPeriod]) -> Result<(), StoreError> {
    let mut change = database.begin().await?;
    change.add_category_periods(periods).await?;
    change.commit().await
}

async fn a_record_is_claimed_by_the_version_seen(database: Database) {
    settle(&database, 1, 0).await;
    let one = person(1);
    let mut change = database.begin().await.unwrap();
    assert!(change.claim_person(one.id, Person::FIRST).await.unwrap());
    change.set_people(&[one.clone().into()]).await.unwrap();
    assert!(!change.claim_person(one.id, Person::FIRST).await.unwrap());
    assert!(change.claim_person(one.id, Person::FIRST + 1).await.unwrap());
    assert!(!change.claim_person(person(9).id, Person::FIRST).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_person(one.id).await.unwrap().unwrap();
    assert_eq!(found.version, Person::FIRST + 1);
}

/// Whoever edits a file does not make the list it came from news again.
async fn a_record_changed_here_stays_that_of_its_row(database: Database) {
    let mut change = database.begin().await.unwrap();
    change.add_people(&[imported(person(1), 77)]).await.unwrap();
    change.set_people(&[person(1).into()]).await.unwrap();
    let ring = change.ring().await.unwrap();
    let kept = change.list_person_keys().await.unwrap()[0].content_mark;
    assert_eq!(kept, ring.content_mark(77));
    change.set_people(&[imported(person(1), 78)]).await.unwrap();
    let kept = change.list_person_keys().await.unwrap()[0].content_mark;
    assert_eq!(kept, ring.content_mark(78));
}

async fn spells_come_back_as_they_were(database: Database) {
    settle(&database, 2, 0).await;
    let past = CategoryPeriod {
        recognition: None,
        source: CategorySource::Import,
        ..period(1, Category::PoorWorker, "2024-01-01", Some("2024-12-31"))
    };
    let present = period(1, Category::PoorWorker, "2026-01-01", None);
    let others = period(2, Category::LandLossFarmer, "2025-01-01", None);
    add(&database, &[past.clone(), present.clone(), others.clone()])
        .await
        .unwrap();
    let mine = database.list_category_periods(person(1).id).await.unwrap();
    assert_eq!(mine, [present, past]);
    let ids = [person(1).id, person(2).id];
    let all = database.list_category_periods_of(&ids).await.unwrap();
    assert_eq!(all.len(), 3);
    assert!(all.contains(&others));
}

async fn a_spell_begins_once_a_day_unless_it_never_held(database: Database) {
    settle(&database, 1, 0).await;
    let spell = period(1, Category::PoorWorker, "2026-05-01", None);
    add(&database, std::slice::from_ref(&spell)).await.unwrap();
    let again = add(&database, std::slice::from_ref(&spell)).await.unwrap_err();
    assert!(again.violates("category_period_pkey"), "{again}");
    let mut change = database.begin().await.unwrap();
    let ended = change
        .end_category_period(spell.person, spell.category, day("2026-04-30"))
        .await;
    assert!(ended.unwrap());
    change.add_category_period(&spell).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_category_periods(spell.person).await.unwrap(),
        [spell]
    );
}

async fn one_spell_is_ended_and_others_go_on(database: Database) {
    settle(&database, 1, 0).await;
    let listed = period(1, Category::PoorWorker, "2026-01-01", None);
    let other = period(1, Category::PoorWorker, "2026-03-01", None);
    add(&database, &[listed.clone(), other.clone()]).await.unwrap();
    let mut change = database.begin().await.unwrap();
    let last = day("2026-06-30");
    assert!(change.end_category_spell(&listed, last).await.unwrap());
    assert!(
        !change.end_category_spell(&listed, last).await.unwrap(),
        "it has ended"
    );
    change.commit().await.unwrap();
    let ended = CategoryPeriod {
        valid_to: Some(last),
        ..listed
    };
    let found = database.list_category_periods(person(1).id).await.unwrap();
    assert_eq!(found, [other, ended]);
}

async fn spells_are_ended_and_not_rewritten(database: Database) {
    settle(&database, 1, 0).await;
    let past = period(1, Category::PoorWorker, "2024-01-01", Some("2024-12-31"));
    let present = period(1, Category::PoorWorker, "2026-01-01", None);
    add(&database, &[past.clone(), present.clone()]).await.unwrap();
    let mut change = database.begin().await.unwrap();
    let mut end = async |category, last: &str| {
        let ended = change
            .end_category_period(person(1).id, category, day(last))
            .await;
        ended.unwrap()
    };
    assert!(end(Category::PoorWorker, "2026-06-30").await);
    assert!(!end(Category::PoorWorker, "2026-06-30").await, "it has ended");
    assert!(!end(Category::LandLossFarmer, "2026-06-30").await);
    change.commit().await.unwrap();
    let ended = CategoryPeriod {
        valid_to: Some(day("2026-06-30")),
        ..present
    };
    let found = database.list_category_periods(person(1).id).await.unwrap();
    assert_eq!(found, [ended, past]);
}

async fn spells_that_end_soon_are_found_in_their_area(database: Database) {
    settle(&database, 4, 0).await;
    let soon = period(1, Category::PoorWorker, "2026-01-01", Some("2026-07-10"));
    let sooner = period(2, Category::LandLossFarmer, "2026-01-01", Some("2026-06-30"));
    add(
        &database,
        &[
            soon.clone(),
            sooner.clone(),
            period(3, Category::PoorWorker, "2026-01-01", Some("2026-06-29")),
            period(3, Category::LandLossFarmer, "2026-01-01", Some("2026-09-01")),
            period(4, Category::PoorWorker, "2026-07-01", Some("2026-07-05")),
            period(4, Category::LandLossFarmer, "2026-01-01", None),
        ],
    )
    .await
    .unwrap();
    let ending = async |area: &str, limit| {
        let found = database.list_category_periods_ending(
            Some(code(area)),
            day("2026-06-30"),
            day("2026-08-01"),
            limit,
        );
        found.await.unwrap()
    };
    assert_eq!(ending("330523", 10).await, [sooner.clone(), soon]);
    assert_eq!(ending("330523", 1).await, [sooner]);
    assert_eq!(ending("330524", 10).await, []);
}

async fn the_calendar_finds_whose_groups_are_due(database: Database) {
    settle(&database, 4, 0).await;
    let ahead = |number, from: &str, recorded: &str| CategoryPeriod {
        recorded_on: day(recorded),
        ..period(number, Category::MigrantWorker, from, None)
    };
    add(
        &database,
        &[
            // Ended, and still on the file.
            period(1, Category::PoorWorker, "2026-01-01", Some("2026-06-29")),
            // Ended, but another goes on.
            period(2, Category::PoorWorker, "2025-01-01", Some("2025-12-31")),
            period(2, Category::PoorWorker, "2026-01-01", None),
            // Written down ahead: has begun, has not.
            ahead(3, "2026-06-30", "2026-06-01"),
            ahead(4, "2026-07-01", "2026-06-01"),
        ],
    )
    .await
    .unwrap();
    let due = |on: NaiveDate, limit| database.list_people_with_due_periods(on, limit);
    let mut found = due(day("2026-06-30"), 10).await.unwrap();
    found.sort();
    assert_eq!(found, [person(1).id, person(3).id]);
    assert_eq!(due(day("2026-06-30"), 1).await.unwrap().len(), 1);
    assert_eq!(due(day("2026-06-29"), 10).await.unwrap(), Vec::<PersonId>::new());
}

async fn histories_come_back_latest_first(database: Database) {
    let entry = |number: u32, version, field: &str| FieldChange {
        noun: "person".to_owned(),
        id: person(number).id.0,
        version,
        field: field.to_owned(),
        old: "买买提·艾力".to_owned(),
        new: "𠮷".to_owned(),
        at: at(i64::from(version)),
        actor: "staff:x".to_owned(),
        why: "写错了".to_owned(),
    };
    let first = entry(1, 2, "name");
    let second = entry(1, 3, "phone");
    let mut change = database.begin().await.unwrap();
    change
        .add_field_changes(&[first.clone(), second.clone(), entry(2, 2, "name")])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let id = person(1).id.0;
    let all = database.list_field_changes("person", id, 10).await.unwrap();
    let changes: Vec<_> = all.iter().map(|kept| kept.change.clone()).collect();
    assert_eq!(changes, [second.clone(), first]);
    let since = database.list_field_changes_since("person", id, 2).await.unwrap();
    assert_eq!(
        since.iter().map(|kept| &kept.change).collect::<Vec<_>>(),
        [&second]
    );
    let seq = all[0].seq;
    let found = database.find_field_change(seq).await.unwrap().unwrap();
    assert_eq!((found.seq, found.change), (seq, second));
    assert_eq!(database.find_field_change(seq + 99).await.unwrap(), None);
    assert_eq!(
        database.list_field_changes("household", id, 10).await.unwrap(),
        []
    );
    assert_eq!(
        database.list_field_changes("person", id, 1).await.unwrap().len(),
        1
    );
}

async fn names_of_every_script_come_back(database: Database) {
    let names = [
        "丁",
        "买买提·艾力",
        "𠮷野",
        "㐀㐁",
        "王𬍛",
        "\u{31350}一",
        "欧阳娜娜",
    ];
    let called = |(number, name): (usize, &&str)| Person {
        name: (*name).to_owned(),
        categories: CategorySet::EMPTY,
        ..person(number as u32)
    };
    let people: Vec<Person> = names.iter().enumerate().map(called).collect();
    let rows: Vec<_> = people.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.add_people(&rows).await.unwrap();
    change.commit().await.unwrap();
    for person in people {
        let found = database.find_person(person.id).await.unwrap().unwrap();
        assert_eq!(found.name, person.name);
    }
}

mod gathered {
    //! Profiles, entries and households.

    use crate::sample::{code, day, kept, person, settle, uuid};
    use domain::file_entry::{
        EmploymentSpell, Entry, EntryKind, GroupNote, OtherPhone, TrainingKind, TrainingNeed,
        VocationalCertificate,
    };
    use domain::household::{Household, HouseholdKind, Member, Relation, SubsistenceClass};
    use domain::ids::{HouseholdId, MemberId};
    use domain::person::EmploymentStatus;
    use domain::profile::{
        Aid, CareDuty, Hours, HukouKind, Lodging, MessageLanguage, PhoneOwner, Profile, Shift,
    };
    use domain::rules::record::RecordGroup;
    use domain::values::Fen;
    use store::Database;

    contracts! {
        profiles_come_back_as_they_were,
        certificates_that_end_soon_are_found_in_their_area,
        entries_come_back_and_go,
        sealed_entries_come_back_and_ask_for_renewal,
        households_change_by_the_version_seen,
        somebody_belongs_to_one_household_at_a_time,
    }

    fn profile() -> Profile {
        Profile {
            hukou_kind: Some(HukouKind::Unified),
            address: "三组 5 号".to_owned(),
            phone_owner: Some(PhoneOwner::Child),
            message_language: Some(MessageLanguage::English),
            aids: vec![Aid::Wheelchair, Aid::ScreenReader],
            hours: Some(Hours::Seasonal),
            shift: Some(Shift::DayOnly),
            lodging: Some(Lodging::Never),
            care_duties: vec![CareDuty::Elderly],
            certificate_valid_to: Some(day("2026-08-01")),
        }
    }

    async fn profiles_come_back_as_they_were(database: Database) {
        settle(&database, 2, 0).await;
        let mut change = database.begin().await.unwrap();
        change
            .set_person_profile(person(1).id, &Profile::default())
            .await
            .unwrap();
        change.set_person_profile(person(1).id, &profile()).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(
            database.find_person_profile(person(1).id).await.unwrap(),
            profile()
        );
        assert_eq!(
            database.find_person_profile(person(2).id).await.unwrap(),
            Profile::default()
        );
        let people = [person(1).id, person(2).id];
        let mut read = database.read().await.unwrap();
        let english = read
            .list_readers_of(MessageLanguage::English, &people)
            .await
            .unwrap();
        assert_eq!(english, people[..1]);
        let none = read
            .list_readers_of(MessageLanguage::Chinese, &people)
            .await
            .unwrap();
        assert_eq!(none, [], "nothing said is not a wish for Chinese");
    }

    async fn certificates_that_end_soon_are_found_in_their_area(database: Database) {
        settle(&database, 1, 0).await;
        let mut change = database.begin().await.unwrap();
        change.set_person_profile(person(1).id, &profile()).await.unwrap();
        change.commit().await.unwrap();
        let ending = async |area: &str, from: &str, to: &str| {
            let found = database.list_certificates_ending(Some(code(area)), day(from), day(to), 9);
            found.await.unwrap().len()
        };
        assert_eq!(ending("330523", "2026-08-01", "2026-08-01").await, 1);
        assert_eq!(ending("330523", "2026-08-02", "2026-09-01").await, 0);
        assert_eq!(ending("330523", "2026-06-01", "2026-07-31").await, 0);
        assert_eq!(ending("330524", "2026-06-01", "2026-09-01").await, 0);
    }

    async fn entries_come_back_and_go(database: Database) {
        settle(&database, 2, 0).await;
        let spell = kept(
            1,
            Entry::Employment(EmploymentSpell {
                from: day("2025-01-01"),
                to: Some(day("2025-06-30")),
                kind: EmploymentStatus::Flexible,
                employer: "服装厂".to_owned(),
                occupation: "缝纫".to_owned(),
                monthly: Some(Fen::yuan(3200)),
            }),
        );
        let need = kept(
            2,
            Entry::Training(TrainingNeed {
                topic: "电焊".to_owned(),
                kind: Some(TrainingKind::Village),
                on: day("2026-01-01"),
            }),
        );
        let note = kept(
            3,
            Entry::Note(GroupNote {
                group: RecordGroup::PolicyUse,
                on: day("2026-01-01"),
                none: true,
                text: String::new(),
                amount: None,
            }),
        );
        let all = [spell, need, note];
        let rows: Vec<_> = all.iter().map(|entry| (person(1).id, entry.clone())).collect();
        let mut change = database.begin().await.unwrap();
        change.add_file_entries(&rows).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(database.list_file_entries(person(1).id).await.unwrap(), all);
        assert_eq!(database.list_file_entries(person(2).id).await.unwrap(), []);
        let mut change = database.begin().await.unwrap();
        let id = all[1].id;
        let of_other = change
            .delete_file_entry(person(2).id, EntryKind::Training, id)
            .await;
        assert!(!of_other.unwrap());
        assert!(
            change
                .delete_file_entry(person(1).id, EntryKind::Training, id)
                .await
                .unwrap()
        );
        assert!(
            !change
                .delete_file_entry(person(1).id, EntryKind::Training, id)
                .await
                .unwrap()
        );
        change.commit().await.unwrap();
        assert_eq!(database.list_file_entries(person(1).id).await.unwrap().len(), 2);
    }

    async fn sealed_entries_come_back_and_ask_for_renewal(database: Database) {
        settle(&database, 1, 0).await;
        let certificate = VocationalCertificate {
            occupation: "焊工".to_owned(),
            level: Some(4),
            number: "1933003412400123".to_owned(),
            issuer: "青禾县人社局".to_owned(),
            issued: Some(day("2020-08-01")),
            valid_to: Some(day("2026-08-01")),
        };
        let bare = VocationalCertificate {
            occupation: "电工".to_owned(),
            level: None,
            number: String::new(),
            issuer: String::new(),
            issued: None,
            valid_to: None,
        };
        let phone = OtherPhone {
            number: "13800000021".to_owned(),
            owner: PhoneOwner::Neighbour,
        };
        let all = [
            kept(1, Entry::Vocational(bare)),
            kept(2, Entry::Vocational(certificate)),
            kept(3, Entry::Phone(phone)),
        ];
        let rows: Vec<_> = all.iter().map(|entry| (person(1).id, entry.clone())).collect();
        let mut change = database.begin().await.unwrap();
        change.add_file_entries(&rows).await.unwrap();
        change.commit().await.unwrap();
        let mut found = database.list_file_entries(person(1).id).await.unwrap();
        found.sort_by_key(|kept| kept.id);
        assert_eq!(found, all);
        let ending = async |from: &str, to: &str| {
            let found = database.list_vocational_ending(Some(code("330523")), day(from), day(to), 9);
            found.await.unwrap()
        };
        let one = (person(1).id, "焊工".to_owned(), day("2026-08-01"));
        assert_eq!(ending("2026-06-01", "2026-08-01").await, [one]);
        assert_eq!(ending("2026-08-02", "2026-09-01").await, []);
        let mut change = database.begin().await.unwrap();
        for (kept, kind) in all
            .iter()
            .zip([EntryKind::Vocational, EntryKind::Vocational, EntryKind::Phone])
        {
            assert!(
                change
                    .delete_file_entry(person(1).id, kind, kept.id)
                    .await
                    .unwrap()
            );
        }
    }

    fn household(number: u32) -> Household {
        Household {
            id: HouseholdId(uuid(10, number)),
            area: code("330523100201"),
            address: "三组".to_owned(),
            kind: HouseholdKind::Rural,
            contracted: Some(543),
            remaining: Some(143),
            agri_population: Some(4),
            subsistence: Some(SubsistenceClass::B),
            allowance: Some(Fen::yuan(620)),
            ended_on: None,
            version: 1,
        }
    }

    fn member(number: u32, of: u32, who: Option<u32>) -> Member {
        Member {
            id: MemberId(uuid(11, number)),
            household: household(of).id,
            person: who.map(|who| person(who).id),
            name: if who.is_none() {
                "小宝".to_owned()
            } else {
                String::new()
            },
            birth_year: who.is_none().then_some(2018),
            relation: Relation::Head,
            joined_on: day("2020-01-01"),
            left_on: None,
        }
    }

    async fn households_change_by_the_version_seen(database: Database) {
        let one = household(1);
        let mut change = database.begin().await.unwrap();
        change.add_households(std::slice::from_ref(&one)).await.unwrap();
        assert_eq!(change.find_household(one.id).await.unwrap(), Some(one.clone()));
        let changed = Household {
            remaining: None,
            subsistence: None,
            ended_on: Some(day("2026-06-30")),
            ..one.clone()
        };
        assert!(change.set_household(&changed).await.unwrap());
        assert!(
            !change.set_household(&one).await.unwrap(),
            "the version is an older one"
        );
        let kept = Household {
            version: 2,
            ..changed
        };
        assert_eq!(change.find_household(one.id).await.unwrap(), Some(kept));
        assert_eq!(change.find_household(household(2).id).await.unwrap(), None);
    }

    async fn somebody_belongs_to_one_household_at_a_time(database: Database) {
        settle(&database, 1, 0).await;
        let mut change = database.begin().await.unwrap();
        change
            .add_households(&[household(1), household(2)])
            .await
            .unwrap();
        let here = [member(1, 1, Some(1)), member(2, 1, None)];
        change.add_household_members(&here).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(
            database.list_household_members(household(1).id).await.unwrap(),
            here
        );
        assert_eq!(
            database.find_household_member(here[1].id).await.unwrap().as_ref(),
            Some(&here[1])
        );
        let found = database.find_household_of(person(1).id).await.unwrap();
        assert_eq!(found, Some(household(1).id));

        let mut twice = database.begin().await.unwrap();
        let refused = twice
            .add_household_members(&[member(3, 2, Some(1))])
            .await
            .unwrap_err();
        assert!(refused.violates("household_member_person_id_key"), "{refused}");
        drop(twice);

        let mut change = database.begin().await.unwrap();
        assert!(
            change
                .end_household_member(here[0].id, day("2026-06-30"))
                .await
                .unwrap()
        );
        assert!(
            !change
                .end_household_member(here[0].id, day("2026-07-01"))
                .await
                .unwrap()
        );
        change
            .add_household_members(&[member(3, 2, Some(1))])
            .await
            .unwrap();
        assert!(
            change
                .set_household_relation(here[1].id, Relation::Son)
                .await
                .unwrap()
        );
        change.commit().await.unwrap();
        let found = database.find_household_of(person(1).id).await.unwrap();
        assert_eq!(found, Some(household(2).id));
    }
}
