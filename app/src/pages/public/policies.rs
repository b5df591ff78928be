//! The figures in force, each with its source.

use crate::asked::{Asker, lang};
use crate::components::{Tab, public_page};
use crate::pages::when;
use crate::routes;
use crate::text::{Lang, policies as words};
use domain::claim::ClaimKind;
use domain::params::PolicyParameter;
use domain::policy::{self, Rule};
use domain::ports::{Answered, AreaRef};
use leptos::prelude::*;

/// `/policies`.
#[component]
pub fn Policies() -> impl IntoView {
    when(in_force, show)
}

/// A figure and where it holds.
pub type Row = (PolicyParameter, Option<AreaRef>);

/// The figures in force, and where each holds.
pub async fn in_force(asker: Asker) -> Answered<Vec<Row>> {
    let Asker { ports, actor, .. } = asker;
    let mut rows = Vec::new();
    for row in ports.policies.in_force(&actor).await? {
        let area = match row.area {
            Some(area) => ports.areas.path(area).await.unwrap_or_default().pop(),
            None => None,
        };
        rows.push((row, area));
    }
    Ok(rows)
}

fn show(rows: Vec<Row>) -> AnyView {
    let lang = lang();
    let empty = rows
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    public_page(
        words::title(lang),
        Tab::Help,
        view! {
            <h1>{words::title(lang)}</h1>
            <p>{words::intro(lang)}</p>
            {empty}
            {rules(lang)}
            {figures_by_topic(rows, lang)}
        },
    )
}

/// Every rule with its calculator; what pays money stands first.
fn rules(lang: Lang) -> AnyView {
    let line = |rule: &&'static Rule| {
        let title = lang.pick(rule.title_zh, rule.title_en);
        view! { <li><a href=routes::policy(rule.code)>{title}</a></li> }
    };
    let pays = |rule: &&'static Rule| ClaimKind::ALL.iter().any(|kind| kind.rule() == rule.code);
    let (money, other): (Vec<_>, Vec<_>) = policy::rules().into_iter().partition(pays);
    view! {
        <section id="rules">
            <h2>{words::rules(lang)}</h2>
            <h3>{words::rules_money(lang)}</h3>
            <ul>{money.iter().map(line).collect_view()}</ul>
            <details><summary>{words::rules_other(lang)}</summary><ul>{other.iter().map(line).collect_view()}</ul></details>
        </section>
    }
    .into_any()
}

/// Figures folded under headings, each with how many there are; the anchor lies inside, so that a link to it unfolds it.
pub fn figures_by_topic(rows: Vec<Row>, lang: Lang) -> AnyView {
    let mut topics: Vec<Vec<Row>> = (0..words::TOPIC_COUNT).map(|_| Vec::new()).collect();
    for row in rows {
        if let Some(of) = topics.get_mut(words::topic(row.0.key)) {
            of.push(row);
        }
    }
    let topics = topics
        .into_iter()
        .enumerate()
        .filter(|(_, rows)| !rows.is_empty());
    topics
        .map(|(at, rows)| {
            let name = format!("{} {}", words::topic_name(at, lang), rows.len());
            view! {
                <details>
                    <summary><h2>{name}</h2></summary>
                    <section id=format!("figures-{}", words::topic_anchor(at))>{figures_table(rows, lang)}</section>
                </details>
            }
        })
        .collect_view()
        .into_any()
}

/// Figures with value, first day and source.
fn figures_table(rows: Vec<Row>, lang: Lang) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let table = view! {
        <table class="cardlike sources">
            <thead>
                <tr><th>{words::what(lang)}</th><th>{words::value(lang)}</th><th>{words::since(lang)}</th><th>{words::source(lang)}</th></tr>
            </thead>
            <tbody>{rows.into_iter().map(|row| line(row, lang)).collect_view()}</tbody>
        </table>
    };
    Some(table.into_any())
}

fn line((row, area): Row, lang: Lang) -> AnyView {
    let place = match (row.area, area) {
        (None, _) => String::new(),
        (Some(_), Some(area)) => format!(" · {}", area.name),
        (Some(code), None) => format!(" · {code}"),
    };
    view! {
        <tr>
            <th scope="row">{words::name(row.key, lang)} {place}</th>
            <td data-name=words::value(lang)>{words::value_of(row.key, row.value, lang)}</td>
            <td data-name=words::since(lang)>{words::since_of(row.valid_from, lang)}</td>
            <td data-name=words::source(lang)>{words::source_of(&row.source, lang)}</td>
        </tr>
    }
    .into_any()
}
