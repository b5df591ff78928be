//! Households of a roll of acquired land: which one a row tells of, in whatever order the rows stand.

use super::known::Known;
use super::preview::{Desk, outside};
use super::reading::ReadRow;
use crate::Failure;
use domain::household::Relation;
use domain::ids::{HouseholdId, ListRowId};
use domain::list::{LandSaid, Register, RowFault, Said};
use std::collections::HashMap;
use store::Connection;

/// Rows looked through at once.
const PORTION: usize = 1_000;

/// What the rows of a roll say together of its households, by the number the roll gives them.
#[derive(Default)]
pub(super) struct Rolls(HashMap<String, Told>);

#[derive(Default)]
struct Told {
    home: Option<Home>,
    heads: Option<u16>,
}

/// A household that is there and that somebody of the roll's belongs to; what whoever is said to be the head belongs to
/// comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Home {
    is_of_member: bool,
    id: HouseholdId,
}

impl Rolls {
    /// Looks through all rows of a roll.
    pub async fn read(db: &mut Connection, desk: &Desk<'_>, rows: &[ReadRow]) -> Result<Self, Failure> {
        let mut rolls = Self::default();
        if desk.batch.register != Register::Land {
            return Ok(rolls);
        }
        for portion in rows.chunks(PORTION) {
            let said: Vec<&Said> = portion.iter().filter_map(|row| row.said.as_ref().ok()).collect();
            let known = Known::load(db, &said, &[]).await?;
            for one in said {
                let record = known.record(one.resident_id);
                if outside(one, record, desk).is_none() {
                    let own = known.household_of(record.map(|record| record.person.id));
                    rolls.hear(one, own.map(|own| own.id));
                }
            }
        }
        Ok(rolls)
    }

    fn hear(&mut self, said: &Said, own: Option<HouseholdId>) {
        let Some(land) = said.land.as_ref().filter(|land| !land.household.is_empty()) else {
            return;
        };
        let told = self.0.entry(land.household.clone()).or_default();
        told.heads = told.heads.or(land.heads);
        told.home = [told.home, own.map(|id| Home::of(land, id))]
            .into_iter()
            .flatten()
            .min();
    }

    /// The households that these rows come into and that are there.
    pub fn homes(&self, said: &[&Said]) -> Vec<HouseholdId> {
        let told = said
            .iter()
            .filter_map(|said| self.0.get(&said.land.as_ref()?.household));
        told.filter_map(|told| Some(told.home?.id)).collect()
    }
}

impl Home {
    fn of(land: &LandSaid, id: HouseholdId) -> Self {
        Self {
            is_of_member: land.relation != Some(Relation::Head),
            id,
        }
    }
}

/// The household that people of one household of a roll come into who belong to none: that of whoever is said to be the
/// head, or else of anybody.
pub(super) fn common_home<'a>(
    members: impl Iterator<Item = (&'a LandSaid, HouseholdId)>,
) -> Option<HouseholdId> {
    members
        .map(|(land, own)| Home::of(land, own))
        .min()
        .map(|home| home.id)
}

/// The households told of so far.
#[derive(Default)]
pub(super) struct Homes {
    rolls: Rolls,
    /// The household that the rows of a number would found together.
    fresh: HashMap<String, HouseholdId>,
    said: HashMap<HouseholdId, LandSaid>,
}

impl Homes {
    /// Nothing is told of yet.
    pub fn new(rolls: Rolls) -> Self {
        Self {
            rolls,
            ..Self::default()
        }
    }

    /// The households that these rows come into and that are there.
    pub fn there(&self, said: &[&Said]) -> Vec<HouseholdId> {
        self.rolls.homes(said)
    }

    /// The household a row tells of, and the one that the rows of its number would found. What one row of a number says of
    /// the agricultural members, all say.
    pub fn of(
        &mut self,
        said: &mut Said,
        own: Option<HouseholdId>,
        row: ListRowId,
    ) -> Result<Option<(HouseholdId, HouseholdId)>, (String, RowFault)> {
        let Some(land) = &mut said.land else {
            return Ok(None);
        };
        let told = self.rolls.0.get(&land.household);
        land.heads = land.heads.or(told.and_then(|told| told.heads));
        let fresh = HouseholdId(row.0);
        let roll = if land.household.is_empty() {
            fresh
        } else {
            *self.fresh.entry(land.household.clone()).or_insert(fresh)
        };
        let common = told.and_then(|told| told.home).map(|home| home.id);
        let id = own.or(common).unwrap_or(roll);
        let first = self.said.entry(id).or_insert_with(|| land.clone());
        first.heads = first.heads.or(land.heads);
        if first.agrees(land) {
            Ok(Some((id, roll)))
        } else {
            Err(("household_no".to_owned(), RowFault::HouseholdDiffers))
        }
    }
}
