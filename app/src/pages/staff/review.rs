//! Vacancies that wait for an officer, and what was decided today.

use super::when;
use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, staff_page};
use crate::forms::{self, NOTE_MAX};
use crate::pages::employer::posting::objections;
use crate::routes;
use crate::text::{Lang, figures, posting as words};
use domain::ports::{ReviewDesk, ReviewLine};
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
        },
    )
}

/// What an officer needs to decide: the words as they were written, and what speaks against them.
fn facts(line: &ReviewLine, lang: Lang) -> AnyView {
    let vacancy = &line.vacancy;
    view! {
        <h2><a href=routes::vacancy(line.id)>{vacancy.title.clone()}</a></h2>
        <p>{vacancy.employer_name.clone()} " · " {line.place.clone()}</p>
        <p class="wage">{figures::wage(&vacancy.wage, lang)} " " {vacancy.wage_text.clone()}</p>
        <p class="text">{vacancy.description.clone()}</p>
        {objections(&line.objections, lang)}
    }
    .into_any()
}

fn waits(line: &ReviewLine, lang: Lang) -> AnyView {
    view! {
        <li class="card" id=line.id.to_string()>
            {facts(line, lang)}
            <p class="quiet">{words::since(lang)} " " {figures::moment(line.at, lang)}</p>
            <form method="post" action=forms::review_path(line.id, "approve")>
                <input type="hidden" name="version" value=line.version.to_string()/>
                <button class="button act">{words::approve(lang)}</button>
            </form>
            {with_reason(line, "return", words::give_back(lang), lang)}
            {with_reason(line, "refuse", words::refuse(lang), lang)}
        </li>
    }
    .into_any()
}

/// Saying no with a reason; after a mistake the form it was in is open again.
fn with_reason(line: &ReviewLine, deed: &'static str, name: &'static str, lang: Lang) -> AnyView {
    let flash = flash();
    let of = format!("{}/{deed}", line.id);
    let again = flash.typed(forms::OF) == of;
    let typed = if again {
        flash.typed("reason")
    } else {
        String::new()
    };
    let id = format!("{deed}-{}", line.id);
    view! {
        <details open=again>
            <summary class="button">{name}</summary>
            <form class="form" method="post" action=forms::review_path(line.id, deed)>
                <input type="hidden" name="version" value=line.version.to_string()/>
                <label for=id.clone()>{words::reason(lang)}</label>
                {again.then(|| view! { <ProblemOf field="reason"/> })}
                <textarea id=id name="reason" rows="3" maxlength=NOTE_MAX.to_string() required>{typed}</textarea>
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
