//! The work of one person: every placement, and what they say themselves.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::pages::staff::placements::{asked, standing, word};
use crate::routes;
use crate::text::{Lang, work as words};
use domain::ports::{PersonWork, PlacementLine};
use leptos::prelude::*;

/// The whole tab.
pub fn show(work: &PersonWork) -> AnyView {
    let lang = lang();
    let who = &work.who;
    let said = work
        .said
        .iter()
        .map(|one| view! { <div class="notice">{word(one, work.may_enter, lang)}</div> })
        .collect_view();
    let none = work
        .lines
        .is_empty()
        .then(|| view! { <p class="notice">{words::none_of_person(lang)}</p> });
    let lines = work.lines.iter().map(|one| line(one, lang)).collect_view();
    let enter = work.may_enter.then(|| {
        view! { <p><a class="button act" href=routes::new_placement(who.id, None)>{words::enter(lang)}</a></p> }
    });
    frame(
        (who.id, &who.name, &who.no),
        who.path.clone(),
        PersonTab::Work,
        view! {
            <h2>{words::tab(lang)}</h2>
            {said}
            {enter}
            {none}
            <ul class="cards">{lines}</ul>
        },
    )
}

fn line(one: &PlacementLine, lang: Lang) -> AnyView {
    let placement = &one.placement;
    view! {
        <li class="card" id=placement.id.to_string()>
            <h3><a href=routes::placement(placement.id)>{placement.employer_name.clone()}</a></h3>
            {standing(placement, lang)}
            {asked(one, lang)}
        </li>
    }
    .into_any()
}
