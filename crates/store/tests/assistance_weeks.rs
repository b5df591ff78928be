//! Weeks with their plan, whom they are for, and what offices reported.

use crate::sample::{at, code, day, employer, lead, person, settle, uuid, vacancy};
use domain::actor::Role;
use domain::assistance_week::{
    AssistanceWeek, Badge, Hand, ReportState, Statistic, TargetReason, TargetState, WeekFigure, WeekPlan,
    WeekReport, WeekTarget, WeekWish,
};
use domain::clock::start_of_day;
use domain::ids::{WeekId, WeekPhotoId, WeekTargetId};
use domain::lead::LeadState;
use domain::rules::assistance_week::WeekStage;
use store::{Database, StoreError};

contracts! {
    a_week_comes_back_and_is_changed_from_its_version,
    somebody_stands_once_in_a_week,
    reports_of_offices_come_back_in_their_order,
    what_reached_those_recognised_is_counted,
    a_fair_belongs_to_one_week,
    a_photo_comes_back_and_goes,
}

/// A week of the county, with somebody's badge.
pub fn week(number: u32) -> AssistanceWeek {
    let wish = WeekWish {
        area: code("330523"),
        title: "就业援助周".to_owned(),
        theme: "真情相助".to_owned(),
        starts_on: day("2026-05-28"),
        phone: "0572-3012345".to_owned(),
    };
    let mut week = wish
        .laid_out(WeekId(uuid(141, number)), "staff:x", at(1))
        .unwrap();
    week.plan.badges.push(Badge {
        no: 1,
        name: "佩证人吴十".to_owned(),
        unit: "就业局".to_owned(),
    });
    week
}

fn target(number: u32) -> WeekTarget {
    WeekTarget {
        id: WeekTargetId(uuid(142, number)),
        person: person(number).id,
        area: code("330523100"),
        reason: TargetReason::Hardship,
        evidence: "登记表".to_owned(),
        stated_by: "staff:v".to_owned(),
        stated_at: at(2),
        state: TargetState::Stated,
        decided_by: None,
        decided_at: None,
        struck_why: String::new(),
        badge: None,
    }
}

async fn with_week(database: &Database) -> AssistanceWeek {
    settle(database, 3, 2).await;
    let week = week(1);
    let mut change = database.begin().await.unwrap();
    change.add_week(&week).await.unwrap();
    change.commit().await.unwrap();
    week
}

async fn a_week_comes_back_and_is_changed_from_its_version(database: Database) {
    let mut one = with_week(&database).await;
    let account = crate::staff::account(1, Role::Organiser);
    let mut change = database.begin().await.unwrap();
    change.add_account(&account).await.unwrap();
    assert_eq!(change.find_week(one.id).await.unwrap(), Some(one.clone()));
    one.stage = WeekStage::Run;
    one.archived_at = Some(at(9));
    one.organiser = Some(account.id);
    one.plan = WeekPlan::laid_out(day("2026-06-01"));
    one.reports.push(WeekReport {
        figures: vec![(WeekFigure::Recognised, 3)],
        as_of: at(5),
        next_steps: "跟踪".to_owned(),
        sent: Hand {
            by: "staff:x".to_owned(),
            at: at(5),
        },
        state: ReportState::Sent,
        decided: None,
        reason: String::new(),
    });
    assert!(change.set_week(&one).await.unwrap());
    assert!(
        !change.set_week(&one).await.unwrap(),
        "from a version that is gone"
    );
    change.commit().await.unwrap();
    one.version += 1;
    assert_eq!(database.list_weeks().await.unwrap(), [one]);
}

async fn somebody_stands_once_in_a_week(database: Database) {
    let week = with_week(&database).await;
    let mut change = database.begin().await.unwrap();
    let both = [target(1), target(2)];
    assert_eq!(change.add_week_targets(week.id, &both).await.unwrap(), 2);
    let again = WeekTarget {
        id: WeekTargetId(uuid(142, 9)),
        ..target(1)
    };
    assert_eq!(
        change.add_week_targets(week.id, &[again]).await.unwrap(),
        0,
        "R87"
    );
    let mut chosen = target(1);
    chosen.state = TargetState::Recognised;
    chosen.decided_by = Some("staff:c".to_owned());
    chosen.decided_at = Some(at(4));
    chosen.badge = Some(1);
    change.set_week_target(&chosen).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.list_week_targets(week.id).await.unwrap(),
        [chosen, target(2)]
    );
    let mut change = database.begin().await.unwrap();
    let visits = change
        .list_week_visits_of(&[person(1).id, person(2).id])
        .await
        .unwrap();
    assert_eq!(visits, [(week.id, person(1).id)]);
    let of_second = change.list_week_target_ids_of(person(2).id).await.unwrap();
    let way = (person(2).id, person(1).id);
    change.move_week_targets(&of_second, way).await.unwrap();
    let stayed = change.list_week_target_ids_of(person(2).id).await.unwrap();
    assert_eq!(stayed, of_second, "the other file stands in the week already");
    let way = (person(2).id, person(3).id);
    change.move_week_targets(&of_second, way).await.unwrap();
    assert_eq!(
        change.list_week_target_ids_of(person(3).id).await.unwrap(),
        of_second
    );
}

async fn reports_of_offices_come_back_in_their_order(database: Database) {
    let week = with_week(&database).await;
    let one = |counted, manual, minutes| Statistic {
        area: code("330523100"),
        counted,
        manual,
        by: "staff:t".to_owned(),
        at: at(minutes),
    };
    let mut change = database.begin().await.unwrap();
    for (number, statistic) in [(2, one(5, Some(6), 20)), (1, one(4, None, 10))] {
        change
            .add_week_statistic((uuid(143, number), week.id), &statistic)
            .await
            .unwrap();
    }
    let kept = change.list_week_statistics(week.id).await.unwrap();
    assert_eq!(kept, [one(4, None, 10), one(5, Some(6), 20)]);
}

async fn what_reached_those_recognised_is_counted(database: Database) {
    let week = with_week(&database).await;
    let mut recognised = target(1);
    recognised.state = TargetState::Recognised;
    let mut told = lead(1, 1, 1);
    told.state = LeadState::Delivered {
        delivery: crate::sample::delivery(0),
    };
    let mut other = lead(2, 2, 2);
    other.state = told.state.clone();
    let mut change = database.begin().await.unwrap();
    change
        .add_week_targets(week.id, &[recognised, target(2)])
        .await
        .unwrap();
    change.add_leads(&[told, other]).await.unwrap();
    let on = domain::clock::day_in_shanghai(at(0));
    let span = |first, last| (start_of_day(first), start_of_day(last));
    let next = on.succ_opt().unwrap();
    let leads = change.list_week_leads(week.id, span(on, next)).await.unwrap();
    assert_eq!(leads.len(), 1, "of those who are recognised alone");
    assert_eq!(leads[0].person, person(1).id);
    let later = change
        .list_week_leads(week.id, span(next, next.succ_opt().unwrap()))
        .await
        .unwrap();
    assert_eq!(later, []);
    let one = vacancy(1, &employer(1));
    let opened = change
        .list_week_vacancies(one.area, (one.open_from, one.open_from))
        .await
        .unwrap();
    assert!(opened.iter().any(|found| found.id == one.id));
    let before = one.open_from.pred_opt().unwrap();
    let none = change
        .list_week_vacancies(one.area, (before, before))
        .await
        .unwrap();
    assert_eq!(none, []);
}

async fn a_fair_belongs_to_one_week(database: Database) {
    let one = with_week(&database).await;
    crate::check_ins::a_fair_with_a_stranger(&database).await;
    let fair = crate::check_ins::fair().id;
    let mut change = database.begin().await.unwrap();
    let other = week(2);
    change.add_week(&other).await.unwrap();
    assert_eq!(change.hold_week(other.id).await.unwrap(), Some(other.clone()));
    change
        .add_week_fair((one.id, fair), "staff:x", at(3))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    let second = change.add_week_fair((other.id, fair), "staff:x", at(4)).await;
    assert!(
        matches!(second, Err(StoreError::UniqueViolation { .. })),
        "{second:?}"
    );
    drop(change);
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.list_week_fairs(one.id).await.unwrap(), [fair]);
    assert_eq!(change.find_week_of_fair(fair).await.unwrap(), Some(one.id));
    assert!(!change.delete_week_fair(other.id, fair).await.unwrap());
    assert!(change.delete_week_fair(one.id, fair).await.unwrap());
    assert!(change.list_week_fairs(one.id).await.unwrap().is_empty());
    change.commit().await.unwrap();
}

async fn a_photo_comes_back_and_goes(database: Database) {
    let week = with_week(&database).await;
    let (_, picture) = crate::visits::photo(1, 1);
    let id = WeekPhotoId(uuid(144, 1));
    let mut change = database.begin().await.unwrap();
    change
        .add_week_photo(id, (week.id, 7), &picture, ("staff:x", at(3)))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.list_week_photos(week.id).await.unwrap(), [(id, 7)]);
    assert_eq!(
        change.find_week_photo(id).await.unwrap(),
        Some((week.id, 7, picture))
    );
    assert!(change.delete_week_photo(id).await.unwrap());
    assert!(!change.delete_week_photo(id).await.unwrap());
    assert_eq!(change.find_week_photo(id).await.unwrap(), None);
    change.commit().await.unwrap();
}
