//! `areas`: places become part of others.

use super::Outcome;
use crate::config::Global;
use chrono::NaiveDate;
use clap::Subcommand;
use domain::actor::Actor;
use domain::values::AreaCode;
use serde_json::json;
use services::{Failure, MergeRequest, Merged, Services};

#[derive(Subcommand, Debug)]
pub enum Areas {
    /// Make an area part of another: people, households, vacancies, accounts and applications go there. Codes of the old one
    /// that are typed later lead there, and reports for days before count as it was. A second time changes nothing.
    Merge {
        /// The area that ends.
        #[arg(long)]
        from: AreaCode,
        /// The area it becomes part of, of the same level.
        #[arg(long)]
        into: AreaCode,
        /// The first day of that.
        #[arg(long)]
        on: NaiveDate,
        /// Check and count only; write nothing.
        #[arg(long)]
        dry_run: bool,
        /// What "now" is.
        #[arg(long, value_parser = crate::config::as_of)]
        as_of: Option<chrono::DateTime<chrono::Utc>>,
    },
}

pub async fn run(global: &Global, command: Areas) -> Result<Outcome, Failure> {
    let Areas::Merge {
        from,
        into,
        on,
        dry_run,
        as_of,
    } = command;
    let services = global.open(as_of).await?;
    services.migrate().await?;
    let request = MergeRequest {
        from,
        into,
        on,
        dry_run,
    };
    let merged = services.merge_areas(&Actor::Operator, &request).await?;
    if !dry_run {
        services.refresh_index().await?;
    }
    let mut json = serde_json::to_value(&merged).map_err(|e| Failure::message(e.to_string()))?;
    json["from"] = json!(from);
    json["into"] = json!(into);
    json["on"] = json!(on);
    Outcome::done(&json, as_text(&request, &merged))
}

/// The area in force for a code of the command line; says when it is another.
pub async fn now(services: &Services, code: AreaCode) -> Result<AreaCode, Failure> {
    let Some(followed) = services.area_followed(code).await? else {
        return Ok(code);
    };
    eprintln!(
        "songgang: {code} {} is part of {} {} since {}.",
        followed.was, followed.code, followed.name, followed.on
    );
    Ok(followed.code)
}

fn as_text(request: &MergeRequest, merged: &Merged) -> String {
    let MergeRequest { from, into, on, .. } = request;
    if merged.areas.is_empty() {
        return format!("{from} is part of {into} since {on} already. Nothing was changed.");
    }
    let done = if merged.dry_run { "would be" } else { "is" };
    let mut lines = vec![format!("{from} {done} part of {into} since {on}:")];
    lines.extend(merged.areas.iter().map(|step| {
        let new = if step.new { ", a new code" } else { "" };
        format!("  {} {} → {}{new}", step.from, step.name, step.into)
    }));
    lines.push(format!(
        "{} people, {} households, {} vacancies, {} courses, {} employers, {} accounts, {} applications, {} notices; \
         {} people have somebody else who looks after them.",
        merged.people,
        merged.households,
        merged.vacancies,
        merged.courses,
        merged.employers,
        merged.accounts,
        merged.recognitions,
        merged.notices,
        merged.owners
    ));
    lines.join("\n")
}
