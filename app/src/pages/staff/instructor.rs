//! Somebody on the register of instructors: certificates, what they did, and what is entered of them.

use super::instructors::{certificate_mark, fields};
use super::new_placement::{input, select};
use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{AreaPath, staff_page};
use crate::forms::instructor as to;
use crate::pages::path_part;
use crate::routes;
use crate::text::{Lang, figures, file, instructor as words};
use domain::ids::InstructorId;
use domain::instructor::{ActivityKind, InstructorActivity, Qualification};
use domain::ports::{InstructorFilter, InstructorView};
use leptos::prelude::*;

/// `/staff/instructors/{id}`.
#[component]
pub fn Instructor() -> impl IntoView {
    let id = path_part::<InstructorId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.instructors.instructor(&actor, id?).await },
        |view| show(&view),
    )
}

fn show(one: &InstructorView) -> AnyView {
    let (lang, instructor) = (lang(), &one.line.instructor);
    let left = instructor
        .left_on
        .map(|on| format!("{} {}", words::left(lang), figures::full_day(on, lang)));
    let left = left.map(|text| view! { <span class="mark amber">{text}</span> });
    let in_area = |code| {
        routes::instructors(InstructorFilter {
            area: Some(code),
            ..InstructorFilter::default()
        })
    };
    staff_page(
        format!("{} · {}", instructor.name, words::title(lang)),
        view! {
            <AreaPath path=one.path.clone() lang href=move |step| in_area(step.code)/>
            <h1>{instructor.name.clone()} " " {left}</h1>
            {certificate_mark(&one.line, one.today, lang)}
            {facts(one, lang)}
            {certificates(one, lang)}
            {activities(one, lang)}
            {one.may_change.then(|| changing(one, lang))}
        },
    )
}

fn facts(one: &InstructorView, lang: Lang) -> AnyView {
    let instructor = &one.line.instructor;
    let full = if instructor.full_time {
        words::yes(lang)
    } else {
        words::no(lang)
    };
    let mut rows = vec![
        (
            words::kind(lang),
            words::kind_of(instructor.kind, lang).to_owned(),
        ),
        (words::area(lang), one.line.place.clone()),
        (words::employer(lang), format!("{} · {full}", instructor.employer)),
        (words::since(lang), figures::full_day(instructor.since, lang)),
        (words::served(lang), words::people_count(one.line.served, lang)),
    ];
    rows.extend(
        one.caseload
            .map(|number| (words::caseload(lang), words::people_count(number, lang))),
    );
    rows.push((words::by(lang), file::author(&one.by, lang)));
    let rows = rows
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

/// A form of the entry: what it does, the fields, the button.
fn deed(one: &InstructorView, does: &'static str, fields: AnyView, button: &'static str) -> AnyView {
    let instructor = &one.line.instructor;
    view! {
        <form class="form" method="post" action=to::instructor_path(instructor.id)>
            <input type="hidden" name="version" value=instructor.version.to_string()/>
            <input type="hidden" name="do" value=does/>
            {fields}
            <button class="button">{button}</button>
        </form>
    }
    .into_any()
}

fn certificates(one: &InstructorView, lang: Lang) -> AnyView {
    let lines = one
        .line
        .instructor
        .qualifications
        .iter()
        .map(|held| certificate(one, held, lang))
        .collect_view();
    let wrong = ["certificate", "number", "trades", "valid_from", "valid_to"];
    let open = wrong.iter().any(|field| flash().problem(field).is_some());
    let adding = one.may_change.then(|| {
        let fields = view! {
            {input("certificate", words::certificate(lang), "text", String::new())}
            {input("number", words::number(lang), "text", String::new())}
            {input("trades", words::trades(lang), "text", String::new())}
            {input("valid_from", words::valid_from(lang), "date", String::new())}
            {input("valid_to", words::valid_to(lang), "date", String::new())}
        };
        view! {
            <details class="filters" open=open>
                <summary>{words::certify(lang)}</summary>
                {deed(one, "certify", fields.into_any(), words::save(lang))}
            </details>
        }
    });
    view! {
        <section id="certificates">
            <h2>{words::certificates(lang)}</h2>
            <ul class="cards">{lines}</ul>
            {adding}
        </section>
    }
    .into_any()
}

fn certificate(one: &InstructorView, held: &Qualification, lang: Lang) -> AnyView {
    let last = held.valid_to.map_or_else(
        || words::long_term(lang).to_owned(),
        |day| figures::full_day(day, lang),
    );
    let span = format!("{} – {last}", figures::full_day(held.valid_from, lang));
    let trades = words::trades_of(held.trades, lang);
    let taking = one.may_change.then(|| {
        let id = view! { <input type="hidden" name="held" value=held.id.to_string()/> };
        view! {
            <details>
                <summary>{words::take(lang)}</summary>
                {deed(one, "take_certificate", id.into_any(), words::take(lang))}
            </details>
        }
    });
    view! {
        <li class="card">
            <h3>{held.name.clone()}</h3>
            <p>{held.number.clone()}</p>
            <p>{span}</p>
            {(!trades.is_empty()).then(|| view! { <p>{trades}</p> })}
            {taking}
        </li>
    }
    .into_any()
}

fn activities(one: &InstructorView, lang: Lang) -> AnyView {
    let lines = one
        .activities
        .iter()
        .map(|done| activity(one, done, lang))
        .collect_view();
    let none = one
        .activities
        .is_empty()
        .then(|| view! { <p class="quiet">{words::no_activities(lang)}</p> });
    let logging = one.may_log.then(|| {
        let fields = view! {
            {select(("activity", words::activity(lang)), ActivityKind::ALL, (ActivityKind::code, |one| words::activity_of(one, lang)))}
            {input("on", words::on(lang), "date", one.today.to_string())}
            {input("people", words::people(lang), "number", String::new())}
            {input("hours", words::hours(lang), "number", String::new())}
        };
        let open = ["people", "hours", "on"].iter().any(|field| flash().problem(field).is_some());
        view! {
            <details class="filters" open=open>
                <summary>{words::log(lang)}</summary>
                {deed(one, "log", fields.into_any(), words::save(lang))}
            </details>
        }
    });
    view! {
        <section id="activities">
            <h2>{words::activities(lang)}</h2>
            {none}
            <ul class="plain">{lines}</ul>
            {logging}
        </section>
    }
    .into_any()
}

fn activity(one: &InstructorView, done: &InstructorActivity, lang: Lang) -> AnyView {
    let text = format!(
        "{} · {} · {}",
        figures::full_day(done.on, lang),
        words::activity_of(done.kind, lang),
        words::people_count(done.people, lang)
    );
    let taking = one.may_log.then(|| {
        let id = view! { <input type="hidden" name="done" value=done.id.to_string()/> };
        view! {
            <details>
                <summary>{words::take(lang)}</summary>
                {deed(one, "take_activity", id.into_any(), words::take(lang))}
            </details>
        }
    });
    view! { <li>{text} {taking}</li> }.into_any()
}

fn changing(one: &InstructorView, lang: Lang) -> AnyView {
    let wrong = ["name", "employer", "login", "since", "area"];
    let open = wrong.iter().any(|field| flash().problem(field).is_some());
    let edit = fields(Some(one), &one.places, one.today, lang);
    let leaving = if one.line.instructor.left_on.is_some() {
        deed(one, "return", ().into_any(), words::back_again(lang))
    } else {
        let on = view! {
            <p class="hint">{words::leave_do(lang)}</p>
            <label for="left-on">{words::on(lang)}</label>
            <input id="left-on" name="on" type="date" value=one.today.to_string()/>
        };
        deed(one, "leave", on.into_any(), words::leave(lang))
    };
    view! {
        <details class="filters" open=open>
            <summary>{words::edit(lang)}</summary>
            {deed(one, "edit", edit, words::save(lang))}
        </details>
        <details class="filters">
            <summary>{words::leave(lang)}</summary>
            {leaving}
        </details>
    }
    .into_any()
}
