//! Questions about screens, calendars, instructors and assessments.

use super::{Asked, NOBODY, public, told};
use crate::world::{TOWN, World, code, day};
use domain::ids::{InstructorId, ScreenId, WorkAssessmentId};
use domain::instructor::InstructorKind;
use domain::person::Person;
use domain::ports::{
    AssessmentWish, InstructorDeed, InstructorFilter, InstructorWish, OwnCalendarOf, PosterOf, ScreenDeed,
    ScreenWish,
};
use domain::screen::{Contrast, ScreenFeed, ScreenKind, ScreenPick, TextSize};
use domain::trade::TradeSet;
use domain::work_assessment::{AgreedHow, AssessmentPlace, Found};
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    [
        screens(world).await,
        calendars(world).await,
        instructors(world).await,
        assessments(world, somebody).await,
    ]
    .concat()
}

async fn screens(world: &World) -> Vec<Asked> {
    let screens = &world.ports.screens;
    let id = ScreenId(Uuid::nil());
    let feed = ScreenFeed {
        area: code(TOWN),
        pick: ScreenPick::All,
        chosen: Vec::new(),
        kind: ScreenKind::Hall,
    };
    let wish = ScreenWish {
        name: "x".to_owned(),
        kind: ScreenKind::Hall,
        area: code(TOWN),
        pick: ScreenPick::All,
        chosen: String::new(),
        contrast: Contrast::Day,
        size: TextSize::Usual,
    };
    vec![
        ("Screens::wall", public(screens.wall(&NOBODY, "7k2mx9q0").await)),
        (
            "Screens::wall_screen",
            public(screens.wall_screen(&NOBODY, "7k2mx9q0").await),
        ),
        (
            "Screens::wall_content",
            told(screens.wall_content(&NOBODY, &feed).await),
        ),
        ("Screens::screens", told(screens.screens(&NOBODY).await)),
        ("Screens::screen", told(screens.screen(&NOBODY, id).await)),
        (
            "Screens::add_screen",
            told(screens.add_screen(&NOBODY, wish).await),
        ),
        (
            "Screens::act_on_screen",
            told(screens.act_on_screen(&NOBODY, id, 1, ScreenDeed::NewCode).await),
        ),
        (
            "Screens::poster",
            told(screens.poster(&NOBODY, PosterOf::Place(code(TOWN))).await),
        ),
    ]
}

async fn calendars(world: &World) -> Vec<Asked> {
    let calendars = &world.ports.calendars;
    let own = OwnCalendarOf::Person;
    vec![
        (
            "Calendars::public_calendar",
            told(calendars.public_calendar(&NOBODY, None).await),
        ),
        (
            "Calendars::secret_calendar",
            public(calendars.secret_calendar(&NOBODY, "x").await),
        ),
        (
            "Calendars::own_calendar",
            told(calendars.own_calendar(&NOBODY, own).await),
        ),
        (
            "Calendars::make_calendar_feed",
            told(calendars.make_calendar_feed(&NOBODY, own).await),
        ),
        (
            "Calendars::end_calendar_feed",
            told(calendars.end_calendar_feed(&NOBODY, own).await),
        ),
    ]
}

async fn instructors(world: &World) -> Vec<Asked> {
    let instructors = &world.ports.instructors;
    let (id, on) = (InstructorId(Uuid::nil()), day("2026-06-01"));
    let wish = InstructorWish {
        name: "x".to_owned(),
        kind: InstructorKind::Trainer,
        area: code(TOWN),
        employer: String::new(),
        full_time: true,
        login: String::new(),
        since: on,
    };
    let trades = TradeSet::EMPTY;
    vec![
        (
            "Instructors::instructors",
            told(
                instructors
                    .instructors(&NOBODY, InstructorFilter::default())
                    .await,
            ),
        ),
        (
            "Instructors::instructor",
            told(instructors.instructor(&NOBODY, id).await),
        ),
        (
            "Instructors::add_instructor",
            told(instructors.add_instructor(&NOBODY, wish).await),
        ),
        (
            "Instructors::act_on_instructor",
            told(
                instructors
                    .act_on_instructor(&NOBODY, id, 1, InstructorDeed::Return)
                    .await,
            ),
        ),
        (
            "Instructors::qualified_for",
            told(instructors.qualified_for(&NOBODY, trades, code(TOWN), on).await),
        ),
        (
            "Instructors::instructor_table",
            told(instructors.instructor_table(&NOBODY, (None, None), None).await),
        ),
    ]
}

async fn assessments(world: &World, somebody: &Person) -> Vec<Asked> {
    let assessments = &world.ports.work_assessments;
    let (id, on) = (WorkAssessmentId(Uuid::nil()), day("2026-06-01"));
    let wish = AssessmentWish {
        on,
        place: AssessmentPlace::Home,
        found: Found::default(),
        agreed: None,
        next_on: None,
        paper: None,
    };
    vec![
        (
            "WorkAssessments::assessments_of",
            told(assessments.assessments_of(&NOBODY, somebody.id).await),
        ),
        (
            "WorkAssessments::own_assessments",
            told(assessments.own_assessments(&NOBODY).await),
        ),
        (
            "WorkAssessments::add_assessment",
            told(assessments.add_assessment(&NOBODY, somebody.id, wish).await),
        ),
        (
            "WorkAssessments::settle_assessment",
            told(
                assessments
                    .settle_assessment(&NOBODY, id, 1, (true, AgreedHow::Said))
                    .await,
            ),
        ),
        (
            "WorkAssessments::settle_own_assessment",
            told(assessments.settle_own_assessment(&NOBODY, id, 1, true).await),
        ),
        (
            "WorkAssessments::assessment_paper",
            told(assessments.assessment_paper(&NOBODY, id).await),
        ),
    ]
}
