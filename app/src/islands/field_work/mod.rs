//! Visits without signal: the list of the day, the form, and what waits to be sent, all from what the phone keeps.
//!
//! What is done about it is in [`domain::field_work`]; here it is shown, typed and carried. The server renders the frame alone.

#[cfg(all(feature = "hydrate", feature = "staff"))]
pub(super) mod browser;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod confirmation;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod desk;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod exchange;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod extras;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod form;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod frame;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod inputs;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod list;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod outbox;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod person;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod photos;
#[cfg(all(feature = "hydrate", feature = "staff"))]
mod storage;

use crate::text::{Lang, field_work as words};
use leptos::prelude::*;

/// The whole page below its title.
#[island]
pub fn FieldWork(
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let (ready, set_ready) = signal(false);
    Effect::new(move |_| set_ready.set(true));
    view! {
        <div class="field-work">
            {move || {
                if ready.get() {
                    page(lang)
                } else {
                    view! { <p role="status">{words::loading(lang)}</p> }.into_any()
                }
            }}
        </div>
    }
}

#[cfg(all(feature = "hydrate", feature = "staff"))]
fn page(lang: Lang) -> AnyView {
    frame::page(desk::Desk::open(lang))
}

#[cfg(not(all(feature = "hydrate", feature = "staff")))]
fn page(lang: Lang) -> AnyView {
    view! { <p role="status">{words::loading(lang)}</p> }.into_any()
}
