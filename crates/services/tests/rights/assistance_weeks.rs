//! Questions about assistance weeks.

use super::{Asked, NOBODY, told};
use crate::world::{COUNTY, World, code, day};
use domain::assistance_week::{TargetDeed, WeekDeed, WeekFigure, WeekWish};
use domain::ids::{FairId, WeekId, WeekPhotoId};
use domain::ports::{TargetFilter, TargetShow};
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World) -> Vec<Asked> {
    let (weeks, id) = (&world.ports.weeks, WeekId(Uuid::nil()));
    let wish = WeekWish {
        area: code(COUNTY),
        title: "x".to_owned(),
        theme: String::new(),
        starts_on: day("2026-07-06"),
        phone: String::new(),
    };
    let filter = TargetFilter {
        show: TargetShow::Stated,
        area: None,
        page: 0,
    };
    vec![
        ("AssistanceWeeks::weeks", told(weeks.weeks(&NOBODY).await)),
        ("AssistanceWeeks::week", told(weeks.week(&NOBODY, id).await)),
        (
            "AssistanceWeeks::begin_week",
            told(weeks.begin_week(&NOBODY, wish).await),
        ),
        (
            "AssistanceWeeks::act_on_week",
            told(weeks.act_on_week(&NOBODY, id, WeekDeed::Archive).await),
        ),
        (
            "AssistanceWeeks::link_fair",
            told(weeks.link_fair(&NOBODY, id, FairId(Uuid::nil()), true).await),
        ),
        (
            "AssistanceWeeks::add_week_photo",
            told(weeks.add_week_photo(&NOBODY, id, 1, Vec::new()).await),
        ),
        (
            "AssistanceWeeks::week_photo",
            told(weeks.week_photo(&NOBODY, WeekPhotoId(Uuid::nil())).await),
        ),
        (
            "AssistanceWeeks::drop_week_photo",
            told(weeks.drop_week_photo(&NOBODY, WeekPhotoId(Uuid::nil())).await),
        ),
        (
            "AssistanceWeeks::week_targets",
            told(weeks.week_targets(&NOBODY, id, filter).await),
        ),
        (
            "AssistanceWeeks::act_on_targets",
            told(
                weeks
                    .act_on_targets(&NOBODY, id, TargetDeed::NoVisit(Vec::new()))
                    .await,
            ),
        ),
        (
            "AssistanceWeeks::report_statistic",
            told(weeks.report_statistic(&NOBODY, id, code(COUNTY), None).await),
        ),
        (
            "AssistanceWeeks::week_report",
            told(weeks.week_report(&NOBODY, id).await),
        ),
        (
            "AssistanceWeeks::week_rows",
            told(weeks.week_rows(&NOBODY, id, WeekFigure::Points).await),
        ),
    ]
}
