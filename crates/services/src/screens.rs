//! Wall screens (Y33): what stands on them, who sets them up, and posters.

mod content;
mod poster;
mod step;

use crate::leads::HELPER_PHONE;
use crate::person_file::Authors;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{ScreenId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, Poster, PosterOf, ScreenContent, ScreenDeed, ScreenLine, ScreenList, ScreenView, ScreenWish,
    Screens, Wall,
};
use domain::refusal::Refusal;
use domain::screen::{Screen, ScreenFeed, read_screen_code};
use std::collections::HashMap;
use store::Connection;

/// What audit lines call a screen.
const NOUN: &str = "screen";

#[async_trait]
impl Screens for Services {
    async fn wall(&self, _who: &Actor, code: &str) -> Answered<Wall> {
        self.wall_of(code).await.map_err(|f| self.internal(&f))
    }

    async fn wall_screen(&self, _who: &Actor, code: &str) -> Answered<Screen> {
        self.screen_by_code(code).await.map_err(|f| self.internal(&f))
    }

    async fn wall_content(&self, _who: &Actor, feed: &ScreenFeed) -> Answered<ScreenContent> {
        self.screen_content(feed).await.map_err(|f| self.internal(&f))
    }

    async fn screens(&self, who: &Actor) -> Answered<ScreenList> {
        self.screen_list(who).await.map_err(|f| self.internal(&f))
    }

    async fn screen(&self, who: &Actor, id: ScreenId) -> Answered<ScreenView> {
        self.screen_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn add_screen(&self, who: &Actor, wish: ScreenWish) -> Answered<ScreenId> {
        self.set_screen_up(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn act_on_screen(&self, who: &Actor, id: ScreenId, version: u32, deed: ScreenDeed) -> Answered<()> {
        self.move_screen_on(who, (id, version), deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn poster(&self, who: &Actor, of: PosterOf) -> Answered<Poster> {
        self.poster_of(who, of).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn screen_by_code(&self, code: &str) -> Result<Screen, Failure> {
        let code = read_screen_code(code).ok_or(Refusal::NotFound)?;
        let found = self.db.find_screen_by_code(&code).await?;
        Ok(found.filter(|screen| !screen.off).ok_or(Refusal::NotFound)?)
    }

    async fn wall_of(&self, code: &str) -> Result<Wall, Failure> {
        let screen = self.screen_by_code(code).await?;
        let area = screen.feed.area;
        Ok(Wall {
            place: self.area_book().await?.place(area),
            phone: self.db.find_nearest_setting(Some(area), HELPER_PHONE).await?,
            content: self.screen_content(&screen.feed).await?,
            now: self.clock.now(),
            screen,
        })
    }

    async fn screen_list(&self, who: &Actor) -> Result<ScreenList, Failure> {
        let area = who.scope(Deed::Read, Function::Screen)?.area;
        let book = self.area_book().await?;
        let screens = self.db.list_screens(area).await?;
        let line = |screen: Screen| ScreenLine {
            place: book.place(screen.feed.area),
            screen,
        };
        Ok(ScreenList {
            lines: screens.into_iter().map(line).collect(),
            may_add: who.scope(Deed::Create, Function::Screen).is_ok(),
            places: book.below(area),
        })
    }

    async fn screen_view(&self, who: &Actor, id: ScreenId) -> Result<ScreenView, Failure> {
        let area = who.scope(Deed::Read, Function::Screen)?.area;
        let mut db = self.db.read().await?;
        let screen = db.find_screen(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Read, Function::Screen, screen.feed.area)?;
        let book = self.area_book().await?;
        Ok(ScreenView {
            chosen: numbers_of(&mut db, &screen.feed.chosen).await?,
            path: book.path(screen.feed.area),
            places: book.below(area),
            by: Authors::default().of(&mut db, &screen.made_by).await?,
            may_change: who.may(Deed::Update, Function::Screen, screen.feed.area).is_ok(),
            screen,
        })
    }
}

/// The numbers outside of vacancies, in the order in which they were named.
async fn numbers_of(db: &mut Connection, ids: &[VacancyId]) -> Result<Vec<String>, Failure> {
    let found = db.list_vacancies(ids).await?;
    let mut numbers: HashMap<VacancyId, String> = found.into_iter().map(|one| (one.id, one.no)).collect();
    Ok(ids.iter().filter_map(|id| numbers.remove(id)).collect())
}
