//! The rules, and what may be asked.
//!
//! **Invariant:** no input, no output, no async runtime, no database, no framework, no clock, no chance and no
//! environment. Time, ids and chance are passed in. The crate compiles for the browser and for the server.

mod code;

pub mod access;
pub mod actor;
pub mod area;
pub mod area_merge;
pub mod candidate;
pub mod catalogue;
pub mod category;
pub mod clock;
pub mod consent;
pub mod course;
pub mod data_request;
pub mod employer;
pub mod employer_account;
pub mod erasure;
pub mod export;
pub mod field_work;
pub mod file_entry;
pub mod finding;
pub mod fit;
pub mod hand_over;
pub mod history;
pub mod household;
pub mod ids;
pub mod lead;
pub mod list;
pub mod look_alike;
pub mod merge;
pub mod message;
pub mod params;
pub mod password;
pub mod permission;
pub mod person;
pub mod person_field;
pub mod phone_call;
pub mod placement;
pub mod policy;
pub mod ports;
pub mod posting;
pub mod profile;
pub mod proxy;
pub mod push;
pub mod recognition;
pub mod refusal;
pub mod retention;
pub mod rules;
pub mod session;
pub mod shortage;
pub mod task;
pub mod trade;
pub mod vacancy;
pub mod values;
pub mod visit;
