//! What the register knows of the people of a portion of rows.

use crate::Failure;
use domain::household::Household;
use domain::ids::{HouseholdId, PersonId};
use domain::list::{LandSaid, Said};
use domain::person::Person;
use domain::profile::{PersonRecord, Profile};
use domain::values::ResidentId;
use std::collections::HashMap;
use store::{Connection, LandLoss};

/// Files, whose numbers are whose, and households where the rows tell of land.
#[derive(Default)]
pub(super) struct Known {
    records: HashMap<PersonId, PersonRecord>,
    /// Who has a number, or had it on a file that was made one with theirs.
    holders: HashMap<ResidentId, PersonId>,
    homes: HashMap<PersonId, HouseholdId>,
    households: HashMap<HouseholdId, Household>,
    losses: Vec<LandLoss>,
}

impl Known {
    /// Reads whoever these rows name, and these households besides. Numbers are found by their marks; only files that are
    /// found are unsealed.
    pub async fn load(
        db: &mut Connection,
        said: &[&Said],
        households: &[HouseholdId],
    ) -> Result<Self, Failure> {
        let numbers: Vec<ResidentId> = said.iter().map(|said| said.resident_id).collect();
        let holders = Self::holders(db, &numbers).await?;
        let ids: Vec<PersonId> = holders.values().copied().collect();
        let mut known = Self::of(db, &ids, false).await?;
        if said.iter().any(|said| said.land.is_some()) {
            known.load_homes(db, &ids, households).await?;
        }
        known.holders = holders;
        Ok(known)
    }

    /// Reads these people, and who has these numbers.
    pub async fn beside(
        db: &mut Connection,
        people: &[PersonId],
        numbers: &[ResidentId],
    ) -> Result<Self, Failure> {
        let holders = Self::holders(db, numbers).await?;
        let mut known = Self::of(db, people, true).await?;
        known.holders = holders;
        Ok(known)
    }

    /// Who has these numbers: the file that stands, where one with the number was made one with another.
    pub async fn holders(
        db: &mut Connection,
        numbers: &[ResidentId],
    ) -> Result<HashMap<ResidentId, PersonId>, Failure> {
        let ring = db.ring().await?;
        let marked = |number: &ResidentId| (ring.resident_mark(*number), *number);
        let by_mark: HashMap<[u8; 16], ResidentId> = numbers.iter().map(marked).collect();
        let marks: Vec<[u8; 16]> = by_mark.keys().copied().collect();
        let found = db.list_people_by_resident_marks(&marks).await?;
        let holder = |(mark, id)| Some((*by_mark.get(&mark)?, id));
        Ok(found.into_iter().filter_map(holder).collect())
    }

    /// Reads these people.
    pub async fn of(db: &mut Connection, ids: &[PersonId], with_land: bool) -> Result<Self, Failure> {
        let mut profiles: HashMap<PersonId, Profile> =
            db.list_person_profiles(ids).await?.into_iter().collect();
        let people = db.list_people(ids).await?;
        let mut known = Self::default();
        for person in people {
            let profile = profiles.remove(&person.id).unwrap_or_default();
            known.records.insert(person.id, PersonRecord { person, profile });
        }
        if with_land {
            known.load_homes(db, ids, &[]).await?;
        }
        Ok(known)
    }

    async fn load_homes(
        &mut self,
        db: &mut Connection,
        ids: &[PersonId],
        others: &[HouseholdId],
    ) -> Result<(), Failure> {
        self.homes = db.list_households_of(ids).await?.into_iter().collect();
        let mut households: Vec<HouseholdId> = self.homes.values().chain(others).copied().collect();
        households.sort_unstable();
        households.dedup();
        let read = db.list_households(&households).await?;
        self.households = read.into_iter().map(|one| (one.id, one)).collect();
        self.losses = db.list_land_losses(&households).await?;
        Ok(())
    }

    /// The file of whoever has this number.
    pub fn record(&self, number: ResidentId) -> Option<&PersonRecord> {
        self.file(*self.holders.get(&number)?)
    }

    /// The file of a person.
    pub fn file(&self, person: PersonId) -> Option<&PersonRecord> {
        self.records.get(&person)
    }

    /// Whether a number leads to this file because it stood on one that was made one with it.
    pub fn is_former_number(&self, number: ResidentId, file: &Person) -> bool {
        number != file.resident_id && self.holders.get(&number) == Some(&file.id)
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
