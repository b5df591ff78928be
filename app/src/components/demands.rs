//! What work asks of the body, as six icons with words.

use super::{Icon, Sign};
use crate::text::{self, Lang};
use domain::fit::Functions;
use leptos::prelude::*;

const ICONS: [Icon; 6] = [
    Icon::Hands,
    Icon::Eye,
    Icon::Needle,
    Icon::Lift,
    Icon::Ear,
    Icon::Walk,
];

/// The six functions and how much of each the work demands.
#[component]
pub fn Demands(demands: Functions, lang: Lang) -> impl IntoView {
    let items = ICONS
        .into_iter()
        .zip(demands.0)
        .enumerate()
        .map(|(position, (icon, level))| {
            view! {
                <li class=format!("level-{}", level.map_or_else(|| "none".to_owned(), |l| l.to_string()))>
                    <Sign icon/>
                    <span>{text::fit::function(position, lang)}</span>
                    <b>{text::fit::demand(level, lang)}</b>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="demands">{items}</ul> }
}
