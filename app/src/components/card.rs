//! The result card: the whole card is the link.

use super::{Icon, Sign};
use crate::routes;
use crate::text::{self, Lang, catalogue as words, figures};
use domain::catalogue::{Card, DocumentKind};
use domain::vacancy::Conditions;
use leptos::prelude::*;

/// Cards, one below the other.
#[component]
pub fn Cards(cards: Vec<Card>, lang: Lang) -> impl IntoView {
    view! { <ul class="cards">{cards.into_iter().map(|card| one(card, lang)).collect_view()}</ul> }
}

/// Cards nobody searched for: without the word that matched.
#[component]
pub fn Related(cards: Vec<Card>, lang: Lang) -> impl IntoView {
    let cards = cards
        .into_iter()
        .map(|card| Card {
            why: Vec::new(),
            ..card
        })
        .collect();
    view! { <Cards cards lang/> }
}

fn one(card: Card, lang: Lang) -> AnyView {
    let chips = condition_chips(&card.conditions, card.sitting, card.no_reading, lang);
    let href = match card.kind {
        DocumentKind::Course => routes::course(card.id),
        _ => routes::vacancy(card.id),
    };
    let distance = card
        .metres
        .map(|metres| format!(" · {}", figures::short_distance(metres, lang)));
    let pay = pay(&card, lang);
    let why = card.why.first().map(|why| text::catalogue::why(why, lang));
    view! {
        <li class="card">
            <h3><a href=href>{card.title}</a></h3>
            {pay}
            <p>{card.from}</p>
            <p class="place"><Sign icon=Icon::Place/><span>{card.place} {distance}</span></p>
            {chips}
            {why.map(|why| view! { <p class="why">{why}</p> })}
        </li>
    }
    .into_any()
}

fn pay(card: &Card, lang: Lang) -> Option<AnyView> {
    let text = match (&card.wage, card.kind) {
        (Some(wage), _) => figures::wage(wage, lang),
        (None, DocumentKind::Course) => figures::fee(card.fee?, lang),
        (None, _) => return None,
    };
    Some(view! { <p class="wage">{text}</p> }.into_any())
}

/// Up to four conditions, icon and word.
pub fn condition_chips(
    conditions: &Conditions,
    sitting: bool,
    no_reading: bool,
    lang: Lang,
) -> Option<AnyView> {
    let both = conditions.lodging && conditions.meals;
    let all = [
        (conditions.home_based, Icon::House, words::home_based(lang)),
        (sitting, Icon::Chair, words::sitting(lang)),
        (both, Icon::Bed, words::lodging_and_meals(lang)),
        (conditions.lodging && !both, Icon::Bed, words::lodging(lang)),
        (conditions.meals && !both, Icon::Bowl, words::meals(lang)),
        (conditions.transport, Icon::Bus, words::transport(lang)),
        (no_reading, Icon::NoReading, words::no_reading(lang)),
        (conditions.insured, Icon::Shield, words::insured(lang)),
    ];
    let chips: Vec<_> = all
        .into_iter()
        .filter(|(holds, ..)| *holds)
        .take(4)
        .map(|(_, icon, word)| view! { <li><Sign icon/>{word}</li> })
        .collect();
    (!chips.is_empty()).then(|| view! { <ul class="chips">{chips}</ul> }.into_any())
}
