//! What can go wrong in a command, and how a page is told.

use domain::params::NotSet;
use domain::refusal::Refusal;
use store::StoreError;

/// Why a command did nothing. Its text is printed; it names no person.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Refused for a named reason.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The index.
    #[error("search index: {0}")]
    Search(#[from] search::SearchError),
    /// A policy figure that nobody has set.
    #[error("the policy parameter {0}; an officer must set it first")]
    NotSet(#[from] NotSet),
    /// Anything else, said in a sentence that tells what to do.
    #[error("{0}")]
    Told(String),
}

impl Failure {
    /// A failure told in a sentence.
    pub fn message(text: impl Into<String>) -> Self {
        Self::Told(text.into())
    }
}
