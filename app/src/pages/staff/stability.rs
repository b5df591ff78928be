//! How long placements hold (RP20): every share with what it is a share of.

use super::report_parts::area_name;
use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{Bar, staff_page};
use crate::forms::work as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, work as words};
use domain::placement::{LeaveCause, StabilityDay};
use domain::ports::{StabilityRow, StabilityTable};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/stability?year=&area=`.
#[component]
pub fn Stability() -> impl IntoView {
    let (year, area) = (year_asked(), query_value::<AreaCode>("area"));
    when(
        move |Asker { ports, actor, .. }| async move { ports.placements.stability(&actor, year, area).await },
        |table| show(&table),
    )
}

fn show(table: &StabilityTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let title = format!("{} {}", words::stability(lang), table.year);
    let content = if table.total.sum.placed + table.total.sum.no_show == 0 {
        view! { <p class="notice">{words::stability_none(lang)}</p> }.into_any()
    } else {
        figures_of(table, lang)
    };
    let area_field = area.map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> });
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <p class="quiet">{words::stability_lead(lang)}</p>
            <form class="form" method="get" action=to::STABILITY>
                {area_field}
                <label for="year">{words::year(lang)}</label>
                <input id="year" name="year" type="number" min="2000" max="2100" value=table.year.to_string()/>
                <button class="button">{words::filter(lang)}</button>
            </form>
            {content}
            <p><a class="button" href=routes::stability_csv(area, table.year)>{words::as_file(lang)}</a></p>
        },
    )
}

fn figures_of(table: &StabilityTable, lang: Lang) -> AnyView {
    let days = StabilityDay::ALL.map(|day| view! { <th scope="col">{words::on_day(day.0, lang)}</th> });
    let rows = table
        .rows
        .iter()
        .chain([&table.total])
        .map(|row| line(row, table.year, lang))
        .collect_view();
    view! {
        <table class="cardlike figures">
            <thead>
                <tr>
                    <th scope="col">{words::area(lang)}</th>
                    <th scope="col">{words::placed(lang)}</th>
                    <th scope="col">{words::no_show(lang)}</th>
                    <th scope="col">{words::working_now(lang)}</th>
                    {days}
                    <th scope="col">{words::months_6(lang)}</th>
                    <th scope="col">{words::months_12(lang)}</th>
                    <th scope="col">{words::median(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {causes(&table.total, lang)}
    }
    .into_any()
}

fn line(row: &StabilityRow, year: i32, lang: Lang) -> AnyView {
    let sum = &row.sum;
    let days = StabilityDay::ALL
        .iter()
        .zip(sum.days)
        .map(|(day, count)| {
            let figure = format!("{}/{}", count.working, count.reached);
            view! {
                <td data-name=words::on_day(day.0, lang)>
                    <Bar part=count.working whole=count.reached figure=figure/>
                </td>
            }
        })
        .collect_view();
    let median = sum.median_wage.map(|fen| figures::money(fen, lang));
    view! {
        <tr class:total=row.area.is_none()>
            <th scope="row">{name(row, year, lang)}</th>
            <td data-name=words::placed(lang)>{sum.placed}</td>
            <td data-name=words::no_show(lang)>{sum.no_show}</td>
            <td data-name=words::working_now(lang)>{sum.working}</td>
            {days}
            <td data-name=words::months_6(lang)>{sum.months_6}</td>
            <td data-name=words::months_12(lang)>{sum.months_12}</td>
            <td data-name=words::median(lang)>{median}</td>
        </tr>
    }
    .into_any()
}

fn name(row: &StabilityRow, year: i32, lang: Lang) -> AnyView {
    area_name(row.area.as_ref(), words::total(lang), |code| {
        routes::stability(Some(code), year)
    })
}

/// Why people left, the most frequent first.
fn causes(total: &StabilityRow, lang: Lang) -> Option<AnyView> {
    let mut left: Vec<(&String, u32)> = total
        .sum
        .left
        .iter()
        .map(|(cause, count)| (cause, *count))
        .collect();
    left.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all: u32 = left.iter().map(|(_, count)| count).sum();
    let lines: Vec<_> = left
        .into_iter()
        .map(|(code, count)| {
            let name = code
                .parse::<LeaveCause>()
                .map_or("", |cause| words::cause(cause, lang));
            view! { <li>{name} " " <Bar part=count whole=all figure=count.to_string()/></li> }
        })
        .collect();
    (!lines.is_empty())
        .then(|| view! { <h2>{words::left_why(lang)}</h2> <ul class="bars">{lines}</ul> }.into_any())
}
