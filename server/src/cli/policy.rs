//! `policy list`, `policy eval`: the rules, and one of them put to named facts.

use super::Outcome;
use crate::config::Global;
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use domain::policy::{Described, DescribedInput, Evaluated};
use domain::values::AreaCode;
use serde_json::json;
use services::Failure;

#[derive(Subcommand, Debug)]
pub enum Policy {
    /// Name every rule, what it asks for, and its figures in force.
    List(List),
    /// Put a rule to facts.
    Eval(Eval),
}

#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    asked: Asked,
}

#[derive(Args, Debug)]
pub struct Eval {
    /// Its number, as `R57`.
    rule: String,
    /// The facts by name, as `policy list` names them: `{"transferred":950,"surplus":1000}`.
    #[arg(long, value_name = "JSON")]
    input: String,
    #[command(flatten)]
    asked: Asked,
}

#[derive(Args, Clone, Copy, Debug)]
struct Asked {
    /// The place whose figures hold; those that hold everywhere when left out.
    #[arg(long)]
    area: Option<AreaCode>,
    /// The day whose figures hold.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<DateTime<Utc>>,
}

pub async fn run(global: &Global, command: Policy) -> Result<Outcome, Failure> {
    let asked = match &command {
        Policy::List(list) => list.asked,
        Policy::Eval(eval) => eval.asked,
    };
    let services = global.open(asked.as_of).await?;
    services.migrate().await?;
    match command {
        Policy::List(_) => {
            let rules = services.rules(asked.area).await?;
            let lines: Vec<String> = rules.iter().map(line).collect();
            Outcome::done(&json!({ "rules": rules }), lines.join("\n"))
        }
        Policy::Eval(eval) => {
            let answer = services
                .evaluate_rule(&eval.rule, &eval.input, asked.area)
                .await?;
            Outcome::done(&answer, told(&answer))
        }
    }
}

fn line(rule: &Described) -> String {
    let input = |input: &DescribedInput| {
        let mark = if input.required { "" } else { "?" };
        format!("{}{mark}:{}", input.name, input.kind)
    };
    let inputs: Vec<String> = rule.inputs.iter().map(input).collect();
    let mut line = format!(
        "{:<5}{} {} | {}",
        rule.rule,
        rule.title,
        rule.title_en,
        inputs.join(" ")
    );
    if !rule.version.not_set.is_empty() {
        let keys: Vec<&str> = rule.version.not_set.iter().map(|key| key.code()).collect();
        line = format!("{line} | not set: {}", keys.join(", "));
    }
    line
}

fn told(answer: &Evaluated) -> String {
    let mut lines = vec![format!("{} {}", answer.rule, answer.text)];
    lines.extend(
        answer
            .parts
            .iter()
            .map(|(name, value)| format!("  {name} {value}")),
    );
    lines.extend(answer.version.figures.iter().map(|figure| {
        let since = figure
            .valid_from
            .map_or_else(String::new, |day| format!(" since {day}"));
        format!("  {} = {}{since} ({})", figure.key, figure.value, figure.source)
    }));
    lines.join("\n")
}
