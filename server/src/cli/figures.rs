//! `figures set`: a policy figure, dated and with its source.

use super::Outcome;
use crate::config::Global;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::actor::Actor;
use domain::params::{ParamKey, PolicyParameter};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde_json::json;
use services::Failure;

#[derive(Subcommand, Debug)]
pub enum Figures {
    /// Set a figure from a day on. Decisions made before keep theirs.
    Set(Set),
}

#[derive(Args, Debug)]
pub struct Set {
    /// Which, as `land_loss.percent`.
    key: ParamKey,
    /// The figure, in the unit of the key: fen, days, hundredths of a mu, `YYYYMMDD`.
    value: i64,
    /// Where it holds, by prefix; everywhere when left out.
    #[arg(long)]
    area: Option<AreaCode>,
    /// The first day.
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// The last day; until replaced when left out.
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// The document or decision it comes from.
    #[arg(long)]
    source: String,
}

pub async fn run(global: &Global, command: Figures) -> Result<Outcome, Failure> {
    let Figures::Set(set) = command;
    let services = global.open(None).await?;
    services.migrate().await?;
    let figure = PolicyParameter {
        programme: "county".to_owned(),
        area: set.area,
        key: set.key,
        value: set.value,
        valid_from: set.from,
        valid_to: set.to,
        source: set.source,
    };
    let done = services.set_figure(&Actor::Operator, &figure).await;
    done.map_err(|failure| told(failure, figure.key))?;
    let text = format!(
        "{} is {} from {} on.",
        figure.key, figure.value, figure.valid_from
    );
    Outcome::done(&json!({ "key": figure.key, "value": figure.value }), text)
}

/// What is said of a figure that cannot be set.
fn told(failure: Failure, key: ParamKey) -> Failure {
    let Failure::Refused(Refusal::Fields(problems)) = &failure else {
        return failure;
    };
    let range = key.range();
    match problems.first().map(|one| one.field.as_str()) {
        Some("area") => {
            Failure::message("No area has this code: import the areas first, or look the code up.")
        }
        Some("value") if key.is_day() => Failure::message(format!("{key} is a day as YYYYMMDD.")),
        Some("value") => Failure::message(format!("{key} is from {} to {}.", range.start(), range.end())),
        Some("valid_to") => Failure::message("The last day is before the first."),
        _ => Failure::message("The source is 1 to 200 characters long."),
    }
}
