//! Leads, rounds, shortages and personal links.

use crate::sample::{at, code, day, delivery, lead, person, settle, uuid};
use domain::ids::{LeadId, PersonId, RoundId, ShortageId, VacancyId};
use domain::lead::{Answer, Channel, DeclineReason, Delivery, Evidence, Lead, LeadState};
use domain::person::Person;
use domain::shortage::Shortage;
use domain::values::AreaLevel;
use store::{Database, PersonLeads, PersonalLink, Round, StoreError};

contracts! {
    every_state_of_a_lead_comes_back_as_it_was,
    a_lead_moves_only_from_the_state_it_is_in,
    an_answer_changes_only_from_the_answer_that_stands,
    facts_of_earlier_states_stay,
    nobody_is_told_twice_about_a_vacancy,
    leads_are_listed_by_person_vacancy_and_area,
    leads_are_counted_by_person,
    open_pushes_are_those_of_the_rule,
    pairs_and_declines_are_listed_for_a_round,
    leads_are_summed_up_by_area,
    the_latest_round_of_an_area_is_found,
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
async fn with_every_state(database: &Database) -> Vec<Lead> {
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

async fn add(database: &Database, leads: &[Lead]) {
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
    assert_eq!(
        database
            .list_undelivered_leads(Some(code("330524")))
            .await
            .unwrap(),
        []
    );
}

async fn leads_are_counted_by_person(database: Database) {
    settle(&database, 4, 6).await;
    let last_year = Delivery {
        at: at(-60 * 24 * 365),
        ..delivery(0)
    };
    let unsuitable = Delivery {
        suitable: false,
        ..delivery(0)
    };
    let mut leads = vec![
        Lead {
            state: LeadState::Delivered {
                delivery: delivery(0),
            },
            ..lead(1, 1, 1)
        },
        Lead {
            state: LeadState::Closed {
                delivery: delivery(0),
                at: at(1),
            },
            ..lead(2, 1, 2)
        },
        Lead {
            state: LeadState::Delivered { delivery: last_year },
            ..lead(3, 1, 3)
        },
        Lead {
            state: LeadState::Delivered { delivery: unsuitable },
            ..lead(4, 1, 4)
        },
        lead(5, 1, 5),
        Lead {
            state: LeadState::Sent {
                channel: Channel::Sms,
                at: at(1),
            },
            ..lead(6, 1, 6)
        },
        Lead {
            state: LeadState::Failed {
                channel: Channel::Sms,
                at: at(1),
            },
            ..lead(7, 2, 1)
        },
        Lead {
            state: LeadState::Withdrawn { at: at(1) },
            ..lead(8, 2, 2)
        },
    ];
    leads.push(lead(9, 3, 1));
    add(&database, &leads).await;
    let person = |number| PersonId(uuid(4, number));
    let mut found = database
        .count_leads_by_person(Some(code("3305")), 2026)
        .await
        .unwrap();
    found.sort_by_key(|count| count.person);
    let first = PersonLeads {
        person: person(1),
        counted: 2,
        planned: 2,
    };
    assert_eq!(
        found,
        [
            first,
            PersonLeads {
                person: person(3),
                counted: 0,
                planned: 1
            }
        ]
    );
    assert_eq!(
        database.count_leads_of_person(person(1), 2026).await.unwrap(),
        first
    );
    let last = database.count_leads_of_person(person(1), 2025).await.unwrap();
    assert_eq!((last.counted, last.planned), (1, 2));
    let none = database.count_leads_of_person(person(4), 2026).await.unwrap();
    assert_eq!((none.counted, none.planned), (0, 0));
    assert_eq!(
        database
            .count_leads_by_person(Some(code("31")), 2026)
            .await
            .unwrap(),
        []
    );
    assert_eq!(database.count_leads_by_person(None, 2026).await.unwrap().len(), 2);
}

async fn open_pushes_are_those_of_the_rule(database: Database) {
    let leads = with_every_state(&database).await;
    let expected = leads.iter().filter(|lead| lead.state.is_open()).count() as u32;
    let found = database.count_open_pushes().await.unwrap();
    assert_eq!(found, [(VacancyId(uuid(2, 1)), expected)]);
}

async fn pairs_and_declines_are_listed_for_a_round(database: Database) {
    let leads = with_every_state(&database).await;
    let mut pairs = database.list_offered_pairs(Some(code("33"))).await.unwrap();
    pairs.sort();
    assert_eq!(
        pairs,
        leads
            .iter()
            .map(|lead| (lead.person, lead.vacancy))
            .collect::<Vec<_>>()
    );
    assert_eq!(database.list_offered_pairs(Some(code("34"))).await.unwrap(), []);
    let mut declines = database.list_declines(None).await.unwrap();
    declines.sort();
    let reasons: Vec<DeclineReason> = declines.iter().map(|(_, _, reason)| *reason).collect();
    assert_eq!(reasons, DeclineReason::ALL);
}

async fn leads_are_summed_up_by_area(database: Database) {
    settle(&database, 2, 4).await;
    let elsewhere = [
        Person {
            living_area: code("330523101200"),
            ..person(11)
        },
        Person {
            living_area: code("330523"),
            ..person(12)
        },
    ];
    let mut change = database.begin().await.unwrap();
    change.add_people(&elsewhere.map(Into::into)).await.unwrap();
    change.commit().await.unwrap();
    let by = |channel| Delivery {
        channel,
        ..delivery(0)
    };
    let interested = |channel| LeadState::Answered {
        delivery: by(channel),
        answer: Answer::Interested,
        at: at(1),
    };
    add(
        &database,
        &[
            Lead {
                state: interested(Channel::Slip),
                ..lead(1, 1, 1)
            },
            Lead {
                state: LeadState::Delivered {
                    delivery: by(Channel::App),
                },
                ..lead(2, 1, 2)
            },
            Lead {
                state: LeadState::Hired {
                    delivery: by(Channel::App),
                    at: at(2),
                },
                ..lead(3, 2, 1)
            },
            Lead {
                state: interested(Channel::App),
                ..lead(4, 11, 1)
            },
            Lead {
                state: LeadState::Delivered {
                    delivery: by(Channel::Home),
                },
                ..lead(5, 12, 1)
            },
            lead(6, 2, 2),
        ],
    )
    .await;

    let towns = database
        .list_lead_totals(Some(code("330523")), AreaLevel::Town, 2026, day("2026-12-31"))
        .await
        .unwrap();
    let areas: Vec<String> = towns.iter().map(|row| row.area.to_string()).collect();
    assert_eq!(areas, ["330523", "330523100", "330523101"]);
    assert_eq!(towns[1].channels, [(Channel::App, 2), (Channel::Slip, 1)]);
    assert_eq!((towns[1].interested, towns[1].hired), (1, 1));
    assert_eq!(towns[2].channels, [(Channel::App, 1)]);
    let county = database
        .list_lead_totals(None, AreaLevel::County, 2026, day("2026-12-31"))
        .await
        .unwrap();
    assert_eq!(county.len(), 1);
    assert_eq!((county[0].interested, county[0].hired), (2, 1));
    assert_eq!(
        database
            .list_lead_totals(None, AreaLevel::County, 2025, day("2026-12-31"))
            .await
            .unwrap(),
        []
    );
}

fn round(number: u32, area: &str, year: i32) -> Round {
    Round {
        id: RoundId(uuid(6, number)),
        at: at(i64::from(number)),
        year,
        as_of: day("2026-03-10"),
        area: area.parse().ok(),
        per_opening: 10,
        assigned: 42,
        summary: serde_json::json!({"gap": 0.0, "people_due": 12}),
    }
}

async fn the_latest_round_of_an_area_is_found(database: Database) {
    let rounds = [
        round(1, "330523", 2026),
        round(2, "330524", 2026),
        round(3, "330523", 2025),
        round(4, "31", 2026),
    ];
    let shortage = |number: u32, area: &str, need: u32| Shortage {
        id: ShortageId(uuid(7, number)),
        round: rounds[0].id,
        area: code(area),
        limits: vec!["eyesight_0".to_owned()],
        trades: vec![],
        people: 3,
        need,
        capacity: 4,
        vacancies: 2,
    };
    let shortages = [
        shortage(1, "330523100", 15),
        shortage(2, "330523101", 35),
        shortage(3, "330523100201", 7),
    ];
    let mut change = database.begin().await.unwrap();
    for round in &rounds {
        change.add_round(round).await.unwrap();
    }
    assert_eq!(change.add_shortages(&shortages).await.unwrap(), 3);
    change.commit().await.unwrap();

    assert_eq!(
        database.find_round(rounds[1].id).await.unwrap().as_ref(),
        Some(&rounds[1])
    );
    for (area, year, expected) in [
        ("330523100", Some(2026), Some(1)),
        ("330523", None, Some(3)),
        ("3305", Some(2026), Some(2)),
        ("", None, Some(4)),
        ("", Some(2025), Some(3)),
        ("34", None, None),
        ("330523", Some(2024), None),
    ] {
        let found = database.find_latest_round(area.parse().ok(), year).await.unwrap();
        let expected = expected.map(|number: usize| rounds[number - 1].clone());
        assert_eq!(found, expected, "{area} {year:?}");
    }
    let everywhere = Round {
        area: None,
        ..round(9, "", 2026)
    };
    let mut change = database.begin().await.unwrap();
    change.add_round(&everywhere).await.unwrap();
    change.commit().await.unwrap();
    let found = database
        .find_latest_round(Some(code("330523")), None)
        .await
        .unwrap();
    assert_eq!(found, Some(everywhere));

    let listed = database.list_shortages(rounds[0].id, None).await.unwrap();
    assert_eq!(
        listed,
        [shortages[1].clone(), shortages[0].clone(), shortages[2].clone()]
    );
    let town = database
        .list_shortages(rounds[0].id, Some(code("330523100")))
        .await
        .unwrap();
    assert_eq!(town, [shortages[0].clone(), shortages[2].clone()]);
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
