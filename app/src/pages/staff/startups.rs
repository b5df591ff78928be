//! Who wants to start a business, or did; and RP22.

use super::report_parts::{area_name, year_fields};
use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, Sign, staff_page};
use crate::forms::startup as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, figures, insurance, startup as words};
use chrono::NaiveDate;
use domain::ports::{StartupFilter, StartupLine, StartupList, StartupRow, StartupTable};
use domain::startup::StartupStage;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/startups?stage=&area=&page=`.
#[component]
pub fn Startups() -> impl IntoView {
    let filter = StartupFilter {
        stage: query_value("stage"),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.startups.startups(&actor, filter).await },
        move |list| show(&list, filter),
    )
}

fn show(list: &StartupList, filter: StartupFilter) -> AnyView {
    let lang = lang();
    let lines = list
        .lines
        .iter()
        .map(|one| line(one, list.today, lang))
        .collect_view();
    let none = list
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let of_page = move |page| routes::startups(StartupFilter { page, ..filter });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            {tabs(list, filter, lang)}
            <p>{words::count(list.total, lang)} " · " <a href=to::STARTUP_REPORT>{words::report(lang)}</a></p>
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
        },
    )
}

fn tabs(list: &StartupList, filter: StartupFilter, lang: Lang) -> AnyView {
    let tab = |stage: Option<StartupStage>, text: String| {
        let current = (stage == filter.stage).then_some("page");
        let href = routes::startups(StartupFilter {
            stage,
            page: 0,
            ..filter
        });
        view! { <a href=href aria-current=current>{text}</a> }
    };
    let stages = list
        .counts
        .iter()
        .map(|(stage, count)| tab(Some(*stage), format!("{} {count}", words::stage(*stage, lang))))
        .collect_view();
    view! {
        <nav class="parts" aria-label=words::filter(lang)>{tab(None, words::all(lang).to_owned())} {stages}</nav>
    }
    .into_any()
}

/// One case in short.
pub fn line(one: &StartupLine, today: NaiveDate, lang: Lang) -> AnyView {
    let startup = &one.startup;
    let visit = one.next_visit.map(|(months, on)| {
        let name = if on <= today {
            words::visit_due(lang)
        } else {
            words::visit_next(lang)
        };
        let class = if on < today { "mark red" } else { "mark amber" };
        let text = format!(
            "{name} {} {}",
            words::month_no(months, lang),
            figures::full_day(on, lang)
        );
        view! { <p><span class=class><Sign icon=Icon::Clock/>{text}</span></p> }
    });
    let loan = startup
        .loan
        .as_ref()
        .map(|loan| format!(" · {} {}", words::loan(lang), words::loan_of(loan.stage, lang)));
    view! {
        <li class="card" id=startup.id.to_string()>
            <h2><a href=to::startup_path(startup.id)>{one.name.clone()}</a> " " <small>{one.no.clone()}</small></h2>
            <p>{startup.project.clone()} " · " <b>{words::stage(one.stage, lang)}</b> " · " {one.place.clone()}</p>
            <p>{words::given(startup.services.len(), lang)} {loan}</p>
            {visit}
        </li>
    }
    .into_any()
}

/// `/staff/startup-report?year=&quarter=&area=`.
#[component]
pub fn StartupReport() -> impl IntoView {
    let (year, quarter) = (year_asked(), query_value::<u32>("quarter"));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move {
            ports.startups.startup_table(&actor, (year, quarter), area).await
        },
        |table| report(&table),
    )
}

fn report(table: &StartupTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let of = (table.year, table.quarter);
    let title = format!(
        "{} {} {}",
        words::report(lang),
        table.year,
        insurance::quarter(table.quarter, lang)
    );
    let rows = table
        .rows
        .iter()
        .chain([&table.total])
        .map(|row| report_line(row, of, lang))
        .collect_view();
    let heads = columns(lang).map(|head| view! { <th scope="col">{head}</th> });
    let quarters = [None, Some(1), Some(2), Some(3), Some(4)].map(|one: Option<u32>| {
        let value = one.map(|quarter| quarter.to_string()).unwrap_or_default();
        view! { <option value=value selected=one == table.quarter>{insurance::quarter(one, lang)}</option> }
    });
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <p class="quiet">{words::report_lead(lang)}</p>
            <form class="form" method="get" action=to::STARTUP_REPORT>
                {year_fields(area, table.year, lang)}
                <label for="quarter">{words::quarter(lang)}</label>
                <select id="quarter" name="quarter">{quarters}</select>
                <button class="button">{words::filter(lang)}</button>
            </form>
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::area(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="quiet">{insurance::preparer(lang)}</p>
            <p><a class="button" href=routes::of_quarter(to::STARTUP_REPORT_CSV, of, area)>{words::as_file(lang)}</a></p>
        },
    )
}

fn columns(lang: Lang) -> [&'static str; 8] {
    [
        words::intents(lang),
        words::complete(lang),
        words::loans(lang),
        words::loan_sum(lang),
        words::subsidy(lang),
        words::opened(lang),
        words::surviving(lang),
        words::failed(lang),
    ]
}

fn report_line(row: &StartupRow, of: (i32, Option<u32>), lang: Lang) -> AnyView {
    let name = area_name(row.area.as_ref(), words::total(lang), |code| {
        routes::of_quarter(to::STARTUP_REPORT, of, Some(code))
    });
    let sums = &row.sums;
    let cells = [
        sums.intents.to_string(),
        sums.complete.to_string(),
        sums.loans.to_string(),
        figures::money(sums.loan_fen, lang),
        figures::money(sums.subsidy, lang),
        sums.opened.to_string(),
        sums.surviving.to_string(),
        sums.failed.to_string(),
    ];
    let cells = columns(lang)
        .into_iter()
        .zip(cells)
        .map(|(name, text)| view! { <td data-name=name>{text}</td> })
        .collect_view();
    view! { <tr class:total=row.area.is_none()><th scope="row">{name}</th>{cells}</tr> }.into_any()
}
