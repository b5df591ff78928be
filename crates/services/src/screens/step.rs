//! Setting screens up.

use super::NOUN;
use crate::secret::short_code;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{ScreenId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{ScreenDeed, ScreenWish};
use domain::refusal::{Problem, Refusal};
use domain::screen::{CHOSEN_MAX, Screen, ScreenFeed, ScreenPick};
use serde_json::json;
use store::Connection;

/// Letters of a name.
const NAME_MAX: usize = 40;

impl Services {
    pub(super) async fn set_screen_up(&self, who: &Actor, wish: ScreenWish) -> Result<ScreenId, Failure> {
        who.may(Deed::Create, Function::Screen, wish.area)?;
        let mut change = self.db.begin().await?;
        let mut screen = Screen {
            id: ScreenId::new(self.ids.as_ref(), self.clock.now()),
            code: short_code(&self.chance),
            name: String::new(),
            feed: ScreenFeed {
                area: wish.area,
                pick: wish.pick,
                chosen: Vec::new(),
                kind: wish.kind,
            },
            contrast: wish.contrast,
            size: wish.size,
            off: false,
            version: 1,
            made_by: who.label(),
        };
        self.fill_screen(&mut change, &mut screen, wish).await?;
        change.add_screen(&screen).await?;
        let detail = json!({ "kind": screen.feed.kind, "area": screen.feed.area });
        change
            .add_audit(&self.audit(who, "add", NOUN, screen.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(screen.id)
    }

    /// Takes what was entered, or says what is wrong with it.
    async fn fill_screen(
        &self,
        db: &mut Connection,
        screen: &mut Screen,
        wish: ScreenWish,
    ) -> Result<(), Failure> {
        let name = wish.name.trim();
        if name.is_empty() {
            return Err(Refusal::field("name", Problem::Required).into());
        }
        if name.chars().count() > NAME_MAX {
            return Err(Refusal::field("name", Problem::TooLong).into());
        }
        without_number("name", name)?;
        if self.area_book().await?.find(wish.area).is_none() {
            return Err(Refusal::field("area", Problem::Unreadable).into());
        }
        let chosen = match wish.pick {
            ScreenPick::Chosen => named(db, &wish.chosen).await?,
            _ => Vec::new(),
        };
        name.clone_into(&mut screen.name);
        screen.contrast = wish.contrast;
        screen.size = wish.size;
        screen.feed = ScreenFeed {
            area: wish.area,
            pick: wish.pick,
            chosen,
            kind: wish.kind,
        };
        Ok(())
    }

    pub(super) async fn move_screen_on(
        &self,
        who: &Actor,
        (id, version): (ScreenId, u32),
        deed: ScreenDeed,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::Screen)?;
        let mut change = self.db.begin().await?;
        let mut screen = change.find_screen(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Update, Function::Screen, screen.feed.area)?;
        if screen.version != version {
            return Err(Refusal::Changed.into());
        }
        let verb = match deed {
            ScreenDeed::Edit(wish) => {
                who.may(Deed::Update, Function::Screen, wish.area)?;
                self.fill_screen(&mut change, &mut screen, wish).await?;
                "edit"
            }
            ScreenDeed::NewCode => {
                screen.code = short_code(&self.chance);
                "new_code"
            }
            ScreenDeed::Switch { off } => {
                screen.off = off;
                if off { "switch_off" } else { "switch_on" }
            }
        };
        if !change.move_screen(&screen).await? {
            return Err(Refusal::Changed.into());
        }
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }
}

/// The vacancies with these numbers, in their order; a number that nobody knows is a mistake.
async fn named(db: &mut Connection, text: &str) -> Result<Vec<VacancyId>, Failure> {
    let mistake = |problem| Failure::from(Refusal::field("chosen", problem));
    let numbers: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'))
        .filter(|number| !number.is_empty())
        .collect();
    if numbers.is_empty() {
        return Err(mistake(Problem::Required));
    }
    if numbers.len() > CHOSEN_MAX {
        return Err(mistake(Problem::TooLong));
    }
    let mut ids = Vec::with_capacity(numbers.len());
    for number in numbers {
        let vacancy = db.find_vacancy_by_no(number).await?;
        let id = vacancy.ok_or_else(|| mistake(Problem::Unreadable))?.id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
