//! The chosen filters as chips; each is a link that takes itself away.

use super::Results;
use crate::components::{Icon, Sign};
use crate::pages::public::search::Search;
use crate::text::{Lang, catalogue as words, codes};
use domain::vacancy::VacancyKind;
use leptos::prelude::*;

/// The names of the yes-or-no filters, in the order of their switches.
pub const NAMES: [fn(Lang) -> &'static str; 7] = [
    words::home_based,
    words::lodging,
    words::meals,
    words::transport,
    words::insured,
    words::sitting,
    words::no_reading,
];

/// All chips, or nothing.
pub fn chips(results: &Results, lang: Lang) -> Option<AnyView> {
    let chips: Vec<_> = chosen(results, lang)
        .into_iter()
        .map(|(name, without)| {
            let label = format!("{} {name}", words::remove(lang));
            view! { <li><a href=without.href() aria-label=label>{name} <Sign icon=Icon::Cross/></a></li> }
        })
        .collect();
    (!chips.is_empty())
        .then(|| view! { <ul class="chips chosen" aria-label=words::chosen(lang)>{chips}</ul> }.into_any())
}

/// What is chosen, each with the search without it.
fn chosen(results: &Results, lang: Lang) -> Vec<(String, Search)> {
    let search = results.search.first_page();
    let mut chosen = Vec::new();
    if !search.words.is_empty() {
        chosen.push((
            words::words(&search.words),
            Search {
                words: String::new(),
                ..search.clone()
            },
        ));
    }
    if let Some(area) = search.area {
        chosen.push((
            results.name_of(area),
            Search {
                area: None,
                ..search.clone()
            },
        ));
    }
    for kind in &search.kinds {
        let others: Vec<VacancyKind> = search
            .kinds
            .iter()
            .copied()
            .filter(|other| other != kind)
            .collect();
        chosen.push((
            codes::vacancy_kind(*kind, lang).to_owned(),
            Search {
                kinds: others,
                ..search.clone()
            },
        ));
    }
    for (position, name) in NAMES
        .iter()
        .enumerate()
        .filter(|(position, _)| search.switches[*position])
    {
        let mut without = search.clone();
        without.switches[position] = false;
        chosen.push((name(lang).to_owned(), without));
    }
    if let Some(yuan) = search.yuan {
        chosen.push((
            words::at_least(yuan, lang),
            Search {
                yuan: None,
                ..search.clone()
            },
        ));
    }
    if let Some(km) = search.km {
        chosen.push((
            words::within_km(km, lang),
            Search {
                km: None,
                ..search.clone()
            },
        ));
    }
    chosen
}
