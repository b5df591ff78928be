//! The stub that a merged file leaves in table `person`: it lists nowhere, and its numbers lead to the file that was kept.

use crate::vault::columns::{RESIDENT_ID, RESIDENT_ID_INDEX};
use crate::{Connection, StoreError, Transaction};
use domain::ids::PersonId;
use domain::values::ResidentId;
use std::collections::HashMap;
use uuid::Uuid;

impl Connection {
    /// The file that a file was merged into; `None` for a file that stands, and for none.
    pub async fn find_merged_into(&mut self, gone: PersonId) -> Result<Option<PersonId>, StoreError> {
        let sql = "SELECT merged_into FROM person WHERE id = $1 AND merged_into IS NOT NULL";
        let row = fetch_optional!(self, (Uuid,), sql, gone.0)?;
        Ok(row.map(|(id,)| PersonId(id)))
    }

    /// The files that some of these were merged into.
    pub async fn list_merged_into(
        &mut self,
        gone: &[PersonId],
    ) -> Result<HashMap<PersonId, PersonId>, StoreError> {
        let ids: Vec<Uuid> = gone.iter().map(|id| id.0).collect();
        let sql = |marks| {
            format!("SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL AND id IN ({marks})")
        };
        let rows = fetch_in!(self, (Uuid, Uuid), sql, ids);
        let pair = |(gone, kept)| (PersonId(gone), PersonId(kept));
        Ok(rows.into_iter().map(pair).collect())
    }

    /// The files that were merged into a file, those before it included. Whoever erases a file erases them too.
    pub async fn list_gone_of(&mut self, kept: PersonId) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT id FROM person WHERE merged_into = $1 ORDER BY id";
        let rows = fetch_all!(self, (Uuid,), sql, kept.0)?;
        Ok(rows.into_iter().map(|(id,)| PersonId(id)).collect())
    }
}

impl Transaction {
    /// Leaves nothing of a file but a stub that leads to another. Its resident ID number is not found until
    /// [`Transaction::set_stub_number`] says which it has. What belongs to the file must have been moved before.
    pub async fn set_person_merged(&mut self, gone: PersonId, kept: PersonId) -> Result<(), StoreError> {
        execute!(self, STRIP, gone.0, kept.0)?;
        for sql in [
            "DELETE FROM person_category WHERE person_id = $1",
            "DELETE FROM person_profile WHERE person_id = $1",
            "DELETE FROM person_key WHERE person_id = $1",
            "DELETE FROM look_alike WHERE one_person_id = $1",
            "DELETE FROM look_alike WHERE other_person_id = $1",
        ] {
            execute!(self, sql, gone.0)?;
        }
        Ok(())
    }

    /// Says by which resident ID number a stub is found; nobody else may have it.
    pub async fn set_stub_number(&mut self, stub: PersonId, number: ResidentId) -> Result<(), StoreError> {
        let ring = self.sealing_ring().await?;
        let text = String::from(number);
        execute!(
            self,
            "UPDATE person SET resident_id = $2, resident_id_index = $3 WHERE id = $1 AND merged_into IS NOT NULL",
            stub.0,
            ring.seal(RESIDENT_ID.cell(stub.0), &text),
            RESIDENT_ID_INDEX.mark(&ring, &text),
        )?;
        Ok(())
    }

    /// Lets a stub lead nowhere and gives its number free, so that the file can be written again.
    pub async fn set_person_apart(&mut self, stub: PersonId) -> Result<(), StoreError> {
        let sql = "UPDATE person SET merged_into = NULL, resident_id_index = NULL WHERE id = $1";
        execute!(self, sql, stub.0)?;
        Ok(())
    }

    /// Lets stubs lead to another file.
    pub async fn set_merged_into(&mut self, stubs: &[PersonId], kept: PersonId) -> Result<(), StoreError> {
        for stub in stubs {
            let sql = "UPDATE person SET merged_into = $2 WHERE id = $1 AND merged_into IS NOT NULL";
            execute!(self, sql, stub.0, kept.0)?;
        }
        Ok(())
    }
}

on_database! {
    find_merged_into(gone: PersonId) -> Option<PersonId>;
    list_gone_of(kept: PersonId) -> Vec<PersonId>;
}

/// The number outside and the fingerprint of the row it came from stay: the list it came from is no news.
const STRIP: &str = "UPDATE person SET merged_into = $2, name = '', phone = NULL, lon = NULL, lat = NULL, categories = '[]',
    disability_certificate_no = NULL, education = NULL, employment_status = NULL, work_capacity = NULL,
    work_willingness = NULL, skills = '[]', wanted_occupations = '[]', wanted_areas = '[]', wage_min = NULL,
    distance_km = NULL, home_based = 'can', functions = '------', literate = NULL, left_on = NULL, left_reason = NULL,
    consent = 'not_asked', resident_id_index = NULL, resident_tail_index = NULL, phone_index = NULL,
    certificate_index = NULL, version = version + 1 WHERE id = $1";
