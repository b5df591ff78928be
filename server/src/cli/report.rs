//! `report NAME`: prints a report as JSON, CSV or XLSX.

use super::Outcome;
use crate::config::Global;
use clap::{Args, ValueEnum};
use domain::values::AreaCode;
use serde_json::json;
use services::Failure;
use services::report::{self, ReportRequest};
use services::{FairReportMade, fair_report_csv, fair_report_xlsx};
use services::{arrears_csv, compliance_csv, stability_csv, stability_xlsx};
use std::path::PathBuf;

/// RP20.
const STABILITY: &str = "placement-stability";
/// RP21.
const ARREARS: &str = "wage-arrears";
/// RP10.
const JOB_FAIRS: &str = "job-fairs";
/// RP23; a month stands for its quarter.
const COMPLIANCE: &str = "employer-compliance";

#[derive(Args, Debug)]
pub struct Report {
    /// lead-coverage, placement-stability, wage-arrears, employer-compliance or job-fairs.
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
    let who = domain::actor::Actor::Operator;
    if request.name == STABILITY {
        let made = services
            .placement_stability(&who, request.year, request.area)
            .await?;
        let file = match command.format {
            Form::Json => json_of(&made)?,
            Form::Csv => stability_csv(&made)?,
            Form::Xlsx => stability_xlsx(&made)?,
        };
        return put(command.out, command.format, (&made, made.rows.len(), file));
    }
    if request.name == ARREARS {
        let asked = (request.year, request.month);
        let made = services.wage_arrears(&who, asked, request.area).await?;
        let file = match command.format {
            Form::Json => json_of(&made)?,
            Form::Csv => arrears_csv(&made)?,
            Form::Xlsx => return Err(no_workbook()),
        };
        return put(command.out, command.format, (&made, made.rows.len(), file));
    }
    if request.name == COMPLIANCE {
        let asked = (request.year, request.month);
        let made = services.employer_compliance(&who, asked, request.area).await?;
        let file = match command.format {
            Form::Json => json_of(&made)?,
            Form::Csv => compliance_csv(&made)?,
            Form::Xlsx => return Err(no_workbook()),
        };
        return put(command.out, command.format, (&made, made.rows.len(), file));
    }
    if request.name == JOB_FAIRS {
        let asked = (request.year, request.month);
        let report = services.job_fairs_report(&who, asked, request.area).await?;
        let made = FairReportMade::from(&report);
        let file = match command.format {
            Form::Json => json_of(&made)?,
            Form::Csv => fair_report_csv(&report)?,
            Form::Xlsx => fair_report_xlsx(&report)?,
        };
        return put(command.out, command.format, (&made, made.rows.len(), file));
    }
    let made = services.report(&who, &request).await?;
    let file = match command.format {
        Form::Json => json_of(&made)?,
        Form::Csv => report::as_csv(&made)?,
        Form::Xlsx => report::as_xlsx(&made)?,
    };
    put(command.out, command.format, (&made, made.rows.len(), file))
}

fn no_workbook() -> Failure {
    Failure::message("This report is made as JSON or CSV.")
}

fn json_of(made: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(made).map_err(|e| Failure::message(e.to_string()))
}

/// Writes the report where it was asked for.
fn put(
    out: Option<PathBuf>,
    format: Form,
    (made, rows, file): (&impl serde::Serialize, usize, Vec<u8>),
) -> Result<Outcome, Failure> {
    match out {
        Some(path) => {
            std::fs::write(&path, file).map_err(|e| Failure::message(format!("{}: {e}", path.display())))?;
            let note = json!({ "out": path, "rows": rows });
            Outcome::done(&note, format!("{rows} rows written to {}.", path.display()))
        }
        None if format == Form::Xlsx => Err(Failure::message("An XLSX report needs --out FILE.".to_owned())),
        None => Outcome::done(made, String::from_utf8_lossy(&file).into_owned()),
    }
}
