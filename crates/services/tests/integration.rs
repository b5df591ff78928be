//! Integration tests of this crate: one binary.

mod accounts;
mod catalogue;
mod coverage;
mod demo;
mod finding;
mod households;
mod import;
mod leads;
mod person_file;
mod receipts;
mod recognitions;
mod round;
mod world;
