//! Day labour, pay by the hour, work for others, posts that are kept for some.

use super::{boss, form, keep, kept, publish, send, set, shop, view};
use crate::world::{OTHER_TOWN, TOWN, code};
use domain::actor::Actor;
use domain::params::ParamKey;
use domain::ports::{Keep, Sent};
use domain::posting::{Objection, VacancyForm};
use domain::refusal::Refusal;

fn day_labour(unit: &str, pay: &str) -> VacancyForm {
    VacancyForm {
        title: "搬运".to_owned(),
        headcount: "3".to_owned(),
        kind: "day_job".to_owned(),
        pay_low: pay.to_owned(),
        pay_unit: unit.to_owned(),
        area: TOWN.to_owned(),
        work_from: "2026-07-01".to_owned(),
        work_to: "2026-07-02".to_owned(),
        hours: "早 7 点到下午 5 点".to_owned(),
        meeting: "镇政府门口".to_owned(),
        ..VacancyForm::default()
    }
}

#[tokio::test]
async fn day_labour_stands_on_the_board_and_goes_away_after_its_last_day() {
    let world = shop().await;
    let id = publish(&world, day_labour("day", "200")).await;
    let board = async || {
        world
            .ports
            .day_jobs
            .day_jobs(&Actor::Visitor, Some(code(TOWN)))
            .await
            .unwrap()
    };
    let lines = board().await.lines;
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].vacancy, lines[0].left), (id, 3));
    assert_eq!(lines[0].days.meeting, "镇政府门口");
    let elsewhere = world
        .ports
        .day_jobs
        .day_jobs(&Actor::Visitor, Some(code(OTHER_TOWN)))
        .await;
    assert!(elsewhere.unwrap().lines.is_empty());
    world.clock.set("2026-07-02");
    assert_eq!(board().await.lines.len(), 1, "the last day is worked");
    world.clock.set("2026-07-03");
    assert!(board().await.lines.is_empty());
    assert!(!view(&world, &boss(), id).await.shown.unwrap().open);
}

#[tokio::test]
async fn day_labour_asks_for_its_days_and_where_one_meets() {
    let world = shop().await;
    let bare = VacancyForm {
        work_from: String::new(),
        meeting: String::new(),
        ..day_labour("day", "200")
    };
    let told = world
        .ports
        .postings
        .keep(&boss(), None, bare, Keep::Checked)
        .await;
    let Err(Refusal::Fields(problems)) = told else {
        panic!("{told:?}")
    };
    let fields: Vec<&str> = problems.iter().map(|one| one.field.as_str()).collect();
    assert!(
        fields.contains(&"work_from") && fields.contains(&"meeting"),
        "{fields:?}"
    );
}

#[tokio::test]
async fn pay_by_the_hour_is_compared_with_the_dated_figure() {
    let world = shop().await;
    set(&world, ParamKey::MinimumWageHour, 2_200).await;
    let id = keep(&world, &boss(), day_labour("hour", "21.99")).await;
    assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked));
    let low = view(&world, &boss(), id).await.objections;
    assert!(matches!(low[0], Objection::BelowHourly { .. }), "{low:?}");
    publish(&world, day_labour("hour", "22")).await;
}

#[tokio::test]
async fn who_seeks_people_for_others_names_a_licence_that_holds() {
    let world = shop().await;
    let agency = |no: &str, until: &str| VacancyForm {
        for_others: VacancyForm::YES.to_owned(),
        licence_no: no.to_owned(),
        licence_until: until.to_owned(),
        ..form("缝纫工")
    };
    for (no, until) in [("", ""), ("HR-330598-7", "2026-06-29")] {
        let id = keep(&world, &boss(), agency(no, until)).await;
        assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked), "{no}");
    }
    let id = keep(&world, &boss(), agency("HR-330598-7", "2027-06-29")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review), "an officer compares it");
    let blank = world.ports.postings.blank(&boss(), None).await.unwrap();
    assert_eq!(
        blank.form.licence_no, "HR-330598-7",
        "it is kept with the employer"
    );
}

#[tokio::test]
async fn a_reserved_post_is_for_people_with_a_disability() {
    let world = shop().await;
    let reserved = VacancyForm {
        reserved: VacancyForm::YES.to_owned(),
        kind: "domestic_service".to_owned(),
        ..form("保洁")
    };
    let id = publish(&world, reserved).await;
    let kept = kept(&world, id).await.unwrap();
    assert!(
        kept.reserved_for
            .has(domain::person::Category::PersonWithDisability)
    );
    assert_eq!(kept.kind, domain::vacancy::VacancyKind::DomesticService);
}
