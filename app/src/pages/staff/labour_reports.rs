//! Wage arrears by area (RP21), and how employers keep to the rules (RP23).

use super::report_parts::{area_name, month_field, year_fields};
use super::{may, when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::case as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, case as words, figures};
use domain::permission::{Deed, Function};
use domain::ports::{ArrearsRow, ArrearsTable, ComplianceRow, ComplianceTable};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/arrears?year=&month=&area=`.
#[component]
pub fn Arrears() -> impl IntoView {
    let (year, month) = (year_asked(), query_value::<u32>("month"));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.cases.arrears(&actor, year, month, area).await },
        move |table| arrears(&table, month),
    )
}

fn arrears(table: &ArrearsTable, month: Option<u32>) -> AnyView {
    use chrono::Datelike;
    let lang = lang();
    let (year, area) = (table.days.0.year(), table.area.as_ref().map(|area| area.code));
    let content = if table.total.cases == 0 && table.total.listed == 0 {
        view! { <p class="notice">{words::report_none(lang)}</p> }.into_any()
    } else {
        let rows = table
            .rows
            .iter()
            .chain([&table.total])
            .map(|row| arrears_row(row, (year, month), lang))
            .collect_view();
        view! {
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::area(lang)}</th>
                    <th scope="col">{words::cases(lang)}</th>
                    <th scope="col">{words::people_short(lang)}</th>
                    <th scope="col">{words::found_short(lang)}</th>
                    <th scope="col">{words::cleared(lang)}</th>
                    <th scope="col">{words::rate(lang)}</th>
                    <th scope="col">{words::overdue_short(lang)}</th>
                    <th scope="col">{words::listed(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let title = format!("{} {year}", words::report21(lang));
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <p class="quiet">{words::rate(lang)} " ≥ " {table.goal_percent} "%"</p>
            <form class="form" method="get" action=to::ARREARS>
                {year_fields(area, year, lang)}
                {month_field(month, lang)}
                <button class="button">{words::filter(lang)}</button>
            </form>
            {content}
            <div class="row">
                <a class="button" href=routes::of_month(to::ARREARS_CSV, (year, month), area)>{words::as_file(lang)}</a>
                <a class="button" href=to::COMPLIANCE>{words::report23(lang)}</a>
                {may(Deed::Read, Function::Complaint).then(|| view! { <a class="button" href=to::CASES>{words::desk(lang)}</a> })}
            </div>
        },
    )
}

fn arrears_row(row: &ArrearsRow, (year, month): (i32, Option<u32>), lang: Lang) -> AnyView {
    let name = area_name(row.area.as_ref(), words::total(lang), |code| {
        routes::of_month(to::ARREARS, (year, month), Some(code))
    });
    let permille = (row.found.0 > 0).then(|| row.cleared.0.saturating_mul(1000) / row.found.0);
    let rate = permille.map(|permille| format!("{}.{}%", permille / 10, permille % 10));
    let class = match row.reached {
        Some(false) => "mark amber",
        _ => "mark",
    };
    let overdue = if row.overdue > 0 { "mark red" } else { "" };
    view! {
        <tr class:total=row.area.is_none()>
            <th scope="row">{name}</th>
            <td data-name=words::cases(lang)>{row.cases}</td>
            <td data-name=words::people_short(lang)>{format!("{}/{}", row.people_cleared, row.people)}</td>
            <td data-name=words::found_short(lang)>{figures::money(row.found, lang)}</td>
            <td data-name=words::cleared(lang)>{figures::money(row.cleared, lang)}</td>
            <td data-name=words::rate(lang)>{rate.map(|rate| view! { <span class=class>{rate}</span> })}</td>
            <td data-name=words::overdue_short(lang)><span class=overdue>{row.overdue}</span></td>
            <td data-name=words::listed(lang)>{row.listed}</td>
        </tr>
    }
    .into_any()
}

/// `/staff/compliance?year=&quarter=&area=`.
#[component]
pub fn Compliance() -> impl IntoView {
    let (year, quarter) = (year_asked(), query_value::<u32>("quarter"));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move { ports.cases.compliance(&actor, year, quarter, area).await },
        |table| compliance(&table),
    )
}

fn compliance(table: &ComplianceTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let content = if table.rows.is_empty() {
        view! { <p class="notice">{words::report_none(lang)}</p> }.into_any()
    } else {
        let rows = table
            .rows
            .iter()
            .map(|row| compliance_row(row, lang))
            .collect_view();
        view! {
            <table class="cardlike figures">
                <thead><tr>
                    <th scope="col">{words::employer(lang)}</th>
                    <th scope="col" class="words">{words::dispatch(lang)}</th>
                    <th scope="col">{words::placements(lang)}</th>
                    <th scope="col">{words::filed(lang)}</th>
                    <th scope="col">{words::insured(lang)}</th>
                    <th scope="col">{words::cases(lang)}</th>
                    <th scope="col" class="words">{words::listed(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let quarters = (1..=4)
        .map(|one| {
            let selected = table.quarter == one;
            view! { <option value=one.to_string() selected=selected>{one}</option> }
        })
        .collect_view();
    let title = format!("{} {} Q{}", words::report23(lang), table.year, table.quarter);
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <form class="form" method="get" action=to::COMPLIANCE>
                {year_fields(area, table.year, lang)}
                <label for="quarter">{words::quarter(lang)}</label>
                <select id="quarter" name="quarter">{quarters}</select>
                <button class="button">{words::filter(lang)}</button>
            </form>
            {content}
            <div class="row">
                <a class="button" href=routes::compliance_csv(area, table.year, table.quarter)>{words::as_file(lang)}</a>
                <a class="button" href=to::ARREARS>{words::report21(lang)}</a>
            </div>
        },
    )
}

fn compliance_row(row: &ComplianceRow, lang: Lang) -> AnyView {
    let dispatch = row.staff.as_ref().map(|staff| {
        let said = match row.dispatch_within {
            Some(false) => Some(view! { " " <span class="mark red">{words::over(lang)}</span> }.into_any()),
            Some(true) => Some(view! { " " <span class="mark">{words::within(lang)}</span> }.into_any()),
            None => None,
        };
        view! { {format!("{}/{}", staff.count.dispatched, staff.count.total)} {said} }
    });
    let listed = row
        .listed
        .then(|| view! { <span class="mark red">{words::listed(lang)}</span> });
    view! {
        <tr>
            <th scope="row"><a href=to::employer_page(row.employer)>{row.name.clone()}</a></th>
            <td class="words" data-name=words::dispatch(lang)>{dispatch}</td>
            <td data-name=words::placements(lang)>{row.placements}</td>
            <td data-name=words::filed(lang)>{row.filed}</td>
            <td data-name=words::insured(lang)>{row.insured}</td>
            <td data-name=words::cases(lang)>{row.cases}</td>
            <td class="words" data-name=words::listed(lang)>{listed}</td>
        </tr>
    }
    .into_any()
}
