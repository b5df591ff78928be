//! Lists of departments.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod choosing;
mod closing;
mod gone;
mod land;
mod preview;
mod undo;
mod writing;

use crate::world::{NEXT_VILLAGE, OTHER_VILLAGE, TOWN, VILLAGE, World, code, day, person, staff};
use domain::actor::{Actor, Role};
use domain::ids::{ListId, PersonId};
use domain::list::{Outcome, Register, RowState};
use domain::person::Person;
use domain::ports::{ListPage, ListQuery, ListUpload, RowView, Tick};
use domain::values::ResidentId;
use services::MergeRequest;

/// The officer of the town.
fn officer() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

/// The resident ID number of somebody who is not there yet.
fn fresh(number: u16) -> ResidentId {
    ResidentId::compose(990_101, day("1985-07-09"), number).unwrap()
}

fn text(id: ResidentId) -> String {
    id.into()
}

fn upload(register: Register, csv: &str) -> ListUpload {
    ListUpload {
        register,
        source: "县残联".to_owned(),
        listed_on: day("2026-06-01"),
        area: code(TOWN),
        file_name: "list.csv".to_owned(),
        file: csv.as_bytes().to_vec(),
    }
}

/// Sends a list and has it compared.
async fn compared(world: &World, register: Register, csv: &str) -> ListId {
    let lists = &world.ports.lists;
    let id = lists.upload(&officer(), upload(register, csv)).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    id
}

/// 柳树村 becomes part of 杨家村.
async fn merge_villages(world: &World) {
    let asked = MergeRequest {
        from: code(VILLAGE),
        into: code(NEXT_VILLAGE),
        on: day("2026-06-15"),
        dry_run: false,
    };
    let services = &world.services;
    services.merge_areas(&Actor::Operator, &asked).await.unwrap();
}

async fn page(world: &World, id: ListId) -> ListPage {
    let lists = &world.ports.lists;
    lists.list(&officer(), id, ListQuery::default()).await.unwrap()
}

/// The row of the file with this number.
async fn row(world: &World, id: ListId, number: u32) -> RowView {
    let rows = page(world, id).await.rows;
    rows.into_iter().find(|row| row.number == number).unwrap()
}

/// Ticks all that goes in, and writes it.
async fn write(world: &World, id: ListId) {
    let lists = &world.ports.lists;
    for state in [RowState::New, RowState::Changed] {
        lists.tick(&officer(), id, Tick::All(state, true)).await.unwrap();
    }
    lists.apply(&officer(), id).await.unwrap();
    world.services.work_on_lists().await.unwrap();
}

async fn take_back(world: &World, id: ListId) {
    world.ports.lists.undo(&officer(), id).await.unwrap();
    world.services.work_on_lists().await.unwrap();
}

async fn came(world: &World, id: ListId, outcome: Outcome) -> u32 {
    page(world, id).await.line.counts.came(outcome)
}

async fn by_number(world: &World, id: ResidentId) -> Option<Person> {
    world.services.db.find_person_by_resident_id(id).await.unwrap()
}

async fn file(world: &World, id: PersonId) -> Person {
    world.services.db.find_person(id).await.unwrap().unwrap()
}

/// A disability register: name, number, certificate, village.
fn register_of(rows: &[(&str, ResidentId, &str)]) -> String {
    let line = |(name, id, village): &(&str, ResidentId, &str)| {
        let id = text(*id);
        format!("{name},{id},{id}43,{village}\n")
    };
    let rows: String = rows.iter().map(line).collect();
    format!("姓名,身份证号码,残疾证号,所属村\n{rows}")
}

/// Somebody of a village with another name.
fn named(number: u16, village: &str, name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..person(number, village)
    }
}
