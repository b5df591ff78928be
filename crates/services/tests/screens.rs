//! Wall screens: what stands on them, who sets them up, and when they go dark.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, TOWN, World, code, person, staff, vacancies, vacancy};
use domain::actor::{Actor, Role};
use domain::ids::ScreenId;
use domain::ports::{PosterOf, ScreenDeed, ScreenWish};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::screen::{Contrast, ScreenKind, ScreenPick, TextSize, spoken_code};
use domain::vacancy::{Vacancy, VacancyState};

fn town() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

fn wish(pick: ScreenPick, chosen: &str) -> ScreenWish {
    ScreenWish {
        name: "集市大屏".to_owned(),
        kind: ScreenKind::Market,
        area: code(TOWN),
        pick,
        chosen: chosen.to_owned(),
        contrast: Contrast::ByTime,
        size: TextSize::Usual,
    }
}

async fn screen_of(world: &World, pick: ScreenPick, chosen: &str) -> (ScreenId, String) {
    let screens = &world.ports.screens;
    let id = screens.add_screen(&town(), wish(pick, chosen)).await.unwrap();
    let code = screens.screen(&town(), id).await.unwrap().screen.code;
    (id, code)
}

fn wrong(field: &str, problem: Problem) -> Refusal {
    Refusal::Fields(vec![FieldProblem {
        field: field.to_owned(),
        problem,
    }])
}

/// Vacancies of the town.
fn of_town(vacancies: Vec<Vacancy>) -> Vec<Vacancy> {
    let moved = |one: Vacancy| Vacancy {
        area: code(TOWN),
        ..one
    };
    vacancies.into_iter().map(moved).collect()
}

#[tokio::test]
async fn a_new_vacancy_comes_and_a_closed_one_goes() {
    let world = World::with(&[], &of_town(vacancies(1..=3))).await;
    world.services.refresh_index().await.unwrap();
    let (_, code) = screen_of(&world, ScreenPick::All, "").await;
    let screens = &world.ports.screens;
    // However it was typed.
    let wall = screens
        .wall(&Actor::Visitor, &spoken_code(&code).to_uppercase())
        .await
        .unwrap();
    assert_eq!(wall.content.posts.len(), 3);
    assert_eq!(wall.content.counts.vacancies, 3);
    let feed = wall.screen.feed;
    world
        .keep_vacancies(&of_town(vec![vacancy(9, "新来的缝纫工")]))
        .await;
    world.services.refresh_index().await.unwrap();
    let now = screens.wall_content(&Actor::Visitor, &feed).await.unwrap();
    assert!(now.posts.iter().any(|post| post.title == "新来的缝纫工"));
    assert_eq!(now.counts.vacancies, 4);
    let closed = vacancy(9, "新来的缝纫工").id;
    world
        .ports
        .vacancies
        .withdraw(&staff(Role::CountyOfficer, COUNTY), closed, String::new())
        .await
        .unwrap();
    world.services.refresh_index().await.unwrap();
    let now = screens.wall_content(&Actor::Visitor, &feed).await.unwrap();
    assert!(now.posts.iter().all(|post| post.id != closed));
    assert_eq!(now.counts.vacancies, 3);
}

#[tokio::test]
async fn those_chosen_stand_in_their_order_while_they_are_open() {
    let mut all = vacancies(1..=3);
    all[1].state = VacancyState::Withdrawn;
    let world = World::with(&[], &all).await;
    let screens = &world.ports.screens;
    let unknown = screens
        .add_screen(&town(), wish(ScreenPick::Chosen, "没有的"))
        .await;
    assert_eq!(unknown, Err(wrong("chosen", Problem::Unreadable)));
    let none = screens.add_screen(&town(), wish(ScreenPick::Chosen, " ")).await;
    assert_eq!(none, Err(wrong("chosen", Problem::Required)));
    let numbers = format!("{}，{}\n{}", all[2].no, all[1].no, all[0].no);
    let (id, code) = screen_of(&world, ScreenPick::Chosen, &numbers).await;
    let view = screens.screen(&town(), id).await.unwrap();
    assert_eq!(view.chosen, [&*all[2].no, &*all[1].no, &*all[0].no]);
    let wall = screens.wall(&Actor::Visitor, &code).await.unwrap();
    let shown: Vec<_> = wall.content.posts.iter().map(|post| post.id).collect();
    assert_eq!(shown, [all[2].id, all[0].id], "what was withdrawn is not shown");
}

#[tokio::test]
async fn a_screen_that_is_off_or_has_another_code_shows_nothing() {
    let world = World::new().await;
    let screens = &world.ports.screens;
    let (id, code) = screen_of(&world, ScreenPick::All, "").await;
    let who = town();
    let act = |version, deed| screens.act_on_screen(&who, id, version, deed);
    act(1, ScreenDeed::NewCode).await.unwrap();
    assert_eq!(
        screens.wall(&Actor::Visitor, &code).await.map(drop),
        Err(Refusal::NotFound)
    );
    let code = screens.screen(&town(), id).await.unwrap().screen.code;
    assert!(screens.wall(&Actor::Visitor, &code).await.is_ok());
    let stale = act(1, ScreenDeed::Switch { off: true }).await;
    assert_eq!(stale, Err(Refusal::Changed));
    act(2, ScreenDeed::Switch { off: true }).await.unwrap();
    assert_eq!(
        screens.wall(&Actor::Visitor, &code).await.map(drop),
        Err(Refusal::NotFound)
    );
    act(3, ScreenDeed::Switch { off: false }).await.unwrap();
    assert!(screens.wall(&Actor::Visitor, &code).await.is_ok());
}

#[tokio::test]
async fn screens_are_set_up_by_who_plans_events_there() {
    let world = World::new().await;
    let screens = &world.ports.screens;
    let (id, _) = screen_of(&world, ScreenPick::All, "").await;
    for (who, expected) in [
        (staff(Role::Organiser, TOWN), Ok(())),
        (staff(Role::CountyOfficer, COUNTY), Ok(())),
        (staff(Role::Coordinator, TOWN), Err(Refusal::NotAllowed)),
        (staff(Role::Auditor, COUNTY), Err(Refusal::NotAllowed)),
        (staff(Role::TownOfficer, OTHER_TOWN), Err(Refusal::NotFound)),
        (Actor::Seeker(person(1, TOWN).id), Err(Refusal::NotSignedIn)),
    ] {
        let version = screens.screen(&town(), id).await.unwrap().screen.version;
        let done = screens
            .act_on_screen(&who, id, version, ScreenDeed::NewCode)
            .await;
        assert_eq!(done, expected, "{who:?}");
    }
    let mut elsewhere = wish(ScreenPick::All, "");
    elsewhere.area = code(OTHER_TOWN);
    let version = screens.screen(&town(), id).await.unwrap().screen.version;
    let moved = screens
        .act_on_screen(&town(), id, version, ScreenDeed::Edit(elsewhere))
        .await;
    assert_eq!(
        moved,
        Err(Refusal::NotFound),
        "nobody puts one where they may nothing"
    );
    let read = screens.screens(&staff(Role::Coordinator, TOWN)).await.unwrap();
    assert_eq!((read.lines.len(), read.may_add), (1, false));
}

#[tokio::test]
async fn a_poster_says_what_is_open_in_a_place() {
    let world = World::with(&[], &of_town(vacancies(1..=3))).await;
    world.services.refresh_index().await.unwrap();
    let screens = &world.ports.screens;
    let poster = screens
        .poster(&town(), PosterOf::Place(code(TOWN)))
        .await
        .unwrap();
    assert_eq!((poster.open, poster.posts.len()), (3, 3));
    let other = screens.poster(&town(), PosterOf::Place(code(OTHER_TOWN))).await;
    assert_eq!(other.map(drop), Err(Refusal::NotFound));
}
