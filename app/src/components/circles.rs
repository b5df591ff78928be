//! The five of a year as circles.

use leptos::prelude::*;

/// Filled circles for what was found, empty ones for what is missing, and the same in words.
#[component]
pub fn Circles(counted: u32, owed: u32, #[prop(into)] text: String) -> impl IntoView {
    let all = owed.max(counted).min(12);
    view! {
        <p class="progress">
            <svg viewBox=format!("0 0 {} 28", all * 32) class="circles" aria-hidden="true">
                {(0..all)
                    .map(|i| {
                        let class = if i < counted { "full" } else { "empty" };
                        view! { <circle class=class cx=(i * 32 + 16).to_string() cy="14" r="11"/> }
                    })
                    .collect_view()}
            </svg>
            <span>{text}</span>
        </p>
    }
}
