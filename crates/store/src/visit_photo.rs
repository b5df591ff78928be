//! Table `visit_photo`: one photo of a visit, sealed, in a table of its own so that nobody who reads visits reads it along.

use crate::row::Place;
use crate::vault::Sealed;
use crate::vault::columns::VISIT_PHOTO;
use crate::{Connection, StoreError, Transaction};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chrono::NaiveDate;
use domain::ids::{PersonId, VisitId};
use domain::visit::Photo;
use uuid::Uuid;

impl Connection {
    /// The photo of a visit, and of whose.
    pub async fn find_visit_photo(&mut self, id: VisitId) -> Result<Option<(PersonId, Photo)>, StoreError> {
        let sql = "SELECT person_id, image FROM visit_photo WHERE id = $1";
        let row = fetch_optional!(self, (Uuid, Sealed), sql, id.0)?;
        let Some((person, sealed)) = row else {
            return Ok(None);
        };
        let place = Place {
            table: "visit_photo",
            id,
        };
        let image = self.keys().open(VISIT_PHOTO.cell(id.0), &sealed)?;
        let image = place.at("image", STANDARD_NO_PAD.decode(image))?;
        let photo = place.at("image", Photo::parse(&image))?;
        Ok(Some((PersonId(person), photo)))
    }

    /// Whether a visit has one.
    pub async fn has_visit_photo(&mut self, id: VisitId) -> Result<bool, StoreError> {
        let sql = "SELECT COUNT(*) FROM visit_photo WHERE id = $1";
        Ok(fetch_count!(self, sql, id.0)? > 0)
    }

    /// The visits of a person that have one.
    pub async fn list_visits_with_photo(&mut self, person: PersonId) -> Result<Vec<VisitId>, StoreError> {
        let sql = "SELECT id FROM visit_photo WHERE person_id = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, person.0)?;
        Ok(rows.into_iter().map(|(id,)| VisitId(id)).collect())
    }
}

impl Transaction {
    /// Keeps the photo of a visit. A second one is a violation of `visit_photo_pkey`.
    pub async fn add_visit_photo(
        &mut self,
        id: VisitId,
        (person, taken_on): (PersonId, NaiveDate),
        photo: &Photo,
    ) -> Result<(), StoreError> {
        let image = STANDARD_NO_PAD.encode(photo.bytes());
        let sealed = self.sealing_ring().await?.seal(VISIT_PHOTO.cell(id.0), &image);
        let sql = "INSERT INTO visit_photo (id, person_id, taken_on, image) VALUES ($1, $2, $3, $4)";
        execute!(self, sql, id.0, person.0, taken_on, sealed)?;
        Ok(())
    }

    /// Takes the photo of a visit away. Says whether there was one.
    pub async fn delete_visit_photo(&mut self, id: VisitId) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM visit_photo WHERE id = $1", id.0)? > 0)
    }

    /// Takes every photo of a person away. Says how many there were.
    pub async fn delete_visit_photos_of(&mut self, person: PersonId) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM visit_photo WHERE person_id = $1",
            person.0
        )?)
    }

    /// Takes photos away that were taken before a day.
    pub async fn delete_visit_photos_before(&mut self, day: NaiveDate) -> Result<u64, StoreError> {
        Ok(execute!(
            self,
            "DELETE FROM visit_photo WHERE taken_on < $1",
            day
        )?)
    }

    /// Photos go with their visits to another file.
    pub(crate) async fn move_visit_photo(
        &mut self,
        id: VisitId,
        (from, to): (PersonId, PersonId),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE visit_photo SET person_id = $3 WHERE id = $1 AND person_id = $2";
        execute!(self, sql, id.0, from.0, to.0)?;
        Ok(())
    }
}

on_database! {
    find_visit_photo(id: VisitId) -> Option<(PersonId, Photo)>;
    list_visits_with_photo(person: PersonId) -> Vec<VisitId>;
}
