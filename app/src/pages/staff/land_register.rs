//! The register of people who lost land (RP16).

use super::report_parts::area_name;
use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, insurance as words};
use domain::ports::{RegisterRow, RegisterTable};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/land-register?area=`.
#[component]
pub fn LandRegister() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.insurances.land_register(&actor, area).await },
        |table| show(&table),
    )
}

fn show(table: &RegisterTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let rows = table
        .rows
        .iter()
        .chain([&table.total])
        .map(|row| line(row, lang))
        .collect_view();
    let heads = [
        words::area(lang),
        words::households(lang),
        words::persons(lang),
        words::below(lang),
        words::young(lang),
        words::middle(lang),
        words::old(lang),
        words::enrolled(lang),
        words::waived(lang),
        words::allowance(lang),
    ]
    .map(|head| view! { <th scope="col">{head}</th> });
    staff_page(
        words::register_report(lang),
        view! {
            <h1>{words::register_report(lang)} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <table class="cardlike figures">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="quiet">{words::preparer(lang)}</p>
            <p><a class="button" href=routes::land_register_csv(area)>{words::as_file(lang)}</a></p>
        },
    )
}

fn line(row: &RegisterRow, lang: Lang) -> AnyView {
    let name = area_name(row.area.as_ref(), words::total(lang), |code| {
        routes::land_register(Some(code))
    });
    let [young, middle, old] = row.bands;
    let figures = [
        (words::households(lang), row.households),
        (words::persons(lang), row.persons),
        (words::below(lang), row.below),
        (words::young(lang), young),
        (words::middle(lang), middle),
        (words::old(lang), old),
        (words::enrolled(lang), row.enrolled),
        (words::waived(lang), row.waived),
        (words::allowance(lang), row.allowance),
    ]
    .map(|(name, figure)| view! { <td data-name=name>{figure}</td> });
    view! { <tr class:total=row.area.is_none()><th scope="row">{name}</th>{figures}</tr> }.into_any()
}
