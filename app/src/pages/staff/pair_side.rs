//! One of two files, as it is compared with the other.

use crate::routes;
use crate::text::{Lang, codes, common, merge as words, people, staff};
use domain::ports::PairSide;
use leptos::prelude::*;

/// The card of a file; `heading` says what becomes of it.
pub fn side(one: &PairSide, heading: Option<&'static str>, lang: Lang) -> AnyView {
    let groups: Vec<&str> = one
        .categories
        .iter()
        .map(|category| codes::category(category, lang))
        .collect();
    let phone = if one.phone.is_empty() {
        words::no_phone(lang).to_owned()
    } else {
        one.phone.clone()
    };
    let owner = one
        .owner
        .clone()
        .unwrap_or_else(|| words::nobody(lang).to_owned());
    let rows = [
        (words::number(lang), one.number.clone()),
        (staff::age(lang), staff::age_of(one.age, lang)),
        (words::phone(lang), phone),
        (staff::area(lang), one.place.clone()),
        (staff::groups(lang), common::list(&groups, lang)),
        (people::owner(lang), owner),
        (words::leads_now(lang), one.leads.to_string()),
        (words::filled(lang), one.filled.to_string()),
    ]
    .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> });
    let href = routes::person_tab(one.id, "file");
    view! {
        <div class="card">
            {heading.map(|heading| view! { <p class="quiet">{heading}</p> })}
            <p><b><a href=href>{one.name.clone()}</a></b> " " <small>{one.no.clone()}</small></p>
            <dl class="facts small">{rows}</dl>
        </div>
    }
    .into_any()
}
