//! Taking a list back: where nothing has changed since, what it wrote becomes what it was; the rest stays, and is named.

use super::advance_list;
use super::apply::{came, line, signed_history};
use super::known::Known;
use crate::finding::keep_keys;
use crate::{AreaBook, Failure, Services};
use chrono::{DateTime, NaiveDate, Utc};
use domain::category::{CategoryPeriod, CategorySource};
use domain::clock::day_in_shanghai;
use domain::history::FieldChange;
use domain::household::{Household, HouseholdField};
use domain::ids::{HouseholdId, ListRowId, PersonId};
use domain::list::{Cell, CellOf, ListBatch, ListRow, ListState, Outcome, RowState};
use domain::person::{Category, CategorySet, Person};
use domain::person_field::PersonField;
use domain::profile::PersonRecord;
use domain::refusal::Refusal;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::{Imported, Lock, Transaction};

/// Rows taken back at once.
const PORTION: u32 = 1_000;

/// What stays of somebody new whose file has been worked on.
const FILE: &str = "file";

impl Services {
    /// Takes back what a list wrote, in one transaction. `told` hears how far it is, 0–1.
    pub(super) async fn take_list_back(
        &self,
        batch: &ListBatch,
        told: &(dyn Fn(f64) + Sync),
    ) -> Result<(), Failure> {
        let (Some(by), Some(applied)) = (batch.undone.clone(), batch.applied.as_ref()) else {
            return Err(Failure::message(
                "nobody has asked for this list to be taken back",
            ));
        };
        let mut change = self.db.begin().await?;
        change.lock(Lock::Import).await?;
        let held = self.hold_and_unsettle(&mut change, batch).await?;
        if held.is_none_or(|held| held.state != ListState::Undoing) {
            // Another program has done it.
            return Ok(());
        }
        let counts = change.count_list_rows(batch.id).await?;
        let written = counts.iter().filter(|one| one.outcome == Some(Outcome::Written));
        let total: u32 = written.map(|one| one.count).sum();
        self.notice_areas().await?;
        let mut eraser = Eraser {
            batch,
            book: self.area_book().await?,
            by: by.by.clone(),
            at: by.at,
            written_on: day_in_shanghai(applied.at),
            founded: HashSet::new(),
            land_stays: HashSet::new(),
            done: 0,
            kept: 0,
        };
        let mut before = u32::MAX;
        loop {
            let rows = change.list_rows_to_undo(batch.id, before, PORTION).await?;
            let Some(last) = rows.last() else { break };
            before = last.number;
            eraser.erase(&mut change, &rows).await?;
            told(f64::from(eraser.done) / f64::from(total.max(1)));
        }
        eraser.take_land_back(&mut change).await?;
        advance_list(&mut change, batch.id, ListState::Undoing, ListState::Undone).await?;
        change.set_list_counts(batch.id).await?;
        let detail = json!({ "rows": eraser.done, "kept": eraser.kept });
        change
            .add_audit(&line("undo", batch, &by.by, by.at, detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Takes portions of one list back.
struct Eraser<'a> {
    batch: &'a ListBatch,
    /// Where places went that have ended since the list came.
    book: Arc<AreaBook>,
    by: String,
    at: DateTime<Utc>,
    written_on: NaiveDate,
    /// Households that came with the list.
    founded: HashSet<HouseholdId>,
    /// Households that were there before and whose land somebody has changed since.
    land_stays: HashSet<HouseholdId>,
    done: u32,
    kept: u32,
}

/// What becomes of a portion.
#[derive(Default)]
struct Plan {
    gone: Vec<PersonId>,
    changed: Vec<(PersonRecord, PersonRecord)>,
    void: Vec<(CategoryPeriod, NaiveDate)>,
    outcomes: HashMap<Outcome, Vec<ListRowId>>,
    kept: Vec<(ListRowId, Vec<String>)>,
}

/// What is known of a portion.
struct Facts<'a> {
    known: &'a Known,
    tied: &'a HashSet<PersonId>,
    /// Files that were made one with another since.
    merged: &'a HashMap<PersonId, PersonId>,
    spells: &'a HashMap<PersonId, Vec<CategoryPeriod>>,
    /// Numbers that rows took away and that somebody has by now.
    held: &'a HashSet<String>,
}

/// Numbers that these rows replaced and that somebody has by now.
async fn held_numbers(change: &mut Transaction, rows: &[ListRow]) -> Result<HashSet<String>, Failure> {
    let ring = change.ring().await?;
    let cells = rows.iter().flat_map(|row| &row.cells);
    let replaced =
        cells.filter(|cell| cell.of == CellOf::Person(PersonField::ResidentId) && !cell.old.is_empty());
    let numbers: HashMap<[u8; 16], String> = replaced
        .filter_map(|cell| Some((ring.resident_mark(cell.old.parse().ok()?), cell.old.clone())))
        .collect();
    let marks: Vec<[u8; 16]> = numbers.keys().copied().collect();
    let found = change.list_people_by_resident_marks(&marks).await?;
    Ok(found
        .iter()
        .filter_map(|(mark, _)| numbers.get(mark).cloned())
        .collect())
}

impl Eraser<'_> {
    async fn erase(&mut self, change: &mut Transaction, rows: &[ListRow]) -> Result<(), Failure> {
        let concerned: Vec<PersonId> = rows.iter().filter_map(|row| row.person).collect();
        change.hold_people(&concerned).await?;
        let known = Known::of(change, &concerned, false).await?;
        let new: Vec<(PersonId, Option<HouseholdId>)> = rows
            .iter()
            .filter(|row| row.state == RowState::New)
            .filter_map(|row| Some((row.person?, row.household)))
            .collect();
        let tied = change.list_people_with_ties(&new).await?;
        let merged = change.list_merged_into(&concerned).await?;
        let mut spells: HashMap<PersonId, Vec<CategoryPeriod>> = HashMap::new();
        for period in change.list_category_periods_of(&concerned).await? {
            spells.entry(period.person).or_default().push(period);
        }
        let held = held_numbers(change, rows).await?;
        let kept_homes = self.restore_land(change, rows).await?;
        let mut plan = Plan::default();
        for row in rows {
            let kept = row.household.and_then(|home| kept_homes.get(&home));
            let kept = kept.cloned().unwrap_or_default();
            let facts = Facts {
                known: &known,
                tied: &tied,
                merged: &merged,
                spells: &spells,
                held: &held,
            };
            self.plan(row, kept, &facts, &mut plan);
        }
        leave_homes(change, rows, &plan).await?;
        self.carry_out(change, plan).await?;
        self.done += rows.len() as u32;
        Ok(())
    }

    fn plan(&self, row: &ListRow, mut kept: Vec<String>, facts: &Facts<'_>, plan: &mut Plan) {
        let record = row.person.and_then(|person| facts.known.file(person));
        let merged = row
            .person
            .is_some_and(|person| facts.merged.contains_key(&person));
        let outcome = match record {
            // What the list wrote lives on in the file that was kept.
            None if merged => {
                kept.push(FILE.to_owned());
                if row.state == RowState::New {
                    Outcome::Stays
                } else {
                    Outcome::Partly
                }
            }
            // Whoever is gone already is gone.
            None => Outcome::Undone,
            Some(record) if row.state == RowState::New => {
                let person = record.person.id;
                let belongs = kept.iter().any(|code| code == CellOf::Member.code());
                if record.person.version != Person::FIRST || facts.tied.contains(&person) || belongs {
                    kept.push(FILE.to_owned());
                    Outcome::Stays
                } else {
                    plan.gone.push(person);
                    taken_back(&kept)
                }
            }
            Some(record) => {
                self.restore(row, record, facts, &mut kept, plan);
                taken_back(&kept)
            }
        };
        plan.outcomes.entry(outcome).or_default().push(row.id);
        if !kept.is_empty() {
            plan.kept.push((row.id, kept));
        }
    }

    /// A file with what the row wrote taken out of it; fields that somebody has changed since stay.
    fn restore(
        &self,
        row: &ListRow,
        record: &PersonRecord,
        facts: &Facts<'_>,
        kept: &mut Vec<String>,
        plan: &mut Plan,
    ) {
        let spells = facts.spells.get(&record.person.id).map_or(&[][..], Vec::as_slice);
        let mut after = record.clone();
        for cell in &row.cells {
            let Some(field) = cell.person_field() else {
                continue;
            };
            if field == PersonField::Categories {
                self.restore_groups(cell, &mut after.person, spells, kept, plan);
            } else if !self.still_says(field, record, &cell.new)
                || field == PersonField::ResidentId && facts.held.contains(&cell.old)
                || field.set(&mut after, &cell.old).is_err()
            {
                kept.push(field.code().to_owned());
            }
        }
        self.book.follow(&mut after.person);
        if after != *record {
            plan.changed.push((record.clone(), after));
        }
    }

    /// Whether a field still is what the list wrote, or where the place went that it named.
    fn still_says(&self, field: PersonField, record: &PersonRecord, written: &str) -> bool {
        let now = field.text(record);
        let mut meant = record.clone();
        now == written
            || field.set(&mut meant, written).is_ok() && {
                self.book.follow(&mut meant.person);
                field.text(&meant) == now
            }
    }

    /// Groups that came with the list go, where their spell still is the list's own and nobody has ended it.
    fn restore_groups(
        &self,
        cell: &Cell,
        person: &mut Person,
        spells: &[CategoryPeriod],
        kept: &mut Vec<String>,
        plan: &mut Plan,
    ) {
        let document = self.batch.document();
        for category in came(groups(&cell.old), groups(&cell.new)) {
            let is_own = |spell: &&CategoryPeriod| {
                (spell.source, &spell.document) == (CategorySource::Import, &document)
                    && spell.recorded_on == self.written_on
                    && spell.valid_to.is_none()
            };
            let of_group = || spells.iter().filter(|spell| spell.category == category);
            let own = of_group().find(is_own);
            let void = own.and_then(|spell| Some((spell.clone(), spell.valid_from.pred_opt()?)));
            match void {
                Some(void) if person.categories.has(category) => {
                    let today = day_in_shanghai(self.at);
                    // Somebody else's word for the group goes on.
                    let stays = of_group().any(|spell| !is_own(&spell) && spell.holds_on(today));
                    let others = |one: &Category| *one != category || stays;
                    person.categories = person.categories.iter().filter(others).collect();
                    plan.void.push(void);
                }
                _ => kept.push(PersonField::Categories.code().to_owned()),
            }
        }
    }

    async fn carry_out(&mut self, change: &mut Transaction, plan: Plan) -> Result<(), Failure> {
        let records = plan
            .changed
            .iter()
            .map(|(_, after)| Imported::from(after.person.clone()));
        change.set_people(&records.collect::<Vec<_>>()).await?;
        let people: Vec<PersonId> = plan.changed.iter().map(|(_, after)| after.person.id).collect();
        change.add_tasks_due(&people).await?;
        let profiles = plan
            .changed
            .iter()
            .filter(|(before, after)| before.profile != after.profile);
        let profiles: Vec<_> = profiles
            .map(|(_, after)| (after.person.id, after.profile.clone()))
            .collect();
        change.set_person_profiles(&profiles).await?;
        keep_keys(change, plan.changed.iter().map(|(_, after)| &after.person)).await?;
        let history: Vec<FieldChange> = plan
            .changed
            .iter()
            .flat_map(|(before, after)| signed_history(Some(before), after, (&self.by, self.at), "undo"))
            .collect();
        change.add_field_changes(&history).await?;
        for (spell, last) in plan.void {
            change.end_category_spell(&spell, last).await?;
        }
        change.delete_people(&plan.gone).await?;
        for (outcome, rows) in &plan.outcomes {
            change.set_list_outcomes(rows, *outcome).await?;
        }
        for (row, kept) in &plan.kept {
            change.set_list_row_kept(*row, kept).await?;
        }
        self.kept += plan.kept.len() as u32;
        Ok(())
    }

    /// Land becomes what it was; gives what stays, by household.
    async fn restore_land(
        &mut self,
        change: &mut Transaction,
        rows: &[ListRow],
    ) -> Result<HashMap<HouseholdId, Vec<String>>, Failure> {
        let mut by_home: HashMap<HouseholdId, Vec<&ListRow>> = HashMap::new();
        for row in rows {
            if let Some(home) = row.household {
                by_home.entry(home).or_default().push(row);
            }
        }
        let ids: Vec<HouseholdId> = by_home.keys().copied().collect();
        change.hold_households(&ids).await?;
        let mut left = HashMap::new();
        for home in change.list_households(&ids).await? {
            let rows = by_home.remove(&home.id).unwrap_or_default();
            if rows.iter().any(|row| row.is_of_new_household()) {
                self.founded.insert(home.id);
                if home.version > 1 {
                    left.insert(home.id, vec![CellOf::Member.code().to_owned()]);
                }
                continue;
            }
            let (after, kept) = land_before(&rows, &home);
            let history = self.history_of_land(&home, &after);
            if !history.is_empty() {
                if !change.set_household(&after).await? {
                    return Err(Refusal::Changed.into());
                }
                change.add_field_changes(&history).await?;
            }
            if !kept.is_empty() {
                self.land_stays.insert(home.id);
                left.insert(home.id, kept);
            }
        }
        Ok(left)
    }

    /// Households that came with the list go, where nobody is left in them; losses go where the land is what it was.
    async fn take_land_back(&self, change: &mut Transaction) -> Result<(), Failure> {
        let founded: Vec<HouseholdId> = self.founded.iter().copied().collect();
        change.delete_empty_households(&founded).await?;
        let stay = self.founded.union(&self.land_stays).copied().collect();
        change.delete_land_losses_of(self.batch.id, &stay).await?;
        Ok(())
    }

    fn history_of_land(&self, before: &Household, after: &Household) -> Vec<FieldChange> {
        let told = |field: HouseholdField| FieldChange {
            noun: "household".to_owned(),
            id: before.id.0,
            version: before.version + 1,
            field: field.code().to_owned(),
            old: field.text(before),
            new: field.text(after),
            at: self.at,
            actor: self.by.clone(),
            why: "undo".to_owned(),
        };
        HouseholdField::changed(before, after).map(told).collect()
    }
}

/// As a whole, or but for what is kept.
const fn taken_back(kept: &[String]) -> Outcome {
    if kept.is_empty() {
        Outcome::Undone
    } else {
        Outcome::Partly
    }
}

/// Whoever came into a household with the list leaves it as if they had never been there, unless their file stays.
async fn leave_homes(change: &mut Transaction, rows: &[ListRow], plan: &Plan) -> Result<(), Failure> {
    let stays = plan.outcomes.get(&Outcome::Stays);
    let member = CellOf::Member.code();
    let kept = |id: ListRowId| {
        plan.kept
            .iter()
            .any(|(row, kept)| *row == id && kept.iter().any(|k| k == member))
    };
    for row in rows {
        let joined = row.cells.iter().any(|cell| cell.of == CellOf::Member);
        let stays = stays.is_some_and(|rows| rows.contains(&row.id)) || kept(row.id);
        if let (Some(home), Some(person), true, false) = (row.household, row.person, joined, stays) {
            change.delete_household_members(home, &[person]).await?;
        }
    }
    Ok(())
}

/// The household with what its rows wrote taken out of it, and what somebody has changed since.
fn land_before(rows: &[&ListRow], home: &Household) -> (Household, Vec<String>) {
    let (mut after, mut kept) = (home.clone(), Vec::new());
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let Some(field) = cell.household_field() else {
            continue;
        };
        let (now, code) = (field.text(home), field.code().to_owned());
        let is_back = now == cell.old || now == cell.new && field.set(&mut after, &cell.old).is_ok();
        if !is_back && !kept.contains(&code) {
            kept.push(code);
        }
    }
    (after, kept)
}

/// The groups a cell names.
fn groups(text: &str) -> CategorySet {
    text.split(domain::person_field::COMMA)
        .filter_map(|code| code.parse::<Category>().ok())
        .collect()
}
