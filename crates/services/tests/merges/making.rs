//! Two files become one.

use super::{applying, doubled, found, furnished, id, merge, named, page, town, wish, world};
use crate::world::{COUNTY, VILLAGE, coordinator, person, staff};
use domain::actor::{Actor, Role};
use domain::merge::Side;
use domain::person::{Category, Consent, Person};
use domain::person_field::{Edit, FieldGroup, PersonField};
use domain::ports::{FileEdit, PairQuery, PeopleQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::Phone;

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
        Err(Refusal::BothUnderWay)
    );
    assert!(found(&world, 2).await.is_some());
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
