//! `explain`: why a person and a vacancy fit, or why not.

use super::Outcome;
use crate::config::Global;
use clap::Args;
use services::Failure;

#[derive(Args, Debug)]
pub struct Explain {
    /// The person's number.
    #[arg(long)]
    person: String,
    /// The vacancy's number.
    #[arg(long)]
    vacancy: String,
    /// The day.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

pub async fn run(global: &Global, command: Explain) -> Result<Outcome, Failure> {
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    let explained = services.explain(&command.person, &command.vacancy).await?;
    let mut lines = vec![if explained.eligible {
        "The pair is allowed.".to_owned()
    } else {
        "The pair is not allowed.".to_owned()
    }];
    lines.extend(explained.rules.iter().map(|check| {
        format!(
            "{} {:<20} {} | {}",
            if check.ok { "ok" } else { "NO" },
            check.rule,
            check.person,
            check.vacancy
        )
    }));
    let rank = explained.rank.map_or("none".to_owned(), |rank| rank.to_string());
    lines.push(format!(
        "score {}, rank {rank}, price {}",
        explained.score, explained.price
    ));
    Outcome::done(&explained, lines.join("\n"))
}
