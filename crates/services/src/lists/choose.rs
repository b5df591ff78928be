//! Whose file a row is that looks like somebody: said by an officer, and the row laid beside that file, or beside none.

use super::known::Known;
use super::preview::{Desk, lay, outside, proven};
use super::rolls::common_home;
use super::view::{hold_list_for, scope_of};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{HouseholdId, ListId, ListRowId, PersonId};
use domain::list::{Choice, LandSaid, ListRow, ListState, RowState};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::Transaction;

impl Services {
    /// Lays a row that looks like somebody beside that person's file, or beside none.
    pub(super) async fn lay_again(
        &self,
        who: &Actor,
        id: ListId,
        row: ListRowId,
        person: Option<PersonId>,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = hold_list_for(&mut change, who, id).await?;
        let mut row = change.find_list_row(row).await?.ok_or(Refusal::NotFound)?;
        let asked = person.is_none_or(|person| row.candidates.iter().any(|one| one.person == person));
        if row.list != id || row.candidates.is_empty() || !asked {
            return Err(Refusal::NotFound.into());
        }
        if batch.state != ListState::Ready || row.outcome.is_some() {
            return Err(Refusal::Changed.into());
        }
        let person = match person {
            // The file may have been made one with another since.
            Some(person) => Some(change.find_merged_into(person).await?.unwrap_or(person)),
            None => None,
        };
        if let Some(person) = person
            && change.has_other_list_row(&row, person).await?
        {
            return Err(Refusal::field("choice", Problem::Taken).into());
        }
        let params = self.params().await?;
        let desk = Desk {
            batch: &batch,
            scope: scope_of(who)?,
            params: &params,
            today: day_in_shanghai(self.clock.now()),
        };
        row.choice = Some(if person.is_some() {
            Choice::Same
        } else {
            Choice::New
        });
        lay_beside(&mut change, &mut row, person, &desk).await?;
        change.set_list_counts(id).await?;
        change.unsettle_list(id).await?;
        let detail = json!({ "row": row.number, "choice": row.choice });
        self.note(&mut change, who, "choose", id, detail).await?;
        Ok(change.commit().await?)
    }
}

/// Lays a row beside a file, or none, and with it the rows of its household, whose home that may change.
async fn lay_beside(
    change: &mut Transaction,
    row: &mut ListRow,
    person: Option<PersonId>,
    desk: &Desk<'_>,
) -> Result<(), Failure> {
    let said = row.said.clone().ok_or(Refusal::Changed)?;
    let others = others_of_home(change, row).await?;
    let files = others.iter().filter_map(file_of).chain(person);
    let known = Known::beside(change, &files.collect::<Vec<_>>(), &[said.resident_id]).await?;
    let record = person.and_then(|person| known.file(person));
    if person.is_some() && record.is_none() {
        return Err(Refusal::Changed.into());
    }
    if outside(&said, record, desk).is_some() {
        return Err(Refusal::NotAllowed.into());
    }
    let own = |file: Option<PersonId>| known.household_of(file).map(|home| home.id);
    let of_other = |one: &'_ ListRow| Some((land_of(one)?.clone(), own(file_of(one))?));
    let mut homes: Vec<(LandSaid, HouseholdId)> = others.iter().filter_map(of_other).collect();
    homes.extend(land_of(row).cloned().zip(own(person)));
    let common = common_home(homes.iter().map(|(land, id)| (land, *id)));
    let home_of = |one: &ListRow, file: Option<PersonId>| {
        let roll = one.roll.unwrap_or(HouseholdId(one.id.0));
        land_of(one).map(|_| own(file).or(common).unwrap_or(roll))
    };
    let said = proven(said, record, desk);
    let home = home_of(row, person);
    lay(row, said, record, (&known, home), desk);
    row.ticked = row.state.goes_in();
    change.set_list_row(row).await?;
    for mut one in others {
        let file = file_of(&one);
        let home = home_of(&one, file);
        if one.household != home {
            lay_other(
                &mut one,
                file.and_then(|file| known.file(file)),
                (&known, home),
                desk,
            );
            change.set_list_row(&one).await?;
        }
    }
    Ok(())
}

/// The other rows of the row's household in the roll of which something can still come.
async fn others_of_home(change: &mut Transaction, row: &ListRow) -> Result<Vec<ListRow>, Failure> {
    let Some(roll) = row.roll.filter(|_| land_of(row).is_some()) else {
        return Ok(Vec::new());
    };
    let mut rows = change.list_rows_of_roll(row.list, roll).await?;
    rows.retain(|one| one.id != row.id && one.state != RowState::Refused && one.outcome.is_none());
    Ok(rows)
}

/// Lays another row of the household beside its own file, as before, and beside another home.
fn lay_other(
    row: &mut ListRow,
    record: Option<&PersonRecord>,
    (known, home): (&Known, Option<HouseholdId>),
    desk: &Desk<'_>,
) {
    row.household = home;
    if row.state == RowState::LookAlike || (record.is_none() && row.state != RowState::New) {
        return;
    }
    if let Some(said) = row.said.clone() {
        lay(row, said, record, (known, home), desk);
        row.ticked &= row.state.goes_in();
    }
}

/// The file that a row was found to be of; nobody's where it is of somebody new, or nobody has said yet.
fn file_of(row: &ListRow) -> Option<PersonId> {
    let is_of_file = matches!(row.state, RowState::Same | RowState::Changed);
    row.person.filter(|_| is_of_file)
}

fn land_of(row: &ListRow) -> Option<&LandSaid> {
    row.said.as_ref()?.land.as_ref()
}
