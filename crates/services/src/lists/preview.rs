//! Laying the rows of a list beside the register: each is new, changed, the same, like somebody, or refused.

use super::alike::Names;
use super::known::Known;
use super::reading::{ReadList, ReadRow};
use super::rolls::{Homes, Rolls};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::household::Relation;
use domain::ids::{HouseholdId, ListRowId, PersonId};
use domain::list::{
    Candidate, Cell, CellOf, LandSaid, ListBatch, ListRow, RowFault, RowState, Said, cells_between,
};
use domain::params::Params;
use domain::permission::{Deed, Function, Scope};
use domain::person::{Category, CategorySet, Person};
use domain::profile::PersonRecord;
use domain::rules::poor_worker::{PoorWorkerFacts, is_poor_worker};
use domain::values::{AreaCode, AreaLevel, DisabilityCertificateNo, ResidentId};
use std::collections::HashSet;

/// Rows laid beside the register at once.
const PORTION: usize = 1_000;

/// What laying beside needs to know besides the row.
pub(super) struct Desk<'a> {
    pub batch: &'a ListBatch,
    pub scope: Scope,
    pub params: &'a Params,
    pub today: chrono::NaiveDate,
}

impl Services {
    /// Lays every row beside the register. `told` hears how far it is, 0–1.
    pub(super) async fn lay_beside(
        &self,
        who: &Actor,
        batch: &ListBatch,
        list: ReadList,
        told: &(dyn Fn(f64) + Sync),
    ) -> Result<Vec<ListRow>, Failure> {
        let params = self.params().await?;
        let desk = Desk {
            batch,
            scope: who.scope(Deed::Approve, Function::PersonFile)?,
            params: &params,
            today: day_in_shanghai(self.clock.now()),
        };
        let mut db = self.db.read().await?;
        let mut before = Before::new(Rolls::read(&mut db, &desk, &list.rows).await?);
        let count = list.rows.len().max(1);
        let mut rows = Vec::with_capacity(list.rows.len());
        let mut left = list.rows.into_iter();
        loop {
            let portion: Vec<ReadRow> = left.by_ref().take(PORTION).collect();
            if portion.is_empty() {
                break;
            }
            let said: Vec<&Said> = portion.iter().filter_map(|row| row.said.as_ref().ok()).collect();
            let known = Known::load(&mut db, &said, &before.homes.there(&said)).await?;
            for read in portion {
                let row = self.blank_row(batch, read.number);
                rows.push(beside(row, read.said, &known, &desk, &mut before));
            }
            told(0.8 * rows.len() as f64 / count as f64);
        }
        let mut other = self.db.read().await?;
        find_alike(&mut db, &mut other, &desk, &mut rows).await?;
        told(1.0);
        Ok(rows)
    }

    fn blank_row(&self, batch: &ListBatch, number: u32) -> ListRow {
        ListRow {
            id: ListRowId::new(self.ids.as_ref(), self.clock.now()),
            list: batch.id,
            number,
            state: RowState::Refused,
            person: None,
            person_version: None,
            household: None,
            roll: None,
            said: None,
            cells: Vec::new(),
            candidates: Vec::new(),
            choice: None,
            fault: None,
            ticked: false,
            outcome: None,
            kept: Vec::new(),
        }
    }
}

/// Looks for files that rows without one may be of.
async fn find_alike(
    one: &mut store::Connection,
    other: &mut store::Connection,
    desk: &Desk<'_>,
    rows: &mut [ListRow],
) -> Result<(), Failure> {
    let on_list: HashSet<PersonId> = rows.iter().filter_map(|row| row.person).collect();
    let mut names = Names::default();
    for (position, row) in rows.iter().enumerate() {
        if let (RowState::New, Some(said)) = (row.state, &row.said) {
            names.add(position, said, said.area().unwrap_or(desk.batch.area));
        }
    }
    let found = names.look(one, other, &on_list).await?;
    for (position, candidates) in found {
        let row = &mut rows[position];
        row.state = RowState::LookAlike;
        row.candidates = candidates;
        row.cells.clear();
    }
    Ok(())
}

/// What the rows before have said.
struct Before {
    /// Whom they were of: by number, and by file.
    numbers: HashSet<ResidentId>,
    files: HashSet<PersonId>,
    homes: Homes,
}

impl Before {
    fn new(rolls: Rolls) -> Self {
        Self {
            numbers: HashSet::new(),
            files: HashSet::new(),
            homes: Homes::new(rolls),
        }
    }

    /// Whether nobody before was this one.
    fn is_first(&mut self, said: &Said, record: Option<&PersonRecord>) -> bool {
        let is_new = self.numbers.insert(said.resident_id);
        record.is_none_or(|record| self.files.insert(record.person.id)) && is_new
    }
}

/// One row beside what is known.
fn beside(
    mut row: ListRow,
    said: Result<Said, (String, RowFault)>,
    known: &Known,
    desk: &Desk<'_>,
    before: &mut Before,
) -> ListRow {
    let said = match said {
        Ok(said) => said,
        Err(fault) => return refused(row, fault),
    };
    let record = known.record(said.resident_id);
    if !before.is_first(&said, record) {
        return refused(row, ("resident_id".to_owned(), RowFault::Twice));
    }
    row.person = record.map(|record| record.person.id);
    if let Some(fault) = outside(&said, record, desk) {
        return refused(row, fault);
    }
    let mut said = proven(said, record, desk);
    let own = known.household_of(row.person).map(|home| home.id);
    match before.homes.of(&mut said, own, row.id) {
        Ok(home) => {
            row.roll = home.map(|(_, roll)| roll);
            lay(&mut row, said, record, (known, home.map(|(id, _)| id)), desk);
        }
        Err(fault) => return refused(row, fault),
    }
    row
}

fn refused(row: ListRow, fault: (String, RowFault)) -> ListRow {
    ListRow {
        state: RowState::Refused,
        fault: Some(fault),
        ..row
    }
}

/// Why a row is not the asker's to bring in: it names a place outside the list's area, none at all, or somebody whose
/// file lies elsewhere.
pub(super) fn outside(
    said: &Said,
    record: Option<&PersonRecord>,
    desk: &Desk<'_>,
) -> Option<(String, RowFault)> {
    let told = |column: &str, fault| Some((column.to_owned(), fault));
    let is_here = |person: &Person| {
        desk.batch.area.contains(person.living_area)
            && desk.scope.covers(person.living_area, person.categories)
    };
    if record.is_some_and(|record| !is_here(&record.person)) {
        return told("resident_id", RowFault::HeldElsewhere);
    }
    match said.area() {
        Some(area) if !desk.batch.area.contains(area) => told("living_area", RowFault::OutsideArea),
        None if record.is_none() && desk.batch.area.level() != AreaLevel::Village => {
            told("living_area", RowFault::Empty)
        }
        _ => None,
    }
}

/// With the groups that follow from the row: somebody on the poor register who is of age, able and willing is a poor
/// worker (R01). What nobody has asked is not taken for a yes.
pub(super) fn proven(mut said: Said, record: Option<&PersonRecord>, desk: &Desk<'_>) -> Said {
    let registered = said.groups.meets(poor());
    let file = record.map(|record| &record.person);
    let facts = PoorWorkerFacts {
        birth: said.resident_id.birth(),
        registered_poor: registered,
        rural: true,
        capacity: said
            .work_capacity
            .or(file.and_then(|person| person.work_capacity))
            .unwrap_or(false),
        willing: said
            .work_willingness
            .or(file.and_then(|person| person.work_willingness))
            .unwrap_or(false),
    };
    if is_poor_worker(&facts, desk.today, desk.params).unwrap_or(false) {
        said.groups = said.groups.with(Category::PoorWorker);
    }
    said
}

/// The groups in which R01 takes somebody for registered poor.
const fn poor() -> CategorySet {
    CategorySet::EMPTY
        .with(Category::RegisteredPoorPerson)
        .with(Category::LiftedOutOfPovertyPerson)
        .with(Category::RelapsedPoorPerson)
}

/// Says what a row would change.
pub(super) fn lay(
    row: &mut ListRow,
    said: Said,
    record: Option<&PersonRecord>,
    (known, home): (&Known, Option<HouseholdId>),
    desk: &Desk<'_>,
) {
    let person = record.map(|record| record.person.id);
    row.household = home;
    row.person_version = record.map(|record| record.person.version);
    row.fault = None;
    let mut land_cells = home.map_or(Vec::new(), |id| cells_of_land(&said, id, known, desk.batch.area));
    if home.is_some() && known.household_of(person).is_none() {
        land_cells.push(Cell {
            of: CellOf::Member,
            old: String::new(),
            new: relation_of(&said).code().to_owned(),
        });
    }
    match record {
        None => {
            let blank = said.blank(PersonId(row.id.0), String::new(), desk.batch.area);
            row.person = Some(PersonId(row.id.0));
            row.cells = cells_between(&blank, &said.onto(&blank));
            row.cells.append(&mut land_cells);
            row.state = RowState::New;
        }
        Some(record) => {
            row.person = person;
            row.cells = cells_between(record, &onto(&said, record, known));
            row.cells.append(&mut land_cells);
            row.state = if row.cells.is_empty() {
                RowState::Same
            } else {
                RowState::Changed
            };
        }
    }
    row.said = Some(said);
}

/// The file with what the row says written into it. A number that leads to it from a file that was made one with it is not
/// its own: it stays as it is, and so does the certificate that begins with it.
fn onto(said: &Said, record: &PersonRecord, known: &Known) -> PersonRecord {
    let mut after = said.onto(record);
    let own = record.person.resident_id;
    if known.is_former_number(said.resident_id, &record.person) {
        after.person.resident_id = own;
        if said.certificate.map(DisabilityCertificateNo::holder) != Some(own) {
            after.person.disability_certificate = record.person.disability_certificate;
        }
    }
    after
}

/// What the person is to the head, as far as the roll says.
fn relation_of(said: &Said) -> Relation {
    let stated = said.land.as_ref().and_then(|land| land.relation);
    stated.unwrap_or(Relation::Other)
}

/// What a roll changes of a household. Each of its rows tells it, so that it goes in with whichever is ticked.
fn cells_of_land(said: &Said, id: HouseholdId, known: &Known, area: AreaCode) -> Vec<Cell> {
    let Some(land) = &said.land else {
        return Vec::new();
    };
    let own = known.household(id);
    let blank = LandSaid::blank(id, area, "");
    let before = own.unwrap_or(&blank);
    let mut cells = Cell::of_households(before, &land.onto(before));
    if !known.has_lost(id, land) {
        cells.push(Cell {
            of: CellOf::LandLoss,
            old: String::new(),
            new: land.loss(),
        });
    }
    cells
}

/// The strongest likeness first, and not too many.
pub(super) fn best(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    /// Look-alikes named at most.
    const MOST: usize = 5;
    candidates.sort_by_key(|candidate| (candidate.likeness, candidate.person));
    candidates.dedup_by_key(|candidate| candidate.person);
    candidates.truncate(MOST);
    candidates
}
