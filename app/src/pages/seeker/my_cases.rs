//! One's own complaints: how each stands, and the way to say something new.

use crate::asked::{Asker, flash, lang};
use crate::components::{Tab, public_page};
use crate::forms;
use crate::forms::case as to;
use crate::pages::public::complain::standing;
use crate::pages::when;
use crate::text::{case as words, common, door};
use domain::ports::CaseStanding;
use leptos::prelude::*;

/// `/me/cases`.
#[component]
pub fn MyCases() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move { ports.cases.own_cases(&actor).await },
        |cases| show(&cases),
    )
}

fn show(cases: &[CaseStanding]) -> AnyView {
    let lang = lang();
    let receipt = flash().receipt.map(|no| {
        view! { <p class="notice">{words::receipt(lang)} {common::colon(lang)} <b class="code">{no}</b></p> }
    });
    let none = cases
        .is_empty()
        .then(|| view! { <p class="notice">{words::own_none(lang)}</p> });
    let cards = cases.iter().map(|one| standing(one, lang)).collect_view();
    public_page(
        words::own_title(lang),
        Tab::Mine,
        view! {
            <h1>{words::own_title(lang)}</h1>
            {receipt}
            {none}
            {cards}
            <p><a class="button act big" href=to::NEW_COMPLAINT>{words::own_new(lang)}</a></p>
            <p><a class="button" href=forms::MINE>{door::enter_title(lang)}</a></p>
        },
    )
}
