//! What went wrong, and what to do about it.

use std::{fmt, io, path::Path};

/// The result of a step.
pub type Outcome<T = ()> = Result<T, Failure>;

/// One sentence about what happened and one about what to do.
#[derive(Debug)]
pub struct Failure {
    happened: String,
    advice: String,
}

impl Failure {
    /// A failure with its advice.
    pub fn new(happened: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            happened: happened.into(),
            advice: advice.into(),
        }
    }

    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        Self::new(
            format!("{}: {error}.", path.display()),
            "Check that the folder exists and may be written.",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "failed: {}\nto do:  {}", self.happened, self.advice)
    }
}
