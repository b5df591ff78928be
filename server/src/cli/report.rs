//! `report NAME`: prints a report as JSON, CSV or XLSX.

use super::Outcome;
use crate::config::Global;
use clap::{Args, ValueEnum};
use domain::values::AreaCode;
use serde_json::json;
use services::Failure;
use services::report::{self, ReportRequest};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Report {
    /// lead-coverage.
    name: String,
    /// The calendar year.
    #[arg(long)]
    year: i32,
    /// Up to the end of this month.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=12))]
    month: Option<u32>,
    /// What "now" is.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
    /// Only this area; its children are the lines.
    #[arg(long)]
    area: Option<AreaCode>,
    /// The form of the file.
    #[arg(long, value_enum, default_value_t = Form::Json)]
    format: Form,
    /// Write here instead of to standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Csv,
    Xlsx,
}

pub async fn run(global: &Global, command: Report) -> Result<Outcome, Failure> {
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    let request = ReportRequest {
        name: command.name,
        year: command.year,
        month: command.month,
        area: command.area,
    };
    let made = services.report(&domain::actor::Actor::Operator, &request).await?;
    let file = match command.format {
        Form::Json => serde_json::to_vec(&made).map_err(|e| Failure::message(e.to_string()))?,
        Form::Csv => report::as_csv(&made)?,
        Form::Xlsx => report::as_xlsx(&made)?,
    };
    match command.out {
        Some(path) => {
            std::fs::write(&path, file).map_err(|e| Failure::message(format!("{}: {e}", path.display())))?;
            let note = json!({ "out": path, "rows": made.rows.len() });
            Outcome::done(
                &note,
                format!("{} rows written to {}.", made.rows.len(), path.display()),
            )
        }
        None if command.format == Form::Xlsx => {
            Err(Failure::message("An XLSX report needs --out FILE.".to_owned()))
        }
        None => Outcome::done(&made, String::from_utf8_lossy(&file).into_owned()),
    }
}
