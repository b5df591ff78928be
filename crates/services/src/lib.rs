//! The deeds: use cases, imports and chores. They answer the ports of `domain`.
//!
//! **Invariant:** neither Leptos nor axum, no SQL, no tantivy types. Time, ids and chance come in from outside.

mod access_log;
mod accounts;
pub mod allocation;
mod area_book;
mod area_merge;
mod areas;
mod assistance_weeks;
mod calendars;
mod caller;
mod candidates;
mod cases;
mod check_ins;
mod claims;
mod consents;
mod counts;
mod courses;
mod coverage;
mod data_requests;
mod day_jobs;
pub mod demo;
pub mod doctor;
mod door;
mod employer_files;
mod employers;
mod erasure;
mod explain;
mod exports;
mod failure;
mod fair_intents;
mod fairs;
mod finding;
mod hand_overs;
mod household;
pub mod import;
mod index;
mod instructors;
mod insurance;
mod keys;
mod leads;
mod listings;
mod lists;
pub mod machine;
mod merges;
pub mod messages;
mod my_data;
mod owners;
pub mod pace;
mod person_file;
mod placements;
mod policies;
mod postings;
mod proxies;
mod public_posts;
pub mod push;
mod qr;
mod quota;
mod receipts;
mod recognitions;
mod regions;
pub mod report;
mod retention;
pub mod round;
mod rule;
mod screens;
mod secret;
mod sessions;
mod sheet;
pub mod sms;
mod spot_checks;
mod startups;
mod strangers;
mod tasks;
mod tidy;
mod training_classes;
mod training_orders;
mod vacancies;
mod visits;
mod welcome;
mod work_assessments;

pub use accounts::NewAccount;
pub use area_merge::{Followed, MergeRequest, Merged};
pub use assistance_weeks::week_report_csv;
pub use cases::{ArrearsMade, ComplianceMade, arrears_csv, compliance_csv};
pub use claims::payment_csv;
pub use counts::{Count, Counts};
pub use explain::Explained;
pub use failure::Failure;
pub use fair_intents::{FairReportLine, FairReportMade, SumsWritten, fair_report_csv, fair_report_xlsx};
pub use fairs::fair_stands_csv;
pub use instructors::{instructor_report_csv, instructors_csv};
pub use insurance::{fund_csv, register_csv, run_csv};
pub use keys::{KeysFound, Rotated};
pub use placements::{StabilityMade, stability_csv, stability_xlsx};
pub use public_posts::{post_payments_csv, post_report_csv};
pub use qr::drawn as qr_code;
pub use quota::quota_csv;
pub use secret::{is_equal, read_code};
pub use startups::startups_csv;
pub use training_classes::class_table_csv;
pub use welcome::{DemoAccount, Welcome};

use area_book::AreaBook;
use domain::clock::Clock;
use domain::ids::IdSource;
use domain::params::{Params, PolicyParameter};
use domain::ports::Ports;
use domain::refusal::Refusal;
use keys::DataKey;
use machine::MachineChance;
use pace::{Pace, Rate};
use secret::LinkKey;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use store::{Database, Imported};
use strangers::Strangers;
use tokio::sync::Semaphore;

/// Password checks at a time; each takes 19 MiB for some hundredths of a second.
const HASHING_AT_ONCE: usize = 4;

/// Objections one address may send.
const OBJECTIONS: Rate = Rate::per_hour(5);

/// How often somebody may try in an hour to prove that data are theirs.
const PROOFS: Rate = Rate::per_hour(5);

/// What a program needs to begin with.
pub struct Opening {
    /// Folder of the database, the index and the keys; made when it is missing.
    pub data: PathBuf,
    /// Address of the database; a SQLite file in the folder when left out.
    pub database_url: Option<String>,
    /// Data keys from the environment; the file `data.key` in the folder when left out.
    pub data_key: Option<String>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<MachineChance>,
}

/// Everything the program does. Cheap to share; pages reach it through [`Services::ports`].
pub struct Services {
    /// The store.
    pub db: Database,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Ids.
    pub ids: Arc<dyn IdSource>,
    chance: Arc<MachineChance>,
    link_key: LinkKey,
    data_key: DataKey,
    index: index::IndexHandle,
    /// The names of places, and the revision of the tree they were read at.
    areas: Mutex<Option<(i64, Arc<AreaBook>)>>,
    /// Password checks take memory: only so many at a time.
    hashing: Semaphore,
    strangers: Mutex<Strangers>,
    objections: Mutex<Pace>,
    proofs: Mutex<Pace>,
    /// What happened how often.
    pub counts: Arc<Counts>,
    searches: Mutex<finding::Searches>,
    lists: lists::Desk,
    /// What sends text messages; without it nobody signs in by telephone.
    sms: OnceLock<Arc<dyn sms::SmsSender>>,
    /// What messages about leads leave by.
    outbox: OnceLock<Arc<messages::Outbox>>,
    receipts: messages::Receipts,
    /// Which way messages to browsers go; without it no browser is told.
    push_way: OnceLock<push::PushWay>,
}

impl Services {
    /// Opens folder and database. The schema is [`Services::migrate`]'s.
    pub async fn open(opening: Opening) -> Result<Self, Failure> {
        let unusable = |e: std::io::Error| Failure::message(format!("{}: {e}", opening.data.display()));
        std::fs::create_dir_all(&opening.data).map_err(unusable)?;
        let link_key = LinkKey::open(&opening.data.join("link.key"), &opening.chance).map_err(unusable)?;
        let file = || opening.data.join("songgang.db").display().to_string();
        let url = opening.database_url.clone().unwrap_or_else(file);
        let (db, data_key) = DataKey::open(&opening, &url).await?;
        Ok(Self {
            db,
            clock: opening.clock,
            ids: opening.chance.clone(),
            chance: opening.chance,
            link_key,
            data_key,
            index: index::IndexHandle::new(opening.data.join("index")),
            areas: Mutex::new(None),
            hashing: Semaphore::new(HASHING_AT_ONCE),
            strangers: Mutex::default(),
            objections: Mutex::new(Pace::new(OBJECTIONS)),
            proofs: Mutex::new(Pace::new(PROOFS)),
            counts: Arc::default(),
            searches: Mutex::default(),
            lists: lists::Desk::default(),
            sms: OnceLock::new(),
            outbox: OnceLock::new(),
            receipts: messages::Receipts::default(),
            push_way: OnceLock::new(),
        })
    }

    /// Services on a fresh database and an index in memory that are gone with the value: for tests and trials.
    pub async fn in_memory(clock: Arc<dyn Clock>, seed: u64) -> Result<Self, Failure> {
        let chance = Arc::new(MachineChance::seeded(seed));
        let services = Self {
            db: Database::in_memory().await?,
            clock,
            ids: chance.clone(),
            link_key: LinkKey::new(chance.bytes()),
            data_key: DataKey::in_memory(),
            chance,
            index: index::IndexHandle::in_memory()?,
            areas: Mutex::new(None),
            hashing: Semaphore::new(HASHING_AT_ONCE),
            strangers: Mutex::default(),
            objections: Mutex::new(Pace::new(OBJECTIONS)),
            proofs: Mutex::new(Pace::new(PROOFS)),
            counts: Arc::default(),
            searches: Mutex::default(),
            lists: lists::Desk::default(),
            sms: OnceLock::new(),
            outbox: OnceLock::new(),
            receipts: messages::Receipts::default(),
            push_way: OnceLock::new(),
        };
        services.migrate().await?;
        Ok(services)
    }

    /// Brings the schema up to date, and lays down what every county needs: the areas down to the county, and the
    /// policy figures the seeds state. Gives the names of the steps taken.
    pub async fn migrate(&self) -> Result<Vec<String>, Failure> {
        let applied = self.db.migrate().await?;
        if applied.is_empty() && self.is_furnished().await? {
            return Ok(applied);
        }
        let mut change = self.db.begin().await?;
        change
            .add_missing_policy_parameters(&domain::params::defaults())
            .await?;
        let known = change.count_areas().await?;
        if known == 0 {
            change
                .set_areas(
                    &import::areas::builtin()
                        .into_iter()
                        .map(Imported::from)
                        .collect::<Vec<_>>(),
                )
                .await?;
        }
        change.commit().await?;
        Ok(applied)
    }

    /// Whether areas and policy figures lie in the database: a program that was killed between the schema and them left
    /// an empty one.
    async fn is_furnished(&self) -> Result<bool, Failure> {
        let there = self.params().await?.0;
        let is_there = |figure: &PolicyParameter| {
            there.iter().any(|row| {
                (&row.programme, row.area, row.key, row.valid_from)
                    == (&figure.programme, figure.area, figure.key, figure.valid_from)
            })
        };
        let figures = domain::params::defaults().0;
        Ok(figures.iter().all(is_there) && self.db.count_areas().await? > 0)
    }

    /// The ports, answered by these services.
    pub fn ports(self: &Arc<Self>) -> Ports {
        Ports {
            vacancies: self.clone(),
            postings: self.clone(),
            candidates: self.clone(),
            courses: self.clone(),
            training_classes: self.clone(),
            training_orders: self.clone(),
            areas: self.clone(),
            leads: self.clone(),
            coverage: self.clone(),
            person_files: self.clone(),
            households: self.clone(),
            lists: self.clone(),
            finding: self.clone(),
            merges: self.clone(),
            hand_overs: self.clone(),
            accounts: self.clone(),
            account_book: self.clone(),
            door: self.clone(),
            proxies: self.clone(),
            employers: self.clone(),
            employer_files: self.clone(),
            cases: self.clone(),
            listings: self.clone(),
            erasures: self.clone(),
            exports: self.clone(),
            fairs: self.clone(),
            check_ins: self.clone(),
            fair_intents: self.clone(),
            insurances: self.clone(),
            quotas: self.clone(),
            startups: self.clone(),
            instructors: self.clone(),
            screens: self.clone(),
            work_assessments: self.clone(),
            calendars: self.clone(),
            weeks: self.clone(),
            policies: self.clone(),
            recognitions: self.clone(),
            messages: self.clone(),
            access_log: self.clone(),
            consents: self.clone(),
            data_requests: self.clone(),
            my_data: self.clone(),
            tasks: self.clone(),
            visits: self.clone(),
            spot_checks: self.clone(),
            placements: self.clone(),
            public_posts: self.clone(),
            day_jobs: self.clone(),
            regions: self.clone(),
            claims: self.clone(),
        }
    }

    /// Whether nobody is registered yet.
    pub async fn is_empty(&self) -> Result<bool, Failure> {
        Ok(!self.db.has_people().await?)
    }

    /// Whether database and index answer.
    pub async fn ready(&self) -> Result<(), Failure> {
        self.db.is_ready().await?;
        self.index.reader()?;
        Ok(())
    }

    /// The policy figures.
    pub(crate) async fn params(&self) -> Result<Params, Failure> {
        Ok(self.db.list_policy_parameters().await?)
    }

    /// The names of all places, read once and again after [`Services::forget_areas`].
    pub(crate) async fn area_book(&self) -> Result<Arc<AreaBook>, Failure> {
        let kept = self.areas.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, book)) = kept {
            return Ok(book);
        }
        // The revision first: what changes while the places are read is noticed afterwards.
        let revision = self.db.find_area_revision().await?;
        let (areas, ends) = (self.db.list_areas().await?, self.db.list_area_ends().await?);
        let book = Arc::new(AreaBook::new(areas).with_ends(ends));
        *self.areas.lock().unwrap_or_else(PoisonError::into_inner) = Some((revision, book.clone()));
        Ok(book)
    }

    /// Lets the names of places be read again when another process has changed them: a command that imports or merges
    /// areas while the server runs.
    pub async fn notice_areas(&self) -> Result<(), Failure> {
        let kept = self.areas.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((revision, _)) = kept
            && self.db.find_area_revision().await? != revision
        {
            self.forget_areas();
        }
        Ok(())
    }

    /// Lets the names of places be read again: after an import, and now and then.
    pub(crate) fn forget_areas(&self) {
        *self.areas.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Logs what broke under a ticket number, and gives the number to show.
    pub(crate) fn internal(&self, failure: &Failure) -> Refusal {
        if let Failure::Refused(refusal) = failure {
            return refusal.clone();
        }
        let ticket = secret::token(&self.chance)[..8].to_owned();
        tracing::error!(ticket, %failure, "a request failed");
        Refusal::Internal { ticket }
    }
}
