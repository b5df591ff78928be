//! Numbers shown in full: for a reason, so many a day.

use super::{NUMBER, ask, county, kinds, log_of, reveal, shown, with_phone};
use crate::world::{COUNTY, OTHER_TOWN, VILLAGE, at, code, coordinator, day, staff};
use chrono::TimeDelta;
use domain::access::{AccessKind, RevealReason};
use domain::actor::{Actor, Role};
use domain::hand_over::Taking;
use domain::params::{ParamKey, PolicyParameter};
use domain::person_field::PersonField;
use domain::ports::Reveal;
use domain::refusal::{Problem, Refusal};

#[tokio::test]
async fn a_number_is_shown_for_a_reason_the_person_can_read() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let log = &world.ports.access_log;
    let wish = reveal(PersonField::ResidentId, RevealReason::Compare);
    let shown = log.reveal(&coordinator(), somebody.id, wish).await.unwrap();
    assert_eq!(shown, String::from(somebody.resident_id));
    let mine = world
        .ports
        .my_data
        .my_data(&Actor::Seeker(somebody.id))
        .await
        .unwrap();
    let seen = &mine.seen[0];
    assert_eq!(
        (seen.kind, seen.field, seen.reason),
        (
            AccessKind::Reveal,
            Some(PersonField::ResidentId),
            Some(RevealReason::Compare)
        )
    );
    let told = serde_json::to_string(&mine).unwrap();
    assert!(!told.contains(NUMBER) && !told.contains(&String::from(somebody.resident_id)));
}

#[tokio::test]
async fn a_reason_is_a_reason_and_holds_no_number() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let log = &world.ports.access_log;
    let with = |note: &str| Reveal {
        note: note.to_owned(),
        ..reveal(PersonField::Phone, RevealReason::Other)
    };
    for (note, problem) in [
        (" ", Problem::Required),
        ("打 15400000001", Problem::NoNumbers),
        (&"长".repeat(101), Problem::TooLong),
    ] {
        let refused = log.reveal(&coordinator(), somebody.id, with(note)).await;
        assert_eq!(refused, Err(Refusal::field("note", problem)), "{note}");
    }
    assert_eq!(
        log_of(&world, &somebody).await,
        [],
        "nothing shown, nothing written"
    );
    log.reveal(&coordinator(), somebody.id, with("本人来问"))
        .await
        .unwrap();
    let none = reveal(PersonField::DisabilityCertificate, RevealReason::Compare);
    let refused = log.reveal(&coordinator(), somebody.id, none).await;
    assert_eq!(refused, Err(Refusal::field("number", Problem::Unreadable)));
}

#[tokio::test]
async fn numbers_are_for_those_whose_work_it_is() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let ask = |who: Actor| {
        let log = world.ports.access_log.clone();
        async move {
            let wish = reveal(PersonField::ResidentId, RevealReason::Compare);
            log.reveal(&who, somebody.id, wish).await.err()
        }
    };
    for role in Role::ALL {
        let expected = match role {
            Role::Coordinator
            | Role::TownOfficer
            | Role::CountyOfficer
            | Role::DepartmentReviewer
            | Role::Auditor => None,
            Role::DisabilityInstructor => Some(Refusal::NotFound),
            Role::Organiser | Role::TrainingProvider | Role::CitySupervisor | Role::Administrator => {
                Some(Refusal::NotAllowed)
            }
        };
        assert_eq!(ask(staff(*role, COUNTY)).await, expected, "{role}");
    }
    assert_eq!(
        ask(staff(Role::TownOfficer, OTHER_TOWN)).await,
        Some(Refusal::NotFound)
    );
    assert_eq!(ask(Actor::Seeker(somebody.id)).await, Some(Refusal::NotSignedIn));
}

#[tokio::test]
async fn numbers_run_out_for_the_day_but_calls_to_own_people_do_not() {
    let (own, other) = (with_phone(1), with_phone(2));
    let world = county(&[own.clone(), other.clone()]).await;
    world
        .services
        .create_account(Role::Coordinator, code(VILLAGE), "caller")
        .await
        .unwrap();
    let accounts = world.services.db.list_accounts().await.unwrap();
    let account = accounts.into_iter().find(|one| one.login == "caller").unwrap();
    let caller = account.staff();
    let coordinator = || Actor::Staff(caller.clone());
    let mut change = world.services.db.begin().await.unwrap();
    let now = at("2026-06-01");
    change
        .set_owner(&[own.id], caller.account, (now, Taking::Assigned, None))
        .await
        .unwrap();
    let two = PolicyParameter {
        programme: "test".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::RevealsPerDay,
        value: 2,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    change.set_policy_parameter(&two).await.unwrap();
    change.commit().await.unwrap();
    let log = &world.ports.access_log;
    let call = || reveal(PersonField::Phone, RevealReason::Call);
    for _ in 0..2 {
        assert_eq!(
            log.reveal(&coordinator(), other.id, call()).await,
            Ok(NUMBER.to_owned())
        );
    }
    assert_eq!(
        log.reveal(&coordinator(), other.id, call()).await,
        Err(Refusal::NoMoreToday)
    );
    assert_eq!(
        log.reveal(&coordinator(), own.id, call()).await,
        Ok(NUMBER.to_owned())
    );
    assert_eq!(
        kinds(&log_of(&world, &own).await),
        [AccessKind::Call],
        "and it is written down"
    );
    let compare = reveal(PersonField::Phone, RevealReason::Compare);
    assert_eq!(
        log.reveal(&coordinator(), own.id, compare).await,
        Err(Refusal::NoMoreToday),
        "for another reason it counts like any other"
    );
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(
        log.reveal(&coordinator(), other.id, call()).await,
        Ok(NUMBER.to_owned())
    );
}

#[tokio::test]
async fn the_number_somebody_wants_is_shown_to_who_decides_and_counts_like_any_other() {
    let somebody = with_phone(1);
    let world = county(std::slice::from_ref(&somebody)).await;
    let me = Actor::Seeker(somebody.id);
    // The two are masked alike: without the whole number nobody can compare it with a card.
    let id = ask(&world, &me, PersonField::Phone, "15411110001").await;
    let view = shown(&world, id).await;
    assert_eq!(view.stands, view.wanted);
    let requests = &world.ports.data_requests;
    let wish = || reveal(PersonField::Phone, RevealReason::Compare);
    let silent = Reveal {
        reason: RevealReason::Other,
        ..wish()
    };
    let refused = requests.reveal_wanted(&coordinator(), id, silent).await;
    assert_eq!(refused, Err(Refusal::field("note", Problem::Required)));
    let another = reveal(PersonField::ResidentId, RevealReason::Compare);
    let refused = requests.reveal_wanted(&coordinator(), id, another).await;
    assert_eq!(refused, Err(Refusal::field("number", Problem::Unreadable)));
    let number = requests.reveal_wanted(&coordinator(), id, wish()).await;
    assert_eq!(number, Ok("15411110001".to_owned()));
    let line = &log_of(&world, &somebody).await[0];
    assert_eq!(
        (line.kind, line.field, line.reason),
        (
            AccessKind::Reveal,
            Some(PersonField::Phone),
            Some(RevealReason::Compare)
        )
    );
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        requests.reveal_wanted(&elsewhere, id, wish()).await,
        Err(Refusal::NotFound)
    );
    let auditor = staff(Role::Auditor, COUNTY);
    assert_eq!(
        requests.reveal_wanted(&auditor, id, wish()).await,
        Err(Refusal::NotAllowed)
    );
    requests.take_request_back(&me, id).await.unwrap();
    assert_eq!(
        requests.reveal_wanted(&coordinator(), id, wish()).await,
        Err(Refusal::Changed),
        "there is nothing to decide any more"
    );
}
