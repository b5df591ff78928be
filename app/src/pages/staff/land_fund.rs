//! The fund of the land-loss insurance (RP17), and what acquisitions owe it.

use super::new_placement::input;
use super::{when, year_asked};
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::insurance as to;
use crate::pages::query_value;
use crate::routes;
use crate::text::{Lang, figures, insurance as words};
use domain::ports::{AcquisitionLine, FundReport, FundRow};
use domain::values::{AreaCode, Fen};
use leptos::prelude::*;

/// `/staff/land-fund?year=&area=`.
#[component]
pub fn LandFund() -> impl IntoView {
    let (year, area) = (year_asked(), query_value::<AreaCode>("area"));
    when(
        move |Asker { ports, actor, .. }| async move { ports.insurances.land_fund(&actor, year, area).await },
        |report| show(&report),
    )
}

fn show(report: &FundReport) -> AnyView {
    let lang = lang();
    let area = report.area.as_ref().map(|area| area.code);
    let title = format!("{} {}", words::fund_report(lang), report.year);
    let rows = report.rows.iter().map(|row| line(row, lang)).collect_view();
    let heads = columns(lang).map(|head| view! { <th scope="col">{head}</th> });
    let (class, told) = if report.rows.iter().all(|row| row.sums.adds_up()) {
        ("mark", words::adds_up(lang))
    } else {
        ("mark red", words::adds_up_not(lang))
    };
    let area_field = area.map(|code| view! { <input type="hidden" name="area" value=code.to_string()/> });
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(report.as_of, lang)}</small></h1>
            <form class="form" method="get" action=to::LAND_FUND>
                {area_field}
                <label for="year">{words::year(lang)}</label>
                <input id="year" name="year" type="number" min="2000" max="2100" value=report.year.to_string()/>
                <button class="button">{words::filter(lang)}</button>
            </form>
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::period(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p><span class=class>{told}</span></p>
            <p class="quiet">{words::preparer(lang)}</p>
            <p><a class="button" href=routes::land_fund_csv(area, report.year)>{words::as_file(lang)}</a></p>
            {acquisitions(report, lang)}
        },
    )
}

fn columns(lang: Lang) -> [&'static str; 11] {
    [
        words::opening(lang),
        words::government(lang),
        words::collective(lang),
        words::person(lang),
        words::paid_interest(lang),
        words::pensions(lang),
        words::of_fund(lang),
        words::allowances(lang),
        words::refunds(lang),
        words::forfeits(lang),
        words::closing(lang),
    ]
}

fn line(row: &FundRow, lang: Lang) -> AnyView {
    let sums = &row.sums;
    let amounts = [
        sums.opening,
        sums.government,
        sums.collective,
        sums.person,
        sums.interest,
        sums.pensions,
        sums.of_fund,
        sums.allowances,
        sums.refunds,
        sums.forfeits,
        sums.closing,
    ];
    let cells = columns(lang)
        .into_iter()
        .zip(amounts)
        .map(|(name, fen)| view! { <td data-name=name>{fen.to_string()}</td> })
        .collect_view();
    view! {
        <tr class:total=row.quarter.is_none()><th scope="row">{words::quarter(row.quarter, lang)}</th>{cells}</tr>
    }
    .into_any()
}

fn acquisitions(report: &FundReport, lang: Lang) -> AnyView {
    let none = report
        .acquisitions
        .is_empty()
        .then(|| view! { <p class="quiet">{words::acquisitions_none(lang)}</p> });
    let cards = report
        .acquisitions
        .iter()
        .map(|one| acquisition(one, report, lang))
        .collect_view();
    let adding = report.may_change.then(|| {
        view! {
            <details class="filters">
                <summary>{words::acquisition_add(lang)}</summary>
                <form class="form" method="post" action=to::LAND_FUND>
                    {input("project", words::project(lang), "text", String::new())}
                    {input("approval_no", words::approval_no(lang), "text", String::new())}
                    {input("approved_on", words::approved_on(lang), "date", String::new())}
                    {input("land", words::land(lang), "text", String::new())}
                    <button class="button act">{words::save(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <section id="acquisitions">
            <h2>{words::acquisitions(lang)}</h2>
            {none}
            <ul class="cards">{cards}</ul>
            {adding}
        </section>
    }
    .into_any()
}

fn acquisition(line: &AcquisitionLine, report: &FundReport, lang: Lang) -> AnyView {
    let one = &line.acquisition;
    let paid = one.paid.map_or(Fen(0), |(fen, _)| fen);
    let due = line.due.map(|fen| words::exact(fen, lang)).unwrap_or_default();
    let by = line.due_on.map(|day| figures::full_day(day, lang));
    let late = line
        .is_late
        .then(|| view! { <span class="mark red">{words::late(lang)}</span> });
    let open = line.due.is_some_and(|due| paid < due);
    let on = format!("paid-{}", one.id);
    let here = flash().typed("of") == one.id.to_string();
    let day = if here {
        flash().typed("on")
    } else {
        report.as_of.to_string()
    };
    let money = (open && report.may_change).then(|| {
        view! {
            <details open=here>
                <summary>{words::money_in(lang)}</summary>
                <form class="form" method="post" action=to::acquisition_path(one.id)>
                    <input type="hidden" name="seen" value=paid.0.to_string()/>
                    <input type="hidden" name="of" value=one.id.to_string()/>
                    <label for=format!("fen-{}", one.id)>{words::pay_fen(lang)}</label>
                    {here.then(|| view! { <ProblemOf field="fen"/> })}
                    <input id=format!("fen-{}", one.id) name="fen" inputmode="decimal" autocomplete="off"
                        value=flash().typed_if(here, "fen")/>
                    <label for=on.clone()>{words::pay_on(lang)}</label>
                    {here.then(|| view! { <ProblemOf field="on"/> })}
                    <input id=on name="on" type="date" value=day/>
                    <button class="button act">{words::save(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <li class="card">
            <h3>{one.project.clone()} " " <small>{one.approval_no.clone()}</small></h3>
            <p>{figures::full_day(one.approved_on, lang)} " · " {crate::text::recognition::mu(u32::try_from(one.land).unwrap_or(u32::MAX), lang)}</p>
            <p>{words::due(lang)} " " {due} " · " {words::due_on(lang)} " " {by} " · " {words::paid(lang)} " " {words::exact(paid, lang)} " " {late}</p>
            {money}
        </li>
    }
    .into_any()
}
