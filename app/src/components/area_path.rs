//! The way down to a place.

use crate::text::{Lang, common};
use domain::ports::AreaRef;
use leptos::prelude::*;

/// Links from the top down to the place shown; the last one is where we are.
#[component]
pub fn AreaPath(
    path: Vec<AreaRef>,
    lang: Lang,
    href: impl Fn(&AreaRef) -> String + Send + 'static,
) -> impl IntoView {
    let last = path.len().saturating_sub(1);
    let steps = path
        .into_iter()
        .enumerate()
        .map(|(i, area)| {
            if i == last {
                view! { <li aria-current="page">{area.name}</li> }.into_any()
            } else {
                let href = href(&area);
                view! { <li><a href=href>{area.name}</a></li> }.into_any()
            }
        })
        .collect_view();
    view! { <nav class="path" aria-label=common::you_are_here(lang)><ol>{steps}</ol></nav> }
}

/// A place in words: its county, town and village as far as known.
pub fn place_of(path: &[AreaRef]) -> String {
    let names: Vec<&str> = path
        .iter()
        .skip(path.len().saturating_sub(3))
        .map(|area| area.name.as_str())
        .collect();
    names.join(" ")
}
