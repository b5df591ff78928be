//! The land-loss insurance of one person: the places, and the choice for whoever was recognised.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::components::ProblemOf;
use crate::forms::insurance as to;
use crate::pages::staff::insurance::{calculation, shares};
use crate::pages::staff::insurances::line;
use crate::routes;
use crate::text::{Lang, insurance as words, policies};
use domain::insurance::{Calculation, LandScheme};
use domain::ports::PersonInsurance;
use leptos::prelude::*;

/// The whole tab.
pub fn show(view: &PersonInsurance) -> AnyView {
    let lang = lang();
    let who = &view.who;
    let lines = view.lines.iter().map(|one| line(one, lang)).collect_view();
    let none = view
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none_of_person(lang)}</p> });
    let missing = view.missing.map(|key| {
        view! { <p class="notice"><b>{policies::name(key, lang)}</b> " " {words::missing(lang)}</p> }
    });
    let unrecognised = (view.choices.is_empty() && view.lines.is_empty() && view.missing.is_none()).then(|| {
        view! {
            <p class="notice">{words::not_recognised(lang)} " " <a href=routes::RECOGNITIONS>{words::to_recognise(lang)}</a></p>
        }
    });
    let choosing = (!view.choices.is_empty()).then(|| choosing(view, lang));
    frame(
        (who.id, &who.name, &who.no),
        who.path.clone(),
        PersonTab::Insurance,
        view! {
            <h2>{words::title(lang)}</h2>
            {none}
            <ul class="cards">{lines}</ul>
            {missing}
            {unrecognised}
            {choosing}
        },
    )
}

fn choosing(view: &PersonInsurance, lang: Lang) -> AnyView {
    let choices = view
        .choices
        .iter()
        .map(|(scheme, reckoned)| choice(*scheme, reckoned, view.may_register, lang))
        .collect_view();
    if !view.may_register {
        return view! { <h3>{words::register_title(lang)}</h3> {choices} }.into_any();
    }
    view! {
        <form class="form" method="post" action=to::register_path(view.who.id)>
            <h3>{words::register_title(lang)}</h3>
            <ProblemOf field="scheme"/>
            {choices}
            <ProblemOf field="employee_pension"/>
            <label class="check"><input type="checkbox" name="employee_pension" value="yes"/>{words::employee_pension(lang)}</label>
            <button class="button act">{words::register(lang)}</button>
        </form>
    }
    .into_any()
}

fn choice(scheme: LandScheme, reckoned: &Calculation, may_register: bool, lang: Lang) -> AnyView {
    let name = format!(
        "{} · {}",
        words::scheme(scheme, lang),
        words::scheme_do(scheme, lang)
    );
    let head = if may_register {
        view! { <label class="check"><input type="radio" name="scheme" value=scheme.code()/>{name}</label> }
            .into_any()
    } else {
        view! { <p><b>{name}</b></p> }.into_any()
    };
    let amounts = (scheme == LandScheme::Pension).then(|| {
        view! { {shares(&reckoned.shares, lang)} {calculation(&reckoned.rules, lang)} }
    });
    view! { {head} {amounts} }.into_any()
}
