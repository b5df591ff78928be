//! The figures in force, each with its source.

use crate::asked::{Asker, lang};
use crate::components::{Tab, public_page};
use crate::pages::when;
use crate::text::{Lang, policies as words};
use domain::params::PolicyParameter;
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
            {figures_table(rows, lang)}
        },
    )
}

/// Figures with value, first day and source.
pub fn figures_table(rows: Vec<Row>, lang: Lang) -> Option<AnyView> {
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
