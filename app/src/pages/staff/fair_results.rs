//! What a fair came to, employer by employer; and RP10 of a year.

use super::report_parts::year_fields;
use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::fair::fair_path;
use crate::forms::gate as to;
use crate::islands::PrintButton;
use crate::pages::{path_part, query_value};
use crate::routes;
use crate::text::{Lang, common, figures, gate, stand as words};
use domain::fair_intent::{FairSums, IntentSums};
use domain::ids::FairId;
use domain::ports::{FairReport as Report, FairResults as Results};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/fairs/{id}/results`.
#[component]
pub fn FairResults() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fair_intents.fair_results(&actor, id?).await },
        |results| show(&results),
    )
}

fn show(results: &Results) -> AnyView {
    let lang = lang();
    let title = format!("{} · {}", results.title, words::results(lang));
    let rows = results
        .lines
        .iter()
        .map(|line| {
            let name = format!("{} {}", gate::stand_no(line.number, lang), line.employer);
            sums_row(name, &line.sums, false, lang)
        })
        .collect_view();
    let none =
        (results.total.intents == 0).then(|| view! { <p class="notice">{words::results_none(lang)}</p> });
    let heads = sums_heads(lang).map(|head| view! { <th scope="col">{head}</th> });
    let due = format!("{} {}", words::due(lang), figures::full_day(results.due, lang));
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(results.as_of, lang)}</small></h1>
            <p class="hint">{words::results_lead(lang)} " " {due}</p>
            <p><a href=to::FAIR_REPORT>{words::report(lang)}</a> " · "
                <a href=format!("/staff/fairs/{}", results.fair)>{gate::to_fair(lang)}</a></p>
            {none}
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::employer(lang)}</th>{heads}</tr></thead>
                <tbody>{rows} {sums_row(words::total(lang).to_owned(), &results.total, true, lang)}</tbody>
            </table>
            <h2>{words::report(lang)}</h2>
            <dl class="facts small week-figures">{report_list(&results.sums, lang)}</dl>
            <PrintButton label=common::print(lang).to_owned()/>
        },
    )
}

fn sums_heads(lang: Lang) -> [&'static str; 6] {
    [
        words::intents(lang),
        words::interviews(lang),
        words::offers(lang),
        words::hired(lang),
        words::needs_update(lang),
        words::rate(lang),
    ]
}

fn sums_row(name: String, sums: &IntentSums, is_total: bool, lang: Lang) -> AnyView {
    let cells = [
        sums.intents.to_string(),
        sums.interviews.to_string(),
        sums.offers.to_string(),
        sums.hired.to_string(),
        sums.needs_update.to_string(),
        words::permille(sums.no_show_permille()),
    ];
    row(name.into_any(), sums_heads(lang).into_iter().zip(cells), is_total)
}

fn row(name: AnyView, cells: impl Iterator<Item = (&'static str, String)>, is_total: bool) -> AnyView {
    let cells = cells
        .map(|(name, text)| view! { <td data-name=name>{text}</td> })
        .collect_view();
    view! { <tr class:total=is_total><th scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// The columns of RP10 and the figures of a line.
fn columns(sums: &FairSums, lang: Lang) -> [(&'static str, u32); 10] {
    let [at_7, at_30, at_90] = sums.at_work;
    [
        (words::employers(lang), sums.employers),
        (words::stands(lang), sums.stands),
        (words::posts(lang), sums.posts),
        (words::visitors(lang), sums.visitors),
        (words::disabled(lang), sums.disabled),
        (words::intents(lang), sums.intents),
        (words::hired(lang), sums.hired),
        (words::at_7(lang), at_7),
        (words::at_30(lang), at_30),
        (words::at_90(lang), at_90),
    ]
}

fn report_list(sums: &FairSums, lang: Lang) -> AnyView {
    columns(sums, lang)
        .into_iter()
        .map(|(name, count)| view! { <dt>{name}</dt><dd>{count}</dd> })
        .collect_view()
        .into_any()
}

/// `/staff/fair-report?year=&area=`.
#[component]
pub fn FairReport() -> impl IntoView {
    let (year, area) = (year_asked(), query_value::<AreaCode>("area"));
    when(
        move |Asker { ports, actor, .. }| async move { ports.fair_intents.fair_report(&actor, year, area).await },
        |report| table(&report),
    )
}

fn table(report: &Report) -> AnyView {
    let lang = lang();
    let title = format!("{} {}", words::report(lang), report.year);
    let figures_of = |sums: &FairSums| columns(sums, lang).map(|(name, count)| (name, count.to_string()));
    let rows = report
        .rows
        .iter()
        .map(|line| {
            let about = format!("{} · {}", figures::full_day(line.held_on, lang), line.place);
            let name = view! {
                <a href=fair_path(line.fair)>{line.title.clone()}</a> <br/> <small>{about}</small>
            };
            row(name.into_any(), figures_of(&line.sums).into_iter(), false)
        })
        .collect_view();
    let total = row(
        words::total(lang).into_any(),
        figures_of(&report.total).into_iter(),
        true,
    );
    let heads = columns(&report.total, lang).map(|(head, _)| view! { <th scope="col">{head}</th> });
    let none = report
        .rows
        .is_empty()
        .then(|| view! { <p class="notice">{words::report_none(lang)}</p> });
    let area = report.area.as_ref().map(|area| area.code);
    let file = routes::of_year(to::FAIR_REPORT_CSV, area, report.year);
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(report.as_of, lang)}</small></h1>
            <p class="hint">{words::report_lead(lang)}</p>
            <form class="form" method="get" action=to::FAIR_REPORT>
                {year_fields(area, report.year, lang)}
                <button class="button">{words::show(lang)}</button>
            </form>
            {none}
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::fair(lang)}</th>{heads}</tr></thead>
                <tbody>{rows} {total}</tbody>
            </table>
            <p class="row"><a class="button" href=file>{words::as_file(lang)}</a>
                <PrintButton label=common::print(lang).to_owned()/></p>
        },
    )
}
