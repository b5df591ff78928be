//! Leads with their states, and the personal links they are read by.

use crate::sample::{at, code, day, delivery, lead, settle, uuid};
use domain::ids::{LeadId, PersonId, VacancyId};
use domain::lead::{Answer, Channel, DeclineReason, Delivery, Evidence, Lead, LeadState};
use domain::values::AreaLevel;
use store::{Database, PersonalLink, StoreError};

contracts! {
    every_state_of_a_lead_comes_back_as_it_was,
    a_lead_moves_only_from_the_state_it_is_in,
    an_answer_changes_only_from_the_answer_that_stands,
    facts_of_earlier_states_stay,
    nobody_is_told_twice_about_a_vacancy,
    leads_are_listed_by_person_vacancy_and_area,
    links_are_found_by_hash_and_taken_back,
}

fn states() -> Vec<LeadState> {
    let delivery = || delivery(5);
    let unsuitable = Delivery {
        suitable: false,
        ..delivery()
    };
    let at = at(9);
    let mut states = vec![
        LeadState::Planned,
        LeadState::Sent {
            channel: Channel::Sms,
            at,
        },
        LeadState::Delivered { delivery: delivery() },
        LeadState::Delivered { delivery: unsuitable },
        LeadState::Opened {
            delivery: delivery(),
            at,
        },
        LeadState::Answered {
            delivery: delivery(),
            answer: Answer::Interested,
            at,
        },
        LeadState::Answered {
            delivery: delivery(),
            answer: Answer::CallMe,
            at,
        },
        LeadState::Referred {
            delivery: delivery(),
            at,
        },
        LeadState::Interviewed {
            delivery: delivery(),
            at,
        },
        LeadState::Hired {
            delivery: delivery(),
            at,
        },
        LeadState::Closed {
            delivery: delivery(),
            at,
        },
        LeadState::Failed {
            channel: Channel::WebPush,
            at,
        },
        LeadState::Withdrawn { at },
    ];
    for reason in DeclineReason::ALL {
        states.push(LeadState::Answered {
            delivery: delivery(),
            answer: Answer::Declined(*reason),
            at,
        });
    }
    for (channel, evidence) in Channel::ALL.iter().cycle().zip(Evidence::ALL) {
        states.push(LeadState::Delivered {
            delivery: Delivery {
                channel: *channel,
                evidence: *evidence,
                ..delivery()
            },
        });
    }
    states
}

/// One lead of each state, each to a person of their own, all about vacancy 1.
pub async fn with_every_state(database: &Database) -> Vec<Lead> {
    let states = states();
    settle(database, states.len() as u32, 2).await;
    let leads: Vec<Lead> = states
        .into_iter()
        .zip(1..)
        .map(|(state, number)| Lead {
            state,
            ..lead(number, number, 1)
        })
        .collect();
    add(database, &leads).await;
    leads
}

pub async fn add(database: &Database, leads: &[Lead]) {
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.add_leads(leads).await.unwrap(), leads.len() as u64);
    change.commit().await.unwrap();
}

async fn every_state_of_a_lead_comes_back_as_it_was(database: Database) {
    let leads = with_every_state(&database).await;
    for lead in &leads {
        assert_eq!(database.find_lead(lead.id).await.unwrap().as_ref(), Some(lead));
    }
    assert_eq!(database.find_lead(LeadId(uuid(9, 9))).await.unwrap(), None);
    assert_eq!(database.list_leads_after(None, 1000).await.unwrap(), leads);
    assert_eq!(database.count_leads().await.unwrap(), leads.len() as u64);

    // The same states, reached by a step instead of added.
    let planned: Vec<Lead> = (1..)
        .zip(&leads)
        .map(|(number, _)| lead(1000 + number, number, 2))
        .collect();
    add(&database, &planned).await;
    let mut change = database.begin().await.unwrap();
    for (planned, reached) in planned.iter().zip(&leads) {
        assert!(
            change
                .set_lead_state(planned.id, &planned.state, &reached.state)
                .await
                .unwrap()
        );
        let found = change.find_lead(planned.id).await.unwrap().unwrap();
        assert_eq!(found.state, reached.state);
    }
    change.commit().await.unwrap();
}

async fn a_lead_moves_only_from_the_state_it_is_in(database: Database) {
    settle(&database, 1, 1).await;
    let lead = lead(1, 1, 1);
    add(&database, std::slice::from_ref(&lead)).await;
    let sent = LeadState::Sent {
        channel: Channel::Sms,
        at: at(1),
    };
    let withdrawn = LeadState::Withdrawn { at: at(2) };
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .set_lead_state(lead.id, &LeadState::Planned, &sent)
            .await
            .unwrap()
    );
    assert!(
        !change
            .set_lead_state(lead.id, &LeadState::Planned, &withdrawn)
            .await
            .unwrap()
    );
    assert!(
        !change
            .set_lead_state(LeadId(uuid(9, 9)), &LeadState::Planned, &sent)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(database.find_lead(lead.id).await.unwrap().unwrap().state, sent);
}

async fn an_answer_changes_only_from_the_answer_that_stands(database: Database) {
    settle(&database, 1, 1).await;
    let answered = |answer| LeadState::Answered {
        delivery: delivery(1),
        answer,
        at: at(3),
    };
    let (yes, no) = (
        answered(Answer::Interested),
        answered(Answer::Declined(DeclineReason::Pay)),
    );
    let lead = Lead {
        state: yes.clone(),
        ..lead(1, 1, 1)
    };
    add(&database, std::slice::from_ref(&lead)).await;
    let mut change = database.begin().await.unwrap();
    assert!(!change.set_lead_state(lead.id, &no, &yes).await.unwrap());
    assert!(change.set_lead_state(lead.id, &yes, &no).await.unwrap());
    let taken_back = no.clone().take_back().unwrap();
    assert!(change.set_lead_state(lead.id, &no, &taken_back).await.unwrap());
    assert_eq!(
        change.find_lead(lead.id).await.unwrap().unwrap().state,
        taken_back
    );
    change.commit().await.unwrap();
    assert_eq!(database.list_declines(None).await.unwrap(), []);
}

async fn facts_of_earlier_states_stay(database: Database) {
    settle(&database, 1, 1).await;
    let answered = LeadState::Answered {
        delivery: delivery(1),
        answer: Answer::CallMe,
        at: at(3),
    };
    let hired = LeadState::Hired {
        delivery: delivery(1),
        at: at(8),
    };
    let lead = Lead {
        state: answered.clone(),
        ..lead(1, 1, 1)
    };
    add(&database, std::slice::from_ref(&lead)).await;
    let mut change = database.begin().await.unwrap();
    assert!(change.set_lead_state(lead.id, &answered, &hired).await.unwrap());
    change.commit().await.unwrap();
    let totals = database
        .list_lead_totals(None, AreaLevel::County, 2026, day("2026-12-31"))
        .await
        .unwrap();
    assert_eq!((totals[0].interested, totals[0].hired), (1, 1));
}

async fn nobody_is_told_twice_about_a_vacancy(database: Database) {
    settle(&database, 2, 2).await;
    add(&database, &[lead(1, 1, 1)]).await;
    let mut change = database.begin().await.unwrap();
    let again = [lead(2, 1, 1), lead(3, 1, 2), lead(4, 2, 1)];
    assert_eq!(change.add_leads(&again).await.unwrap(), 2);
    assert_eq!(change.add_leads(&[]).await.unwrap(), 0);
    change.commit().await.unwrap();
    let found = database
        .find_lead_of(PersonId(uuid(4, 1)), VacancyId(uuid(2, 1)))
        .await
        .unwrap();
    assert_eq!(found.unwrap().id, lead(1, 1, 1).id);

    let mut change = database.begin().await.unwrap();
    let nobody = Lead {
        person: PersonId(uuid(9, 9)),
        ..lead(9, 1, 2)
    };
    assert_eq!(
        change.add_leads(&[nobody]).await.unwrap_err(),
        StoreError::ForeignKeyViolation
    );
}

async fn leads_are_listed_by_person_vacancy_and_area(database: Database) {
    let leads = with_every_state(&database).await;
    let first = &leads[0];
    let newer = Lead {
        planned_on: day("2026-04-01"),
        score: 1,
        ..lead(500, 1, 2)
    };
    add(&database, std::slice::from_ref(&newer)).await;
    assert_eq!(
        database.list_leads_of_person(first.person).await.unwrap(),
        [newer.clone(), first.clone()]
    );
    assert_eq!(
        database
            .list_leads_of_people(&[first.person])
            .await
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        database.list_leads_of_vacancy(first.vacancy).await.unwrap(),
        leads
    );

    let open = |lead: &&Lead| lead.state.is_open() || matches!(lead.state, LeadState::Failed { .. });
    let expected: Vec<&Lead> = leads.iter().filter(open).collect();
    let found = database.list_open_leads_of_vacancy(first.vacancy).await.unwrap();
    assert_eq!(found.iter().collect::<Vec<_>>(), expected);

    let undelivered = database
        .list_undelivered_leads(Some(code("330523")))
        .await
        .unwrap();
    let codes: Vec<&str> = undelivered.iter().map(|lead| lead.state.code()).collect();
    assert_eq!(codes, ["planned", "planned", "sent", "failed"]);
    assert_eq!(undelivered[0].id, first.id);
    for place in ["330523", "330524"].map(|text| Some(code(text))) {
        let listed = database.list_undelivered_leads(place).await.unwrap().len() as u64;
        assert_eq!(database.count_undelivered_leads(place).await.unwrap(), listed);
    }
    assert_eq!(
        database
            .list_undelivered_leads(Some(code("330524")))
            .await
            .unwrap(),
        []
    );
}

async fn links_are_found_by_hash_and_taken_back(database: Database) {
    settle(&database, 2, 0).await;
    let link = |person: u32, version: u32| PersonalLink {
        code_hash: vec![person as u8, version as u8, 0, 255],
        person: PersonId(uuid(4, person)),
        version,
        made_at: at(0),
        valid_to: day("2026-09-01"),
        revoked_at: None,
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_personal_links(&[link(1, 1), link(2, 1)])
        .await
        .unwrap();
    assert_eq!(
        change
            .revoke_personal_links(link(1, 1).person, at(1))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        change
            .revoke_personal_links(link(1, 1).person, at(2))
            .await
            .unwrap(),
        0
    );
    change.add_personal_links(&[link(1, 2)]).await.unwrap();
    change.commit().await.unwrap();

    let revoked = PersonalLink {
        revoked_at: Some(at(1)),
        ..link(1, 1)
    };
    assert_eq!(
        database
            .find_personal_link(&revoked.code_hash)
            .await
            .unwrap()
            .as_ref(),
        Some(&revoked)
    );
    assert_eq!(database.find_personal_link(b"none").await.unwrap(), None);
    assert_eq!(
        database.list_personal_links(revoked.person).await.unwrap(),
        [link(1, 2), revoked]
    );
    let mut newest = database
        .list_newest_personal_links(Some(code("330523")))
        .await
        .unwrap();
    newest.sort_by_key(|link| link.person);
    assert_eq!(newest, [link(1, 2), link(2, 1)]);

    let mut change = database.begin().await.unwrap();
    let same_version = PersonalLink {
        code_hash: vec![9],
        ..link(1, 2)
    };
    let refused = change.add_personal_links(&[same_version]).await.unwrap_err();
    assert!(
        refused.violates("personal_link_person_id_version_key"),
        "{refused}"
    );
}
