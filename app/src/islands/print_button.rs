//! Opens the print window.

use leptos::prelude::*;

/// A button that prints the page. Without scripts it stays hidden; the browser's own menu prints as well.
#[island]
pub fn PrintButton(
    /// What the button says.
    label: String,
) -> impl IntoView {
    let (hidden, set_hidden) = signal(true);
    Effect::new(move |_| set_hidden.set(false));
    view! {
        <button type="button" class="button act" hidden=hidden on:click=|_| print()>
            {label}
        </button>
    }
}

#[cfg(feature = "hydrate")]
fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

#[cfg(not(feature = "hydrate"))]
fn print() {}
