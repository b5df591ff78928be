//! Integration tests of this crate: one binary.
