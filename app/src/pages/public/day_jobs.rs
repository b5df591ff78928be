//! Day labour of today, tomorrow and this week: big type, few words, the telephone first.

use crate::asked::{Asker, lang};
use crate::components::{Icon, Sign, Tab, public_page};
use crate::pages::{query_value, when};
use crate::routes;
use crate::text::{Lang, day_job as words, figures};
use domain::day_job::DayPartOfWeek;
use domain::ports::{DayJobBoard, DayJobLine};
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/day-jobs?area=`; without one the place of the reader.
#[component]
pub fn DayJobs() -> impl IntoView {
    let asked = query_value::<String>("area");
    when(
        move |Asker { ports, actor, prefs }| async move {
            let place = match asked.as_deref() {
                Some("") => None,
                Some(code) => AreaCode::parse(code).ok(),
                None => prefs.place,
            };
            ports.day_jobs.day_jobs(&actor, place).await
        },
        |board| show(&board, lang()),
    )
}

fn show(board: &DayJobBoard, lang: Lang) -> AnyView {
    let parts = [
        DayPartOfWeek::Today,
        DayPartOfWeek::Tomorrow,
        DayPartOfWeek::ThisWeek,
        DayPartOfWeek::Later,
    ];
    let parts = parts.map(|part| {
        let lines: Vec<_> = board
            .lines
            .iter()
            .filter(|line| line.part == part)
            .map(|line| card(line, lang))
            .collect();
        (!lines.is_empty())
            .then(|| view! { <h2>{words::part(part, lang)}</h2> <ul class="cards big">{lines}</ul> })
    });
    let none = board.lines.is_empty().then(|| {
        view! {
            <p class="notice">{words::none(lang)}</p>
            <p><a class="button act" href="/vacancies">{words::others(lang)}</a></p>
        }
    });
    public_page(
        words::title(lang),
        Tab::Find,
        view! {
            <h1>{words::title(lang)} " " <small>{figures::day(board.today, lang)}</small></h1>
            <p>{words::lead(lang)}</p>
            {places(board, lang)}
            {none}
            {parts}
        },
    )
}

fn places(board: &DayJobBoard, lang: Lang) -> Option<AnyView> {
    if board.places.is_empty() {
        return None;
    }
    let here = board.area.as_ref().map(|area| area.code);
    let options = board
        .places
        .iter()
        .map(|place| {
            let selected = here == Some(place.code);
            view! { <option value=place.code.to_string() selected=selected>{place.name.clone()}</option> }
        })
        .collect_view();
    Some(
        view! {
            <form class="form row" method="get" action=routes::DAY_JOBS>
                <label for="area">{words::near(lang)}</label>
                <select id="area" name="area"><option value="">{words::everywhere(lang)}</option>{options}</select>
                <button class="button">{words::look(lang)}</button>
            </form>
        }
        .into_any(),
    )
}

fn card(line: &DayJobLine, lang: Lang) -> AnyView {
    let hours = (!line.days.hours.is_empty())
        .then(|| view! { <p><Sign icon=Icon::Clock/> {line.days.hours.clone()}</p> });
    let phone = (!line.phone.is_empty()).then(|| {
        view! { <p><a class="button act big" href=format!("tel:{}", line.phone)><Sign icon=Icon::Phone/>{words::call(lang)}</a></p> }
    });
    view! {
        <li class="card">
            <h3><a href=routes::vacancy(line.vacancy)>{line.title.clone()}</a></h3>
            <p class="wage">{figures::wage(&line.wage, lang)}</p>
            <p><b>{words::days(&line.days, lang)}</b> " · " {words::left(line.left, lang)}</p>
            {hours}
            <p><Sign icon=Icon::Place/> {words::meet(lang)} ": " {line.days.meeting.clone()} " · " {line.place.clone()}</p>
            <p class="quiet">{line.employer.clone()}</p>
            {phone}
        </li>
    }
    .into_any()
}
