//! The memory: all SQL, on SQLite and on PostgreSQL.
//!
//! [`Database`] is the way in. Reads are methods of [`Connection`]; [`Database`] offers each of them on a connection of
//! its own, and a [`Transaction`] is a connection too, so that it sees what it has written. Writes are methods of
//! [`Transaction`] alone: nothing is written that is not committed together with what belongs to it.
//!
//! - `find_*` gives `Ok(None)` when there is no such record; `list_*` gives all of them, `count_*` their number.
//! - `add_*` inserts; a record that is there already is [`StoreError::UniqueViolation`], unless said otherwise.
//! - `set_*` changes; those that take whole records insert what is missing, those that take an id say whether there was
//!   something to change.
//!
//! **Invariant:** no type of sqlx leaves this crate, and no SQL stands outside it.
//! **Invariant:** this crate decides nothing: no rule, no clock, no chance, no right. Who may ask is settled before.
//! **Invariant:** rows are not trusted. What cannot be read is [`StoreError::Inconsistent`] with table, column and id.
//! **Invariant:** resident ID numbers, telephone numbers of people and certificate numbers are written sealed, and found
//! by keyed marks; see the vault.
//!
//! Instants are kept to the microsecond, on both engines.

#[macro_use]
mod sql;
mod row;

mod access_log;
mod account;
mod account_entry;
mod area;
mod area_succession;
mod assistance_week;
mod attendance;
mod audit;
mod calendar_feed;
mod candidate;
mod case;
mod category_period;
mod claim;
mod claim_facts;
mod consent;
mod course;
mod data_request;
mod database;
mod day_job;
mod disabled_service;
mod employer;
mod employer_account;
mod employer_fact;
mod employer_staff;
mod enrolment;
mod erase;
mod erasure;
mod error;
mod export;
mod fair;
mod fair_attendance;
mod fair_intent;
mod fair_news;
mod fair_pass;
mod fair_registration;
mod fair_scan;
mod fair_stand;
mod fair_stand_news;
mod field_change;
mod figure_request;
mod file_entry;
mod follow_up;
mod hand_over;
mod health;
mod household;
mod import_batch;
mod index_task;
mod instructor;
mod land_acquisition;
mod land_enrolment;
mod land_loss;
mod lead;
mod lead_count;
mod lead_row;
mod list_batch;
mod list_gone;
mod list_row;
mod listing;
mod look_alike;
mod merge;
mod merge_places;
mod merge_rows;
mod merge_stub;
mod message;
mod message_reminder;
mod message_row;
mod person;
mod person_bulk;
mod person_key;
mod person_owner;
mod person_profile;
mod person_row;
mod person_sketch;
mod personal_link;
mod phone_call;
mod placement;
mod placement_lead;
mod policy_parameter;
mod post_attendance;
mod post_tenure;
mod posting;
mod proxy;
mod public_notice;
mod public_post;
mod push_subscription;
mod quota;
mod recognition;
mod recognition_task;
mod region;
mod retention;
mod round;
mod screen;
mod sealed_entry;
mod session;
mod setting;
mod shortage;
mod sign_in_code;
mod spot_check;
mod startup;
mod task;
mod training_class;
mod training_order;
mod vacancy;
mod vacancy_row;
mod vault;
mod visit;
mod visit_conflict;
mod visit_photo;
mod week_fair;
mod week_photo;
mod work_assessment;
mod work_proposal;

pub use access_log::AccessQuery;
pub use account::{Account, SecondSecret};
pub use area::AreaKey;
pub use area_succession::{AREA_COLUMNS, AreaColumn, Moved};
pub use assistance_week::{WeekLead, WeekVacancy};
pub use audit::AuditLine;
pub use calendar_feed::FeedOwner;
pub use candidate::{Interest, Yes};
pub use case::CasesShown;
pub use claim::{ClaimDone, ClaimKey, ClaimQuery};
pub use course::CourseKey;
pub use database::{Connection, Database, Effort, Engine, Lock, Transaction};
pub use employer::EmployerKey;
pub use enrolment::{ClassNotice, NeedKept};
pub use erase::{Nobody, TREATED, Treatment};
pub use error::StoreError;
pub use fair::FairsWanted;
pub use fair_attendance::AttendanceCount;
pub use figure_request::{FigureDecision, FigureRequest};
pub use health::Health;
pub use import_batch::ImportBatch;
pub use index_task::IndexTask;
pub use land_loss::LandLoss;
pub use lead_count::{LeadTotals, PersonLeads};
pub use list_gone::Gone;
pub use list_row::RowCount;
pub use look_alike::{Alike, AlikeCounts, AlikeGroup, AlikeQuery, AlikeSketch, NotAlike};
pub use merge::Merge;
pub use merge_places::{PASSED, Passing};
pub use message::{Due, LastMessage, MessageLead, Undelivered};
pub use person::PersonKey;
pub use person_bulk::{PersonName, TIES, Tie};
pub use person_key::PersonKeys;
pub use person_owner::CareShift;
pub use person_sketch::PersonSketch;
pub use personal_link::PersonalLink;
pub use placement_lead::LeadMoved;
pub use recognition::RecognitionQuery;
pub use recognition_task::{RecognitionTask, RenewalDue};
pub use round::Round;
pub use row::Imported;
pub use session::Session;
pub use sign_in_code::SignInCode;
pub use task::HouseholdMute;
pub use vacancy::VacancyKey;
pub use vault::{KeyStatus, KeyText, Keyring, Keys, Ring, Rotation};
