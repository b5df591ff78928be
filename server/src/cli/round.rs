//! `match`: one matching round.

use super::Outcome;
use super::progress::Bar;
use crate::config::Global;
use clap::Args;
use domain::lead::RoundKind;
use domain::values::AreaCode;
use services::Failure;
use services::round::{RoundReport, RoundRequest};
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Match {
    /// The calendar year the leads are for.
    #[arg(long)]
    year: i32,
    /// The day of the round.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
    /// Pushes allowed per free opening; the parameter in force when left out.
    #[arg(long)]
    per_opening: Option<u32>,
    /// Only people who live here.
    #[arg(long)]
    area: Option<AreaCode>,
    /// Compute only; write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write one JSON line per assignment to this file.
    #[arg(long, value_name = "F.jsonl")]
    out: Option<PathBuf>,
}

pub async fn run(global: &Global, command: Match) -> Result<Outcome, Failure> {
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    let area = match command.area {
        Some(area) => Some(super::areas::now(&services, area).await?),
        None => None,
    };
    let bar = Bar::new("match");
    let request = RoundRequest {
        year: command.year,
        kind: RoundKind::Year,
        per_opening: command.per_opening,
        area,
        dry_run: command.dry_run,
        out: command.out,
    };
    let report = services
        .run_round(&domain::actor::Actor::Operator, &request, &|permille| {
            bar.show(permille);
        })
        .await?;
    bar.finish();
    let text = as_text(&report);
    Outcome::done(&report, text)
}

/// The budget first, then what came of it.
fn as_text(report: &RoundReport) -> String {
    let mut lines = vec![
        format!(
            "{} people are due, {} leads are missing.",
            report.people_due, report.need
        ),
        format!(
            "{} vacancies are open; they can take {} pushes.",
            report.vacancies_open, report.capacity
        ),
        format!(
            "{} leads assigned: {} people have all, {} still lack some. Gap {:.6}, {:.1} s.",
            report.assigned, report.people_full, report.people_short, report.gap, report.seconds
        ),
    ];
    let shortage = |s: &services::round::ShortageLine| {
        format!(
            "  {} {}: {} people need {}, there are {} places ({})",
            s.area,
            s.area_name,
            s.people,
            s.need,
            s.capacity,
            s.limits.join(", ")
        )
    };
    lines.extend(report.shortages.iter().take(20).map(shortage));
    lines.join("\n")
}
