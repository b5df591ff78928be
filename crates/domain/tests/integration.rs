//! Integration tests of this crate: one binary.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up says why and stops"
)]

mod assistance_week;
mod build;
mod cases;
mod claims;
mod fair;
mod field_work;
mod finding;
mod fit;
mod insurance;
mod lead;
mod look_alike;
mod merge;
mod message;
mod params;
mod permission;
mod placement;
mod policy;
mod posting;
mod recognition;
mod rules;
mod serde_forms;
mod task;
mod values;
mod visit;
