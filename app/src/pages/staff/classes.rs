//! The list of training classes, and RP11.

use super::report_parts::{area_name, month_field, titled, year_fields};
use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{Pager, staff_page};
use crate::forms::training as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, figures, training as words};
use domain::ports::{ClassFilter, ClassLine, ClassList, ClassRow, ClassTable};
use domain::training_class::ClassStage;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/training?stage=&area=&page=`.
#[component]
pub fn TrainingClasses() -> impl IntoView {
    let filter = ClassFilter {
        stage: query_value("stage"),
        area: query_value("area"),
        page: page_number(),
    };
    when(
        move |Asker { ports, actor, .. }| async move {
            ports.training_classes.training_classes(&actor, filter).await
        },
        move |list| show(&list, filter),
    )
}

fn show(list: &ClassList, filter: ClassFilter) -> AnyView {
    let lang = lang();
    let lines = list
        .lines
        .iter()
        .map(|one| card(one, to::class_path(one.id), lang))
        .collect_view();
    let none = list.lines.is_empty().then(|| {
        view! { <p class="notice">{words::none(lang)} " " {words::none_do(lang)}</p> }
    });
    let needs = list
        .may_need
        .then(|| view! { <a class="button" href=to::NEEDS>{words::needs(lang)}</a> });
    let plan = list
        .may_plan
        .then(|| view! { <a class="button act" href=to::NEW_CLASS>{words::new(lang)}</a> });
    let report = list
        .may_count
        .then(|| view! { <a class="button" href=to::TRAINING_REPORT>{words::report(lang)}</a> });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            <p class="row">{plan} {needs} {report}</p>
            {tabs(list, filter, lang)}
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang
                href=move |page| routes::training_classes(ClassFilter { page, ..filter })/>
        },
    )
}

fn tabs(list: &ClassList, filter: ClassFilter, lang: Lang) -> AnyView {
    let tab = |stage: Option<ClassStage>, text: String| {
        let current = (stage == filter.stage).then_some("page");
        let href = routes::training_classes(ClassFilter {
            stage,
            page: 0,
            ..filter
        });
        view! { <a href=href aria-current=current>{text}</a> }
    };
    let all = tab(None, words::all(lang).to_owned());
    let each = list
        .counts
        .iter()
        .map(|(stage, count)| tab(Some(*stage), format!("{} {count}", words::stage(*stage, lang))))
        .collect_view();
    view! { <nav class="parts" aria-label=words::stands(lang)>{all} {each}</nav> }.into_any()
}

/// A class as a card, on its way somewhere.
pub fn card(one: &ClassLine, href: String, lang: Lang) -> AnyView {
    view! {
        <li class="card">
            <h2><a href=href>{one.name.clone()}</a> " " <span class="mark whole">{words::stage(one.stage, lang)}</span></h2>
            {facts(one, lang)}
        </li>
    }
    .into_any()
}

/// What a class is in two lines.
pub fn facts(one: &ClassLine, lang: Lang) -> AnyView {
    let kinds = format!(
        "{} · {}",
        words::kind_of(one.kind, lang),
        words::audience_of(one.audience, lang)
    );
    let where_when = format!(
        "{} · {}",
        words::from_to(one.starts_on, one.ends_on, lang),
        one.place
    );
    let places = format!("{} · {}", words::taken(one, lang), one.provider);
    view! { <p>{kinds}</p><p>{where_when}</p><p class="quiet">{places}</p> }.into_any()
}

/// `/staff/training-report?year=&month=&area=`.
#[component]
pub fn TrainingReport() -> impl IntoView {
    let (year, month) = (year_asked(), query_value::<u32>("month"));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move {
            ports
                .training_classes
                .class_table(&actor, (year, month), area)
                .await
        },
        |table| report(&table),
    )
}

fn report(table: &ClassTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let of = (table.year, table.month);
    let title = titled(words::report(lang), of);
    let content = if table.total.sums.all_classes() == 0 {
        view! { <p class="notice">{words::report_none(lang)}</p> }.into_any()
    } else {
        let rows = table.rows.iter().chain([&table.total]);
        let rows = rows.map(|row| report_line(row, of, lang)).collect_view();
        let heads = columns(lang).map(|head| view! { <th scope="col">{head}</th> });
        view! {
            <table class="cardlike figures">
                <thead><tr><th scope="col">{words::region(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {kinds(table, lang)}
        }
        .into_any()
    };
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <p class="quiet">{words::report_lead(lang)}</p>
            <form class="form" method="get" action=to::TRAINING_REPORT>
                {year_fields(area, table.year, lang)}
                {month_field(table.month, lang)}
                <button class="button">{words::filter(lang)}</button>
            </form>
            {content}
            {targets(table, lang)}
            <p class="quiet">{words::preparer(lang)}</p>
            <p><a class="button" href=routes::of_month(to::TRAINING_REPORT_CSV, of, area)>{words::as_file(lang)}</a></p>
        },
    )
}

/// How many classes of each kind.
fn kinds(table: &ClassTable, lang: Lang) -> AnyView {
    let each = domain::training_class::ClassKind::ALL
        .iter()
        .zip(table.total.sums.classes)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| view! { <dt>{words::kind_of(*kind, lang)}</dt><dd>{count}</dd> })
        .collect_view();
    view! { <h2>{words::kind(lang)}</h2><dl class="facts">{each}</dl> }.into_any()
}

fn targets(table: &ClassTable, lang: Lang) -> AnyView {
    let [of, certified, employed] = table.total.sums.disabled;
    let said = |met: Option<bool>| match met {
        Some(true) => words::met(lang),
        Some(false) => words::missed(lang),
        None => words::nobody(lang),
    };
    let (covered, group, enough) = table.covered;
    let lines = [
        (words::target_certified(lang), (certified, of), table.targets[0]),
        (words::target_employed(lang), (employed, of), table.targets[1]),
        (words::target_covered(lang), (covered, group), enough),
    ]
    .map(|(name, (part, whole), met)| {
        let text = format!("{part}/{whole} · {}", said(met));
        view! { <dt>{name}</dt><dd>{text}</dd> }
    });
    view! { <dl class="facts">{lines}</dl> }.into_any()
}

fn columns(lang: Lang) -> [&'static str; 8] {
    [
        words::classes(lang),
        words::people(lang),
        words::person_times(lang),
        words::skill(lang),
        words::certified(lang),
        words::employed(lang),
        words::costs(lang),
        words::subsidies(lang),
    ]
}

fn report_line(row: &ClassRow, of: (i32, Option<u32>), lang: Lang) -> AnyView {
    let name = area_name(row.area.as_ref(), words::total(lang), |code| {
        routes::of_month(to::TRAINING_REPORT, of, Some(code))
    });
    let sums = &row.sums;
    let rate = |part: u32| format!("{part}（{}）", figures::percent(part, sums.skill));
    let cells = [
        sums.all_classes().to_string(),
        sums.people.len().to_string(),
        sums.person_times.to_string(),
        sums.skill.to_string(),
        rate(sums.certified),
        rate(sums.employed),
        figures::money(sums.cost, lang),
        figures::money(sums.subsidies, lang),
    ];
    let cells = columns(lang)
        .into_iter()
        .zip(cells)
        .map(|(name, text)| view! { <td data-name=name>{text}</td> })
        .collect_view();
    view! { <tr class:total=row.area.is_none()><th scope="row">{name}</th>{cells}</tr> }.into_any()
}
