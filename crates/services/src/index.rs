//! The search index follows the database: changes leave a task in their own transaction, and whoever may write the
//! index takes the tasks over.

use crate::{Failure, Services};
use domain::catalogue::DocumentKind;
use domain::ids::{CourseId, EmployerId, VacancyId};
use search::{Catalogue, Entry, SearchError, Synonyms};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use store::IndexTask;
use tokio::sync::mpsc;
use uuid::Uuid;

/// Documents read at once.
const CHUNK: u32 = 2000;
/// Tasks taken over at once; with more waiting than [`REBUILD_FROM`], everything is built anew, on all cores.
const TASKS_AT_ONCE: u32 = 1000;
const REBUILD_FROM: u64 = 4000;

/// The index, opened when it is first needed.
pub struct IndexHandle {
    folder: Option<PathBuf>,
    opened: Mutex<Option<Arc<Catalogue>>>,
    seen: Mutex<Option<SystemTime>>,
}

impl IndexHandle {
    /// The index of a folder.
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            opened: Mutex::new(None),
            seen: Mutex::new(None),
        }
    }

    /// An index in memory.
    pub fn in_memory() -> Result<Self, Failure> {
        let catalogue = Arc::new(Catalogue::in_memory(Synonyms::from_trades())?);
        Ok(Self {
            folder: None,
            opened: Mutex::new(Some(catalogue)),
            seen: Mutex::new(None),
        })
    }

    /// The catalogue for asking.
    pub fn reader(&self) -> Result<Arc<Catalogue>, Failure> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        match (&*opened, &self.folder) {
            (Some(catalogue), _) => Ok(catalogue.clone()),
            (None, Some(folder)) => {
                let catalogue = Arc::new(Catalogue::open(folder, Synonyms::from_trades())?);
                *opened = Some(catalogue.clone());
                Ok(catalogue)
            }
            (None, None) => Err(Failure::message("The index in memory is gone.")),
        }
    }

    /// Whether another process may have written since this was last asked.
    fn has_moved(&self) -> bool {
        let Some(folder) = &self.folder else { return false };
        let now = std::fs::metadata(folder.join("meta.json"))
            .and_then(|meta| meta.modified())
            .ok();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *seen, now) != now
    }
}

impl Services {
    /// Takes over what has changed, or leaves it to the process that is writing the index already.
    pub async fn refresh_index(&self) -> Result<(), Failure> {
        match self.take_over().await {
            Err(Failure::Search(SearchError::Busy)) => Ok(self.index.reader()?.refresh()?),
            other => other,
        }
    }

    async fn take_over(&self) -> Result<(), Failure> {
        let catalogue = self.index.reader()?;
        if catalogue.needs_rebuild() || self.db.count_index_tasks().await? > REBUILD_FROM {
            self.reindex().await?;
        }
        loop {
            let tasks = self.db.list_index_tasks(TASKS_AT_ONCE).await?;
            if tasks.is_empty() {
                break;
            }
            self.apply(&catalogue, &tasks).await?;
        }
        if self.index.has_moved() {
            catalogue.refresh()?;
        }
        Ok(())
    }

    async fn apply(&self, catalogue: &Arc<Catalogue>, tasks: &[IndexTask]) -> Result<(), Failure> {
        let of = |kind: DocumentKind| -> BTreeSet<Uuid> {
            tasks
                .iter()
                .filter(|task| task.kind == kind)
                .map(|task| task.id)
                .collect()
        };
        let vacancies: Vec<VacancyId> = of(DocumentKind::Vacancy).into_iter().map(VacancyId).collect();
        let courses: Vec<CourseId> = of(DocumentKind::Course).into_iter().map(CourseId).collect();
        let making = Making::new(self).await?;
        let mut entries = Vec::new();
        for vacancy in self.db.list_vacancies(&vacancies).await? {
            entries.extend(making.vacancy(vacancy));
        }
        entries.extend(
            self.db
                .list_courses(&courses)
                .await?
                .into_iter()
                .map(|course| making.course(course)),
        );
        let kept: BTreeSet<Uuid> = entries.iter().map(Entry::id).collect();
        let gone: Vec<Uuid> = tasks
            .iter()
            .map(|task| task.id)
            .filter(|id| !kept.contains(id))
            .collect();
        let writing = catalogue.clone();
        blocking(move || writing.apply(entries, &gone)).await?;
        let mut change = self.db.begin().await?;
        change.delete_index_tasks(tasks).await?;
        Ok(change.commit().await?)
    }

    /// Loads the dictionaries that the first search would wait for.
    pub async fn warm_index(&self) -> Result<(), Failure> {
        let catalogue = self.index.reader()?;
        blocking(move || {
            catalogue.warm();
            Ok::<_, Failure>(())
        })
        .await
    }

    /// Builds the whole index anew from the database. Gives the number of documents.
    pub async fn reindex(&self) -> Result<u64, Failure> {
        let catalogue = self.index.reader()?;
        let waiting = self.db.list_index_tasks(u32::MAX).await?;
        let making = Making::new(self).await?;
        let (sender, mut receiver) = mpsc::channel::<Vec<Entry>>(2);
        let building = tokio::task::spawn_blocking(move || {
            catalogue.rebuild(std::iter::from_fn(|| receiver.blocking_recv()).flatten())
        });
        let fed = self.feed(&making, sender).await;
        let built = building
            .await
            .map_err(|e| Failure::message(format!("the index was not built: {e}")))?;
        let documents = built?;
        fed?;
        let mut change = self.db.begin().await?;
        change.delete_index_tasks(&waiting).await?;
        change.commit().await?;
        Ok(documents)
    }

    async fn feed(&self, making: &Making, sender: mpsc::Sender<Vec<Entry>>) -> Result<(), Failure> {
        let mut after = None;
        loop {
            let read = self.db.list_vacancies_after(after, CHUNK).await?;
            let Some(last) = read.last() else { break };
            after = Some(last.id);
            if sender
                .send(
                    read.into_iter()
                        .filter_map(|vacancy| making.vacancy(vacancy))
                        .collect(),
                )
                .await
                .is_err()
            {
                return Ok(());
            }
        }
        let mut after = None;
        loop {
            let read = self.db.list_courses_after(after, CHUNK).await?;
            let Some(last) = read.last() else { break };
            after = Some(last.id);
            if sender
                .send(read.into_iter().map(|course| making.course(course)).collect())
                .await
                .is_err()
            {
                return Ok(());
            }
        }
        Ok(())
    }

    /// How many documents the index should hold.
    pub(crate) async fn count_searchable(&self) -> Result<u64, Failure> {
        let making = Making::new(self).await?;
        let mut count = self.db.count_courses().await?;
        let mut after = None;
        loop {
            let read = self.db.list_vacancies_after(after, CHUNK).await?;
            let Some(last) = read.last() else { return Ok(count) };
            after = Some(last.id);
            count += read
                .into_iter()
                .filter_map(|v| making.vacancy(v))
                .filter(Entry::is_public)
                .count() as u64;
        }
    }

    /// Employers nothing is shown of.
    pub(crate) async fn blacklisted_employers(&self) -> Result<BTreeSet<EmployerId>, Failure> {
        Ok(self
            .db
            .list_blacklisted_employers()
            .await?
            .into_iter()
            .map(|employer| employer.id)
            .collect())
    }
}

/// What turning rows into entries needs to know.
struct Making {
    book: Arc<crate::AreaBook>,
    blacklisted: BTreeSet<EmployerId>,
    fresh_days: u32,
    month_days: i64,
}

impl Making {
    async fn new(services: &Services) -> Result<Self, Failure> {
        Ok(Self {
            book: services.area_book().await?,
            blacklisted: services.blacklisted_employers().await?,
            fresh_days: services.fresh_days().await?,
            month_days: services.month_days().await?,
        })
    }

    /// The entry of a vacancy; `None` when its employer is blacklisted.
    fn vacancy(&self, mut vacancy: domain::vacancy::Vacancy) -> Option<Entry> {
        let shown = !self.blacklisted.contains(&vacancy.employer);
        vacancy.description = crate::import::wording::blank(&vacancy.description, &vacancy.unlawful);
        let place = self.book.place(vacancy.area);
        shown.then_some(Entry::Vacancy {
            vacancy,
            place,
            fresh_days: self.fresh_days,
            month_days: self.month_days,
        })
    }

    fn course(&self, course: domain::course::Course) -> Entry {
        let place = course.area.map(|area| self.book.place(area)).unwrap_or_default();
        Entry::Course { course, place }
    }
}

/// Runs work that does not wait for anything beside the threads that answer requests.
pub(crate) async fn blocking<T: Send + 'static, E: Into<Failure> + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(Into::into),
        Err(error) => Err(Failure::message(format!("background work stopped: {error}"))),
    }
}
