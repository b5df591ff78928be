//! What can go wrong inside. A person never sees these; the words of a search never cause one.

/// An error of the index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process is writing the index; try again when it has finished.
    #[error("another process is writing the search index")]
    Busy,
    /// The folder of the index cannot be used.
    #[error("the folder of the search index cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The index itself failed.
    #[error("the search index failed: {0}")]
    Index(tantivy::TantivyError),
    /// A card stored in the index cannot be read; the index must be rebuilt.
    #[error("a card of the search index cannot be read: {0}")]
    Card(#[from] serde_json::Error),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        match error {
            tantivy::TantivyError::LockFailure(..) => Self::Busy,
            other => Self::Index(other),
        }
    }
}
