//! The work of one person: every placement, and what they say themselves.

use super::frame::{PersonTab, frame};
use crate::asked::lang;
use crate::pages::staff::claims::period;
use crate::pages::staff::placements::{asked, standing, word};
use crate::routes;
use crate::text::{Lang, claim, figures, work as words};
use domain::claim::Claim;
use domain::ports::{PersonWork, PlacementLine};
use leptos::prelude::*;

/// The whole tab.
pub fn show(work: &PersonWork, claims: &[Claim]) -> AnyView {
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
            {subsidies(claims, lang)}
        },
    )
}

/// What the work entitles to, and where each stands.
fn subsidies(claims: &[Claim], lang: Lang) -> Option<AnyView> {
    let lines: Vec<_> = claims
        .iter()
        .map(|one| {
            view! {
                <li>
                    <a href=routes::claim(one.id)>{claim::kind(one.kind, lang)}</a>
                    " · " {figures::money(one.amount, lang)} " · " {period(one, lang)}
                    " · " {claim::payee_kind(one.payee.kind, lang)} " · " {claim::state(&one.state, lang)}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section id="subsidies">
                <h2>{claim::title(lang)}</h2>
                <ul class="plain">{lines}</ul>
            </section>
        }
        .into_any()
    })
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
