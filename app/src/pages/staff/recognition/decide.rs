//! What may be done: one form a step. What hurts somebody opens first, asks why, and must be meant.

use super::barred;
use crate::asked::flash;
use crate::components::ProblemOf;
use crate::forms;
use crate::routes;
use crate::text::{Lang, recognition as words};
use domain::ports::RecognitionView;
use domain::recognition::Deed;
use leptos::prelude::*;

/// The whole part.
pub fn part(one: &RecognitionView, lang: Lang) -> AnyView {
    // Objections have forms of their own.
    let deeds: Vec<Deed> = one
        .may
        .iter()
        .copied()
        .filter(|deed| !matches!(deed, Deed::Dismiss | Deed::Uphold))
        .collect();
    let head = (!deeds.is_empty()).then(|| view! { <h2>{words::decide(lang)}</h2> });
    view! {
        <section id="decide">
            {barred(one, lang)}
            {head}
            {deeds.into_iter().map(|deed| form(one, deed, lang)).collect_view()}
        </section>
    }
    .into_any()
}

fn form(one: &RecognitionView, deed: Deed, lang: Lang) -> AnyView {
    let name = words::deed(deed, lang);
    if deed == Deed::Resubmit {
        return view! { <p><a class="button act" href=routes::restate(one.id)>{words::restate(lang)}</a></p> }.into_any();
    }
    let plain = !deed.needs_reason() && !deed.harms();
    if plain {
        return view! {
            <form class="form" method="post" action=forms::recognition::step_path(one.id)>
                {hidden(one, deed)}
                {(deed == Deed::Check && one.needs_vote).then(|| vote(lang))}
                {(deed == Deed::Recognise).then(|| text("valid_to", "date", words::valid_to(lang)))}
                <button class="button act">{name}</button>
            </form>
        }
        .into_any();
    }
    let open = flash().typed("deed") == deed.code();
    view! {
        <details open=open>
            <summary>{name}</summary>
            <form class="form" method="post" action=forms::recognition::step_path(one.id)>
                {hidden(one, deed)}
                {deed.needs_reason().then(|| reason(deed, open, lang))}
                {deed.harms().then(|| sure(deed, lang))}
                <button class="button">{name}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What every step says: which, and on what it was decided.
pub fn hidden(one: &RecognitionView, deed: Deed) -> AnyView {
    view! {
        <input type="hidden" name="deed" value=deed.code()/>
        <input type="hidden" name="version" value=one.version.to_string()/>
    }
    .into_any()
}

fn reason(deed: Deed, open: bool, lang: Lang) -> AnyView {
    let id = format!("reason-{}", deed.code());
    let typed = if open {
        flash().typed("reason")
    } else {
        String::new()
    };
    let problem = open.then(|| view! { <ProblemOf field="reason"/> });
    view! {
        <label for=id.clone()>{words::reason_for_person(lang)}</label>
        {problem}
        <textarea id=id.clone() name="reason" rows="3" maxlength="500" required>{typed}</textarea>
    }
    .into_any()
}

/// "I mean it."
pub fn sure(deed: Deed, lang: Lang) -> AnyView {
    let id = format!("sure-{}", deed.code());
    view! {
        <label class="check" for=id.clone()>
            <input id=id.clone() type="checkbox" name="sure" value=forms::recognition::YES required/>
            {words::sure(lang)}
        </label>
    }
    .into_any()
}

fn vote(lang: Lang) -> AnyView {
    view! {
        <fieldset>
            <legend>{words::vote(lang)}</legend>
            <p class="quiet">{words::vote_hint(lang)}</p>
            {text("held_on", "date", words::held_on(lang))}
            {text("members", "number", words::vote_members(lang))}
            {text("present", "number", words::present(lang))}
            {text("in_favour", "number", words::in_favour(lang))}
            {text("minutes", "text", words::minutes(lang))}
        </fieldset>
    }
    .into_any()
}

/// A field with its label, its problem and what had been typed.
pub fn text(name: &'static str, kind: &'static str, label: &'static str) -> AnyView {
    let least = (kind == "number").then_some("0");
    view! {
        <label for=name>{label}</label>
        <ProblemOf field=name/>
        <input id=name name=name type=kind min=least autocomplete="off" value=flash().typed(name)/>
    }
    .into_any()
}
