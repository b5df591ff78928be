//! The finding: one index over vacancies, courses, policies and events.
//!
//! [`Catalogue`] answers a [`CatalogueQuery`](domain::catalogue::CatalogueQuery) with a page of complete cards. The
//! index is derived: it can be deleted at any time and rebuilt from the store.
//!
//! **Invariant:** no SQL, no network, no clock. What a result card shows lies in the index itself.
//! **Invariant:** index and query go through the same tokenizers.
//! **Invariant:** no words of a searcher can make a search fail.

mod collect;
mod document;
mod error;
mod filter;
mod index;
mod name;
mod pinyin;
mod query;
mod relax;
mod result;
mod row;
mod schema;
mod snapshot;
mod synonyms;
mod tokenizer;

pub use document::{Entry, Notice};
pub use error::SearchError;
pub use index::Catalogue;
pub use name::{name_key, plain_name};
pub use synonyms::{Synonym, Synonyms};
