//! Writing what was ticked: one transaction for the whole list, so that it is in as a whole or not at all.

use super::advance_list;
use super::known::Known;
use super::land::Homes;
use crate::finding::keep_keys;
use crate::person_file::history_of;
use crate::{AreaBook, Failure, Services};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource};
use domain::clock::day_in_shanghai;
use domain::history::FieldChange;
use domain::ids::{ListRowId, PersonId};
use domain::list::{ListBatch, ListRow, ListState, Outcome, RowState, still_stands, write_cells};
use domain::person::{Category, CategorySet, Person};
use domain::profile::{PersonRecord, Profile};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{AuditLine, Imported, Lock, Transaction};

/// Rows written at once.
const PORTION: u32 = 1_000;

impl Services {
    /// Writes what is ticked of a list that somebody wants written. `told` hears how far it is, 0–1.
    pub(super) async fn write_list(
        &self,
        batch: &ListBatch,
        told: &(dyn Fn(f64) + Sync),
    ) -> Result<(), Failure> {
        let Some(by) = batch.applied.clone() else {
            return Err(Failure::message("nobody has asked for this list to be written"));
        };
        let mut change = self.db.begin().await?;
        change.lock(Lock::Import).await?;
        let held = self.hold_and_unsettle(&mut change, batch).await?;
        if held.is_none_or(|held| held.state != ListState::Applying) {
            // Another program has done it.
            return Ok(());
        }
        let counts = change.count_list_rows(batch.id).await?;
        let ticked: u32 = counts.iter().filter(|one| one.ticked).map(|one| one.count).sum();
        // Places end under the same lock.
        self.notice_areas().await?;
        let book = self.area_book().await?;
        let mut writer = Writer {
            services: self,
            batch,
            by: by.by.clone(),
            at: by.at,
            today: day_in_shanghai(by.at),
            homes: Homes::new(book.clone()),
            book,
            files: HashSet::new(),
            numbers: HashSet::new(),
            written: 0,
            conflicts: 0,
        };
        let mut after = 0;
        loop {
            let rows = change.list_rows_to_write(batch.id, after, PORTION).await?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            writer.write(&mut change, &rows).await?;
            told(f64::from(writer.written + writer.conflicts) / f64::from(ticked.max(1)));
        }
        writer.homes.appoint_heads(&mut change).await?;
        advance_list(&mut change, batch.id, ListState::Applying, ListState::Applied).await?;
        change.set_list_counts(batch.id).await?;
        let detail = json!({ "written": writer.written, "conflicts": writer.conflicts });
        change
            .add_audit(&line("apply", batch, &by.by, by.at, detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// An audit line about a list.
pub(super) fn line(
    verb: &str,
    batch: &ListBatch,
    by: &str,
    at: DateTime<Utc>,
    detail: serde_json::Value,
) -> AuditLine {
    AuditLine {
        at,
        actor: by.to_owned(),
        verb: verb.to_owned(),
        noun: "list".to_owned(),
        noun_id: batch.id.to_string(),
        detail,
    }
}

/// Writes portions of one list.
struct Writer<'a> {
    services: &'a Services,
    batch: &'a ListBatch,
    by: String,
    at: DateTime<Utc>,
    today: NaiveDate,
    homes: Homes,
    /// Where places went that have ended since the list came.
    book: Arc<AreaBook>,
    /// Files written by this list.
    files: HashSet<PersonId>,
    /// Numbers given out by this list.
    numbers: HashSet<String>,
    written: u32,
    conflicts: u32,
}

/// A row that goes in: the record before, if there was one, and after.
struct Going<'a> {
    row: &'a ListRow,
    before: Option<PersonRecord>,
    after: PersonRecord,
}

impl Writer<'_> {
    async fn write(&mut self, change: &mut Transaction, rows: &[ListRow]) -> Result<(), Failure> {
        let concerned: Vec<PersonId> = rows.iter().filter_map(|row| row.person).collect();
        change.hold_people(&concerned).await?;
        let known = Known::of(change, &concerned, self.tells_of_land()).await?;
        let taken = taken(change, rows).await?;
        self.homes.load(change, rows).await?;
        let (mut going, mut refused) = (Vec::new(), Vec::new());
        for row in rows {
            let own = known.household_of(row.person);
            match self.going(row, &known, &taken) {
                // No file is written twice by one list.
                Some(one) if self.homes.agrees(row, own) && self.files.insert(one.after.person.id) => {
                    going.push(one);
                }
                _ => refused.push(row.id),
            }
        }
        self.put(change, &going).await?;
        let elsewhere: Vec<&Person> = going
            .iter()
            .filter(|one| lives_elsewhere(one))
            .map(|one| &one.after.person)
            .collect();
        self.services.settle_owners_of(change, &elsewhere).await?;
        let words = (self.batch, self.by.as_str(), self.at);
        let told: Vec<&ListRow> = going.iter().map(|one| one.row).collect();
        self.homes.take(told, words, self.services.ids.as_ref());
        self.homes.write(change).await?;
        let written: Vec<ListRowId> = going.iter().map(|one| one.row.id).collect();
        change.set_list_outcomes(&written, Outcome::Written).await?;
        let people: Vec<PersonId> = going.iter().map(|one| one.after.person.id).collect();
        change.add_tasks_due(&people).await?;
        change.set_list_outcomes(&refused, Outcome::Conflict).await?;
        self.written += written.len() as u32;
        self.conflicts += refused.len() as u32;
        Ok(())
    }

    fn tells_of_land(&self) -> bool {
        self.batch.register == domain::list::Register::Land
    }

    /// The row as it goes in; `None` when the register is no longer what the row was laid beside.
    fn going<'r>(
        &mut self,
        row: &'r ListRow,
        known: &Known,
        taken: &HashMap<domain::values::ResidentId, PersonId>,
    ) -> Option<Going<'r>> {
        let said = row.said.as_ref()?;
        let holder = taken.get(&said.resident_id);
        if row.state == RowState::New {
            let id = PersonId(row.id.0);
            let no = self.fresh_no();
            let mut after = said.blank(id, no, self.batch.area);
            write_cells(&row.cells, &mut after).ok()?;
            self.book.follow(&mut after.person);
            return holder.is_none().then_some(Going {
                row,
                before: None,
                after,
            });
        }
        let before = known.file(row.person?)?;
        let is_seen = Some(before.person.version) == row.person_version && still_stands(&row.cells, before);
        let mut after = before.clone();
        write_cells(&row.cells, &mut after).ok()?;
        self.book.follow(&mut after.person);
        // A number that leads to the file from one that was made one with it is not free.
        let is_own = if after.person.resident_id == before.person.resident_id {
            holder.is_none_or(|holder| *holder == before.person.id)
        } else {
            holder.is_none()
        };
        (is_seen && is_own).then(|| Going {
            row,
            before: Some(before.clone()),
            after,
        })
    }

    /// A number nobody has: the day, and eight signs by chance.
    fn fresh_no(&mut self) -> String {
        const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        loop {
            let chance = self.services.ids.chance();
            let tail: String = chance
                .iter()
                .take(8)
                .map(|byte| char::from(SIGNS[usize::from(byte & 31)]))
                .collect();
            let no = format!("L{}-{tail}", self.today.format("%y%m%d"));
            if self.numbers.insert(no.clone()) {
                return no;
            }
        }
    }

    /// Files, profiles, keys, history, spells.
    async fn put(&self, change: &mut Transaction, going: &[Going<'_>]) -> Result<(), Failure> {
        let record = |one: &Going<'_>| Imported::from(one.after.person.clone());
        let (changed, new): (Vec<&Going<'_>>, Vec<&Going<'_>>) =
            going.iter().partition(|one| one.before.is_some());
        let changed: Vec<&Going<'_>> = changed.into_iter().filter(|one| touches_person(one)).collect();
        change
            .add_people(&new.iter().map(|one| record(one)).collect::<Vec<_>>())
            .await?;
        change
            .set_people(&changed.iter().map(|one| record(one)).collect::<Vec<_>>())
            .await?;
        let both = || new.iter().chain(&changed);
        let profiles: Vec<(PersonId, Profile)> = both()
            .filter(|one| profile_before(one) != one.after.profile)
            .map(|one| (one.after.person.id, one.after.profile.clone()))
            .collect();
        change.set_person_profiles(&profiles).await?;
        let found_otherwise = both().filter(|one| is_found_otherwise(one));
        keep_keys(change, found_otherwise.map(|one| &one.after.person)).await?;
        let document = self.batch.document();
        let history: Vec<FieldChange> = both()
            .flat_map(|one| signed_history(one.before.as_ref(), &one.after, (&self.by, self.at), &document))
            .collect();
        change.add_field_changes(&history).await?;
        self.put_spells(change, &changed, both().copied()).await
    }

    async fn put_spells<'g>(
        &self,
        change: &mut Transaction,
        changed: &[&'g Going<'g>],
        going: impl Iterator<Item = &'g Going<'g>>,
    ) -> Result<(), Failure> {
        let ids: Vec<PersonId> = changed.iter().map(|one| one.after.person.id).collect();
        let mut had: HashMap<PersonId, Vec<CategoryPeriod>> = HashMap::new();
        for period in change.list_category_periods_of(&ids).await? {
            had.entry(period.person).or_default().push(period);
        }
        let mut spells = Vec::new();
        for one in going {
            let person = &one.after.person;
            let before = one.before.as_ref().map(|before| before.person.categories);
            let had = had.get(&person.id).map_or(&[][..], Vec::as_slice);
            for category in came(before.unwrap_or_default(), person.categories) {
                spells.push(self.spell(person, category, had));
            }
        }
        Ok(change.add_category_periods(&spells).await?)
    }

    /// A spell that begins on the day of the list; where one of the same group has held or begun since, on today, or on
    /// the first day after on which none begins.
    fn spell(&self, person: &Person, category: Category, had: &[CategoryPeriod]) -> CategoryPeriod {
        let listed = self.batch.listed_on.min(self.today);
        let held = || {
            let real =
                |period: &&CategoryPeriod| period.valid_to.is_none_or(|last| last >= period.valid_from);
            had.iter()
                .filter(move |period| period.category == category)
                .filter(real)
        };
        let is_free = held().all(|period| period.valid_to.is_some_and(|last| last < listed));
        let first = if is_free { listed } else { self.today };
        let begins = |day: &NaiveDate| held().any(|period| period.valid_from == *day);
        let days = std::iter::successors(Some(first), NaiveDate::succ_opt);
        let valid_from = days.take(366).find(|day| !begins(day)).unwrap_or(first);
        CategoryPeriod {
            person: person.id,
            category,
            valid_from,
            valid_to: None,
            source: CategorySource::Import,
            document: self.batch.document(),
            recognised_by: self.by.clone(),
            recognition: None,
            recorded_on: self.today,
        }
    }
}

/// Who has the numbers that these rows tell, by now.
async fn taken(
    change: &mut Transaction,
    rows: &[ListRow],
) -> Result<HashMap<domain::values::ResidentId, PersonId>, Failure> {
    let said = rows.iter().filter_map(|row| row.said.as_ref());
    let numbers: Vec<domain::values::ResidentId> = said.map(|said| said.resident_id).collect();
    Known::holders(change, &numbers).await
}

/// The history of a record that a list has changed.
pub(super) fn signed_history(
    before: Option<&PersonRecord>,
    after: &PersonRecord,
    (by, at): (&str, DateTime<Utc>),
    why: &str,
) -> Vec<FieldChange> {
    let mut history = history_of(before, after, (&Actor::Worker, at), why);
    for change in &mut history {
        by.clone_into(&mut change.actor);
    }
    history
}

/// The groups that came.
pub(super) fn came(before: CategorySet, after: CategorySet) -> impl Iterator<Item = Category> {
    after.iter().filter(move |category| !before.has(*category))
}

/// Whether a row changes the file itself, and not the household alone.
fn touches_person(one: &Going<'_>) -> bool {
    one.row.cells.iter().any(|cell| cell.person_field().is_some())
}

fn profile_before(one: &Going<'_>) -> Profile {
    let before = one.before.as_ref();
    before.map(|before| before.profile.clone()).unwrap_or_default()
}

/// Whether somebody is new, or has moved.
fn lives_elsewhere(one: &Going<'_>) -> bool {
    let before = one.before.as_ref();
    before.is_none_or(|before| before.person.living_area != one.after.person.living_area)
}

/// Whether name or home changed, by which people are found.
fn is_found_otherwise(one: &Going<'_>) -> bool {
    let after = &one.after.person;
    one.before.as_ref().is_none_or(|before| {
        (&before.person.name, before.person.living_area) != (&after.name, after.living_area)
    })
}
