//! Integration tests of this crate: one binary.

mod commands;
mod county;
mod faults;
mod pages;
mod program;
mod unauthorized;
