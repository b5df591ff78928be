//! Integration tests of this crate: one binary.

mod account_book;
mod accounts;
mod area_merge;
mod candidates;
mod catalogue;
mod coverage;
mod demo;
mod door;
mod employers;
mod erasure;
mod exports;
mod figures;
mod finding;
mod gateway;
mod hand_overs;
mod households;
mod import;
mod leads;
mod lists;
mod merges;
mod messages;
mod own_account;

mod person_file;
mod placements;
mod postings;
mod privacy;
mod proxies;
mod push;
mod receipts;
mod recognitions;
mod retention;
mod rights;
mod round;
#[expect(dead_code, unused_macros, reason = "the contracts of the store use the rest")]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#[path = "../../store/tests/server.rs"]
mod server;
mod sms;
mod tasks;
mod visits;
mod world;
