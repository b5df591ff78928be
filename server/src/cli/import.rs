//! `import`: a CSV or XLSX file comes in.

use super::Outcome;
use super::progress::Bar;
use crate::config::Global;
use clap::{Args, ValueEnum};
use domain::actor::Actor;
use services::Failure;
use services::import::{Format, ImportAccount, ImportRequest, Noun};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Import {
    /// What the file holds.
    noun: What,
    /// CSV (UTF-8 or GB18030) or XLSX.
    file: PathBuf,
    /// A source with columns of its own: `hefei_2015`, `national_2022`, `cities_2026`, `courses_2015`,
    /// `fairs_2015`.
    #[arg(long, default_value = "canonical")]
    format: Format,
    /// Check only; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// What "now" is: the first open day of postings without a date.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Areas,
    People,
    Vacancies,
    Courses,
    Employers,
    Fairs,
}

impl From<What> for Noun {
    fn from(what: What) -> Self {
        match what {
            What::Areas => Self::Areas,
            What::People => Self::People,
            What::Vacancies => Self::Vacancies,
            What::Courses => Self::Courses,
            What::Employers => Self::Employers,
            What::Fairs => Self::Fairs,
        }
    }
}

pub async fn run(global: &Global, command: Import) -> Result<Outcome, Failure> {
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    let bar = Bar::new("import");
    let request = ImportRequest {
        noun: command.noun.into(),
        file: command.file,
        format: command.format,
        dry_run: command.dry_run,
    };
    let account = services::import::import(&services, &Actor::Operator, request, &bar).await?;
    if !command.dry_run {
        services.refresh_index().await?;
    }
    bar.finish();
    let text = as_text(&account);
    Outcome::done(&account, text)
}

/// The account for people: the sums, then the refusals, the first thirty of them.
pub fn as_text(account: &ImportAccount) -> String {
    let mut lines = vec![format!(
        "{} rows: {} new, {} changed, {} unchanged, {} refused, {:.1} s.",
        account.rows, account.inserted, account.updated, account.unchanged, account.refused, account.seconds
    )];
    let refusal = |r: &services::import::RefusedRow| format!("  row {}, {}: {}", r.row, r.column, r.reason);
    lines.extend(account.refusals.iter().take(30).map(refusal));
    if account.refusals.len() > 30 {
        lines.push(format!("  … and {} more", account.refusals.len() - 30));
    }
    lines.join("\n")
}
