//! Lists as they are shown.

use super::known::Known;
use super::preview::{Desk, lay};
use crate::person_file::{Authors, words_of};
use crate::{AreaBook, Failure, Services};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{ListId, ListRowId, PersonId};
use domain::list::{Cell, CellOf, Choice, ListBatch, ListRow, ListState, Outcome, RowState, UNDO_DAYS};
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::{
    CandidateView, CellView, ListCounts, ListLine, ListOverview, ListPage, ListQuery, RowView, Tick,
};
use domain::refusal::Refusal;
use domain::values::{AreaLevel, DisabilityCertificateNo, Phone, ResidentId};
use serde_json::json;
use std::collections::HashMap;
use store::{Connection, RowCount};

/// Lists shown; older ones are found by narrowing the area.
const LISTS: u32 = 100;

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
    if scope.area.is_none_or(|own| own.contains(batch.area)) {
        Ok(batch)
    } else {
        Err(Refusal::NotFound.into())
    }
}

impl Services {
    pub(super) async fn overview(&self, who: &Actor) -> Result<ListOverview, Failure> {
        let scope = scope_of(who)?;
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let mut authors = Authors::default();
        let mut lists = Vec::new();
        for batch in db.list_lists(scope.area, LISTS).await? {
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
        let rows = db.list_list_rows(id, kinds, offset, ROWS).await?;
        let gone = self.count_gone(&mut db, &batch).await?;
        Ok(ListPage {
            rows: row_views(&mut db, who, &rows, &book).await?,
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
            may_undo: self.may_undo(&batch),
            line,
        })
    }

    /// Whether a list is not past being taken back.
    pub(super) fn may_undo(&self, batch: &ListBatch) -> bool {
        let applied = batch.applied.as_ref();
        batch.state == ListState::Applied
            && applied.is_some_and(|by| by.at + TimeDelta::days(UNDO_DAYS) > self.clock.now())
    }

    pub(super) async fn set_ticks(&self, who: &Actor, id: ListId, tick: Tick) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = list_for(&mut change, who, id).await?;
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
        Ok(change.commit().await?)
    }

    /// Lays a row that looks like somebody beside that person's file, or beside none.
    pub(super) async fn lay_again(
        &self,
        who: &Actor,
        id: ListId,
        row: ListRowId,
        person: Option<PersonId>,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let batch = list_for(&mut change, who, id).await?;
        let mut row = change.find_list_row(row).await?.ok_or(Refusal::NotFound)?;
        let asked = person.is_none_or(|person| row.candidates.iter().any(|one| one.person == person));
        if row.list != id || row.candidates.is_empty() || !asked {
            return Err(Refusal::NotFound.into());
        }
        if batch.state != ListState::Ready || row.outcome.is_some() {
            return Err(Refusal::Changed.into());
        }
        let said = row.said.clone().ok_or(Refusal::Changed)?;
        let ids: Vec<PersonId> = person.into_iter().collect();
        let known = Known::of(&mut change, &ids, true).await?;
        let record = person.and_then(|person| known.file(person));
        if let Some(record) = record {
            who.may_read_person(&record.person)?;
        } else if person.is_some() {
            return Err(Refusal::Changed.into());
        }
        let params = self.params().await?;
        let desk = Desk {
            batch: &batch,
            scope: scope_of(who)?,
            params: &params,
            today: day_in_shanghai(self.clock.now()),
        };
        let own = known.household_of(person).map(|home| home.id);
        let land = said.land.as_ref().map(|_| {
            (
                own.or(row.household)
                    .unwrap_or(domain::ids::HouseholdId(row.id.0)),
                true,
            )
        });
        lay(&mut row, said, record, (&known, land), &desk);
        row.choice = Some(if person.is_some() {
            Choice::Same
        } else {
            Choice::New
        });
        row.ticked = row.state.goes_in();
        change.set_list_row(&row).await?;
        let detail = json!({ "row": row.number, "choice": row.choice });
        change
            .add_audit(&self.audit(who, "choose", "list", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
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

async fn row_views(
    db: &mut Connection,
    who: &Actor,
    rows: &[ListRow],
    book: &AreaBook,
) -> Result<Vec<RowView>, Failure> {
    let candidates = rows.iter().flat_map(|row| &row.candidates).map(|one| one.person);
    let ids: Vec<PersonId> = candidates
        .chain(rows.iter().filter_map(|row| row.person))
        .collect();
    let people: HashMap<PersonId, Person> = db
        .list_people(&ids)
        .await?
        .into_iter()
        .filter(|person| who.may_read_person(person).is_ok())
        .map(|person| (person.id, person))
        .collect();
    Ok(rows.iter().map(|row| row_view(row, &people, book)).collect())
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
            chosen: row.choice == Some(Choice::Same) && row.person == Some(one.person),
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
