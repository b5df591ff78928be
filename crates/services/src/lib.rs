//! The deeds: use cases, imports and chores. They answer the ports of `domain`.
//!
//! **Invariant:** neither Leptos nor axum, no SQL, no tantivy types. Time, ids and chance come in from outside.

pub mod demo;
pub mod import;
