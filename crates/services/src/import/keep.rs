//! Records into the store: one transaction for the whole file, so that a file is in as a whole or not at all.

mod employers;
mod fairs;
mod people;
mod plain;
mod vacancies;

use super::account::RefusedRow;
use super::failure::ImportFailure;
use super::fault::Fault;
use super::parse::place::Gazetteer;
use super::reading::{Accepted, Context, Draft, Taker, read};
use super::{Format, ImportAccount, Noun, areas};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::ImportId;
use domain::refusal::Refusal;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use store::{Database, ImportBatch, Transaction};
use tokio::sync::mpsc;

/// What is asked of an import. The day it counts as is the clock's.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// What comes in.
    pub noun: Noun,
    /// How the file is laid out.
    pub format: Format,
    /// The file.
    pub file: PathBuf,
    /// Try only: everything is checked and counted, nothing is kept.
    pub dry_run: bool,
}

/// Is told how far an import is, about a hundred times.
pub trait Progress: Sync {
    /// The part of the file read, 0–1, and the rows read.
    fn told(&self, done: f64, rows: u32);
}

/// Listens to nothing.
pub struct Quiet;

impl Progress for Quiet {
    fn told(&self, _done: f64, _rows: u32) {}
}

/// Rows handed over at once.
const PORTION: usize = 500;

/// Portions waiting for the store at most; reading waits then.
const PORTIONS_WAITING: usize = 4;

/// Imports a file: all its good rows, or nothing. The same file a second time changes nothing. What is searchable and has
/// changed is put down for the index in the same transaction.
pub async fn import(
    services: &Services,
    who: &Actor,
    request: ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportAccount, Failure> {
    match who {
        Actor::Operator | Actor::Worker => {}
        Actor::Staff(_) | Actor::Employer { .. } => return Err(Refusal::NotAllowed.into()),
        _ => return Err(Refusal::NotSignedIn.into()),
    }
    let started = Instant::now();
    let book = Arc::new(gazetteer(&services.db).await?);
    let params = services.params().await?;
    let mut change = services.db.begin().await?;
    let origin = people::Origin {
        who: who.clone(),
        document: file_name(&request),
        now: services.clock.now(),
    };
    let mut keeper = Keeper::load(request.noun, &mut change, origin).await?;
    let (sender, mut receiver) = mpsc::channel(PORTIONS_WAITING);
    let reader = tokio::task::spawn_blocking({
        let (request, ids, clock) = (request.clone(), services.ids.clone(), services.clock.clone());
        move || {
            let context = Context {
                as_of: clock.today(),
                now: clock.now(),
                ids: ids.as_ref(),
                areas: &book,
                params: &params,
            };
            let mut portions = Portions {
                waiting: Vec::new(),
                sender,
            };
            let account = read(
                &request.file,
                request.noun,
                request.format,
                &context,
                &mut portions,
            )?;
            portions.flush()?;
            Ok::<_, ImportFailure>(account)
        }
    });
    while let Some(told) = receiver.recv().await {
        match told {
            Told::Rows(rows) => keeper.keep(rows, &mut change).await?,
            Told::Progress(done, rows) => progress.told(done, rows),
        }
    }
    let account = reader
        .await
        .map_err(|_| Failure::message("the import broke off while reading; nothing was kept"))??;
    let mut account = keeper.counts.into_account(account);
    account.dry_run = request.dry_run;
    if request.dry_run {
        change.rollback().await?;
    } else {
        change
            .add_import_batch(&batch(services, who, &request, &account))
            .await?;
        services.tasks_need_settling(&mut change).await?;
        change.commit().await?;
        services.forget_areas();
    }
    account.seconds = started.elapsed().as_secs_f64();
    Ok(account)
}

/// The tree as the store has it, or the one the program brings along while the store has none.
pub(crate) async fn gazetteer(db: &Database) -> Result<Gazetteer, Failure> {
    /// With more places than this, villages are found by code only.
    const FEW: usize = 120_000;
    let mut tree = db.list_areas().await?;
    if tree.is_empty() {
        tree = areas::builtin();
    }
    let villages_by_name = tree.len() <= FEW;
    let ends = db.list_area_ends().await?;
    Ok(Gazetteer::new(&tree, villages_by_name).with_ends(ends))
}

fn batch(services: &Services, who: &Actor, request: &ImportRequest, account: &ImportAccount) -> ImportBatch {
    let now = services.clock.now();
    ImportBatch {
        id: ImportId::new(services.ids.as_ref(), now),
        kind: request.noun.name().to_owned(),
        format: request.format.name().to_owned(),
        file_name: file_name(request),
        actor: who.label(),
        started_at: now,
        finished_at: Some(now),
        rows: account.rows,
        inserted: account.inserted,
        updated: account.updated,
        unchanged: account.unchanged,
        refused: account.refused,
    }
}

/// Name of the file, without its folder.
fn file_name(request: &ImportRequest) -> String {
    let name = request.file.file_name();
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

enum Told {
    Rows(Vec<Accepted>),
    Progress(f64, u32),
}

/// Hands rows over in portions.
struct Portions {
    waiting: Vec<Accepted>,
    sender: mpsc::Sender<Told>,
}

impl Portions {
    fn flush(&mut self) -> Result<(), ImportFailure> {
        let rows = std::mem::take(&mut self.waiting);
        self.send(Told::Rows(rows))
    }

    fn send(&self, told: Told) -> Result<(), ImportFailure> {
        let stopped = |_| ImportFailure::Store("the store stopped taking rows".to_owned());
        self.sender.blocking_send(told).map_err(stopped)
    }
}

impl Taker for Portions {
    fn take(&mut self, accepted: Accepted) -> Result<(), ImportFailure> {
        self.waiting.push(accepted);
        if self.waiting.len() < PORTION {
            Ok(())
        } else {
            self.flush()
        }
    }

    fn progress(&mut self, done: f64, rows: u32) {
        // Nobody listening any more shows at the next portion.
        let _ = self.send(Told::Progress(done, rows));
    }
}

/// What came of the rows handed over.
#[derive(Default)]
struct Counts {
    inserted: u32,
    updated: u32,
    unchanged: u32,
    employers: u32,
    refusals: Vec<RefusedRow>,
}

impl Counts {
    fn refuse(&mut self, row: u32, column: &'static str, fault: Fault) {
        self.refusals.push(RefusedRow {
            row,
            column,
            code: fault.code,
            reason: fault.sentence,
            more: 0,
        });
    }

    fn into_account(self, mut account: ImportAccount) -> ImportAccount {
        account.inserted = self.inserted;
        account.updated = self.updated;
        account.unchanged += self.unchanged;
        account.employers = self.employers;
        account.refused += self.refusals.len() as u32;
        account.refusals.extend(self.refusals);
        account.refusals.sort_by_key(|refusal| refusal.row);
        account
    }
}

/// Knows what the store has, and writes what it has not.
struct Keeper {
    known: Known,
    counts: Counts,
}

enum Known {
    Areas(plain::Areas),
    People(people::People),
    Vacancies(vacancies::Vacancies),
    Courses(plain::Courses),
    Employers(employers::Employers),
    Fairs(fairs::Fairs),
}

impl Keeper {
    async fn load(noun: Noun, change: &mut Transaction, origin: people::Origin) -> Result<Self, Failure> {
        let today = domain::clock::day_in_shanghai(origin.now);
        let known = match noun {
            Noun::Areas => Known::Areas(plain::Areas::load(change).await?),
            Noun::People => Known::People(people::People::load(change, origin).await?),
            Noun::Vacancies => Known::Vacancies(vacancies::Vacancies::load(change, today).await?),
            Noun::Courses => Known::Courses(plain::Courses::load(change).await?),
            Noun::Employers => Known::Employers(employers::Employers::load(change, today).await?),
            Noun::Fairs => Known::Fairs(fairs::Fairs::load(change, today).await?),
        };
        Ok(Self {
            known,
            counts: Counts::default(),
        })
    }

    async fn keep(&mut self, rows: Vec<Accepted>, change: &mut Transaction) -> Result<(), Failure> {
        let counts = &mut self.counts;
        match &mut self.known {
            Known::Areas(areas) => areas.keep(rows, counts, change).await?,
            Known::People(people) => people.keep(rows, counts, change).await?,
            Known::Vacancies(vacancies) => vacancies.keep(rows, counts, change).await?,
            Known::Courses(courses) => courses.keep(rows, counts, change).await?,
            Known::Employers(employers) => employers.keep(rows, counts, change).await?,
            Known::Fairs(fairs) => fairs.keep(rows, counts, change).await?,
        }
        Ok(())
    }
}

/// The drafts of one kind; others do not come.
fn of_kind<T>(rows: Vec<Accepted>, kind: impl Fn(Draft) -> Option<T>) -> impl Iterator<Item = (u32, u64, T)> {
    rows.into_iter()
        .filter_map(move |row| kind(row.draft).map(|record| (row.row, row.content_hash, record)))
}
