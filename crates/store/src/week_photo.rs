//! Table `week_photo`: what shows what a venue of an assistance week brought, sealed, in a table of its own so that nobody who reads
//! weeks reads it along.

use crate::row::{Place, instant};
use crate::vault::Sealed;
use crate::vault::columns::WEEK_PHOTO;
use crate::{Connection, StoreError, Transaction};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::{DateTime, Utc};
use domain::ids::{WeekId, WeekPhotoId};
use domain::visit::Photo;
use uuid::Uuid;

impl Connection {
    /// A photo, and of which week and venue.
    pub async fn find_week_photo(
        &mut self,
        id: WeekPhotoId,
    ) -> Result<Option<(WeekId, u32, Photo)>, StoreError> {
        let sql = "SELECT week_id, venue, image FROM week_photo WHERE id = $1";
        let row = fetch_optional!(self, (Uuid, i64, Sealed), sql, id.0)?;
        let Some((week, venue, sealed)) = row else {
            return Ok(None);
        };
        let place = Place {
            table: "week_photo",
            id,
        };
        let image = self.keys().open(WEEK_PHOTO.cell(id.0), &sealed)?;
        let image = place.at("image", STANDARD_NO_PAD.decode(image))?;
        let photo = place.at("image", Photo::parse(&image))?;
        Ok(Some((WeekId(week), place.number("venue", venue)?, photo)))
    }

    /// The photos of a week with the numbers of their venues, the earliest first; without the pictures.
    pub async fn list_week_photos(&mut self, week: WeekId) -> Result<Vec<(WeekPhotoId, u32)>, StoreError> {
        let sql = "SELECT id, venue FROM week_photo WHERE week_id = $1 ORDER BY taken_at, id";
        let read = |(id, venue): (Uuid, i64)| {
            let place = Place {
                table: "week_photo",
                id,
            };
            Ok((WeekPhotoId(id), place.number("venue", venue)?))
        };
        let rows = fetch_all!(self, (Uuid, i64), sql, week.0)?;
        rows.into_iter().map(read).collect()
    }
}

impl Transaction {
    /// Keeps a photo of a venue.
    pub async fn add_week_photo(
        &mut self,
        id: WeekPhotoId,
        (week, venue): (WeekId, u32),
        photo: &Photo,
        (by, at): (&str, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let image = STANDARD_NO_PAD.encode(photo.bytes());
        let sealed = self.sealing_ring().await?.seal(WEEK_PHOTO.cell(id.0), &image);
        let sql = "INSERT INTO week_photo (id, week_id, venue, image, taken_by, taken_at) VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(self, sql, id.0, week.0, i64::from(venue), sealed, by, instant(at))?;
        Ok(())
    }

    /// A venue goes, and its photos with it.
    pub async fn delete_week_photos_of(&mut self, week: WeekId, venue: u32) -> Result<u64, StoreError> {
        let sql = "DELETE FROM week_photo WHERE week_id = $1 AND venue = $2";
        execute!(self, sql, week.0, i64::from(venue)).map_err(StoreError::from)
    }

    /// Takes a photo away. Says whether it was there.
    pub async fn delete_week_photo(&mut self, id: WeekPhotoId) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM week_photo WHERE id = $1", id.0)? > 0)
    }
}
