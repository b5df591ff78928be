//! Classes of a course that take people: whoever is signed in sees whether they may take part, and why not.

use crate::forms::training as to;
use crate::pages::staff::class_sign::reasons;
use crate::pages::staff::classes::facts;
use crate::text::{Lang, training as words};
use domain::ports::OpenClass;
use domain::training_class::{EnrolReason, Verdict};
use leptos::prelude::*;

/// The part of the page of a course.
pub fn part(classes: &[OpenClass], lang: Lang) -> AnyView {
    if classes.is_empty() {
        return view! { <p>{words::open_none(lang)}</p> }.into_any();
    }
    let lines = classes.iter().map(|one| card(one, lang)).collect_view();
    view! { <ul class="cards">{lines}</ul> <p class="quiet">{words::asked_for_help(lang)}</p> }.into_any()
}

fn card(one: &OpenClass, lang: Lang) -> AnyView {
    let own = match &one.own {
        None => view! {
            <p>{words::open_sign(lang)} " " <a class="button" href="/me">{words::open_go(lang)}</a></p>
        }
        .into_any(),
        Some((verdict, found)) => weighed(one, *verdict, found, lang),
    };
    view! {
        <li class="card" id=one.line.id.to_string()>
            <h3>{one.line.name.clone()} " " <span class="mark whole">{words::stage(one.line.stage, lang)}</span></h3>
            {facts(&one.line, lang)}
            <p>{one.address.clone()}</p>
            {own}
        </li>
    }
    .into_any()
}

fn weighed(one: &OpenClass, verdict: Verdict, found: &[EnrolReason], lang: Lang) -> AnyView {
    let name = match verdict {
        Verdict::Look => words::enrol_look(lang),
        _ if found.contains(&EnrolReason::NoPlace) => words::enrol_wait(lang),
        _ => words::enrol_now(lang),
    };
    let enrol = (verdict != Verdict::Refused).then(|| {
        view! {
            <form method="post" action=to::own_enrol_path(one.line.id)>
                <button class="button act big">{name}</button>
            </form>
        }
    });
    view! { <p><b>{words::verdict(verdict, lang)}</b></p> {reasons(found, lang)} {enrol} }.into_any()
}
