//! Renews a page that is looked at for hours.

use leptos::prelude::*;

/// Reads the page anew after some seconds, and again and again. Without scripts the reader does it.
#[island]
pub fn Renew(
    /// After how many.
    seconds: u32,
) -> impl IntoView {
    Effect::new(move |_| renew_after(seconds));
}

#[cfg(feature = "hydrate")]
fn renew_after(seconds: u32) {
    use leptos::leptos_dom::helpers::set_timeout;
    use std::time::Duration;

    let reload = || {
        if let Some(window) = web_sys::window() {
            // A browser that cannot leaves the page as it is.
            let _ = window.location().reload();
        }
    };
    set_timeout(reload, Duration::from_secs(u64::from(seconds)));
}

#[cfg(not(feature = "hydrate"))]
fn renew_after(_: u32) {}
