//! Files that may be of one person: pairs, twins who are two, one file of two, and two again.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, NEXT_VILLAGE, OTHER_VILLAGE, TOWN, VILLAGE, World, code, coordinator, day, person, staff,
    vacancies,
};
use domain::actor::{Actor, Role};
use domain::category::{CategoryPeriod, CategorySource};
use domain::consent::Purpose;
use domain::file_entry::{Entry, TrainingNeed};
use domain::household::{HouseholdKind, Relation};
use domain::ids::{AccountId, MergeId, PersonId};
use domain::lead::Evidence;
use domain::look_alike::Likeness;
use domain::merge::Side;
use domain::person::{Category, CategorySet, Consent, Person};
use domain::person_field::{Edit, FieldGroup, PersonField};
use domain::ports::{
    Application, FileEdit, MergeWish, NewMember, PairPage, PairQuery, PeopleQuery, ProxyWish, Stuck,
};
use domain::proxy::{ConsentForm, Relation as ProxyRelation};
use domain::recognition::{Claim, Paper};
use domain::refusal::{Problem, Refusal};
use domain::values::{Phone, ResidentId};

fn named(number: u16, village: &str, name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..person(number, village)
    }
}

fn id(number: u16) -> PersonId {
    person(number, VILLAGE).id
}

fn town() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

async fn world(people: &[Person]) -> World {
    let world = World::with(people, &vacancies(1..=5)).await;
    world.services.fill_person_keys().await.unwrap();
    world
}

/// The same woman twice, by a slip of the pen: 1 is known better, 2 has the telephone.
async fn doubled() -> World {
    let one = Person {
        skills: vec!["缝纫".to_owned()],
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        ..named(1, VILLAGE, "李秀英")
    };
    let other = Person {
        phone: Phone::parse("15400000001").ok(),
        skills: vec!["养猪".to_owned()],
        categories: CategorySet::EMPTY.with(Category::LandLossFarmer),
        ..named(2, VILLAGE, "李秀瑛")
    };
    world(&[one, other, named(3, NEXT_VILLAGE, "王小明")]).await
}

async fn wish(world: &World, kept: u16, gone: u16) -> MergeWish {
    let form = world
        .ports
        .merges
        .merge_form(&town(), id(kept), id(gone))
        .await
        .unwrap();
    MergeWish {
        kept: (form.kept.0.id, form.kept.1),
        gone: (form.gone.0.id, form.gone.1),
        choices: Vec::new(),
    }
}

async fn merge(world: &World, kept: u16, gone: u16) -> MergeId {
    let wish = wish(world, kept, gone).await;
    world.ports.merges.merge(&town(), wish).await.unwrap()
}

async fn found(world: &World, number: u16) -> Option<Person> {
    world.services.db.find_person(id(number)).await.unwrap()
}

async fn page(world: &World, who: &Actor, query: PairQuery) -> PairPage {
    world.ports.merges.pairs(who, &query).await.unwrap()
}

fn numbers(page: &PairPage) -> Vec<(&str, &str, Likeness)> {
    page.pairs
        .iter()
        .map(|pair| (pair.one.no.as_str(), pair.other.no.as_str(), pair.likeness))
        .collect()
}

#[tokio::test]
async fn pairs_are_found_whatever_the_name_is_made_of() {
    let phone = Phone::parse("13800000000").ok();
    let people = [
        named(1, VILLAGE, "丽"),
        named(2, VILLAGE, "丽"),
        named(3, NEXT_VILLAGE, "买买提·吐尔逊"),
        named(4, VILLAGE, "买买提吐尔逊"),
        named(5, VILLAGE, "王𠅤明"),
        Person {
            phone: phone.clone(),
            ..named(6, VILLAGE, "王𠅤朋")
        },
        // A family shares a telephone; that alone makes nobody a double.
        Person {
            phone,
            ..named(7, VILLAGE, "赵铁柱")
        },
        named(8, OTHER_VILLAGE, "赵铁柱"),
    ];
    let world = world(&people).await;
    let page = page(&world, &staff(Role::CountyOfficer, COUNTY), PairQuery::default()).await;
    let mut found = numbers(&page);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("P001", "P002", Likeness::SameName),
            ("P003", "P004", Likeness::SameName),
            ("P005", "P006", Likeness::OneCharacter),
        ],
        "of another township nobody is compared"
    );
    assert!(
        page.pairs
            .iter()
            .all(|pair| pair.same_birthday && !pair.same_phone)
    );
    assert_eq!((page.unlikely, page.set_apart, page.too_many), (0, 0, false));
}

#[tokio::test]
async fn nobody_sees_pairs_beyond_their_area() {
    let people = [
        named(1, VILLAGE, "李秀英"),
        named(2, VILLAGE, "李秀瑛"),
        named(3, NEXT_VILLAGE, "李秀英"),
    ];
    let world = world(&people).await;
    let village = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!(numbers(&village), [("P001", "P002", Likeness::SamePinyin)]);
    assert_eq!(page(&world, &town(), PairQuery::default()).await.total, 3);
    let instructor = staff(Role::DisabilityInstructor, TOWN);
    assert_eq!(page(&world, &instructor, PairQuery::default()).await.total, 0);
    let elsewhere = PairQuery {
        area: Some(code(OTHER_VILLAGE)),
        ..PairQuery::default()
    };
    let merges = &world.ports.merges;
    assert_eq!(
        merges.pairs(&coordinator(), &elsewhere).await,
        Err(Refusal::NotFound)
    );
    let auditor = staff(Role::Auditor, COUNTY);
    assert_eq!(
        merges.pairs(&auditor, &PairQuery::default()).await,
        Err(Refusal::NotAllowed)
    );
    for (who, refusal) in [(coordinator(), Refusal::NotFound), (auditor, Refusal::NotAllowed)] {
        let form = merges.merge_form(&who, id(1), id(3)).await;
        assert_eq!(form, Err(refusal.clone()));
        assert_eq!(merges.set_apart(&who, id(1), id(3)).await, Err(refusal.clone()));
        let wish = wish(&world, 1, 3).await;
        assert_eq!(merges.merge(&who, wish).await, Err(refusal));
    }
    assert!(merges.merge_form(&coordinator(), id(1), id(2)).await.is_ok());
    assert_eq!(
        merges.merge_form(&town(), id(1), id(1)).await,
        Err(Refusal::NotFound)
    );
}

/// Twins who really are two: one day, one telephone, one character between them, and two numbers.
#[tokio::test]
async fn twins_are_asked_about_once() {
    let twin = |number, name| Person {
        phone: Phone::parse("13800000000").ok(),
        ..named(number, VILLAGE, name)
    };
    let world = world(&[twin(1, "周金龙"), twin(2, "周金虎")]).await;
    let (merges, apart) = (
        &world.ports.merges,
        PairQuery {
            apart: true,
            ..PairQuery::default()
        },
    );
    let waiting = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!(waiting.total, 1);
    assert!(waiting.pairs[0].same_birthday && waiting.pairs[0].same_phone);
    merges.set_apart(&coordinator(), id(2), id(1)).await.unwrap();
    merges.set_apart(&coordinator(), id(1), id(2)).await.unwrap();
    let waiting = page(&world, &coordinator(), PairQuery::default()).await;
    assert_eq!((waiting.total, waiting.set_apart), (0, 1));
    // Not even after their files were written again.
    world.keep_people(&[twin(1, "周金龙"), twin(2, "周金虎")]).await;
    assert_eq!(page(&world, &town(), PairQuery::default()).await.total, 0);
    let said = page(&world, &coordinator(), apart).await;
    assert_eq!(said.total, 1);
    assert!(said.pairs[0].apart.is_some());
    merges.ask_again(&coordinator(), id(1), id(2)).await.unwrap();
    assert_eq!(page(&world, &coordinator(), PairQuery::default()).await.total, 1);
    assert_eq!(page(&world, &coordinator(), apart).await.total, 0);
}

#[tokio::test]
async fn one_file_of_two_is_one_person_everywhere() {
    let world = doubled().await;
    world.round().await;
    let link = world.link(&person(2, VILLAGE)).await;
    let before = world.services.db.count_people(None).await.unwrap();
    let id_of_merge = merge(&world, 1, 2).await;
    let kept = found(&world, 1).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.skills.len()), ("李秀英", 2));
    assert_eq!(kept.phone, Phone::parse("15400000001").ok());
    assert!(kept.categories.has(Category::PoorWorker) && kept.categories.has(Category::LandLossFarmer));
    assert_eq!(found(&world, 2).await, None);
    assert_eq!(world.services.db.count_people(None).await.unwrap(), before - 1);
    let leads = world.leads_of(&person(1, VILLAGE)).await;
    assert_eq!(leads.len(), 5, "both were told of the same five vacancies");
    assert!(world.leads_of(&person(2, VILLAGE)).await.is_empty());
    let coverage = world
        .ports
        .coverage
        .coverage(&town(), Some(2026), None)
        .await
        .unwrap();
    assert_eq!(coverage.total.due, 2);
    // A round counts the person once: nothing more is due to them.
    assert_eq!(world.round().await.assigned, 0);
    // Old numbers, old slips and old links lead to the file that was kept.
    let opened = world.ports.leads.open_link(&Actor::Visitor, &link).await.unwrap();
    assert_eq!(opened.masked_name, "李**");
    let merges = &world.ports.merges;
    assert_eq!(merges.merged_into(&town(), id(2)).await, Ok(id(1)));
    assert_eq!(
        merges
            .merged_into(&staff(Role::TownOfficer, "330598102"), id(2))
            .await,
        Err(Refusal::NotFound)
    );
    let mark = world.ports.finding.remember(&town(), "P002").await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    let people = world.ports.finding.find(&town(), &query).await.unwrap().people;
    assert_eq!(people[0].line.id, id(1));
    assert_eq!(page(&world, &town(), PairQuery::default()).await.total, 0);
    let lines = merges.merges_of(&town(), id(1)).await.unwrap();
    assert_eq!(
        (lines.len(), lines[0].id, lines[0].gone_no.as_str()),
        (1, id_of_merge, "P002")
    );
    // Revoking the links of the person takes back those of the other file too.
    world.ports.leads.revoke_links(&town(), id(1)).await.unwrap();
    let again = world.ports.leads.open_link(&Actor::Visitor, &link).await;
    assert_eq!(again.map(drop), Err(Refusal::LinkRevoked));
}

#[tokio::test]
async fn whoever_was_merged_is_not_entered_or_imported_again() {
    let world = doubled().await;
    merge(&world, 1, 2).await;
    let edit = |field, now: &str| Edit {
        field,
        was: String::new(),
        now: now.to_owned(),
    };
    let number = String::from(person(2, VILLAGE).resident_id);
    let edits = vec![
        edit(PersonField::Name, "李秀瑛"),
        edit(PersonField::ResidentId, &number),
        edit(PersonField::LivingArea, VILLAGE),
    ];
    let again = world.ports.person_files.add_person(&coordinator(), edits).await;
    assert_eq!(
        again,
        Err(Refusal::Held {
            office: "青禾县 河湾镇".to_owned()
        })
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let line = format!("P002,{number},李秀瑛,{VILLAGE}");
    std::fs::write(&file, format!("person_no,resident_id,name,living_area\n{line}\n")).unwrap();
    let request = services::import::ImportRequest {
        noun: services::import::Noun::People,
        format: services::import::Format::Canonical,
        file,
        dry_run: false,
    };
    let account = services::import::import(
        &world.services,
        &Actor::Operator,
        request,
        &services::import::Quiet,
    )
    .await
    .unwrap();
    assert_eq!((account.refused, account.updated, account.inserted), (1, 0, 0));
    assert_eq!(account.refusals[0].code, "merged_into_another");
    assert_eq!(found(&world, 2).await, None);
}

#[tokio::test]
async fn what_was_chosen_stands_and_the_number_that_was_wrong_leads_on() {
    let world = doubled().await;
    let mut wish = wish(&world, 1, 2).await;
    wish.choices = vec![
        (PersonField::Name, Side::Gone),
        (PersonField::ResidentId, Side::Gone),
        (PersonField::Skills, Side::Kept),
    ];
    let made = world.ports.merges.merge(&town(), wish).await.unwrap();
    let kept = found(&world, 1).await.unwrap();
    assert_eq!(kept.name, "李秀瑛");
    assert_eq!(kept.resident_id, person(2, VILLAGE).resident_id);
    assert_eq!(kept.skills, ["缝纫"]);
    for number in [1, 2] {
        let of = person(number, VILLAGE).resident_id;
        let holder = world.services.db.find_person_by_resident_id(of).await.unwrap();
        assert_eq!(holder.unwrap().id, id(1));
    }
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    for number in [1, 2] {
        let of = person(number, VILLAGE).resident_id;
        let holder = world.services.db.find_person_by_resident_id(of).await.unwrap();
        assert_eq!(holder.unwrap().id, id(number));
    }
}

/// Everything a file gathers: a spell, an entry, somebody who acts, an application, a household, a caretaker.
async fn furnished() -> (World, AccountId) {
    let world = doubled().await;
    let services = &world.services;
    services
        .create_account(Role::Coordinator, code(VILLAGE), "liu")
        .await
        .unwrap();
    let account = services
        .db
        .find_account_by_login("liu")
        .await
        .unwrap()
        .unwrap()
        .id;
    services.settle_owners().await.unwrap();
    let spell = CategoryPeriod {
        person: id(2),
        category: Category::LandLossFarmer,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: CategorySource::Staff,
        document: "x".to_owned(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    };
    let own = CategoryPeriod {
        person: id(1),
        category: Category::PoorWorker,
        ..spell.clone()
    };
    let mut change = services.db.begin().await.unwrap();
    change.add_category_periods(&[spell, own]).await.unwrap();
    change.set_account_person(account, id(2)).await.unwrap();
    change.commit().await.unwrap();
    let entry = Entry::Training(TrainingNeed {
        topic: "电工".to_owned(),
        kind: None,
        on: day("2026-06-01"),
    });
    world
        .ports
        .person_files
        .add_entry(&town(), id(2), entry)
        .await
        .unwrap();
    let proxy = ProxyWish {
        name: "王大".to_owned(),
        relation: ProxyRelation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    world
        .ports
        .proxies
        .record(&Actor::Operator, Some(id(2)), proxy)
        .await
        .unwrap();
    world
        .ports
        .recognitions
        .apply(&Actor::Operator, applying(2))
        .await
        .unwrap();
    (world, account)
}

fn applying(number: u16) -> Application {
    Application {
        person: id(number),
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "form".to_owned(),
            ..Paper::default()
        },
    }
}

/// What there is of a file, for comparing.
async fn inventory(world: &World, number: u16) -> String {
    let db = &world.services.db;
    let owners = db.list_owners(id(number)).await.unwrap();
    let owner = owners
        .iter()
        .find(|spell| spell.until.is_none())
        .map(|spell| spell.account);
    let applications = db.list_recognitions_of(id(number)).await.unwrap();
    let home = db.find_household_of(id(number)).await.unwrap();
    let record = found(world, number)
        .await
        .map(|person| Person { version: 0, ..person });
    format!(
        "{record:?} {:?} {:?} {:?} {:?} {:?} {home:?} {owner:?} {:?}",
        db.find_person_profile(id(number)).await.unwrap(),
        db.list_category_periods(id(number)).await.unwrap(),
        db.list_file_entries(id(number)).await.unwrap(),
        db.list_proxies_of(id(number)).await.unwrap(),
        applications.iter().map(|one| one.id).collect::<Vec<_>>(),
        db.list_leads_of_person(id(number)).await.unwrap(),
    )
}

#[tokio::test]
async fn an_undone_merge_leaves_both_files_as_they_were() {
    let (world, account) = furnished().await;
    world.round().await;
    world
        .ports
        .households
        .found_household(&town(), id(2), HouseholdKind::Rural)
        .await
        .unwrap();
    let before = (inventory(&world, 1).await, inventory(&world, 2).await);
    let made = merge(&world, 1, 2).await;
    let db = &world.services.db;
    assert_eq!(db.list_file_entries(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_proxies_of(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_recognitions_of(id(1)).await.unwrap().len(), 1);
    assert_eq!(db.list_category_periods(id(1)).await.unwrap().len(), 2);
    assert!(
        db.find_household_of(id(1)).await.unwrap().is_some(),
        "the household came along"
    );
    assert_eq!(db.find_account_person(account).await.unwrap(), Some(id(1)));
    assert!(db.list_owners(id(2)).await.unwrap()[0].until.is_some());
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.stuck, None);
    assert!(view.fields_stay.is_empty() && view.leads_stay == 0 && view.recognitions_stay == 0);
    assert_eq!(
        (view.back.entries, view.back.proxies, view.back.recognitions),
        (1, 1, 1)
    );
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!(inventory(&world, 1).await, before.0);
    assert_eq!(inventory(&world, 2).await, before.1);
    assert_eq!(db.find_account_person(account).await.unwrap(), Some(id(2)));
    let gone = world.ports.merges.undo_merge(&town(), made).await;
    assert_eq!(gone, Err(Refusal::NotFound), "once is enough");
    let mark = world.ports.finding.remember(&town(), "李秀瑛").await.unwrap();
    let query = PeopleQuery {
        found: Some(mark),
        ..PeopleQuery::default()
    };
    let people = world.ports.finding.find(&town(), &query).await.unwrap().people;
    assert!(
        people.iter().any(|one| one.line.id == id(2)),
        "it is found by its name again"
    );
    world.services.follow_calendar().await.unwrap();
    assert_eq!(inventory(&world, 2).await, before.1);
}

#[tokio::test]
async fn what_was_done_since_stays_with_the_file_that_was_kept() {
    let (world, _) = furnished().await;
    let made = merge(&world, 1, 2).await;
    let file = world
        .ports
        .person_files
        .edit_form(&town(), id(1), FieldGroup::Basics)
        .await
        .unwrap();
    let phone = FileEdit {
        version: file.version,
        edits: vec![Edit {
            field: PersonField::Phone,
            was: String::new(),
            now: "15400000009".to_owned(),
        }],
        why: String::new(),
    };
    world
        .ports
        .person_files
        .edit(&town(), id(1), phone)
        .await
        .unwrap();
    let entry = Entry::Training(TrainingNeed {
        topic: "开车".to_owned(),
        kind: None,
        on: day("2026-06-30"),
    });
    world
        .ports
        .person_files
        .add_entry(&town(), id(1), entry)
        .await
        .unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.fields_stay, [PersonField::Phone]);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    let (one, other) = (found(&world, 1).await.unwrap(), found(&world, 2).await.unwrap());
    assert_eq!(one.phone, Phone::parse("15400000009").ok());
    assert_eq!(other.phone, Phone::parse("15400000001").ok());
    assert_eq!(one.skills, ["缝纫"]);
    let db = &world.services.db;
    for (number, topic) in [(1, "开车"), (2, "电工")] {
        let entries = db.list_file_entries(id(number)).await.unwrap();
        let Entry::Training(need) = &entries[0].entry else {
            panic!("not training");
        };
        assert_eq!((entries.len(), need.topic.as_str()), (1, topic));
    }
}

#[tokio::test]
async fn an_undo_that_would_lose_a_proof_is_refused() {
    let world = doubled().await;
    world.round().await;
    // The other file's lead is proven, so it is the one that stays.
    let lead = world.lead(&person(2, VILLAGE), 1).await;
    let hand_over = async |lead: domain::ids::LeadId| {
        world
            .ports
            .leads
            .hand_over(&town(), lead, Evidence::Signature, String::new())
            .await
            .unwrap();
    };
    hand_over(lead.id).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(world.counted(&person(1, VILLAGE), 2026).await, 1);
    assert_eq!(world.lead(&person(1, VILLAGE), 1).await.id, lead.id);
    // Nothing has happened to it since: it goes back, and the one that waited too.
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!((view.stuck, view.back.leads, view.back.parked), (None, 1, 5));
    // Its person answers: it stays with the kept file, where the one that waited would come back.
    let code = world.link(&person(1, VILLAGE)).await;
    world
        .ports
        .leads
        .answer(&Actor::Visitor, &code, lead.id, domain::lead::Answer::Interested)
        .await
        .unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!((view.stuck, view.leads_stay), (Some(Stuck::WouldLose), 1));
    let undone = world.ports.merges.undo_merge(&town(), made).await;
    assert_eq!(undone, Err(Refusal::CannotUndo));
    assert_eq!(found(&world, 2).await, None, "nothing was changed");
    assert_eq!(world.leads_of(&person(1, VILLAGE)).await.len(), 5);
}

#[tokio::test]
async fn of_two_who_merge_at_once_one_wins() {
    let world = doubled().await;
    let (one, other) = (wish(&world, 1, 2).await, wish(&world, 2, 1).await);
    let merges = &world.ports.merges;
    let county = staff(Role::CountyOfficer, COUNTY);
    let who = town();
    let (first, second) = tokio::join!(merges.merge(&who, one), merges.merge(&county, other));
    let refusals: Vec<Refusal> = [first, second].into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals, [Refusal::Merged], "the slower one is told so");
    let stand = [found(&world, 1).await, found(&world, 2).await];
    assert_eq!(stand.into_iter().flatten().count(), 1);
    let form = merges.merge_form(&town(), id(1), id(2)).await;
    assert_eq!(form, Err(Refusal::Merged));
}

#[tokio::test]
async fn whoever_saw_an_older_file_looks_again() {
    let world = doubled().await;
    let wish = wish(&world, 1, 2).await;
    let file = world
        .ports
        .person_files
        .edit_form(&town(), id(2), FieldGroup::Skills)
        .await
        .unwrap();
    let edit = FileEdit {
        version: file.version,
        edits: vec![Edit {
            field: PersonField::Skills,
            was: "养猪".to_owned(),
            now: "养鸡".to_owned(),
        }],
        why: String::new(),
    };
    world.ports.person_files.edit(&town(), id(2), edit).await.unwrap();
    assert_eq!(
        world.ports.merges.merge(&town(), wish).await,
        Err(Refusal::Changed)
    );
    assert!(found(&world, 2).await.is_some());
}

#[tokio::test]
async fn later_merges_are_undone_first() {
    let people = [
        named(1, VILLAGE, "李秀英"),
        named(2, VILLAGE, "李秀英"),
        named(3, VILLAGE, "李秀英"),
    ];
    let world = world(&people).await;
    let first = merge(&world, 2, 1).await;
    let second = merge(&world, 3, 2).await;
    let merges = &world.ports.merges;
    assert_eq!(
        merges.merged_into(&town(), id(1)).await,
        Ok(id(3)),
        "straight to the file that stands"
    );
    let view = merges.merge_view(&town(), first).await.unwrap();
    assert_eq!(view.stuck, Some(Stuck::MergedAgain));
    assert_eq!(merges.undo_merge(&town(), first).await, Err(Refusal::CannotUndo));
    assert_eq!(merges.undo_merge(&town(), second).await, Ok((id(3), id(2))));
    assert_eq!(merges.merged_into(&town(), id(1)).await, Ok(id(2)));
    assert_eq!(merges.undo_merge(&town(), first).await, Ok((id(2), id(1))));
    for number in 1..=3 {
        assert!(found(&world, number).await.is_some());
    }
}

#[tokio::test]
async fn two_applications_of_one_kind_are_settled_before() {
    let (world, _) = furnished().await;
    world
        .ports
        .recognitions
        .apply(&Actor::Operator, applying(1))
        .await
        .unwrap();
    let wish = wish(&world, 1, 2).await;
    assert_eq!(
        world.ports.merges.merge(&town(), wish).await,
        Err(Refusal::UnderWay)
    );
    assert!(found(&world, 2).await.is_some());
}

#[tokio::test]
async fn nobody_belongs_to_two_households_or_twice_to_one() {
    let (world, _) = furnished().await;
    let (households, who) = (&world.ports.households, town());
    let home = households
        .found_household(&who, id(2), HouseholdKind::Rural)
        .await
        .unwrap();
    let wife = NewMember {
        person_no: "P001".to_owned(),
        name: String::new(),
        birth_year: None,
        relation: Relation::Spouse,
    };
    households.add_member(&who, home, wife).await.unwrap();
    let before = households.household(&who, home).await.unwrap().members;
    let made = merge(&world, 1, 2).await;
    let together = households.household(&who, home).await.unwrap();
    assert_eq!(together.members.len(), 1);
    assert_eq!(
        together.members[0].member.relation,
        Relation::Head,
        "the head stays the head"
    );
    world.ports.merges.undo_merge(&who, made).await.unwrap();
    let after = households.household(&who, home).await.unwrap().members;
    assert_eq!(after, before);
    // In another household the other file is no longer a member.
    let home = after.iter().find(|one| one.member.person == Some(id(1))).unwrap();
    let of = home.member.household;
    households.end_member(&who, of, home.member.id).await.unwrap();
    let own = households
        .found_household(&who, id(1), HouseholdKind::Rural)
        .await
        .unwrap();
    let made = merge(&world, 1, 2).await;
    assert_eq!(
        world.services.db.find_household_of(id(1)).await.unwrap(),
        Some(own)
    );
    assert!(households.household(&who, of).await.unwrap().members.is_empty());
    world.ports.merges.undo_merge(&who, made).await.unwrap();
    assert_eq!(
        world.services.db.find_household_of(id(2)).await.unwrap(),
        Some(of)
    );
    assert_eq!(
        world.services.db.find_household_of(id(1)).await.unwrap(),
        Some(own)
    );
}

#[tokio::test]
async fn opting_out_in_one_file_holds_for_both() {
    let out = Person {
        consent: Consent::Refused,
        ..named(2, VILLAGE, "李秀英")
    };
    let world = world(&[named(1, VILLAGE, "李秀英"), out]).await;
    let made = merge(&world, 1, 2).await;
    assert_eq!(found(&world, 1).await.unwrap().consent, Consent::Refused);
    assert_eq!(world.round().await.assigned, 0);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert_eq!(
        found(&world, 1).await.unwrap().consent,
        Consent::Given,
        "the no was somebody else's"
    );
}

#[tokio::test]
async fn a_no_in_either_file_is_a_no_until_they_are_two_again() {
    let world = world(&[named(1, VILLAGE, "李秀英"), named(2, VILLAGE, "李秀英")]).await;
    let no = domain::ports::ConsentWish {
        purpose: Purpose::Messages,
        given: false,
        how: domain::consent::ConsentHow::SignedIn,
        on: day("2026-06-30"),
    };
    let own = Actor::Seeker(id(2));
    world.ports.consents.say(&own, None, no).await.unwrap();
    let made = merge(&world, 1, 2).await;
    let refused = async || {
        let said = world.services.db.list_consents(id(1)).await.unwrap();
        said.iter()
            .any(|one| one.purpose == Purpose::Messages && !one.given)
    };
    assert!(refused().await);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    assert!(!refused().await, "it was somebody else's");
}

#[tokio::test]
async fn a_certificate_of_another_number_is_not_taken() {
    use domain::values::{DisabilityCertificateNo, DisabilityKind};
    let own = person(1, VILLAGE).resident_id;
    let certified = Person {
        disability_certificate: DisabilityCertificateNo::new(own, DisabilityKind::Limb, 2, 0).ok(),
        ..named(1, VILLAGE, "李秀英")
    };
    let world = world(&[certified, named(2, VILLAGE, "李秀英")]).await;
    let mut wish = wish(&world, 1, 2).await;
    wish.choices = vec![(PersonField::ResidentId, Side::Gone)];
    let told = world.ports.merges.merge(&town(), wish).await;
    assert_eq!(
        told,
        Err(Refusal::field("disability_certificate", Problem::Wrong))
    );
}

#[tokio::test]
async fn histories_of_both_are_read_on_the_kept_file_and_audits_name_both() {
    let world = doubled().await;
    let file = world
        .ports
        .person_files
        .edit_form(&town(), id(2), FieldGroup::Skills)
        .await
        .unwrap();
    let edit = FileEdit {
        version: file.version,
        edits: vec![Edit {
            field: PersonField::Skills,
            was: "养猪".to_owned(),
            now: "养鸡".to_owned(),
        }],
        why: "本人说".to_owned(),
    };
    world.ports.person_files.edit(&town(), id(2), edit).await.unwrap();
    merge(&world, 1, 2).await;
    let lines = world.ports.person_files.history(&town(), id(1)).await.unwrap();
    let earlier = lines.iter().find(|line| line.why == "本人说").unwrap();
    assert!(
        !earlier.may_undo,
        "what was changed in the other file is not taken back in this one"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.why == "merge" && line.field == "phone")
    );
    for (number, verb) in [(1, "merge"), (2, "merged_away")] {
        let audit = world
            .services
            .db
            .list_audit_of("person", &id(number).to_string())
            .await
            .unwrap();
        let line = audit.iter().find(|line| line.verb == verb).unwrap();
        let told = line.detail.to_string();
        assert!(!told.contains('李') && !told.contains("154"), "{told}");
    }
}

#[tokio::test]
async fn a_number_given_away_since_makes_it_stick() {
    let world = doubled().await;
    let mut wish = wish(&world, 1, 2).await;
    wish.choices = vec![(PersonField::ResidentId, Side::Gone)];
    let made = world.ports.merges.merge(&town(), wish).await.unwrap();
    // Both numbers were wrong: the file gets a third, and somebody else comes with the second.
    let mut change = world.services.db.begin().await.unwrap();
    let mended = Person {
        resident_id: ResidentId::compose(990_101, day("1985-11-30"), 901).unwrap(),
        ..found(&world, 1).await.unwrap()
    };
    change.set_people(&[mended.into()]).await.unwrap();
    let stranger = Person {
        resident_id: person(2, VILLAGE).resident_id,
        ..named(9, VILLAGE, "张三")
    };
    change.add_people(&[stranger.into()]).await.unwrap();
    change.commit().await.unwrap();
    let view = world.ports.merges.merge_view(&town(), made).await.unwrap();
    assert_eq!(view.stuck, Some(Stuck::NumberTaken));
    assert_eq!(
        world.ports.merges.undo_merge(&town(), made).await,
        Err(Refusal::CannotUndo)
    );
}
