//! The file of assignments (`match --out`): written beside its place, and put there when the round is.

use super::Assignment;
use crate::Failure;
use domain::fit::Reason;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file written and not yet in its place. Dropped without [`Lines::keep`], it is gone.
pub struct Lines {
    beside: PathBuf,
    place: PathBuf,
}

impl Lines {
    /// Writes one line for each assignment. What lay in the place stays.
    pub fn write(place: &Path, assigned: &[Assignment]) -> Result<Self, Failure> {
        let mut beside = place.as_os_str().to_owned();
        beside.push(".part");
        let lines = Self {
            beside: beside.into(),
            place: place.to_owned(),
        };
        write_all(&lines.beside, assigned)?;
        Ok(lines)
    }

    /// Puts the file into its place.
    pub fn keep(self) -> Result<(), Failure> {
        std::fs::rename(&self.beside, &self.place).map_err(|e| told(&self.place, &e))
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.beside)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a file of a round that was not written could not be taken away");
        }
    }
}

/// One line of the file.
#[derive(Serialize)]
struct Line<'a> {
    person_no: &'a str,
    vacancy_no: &'a str,
    score: u16,
    rank: u32,
    reasons: &'a [Reason],
}

fn write_all(path: &Path, assigned: &[Assignment]) -> Result<(), Failure> {
    let file = std::fs::File::create(path).map_err(|e| told(path, &e))?;
    let mut file = std::io::BufWriter::new(file);
    for lead in assigned {
        let line = Line {
            person_no: &lead.person_no,
            vacancy_no: &lead.vacancy_no,
            score: lead.score,
            rank: lead.rank,
            reasons: &lead.reasons,
        };
        let text = serde_json::to_string(&line).map_err(|e| Failure::message(e.to_string()))?;
        writeln!(file, "{text}").map_err(|e| told(path, &e))?;
    }
    file.flush().map_err(|e| told(path, &e))
}

fn told(path: &Path, error: &std::io::Error) -> Failure {
    Failure::message(format!("{}: {error}", path.display()))
}
