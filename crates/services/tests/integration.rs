//! Integration tests of this crate: one binary.

mod demo;
mod import;
