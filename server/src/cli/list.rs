//! `list`: a list of a department is compared, written, taken back.

use super::Outcome;
use crate::config::Global;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::ids::ListId;
use domain::list::{ListState, Outcome as Came, Register, RowState};
use domain::ports::{ListPage, ListQuery, ListUpload, Lists as _, Tick};
use domain::values::AreaCode;
use serde_json::{Value, json};
use services::{Failure, Services};
use std::path::PathBuf;
use std::time::Instant;

#[derive(Subcommand, Debug)]
pub enum List {
    /// Compare a file with the register; nothing is written.
    Preview(Preview),
    /// Write rows of a list that was compared.
    Apply(Apply),
    /// Take back what a list wrote.
    Undo(Which),
    /// Say how a list stands.
    Show(Which),
}

#[derive(Args, Debug)]
pub struct Which {
    /// The list.
    list: ListId,
    /// What "now" is.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(Args, Debug)]
pub struct Preview {
    /// CSV (UTF-8 or GB18030) or XLSX.
    file: PathBuf,
    /// `poor`, `disability` or `land`.
    #[arg(long)]
    register: Register,
    /// The department that issued it.
    #[arg(long)]
    source: String,
    /// The day it stands for.
    #[arg(long)]
    on: NaiveDate,
    /// The area it is of.
    #[arg(long)]
    area: AreaCode,
    /// What "now" is.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

#[derive(Args, Debug)]
pub struct Apply {
    /// The list.
    list: ListId,
    /// Rows to tick first: `new`, `changed`, or both. Those ticked on the page when left out.
    #[arg(long, value_delimiter = ',')]
    states: Vec<RowState>,
    /// What "now" is.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

pub async fn run(global: &Global, command: List) -> Result<Outcome, Failure> {
    let as_of = match &command {
        List::Preview(preview) => preview.as_of,
        List::Apply(apply) => apply.as_of,
        List::Undo(which) | List::Show(which) => which.as_of,
    };
    let services = global.open(as_of).await?;
    services.migrate().await?;
    let started = Instant::now();
    let list = match command {
        List::Preview(preview) => compare(&services, preview).await?,
        List::Apply(apply) => write(&services, apply).await?,
        List::Undo(which) => {
            services.undo(&Actor::Operator, which.list).await?;
            which.list
        }
        List::Show(which) => which.list,
    };
    services.work_on_lists().await?;
    told(&services, list, started).await
}

async fn compare(services: &Services, preview: Preview) -> Result<ListId, Failure> {
    let unreadable = |e: std::io::Error| Failure::message(format!("{}: {e}", preview.file.display()));
    let file = std::fs::read(&preview.file).map_err(unreadable)?;
    let name = preview.file.file_name();
    let upload = ListUpload {
        register: preview.register,
        source: preview.source,
        listed_on: preview.on,
        area: preview.area,
        file_name: name
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        file,
    };
    Ok(services.upload(&Actor::Operator, upload).await?)
}

/// A list whose writing was promised before, by a command that was stopped, is written now; one that is written stays so.
async fn write(services: &Services, apply: Apply) -> Result<ListId, Failure> {
    let page = services
        .list(&Actor::Operator, apply.list, ListQuery::default())
        .await?;
    if matches!(page.line.state, ListState::Applying | ListState::Applied) {
        return Ok(apply.list);
    }
    for state in apply.states {
        services
            .tick(&Actor::Operator, apply.list, Tick::All(state, true))
            .await?;
    }
    services.apply(&Actor::Operator, apply.list).await?;
    Ok(apply.list)
}

/// How the list stands now.
async fn told(services: &Services, id: ListId, started: Instant) -> Result<Outcome, Failure> {
    let page = services.list(&Actor::Operator, id, ListQuery::default()).await?;
    let refused = refusals(services, id, &page).await?;
    let counts = &page.line.counts;
    let json = json!({
        "list": id,
        "register": page.line.register,
        "state": page.line.state,
        "problem": page.problem,
        "unknown_columns": page.unknown,
        "rows": counts.rows(),
        "new": counts.of(RowState::New),
        "changed": counts.of(RowState::Changed),
        "same": counts.of(RowState::Same),
        "look_alike": counts.of(RowState::LookAlike),
        "refused": counts.of(RowState::Refused),
        "ticked": counts.ticked(),
        "written": counts.came(Came::Written),
        "conflicts": counts.came(Came::Conflict),
        "undone": counts.came(Came::Undone),
        "kept": counts.came(Came::Partly) + counts.came(Came::Stays),
        "gone": page.gone.0,
        "refusals": refused,
        "seconds": started.elapsed().as_secs_f64(),
    });
    let broken = page.line.state == ListState::Broken || page.problem.is_some();
    Ok(Outcome::done(&json, as_text(&json, &page))?.with_ok(!broken))
}

/// Refused rows, the first hundred: row, column, reason.
async fn refusals(services: &Services, id: ListId, page: &ListPage) -> Result<Vec<Value>, Failure> {
    const LISTED: usize = 100;
    let mut refused = Vec::new();
    let count = page.line.counts.of(RowState::Refused);
    for number in 0..count.div_ceil(page.per_page) {
        let query = ListQuery {
            state: Some(RowState::Refused),
            page: number,
            ..ListQuery::default()
        };
        for row in services.list(&Actor::Operator, id, query).await?.rows {
            if let Some((column, fault)) = row.fault {
                refused.push(json!({ "row": row.number, "column": column, "reason": fault }));
            }
        }
        if refused.len() >= LISTED {
            break;
        }
    }
    refused.truncate(LISTED);
    Ok(refused)
}

fn as_text(json: &Value, page: &ListPage) -> String {
    let number = |key: &str| json[key].to_string();
    let mut lines = vec![
        format!(
            "list {} ({}), {}",
            page.line.id, page.line.register, page.line.state
        ),
        format!(
            "{} rows: {} new, {} changed, {} the same, {} look-alikes, {} refused; {} ticked, {} written, {} conflicts, {} taken back",
            number("rows"),
            number("new"),
            number("changed"),
            number("same"),
            number("look_alike"),
            number("refused"),
            number("ticked"),
            number("written"),
            number("conflicts"),
            number("undone"),
        ),
    ];
    if let Some(problem) = &page.problem {
        lines.push(format!(
            "the file: {} {}",
            problem.fault,
            problem.columns.join(", ")
        ));
    }
    lines.join("\n")
}
