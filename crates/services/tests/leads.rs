//! Personal links, answers, hand-overs and slips.

use crate::world::{
    COUNTY, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, coordinator, day, person, staff, vacancies,
    vacancy,
};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::lead::{Answer, Channel, DeclineReason, Evidence, LeadState};
use domain::person::{Consent, Person};
use domain::ports::AnswerGiven;
use domain::refusal::Refusal;
use domain::vacancy::Vacancy;
use domain::values::Phone;

const VISITOR: Actor = Actor::Visitor;

#[tokio::test]
async fn a_bounced_message_is_not_a_lead_and_a_hand_over_with_a_witness_is() {
    let (world, somebody) = World::with_five_planned().await;
    let receipts: Vec<String> = (1..=4)
        .map(|n| format!("P001,V00{n},home,2026-06-2{n},signature"))
        .collect();
    let mut lines: Vec<&str> = receipts.iter().map(String::as_str).collect();
    lines.push("P001,V005,sms,2026-06-25 09:00,bounced");
    world.deliver(&lines).await;
    assert_eq!(world.counted(&somebody, 2026).await, 4);
    let report = world.round().await;
    assert_eq!((report.need, report.people_short), (1, 1));
    assert_eq!((report.shortages[0].people, report.shortages[0].need), (1, 1));

    let bounced = world.lead(&somebody, 5).await;
    let note = "见证人：李会计".to_owned();
    let handed = world
        .ports
        .leads
        .hand_over(&coordinator(), bounced.id, Evidence::Witness, note.clone())
        .await;
    assert_eq!(handed, Ok(()));
    assert_eq!(world.counted(&somebody, 2026).await, 5);
    let lead = world.lead(&somebody, 5).await;
    let delivery = lead.state.delivery().unwrap();
    assert_eq!(
        (delivery.channel, delivery.evidence, &delivery.note),
        (Channel::Home, Evidence::Witness, &note)
    );
    let again = world
        .ports
        .leads
        .hand_over(&coordinator(), lead.id, Evidence::Signature, String::new())
        .await;
    assert_eq!(again, Err(Refusal::Changed), "the first proof stands");
    assert_eq!(world.round().await.need, 0);
}

#[tokio::test]
async fn an_unknown_a_revoked_and_an_expired_link_are_told_apart() {
    let (world, somebody) = World::with_five_planned().await;
    let open = async |code: &str| world.ports.leads.open_link(&VISITOR, code).await.map(|_| ());
    assert_eq!(open("0000000000000000").await, Err(Refusal::NotFound));
    assert_eq!(open("' OR 1=1").await, Err(Refusal::NotFound));

    let first = world.link(&somebody).await;
    let second = world.link(&somebody).await;
    assert_ne!(first, second);
    assert_eq!(
        open(&first).await,
        Err(Refusal::LinkRevoked),
        "a new link ends the one before"
    );
    world.clock.forward(TimeDelta::days(180));
    assert_eq!(open(&second).await, Ok(()), "the last day still counts");
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(open(&second).await, Err(Refusal::LinkExpired));

    let third = world.link(&somebody).await;
    world
        .ports
        .leads
        .revoke_links(&coordinator(), somebody.id)
        .await
        .unwrap();
    assert_eq!(open(&third).await, Err(Refusal::LinkRevoked));
}

#[tokio::test]
async fn opening_the_link_delivers_once_with_the_evidence_read() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    let mine = world
        .ports
        .leads
        .open_link(&VISITOR, &link.to_uppercase())
        .await
        .unwrap();
    assert_eq!(
        (mine.counted, mine.owed, mine.masked_name.as_str()),
        (5, 5, "王**")
    );
    world.clock.forward(TimeDelta::days(3));
    world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    for lead in world.leads_of(&somebody).await {
        let delivery = lead.state.delivery().unwrap();
        assert_eq!(
            (delivery.channel, delivery.evidence),
            (Channel::App, Evidence::Read)
        );
        assert_eq!(delivery.at, at("2026-06-30"), "the first reading stands");
    }
    let delivered = |line: &&store::AuditLine| line.verb == "deliver";
    let lines = world
        .services
        .db
        .list_audit_of("person", &somebody.id.to_string())
        .await
        .unwrap();
    assert_eq!(lines.iter().filter(delivered).count(), 1);
}

#[tokio::test]
async fn an_answer_can_be_given_changed_and_taken_back() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    let lead = world.lead(&somebody, 1).await.id;
    let answer = async |answer| world.ports.leads.answer(&VISITOR, &link, lead, answer).await;
    assert_eq!(
        answer(Answer::Interested).await,
        Err(Refusal::Changed),
        "nobody answers what did not arrive"
    );
    world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    for said in [Answer::Interested, Answer::Declined(DeclineReason::TooFar)] {
        assert_eq!(
            answer(said).await,
            Ok(AnswerGiven {
                lead,
                answer: Some(said)
            })
        );
    }
    let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    let shown = mine.leads.iter().find(|view| view.id == lead).unwrap();
    assert_eq!(shown.answer, Some(Answer::Declined(DeclineReason::TooFar)));

    let back = world.ports.leads.take_back(&VISITOR, &link, lead).await;
    assert_eq!(back, Ok(AnswerGiven { lead, answer: None }));
    assert_eq!(world.lead(&somebody, 1).await.state.code(), "opened");
    assert_eq!(
        world.ports.leads.take_back(&VISITOR, &link, lead).await,
        Err(Refusal::Changed)
    );
    assert_eq!(world.counted(&somebody, 2026).await, 5, "answers change no count");
}

#[tokio::test]
async fn nobody_is_promised_a_vacancy_that_is_closed() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    let lead = world.lead(&somebody, 1).await.id;
    let ends = Vacancy {
        open_to: Some(day("2026-07-01")),
        ..vacancy(1, "缝纫工")
    };
    world.keep_vacancies(&[ends]).await;
    world.clock.set("2026-07-02");
    for said in [Answer::Interested, Answer::CallMe] {
        assert_eq!(
            world.ports.leads.answer(&VISITOR, &link, lead, said).await,
            Err(Refusal::VacancyClosed)
        );
    }
    let no = Answer::Declined(DeclineReason::AlreadyWorking);
    assert!(
        world.ports.leads.answer(&VISITOR, &link, lead, no).await.is_ok(),
        "a no is always heard"
    );
}

#[tokio::test]
async fn a_code_answers_for_its_own_person_only() {
    let (one, other) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[one.clone(), other.clone()], &vacancies(1..=5)).await;
    world.round().await;
    let (own, foreign) = (world.link(&one).await, world.link(&other).await);
    world.ports.leads.open_link(&VISITOR, &own).await.unwrap();
    let lead = world.lead(&one, 1).await;
    let said = world
        .ports
        .leads
        .answer(&VISITOR, &foreign, lead.id, Answer::Interested)
        .await;
    assert_eq!(said, Err(Refusal::NotFound));
    assert_eq!(
        world.ports.leads.take_back(&VISITOR, &foreign, lead.id).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(world.lead(&one, 1).await, lead);
}

#[tokio::test]
async fn a_slip_printed_again_has_the_same_code_until_the_link_is_renewed() {
    let (world, somebody) = World::with_five_planned().await;
    let who = staff(Role::TownOfficer, TOWN);
    let print = async || {
        let slips = world
            .ports
            .leads
            .slips(&who, code(VILLAGE), None, "https://a.example")
            .await;
        let slips = slips.unwrap();
        assert_eq!(slips.len(), 1);
        slips.into_iter().next().unwrap()
    };
    let (first, again) = (print().await, print().await);
    assert_eq!(first.link_path, again.link_path);
    assert_eq!(
        (first.leads.len(), first.name.as_str(), first.place.as_str()),
        (5, "王小明", "河湾镇 柳树村")
    );
    assert!(first.qr_svg.starts_with("<svg"));
    let renewed = world.link(&somebody).await;
    assert_ne!(first.link_path, format!("/l/{renewed}"));
    assert_eq!(print().await.link_path, format!("/l/{renewed}"));
    world.ports.leads.revoke_links(&who, somebody.id).await.unwrap();
    let fresh = print().await.link_path;
    assert_ne!(
        fresh,
        format!("/l/{renewed}"),
        "a revoked code is never given again"
    );
    assert!(
        world
            .leads_of(&somebody)
            .await
            .iter()
            .all(|lead| lead.state == LeadState::Planned),
        "printing delivers nothing"
    );
}

#[tokio::test]
async fn nobody_who_opted_out_gets_a_slip() {
    let (world, somebody) = World::with_five_planned().await;
    world
        .keep_people(&[Person {
            consent: Consent::Refused,
            ..somebody.clone()
        }])
        .await;
    let slips = world
        .ports
        .leads
        .slips(&coordinator(), code(VILLAGE), None, "https://a.example")
        .await;
    assert_eq!(slips, Ok(Vec::new()));
    let renewed = world.ports.leads.renew_link(&coordinator(), somebody.id).await;
    assert_eq!(renewed, Err(Refusal::NotAllowed));
    let alone = world
        .ports
        .leads
        .slips(
            &coordinator(),
            code(VILLAGE),
            Some(somebody.id),
            "https://a.example",
        )
        .await;
    assert_eq!(alone, Err(Refusal::NotAllowed));
}

#[tokio::test]
async fn a_withdrawn_vacancy_takes_what_was_not_delivered_and_what_was_still_counts() {
    let (had, waits) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[had.clone(), waits.clone()], &vacancies(1..=5)).await;
    world.round().await;
    let link = world.link(&had).await;
    world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    world.withdraw(1).await;
    assert!(matches!(
        world.lead(&waits, 1).await.state,
        LeadState::Withdrawn { .. }
    ));
    assert!(matches!(
        world.lead(&had, 1).await.state,
        LeadState::Closed { .. }
    ));
    assert_eq!(world.counted(&had, 2026).await, 5);
    let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    let last = mine.leads.last().unwrap();
    assert_eq!(
        (last.vacancy, last.open, mine.counted),
        (vacancy(1, "").id, false, 5)
    );
    let said = world
        .ports
        .leads
        .answer(&VISITOR, &link, last.id, Answer::Interested)
        .await;
    assert_eq!(said, Err(Refusal::VacancyClosed));

    let later = world.link(&waits).await;
    let theirs = world.ports.leads.open_link(&VISITOR, &later).await.unwrap();
    assert_eq!(theirs.counted, 4);
}

#[tokio::test]
async fn a_blacklisted_employer_is_not_handed_to_anybody() {
    let (world, somebody) = World::with_five_planned().await;
    world.blacklist().await;
    let lead = world.lead(&somebody, 1).await.id;
    let handed = world
        .ports
        .leads
        .hand_over(&coordinator(), lead, Evidence::Signature, String::new())
        .await;
    assert_eq!(handed, Err(Refusal::VacancyClosed));
    let link = world.link(&somebody).await;
    let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
    assert_eq!(mine.counted, 0);
    assert!(mine.leads.iter().all(|lead| !lead.open));
}

#[tokio::test]
async fn only_those_who_look_after_a_person_hand_over_and_print() {
    let (world, somebody) = World::with_five_planned().await;
    let lead = world.lead(&somebody, 1).await.id;
    let table = [
        (coordinator(), Ok(())),
        (staff(Role::TownOfficer, TOWN), Ok(())),
        (staff(Role::CountyOfficer, COUNTY), Ok(())),
        (staff(Role::Coordinator, OTHER_VILLAGE), Err(Refusal::NotFound)),
        (staff(Role::CitySupervisor, "3305"), Err(Refusal::NotAllowed)),
        (staff(Role::Auditor, COUNTY), Err(Refusal::NotAllowed)),
        (staff(Role::Administrator, COUNTY), Err(Refusal::NotAllowed)),
        (Actor::Visitor, Err(Refusal::NotSignedIn)),
        (Actor::Seeker(somebody.id), Err(Refusal::NotSignedIn)),
    ];
    for (number, (who, expected)) in (1u16..).zip(&table) {
        let slips = world
            .ports
            .leads
            .slips(who, code(VILLAGE), None, "https://a.example")
            .await;
        assert_eq!(slips.map(|_| ()), *expected, "slips {who:?}");
        let lead = if expected.is_ok() {
            world.lead(&somebody, number).await.id
        } else {
            lead
        };
        let handed = world
            .ports
            .leads
            .hand_over(who, lead, Evidence::Signature, String::new())
            .await;
        assert_eq!(handed, *expected, "hand-over {who:?}");
        let link = world.ports.leads.renew_link(who, somebody.id).await;
        assert_eq!(link.map(|_| ()), *expected, "link {who:?}");
    }
}

#[tokio::test]
async fn work_that_closed_before_delivery_is_neither_printed_nor_kept_waiting() {
    let (one, other) = (person(1, VILLAGE), person(2, VILLAGE));
    let ends = Vacancy {
        open_to: Some(day("2026-07-01")),
        ..vacancy(1, "缝纫工")
    };
    let world = World::with(&[one.clone(), other.clone()], &[ends, vacancy(2, "缝纫工")]).await;
    assert_eq!(world.round().await.assigned, 4);
    world.deliver(&["P001,V002,home,2026-06-29,signature"]).await;
    world.clock.set("2026-07-02");
    let slips = world
        .ports
        .leads
        .slips(&coordinator(), code(VILLAGE), None, "https://a.example")
        .await
        .unwrap();
    assert_eq!(slips.len(), 1, "a slip with nothing on it helps nobody");
    assert_eq!(slips[0].leads.len(), 1);
    world.services.tidy().await.unwrap();
    for somebody in [&one, &other] {
        let lead = world.lead(somebody, 1).await;
        assert_eq!(lead.state, LeadState::Withdrawn { at: at("2026-07-02") });
    }
    assert_eq!(world.counted(&one, 2026).await, 1);
}

#[tokio::test]
async fn people_are_told_the_number_of_the_nearest_helper() {
    let (world, somebody) = World::with_five_planned().await;
    let link = world.link(&somebody).await;
    let phone = |text: &str| Some(Phone::parse(text).unwrap());
    let told = async || {
        let mine = world.ports.leads.open_link(&VISITOR, &link).await.unwrap();
        mine.helper_phone
    };
    assert_eq!(told().await, None);
    let leads = &world.ports.leads;
    let town = staff(Role::TownOfficer, TOWN);
    leads
        .set_helper_phone(&town, code(TOWN), phone("0500-0123456"))
        .await
        .unwrap();
    let of_town = told().await;
    assert!(of_town.is_some());
    leads
        .set_helper_phone(&town, code(VILLAGE), phone("13800138000"))
        .await
        .unwrap();
    assert_ne!(told().await, of_town);
    leads.set_helper_phone(&town, code(VILLAGE), None).await.unwrap();
    assert_eq!(told().await, of_town);
    let beyond = leads.set_helper_phone(&town, code(COUNTY), None).await;
    assert_eq!(beyond, Err(Refusal::NotFound));
}

#[tokio::test]
async fn leads_of_somebody_who_opted_out_free_their_places() {
    let (world, somebody) = World::with_five_planned().await;
    let consent = Consent::Refused;
    world
        .keep_people(&[Person {
            consent,
            ..somebody.clone()
        }])
        .await;
    world.services.tidy().await.unwrap();
    let leads = world.leads_of(&somebody).await;
    assert!(
        leads
            .iter()
            .all(|lead| matches!(lead.state, LeadState::Withdrawn { .. }))
    );
}
