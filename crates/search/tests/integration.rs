//! The catalogue from outside: what is asked and what is found.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod changes;
mod fixtures;
mod narrowing;
mod robust;
mod words;
