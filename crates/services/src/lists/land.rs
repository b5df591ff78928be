//! Households that a roll of acquired land tells of: founded, joined, and their land.

use crate::{AreaBook, Failure};
use chrono::{DateTime, Utc};
use domain::clock::day_in_shanghai;
use domain::history::FieldChange;
use domain::household::{Household, HouseholdField, Member, Relation};
use domain::ids::{HouseholdId, IdSource, LandLossId, MemberId, PersonId};
use domain::list::{CellOf, LandSaid, ListBatch, ListRow};
use domain::refusal::Refusal;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{LandLoss, Transaction};

/// Households under the hands of a list.
#[derive(Default)]
pub(super) struct Homes {
    /// Where places went that have ended since the list came.
    book: Arc<AreaBook>,
    there: HashMap<HouseholdId, Household>,
    with_head: HashSet<HouseholdId>,
    /// Who came first into a household that has no head yet.
    first: HashMap<HouseholdId, MemberId>,
    founded: Vec<Household>,
    changed: Vec<Household>,
    members: Vec<Member>,
    losses: Vec<LandLoss>,
    history: Vec<FieldChange>,
}

impl Homes {
    /// None yet.
    pub fn new(book: Arc<AreaBook>) -> Self {
        Self {
            book,
            ..Self::default()
        }
    }

    /// Reads the households that rows tell of and that are there.
    pub async fn load(&mut self, change: &mut Transaction, rows: &[ListRow]) -> Result<(), Failure> {
        let ids: HashSet<HouseholdId> = rows.iter().filter_map(|row| row.household).collect();
        let unread: Vec<HouseholdId> = ids
            .into_iter()
            .filter(|id| !self.there.contains_key(id))
            .collect();
        change.hold_households(&unread).await?;
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
                .filter_map(|cell| Some((cell.household_field()?, &cell.old, &cell.new)));
            // Another row of the household has written it already, or nobody has.
            fields.into_iter().all(|(field, old, new)| {
                let now = field.text(home);
                now == *old || now == *new
            })
        });
        stands
            && if joins {
                belongs.is_none()
            } else {
                belongs == Some(id)
            }
    }

    /// Takes rows that go in. Those of heads come first, wherever they stand: a household lies where its head lives.
    pub fn take(
        &mut self,
        mut rows: Vec<&ListRow>,
        words: (&ListBatch, &str, DateTime<Utc>),
        ids: &dyn IdSource,
    ) {
        rows.sort_by_key(|row| !is_of_head(row));
        for row in rows {
            self.take_row(row, words, ids);
        }
    }

    fn take_row(
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
        let tells = row.cells.iter().any(|cell| cell.household_field().is_some());
        if let Some(before) = self.there.get(&id).cloned() {
            let home = land.onto(&before);
            // Another row of the household may have told it.
            if tells && home != before {
                let changed = HouseholdField::changed(&before, &home);
                let version = before.version + 1;
                self.history
                    .extend(changed.map(|field| told(field, &before, &home, version)));
                self.changed.push(home.clone());
                self.there.insert(id, Household { version, ..home });
            }
        } else {
            let area = self.book.current(said.area().unwrap_or(batch.area));
            let blank = LandSaid::blank(id, area, said.address.as_deref().unwrap_or_default());
            let home = land.onto(&blank);
            let changed = HouseholdField::changed(&blank, &home);
            self.history
                .extend(changed.map(|field| told(field, &blank, &home, home.version)));
            self.there.insert(id, home.clone());
            self.founded.push(home);
        }
        if row.cells.iter().any(|cell| cell.of == CellOf::Member) {
            let member = self.member(id, person, land, at, ids);
            self.members.push(member);
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

    /// A membership; a household has one head, the first who is said to be it, or else the first of all.
    fn member(
        &mut self,
        household: HouseholdId,
        person: PersonId,
        land: &LandSaid,
        at: DateTime<Utc>,
        ids: &dyn IdSource,
    ) -> Member {
        let id = MemberId::new(ids, at);
        let relation = match land.relation.unwrap_or(Relation::Other) {
            Relation::Head if self.with_head.insert(household) => {
                self.first.remove(&household);
                Relation::Head
            }
            Relation::Head => Relation::Other,
            other => {
                if !self.with_head.contains(&household) {
                    self.first.entry(household).or_insert(id);
                }
                other
            }
        };
        Member {
            id,
            household,
            person: Some(person),
            name: String::new(),
            birth_year: None,
            relation,
            joined_on: day_in_shanghai(at),
            left_on: None,
        }
    }

    /// Makes whoever came first the head of a household in which nobody is said to be it. To be called at the end.
    pub async fn appoint_heads(&mut self, change: &mut Transaction) -> Result<(), Failure> {
        for (_, first) in std::mem::take(&mut self.first) {
            change.set_household_relation(first, Relation::Head).await?;
        }
        Ok(())
    }

    /// Writes what was taken since the last time.
    pub async fn write(&mut self, change: &mut Transaction) -> Result<(), Failure> {
        change.add_households(&std::mem::take(&mut self.founded)).await?;
        for home in std::mem::take(&mut self.changed) {
            if !change.set_household(&home).await? {
                return Err(Refusal::Changed.into());
            }
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

fn is_of_head(row: &ListRow) -> bool {
    let land = row.said.as_ref().and_then(|said| said.land.as_ref());
    land.is_some_and(|land| land.relation == Some(Relation::Head))
}
