//! `allocate`: the allocator alone, on an abstract instance.

use super::Outcome;
use clap::Args;
use services::{Failure, allocation};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Allocate {
    /// The instance, as JSON; `-` reads standard input.
    file: PathBuf,
}

pub fn run(command: &Allocate) -> Result<Outcome, Failure> {
    let text = if command.file.as_os_str() == "-" {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(&command.file)
    };
    let text = text.map_err(|e| Failure::message(format!("{}: {e}", command.file.display())))?;
    let answer = allocation::allocate_json(&text)?;
    let line = format!(
        "{} pairs assigned, total score {}, gap {}, {} shortages, {:.3} s.",
        answer.fill,
        answer.score_total,
        answer.gap,
        answer.shortages.len(),
        answer.seconds
    );
    Outcome::done(&answer, line)
}
