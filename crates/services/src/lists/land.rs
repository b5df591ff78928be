//! Households that a roll of acquired land tells of: founded, joined, and their land.

use crate::Failure;
use chrono::{DateTime, Utc};
use domain::clock::day_in_shanghai;
use domain::history::FieldChange;
use domain::household::{Household, HouseholdField, Member, Relation};
use domain::ids::{HouseholdId, IdSource, LandLossId, MemberId, PersonId};
use domain::list::{CellOf, LandSaid, ListBatch, ListRow};
use std::collections::{HashMap, HashSet};
use store::{LandLoss, Transaction};

/// Households under the hands of a list.
#[derive(Default)]
pub(super) struct Homes {
    there: HashMap<HouseholdId, Household>,
    with_head: HashSet<HouseholdId>,
    founded: Vec<Household>,
    changed: Vec<Household>,
    members: Vec<Member>,
    losses: Vec<LandLoss>,
    history: Vec<FieldChange>,
}

impl Homes {
    /// Reads the households that rows tell of and that are there.
    pub async fn load(&mut self, change: &mut Transaction, rows: &[ListRow]) -> Result<(), Failure> {
        let ids: HashSet<HouseholdId> = rows.iter().filter_map(|row| row.household).collect();
        let unread: Vec<HouseholdId> = ids
            .into_iter()
            .filter(|id| !self.there.contains_key(id))
            .collect();
        for one in change.list_households(&unread).await? {
            self.with_head.insert(one.id);
            self.there.insert(one.id, one);
        }
        Ok(())
    }

    /// Whether the land still is what a row was laid beside, and the person still belongs where they did.
    pub fn agrees(&self, row: &ListRow, own: Option<&Household>) -> bool {
        let Some(id) = row.household else {
            return true;
        };
        let joins = row.cells.iter().any(|cell| cell.of == CellOf::Member);
        let belongs = own.map(|own| own.id);
        let stands = self.there.get(&id).is_none_or(|home| {
            let fields = row
                .cells
                .iter()
                .filter_map(|cell| Some((cell.household_field()?, &cell.old)));
            fields.into_iter().all(|(field, old)| field.text(home) == *old)
        });
        stands
            && if joins {
                belongs.is_none()
            } else {
                belongs == Some(id)
            }
    }

    /// Takes a row that goes in.
    pub fn take(
        &mut self,
        row: &ListRow,
        (batch, by, at): (&ListBatch, &str, DateTime<Utc>),
        ids: &dyn IdSource,
    ) {
        let (Some(id), Some(said), Some(person)) = (row.household, &row.said, row.person) else {
            return;
        };
        let Some(land) = &said.land else { return };
        let told = |field: HouseholdField, old: &Household, new: &Household, version| FieldChange {
            noun: "household".to_owned(),
            id: id.0,
            version,
            field: field.code().to_owned(),
            old: field.text(old),
            new: field.text(new),
            at,
            actor: by.to_owned(),
            why: batch.document(),
        };
        let joins = row.cells.iter().any(|cell| cell.of == CellOf::Member);
        let tells = row.cells.iter().any(|cell| cell.household_field().is_some());
        match self.there.get(&id).cloned() {
            None => {
                let area = said.area().unwrap_or(batch.area);
                let blank = LandSaid::blank(id, area, said.address.as_deref().unwrap_or_default());
                let home = land.onto(&blank);
                let changed = HouseholdField::changed(&blank, &home);
                self.history
                    .extend(changed.map(|field| told(field, &blank, &home, home.version)));
                self.there.insert(id, home.clone());
                self.founded.push(home);
            }
            Some(before) if tells => {
                let home = land.onto(&before);
                let changed = HouseholdField::changed(&before, &home);
                let version = before.version + 1;
                self.history
                    .extend(changed.map(|field| told(field, &before, &home, version)));
                self.changed.push(home.clone());
                self.there.insert(id, Household { version, ..home });
            }
            Some(_) => {}
        }
        if joins {
            self.members.push(self.member(id, person, land, at, ids));
            self.with_head.insert(id);
        }
        if row.cells.iter().any(|cell| cell.of == CellOf::LandLoss) {
            self.losses.push(LandLoss {
                id: LandLossId::new(ids, at),
                household: id,
                project: land.project.clone(),
                approved_on: land.approved_on,
                before: land.before,
                after: land.after,
                list: Some(batch.id),
                at,
            });
        }
    }

    /// A membership; a household has one head, the first who is said to be it, or the first of all.
    fn member(
        &self,
        household: HouseholdId,
        person: PersonId,
        land: &LandSaid,
        at: DateTime<Utc>,
        ids: &dyn IdSource,
    ) -> Member {
        let stated = land.relation.unwrap_or(Relation::Other);
        let relation = match (self.with_head.contains(&household), stated) {
            (false, _) => Relation::Head,
            (true, Relation::Head) => Relation::Other,
            (true, other) => other,
        };
        Member {
            id: MemberId::new(ids, at),
            household,
            person: Some(person),
            name: String::new(),
            birth_year: None,
            relation,
            joined_on: day_in_shanghai(at),
            left_on: None,
        }
    }

    /// Writes what was taken since the last time.
    pub async fn write(&mut self, change: &mut Transaction) -> Result<(), Failure> {
        change.add_households(&std::mem::take(&mut self.founded)).await?;
        for home in std::mem::take(&mut self.changed) {
            change.set_household(&home).await?;
        }
        change
            .add_household_members(&std::mem::take(&mut self.members))
            .await?;
        change.add_land_losses(&std::mem::take(&mut self.losses)).await?;
        Ok(change
            .add_field_changes(&std::mem::take(&mut self.history))
            .await?)
    }
}
