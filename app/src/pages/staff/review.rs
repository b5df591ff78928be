//! Vacancies that wait for an officer, and what was decided today.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::{self, NOTE_MAX};
use crate::pages::employer::posting::objections;
use crate::routes;
use crate::text::{Lang, figures, posting as words};
use domain::ids::VacancyId;
use domain::ports::{HeldLine, ReviewDesk, ReviewLine};
use domain::posting::Objection;
use domain::vacancy::Vacancy;
use leptos::prelude::*;

/// `/staff/vacancies/review`.
#[component]
pub fn Review() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.postings.desk(&actor).await },
        |desk| show(&desk),
    )
}

fn show(desk: &ReviewDesk) -> AnyView {
    let lang = lang();
    let waiting = desk.waiting.iter().map(|line| waits(line, lang)).collect_view();
    let none = desk
        .waiting
        .is_empty()
        .then(|| view! { <p class="notice">{words::review_none(lang)}</p> });
    let decided = desk.decided.iter().map(|line| done(line, lang)).collect_view();
    let decided = (!desk.decided.is_empty())
        .then(|| view! { <h2>{words::review_decided(lang)}</h2> <ul class="cards">{decided}</ul> });
    staff_page(
        words::review(lang),
        view! {
            <h1>{words::review(lang)}</h1>
            <p><a class="button" href=forms::NEW_POSTING>{words::for_firm(lang)}</a></p>
            {none}
            <ul class="cards">{waiting}</ul>
            {decided}
            {held(desk, lang)}
        },
    )
}

/// What came in by files and from other counties and is not shown.
fn held(desk: &ReviewDesk, lang: Lang) -> Option<AnyView> {
    let lines = desk.held.iter().map(|line| held_line(line, lang)).collect_view();
    let more = (desk.held_count > desk.held.len() as u64)
        .then(|| view! { <p class="quiet">{words::held_some(lang)}</p> });
    (desk.held_count > 0).then(|| {
        view! {
            <section id="held">
                <h2>{words::held(lang)} " " {desk.held_count}</h2>
                <p>{words::held_do(lang)}</p>
                {more}
                <ul class="cards">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn held_line(line: &HeldLine, lang: Lang) -> AnyView {
    let id = line.vacancy.id;
    let show = if line.may_be_shown() {
        with_reason(
            (id, None),
            "show",
            (words::held_show(lang), words::held_why(lang)),
        )
    } else {
        view! { <p class="quiet">{words::held_never(lang)}</p> }.into_any()
    };
    view! {
        <li class="card" id=id.to_string()>
            {facts(&line.vacancy, (&line.place, &line.objections), lang)}
            {show}
            {with_reason((id, None), "drop", (words::held_drop(lang), words::held_why(lang)))}
        </li>
    }
    .into_any()
}

/// What an officer needs to decide: the words as they were written, and what speaks against them.
fn facts(vacancy: &Vacancy, (place, against): (&str, &[Objection]), lang: Lang) -> AnyView {
    view! {
        <h2><a href=routes::vacancy(vacancy.id)>{vacancy.title.clone()}</a></h2>
        <p>{vacancy.employer_name.clone()} " · " {place.to_owned()}</p>
        <p class="wage">{figures::wage(&vacancy.wage, lang)} " " {vacancy.wage_text.clone()}</p>
        <p class="text">{vacancy.description.clone()}</p>
        {objections(against, lang)}
    }
    .into_any()
}

fn waits(line: &ReviewLine, lang: Lang) -> AnyView {
    view! {
        <li class="card" id=line.id.to_string()>
            {facts(&line.vacancy, (&line.place, &line.objections), lang)}
            <p class="quiet">{words::since(lang)} " " {figures::moment(line.at, lang)}</p>
            <form method="post" action=forms::review_path(line.id, "approve")>
                <input type="hidden" name="version" value=line.version.to_string()/>
                <button class="button act">{words::approve(lang)}</button>
            </form>
            {with_reason((line.id, Some(line.version)), "return", (words::give_back(lang), words::reason(lang)))}
            {with_reason((line.id, Some(line.version)), "refuse", (words::refuse(lang), words::reason(lang)))}
        </li>
    }
    .into_any()
}

/// Saying something with a reason; after a mistake the form it was in is open again.
fn with_reason(
    (id, version): (VacancyId, Option<u32>),
    deed: &'static str,
    (name, reason): (&'static str, &'static str),
) -> AnyView {
    let flash = flash();
    let of = format!("{id}/{deed}");
    let again = flash.typed(forms::OF) == of;
    let typed = if again {
        flash.typed("reason")
    } else {
        String::new()
    };
    let field = format!("{deed}-{id}");
    let version = version.map(|seen| view! { <input type="hidden" name="version" value=seen.to_string()/> });
    view! {
        <details open=again>
            <summary class="button">{name}</summary>
            <form class="form" method="post" action=forms::review_path(id, deed)>
                {version}
                <label for=field.clone()>{reason}</label>
                {again.then(|| view! { <ProblemOf field="reason"/> })}
                <textarea id=field name="reason" rows="3" maxlength=NOTE_MAX.to_string() required>{typed}</textarea>
                <button class="button">{name}</button>
            </form>
        </details>
    }
    .into_any()
}

fn done(line: &ReviewLine, lang: Lang) -> AnyView {
    view! {
        <li class="card" id=line.id.to_string()>
            <h3>{line.vacancy.title.clone()}</h3>
            <p>{line.vacancy.employer_name.clone()} " · " {line.place.clone()}</p>
            <p><span class="mark">{words::stage(&line.stage, lang)}</span> " " {figures::moment(line.at, lang)}</p>
            <form method="post" action=forms::review_path(line.id, "undecide")>
                <button class="button">{words::undecide(lang)}</button>
            </form>
        </li>
    }
    .into_any()
}
