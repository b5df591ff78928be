//! What people agreed to, purpose by purpose.

use super::{county, says};
use crate::world::{NEXT_VILLAGE, VILLAGE, World, coordinator, day, person, staff, vacancies};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::consent::{ConsentHow, Purpose, Word};
use domain::ids::PersonId;
use domain::lead::LeadState;
use domain::person::{Consent, Person};
use domain::ports::ConsentWish;
use domain::refusal::{Problem, Refusal};
use services::import::{Format, ImportRequest, Noun, Quiet, import as import_file};
use uuid::Uuid;

async fn word(world: &World, person: &Person, purpose: Purpose) -> Word {
    let consents = world
        .ports
        .consents
        .consents(&Actor::Seeker(person.id), None)
        .await
        .unwrap();
    consents.iter().find(|one| one.purpose == purpose).unwrap().word
}

#[tokio::test]
async fn a_no_stops_matching_at_once_and_the_link_still_opens() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    let me = Actor::Seeker(somebody.id);
    let first = world.leads_of(&somebody).await[0].clone();
    world
        .deliver(&[&format!("{},V001,home,2026-06-30 09:00,signature", somebody.no)])
        .await;
    let delivered = world
        .leads_of(&somebody)
        .await
        .iter()
        .filter(|lead| lead.state.delivery().is_some())
        .count();
    assert_eq!(delivered, 1, "{first:?}");
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, false))
        .await
        .unwrap();
    let leads = world.leads_of(&somebody).await;
    let withdrawn = leads
        .iter()
        .filter(|lead| matches!(lead.state, LeadState::Withdrawn { .. }));
    assert_eq!(withdrawn.count(), 4, "what has not arrived is cancelled");
    assert_eq!(world.counted(&somebody, 2026).await, 1, "what has arrived stays");
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!(kept.consent, Consent::Refused);
    world.keep_vacancies(&vacancies(6..=9)).await;
    assert_eq!(world.round().await.assigned, 0);
    let mine = world.ports.leads.open_link(&Actor::Visitor, &link).await.unwrap();
    assert_eq!(mine.counted, 1);
    assert!(world.ports.my_data.my_data(&me).await.is_ok());
    let history = world
        .ports
        .person_files
        .history(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(
        (
            history[0].field.as_str(),
            history[0].by.clone(),
            history[0].why.as_str()
        ),
        ("consent", domain::ports::Author::Person, "consent")
    );

    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, true))
        .await
        .unwrap();
    assert_eq!(word(&world, &somebody, Purpose::Matching).await, Word::Given);
    assert!(world.round().await.assigned > 0, "a yes holds at once too");
}

#[tokio::test]
async fn each_purpose_stands_for_itself_and_says_how_it_was_given() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let consents = &world.ports.consents;
    let tells = |who: Actor| {
        let coverage = world.ports.coverage.clone();
        async move {
            coverage
                .person(&who, somebody.id)
                .await
                .unwrap()
                .may_tell_employers
        }
    };
    assert!(!tells(coordinator()).await, "giving data to others needs a yes");
    consents
        .say(
            &coordinator(),
            Some(somebody.id),
            says(Purpose::EmployerContact, true),
        )
        .await
        .unwrap();
    assert!(tells(coordinator()).await);
    let views = consents
        .consents(&coordinator(), Some(somebody.id))
        .await
        .unwrap();
    let contact = views
        .iter()
        .find(|one| one.purpose == Purpose::EmployerContact)
        .unwrap();
    assert_eq!(
        (contact.word, contact.how),
        (Word::Given, Some(ConsentHow::ThumbPrint))
    );
    assert_eq!(contact.wording, Purpose::EmployerContact.wording());
    assert_eq!(word(&world, &somebody, Purpose::Messages).await, Word::NotAsked);
    let me = Actor::Seeker(somebody.id);
    consents
        .say(&me, None, says(Purpose::EmployerContact, false))
        .await
        .unwrap();
    assert!(!tells(coordinator()).await);
    let views = consents.consents(&me, None).await.unwrap();
    let contact = views
        .iter()
        .find(|one| one.purpose == Purpose::EmployerContact)
        .unwrap();
    assert_eq!(contact.how, Some(ConsentHow::SignedIn));
    assert_eq!(contact.past.len(), 2, "every word is kept");
}

#[tokio::test]
async fn staff_record_paper_and_nothing_else() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let consents = &world.ports.consents;
    let signed_in = ConsentWish {
        how: ConsentHow::SignedIn,
        ..says(Purpose::Messages, true)
    };
    let refused = consents.say(&coordinator(), Some(somebody.id), signed_in).await;
    assert_eq!(refused, Err(Refusal::field("how", Problem::OutOfRange)));
    let ahead = ConsentWish {
        on: day("2026-07-01"),
        ..says(Purpose::Messages, true)
    };
    let refused = consents.say(&coordinator(), Some(somebody.id), ahead).await;
    assert_eq!(refused, Err(Refusal::field("on", Problem::OutOfRange)));
    let elsewhere = staff(Role::Coordinator, NEXT_VILLAGE);
    let refused = consents
        .say(&elsewhere, Some(somebody.id), says(Purpose::Messages, true))
        .await;
    assert_eq!(refused, Err(Refusal::NotFound));
    let other = Actor::Seeker(PersonId(Uuid::nil()));
    let refused = consents
        .say(&other, Some(somebody.id), says(Purpose::Messages, true))
        .await;
    assert_eq!(refused, Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_message_to_somebody_who_said_no_to_messages_does_not_count() {
    let (world, somebody) = World::with_five_planned().await;
    let me = Actor::Seeker(somebody.id);
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Messages, false))
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(1));
    let late = format!("{},V001,sms,2026-07-01 00:00,receipt", somebody.no);
    let by_hand = format!("{},V002,home,2026-06-30 23:59,signature", somebody.no);
    let account = world.deliver(&[&late, &by_hand]).await;
    assert_eq!(
        (account.updated, account.refused),
        (1, 1),
        "{:?}",
        account.refusals
    );
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_list_does_not_undo_what_the_person_said() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.csv");
    let number = String::from(person(1, VILLAGE).resident_id);
    let import = |name: &'static str, consent: &'static str| {
        let text = format!(
            "person_no,resident_id,name,living_area,consent\nP001,{number},{name},{VILLAGE},{consent}\n"
        );
        std::fs::write(&file, text).unwrap();
        let (services, file) = (world.services.clone(), file.clone());
        async move {
            let request = ImportRequest {
                noun: Noun::People,
                format: Format::Canonical,
                file,
                dry_run: false,
            };
            import_file(&services, &Actor::Operator, request, &Quiet)
                .await
                .unwrap()
        }
    };
    import("甲甲", "yes").await;
    let somebody = world
        .services
        .db
        .find_person_by_no("P001")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(word(&world, &somebody, Purpose::Matching).await, Word::Given);
    import("甲乙", "no").await;
    assert_eq!(
        word(&world, &somebody, Purpose::Matching).await,
        Word::Withdrawn,
        "lists speak until people do"
    );
    import("甲丙", "yes").await;
    let me = Actor::Seeker(somebody.id);
    world
        .ports
        .consents
        .say(&me, None, says(Purpose::Matching, false))
        .await
        .unwrap();
    import("甲丁", "yes").await;
    let kept = world.services.db.find_person(somebody.id).await.unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.consent), ("甲丁", Consent::Refused));
    assert_eq!(
        world.services.db.list_consents(somebody.id).await.unwrap().len(),
        4
    );
}
