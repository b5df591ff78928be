//! The days of a class: which are held, who was there, and what was corrected.

use super::people::heading;
use super::{deed, plain, reason};
use crate::components::{ProblemOf, described};
use crate::forms::training as to;
use crate::text::{Lang, figures, training as words};
use domain::clock::SHANGHAI;
use domain::ports::{ClassView, EnrolledLine};
use domain::training_class::{Attendance, AttendanceChange, ClassDay, ClassState};
use leptos::prelude::*;

/// The tab.
pub fn show(view: &ClassView, lang: Lang) -> AnyView {
    let days = view
        .days
        .iter()
        .map(|day| one_day(day, view, lang))
        .collect_view();
    let people = view
        .people
        .iter()
        .filter(|one| one.enrolment.state.has_place() || !one.rows.is_empty())
        .map(|one| person(one, view, lang))
        .collect_view();
    let adding = (view.may.cancel && view.class.state == ClassState::Open).then(|| {
        let fields = view! {
            <label for="add-day">{words::day(lang)}</label>
            <ProblemOf field="day"/>
            <input id="add-day" name="day" type="date" aria-describedby=described("day")/>
        };
        view! {
            <details class="filters" open=described("day").is_some()>
                <summary>{words::add_day(lang)}</summary>
                {deed(view, "add_day", fields.into_any(), plain(words::add_day(lang)))}
            </details>
        }
    });
    view! {
        <ul class="cards">{days}</ul>
        {adding}
        <h2>{words::days_of(lang)}</h2>
        <ul class="cards">{people}</ul>
    }
    .into_any()
}

fn one_day(day: &ClassDay, view: &ClassView, lang: Lang) -> AnyView {
    let came = view
        .people
        .iter()
        .flat_map(|one| &one.rows)
        .filter(|row| row.day == day.day && !row.void)
        .count();
    let came = (came > 0).then(|| {
        let said = match lang {
            Lang::Zh => format!("签到 {came} 人"),
            Lang::En => format!("{came} signed in"),
        };
        view! { " · " {said} }
    });
    let off = day.cancelled.as_ref().map(|why| {
        let said = format!("{} {why}", words::day_off(lang));
        view! { " " <span class="mark red whole">{said}</span> }
    });
    view! {
        <li class="card">
            <p>
                <a href=to::day_path(view.line.id, Some(day.day))>{figures::full_day(day.day, lang)}</a>
                {came} {off}
            </p>
            {changing(day, view, lang)}
        </li>
    }
    .into_any()
}

fn changing(day: &ClassDay, view: &ClassView, lang: Lang) -> Option<AnyView> {
    if !view.may.cancel || view.class.state != ClassState::Open {
        return None;
    }
    let hidden = || view! { <input type="hidden" name="day" value=day.day.to_string()/> };
    if day.cancelled.is_some() {
        return Some(deed(
            view,
            "keep_day",
            hidden().into_any(),
            plain(words::keep_day(lang)),
        ));
    }
    let fields = view! { {hidden()} {reason(&format!("why-{}", day.day), lang)} };
    Some(
        view! {
            <details class="filters">
                <summary>{words::cancel_day(lang)}</summary>
                {deed(view, "cancel_day", fields.into_any(), plain(words::cancel_day(lang)))}
            </details>
        }
        .into_any(),
    )
}

fn person(one: &EnrolledLine, view: &ClassView, lang: Lang) -> AnyView {
    let held = view.days.iter().filter(|day| day.cancelled.is_none()).count() as u32;
    let rows = one
        .rows
        .iter()
        .map(|row| {
            let off = view
                .days
                .iter()
                .any(|day| day.day == row.day && day.cancelled.is_some());
            let off = (off || row.void).then(|| format!(" · {}", words::day_off(lang)));
            let said = format!("{} {}", figures::full_day(row.day, lang), times(row, lang));
            view! { <li>{said} {off}</li> }
        })
        .collect_view();
    let changes = one
        .changes
        .iter()
        .map(|change| changed(change, lang))
        .collect_view();
    let history = (!one.changes.is_empty()).then(|| {
        view! { <details><summary>{words::history(lang)}</summary><ul>{changes}</ul></details> }
    });
    let correcting = view.may.correct.then(|| correct(one, view, lang));
    view! {
        <li class="card">
            {heading(one)}
            <p><b>{words::days(one.counted, held, lang)}</b></p>
            <details><summary>{words::own_days(lang)}</summary><ul>{rows}</ul></details>
            {history}
            {correcting}
        </li>
    }
    .into_any()
}

/// "08:30–17:00 · 点名".
pub fn times(row: &Attendance, lang: Lang) -> String {
    let clock = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&SHANGHAI).format("%H:%M").to_string();
    let until = row.out_at.map(|at| format!("–{}", clock(at))).unwrap_or_default();
    format!(
        "{}{until} · {}",
        clock(row.in_at),
        words::method(row.method, lang)
    )
}

fn changed(change: &AttendanceChange, lang: Lang) -> AnyView {
    let was = match change.was {
        None => words::nothing_there(lang).to_owned(),
        Some((in_at, ..)) => in_at.with_timezone(&SHANGHAI).format("%H:%M").to_string(),
    };
    let said = format!(
        "{}：{was} · {} · {}",
        figures::full_day(change.day, lang),
        change.reason,
        figures::moment(change.at, lang)
    );
    view! { <li>{said}</li> }.into_any()
}

fn correct(one: &EnrolledLine, view: &ClassView, lang: Lang) -> AnyView {
    let id = one.enrolment.id;
    let name = |part: &str| format!("{part}-{id}");
    let days = view
        .days
        .iter()
        .filter(|day| day.day <= view.today)
        .map(|day| view! { <option value=day.day.to_string()>{figures::full_day(day.day, lang)}</option> })
        .collect_view();
    view! {
        <details class="filters">
            <summary>{words::wrong_day(lang)}</summary>
            <p class="quiet">{words::wrong_day_do(lang)}</p>
            <form class="form" method="post" action=to::correct_path(id)>
                <label for=name("day")>{words::day(lang)}</label>
                <select id=name("day") name="day">{days}</select>
                <label for=name("in")>{words::came_at(lang)}</label>
                <ProblemOf field="in_at"/>
                <input id=name("in") name="in_at" type="time"/>
                <label for=name("out")>{words::left_at(lang)}</label>
                <ProblemOf field="out_at"/>
                <input id=name("out") name="out_at" type="time"/>
                <label class="check"><input type="checkbox" name="absent" value="yes"/>{words::absent(lang)}</label>
                <label for=name("why")>{words::why(lang)}</label>
                <ProblemOf field="reason"/>
                <input id=name("why") name="reason" maxlength="400" autocomplete="off"/>
                <button class="button">{words::correct(lang)}</button>
            </form>
        </details>
    }
    .into_any()
}
