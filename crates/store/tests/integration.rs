//! Integration tests of this crate: one binary.
//!
//! Every contract runs on SQLite, and on a PostgreSQL that the run starts and stops itself.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

#[macro_use]
mod server;
mod sample;
#[macro_use]
mod leaks;

mod assistance_weeks;
mod care;
mod cases;
mod check_ins;
mod claims;
mod engine;
mod erasing;
mod exports;
mod fairs;
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
mod screens;
mod staff;
mod training_classes;
mod upkeep;
mod vault;
mod visits;
mod ways_in;
