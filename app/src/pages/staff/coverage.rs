//! Coverage: county → town → village → people (RP02).

use super::coverage_table::{table, totals};
use super::{reads_files, when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{AreaPath, staff_page};
use crate::pages::query_value;
use crate::text::{Lang, message, staff as words};
use crate::{forms, routes};
use domain::ports::CoverageTable;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/coverage?area=&year=`.
#[component]
pub fn Coverage() -> impl IntoView {
    let (year, area) = (year_asked(), query_value::<AreaCode>("area"));
    when(
        move |Asker { ports, actor, .. }| async move { ports.coverage.coverage(&actor, year, area).await },
        |found| show(&found),
    )
}

fn show(found: &CoverageTable) -> AnyView {
    let lang = lang();
    let year = found.year;
    let area = found.path.last().map(|area| area.code);
    let csv = routes::with_query(
        forms::COVERAGE_CSV,
        &[
            ("year", Some(year.to_string())),
            ("area", area.map(|code| code.to_string())),
        ],
    );
    let people = reads_files().then(|| {
        view! {
            {area.map(|area| view! { <a class="button" href=routes::people(area)>{words::list_people(lang)}</a> })}
            <a class="button" href=routes::behind(area)>{message::behind(lang)}</a>
        }
    });
    staff_page(
        words::coverage(lang),
        view! {
            <h1>{words::coverage(lang)}</h1>
            <AreaPath path=found.path.clone() lang href=move |area| routes::coverage(Some(area.code), Some(year))/>
            {years(year, area, lang)}
            {totals(&found.total, lang)}
            {table(found, lang)}
            <p class="row">
                <a class="button" href=csv>{words::download(lang)}</a>
                {people}
                <a class="button" href=routes::shortages(area)>{words::shortages(lang)}</a>
            </p>
        },
    )
}

/// The years around the one shown.
fn years(year: i32, area: Option<AreaCode>, lang: Lang) -> AnyView {
    let options = (year - 3..=year + 1)
        .rev()
        .map(|one| view! { <option value=one.to_string() selected=one == year>{one}</option> })
        .collect_view();
    view! {
        <form class="inline" action="/staff/coverage">
            {area.map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> })}
            <label for="year">{words::year(lang)}</label>
            <select id="year" name="year">{options}</select>
            <button class="button">{words::show(lang)}</button>
        </form>
    }
    .into_any()
}
