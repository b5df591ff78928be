//! Integration tests of this crate: one binary.
//!
//! Every contract runs on SQLite, and on a PostgreSQL that the run starts and stops itself.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

#[macro_use]
mod server;
mod sample;
#[macro_use]
mod leaks;

mod care;
mod cases;
mod claims;
mod engine;
mod erasing;
mod exports;
mod figure_requests;
mod figures;
mod files;
mod imported;
mod insurance;
mod ledger;
mod list_gone;
mod lists;
mod merges;
mod messages;
mod placements;
mod places;
mod postings;
mod privacy;
mod public_posts;
mod recognitions;
mod rounds;
mod staff;
mod upkeep;
mod vault;
mod visits;
mod ways_in;
