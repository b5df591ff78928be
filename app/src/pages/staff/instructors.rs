//! The register of instructors and trainers, and what they did in a month.

use super::new_placement::{filled, input};
use super::report_parts::{area_name, month_field, titled, year_fields};
use super::screens::choice;
use super::{when, year_asked};
use crate::asked::{Asker, lang};
use crate::components::{Icon, Pager, ProblemOf, Sign, described, staff_page};
use crate::forms::instructor as to;
use crate::pages::{page_number, query_value};
use crate::routes;
use crate::text::{Lang, figures, instructor as words};
use chrono::NaiveDate;
use domain::disabled_service::DisabledService;
use domain::instructor::{ActivityKind, InstructorKind};
use domain::ports::{
    AreaRef, InstructorFilter, InstructorLine, InstructorList, InstructorRow, InstructorTable, InstructorView,
};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/staff/instructors?kind=&area=&ending=&page=`.
#[component]
pub fn Instructors() -> impl IntoView {
    let filter = InstructorFilter {
        kind: query_value("kind"),
        area: query_value("area"),
        ending: query_value::<u8>("ending") == Some(1),
        page: page_number(),
        whole: false,
    };
    when(
        move |Asker { ports, actor, .. }| async move { ports.instructors.instructors(&actor, filter).await },
        move |list| show(&list, filter),
    )
}

fn show(list: &InstructorList, filter: InstructorFilter) -> AnyView {
    let lang = lang();
    let lines = list
        .lines
        .iter()
        .map(|one| line(one, list.today, lang))
        .collect_view();
    let none = list.lines.is_empty().then(|| {
        let words = if filter.ending {
            words::none_ending(lang)
        } else {
            words::none(lang)
        };
        view! { <p class="notice">{words}</p> }
    });
    let soon = filter
        .ending
        .then(|| view! { <p class="quiet">{words::soon(list.soon_days, lang)}</p> });
    let of_page = move |page| routes::instructors(InstructorFilter { page, ..filter });
    let adding = list.may_add.then(|| {
        view! {
            <form class="form" id="new" method="post" action=to::INSTRUCTORS>
                <h2>{words::add(lang)}</h2>
                {fields(None, &list.places, list.today, lang)}
                <button class="button act">{words::save(lang)}</button>
            </form>
        }
    });
    staff_page(
        words::title(lang),
        view! {
            <h1>{words::title(lang)}</h1>
            {tabs(list, filter, lang)}
            <p>
                {words::count(list.total, lang)} " · " <a href=to::INSTRUCTOR_REPORT>{words::report(lang)}</a>
                " · " <a href=to::INSTRUCTORS_CSV>{words::as_file(lang)}</a>
            </p>
            {soon}
            {none}
            <ul class="cards">{lines}</ul>
            <Pager page=list.page total=list.total per_page=list.per_page lang href=of_page/>
            {adding}
        },
    )
}

fn tabs(list: &InstructorList, filter: InstructorFilter, lang: Lang) -> AnyView {
    let tab = |kind: Option<InstructorKind>, ending: bool, text: String| {
        let current = (kind == filter.kind && ending == filter.ending).then_some("page");
        let href = routes::instructors(InstructorFilter {
            kind,
            ending,
            page: 0,
            ..filter
        });
        view! { <a href=href aria-current=current>{text}</a> }
    };
    let kinds = list
        .counts
        .iter()
        .map(|(kind, count)| {
            let text = format!("{} {count}", words::kind_of(*kind, lang));
            tab(Some(*kind), false, text)
        })
        .collect_view();
    let ending = format!("{} {}", words::ending(lang), list.ending);
    view! {
        <nav class="parts" aria-label=words::filter(lang)>
            {tab(None, false, words::all(lang).to_owned())} {kinds} {tab(None, true, ending)}
        </nav>
    }
    .into_any()
}

fn line(one: &InstructorLine, today: NaiveDate, lang: Lang) -> AnyView {
    let instructor = &one.instructor;
    let trades = words::trades_of(one.trades, lang);
    let trades = (!trades.is_empty()).then(|| view! { <p>{trades}</p> });
    let served = format!(
        "{} {}",
        words::served(lang),
        words::people_count(one.served, lang)
    );
    let what = format!("{} · {}", words::kind_of(instructor.kind, lang), one.place);
    view! {
        <li class="card" id=instructor.id.to_string()>
            <h2><a href=to::instructor_path(instructor.id)>{instructor.name.clone()}</a></h2>
            <p>{what}</p>
            {trades}
            {certificate_mark(one, today, lang)}
            <p class="quiet">{served}</p>
        </li>
    }
    .into_any()
}

/// What has ended, ends soon, or is missing.
pub(super) fn certificate_mark(one: &InstructorLine, today: NaiveDate, lang: Lang) -> Option<AnyView> {
    if one.instructor.qualifications.is_empty() {
        return Some(
            view! { <p><span class="mark amber">{words::no_certificate(lang)}</span></p> }.into_any(),
        );
    }
    let (name, last) = one.ends_first.as_ref().filter(|_| one.ending)?;
    let class = if *last < today { "mark red" } else { "mark amber" };
    let text = words::ends_on(name, *last, today, lang);
    Some(view! { <p><span class=class><Sign icon=Icon::Clock/>{text}</span></p> }.into_any())
}

/// What is entered of somebody.
pub(super) fn fields(
    one: Option<&InstructorView>,
    places: &[AreaRef],
    today: NaiveDate,
    lang: Lang,
) -> AnyView {
    let known = one.map(|one| &one.line.instructor);
    let text = |of: fn(&domain::instructor::Instructor) -> String| known.map(of).unwrap_or_default();
    let login = one.and_then(|one| one.login.clone()).unwrap_or_default();
    let since = known.map_or(today, |known| known.since);
    let area = filled("area", || text(|known| known.area.to_string()));
    let areas = places
        .iter()
        .map(|place| {
            let code = place.code.to_string();
            let selected = code == area;
            view! { <option value=code selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    let full = filled("full_time", || {
        let full = known.is_none_or(|known| known.full_time);
        if full { "yes" } else { "no" }.to_owned()
    });
    view! {
        {input("name", words::name(lang), "text", text(|known| known.name.clone()))}
        {choice(("kind", words::kind(lang)), InstructorKind::ALL, known.map(|known| known.kind), (InstructorKind::code, |one| words::kind_of(one, lang)))}
        <label for="area">{words::area(lang)}</label>
        <ProblemOf field="area"/>
        <select id="area" name="area" aria-describedby=described("area")>{areas}</select>
        {input("employer", words::employer(lang), "text", text(|known| known.employer.clone()))}
        <label for="full_time">{words::full_time(lang)}</label>
        <select id="full_time" name="full_time">
            <option value="yes" selected=full == "yes">{words::yes(lang)}</option>
            <option value="no" selected=full == "no">{words::no(lang)}</option>
        </select>
        {input("login", words::login(lang), "text", login)}
        {input("since", words::since(lang), "date", since.to_string())}
    }
    .into_any()
}

/// `/staff/instructor-report?year=&month=&area=`.
#[component]
pub fn InstructorReport() -> impl IntoView {
    let (year, month) = (year_asked(), query_value::<u32>("month"));
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, actor, .. }| async move {
            ports
                .instructors
                .instructor_table(&actor, (year, month), area)
                .await
        },
        |table| report(&table),
    )
}

fn report(table: &InstructorTable) -> AnyView {
    let lang = lang();
    let area = table.area.as_ref().map(|area| area.code);
    let of = (table.year, table.month);
    let title = titled(words::report(lang), of);
    let services = part(table, of, (service_columns(lang), service_cells), lang);
    let activity = part(table, of, (columns(lang), cells), lang);
    staff_page(
        title.clone(),
        view! {
            <h1>{title} " " <small>{figures::full_day(table.as_of, lang)}</small></h1>
            <p class="quiet">{words::report_lead(lang)}</p>
            <form class="form" method="get" action=to::INSTRUCTOR_REPORT>
                {year_fields(area, table.year, lang)}
                {month_field(table.month, lang)}
                <button class="button">{words::filter(lang)}</button>
            </form>
            <h2>{words::services(lang)}</h2>
            {services}
            <h2>{words::activity_title(lang)}</h2>
            {activity}
            <p><a class="button" href=routes::of_month(to::INSTRUCTOR_REPORT_CSV, of, area)>{words::as_file(lang)}</a></p>
        },
    )
}

/// Heads of columns, and the numbers of a row under them.
type Columns = (Vec<&'static str>, fn(&InstructorRow) -> Vec<u32>);

/// A table with some of the columns of the report.
fn part(table: &InstructorTable, of: (i32, Option<u32>), (heads, cells): Columns, lang: Lang) -> AnyView {
    let line = |row: &InstructorRow| {
        let name = area_name(row.area.as_ref(), words::total(lang), |code| {
            routes::of_month(to::INSTRUCTOR_REPORT, of, Some(code))
        });
        let cells = heads
            .iter()
            .zip(cells(row))
            .map(|(name, number)| view! { <td data-name=*name>{number}</td> })
            .collect_view();
        view! { <tr class:total=row.area.is_none()><th scope="row">{name}</th>{cells}</tr> }
    };
    let rows = table.rows.iter().chain([&table.total]).map(line).collect_view();
    let heads = heads
        .iter()
        .map(|head| view! { <th scope="col">{*head}</th> })
        .collect_view();
    view! {
        <table class="cardlike figures">
            <thead><tr><th scope="col">{words::place(lang)}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn service_columns(lang: Lang) -> Vec<&'static str> {
    let served = DisabledService::ALL
        .iter()
        .map(|one| words::service_of(*one, lang));
    std::iter::once(words::registered(lang)).chain(served).collect()
}

fn service_cells(row: &InstructorRow) -> Vec<u32> {
    std::iter::once(row.services.registered)
        .chain(row.services.served)
        .collect()
}

fn columns(lang: Lang) -> Vec<&'static str> {
    let mut all = vec![
        words::instructors(lang),
        words::trainers(lang),
        words::certified(lang),
    ];
    all.extend(
        ActivityKind::ALL
            .iter()
            .map(|kind| words::activity_of(*kind, lang)),
    );
    all.extend([words::people(lang), words::hours(lang)]);
    all
}

fn cells(row: &InstructorRow) -> Vec<u32> {
    let sums = &row.sums;
    let mut cells = vec![sums.instructors, sums.trainers, sums.certified];
    cells.extend(sums.activities);
    cells.extend([sums.people, sums.hours]);
    cells
}
