//! Lists as they are shown.

use crate::person_file::{Authors, words_of};
use crate::{AreaBook, Failure, Services};
use chrono::{NaiveDate, TimeDelta};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{ListId, ListRowId, PersonId};
use domain::list::{Cell, CellOf, Choice, ListBatch, ListRow, ListState, Outcome, RowState};
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::{
    CandidateView, CellView, ListCounts, ListLine, ListOverview, ListPage, ListQuery, RowView, Tick,
};
use domain::refusal::Refusal;
use domain::values::{AreaLevel, DisabilityCertificateNo, Phone, ResidentId};
use std::collections::HashMap;
use store::{Connection, RowCount, Transaction};

/// Lists a page.
const LISTS: u32 = 30;

/// Rows a page.
const ROWS: u32 = 30;

/// Over which areas somebody brings lists in: officers approve what departments list (P1b).
pub(super) fn scope_of(who: &Actor) -> Result<Scope, Refusal> {
    who.scope(Deed::Approve, Function::PersonFile)
}

/// The list, for whoever may do something with it.
pub(super) async fn list_for(db: &mut Connection, who: &Actor, id: ListId) -> Result<ListBatch, Failure> {
    let scope = scope_of(who)?;
    let batch = db.find_list(id).await?.ok_or(Refusal::NotFound)?;
    within(&scope, batch)
}

/// The same, for whoever is about to change it: its state stays what it is until they have.
pub(super) async fn hold_list_for(
    change: &mut Transaction,
    who: &Actor,
    id: ListId,
) -> Result<ListBatch, Failure> {
    let scope = scope_of(who)?;
    let batch = change.hold_list(id).await?.ok_or(Refusal::NotFound)?;
    within(&scope, batch)
}

fn within(scope: &Scope, batch: ListBatch) -> Result<ListBatch, Failure> {
    if scope.area.is_none_or(|own| own.contains(batch.area)) {
        Ok(batch)
    } else {
        Err(Refusal::NotFound.into())
    }
}

impl Services {
    pub(super) async fn overview(&self, who: &Actor, page: u32) -> Result<ListOverview, Failure> {
        let scope = scope_of(who)?;
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let mut authors = Authors::default();
        let mut lists = Vec::new();
        let offset = u64::from(page) * u64::from(LISTS);
        for batch in db.list_lists(scope.area, offset, LISTS).await? {
            lists.push(list_line(&mut db, &batch, &mut authors, &book).await?);
        }
        let places = scope.area.map_or_else(Vec::new, |own| {
            let large = |code: &domain::values::AreaCode| code.level() <= AreaLevel::Town || *code == own;
            book.homes_in(own)
                .filter(large)
                .map(|code| domain::ports::AreaRef {
                    code,
                    name: book.name(code),
                })
                .collect()
        });
        Ok(ListOverview {
            lists,
            total: db.count_lists(scope.area).await? as u32,
            page,
            per_page: LISTS,
            places,
            today: self.clock.today(),
        })
    }

    pub(super) async fn page_of_list(
        &self,
        who: &Actor,
        id: ListId,
        query: ListQuery,
    ) -> Result<ListPage, Failure> {
        let mut db = self.db.read().await?;
        let batch = list_for(&mut db, who, id).await?;
        let book = self.area_book().await?;
        let line = list_line(&mut db, &batch, &mut Authors::default(), &book).await?;
        let total = match (query.state, query.outcome) {
            (Some(state), _) => line.counts.of(state),
            (None, Some(outcome)) => line.counts.came(outcome),
            (None, None) => line.counts.rows(),
        };
        let offset = u64::from(query.page) * u64::from(ROWS);
        let kinds = (query.state, query.outcome);
        // While the program is at work no rows are shown, and nobody waits for it to write down who looked.
        let rows = if batch.state.is_under_way() {
            Vec::new()
        } else {
            db.list_list_rows(id, kinds, offset, ROWS).await?
        };
        let gone = count_gone(&mut db, &batch, self.clock.today()).await?;
        let people = people_of(&mut db, who, &rows).await?;
        let seen: Vec<PersonId> = people.values().map(|person| person.id).collect();
        self.note_read(who, AccessKind::List, &seen).await?;
        Ok(ListPage {
            rows: rows.iter().map(|row| row_view(row, &people, &book)).collect(),
            problem: batch.problem.clone(),
            unknown: batch.unknown.clone(),
            progress: batch
                .state
                .is_under_way()
                .then(|| self.lists.progress(id).unwrap_or(0)),
            total,
            page: query.page,
            per_page: ROWS,
            gone,
            may_undo: self.may_undo(&batch).await?,
            line,
        })
    }

    /// Whether a list is not past being taken back.
    pub(super) async fn may_undo(&self, batch: &ListBatch) -> Result<bool, Failure> {
        let Some(applied) = batch
            .applied
            .as_ref()
            .filter(|_| batch.state == ListState::Applied)
        else {
            return Ok(false);
        };
        let days = self
            .params()
            .await?
            .general(ParamKey::ListUndoDays, self.clock.today())?;
        Ok(applied.at + TimeDelta::days(days) > self.clock.now())
    }

    pub(super) async fn set_ticks(&self, who: &Actor, id: ListId, tick: Tick) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = hold_list_for(&mut change, who, id).await?;
        if batch.state != ListState::Ready {
            return Err(Refusal::Changed.into());
        }
        match tick {
            Tick::All(state, ticked) if state.goes_in() => {
                change.tick_list_rows_in(id, state, ticked).await?;
            }
            Tick::All(..) => return Err(Refusal::NotAllowed.into()),
            Tick::Rows { shown, ticked } => {
                let mut rows = Vec::new();
                for row in shown.iter().take(2 * ROWS as usize) {
                    let row = change.find_list_row(*row).await?;
                    rows.extend(row.filter(|row| row.list == id).map(|row| row.id));
                }
                let (on, off): (Vec<ListRowId>, Vec<ListRowId>) =
                    rows.into_iter().partition(|row| ticked.contains(row));
                change.tick_list_rows(&on, true).await?;
                change.tick_list_rows(&off, false).await?;
            }
        }
        change.set_list_counts(id).await?;
        Ok(change.commit().await?)
    }
}

/// How many are missing from a list, and about how many of them nothing was decided.
async fn count_gone(db: &mut Connection, batch: &ListBatch, today: NaiveDate) -> Result<(u32, u32), Failure> {
    if !batch.register.is_reconciled() {
        return Ok((0, 0));
    }
    let (all, decided) = db.count_missing(batch, today).await?;
    Ok((all, all - decided))
}

/// A list in a line.
pub(super) async fn list_line(
    db: &mut Connection,
    batch: &ListBatch,
    authors: &mut Authors,
    book: &AreaBook,
) -> Result<ListLine, Failure> {
    let counts = db.count_list_rows(batch.id).await?;
    Ok(ListLine {
        id: batch.id,
        register: batch.register,
        source: batch.source.clone(),
        listed_on: batch.listed_on,
        area: book.reference(batch.area),
        file_name: batch.file_name.clone(),
        state: batch.state,
        by: authors.of(db, &batch.uploaded.by).await?,
        at: batch.uploaded.at,
        applied_at: batch.applied.as_ref().map(|by| by.at),
        counts: summed(&counts),
    })
}

/// Counts as they are shown.
pub(super) fn summed(counts: &[RowCount]) -> ListCounts {
    let sum = |fits: &dyn Fn(&RowCount) -> bool| -> u32 {
        counts.iter().filter(|one| fits(one)).map(|one| one.count).sum()
    };
    let state = |state: &RowState| {
        let all = sum(&|one| one.state == *state);
        (*state, all, sum(&|one| one.state == *state && one.ticked))
    };
    let outcome = |outcome: &Outcome| (*outcome, sum(&|one| one.outcome == Some(*outcome)));
    ListCounts {
        states: RowState::ALL.iter().map(state).collect(),
        outcomes: Outcome::ALL.iter().map(outcome).collect(),
    }
}

/// Whoever these rows are of, or may be of, and whose file the asker may read, by the id that stands in the row: the file may
/// have been made one with another since.
async fn people_of(
    db: &mut Connection,
    who: &Actor,
    rows: &[ListRow],
) -> Result<HashMap<PersonId, Person>, Failure> {
    let open = || rows.iter().filter(|row| row.state != RowState::Refused);
    let candidates = open().flat_map(|row| &row.candidates).map(|one| one.person);
    let ids: Vec<PersonId> = candidates.chain(open().filter_map(|row| row.person)).collect();
    let merged = db.list_merged_into(&ids).await?;
    let now = |id: &PersonId| merged.get(id).copied().unwrap_or(*id);
    let files: Vec<PersonId> = ids.iter().map(now).collect();
    let people: HashMap<PersonId, Person> = db
        .list_people(&files)
        .await?
        .into_iter()
        .filter(|person| who.may_read_person(person).is_ok())
        .map(|person| (person.id, person))
        .collect();
    let of = |id: PersonId| Some((id, people.get(&now(&id))?.clone()));
    Ok(ids.into_iter().filter_map(of).collect())
}

fn row_view(row: &ListRow, people: &HashMap<PersonId, Person>, book: &AreaBook) -> RowView {
    let person = row.person.and_then(|person| people.get(&person));
    let said = row.said.as_ref();
    let area = said
        .and_then(domain::list::Said::area)
        .or(person.map(|person| person.living_area));
    let is_open = row.state != RowState::Refused;
    let name = said
        .map(|said| said.name.clone())
        .or(person.map(|person| person.name.clone()));
    let masked = said.map(|said| said.resident_id.masked());
    let candidates = row.candidates.iter().filter_map(|one| {
        let person = people.get(&one.person)?;
        Some(CandidateView {
            person: one.person,
            name: person.name.clone(),
            place: book.place(person.living_area),
            birth_year: chrono::Datelike::year(&person.birth()),
            likeness: one.likeness,
            chosen: row.choice == Some(Choice::Same)
                && row
                    .person
                    .and_then(|chosen| people.get(&chosen))
                    .map(|chosen| chosen.id)
                    == Some(person.id),
        })
    });
    RowView {
        id: row.id,
        number: row.number,
        state: row.state,
        name: name.filter(|_| is_open).unwrap_or_default(),
        masked: masked.filter(|_| is_open).unwrap_or_default(),
        place: area
            .filter(|_| is_open)
            .map(|area| book.place(area))
            .unwrap_or_default(),
        person: person.filter(|_| is_open).map(|person| person.id),
        cells: row.cells.iter().map(|cell| cell_view(cell, book)).collect(),
        candidates: candidates.collect(),
        choice: row.choice,
        fault: row.fault.clone(),
        ticked: row.ticked,
        outcome: row.outcome,
        kept: row.kept.clone(),
    }
}

/// A cell with its numbers masked and its places by name.
fn cell_view(cell: &Cell, book: &AreaBook) -> CellView {
    let shown = |text: &str| match cell.of {
        CellOf::Person(field) if field.is_sealed() => masked(field, text),
        of => words_of(of.code(), text, book),
    };
    CellView {
        of: cell.of,
        old: shown(&cell.old),
        new: shown(&cell.new),
    }
}

/// A number as it may be shown; what cannot be read is not shown at all.
fn masked(field: PersonField, text: &str) -> String {
    let shown = match field {
        PersonField::ResidentId => ResidentId::parse(text).map(ResidentId::masked),
        PersonField::DisabilityCertificate => {
            DisabilityCertificateNo::parse(text).map(DisabilityCertificateNo::masked)
        }
        _ => Phone::parse(text).map(|phone| phone.masked()),
    };
    shown.unwrap_or_default()
}
