//! What rounds and the coverage table ask of the ledger; rounds and their shortages.

use crate::ledger::{add, with_every_state};
use crate::sample::{at, code, day, delivery, lead, person, settle, uuid};
use domain::ids::{PersonId, RoundId, ShortageId, VacancyId};
use domain::lead::{Answer, Channel, DeclineReason, Delivery, Lead, LeadState, RoundKind};
use domain::person::Person;
use domain::shortage::Shortage;
use domain::values::AreaLevel;
use store::{Database, PersonLeads, Round};

contracts! {
    leads_are_counted_by_person,
    open_pushes_are_those_of_the_rule,
    pairs_and_declines_are_listed_for_a_round,
    leads_are_summed_up_by_area,
    the_latest_round_of_an_area_is_found,
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
        .count_leads_by_person(Some(code("3305")), 2026, day("2026-12-31"))
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
            .count_leads_by_person(Some(code("31")), 2026, day("2026-12-31"))
            .await
            .unwrap(),
        []
    );
    assert_eq!(
        database
            .count_leads_by_person(None, 2026, day("2026-12-31"))
            .await
            .unwrap()
            .len(),
        2
    );
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
        kind: RoundKind::Year,
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
