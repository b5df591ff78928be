//! Photos that show what a venue or point brought: kept sealed, seen by whoever reads the week.

use super::{NOUN, problem, rights};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::assistance_week::AssistanceWeek;
use domain::ids::{WeekId, WeekPhotoId};
use domain::permission::{Deed, Function};
use domain::refusal::{Problem, Refusal};
use domain::visit::{Photo, PhotoProblem};
use serde_json::json;

/// Photos of one venue at most.
const MOST: usize = 6;

impl Services {
    pub(super) async fn keep_week_photo(
        &self,
        who: &Actor,
        (id, venue): (WeekId, u32),
        picture: &[u8],
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let week = change.hold_week(id).await?.ok_or(Refusal::NotFound)?;
        may_show(who, &week, venue)?;
        let photo = picture_of(picture)?;
        let there = change.list_week_photos(id).await?;
        if there.iter().filter(|(_, of)| *of == venue).count() >= MOST {
            return Err(Refusal::NoMoreToday.into());
        }
        let now = self.clock.now();
        let photo_id = WeekPhotoId::new(self.ids.as_ref(), now);
        change
            .add_week_photo(photo_id, (id, venue), &photo, (&who.label(), now))
            .await?;
        let detail = json!({ "venue": venue, "photo": photo_id });
        change
            .add_audit(&self.audit(who, "add_photo", NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn photo_of_week(&self, who: &Actor, id: WeekPhotoId) -> Result<Photo, Failure> {
        who.scope(Deed::Read, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let (week, _, photo) = db.find_week_photo(id).await?.ok_or(Refusal::NotFound)?;
        let week = db.find_week(week).await?.ok_or(Refusal::NotFound)?;
        rights(who, &week)?;
        Ok(photo)
    }

    pub(super) async fn take_week_photo(&self, who: &Actor, id: WeekPhotoId) -> Result<WeekId, Failure> {
        who.scope(Deed::Update, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let (week, venue, _) = change.find_week_photo(id).await?.ok_or(Refusal::NotFound)?;
        let week = change.hold_week(week).await?.ok_or(Refusal::NotFound)?;
        may_show(who, &week, venue)?;
        if !change.delete_week_photo(id).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "venue": venue, "photo": id });
        change
            .add_audit(&self.audit(who, "drop_photo", NOUN, week.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(week.id)
    }
}

/// Lets those pass who plan the week or work at the venue, while it goes on.
fn may_show(who: &Actor, week: &AssistanceWeek, venue: u32) -> Result<(), Refusal> {
    let rights = rights(who, week)?;
    let venue = week.plan.venues.iter().find(|one| one.no == venue);
    let venue = venue.ok_or(Refusal::NotFound)?;
    let works_there = who.may(Deed::Update, Function::EventPlan, venue.area).is_ok();
    match week.archived_at {
        _ if !rights.plans && !works_there => Err(Refusal::NotAllowed),
        Some(_) => Err(Refusal::Changed),
        None => Ok(()),
    }
}

/// The picture, with nothing of the camera left in it.
fn picture_of(bytes: &[u8]) -> Result<Photo, Failure> {
    if bytes.is_empty() {
        return Err(problem("photo", Problem::Required));
    }
    Photo::parse(bytes).map_err(|wrong| match wrong {
        PhotoProblem::TooLarge => problem("photo", Problem::TooLong),
        PhotoProblem::NoImage => problem("photo", Problem::Unreadable),
    })
}
