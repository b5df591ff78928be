//! `search`: the same query path as the pages.

use super::Outcome;
use crate::config::Global;
use clap::Args;
use domain::actor::Actor;
use domain::catalogue::{Card, CataloguePage, CatalogueQuery, DocumentKind};
use domain::values::AreaCode;
use serde_json::{Value, json};
use services::Failure;

#[derive(Args, Debug)]
pub struct Search {
    /// Words, as somebody would type them.
    query: String,
    /// vacancy, course, policy or event.
    #[arg(long)]
    kind: Option<DocumentKind>,
    /// Only in this area.
    #[arg(long)]
    area: Option<AreaCode>,
    /// How many hits.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// The day on which it must be open.
    #[arg(long, value_parser = crate::config::as_of)]
    as_of: Option<chrono::DateTime<chrono::Utc>>,
}

pub async fn run(global: &Global, command: Search) -> Result<Outcome, Failure> {
    let services = global.open(command.as_of).await?;
    services.migrate().await?;
    services.refresh_index().await?;
    services.warm_index().await?;
    let area = match command.area {
        Some(area) => Some(super::areas::now(&services, area).await?),
        None => None,
    };
    let query = CatalogueQuery {
        words: command.query,
        kind: command.kind,
        area,
        limit: command.limit,
        day: Some(services.clock.today()),
        ..CatalogueQuery::default()
    };
    let page = services.ports().vacancies.search(&Actor::Operator, query).await?;
    Outcome::done(&as_json(&page), as_text(&page))
}

fn as_json(page: &CataloguePage) -> Value {
    let hit = |card: &Card| {
        json!({ "no": card.no, "kind": card.kind, "title": card.title, "score": card.score, "why": card.why,
                "from": card.from, "area": card.area, "place": card.place })
    };
    json!({ "total": page.total, "hits": page.cards.iter().map(hit).collect::<Vec<_>>(),
            "relaxed": page.relaxed, "micros": page.micros })
}

fn as_text(page: &CataloguePage) -> String {
    let line = |card: &Card| {
        format!(
            "{:>8.2}  {}  {}  {}  {}",
            card.score, card.no, card.title, card.from, card.place
        )
    };
    let mut lines = vec![format!("{} found in {} µs", page.total, page.micros)];
    lines.extend(page.cards.iter().map(line));
    lines.join("\n")
}
