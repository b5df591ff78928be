//! A short bar with its figure in text.

use leptos::prelude::*;

/// A share as a bar; the figure stands beside it.
#[component]
pub fn Bar(part: u32, whole: u32, #[prop(into)] figure: String) -> impl IntoView {
    let width = if whole == 0 {
        0
    } else {
        u64::from(part) * 100 / u64::from(whole)
    };
    view! {
        <span class="share">
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="8"/>
                <rect class="part" width=width.min(100).to_string() height="8"/>
            </svg>
            {figure}
        </span>
    }
}
