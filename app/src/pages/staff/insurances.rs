//! Who is in the land-loss insurance, who waits to be registered; and the runs with their preview.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, staff_page};
use crate::forms::insurance as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, figures, insurance as words};
use domain::insurance::EnrolmentStage;
use domain::ports::{EnrolmentLine, InsuranceFilter, InsuranceList, RunKind, RunPreview};
use domain::refusal::Refusal;
use domain::values::{AreaCode, Fen, dates};
use leptos::prelude::*;

/// `/staff/insurance?stage=&area=&page=`.
#[component]
pub fn Insurances() -> impl IntoView {
    let filter = InsuranceFilter {
        stage: query_value("stage"),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.insurances.insurances(&actor, filter).await },
        move |list| show(&list, filter),
    )
}

fn show(list: &InsuranceList, filter: InsuranceFilter) -> AnyView {
    let lang = lang();
    let lines = list.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = list
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none(lang)}</p> });
    let of_page = move |page| routes::insurances(InsuranceFilter { page, ..filter });
    let runs = list.may_change.then(|| {
        let month = dates::first_of_month(list.today);
        view! { <a class="button act" href=routes::insurance_run(RunKind::Month(month), filter.area)>{words::run_due(lang)}</a> }
    });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <p class="row">
                {runs}
                <a class="button" href=routes::land_register(filter.area)>{words::register_report(lang)}</a>
                <a class="button" href=to::LAND_FUND>{words::fund_report(lang)}</a>
            </p>
            {waiting(list, lang)}
            {tabs(list, filter, lang)}
            <p>{words::count(list.total, lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
        },
    )
}

fn waiting(list: &InsuranceList, lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = list
        .unregistered
        .iter()
        .map(|(id, name, place)| {
            view! { <li><a href=routes::person_tab(*id, "insurance")>{name.clone()}</a> " · " {place.clone()}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="notice" id="waiting">
                <h2>{words::waiting(lang)}</h2>
                <ul class="plain">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn tabs(list: &InsuranceList, filter: InsuranceFilter, lang: Lang) -> AnyView {
    let tab = |stage: Option<EnrolmentStage>, text: String| {
        let current = (stage == filter.stage).then_some("page");
        let href = routes::insurances(InsuranceFilter {
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

/// One place in short; also on the file of the person and on the page of the household.
pub fn line(one: &EnrolmentLine, lang: Lang) -> AnyView {
    let enrolment = &one.enrolment;
    let overdue = (one.plan.overdue.0 > 0).then(|| {
        let text = format!(
            "{} {}",
            words::overdue(lang),
            words::exact(one.plan.overdue, lang)
        );
        view! { <p><span class="mark red"><Sign icon=Icon::Clock/>{text}</span></p> }
    });
    let pay_by = enrolment.state.pay_by().map(|day| {
        view! { <p>{words::pay_by(lang)} " " {figures::full_day(day, lang)}</p> }
    });
    view! {
        <li class="card" id=enrolment.id.to_string()>
            <h3><a href=routes::insurance(enrolment.id)>{one.name.clone()}</a> " " <small>{one.no.clone()}</small></h3>
            <p>{words::scheme(enrolment.scheme, lang)} " · " <b>{words::stage(enrolment.state.stage(), lang)}</b> " · " {one.place.clone()}</p>
            <p>{words::balance(lang)} " " {words::exact(one.balance, lang)}</p>
            {pay_by}
            {overdue}
        </li>
    }
    .into_any()
}

/// `/staff/insurance/run?month=&year=&area=`.
#[component]
pub fn Run() -> impl IntoView {
    let (month, year) = (query_value::<String>("month"), query_value::<String>("year"));
    let kind = to::run_kind(month.as_deref(), year.as_deref());
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move {
            let kind = kind.ok_or(Refusal::NotFound)?;
            ports.insurances.preview_run(&actor, kind, area).await
        },
        move |run| preview(&run, area),
    )
}

fn preview(run: &RunPreview, area: Option<AreaCode>) -> AnyView {
    let lang = lang();
    let sum = Fen(run.lines.iter().map(|line| line.fen.0).sum());
    let count = run.lines.len() as u32;
    let (title, of) = match run.kind {
        RunKind::Month(month) => (words::run(lang), words::month_of(month, lang)),
        RunKind::Interest(year) => (words::interest(lang), year.to_string()),
    };
    let rows = run
        .lines
        .iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row"><a href=routes::insurance(line.enrolment)>{line.name.clone()}</a></th>
                    <td data-name=words::area(lang)>{line.place.clone()}</td>
                    <td data-name=words::what(lang)>{words::scheme(line.scheme, lang)}</td>
                    <td data-name=words::amount(lang)>{words::exact(line.fen, lang)}</td>
                    <td data-name=words::of_fund(lang)>{words::exact(line.of_fund, lang)}</td>
                </tr>
            }
        })
        .collect_view();
    let table = (count > 0).then(|| {
        view! {
            <table class="cardlike">
                <thead><tr>
                    <th scope="col">{words::person(lang)}</th><th scope="col">{words::area(lang)}</th>
                    <th scope="col">{words::what(lang)}</th><th scope="col">{words::amount(lang)}</th>
                    <th scope="col">{words::of_fund(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p><a class="button" href=routes::insurance_run_csv(run.kind, area)>{words::as_file(lang)}</a></p>
        }
    });
    let none = (count == 0).then(|| view! { <p class="notice">{words::run_none(lang)}</p> });
    let confirm = (count > 0 && run.may_run).then(|| confirming(run, (count, sum), area, lang));
    let done = (run.done > 0).then(|| view! { <p class="quiet">{words::run_done(run.done, lang)}</p> });
    staff_page(
        title,
        view! {
            <h1>{title} " " {of} " " <small>{run.area.name.clone()}</small></h1>
            {choosing(run, area, lang)}
            <ProblemOf field="month"/>
            <p><b>{words::run_sum(count, sum, lang)}</b></p>
            {done}
            {to_close(run, lang)}
            {none}
            {confirm}
            {table}
            <p><a href=to::INSURANCE>{words::title(lang)}</a></p>
        },
    )
}

fn confirming(run: &RunPreview, (count, sum): (u32, Fen), area: Option<AreaCode>, lang: Lang) -> AnyView {
    let of = match run.kind {
        RunKind::Month(month) => ("month", month.format("%Y-%m").to_string()),
        RunKind::Interest(year) => ("year", year.to_string()),
    };
    let area = area.map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    let confirm = match run.kind {
        RunKind::Month(_) => words::run_confirm(lang),
        RunKind::Interest(_) => words::run_confirm_interest(lang),
    };
    view! {
        <form class="form" method="post" action=to::RUN>
            <p>{words::run_do(lang)}</p>
            <input type="hidden" name=of.0 value=of.1/>
            {area}
            <input type="hidden" name="count" value=count.to_string()/>
            <input type="hidden" name="sum" value=sum.0.to_string()/>
            <button class="button act">{format!("{confirm} · {}", words::run_sum(count, sum, lang))}</button>
        </form>
    }
    .into_any()
}

/// Another month, or the interest of another year.
fn choosing(run: &RunPreview, area: Option<AreaCode>, lang: Lang) -> AnyView {
    use chrono::Datelike;
    let month = match run.kind {
        RunKind::Month(month) => month,
        RunKind::Interest(_) => dates::first_of_month(run.today),
    };
    let year = match run.kind {
        RunKind::Interest(year) => year,
        RunKind::Month(_) => run.today.year() - 1,
    };
    let hidden = || area.map(|area| view! { <input type="hidden" name="area" value=area.to_string()/> });
    view! {
        <details class="filters">
            <summary>{words::filter(lang)}</summary>
            <form class="form" method="get" action=to::RUN>
                {hidden()}
                <label for="month">{words::run_month(lang)}</label>
                <input id="month" name="month" type="month" value=month.format("%Y-%m").to_string()/>
                <button class="button">{words::run_show(lang)}</button>
            </form>
            <form class="form" method="get" action=to::RUN>
                {hidden()}
                <label for="year">{words::interest(lang)} " · " {words::run_year(lang)}</label>
                <input id="year" name="year" type="number" min="2000" max="2100" value=year.to_string()/>
                <button class="button">{words::run_show(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn to_close(run: &RunPreview, lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = run
        .to_close
        .iter()
        .map(|(id, name)| view! { <li><a href=routes::insurance(*id)>{name.clone()}</a></li> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <div class="notice"><p>{words::run_to_close(lang)}</p><ul class="plain">{lines}</ul></div> }.into_any()
    })
}
