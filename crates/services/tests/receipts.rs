//! Files of receipts.

use crate::world::{VILLAGE, World, at, person, vacancies, vacancy};
use chrono::TimeDelta;
use domain::lead::{Evidence, LeadState};
use domain::vacancy::Vacancy;
use domain::values::Education;
use services::import::ImportAccount;

fn counts(account: &ImportAccount) -> [u32; 5] {
    [
        account.rows,
        account.inserted,
        account.updated,
        account.unchanged,
        account.refused,
    ]
}

fn refusals(account: &ImportAccount) -> Vec<(u32, &str, &str)> {
    account
        .refusals
        .iter()
        .map(|r| (r.row, r.column, r.code))
        .collect()
}

#[tokio::test]
async fn the_time_of_delivery_decides_the_year_not_the_upload() {
    let (world, somebody) = World::with_five_planned().await;
    let open_long = |number| Vacancy {
        open_to: Some(domain::values::dates::parse("2027-12-31").unwrap()),
        ..vacancy(number, "缝纫工")
    };
    world
        .keep_vacancies(&(1..=5).map(open_long).collect::<Vec<_>>())
        .await;
    world.clock.set("2027-01-03");
    let account = world
        .deliver(&[
            "P001,V001,home,2026-12-31 23:59,签字",
            "P001,V002,sms,2027-01-01 00:00,receipt:8842",
            "P001,V003,phone,2026-12-31T16:30:00Z,call_log",
        ])
        .await;
    assert_eq!(counts(&account), [3, 0, 3, 0, 0]);
    assert_eq!(
        (
            world.counted(&somebody, 2026).await,
            world.counted(&somebody, 2027).await
        ),
        (1, 2)
    );
}

#[tokio::test]
async fn the_same_receipt_again_changes_nothing() {
    let (world, somebody) = World::with_five_planned().await;
    let line = "P001,V001,home,2026-06-29,signature";
    let account = world.deliver(&[line, line]).await;
    assert_eq!(counts(&account), [2, 0, 1, 1, 0]);
    world.clock.forward(TimeDelta::days(1));
    let account = world.deliver(&[line, "P001,V001,sms,2026-06-30,receipt:1"]).await;
    assert_eq!(counts(&account), [2, 0, 0, 2, 0]);
    let lead = world.lead(&somebody, 1).await;
    let delivery = lead.state.delivery().unwrap();
    assert_eq!(
        (delivery.evidence, delivery.at),
        (Evidence::Signature, at("2026-06-29"))
    );
    let bounce = world.deliver(&["P001,V001,sms,2026-06-30,bounced"]).await;
    assert_eq!(refusals(&bounce), [(2, "evidence", "has_arrived")]);
}

#[tokio::test]
async fn bad_rows_are_named_and_good_ones_go_in() {
    let (world, somebody) = World::with_five_planned().await;
    let account = world
        .deliver(&[
            "P999,V001,home,2026-06-29,signature",
            "P001,V999,home,2026-06-29,signature",
            "P001,V001,home,2026-07-01,signature",
            "P001,V002,sms,2026-06-29,sent",
            "P001,V003,pigeon,2026-06-29,signature",
            "P001,V004,home,29.6.2026,signature",
            "P001,V005,home,2026-06-29,thumb_print",
            ",V005,home,2026-06-29,signature",
        ])
        .await;
    assert_eq!(counts(&account), [8, 0, 1, 0, 7]);
    let found = refusals(&account);
    let named: Vec<(u32, &str)> = found.iter().map(|(row, _, code)| (*row, *code)).collect();
    assert_eq!(
        named[..6],
        [
            (2, "unknown_person"),
            (3, "unknown_vacancy"),
            (4, "in_future"),
            (5, "no_proof"),
            (6, "unknown_channel"),
            (7, "unreadable_time"),
        ]
    );
    assert_eq!((found[6].0, found[6].1), (9, "person_no"));
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_trial_counts_and_keeps_nothing() {
    let (world, somebody) = World::with_five_planned().await;
    world.keep_vacancies(&vacancies(6..=6)).await;
    let audited = world.services.db.list_audit(100).await.unwrap().len();
    let account = world
        .receipts(
            &[
                "P001,V001,home,2026-06-29,signature",
                "P001,V006,home,2026-06-29,signature",
            ],
            true,
        )
        .await;
    assert_eq!(counts(&account), [2, 1, 1, 0, 0]);
    assert!(account.dry_run);
    assert_eq!(world.counted(&somebody, 2026).await, 0);
    assert_eq!(world.leads_of(&somebody).await.len(), 5);
    assert_eq!(world.services.db.list_audit(100).await.unwrap().len(), audited);
}

#[tokio::test]
async fn a_lead_by_hand_counts_only_when_the_work_suited() {
    let somebody = person(1, VILLAGE);
    let too_learned = Vacancy {
        education: Some(Education::Bachelor),
        education_required: true,
        ..vacancy(2, "会计")
    };
    let closed = Vacancy {
        open_to: domain::values::dates::parse("2026-06-20"),
        ..vacancy(3, "缝纫工")
    };
    let world = World::with(
        std::slice::from_ref(&somebody),
        &[vacancy(1, "缝纫工"), too_learned, closed],
    )
    .await;
    let account = world
        .deliver(&[
            "P001,V001,home,2026-06-29,signature",
            "P001,V002,home,2026-06-29,signature",
            "P001,V003,home,2026-06-29,signature",
        ])
        .await;
    assert_eq!(counts(&account), [3, 3, 0, 0, 0]);
    assert_eq!(world.counted(&somebody, 2026).await, 1);
    let lead = world.lead(&somebody, 1).await;
    assert_eq!((lead.round, lead.state.code()), (None, "delivered"));
    assert_eq!(
        world.round().await.assigned,
        0,
        "what was told by hand is not told again"
    );
}

#[tokio::test]
async fn a_late_receipt_counts_for_a_vacancy_withdrawn_afterwards() {
    let (world, somebody) = World::with_five_planned().await;
    world.clock.set("2026-07-02 10:00");
    world.withdraw(1).await;
    world.withdraw(2).await;
    world.clock.set("2026-07-05");
    let account = world
        .deliver(&[
            "P001,V001,home,2026-07-01,signature",
            "P001,V002,home,2026-07-03,signature",
        ])
        .await;
    assert_eq!(refusals(&account), [(3, "vacancy_no", "vacancy_gone")]);
    assert!(matches!(
        world.lead(&somebody, 1).await.state,
        LeadState::Closed { .. }
    ));
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn an_earlier_proof_in_a_late_file_decides_the_year() {
    let somebody = person(1, VILLAGE);
    let open_long = |number| Vacancy {
        open_to: Some(domain::values::dates::parse("2027-12-31").unwrap()),
        ..vacancy(number, "缝纫工")
    };
    let offers: Vec<Vacancy> = (1..=5).map(open_long).collect();
    let world = World::with(std::slice::from_ref(&somebody), &offers).await;
    world.round().await;
    world.clock.set("2027-01-02");
    let link = world.link(&somebody).await;
    let visitor = domain::actor::Actor::Visitor;
    world.ports.leads.open_link(&visitor, &link).await.unwrap();
    assert_eq!(world.counted(&somebody, 2027).await, 5);
    world.withdraw(2).await;
    world.clock.set("2027-01-03");
    let file = [
        "P001,V001,slip,2026-12-30,signature",
        "P001,V002,slip,2026-12-30,signature",
        "P001,V003,slip,2027-01-03,signature",
    ];
    assert_eq!(counts(&world.deliver(&file).await), [3, 0, 2, 1, 0]);
    assert_eq!(
        (
            world.counted(&somebody, 2026).await,
            world.counted(&somebody, 2027).await
        ),
        (2, 3)
    );
    let states = (world.lead(&somebody, 1).await, world.lead(&somebody, 2).await);
    assert_eq!(
        (states.0.state.code(), states.1.state.code()),
        ("opened", "closed")
    );
    assert_eq!(counts(&world.deliver(&file).await), [3, 0, 0, 3, 0]);
}

#[tokio::test]
async fn a_day_without_a_time_may_be_today_in_the_morning() {
    let (world, somebody) = World::with_five_planned().await;
    world.clock.set("2026-06-30 09:00");
    let account = world
        .deliver(&[
            "P001,V001,home,2026-06-30,signature",
            "P001,V002,home,2026-06-30 12:00,signature",
            "P001,V003,home,2026-07-01,signature",
        ])
        .await;
    assert_eq!(
        refusals(&account),
        [(3, "delivered_at", "in_future"), (4, "delivered_at", "in_future")]
    );
    let lead = world.lead(&somebody, 1).await;
    assert_eq!(lead.state.delivery().unwrap().at, at("2026-06-30 09:00"));
}

#[tokio::test]
async fn a_failure_overtaken_by_what_came_later_changes_nothing() {
    let (world, somebody) = World::with_five_planned().await;
    let file = [
        "P001,V001,sms,2026-06-28 09:00,bounced",
        "P001,V001,phone,2026-06-28 15:00,failed",
        "P001,V001,home,2026-06-29,signature",
        "P001,V002,sms,2026-06-28 09:00,bounced",
        "P001,V002,phone,2026-06-28 15:00,failed",
    ];
    assert_eq!(counts(&world.deliver(&file).await), [5, 0, 5, 0, 0]);
    assert_eq!(counts(&world.deliver(&file).await), [5, 0, 0, 5, 0]);
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}

#[tokio::test]
async fn a_message_that_bounced_may_still_arrive_by_another_way() {
    let (world, somebody) = World::with_five_planned().await;
    world.deliver(&["P001,V001,sms,2026-06-28,bounced"]).await;
    assert_eq!(world.lead(&somebody, 1).await.state.code(), "failed");
    assert_eq!(world.counted(&somebody, 2026).await, 0);
    world.deliver(&["P001,V001,home,2026-06-29,手印"]).await;
    assert_eq!(world.counted(&somebody, 2026).await, 1);
}
