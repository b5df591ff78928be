//! A gate of a fair on a phone, with or without a net. The forms of the page are taken here before they are sent: what they hold is kept
//! on the phone with its time, said something of at once, and brought to the server as soon as there is signal.
//!
//! What is done about it is in [`domain::check_in`]; here it is shown and carried. The server renders the frame alone.

#[cfg(all(feature = "hydrate", feature = "staff"))]
mod storage;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod work;

use crate::text::Lang;
use leptos::prelude::*;

/// What stands above the forms: signal, what waits, the last result, the camera.
#[island]
pub fn GateWork(
    /// The language.
    lang: Lang,
    /// The secret of the link.
    secret: String,
    /// How many are in: what stands here until the phone has opened, and where no script runs.
    counts: String,
) -> impl IntoView {
    let (ready, set_ready) = signal(false);
    Effect::new(move |_| set_ready.set(true));
    let (secret, counts) = (StoredValue::new(secret), StoredValue::new(counts));
    view! {
        <div class="gate-work">
            {move || {
                if ready.get() {
                    page(lang, secret.get_value())
                } else {
                    view! { <p class="row"><b>{counts.get_value()}</b></p> }.into_any()
                }
            }}
        </div>
    }
}

#[cfg(all(feature = "hydrate", feature = "staff"))]
fn page(lang: Lang, secret: String) -> AnyView {
    work::page(lang, secret)
}

#[cfg(not(all(feature = "hydrate", feature = "staff")))]
fn page(_lang: Lang, _secret: String) -> AnyView {
    ().into_any()
}
