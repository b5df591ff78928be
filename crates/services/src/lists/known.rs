//! What the register knows of the people of a portion of rows.

use crate::Failure;
use domain::household::Household;
use domain::ids::{HouseholdId, PersonId};
use domain::list::{LandSaid, Said};
use domain::profile::{PersonRecord, Profile};
use domain::values::ResidentId;
use std::collections::HashMap;
use store::{Connection, LandLoss};

/// Files by resident ID number, with households where the rows tell of land.
#[derive(Default)]
pub(super) struct Known {
    records: HashMap<ResidentId, PersonRecord>,
    numbers: HashMap<PersonId, ResidentId>,
    homes: HashMap<PersonId, HouseholdId>,
    households: HashMap<HouseholdId, Household>,
    losses: Vec<LandLoss>,
}

impl Known {
    /// Reads whoever these rows name. Numbers are found by their marks; only files that are found are unsealed.
    pub async fn load(db: &mut Connection, said: &[&Said]) -> Result<Self, Failure> {
        let ring = db.ring().await?;
        let marks: Vec<[u8; 16]> = said
            .iter()
            .map(|said| ring.resident_mark(said.resident_id))
            .collect();
        let found = db.list_people_by_resident_marks(&marks).await?;
        let ids: Vec<PersonId> = found.into_iter().map(|(_, id)| id).collect();
        let with_land = said.iter().any(|said| said.land.is_some());
        Self::of(db, &ids, with_land).await
    }

    /// Reads these people.
    pub async fn of(db: &mut Connection, ids: &[PersonId], with_land: bool) -> Result<Self, Failure> {
        let mut profiles: HashMap<PersonId, Profile> =
            db.list_person_profiles(ids).await?.into_iter().collect();
        let people = db.list_people(ids).await?;
        let mut known = Self::default();
        for person in people {
            let profile = profiles.remove(&person.id).unwrap_or_default();
            known.numbers.insert(person.id, person.resident_id);
            known
                .records
                .insert(person.resident_id, PersonRecord { person, profile });
        }
        if with_land {
            known.load_homes(db, ids).await?;
        }
        Ok(known)
    }

    async fn load_homes(&mut self, db: &mut Connection, ids: &[PersonId]) -> Result<(), Failure> {
        self.homes = db.list_households_of(ids).await?.into_iter().collect();
        let mut households: Vec<HouseholdId> = self.homes.values().copied().collect();
        households.sort_unstable();
        households.dedup();
        let read = db.list_households(&households).await?;
        self.households = read.into_iter().map(|one| (one.id, one)).collect();
        self.losses = db.list_land_losses(&households).await?;
        Ok(())
    }

    /// The file of whoever has this number.
    pub fn record(&self, id: ResidentId) -> Option<&PersonRecord> {
        self.records.get(&id)
    }

    /// The file of a person.
    pub fn file(&self, person: PersonId) -> Option<&PersonRecord> {
        self.record(*self.numbers.get(&person)?)
    }

    /// The household of a person.
    pub fn household_of(&self, person: Option<PersonId>) -> Option<&Household> {
        self.household(*self.homes.get(&person?)?)
    }

    /// A household.
    pub fn household(&self, id: HouseholdId) -> Option<&Household> {
        self.households.get(&id)
    }

    /// Whether a loss is written down already.
    pub fn has_lost(&self, id: HouseholdId, land: &LandSaid) -> bool {
        let same = |loss: &LandLoss| {
            loss.household == id
                && (loss.project.as_str(), loss.approved_on, loss.before, loss.after)
                    == (land.project.as_str(), land.approved_on, land.before, land.after)
        };
        self.losses.iter().any(same)
    }
}
