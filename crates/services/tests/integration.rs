//! Integration tests of this crate: one binary.

mod account_book;
mod accounts;
mod area_merge;
mod catalogue;
mod coverage;
mod demo;
mod door;
mod employers;
mod figures;
mod finding;
mod hand_overs;
mod households;
mod import;
mod leads;
mod lists;
mod merges;
mod own_account;
mod person_file;
mod privacy;
mod proxies;
mod receipts;
mod recognitions;
mod rights;
mod round;
mod sms;
mod world;
