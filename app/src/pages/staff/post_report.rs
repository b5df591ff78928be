//! RP19: posts granted and filled, who they go to, who leaves and why.

use super::report_parts::area_name;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::public_post as to;
use crate::forms::visit::month;
use crate::pages::query_value;
use crate::text::{Lang, public_post as words};
use chrono::NaiveDate;
use domain::ports::PostExitRow;
use domain::public_post::{ExitReason, PostKind};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/posts/report?month=&area=`.
#[component]
pub fn PostReport() -> impl IntoView {
    let of = query_value::<String>("month").and_then(|text| month(&text));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.public_posts.post_report(&actor, of, area).await },
        move |(month, rows)| show(month, &rows, area),
    )
}

fn address(base: &str, month: NaiveDate, area: Option<AreaCode>) -> String {
    let area = area.map(|code| format!("&area={code}")).unwrap_or_default();
    format!("{}{area}", to::of_month(base, month))
}

fn show(month: NaiveDate, rows: &[PostExitRow], area: Option<AreaCode>) -> AnyView {
    let lang = lang();
    let lines = rows.iter().map(|row| line(row, month, lang)).collect_view();
    let kinds = |name: &'static str| {
        PostKind::ALL
            .iter()
            .map(|kind| view! { <th scope="col">{name} <br/> <small>{words::kind(*kind, lang)}</small></th> })
            .collect_view()
    };
    let exits = rows.last().map(|total| causes(total, lang));
    staff_page(
        words::report(lang),
        view! {
            <h1>{words::report(lang)} " " <small>{words::month_name(month, lang)}</small></h1>
            <p class="quiet">{words::report_do(lang)}</p>
            <form class="form row" method="get" action=to::POST_REPORT>
                {area.map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> })}
                <label for="month">{words::month(lang)}</label>
                <input id="month" name="month" type="month" value=month.format("%Y-%m").to_string()/>
                <button class="button">{words::look(lang)}</button>
            </form>
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::area(lang)}</th>
                    {kinds(words::approved(lang))}
                    {kinds(words::filled(lang))}
                    <th scope="col">{words::disabled(lang)}</th>
                    <th scope="col">{words::ending(lang)}</th>
                    <th scope="col">{words::exits(lang)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
            {exits}
            <p><a class="button" href=address(to::POST_REPORT_CSV, month, area)>{words::as_file(lang)}</a></p>
            <p class="sign quiet">{words::sheet_foot(lang)}</p>
        },
    )
}

fn line(row: &PostExitRow, month: NaiveDate, lang: Lang) -> AnyView {
    let below = |code| address(to::POST_REPORT, month, Some(code));
    let name = area_name(row.area.as_ref(), words::total(lang), below);
    let counts = row
        .approved
        .iter()
        .map(|count| (words::approved(lang), *count))
        .chain(row.filled.iter().map(|count| (words::filled(lang), *count)))
        .chain([
            (words::disabled(lang), row.disabled),
            (words::ending(lang), row.ending),
            (words::exits(lang), row.exits.iter().sum()),
        ])
        .map(|(name, count)| view! { <td data-name=name>{count}</td> })
        .collect_view();
    view! { <tr><th scope="row">{name}</th>{counts}</tr> }.into_any()
}

fn causes(total: &PostExitRow, lang: Lang) -> AnyView {
    let lines: Vec<_> = ExitReason::ALL
        .iter()
        .zip(total.exits)
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| view! { <li>{words::exit(*reason, lang)} " " <b>{count}</b></li> })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <h2>{words::exits(lang)}</h2> <ul>{lines}</ul> }.into_any()
}
