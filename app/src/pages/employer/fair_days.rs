//! The fairs one's own firm has a stand at: the way to the stand, and what it still has to say.

use crate::asked::{Asker, lang};
use crate::components::public_page;
use crate::forms::gate as to;
use crate::pages::when;
use crate::text::{figures, gate, stand as words};
use domain::ports::OwnFairDay;
use leptos::prelude::*;

/// `/employer/fair-days`.
#[component]
pub fn FairDays() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.fair_intents.own_fair_days(&actor).await },
        |days| show(&days),
    )
}

fn show(days: &[OwnFairDay]) -> AnyView {
    let lang = lang();
    let lines = days.iter().map(line).collect_view();
    let none = days
        .is_empty()
        .then(|| view! { <p class="notice">{words::lines_none(lang)}</p> });
    public_page(
        words::own(lang),
        None,
        view! {
            <h1>{words::own(lang)}</h1>
            <p class="hint">{words::result_do(lang)}</p>
            {none}
            <ul class="cards">{lines}</ul>
        },
    )
}

fn line(one: &OwnFairDay) -> AnyView {
    let lang = lang();
    let waits = (one.sums.needs_update > 0).then(|| {
        let text = format!("{} {}", one.sums.needs_update, words::needs(lang));
        view! { <span class="mark amber whole">{text}</span> }
    });
    let counts = format!(
        "{} {} · {} {}",
        words::intents(lang),
        one.sums.intents,
        words::hired(lang),
        one.sums.hired
    );
    let where_and_when = format!(
        "{} · {}",
        figures::full_day(one.held_on, lang),
        gate::stand_no(one.number, lang)
    );
    view! {
        <li class="card">
            <h2><a href=to::own_stand_path(one.fair)>{one.title.clone()}</a> " " {waits}</h2>
            <p>{where_and_when}</p>
            <p>{counts}</p>
        </li>
    }
    .into_any()
}
