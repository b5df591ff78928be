//! The wage blacklist, for everybody. Nobody is named on it but firms.

use crate::asked::{Asker, lang};
use crate::components::{Tab, public_page};
use crate::pages::{query_value, when};
use crate::text::{Lang, figures, listing as words};
use domain::ports::PublicListing;
use domain::values::AreaCode;
use leptos::prelude::*;

/// `/blacklist?area=`.
#[component]
pub fn Blacklist() -> impl IntoView {
    let area = query_value::<AreaCode>("area");
    when(
        move |Asker { ports, .. }| async move { ports.listings.blacklist(area).await },
        |firms| show(&firms),
    )
}

fn show(firms: &[PublicListing]) -> AnyView {
    let lang = lang();
    let none = firms
        .is_empty()
        .then(|| view! { <p class="notice">{words::public_none(lang)}</p> });
    let cards = firms.iter().map(|one| card(one, lang)).collect_view();
    public_page(
        words::public_title(lang),
        Tab::Help,
        view! {
            <h1>{words::public_title(lang)}</h1>
            <p>{words::public_do(lang)}</p>
            {none}
            <ul class="cards">{cards}</ul>
        },
    )
}

fn card(one: &PublicListing, lang: Lang) -> AnyView {
    let period = format!(
        "{} – {}",
        figures::full_day(one.from, lang),
        figures::full_day(one.to, lang)
    );
    view! {
        <li class="card">
            <h2>{one.firm.clone()}</h2>
            <dl class="facts small">
                <dt>{words::uscc(lang)}</dt><dd class="code">{one.uscc.clone()}</dd>
                <dt>{words::place(lang)}</dt><dd>{one.place.clone()}</dd>
                <dt>{words::ground(lang)}</dt><dd>{words::ground_of(one.ground, lang)}</dd>
                <dt>{words::decision_no(lang)}</dt><dd>{one.decision_no.clone()}</dd>
                <dt>{words::period(lang)}</dt><dd>{period}</dd>
            </dl>
        </li>
    }
    .into_any()
}
