//! The fairs of an employer: which there are, what was answered, and the form to apply.

use crate::asked::{Asker, flash, lang};
use crate::components::{ProblemOf, fair_card, public_page};
use crate::forms::{
    EMPLOYER, NEW_POSTING, fair as to,
    gate::{FAIR_DAYS, own_stand_path},
};
use crate::pages::public::event::{cancelled, facts};
use crate::pages::{path_part, when};
use crate::text::{Lang, fair as words, figures};
use domain::fair::{FairState, StandState};
use domain::ids::FairId;
use domain::ports::{OwnStand, StandForm};
use leptos::prelude::*;

/// `/employer/fairs`.
#[component]
pub fn OwnFairs() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.fairs.own_stands(&actor).await },
        |fairs| {
            let lang = lang();
            let cards = fairs
                .iter()
                .map(|one| {
                    fair_card(
                        &one.fair,
                        to::employer_fair_path(one.fair.id),
                        own(one, lang),
                        lang,
                    )
                })
                .collect_view();
            public_page(
                words::employer_title(lang),
                None,
                view! {
                    <h1>{words::employer_title(lang)}</h1>
                    {fairs.is_empty().then(|| view! { <p class="notice">{words::employer_none(lang)}</p> })}
                    <ul class="cards">{cards}</ul>
                    <p><a class="button" href=EMPLOYER>{crate::text::employer::title(lang)}</a></p>
                },
            )
        },
    )
}

/// What an employer has to know of the fairs it has applied for, on its own page.
pub fn part(fairs: &[OwnStand], lang: Lang) -> AnyView {
    let lines = fairs
        .iter()
        .filter(|one| one.stand.is_some() && is_ahead(one))
        .map(|one| {
            view! {
                <li>
                    <a href=to::employer_fair_path(one.fair.id)>{one.fair.title.clone()}</a>
                    {format!(" · {}", words::hours(one.fair.held_on, one.fair.opens, one.fair.closes, lang))}
                    {own(one, lang)}
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{words::title(lang)}</h2>
        <ul>{lines}</ul>
        <p class="row">
            <a class="button" href=to::EMPLOYER_FAIRS>{words::employer_title(lang)}</a>
            <a class="button" href=FAIR_DAYS>{crate::text::stand::own(lang)}</a>
        </p>
    }
    .into_any()
}

/// Whether it is still to come, or was and does not take place.
fn is_ahead(one: &OwnStand) -> bool {
    !one.is_over && (one.fair.state.is_ahead() || one.fair.state == FairState::Cancelled)
}

/// How the application stands, and what changed.
fn own(one: &OwnStand, lang: Lang) -> AnyView {
    let state = one
        .stand
        .as_ref()
        .map(|stand| view! { <p><b>{words::stand_state(&stand.state, lang)}</b></p> });
    let reason = one
        .reason
        .clone()
        .map(|reason| view! { <p class="notice">{format!("{} {reason}", words::cancelled(lang))}</p> });
    let moved = one
        .changes
        .first()
        .map(|change| view! { <p class="quiet">{words::was_before(change, lang)}</p> });
    let apply = (one.stand.is_none() && one.fair.state.takes_employers()).then(|| {
        view! { <p><a class="button act" href=to::employer_fair_path(one.fair.id)>{words::apply(lang)}</a></p> }
    });
    let is_here = one.stand.as_ref().is_some_and(|stand| stand.state.is_approved());
    let day = (is_here && one.fair.state.is_ahead()).then(|| {
        view! { <p><a class="button" href=own_stand_path(one.fair.id)>{words::own_day(lang)}</a></p> }
    });
    view! { {reason} {moved} {state} {apply} {day} }.into_any()
}

/// `/employer/fairs/{id}`.
#[component]
pub fn OwnFair() -> impl IntoView {
    let id = path_part::<FairId>("id");
    when(
        move |Asker { ports, actor, .. }| async move { ports.fairs.stand_form(&actor, id?).await },
        |form| show(&form),
    )
}

fn show(form: &StandForm) -> AnyView {
    let lang = lang();
    let state = form
        .stand
        .as_ref()
        .map(|stand| view! { <p><b>{words::stand_state(&stand.state, lang)}</b></p> });
    public_page(
        form.fair.plan.title.clone(),
        None,
        view! {
            <h1>{form.fair.plan.title.clone()}</h1>
            {cancelled(&form.fair, lang)}
            {state}
            {facts(&form.fair, &form.place, lang)}
            {applying(form, lang)}
            <p><a href=to::EMPLOYER_FAIRS>{words::employer_title(lang)}</a></p>
        },
    )
}

fn applying(form: &StandForm, lang: Lang) -> AnyView {
    if !form.is_open {
        return view! { <p class="notice">{words::closed_for_employers(lang)}</p> }.into_any();
    }
    if form.is_listed {
        return view! { <p class="notice">{words::not_allowed_listed(lang)}</p> }.into_any();
    }
    if form.vacancies.is_empty() {
        return view! {
            <div class="notice">
                <p>{words::choose_none(lang)}</p>
                <p><a class="button act" href=NEW_POSTING>{words::post_one(lang)}</a></p>
            </div>
        }
        .into_any();
    }
    let typed = flash().each_typed("vacancy");
    let shown = form.stand.as_ref().map_or(&[][..], |stand| &stand.vacancies);
    let boxes = form
        .vacancies
        .iter()
        .map(|one| {
            let checked = shown.contains(&one.id) || typed.contains(&one.id.to_string());
            let text = format!("{} · {}", one.title, figures::wage(&one.wage, lang));
            view! {
                <label class="check">
                    <input type="checkbox" name="vacancy" value=one.id.to_string() checked=checked/>{text}
                </label>
            }
        })
        .collect_view();
    let comes = form
        .stand
        .as_ref()
        .is_some_and(|stand| matches!(stand.state, StandState::Applied | StandState::Approved { .. }));
    let button = if comes {
        words::apply_change(lang)
    } else {
        words::apply(lang)
    };
    let leave = comes.then(|| {
        view! {
            <details>
                <summary>{words::withdraw_stand(lang)}</summary>
                <form method="post" action=to::employer_fair_path(form.fair.id)>
                    <button class="button" name="do" value="leave">{words::confirm(lang)}</button>
                </form>
            </details>
        }
    });
    view! {
        <form class="form" method="post" action=to::employer_fair_path(form.fair.id)>
            <fieldset>
                <legend>{words::choose(lang)}</legend>
                <ProblemOf field="vacancy"/>
                {boxes}
            </fieldset>
            <button class="button act" name="do" value="apply">{button}</button>
        </form>
        {leave}
    }
    .into_any()
}
