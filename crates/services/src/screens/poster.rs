//! Posters: a screen, the vacancies of a place, a fair, a training class.

use crate::calendars::{class_entry, fair_entry};
use crate::leads::HELPER_PHONE;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::Fair;
use domain::ids::{ClassId, FairId};
use domain::permission::{Deed, Function};
use domain::ports::{Poster, PosterEvent, PosterOf};
use domain::refusal::Refusal;
use domain::screen::{ScreenFeed, ScreenKind, ScreenPick};
use domain::training_class::{ClassState, TrainingClass};
use domain::values::AreaCode;

impl Services {
    pub(super) async fn poster_of(&self, who: &Actor, of: PosterOf) -> Result<Poster, Failure> {
        who.scope(Deed::Read, Function::Screen)?;
        let mut phone = String::new();
        let mut event = None;
        let feed = match of {
            PosterOf::Place(area) => around(area),
            PosterOf::Screen(id) => {
                let mut db = self.db.read().await?;
                db.find_screen(id).await?.ok_or(Refusal::NotFound)?.feed
            }
            PosterOf::Fair(id) => {
                let fair = self.fair_to_post(id).await?;
                phone.clone_from(&fair.plan.phone);
                event = Some(event_of(&fair));
                around(fair.plan.area)
            }
            PosterOf::Class(id) => {
                let class = self.class_to_post(id).await?;
                event = Some(PosterEvent {
                    entry: class_entry(&class),
                    bus: String::new(),
                    stands: 0,
                });
                around(class.plan.area)
            }
        };
        who.may(Deed::Read, Function::Screen, feed.area)?;
        let content = self.screen_content(&feed).await?;
        let phone = match phone.as_str() {
            "" => {
                self.db
                    .find_nearest_setting(Some(feed.area), HELPER_PHONE)
                    .await?
            }
            _ => Some(phone),
        };
        Ok(Poster {
            of,
            place: self.area_book().await?.place(feed.area),
            area: feed.area,
            posts: content.posts,
            open: content.counts.vacancies,
            events: content.events,
            event,
            phone,
            now: self.clock.now(),
        })
    }

    /// A class that was approved and is not over.
    async fn class_to_post(&self, id: ClassId) -> Result<TrainingClass, Failure> {
        let class = self.db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
        if class.state != ClassState::Open || class.plan.ends_on < self.clock.today() {
            return Err(Refusal::NotFound.into());
        }
        Ok(class)
    }

    /// A fair that is told of, and still to come.
    async fn fair_to_post(&self, id: FairId) -> Result<Fair, Failure> {
        let fair = self.db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        if !fair.state.is_ahead() {
            return Err(Refusal::NotFound.into());
        }
        Ok(fair)
    }
}

fn around(area: AreaCode) -> ScreenFeed {
    ScreenFeed {
        area,
        pick: ScreenPick::All,
        chosen: Vec::new(),
        kind: ScreenKind::Village,
    }
}

fn event_of(fair: &Fair) -> PosterEvent {
    PosterEvent {
        entry: fair_entry(fair),
        bus: fair.plan.bus.clone(),
        stands: fair.plan.stands,
    }
}
