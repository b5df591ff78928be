//! Integration tests of this crate: one binary.

mod account_book;
mod accounts;
mod area_merge;
mod assistance_weeks;
mod calendars;
mod candidates;
mod cases;
mod catalogue;
mod check_ins;
mod claims;
mod coverage;
mod demo;
mod door;
mod employers;
mod erasure;
mod exports;
mod fair_intents;
mod fairs;
mod figures;
mod finding;
mod gateway;
mod hand_overs;
mod households;
mod import;
mod instructors;
mod insurance;
mod leads;
mod listings;
mod lists;
mod merges;
mod messages;
mod own_account;

mod person_file;
mod placements;
mod postings;
mod privacy;
mod proxies;
mod public_posts;
mod push;
mod quota;
mod receipts;
mod recognitions;
mod regions;
mod retention;
mod rights;
mod round;
mod screens;
#[expect(dead_code, unused_macros, reason = "the contracts of the store use the rest")]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#[path = "../../store/tests/server.rs"]
mod server;
mod sms;
mod startups;
mod tasks;
mod training_classes;
mod training_orders;
mod visits;
mod work_assessments;
mod world;
