//! Integration tests of this crate: one binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod commands;
mod county;
mod faults;
mod guards;
mod hand_overs;
mod kannel;
mod keys;
mod leaks;
mod lists;
mod pages;
mod policy;
#[expect(
    dead_code,
    reason = "the contracts of the store make a database for each test"
)]
#[path = "../../crates/store/tests/server/process.rs"]
mod postgres;
mod power_cuts;
mod privacy;
mod program;
mod screens;
mod security_doc;
mod unauthorized;
mod visits;
