//! What the program does with lists in the background: reads them, writes them, takes them back, forgets them.

use super::reading;
use super::row::Day;
use crate::import::gazetteer;
use crate::{Failure, Services};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::ListId;
use domain::list::{FileFault, FileProblem, ListBatch, ListState, Signed};
use domain::params::ParamKey;
use domain::refusal::Refusal;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use store::StoreError;

/// A file that was sent and is not yet read. It is in memory alone.
pub(super) struct Sent {
    pub list: ListId,
    pub who: Actor,
    pub file: Vec<u8>,
}

/// Files that wait, and how far the work is.
#[derive(Default)]
pub(crate) struct Desk {
    waiting: Mutex<VecDeque<Sent>>,
    progress: Arc<Mutex<HashMap<ListId, u8>>>,
    /// Only one works at a time.
    turn: tokio::sync::Mutex<()>,
}

/// Tries to write a list, or to take one back, that somebody else's writing came in between of.
const TRIES: u32 = 3;

/// Files that wait in memory at most; whoever sends one more is asked to try again.
const WAITING: usize = 8;

/// Longer than this no program reads a list: whatever still says so has been given up.
const READING: TimeDelta = TimeDelta::hours(1);

impl Desk {
    /// Whether one more file may wait.
    pub(super) fn has_room(&self) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.len() < WAITING
    }

    fn waits(&self, list: ListId) -> bool {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.iter().any(|sent| sent.list == list)
    }

    pub(super) fn put(&self, sent: Sent) {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(sent);
    }

    fn next(&self) -> Option<Sent> {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }

    /// How far the work on a list is, in percent.
    pub(super) fn progress(&self, id: ListId) -> Option<u8> {
        self.progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .copied()
    }

    fn teller(&self, id: ListId, from: f64, to: f64) -> impl Fn(f64) + Send + Sync + use<> {
        let progress = Arc::clone(&self.progress);
        move |done: f64| {
            let percent = (from + (to - from) * done.clamp(0.0, 1.0)) as u8;
            progress
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(id, percent);
        }
    }

    fn forget(&self, id: ListId) {
        self.progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id);
    }
}

impl Services {
    /// Does whatever waits to be done about lists. Gives how many it has worked on.
    pub async fn work_on_lists(&self) -> Result<u32, Failure> {
        let _turn = self.lists.turn.lock().await;
        self.give_up_reading().await?;
        let mut done = 0;
        while let Some(sent) = self.lists.next() {
            let id = sent.list;
            let read = self.read_list(sent).await;
            self.list_ended(id, ListState::Reading, ListState::Broken, read)
                .await?;
            done += 1;
        }
        for batch in self.db.list_lists_in(ListState::Applying).await? {
            let told = self.lists.teller(batch.id, 0.0, 100.0);
            let mut written = self.write_list(&batch, &told).await;
            for _ in 1..TRIES {
                if !came_in_between(&written) {
                    break;
                }
                written = self.write_list(&batch, &told).await;
            }
            self.list_ended(batch.id, ListState::Applying, ListState::Ready, written)
                .await?;
            done += 1;
        }
        for batch in self.db.list_lists_in(ListState::Undoing).await? {
            let told = self.lists.teller(batch.id, 0.0, 100.0);
            let mut undone = self.take_list_back(&batch, &told).await;
            for _ in 1..TRIES {
                if !came_in_between(&undone) {
                    break;
                }
                undone = self.take_list_back(&batch, &told).await;
            }
            self.list_ended(batch.id, ListState::Undoing, ListState::Applied, undone)
                .await?;
            done += 1;
        }
        self.reckon_lists().await?;
        Ok(done)
    }

    /// Lists whose reading was begun long ago and ended nowhere: by a program that stopped, or one that could not say so.
    async fn give_up_reading(&self) -> Result<(), Failure> {
        let long_ago = self.clock.now() - READING;
        for batch in self.db.list_lists_in(ListState::Reading).await? {
            if batch.uploaded.at < long_ago && !self.lists.waits(batch.id) {
                self.broken(&batch, &FileProblem::plain(FileFault::Stopped))
                    .await?;
            }
        }
        Ok(())
    }

    /// Forgets the progress; after a failure the list stands where it stood before, and says so.
    async fn list_ended(
        &self,
        id: ListId,
        from: ListState,
        back: ListState,
        outcome: Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.lists.forget(id);
        let Err(failure) = outcome else { return Ok(()) };
        let ticket = self.internal(&failure);
        tracing::error!(list = %id, %ticket, "a list failed");
        let mut change = self.db.begin().await?;
        let problem = FileProblem::plain(FileFault::Failed);
        change.move_list(id, from, back, Some(&problem)).await?;
        Ok(change.commit().await?)
    }

    /// Reads a file and lays it beside the register.
    async fn read_list(&self, sent: Sent) -> Result<(), Failure> {
        let Some(batch) = self.db.find_list(sent.list).await? else {
            return Ok(());
        };
        let read = self.read_file(&batch, sent.file).await?;
        let list = match read {
            Ok(list) => list,
            Err(problem) => return self.broken(&batch, &problem).await,
        };
        let unknown = list.unknown.clone();
        let told = self.lists.teller(batch.id, 30.0, 85.0);
        let rows = self.lay_beside(&sent.who, &batch, list, &told).await?;
        let mut change = self.db.begin().await?;
        let still = change
            .move_list(batch.id, ListState::Reading, ListState::Ready, None)
            .await?;
        if still {
            change.set_list_unknown(batch.id, &unknown).await?;
            change.add_list_rows(&rows).await?;
            change.set_list_counts(batch.id).await?;
            change.commit().await?;
        }
        Ok(())
    }

    async fn read_file(
        &self,
        batch: &ListBatch,
        file: Vec<u8>,
    ) -> Result<Result<reading::ReadList, FileProblem>, Failure> {
        let areas = gazetteer(&self.db).await?;
        let (register, area) = (batch.register, batch.area);
        let today = day_in_shanghai(self.clock.now());
        let told = self.lists.teller(batch.id, 0.0, 30.0);
        let reading = tokio::task::spawn_blocking(move || {
            let day = Day {
                register,
                areas: &areas,
                area,
                today,
            };
            reading::read(&file, &day, &told)
        });
        reading
            .await
            .map_err(|_| Failure::message("the list broke off while it was read; nothing was kept"))
    }

    async fn broken(&self, batch: &ListBatch, problem: &FileProblem) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change
            .move_list(batch.id, ListState::Reading, ListState::Broken, Some(problem))
            .await?;
        Ok(change.commit().await?)
    }

    /// Says of lists whose reading a stop of the program has ended that they must be sent again. To be called before the
    /// first list is worked on. What a command sends it reads itself, perhaps at this moment: it is given up when it is old.
    pub async fn settle_broken_lists(&self) -> Result<(), Failure> {
        let command = Actor::Operator.label();
        let reading = self.db.list_lists_in(ListState::Reading).await?;
        for batch in reading.iter().filter(|batch| batch.uploaded.by != command) {
            self.broken(batch, &FileProblem::plain(FileFault::Stopped))
                .await?;
        }
        Ok(())
    }

    /// Takes lists away that nobody had written, closes those about whose missing people somebody has decided, and forgets
    /// what those say that are past being taken back.
    pub(crate) async fn forget_old_lists(&self) -> Result<(), Failure> {
        let now = self.clock.now();
        let (params, today) = (self.params().await?, self.clock.today());
        let before = |key| {
            let days = params.general(key, today).ok()?;
            Some(now - TimeDelta::days(days))
        };
        let mut change = self.db.begin().await?;
        if let Some(before) = before(ParamKey::ListWaitingDays) {
            let by = Signed {
                by: Actor::Worker.label(),
                at: now,
            };
            change.close_lists_waiting_since(before, &by).await?;
            change.delete_lists_waiting_since(before).await?;
        }
        if let Some(before) = before(ParamKey::ListUndoDays) {
            change.forget_list_rows_before(before).await?;
        }
        Ok(change.commit().await?)
    }
}

/// Whether somebody else wrote what a list was about to write, or both waited for each other, so that it can be tried
/// again.
const fn came_in_between(written: &Result<(), Failure>) -> bool {
    matches!(
        written,
        Err(
            Failure::Store(StoreError::UniqueViolation { .. } | StoreError::Deadlock)
                | Failure::Refused(Refusal::Changed)
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_came_in_between_of_is_tried_again() {
        assert!(came_in_between(&Err(StoreError::Deadlock.into())));
        assert!(came_in_between(&Err(Refusal::Changed.into())));
        assert!(!came_in_between(&Ok(())));
        assert!(!came_in_between(&Err(StoreError::ForeignKeyViolation.into())));
    }
}
