//! The index itself: opened or made, asked, changed, rebuilt.

use crate::document::{Entry, id_key};
use crate::error::SearchError;
use crate::query;
use crate::schema::{self, Fields};
use crate::snapshot::Snapshot;
use crate::synonyms::Synonyms;
use domain::catalogue::{CataloguePage, CatalogueQuery};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Instant;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::store::Compressor;
use tantivy::{Index, IndexBuilder, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Term};
use uuid::Uuid;

/// The catalogue of everything that can be found.
///
/// Searches run side by side and never wait for a change; changes wait for each other. A change is found by the first
/// search after [`Catalogue::apply`] returns. A crash loses at most the change under way.
pub struct Catalogue {
    index: Index,
    fields: Fields,
    reader: IndexReader,
    /// Made at the first change, so that a process that only searches does not lock the others out.
    writer: Mutex<Option<IndexWriter>>,
    snapshot: RwLock<Arc<Snapshot>>,
    synonyms: RwLock<Arc<Synonyms>>,
}

/// Heap of the writer for single changes, and of each thread of a rebuild, in bytes.
const WRITER_HEAP: usize = 20_000_000;
const REBUILD_HEAP: usize = 64_000_000;
/// Cards are read one by one from all over the index: small blocks unpack fast.
const CARD_BLOCK: usize = 4096;
const CARD_BLOCKS_CACHED: usize = 512;
/// The file that says which schema an index follows.
const VERSION_FILE: &str = "songgang-version";
/// What the last commit of a complete index carries.
const COMPLETE: &str = "complete";

impl Catalogue {
    /// Opens the index of a folder. One that is missing, unreadable or of another schema is begun anew and empty:
    /// ask [`Catalogue::needs_rebuild`].
    pub fn open(folder: &Path, synonyms: Synonyms) -> Result<Self, SearchError> {
        std::fs::create_dir_all(folder)?;
        let known = std::fs::read_to_string(folder.join(VERSION_FILE)).unwrap_or_default();
        if known == schema::version() {
            match Index::open_in_dir(folder) {
                Ok(index) => return Self::with(index, synonyms),
                Err(error) => tracing::warn!(%error, "the search index cannot be opened and is begun anew"),
            }
        }
        begin_anew(folder)?;
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let index = builder().open_or_create(directory)?;
        std::fs::write(folder.join(VERSION_FILE), schema::version())?;
        Self::with(index, synonyms)
    }

    /// An index that lives in memory alone.
    pub fn in_memory(synonyms: Synonyms) -> Result<Self, SearchError> {
        Self::with(builder().create_in_ram()?, synonyms)
    }

    fn with(mut index: Index, synonyms: Synonyms) -> Result<Self, SearchError> {
        index.set_tokenizers(schema::tokenizers());
        let (_, fields) = schema::schema();
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(CARD_BLOCKS_CACHED)
            .try_into()?;
        let snapshot = Snapshot::of(reader.searcher(), None)?;
        Ok(Self {
            index,
            fields,
            reader,
            writer: Mutex::new(None),
            snapshot: RwLock::new(Arc::new(snapshot)),
            synonyms: RwLock::new(Arc::new(synonyms)),
        })
    }

    /// Answers a question. When nothing is found, area, wage and words are loosened in this order, and the page says
    /// so. Without a day the dates are not looked at. Distance does not bind work done at home.
    pub fn search(&self, query: &CatalogueQuery) -> Result<CataloguePage, SearchError> {
        let started = Instant::now();
        let synonyms = Arc::clone(&read(&self.synonyms));
        let page = self.snapshot().answer(query, &self.fields, &synonyms)?;
        let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
        Ok(CataloguePage { micros, ..page })
    }

    /// Takes entries in, each in place of its former self, and others out. They are found, or no longer found, when
    /// this returns. Entries that nobody may find are taken out.
    pub fn apply(
        &self,
        upserts: impl IntoIterator<Item = Entry>,
        deletes: &[Uuid],
    ) -> Result<(), SearchError> {
        let mut held = self.lock_writer();
        if held.is_none() {
            *held = Some(self.writer_for_changes()?);
        }
        let Some(writer) = held.as_mut() else {
            return Ok(());
        };
        let changed = self.write_changes(writer, upserts, deletes);
        if changed.is_err() {
            // A writer that failed is not trusted again; what it had not committed is gone.
            *held = None;
            return changed;
        }
        self.refresh()
    }

    /// Replaces everything. Searches find the former state until this returns. Gives the number of documents.
    pub fn rebuild(&self, entries: impl IntoIterator<Item = Entry>) -> Result<u64, SearchError> {
        let mut held = self.lock_writer();
        // Only one writer at a time can hold the index.
        if let Some(writer) = held.take() {
            writer.wait_merging_threads()?;
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let mut writer: IndexWriter = self
            .index
            .writer_with_num_threads(threads, threads * REBUILD_HEAP)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.delete_all_documents()?;
        for entry in entries {
            if entry.is_public() {
                writer.add_document(entry.document(&self.fields)?)?;
            }
        }
        commit(&mut writer, Some(COMPLETE))?;
        let segments = self.index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        self.refresh()?;
        Ok(self.count())
    }

    /// How many documents there are.
    pub fn count(&self) -> u64 {
        self.snapshot().count()
    }

    /// Whether the index was begun anew and never filled since.
    pub fn needs_rebuild(&self) -> bool {
        self.payload().as_deref() != Some(COMPLETE)
    }

    /// Puts another table of synonyms in force; no rebuild is needed.
    pub fn set_synonyms(&self, synonyms: Synonyms) {
        *self.synonyms.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(synonyms);
    }

    /// Looks for changes that another process has made.
    pub fn refresh(&self) -> Result<(), SearchError> {
        self.reader.reload()?;
        let next = Snapshot::of(self.reader.searcher(), Some(&self.snapshot()))?;
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        Ok(())
    }

    /// Loads dictionaries that the first search would otherwise wait for; to be called beside other work at start.
    pub fn warm(&self) {
        query::warm();
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&read(&self.snapshot))
    }

    fn lock_writer(&self) -> MutexGuard<'_, Option<IndexWriter>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn writer_for_changes(&self) -> Result<IndexWriter, SearchError> {
        let writer: IndexWriter = self.index.writer_with_num_threads(1, WRITER_HEAP)?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(4);
        policy.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    fn write_changes(
        &self,
        writer: &mut IndexWriter,
        upserts: impl IntoIterator<Item = Entry>,
        deletes: &[Uuid],
    ) -> Result<(), SearchError> {
        for id in deletes {
            writer.delete_term(Term::from_field_text(self.fields.id, &id_key(*id)));
        }
        for entry in upserts {
            writer.delete_term(Term::from_field_text(self.fields.id, &id_key(entry.id())));
            if entry.is_public() {
                writer.add_document(entry.document(&self.fields)?)?;
            }
        }
        commit(writer, self.payload().as_deref())
    }

    fn payload(&self) -> Option<String> {
        self.index.load_metas().ok().and_then(|metas| metas.payload)
    }
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn commit(writer: &mut IndexWriter, payload: Option<&str>) -> Result<(), SearchError> {
    let mut prepared = writer.prepare_commit()?;
    if let Some(payload) = payload {
        prepared.set_payload(payload);
    }
    prepared.commit()?;
    Ok(())
}

fn builder() -> IndexBuilder {
    let (schema, _) = schema::schema();
    let settings = IndexSettings {
        docstore_compression: Compressor::Lz4,
        docstore_blocksize: CARD_BLOCK,
        ..IndexSettings::default()
    };
    Index::builder()
        .schema(schema)
        .settings(settings)
        .tokenizers(schema::tokenizers())
}

/// Empties the folder of an index, unless another process is writing it.
fn begin_anew(folder: &Path) -> Result<(), SearchError> {
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    let _lock = directory
        .acquire_lock(&INDEX_WRITER_LOCK)
        .map_err(|_| SearchError::Busy)?;
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        let is_lock = file.file_name().to_string_lossy().ends_with(".lock");
        if file.file_type()?.is_file() && !is_lock {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
