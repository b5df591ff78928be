//! What reports of areas share: the title, the name in front of a row, and the fields that say of where and when.

use crate::text::{Lang, common};
use domain::ports::AreaRef;
use domain::values::{AreaCode, AreaLevel};
use leptos::prelude::*;

/// The name in front of a row: everything together, a village, or an area with a link to what lies below it.
pub fn area_name(
    area: Option<&AreaRef>,
    total: &'static str,
    below: impl FnOnce(AreaCode) -> String,
) -> AnyView {
    match area {
        None => total.into_any(),
        Some(area) if area.code.level() == AreaLevel::Village => area.name.clone().into_any(),
        Some(area) => view! { <a href=below(area.code)>{area.name.clone()}</a> }.into_any(),
    }
}

/// The area stays as it is, and the year is asked.
pub fn year_fields(area: Option<AreaCode>, year: i32, lang: Lang) -> AnyView {
    view! {
        {area.map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> })}
        <label for="year">{common::year(lang)}</label>
        <input id="year" name="year" type="number" min="2000" max="2100" value=year.to_string()/>
    }
    .into_any()
}

/// The month of the year, or all of it.
pub fn month_field(month: Option<u32>, lang: Lang) -> AnyView {
    let months = (1..=12_u32)
        .map(|one| view! { <option value=one.to_string() selected=month == Some(one)>{one}</option> })
        .collect_view();
    view! {
        <label for="month">{common::month(lang)}</label>
        <select id="month" name="month"><option value="">{common::whole_year(lang)}</option>{months}</select>
    }
    .into_any()
}

/// The name of a report with its year, or its month.
pub fn titled(name: &str, (year, month): (i32, Option<u32>)) -> String {
    match month {
        Some(month) => format!("{name} {year}-{month:02}"),
        None => format!("{name} {year}"),
    }
}
